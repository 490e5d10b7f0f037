/*
 * eval_cohorts.c - the answers of several cohorts, as one.
 */
#include "insight/evaluation/eval_cohorts.h"

#include <math.h>

#include "stats/meta.h"
#include "stats/special.h"

/* --- as JSON ------------------------------------------------------------- */

static void
real_put(json_t *to, const char *key, double v)
{
	eval_json_put(to, key, eval_json_real(v));
}

static void
count_put(json_t *to, const char *key, double v)
{
	eval_json_put(to, key,
	              isnan(v) ? json_null() : json_integer((json_int_t)v));
}

static json_t *
limits_of(enum eval_scale scale, double low, double high)
{
	json_t *list = json_array();

	eval_json_add(list, eval_json_real(eval_estimate_shown(scale, low)));
	eval_json_add(list, eval_json_real(eval_estimate_shown(scale, high)));
	return list;
}

static void
row_put(json_t *list, enum eval_scale scale, const struct eval_cohort *v)
{
	json_t *one = json_object();

	eval_json_add(list, one);
	eval_json_put(one, "name", eval_json_str(v->name));
	real_put(one, "estimate",
	         v->good ? eval_estimate_shown(scale, v->b) : NAN);
	real_put(one, "se", v->good ? v->se : NAN);
	eval_json_put(one, "ci",
	              limits_of(scale, v->good ? v->low : NAN,
	                        v->good ? v->high : NAN));
	count_put(one, "n_treated", v->n[1]);
	count_put(one, "n_control", v->n[0]);
	count_put(one, "events_treated", v->events[1]);
	count_put(one, "events_control", v->events[0]);
	if (!str_empty(v->verdict))
		eval_json_put(one, "verdict", eval_json_str(v->verdict));
}

static void
mean_put(json_t *to, const char *key, enum eval_scale scale, double b,
         double se)
{
	json_t *one = json_object();

	eval_json_put(to, key, one);
	real_put(one, "estimate", eval_estimate_shown(scale, b));
	real_put(one, "se", se);
	eval_json_put(one, "ci",
	              limits_of(scale, b - STATS_Z95 * se, b + STATS_Z95 * se));
	real_put(one, "p", stats_normal_two_sided(fabs(b / se)));
}

json_t *
eval_cohorts_json(struct arena *arena, enum eval_scale scale,
                  const struct eval_cohort *v, size_t n)
{
	static const char *const gone[] = {"fixed", "random"};
	double *b = arena_new(arena, double, n + 1);
	double *se = arena_new(arena, double, n + 1);
	json_t *to = json_object(), *rows = json_array();
	struct stats_meta m;
	size_t good = 0;

	eval_json_put(to, "scale", json_string(eval_scale_word(scale)));
	eval_json_put(to, "rows", rows);
	for (size_t k = 0; k < n; k++) {
		row_put(rows, scale, &v[k]);
		b[good] = v[k].b;
		se[good] = v[k].se;
		good += v[k].good;
	}
	if (stats_meta_pool(b, se, good, &m)) {
		mean_put(to, "fixed", scale, m.fixed, m.fixed_se);
		mean_put(to, "random", scale, m.random, m.random_se);
	} else {
		m = (struct stats_meta){
		        .q = NAN, .q_p = NAN, .low = NAN, .high = NAN};
		for (int k = 0; k < 2; k++)
			eval_json_put(to, gone[k], json_null());
	}
	count_put(to, "pooled", (double)good);
	real_put(to, "q", m.q);
	count_put(to, "q_df", good > 0 ? (double)good - 1 : 0);
	real_put(to, "q_p", m.q_p);
	real_put(to, "i2", good > 1 ? m.i2 : NAN);
	real_put(to, "tau2", good > 1 ? m.tau2 : NAN);
	eval_json_put(to, "prediction", limits_of(scale, m.low, m.high));
	return to;
}

/* --- the plan's cohorts -------------------------------------------------- */

/* One cohort alone: everybody else is left out. */
static void
cohort_make(struct eval_estimate *e, const struct stats_column *c, size_t level,
            bool *without, struct eval_cohort *out)
{
	struct eval_question q = eval_estimate_ask(e, 0, 0, e->plan->primary);
	struct eval_answer *all = arena_new(e->st->arena, struct eval_answer,
	                                    e->made->sets_n + 1);
	struct eval_row row = {.scale = e->primary.scale, .critical = NAN};

	out->name = c->levels[level];
	out->good = true;
	for (size_t i = 0; i < q.data->n; i++)
		without[i] = c->code[i] != (int32_t)level;
	for (size_t s = 0; out->good && s < e->made->sets_n; s++) {
		struct stats quiet;

		q = eval_estimate_ask(e, s, 0, e->plan->primary);
		q.without = without;
		q.lean = true;
		stats_begin(&quiet, e->st->arena);
		out->good = q.made->good &&
		            eval_estimate_answer(&quiet, &q, &all[s]);
	}
	for (int g = 0; g < 2; g++) {
		out->n[g] = all[0].n[g];
		out->events[g] = all[0].events[g];
	}
	if (!out->good)
		return;
	eval_estimate_pool(all, e->made->sets_n, row.scale, &row.m);
	eval_estimate_judge(&row);
	out->good = row.m.good && row.m.se > 0 && isfinite(row.m.se);
	out->b = row.m.b;
	out->se = row.m.se;
	out->low = row.m.low;
	out->high = row.m.high;
}

void
eval_estimate_cohorts(struct eval_estimate *e)
{
	const struct stats_column *c;
	struct eval_cohort *all;
	bool *without;
	json_t *to;

	if (str_empty(e->plan->cohorts))
		return;
	/* of a word that is the same within each set (eval_plan_rules) */
	c = stats_column_of(&e->made->sets[0].frame, e->plan->cohorts);
	claim(c != NULL && c->levels != NULL);
	all = arena_new(e->st->arena, struct eval_cohort, c->levels_n + 1);
	without = arena_new(e->st->arena, bool, e->data->n + 1);
	for (size_t k = 0; k < c->levels_n; k++)
		cohort_make(e, c, k, without, &all[k]);
	to = eval_cohorts_json(e->st->arena, e->primary.scale, all,
	                       c->levels_n);
	eval_json_put(to, "column", eval_json_str(c->name));
	eval_json_put(e->result, "cohorts", to);
}
