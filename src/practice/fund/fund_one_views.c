/*
 * fund_one_views.c - one request: what is asked, who said what, what is next.
 */
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_receipt_local.h"
#include "practice/fund/fund_way_local.h"

/* --- what is asked ---------------------------------------------------- */

static struct str
why_key(struct html *h, const struct fund_screen *screen)
{
	if (screen->request.own_words)
		return screen->own ? T("Why, in your own words")
		                   : T("Why, in their own words");
	return TV(h->arena, "Why, written by {name}",
	          {"name", screen->started_name});
}

static struct str
day_words(struct html *h, struct date day)
{
	return date_is(day) ? date_words(h->arena, day) : S("");
}

static void
draw_facts(struct html *h, const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	const struct fund_terms *t = &q->terms;
	bool waits = q->state == FUND_ASKED || q->state == FUND_SECOND_LOOK;

	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = GOV_ROWS(
	                           {.key = why_key(h, screen), .value = t->why},
	                           {.key = T("For"),
	                            .value = text_get(
	                                    fund_purpose_keys[t->purpose])},
	                           {.key = T("Goal"),
	                            .value = t->goal.v != 0 ? t->goal_title
	                                                    : t->no_goal},
	                           {.key = T("Cost"),
	                            .value = money_show(h->arena, t->sum)},
	                           {.key = T("From"), .value = t->supplier},
	                           {.key = T("Needed by"),
	                            .value = day_words(h, t->needed_on),
	                            .omit = !date_is(t->needed_on)},
	                           {.key = T("Tried elsewhere"),
	                            .value = t->tried},
	                           {.key = T("An answer by"),
	                            .value = date_words(h->arena, q->due_on),
	                            .omit = !waits},
	                           {.key = T("How it is paid"),
	                            .value = text_get(fund_way_keys[q->way]),
	                            .omit = q->decision.v == 0},
	                           {.key = T("Benefits"),
	                            .value = fund_benefits_says(
	                                    q->way, q->benefits_safe),
	                            .omit = q->decision.v == 0},
	                           {.key = T("What was done"),
	                            .value = fund_done_says(h->arena, q,
	                                                    screen->how),
	                            .omit = screen->how == NULL},
	                           {.key = T("Paid"),
	                            .value = money_show(h->arena, q->paid),
	                            .omit = q->payment.v == 0},
	                           {.key = q->explained ? T("What became of it")
	                                                : T("Receipt"),
	                            .value = q->evidence,
	                            .omit = str_empty(q->evidence)},
	                           {.key = T("What anybody may read"),
	                            .value = q->public_reason,
	                            .omit = str_empty(q->public_reason)}),
	           });
}

/* --- voices ----------------------------------------------------------- */

