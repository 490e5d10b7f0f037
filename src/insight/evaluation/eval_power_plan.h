/*
 * eval_power_plan.h - what a study of a ratio could see, of its plan.
 */
#ifndef INSIGHT_EVAL_POWER_PLAN_H
#define INSIGHT_EVAL_POWER_PLAN_H

#include <jansson.h>

#include "insight/evaluation/eval_plan.h"
#include "insight/evaluation/evaluation.h"

/* The question of a plan whose primary outcome is a count or a time, with so
 * many participants and comparators to each. */
struct eval_power_ratio
eval_power_of_plan(const struct eval_plan *plan, double treated, double ratio);

/* What came of it, as the ledger and a result have it: kind, rate and
 * dispersion of rates, effect, effect_seen, fall_seen, chance, needed, events
 * and events_needed; null where there is none. */
void eval_power_seen_put(json_t *to, const struct eval_power_ratio *in,
                         const struct eval_power_seen *out);

#endif
