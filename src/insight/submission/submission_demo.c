/*
 * submission_demo.c - one submission of the fictional programme, and what was
 * published of it, which is as fictional.
 */
#include "insight/submission/submission_result.h"
#include "kernel/demo.h"
#include "kernel/identity/identity.h"

#define FROM_MONTHS 25
#define TO_MONTHS   1

static const struct fault *
plan_one(struct ctx *ctx, struct date today)
{
	const struct submission_terms terms = {
	        .title = S("Everybody of two years (fictional)"),
	        .start = STUDY_AT_CONTACT,
	        .from = date_add_months(today, -FROM_MONTHS),
	        .to = date_add_months(today, -TO_MONTHS),
	        .base = 370,
	        .fall = 50,
	};
	const struct submission_found found = {
	        .rate = 340,
	        .other_rate = 370,
	        .low = -140,
	        .high = 80,
	        .people = 71,
	        .others = 6400,
	        .published_on = date_add_days(today, -3),
	        .source = S("A report that nobody published: it is fictional"),
	};
	int64_t id;

	TRY(submission_plan(ctx, &terms, &id));
	return submission_result_put(ctx, id, &found);
}

const struct fault *
submission_demo(struct ctx *ctx, struct demo *demo)
{
	struct identity_entry *managers;
	size_t n;

	if (demo->until < demo->n)
		return NULL;
	TRY(identity_users(ctx, R(MANAGER), &managers, &n));
	if (n == 0)
		return NULL;
	demo_act(ctx, managers[0].id, R(MANAGER), (struct person_id){0},
	         instant_of(date_add_days(demo->today, -2), 10 * 60));
	ctx->who.organisation = managers[0].organisation;
	return plan_one(ctx, demo->today);
}
