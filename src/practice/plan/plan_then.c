/*
 * plan_then.c - rules: what was of a plan at the end of a day and is not in the
 * version of that day, from rows that nobody changes: what was answered to it
 * by then, and the notes of its goals.
 */
#include "practice/plan/plan_then.h"

/* An answer to an older version stands beside this one; one to this version
 * came after it was kept, and what followed from it follows again. */
static void
then_answer(struct plan *plan, const struct plan_then_answer *row)
{
	if (row->said.version >= plan->version) {
		(void)plan_state_follow(plan, row->side, &row->said);
		return;
	}
	plan->sides[row->side] = row->said;
	if (row->said.settled)
		plan->state_at = row->said.at;
}

static const struct fault *
then_answers(struct ctx *ctx, struct plan_names *names, struct instant before,
             struct plan *plan)
{
	struct plan_then_answer *rows;
	size_t n;

	for (size_t side = 0; side < PLAN_SIDE_COUNT; side++)
		plan->sides[side] = (struct plan_answered){.at = INSTANT_NONE};
	TRY(plan_store_then_answers(ctx, plan, before, &rows, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(plan_name(ctx, names, rows[i].said.by, &rows[i].said.name));
		then_answer(plan, &rows[i]);
	}
	return NULL;
}

/* They come ordered by goal: hand each goal its own of before. */
static const struct fault *
then_notes(struct ctx *ctx, struct plan_names *names, struct instant before,
           struct plan_whole *whole)
{
	struct plan_note *notes;
	size_t all, n = 0;

	TRY(plan_store_notes(ctx, whole->plan.person, &notes, &all));
	for (size_t i = 0; i < all; i++)
		if (notes[i].author.at.ms < before.ms)
			notes[n++] = notes[i];
	for (size_t i = 0; i < n; i++)
		TRY(plan_name(ctx, names, notes[i].author.user,
		              &notes[i].author.name));
	for (size_t g = 0; g < whole->goals_n; g++) {
		struct plan_goal *goal = &whole->goals[g];

		for (size_t i = 0; i < n; i++)
			if (notes[i].goal.v == goal->id.v) {
				goal->notes = goal->notes_n == 0 ? &notes[i]
				                                 : goal->notes;
				goal->notes_n++;
			}
	}
	return NULL;
}

const struct fault *
plan_then_read(struct ctx *ctx, struct date day, struct plan_whole *whole)
{
	struct plan_names names = {.n = 0};
	struct instant before = instant_of(date_add_days(day, 1), 0);

	TRY(then_answers(ctx, &names, before, &whole->plan));
	return then_notes(ctx, &names, before, whole);
}
