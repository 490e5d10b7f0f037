/*
 * eval_cohorts_read.c - the primary findings of several studies, as one.
 */
#include <math.h>

#include "insight/evaluation/eval_cohorts.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_report_local.h"

/* --- results of several studies ------------------------------------------ */

/* By what a study is known.  A release has no hash of its data, and one of
 * before 1.10.0 no seal. */
struct known {
	struct str seal, people, plan;
};

struct pooling {
	struct arena *arena;
	struct eval_cohort *all;
	struct known *known;
	size_t n;
	enum eval_scale scale;
	const json_t *first; /* the result that the others are held against */
};

static const json_t *
primary_of(const json_t *result)
{
	const json_t *row;
	size_t k;

	json_array_foreach (json_object_get(result, "effects"), k, row)
		if (result_yes(row, "primary"))
			return row;
	return NULL;
}

static const struct fault *
refuse(struct pooling *p, const char *path, const char *why)
{
	return fault_invalid(p, "{file} cannot be pooled: {why}",
	                     {"file", str_of(path)}, {"why", str_of(why)});
}

/* The scale of a row: risks, rates and hazards can be pooled. */
static bool
scale_read(const json_t *row, enum eval_scale *out)
{
	static const enum eval_scale all[] = {EVAL_RD, EVAL_IRR, EVAL_HR};

	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++)
		if (str_is(result_word(row, "scale"),
		           eval_scale_word(all[k]))) {
			*out = all[k];
			return true;
		}
	return false;
}

/* A member of two objects that is the same in both, or in neither. */
static bool
is_same(const json_t *a, const json_t *b, const char *key)
{
	const json_t *x = json_object_get(a, key), *y = json_object_get(b, key);

	return x == y || (x != NULL && y != NULL && json_equal(x, y));
}

/* The words of the plan for its primary outcome. */
static const json_t *
outcome_of(const json_t *result)
{
	struct str id = result_word(json_object_get(result, "plan"), "primary");
	const json_t *one;
	size_t k;

	json_array_foreach (json_object_get(result, "outcomes"), k, one)
		if (str_equal(result_word(one, "id"), id))
			return one;
	return NULL;
}

/* What an outcome is of; results of before it was said are of offences, or of
 * what the rows say. */
static struct str
outcome_is_of(const json_t *outcome)
{
	if (json_object_get(outcome, "of") == NULL &&
	    result_yes(outcome, "offences"))
		return S("offences");
	return result_word(outcome, "of");
}

static double
severity_of(const json_t *outcome)
{
	double v = result_num(outcome, "severity");

	return isnan(v) ? 0 : v;
}

static bool
is_same_outcome(const json_t *x, const json_t *y)
{
	return is_same(x, y, "id") && is_same(x, y, "kind") &&
	       str_equal(outcome_is_of(x), outcome_is_of(y)) &&
	       severity_of(x) == severity_of(y);
}

/* Why two results are not of one outcome; NULL: they are.  An offence hangs on
 * how long its proof may take. */
static const char *
differs(const json_t *a, const json_t *b)
{
	const json_t *x = outcome_of(a), *y = outcome_of(b);
	const json_t *p = json_object_get(a, "plan");
	const json_t *q = json_object_get(b, "plan");
	struct str of = outcome_is_of(x);
	bool lags = str_is(of, "offences") || str_is(of, "either");

	if (!is_same_outcome(x, y))
		return "its outcome is another than that of the first";
	if (!is_same(p, q, "follow_days") || !is_same(p, q, "time_unit") ||
	    (lags && !is_same(p, q, "lag_days")))
		return "it followed people for another time than the first";
	return NULL;
}

/* Why a result does not go with the first; NULL: it does. */
static const char *
unlike(const struct pooling *p, const json_t *result, enum eval_scale scale)
{
	if (scale != p->scale)
		return "it measured something else than the first";
	if (result_yes(result, "simulated") !=
	    result_yes(p->first, "simulated"))
		return "people who are real, and people who are not, are never "
		       "pooled";
	return differs(p->first, result);
}

static struct known
known_of(const struct eval_pooled *file)
{
	const json_t *one;
	struct known is = {
	        .seal = file->seal,
	        .plan = result_word(json_object_get(file->result, "plan"),
	                            "hash")};
	size_t k;

	if (str_empty(is.seal))
		is.seal = result_word(json_object_get(file->result, "lock"),
		                      "seal");
	json_array_foreach (json_object_get(file->result, "data"), k, one)
		if (str_is(result_word(one, "name"), "people"))
			is.people = result_word(one, "hash");
	return is;
}

static bool
is_one(struct str a, struct str b)
{
	return !str_empty(a) && str_equal(a, b);
}

/* Why one is a study that is there already; NULL: it is another. */
static const char *
again(const struct known *a, const struct known *b)
{
	if (is_one(a->seal, b->seal))
		return "a result of the same run is there already. Give each "
		       "study once, its last look";
	if (is_one(a->people, b->people))
		return "its file of people is that of another study that is "
		       "there already, and they would count twice. Give the "
		       "same people once";
	if ((str_empty(a->seal) || str_empty(b->seal)) &&
	    (str_empty(a->people) || str_empty(b->people)) &&
	    is_one(a->plan, b->plan))
		return "a result of the same plan is there already, and one of "
		       "the two does not say of which run it is. Give each "
		       "study once, its last look";
	return NULL;
}

