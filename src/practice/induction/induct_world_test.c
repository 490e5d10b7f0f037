/* induct_world_test.c - a person of sam's at the beginning, and acts on it. */
#include "practice/induction/induct_world_test.h"

#include "register/policy/policy.h"

struct person_id
induct_person(struct world *w, const char *crn, const char *first, bool ours)
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
induct_world_in(struct world *w, struct act *a)
{
	*a = (struct act){.person = induct_person(w, RHIAN, "Rhian", true)};
	a->talk = (struct induct_talk_terms){
	        .led = INDUCT_WORKER,
	        .mentor = S(""),
	        .room = S("Rhian and Sam"),
	        .topics = ALL,
	};
	expect_true(date_make(2026, 11, 20, &a->talk.day));
	w->jay = a->person;
	world_add(w, "rhian", R(PERSON), NULL);
	expect_ok(world_do(w, NULL, seed, NULL));
}

struct world *
induct_world(struct test *t, struct act *a)
{
	struct world *w = world_new(t);

	induct_world_in(w, a);
	return w;
}

struct http *
induct_http(struct test *t, struct act *a)
{
	struct http *h = http_new(t);

	induct_world_in(h->w, a);
	return h;
}

/* --- acts ---------------------------------------------------------------- */

/* The moment of an act, some days from the world's. */
static void
moved(struct ctx *ctx, const struct act *a)
{
	ctx->now.ms += (int64_t)a->days * 86400000;
	ctx->today = date_add_days(ctx->today, a->days);
}

const struct fault *
induct_do_talk(struct ctx *ctx, void *data)
{
	struct act *a = data;

	moved(ctx, a);
	return induct_talk_add(ctx, a->person, &a->talk, NULL);
}

const struct fault *
induct_do_say(struct ctx *ctx, void *data)
{
	struct act *a = data;

	moved(ctx, a);
	return induct_say(ctx, a->person, (enum induct_about)a->about, a->says,
	                  NULL);
}

const struct fault *
induct_do_word(struct ctx *ctx, void *data)
{
	struct act *a = data;

	moved(ctx, a);
	return induct_word_add(ctx, a->person, a->about, a->words, "words",
	                       NULL);
}

const struct fault *
induct_do_answer(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return induct_answer(ctx, a->person, a->word, a->words, NULL);
}

const struct fault *
induct_do_word_end(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return induct_word_end(ctx, a->person, a->word, a->state);
}

const struct fault *
induct_do_end(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return induct_end(ctx, a->person, a->words, NULL);
}

const struct fault *
induct_see(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return induct_read(ctx, a->person, &a->in);
}

/* --- more at once -------------------------------------------------------- */

void
induct_look(struct world *w, struct act *a)
{
	expect_ok(world_see(w, "sam", induct_see, a));
}

void
induct_asks(struct world *w, struct act *a, const char *who, int about,
            struct str words)
{
	a->about = about;
	a->words = words;
	expect_ok(world_do(w, who, induct_do_word, a));
	world_later(w, 1000);
	induct_look(w, a);
	a->word = a->in.words[a->in.words_n - 1].id;
}

void
induct_told_all(struct world *w, struct act *a)
{
	a->talk.topics = ALL;
	expect_ok(world_do(w, "sam", induct_do_talk, a));
}

struct str
induct_last(struct world *w, struct act *a)
{
	induct_look(w, a);
	expect_true(a->in.words_n > 0);
	a->word = a->in.words[a->in.words_n - 1].id;
	return id_show(w->arena, a->word.v);
}
