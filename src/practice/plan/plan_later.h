/*
 * plan_later.h - a review of the plan that is put off, why, and until when.
 *
 * What the services call an exemption from a review (row G16).  Nobody is let
 * off for good: there is a day on which the plan is looked at all the same.
 *
 * Rules kept here, each with a test of the same words:
 *   - a review is put off by a worker, with a reason and a new day, and the
 *     person reads both;
 *   - the new day is after the one it was due and after today, and within the
 *     weeks of the dated rule;
 *   - a review that is put off is not late until its new day, and is after it;
 *   - an answer that comes to something ends it: the next review counts from
 *     that day;
 *   - it is taken back by a worker, and the review is due as it was;
 *   - one stands at a time, and all of them stay to be read;
 *   - it goes with its plan: of a person with two plans, after a merge, that of
 *     the plan that stands counts, the other's is read, and the undoing gives
 *     each back;
 *   - of two who put it off at once the second is told.
 */
#ifndef PRACTICE_PLAN_LATER_H
#define PRACTICE_PLAN_LATER_H

#include "practice/plan/plan_local.h"

/* Most of one plan, ever. */
#define PLAN_LATER_MOST 40

/* Close to the reasons of the services; that somebody did not engage is none:
 * a review can be held without them and says so (PLAN_COULD_NOT). */
enum plan_later_reason {
	PLAN_LATER_NONE,
	PLAN_LATER_UNWELL,
	PLAN_LATER_AWAY,    /* in custody, in hospital, abroad */
	PLAN_LATER_UNSAFE,  /* to meet now */
	PLAN_LATER_SERVICE, /* we could not: staff, rooms, systems */
	PLAN_LATER_ASKED,   /* the person asked for it */
	PLAN_LATER_OTHER,
	PLAN_LATER_COUNT
};
extern const char *const plan_later_reasons[PLAN_LATER_COUNT + 1];
extern const char *const plan_later_keys[];
extern const char *const plan_later_keys_me[];

struct plan_later {
	int64_t id;
	struct plan_id plan;
	struct date was;   /* the day it was due */
	struct date until; /* the day it is due instead */
	enum plan_later_reason reason;
	struct str words;
	struct user_id by;
	struct str name;
	struct instant at;
	struct instant ended_at; /* INSTANT_NONE: it stands */
};

struct plan_later_terms {
	enum plan_later_reason reason;
	struct date until; /* DATE_NONE: none was typed, or no day */
	struct str words;  /* needed with "other" */
};

/* Whether the review of this plan is put off by it still. */
bool plan_later_stands(const struct plan *plan, const struct plan_later *later);
/* The one that stands; NULL: none does. */
const struct plan_later *
plan_later_standing(const struct plan *plan, const struct plan_later *list,
                    size_t n);

/* NOT_FOUND out of reach; REFUSED to the person, without a review to come,
 * where one stands, and past the most; INVALID with a problem for each
 * field. */
MUST_CHECK const struct fault *
plan_later_put(struct ctx *ctx, struct person_id person,
               const struct plan_later_terms *terms);
/* It is due as it was.  NOT_FOUND; REFUSED where none stands. */
MUST_CHECK const struct fault *
plan_later_back(struct ctx *ctx, struct person_id person);
/* The plan was looked at: what stands ends.  Its row is the caller's to
 * save. */
MUST_CHECK const struct fault *
plan_later_looked(struct ctx *ctx, const struct plan *plan);
/* All of the person's, whatever stands first, then the newest, with names.
 * NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
plan_later_read(struct ctx *ctx, struct person_id person,
                struct plan_later **out, size_t *n);

/* --- plan_later_store.c --------------------------------------------------- */

/* As plan_later_read, without reach judged and names. */
MUST_CHECK const struct fault *
plan_store_later(struct ctx *ctx, struct person_id person,
                 struct plan_later **out, size_t *n);
/* By the actor, now. */
MUST_CHECK const struct fault *
plan_store_later_add(struct ctx *ctx, const struct plan *plan,
                     const struct plan_later *later);
/* Whatever stands of this plan. */
MUST_CHECK const struct fault *
plan_store_later_end(struct ctx *ctx, struct plan_id plan);

extern const struct migration plan_migration_105;
extern const struct query plan_q_later_of;
extern const struct query plan_q_later_add;
extern const struct query plan_q_later_end;
extern const struct query plan_q_check_later;
#define PLAN_LATER_QUERIES \
	&plan_q_later_of, &plan_q_later_add, &plan_q_later_end, \
	        &plan_q_check_later

/* --- pages and API -------------------------------------------------------- */

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(plan_get_review);
HANDLER(plan_post_review);
HANDLER(plan_post_review_back);
HANDLER(plan_api_review);
HANDLER(plan_api_review_later);
HANDLER(plan_api_review_back);
#undef HANDLER

#endif
