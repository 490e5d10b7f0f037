/* study_freeze_test.c - rows put together and frozen, with people from
 * elsewhere. */
#include <stdio.h>

#include "insight/study/study_file.h"

#include "kernel/outbox/outbox.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

/* A registered study of people who started three years ago. */
struct freeze_try {
	struct world *w;
	int64_t id;
	struct study study;
	struct str people, events;
	struct study_file file;
	int kind;
	struct person_id person;
	const char *sentenced, *started, *offence;
};

static struct date
day(const char *iso)
{
	struct date out = DATE_NONE;

	claim(date_read_iso(str_of(iso), &out));
	return out;
}

static const struct fault *
begin(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	const struct study_design design = {
	        .title = S("Did it help?"),
	        .question = S("Do fewer people reoffend within a year?"),
	        .start = STUDY_AT_PLAN,
	        .from = day("2023-01-01"),
	        .to = day("2023-12-31"),
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
static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	static int number;
	enum put_result result;
	struct order_id order;
	struct order facts = {
	        .person = f->person,
	        .order_ref = str_print(ctx->arena, "S%d", ++number),
	        .kind = S("community_order"),
	        .sentenced_on = day(f->sentenced),
	        .starts_on = day(f->sentenced),
	        .ends_on = date_add_months(day(f->sentenced), 12),
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
		                        .at = instant_of(day(f->started), 600),
		                        .shared = true}));
	if (f->offence == NULL)
		return NULL;
	return reoffence_put(ctx,
	                     &(struct reoffence){.person = f->person,
	                                         .offence_on = day(f->offence),
	                                         .proven_on = day(f->offence),
	                                         .disposal = S("fine"),
	                                         .severity = 2},
	                     &result);
}

static struct person_id
somebody(struct world *w, const char *crn, const char *born, bool female)
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

static void
ours(struct freeze_try *f, const char *crn, const char *sentenced,
     const char *started, const char *offence)
{
	f->person = somebody(f->w, crn, "1990-05-04", false);
	f->sentenced = sentenced;
	f->started = started;
	f->offence = offence;
	expect_ok(world_do(f->w, NULL, put, f));
}

static struct freeze_try
freeze_new(struct test *t)
{
	static unsigned char key[32] = {7};
	struct freeze_try f = {.w = people_world(t)};

	f.w->app->key = (struct bytes){key, sizeof(key)};
	world_add(f.w, "eve", R(EVALUATOR), NULL);
	expect_ok(world_do(f.w, "eve", begin, &f));
	return f;
}

static const struct fault *
ask(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_freeze(ctx, f->id);
}

static const struct fault *
look_at(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_one(ctx, f->id, &f->study);
}

static const struct fault *
fetch(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_file_read(ctx, f->id, (enum study_kind)f->kind, &f->file,
	                       &f->people);
}

static const struct fault *
pool(struct ctx *ctx, void *data)
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

#define POOL_PEOPLE \
	"id,index_date,age,sex\nA1,2023-02-01,30,male\nA2,2023-03-01,40,\n"
#define POOL_EVENTS "id,offence_date,proven_date\nA2,2023-05-01,2023-06-01\n"

