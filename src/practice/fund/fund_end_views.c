/*
 * fund_end_views.c - what the pages about endings look like.
 */
#include "practice/fund/fund_end.h"

const char *const fund_end_keys[] = {
        TK("They are with another organisation now"),
        TK("They were recalled"),
        TK("They died"),
        TK("Their order or licence ended"),
        TK("The programme winds down"),
};

/* --- for one person --------------------------------------------------- */

static void
draw_kinds(struct html *h, const struct form *form)
{
	struct gov_choice items[FUND_END_CLOSING] = {{.value = S("")}};

	for (int i = 0; i < FUND_END_CLOSING; i++) {
		items[i].value = str_of(fund_end_kinds[i]);
		items[i].text = text_get(fund_end_keys[i]);
	}
	form_radios(h, form,
	            &(struct gov_radios){.name = "kind",
	                                 .label = T("What happened?"),
	                                 .label_size = "s",
	                                 .items = {items, FUND_END_CLOSING},
	                                 .value = S("")});
}

void
fund_draw_end(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_end_screen *s = data;
	struct str crn = s->screen.head.crn;
	struct form form;

	words_title(h, T("The fund ends here"));
	if (s->kind >= 0) {
		words_para(h, text_get(fund_end_keys[s->kind]));
		words_para(h, T("What is open stays as it is until somebody "
		                "pays it, hands it over or lets it go."));
		form = fund_form_begin(
		        h, ctx, people_path(h->arena, crn, "/fund/ending/undo"),
		        0);
		fund_field_words(h, &form, "words",
		                 T("Why does it go on after all?"), S(""),
		                 S(""));
		fund_form_end(h, T("It goes on"), "govuk-button--secondary");
		return;
	}
	words_para(h, T("Nothing is freed by this. Whoever manages the fund "
	                "sees what is open, and acts on each."));
	form = fund_form_begin(h, ctx,
	                       people_path(h->arena, crn, "/fund/ending"), 0);
	draw_kinds(h, &form);
	fund_field_words(h, &form, "words", T("What should be known?"), S(""),
	                 S(""));
	fund_form_end(h, T("Write it down"), NULL);
}

/* --- the list --------------------------------------------------------- */

static struct str
owed_path(struct arena *arena, const struct fund_owed *one, const char *rest)
{
	bool is_rest = one->request.v == 0;
	int64_t id = is_rest ? one->account.v : one->request.v;

	return str_print(arena, "/endings/%s%.*s%s",
	                 is_rest ? "sums/" : "requests/",
	                 STR_ARG(id_show(arena, id)), rest);
}

static void
draw_what(struct html *h, const void *data)
{
	const struct fund_owed *one = data;

	gov_link(h, &(struct gov_link){.text = one->request.v == 0
	                                               ? T("The rest of a sum")
	                                               : one->what,
	                               .href = owed_path(h->arena, one, "")});
	if (str_empty(one->supplier))
		return;
	html_raw(h, "<br>");
	html_text(h, one->supplier);
}

/* How it stands, in words. */
static struct str
stands(const struct fund_owed *one)
{
	if (one->request.v == 0)
		return T("Not promised");
	if (one->asked)
		return T("Another organisation is asked");
	return text_get(fund_state_keys[one->state]);
}

static void
draw_list(struct html *h, const struct fund_owed *list, size_t n,
          struct str caption)
{
	const struct gov_table table = {
	        .caption = caption,
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("What, and from whom")},
	                          {.text = T("How it stands")},
	                          {.text = T("Sum"), .format = "numeric"}),
	};

	if (n == 0)
		return;
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < n; i++)
		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.html = html_made(h->arena, draw_what,
		                                   &list[i])},
		                {.text = stands(&list[i])},
		                {.text = money_show(h->arena, list[i].sum),
		                 .format = "numeric"}},
		        3);
	gov_table_scroll_end(h);
}

static void
draw_totals(struct html *h, const struct fund_owing *o)
{
	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = GOV_ROWS(
	                           {.key = T("Agreed and not paid"),
	                            .value = money_show(h->arena, o->promised)},
	                           {.key = T("Paid, not shown yet"),
	                            .value = money_show(h->arena, o->unshown)},
	                           {.key = T("Left of sums that were told"),
	                            .value = money_show(h->arena, o->rest)}),
	           });
}

void
fund_draw_owing(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_end_screen *s = data;
	const struct fund_owing *o = &s->owing;
	struct form form;

	words_title(h, T("What the fund still owes"));
	if (o->closing)
		words_para(h, T("The programme winds down. All that is open "
		                "stands here."));
	if (o->n == 0 && o->asked_n == 0)
		words_para(h, T("Nothing is open where it ends."));
	draw_list(h, o->list, o->n, T("Open where it ends"));
	draw_list(h, o->asked, o->asked_n, T("You are asked to take over"));
	draw_totals(h, o);
	if (o->closing)
		return;
	words_heading(h, T("The programme winds down"), "closing");
	words_para(h, T("Then all that is open is listed here, and nothing is "
	                "freed by itself."));
	form = fund_form_begin(h, ctx, S("/endings/closing"), 0);
	fund_field_words(h, &form, "words", T("What should be known?"), S(""),
	                 S(""));
	fund_form_end(h, T("It winds down"), "govuk-button--secondary");
}

