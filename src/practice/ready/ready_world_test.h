/*
 * ready_world_test.h - a person of sam's who is asked what they need.
 */
#ifndef PRACTICE_READY_WORLD_TEST_H
#define PRACTICE_READY_WORLD_TEST_H

#include "practice/ready/need_store.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN "X100001"

/* An act, as the tests hand it to world_do. */
struct act {
	struct person_id person;
	struct need_terms terms;
	int reason;
	int64_t id;
	int code;
	struct str words;
	struct need need;
};

/* A person of this CRN: sam's, or ned's of the other organisation. */
struct person_id
ready_person(struct world *w, const char *crn, const char *first, bool ours);
/* Rhian is put into this world, with an order from this month. */
void ready_world_in(struct world *w, struct act *a);
/* A world with her, who signs in as rhian. */
struct world *ready_world(struct test *t, struct act *a);
/* The same, served. */
struct http *ready_http(struct test *t, struct act *a);

/* The terms of the act: nothing typed, of the set and edition. */
void ready_terms(struct act *a, enum need_set set, int64_t edition);
/* One answer into the terms. */
void ready_says(struct act *a, enum need_code code, enum need_says says,
                struct str words);
/* Read as somebody into act->need. */
void ready_look(struct world *w, struct act *a, const char *who);
/* Rhian has nowhere to sleep, and hands it in. */
void ready_no_bed(struct world *w, struct act *a, const char *who);

/* What acts hand to world_do and world_see. */
const struct fault *ready_do_save(struct ctx *ctx, void *data);
const struct fault *ready_do_give(struct ctx *ctx, void *data);
const struct fault *ready_do_leave(struct ctx *ctx, void *data);
const struct fault *ready_do_beside(struct ctx *ctx, void *data);
const struct fault *ready_do_done(struct ctx *ctx, void *data);
const struct fault *ready_do_goal(struct ctx *ctx, void *data);
const struct fault *ready_see(struct ctx *ctx, void *data);

#endif