TEST("study: an extract is frozen once, and its bytes are known by their hash")
{
	struct freeze_try f = freeze_new(t);

	ours(&f, "X200001", "2023-01-10", "2023-02-10", "2023-05-01");
	ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	ours(&f, "X200003", "2023-01-12", NULL, NULL);
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", pool, &f));
	expect_ok(world_do(f.w, "eve", ask, &f));
	expect_refused(t, world_do(f.w, "eve", ask, &f),
	               "The rows are being put together");
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", look_at, &f));
	expect_equal(f.study.state, STUDY_FROZEN);
	expect_equal(f.study.asked, -1);
	expect_equal(f.study.told, -1);
	expect_has(f.study.flow, "participants=2 comparators=1 pool=2");
	f.kind = STUDY_PEOPLE;
	expect_ok(world_see(f.w, "eve", fetch, &f));
	expect_equal(f.file.lines, 5);
	expect_true(str_equal(f.file.sha256, study_sha256(t->arena, f.people)));
	expect_has(f.people, "id,group,index_date,start_date,exit_date,"
	                     "exit_reason,age,sex,contacts\n");
	expect_has(f.people, ",1,2023-01-10,2023-02-10,,,32,");
	expect_has(f.people, ",0,2023-03-01,,,,40,,\n");
	f.kind = STUDY_EVENTS;
	expect_ok(world_see(f.w, "eve", fetch, &f));
	expect_equal(f.file.lines, 2);
	expect_has(f.people, ",2023-05-01,2023-05-01,fine,2\n");
	expect_refused(t, world_do(f.w, "eve", ask, &f),
	               "The rows of this study are frozen");
	f.people = S(POOL_PEOPLE);
	expect_refused(t, world_do(f.w, "eve", pool, &f),
	               "The rows of this study are frozen");
}

TEST("study: an extract holds no name, no number and no day of birth")
{
	static const char *const never[] = {"Fictional", "Person", "X2000",
	                                    "1990",      "05-04",  "A1,"};
	struct freeze_try f = freeze_new(t);

	ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", pool, &f));
	expect_ok(world_do(f.w, "eve", ask, &f));
	study_work(f.w->app);
	for (f.kind = STUDY_PEOPLE; f.kind <= STUDY_POOL_EVENTS; f.kind++) {
		expect_ok(world_see(f.w, "eve", fetch, &f));
		for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
			expect_lacks(f.people, never[i]);
	}
}

