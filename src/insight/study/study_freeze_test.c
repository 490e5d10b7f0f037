/* study_freeze_test.c - rows put together and frozen, with people from
 * elsewhere. */
#include "insight/study/study_views.h"
#include "insight/study/study_world_test.h"
#include "kernel/audit/audit.h"
#include "tests/http_world.h"

TEST("study: an extract is frozen once, and its bytes are known by their hash")
{
	struct freeze_try f = study_try_new(t);

	study_ours(&f, "X200001", "2023-01-10", "2023-02-10", "2023-05-01");
	study_ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	study_ours(&f, "X200003", "2023-01-12", NULL, NULL);
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	expect_refused(t, world_do(f.w, "eve", study_try_freeze, &f),
	               "The rows are being put together");
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", study_try_look, &f));
	expect_equal(f.study.state, STUDY_FROZEN);
	expect_equal(f.study.asked, -1);
	expect_equal(f.study.told, -1);
	expect_has(f.study.flow, "participants=2 comparators=1 pool=2");
	f.kind = STUDY_PEOPLE;
	expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
	expect_equal(f.file.lines, 5);
	expect_true(str_equal(f.file.sha256, study_sha256(t->arena, f.people)));
	expect_has(f.people, "id,group,index_date,start_date,exit_date,"
	                     "exit_reason,age,sex,contacts,talks,plans_agreed,"
	                     "steps_done,assessments_shared,fund_paid\n");
	expect_has(f.people,
	           ",1,2023-01-10,2023-02-10,,,32,male,0,0,1,0,0,0\n");
	expect_has(f.people, ",0,2023-03-01,,,,40,,,,,,,\n");
	f.kind = STUDY_EVENTS;
	expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
	expect_equal(f.file.lines, 2);
	expect_has(f.people, ",2023-05-01,2023-05-01,fine,2\n");
	expect_refused(t, world_do(f.w, "eve", study_try_freeze, &f),
	               "The rows of this study are frozen");
	f.people = S(POOL_PEOPLE);
	expect_refused(t, world_do(f.w, "eve", study_try_pool, &f),
	               "The rows of this study are frozen");
}

TEST("study: whoever said no to research at the ending is not in it, and is "
     "counted")
{
	struct freeze_try f = study_try_new(t);

	study_ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	study_ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	study_ours(&f, "X200003", "2023-01-12", "2023-02-12", NULL);
	study_says_no(&f);
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	study_do(&f, study_try_freeze);
	expect_has(f.study.flow, "said_no=1 ");
	expect_has(f.study.flow, "participants=2 ");
}

TEST("study: an extract holds no name, no number and no day of birth")
{
	static const char *const never[] = {"Fictional", "Person", "X2000",
	                                    "1990",      "05-04",  "A1,"};
	struct freeze_try f = study_try_new(t);

	study_ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	study_ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	study_work(f.w->app);
	for (f.kind = STUDY_PEOPLE; f.kind <= STUDY_POOL_EVENTS; f.kind++) {
		expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
		for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
			expect_lacks(f.people, never[i]);
	}
}

TEST("study: with fewer than two people, or nobody to compare with, nothing is "
     "frozen and it is said")
{
	struct freeze_try f = study_try_new(t);

	study_ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", study_try_look, &f));
	expect_equal(f.study.state, STUDY_REGISTERED);
	expect_equal(f.study.told, STUDY_NOBODY);
	study_ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", study_try_look, &f));
	expect_equal(f.study.state, STUDY_REGISTERED);
	expect_equal(f.study.told, STUDY_NO_OTHERS);
	f.kind = STUDY_PEOPLE;
	expect_fault(world_see(f.w, "eve", study_try_fetch, &f),
	             FAULT_NOT_FOUND, NULL);
}

static const struct fault *
fewer_columns(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	struct study_design d;
	struct study study;

	TRY(study_one(ctx, f->id, &study));
	d = study.design;
	d.columns = 1u << STUDY_AGE;
	return study_change(ctx, f->id, &d, study.version,
	                    S("The other column is not known"));
}

