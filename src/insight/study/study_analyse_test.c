/* study_analyse_test.c - frozen rows through the engine, and the pages. */
#include <stdio.h>

#include "insight/study/study_world_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

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

TEST("study: frozen rows are analysed once, somebody else checks, and what "
     "is published hides small counts")
{
	struct freeze_try f = study_try_new(t);

	study_ours_many(&f);
	study_pool_of(&f, 600);
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	study_work(f.w->app);
	expect_refused(t, world_do(f.w, "eve", check_off, &f),
	               "The study does not stand where this can be done");
	study_do(&f, study_try_match);
	study_do(&f, study_try_accept);
	expect_equal(f.study.told, -1);
	expect_equal(f.study.state, STUDY_ANALYSED);
	expect_refused(t, world_do(f.w, "eve", study_try_accept, &f),
	               "The study does not stand where this can be done");
	f.kind = STUDY_RESULT;
	expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
	expect_has(f.people, "\"verdict\"");
	expect_has(f.people, "\"of\":\"plan\"");
	expect_lacks(f.people, "Fictional");
	f.kind = STUDY_REPORT;
	expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
	expect_has(f.people, "<!DOCTYPE html>");
	expect_refused(
	        t, world_do(f.w, "eve", check_off, &f),
	        "Somebody else than who accepted its comparison checks a "
	        "study");
	expect_refused(t, world_do(f.w, "morgan", ask_publish, &f),
	               "The study does not stand where this can be done");
	expect_ok(world_do(f.w, "morgan", check_off, &f));
	expect_ok(world_do(f.w, "morgan", ask_publish, &f));
	study_work(f.w->app);
	expect_ok(world_see(f.w, "eve", study_try_look, &f));
	expect_equal(f.study.told, -1);
	expect_equal(f.study.state, STUDY_PUBLISHED);
	f.kind = STUDY_RELEASE;
	expect_ok(world_see(f.w, "eve", study_try_fetch, &f));
	expect_has(f.people, "\"threshold\":10");
}

TEST("study: rows that let nothing be estimated are said to be so, nothing is "
     "kept of them, and the plan may be amended")
{
	struct freeze_try f = study_try_new(t);

	study_ours(&f, "X200001", "2023-01-10", "2023-02-10", NULL);
	study_ours(&f, "X200002", "2023-01-11", "2023-02-11", NULL);
	f.people = S(POOL_PEOPLE);
	f.events = S(POOL_EVENTS);
	expect_ok(world_do(f.w, "eve", study_try_pool, &f));
	expect_ok(world_do(f.w, "eve", study_try_freeze, &f));
	study_work(f.w->app);
	study_do(&f, study_try_match);
	expect_equal(f.study.state, STUDY_REGISTERED);
	expect_equal(f.study.told, STUDY_NOT_ESTIMABLE);
	f.kind = STUDY_RESULT;
	expect_fault(world_see(f.w, "eve", study_try_fetch, &f),
	             FAULT_NOT_FOUND, NULL);
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
	expect_ok(world_do(f->w, "eve", study_try_begin, f));
	study_ours(f, "X200001", "2023-01-10", "2023-02-10", NULL);
	study_ours(f, "X200002", "2023-01-11", "2023-02-11", NULL);
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
	expect_has(reply.head, "people-before.csv");
	expect_has(reply.body, "id,group,index_date,start_date,age,sex\n");
	expect_has(reply.body, ",1,2023-01-10,2023-02-10,32,");
	expect_equal(file_status(h, "ines", id, "/files/people"), 404);
	reply = http_get(h, "ines", http_at(h, "/studies", id, ""));
	expect_has(reply.body, "Rows of people");
	expect_lacks(reply.body, "/files/people\"");
	expect_has(reply.body, "/files/plan\"");
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

/* The balance is looked at, sent back without a reason, and accepted. */
static void
accepted(struct http *h, struct str id)
{
	struct http_reply reply =
	        http_get(h, "ines", http_at(h, "/studies", id, "/balance"));

	expect_equal(reply.status, 200);
	expect_has(reply.body, "Scores of both groups");
	expect_has(reply.body, "How different the groups are");
	expect_has(reply.body, "Age at the start of the order");
	expect_lacks(reply.body, "Accept the comparison");
	reply = http_get(h, "eve", http_at(h, "/studies", id, "/balance"));
	expect_has(reply.body, "Accept the comparison");
	expect_lacks(reply.body, "What was found");
	reply = http_post(h, "eve", http_at(h, "/studies", id, "/send-back"),
	                  FIELDS("version", "4", "reason", "<i>no"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "why it is sent back");
	expect_has(reply.body, "&lt;i&gt;no");
	expect_equal(http_post(h, "eve", http_at(h, "/studies", id, "/accept"),
	                       FIELDS("version", "3"))
	                     .status,
	             409);
	expect_equal(http_post(h, "ines", http_at(h, "/studies", id, "/accept"),
	                       FIELDS("version", "4"))
	                     .status,
	             403);
	expect_equal(http_post(h, "eve", http_at(h, "/studies", id, "/accept"),
	                       FIELDS("version", "4"))
	                     .status,
	             303);
}

TEST("study pages: a study is analysed, checked by somebody else and "
     "published, and its finding is shown with what cannot be said")
{
	struct freeze_try f = {.id = 0};
	struct str id, body;
	struct http *h = served(t, &f, &id);

	study_ours_many(&f);
	study_pool_of(&f, 600);
	expect_equal(pressed(h, "eve", id, "/freeze"), 303);
	study_work(f.w->app);
	expect_equal(pressed(h, "eve", id, "/match"), 303);
	study_work(f.w->app);
	accepted(h, id);
	study_work(f.w->app);
	body = http_get(h, "eve", http_at(h, "/studies", id, "")).body;
	expect_has(body, "What was found");
	expect_has(body, "You cannot say");
	expect_has(body, "Somebody else checks what you accepted.");
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
	expect_equal(file_status(h, "ines", id, "/files/balance"), 200);
	expect_equal(file_status(h, "ines", id, "/files/run"), 404);
	expect_equal(file_status(h, "ines", id, "/bundle"), 403);
	expect_equal(pressed(h, "eve", id, "/verify"), 303);
	study_work(f.w->app);
	expect_has(http_get(h, "ines", http_at(h, "/studies", id, "")).body,
	           "plan and rows gave the same result, byte for byte");
	body = http_get(h, "eve", http_at(h, "/studies", id, "/bundle")).body;
	expect_has(body, "run/ledger.jsonl");
	expect_has(body, "eval verify --run run");
	expect_lacks(body, "Fictional");
}

TEST("study pages: a comparison is sent back with a reason, which stays to be "
     "read")
{
	struct freeze_try f = {.id = 0};
	struct str id;
	struct http *h = served(t, &f, &id);

	study_ours_many(&f);
	study_pool_of(&f, 600);
	expect_equal(pressed(h, "eve", id, "/freeze"), 303);
	study_work(f.w->app);
	expect_equal(pressed(h, "eve", id, "/match"), 303);
	study_work(f.w->app);
	expect_equal(http_post(h, "eve",
	                       http_at(h, "/studies", id, "/send-back"),
	                       FIELDS("version", "4", "reason",
	                              "Ages differ too much"))
	                     .status,
	             303);
	expect_has(http_get(h, "ines", http_at(h, "/studies", id, "")).body,
	           "Ages differ too much");
}
