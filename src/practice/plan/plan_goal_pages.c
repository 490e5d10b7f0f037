#include "practice/plan/plan_alike.h"
#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_stale.h"
#include "practice/plan/plan_stem.h"

const struct fault *
plan_get_goal(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_goal(ctx, req, &screen));
	TRY(plan_lift_of(ctx, screen, screen->goal->source));
	TRY(plan_alike_people(ctx, screen->goal, &screen->alike));
	TRY(plan_view_since(ctx, req, screen));
	plan_screen_show(ctx, reply, screen, T("Goal"), screen->base,
	                 plan_draw_goal);
	return NULL;
}

const struct fault *
plan_get_goal_new(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_start *start = arena_new(ctx->arena, struct plan_start, 1);
	struct plan_screen *screen;

	TRY(plan_screen_whole(ctx, req, &screen));
	TRY(plan_lift_asked(ctx, req, screen));
	TRY(plan_stem_asked(ctx, req, screen, start));
	screen->start = start;
	plan_screen_show(ctx, reply, screen, T("Add a goal"), screen->base,
	                 plan_draw_goal_form);
	return NULL;
}

const struct fault *
plan_get_goal_change(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_goal(ctx, req, &screen));
	TRY(plan_stale_goal(ctx, req, screen));
	plan_screen_show(ctx, reply, screen, T("Change a goal"),
	                 plan_goal_path(ctx->arena, screen, screen->goal, ""),
	                 plan_draw_goal_form);
	return NULL;
}

const struct fault *
plan_get_step_new(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_goal(ctx, req, &screen));
	TRY(plan_lift_asked(ctx, req, screen));
	plan_screen_show(ctx, reply, screen, T("Add a step"),
	                 plan_goal_path(ctx->arena, screen, screen->goal, ""),
	                 plan_draw_step_form);
	return NULL;
}

const struct fault *
plan_get_step(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_goal(ctx, req, &screen));
	TRY(plan_screen_step(ctx, req, screen));
	TRY(plan_lift_of(ctx, screen, screen->step->source));
	/* Whoever takes it out typed nothing that could be picked. */
	if (page_sent(ctx, plan_step_path(ctx->arena, screen, screen->goal,
	                                  screen->step, "/delete")))
		TRY(plan_stale_step_since(ctx, req, screen));
	else
		TRY(plan_stale_step(ctx, req, screen));
	plan_screen_show(ctx, reply, screen, T("Change a step"),
	                 plan_goal_path(ctx->arena, screen, screen->goal, ""),
	                 plan_draw_step_form);
	return NULL;
}

/* --- what every post about a goal begins and ends with -------------- */

struct plan_post {
	struct plan_screen *screen;
	struct plan_goal goal;
};

static const struct fault *
plan_post_open(struct ctx *ctx, const struct request *req,
               struct plan_post *out)
{
	int64_t id;

	TRY(plan_screen_open(ctx, req, &out->screen));
	TRY(request_place_id(req, "goal", &id));
	TRY(plan_store_goal_lock(ctx, (struct goal_id){id}, &out->goal));
	if (out->goal.person.v != out->screen->head.person.v)
		return fault_not_found(ctx, "We cannot find that goal");
	return NULL;
}

static const struct fault *
plan_post_done(struct ctx *ctx, struct reply *reply,
               const struct plan_post *post, struct text notice)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, plan_goal_path(ctx->arena, post->screen,
	                                      &post->goal, ""));
	return NULL;
}

/* The step of the address, if it is of this goal. */
static const struct fault *
plan_post_step_id(struct ctx *ctx, const struct request *req,
                  const struct plan_post *post, struct step_id *out)
{
	struct plan_step step;
	int64_t id;

	TRY(request_place_id(req, "step", &id));
	TRY(plan_store_step_lock(ctx, (struct step_id){id}, &step));
	if (step.goal.v != post->goal.id.v)
		return fault_not_found(ctx, "We cannot find that step");
	*out = step.id;
	return NULL;
}

/* --- goals ---------------------------------------------------------- */

const struct fault *
plan_post_goals(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_post post;
	struct plan_goal_terms terms;
	struct plan_step_terms *steps;
	struct step_id id;
	size_t n;

	TRY(plan_screen_open(ctx, req, &post.screen));
	TRY(plan_form_goal(ctx, req, post.screen->mine, PLAN_BASIS_MINE,
	                   &terms));
	TRY(plan_form_rows(ctx, req, terms.voice, &steps, &n));
	terms.source = plan_lift_sent(req);
	TRY(plan_goal_add(ctx, post.screen->head.person, &terms,
	                  &post.goal.id));
	for (size_t i = 0; i < n; i++)
		TRY(plan_step_add(ctx, post.goal.id, &steps[i], &id));
	return plan_post_done(ctx, reply, &post,
	                      n > 0 ? TEXT("The goal and its steps are in the "
	                                   "plan")
	                            : TEXT("The goal is in the plan. Now add "
	                                   "its steps."));
}

const struct fault *
plan_post_goal(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_post post;
	struct plan_goal_terms terms;

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_form_goal_change(ctx, req, post.screen->mine, &post.goal,
	                          &terms));
	TRY(plan_goal_change(ctx, post.goal.id, plan_form_version(req),
	                     &terms));
	return plan_post_done(ctx, reply, &post, TEXT("The goal is changed"));
}

