/*
 * eval_design_lost.c - participants who were kept, and those who were lost.
 */
#include <math.h>

#include "insight/evaluation/eval_design.h"
#include "stats/balance.h"

/* The participants alone: their frame, and who of them is kept. */
struct lost {
	const struct eval_data *data;
	const struct eval_completed *set;
	size_t *at, n, gone;
	double *kept, *one;
};

static void
lost_find(struct stats *st, const struct eval_designed *made, size_t set,
          struct lost *out)
{
	const struct eval_data *d = made->data;

	*out = (struct lost){.data = d,
	                     .set = &made->sets[set],
	                     .at = arena_new(st->arena, size_t, d->n + 1),
	                     .kept = arena_new(st->arena, double, d->n + 1),
	                     .one = arena_new(st->arena, double, d->n + 1)};
	for (size_t i = 0; i < d->n; i++)
		if (d->treat[i] > 0.5) {
			bool kept = out->set->made[0].weight[i] > 0;

			out->one[out->n] = 1;
			out->kept[out->n] = kept;
			out->gone += !kept;
			out->at[out->n++] = i;
		}
}

/* A row's three numbers of one set, beside those of the others. */
static void
row_add(json_t *list, size_t k, const struct stats_balance_row *row)
{
	const double v[3] = {row->before.mean_t, row->before.mean_c,
	                     row->before.smd_att};
	static const char *const keys[3] = {"kept", "lost", "smd"};
	json_t *one = json_array_get(list, k);

	if (one == NULL) {
		one = json_object();
		eval_json_add(list, one);
		eval_json_put(one, "name", eval_json_str(row->name));
	}
	for (size_t j = 0; j < 3; j++) {
		const json_t *was = json_object_get(one, keys[j]);
		double sum = v[j];

		/* null: not to be worked out, and nor is a mean with it */
		if (was != NULL)
			sum += json_is_number(was) ? json_number_value(was)
			                           : NAN;
		eval_json_put(one, keys[j], eval_json_real(sum));
	}
}

/* Sums become means over the sets that lost somebody. */
static void
rows_mean(json_t *list, size_t sets, size_t of)
{
	static const char *const keys[3] = {"kept", "lost", "smd"};
	json_t *one;
	size_t k;

	if (of < 2)
		return;
	json_array_foreach (list, k, one) {
		for (size_t j = 0; j < 3; j++) {
			const json_t *sum = json_object_get(one, keys[j]);

			if (json_is_number(sum))
				eval_json_put(one, keys[j],
				              eval_json_real(
				                      json_number_value(sum) /
				                      (double)sets));
		}
		eval_json_put(one, "sets", json_integer((json_int_t)sets));
	}
}

/* Kept as one group and lost as the other. */
static bool
set_add(struct stats *st, const struct eval_designed *made, size_t set,
        json_t *list, size_t *sets)
{
	struct stats_frame frame;
	struct stats_balance b;
	struct stats quiet;
	struct lost l;

	lost_find(st, made, set, &l);
	if (l.gone == 0)
		return true;
	++*sets;
	stats_begin(&quiet, st->arena);
	frame = eval_design_rows(st, &l.set->frame, l.at, l.n);
	if (!stats_balance_make(&quiet, &frame, l.kept, l.one, l.set->all,
	                        l.set->all_n, &b))
		return false;
	for (size_t k = 0; k < b.rows_n; k++)
		row_add(list, k, &b.rows[k]);
	return true;
}

bool
eval_design_lost(struct stats *st, const struct eval_designed *made, size_t of,
                 json_t *list)
{
	size_t sets = 0;

	for (size_t s = 0; s < of; s++) {
		struct arena_mark mark = arena_mark(st->arena);
		bool good = set_add(st, made, s, list, &sets);

		arena_release(st->arena, mark);
		if (!good)
			return false;
	}
	rows_mean(list, sets, of);
	return true;
}
