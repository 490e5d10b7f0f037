/* study_also_test.c - what else is looked at: sentences, housing and work. */
#include "insight/study/study_world_test.h"

#include "insight/evaluation/eval_plan.h"
#include "tests/http_world.h"

#define SENTENCE (1u << STUDY_MORE_SENTENCE)
#define LIVING   (1u << STUDY_MORE_HOUSING | 1u << STUDY_MORE_WORK)

static const unsigned char secret[32] = {1, 2, 3};
static const struct bytes key = {secret, sizeof(secret)};

/* --- rows of people here -------------------------------------------------- */

/* One participant of 2025 with an order, followed for a hundred days. */
struct row_try {
	struct study_design design;
	struct order_studied order;
	struct study_answer answers[3];
	struct study_person person;
	struct study_rows rows;
};

static void
try_set(struct row_try *r)
{
	*r = (struct row_try){
	        .design = {.from = study_day("2025-01-01"),
	                   .to = study_day("2025-12-31"),
	                   .follow_days = 100,
	                   .more = SENTENCE | LIVING,
	                   .columns = 1u << STUDY_SEX},
	        .order = {.kind = S("community_order"),
	                  .sentenced_on = study_day("2025-02-01"),
	                  .released_on = DATE_NONE,
	                  .starts_on = study_day("2025-02-01"),
	                  .ends_on = study_day("2026-02-01"),
	                  .outcome_on = DATE_NONE},
	        .person = {.person = {4711},
	                   .born = DATE_NONE,
	                   .sex = S("male"),
	                   .started = study_day("2025-03-01"),
	                   .died = DATE_NONE,
	                   .orders_n = 1},
	};
	r->person.orders = &r->order;
	r->person.answers = r->answers;
}

/* The cells after the sex, up to how much they had. */
static void
expect_also(struct test *t, struct row_try *r, const char *cells)
{
	struct str has;

	study_rows_begin(&r->rows, t->arena, &r->design);
	study_rows_put(&r->rows, &r->design, key, &r->person);
	has = str_print(t->arena, ",male,%s,%s\n", cells,
	                r->rows.counts.participants > 0 ? "0,0,0,0,0,0"
	                                                : ",,,,,");
	expect_has(buf_get(&r->rows.people), str_c(t->arena, has));
}

static void
stands(struct row_try *r, const char *outcome, const char *on)
{
	r->order.outcome = str_of(outcome);
	r->order.outcome_on = study_day(on);
}

TEST("study also: how a sentence ended has its day, and one that still runs is "
     "known to have run to the end of everybody's follow-up, or is not known")
{
	struct row_try r;

	try_set(&r);
	expect_also(t, &r, ",,,,");
	stands(&r, "revoked", "2025-04-01");
	expect_also(t, &r, "2025-04-01,0,1,,");
	stands(&r, "completed", "2025-04-01");
	expect_also(t, &r, "2025-04-01,1,0,,");
	stands(&r, "early", "2025-04-02");
	expect_also(t, &r, "2025-04-02,1,0,,");
	stands(&r, "other", "2025-04-02");
	expect_also(t, &r, "2025-04-02,0,0,,");
	stands(&r, "running", "2026-04-10");
	expect_also(t, &r, ",0,0,,");
	expect_equal(r.rows.known[STUDY_MORE_SENTENCE][1], 1);
	stands(&r, "running", "2026-04-09");
	expect_also(t, &r, ",,,,");
	expect_equal(r.rows.known[STUDY_MORE_SENTENCE][1], 0);
	r.design.more = 0;
	study_rows_begin(&r.rows, t->arena, &r.design);
	expect_lacks(buf_get(&r.rows.people), "order_ended");
}

static void
answers(struct row_try *r, int i, enum study_more what, const char *on,
        bool yes)
{
	r->answers[i] = (struct study_answer){what, study_day(on), yes};
	if (r->person.answers_n <= (size_t)i)
		r->person.answers_n = (size_t)i + 1;
}

