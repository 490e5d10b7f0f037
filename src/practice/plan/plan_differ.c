#include "practice/plan/plan_local.h"

/* The list being made; it ends quietly at its room. */
struct plan_differ {
	struct arena *arena;
	struct change *v;
	size_t n;
	size_t room;
};

static void
plan_differ_put(struct plan_differ *d, struct change change)
{
	if (d->n < d->room)
		d->v[d->n++] = change;
}

static void
plan_differ_text(struct plan_differ *d, const struct plan_goal *goal,
                 const struct plan_step *step, const char *field,
                 struct str was, struct str is)
{
	if (str_equal(was, is))
		return;
	plan_differ_put(d, (struct change){
	                           .kind = CHANGE_CHANGED,
	                           .of = goal->title,
	                           .join = T(": step: "),
	                           .part = step ? step->words : S(""),
	                           .what = text_get(field),
	                           .was = was,
	                           .is = is,
	                   });
}

static struct str
plan_differ_date(const struct plan_differ *d, struct date date)
{
	return date_is(date) ? date_words(d->arena, date) : T("no date");
}

static void
plan_differ_step(struct plan_differ *d, const struct plan_goal *goal,
                 const struct plan_step *then, const struct plan_step *now)
{
	bool was = then->replies[PLAN_PERSON] == PLAN_DECLINED;
	bool is = now->replies[PLAN_PERSON] == PLAN_DECLINED;

	plan_differ_text(d, goal, now, TK("What"), then->words, now->words);
	plan_differ_text(d, goal, now, TK("Who"),
	                 text_get(plan_actor_keys[then->actor]),
	                 text_get(plan_actor_keys[now->actor]));
	plan_differ_text(d, goal, now, TK("By when"),
	                 plan_differ_date(d, then->due),
	                 plan_differ_date(d, now->due));
	plan_differ_text(d, goal, now, TK("What it needs"),
	                 plan_step_needs(d->arena, then, false),
	                 plan_step_needs(d->arena, now, false));
	plan_differ_text(d, goal, now, TK("Declined"), was ? T("Yes") : T("No"),
	                 is ? T("Yes") : T("No"));
}

static const struct plan_step *
plan_differ_find_step(const struct plan_goal *goal, struct step_id id)
{
	for (size_t i = 0; i < goal->steps_n; i++)
		if (goal->steps[i].id.v == id.v)
			return &goal->steps[i];
	return NULL;
}

static void
plan_differ_steps(struct plan_differ *d, const struct plan_goal *then,
                  const struct plan_goal *now)
{
	for (size_t i = 0; i < now->steps_n; i++) {
		const struct plan_step *step = &now->steps[i];
		const struct plan_step *old =
		        plan_differ_find_step(then, step->id);

		if (old != NULL)
			plan_differ_step(d, now, old, step);
		else
			plan_differ_put(d, (struct change){
			                           .kind = CHANGE_ADDED,
			                           .of = now->title,
			                           .join = T(": step: "),
			                           .part = step->words,
			                   });
	}
	for (size_t i = 0; i < then->steps_n; i++)
		if (plan_differ_find_step(now, then->steps[i].id) == NULL)
			plan_differ_put(d, (struct change){
			                           .kind = CHANGE_TAKEN_OUT,
			                           .of = now->title,
			                           .join = T(": step: "),
			                           .part = then->steps[i].words,
			                   });
}

struct str
plan_related_names(struct arena *arena, const struct plan_goal *goal, bool mine)
{
	const char *const *keys = mine ? plan_area_keys_me : plan_area_keys;
	struct str names = S("");

	for (int i = 1; i < PLAN_AREA_COUNT; i++) {
		struct str name = text_get(keys[i]);

		if ((goal->related & 1u << i) == 0)
			continue;
		names = str_empty(names)
		                ? name
		                : str_print(arena, "%.*s; %.*s", STR_ARG(names),
		                            STR_ARG(name));
	}
	return names;
}

static void
plan_differ_goal(struct plan_differ *d, const struct plan_goal *then,
                 const struct plan_goal *now)
{
	bool was = then->replies[PLAN_PERSON] == PLAN_DECLINED;
	bool is = now->replies[PLAN_PERSON] == PLAN_DECLINED;

	plan_differ_text(d, now, NULL, TK("Goal"), then->title, now->title);
	plan_differ_text(d, now, NULL, TK("Why"), then->why, now->why);
	plan_differ_text(d, now, NULL, TK("How I will know"), then->how,
	                 now->how);
	plan_differ_text(d, now, NULL, TK("Area"),
	                 text_get(plan_area_keys[then->area]),
	                 text_get(plan_area_keys[now->area]));
	plan_differ_text(d, now, NULL, TK("Helps with, too"),
	                 plan_related_names(d->arena, then, false),
	                 plan_related_names(d->arena, now, false));
	plan_differ_text(d, now, NULL, TK("Aim to reach it by"),
	                 plan_differ_date(d, then->target),
	                 plan_differ_date(d, now->target));
	plan_differ_text(d, now, NULL, TK("Whose goal it is"),
	                 text_get(plan_basis_keys[then->basis]),
	                 text_get(plan_basis_keys[now->basis]));
	plan_differ_text(d, now, NULL, TK("State"),
	                 text_get(plan_goal_status_keys[then->status]),
	                 text_get(plan_goal_status_keys[now->status]));
	plan_differ_text(d, now, NULL, TK("Declined"), was ? T("Yes") : T("No"),
	                 is ? T("Yes") : T("No"));
	plan_differ_steps(d, then, now);
}

static const struct plan_goal *
plan_differ_find(const struct plan_whole *whole, struct goal_id id)
{
	for (size_t i = 0; i < whole->goals_n; i++)
		if (whole->goals[i].id.v == id.v)
			return &whole->goals[i];
	return NULL;
}

/* A goal counts while it is in the plan; one that was removed is gone. */
static bool
plan_differ_is_in(const struct plan_goal *goal)
{
	return goal != NULL && goal->status != PLAN_GOAL_REMOVED;
}

static void
plan_differ_one(struct plan_differ *d, const struct plan_goal *then,
                const struct plan_goal *now)
{
	bool was = plan_differ_is_in(then), is = plan_differ_is_in(now);

	if (was && is)
		plan_differ_goal(d, then, now);
	else if (was || is)
		plan_differ_put(d, (struct change){
		                           .kind = is ? CHANGE_ADDED
		                                      : CHANGE_TAKEN_OUT,
		                           .of = is ? now->title : then->title,
		                   });
}

void
plan_differ(struct arena *arena, const struct plan_whole *then,
            const struct plan_whole *now, struct change_list *out)
{
	struct plan_differ d = {.arena = arena, .room = 200};

	d.v = arena_new(arena, struct change, d.room);
	for (size_t i = 0; i < now->goals_n; i++)
		plan_differ_one(&d, plan_differ_find(then, now->goals[i].id),
		                &now->goals[i]);
	for (size_t i = 0; i < then->goals_n; i++)
		if (plan_differ_find(now, then->goals[i].id) == NULL)
			plan_differ_one(&d, &then->goals[i], NULL);
	*out = (struct change_list){d.v, d.n};
}
