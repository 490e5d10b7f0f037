/*
 * eval_lock_power.c - what a study could see, worked out when its plan comes
 * into force: of what the plan says and of covariates and days, before any
 * outcome is opened.  It is kept in that line of the ledger.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_lock_local.h"
#include "insight/evaluation/eval_power_plan.h"
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

/* What a study is planned with, and of whose number of people that is. */
struct planned {
	const char *of;
	double treated, ratio;
};

static json_t *
planned_put(const struct eval_plan *plan, const struct planned *with)
{
	json_t *to = json_object();

	eval_lock_put(to, "of", json_string(with->of));
	eval_lock_put(to, "treated", real_or_null(with->treated));
	eval_lock_put(to, "ratio", real_or_null(with->ratio));
	eval_lock_put(to, "base", real_or_null(plan->base));
	eval_lock_put(to, "fall", real_or_null(plan->target_fall));
	return to;
}

static json_t *
share_power(const struct eval_plan *plan, const struct planned *with)
{
	struct eval_power_in in = {.base = plan->base,
	                           .treated = with->treated,
	                           .ratio = with->ratio,
	                           .fall = plan->target_fall,
	                           .power = plan->power,
	                           .alpha = plan->alpha};
	struct eval_power_out out = {NAN, NAN, NAN, 1};
	json_t *to;

	if (!eval_power_work(&in, &out))
		return NULL;
	to = planned_put(plan, with);
	eval_lock_put(to, "fall_seen", real_or_null(out.fall_seen));
	eval_lock_put(to, "chance", real_or_null(out.chance));
	eval_lock_put(to, "needed", real_or_null(out.needed));
	return to;
}

static json_t *
ratio_power(const struct eval_plan *plan, const struct planned *with)
{
	struct eval_power_ratio in =
	        eval_power_of_plan(plan, with->treated, with->ratio);
	struct eval_power_seen out;
	json_t *to;

	if (!eval_power_ratio_work(&in, &out))
		return NULL;
	to = planned_put(plan, with);
	eval_power_seen_put(to, &in, &out);
	return to;
}

json_t *
eval_lock_power(const struct eval_run *run, const struct eval_plan *plan,
                const struct eval_data *data)
{
	bool said = plan->participants > 0;
	double people[2] = {0, 0};
	struct planned with = {.of = said ? "plan" : "files"};

	run->maker->count(data, people);
	with.treated = said ? (double)plan->participants : people[1];
	with.ratio = ratio_of(plan, with.treated, people[0]);
	return plan->outcomes[plan->primary].kind == EVAL_BINARY
	               ? share_power(plan, &with)
	               : ratio_power(plan, &with);
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

/* What is seen, in words: of shares or of a ratio. */
static struct str
seen_say(const struct eval_run *run, const json_t *power)
{
	const json_t *kind = json_object_get(power, "kind");
	double treated = json_number_value(json_object_get(power, "treated"));
	double seen = json_number_value(json_object_get(power, "fall_seen"));

	if (!(seen > 0))
		return str_print(run->arena,
		                 "with %.0f participants even a fall %s would "
		                 "not be seen %g times in 100.",
		                 treated, kind == NULL ? "to none" : "of 86 %",
		                 100 * run->plan->power);
	if (kind == NULL)
		return str_print(run->arena,
		                 "with %.0f participants a fall of %.1f in 100 "
		                 "is seen %g times in 100.",
		                 treated, 100 * seen, 100 * run->plan->power);
	return str_print(run->arena,
	                 "with %.0f participants a ratio of %s of %.2f, a fall "
	                 "of %.0f %%, is seen %g times in 100.",
	                 treated,
	                 strcmp(json_string_value(kind), "time") == 0
	                         ? "hazards"
	                         : "rates",
	                 1 - seen, 100 * seen, 100 * run->plan->power);
}

void
eval_lock_power_says(struct eval_run *run, const json_t *power, bool kept)
{
	struct str seen;

	if (power == NULL)
		return;
	eval_lock_put(run->answer, "power", json_deep_copy(power));
	seen = seen_say(run, power);
	eval_lock_says(run, "Worked out now%s: %.*s",
	               kept ? ", and kept with the seal" : "", STR_ARG(seen));
}
