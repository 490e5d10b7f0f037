/*
 * study_demo.c - one study of the fictional programme, registered; some of its
 * people started long enough ago for their rows to be frozen, and of those one
 * in four reoffended.
 */
#include "insight/study/study_file.h"
#include "kernel/demo.h"
#include "kernel/identity/identity.h"
#include "register/orders/orders_end.h"

/* Who starts: of whom the programme has a year, those who were followed for
 * three months and have a month for a case to be proved. */
#define FROM_DAYS   365
#define FOLLOW_DAYS 90
#define LAG_DAYS    30
#define TO_DAYS     (FOLLOW_DAYS + LAG_DAYS + 10)

static const struct fault *
register_one(struct ctx *ctx, struct date today)
{
	const struct study_design design = {
	        .title = S("The first year of My Direction (fictional)"),
	        .question = S("Do fewer people reoffend within three months "
	                      "of starting?"),
	        .start = STUDY_AT_CONTACT,
	        .from = date_add_days(today, -FROM_DAYS),
	        .to = date_add_days(today, -TO_DAYS),
	        .follow_days = FOLLOW_DAYS,
	        .lag_days = LAG_DAYS,
	        .ratio = 1,
	        .base = 150,
	        .fall = 30,
	        /* all orders here are as long, and the first: one cannot
	         * compare by that */
	        .columns = 1u << STUDY_AGE | 1u << STUDY_SEX,
	        .more = 1u << STUDY_MORE_SENTENCE | 1u << STUDY_MORE_GOALS |
	                1u << STUDY_MORE_NETWORK,
	        .reviewers = S("A fictional panel of three"),
	        .basis = S("None is needed: nobody in it is real"),
	};
	int64_t id;

	TRY(study_make(ctx, &design, &id));
	TRY(study_look(ctx, id, 84));
	return study_register(ctx, id);
}

/* Whoever reoffended had their order revoked; others' still run. */
static const struct fault *
stand(struct ctx *ctx, const struct demo_person *who, struct date today,
      bool revoked)
{
	const struct order_end facts = {
	        .person = who->person,
	        .order_ref = str_print(ctx->arena, "%.*s-1", STR_ARG(who->crn)),
	        .outcome = revoked ? S("revoked") : S("running"),
	        .outcome_on = revoked ? date_add_days(who->starts_on, 75)
	                              : today,
	};
	enum put_result result;

	return order_end_put(ctx, &facts, &result);
}

/* Only a study sees them. */
static const struct fault *
reoffend(struct ctx *ctx, const struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++) {
		const struct demo_person *who = &demo->people[at];
		const struct reoffence facts = {
		        .person = who->person,
		        .offence_on = date_add_days(who->starts_on, 50),
		        .proven_on = date_add_days(who->starts_on, 70),
		        .disposal = S("fine"),
		        .severity = 2,
		};
		enum put_result result;

		if (!demo_since(demo, at, TO_DAYS))
			continue;
		TRY(stand(ctx, who, demo->today, at % 4 == 3));
		if (at % 4 == 3)
			TRY(reoffence_put(ctx, &facts, &result));
	}
	return NULL;
}

const struct fault *
study_demo(struct ctx *ctx, struct demo *demo)
{
	struct identity_entry *evaluators;
	size_t n;

	TRY(reoffend(ctx, demo));
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
