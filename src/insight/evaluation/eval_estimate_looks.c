/*
 * eval_estimate_looks.c - planned looks, and what the study could see.
 */
#include <math.h>

#include "insight/evaluation/eval_engine.h"
#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_power_plan.h"
#include "stats/judge.h"
#include "stats/power.h"
#include "stats/special.h"

#define USUAL_ALPHA 0.05

/* --- looks --------------------------------------------------------------- */

/* A member of a row of looks before. */
static double
before_of(const json_t *rows, size_t k, const char *key)
{
	const json_t *v = json_object_get(json_array_get(rows, k), key);

	return json_is_number(v) ? json_number_value(v) : NAN;
}

/* How far the study is: events by planned events, or as the plan has it. */
static double
information_now(const struct eval_estimate *e)
{
	const struct eval_plan *plan = e->plan;
	double events = e->primary.events[0] + e->primary.events[1];
	size_t look = (size_t)e->facts->look;

	if (plan->looks_n == 0 || look >= plan->looks_n)
		return 1;
	if (plan->planned_events > 0)
		return fmin(events / plan->planned_events, 1);
	return plan->looks[look - 1];
}

/* The boundary of this look, by what was spent before. */
static void
boundary_find(struct eval_estimate *e)
{
	double shares[EVAL_LOOKS_MOST + 1], z[EVAL_LOOKS_MOST + 1],
	        spent[EVAL_LOOKS_MOST + 1];
	size_t n = 0, before = json_array_size(e->facts->looks_before);

	e->information = information_now(e);
	e->critical = NAN;
	if (e->facts->unplanned)
		return;
	for (size_t k = 0; k < before && n < EVAL_LOOKS_MOST; k++) {
		double share =
		        before_of(e->facts->looks_before, k, "information");
		/* a look that was not planned has spent nothing */
		bool counts = !isnan(
		        before_of(e->facts->looks_before, k, "critical"));

		if (counts && share > (n == 0 ? 0 : shares[n - 1]))
			shares[n++] = share;
	}
	if (n > 0 && !(e->information > shares[n - 1]))
		return;
	shares[n++] = e->information;
	if (!stats_looks(e->st, e->plan->spending, e->plan->alpha / 2, shares,
	                 n, z, spent))
		return;
	e->critical = z[n - 1];
	e->spent = 2 * spent[n - 1];
}

/* Whether the usual 95 % is not what the plan asks for. */
static bool
is_other(const struct eval_plan *plan)
{
	return plan->looks_n > 1 || fabs(plan->alpha - USUAL_ALPHA) > 1e-9;
}

/*
 * The primary row's limits by the boundary, a repeated interval: what passes
 * it is what leaves nothing out of the interval.  Where few sets make chance
 * wider than a normal's the boundary is of the same tail of its t.  As before
 * 1.10 an interval is never narrower than the usual one.
 */
static void
row_bound(struct eval_estimate *e, struct eval_row *row, bool now)
{
	double at = e->critical;

	if (isnan(at) || isnan(row->m.se) || !is_other(e->plan))
		return;
	if (now && isfinite(row->m.df))
		at = stats_t_at(stats_normal_below(at), row->m.df);
	if (!now && !(at > row->critical))
		return;
	row->critical = at;
	row->m.low = row->m.b - at * row->m.se;
	row->m.high = row->m.b + at * row->m.se;
}

static void
primary_bound(struct eval_estimate *e)
{
	bool now = eval_engine_says(e->facts->engine, EVAL_ENGINE_1_10);

	for (size_t k = 0; k < e->rows_n; k++) {
		struct eval_row *row = &e->rows[k];

		if (!row->primary)
			continue;
		row_bound(e, row, now);
		if (now && !isnan(e->critical) && !isnan(row->m.se))
			e->critical = row->critical;
		e->primary = *row;
	}
}