/* Why a result is not pooled with those before it; NULL: it is. */
static const char *
unfit(const struct pooling *p, const struct eval_pooled *file,
      const json_t *row, enum eval_scale scale)
{
	const json_t *result = file->result;
	struct known is = known_of(file);
	const char *why;

	if (!str_is(result_word(result, "kind"), "sealed"))
		return "it was an exploration. Give results of sealed plans";
	if (row == NULL || isnan(result_num(row, "estimate")) ||
	    !(result_num(row, "se") > 0))
		return "its finding is hidden or could not be estimated";
	why = p->n > 0 ? unlike(p, result, scale) : NULL;
	if (why != NULL)
		return why;
	for (size_t k = 0; why == NULL && k < p->n; k++)
		why = again(&p->known[k], &is);
	return why;
}

static double
natural(enum eval_scale scale, double v)
{
	return eval_estimate_ratio(scale) ? log(v) : v;
}

static const struct fault *
result_take(struct pooling *p, const struct eval_pooled *file)
{
	struct eval_cohort *one = &p->all[p->n];
	const json_t *result = file->result, *row = primary_of(result), *ci;
	enum eval_scale scale = EVAL_RD;
	const char *why;

	if (row != NULL && !scale_read(row, &scale))
		return refuse(p, file->path, "its scale is not known here");
	why = unfit(p, file, row, scale);
	if (why != NULL)
		return refuse(p, file->path, why);
	ci = json_object_get(row, "ci");
	p->scale = scale;
	p->first = p->n == 0 ? result : p->first;
	p->known[p->n++] = known_of(file);
	*one = (struct eval_cohort){
	        .name = result_word(json_object_get(result, "plan"), "title"),
	        .good = true,
	        .b = natural(scale, result_num(row, "estimate")),
	        .se = result_num(row, "se"),
	        .low = natural(scale, json_number_value(json_array_get(ci, 0))),
	        .high = natural(scale,
	                        json_number_value(json_array_get(ci, 1))),
	        .n = {result_num(row, "n_control"),
	              result_num(row, "n_treated")},
	        .events = {result_num(row, "events_control"),
	                   result_num(row, "events_treated")},
	        .verdict = result_word(json_object_get(result, "verdict"),
	                               "word")};
	return NULL;
}

static void
pooled_drop(void *data)
{
	json_decref(data);
}

const struct fault *
eval_cohorts_pool(struct arena *arena, const struct eval_pooled *v, size_t n,
                  json_t **out)
{
	struct pooling p = {.arena = arena,
	                    .all = arena_new(arena, struct eval_cohort, n + 1),
	                    .known = arena_new(arena, struct known, n + 1)};

	if (n < 2 || n > EVAL_POOLED_MOST)
		return fault_invalid(&p, "Name from 2 to 100 results to pool");
	for (size_t k = 0; k < n; k++)
		TRY(result_take(&p, &v[k]));
	*out = eval_cohorts_json(arena, p.scale, p.all, n);
	eval_json_put(*out, "simulated",
	              json_boolean(result_yes(p.first, "simulated")));
	arena_defer(arena, pooled_drop, *out);
	return NULL;
}

/* --- in sentences -------------------------------------------------------- */

static void
line_say(struct buf *buf, struct str name, const json_t *row)
{
	const json_t *ci = json_object_get(row, "ci");

	buf_print(buf, "%.*s: %.3f (%.3f to %.3f)", STR_ARG(name),
	          result_num(row, "estimate"),
	          json_number_value(json_array_get(ci, 0)),
	          json_number_value(json_array_get(ci, 1)));
}

static bool
is_unreliable(const json_t *row)
{
	return str_is(result_word(row, "verdict"), "not_reliable");
}

/* What hangs over all of it. */
static void
doubts_say(struct buf *buf, const json_t *pooled)
{
	const json_t *row;
	size_t k, n = 0;

	json_array_foreach (json_object_get(pooled, "rows"), k, row)
		n += is_unreliable(row);
	if (n > 0)
		buf_print(buf,
		          "Not reliable enough to judge by themselves: %zu of "
		          "%zu. What all come to is made of them, too\n",
		          n, k);
	if (result_yes(pooled, "simulated"))
		buf_lit(buf, "Nobody in these studies is real\n");
}

void
eval_cohorts_say(struct buf *buf, const json_t *pooled)
{
	const json_t *row, *ci = json_object_get(pooled, "prediction");
	size_t k;

	json_array_foreach (json_object_get(pooled, "rows"), k, row) {
		line_say(buf, result_word(row, "name"), row);
		if (is_unreliable(row))
			buf_lit(buf, ", not reliable enough to judge");
		buf_lit(buf, "\n");
	}
	line_say(buf, S("Pooled as one effect"),
	         json_object_get(pooled, "fixed"));
	buf_lit(buf, "\n");
	line_say(buf, S("Pooled as effects that differ"),
	         json_object_get(pooled, "random"));
	buf_print(buf,
	          "\nHow they differ: Q %.2f (p %.3g), I-squared %.0f%%, "
	          "tau-squared %.3g\n",
	          result_num(pooled, "q"), result_num(pooled, "q_p"),
	          100 * result_num(pooled, "i2"), result_num(pooled, "tau2"));
	if (json_is_number(json_array_get(ci, 0)))
		buf_print(buf, "Another study like these: %.3f to %.3f\n",
		          json_number_value(json_array_get(ci, 0)),
		          json_number_value(json_array_get(ci, 1)));
	doubts_say(buf, pooled);
}
