/*
 * plan_alike.h - goals that one worker wrote nearly alike for several people,
 * pointed out to that worker alone.
 *
 * No recipe makes somebody stop (programme T21, H1).  So whoever writes the
 * same goal again and again is asked if it is this person's own, and that is
 * all that comes of it.
 *
 * Rules kept here, each with a test of the same words:
 *   - a worker is told of goals that they wrote nearly alike in their own
 *     voice, of people within their reach;
 *   - nobody else is told: no colleague, no senior, no manager, not the person;
 *   - it says for how many people, and never for whom;
 *   - goals in the person's own voice, or written down for them, are not
 *     compared;
 *   - nothing of it is written down: no row, no audit, no event;
 *   - at most so many goals are compared, the newest.
 *
 * The threshold and how many people it takes are dated values, ours.
 */
#ifndef PRACTICE_PLAN_ALIKE_H
#define PRACTICE_PLAN_ALIKE_H

#include "practice/plan/plan_goal.h"

/* Most goals that are compared with one. */
#define PLAN_ALIKE_MOST 2000

/* What is compared of some words: a pure function of them. */
#define PLAN_ALIKE_PARTS 256
struct plan_alike {
	uint64_t parts[PLAN_ALIKE_PARTS]; /* rising, each once */
	size_t n;
};

/* The parts of three letters of each word, forgiving of case, accents, order
 * and signs; of more than PLAN_ALIKE_PARTS the first. */
void
plan_alike_of(struct arena *arena, struct str words, struct plan_alike *out);
/* How much two have in common, of all they have, per cent: 0 to 100. */
int plan_alike_share(const struct plan_alike *a, const struct plan_alike *b);

/*
 * For how many other people the actor wrote nearly this goal; 0 when they did
 * not write it, when it is not in their voice, and below the number from which
 * it is pointed out.
 */
MUST_CHECK const struct fault *
plan_alike_people(struct ctx *ctx, const struct plan_goal *goal, int64_t *out);

/* --- plan_alike_store.c -------------------------------------------------- */

struct plan_alike_goal {
	struct person_id person;
	struct str title;
};
/* Goals that the actor wrote in their own voice for others than this person,
 * within reach and not removed, the newest first, at most PLAN_ALIKE_MOST. */
MUST_CHECK const struct fault *
plan_store_alike(struct ctx *ctx, struct person_id person,
                 struct plan_alike_goal **out, size_t *n);

extern const struct query plan_q_alike;
extern const struct migration plan_migration_47;

#endif
