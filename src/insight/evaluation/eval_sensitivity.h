/*
 * eval_sensitivity.h - how much a finding can bear.
 *
 * Rules kept here, each with a test of the same words:
 *   - a published ratio has its published E-values, and something as strong
 *     on both sides moves it to 1;
 *   - what a result says of how much it can bear is said in sentences.
 */
#ifndef INSIGHT_EVAL_SENSITIVITY_H
#define INSIGHT_EVAL_SENSITIVITY_H

#include <jansson.h>

#include "base/buf.h"
#include "stats/judge.h"

/*
 * Put `evalue`, `evalue_limit` and `bias` of a ratio with its interval into an
 * object, as docs/evaluation-result.md has them; NAN: null, and no grid.
 */
void eval_sensitivity_ratio(json_t *to, enum stats_measure by, double estimate,
                            double low, double high);

/* A result's `sensitivity`, or an object of eval_sensitivity_ratio. */
void eval_sensitivity_say(struct buf *buf, const json_t *of);

#endif
