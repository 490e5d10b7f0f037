/*
 * support_world_test.h - a person of sam's who tells what helps, for the tests
 * here.
 */
#ifndef PRACTICE_SUPPORT_WORLD_TEST_H
#define PRACTICE_SUPPORT_WORLD_TEST_H

#include "practice/support/know_tells.h"
#include "practice/support/support_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN "X100001"

/* An act on what is known or needed, as the tests hand it to world_do. */
struct act {
	struct person_id person;
	struct know_terms know;
	struct know_id entry;
	struct date again;
	bool shared;
	struct path_terms path;
	struct need_id need;
	int state;
	struct str words;
	struct user_id named;
	int many;
	int page;
	struct know now;
	struct know_line line;
	struct paths paths;
};

/* A person of this CRN: sam's, or ned's of the other organisation. */
struct person_id
support_person(struct world *w, const char *crn, const char *first, bool ours);
/* Rhian is put into this world, with a strength and a need to be written. */
void support_world_in(struct world *w, struct act *a);
/* A world with her, who signs in as rhian. */
struct world *support_world(struct test *t, struct act *a);
/* The same, served. */
struct http *support_http(struct test *t, struct act *a);

/* Read both parts as sam into act->now and act->paths. */
void support_look(struct world *w, struct act *a);
/* Add an entry of this kind as `who`; a moment passes. */
void
support_says(struct world *w, struct act *a, const char *who,
             enum know_kind kind, enum know_source source, const char *words);
/* Add what helps as `who`. */
void support_helps_say(struct world *w, struct act *a, const char *who,
                       enum support_help help, const char *words);
/* Add a need of a pathway as `who`. */
void support_needs(struct world *w, struct act *a, const char *who, int path,
                   enum path_state state, const char *words);
/* The ids of the last entry and need, as addresses show them. */
struct str support_last(struct world *w, struct act *a);
/* (as support_last) */
struct str support_last_need(struct world *w, struct act *a);

/* What acts hand to world_do and world_see. */
const struct fault *support_do_add(struct ctx *ctx, void *data);
const struct fault *support_do_back(struct ctx *ctx, void *data);
const struct fault *support_do_aside(struct ctx *ctx, void *data);
/* Add act->many entries, as merges of records bring them together. */
const struct fault *support_do_many(struct ctx *ctx, void *data);
const struct fault *support_do_again(struct ctx *ctx, void *data);
const struct fault *support_do_share(struct ctx *ctx, void *data);
const struct fault *support_do_finish(struct ctx *ctx, void *data);
const struct fault *support_do_need(struct ctx *ctx, void *data);
const struct fault *support_do_state(struct ctx *ctx, void *data);
const struct fault *support_do_say(struct ctx *ctx, void *data);
const struct fault *support_do_need_back(struct ctx *ctx, void *data);
const struct fault *support_do_none(struct ctx *ctx, void *data);
const struct fault *support_do_lift(struct ctx *ctx, void *data);
const struct fault *support_do_unlift(struct ctx *ctx, void *data);
const struct fault *support_see(struct ctx *ctx, void *data);
const struct fault *support_see_page(struct ctx *ctx, void *data);
const struct fault *support_see_line(struct ctx *ctx, void *data);
const struct fault *support_see_paths(struct ctx *ctx, void *data);
const struct fault *support_see_check(struct ctx *ctx, void *data);

#endif
