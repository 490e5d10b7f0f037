/*
 * plan_assessed.h - strengths of the assessment, for the goals of the plan.
 *
 * What either side of the assessment names as a strength, a line each,
 * can be said to help with a goal.  It becomes a strength of the plan then,
 * with its words, who wrote them and when.
 *
 * Rules kept here, each with a test of the same words:
 *   - a strength of the assessment is offered once it was shared, and not
 *     before;
 *   - what the person names as their strength is offered as theirs, shared or
 *     not;
 *   - it comes with its words, whose they are and when they were written;
 *   - it comes into the plan once, however many goals it helps with;
 *   - a strength that was written anew since it was seen is not linked unseen;
 *   - somebody who is no worker of theirs is offered nothing.
 */
#ifndef PRACTICE_PLAN_ASSESSED_H
#define PRACTICE_PLAN_ASSESSED_H

#include "practice/plan/plan_help.h"
#include "practice/strengths/assess.h"

#define PLAN_OFFERS_MOST 60
/* Before the key of one, where strengths of the plan are their numbers. */
#define PLAN_OFFER_MARK "assessed:"

struct plan_offer {
	struct str key; /* area, its version and the line */
	struct str words;
	enum assess_code code;
	int64_t source; /* number of the area there */
	struct plan_author author;
};

/* What is offered: not what stands in the plan already. */
MUST_CHECK const struct fault *
plan_offers(struct ctx *ctx, struct person_id person, struct plan_offer **out,
            size_t *n);

/* Take one into the plan, and link it to a goal.  NOT_FOUND; INVALID for a key
 * that is none; CONFLICT when it is not offered any more; REFUSED as
 * plan_help_link. */
MUST_CHECK const struct fault *
plan_offer_link(struct ctx *ctx, struct goal_id goal, struct str key);

/* The page and the form of what helps, from here. */
MUST_CHECK const struct fault *
plan_offers_show(struct ctx *ctx, struct person_id person,
                 const struct plan_offer **out, size_t *n);
/* GET /api/people/:crn/plan/strengths/offered. */
const struct fault *plan_api_offers(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);

extern const struct migration plan_migration_93;

#endif
