/*
 * rights_world_test.h - a person of sam's, and what is decided with her, for
 * the tests here.
 */
#ifndef PRACTICE_STRENGTHS_RIGHTS_WORLD_TEST_H
#define PRACTICE_STRENGTHS_RIGHTS_WORLD_TEST_H

#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/rights_local.h"

/* An act on decision rights, as the tests hand it to world_do. */
struct right {
	struct act a; /* the person, and days from the world's moment */
	struct world *w;
	enum rights_topic topic;
	int64_t seen;
	struct rights_terms terms;
	bool yes;
	struct str words;
	struct date on;
	struct rights_grid grid;
	struct rights_decision_terms decision;
	struct rights_rate_terms rate;
	int64_t id;
	struct rights_decision one;
	struct rights_decision *list;
	size_t n;
	struct rights_counts counts;
};

/* What is meant where a test says nothing else. */
void right_begin(struct right *r);
/* A world with rhian; the same, served. */
struct right right_new(struct test *t);
/* (as right_new) */
struct http *right_http(struct test *t, struct right *r);

const struct fault *right_do_move(struct ctx *ctx, void *data);
const struct fault *right_do_answer(struct ctx *ctx, void *data);
const struct fault *right_do_decide(struct ctx *ctx, void *data);
const struct fault *right_do_rate(struct ctx *ctx, void *data);
const struct fault *right_see_grid(struct ctx *ctx, void *data);
const struct fault *right_see_one(struct ctx *ctx, void *data);
const struct fault *right_see_log(struct ctx *ctx, void *data);
const struct fault *right_see_counts(struct ctx *ctx, void *data);
const struct fault *right_see_check(struct ctx *ctx, void *data);

/* The row of r->topic as somebody reads it. */
const struct rights_row *right_row(struct right *r, const char *who);
/* Give or ask, of the row as it is; answer likewise. */
const struct fault *
right_move(struct right *r, const char *who, enum rights_kind kind);
/* (as right_move) */
const struct fault *
right_answer(struct right *r, const char *who, bool yes, struct str words);
/* Write a decision down, its writer's step (0: none) with it. */
const struct fault *right_decide(struct right *r, const char *who, int step);
/* Rate it; and read it as somebody. */
const struct fault *right_rate(struct right *r, const char *who, int step);
/* (as right_rate) */
const struct rights_decision *right_one(struct right *r, const char *who);

#endif
