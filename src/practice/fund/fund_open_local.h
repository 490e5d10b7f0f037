/*
 * fund_open_local.h - inside fund: what the fictional programme has in the
 * open.
 */
#ifndef PRACTICE_FUND_OPEN_LOCAL_H
#define PRACTICE_FUND_OPEN_LOCAL_H

#include "practice/fund/fund_local.h"

/* After the last person: what the programme's organisation published. */
MUST_CHECK const struct fault *
fund_open_demo(struct ctx *ctx, const struct demo *demo,
               struct organisation_id organisation);
/* Days ago that the quarter before this one began, or one further back. */
int fund_open_ago(const struct demo *demo, int quarters);

#endif
