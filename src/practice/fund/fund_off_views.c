/*
 * fund_off_views.c - what the pages about writing off look like.
 */
#include "practice/fund/fund_off.h"

const char *const fund_off_code_keys[] = {
        TK("We have lost touch with the person"),
        TK("The supplier is gone"),
        TK("Somebody deceived us"),
        TK("The money should have come back and did not"),
        TK("Something else"),
};

static struct str
off_path(struct arena *arena, struct fund_id id, const char *rest)
{
	return str_print(arena, "/write-offs/%.*s%s",
	                 STR_ARG(id_show(arena, id.v)), rest);
}

/* --- pieces ----------------------------------------------------------- */

static void
draw_codes(struct html *h, const struct form *form)
{
	struct gov_choice items[FUND_OFF_CODE_COUNT] = {{.value = S("")}};

	for (int i = 0; i < FUND_OFF_CODE_COUNT; i++) {
		items[i].value = str_of(fund_off_codes[i]);
		items[i].text = text_get(fund_off_code_keys[i]);
	}
	form_radios(h, form,
	            &(struct gov_radios){.name = "code",
	                                 .label = T("What happened?"),
	                                 .label_size = "s",
	                                 .items = {items, FUND_OFF_CODE_COUNT},
	                                 .value = S("")});
}

static void
draw_propose(struct html *h, const struct ctx *ctx,
             const struct fund_request *q, struct str action)
{
	struct form form = fund_form_begin(h, ctx, action, q->version);

	draw_codes(h, &form);
	fund_field_words(h, &form, "words", T("What was done to find it?"),
	                 T("About the money. Whoever agrees reads this, and "
	                   "does not see for whom it was."),
	                 S(""));
	fund_form_end(h, T("Propose to write it off"), NULL);
}

/* What it means, before anybody does it. */
static void
draw_meaning(struct html *h)
{
	words_para(h, T("Then nobody asks for a receipt any more. The money "
	                "stays spent in the books, the person is told that "
	                "they owe nothing, and it does not count against "
	                "them."));
	words_para(h, T("It takes two people. Whoever paid is neither of "
	                "them, and whoever asked or decided does not agree "
	                "to it."));
}

static void
draw_money(struct html *h, const struct fund_request *q)
{
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("From"), .value = q->terms.supplier},
	                        {.key = T("Paid"),
	                         .value = money_show(h->arena, q->paid)},
	                        {.key = T("Paid on"),
	                         .value = date_words(h->arena, q->paid_on)}),
	        });
}

/* --- a worker's ------------------------------------------------------- */

/* Whether the newest proposal still waits for somebody. */
static bool
waits(const struct fund_off *list, size_t n, const struct fund_request *q)
{
	return n > 0 && q->state == FUND_PAID &&
	       list[n - 1].state == FUND_OFF_ASKED &&
	       list[n - 1].version == q->version;
}

void
fund_draw_off_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_off_screen *s = data;
	const struct fund_request *q = &s->screen.request;

	words_title(h, T("Write off what was paid"));
	words_para(h, q->terms.what);
	draw_money(h, q);
	if (waits(s->list, s->n, q)) {
		words_para(h, T("It waits for a second person."));
		return;
	}
	if (!s->may.propose) {
		words_para(h, T("Only what is paid and not shown is written "
		                "off, and not by whoever paid it."));
		return;
	}
	draw_meaning(h);
	draw_propose(h, ctx, q,
	             fund_path(h->arena, &s->screen, q->id, "/write-off"));
}

/* --- a second person's ------------------------------------------------ */

static void
draw_what(struct html *h, const void *data)
{
	const struct fund_off *off = data;

	gov_link(h, &(struct gov_link){.text = off->what,
	                               .href = off_path(h->arena, off->request,
	                                                "")});
}

void
fund_draw_offs(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_off_screen *s = data;
	const struct gov_table table = {
	        .caption = T("Waiting for a second person"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("What")},
	                          {.text = T("What happened?")},
	                          {.text = T("Sum"), .format = "numeric"}),
	};

	(void)ctx;
	words_title(h, T("To be written off"));
	if (s->n == 0) {
		words_para(h, T("Nothing waits for a second person."));
		return;
	}
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < s->n; i++) {
		const struct fund_off *off = &s->list[i];

		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.html = html_made(h->arena, draw_what, off)},
		                {.text = text_get(
		                         fund_off_code_keys[off->code])},
		                {.text = money_show(h->arena, off->sum),
		                 .format = "numeric"}},
		        3);
	}
	gov_table_scroll_end(h);
}

