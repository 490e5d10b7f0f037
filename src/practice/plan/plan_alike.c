/*
 * plan_alike.c - rules: whether a worker wrote nearly the same before.
 */
#include "practice/plan/plan_alike.h"

#include <stdlib.h>

#include "base/fold.h"
#include "register/policy/policy.h"

#define WORDS_MOST    64
#define TRIGRAMS_MOST 48

/* --- words --------------------------------------------------------------- */

/* FNV-1a: equal words come to equal numbers. */
static uint64_t
part_of(struct str s)
{
	uint64_t v = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		v = (v ^ (unsigned char)s.p[i]) * 1099511628211u;
	return v;
}

/* Into its place, unless it is there or there is no room. */
static void
part_add(struct plan_alike *a, uint64_t part)
{
	size_t at = a->n;

	if (a->n == PLAN_ALIKE_PARTS)
		return;
	while (at > 0 && a->parts[at - 1] > part)
		at--;
	if (at > 0 && a->parts[at - 1] == part)
		return;
	for (size_t i = a->n; i > at; i--)
		a->parts[i] = a->parts[i - 1];
	a->parts[at] = part;
	a->n++;
}

void
plan_alike_of(struct arena *arena, struct str words, struct plan_alike *out)
{
	struct str list[WORDS_MOST], trigrams[TRIGRAMS_MOST];
	size_t n = fold_words(arena, fold(arena, words), list, WORDS_MOST);

	out->n = 0;
	for (size_t i = 0; i < n; i++) {
		size_t of =
		        fold_trigrams(arena, list[i], trigrams, TRIGRAMS_MOST);

		for (size_t j = 0; j < of; j++)
			part_add(out, part_of(trigrams[j]));
	}
}

int
plan_alike_share(const struct plan_alike *a, const struct plan_alike *b)
{
	size_t i = 0, j = 0, both = 0, all;

	while (i < a->n && j < b->n) {
		both += a->parts[i] == b->parts[j];
		if (a->parts[i] < b->parts[j])
			i++;
		else if (a->parts[i] > b->parts[j])
			j++;
		else
			i++, j++;
	}
	all = a->n + b->n - both;
	return all == 0 ? 0 : (int)(100 * both / all);
}

/* --- people -------------------------------------------------------------- */

static int
by_id(const void *a, const void *b)
{
	const struct person_id *one = a, *other = b;

	return one->v < other->v ? -1 : one->v > other->v;
}

/* How many of them, each once. */
static int64_t
people_n(struct person_id *people, size_t n)
{
	int64_t count = 0;

	if (n > 0)
		qsort(people, n, sizeof(people[0]), by_id);
	for (size_t i = 0; i < n; i++)
		count += i == 0 || people[i].v != people[i - 1].v;
	return count;
}

/* Those for whom nearly the same was written. */
static const struct fault *
alike_find(struct ctx *ctx, const struct plan_goal *goal, int64_t percent,
           int64_t *out)
{
	struct plan_alike *mine = arena_new(ctx->arena, struct plan_alike, 2);
	struct plan_alike *other = mine + 1;
	struct plan_alike_goal *goals;
	struct person_id *people;
	size_t n, found = 0;

	TRY(plan_store_alike(ctx, goal->person, &goals, &n));
	people = arena_new(ctx->arena, struct person_id, n);
	plan_alike_of(ctx->arena, goal->title, mine);
	for (size_t i = 0; i < n; i++) {
		plan_alike_of(ctx->arena, goals[i].title, other);
		if (plan_alike_share(mine, other) >= percent)
			people[found++] = goals[i].person;
	}
	*out = people_n(people, found);
	return NULL;
}

const struct fault *
plan_alike_people(struct ctx *ctx, const struct plan_goal *goal, int64_t *out)
{
	int64_t percent, fewest, n;

	*out = 0;
	if (goal->author.voice != PLAN_VOICE_WORKER ||
	    goal->author.user.v != ctx->actor.v || ctx->actor.v == 0 ||
	    !ctx_can(ctx, CAN_WRITE_PLAN))
		return NULL;
	TRY(policy_get_i64(ctx, "plan.alike_percent", S(""), ctx->today, 75,
	                   &percent));
	TRY(policy_get_i64(ctx, "plan.alike_people", S(""), ctx->today, 3,
	                   &fewest));
	TRY(alike_find(ctx, goal, percent, &n));
	*out = n >= fewest ? n : 0;
	return NULL;
}
