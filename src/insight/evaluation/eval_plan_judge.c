/*
 * eval_plan_judge.c - how often one looks, and when the study says something.
 */
#include <math.h>

#include "insight/evaluation/eval_plan_local.h"

/* What is expected of how often. */
static bool
rate_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;
	enum eval_outcome_kind kind = p->outcomes[p->primary].kind;
	bool often = kind == EVAL_COUNT || kind == EVAL_RECURRENT;

	if (!isnan(p->rate) && !often)
		return plan_wrong(in, "judge", 0, "rate",
		                  "this is of a primary outcome that is a "
		                  "count or recurrent: take it out");
	if (p->rate <= 0)
		return plan_wrong(in, "judge", 0, "rate",
		                  "what each person would have is above 0");
	if (!isnan(p->dispersion) && isnan(p->rate))
		return plan_wrong(in, "judge", 0, "dispersion",
		                  "this is of rate: say that, or take this "
		                  "out");
	return true;
}

bool
plan_judge_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	if (p->looks_n > 0 && !(p->planned_events >= 1))
		return plan_wrong(in, "looks", 0, NULL,
		                  "planned_events is not said: shares are of "
		                  "it");
	if (p->smallest <= 0)
		return plan_wrong(in, "judge", 0, "smallest",
		                  "a change that matters is above 0");
	if (p->base <= 0 || p->base >= 1)
		return plan_wrong(in, "judge", 0, "base",
		                  "this is a share between 0 and 1");
	if (p->target_fall <= 0 || p->target_fall >= p->base)
		return plan_wrong(in, "judge", 0, NULL,
		                  "target_fall is above 0 and below base");
	if (!rate_rules(in))
		return false;
	if (p->rounding > p->threshold)
		return plan_wrong(in, "disclosure", 0, "rounding",
		                  "this is at most the threshold");
	return true;
}
