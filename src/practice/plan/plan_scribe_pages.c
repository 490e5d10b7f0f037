/*
 * plan_scribe_pages.c - a worker writes down what the person said of a goal or
 * a step.
 */
#include "practice/plan/plan_met_local.h"
#include "practice/plan/plan_scribe_local.h"
#include "practice/plan/plan_stale.h"

const struct fault *
plan_get_told_all(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_whole(ctx, req, &screen));
	plan_screen_show(ctx, reply, screen, T("Write down their answers"),
	                 screen->base, plan_draw_told_all);
	return NULL;
}

/* The day that was typed; a day that is none is left for the rule's words. */
static const struct fault *
told_day(struct ctx *ctx, const struct request *req, struct date *out)
{
	struct str typed = request_field(req, "paper_on");
	struct problems problems;

	*out = DATE_NONE;
	if (str_empty(typed) || date_read(typed, ctx->today, out))
		return NULL;
	*out = DATE_NONE;
	problems_init(&problems, ctx->arena);
	problems_add(&problems, "paper_on",
	             "Enter a real date, for example {day}",
	             {"day", S("20/11/2026")});
	return problems_fault(&problems);
}

/* What the goal or the step said on the day of a paper. */
static struct str
told_then(const struct plan_whole *whole, const struct plan_screen *screen)
{
	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];

		if (goal->id.v != screen->goal->id.v)
			continue;
		if (screen->step == NULL)
			return goal->title;
		for (size_t s = 0; s < goal->steps_n; s++)
			if (goal->steps[s].id.v == screen->step->id.v)
				return goal->steps[s].words;
	}
	return S("");
}

/* Over an answer that was refused for its paper, what it was an answer to. */
static const struct fault *
told_read_then(struct ctx *ctx, const struct request *req,
               struct plan_screen *screen)
{
	struct plan_whole whole;
	struct date on;
	bool found;

	screen->told_on = DATE_NONE;
	if (!date_read(request_field(req, "paper_on"), ctx->today, &on) ||
	    !date_before(on, plan_told_since(screen->goal, screen->step)))
		return NULL;
	TRY(plan_read_day(ctx, screen->head.person, on, &whole, &found));
	screen->told_on = on;
	screen->told_then = found ? told_then(&whole, screen) : S("");
	return NULL;
}

static const struct fault *
told_show(struct ctx *ctx, const struct request *req, struct reply *reply,
          struct plan_screen *screen)
{
	TRY(told_read_then(ctx, req, screen));
	plan_screen_show(ctx, reply, screen, T("Write down their answer"),
	                 plan_path(ctx->arena, screen, "/said"),
	                 plan_draw_told);
	return NULL;
}

const struct fault *
plan_get_told(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_goal(ctx, req, &screen));
	TRY(plan_view_since(ctx, req, screen));
	return told_show(ctx, req, reply, screen);
}

const struct fault *
plan_get_told_step(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_goal(ctx, req, &screen));
	TRY(plan_screen_step(ctx, req, screen));
	TRY(plan_stale_step_since(ctx, req, screen));
	return told_show(ctx, req, reply, screen);
}

static struct plan_told_terms
told_terms(const struct request *req)
{
	return (struct plan_told_terms){
	        .told = plan_form_word(req, "said", plan_told_words),
	        .words = request_field(req, "told_words"),
	        .how = plan_form_word(req, "said_how", plan_how_words),
	        .on = DATE_NONE,
	};
}

static const struct fault *
told_done(struct ctx *ctx, struct reply *reply,
          const struct plan_screen *screen, const struct plan_goal *goal)
{
	reply_notice(ctx, reply, TEXT("It is written down, with your name"));
	reply_see_other(reply, plan_goal_path(ctx->arena, screen, goal, ""));
	return NULL;
}

const struct fault *
plan_post_told(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_told_terms terms = told_terms(req);
	struct plan_screen *screen;
	struct plan_goal goal;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	TRY(told_day(ctx, req, &terms.on));
	TRY(plan_goal_told(ctx, goal.id, plan_form_seen(req), &terms));
	return told_done(ctx, reply, screen, &goal);
}

const struct fault *
plan_post_told_step(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_told_terms terms = told_terms(req);
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_step step;
	int64_t id;

	TRY(plan_screen_goal_lock(ctx, req, &screen, &goal));
	TRY(request_place_id(req, "step", &id));
	TRY(plan_store_step_lock(ctx, (struct step_id){id}, &step));
	if (step.goal.v != goal.id.v)
		return fault_not_found(ctx, "We cannot find that step");
	TRY(told_day(ctx, req, &terms.on));
	TRY(plan_step_told(ctx, step.id, plan_form_seen(req), &terms));
	return told_done(ctx, reply, screen, &goal);
}
