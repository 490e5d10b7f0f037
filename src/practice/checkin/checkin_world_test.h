/*
 * checkin_world_test.h - a person of sam's with check-ins, for the tests here.
 */
#ifndef PRACTICE_CHECKIN_WORLD_TEST_H
#define PRACTICE_CHECKIN_WORLD_TEST_H

#include "practice/checkin/checkin_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN          "X100001"
#define CHECKIN_DAY_MS (INT64_C(24) * 60 * 60 * 1000)

/* An act on check-ins, as the tests hand it to world_do. */
struct act {
	struct person_id person;
	struct checkin_terms terms;
	struct checkin_sent sent;
	struct checkin_look look;
	struct checkin_id id;
	struct str questions[CHECKIN_QUESTIONS];
	struct str words;
	int yes;
	struct checkin_all all;
};

/* A world with Rhian, who signs in as rhian; terms and what is sent are
 * good. */
struct world *checkin_world(struct test *t, struct act *a);
/* Statements that only these tests have (checkin_read_test.c). */
extern const struct query *const checkin_test_queries[];
/* The same with statements of another file of tests. */
struct world *checkin_world_with(struct test *t, struct act *a,
                                 const struct query *const *more);
/* The same, served. */
struct http *checkin_http(struct test *t, struct act *a);
struct http *checkin_http_with(struct test *t, struct act *a,
                               const struct query *const *more);

/* Read as sam into act->all. */
void checkin_look_at(struct world *w, struct act *a);
/* Set up by sam, with the person's yes: the first round is open. */
void checkin_on(struct world *w, struct act *a);
/* Some days later, with the job run. */
void checkin_days(struct world *w, int days);
/* The newest check-in's id, as addresses show it; act->id is it. */
struct str checkin_last(struct world *w, struct act *a);
/* Sent by `who`. */
void checkin_sends(struct world *w, struct act *a, const char *who);
/* Read by sam. */
void checkin_reads(struct world *w, struct act *a);

/* What acts hand to world_do and world_see. */
const struct fault *checkin_do_set(struct ctx *ctx, void *data);
const struct fault *checkin_do_say(struct ctx *ctx, void *data);
/* All that checkin_work does, in one transaction: for whoever races it. */
const struct fault *checkin_do_job(struct ctx *ctx, void *data);
const struct fault *checkin_do_senior(struct ctx *ctx, void *data);
const struct fault *checkin_do_stop(struct ctx *ctx, void *data);
const struct fault *checkin_do_ask(struct ctx *ctx, void *data);
const struct fault *checkin_do_send(struct ctx *ctx, void *data);
const struct fault *checkin_do_review(struct ctx *ctx, void *data);
const struct fault *checkin_do_follow(struct ctx *ctx, void *data);
const struct fault *checkin_do_check(struct ctx *ctx, void *data);
const struct fault *checkin_see_one(struct ctx *ctx, void *data);
const struct fault *checkin_see(struct ctx *ctx, void *data);

#endif