TEST("study: rows from elsewhere that were read for other columns are not "
     "mixed with these")
{
	struct freeze_try f = study_try_new(t);

	study_ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	study_ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	expect_ok(world_do(f.w, "eve", fewer_columns, &f));
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", study_try_look, &f));
	expect_equal(f.study.state, STUDY_REGISTERED);
	expect_equal(f.study.told, STUDY_BAD_DATA);
	f.people = S("id,index_date,age\nA1,2023-02-01,30\nA2,2023-03-01,40\n");
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", study_try_look, &f));
	expect_equal(f.study.state, STUDY_FROZEN);
}

TEST("study: without a key no ids are made, and it is said")
{
	struct freeze_try f = study_try_new(t);

	f.w->app->key.n = 0;
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	study_work(f.w->app);
	expect_log("job_failed", "study");
	expect_ok(world_see(f.w, "eve", study_try_look, &f));
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
	expect_problem(world_do(f->w, "eve", study_try_pool, f), field, says);
}

TEST("study: what is wrong with rows from elsewhere is said with column and "
     "row, and none of them is kept")
{
	struct freeze_try f = study_try_new(t);

	expect_pool(&f, "", POOL_EVENTS, "people",
	            "This is no CSV file with a header");
	expect_pool(&f, "id,index_date,age\nA,2023-01-01,3\n", POOL_EVENTS,
	            "people", "The column sex is missing");
	expect_pool(&f, "id,index_date,age,sex\nA,1.1.2023,3,male\n",
	            POOL_EVENTS, "people",
	            "index_date in row 2 is no day like 2026-11-24");
	expect_pool(&f, "id,index_date,age,sex\nA,2023-01-01,old,male\n",
	            POOL_EVENTS, "people", "age in row 2 is no whole number");
	expect_pool(&f, "id,index_date,age,sex\nA,2023-01-01,-5,male\n",
	            POOL_EVENTS, "people", "age in row 2 is below 0");
	expect_pool(&f, "id,index_date,age,sex\nA,2023-01-01,10001,male\n",
	            POOL_EVENTS, "people", "age in row 2 is above 10,000");
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
	expect_pool(&f, "id,index_date,age,sex\nA,2024-01-01,3,male\n",
	            POOL_EVENTS, "people",
	            "index_date in row 2 is not within the days of the study");
	expect_pool(&f, POOL_PEOPLE,
	            "id,offence_date,proven_date\nA1,2023-05-02,2023-05-01\n",
	            "events", "proven_date in row 2 is before the offence");
	f.kind = STUDY_POOL_PEOPLE;
	expect_fault(world_see(f.w, "eve", study_try_fetch, &f),
	             FAULT_NOT_FOUND, NULL);
}

#define MARK "\ufeff"

TEST("study: rows from elsewhere as a spreadsheet saves them, with a byte "
     "order mark, are those without it; one in the middle is a letter")
{
	struct freeze_try f = study_try_new(t);
	struct str plain;

	expect_pool(&f, POOL_PEOPLE,
	            "id,offence_date,proven_date\n" MARK "A2,2023-05-01,\n",
	            "events", "id in row 2 is nobody of the rows of people");
	expect_pool(&f, MARK MARK POOL_PEOPLE, POOL_EVENTS, "people",
	            "The column id is missing");
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	f.kind = STUDY_POOL_PEOPLE;
	expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
	plain = str_copy(t->arena, f.people);
	f.people = S(MARK POOL_PEOPLE);
	f.events = S(MARK POOL_EVENTS);
	f.spells = S(MARK "id,from,to,kind\nA1,2023-05-01,,custody\n");
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
	expect_true(str_equal(f.people, plain));
	f.kind = STUDY_POOL_SPELLS;
	expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
	expect_has(f.people, "2023-05-01,,custody");
}

static const struct fault *
too_soon(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	struct study study;
	struct study_design d;

	TRY(study_one(ctx, f->id, &study));
	d = study.design;
	d.to = study_day("2026-01-01");
	return study_change(ctx, f->id, &d, study.version,
	                    S("More people are needed"));
}

