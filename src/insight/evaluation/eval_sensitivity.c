/*
 * eval_sensitivity.c - what something unmeasured could do to a ratio, and all
 * that a result says of how much its finding can bear, in sentences.
 */
#include "insight/evaluation/eval_sensitivity.h"

#include <math.h>

#include "insight/evaluation/eval_design.h"

static const double strengths[] = {1.25, 1.5, 2, 3};
#define STRENGTHS (sizeof(strengths) / sizeof(strengths[0]))

static void
strength_put(json_t *list, double a, double b, double ratio, double near)
{
	double by = stats_bias_factor(a, b);
	json_t *one = json_object();

	if (ratio >= 1)
		by = 1 / by;
	eval_json_add(list, one);
	eval_json_put(one, "with_programme", eval_json_real(a));
	eval_json_put(one, "with_outcome", eval_json_real(b));
	eval_json_put(one, "estimate", eval_json_real(ratio * by));
	eval_json_put(one, "limit", eval_json_real(near * by));
}

void
eval_sensitivity_ratio(json_t *to, enum stats_measure by, double estimate,
                       double low, double high)
{
	double ratio = stats_evalue_ratio(by, estimate);
	double from = stats_evalue_ratio(by, low);
	double until = stats_evalue_ratio(by, high);
	json_t *list = json_array();

	eval_json_put(to, "bias", list);
	for (size_t a = 0; a < STRENGTHS && !isnan(ratio); a++)
		for (size_t b = a; b < STRENGTHS; b++)
			strength_put(list, strengths[a], strengths[b], ratio,
			             ratio >= 1 ? from : until);
	eval_json_put(to, "evalue", eval_json_real(stats_evalue(ratio)));
	eval_json_put(to, "evalue_limit",
	              eval_json_real(isnan(from)
	                                     ? NAN
	                                     : stats_evalue_limits(ratio, from,
	                                                           until)));
}

/* --- what was measured, as a scale --------------------------------------- */

static double
number_of(const json_t *of, const char *key)
{
	const json_t *v = json_object_get(of, key);

	return json_is_number(v) ? json_number_value(v) : NAN;
}

static json_t *
reaches(double ratio, double bound)
{
	double r = fmax(ratio, 1 / ratio);

	return isnan(ratio) || isnan(bound) ? json_null()
	                                    : json_boolean(r >= bound);
}

void
eval_sensitivity_explains(json_t *of)
{
	const json_t *measured = json_object_get(of, "measured");
	const json_t *scale = json_object_get(measured, "scale");
	double limit = number_of(of, "evalue_limit");
	json_t *row;
	size_t k;

	json_array_foreach (json_object_get(measured, "rows"), k, row) {
		json_t *to = json_object();
		double ratio = number_of(row, "with_outcome");

		if (str_is(str_of(json_string_value(scale)), "hr"))
			ratio = stats_evalue_ratio(STATS_HR_COMMON, ratio);
		eval_json_put(to, "estimate",
		              reaches(ratio, number_of(of, "evalue")));
		/* a limit at no difference is explained by chance */
		eval_json_put(to, "limit",
		              reaches(ratio, limit > 1 ? limit : NAN));
		eval_json_put(to, "gamma",
		              reaches(number_of(row, "with_programme"),
		                      number_of(of, "gamma")));
		eval_json_put(row, "explains", to);
	}
}

/* --- in sentences -------------------------------------------------------- */

static void
gamma_say(struct buf *buf, const json_t *of)
{
	const json_t *gammas = json_object_get(of, "gammas");
	double gamma = number_of(of, "gamma");

	if (json_is_true(json_object_get(of, "gamma_none")))
		buf_lit(buf, "Hidden bias: no bound is worked out. There is "
		             "one of yes or no with comparators of one's own, "
		             "and of how often in pairs.\n");
	if (json_array_size(gammas) == 0)
		return;
	if (isnan(gamma))
		buf_lit(buf, "Hidden bias: the finding is not seen even "
		             "without it.\n");
	else
		buf_print(buf,
		          "Hidden bias: the finding is seen until something "
		          "hidden makes one of two alike people %.2f times as "
		          "likely to be on the programme.\n",
		          gamma);
}

