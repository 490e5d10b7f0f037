/*
 * eval_cohorts_read.c - the primary findings of several studies, as one.
 */
#include <math.h>

#include "insight/evaluation/eval_cohorts.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_report_local.h"

/* --- results of several studies ------------------------------------------ */

struct pooling {
	struct arena *arena;
	struct eval_cohort *all;
	struct str *hashes;
	size_t n;
	enum eval_scale scale;
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

/* Why a result is not pooled with those before it; NULL: it is. */
static const char *
unfit(const struct pooling *p, const json_t *result, const json_t *row,
      enum eval_scale scale)
{
	struct str hash = result_word(json_object_get(result, "plan"), "hash");

	if (!str_is(result_word(result, "kind"), "sealed"))
		return "it was an exploration. Give results of sealed plans";
	if (row == NULL || isnan(result_num(row, "estimate")) ||
	    !(result_num(row, "se") > 0))
		return "its finding is hidden or could not be estimated";
	if (p->n > 0 && scale != p->scale)
		return "it measured something else than the ones before it";
	for (size_t k = 0; k < p->n; k++)
		if (str_equal(p->hashes[k], hash))
			return "a result of the same plan is there already. "
			       "Give each study once, its last look";
	return NULL;
}

static double
natural(enum eval_scale scale, double v)
{
	return eval_estimate_ratio(scale) ? log(v) : v;
}

static const struct fault *
result_take(struct pooling *p, const char *path)
{
	struct eval_cohort *one = &p->all[p->n];
	enum eval_scale scale = EVAL_RD;
	const json_t *row, *ci;
	json_t *result;
	const char *why;

	TRY(eval_result_read(p->arena, path, &result));
	row = primary_of(result);
	if (row != NULL && !scale_read(row, &scale))
		return refuse(p, path, "its scale is not known here");
	why = unfit(p, result, row, scale);
	if (why != NULL)
		return refuse(p, path, why);
	ci = json_object_get(row, "ci");
	p->scale = scale;
	p->hashes[p->n++] =
	        result_word(json_object_get(result, "plan"), "hash");
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
	                   result_num(row, "events_treated")}};
	return NULL;
}

static void
pooled_drop(void *data)
{
	json_decref(data);
}

const struct fault *
eval_cohorts_read(struct arena *arena, const char *const *paths, size_t n,
                  json_t **out)
{
	struct pooling p = {.arena = arena,
	                    .all = arena_new(arena, struct eval_cohort, n + 1),
	                    .hashes = arena_new(arena, struct str, n + 1)};

	if (n < 2 || n > EVAL_POOLED_MOST)
		return fault_invalid(&p, "Name from 2 to 100 results to pool");
	for (size_t k = 0; k < n; k++)
		TRY(result_take(&p, paths[k]));
	*out = eval_cohorts_json(arena, p.scale, p.all, n);
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

void
eval_cohorts_say(struct buf *buf, const json_t *pooled)
{
	const json_t *row, *ci = json_object_get(pooled, "prediction");
	size_t k;

	json_array_foreach (json_object_get(pooled, "rows"), k, row) {
		line_say(buf, result_word(row, "name"), row);
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
}
