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
	if (group->from.days == group->to.days)
		return month_words(arena, group->from);
	return TV(arena, "{from} to {to}",
	          {"from", month_words(arena, group->from)},
	          {"to", month_words(arena, group->to)});
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
	chart_bars(h, &(struct bars){.id = str_c(h->arena,
	                                         str_print(h->arena, "bars-%d",
	                                                   group->from.days)),
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
		        .text = str_print(h->arena, "%lld",
		                          (long long)group->levels[level]),
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
draw_words(struct html *h, const struct mine_group *group)
{
	if (group->words_n == 0)
		return;
	gov_details_begin(h,
	                  &(struct gov_details){
	                          .summary = TN(h->arena, "{n} wrote something",
	                                        "{n} wrote something",
	                                        (int64_t)group->words_n)});
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
	gov_details_end(h);
}

static void
draw_group(struct html *h, const struct mine_group *group)
{
	struct str when = group_words(h->arena, group);
	struct str id = str_print(h->arena, "group-%d", group->from.days);

	mine_card_begin(h, str_c(h->arena, id), when, S(""), S(""));
	words_para(h, TN(h->arena, "{n} answer without a name.",
	                 "{n} answers without a name.", group->n));
	draw_bars(h, group, when);
	draw_table(h, group, when);
	draw_words(h, group);
	html_raw(h, "</section>");
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
	words_para(h, T("What people said without their name. Ten answers are "
	                "shown together at least, of months that are over; "
	                "months with fewer wait for the next."));
	if (heard->groups_n == 0)
		words_para(h, T("There are not ten answers yet."));
	for (size_t i = 0; i < heard->groups_n; i++)
		draw_group(h, &heard->groups[i]);
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