TEST("study also: housing and work are those of the end of follow-up, counted "
     "from the index day for everybody alike")
{
	struct row_try r;

	try_set(&r);
	/* too old by a day; then the last by the hundredth day counts */
	answers(&r, 0, STUDY_MORE_HOUSING, "2024-11-09", true);
	expect_also(t, &r, ",,,,");
	answers(&r, 0, STUDY_MORE_HOUSING, "2024-11-10", true);
	expect_also(t, &r, ",,,1,");
	answers(&r, 1, STUDY_MORE_HOUSING, "2025-05-12", false);
	answers(&r, 2, STUDY_MORE_HOUSING, "2025-05-13", true);
	expect_also(t, &r, ",,,0,");
	answers(&r, 2, STUDY_MORE_WORK, "2025-05-01", true);
	expect_also(t, &r, ",,,0,1");
	r.person.started = DATE_NONE;
	expect_also(t, &r, ",,,0,1");
	expect_equal(r.rows.known[STUDY_MORE_WORK][0], 1);
}

TEST("study also: who died, left or started the programme before that day is "
     "not known")
{
	struct row_try r;

	try_set(&r);
	answers(&r, 0, STUDY_MORE_HOUSING, "2025-04-01", true);
	expect_also(t, &r, ",,,1,");
	r.person.died = study_day("2025-05-11");
	expect_also(t, &r, ",,,,");
	r.person.died = DATE_NONE;
	r.design.to = study_day("2025-02-20");
	expect_also(t, &r, ",,,,");
	r.person.started = study_day("2025-05-12");
	expect_also(t, &r, ",,,1,");
}

/* --- the plan, and rows from elsewhere ------------------------------------ */

static const struct fault *
look_at_more(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	struct study_design d;

	TRY(study_one(ctx, f->id, &f->study));
	d = f->study.design;
	d.more = f->more;
	return study_change(ctx, f->id, &d, f->study.version,
	                    S("Somebody wants to know this, too"));
}

static struct freeze_try
looking(struct test *t, unsigned more)
{
	struct freeze_try f = study_try_new(t);

	f.more = more;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	return f;
}

static struct str
body_of(struct freeze_try *f, int kind)
{
	f->kind = kind;
	expect_ok(world_see(f->w, "eve", study_try_fetch, f));
	return f->people;
}

TEST("study also: each is an outcome that explores, in the registered plan, "
     "and decides nothing")
{
	struct freeze_try f = looking(t, SENTENCE | LIVING);
	struct eval_plan plan;

	expect_ok(eval_plan_text(t->arena, body_of(&f, STUDY_PLAN), &plan));
	expect_equal(plan.outcomes_n, 7);
	expect_equal(plan.primary, 0);
	expect_str(plan.outcomes[3].id, "sentence-revoked");
	expect_str(plan.outcomes[3].day, "order_ended");
	expect_str(plan.outcomes[4].column, "order_completed");
	expect_str(plan.outcomes[5].column, "housed_at_end");
	expect_str(plan.outcomes[6].column, "in_work_at_end");
	for (size_t i = 3; i < 7; i++)
		expect_equal(plan.outcomes[i].family, EVAL_EXPLORATORY);
	/* a sentence may be revoked for an offence, the others are apart */
	for (size_t i = 0; i < 7; i++)
		expect_equal(plan.outcomes[i].apart, i > 3);
	expect_ok(world_see(f.w, "eve", study_try_look, &f));
	expect_equal(f.study.design.more, SENTENCE | LIVING);
}

static void
expect_people(struct freeze_try *f, const char *people, const char *says)
{
	f->people = str_of(people);
	f->events = S(POOL_EVENTS);
	expect_problem(world_do(f->w, "eve", study_try_pool, f), "people",
	               says);
}

#define WITH "id,index_date,age,sex,order_outcome,order_outcome_on\n"

