/*
 * eval_publish_curve.c - curves in steps of ten events, to where ten are left.
 */
#include <math.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

/* How many of the plan's units a step of a curve is at least: about thirty
 * days. */
static double
grid_of(const struct eval_making *making)
{
	struct str unit =
	        result_word(json_object_get(making->json, "plan"), "time_unit");

	if (str_is(unit, "week"))
		return 4;
	return str_is(unit, "month") ? 1 : 30;
}

/* The last point up to a day that has a value, or NULL. */
static const json_t *
point_at(const json_t *points, const char *value, double day)
{
	const json_t *found = NULL, *one;
	size_t i;

	json_array_foreach (points, i, one) {
		if (result_num(one, "time") <= day &&
		    !isnan(result_num(one, value)))
			found = one;
	}
	return found;
}

/* People with the event after a day, of all points; weights are no people. */
static double
events_after(const json_t *points, const char *value, double day)
{
	size_t n = json_array_size(points);
	const json_t *point = point_at(points, value, day);
	double all = n == 0 ? NAN
	                    : result_num(json_array_get(points, n - 1), "had");

	return point == NULL ? all : all - result_num(point, "had");
}

/* Whether as many as the threshold are followed for longer; where nobody
 * counted them, as in results of old, they are not. */
static bool
enough_left(const struct eval_making *making, const json_t *point)
{
	return !isnan(result_num(point, "had")) &&
	       result_num(point, "followed") >= (double)making->threshold;
}

static void
hundredth(json_t *step, const json_t *point, const char *member)
{
	double v = result_num(point, member);

	if (!isnan(v))
		eval_set(step, member, json_real(round(100 * v) / 100));
}

static json_t *
step_made(const json_t *point, const char *value, double day, double events)
{
	json_t *step = (json_object)();

	eval_set(step, "time", json_real(day));
	hundredth(step, point, value);
	hundredth(step, point, "low");
	hundredth(step, point, "high");
	eval_set(step, "died", json_integer(eval_count_round(llround(events))));
	eval_set(step, "risk", (json_null)());
	return step;
}

static double
last_day(const struct eval_making *making, const json_t *points)
{
	double days = result_num(json_object_get(making->json, "plan"),
	                         "follow_days");
	double grid = grid_of(making);
	const json_t *last =
	        json_array_get(points, json_array_size(points) - 1);

	if (isnan(days))
		days = grid * ceil(result_num(last, "time") / grid);
	return isnan(days) ? 0 : fmin(days, 36500);
}

/*
 * Every thirty days, or so, where ten events have come since the last step, if
 * ten more come after it or none do: nobody's own day is told, nor how few are
 * left.
 */
static json_t *
steps_made(const struct eval_making *making, const json_t *points,
           const char *value)
{
	json_t *steps = (json_array)();
	double least = (double)making->threshold;
	double end = last_day(making, points);
	double left = events_after(points, value, 0), grid = grid_of(making);
	int n = (int)ceil(end / grid);

	for (int i = 0; i <= n; i++) {
		double day = fmin(end, grid * i);
		const json_t *point = point_at(points, value, day);
		double after = events_after(points, value, day);

		/* Before the first event all are there. */
		if (point == NULL)
			continue;
		if (!enough_left(making, point))
			break;
		if (i > 0 &&
		    (!(left - after >= least) || (after > 0 && after < least)))
			continue;
		(void)json_array_append_new(steps, step_made(point, value, day,
		                                             left - after));
		left = after;
	}
	return steps;
}

static void
group_strip(const struct eval_making *making, json_t *group, const char *value)
{
	json_t *points = json_object_get(group, "points");

	eval_hide(group, "median");
	eval_empty(group, "at_risk");
	if (!eval_place_shown(making, group, "n") ||
	    !eval_place_shown(making, group, "events"))
		eval_empty(group, "points");
	else if (json_is_array(points))
		eval_set(group, "points", steps_made(making, points, value));
}

/* The whole time, or somebody's last day: that is told to the nearest step. */
static void
tau_keep(const struct eval_making *making, json_t *rmst)
{
	double tau = result_num(rmst, "tau"), grid = grid_of(making);
	double whole = result_num(json_object_get(making->json, "plan"),
	                          "follow_days");

	if (!isnan(tau) && !(fabs(tau - whole) < 0.5))
		eval_set(rmst, "tau", json_real(grid * round(tau / grid)));
}

void
eval_curves_strip(struct eval_making *making)
{
	json_t *curve, *group;
	size_t i, j;

	json_array_foreach (json_object_get(making->json, "curves"), i, curve) {
		json_t *rmst = json_object_get(curve, "rmst");
		bool shown = true;

		json_array_foreach (json_object_get(curve, "groups"), j,
		                    group) {
			shown = shown && eval_place_shown(making, group, "n") &&
			        eval_place_shown(making, group, "events");
			group_strip(making, group, "surv");
		}
		eval_keep(curve, "logrank_p", 3);
		eval_keep(curve, "ph_p", 2);
		eval_keep(rmst, "treated", 0);
		eval_keep(rmst, "control", 0);
		eval_keep(rmst, "difference", 0);
		eval_keep(rmst, "se", 0);
		eval_list_keep(rmst, "ci", 0);
		/* exact shares at days that no step of ten people ends */
		eval_empty(curve, "differences");
		tau_keep(making, rmst);
		if (!shown) {
			eval_hide(curve, "rmst");
			eval_hide(curve, "logrank_p");
			eval_hide(curve, "ph_p");
		}
	}
}

/*
 * Mean numbers in the same steps: of ten people who have their first since the
 * last one, so that no step is of one person with many.
 */
void
eval_recurrent_strip(struct eval_making *making)
{
	json_t *one, *group;
	size_t i, j;

	json_array_foreach (json_object_get(making->json, "recurrent"), i,
	                    one) {
		json_array_foreach (json_object_get(one, "groups"), j, group) {
			group_strip(making, group, "mean");
			eval_hide(group, "people");
			eval_hide(group, "several");
		}
		/* exact, at a day that no step of ten people ends */
		eval_hide(one, "difference");
	}
}
