#include "practice/plan/plan_look_local.h"
#include "practice/plan/plan_net_local.h"
#include "practice/plan/plan_sign_local.h"

/* So many of those who wait are in sight on a worker's home. */
#define PLAN_WAITS_SHOWN 5

static void
plan_card_open(struct html *h, const char *id, struct str title,
               struct str link, struct str href)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, "><div class=\"dir-card__head\">");
	html_raw(h, "<h2 class=\"govuk-heading-m\"");
	html_attr(h, "id", str_of(id));
	html_raw(h, ">");
	html_text(h, title);
	html_raw(h, "</h2>");
	if (!str_empty(link))
		plan_link(h, link, href);
	html_raw(h, "</div>");
}

/* A plan that is not signed by both runs for what is required alone. */
static void
plan_draw_court_only(struct html *h, const struct plan *plan, bool mine)
{
	if (plan->version == 0 || plan_is_agreed(plan))
		return;
	if (plan_was_agreed(plan)) {
		words_para(h, T("What both said yes to still stands. What is "
		                "new waits until both say yes."));
		return;
	}
	words_para(
	        h,
	        mine ? T("The rest waits until both of you say yes. "
	                 "Until then you do only what the court or a "
	                 "licence says.")
	             : T("Until both say yes, just what the court or a licence "
	                 "says has to be done."));
}

void
plan_draw_panel_journey(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan *plan = &screen->whole.plan;

	if (screen->mine)
		plan_card_open(h, "plan-where", T("Where I am"), S(""), S(""));
	else
		plan_card_open(h, "plan-journey", T("Journey"),
		               T("Change the phase"),
		               plan_path(ctx->arena, screen, "/phase"));
	plan_draw_unheard(h, screen);
	plan_draw_court_only(h, plan, screen->mine);
	plan_draw_look_line(h, screen);
	plan_draw_journey(h, ctx->arena, &screen->whole, screen->mine,
	                  !screen->mine);
	if (date_is(plan->review_on) && plan->version > 0) {
		html_raw(h, "<p class=\"govuk-body dir-muted"
		            " govuk-!-margin-top-3\">");
		html_text(h, TV(ctx->arena, "Next review: {day}",
		                {"day",
		                 date_words_day(ctx->arena, plan->review_on)}));
		html_raw(h, " ");
		plan_link(h, T("About the review"),
		          plan_path(ctx->arena, screen, "/review"));
		html_raw(h, "</p>");
	}
	html_raw(h, "</section>");
}

void
plan_draw_panel_goals(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	size_t shown = 0;

	plan_card_open(h, "plan-goals",
	               screen->mine ? T("My goals") : T("Goals"),
	               screen->mine ? T("See all my plan") : T("Add a goal"),
	               screen->mine
	                       ? screen->base
	                       : plan_path(ctx->arena, screen, "/goals/new"));
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->whole.goals_n; i++) {
		const struct plan_goal *goal = &screen->whole.goals[i];

		if (goal->status != PLAN_GOAL_ACTIVE ||
		    !plan_goal_is_live(goal))
			continue;
		shown++;
		html_raw(h, "<li class=\"dir-goal\">"
		            "<h3 class=\"govuk-heading-s\">");
		plan_link(h, goal->title,
		          plan_goal_path(ctx->arena, screen, goal, ""));
		html_raw(h, "</h3>");
		plan_draw_bar(h, goal);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	if (shown == 0)
		plan_empty(h, screen->mine ? T("No goals yet. What do you "
		                               "want to do?")
		                           : T("No goals yet."));
	html_raw(h, "</section>");
}

/* Who said so, and who wrote it down where that is somebody else. */
static struct str
plan_strength_says(struct arena *arena, const struct plan_screen *screen,
                   const struct plan_strength *s)
{
	struct str said = text_get(plan_said_keys[s->said_by]);

	if (!str_empty(s->said_name))
		said = TV(arena, "Said by {who}", {"who", s->said_name});
	if (s->author.voice != PLAN_VOICE_OWN && s->author.user.v != 0)
		said = str_print(
		        arena, "%.*s. %.*s", STR_ARG(said),
		        STR_ARG(plan_strength_whose(arena, screen, s)));
	if (str_empty(s->evidence))
		return said;
	return str_print(arena, "%.*s%s %.*s.", STR_ARG(s->evidence),
	                 str_ends(s->evidence, S(".")) ? "" : ".",
	                 STR_ARG(said));
}

void
plan_draw_panel_strengths(struct html *h, const struct ctx *ctx,
                          const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan_whole *whole = &screen->whole;
	struct gov_summary_row *rows = arena_new(
	        ctx->arena, struct gov_summary_row, whole->strengths_n);

	plan_card_open(h, "plan-strengths",
	               screen->mine ? T("My strengths") : T("Strengths"),
	               screen->mine ? T("Add one") : T("Add a strength"),
	               plan_path(ctx->arena, screen, "/strengths"));
	for (size_t i = 0; i < whole->strengths_n; i++)
		rows[i] = (struct gov_summary_row){
		        .key = whole->strengths[i].words,
		        .value = plan_strength_says(ctx->arena, screen,
		                                    &whole->strengths[i]),
		};
	if (whole->strengths_n == 0)
		plan_empty(h, T("Nothing is written yet."));
	else if (screen->mine)
		plan_draw_chips(h, screen, whole->strengths,
		                whole->strengths_n);
	else
		gov_summary_list(
		        h, &(struct gov_summary_list){
		                   .rows = {.v = rows, .n = whole->strengths_n},
		                   .classes = "govuk-summary-list--no-border",
		           });
	html_raw(h, "</section>");
}

