/*
 * eval_sensitivity.h - how much a finding can bear.
 *
 * Rules kept here, each with a test of the same words:
 *   - a published ratio has its published E-values, and something as strong
 *     on both sides moves it to 1;
 *   - something as strong as what was measured explains a finding away where
 *     it reaches the E-value, and nothing that may be chance needs one;
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

/*
 * Of each row of `measured`: `explains` {estimate, limit, gamma}, whether
 * something unmeasured as strong as it could explain the finding away, its
 * limit, or what was seen between alike people; null where that is not known
 * or there is nothing to explain.  As strong: with the programme and with the
 * outcome by the row's ratio, as ratios of risks; with the programme by its
 * odds.
 */
void eval_sensitivity_explains(json_t *of);

/* A result's `sensitivity`, or an object of eval_sensitivity_ratio. */
void eval_sensitivity_say(struct buf *buf, const json_t *of);

#endif
