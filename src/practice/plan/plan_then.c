/*
 * plan_then.c - rules: what was of a plan at the end of a day and is not in the
 * version of that day, from rows that nobody changes: what was answered to it
 * by then, and the notes of its goals.
 */
#include "practice/plan/plan_then.h"

#include "practice/plan/plan_later.h"
#include "register/policy/policy.h"

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

/* The last that moved the review: when, and to which day. */
struct moved {
	struct instant at;
	struct date due;
};

static void
later_moves(const struct plan *plan, const struct plan_later *later,
            struct instant before, struct moved *moved)
{
	bool back = instant_is(later->ended_at) &&
	            later->ended_at.ms < before.ms;
	struct instant at = back ? later->ended_at : later->at;

	if (later->plan.v != plan->id.v || at.ms >= before.ms ||
	    at.ms < moved->at.ms)
		return;
	/* What an answer ended was not taken back. */
	if (back && at.ms == plan->state_at.ms)
		return;
	*moved = (struct moved){at, back ? later->was : later->until};
}

/* The review is due as it was at the end of the day: an answer that came to
 * something and a putting off move it, and make no version. */
static const struct fault *
then_review(struct ctx *ctx, struct instant before, struct plan *plan)
{
	struct moved moved = {plan->changed_at, plan->review_on};
	struct plan_later *list;
	int64_t weeks;
	size_t n;

	if (plan->state_at.ms >= moved.at.ms) {
		struct date on = instant_date(plan->state_at);

		TRY(policy_get_i64(ctx, "plan.review_weeks", S(""), on, 12,
		                   &weeks));
		moved = (struct moved){plan->state_at,
		                       date_add_days(on, (int)weeks * 7)};
	}
	TRY(plan_store_later(ctx, plan->person, &list, &n));
	while (n-- > 0)
		later_moves(plan, &list[n], before, &moved);
	plan->review_on = moved.due;
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
	TRY(then_review(ctx, before, &whole->plan));
	return then_notes(ctx, &names, before, whole);
}
