#include "practice/plan/plan_help_local.h"
#include "practice/plan/plan_own_local.h"
#include "practice/plan/plan_scale_local.h"
#include "practice/plan/plan_scribe_local.h"
#include "practice/plan/plan_sign_local.h"

/* The plan on paper: cover, words, goals, signatures; plain words. */

/* How many goals rest on what, all that are in the plan. */
static void
plan_draw_booklet_counts(struct html *h, const struct plan_screen *screen)
{
	struct plan_met_count counts[PLAN_MET_BANDS];
	struct str n[PLAN_MET_BANDS];

	plan_met_counts(&screen->whole, counts);
	for (int i = 0; i < PLAN_MET_BANDS; i++)
		n[i] = str_print(h->arena, "%lld", (long long)counts[i].of);
	words_para(
	        h,
	        screen->mine
	                ? TV(h->arena,
	                     "What I have to do: {required}. What we worked "
	                     "out together: {together}. My own goals: {own}.",
	                     {"required", n[PLAN_MET_REQUIRED]},
	                     {"together", n[PLAN_MET_NEGOTIATED]},
	                     {"own", n[PLAN_MET_MINE]})
	                : TV(h->arena,
	                     "Required: {required}. Worked out together: "
	                     "{together}. Their own: {own}.",
	                     {"required", n[PLAN_MET_REQUIRED]},
	                     {"together", n[PLAN_MET_NEGOTIATED]},
	                     {"own", n[PLAN_MET_MINE]}));
}

static void
plan_draw_cover(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen)
{
	const struct plan *plan = &screen->whole.plan;

	if (!plan_is_agreed(plan)) {
		html_raw(h, "<p class=\"dir-draft\">");
		html_text(h, plan_is_changed(plan)
		                     ? T("Draft: changed since it was agreed")
		                     : T("Draft: not agreed yet"));
		html_raw(h, "</p>");
	}
	html_raw(h, "<section class=\"dir-booklet__cover\">");
	icon_mark(h);
	html_raw(h, "<h1 class=\"govuk-heading-xl\">");
	html_text(h, screen->mine ? T("My plan")
	                          : TV(ctx->arena, "{name}’s plan",
	                               {"name", screen->head.known_as}));
	html_raw(h, "</h1><p class=\"govuk-body-l\">");
	html_text(h, screen->head.name);
	html_raw(h, "</p><p class=\"govuk-body\">");
	html_text(h, date_words(ctx->arena, ctx->today));
	html_raw(h, "</p><p class=\"govuk-body\">");
	html_text(h, text_get(plan_state_keys[plan->state]));
	html_raw(h, "</p>");
	plan_draw_stage(h, screen);
	plan_draw_booklet_counts(h, screen);
	if (!str_empty(screen->head.worker_phone))
		words_para(h, TV(ctx->arena, "{name} at work: {phone}",
		                 {"name", screen->head.worker_name},
		                 {"phone", screen->head.worker_phone}));
	for (size_t i = 0; i < screen->papers_n; i++)
		if (screen->papers[i].data != NULL)
			screen->papers[i].panel->draw(h, ctx,
			                              screen->papers[i].data);
	if (!plan_was_agreed(plan))
		words_para(h, T("Until both say yes, just what the court or a "
		                "licence says has to be done."));
	else if (plan_is_changed(plan))
		words_para(h, T("What both said yes to still stands. What is "
		                "new waits until both say yes."));
	html_raw(h, "</section>");
}

static void
plan_draw_booklet_words(struct html *h, const struct ctx *ctx,
                        const struct plan_screen *screen)
{
	const struct plan_whole *whole = &screen->whole;

	html_raw(h, "<section class=\"dir-booklet__part\">");
	words_heading(
	        h, screen->mine ? T("What matters to me") : T("What matters"),
	        "words");
	for (size_t i = 0; i < whole->statements_n; i++)
		plan_draw_statement(h, ctx, screen, &whole->statements[i]);
	if (whole->statements_n == 0)
		plan_empty(h, T("Nothing is written yet."));
	words_heading(h, screen->mine ? T("My strengths") : T("Strengths"),
	              "strengths");
	if (whole->strengths_n > 0)
		plan_draw_chips(h, screen, whole->strengths,
		                whole->strengths_n);
	else
		plan_empty(h, T("Nothing is written yet."));
	words_heading(h, screen->mine ? T("Where I am") : T("The journey"),
	              "journey");
	plan_draw_journey(h, ctx->arena, whole, screen->mine, false);
	html_raw(h, "</section>");
}

/* Boxes for whoever answers on paper; the step's words are beside its own. */
static void
plan_draw_booklet_ticks(struct html *h, const struct plan_screen *screen,
                        const struct plan_goal *goal)
{
	int number = plan_goal_number(&screen->whole, goal);

	if (number == 0 || screen->past)
		return;
	plan_draw_ticks(h, str_print(h->arena, "%d", number), S(""));
	for (size_t i = 0; i < goal->steps_n; i++)
		if (!plan_step_is_finished(&goal->steps[i]))
			plan_draw_ticks(
			        h, str_print(h->arena, "%d.%zu", number, i + 1),
			        goal->steps[i].words);
}

