/*
 * study_demo.c - one study of the fictional programme, registered; its people
 * started long enough ago for their rows to be frozen.
 */
#include "insight/study/study_file.h"
#include "kernel/demo.h"
#include "kernel/identity/identity.h"

/* Who starts: between two years and a month, and nineteen months ago. */
#define FROM_MONTHS 25
#define TO_MONTHS   19

static const struct fault *
register_one(struct ctx *ctx, struct date today)
{
	const struct study_design design = {
	        .title = S("Two years of My Direction (fictional)"),
	        .question = S("Do fewer people reoffend within a year of "
	                      "starting?"),
	        .start = STUDY_AT_CONTACT,
	        .from = date_add_months(today, -FROM_MONTHS),
	        .to = date_add_months(today, -TO_MONTHS),
	        .follow_days = 365,
	        .lag_days = 183,
	        .ratio = 1,
	        .base = 370,
	        .fall = 50,
	        .columns = 1u << STUDY_AGE | 1u << STUDY_SEX |
	                   1u << STUDY_MONTHS | 1u << STUDY_ORDERS_BEFORE,
	        .reviewers = S("A fictional panel of three"),
	        .basis = S("None is needed: nobody in it is real"),
	};
	int64_t id;

	TRY(study_make(ctx, &design, &id));
	TRY(study_look(ctx, id, 84));
	return study_register(ctx, id);
}

const struct fault *
study_demo(struct ctx *ctx, struct demo *demo)
{
	struct identity_entry *evaluators;
	size_t n;

	if (demo->until < demo->n)
		return NULL;
	TRY(identity_users(ctx, R(EVALUATOR), &evaluators, &n));
	if (n == 0)
		return NULL;
	demo_act(ctx, evaluators[0].id, R(EVALUATOR), (struct person_id){0},
	         instant_of(date_add_days(demo->today, -3), 10 * 60));
	ctx->who.organisation = evaluators[0].organisation;
	return register_one(ctx, demo->today);
}
