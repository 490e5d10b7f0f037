/*
 * fund_asking_views.c - did it help: the question, and what was said.
 */
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_views.h"

/* --- panels ----------------------------------------------------------- */

static void
card_begin(struct html *h, const char *id, struct str title)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, ">");
	words_heading(h, title, id);
	html_raw(h, "<ul class=\"dir-gaps\">");
}

static struct str
own_question(const struct fund_question *q)
{
	if (q->waits)
		return T("We wait for your yes or no.");
	return q->later ? T("It is half a year now. Did it help?")
	                : T("Did it help? Tell us, if you like.");
}

void
fund_draw_questions_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_questions *all = data;
	const struct fund_screen own = {.own = true};

	(void)ctx;
	if (all->n == 0)
		return;
	card_begin(h, "fund-questions", T("A question for you"));
	for (size_t i = 0; i < all->n; i++) {
		html_raw(h, "<li>");
		gov_link(h,
		         &(struct gov_link){
		                 .text = all->list[i].what,
		                 .href = fund_path(h->arena, &own,
		                                   all->list[i].request, "")});
		html_raw(h, "<br>");
		html_text(h, own_question(&all->list[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul></section>");
}

static void
draw_to_ask(struct html *h, const struct fund_question *q,
            const struct fund_screen *where, struct str text)
{
	html_raw(h, "<li>");
	gov_link(h, &(struct gov_link){.text = text,
	                               .href = fund_path(h->arena, where,
	                                                 q->request, "")});
	html_raw(h, "<br>");
	html_text(h, TV(h->arena, "Paid on {day}: did it help?",
	                {"day", date_words(h->arena, q->paid_on)}));
	html_raw(h, "</li>");
}

void
fund_draw_questions_case(struct html *h, const struct ctx *ctx,
                         const void *data)
{
	const struct fund_questions *all = data;
	const struct fund_screen where = {.head = {.crn = all->crn}};

	(void)ctx;
	if (all->n == 0)
		return;
	card_begin(h, "fund-ask", T("Ask when you next meet"));
	for (size_t i = 0; i < all->n; i++)
		draw_to_ask(h, &all->list[i], &where, all->list[i].what);
	html_raw(h, "</ul></section>");
}

void
fund_draw_questions_today(struct html *h, const struct ctx *ctx,
                          const void *data)
{
	const struct fund_questions *all = data;

	(void)ctx;
	if (all->n == 0)
		return;
	card_begin(h, "fund-ask", T("Ask when you next meet"));
	for (size_t i = 0; i < all->n; i++) {
		const struct fund_screen where = {.head = all->heads[i]};

		draw_to_ask(h, &all->list[i], &where,
		            str_print(h->arena, "%.*s, %.*s",
		                      STR_ARG(all->heads[i].name),
		                      STR_ARG(all->list[i].what)));
	}
	html_raw(h, "</ul></section>");
}

/* --- on the page of a request ----------------------------------------- */

static void
draw_form(struct html *h, const struct ctx *ctx,
          const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	struct gov_choice items[5] = {{.value = S("")}};
	struct form form;

	for (int i = 0; i < 5; i++) {
		items[i].value = str_print(h->arena, "%d", i + 1);
		items[i].text = i == 0   ? T("1, not at all")
		                : i == 4 ? T("5, very much")
		                         : items[i].value;
	}
	form = fund_form_begin(
	        h, ctx, fund_path(h->arena, screen, q->id, "/helped"), 0);
	form_radios(h, &form,
	            &(struct gov_radios){.name = "helped",
	                                 .label = T("Did it help?"),
	                                 .label_size = "s",
	                                 .items = {items, 5},
	                                 .value = S("")});
	fund_field_words(h, &form, "changed", T("What changed? (optional)"),
	                 S(""), S(""));
	fund_form_end(h, T("Send my answer"), NULL);
}

static void
draw_button(struct html *h, const struct ctx *ctx,
            const struct fund_screen *screen, const char *rest,
            struct str words)
{
	(void)fund_form_begin(
	        h, ctx, fund_path(h->arena, screen, screen->request.id, rest),
	        0);
	fund_form_end(h, words, "govuk-button--secondary");
}

static void
draw_said(struct html *h, const struct fund_reflection *said)
{
	struct str stars = str_print(h->arena, "%d", said->helped);

	words_para(h, said->later ? TV(h->arena,
	                               "Half a year after: {n} of 5. {words}",
	                               {"n", stars}, {"words", said->changed})
	                          : TV(h->arena, "{n} of 5. {words}",
	                               {"n", stars}, {"words", said->changed}));
}

/* The day from which the next answer can be given; none when all are. */
static struct date
next_from(const struct fund_screen *screen, enum fund_moment now)
{
	const struct fund_request *q = &screen->request;

	if (now == FUND_NOT_YET)
		return date_add_days(q->paid_on, (int)screen->limits.soon);
	return now == FUND_FIRST
	               ? date_add_months(q->paid_on, (int)screen->limits.months)
	               : DATE_NONE;
}

static void
draw_open(struct html *h, const struct ctx *ctx,
          const struct fund_screen *screen)
{
	if (screen->own) {
		draw_form(h, ctx, screen);
		draw_button(h, ctx, screen, "/no-answer",
		            T("I do not want to say"));
		return;
	}
	words_para(h, T("They can say it now, by their own sign-in."));
	if (!ctx_can(ctx, CAN_ASK_FUND))
		return;
	draw_button(h, ctx, screen, "/asked", T("I asked them"));
	draw_button(h, ctx, screen, "/no-answer", T("They do not want to say"));
}

void
fund_draw_reflections(struct html *h, const struct ctx *ctx,
                      const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	enum fund_moment now =
	        fund_moment(&screen->limits, q->paid_on, ctx->today);
	bool answered = false;
	struct date from;

	if (q->payment.v == 0 || q->state == FUND_RETURNED ||
	    (q->state == FUND_WRITTEN_OFF && screen->reflections_n == 0))
		return;
	words_heading(h, T("Did it help?"), "helped-heading");
	for (size_t i = 0; i < screen->reflections_n; i++) {
		draw_said(h, &screen->reflections[i]);
		answered = answered ||
		           screen->reflections[i].later == (now == FUND_LATER);
	}
	if (now != FUND_NOT_YET && !answered) {
		draw_open(h, ctx, screen);
		return;
	}
	from = next_from(screen, now);
	if (date_is(from))
		words_para(h, TV(h->arena, "To be said from {day}.",
		                 {"day", date_words(h->arena, from)}));
}

/* --- how to be asked -------------------------------------------------- */

void
fund_draw_ask_way(struct html *h, const struct ctx *ctx,
                  const struct fund_screen *screen)
{
	struct gov_choice items[FUND_ASK_WAY_COUNT] = {
	        {.value = str_of(fund_ask_ways[FUND_BY_WORKER]),
	         .text = T("My worker asks me when we meet")},
	        {.value = str_of(fund_ask_ways[FUND_BY_EMAIL]),
	         .text = T("By email")},
	};
	struct form form;

	if (!screen->own || !screen->budget.told)
		return;
	words_heading(h, T("How should we ask you if it helped?"), "ask-way");
	form = fund_form_begin(h, ctx, S("/me/fund/ask-way"), 0);
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "way",
	                    .label = T("Choose one"),
	                    .label_size = "s",
	                    .hint = T("An email from us says only that there "
	                              "is a question. If you told us when it "
	                              "is safe to reach you, we send none."),
	                    .items = {items, FUND_ASK_WAY_COUNT},
	                    .value = str_of(fund_ask_ways[screen->ask_way])});
	fund_form_end(h, T("Save"), "govuk-button--secondary");
}
