/*
 * eval_lock_power.c - what a study could see, worked out when its plan comes
 * into force: of what the plan says and of covariates and days, before any
 * outcome is opened.  It is kept in that line of the ledger.
 */
#include <math.h>

#include "insight/evaluation/eval_lock_local.h"
#include "insight/evaluation/eval_shape.h"
#include "insight/evaluation/evaluation.h"

void
eval_count_people(const struct eval_data *data, double out[2])
{
	for (int g = 0; g < 2; g++)
		out[g] = (double)data->mature[g];
}

/* Comparators to each of so many participants: as many as the plan asks for, or
 * as there are. */
static double
ratio_of(const struct eval_plan *plan, double treated, double comparators)
{
	const struct eval_method *m = &plan->methods[0];
	bool paired = m->kind == EVAL_NEAREST || m->kind == EVAL_OPTIMAL;
	double there = treated > 0 ? comparators / treated : NAN;

	if (!paired)
		return there;
	return plan->participants > 0 ? (double)m->ratio
	                              : fmin((double)m->ratio, there);
}

static json_t *
real_or_null(double v)
{
	return isfinite(v) ? json_real(v) : json_null();
}

json_t *
eval_lock_power(const struct eval_run *run, const struct eval_plan *plan,
                const struct eval_data *data)
{
	struct eval_power_in in = {.base = plan->base,
	                           .fall = plan->target_fall,
	                           .power = plan->power,
	                           .alpha = plan->alpha};
	struct eval_power_out out = {NAN, NAN, NAN, 1};
	bool said = plan->participants > 0;
	double people[2] = {0, 0};
	json_t *to;

	/* base and fall are shares */
	if (plan->outcomes[plan->primary].kind != EVAL_BINARY)
		return NULL;
	run->maker->count(data, people);
	in.treated = said ? (double)plan->participants : people[1];
	in.ratio = ratio_of(plan, in.treated, people[0]);
	if (!eval_power_work(&in, &out))
		return NULL;
	to = json_object();
	eval_lock_put(to, "of", json_string(said ? "plan" : "files"));
	eval_lock_put(to, "treated", real_or_null(in.treated));
	eval_lock_put(to, "ratio", real_or_null(in.ratio));
	eval_lock_put(to, "base", real_or_null(in.base));
	eval_lock_put(to, "fall", real_or_null(in.fall));
	eval_lock_put(to, "fall_seen", real_or_null(out.fall_seen));
	eval_lock_put(to, "chance", real_or_null(out.chance));
	eval_lock_put(to, "needed", real_or_null(out.needed));
	return to;
}

const json_t *
eval_lock_power_kept(const struct eval_run *run, size_t lines, struct str *at)
{
	const json_t *kept = NULL;

	for (size_t i = 0; i < lines && i < run->ledger.n; i++) {
		const struct eval_line *line = &run->ledger.lines[i];
		const json_t *one = json_object_get(line->details, "power");

		if ((!str_is(line->act, "seal") &&
		     !str_is(line->act, "amend")) ||
		    json_is_true(json_object_get(line->details, "post_hoc")))
			continue;
		/* of a plan that is not in force any more nothing is */
		kept = json_is_object(one) ? one : NULL;
		*at = line->time;
	}
	return kept;
}

void
eval_lock_power_says(struct eval_run *run, const json_t *power)
{
	double seen = json_number_value(json_object_get(power, "fall_seen"));

	if (power == NULL)
		return;
	eval_lock_put(run->answer, "power", json_deep_copy(power));
	if (seen > 0)
		eval_lock_says(
		        run,
		        "Worked out now, and kept with the seal: with %.0f "
		        "participants a fall of %.1f in 100 is seen %g times "
		        "in 100.",
		        json_number_value(json_object_get(power, "treated")),
		        100 * seen, 100 * run->plan->power);
	else
		eval_lock_says(run,
		               "Worked out now, and kept with the seal: with "
		               "%.0f participants even a fall to none would "
		               "not be seen %g times in 100.",
		               json_number_value(
		                       json_object_get(power, "treated")),
		               100 * run->plan->power);
}
