/* assess_world_test.c - a person with an assessment, and acts on it. */
#include "practice/strengths/assess_world_test.h"

#include "register/policy/policy.h"

struct person_id
assess_person(struct world *w, const char *crn, const char *first, bool ours)
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

static void
rhian_add(struct world *w, struct act *a, const char *first)
{
	*a = (struct act){.person = assess_person(w, RHIAN, first, true)};
	a->own.form = a->work.form = 3;
	w->jay = a->person;
	world_add(w, "rhian", R(PERSON), NULL);
	expect_ok(world_do(w, NULL, seed, NULL));
}

void
assess_world_in(struct world *w, struct act *a)
{
	rhian_add(w, a, "Rhian");
}

struct world *
assess_world(struct test *t, struct act *a)
{
	struct world *w = world_new(t);

	rhian_add(w, a, "Rhian");
	return w;
}

struct http *
assess_http(struct test *t, struct act *a, const char *first)
{
	struct http *h = http_new(t);

	rhian_add(h->w, a, first);
	return h;
}

/* --- acts --------------------------------------------------------------- */

/* The moment of an act, some days from the world's. */
static void
moved(struct ctx *ctx, const struct act *a)
{
	ctx->now.ms += (int64_t)a->days * 86400000;
	ctx->today = date_add_days(ctx->today, a->days);
}

const struct fault *
assess_do_own(struct ctx *ctx, void *data)
{
	struct act *a = data;

	moved(ctx, a);
	return assess_own_save(ctx, a->person, a->code, a->seen, &a->own, NULL);
}

const struct fault *
assess_do_work(struct ctx *ctx, void *data)
{
	struct act *a = data;

	moved(ctx, a);
	return assess_work_save(ctx, a->person, a->code, a->seen, &a->work,
	                        NULL);
}

const struct fault *
assess_do_share(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return assess_share(ctx, a->person, a->seen);
}

const struct fault *
assess_do_sign(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return assess_sign(ctx, a->person, a->seen);
}

const struct fault *
assess_do_answer(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return assess_answer(ctx, a->person, a->seen,
	                     a->second ? ASSESS_SAYS_SECOND
	                     : a->yes  ? ASSESS_SAYS_YES
	                               : ASSESS_SAYS_NO,
	                     a->words, NULL);
}

const struct fault *
assess_do_lock(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return assess_lock(ctx, a->person, a->seen, a->why, a->words, NULL);
}

const struct fault *
assess_do_back(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return assess_restore(ctx, a->person, a->seen, a->back);
}

const struct fault *
assess_see_newest(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return assess_read(ctx, a->person, &a->a);
}

const struct fault *
assess_see_one(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return assess_read_one(ctx, a->person, a->back, &a->a);
}

const struct fault *
assess_see_list(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return assess_list(ctx, a->person, &a->list, &a->n);
}

const struct fault *
assess_see_shared(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return assess_shared(ctx, a->person, &a->shared);
}

/* --- more at once ------------------------------------------------------- */

void
assess_look(struct world *w, struct act *a)
{
	expect_ok(world_see(w, "sam", assess_see_newest, a));
}

void
assess_says(struct world *w, struct act *a, const char *who,
            enum assess_code code, struct str view)
{
	assess_look(w, a);
	a->code = code;
	a->seen = a->a.areas[code].own.by.version;
	a->own = (struct assess_own_terms){
	        .view = view, .ready = ASSESS_WANT_TO, .form = a->own.form};
	expect_ok(world_do(w, who, assess_do_own, a));
}

void
assess_writes(struct world *w, struct act *a, enum assess_code code,
              struct str strengths, bool done)
{
	assess_look(w, a);
	a->code = code;
	a->seen = a->a.areas[code].work.by.version;
	a->work = (struct assess_work_terms){
	        .work =
	                {
	                        .view = S("A steady start"),
	                        .strengths = strengths,
	                        .harm = ASSESS_NO,
	                        .reoffending = ASSESS_YES,
	                        .reoffending_words = S("When money is short"),
	                        .evidence = S("The landlord told us"),
	                        .priority = 2,
	                },
	        .done = done,
	        .form = a->work.form,
	};
	expect_ok(world_do(w, "sam", assess_do_work, a));
}

void
assess_all_done(struct world *w, struct act *a)
{
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		assess_says(w, a, "rhian", (enum assess_code)i,
		            S("It is good"));
		assess_writes(w, a, (enum assess_code)i,
		              i == 0 ? S("Keeps the rent paid") : S(""), true);
	}
	assess_look(w, a);
	a->seen = a->a.version;
}
