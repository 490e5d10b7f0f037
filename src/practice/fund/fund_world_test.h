/*
 * fund_world_test.h - a pot, Rhian's sum of £200, and acts on requests.
 *
 *   fin    finance of our organisation
 *   fay    finance of the other organisation
 */
#ifndef PRACTICE_FUND_WORLD_TEST_H
#define PRACTICE_FUND_WORLD_TEST_H

#include "practice/fund/fund_views.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

struct act {
	struct person_id person;
	struct fund_terms terms;
	struct fund_id id;
	int64_t seen;
	struct fund_voice voice;
	struct fund_voice peer;
	bool with_peer;
	struct entry_id payment;
	struct money sum;
	bool explained;
	struct str words;
	int helped;
	struct fund_request request;
	struct fund_budget budget;
	struct fund_pot pot;
	struct fund_voice *voices;
	size_t n;
};

/* A person of sam's. */
struct person_id
fund_person(struct world *w, const char *crn, const char *first);
/* Rhian, a person of sam's who signs in as rhian. */
struct person_id fund_rhian(struct world *w);
/* Another organisation, whose manager Otto is from now on. */
struct organisation_id fund_northside(struct world *w);
/* Those who look after money. */
void fund_users(struct world *w);
/* A world with a pot of £1,000 and Rhian's sum told. */
struct world *fund_world(struct test *t, struct act *a);
/* The same in a world that is there, or served. */
void fund_start(struct world *w, struct act *a);
/* (as fund_start) */
struct http *fund_http(struct test *t, struct act *a);

/* A request of so many pence with all that it needs. */
struct fund_terms fund_terms_of(int64_t pence);
/* Rhian asks; Sam says yes (with a public line); as said. */
void fund_asked(struct world *w, struct act *a, int64_t pence);
void fund_agreed(struct world *w, struct act *a, int64_t pence);
void fund_paid(struct world *w, struct act *a, int64_t pence);
const struct fault *fund_says_as(struct world *w, struct act *a,
                                 const char *who, enum fund_says says);
const struct fault *fund_third_as(struct world *w, struct act *a,
                                  const char *who, enum fund_says says);

/* What acts hand to world_do and world_see. */
const struct fault *do_pot(struct ctx *ctx, void *data);
const struct fault *do_give(struct ctx *ctx, void *data);
const struct fault *do_ask(struct ctx *ctx, void *data);
const struct fault *do_change(struct ctx *ctx, void *data);
const struct fault *do_withdraw(struct ctx *ctx, void *data);
const struct fault *do_say(struct ctx *ctx, void *data);
const struct fault *do_third(struct ctx *ctx, void *data);
const struct fault *do_again(struct ctx *ctx, void *data);
const struct fault *do_pay(struct ctx *ctx, void *data);
const struct fault *do_return(struct ctx *ctx, void *data);
const struct fault *do_show(struct ctx *ctx, void *data);
const struct fault *do_reflect(struct ctx *ctx, void *data);
const struct fault *see_pot(struct ctx *ctx, void *data);
/* a->request, a->budget and a->voices as they stand. */
const struct fault *see_all(struct ctx *ctx, void *data);

#endif
