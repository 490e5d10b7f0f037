/*
 * eval_publish_measured.c - what of a scale for the unmeasured may leave.
 *
 * A model of all comparators is released as a score is: not where a level is of
 * few, and of each row the ratio alone, to two decimals.  A row tells of those
 * with it who had the outcome and of those who had it not, so both are as many
 * as the threshold; and no mean or spread is in it, for those stand elsewhere
 * by rules of their own (decision 60).
 */
#include <math.h>

#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_sensitivity.h"

/* As many who had the outcome and who had it not; of a number, where there is
 * no reference, that is of all comparators. */
static bool
is_many(const struct eval_making *making, double n, double events)
{
	double few = (double)making->threshold;

	return events >= few && n - events >= few;
}

static bool
may_leave(const struct eval_making *making, const json_t *row)
{
	double n0 = result_num(row, "n_reference");

	return is_many(making, result_num(row, "n"),
	               result_num(row, "events")) &&
	       (isnan(n0) ||
	        is_many(making, n0, result_num(row, "events_reference")));
}

/* Whether the model has people enough beyond its numbers, as a score has: no
 * more of these than there are rows of who they were. */
static bool
is_free(const struct eval_making *making, const json_t *measured)
{
	double terms = (double)json_array_size(
	        json_object_get(making->json, "baseline"));

	return result_num(measured, "n") - terms >=
	       (double)EVAL_THRESHOLD_USUAL;
}

void
eval_measured_strip(struct eval_making *making, bool few)
{
	static const char *const out[] = {"n",    "events", "n_reference",
	                                  "from", "to",     "events_reference",
	                                  "ci"};
	json_t *of = json_object_get(making->json, "sensitivity");
	json_t *measured = json_object_get(of, "measured"), *row;
	json_t *rows;

	if (!json_is_object(measured))
		return;
	if (few || !is_free(making, measured))
		eval_empty(measured, "rows");
	eval_hide(measured, "n");
	eval_hide(measured, "events");
	rows = json_object_get(measured, "rows");
	for (size_t k = json_array_size(rows); k-- > 0;) {
		row = json_array_get(rows, k);
		if (!may_leave(making, row)) {
			(void)json_array_remove(rows, k);
			continue;
		}
		for (size_t i = 0; i < sizeof(out) / sizeof(out[0]); i++)
			eval_hide(row, out[i]);
		eval_keep(row, "with_outcome", 2);
		eval_keep(row, "with_programme", 2);
	}
	/* of what is left, and of nothing that was hidden */
	eval_sensitivity_explains(of);
}
