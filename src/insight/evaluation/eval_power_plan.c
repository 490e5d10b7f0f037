/*
 * eval_power_plan.c - what a study of a ratio could see, of its plan.
 */
#include <math.h>

#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_power_plan.h"

struct eval_power_ratio
eval_power_of_plan(const struct eval_plan *plan, double treated, double ratio)
{
	return (struct eval_power_ratio){
	        .rates = plan->outcomes[plan->primary].kind != EVAL_TIME,
	        .base = plan->base,
	        .fall = plan->target_fall,
	        .rate = plan->rate,
	        .dispersion = isnan(plan->dispersion) ? 1 : plan->dispersion,
	        .treated = treated,
	        .ratio = ratio,
	        .power = plan->power,
	        .alpha = plan->alpha};
}

void
eval_power_seen_put(json_t *to, const struct eval_power_ratio *in,
                    const struct eval_power_seen *out)
{
	eval_json_put(to, "kind", json_string(in->rates ? "count" : "time"));
	if (in->rates) {
		eval_json_put(to, "rate", eval_json_real(in->rate));
		eval_json_put(to, "dispersion", eval_json_real(in->dispersion));
	}
	eval_json_put(to, "effect", eval_json_real(out->effect));
	eval_json_put(to, "effect_seen", eval_json_real(out->effect_seen));
	eval_json_put(to, "fall_seen", eval_json_real(out->fall_seen));
	eval_json_put(to, "chance", eval_json_real(out->chance));
	eval_json_put(to, "needed", eval_json_real(out->needed));
	eval_json_put(to, "events", eval_json_real(out->events));
	eval_json_put(to, "events_needed", eval_json_real(out->events_needed));
}