TEST("study also: rows from elsewhere without what is looked at, or with words "
     "that say nothing, are refused and not kept")
{
	struct freeze_try f = looking(t, SENTENCE);

	expect_people(&f, POOL_PEOPLE, "The column order_outcome is missing");
	expect_people(&f, WITH "A1,2023-02-01,30,male,finished,2023-09-01\n",
	              "order_outcome in row 2 is no word that is known here");
	expect_people(&f, WITH "A1,2023-02-01,30,male,completed,\n",
	              "order_outcome_on in row 2 is no day like 2026-11-24");
	expect_people(&f, WITH "A1,2023-02-01,30,male,,2023-09-01\n",
	              "order_outcome in row 2 is empty");
	/* still running long before the end of follow-up says nothing */
	expect_people(
	        &f,
	        WITH "A1,2023-02-01,30,male,,\n"
	             "A2,2023-02-01,30,male,running,2023-09-01\n",
	        "The study looks at how sentences went: fewer than four in "
	        "five rows have an order_outcome that says it");
	f.kind = STUDY_POOL_PEOPLE;
	expect_fault(world_see(f.w, "eve", study_try_fetch, &f),
	             FAULT_NOT_FOUND, NULL);
	f = looking(t, LIVING);
	expect_people(&f,
	              "id,index_date,age,sex,housed_at_end,in_work_at_end\n"
	              "A1,2023-02-01,30,male,maybe,no\n",
	              "housed_at_end in row 2 is neither yes nor no");
	expect_people(&f,
	              "id,index_date,age,sex,housed_at_end,in_work_at_end\n"
	              "A1,2023-02-01,30,male,,no\n",
	              "The study looks at housing: no row says yes or no in "
	              "housed_at_end");
}

TEST("study also: what is not known of somebody from elsewhere stays not "
     "known, and of whoever left before the end it is not")
{
	struct freeze_try f = looking(t, LIVING);
	struct str rows;

	f.people = S("id,index_date,age,sex,housed_at_end,in_work_at_end,"
	             "exit_date,exit_reason\n"
	             "A1,2023-02-01,30,male,yes,,,\n"
	             "A2,2023-02-01,40,male,no,yes,,\n"
	             "A3,2023-02-01,50,male,yes,yes,2023-12-01,died\n"
	             "A4,2023-02-01,60,male,yes,no,2024-02-01,moved\n");
	f.events = S("id,offence_date,proven_date\n");
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	rows = body_of(&f, STUDY_POOL_PEOPLE);
	expect_has(rows, ",30,male,1,,,,,,,\n");
	expect_has(rows, ",40,male,0,1,,,,,,\n");
	expect_has(rows, ",50,male,,,,,,,,\n");
	expect_has(rows, ",60,male,1,0,,,,,,\n");
}

/* --- a whole study -------------------------------------------------------- */

static struct str
page_of(struct freeze_try *f)
{
	struct http *h = http_serve(f->w, f->w->app->capabilities);

	return http_get(h, "eve",
	                str_c(f->w->arena, study_path(f->w->arena, f->id, "")))
	        .body;
}

static const struct fault *
ask_verify(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_verify(ctx, f->id);
}

/* Rows from elsewhere of whom every sixth order was revoked. */
static void
pool_of(struct freeze_try *f)
{
	struct buf people, events;

	buf_init(&people, f->w->arena, 1 << 20);
	buf_init(&events, f->w->arena, 1 << 20);
	buf_lit(&people, WITH);
	buf_lit(&events, "id,offence_date,proven_date\n");
	for (size_t i = 0; i < 200; i++) {
		buf_print(&people, "A%zu,2023-%02zu-%02zu,%zu,%s,%s\n", i,
		          1 + i % 12, 1 + i % 28, 20 + i % 30,
		          i % 5 == 0 ? "female" : "male",
		          i % 6 == 0   ? "revoked,2023-12-21"
		          : i % 4 == 0 ? "completed,2024-01-21"
		                       : "running,2026-01-01");
		if (i % 3 == 0)
			buf_print(&events, "A%zu,2024-%02zu-10,2024-%02zu-20\n",
			          i, 1 + i % 6, 1 + i % 6);
	}
	f->people = buf_get(&people);
	f->events = buf_get(&events);
	expect_ok(world_do(f->w, "eve", study_try_pool, f));
}