TEST("study: rows are frozen only when everybody was followed for the whole "
     "time")
{
	struct freeze_try f = study_try_new(t);

	expect_ok(world_do(f.w, "eve", too_soon, &f));
	expect_refused(t, world_do(f.w, "eve", study_try_freeze, &f),
	               "Everybody is followed for the whole time by 3 July "
	               "2027. The rows are frozen from then on");
}

/* Rows of so many MB, by long ids: one request holds three files of eight. */
static struct str
large_people(struct test *t, size_t mb)
{
	struct buf buf;

	buf_init(&buf, test_arena(t, (size_t)64 << 20), (size_t)16 << 20);
	buf_lit(&buf, "id,index_date,age,sex\n");
	for (int i = 0; buf.n < mb << 20; i++)
		buf_print(&buf, "%0500d,2023-02-01,30,male\n", i);
	return buf_get(&buf);
}

#define POOL_HEADER "id,offence_date,proven_date\n"
#define LARGE       ((size_t)20 << 20)

/* No part of it is like another. */
static void
large_fill(char *text)
{
	for (size_t i = 0; i < LARGE; i++)
		text[i] = (char)('a' + (i ^ i >> 8 ^ i >> 16) % 26);
}

static const struct fault *
large_put(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	char *text = arena_bytes(study_roomy(ctx->arena), LARGE, 1);

	large_fill(text);
	TRY(study_file_put(ctx, f->id, STUDY_BALANCE, (struct str){text, LARGE},
	                   1, ctx->actor));
	return audit_record(ctx, "study.pool", (struct person_id){0}, f->id);
}

TEST("study: a file that is larger than the page says is refused in a "
     "sentence, and nothing of it is kept")
{
	struct freeze_try f = study_try_new(t);
	struct http *h = http_serve(f.w, f.w->app->capabilities);
	const char *path = str_c(t->arena, study_path(t->arena, f.id, "/pool"));
	struct str people = large_people(t, 9);
	struct http_file files[] = {
	        {"people",
	         "people.csv",
	         {(const unsigned char *)people.p, people.n}},
	        {NULL, NULL, {NULL, 0}},
	};
	struct http_reply reply = http_upload(h, "eve", path, FIELDS(), files);

	expect_equal(reply.status, 400);
	expect_has(reply.body, "The file is larger than 8 MB");
	expect_equal(http_get(h, "eve",
	                      str_c(t->arena, study_path(t->arena, f.id,
	                                                 "/files/people")))
	                     .status,
	             404);
}

TEST("study: files as large as the page says come in and go out again")
{
	struct freeze_try f = study_try_new(t);
	struct http *h = http_serve(f.w, f.w->app->capabilities);
	const char *path = str_c(t->arena, study_path(t->arena, f.id, "/pool"));
	struct str people = large_people(t, 7), events = S(POOL_HEADER);
	struct http_file files[] = {
	        {"people",
	         "people.csv",
	         {(const unsigned char *)people.p, people.n}},
	        {"events",
	         "events.csv",
	         {(const unsigned char *)events.p, events.n}},
	        {NULL, NULL, {NULL, 0}},
	};
	struct http_reply reply;
	char *want = arena_bytes(test_arena(t, 2 * LARGE), LARGE, 1);

	expect_has(http_get(h, "eve", path).body, "may be 8 MB large");
	reply = http_upload(h, "eve", path, FIELDS(), files);
	expect_equal(reply.status, 303);
	/* and what is larger than a request may hold is fetched whole */
	expect_ok(world_do(f.w, "eve", large_put, &f));
	reply = http_get(h, "eve",
	                 str_c(t->arena,
	                       study_path(t->arena, f.id, "/files/balance")));
	expect_equal(reply.status, 200);
	expect_str(http_header(h, &reply, "Content-Length"), "20971520");
	expect_equal(reply.body.n, LARGE);
	large_fill(want);
	expect_true(str_equal(reply.body, (struct str){want, LARGE}));
	/* of what lost a part nothing is shown */
	expect_log("fault", "unavailable");
	expect_ok(world_do(f.w, "eve", study_try_cut, &f));
	expect_equal(http_get(h, "eve",
	                      str_c(t->arena, study_path(t->arena, f.id,
	                                                 "/files/balance")))
	                     .status,
	             503);
}
