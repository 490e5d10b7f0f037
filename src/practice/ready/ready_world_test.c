/* ready_world_test.c - a person of sam's who is asked, and acts on it. */
#include "practice/ready/ready_world_test.h"

#include "register/policy/policy.h"

struct person_id
ready_person(struct world *w, const char *crn, const char *first, bool ours)
{
	return person_new(w, crn, first, "Pugh", "1990-01-01",
	                  ours ? "sam" : "ned");
}

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

void
ready_world_in(struct world *w, struct act *a)
{
	*a = (struct act){.person = ready_person(w, RHIAN, "Rhian", true)};
	w->jay = a->person;
	world_add(w, "rhian", R(PERSON), NULL);
	expect_ok(world_do(w, NULL, seed, NULL));
}

struct world *
ready_world(struct test *t, struct act *a)
{
	struct world *w = world_new(t);

	ready_world_in(w, a);
	return w;
}

struct http *
ready_http(struct test *t, struct act *a)
{
	struct http *h = http_new(t);

	ready_world_in(h->w, a);
	return h;
}

void
ready_terms(struct act *a, enum need_set set, int64_t edition)
{
	a->terms = (struct need_terms){
	        .set = set, .edition = edition, .voice = READY_FOR};
	for (int i = 0; i < NEED_CODE_COUNT; i++)
		a->terms.typed[i].words = S("");
}

void
ready_says(struct act *a, enum need_code code, enum need_says says,
           struct str words)
{
	a->terms.typed[code] = (struct need_typed){(int)says, words};
}

void
ready_look(struct world *w, struct act *a, const char *who)
{
	expect_ok(world_see(w, who, ready_see, a));
}

void
ready_no_bed(struct world *w, struct act *a, const char *who)
{
	ready_terms(a, NEED_FIRST, 2);
	ready_says(a, NEED_TONIGHT, NEED_URGENT, S("My sister says no"));
	ready_says(a, NEED_PEOPLE, NEED_UNSAID, S("My mum"));
	expect_ok(world_do(w, who, ready_do_save, a));
	expect_ok(world_do(w, who, ready_do_give, a));
	world_later(w, 1000);
	ready_look(w, a, "sam");
}

/* --- acts ---------------------------------------------------------------- */

const struct fault *
ready_do_save(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return need_save(ctx, a->person, &a->terms, NULL);
}

const struct fault *
ready_do_give(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return need_give(ctx, a->person, a->terms.set);
}

const struct fault *
ready_do_leave(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return need_leave(ctx, a->person, a->terms.set, a->reason, a->words,
	                  NULL);
}

const struct fault *
ready_do_beside(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return need_beside(ctx, a->person, a->id, a->code, a->words, NULL);
}

const struct fault *
ready_do_done(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return need_done(ctx, a->person, a->id, a->words, NULL);
}

const struct fault *
ready_do_goal(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return need_goal(ctx, a->person, a->id, a->words, S(""));
}

const struct fault *
ready_see(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return need_read(ctx, a->person, &a->need);
}
