#include "practice/plan/plan_local.h"

#include "kernel/outbox/outbox.h"

/* The goal an event is about, or NULL. */
static const struct plan_goal *
plan_event_goal(const struct plan_goal *goals, size_t n, int64_t subject)
{
	for (size_t i = 0; i < n; i++)
		if (goals[i].id.v == subject)
			return &goals[i];
	return NULL;
}

/* A coded value in words, where it says more than the event does. */
static struct str
plan_event_says(const struct ctx *ctx, const struct event_line *line)
{
	bool mine = ctx->who.person.v != 0;
	int phase = str_word(line->value, plan_phase_words);
	int basis = str_word(line->value, plan_basis_words);
	int stance = str_word(line->value, plan_stance_words);

	if (phase >= 0)
		return text_get(mine ? plan_phase_keys_me[phase]
		                     : plan_phase_keys[phase]);
	if (basis >= 0)
		return text_get(mine ? plan_basis_keys_me[basis]
		                     : plan_basis_keys[basis]);
	return stance > 0 ? text_get(plan_stance_keys[stance]) : S("");
}

const struct fault *
plan_event_details(struct ctx *ctx, struct person_id person,
                   const struct event_line *lines, size_t n,
                   struct event_detail *out)
{
	struct plan_goal *goals;
	size_t goals_n;

	TRY(plan_store_goals(ctx, person, &goals, &goals_n));
	for (size_t i = 0; i < n; i++) {
		const struct plan_goal *goal =
		        plan_event_goal(goals, goals_n, lines[i].subject);
		struct str id;

		out[i].says = plan_event_says(ctx, &lines[i]);
		out[i].path = S("/plan");
		if (goal == NULL)
			continue;
		id = id_show(ctx->arena, goal->id.v);
		out[i].words = goal->title;
		out[i].path =
		        str_print(ctx->arena, "/plan/goals/%.*s", STR_ARG(id));
	}
	return NULL;
}