void
eval_estimate_looks(struct eval_estimate *e)
{
	double z = e->primary.m.b / e->primary.m.se;
	json_t *list = json_array(), *row = json_object(), *one;
	size_t k;

	boundary_find(e);
	primary_bound(e);
	e->crossed = fabs(z) >= e->critical;
	json_array_foreach (e->facts->looks_before, k, one)
		eval_json_add(list, json_deep_copy(one));
	eval_json_add(list, row);
	eval_json_put(row, "look", json_integer(e->facts->look));
	eval_json_put(row, "information", eval_json_real(e->information));
	eval_json_put(row, "planned",
	              eval_json_real(
	                      e->plan->looks_n > 0 && (size_t)e->facts->look <=
	                                                      e->plan->looks_n
	                              ? e->plan->looks[e->facts->look - 1]
	                              : NAN));
	eval_json_put(row, "z", eval_json_real(z));
	eval_json_put(row, "critical", eval_json_real(e->critical));
	eval_json_put(row, "spent",
	              eval_json_real(isnan(e->critical) ? 0 : e->spent));
	eval_json_put(row, "crossed", json_boolean(e->crossed));
	eval_json_put(e->result, "looks", list);
}

/* --- power --------------------------------------------------------------- */

/* As it was worked out when the plan was sealed. */
static void
sealed_put(const struct eval_estimate *e, json_t *to)
{
	json_t *sealed;

	if (e->facts->power == NULL)
		return;
	sealed = json_deep_copy(e->facts->power);
	eval_json_put(to, "sealed", sealed);
	eval_json_put(sealed, "at", eval_json_str(e->facts->power_at));
}

/* Of shares, before: of how many were compared. */
static void
share_put(struct eval_estimate *e, double treated, double ratio, json_t *before)
{
	const struct eval_plan *plan = e->plan;
	struct eval_power_in in = {.base = plan->base,
	                           .treated = treated,
	                           .ratio = ratio,
	                           .fall = plan->target_fall,
	                           .power = plan->power,
	                           .alpha = plan->alpha};
	struct eval_power_out out = {NAN, NAN, NAN, 1};

	if (!eval_power_work(&in, &out))
		out = (struct eval_power_out){NAN, NAN, NAN, 1};
	e->needed = out.needed;
	eval_json_put(before, "fall_seen", eval_json_real(out.fall_seen));
	eval_json_put(before, "chance", eval_json_real(out.chance));
	eval_json_put(before, "needed", eval_json_real(out.needed));
}

/*
 * Of a ratio: before, as at the seal, and after, of the error that was reached.
 * It is that of as many people, and shrinks with their root: so many of them
 * see the fall that was hoped for.
 */
static void
ratio_put(struct eval_estimate *e, double treated, double ratio, double least,
          json_t *before, json_t *after)
{
	struct eval_power_ratio in =
	        eval_power_of_plan(e->plan, treated, ratio);
	struct eval_power_seen out = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, 1};
	double effect = NAN;

	if (!eval_power_ratio_work(&in, &out))
		out = (struct eval_power_seen){NAN, NAN, NAN, NAN,
		                               NAN, NAN, NAN, 1};
	if (e->plan->target_fall < e->plan->base)
		effect = stats_ratio_of(e->plan->base,
		                        e->plan->base - e->plan->target_fall);
	e->needed = ceil(treated * pow(least / log(effect), 2));
	eval_power_seen_put(before, &in, &out);
	eval_json_put(after, "effect", eval_json_real(effect));
	eval_json_put(after, "effect_seen", eval_json_real(exp(-least)));
	eval_json_put(after, "needed", eval_json_real(e->needed));
}

