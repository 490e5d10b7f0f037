/*
 * contact_world_test.h - people of sam's with contacts, for the tests here.
 */
#ifndef PRACTICE_CONTACT_WORLD_TEST_H
#define PRACTICE_CONTACT_WORLD_TEST_H

#include "practice/contact/contact_views.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN "X100001"
#define GWIL  "X100002"

/* One minute in milliseconds; the moment of every world. */
#define MINUTE   INT64_C(60000)
#define WORLD_AT INT64_C(1795514400000) /* 2026-11-24T10:00:00Z */

/* An act on one contact, as the tests hand it to world_do. */
struct act {
	struct person_id person;
	struct contact_terms terms;
	struct contact_id id;
	struct contact_id made;
	int64_t seen;
	enum contact_answer answer;
	enum contact_reason reason;
	struct str words;
	struct contact_rating rating;
	struct promise_id promise;
	struct contact_promised promised;
	enum contact_side side;
	bool kept;
	enum contact_mover by;
	struct contact contact;
	struct contact *list;
	struct contact_promise *promises;
	struct contact_event *acts;
	size_t n;
	struct contact_facts facts;
	enum put_result result;
	struct contact_correction correction;
	struct contact_former *formers;
	bool may;
};

/* A person of this CRN: sam's, or ned's of the other organisation. */
struct person_id
test_person(struct world *w, const char *crn, const char *first, bool ours);
/* A world with rhian, a person of sam's who signs in as rhian. */
struct world *test_world(struct test *t, struct act *a);
/* The same, served. */
struct http *test_http(struct test *t, struct act *a, const char *first);

/* Terms of a meeting so many minutes from the world's moment. */
struct contact_terms test_terms(int64_t minutes, int outcome);

/* What acts hand to world_do and world_see. */
const struct fault *do_arrange(struct ctx *ctx, void *data);
const struct fault *do_record(struct ctx *ctx, void *data);
const struct fault *do_outcome(struct ctx *ctx, void *data);
const struct fault *do_move(struct ctx *ctx, void *data);
const struct fault *do_answer(struct ctx *ctx, void *data);
const struct fault *do_rate(struct ctx *ctx, void *data);
const struct fault *do_promise(struct ctx *ctx, void *data);
const struct fault *do_keep(struct ctx *ctx, void *data);
const struct fault *do_share(struct ctx *ctx, void *data);
const struct fault *do_correct(struct ctx *ctx, void *data);
const struct fault *do_put(struct ctx *ctx, void *data);
const struct fault *do_put_first(struct ctx *ctx, void *data);
const struct fault *see_contact(struct ctx *ctx, void *data);
const struct fault *see_list(struct ctx *ctx, void *data);
const struct fault *see_promises(struct ctx *ctx, void *data);
const struct fault *see_formers(struct ctx *ctx, void *data);
const struct fault *see_acts(struct ctx *ctx, void *data);

#endif