static void
draw_answer(struct html *h, const struct ctx *ctx,
            const struct fund_off_screen *s)
{
	const struct fund_request *q = &s->screen.request;
	const struct gov_choice yes = {.value = S("yes"), .text = T("Yes")};
	const struct gov_choice no = {.value = S("no"), .text = T("No")};
	const struct gov_choice both[] = {yes, no};
	struct form form;

	if (!s->may.decline)
		return;
	if (!s->may.agree)
		words_para(h, T("You proposed it, asked or decided. Somebody "
		                "else agrees; you can say no to it."));
	form = fund_form_begin(h, ctx, off_path(h->arena, q->id, "/answer"),
	                       q->version);
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "says",
	                    .label = T("Do you agree to write it off?"),
	                    .label_size = "s",
	                    .classes = "govuk-radios--inline",
	                    .items = {s->may.agree ? both : &no,
	                              s->may.agree ? 2 : 1},
	                    .value = S("")});
	fund_field_words(h, &form, "words", T("Why?"),
	                 T("About the money, and nothing about a person."),
	                 S(""));
	fund_form_end(h, T("Write down my answer"), NULL);
}

void
fund_draw_off_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_off_screen *s = data;
	const struct fund_request *q = &s->screen.request;

	words_title(h, q->terms.what);
	html_raw(h, "<p class=\"govuk-body\">");
	fund_tag(h, q->state);
	html_raw(h, "</p>");
	draw_money(h, q);
	if (s->live.id != 0) {
		gov_summary_list(
		        h,
		        &(struct gov_summary_list){
		                .rows = GOV_ROWS(
		                        {.key = T("Proposed by"),
		                         .value = s->live.asked_name},
		                        {.key = T("What happened?"),
		                         .value = text_get(
		                                 fund_off_code_keys
		                                         [s->live.code])},
		                        {.key = T("What was done to find it?"),
		                         .value = s->live.words}),
		        });
		draw_meaning(h);
		draw_answer(h, ctx, s);
	} else if (s->may.propose) {
		draw_meaning(h);
		draw_propose(h, ctx, q, off_path(h->arena, q->id, ""));
	} else {
		words_para(h, T("Only what is paid and not shown is written "
		                "off, and not by whoever paid it."));
	}
}

/* --- on the page of one request --------------------------------------- */

static void
draw_one_off(struct html *h, const struct fund_off *off)
{
	words_para(h, TV(h->arena, "{name} proposed it: {why}. {words}",
	                 {"name", off->asked_name},
	                 {"why", text_get(fund_off_code_keys[off->code])},
	                 {"words", off->words}));
	if (off->state == FUND_OFF_DONE)
		words_para(h, TV(h->arena, "{name} agreed: {words}",
		                 {"name", off->answered_name},
		                 {"words", off->answer}));
	else if (off->state == FUND_OFF_DECLINED)
		words_para(h, TV(h->arena, "{name} said no: {words}",
		                 {"name", off->answered_name},
		                 {"words", off->answer}));
}

void
fund_draw_off(struct html *h, const struct ctx *ctx,
              const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;

	if (screen->own)
		return;
	if (screen->off_n > 0)
		words_heading(h, T("Writing it off"), "write-off");
	for (size_t i = 0; i < screen->off_n; i++)
		draw_one_off(h, &screen->off[i]);
	if (waits(screen->off, screen->off_n, q))
		words_para(h, T("It waits for a second person."));
	else if (q->state == FUND_PAID && ctx_can(ctx, CAN_ASK_FUND)) {
		html_raw(h, "<p class=\"govuk-body\">");
		gov_link(h, &(struct gov_link){
		                    .text = T("It will never be shown: write "
		                              "it off"),
		                    .href = fund_path(h->arena, screen, q->id,
		                                      "/write-off")});
		html_raw(h, "</p>");
	}
}

void
fund_draw_panel_off(struct html *h, const struct ctx *ctx, const void *data)
{
	const size_t *count = data;

	(void)ctx;
	if (*count == 0)
		return;
	html_raw(h,
	         "<section class=\"dir-card\" aria-labelledby=\"fund-off\">");
	words_heading(h, T("To be written off"), "fund-off");
	words_para(h, TV(h->arena, "{n} waiting for a second person",
	                 {"n", str_print(h->arena, "%zu", *count)}));
	gov_link(h, &(struct gov_link){.text = T("See what is proposed"),
	                               .href = S("/write-offs")});
	html_raw(h, "</section>");
}
