/*
 * fund_open_world_test.h - requests that were paid long ago, put straight
 * into the table: what is published counts them and asks nothing else.
 */
#ifndef PRACTICE_FUND_OPEN_WORLD_TEST_H
#define PRACTICE_FUND_OPEN_WORLD_TEST_H

#include "practice/fund/fund_world_test.h"

struct past {
	int64_t person; /* a number of its own will do for a count */
	enum fund_purpose purpose;
	int64_t pence;
	struct date asked_on;
	struct date paid_on; /* DATE_NONE: not paid */
	enum fund_state state;
	enum fund_way way;
	const char *supplier;
	const char *line;
	int helped; /* 0: nobody said */
	bool of_others;
	int64_t id; /* out */
};

/* A world and, for http, one that is served, with those statements. */
struct world *past_world(struct test *t);
struct http *past_http(struct test *t);
/* One of them. */
void past_add(struct world *w, struct past *past);
/* `people` persons with one thing each, of so many pence, paid on a day. */
void past_many(struct world *w, enum fund_purpose purpose, int people,
               int64_t pence, struct date paid_on);
/* A month of the actor's organisation, closed with nothing in it. */
const struct fault *past_close(struct ctx *ctx, struct date month);
/* A day that there is. */
struct date day_of(int year, int month, int day);

#endif