static void
plan_draw_booklet_goal(struct html *h, const struct ctx *ctx,
                       const struct plan_screen *screen,
                       const struct plan_goal *goal)
{
	bool mine = screen->mine;

	html_raw(h, "<div class=\"dir-booklet__keep\">"
	            "<h3 class=\"govuk-heading-s\">");
	html_text(h, goal->title);
	html_raw(h, "</h3><p class=\"govuk-body\"><strong>");
	html_text(h, text_get(mine ? plan_basis_keys_me[goal->basis]
	                           : plan_basis_keys[goal->basis]));
	html_raw(h, "</strong>. ");
	html_text(h, plan_whose(ctx->arena, screen, &goal->author));
	html_raw(h, ". ");
	if (date_is(goal->target))
		html_text(h, TV(ctx->arena, "Aim to reach it by {day}.",
		                {"day", date_words(ctx->arena, goal->target)}));
	if (goal->replies[PLAN_PERSON] == PLAN_DECLINED)
		html_text(h, T(" Declined: this has no effect on the order."));
	html_raw(h, "</p>");
	if (!str_empty(goal->why))
		words_para(h, TV(ctx->arena, "Why: {words}",
		                 {"words", goal->why}));
	if (!str_empty(goal->how))
		words_para(h, TV(ctx->arena, "How I will know: {words}",
		                 {"words", goal->how}));
	plan_draw_booklet_ticks(h, screen, goal);
	plan_draw_related(h, screen, goal);
	plan_draw_comes_from(h, screen, goal);
	plan_draw_met_line(h, ctx, screen, goal);
	plan_draw_scale_line(h, screen, goal);
	plan_draw_helps_line(h, goal);
	plan_draw_hurdles(h, screen, goal);
	if (goal->steps_n > 0)
		plan_draw_steps(h, ctx, screen, goal, false);
	if (goal->views[PLAN_PERSON].stance > PLAN_STANCE_AGREE ||
	    goal->views[PLAN_WORKER].stance > PLAN_STANCE_AGREE)
		plan_draw_views(h, ctx, screen, goal, 4);
	html_raw(h, "</div>");
}

/* A part begins a new sheet: only what there is to do has one when empty. */
static void
plan_draw_booklet_goals(struct html *h, const struct ctx *ctx,
                        const struct plan_screen *screen,
                        enum plan_goal_status status, struct str title,
                        const char *id)
{
	const struct plan_whole *whole = &screen->whole;
	size_t n = 0;

	for (size_t i = 0; i < whole->goals_n; i++)
		n += whole->goals[i].status == status;
	if (n == 0 && status != PLAN_GOAL_ACTIVE)
		return;
	html_raw(h, "<section class=\"dir-booklet__part\">");
	words_heading(h, title, id);
	for (size_t i = 0; i < whole->goals_n; i++) {
		if (whole->goals[i].status == status)
			plan_draw_booklet_goal(h, ctx, screen,
			                       &whole->goals[i]);
	}
	if (n == 0)
		plan_empty(h, T("None here."));
	html_raw(h, "</section>");
}

/* One line to sign on; what was signed on screen is said under it. */
static void
plan_draw_sign(struct html *h, const struct ctx *ctx,
               const struct plan_screen *screen, enum plan_side side)
{
	const struct plan *plan = &screen->whole.plan;
	const struct plan_answered *said = &plan->sides[side];
	struct str name = side == PLAN_PERSON ? screen->head.known_as
	                                      : screen->head.worker_name;

	html_raw(h, "<div><dt>");
	html_text(h, str_empty(name) ? T("Signed by the worker")
	                             : TV(ctx->arena, "Signed by {name}",
	                                  {"name", name}));
	html_raw(h, "</dt><dd>");
	if (said->answer == PLAN_YES && plan_has_answered(plan, side))
		html_text(h, TV(ctx->arena, "Said yes on {day}",
		                {"day", date_words(ctx->arena,
		                                   instant_date(said->at))}));
	else if (said->answer == PLAN_NO && plan_has_answered(plan, side))
		html_text(h, TV(ctx->arena, "Said no on {day}: {why}",
		                {"day", date_words(ctx->arena,
		                                   instant_date(said->at))},
		                {"why", said->words}));
	html_raw(h, "</dd></div>");
}

void
plan_draw_booklet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;

	html_raw(h, "<div class=\"dir-booklet\">");
	plan_draw_cover(h, ctx, screen);
	html_raw(h, "<button type=\"button\" class=\"govuk-button "
	            "govuk-button--secondary dir-noprint\" "
	            "data-module=\"dir-print\" hidden>");
	html_text(h, T("Print"));
	html_raw(h, "</button>");
	plan_draw_booklet_words(h, ctx, screen);
	plan_draw_booklet_goals(h, ctx, screen, PLAN_GOAL_ACTIVE,
	                        T("Goals to work on now"), "now");
	plan_draw_booklet_goals(h, ctx, screen, PLAN_GOAL_FUTURE,
	                        T("Goals for the future"), "future");
	plan_draw_booklet_goals(h, ctx, screen, PLAN_GOAL_ACHIEVED,
	                        T("Goals reached"), "reached");
	html_raw(h, "<dl class=\"dir-booklet__sign\">");
	plan_draw_sign(h, ctx, screen, PLAN_PERSON);
	plan_draw_sign(h, ctx, screen, PLAN_WORKER);
	html_raw(h, "</dl>");
	plan_draw_sign_box(h, ctx, screen);
	html_raw(h, "<p class=\"dir-booklet__foot\">");
	if (str_empty(screen->head.worker_name))
		html_text(h, T("Questions? Ring your worker."));
	else
		html_text(h, TV(ctx->arena, "Questions? Ring {name}.",
		                {"name", screen->head.worker_name}));
	html_raw(h, "</p></div>");
}
