/* checkin_world_test.c - a person of sam's with check-ins, and acts on it. */
#include "practice/checkin/checkin_world_test.h"

#include "register/policy/policy.h"

#define DAY_MS (INT64_C(24) * 60 * 60 * 1000)

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

static void
world_in(struct world *w, struct act *a)
{
	*a = (struct act){
	        .person = person_new(w, RHIAN, "Rhian", "Pugh", "1990-01-01",
	                             "sam"),
	        .terms = {.none_of_them = true,
	                  .every = 2,
	                  .why = S(""),
	                  .way = CHECKIN_EMAIL,
	                  .said = 1},
	        .sent = {.mood = CHECKIN_OK,
	                 .none = true,
	                 .other = S(""),
	                 .answers = {S(""), S(""), S("")},
	                 .words = S("All fine"),
	                 .voice = CHECKIN_PHONE},
	        .look = {.known = CHECKIN_SPOKE, .note = S("")},
	        .questions = {S("Did you ring?"), S(""), S("")},
	        .words = S(""),
	};
	expect_true(date_make(2026, 11, 24, &a->terms.first));
	w->jay = a->person;
	world_add(w, "rhian", R(PERSON), NULL);
	expect_ok(world_do(w, NULL, seed, NULL));
}

struct world *
checkin_world(struct test *t, struct act *a)
{
	struct world *w = world_with(t, checkin_test_queries);

	world_in(w, a);
	return w;
}

struct http *
checkin_http(struct test *t, struct act *a)
{
	struct http *h = http_new(t);

	world_in(h->w, a);
	return h;
}

/* So many letters. */
struct str
checkin_letters(struct world *w, size_t n)
{
	char *p = arena_bytes(w->arena, n + 1, 1);

	for (size_t i = 0; i < n; i++)
		p[i] = 'a';
	p[n] = '\0';
	return (struct str){p, n};
}

/* --- acts ---------------------------------------------------------------- */

const struct fault *
checkin_do_set(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_set(ctx, a->person, &a->terms, NULL);
}

const struct fault *
checkin_do_say(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_say(ctx, a->person, a->yes);
}

const struct fault *
checkin_do_senior(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_senior(ctx, a->person, a->yes);
}

const struct fault *
checkin_do_stop(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_stop(ctx, a->person, a->words, NULL);
}

const struct fault *
checkin_do_ask(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_ask(ctx, a->person, a->questions, NULL);
}

const struct fault *
checkin_do_send(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_send(ctx, a->person, &a->sent, NULL);
}

const struct fault *
checkin_do_review(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_review(ctx, a->person, a->id, &a->look, NULL);
}

const struct fault *
checkin_do_follow(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_follow(ctx, a->person, a->id, a->words, NULL);
}

const struct fault *
checkin_see(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_read(ctx, a->person, &a->all);
}

/* --- more at once -------------------------------------------------------- */

void
checkin_look_at(struct world *w, struct act *a)
{
	expect_ok(world_see(w, "sam", checkin_see, a));
}

void
checkin_on(struct world *w, struct act *a)
{
	expect_ok(world_do(w, "sam", checkin_do_set, a));
	world_later(w, 1000);
}

void
checkin_days(struct world *w, int days)
{
	world_later(w, days * DAY_MS);
	expect_ok(world_do(w, NULL, checkin_job, NULL));
}

struct str
checkin_last(struct world *w, struct act *a)
{
	checkin_look_at(w, a);
	expect_true(a->all.n > 0);
	a->id = a->all.list[0].id;
	return id_show(w->arena, a->id.v);
}

void
checkin_sends(struct world *w, struct act *a, const char *who)
{
	expect_ok(world_do(w, who, checkin_do_send, a));
	world_later(w, 1000);
	checkin_last(w, a);
}

void
checkin_reads(struct world *w, struct act *a)
{
	expect_ok(world_do(w, "sam", checkin_do_review, a));
	world_later(w, 1000);
	checkin_look_at(w, a);
}
