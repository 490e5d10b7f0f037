/*
 * plan_scale_pages.c - what a goal looks like step by step, and rating it.
 */
#include "practice/plan/plan_scale_local.h"

static const struct fault *
plan_scale_screen(struct ctx *ctx, const struct plan_screen *plan,
                  struct plan_scale_screen **out)
{
	struct plan_scale_screen *screen =
	        arena_new(ctx->arena, struct plan_scale_screen, 1);
	struct plan_rating *ratings;

	screen->plan = *plan;
	TRY(plan_scale_ratings(ctx, &plan->whole, &ratings,
	                       &screen->ratings_n));
	screen->ratings = ratings;
	*out = screen;
	return NULL;
}

const struct fault *
plan_get_scale(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_scale_screen *screen;
	struct plan_score_day *course;
	struct plan_screen *plan;

	TRY(plan_screen_whole(ctx, req, &plan));
	TRY(plan_scale_screen(ctx, plan, &screen));
	plan_scale_course(ctx->arena, &plan->whole, screen->ratings,
	                  screen->ratings_n, &course, &screen->course_n);
	screen->course = course;
	plan_screen_show(ctx, reply, &screen->plan,
	                 T("How far the goals have come"), plan->base,
	                 plan_draw_scale_all);
	return NULL;
}

const struct fault *
plan_get_scale_goal(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_scale_screen *screen;
	struct plan_screen *plan;

	TRY(plan_screen_goal(ctx, req, &plan));
	TRY(plan_scale_screen(ctx, plan, &screen));
	plan_screen_show(ctx, reply, &screen->plan,
	                 T("What this goal looks like"),
	                 plan_goal_path(ctx->arena, plan, plan->goal, ""),
	                 plan_draw_scale_goal);
	return NULL;
}

static const struct fault *
plan_scale_done(struct ctx *ctx, struct reply *reply,
                const struct plan_screen *screen, const struct plan_goal *goal,
                struct text notice)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply,
	                plan_goal_path(ctx->arena, screen, goal, "/scale"));
	return NULL;
}

/* 1 to 3; 0 where nothing was chosen. */
static int
plan_scale_weight(const struct request *req, const char *field)
{
	int64_t weight;

	if (!str_i64(request_field(req, field), &weight) || weight < 0 ||
	    weight > PLAN_WEIGHT_MOST)
		return 0;
	return (int)weight;
}

const struct fault *
plan_post_scale(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_scale_terms terms;
	struct plan_screen *screen;
	struct plan_goal goal;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		terms.words[i] = request_field(req, plan_level_words[i]);
	terms.start = str_word(request_field(req, "start"), plan_level_words);
	terms.weight = plan_scale_weight(req, "weight");
	TRY(plan_form_how(ctx, req, "scale_how", screen->mine, &terms.how));
	TRY(plan_scale_write(ctx, goal.id, plan_form_version(req), &terms));
	return plan_scale_done(ctx, reply, screen, &goal,
	                       TEXT("The words are saved. Now the other side "
	                            "is asked for its yes."));
}

const struct fault *
plan_post_scale_yes(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	enum plan_how how;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	TRY(plan_form_how(ctx, req, "yes_how", screen->mine, &how));
	TRY(plan_scale_agree(ctx, goal.id, plan_form_version(req),
	                     plan_scale_weight(req, "yes_weight"), how));
	return plan_scale_done(ctx, reply, screen, &goal,
	                       TEXT("The yes to these words is saved"));
}

const struct fault *
plan_post_scale_rating(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct plan_rating_given given;
	struct plan_screen *screen;
	struct plan_goal goal;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	given.level = str_word(request_field(req, "level"), plan_level_words);
	given.words = request_field(req, "rate_words");
	TRY(plan_form_how(ctx, req, "rate_how", screen->mine, &given.how));
	TRY(plan_scale_rate(ctx, goal.id, plan_form_version(req), &given));
	return plan_scale_done(ctx, reply, screen, &goal,
	                       TEXT("How far it has come is saved"));
}