void
eval_estimate_power(struct eval_estimate *e)
{
	const struct eval_plan *plan = e->plan;
	double kept = (double)e->made->kept, used = (double)e->made->used;
	json_t *to = json_object(), *before = json_object(),
	       *after = json_object();
	double z =
	        stats_normal_at(plan->power) - stats_normal_at(plan->alpha / 2);
	double by = z * e->primary.m.se;
	bool ratio = eval_estimate_ratio(e->primary.scale);

	eval_json_put(e->result, "power", to);
	eval_json_put(to, "before", before);
	eval_json_put(to, "after", after);
	sealed_put(e, to);
	eval_json_put(before, "base", eval_json_real(plan->base));
	eval_json_put(before, "treated", eval_json_real(kept));
	eval_json_put(before, "ratio", eval_json_real(used / kept));
	if (ratio && eval_engine_says(e->facts->engine, EVAL_ENGINE_1_10))
		ratio_put(e, kept, used / kept, by, before, after);
	else
		share_put(e, kept, used / kept, before);
	eval_json_put(after, "se", eval_json_real(e->primary.m.se));
	eval_json_put(after, "fall_seen",
	              eval_json_real(ratio ? 1 - exp(-by) : by));
}

/* --- how often ----------------------------------------------------------- */

/* The first outcome of a kind that is no negative control; or none. */
static size_t
outcome_of(const struct eval_plan *plan, enum eval_outcome_kind kind)
{
	if (plan->outcomes[plan->primary].kind == kind)
		return plan->primary;
	for (size_t k = 0; k < plan->outcomes_n; k++)
		if (plan->outcomes[k].kind == kind &&
		    plan->outcomes[k].family != EVAL_NEGATIVE_CONTROL)
			return k;
	return plan->outcomes_n;
}

static void
frequency_put(struct eval_estimate *e, const double person[2],
              const double again[2], double theta)
{
	json_t *to = json_object();

	eval_json_put(e->result, "frequency", to);
	eval_json_put(to, "per_person_treated", eval_json_real(person[1]));
	eval_json_put(to, "per_person_control", eval_json_real(person[0]));
	eval_json_put(to, EVAL_WHO_AGAIN "_treated", eval_json_real(again[1]));
	eval_json_put(to, EVAL_WHO_AGAIN "_control", eval_json_real(again[0]));
	eval_json_put(to, "theta", eval_json_real(theta));
	eval_json_put(to, "opposite", json_boolean(e->opposite));
}

/* Offences of each person and of each who reoffended; false: of nobody. */
static bool
frequency_make(struct eval_estimate *e, size_t count, double person[2],
               double again[2])
{
	struct eval_question q = eval_estimate_ask(e, 0, 0, count);
	double of[2] = {0, 0}, reoffended[2] = {0, 0};
	struct eval_view v;
	struct stats quiet;

	stats_begin(&quiet, e->st->arena);
	if (!eval_estimate_view(&quiet, &q, &v))
		return false;
	for (size_t i = 0; i < v.n; i++) {
		bool t = v.treat[i] > 0.5;
		double y = q.seen->y[v.at[i]];

		of[t] += v.w[i];
		person[t] += v.w[i] * y;
		reoffended[t] += y > 0 ? v.w[i] : 0;
	}
	for (int g = 0; g < 2; g++) {
		again[g] = reoffended[g] > 0 ? person[g] / reoffended[g] : NAN;
		person[g] /= of[g];
		reoffended[g] /= of[g];
	}
	e->opposite =
	        (reoffended[1] - reoffended[0]) * (person[1] - person[0]) < 0;
	return true;
}

/*
 * Fewer people and more offences, or the other way about, must not be missed:
 * in 2015-16 45.4 % reoffended against 47.5 % that were expected, and did more
 * offences in all.
 */
void
eval_estimate_frequency(struct eval_estimate *e)
{
	size_t count = outcome_of(e->plan, EVAL_COUNT);
	double person[2] = {0, 0}, again[2] = {0, 0};

	if (count < e->plan->outcomes_n &&
	    frequency_make(e, count, person, again))
		frequency_put(e, person, again, e->answers[count].theta);
	else
		eval_json_put(e->result, "frequency", json_null());
}
