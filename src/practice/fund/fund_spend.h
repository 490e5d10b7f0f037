/*
 * fund_spend.h - what the fund spent, on what, and how long things take: sums
 * and counts for finance and managers, never a person.
 *
 * Rules kept here, each with a test of the same words:
 *   - what came back is not spent;
 *   - what is promised is counted by the days it waits, and so is what was
 *     paid without a receipt or words;
 *   - the time from asking to paying is told as a median in working days;
 *   - a cell of a table never runs as a formula;
 *   - the payments one by one are for whoever pays, and name nobody.
 */
#ifndef PRACTICE_FUND_SPEND_H
#define PRACTICE_FUND_SPEND_H

#include "practice/fund/fund.h"
#include "practice/fund/fund_finance.h"
#include "practice/plan/plan_words.h"

struct fund_part {
	int64_t n;
	struct money sum;
};

/* Days that something waits: 0 to 7, 8 to 28, 29 to 84, more (ours). */
#define FUND_AGES 4
int fund_age(int days);

#define FUND_SPEND_MONTHS 12
/* Areas of goals, and one more: no goal. */
#define FUND_AREAS (PLAN_AREA_COUNT + 1)

struct fund_spend {
	struct date from, to; /* twelve months, this one included */
	struct fund_part all;
	struct fund_part purposes[FUND_PURPOSE_COUNT];
	struct fund_part areas[FUND_AREAS];
	struct fund_part months[FUND_SPEND_MONTHS]; /* the oldest first */
	struct fund_part promised;                  /* agreed and not paid */
	struct fund_part promised_ages[FUND_AGES];
	struct fund_part bare; /* paid, with neither receipt nor words */
	struct fund_part bare_ages[FUND_AGES];
	struct fund_part told; /* people's sums, and what they were given */
	struct money unspent;  /* of these, promised money left out */
	int median;            /* working days from asking to paying; -1 */
	int median_light;      /* of sums up to the light limit; -1: none */
};

/* Of the actor's organisation, today. */
MUST_CHECK const struct fault *
fund_spend(struct ctx *ctx, struct fund_spend *out);

/* Counts of things by the working days they took. */
#define FUND_DAYS_MOST 260
struct fund_days {
	int64_t n;
	int64_t took[FUND_DAYS_MOST + 1];
};
void fund_days_add(struct fund_days *days, int took);
/* The middle one, the lower of two; -1 when there is none. */
int fund_days_median(const struct fund_days *days);

/* --- fund_spend_store.c: each row to fn --------------------------------- */

struct fund_spent {
	int purpose;
	int area; /* enum plan_area, or PLAN_AREA_COUNT: no goal */
	struct date asked_on, paid_on;
	struct date waits_since; /* when it was agreed */
	struct money sum;
	int tier;
	struct str what, supplier; /* of a payment by itself */
	int way;
};
typedef const struct fault *(*fund_spent_fn)(void *data,
                                             const struct fund_spent *spent);
MUST_CHECK const struct fault *
fund_spend_store_paid(struct ctx *ctx, struct date from, struct date to,
                      fund_spent_fn fn, void *data);
/* Agreed and not paid, or paid with neither receipt nor words. */
MUST_CHECK const struct fault *
fund_spend_store_waits(struct ctx *ctx, bool paid, fund_spent_fn fn,
                       void *data);
MUST_CHECK const struct fault *
fund_spend_store_told(struct ctx *ctx, struct fund_spend *out);

#endif
