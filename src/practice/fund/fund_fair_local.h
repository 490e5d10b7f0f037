/*
 * fund_fair_local.h - inside fund: who the fund is there for.
 */
#ifndef PRACTICE_FUND_FAIR_LOCAL_H
#define PRACTICE_FUND_FAIR_LOCAL_H

#include "practice/fund/fund_fair.h"
#include "practice/fund/fund_local.h"

/* The place of an age in years, 0 or less: not recorded. */
int fund_fair_age(int years);

/* --- fund_fair_store.c ------------------------------------------------ */

/* Everybody whom the actor's organisation told a sum, with what they asked
 * since then; sets ->n and ->areas. */
MUST_CHECK const struct fault *
fund_fair_store_people(struct ctx *ctx, struct date since,
                       struct fund_fair_one **people, size_t *n,
                       struct fund_fair *out);

/* --- pages ------------------------------------------------------------ */

void fund_draw_fair(struct html *h, const struct ctx *ctx, const void *data);

const struct fault *
fund_get_fair(struct ctx *ctx, const struct request *req, struct reply *reply);

extern const struct query fund_fair_count;
extern const struct query fund_fair_people;
extern const struct query fund_fair_requests;

#endif
