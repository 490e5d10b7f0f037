/*
 * plan_hands_test.c - no path edits the other side's words: hundreds of acts of
 * the person and of two workers, by chance and always the same, and after each
 * one every text that differs was changed by whom it now says.
 */
#include <string.h>

#include "practice/plan/plan_strength.h"
#include "practice/plan/plan_try_test.h"

enum { ACTS = 400, TEXTS_MOST = 400 };

/* A text, who stands beside it and in whose voice. */
struct text_of {
	int64_t id;
	int place; /* which of the texts of that thing */
	struct str words;
	struct user_id user;
	enum plan_voice voice;
};

struct hands {
	struct plan_try p;
	uint64_t seed;
	const char *who;
	struct plan_strength strength;
	struct text_of *was, *is;
	size_t was_n, is_n;
	size_t done, refused;
};

/* A number below n: the same ones in each run. */
static unsigned
chance(struct hands *h, size_t n)
{
	h->seed = h->seed * 6364136223846793005u + 1442695040888963407u;
	return n == 0 ? 0 : (unsigned)((h->seed >> 33) % n);
}

static void
put(struct hands *h, int64_t id, int place, struct str words,
    const struct plan_author *author)
{
	if (h->is_n < TEXTS_MOST)
		h->is[h->is_n++] = (struct text_of){
		        .id = id,
		        .place = place,
		        .words = str_copy(h->p.w->arena, words),
		        .user = author->user,
		        .voice = author->voice,
		};
}

static void
put_goal(struct hands *h, const struct plan_goal *goal)
{
	put(h, goal->id.v, 0, goal->title, &goal->author);
	put(h, goal->id.v, 1, goal->why, &goal->author);
	put(h, goal->id.v, 2, goal->how, &goal->author);
	for (size_t i = 0; i < goal->steps_n; i++)
		put(h, goal->steps[i].id.v, 0, goal->steps[i].words,
		    &goal->steps[i].author);
	/* A view has no author beside its side. */
	put(h, goal->id.v, 3, goal->views[PLAN_PERSON].words,
	    &(struct plan_author){.voice = PLAN_VOICE_OWN});
	put(h, goal->id.v, 4, goal->views[PLAN_WORKER].words,
	    &(struct plan_author){.voice = PLAN_VOICE_WORKER});
}

/* All texts as they stand now. */
static const struct plan_whole *
gather(struct hands *h)
{
	const struct plan_whole *whole = plan_try_whole(&h->p);
	struct text_of *spare = h->was;

	h->was = h->is;
	h->was_n = h->is_n;
	h->is = spare;
	h->is_n = 0;
	for (size_t i = 0; i < whole->goals_n; i++)
		put_goal(h, &whole->goals[i]);
	for (size_t i = 0; i < whole->statements_n; i++)
		put(h, whole->statements[i].first.v, 5,
		    whole->statements[i].words, &whole->statements[i].author);
	for (size_t i = 0; i < whole->strengths_n; i++)
		put(h, whole->strengths[i].id, 6, whole->strengths[i].words,
		    &whole->strengths[i].author);
	return whole;
}

/* What differs was the actor's to change, and says that they did. */
static void
judge(const struct hands *h, unsigned act)
{
	bool person = strcmp(h->who, "jay") == 0;
	struct user_id actor = world_user(h->p.w, h->who);

	for (size_t i = 0; i < h->is_n; i++)
		for (size_t k = 0; k < h->was_n; k++) {
			const struct text_of *is = &h->is[i];
			const struct text_of *was = &h->was[k];

			if (is->id != was->id || is->place != was->place ||
			    str_equal(is->words, was->words))
				continue;
			if (was->voice == PLAN_VOICE_OWN && !person)
				fail_msg("act %u: a worker changed the "
				         "person's own words",
				         act);
			if ((is->voice == PLAN_VOICE_OWN) != person)
				fail_msg("act %u: words stand under the other "
				         "side's name",
				         act);
			if (is->user.v != 0)
				expect_equal(is->user.v, actor.v);
		}
}

static const struct fault *
strength_add(struct ctx *ctx, void *data)
{
	struct hands *h = data;
	int64_t id;

	return plan_strength_add(ctx, h->p.person, &h->strength, &id);
}

static const struct fault *
strength_change(struct ctx *ctx, void *data)
{
	struct hands *h = data;

	return plan_strength_change(ctx, h->p.person, h->strength.id,
	                            h->strength.version, &h->strength);
}

