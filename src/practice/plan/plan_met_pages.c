/*
 * plan_met_pages.c - saying that a goal is met, and answering.
 */
#include "practice/plan/plan_met_local.h"

#include "register/policy/policy.h"

/* The same screen with what the pages of this file need besides. */
static const struct fault *
plan_met_screen(struct ctx *ctx, const struct plan_screen *plan,
                struct plan_met_screen **out)
{
	struct plan_met_screen *screen =
	        arena_new(ctx->arena, struct plan_met_screen, 1);

	screen->plan = *plan;
	TRY(plan_met_law(ctx, plan->head.order_kind, &screen->law));
	TRY(policy_get_i64(ctx, "plan.met_answer_days", S(""), ctx->today, 14,
	                   &screen->aim));
	*out = screen;
	return NULL;
}

/* What was said of this goal before. */
static void
plan_met_past(struct ctx *ctx, struct plan_met_screen *screen)
{
	const struct plan_whole *whole = &screen->plan.whole;
	const struct plan_goal *goal = screen->plan.goal;
	struct plan_met *past =
	        arena_new(ctx->arena, struct plan_met, whole->mets_n);

	for (size_t i = 0; i < whole->mets_n; i++)
		if (whole->mets[i].goal.v == goal->id.v &&
		    whole->mets[i].id != goal->met->id)
			past[screen->past_n++] = whole->mets[i];
	screen->past = past;
}

const struct fault *
plan_get_met(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_met_screen *screen;
	struct plan_screen *plan;

	TRY(plan_screen_whole(ctx, req, &plan));
	TRY(plan_met_screen(ctx, plan, &screen));
	plan_screen_show(ctx, reply, &screen->plan, T("Which goals are met"),
	                 plan->base, plan_draw_met_all);
	return NULL;
}

const struct fault *
plan_get_met_goal(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_met_screen *screen;
	struct plan_screen *plan;

	TRY(plan_screen_goal(ctx, req, &plan));
	TRY(plan_view_since(ctx, req, plan));
	TRY(plan_met_screen(ctx, plan, &screen));
	if (plan->goal->met != NULL)
		plan_met_past(ctx, screen);
	plan_screen_show(ctx, reply, &screen->plan, T("Is this goal met?"),
	                 plan_goal_path(ctx->arena, plan, plan->goal, ""),
	                 plan_draw_met_goal);
	return NULL;
}

const struct fault *
plan_form_how(struct ctx *ctx, const struct request *req, const char *field,
              bool mine, enum plan_how *out)
{
	struct str how = request_field(req, field);
	struct problems problems;

	*out = PLAN_HOW_NONE;
	if (mine)
		return NULL;
	problems_init(&problems, ctx->arena);
	if (str_empty(how))
		problems_add(&problems, field, "Choose whose words these are");
	*out = plan_form_word(req, field, plan_how_words);
	return problems_fault(&problems);
}

const struct fault *
plan_screen_goal_lock(struct ctx *ctx, const struct request *req,
                      struct plan_screen **screen, struct plan_goal *goal)
{
	int64_t id;

	TRY(plan_screen_open(ctx, req, screen));
	TRY(request_place_id(req, "goal", &id));
	TRY(plan_store_goal_lock(ctx, (struct goal_id){id}, goal));
	if (goal->person.v != (*screen)->head.person.v)
		return fault_not_found(ctx, "We cannot find that goal");
	return NULL;
}

static const struct fault *
plan_met_done(struct ctx *ctx, struct reply *reply,
              const struct plan_screen *screen, const struct plan_goal *goal,
              struct text notice)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply,
	                plan_goal_path(ctx->arena, screen, goal, "/met"));
	return NULL;
}

const struct fault *
plan_post_met(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_met_terms terms;
	struct plan_screen *screen;
	struct plan_goal goal;
	int64_t id;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	terms.why = request_field(req, "met_why");
	terms.shows = request_field(req, "shows");
	TRY(plan_form_how(ctx, req, "met_how", screen->mine, &terms.how));
	TRY(plan_met_propose(ctx, goal.id, plan_form_seen(req), &terms, &id));
	return plan_met_done(ctx, reply, screen, &goal,
	                     TEXT("It is written down. Now the other side is "
	                          "asked."));
}

const struct fault *
plan_post_met_answer(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_met_given given;
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_met met;
	int64_t id;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	TRY(request_place_id(req, "met", &id));
	TRY(plan_store_met_lock(ctx, id, &met));
	if (met.goal.v != goal.id.v)
		return fault_not_found(ctx, "We cannot find that goal");
	given.says = plan_form_word(req, "says", plan_says_words);
	given.words = request_field(req, "said_words");
	TRY(plan_form_how(ctx, req, "met_how", screen->mine, &given.how));
	TRY(plan_met_answer(ctx, id, plan_form_seen(req), &given));
	return plan_met_done(ctx, reply, screen, &goal,
	                     given.says == PLAN_SAYS_YES
	                             ? TEXT("The yes is saved")
	                             : TEXT("The no is saved, and kept beside "
	                                    "the other view"));
}
