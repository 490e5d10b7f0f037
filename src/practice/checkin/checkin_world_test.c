/* checkin_world_test.c - a person of sam's with check-ins, and acts on it. */
#include "practice/checkin/checkin_world_test.h"

#include "register/policy/policy.h"

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
	        .person = person_signs_in(w, RHIAN, "Rhian", "rhian"),
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
	expect_ok(world_do(w, NULL, seed, NULL));
}

struct world *
checkin_world_with(struct test *t, struct act *a,
                   const struct query *const *more)
{
	struct world *w = world_with(t, more);

	world_in(w, a);
	return w;
}

struct world *
checkin_world(struct test *t, struct act *a)
{
	return checkin_world_with(t, a, checkin_test_queries);
}

struct http *
checkin_http_with(struct test *t, struct act *a,
                  const struct query *const *more)
{
	struct world *w = checkin_world_with(t, a, more);

	return http_serve(w, w->app->capabilities);
}

struct http *
checkin_http(struct test *t, struct act *a)
{
	return checkin_http_with(t, a, checkin_test_queries);
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
checkin_do_job(struct ctx *ctx, void *data)
{
	struct checkin_chunk chunk;

	(void)data;
	for (int task = 0; task < CHECKIN_TASK_COUNT; task++) {
		struct checkin_mark mark = CHECKIN_FROM_START;

		do {
			TRY(checkin_chunk_read(ctx, (enum checkin_task)task,
			                       &mark, &chunk));
			for (size_t i = 0; i < chunk.n; i++)
				TRY(checkin_chunk_do(ctx, &chunk, i));
		} while (chunk.n > 0);
	}
	return NULL;
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
checkin_do_check(struct ctx *ctx, void *data)
{
	(void)data;
	return checkin_check(ctx);
}

const struct fault *
checkin_see(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_read(ctx, a->person, 1, &a->all);
}

const struct fault *
checkin_see_one(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return checkin_read_one(ctx, a->person, a->id, &a->all);
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
	world_later(w, days * CHECKIN_DAY_MS);
	checkin_work(w->app);
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