TEST("study: with fewer than two people, or nobody to compare with, nothing is "
     "frozen and it is said")
{
	struct freeze_try f = freeze_new(t);

	ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	expect_ok(world_do(f.w, "eve", ask, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", look_at, &f));
	expect_equal(f.study.state, STUDY_REGISTERED);
	expect_equal(f.study.told, STUDY_NOBODY);
	ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	expect_ok(world_do(f.w, "eve", ask, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", look_at, &f));
	expect_equal(f.study.state, STUDY_REGISTERED);
	expect_equal(f.study.told, STUDY_NO_OTHERS);
	f.kind = STUDY_PEOPLE;
	expect_fault(world_see(f.w, "eve", fetch, &f), FAULT_NOT_FOUND, NULL);
}

TEST("study: without a key no ids are made, and it is said")
{
	struct freeze_try f = freeze_new(t);

	f.w->app->key.n = 0;
	expect_ok(world_do(f.w, "eve", ask, &f));
	study_work(f.w->app);
	expect_log("job_failed", "study");
	expect_ok(world_see(f.w, "eve", look_at, &f));
	expect_equal(f.study.told, STUDY_NOT_NOW);
	expect_equal(f.study.asked, -1);
}

/* What is wrong with rows from elsewhere, at a field. */
static void
expect_pool(struct freeze_try *f, const char *people, const char *events,
            const char *field, const char *says)
{
	f->people = str_of(people);
	f->events = str_of(events);
	expect_problem(world_do(f->w, "eve", pool, f), field, says);
}

TEST("study: what is wrong with rows from elsewhere is said with column and "
     "row, and none of them is kept")
{
	struct freeze_try f = freeze_new(t);

	expect_pool(&f, "", POOL_EVENTS, "people",
	            "This is no CSV file with a header");
	expect_pool(&f, "id,index_date,age\nA,2023-01-01,3\n", POOL_EVENTS,
	            "people", "The column sex is missing");
	expect_pool(&f, "id,index_date,age,sex\nA,1.1.2023,3,male\n",
	            POOL_EVENTS, "people",
	            "index_date in row 2 is no day like 2026-11-24");
	expect_pool(&f, "id,index_date,age,sex\nA,2023-01-01,old,male\n",
	            POOL_EVENTS, "people", "age in row 2 is no whole number");
	expect_pool(&f, "id,index_date,age,sex\nA,2023-01-01,3,m\n",
	            POOL_EVENTS, "people",
	            "sex in row 2 is no word that is known here");
	expect_pool(&f, "id,index_date,age,sex\n,2023-01-01,3,male\n",
	            POOL_EVENTS, "people", "id in row 2 is empty");
	expect_pool(&f,
	            "id,index_date,age,sex\nA,2023-01-01,3,male\n"
	            "A,2023-01-01,3,male\n",
	            POOL_EVENTS, "people",
	            "Somebody is there twice: each id may stand in one row");
	expect_pool(&f, "id,index_date,age,sex\n", POOL_EVENTS, "people",
	            "There is nobody in it");
	expect_pool(&f, "id,index_date,age,sex\n\"A,2023-01-01,3,male\n",
	            POOL_EVENTS, "people", "Line 2 cannot be read");
	expect_pool(&f, POOL_PEOPLE,
	            "id,offence_date,proven_date\nB,2023-01-01,\n", "events",
	            "id in row 2 is nobody of the rows of people");
	expect_pool(&f, POOL_PEOPLE, "id,offence_date,proven_date\nA1,,\n",
	            "events",
	            "offence_date in row 2 is no day like 2026-11-24");
	f.kind = STUDY_POOL_PEOPLE;
	expect_fault(world_see(f.w, "eve", fetch, &f), FAULT_NOT_FOUND, NULL);
}

static const struct fault *
too_soon(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	struct study study;
	struct study_design d;

	TRY(study_one(ctx, f->id, &study));
	d = study.design;
	d.to = day("2026-01-01");
	return study_change(ctx, f->id, &d, study.version,
	                    S("More people are needed"));
}

TEST("study: rows are frozen only when everybody was followed for the whole "
     "time")
{
	struct freeze_try f = freeze_new(t);

	expect_ok(world_do(f.w, "eve", too_soon, &f));
	expect_refused(t, world_do(f.w, "eve", ask, &f),
	               "Everybody is followed for the whole time by 3 July "
	               "2027. The rows are frozen from then on");
}

static const struct fault *
ask_analyse(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_analyse(ctx, f->id);
}

static const struct fault *
check_off(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_check_off(ctx, f->id);
}

static const struct fault *
ask_publish(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_publish(ctx, f->id);
}

/* Many people from elsewhere, of whom some started: rows of a whole study. */
static void
pool_of(struct freeze_try *f, size_t n)
{
	struct buf people, events;

	buf_init(&people, f->w->arena, 1 << 20);
	buf_init(&events, f->w->arena, 1 << 20);
	buf_lit(&people, "id,index_date,age,sex\n");
	buf_lit(&events, "id,offence_date,proven_date\n");
	for (size_t i = 0; i < n; i++) {
		buf_print(&people, "A%zu,2023-%02zu-%02zu,%zu,%s\n", i,
		          1 + i % 12, 1 + i % 28, 20 + i % 30,
		          i % 5 == 0 ? "female" : "male");
		if (i % 3 == 0)
			buf_print(&events, "A%zu,2024-%02zu-10,2024-%02zu-20\n",
			          i, 1 + i % 6, 1 + i % 6);
	}
	f->people = buf_get(&people);
	f->events = buf_get(&events);
	expect_ok(world_do(f->w, "eve", pool, f));
}

/* Sixty of ours, a quarter of whom reoffended. */
static void
ours_many(struct freeze_try *f)
{
	for (int i = 0; i < 60; i++) {
		char crn[16], sentenced[16], started[16], born[16];

		snprintf(crn, sizeof(crn), "X%06d", 200100 + i);
		snprintf(sentenced, sizeof(sentenced), "2023-%02d-%02d",
		         1 + i % 9, 1 + i % 28);
		snprintf(started, sizeof(started), "2023-%02d-%02d", 2 + i % 9,
		         1 + i % 28);
		snprintf(born, sizeof(born), "%d-05-04", 1975 + i % 28);
		f->person = somebody(f->w, crn, born, i % 5 == 0);
		f->sentenced = sentenced;
		f->started = started;
		f->offence = i % 4 == 0 ? "2024-01-20" : NULL;
		expect_ok(world_do(f->w, NULL, put, f));
	}
}

TEST("study: frozen rows are analysed once, somebody else checks, and what "
     "is published hides small counts")
{
	struct freeze_try f = freeze_new(t);

	ours_many(&f);
	pool_of(&f, 600);
	expect_ok(world_do(f.w, "eve", ask, &f));
	study_work(f.w->app);
	expect_refused(t, world_do(f.w, "eve", check_off, &f),
	               "The study does not stand where this can be done");
	expect_ok(world_do(f.w, "eve", ask_analyse, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", look_at, &f));
	expect_equal(f.study.told, -1);
	expect_equal(f.study.state, STUDY_ANALYSED);
	expect_refused(t, world_do(f.w, "eve", ask_analyse, &f),
	               "The study does not stand where this can be done");
	f.kind = STUDY_RESULT;
	expect_ok(world_see(f.w, "eve", fetch, &f));
	expect_has(f.people, "\"verdict\"");
	expect_lacks(f.people, "Fictional");
	f.kind = STUDY_REPORT;
	expect_ok(world_see(f.w, "eve", fetch, &f));
	expect_has(f.people, "<!DOCTYPE html>");
	expect_refused(t, world_do(f.w, "eve", check_off, &f),
	               "Somebody else than who analysed it checks a study");
	expect_refused(t, world_do(f.w, "morgan", ask_publish, &f),
	               "The study does not stand where this can be done");
	expect_ok(world_do(f.w, "morgan", check_off, &f));
	expect_ok(world_do(f.w, "morgan", ask_publish, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", look_at, &f));
	expect_equal(f.study.told, -1);
	expect_equal(f.study.state, STUDY_PUBLISHED);
	f.kind = STUDY_RELEASE;
	expect_ok(world_see(f.w, "eve", fetch, &f));
	expect_has(f.people, "\"threshold\":10");
}

TEST("study: rows that let nothing be estimated are said to be so, and "
     "nothing is kept of them")
{
	struct freeze_try f = freeze_new(t);

	ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", pool, &f));
	expect_ok(world_do(f.w, "eve", ask, &f));
	study_work(f.w->app);
	expect_ok(world_do(f.w, "eve", ask_analyse, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", look_at, &f));
	expect_equal(f.study.state, STUDY_FROZEN);
	expect_equal(f.study.told, STUDY_NOT_ESTIMABLE);
	f.kind = STUDY_RESULT;
	expect_fault(world_see(f.w, "eve", fetch, &f), FAULT_NOT_FOUND, NULL);
}

/* A served study with two people who started, and where it is. */
static struct http *
served(struct test *t, struct freeze_try *f, struct str *id)
{
	static unsigned char key[32] = {7};

	f->w = people_world(t);
	f->w->app->key = (struct bytes){key, sizeof(key)};
	world_add(f->w, "eve", R(EVALUATOR), NULL);
	world_add(f->w, "ines", R(INSPECTOR), NULL);
	expect_ok(world_do(f->w, "eve", begin, f));
	ours(f, "X200001", "2023-01-10", "2023-02-10", NULL);
	ours(f, "X200002", "2023-01-11", "2023-02-11", NULL);
	*id = id_show(t->arena, f->id);
	return http_serve(f->w, f->w->app->capabilities);
}

static void
bring_in(struct http *h, struct str id)
{
	const struct http_file files[] = {
	        {"people",
	         "p.csv",
	         {(const unsigned char *)POOL_PEOPLE, sizeof(POOL_PEOPLE) - 1}},
	        {"events",
	         "e.csv",
	         {(const unsigned char *)POOL_EVENTS, sizeof(POOL_EVENTS) - 1}},
	        {NULL, NULL, {NULL, 0}}};
	const char *pool_path = http_at(h, "/studies", id, "/pool");
	struct http_reply reply =
	        http_upload(h, "eve", pool_path, FIELDS(), &files[2]);

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select the CSV file");
	reply = http_upload(h, "eve", pool_path, FIELDS(), files);
	expect_equal(reply.status, 303);
}

static int
file_status(struct http *h, const char *who, struct str id, const char *kind)
{
	return http_get(h, who, http_at(h, "/studies", id, kind)).status;
}

TEST("study pages: rows come in as files, are frozen by a press and fetched; "
     "an inspector fetches no rows")
{
	struct freeze_try f = {.id = 0};
	struct str id;
	struct http *h = served(t, &f, &id);
	struct http_reply reply;

	expect_has(http_get(h, "eve", http_at(h, "/studies", id, "/pool")).body,
	           "id, index_date, age, sex");
	bring_in(h, id);
	expect_equal(http_post(h, "eve", http_at(h, "/studies", id, "/freeze"),
	                       FIELDS())
	                     .status,
	             303);
	expect_has(http_get(h, "eve", http_at(h, "/studies", id, "")).body,
	           "This is being done.");
	study_work(f.w->app);
	reply = http_get(h, "eve", http_at(h, "/studies", id, ""));
	expect_has(reply.body, "Rows of people");
	reply = http_get(h, "eve", http_at(h, "/studies", id, "/files/people"));
	expect_equal(reply.status, 200);
	expect_has(reply.head, "people.csv");
	expect_has(reply.body, ",1,2023-01-10,2023-02-10,,,32,");
	expect_equal(file_status(h, "ines", id, "/files/people"), 404);
	expect_equal(file_status(h, "ines", id, "/files/plan"), 200);
	expect_equal(file_status(h, "eve", id, "/files/result"), 404);
	expect_equal(file_status(h, "eve", id, "/files/secrets"), 404);
}

static int
pressed(struct http *h, const char *who, struct str id, const char *what)
{
	return http_post(h, who, http_at(h, "/studies", id, what), FIELDS())
	        .status;
}

TEST("study pages: a study is analysed, checked by somebody else and "
     "published, and its finding is shown with what cannot be said")
{
	struct freeze_try f = {.id = 0};
	struct str id, body;
	struct http *h = served(t, &f, &id);

	ours_many(&f);
	pool_of(&f, 600);
	expect_equal(pressed(h, "eve", id, "/freeze"), 303);
	study_work(f.w->app);
	expect_equal(pressed(h, "eve", id, "/analyse"), 303);
	study_work(f.w->app);
	body = http_get(h, "eve", http_at(h, "/studies", id, "")).body;
	expect_has(body, "What was found");
	expect_has(body, "You cannot say");
	expect_has(body, "Somebody else checks what you analysed.");
	expect_equal(pressed(h, "eve", id, "/check"), 422);
	expect_equal(pressed(h, "eve", id, "/publish"), 403);
	expect_equal(pressed(h, "morgan", id, "/check"), 303);
	expect_has(http_get(h, "eve", http_at(h, "/studies", id, "")).body,
	           "A manager publishes it.");
	expect_equal(pressed(h, "morgan", id, "/publish"), 303);
	study_work(f.w->app);
	body = http_get(h, "ines", http_at(h, "/studies", id, "")).body;
	expect_has(body, "What is published, as a report");
	expect_lacks(body, "Counts that stay here");
	expect_equal(file_status(h, "ines", id, "/files/released"), 200);
	expect_equal(file_status(h, "ines", id, "/files/report"), 200);
	expect_equal(file_status(h, "morgan", id, "/files/kept"), 404);
}
