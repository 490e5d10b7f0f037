/*
 * mine_heard_views.c - what people said without a name, for a manager.
 */
#include "practice/mine/mine_views.h"

/* "2 of October" is no date: a month and its year. */
static struct str
month_words(struct arena *arena, struct date month)
{
	struct str words = date_words(arena, month);

	/* "1 October 2026" */
	return str_slice(words, str_find(words, ' ') + 1,
	                 words.n - str_find(words, ' ') - 1);
}

static struct str
group_words(struct arena *arena, const struct mine_group *group)
{
	struct str months = month_words(arena, group->from);

	if (group->from.days != group->to.days)
		months = TV(arena, "{from} to {to}", {"from", months},
		            {"to", month_words(arena, group->to)});
	return group->paper
	               ? TV(arena, "{months}, on paper", {"months", months})
	               : months;
}

/* "bars-<id>" */
static struct str
group_id(struct arena *arena, const char *what, const struct mine_group *group)
{
	return str_print(arena, "%s-%.*s", what,
	                 STR_ARG(id_show(arena, group->id.v)));
}

static struct str
number(struct arena *arena, int64_t n)
{
	return str_print(arena, "%lld", (long long)n);
}

static void
draw_bars(struct html *h, const struct mine_group *group, struct str when)
{
	struct bar bars[MINE_LEVELS];

	for (int i = 0; i < MINE_LEVELS; i++)
		bars[i] = (struct bar){
		        .label = text_get(mine_level_keys[MINE_LEVELS - i]),
		        .value = group->levels[MINE_LEVELS - i],
		};
	chart_bars(h, &(struct bars){
	                      .id = str_c(h->arena,
	                                  group_id(h->arena, "bars", group)),
	                      .title = when,
	                      .v = bars,
	                      .n = MINE_LEVELS});
}

static void
draw_table(struct html *h, const struct mine_group *group, struct str when)
{
	struct gov_cell cells[MINE_LEVELS][2];
	struct gov_cells rows[MINE_LEVELS];

	for (int i = 0; i < MINE_LEVELS; i++) {
		int level = MINE_LEVELS - i;

		cells[i][0] = (struct gov_cell){
		        .text = text_get(mine_level_keys[level])};
		cells[i][1] = (struct gov_cell){
		        .text = number(h->arena, group->levels[level]),
		        .format = "numeric"};
		rows[i] = (struct gov_cells){cells[i], 2, false};
	}
	gov_table(h, &(struct gov_table){
	                     .caption = when,
	                     .head = GOV_CELLS({.text = T("How it is")},
	                                       {.text = T("Answers"),
	                                        .format = "numeric"}),
	                     .rows = {rows, MINE_LEVELS},
	                     .first_cell_is_header = true});
}

static void
draw_said(struct html *h, const struct mine_group *group)
{
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < group->words_n; i++) {
		const struct mine_unnamed *said = &group->words[i];

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		html_lines(h, said->words);
		html_raw(h, "</p>");
		mine_small(h,
		           str_print(h->arena, "%.*s. %.*s",
		                     STR_ARG(text_get(
		                             mine_level_keys[said->level])),
		                     STR_ARG(text_get(
		                             mine_about_keys[said->about]))));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* The first of them, and a way to all. */
static void
draw_words(struct html *h, const struct mine_group *group)
{
	if (group->worded == 0)
		return;
	gov_details_begin(h,
	                  &(struct gov_details){
	                          .summary = TN(h->arena, "{n} wrote something",
	                                        "{n} wrote something",
	                                        group->worded)});
	draw_said(h, group);
	if (group->worded > (int64_t)group->words_n) {
		html_raw(h, "<p class=\"govuk-body\">");
		mine_link(h,
		          TV(h->arena, "Read all {n} that were written",
		             {"n", number(h->arena, group->worded)}),
		          str_print(h->arena, "/feedback/groups/%.*s",
		                    STR_ARG(id_show(h->arena, group->id.v))));
		html_raw(h, "</p>");
	}
	gov_details_end(h);
}

static void
draw_n(struct html *h, const struct mine_group *group)
{
	if (group->paper) {
		words_para(h,
		           TV(h->arena,
		              "{n} papers without a name, typed by staff. "
		              "Nobody knows whether each is of another person.",
		              {"n", number(h->arena, group->n)}));
		return;
	}
	words_para(h,
	           TV(h->arena,
	              "{answers} answers without a name, of {people} people.",
	              {"answers", number(h->arena, group->n)},
	              {"people", number(h->arena, group->senders)}));
}

static void
draw_group(struct html *h, const struct mine_group *group)
{
	struct str when = group_words(h->arena, group);

	mine_card_begin(h, str_c(h->arena, group_id(h->arena, "group", group)),
	                when, S(""), S(""));
	draw_n(h, group);
	draw_bars(h, group, when);
	draw_table(h, group, when);
	draw_words(h, group);
	html_raw(h, "</section>");
}

void
mine_draw_words(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct mine_words *words = data;
	const struct mine_group *group = &words->group;

	(void)ctx;
	words_title(h, T("What people wrote"));
	words_para(h, group_words(h->arena, group));
	draw_n(h, group);
	draw_said(h, group);
	gov_pagination_of(h,
	                  str_print(h->arena, "/feedback/groups/%.*s?page=",
	                            STR_ARG(id_show(h->arena, group->id.v))),
	                  words->page + 1,
	                  (group->worded + MINE_WORDS_PAGE - 1) /
	                          MINE_WORDS_PAGE);
}

/* Months further back. */
static void
draw_pages(struct html *h, const struct mine_heard *heard)
{
	struct gov_pagination pages = {0};

	if (heard->page > 0) {
		pages.previous.text = T("Newest");
		pages.previous.href = S("/feedback");
	}
	if (heard->older) {
		pages.next.text = T("Earlier");
		pages.next.href = str_print(h->arena, "/feedback?page=%lld",
		                            (long long)heard->page + 2);
	}
	if (heard->page > 0 || heard->older)
		gov_pagination(h, &pages);
}

/* --- what was done ------------------------------------------------------- */

static void
draw_did_form(struct html *h, const struct ctx *ctx)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, S("/feedback/did"));
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "said",
	                      .rows = 2,
	                      .label = T("You said"),
	                      .label_size = "s",
	                      .hint = T("What people said, in your own words. "
	                                "Quote nobody.")});
	form_textarea(h, &form,
	              &(struct gov_textarea){.name = "did",
	                                     .rows = 2,
	                                     .label = T("We did"),
	                                     .label_size = "s"});
	mine_form_end(h, T("Show it to everybody"));
}

