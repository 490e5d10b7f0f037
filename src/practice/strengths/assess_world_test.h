/*
 * assess_world_test.h - a person of sam's whose assessment is written, for the
 * tests here.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_WORLD_TEST_H
#define PRACTICE_STRENGTHS_ASSESS_WORLD_TEST_H

#include "practice/strengths/assess_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN "X100001"

/* An act on the assessment, as the tests hand it to world_do. */
struct act {
	struct person_id person;
	enum assess_code code;
	int64_t seen;
	struct assess_own_terms own;
	struct assess_work_terms work;
	int days; /* so many days from the world's moment */
	bool yes;
	bool second; /* yes, and one more should look */
	int why;     /* enum assess_lock_why */
	struct str words;
	struct assess_id back;
	struct user_id named;
	struct assess a;
	struct assess shared;
	struct assess *list;
	size_t n;
};

/* A person of this CRN: sam's, or ned's of the other organisation. */
struct person_id
assess_person(struct world *w, const char *crn, const char *first, bool ours);
/* A world with rhian, a person of sam's who signs in as rhian. */
struct world *assess_world(struct test *t, struct act *a);
/* She is put into this world. */
void assess_world_in(struct world *w, struct act *a);
/* The same, served. */
struct http *assess_http(struct test *t, struct act *a, const char *first);

/* Read the newest as sam into act->a. */
void assess_look(struct world *w, struct act *a);
/* Write the person's side as `who`, the worker's as sam, of the newest. */
void assess_says(struct world *w, struct act *a, const char *who,
                 enum assess_code code, struct str view);
/* (as assess_says) */
void assess_writes(struct world *w, struct act *a, enum assess_code code,
                   struct str strengths, bool done);
/* Both sides of each area, complete, with a strength. */
void assess_all_done(struct world *w, struct act *a);

/* What acts hand to world_do and world_see. */
const struct fault *assess_do_own(struct ctx *ctx, void *data);
const struct fault *assess_do_work(struct ctx *ctx, void *data);
const struct fault *assess_do_share(struct ctx *ctx, void *data);
const struct fault *assess_do_sign(struct ctx *ctx, void *data);
const struct fault *assess_do_answer(struct ctx *ctx, void *data);
const struct fault *assess_do_lock(struct ctx *ctx, void *data);
const struct fault *assess_do_back(struct ctx *ctx, void *data);
const struct fault *assess_see_newest(struct ctx *ctx, void *data);
const struct fault *assess_see_one(struct ctx *ctx, void *data);
const struct fault *assess_see_list(struct ctx *ctx, void *data);
const struct fault *assess_see_shared(struct ctx *ctx, void *data);

#endif
