/* submission_world_test.c - cohorts with people in them, for tests. */
#include "insight/submission/submission_world_test.h"

#include "insight/study/study_world_test.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/people/people_world_test.h"

static const struct query said_put = {
        .name = "test.said_put",
        .text = "insert into induction_said (said, person, about, says, day,"
                " voice, made_by, made_at) values (:id, :person,"
                " 'ask_research', :says, 1, 'own', 1, :id)",
        .unaudited = "a test",
};
static const struct query ending_said_put = {
        .name = "test.ending_said_put",
        .text = "insert into ending_said (said, ending, person, ask, says,"
                " day, voice, made_by, made_at) values (:id, 1, :person,"
                " 'research', :says, 1, 'own', 1, :id)",
        .unaudited = "a test",
};
static const struct query *const more[] = {&said_put, &ending_said_put, NULL};

const struct fault *
submission_do_plan(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;

	return submission_plan(ctx, &s->terms, &s->id);
}

const struct fault *
submission_do_make(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;
	struct str body = S("");

	TRY(submission_make(ctx, s->id, s->why, &body));
	s->body = str_copy(s->w->arena, body);
	return NULL;
}

const struct fault *
submission_do_gone(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;

	return submission_gone(ctx, s->id, s->file);
}

const struct fault *
submission_see_cohort(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;

	TRY(submission_one(ctx, s->id, &s->one));
	TRY(submission_cohort(ctx, &s->one, &s->cohort));
	return submission_hope(ctx, &s->cohort, &s->hope);
}

const struct fault *
submission_see_files(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;

	return submission_files(ctx, s->id, &s->files, &s->files_n);
}

void
submission_look(struct submission_try *s, const char *username)
{
	expect_ok(world_see(s->w, username, submission_see_cohort, s));
}

struct submission_try
submission_world(struct test *t)
{
	struct submission_try s = {
	        .w = people_world_with(t, more),
	        .terms =
	                {
	                        .title = S("All of 2025"),
	                        .start = STUDY_AT_PLAN,
	                        .from = study_day("2025-01-01"),
	                        .to = study_day("2025-12-31"),
	                        .base = 370,
	                        .fall = 50,
	                },
	        .why = S("Asked for by the board in June"),
	};

	world_add(s.w, "eve", R(EVALUATOR), NULL);
	expect_ok(world_do(s.w, "morgan", submission_do_plan, &s));
	return s;
}

static const struct fault *
start(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;

	TRY(outbox_event(
	        ctx,
	        &(struct event){.person = s->person,
	                        .kind = "plan.agreed",
	                        .at = instant_of(study_day(s->started), 600),
	                        .shared = true}));
	return audit_record(ctx, "test.started", s->person, 0);
}

struct person_id
submission_put(struct submission_try *s, const char *crn, const char *last,
               const char *born, const char *sex, const char *started)
{
	struct person_facts facts = person_facts_of(crn, "Rhian", last, born);
	enum put_result result;

	if (sex != NULL)
		facts.sex = str_of(sex);
	facts.organisation = s->w->organisation;
	facts.worker = world_user(s->w, "sam");
	expect_ok(person_put(s->w, &facts, &s->person, &result));
	s->started = started;
	if (started != NULL)
		expect_ok(world_do(s->w, NULL, start, s));
	return s->person;
}

/* Many in one change: single ones are slow. */
#define AT_ONCE 100
static const struct fault *
put_many(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;
	enum put_result result;

	for (int i = s->from; i < s->n && i < s->from + AT_ONCE; i++) {
		struct person_facts facts = person_facts_of(
		        str_c(ctx->arena, str_print(ctx->arena, "X3%05d", i)),
		        "Rhian",
		        str_c(ctx->arena,
		              str_print(ctx->arena, "M%cde%c%c",
		                        i < 676 ? 'a' : 'o', 'a' + i / 26 % 26,
		                        'a' + i % 26)),
		        "1990-05-04");

		facts.sex = S("female");
		facts.organisation = s->w->organisation;
		TRY(people_put(ctx, &facts, &s->person, &result));
		s->started = "2025-03-01";
		TRY(start(ctx, s));
	}
	return NULL;
}

void
submission_put_many(struct submission_try *s, int n)
{
	s->n = n;
	for (s->from = 0; s->from < n; s->from += AT_ONCE)
		expect_ok(world_do(s->w, NULL, put_many, s));
}

struct saying {
	struct person_id person;
	const char *says;
	bool at_ending;
};

static const struct fault *
say(struct ctx *ctx, void *data)
{
	const struct saying *s = data;

	return sql_do(ctx->tx, s->at_ending ? &ending_said_put : &said_put,
	              ARGS(arg_i64("id", id_new()),
	                   arg_i64("person", s->person.v),
	                   arg_str("says", str_of(s->says))),
	              NULL);
}

void
submission_says(struct submission_try *s, struct person_id person,
                const char *says, bool at_ending)
{
	expect_ok(world_do(s->w, NULL, say,
	                   &(struct saying){person, says, at_ending}));
}