/* --- one -------------------------------------------------------------- */

static void
draw_act(struct html *h, const struct ctx *ctx, const struct fund_owed *one,
         const char *rest, struct str title, struct str button)
{
	struct form form;

	words_heading(h, title, *rest == '\0' ? "rest" : rest + 1);
	form = fund_form_begin(h, ctx, owed_path(h->arena, one, rest), 0);
	fund_field_words(h, &form, "words", T("Why?"),
	                 T("About the money, and nothing about a person."),
	                 S(""));
	fund_form_end(h, button, "govuk-button--secondary");
}

static void
draw_ask(struct html *h, const struct ctx *ctx, const struct fund_end_screen *s)
{
	size_t n = 0;
	struct form form;
	struct gov_option *items =
	        arena_new(h->arena, struct gov_option, s->organisations_n + 1);

	for (size_t i = 0; i < s->organisations_n; i++) {
		if (s->organisations[i].id.v == ctx->who.organisation.v)
			continue;
		items[n].value = id_show(h->arena, s->organisations[i].id.v);
		items[n++].text = s->organisations[i].name;
	}
	words_heading(h, T("Hand it over"), "ask");
	form = fund_form_begin(h, ctx, owed_path(h->arena, &s->one, "/ask"), 0);
	form_select(h, &form,
	            &(struct gov_select){.name = "to",
	                                 .label = T("Who is asked to take it?"),
	                                 .label_size = "s",
	                                 .items = {items, n},
	                                 .value = S("")});
	fund_field_words(h, &form, "because", T("Why?"),
	                 T("About the money, and nothing about a person."),
	                 S(""));
	fund_form_end(h, T("Ask them"), "govuk-button--secondary");
}

static void
draw_answer(struct html *h, const struct ctx *ctx, const struct fund_owed *one)
{
	struct form form =
	        fund_form_begin(h, ctx, owed_path(h->arena, one, "/answer"), 0);

	words_para(h, T("Another organisation asks you to take this. It is "
	                "decided again here, with your money."));
	fund_field_says(h, &form, "says", T("Do you take it?"));
	fund_field_words(h, &form, "words", T("Why?"),
	                 T("About the money, and nothing about a person."),
	                 S(""));
	fund_form_end(h, T("Write down my answer"), NULL);
}

static void
draw_facts(struct html *h, const struct ctx *ctx, const struct fund_owed *one)
{
	bool says = one->kind >= 0 && ctx_can(ctx, CAN_DECIDE_FUND);

	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("From"),
	                         .value = one->supplier,
	                         .omit = one->request.v == 0},
	                        {.key = T("How it stands"),
	                         .value = stands(one)},
	                        {.key = T("Sum"),
	                         .value = money_show(h->arena, one->sum)},
	                        {.key = T("Why it ends"),
	                         .value = says ? text_get(fund_end_keys
	                                                          [one->kind])
	                                       : S(""),
	                         .omit = !says}),
	        });
}

void
fund_draw_owed(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_end_screen *s = data;
	const struct fund_owed *one = &s->one;

	words_title(h,
	            one->request.v == 0 ? T("The rest of a sum") : one->what);
	draw_facts(h, ctx, one);
	if (s->kind == 1) {
		draw_answer(h, ctx, one);
	} else if (one->request.v == 0) {
		draw_act(h, ctx, one, "", T("Put it back in the pot"),
		         T("Put it back"));
	} else if (one->state == FUND_PAID) {
		draw_act(h, ctx, one, "/explain", T("What became of it"),
		         T("Write it down"));
	} else {
		if (one->state == FUND_AGREED)
			words_para(h, T("It can still be paid, as every "
			                "agreed request is."));
		draw_ask(h, ctx, s);
		draw_act(h, ctx, one, "/release", T("Let it go"),
		         T("Let it go"));
	}
}

void
fund_draw_panel_end(struct html *h, const struct ctx *ctx, const void *data)
{
	const int64_t *count = data;

	(void)ctx;
	if (*count == 0)
		return;
	html_raw(h, "<section class=\"dir-card\""
	            " aria-labelledby=\"fund-endings\">");
	words_heading(h, T("The fund at an ending"), "fund-endings");
	words_para(h,
	           TV(h->arena, "{n} to be paid, handed over or let go",
	              {"n", str_print(h->arena, "%lld", (long long)*count)}));
	gov_link(h, &(struct gov_link){.text = T("See what is open"),
	                               .href = S("/endings")});
	html_raw(h, "</section>");
}
