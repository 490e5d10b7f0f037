/*
 * eval_publish_rates.c - the two rates of a row, so that it agrees with itself.
 *
 * Rates of rounded counts differ otherwise than the estimate says, which is of
 * exact ones.  What the counts leave open, as they are rounded, is settled by
 * the estimate: of all pairs of rates that it allows that pair is shown which
 * moves the counts least.  So both are made of what stands in the row anyway,
 * and tell nothing more (decision 101).
 *
 * A rate of people who carry weights is not that of their counts.  Theirs is
 * then what the other rate and the estimate leave.
 */
#include <math.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

/* How an estimate is made of two rates. */
enum made { OF_OTHER, OF_DIFFERENCE, OF_RATIO, OF_ODDS };

/* Rates to be met, and how much each weighs: how many people it is of; 0 where
 * it is free. */
struct rates {
	enum made made;
	double estimate;
	bool shares; /* from 0 to 1 */
	double of[2], weight[2];
};

/* A rate of weights as near as this to that of counts is taken for it. */
#define AS_COUNTED 0.01

static double
hundredths(double v)
{
	return round(100 * v) / 100;
}

/* A share to hundredths; how often, by a day perhaps, to two digits of it. */
static double
shown(const struct rates *r, double v)
{
	double by = v > 0 && v < 0.1 && !r->shares
	                    ? pow(10, 1 - floor(log10(v)))
	                    : 100;

	return round(by * v) / by;
}

/* The participants' rate that goes with one of the others. */
static double
treated_by(const struct rates *r, double control)
{
	double odds;

	if (r->made == OF_DIFFERENCE)
		return control + r->estimate;
	if (r->made == OF_RATIO)
		return control * r->estimate;
	odds = r->estimate * control / (1 - control);
	return control >= 1 ? 1 : odds / (1 + odds);
}

/* How far a pair moves both counts. */
static double
moved(const struct rates *r, double control)
{
	double t = (treated_by(r, control) - r->of[0]) * r->weight[0];
	double c = (control - r->of[1]) * r->weight[1];

	return t * t + c * c;
}

/* The others' rates that an estimate allows at all. */
static void
span_of(const struct rates *r, double *low, double *high)
{
	*low = 0;
	*high = 1;
	if (r->made == OF_DIFFERENCE) {
		*low = fmax(0, -r->estimate);
		*high = fmin(1, 1 - r->estimate);
	} else if (r->made == OF_RATIO && r->shares) {
		*high = fmin(1, 1 / r->estimate);
	} else if (r->made == OF_RATIO) {
		*high = 2 * fmax(r->of[1], r->of[0] / r->estimate);
	}
}

/* The pair that moves them least: how far it does has one valley. */
static void
rates_meet(struct rates *r)
{
	double low, high;

	if (r->made == OF_OTHER)
		return;
	span_of(r, &low, &high);
	for (int i = 0; i < 200; i++) {
		double a = low + (high - low) / 3, b = high - (high - low) / 3;

		if (moved(r, a) <= moved(r, b))
			high = b;
		else
			low = a;
	}
	r->of[1] = (low + high) / 2;
	r->of[0] = treated_by(r, r->of[1]);
}

/* To two digits, and a difference of them is the estimate to two digits. */
static void
rates_round(struct rates *r)
{
	r->of[0] = shown(r, r->of[0]);
	if (r->made == OF_DIFFERENCE) {
		r->of[1] = r->of[0] - hundredths(r->estimate);
		r->of[0] -= fmin(r->of[1], 0) + fmax(r->of[1] - 1, 0);
		r->of[1] = fmax(0, fmin(r->of[1], 1));
	}
	r->of[0] = shown(r, r->of[0]);
	r->of[1] = shown(r, r->of[1]);
}

/* The difference of an adjusted row's rates stands in another row. */
static const json_t *
unadjusted(const struct eval_making *making, const json_t *row)
{
	const json_t *one;
	size_t i;

	if (!result_yes(row, "adjusted"))
		return row;
	json_array_foreach (json_object_get(making->json, "effects"), i, one) {
		if (str_is(result_word(one, "scale"), "rd") &&
		    !result_yes(one, "adjusted") &&
		    !json_is_object(json_object_get(one, "subgroup")) &&
		    str_equal(result_word(one, "outcome"),
		              result_word(row, "outcome")) &&
		    str_equal(result_word(one, "method"),
		              result_word(row, "method")))
			return one;
	}
	return NULL;
}

static void
made_of(const struct eval_making *making, const json_t *row, struct rates *out)
{
	struct str scale = result_word(row, "scale");

	out->shares = !str_is(scale, "irr");
	out->estimate = result_num(unadjusted(making, row), "estimate");
	out->estimate = round(1000 * out->estimate) / 1000;
	if (isnan(out->estimate))
		return;
	if (str_is(scale, "rd"))
		out->made = OF_DIFFERENCE;
	else if (!(out->estimate > 0))
		return;
	else if (str_is(scale, "rr") || str_is(scale, "irr"))
		out->made = OF_RATIO;
	else if (str_is(scale, "or"))
		out->made = OF_ODDS;
}

/* A rate of rounded counts, which are in the release by now. */
static double
counted(const json_t *row, int side, bool shares)
{
	double rate = result_num(row, eval_events_of[side]) /
	              result_num(row, eval_n_of[side]);

	return shares && rate > 1 ? 1 : rate;
}

/* How far an exact rate is from that of exact counts. */
static double
apart(const struct eval_making *making, const json_t *row, int side,
      double exact)
{
	return fabs(exact -
	            eval_place_exact(making, row, eval_events_of[side]) /
	                    eval_place_exact(making, row, eval_n_of[side]));
}

void
eval_rates_set(struct eval_making *making, json_t *row)
{
	double exact[2] = {result_num(row, "risk_treated"),
	                   result_num(row, "risk_control")};
	struct rates r = {.made = OF_OTHER, .weight = {1, 0}};
	double by[2];
	bool as_counted;

	if (isnan(exact[0]) || isnan(exact[1]))
		return;
	made_of(making, row, &r);
	by[0] = counted(row, 0, r.shares);
	by[1] = counted(row, 1, r.shares);
	if (isnan(by[0]) || isnan(by[1])) {
		eval_hide(row, "risk_treated");
		eval_hide(row, "risk_control");
		return;
	}
	as_counted = apart(making, row, 0, exact[0]) < 1e-6;
	r.of[0] = as_counted ? by[0] : shown(&r, exact[0]);
	r.of[1] = shown(&r, exact[1]);
	if (as_counted && apart(making, row, 1, exact[1]) < AS_COUNTED) {
		r.of[1] = by[1];
		r.weight[0] = result_num(row, eval_n_of[0]);
		r.weight[1] = result_num(row, eval_n_of[1]);
	}
	rates_meet(&r);
	rates_round(&r);
	eval_set(row, "risk_treated", json_real(r.of[0]));
	eval_set(row, "risk_control", json_real(r.of[1]));
}