TEST("study also: how sentences went is compared, from the start of follow-up, "
     "and made again in the same bytes")
{
	struct freeze_try f = looking(t, SENTENCE);
	struct str result;

	study_ours_many(&f);
	expect_ok(world_do(f.w, NULL, study_try_ends, &f));
	pool_of(&f);
	study_do(&f, study_try_freeze);
	expect_equal(f.study.state, STUDY_FROZEN);
	expect_has(body_of(&f, STUDY_PEOPLE), ",2023-12-20,0,1,");
	study_do(&f, study_try_match);
	/* nothing of it is in what is looked at before */
	result = body_of(&f, STUDY_BALANCE);
	expect_has(result, "\"balance\":[");
	expect_lacks(result, "order_");
	expect_lacks(result, "sentence");
	expect_lacks(result, "contacts");
	expect_lacks(page_of(&f), "Sentence completed");
	study_do(&f, study_try_accept);
	expect_equal(f.study.told, -1);
	expect_equal(f.study.state, STUDY_ANALYSED);
	result = body_of(&f, STUDY_RESULT);
	expect_has(result, "\"sentence-revoked-rd\"");
	expect_has(result, "\"sentence-completed-rd\"");
	expect_lacks(result, "\"housed-rd\"");
	expect_has(body_of(&f, STUDY_REPORT), "Sentence revoked within the");
	result = page_of(&f);
	expect_has(result, "What else was looked at");
	expect_has(result, "This explores, and decides nothing");
	expect_has(result, "Sentence completed, or ended early");
	expect_lacks(result, "In settled housing");
	study_do(&f, ask_verify);
	expect_equal(f.study.told, -1);
	expect_true(f.study.verified_at.ms != INSTANT_NONE.ms);
}

TEST("study also: of a study that looks at nothing else the page has no such "
     "table, nor before outcomes are opened")
{
	struct freeze_try f = study_try_new(t);

	study_ours_many(&f);
	study_pool_of(&f, 200);
	study_do(&f, study_try_freeze);
	study_do(&f, study_try_match);
	expect_lacks(page_of(&f), "What else was looked at");
	study_do(&f, study_try_accept);
	expect_has(page_of(&f), "What was found");
	expect_lacks(page_of(&f), "What else was looked at");
}

static void
expect_lacking(struct freeze_try *f, const char *says)
{
	struct http *h = http_serve(f->w, f->w->app->capabilities);
	const char *path =
	        str_c(f->w->arena, study_path(f->w->arena, f->id, ""));

	study_do(f, study_try_freeze);
	expect_equal(f->study.state, STUDY_REGISTERED);
	expect_equal(f->study.told, STUDY_BAD_DATA);
	expect_has(http_get(h, "eve", path).body, says);
}

TEST("study also: what is known of one side alone is no comparison, and is not "
     "frozen")
{
	struct freeze_try f = looking(t, SENTENCE);

	study_ours_many(&f);
	pool_of(&f);
	expect_lacking(&f, "fewer than four in five participants");
	expect_ok(world_do(f.w, NULL, study_try_ends, &f));
	study_do(&f, study_try_freeze);
	expect_equal(f.study.state, STUDY_FROZEN);
}

TEST("study also: rows from elsewhere that came before the design asked for "
     "more are not frozen, and it is said why")
{
	struct freeze_try f = study_try_new(t);

	study_ours_many(&f);
	expect_ok(world_do(f.w, NULL, study_try_ends, &f));
	study_pool_of(&f, 20);
	f.more = SENTENCE;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	expect_lacking(&f, "The rows from elsewhere do not have the columns");
}