static const struct fault *
strength_back(struct ctx *ctx, void *data)
{
	struct hands *h = data;

	return plan_strength_withdraw(ctx, h->p.person, h->strength.id,
	                              h->strength.version, h->p.words);
}

/* One of what is there, to act on, and other words for it. */
static void
choose(struct hands *h, const struct plan_whole *whole, unsigned act)
{
	static const enum plan_voice voices[] = {PLAN_VOICE_FOR,
	                                         PLAN_VOICE_WORKER};
	struct str words = str_print(h->p.w->arena, "Words %u", act);
	enum plan_voice voice = voices[chance(h, 2)];

	h->p.words = h->p.step_terms.words = h->strength.words = words;
	h->p.terms.title = chance(h, 2) == 0 ? words : S("Get my card");
	h->p.terms.how = chance(h, 2) == 0 ? words : S("In my pocket");
	h->p.terms.voice = h->p.step_terms.voice = h->p.voice = voice;
	h->p.stance = 1 + chance(h, PLAN_STANCE_COUNT - 1);
	h->p.reply = 1 + chance(h, 2);
	h->strength.said_by = chance(h, PLAN_SAID_COUNT);
	if (whole->goals_n > 0) {
		const struct plan_goal *goal =
		        &whole->goals[chance(h, whole->goals_n)];

		h->p.goal = goal->id;
		h->p.seen = goal->version;
		if (goal->steps_n > 0)
			h->p.step = goal->steps[chance(h, goal->steps_n)].id;
	}
	if (whole->statements_n > 0)
		h->p.statement =
		        whole->statements[chance(h, whole->statements_n)].id;
	if (whole->strengths_n > 0) {
		const struct plan_strength *s =
		        &whole->strengths[chance(h, whole->strengths_n)];

		h->strength.id = s->id;
		h->strength.version = s->version;
	}
}

/* The version of the chosen step, for the act that asks for it. */
static const struct fault *
step_change(struct ctx *ctx, void *data)
{
	struct hands *h = data;
	struct plan_step step;

	TRY(plan_store_step_lock(ctx, h->p.step, &step));
	h->p.seen = step.version;
	return plan_try_step_change(ctx, &h->p);
}

static void
act_by_chance(struct hands *h, unsigned act)
{
	static const char *const people[] = {"jay", "sam", "priya"};
	static const struct {
		world_fn fn;
		bool own; /* takes all of hands */
	} acts[] = {
	        {plan_try_goal, false},
	        {plan_try_goal_change, false},
	        {plan_try_goal_change, false},
	        {plan_try_goal_change, false},
	        {plan_try_step, false},
	        {step_change, true},
	        {step_change, true},
	        {plan_try_view, false},
	        {plan_try_reply, false},
	        {plan_try_step_reply, false},
	        {plan_try_remove, false},
	        {plan_try_readd, false},
	        {plan_try_statement, false},
	        {plan_try_statement_change, false},
	        {plan_try_withdraw, false},
	        {strength_add, true},
	        {strength_change, true},
	        {strength_change, true},
	        {strength_back, true},
	};
	const struct plan_whole *whole = &h->p.whole;
	size_t which = chance(h, sizeof(acts) / sizeof(acts[0]));
	const struct fault *fault;

	choose(h, whole, act);
	h->who = people[chance(h, 3)];
	fault = world_do(h->p.w, h->who, acts[which].fn,
	                 acts[which].own ? (void *)h : (void *)&h->p);
	if (fault_is(fault, FAULT_BUG))
		fail_msg("act %u is a bug", act);
	if (fault == NULL)
		h->done++;
	else
		h->refused++;
}

TEST("plan: no path edits the other side's words, whatever is done and by whom")
{
	struct hands h = {.p = plan_try_new(t), .seed = 20261130};

	h.was = arena_new(h.p.w->arena, struct text_of, TEXTS_MOST);
	h.is = arena_new(h.p.w->arena, struct text_of, TEXTS_MOST);
	gather(&h);
	for (unsigned act = 0; act < ACTS; act++) {
		act_by_chance(&h, act);
		gather(&h);
		judge(&h, act);
	}
	/* Enough of both: acts that were taken, and acts that were refused. */
	expect_true(h.done > ACTS / 3);
	expect_true(h.refused > ACTS / 10);
	expect_true(h.is_n > 20 && h.is_n < TEXTS_MOST);
}