static void
draw_checks(struct html *h, unsigned checks)
{
	if (checks == 0)
		return;
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (unsigned i = 0; i < FUND_CHECKS; i++) {
		if ((checks & (1u << i)) == 0)
			continue;
		html_raw(h, "<li>");
		html_text(h, text_get(fund_check_keys[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* Whose voice it is; of the person's that somebody typed, the person's. */
static struct str
voice_name(const struct fund_screen *screen, const struct fund_voice *v)
{
	if (screen->own && v->side == FUND_PERSON)
		return T("You");
	return v->assisted ? screen->head.name : v->name;
}

static void
draw_voice(struct html *h, const struct ctx *ctx,
           const struct fund_screen *screen, const struct fund_voice *v)
{
	html_raw(h, "<li class=\"govuk-!-margin-bottom-4\"><strong>");
	html_text(h, voice_name(screen, v));
	html_raw(h, "</strong> ");
	gov_tag(h, &(struct gov_tag){
	                   .text = v->says == FUND_YES ? T("Yes") : T("No"),
	                   .classes = v->says == FUND_YES ? "govuk-tag--green"
	                                                  : "govuk-tag--red"});
	html_raw(h, " ");
	html_text(h, date_words(h->arena, instant_date(v->at)));
	if (v->round < screen->request.round) {
		html_raw(h, " ");
		html_text(h, T("(about it as it was before)"));
	}
	html_raw(h, "<br>");
	html_lines(h, v->words);
	if (v->refusal > FUND_NO_REFUSAL) {
		html_raw(h, "<br>");
		html_text(h,
		          TV(h->arena, "Reason: {why}",
		             {"why", text_get(fund_refusal_keys[v->refusal])}));
	}
	if (!str_empty(v->tie)) {
		html_raw(h, "<br>");
		html_text(h, TV(h->arena, "A tie to where it comes from: {tie}",
		                {"tie", v->tie}));
	}
	draw_checks(h, v->checks);
	if (v->assisted)
		fund_draw_assisted(h, ctx, screen, v);
	html_raw(h, "</li>");
}

static void
draw_voices(struct html *h, const struct ctx *ctx,
            const struct fund_screen *screen)
{
	words_heading(h, T("Who said what"), "voices");
	if (screen->voices_n == 0) {
		words_para(h, T("Nobody has answered yet."));
		return;
	}
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < screen->voices_n; i++)
		draw_voice(h, ctx, screen, &screen->voices[i]);
	html_raw(h, "</ul>");
}

/* --- what is next ----------------------------------------------------- */

static struct str
off_words(bool own)
{
	return own ? T("Nobody asks for a receipt any more. You owe nothing, "
	               "and it does not count against you. If something turns "
	               "up later, you can still show it.")
	           : T("It is written off: nobody asks for a receipt any more, "
	               "and it does not count against them.");
}

/* The state in a sentence that a child can read. */
static struct str
next_words(const struct fund_request *q, bool own)
{
	switch (q->state) {
	case FUND_ASKED:
		if (q->says[FUND_PERSON] != FUND_YES)
			return own ? T("You have not said yes.")
			           : T("The person has not said yes.");
		if (q->says[FUND_WORKER] != FUND_YES)
			return T("The worker has not answered yet.");
		return T("Both said yes. Now a senior case manager says yes or "
		         "no.");
	case FUND_SECOND_LOOK:
		return T("Somebody who has not said no looks at it again.");
	case FUND_REFUSED:
		return T("It is not agreed. The reason stands below.");
	case FUND_AGREED:
		return T("It is agreed and the money is set aside. Somebody "
		         "else pays it now.");
	case FUND_WRITTEN_OFF:
		return off_words(own);
	case FUND_PAID:
		return T("It is paid. Keep the receipt, or say what became of "
		         "it.");
	default:
		return S("");
	}
}

static void
draw_person_say(struct html *h, const struct ctx *ctx,
                const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	struct form form;

	words_heading(h, T("Your answer"), "answer");
	form = fund_form_begin(
	        h, ctx, fund_path(h->arena, screen, q->id, "/say"), q->version);
	fund_field_says(h, &form, "says", T("Do you want this?"));
	fund_field_words(h, &form, "words", T("Why? Say it in your own words"),
	                 S(""), S(""));
	fund_form_end(h, T("Send my answer"), NULL);
}

static void
draw_again(struct html *h, const struct ctx *ctx,
           const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	struct form form;

	if (q->looked)
		return;
	words_heading(h, T("Ask for a second look"), "again");
	words_para(h, T("Somebody who has not said no will look at it. You can "
	                "ask once."));
	form = fund_form_begin(h, ctx,
	                       fund_path(h->arena, screen, q->id, "/again"), 0);
	fund_field_words(h, &form, "words",
	                 T("What should they look at again?"), S(""), S(""));
	fund_form_end(h, T("Ask for a second look"), "govuk-button--secondary");
}

/* --- acts --------------------------------------------------------------- */

/* Change it or take it back. */
static void
draw_acts(struct html *h, const struct ctx *ctx,
          const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;

	if (!fund_is_early(q->state) ||
	    (!screen->own && !ctx_can(ctx, CAN_ASK_FUND)))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){.text = T("Change what is asked for"),
	                               .href = fund_path(h->arena, screen,
	                                                 q->id, "/change")});
	html_raw(h, "</p>");
	(void)fund_form_begin(h, ctx,
	                      fund_path(h->arena, screen, q->id, "/withdraw"),
	                      q->version);
	fund_form_end(h, T("Take it back"), "govuk-button--secondary");
}

static void
draw_own_answers(struct html *h, const struct ctx *ctx,
                 const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	bool waits = q->state == FUND_ASKED || q->state == FUND_SECOND_LOOK;

	if (waits && q->says[FUND_PERSON] != FUND_YES)
		draw_person_say(h, ctx, screen);
	if (q->state == FUND_REFUSED)
		draw_again(h, ctx, screen);
}

static void
draw_answers(struct html *h, const struct ctx *ctx,
             const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;

	if (screen->own)
		draw_own_answers(h, ctx, screen);
	else if (screen->may_third)
		fund_draw_third(h, ctx, screen);
	else if (q->state == FUND_ASKED && q->says[FUND_WORKER] != FUND_YES &&
	         ctx_can(ctx, CAN_ASK_FUND))
		fund_draw_decide(h, ctx, screen);
}

void
fund_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_screen *screen = data;
	const struct fund_request *q = &screen->request;

	words_title(h, q->terms.what);
	html_raw(h, "<p class=\"govuk-body\">");
	fund_tag(h, q->state);
	html_raw(h, " ");
	html_text(h, next_words(q, screen->own));
	html_raw(h, "</p>");
	fund_draw_overdue_one(h, screen->late, screen->own);
	draw_facts(h, screen);
	draw_voices(h, ctx, screen);
	fund_draw_assist_link(h, ctx, screen);
	fund_draw_notes_kept(h, &screen->shown);
	draw_answers(h, ctx, screen);
	fund_draw_off(h, ctx, screen);
	fund_draw_receipts(h, ctx, screen);
	fund_draw_reflections(h, ctx, screen);
	draw_acts(h, ctx, screen);
}
