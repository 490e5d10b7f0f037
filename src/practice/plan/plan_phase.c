#include "practice/plan/plan_local.h"

/* The open stay in a phase, or NULL. */
static struct plan_phase *
plan_phase_open(struct plan_phase *phases, size_t n, enum plan_phase_name name)
{
	for (size_t i = 0; i < n; i++)
		if (phases[i].name == name && !instant_is(phases[i].left_at))
			return &phases[i];
	return NULL;
}

static const struct fault *
plan_phase_check(struct ctx *ctx, enum plan_turn why, struct str words)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (why == PLAN_TURN_NONE)
		problems_add(&problems, "why", "Choose a reason");
	plan_words_check(&problems, "words", words, why == PLAN_TURN_OTHER);
	return problems_fault(&problems);
}

const struct fault *
plan_phase_enter(struct ctx *ctx, struct person_id person,
                 enum plan_phase_name name, enum plan_turn why,
                 struct str words)
{
	struct plan_phase *phases;
	struct plan plan;
	struct plan_phase phase = {
	        .id = id_new(),
	        .name = name,
	        .entered_at = ctx->now,
	        .entry = why,
	        .entry_words = words,
	        .left_at = INSTANT_NONE,
	};
	size_t n;

	TRY(plan_need_worker(ctx, person));
	TRY(plan_phase_check(ctx, why, words));
	TRY(plan_open(ctx, person, &plan));
	TRY(plan_store_phases(ctx, person, &phases, &n));
	if (plan_phase_open(phases, n, name) != NULL)
		return fault_refused(ctx,
		                     "They are in this phase of the journey "
		                     "already");
	TRY(plan_store_phase_add(ctx, person, &phase));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = person,
	                              .what = "plan.phase_entered",
	                              .subject = phase.id,
	                              .value = plan_phase_words[name],
	                      });
}

/* Whether the person said yes to a goal that is still in the plan. */
static bool
plan_phase_has_agreed_goal(const struct plan_goal *goals, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (goals[i].status != PLAN_GOAL_REMOVED &&
		    goals[i].replies[PLAN_PERSON] == PLAN_ACCEPTED)
			return true;
	return false;
}

const struct fault *
plan_phase_leave(struct ctx *ctx, struct person_id person,
                 enum plan_phase_name name, enum plan_turn why,
                 struct str words)
{
	struct plan_phase *phases, *phase;
	struct plan_goal *goals;
	struct plan plan;
	size_t n, goals_n;

	TRY(plan_need_worker(ctx, person));
	TRY(plan_phase_check(ctx, why, words));
	TRY(plan_open(ctx, person, &plan));
	TRY(plan_store_phases(ctx, person, &phases, &n));
	phase = plan_phase_open(phases, n, name);
	if (phase == NULL)
		return fault_refused(
		        ctx, "They are not in this phase of the journey");
	TRY(plan_store_goals(ctx, person, &goals, &goals_n));
	if (!plan_phase_has_agreed_goal(goals, goals_n))
		return fault_refused(
		        ctx, "First they need at least one goal that they "
		             "have agreed to themselves");
	phase->left_at = ctx->now;
	phase->exit = why;
	phase->exit_words = words;
	TRY(plan_store_phase_leave(ctx, phase));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = person,
	                              .what = "plan.phase_left",
	                              .subject = phase->id,
	                              .value = plan_phase_words[name],
	                      });
}
