/*
 * ending_world_test.h - a person of sam's who is through it, for tests here.
 */
#ifndef PRACTICE_ENDING_WORLD_TEST_H
#define PRACTICE_ENDING_WORLD_TEST_H

#include "practice/ending/ending_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN "X100001"

/* What an act needs; acts are handed to world_do and world_see. */
struct act {
	struct person_id person;
	struct ending_text_terms text;
	struct ending_support_terms support;
	struct ending_talk_terms talk;
	struct ending_outcome_terms outcome;
	struct ending_quote quotes[ENDING_QUOTES_MOST + 1];
	size_t quotes_n;
	struct str words;
	int64_t id;
	int what; /* an ask, a state */
	int says;
	struct date until;
	int days; /* so many days from the world's moment */
	struct user_id named;
	struct ending in;
	struct ending_back back;
	struct ending_past *pasts;
	size_t pasts_n;
};

/* A person of this CRN, sam's. */
struct person_id
ending_person(struct world *w, const char *crn, const char *first);
/* Rhian is put into this world; she has a strength and a goal she reached. */
void ending_world_in(struct world *w, struct act *a);
/* A world with her, who signs in as rhian; the same, served. */
struct world *ending_world(struct test *t, struct act *a);
struct http *ending_http(struct test *t, struct act *a);
/* (as ending_world) and her ending has begun. */
struct world *ending_begun(struct test *t, struct act *a);
struct http *ending_http_begun(struct test *t, struct act *a);

/* Read it as sam into act->in. */
void ending_look(struct world *w, struct act *a);
/* A talk, and the outcome that it was completed today. */
void ending_completed(struct world *w, struct act *a);

const struct fault *ending_do_begin(struct ctx *ctx, void *data);
const struct fault *ending_do_text(struct ctx *ctx, void *data);
const struct fault *ending_do_support(struct ctx *ctx, void *data);
const struct fault *ending_do_say(struct ctx *ctx, void *data);
const struct fault *ending_do_answer(struct ctx *ctx, void *data);
const struct fault *ending_do_letter(struct ctx *ctx, void *data);
const struct fault *ending_do_sign(struct ctx *ctx, void *data);
const struct fault *ending_do_talk(struct ctx *ctx, void *data);
const struct fault *ending_do_outcome(struct ctx *ctx, void *data);
const struct fault *ending_do_back(struct ctx *ctx, void *data);
const struct fault *ending_do_visit(struct ctx *ctx, void *data);
const struct fault *ending_do_check(struct ctx *ctx, void *data);
const struct fault *ending_see(struct ctx *ctx, void *data);
const struct fault *ending_see_back(struct ctx *ctx, void *data);
const struct fault *ending_see_pasts(struct ctx *ctx, void *data);

/* Puts somebody into the person's circle and keeps it as at the start. */
const struct fault *ending_do_circle(struct ctx *ctx, void *data);

#endif
