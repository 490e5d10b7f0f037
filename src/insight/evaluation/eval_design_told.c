/*
 * eval_design_told.c - who they were: each column of each group, and where gaps
 * were filled several times the mean over all of these.
 */
#include <math.h>

#include "insight/evaluation/eval_design.h"
#include "stats/linear.h"

/* One row of the baseline: a number, or one level of a word. */
struct facts_row {
	const struct eval_designed *made;
	struct str name, level;
	int32_t code; /* of the level; -1: a number */
	bool share;
	double *x; /* room for a level */
};

/* What it comes to, over the completed sets. */
struct summed {
	double n, mean, sd;
};

/* What each has of it in one completed set. */
static const double *
values_of(const struct facts_row *r, size_t set)
{
	const struct stats_column *c =
	        stats_column_of(&r->made->sets[set].frame, r->name);

	if (r->code < 0)
		return c->v;
	for (size_t i = 0; i < r->made->data->n; i++)
		r->x[i] = c->code[i] == r->code;
	return r->x;
}

/* One group of a column; ones are counted, where nothing weighs. */
struct told {
	const double *x, *w; /* w NULL: all 1 */
	const double *treat;
	size_t rows;
	bool treated;
	double n, total, squares, mean;
};

static double
told_weight(const struct told *t, size_t i)
{
	if ((t->treat[i] > 0.5) != t->treated)
		return 0;
	return t->w == NULL ? 1 : t->w[i];
}

static void
told_mean(struct told *t)
{
	struct stats_sum sum = {0, 0}, of = {0, 0}, two = {0, 0};

	for (size_t i = 0; i < t->rows; i++) {
		double one = told_weight(t, i);

		if (!(one > 0))
			continue;
		t->n++;
		stats_sum_add(&sum, one * t->x[i]);
		if (t->w == NULL)
			continue;
		stats_sum_add(&of, one);
		stats_sum_add(&two, one * one);
	}
	t->total = t->w == NULL ? t->n : stats_sum_get(&of);
	t->squares = t->w == NULL ? t->n : stats_sum_get(&two);
	t->mean = stats_sum_get(&sum) / t->total;
}

static double
told_spread(const struct told *t)
{
	struct stats_sum square = {0, 0};

	for (size_t i = 0; i < t->rows; i++) {
		double one = told_weight(t, i), miss = t->x[i] - t->mean;

		if (one > 0)
			stats_sum_add(&square, one * miss * miss);
	}
	return t->total / (t->total * t->total - t->squares) *
	       stats_sum_get(&square);
}

/* One group of a column, in a completed set or over all of them. */
struct group {
	bool treated, weighed;
};

static void
told_add(const struct facts_row *r, size_t set, struct group g,
         struct summed *sum)
{
	double of = (double)r->made->sets_n;
	const struct eval_completed *c = &r->made->sets[set];
	struct told t = {.x = values_of(r, set),
	                 .w = g.weighed ? c->made[0].weight : NULL,
	                 .treat = r->made->data->treat,
	                 .rows = r->made->data->n,
	                 .treated = g.treated};

	told_mean(&t);
	if (set == 0)
		sum->n = t.n;
	sum->mean += t.mean / of;
	sum->sd +=
	        sqrt(r->share ? t.mean * (1 - t.mean) : told_spread(&t)) / of;
}

/* Means over the sets; people are those of the first, as in the flow. */
static json_t *
told_json(const struct facts_row *r, struct group g)
{
	struct summed sum = {0, 0, 0};
	json_t *to = json_object();

	for (size_t s = 0; s < r->made->sets_n; s++)
		told_add(r, s, g, &sum);
	eval_json_put(to, "n", json_integer((json_int_t)sum.n));
	eval_json_put(to, "mean", eval_json_real(sum.mean));
	eval_json_put(to, "sd", eval_json_real(sum.sd));
	return to;
}

static void
row_put(const struct facts_row *r, json_t *list)
{
	json_t *one = json_object();

	eval_json_add(list, one);
	eval_json_put(one, "name", eval_json_str(r->name));
	eval_json_put(one, "level",
	              str_empty(r->level) ? json_null()
	                                  : eval_json_str(r->level));
	eval_json_put(one, "kind", json_string(r->share ? "share" : "number"));
	eval_json_put(one, "treated",
	              told_json(r, (struct group){true, false}));
	eval_json_put(one, "control_before",
	              told_json(r, (struct group){false, false}));
	eval_json_put(one, "control_after",
	              told_json(r, (struct group){false, true}));
}

/* Whether a number is 0 or 1 for everybody, in every set. */
static bool
is_share(const struct facts_row *r)
{
	for (size_t s = 0; s < r->made->sets_n; s++) {
		const double *v = values_of(r, s);

		for (size_t i = 0; i < r->made->data->n; i++)
			if (v[i] != 0 && v[i] != 1)
				return false;
	}
	return true;
}

void
eval_design_baseline(struct stats *st, const struct eval_designed *made,
                     json_t *list)
{
	struct arena_mark mark = arena_mark(st->arena);
	const struct eval_completed *first = &made->sets[0];
	double *x = arena_new(st->arena, double, made->data->n + 1);

	for (size_t k = 0; k < first->all_n; k++) {
		const struct stats_column *c =
		        stats_column_of(&first->frame, first->all[k]);
		struct facts_row r = {
		        .made = made, .name = c->name, .code = -1, .x = x};

		if (c->levels == NULL) {
			r.share = is_share(&r);
			row_put(&r, list);
			continue;
		}
		r.share = true;
		for (size_t q = 0; q < c->levels_n; q++) {
			r.level = c->levels[q];
			r.code = (int32_t)q;
			row_put(&r, list);
		}
	}
	arena_release(st->arena, mark);
}
