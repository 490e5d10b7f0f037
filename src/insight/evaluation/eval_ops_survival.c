/*
 * eval_ops_survival.c - reference vectors of curves and of comparing them.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_local.h"
#include "stats/survival.h"

/*
 * Time, event, group and weights as the spec names them: nobody is followed
 * for less than no time, and an event is one of those up to `most`.
 */
static bool
follow_read(struct eval_case *c, double most, struct stats_follow *in,
            struct eval_groups *groups)
{
	const struct eval_range time = {0, INFINITY, false, E_TIME_ORDER};
	const struct eval_range event = {0, most, true, E_BAD_VALUE};

	if (!eval_within(c, "time", &time, "weights") ||
	    !eval_within(c, "event", &event, "weights") ||
	    !eval_complete(c, "time event group strata", "weights"))
		return false;
	*in = (struct stats_follow){.n = c->frame.rows};
	if (!eval_column(c, "time", &in->time) ||
	    !eval_column(c, "event", &in->event) ||
	    !eval_column(c, "weights", &in->w) ||
	    !eval_group(c, eval_word(c, "group"), groups))
		return false;
	if (in->time == NULL || in->event == NULL)
		return eval_wrong(c, "time and event are needed", S(""));
	in->group = groups->code;
	in->groups = groups->n;
	return true;
}

static void
put_group(struct eval_case *c, const struct eval_groups *groups, size_t g)
{
	if (groups->code == NULL)
		json_null(c->out, "group");
	else
		json_str(c->out, "group", groups->names[g]);
}

/* --- Kaplan and Meier ---------------------------------------------------- */

/* One member of struct stats_place of many places, as an array. */
static void
put_member(struct eval_case *c, const char *key,
           const struct stats_place *places, size_t n, size_t offset)
{
	json_array(c->out, key);
	for (size_t i = 0; i < n; i++) {
		double v;

		memcpy(&v, (const char *)&places[i] + offset, sizeof(v));
		json_f64(c->out, NULL, v);
	}
	json_end(c->out);
}

#define PUT(key, member) \
	put_member(c, (key), places, n, offsetof(struct stats_place, member))

static void
put_rows(struct eval_case *c, const struct stats_place *places, size_t n)
{
	PUT("n_risk", risk);
	PUT("n_event", died);
	PUT("surv", surv);
	PUT("se", se);
	PUT("lower_log", log_low);
	PUT("upper_log", log_high);
	PUT("lower_loglog", loglog_low);
	PUT("upper_loglog", loglog_high);
	PUT("lower_plain", plain_low);
	PUT("upper_plain", plain_high);
}

static void
put_at(struct eval_case *c, const struct stats_place *places, size_t n)
{
	PUT("at_surv", surv);
	PUT("at_n_risk", risk);
	PUT("at_se", se);
	PUT("at_lower_log", log_low);
	PUT("at_upper_log", log_high);
	PUT("at_lower_loglog", loglog_low);
	PUT("at_upper_loglog", loglog_high);
}

/* The times that the file lists of a group: a selection of those there are. */
static double *
times_listed(struct eval_case *c, size_t group, size_t *n)
{
	json_t *groups = json_object_get(c->expected, "groups");
	json_t *one = json_array_get(groups, group);

	return eval_list(c->arena, json_object_get(one, "time"), n);
}

/* The rows of a curve at the listed times, where there was an event. */
static void
put_curve(struct eval_case *c, const struct stats_curve *curve, size_t group)
{
	size_t listed, n = 0, row = 0;
	double *times = times_listed(c, group, &listed);
	struct stats_place *places =
	        arena_new(c->arena, struct stats_place, listed + 1);

	json_array(c->out, "time");
	for (size_t i = 0; i < listed; i++) {
		double slack = 1.5e-8 * fabs(times[i]);

		while (row < curve->times_n &&
		       curve->time[row] < times[i] - slack)
			row++;
		if (row == curve->times_n || curve->died[row] <= 0 ||
		    curve->time[row] > times[i] + slack)
			continue;
		json_f64(c->out, NULL, curve->time[row]);
		stats_curve_row(curve, row, &places[n++]);
	}
	json_end(c->out);
	put_rows(c, places, n);
}

static void
put_places(struct eval_case *c, const struct stats_follow *in, int32_t group,
           const struct stats_curve *curve)
{
	double quantiles[3], low, high;
	size_t n;
	double *at = eval_numbers(c, "at", &n);
	struct stats_place *places =
	        arena_new(c->arena, struct stats_place, n + 1);

	for (size_t i = 0; i < n; i++)
		stats_curve_at(in, group, curve, at[i], &places[i]);
	put_at(c, places, n);
	for (int i = 0; i < 3; i++)
		quantiles[i] = stats_curve_quantile(curve, 0.25 * (i + 1));
	eval_put_numbers(c, "quantiles", quantiles, 3);
	stats_curve_median(curve, &low, &high);
	json_f64(c->out, "median_lower", low);
	json_f64(c->out, "median_upper", high);
}