const struct fault *
plan_post_achieve(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_post post;

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_goal_achieve(ctx, post.goal.id, plan_form_seen(req),
	                      request_field(req, "achieved_by"),
	                      request_field(req, "helped")));
	return plan_post_done(ctx, reply, &post, TEXT("The goal is reached"));
}

const struct fault *
plan_post_remove(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_post post;

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_goal_remove(ctx, post.goal.id, plan_form_seen(req),
	                     request_field(req, "removed_why")));
	return plan_post_done(ctx, reply, &post,
	                      TEXT("The goal is taken out. It can be added "
	                           "back."));
}

const struct fault *
plan_post_readd(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_post post;
	struct problems problems;
	struct date target;
	bool now;

	TRY(plan_post_open(ctx, req, &post));
	problems_init(&problems, ctx->arena);
	now = plan_form_when(ctx, req,
	                     &(struct plan_when){.when = "readd_when",
	                                         .day = "readd_on"},
	                     &problems, &target);
	/* Without a day the rule takes it for a goal of the future. */
	if (now && !date_is(target) && problems.n == 0)
		problems_add(&problems, "readd_on",
		             "Enter a real date, like 27 3 2027");
	TRY(problems_fault(&problems));
	TRY(plan_goal_readd(ctx, post.goal.id, plan_form_seen(req), target,
	                    request_field(req, "readd_why")));
	return plan_post_done(ctx, reply, &post,
	                      TEXT("The goal is back in the plan"));
}

const struct fault *
plan_post_delete(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_post post;

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_goal_delete(ctx, post.goal.id, plan_form_seen(req)));
	reply_notice(ctx, reply, TEXT("The goal is deleted from the draft"));
	reply_see_other(reply, post.screen->base);
	return NULL;
}

const struct fault *
plan_post_move(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_post post;

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_goal_move(ctx, post.goal.id,
	                   str_is(request_field(req, "by"), "up") ? -1 : 1));
	return plan_post_done(ctx, reply, &post, TEXT("The goal is moved"));
}

const struct fault *
plan_post_goal_reply(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_post post;
	enum plan_reply said = plan_form_word(req, "reply", plan_reply_words);

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_goal_reply(ctx, post.goal.id, plan_form_seen(req), said,
	                    request_field(req, "reply_why")));
	return plan_post_done(
	        ctx, reply, &post,
	        said == PLAN_DECLINED
	                ? TEXT("Your no is saved. It has no effect on the "
	                       "order.")
	                : TEXT("Your yes is saved"));
}

const struct fault *
plan_post_goal_view(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_post post;

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_goal_view(ctx, post.goal.id, plan_form_seen(req),
	                   plan_form_word(req, "stance", plan_stance_words),
	                   request_field(req, "view")));
	return plan_post_done(ctx, reply, &post, TEXT("Your view is saved"));
}

const struct fault *
plan_post_note(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_post post;

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_goal_note(ctx, post.goal.id, request_field(req, "note")));
	return plan_post_done(ctx, reply, &post, TEXT("The note is saved"));
}

/* --- steps ---------------------------------------------------------- */

const struct fault *
plan_post_steps(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_post post;
	struct plan_step_terms terms;
	struct step_id id;

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_form_step(ctx, req, post.screen->mine, &terms));
	terms.source = plan_lift_sent(req);
	TRY(plan_step_add(ctx, post.goal.id, &terms, &id));
	return plan_post_done(ctx, reply, &post, TEXT("The step is added"));
}

const struct fault *
plan_post_step(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_post post = {0};
	struct plan_step_terms terms;
	struct step_id id = {0};

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_post_step_id(ctx, req, &post, &id));
	TRY(plan_form_step(ctx, req, post.screen->mine, &terms));
	TRY(plan_step_change(ctx, id, plan_form_version(req), &terms));
	return plan_post_done(ctx, reply, &post, TEXT("The step is changed"));
}

const struct fault *
plan_post_step_delete(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_post post = {0};
	struct step_id id = {0};

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_post_step_id(ctx, req, &post, &id));
	TRY(plan_step_delete(ctx, id, plan_form_seen(req)));
	return plan_post_done(ctx, reply, &post,
	                      TEXT("The step is taken out of the draft"));
}

const struct fault *
plan_post_step_progress(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct plan_post post = {0};
	struct step_id id = {0};
	int status =
	        str_word(request_field(req, "status"), plan_step_status_words);

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_post_step_id(ctx, req, &post, &id));
	if (status < 0)
		return fault_invalid(ctx, "Choose how far the step is");
	TRY(plan_step_progress(ctx, id, (unsigned)status));
	return plan_post_done(ctx, reply, &post,
	                      status == PLAN_STEP_COMPLETED
	                              ? TEXT("Well done: a step is done")
	                              : TEXT("The step is up to date"));
}

const struct fault *
plan_post_step_reply(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_post post = {0};
	struct step_id id = {0};

	TRY(plan_post_open(ctx, req, &post));
	TRY(plan_post_step_id(ctx, req, &post, &id));
	TRY(plan_step_reply(ctx, id, plan_form_seen(req),
	                    plan_form_word(req, "reply", plan_reply_words),
	                    request_field(req, "words")));
	return plan_post_done(ctx, reply, &post, TEXT("Your answer is saved"));
}