void
plan_draw_panel_circle(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;

	plan_card_open(h, "plan-circle-title",
	               screen->mine ? T("My people") : T("Circle of people"),
	               screen->mine ? T("Change my circle")
	                            : T("Look at the circle"),
	               plan_path(ctx->arena, screen, "/circle"));
	if (screen->circle_n == 0)
		plan_empty(h, screen->mine ? T("Who can you talk to?")
		                           : T("Nobody is in it yet."));
	else
		plan_draw_circle(h, screen->circle, screen->circle_n,
		                 screen->mine ? T("Me") : screen->head.known_as,
		                 "plan-circle", false);
	html_raw(h, "</section>");
}

static struct str
plan_step_says(struct arena *arena, const struct plan_waiting *w,
               struct str day)
{
	if (w->count == 1)
		return TV(arena, "A step of theirs is due on {day}",
		          {"day", day});
	return TV(arena, "{n} steps of theirs are due soon, the first on {day}",
	          {"n", str_print(arena, "%d", (int)w->count)}, {"day", day});
}

static struct str
plan_wait_says(struct arena *arena, const struct plan_waiting *w)
{
	struct str day = date_words(arena, w->on);

	switch (w->wait) {
	case PLAN_WAIT_ANSWER:
		return TV(arena, "The plan waits for your answer, since {day}",
		          {"day", day});
	case PLAN_WAIT_REPLY:
		return TN(arena, "{n} goal of theirs waits for a reply",
		          "{n} goals of theirs wait for a reply", w->count);
	case PLAN_WAIT_DENIED:
		return TV(arena,
		          "“That is not what I signed”, since {day}. A senior "
		          "who did not take it in looks at it.",
		          {"day", day});
	case PLAN_WAIT_STEP:
		return plan_step_says(arena, w, day);
	case PLAN_WAIT_REVIEW:
		break;
	}
	return TV(arena, "Review of the plan due on {day}", {"day", day});
}

static void
plan_draw_wait(struct html *h, const struct plan_waiting *w)
{
	html_raw(h, "<li><p class=\"govuk-body\">");
	plan_link(h, w->name, people_path(h->arena, w->crn, "/plan"));
	html_raw(h, "<br>");
	html_text(h, plan_wait_says(h->arena, w));
	html_raw(h, "</p></li>");
}

/* The card that it stands in, by the first of its sort. */
static enum plan_wait
plan_wait_card(enum plan_wait wait)
{
	return wait == PLAN_WAIT_REVIEW || wait == PLAN_WAIT_STEP
	               ? wait
	               : PLAN_WAIT_REPLY;
}

static struct str
plan_wait_none(enum plan_wait card)
{
	if (card == PLAN_WAIT_REVIEW)
		return T("No review of a plan is due.");
	return card == PLAN_WAIT_STEP
	               ? T("No step is due soon that you tell somebody of.")
	               : T("Nobody waits for a reply from you.");
}

/* The first few of one sort; the others open behind their number. */
static void
plan_draw_waits(struct html *h, const struct plan_today *today,
                enum plan_wait card)
{
	size_t all = 0;
	size_t at = 0;

	for (size_t i = 0; i < today->n; i++)
		all += plan_wait_card(today->v[i].wait) == card;
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < today->n; i++) {
		if (plan_wait_card(today->v[i].wait) != card)
			continue;
		if (at++ == PLAN_WAITS_SHOWN) {
			html_raw(h, "</ul>");
			gov_details_begin(
			        h,
			        &(struct gov_details){
			                .summary = TN(h->arena, "{n} more",
			                              "{n} more",
			                              (int64_t)(all - at + 1)),
			                .classes = "govuk-!-margin-top-3"});
			html_raw(h, "<ul class=\"dir-list\">");
		}
		plan_draw_wait(h, &today->v[i]);
	}
	html_raw(h, "</ul>");
	if (all > PLAN_WAITS_SHOWN)
		gov_details_end(h);
	if (all == 0)
		plan_empty(h, plan_wait_none(card));
}

void
plan_draw_panel_today(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_today *today = data;

	(void)ctx;
	plan_card_open(h, "plan-replies", T("Replies awaited"), S(""), S(""));
	plan_draw_waits(h, today, PLAN_WAIT_REPLY);
	html_raw(h, "</section>");
	plan_card_open(h, "plan-steps", T("Steps to tell them of"), S(""),
	               S(""));
	plan_draw_waits(h, today, PLAN_WAIT_STEP);
	html_raw(h, "<p class=\"govuk-body\">");
	icon_link(h, ICON_PRINTER, T("Reminders to print"),
	          S("/plan/reminders"));
	html_raw(h, "</p>");
	html_raw(h, "</section>");
	plan_card_open(h, "plan-reviews", T("Reviews due"), S(""), S(""));
	plan_draw_waits(h, today, PLAN_WAIT_REVIEW);
	html_raw(h, "</section>");
}