static void
evalue_say(struct buf *buf, const json_t *of)
{
	const json_t *one;
	size_t k;

	if (isnan(number_of(of, "evalue")))
		return;
	buf_print(buf,
	          "E-value: %.2f; of the limit nearest to no difference: %.2f. "
	          "Something unmeasured would have to go with both the "
	          "programme and the outcome by a ratio of that size to "
	          "explain it away.\n",
	          number_of(of, "evalue"), number_of(of, "evalue_limit"));
	json_array_foreach (json_object_get(of, "bias"), k, one)
		buf_print(
		        buf,
		        "By %.2f and %.2f: the ratio at worst %.2f, its limit "
		        "%.2f\n",
		        number_of(one, "with_programme"),
		        number_of(one, "with_outcome"),
		        number_of(one, "estimate"), number_of(one, "limit"));
}

/* Rows with an estimate and its interval, each with a name before it. */
static void
rows_say(struct buf *buf, const json_t *of, const char *list, const char *key,
         const char *before)
{
	const json_t *one;
	size_t k;

	json_array_foreach (json_object_get(of, list), k, one) {
		const json_t *name = json_object_get(one, key);
		const json_t *ci = json_object_get(one, "ci");

		buf_print(buf, "%s", before);
		if (json_is_integer(name))
			buf_i64(buf, json_integer_value(name));
		else
			buf_str(buf, str_of(json_string_value(name)));
		if (!json_is_number(json_object_get(one, "estimate")))
			buf_lit(buf, ": not to be estimated\n");
		else
			buf_print(buf, ": %.3f (%.3f to %.3f)\n",
			          number_of(one, "estimate"),
			          json_number_value(json_array_get(ci, 0)),
			          json_number_value(json_array_get(ci, 1)));
	}
}

/* "Doubled age, from 35.0 to 70.0", "area b and not a". */
static void
step_say(struct buf *buf, const json_t *row)
{
	const char *step = json_string_value(json_object_get(row, "step"));
	const json_t *level = json_object_get(row, "level");

	buf_print(buf, "%s", json_string_value(json_object_get(row, "name")));
	if (json_is_string(level)) {
		buf_print(buf, " %s and not %s", json_string_value(level),
		          json_string_value(json_object_get(row, "reference")));
		return;
	}
	if (step != NULL && step[0] == 'd')
		buf_lit(buf, " doubled");
	else
		buf_lit(buf, " by a standard deviation more");
	if (!isnan(number_of(row, "from")))
		buf_print(buf, ", from %.2f to %.2f", number_of(row, "from"),
		          number_of(row, "to"));
}

static void
measured_say(struct buf *buf, const json_t *of)
{
	const json_t *measured = json_object_get(of, "measured"), *row;
	size_t k;

	json_array_foreach (json_object_get(measured, "rows"), k, row) {
		const json_t *explains = json_object_get(row, "explains");
		const json_t *is = json_object_get(explains, "estimate");

		buf_lit(buf, "What was measured, ");
		step_say(buf, row);
		buf_print(buf, ": goes with the outcome by a ratio of %.2f.",
		          number_of(row, "with_outcome"));
		if (json_is_boolean(is))
			buf_print(buf,
			          " Something unmeasured as strong as that "
			          "%s explain the finding away.",
			          json_is_true(is) ? "could" : "could not");
		buf_lit(buf, "\n");
	}
}

void
eval_sensitivity_say(struct buf *buf, const json_t *of)
{
	gamma_say(buf, of);
	evalue_say(buf, of);
	measured_say(buf, of);
	rows_say(buf, of, "negative", "outcome",
	         "What the programme cannot have changed, ");
	rows_say(buf, of, "bounds", "name", "");
	rows_say(buf, of, "lags", "lag_days", "By a lag in days of ");
	rows_say(buf, of, "drop_one", "level", "Without ");
}
