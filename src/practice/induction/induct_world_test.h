/*
 * induct_world_test.h - a person of sam's at the beginning, for the tests here.
 */
#ifndef PRACTICE_INDUCTION_WORLD_TEST_H
#define PRACTICE_INDUCTION_WORLD_TEST_H

#include "practice/induction/induct_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN "X100001"
#define ALL   0x1ffu

/* An act on the induction, as the tests hand it to world_do. */
struct act {
	struct person_id person;
	struct induct_talk_terms talk;
	int about;
	int says;
	struct str words;
	struct induct_word_id word;
	int state;
	int days; /* so many days from the world's moment */
	struct user_id named;
	struct induct in;
};

/* A person of this CRN: sam's, or ned's of the other organisation. */
struct person_id
induct_person(struct world *w, const char *crn, const char *first, bool ours);
/* Rhian is put into this world, with a talk of sam's to be written down. */
void induct_world_in(struct world *w, struct act *a);
/* A world with her, who signs in as rhian. */
struct world *induct_world(struct test *t, struct act *a);
/* The same, served. */
struct http *induct_http(struct test *t, struct act *a);

/* Read it as sam into act->in. */
void induct_look(struct world *w, struct act *a);
/* Ask (about a topic) or raise (-1) as `who`; act->word is its id. */
void induct_asks(struct world *w, struct act *a, const char *who, int about,
                 struct str words);
/* Everything is talked about, and nothing is raised. */
void induct_told_all(struct world *w, struct act *a);
/* The id of the last word, as addresses show it. */
struct str induct_last(struct world *w, struct act *a);

/* What acts hand to world_do and world_see. */
const struct fault *induct_do_talk(struct ctx *ctx, void *data);
const struct fault *induct_do_say(struct ctx *ctx, void *data);
const struct fault *induct_do_word(struct ctx *ctx, void *data);
const struct fault *induct_do_answer(struct ctx *ctx, void *data);
const struct fault *induct_do_word_end(struct ctx *ctx, void *data);
const struct fault *induct_do_end(struct ctx *ctx, void *data);
const struct fault *induct_see(struct ctx *ctx, void *data);

#endif
