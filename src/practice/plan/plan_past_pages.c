/*
 * plan_past_pages.c - the history of one goal, as a page and as JSON.
 */
#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_past_local.h"
#include "practice/plan/plan_stale.h"

/* --- the page ------------------------------------------------------------- */

static const struct fault *
past_open(struct ctx *ctx, const struct request *req,
          struct plan_past_screen *out)
{
	struct plan_screen *plan;

	TRY(plan_screen_goal(ctx, req, &plan));
	out->plan = *plan;
	return plan_past_read(ctx, plan->head.person, plan->goal->id,
	                      &out->list, &out->n, &out->more);
}

const struct fault *
plan_get_goal_past(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_past_screen *screen =
	        arena_new(ctx->arena, struct plan_past_screen, 1);

	TRY(past_open(ctx, req, screen));
	plan_screen_show(ctx, reply, &screen->plan, T("History of a goal"),
	                 plan_goal_path(ctx->arena, &screen->plan,
	                                screen->plan.goal, ""),
	                 plan_draw_past_goal);
	return NULL;
}

/* An act that was refused because the goal or step had changed: what has. */
const struct fault *
plan_view_since(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen)
{
	int64_t seen = plan_form_version(req);

	if (seen == 0 || req->method != POST)
		return NULL;
	if (!str_empty(request_place(req, "step")))
		return plan_stale_step_since(ctx, req, screen);
	/* An answer that a goal is met has a version of its own. */
	if (seen == screen->goal->version ||
	    !str_empty(request_place(req, "met")))
		return NULL;
	return plan_past_differ(ctx, screen->goal, seen, &screen->since);
}

/* --- JSON ----------------------------------------------------------------- */

static void
then_put(struct json_out *j, const struct plan_past *past)
{
	const struct plan_goal *goal = &past->goal;

	if (!past->there) {
		json_null(j, "goal");
		return;
	}
	json_object(j, "goal");
	json_str(j, "title", goal->title);
	json_str_or_null(j, "why", goal->why);
	json_str(j, "status", str_of(plan_goal_status_words[goal->status]));
	json_date(j, "target_date", goal->target);
	json_array(j, "steps");
	for (size_t i = 0; i < goal->steps_n; i++) {
		const struct plan_step *step = &goal->steps[i];

		json_object(j, NULL);
		json_str(j, "words", step->words);
		json_str(j, "status",
		         str_of(plan_step_status_words[step->status]));
		json_date(j, "due_on", step->due);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

const struct fault *
plan_api_goal_past(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_past_screen screen;
	struct plan_screen *plan;
	struct json_out j;

	TRY(plan_api_open(ctx, req, &plan));
	TRY(past_open(ctx, req, &screen));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < screen.n; i++) {
		const struct plan_version_line *line = &screen.list[i].line;

		json_object(&j, NULL);
		json_i64(&j, "version", line->version);
		json_instant(&j, "at", line->at);
		json_str_or_null(&j, "written_by", line->name);
		json_str(&j, "what", line->what);
		then_put(&j, &screen.list[i]);
		json_end(&j);
	}
	json_end(&j);
	json_bool(&j, "more", screen.more);
	json_end(&j);
	return NULL;
}