static void
draw_dids(struct html *h, const struct ctx *ctx, const struct mine_heard *heard)
{
	mine_card_begin(h, "done-since", T("You said, we did"), S(""), S(""));
	words_para(h,
	           T("Everybody your organisation works with reads this, and "
	             "so do their workers."));
	for (size_t i = 0; i < heard->dids_n; i++) {
		mine_dids(h, &heard->dids[i], 1);
		mine_button(h, ctx,
		            str_print(h->arena, "/feedback/did/%.*s/back",
		                      STR_ARG(id_show(h->arena,
		                                      heard->dids[i].id.v))),
		            T("Take it back"), heard->dids[i].said);
	}
	if (heard->dids_n < MINE_DIDS_MOST ||
	    page_sent(ctx, S("/feedback/did")))
		draw_did_form(h, ctx);
	html_raw(h, "</section>");
}

void
mine_draw_heard(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct mine_heard *heard = data;

	words_title(h, T("Feedback"));
	words_para(h, T("What people said without their name. It is shown when "
	                "ten people sent something, of months that are over; "
	                "months with fewer wait for the next. Papers that "
	                "staff typed stand apart, from ten on."));
	if (heard->groups_n == 0 && heard->page == 0)
		words_para(h, T("Not enough people sent something yet."));
	for (size_t i = 0; i < heard->groups_n; i++)
		draw_group(h, &heard->groups[i]);
	draw_pages(h, heard);
	draw_dids(h, ctx, heard);
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	mine_link(h, T("Type a paper without a name"), S("/feedback/paper"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("A form on paper"), S("/feedback/print"));
	html_raw(h, "</li></ul>");
}

/* --- a paper ------------------------------------------------------------- */

void
mine_draw_paper_form(struct html *h, const struct ctx *ctx, const void *data)
{
	struct form form;

	(void)data;
	words_title(h, T("Type a paper without a name"));
	words_para(h, T("Type what the paper says, word for word. Leave out "
	                "whatever shows whose it is. Nobody is told who typed "
	                "it."));
	page_form(ctx, &form);
	form.no_draft = true;
	form_begin(h, &form, S("/feedback/paper"));
	mine_say_fields(h, &form, -1, T("What is ticked?"));
	mine_form_end(h, T("Save"));
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER, T("A form on paper"), S("/feedback/print"));
	html_raw(h, "</li></ul>");
}

/* --- a link on today ----------------------------------------------------- */

void
mine_draw_today_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)data;
	mine_card_begin(h, "feedback", T("Feedback"), S(""), S(""));
	html_raw(h, "<ul class=\"govuk-list\">");
	if (ctx_can(ctx, CAN_SEE_FEEDBACK)) {
		html_raw(h, "<li>");
		mine_link(h, T("What people say of us"), S("/feedback"));
		html_raw(h, "</li>");
	}
	html_raw(h, "<li>");
	mine_link(h, T("Type a paper without a name"), S("/feedback/paper"));
	html_raw(h, "</li></ul></section>");
}
