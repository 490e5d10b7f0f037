/*
 * plan_past.c - rules: a goal beside each of its events.
 */
#include "practice/plan/plan_past.h"

#include "kernel/access/access.h"
#include "kernel/outbox/outbox.h"

static struct str
says_of(const struct ctx *ctx, struct person_id person,
        const struct plan_version_line *line)
{
	const struct event_kind *kind = outbox_kind(ctx->app, line->what);
	bool own = ctx->who.person.v == person.v;
	struct text text = {
	        .values = {{"who", str_empty(line->name) ? T("The service")
	                                                 : line->name}}};

	text.key = kind == NULL ? NULL : outbox_says(ctx, kind, line->by, own);
	return text.key == NULL ? line->name : text_show(ctx->arena, &text);
}

static const struct fault *
goal_then(struct ctx *ctx, struct goal_id goal, struct plan_past *past)
{
	struct plan_whole whole;

	TRY(plan_snapshot_read(ctx, past->line.snapshot, &whole));
	for (size_t i = 0; i < whole.goals_n && !past->there; i++) {
		past->there = whole.goals[i].id.v == goal.v;
		if (past->there)
			past->goal = whole.goals[i];
	}
	return NULL;
}

const struct fault *
plan_past_read(struct ctx *ctx, struct person_id person, struct goal_id goal,
               struct plan_past **out, size_t *n, bool *more)
{
	struct plan_version_line *lines;
	struct plan_past *list;
	size_t all;

	TRY(access_need(ctx, person));
	TRY(plan_store_versions_goal(ctx, person, goal, &lines, &all));
	*more = all > PLAN_PAST_MOST;
	*n = *more ? PLAN_PAST_MOST : all;
	list = arena_new(ctx->arena, struct plan_past, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		list[i] = (struct plan_past){
		        .line = lines[i],
		        .says = says_of(ctx, person, &lines[i]),
		};
		TRY(goal_then(ctx, goal, &list[i]));
	}
	*out = list;
	return NULL;
}