static bool
run_kaplan_meier(struct eval_case *c)
{
	struct stats_follow in;
	struct eval_groups groups;

	if (!follow_read(c, 1, &in, &groups))
		return false;
	json_array(c->out, "groups");
	for (size_t g = 0; g < groups.n; g++) {
		struct stats_curve curve;

		stats_curve_make(&c->st, &in, (int32_t)g, &curve);
		json_object(c->out, NULL);
		put_group(c, &groups, g);
		eval_put_count(c, "n", curve.n);
		json_f64(c->out, "events", curve.events);
		put_curve(c, &curve, g);
		put_places(c, &in, (int32_t)g, &curve);
		json_end(c->out);
	}
	json_end(c->out);
	return true;
}

/* --- log-rank ------------------------------------------------------------ */

static bool
run_logrank(struct eval_case *c)
{
	struct stats_follow in;
	struct eval_groups groups, strata;
	struct stats_logrank out;

	if (!follow_read(c, 1, &in, &groups) ||
	    !eval_group_all(c, "strata", &strata))
		return false;
	in.strata = strata.code;
	in.strata_n = strata.n;
	if (groups.code == NULL)
		return eval_wrong(c, "group is needed", S(""));
	if (!stats_logrank_test(&c->st, &in, eval_number(c, "rho", 0), &out))
		return false;
	eval_put_words(c, "groups", groups.names, groups.n);
	eval_put_numbers(c, "n", out.n, groups.n);
	eval_put_numbers(c, "observed", out.observed, groups.n);
	eval_put_numbers(c, "expected", out.expected, groups.n);
	eval_put_numbers(c, "var", out.var, groups.n * groups.n);
	json_f64(c->out, "chisq", out.chisq);
	eval_put_count(c, "df", out.df);
	json_f64(c->out, "p", out.p);
	return true;
}

/* --- restricted means ---------------------------------------------------- */

static bool
run_rmst(struct eval_case *c)
{
	struct stats_follow in;
	struct eval_groups groups;
	size_t n;
	double *taus = eval_numbers(c, "taus", &n), *mean, *se;

	if (!follow_read(c, 1, &in, &groups))
		return false;
	mean = arena_new(c->arena, double, groups.n *n + 1);
	se = arena_new(c->arena, double, groups.n *n + 1);
	json_array(c->out, "groups");
	for (size_t g = 0; g < groups.n; g++) {
		struct stats_curve curve;

		stats_curve_make(&c->st, &in, (int32_t)g, &curve);
		for (size_t i = 0; i < n; i++)
			stats_curve_rmst(&curve, taus[i], &mean[g * n + i],
			                 &se[g * n + i]);
		json_object(c->out, NULL);
		put_group(c, &groups, g);
		eval_put_count(c, "n", curve.n);
		eval_put_numbers(c, "rmst", &mean[g * n], n);
		eval_put_numbers(c, "se", &se[g * n], n);
		json_end(c->out);
	}
	json_end(c->out);
	if (groups.n != 2)
		return true;
	for (size_t i = 0; i < n; i++) {
		mean[i] = mean[n + i] - mean[i];
		se[i] = hypot(se[i], se[n + i]);
	}
	eval_put_numbers(c, "rmst_diff", mean, n);
	eval_put_numbers(c, "se_diff", se, n);
	return true;
}

/* --- competing events ---------------------------------------------------- */

static void
put_incidence(struct eval_case *c, const struct stats_follow *in, int32_t g)
{
	size_t n;
	double *at = eval_numbers(c, "at", &n);
	double *rows = arena_new(c->arena, double, 4 * n + 1);

	for (size_t i = 0; i < n; i++) {
		struct stats_incidence one;

		stats_incidence_at(&c->st, in, g, at[i], &one);
		rows[i] = one.event;
		rows[n + i] = one.competing;
		rows[2 * n + i] = one.event_se;
		rows[3 * n + i] = one.one_minus_km;
	}
	eval_put_numbers(c, "cif_event", rows, n);
	eval_put_numbers(c, "cif_competing", rows + n, n);
	eval_put_numbers(c, "se_event", rows + 2 * n, n);
	eval_put_numbers(c, "one_minus_km", rows + 3 * n, n);
}

static bool
run_incidence(struct eval_case *c)
{
	struct stats_follow in;
	struct eval_groups groups;

	if (!follow_read(c, 2, &in, &groups))
		return false;
	json_array(c->out, "groups");
	for (size_t g = 0; g < groups.n; g++) {
		size_t n[3] = {0, 0, 0};

		for (size_t i = 0; i < in.n; i++)
			if (in.group == NULL || in.group[i] == (int32_t)g) {
				n[0]++;
				n[1] += in.event[i] == 1;
				n[2] += in.event[i] == 2;
			}
		json_object(c->out, NULL);
		put_group(c, &groups, g);
		eval_put_count(c, "n", n[0]);
		eval_put_count(c, "n_event", n[1]);
		eval_put_count(c, "n_competing", n[2]);
		put_incidence(c, &in, (int32_t)g);
		json_end(c->out);
	}
	json_end(c->out);
	return true;
}

const struct eval_op eval_ops_survival[] = {
        {"kaplan_meier", "time event group weights at", run_kaplan_meier},
        {"logrank", "time event group strata rho", run_logrank},
        {"rmst", "time event group taus", run_rmst},
        {"cumulative_incidence", "time event group at", run_incidence},
        {NULL, NULL, NULL},
};
