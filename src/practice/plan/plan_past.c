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

static struct str
view_words(struct arena *arena, const struct plan_view *view)
{
	struct str stance = text_get(plan_stance_keys[view->stance]);

	if (view->stance == PLAN_STANCE_NONE || str_empty(view->words))
		return view->stance == PLAN_STANCE_NONE ? T("Nothing said yet.")
		                                        : stance;
	return str_print(arena, "%.*s. %.*s", STR_ARG(stance),
	                 STR_ARG(view->words));
}

/* The views are nothing that is agreed, so plan_differ leaves them out. */
static void
views_differ(const struct ctx *ctx, const struct plan_goal *then,
             const struct plan_goal *now, struct change_list *list)
{
	bool mine = plan_side_of(ctx, now->person) == PLAN_PERSON;
	struct arena *arena = ctx->arena;
	struct change *all =
	        arena_new(arena, struct change, list->n + PLAN_SIDE_COUNT);
	size_t n = 0;

	for (; n < list->n; n++)
		all[n] = list->v[n];
	for (int side = 0; side < PLAN_SIDE_COUNT; side++) {
		struct str was = view_words(arena, &then->views[side]);
		struct str is = view_words(arena, &now->views[side]);

		if (str_equal(was, is))
			continue;
		all[n++] = (struct change){
		        .kind = CHANGE_CHANGED,
		        .of = now->title,
		        .what = side == PLAN_WORKER ? T("The worker’s view")
		                : mine              ? T("My view")
		                                    : T("The person’s view"),
		        .was = was,
		        .is = is,
		};
	}
	*list = (struct change_list){all, n};
}

const struct fault *
plan_past_differ(struct ctx *ctx, const struct plan_goal *now, int64_t seen,
                 struct change_list *out)
{
	struct plan_goal goal = *now;
	struct plan_whole is = {.goals = &goal, .goals_n = 1}, was = is;
	struct plan_past *list;
	bool more;
	size_t n;

	TRY(plan_past_read(ctx, now->person, now->id, &list, &n, &more));
	for (size_t i = 0; i < n; i++) {
		if (!list[i].there || list[i].goal.version != seen)
			continue;
		was.goals = &list[i].goal;
		plan_differ(ctx->arena, &was, &is, out);
		views_differ(ctx, &list[i].goal, now, out);
		return NULL;
	}
	return NULL;
}
