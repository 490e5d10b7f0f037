/* study_world_test.c - studies with people in them, for tests. */
#include "insight/study/study_world_test.h"

#include "kernel/outbox/outbox.h"
#include "register/people/people_world_test.h"

struct date
study_day(const char *iso)
{
	struct date out = DATE_NONE;

	claim(date_read_iso(str_of(iso), &out));
	return out;
}

const struct fault *
study_try_begin(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	const struct study_design design = {
	        .title = S("Did it help?"),
	        .question = S("Do fewer people reoffend within a year?"),
	        .start = STUDY_AT_PLAN,
	        .from = study_day("2023-01-01"),
	        .to = study_day("2023-12-31"),
	        .follow_days = 365,
	        .lag_days = 183,
	        .ratio = 2,
	        .base = 370,
	        .fall = 50,
	        .columns = 1u << STUDY_AGE | 1u << STUDY_SEX,
	        .reviewers = S("A panel of three"),
	        .basis = S("A task in the public interest"),
	};

	TRY(study_make(ctx, &design, &f->id));
	TRY(study_look(ctx, f->id, 84));
	return study_register(ctx, f->id);
}

/* One of ours with an order, perhaps a start and an offence. */
const struct fault *
study_try_put(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	static int number;
	enum put_result result;
	struct order_id order;
	struct order facts = {
	        .person = f->person,
	        .order_ref = str_print(ctx->arena, "S%d", ++number),
	        .kind = S("community_order"),
	        .sentenced_on = study_day(f->sentenced),
	        .starts_on = study_day(f->sentenced),
	        .ends_on = date_add_months(study_day(f->sentenced), 12),
	        .offence_on = DATE_NONE,
	        .convicted_on = DATE_NONE,
	        .released_on = DATE_NONE,
	};

	TRY(order_put(ctx, &facts, &order, &result));
	if (f->started != NULL)
		TRY(outbox_event(
		        ctx,
		        &(struct event){.person = f->person,
		                        .kind = "plan.agreed",
		                        .at = instant_of(study_day(f->started),
		                                         600),
		                        .shared = true}));
	if (f->offence == NULL)
		return NULL;
	return reoffence_put(
	        ctx,
	        &(struct reoffence){.person = f->person,
	                            .offence_on = study_day(f->offence),
	                            .proven_on = study_day(f->offence),
	                            .disposal = S("fine"),
	                            .severity = 2},
	        &result);
}

struct person_id
study_somebody(struct world *w, const char *crn, const char *born, bool female)
{
	struct person_facts facts =
	        person_facts_of(crn, "Fictional", "Person", born);
	struct person_id out = {0};
	enum put_result result;

	facts.sex = female ? S("female") : S("male");
	facts.organisation = w->organisation;
	expect_ok(person_put(w, &facts, &out, &result));
	return out;
}

void
study_ours(struct freeze_try *f, const char *crn, const char *sentenced,
           const char *started, const char *offence)
{
	f->person = study_somebody(f->w, crn, "1990-05-04", false);
	f->sentenced = sentenced;
	f->started = started;
	f->offence = offence;
	expect_ok(world_do(f->w, NULL, study_try_put, f));
}

struct freeze_try
study_try_new(struct test *t)
{
	static unsigned char key[32] = {7};
	struct freeze_try f = {.w = people_world(t)};

	f.w->app->key = (struct bytes){key, sizeof(key)};
	world_add(f.w, "eve", R(EVALUATOR), NULL);
	expect_ok(world_do(f.w, "eve", study_try_begin, &f));
	return f;
}

const struct fault *
study_try_freeze(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_freeze(ctx, f->id);
}

const struct fault *
study_try_look(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_one(ctx, f->id, &f->study);
}

const struct fault *
study_try_fetch(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_file_read(ctx, f->id, (enum study_kind)f->kind, &f->file,
	                       &f->people);
}

const struct fault *
study_try_pool(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	struct study_pool pool;
	struct problems problems;
	struct bytes key;

	TRY(study_one(ctx, f->id, &f->study));
	TRY(study_key(ctx, f->id, &key));
	problems_init(&problems, ctx->arena);
	study_pool_read(ctx->arena, &f->study.design, key, f->people, f->events,
	                &pool, &problems);
	TRY(problems_fault(&problems));
	return study_pool_put(ctx, f->id, &pool);
}