TEST("study also: the page of rows from elsewhere names each column that is "
     "asked for, and no other")
{
	struct freeze_try f = study_try_new(t);
	struct http *h = http_serve(f.w, f.w->app->capabilities);
	const char *path = str_c(t->arena, study_path(t->arena, f.id, "/pool"));

	expect_lacks(http_get(h, "eve", path).body, "order_outcome");
	f.more = SENTENCE | 1u << STUDY_MORE_WORK;
	expect_ok(world_do(f.w, "eve", look_at_more, &f));
	expect_has(http_get(h, "eve", path).body,
	           "sex, order_outcome, order_outcome_on, in_work_at_end<");
	expect_has(http_get(h, "eve", path).body, "Empty is not known.");
	expect_lacks(http_get(h, "eve", path).body, "sex, housed");
}

/* Rows from elsewhere with housing, of whom every third is housed. */
static void
pool_housed(struct freeze_try *f)
{
	struct buf people, events;

	buf_init(&people, f->w->arena, 1 << 20);
	buf_init(&events, f->w->arena, 1 << 20);
	buf_lit(&people, "id,index_date,age,sex,housed_at_end\n");
	buf_lit(&events, "id,offence_date,proven_date\n");
	for (size_t i = 0; i < 200; i++) {
		buf_print(&people, "A%zu,2023-%02zu-%02zu,%zu,%s,%s\n", i,
		          1 + i % 12, 1 + i % 28, 20 + i % 30,
		          i % 5 == 0 ? "female" : "male",
		          i % 3 == 0   ? "yes"
		          : i % 7 == 0 ? ""
		                       : "no");
		if (i % 4 == 0)
			buf_print(&events, "A%zu,2024-%02zu-10,2024-%02zu-20\n",
			          i, 1 + i % 6, 1 + i % 6);
	}
	f->people = buf_get(&people);
	f->events = buf_get(&events);
	expect_ok(world_do(f->w, "eve", study_try_pool, f));
}

TEST("study also: housing is what the services' form last said, and is "
     "compared where rows from elsewhere say it, too")
{
	struct freeze_try f = looking(t, 1u << STUDY_MORE_HOUSING);

	study_ours_many(&f);
	pool_housed(&f);
	expect_lacking(&f, "no participant has an answer on it");
	expect_ok(world_do(f.w, NULL, study_try_answers, &f));
	study_do(&f, study_try_freeze);
	expect_equal(f.study.state, STUDY_FROZEN);
	expect_has(body_of(&f, STUDY_PEOPLE), ",housed_at_end,contacts");
	expect_has(body_of(&f, STUDY_PEOPLE), ",female,1,");
	expect_has(body_of(&f, STUDY_PEOPLE), ",male,0,");
	study_do(&f, study_try_match);
	study_do(&f, study_try_accept);
	expect_equal(f.study.state, STUDY_ANALYSED);
	expect_has(body_of(&f, STUDY_RESULT), "\"housed-rd\"");
	expect_has(page_of(&f), "In settled housing at the end of follow-up");
}

TEST_ONCE("study also: how sentences went is known of at least four in five of "
          "each side, or the study is not frozen")
{
	const struct study_design d = {.more = SENTENCE}, none = {.more = 0};
	int64_t known[STUDY_MORES][2] = {{0}};
	const int64_t here[2] = {10, 20}, alone[2] = {0, 20};

	known[STUDY_MORE_SENTENCE][0] = 8;
	known[STUDY_MORE_SENTENCE][1] = 16;
	expect_equal(study_also_lack(&d, known, here, false), -1);
	known[STUDY_MORE_SENTENCE][1] = 15;
	expect_equal(study_also_lack(&d, known, here, true),
	             STUDY_LACK_SENTENCE_HERE);
	known[STUDY_MORE_SENTENCE][1] = 16;
	known[STUDY_MORE_SENTENCE][0] = 7;
	expect_equal(study_also_lack(&d, known, here, true),
	             STUDY_LACK_SENTENCE_OTHERS);
	expect_equal(study_also_lack(&none, known, here, true), -1);
	known[STUDY_MORE_SENTENCE][0] = 0;
	expect_equal(study_also_lack(&d, known, alone, true), -1);
}
