/*
 * eval_estimate_model.c - how soon, by a model of everybody with all that was
 * known of them: what other studies publish, so that they can be compared.
 */
#include "insight/evaluation/eval_estimate.h"

#include <math.h>

#include "stats/cox.h"
#include "stats/judge.h"
#include "stats/special.h"

/* The rows of a model: those whose outcome is known. */
struct modelled {
	const struct eval_data *data;
	const struct eval_seen *seen;
	size_t *at, n;
	double *time, *event;
	struct stats_model model;
};

static void
rows_make(struct arena *arena, struct modelled *m)
{
	size_t n = m->data->n;

	m->at = arena_new(arena, size_t, n + 1);
	m->time = arena_new(arena, double, n + 1);
	m->event = arena_new(arena, double, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!eval_estimate_known(m->seen, i))
			continue;
		m->at[m->n] = i;
		m->time[m->n] = m->seen->time[i];
		m->event[m->n++] = m->seen->event[i] == 1;
	}
}

/* The group first, by the name of its column, then the covariates. */
static bool
columns_make(struct stats *st, const struct eval_estimate *e, size_t which,
             struct modelled *m)
{
	const struct eval_completed *set = &e->made->sets[which];
	struct stats_frame all = {.rows = set->frame.rows,
	                          .columns_n = set->frame.columns_n + 1,
	                          .at = set->frame.at};
	struct str *terms = arena_new(st->arena, struct str, set->all_n + 1);

	all.columns = arena_new(st->arena, struct stats_column, all.columns_n);
	all.columns[0] = (struct stats_column){.name = e->plan->group,
	                                       .v = m->data->treat};
	for (size_t k = 1; k < all.columns_n; k++)
		all.columns[k] = set->frame.columns[k - 1];
	terms[0] = e->plan->group;
	for (size_t k = 0; k < set->all_n; k++)
		terms[k + 1] = set->all[k];
	all = eval_design_rows(st, &all, m->at, m->n);
	return stats_model_make(st, &all, terms, set->all_n + 1, false,
	                        &m->model);
}

/* --- over the completed sets --------------------------------------------- */

/* What each set says of each column of the first one's model. */
struct fits {
	size_t sets, p;
	struct str *names;
	double *coef, *se; /* of a column, set by set; NAN: not in that one */
	double loglik_null, loglik; /* of the first */
};

static void
fit_take(struct stats *st, struct fits *all, size_t set,
         const struct modelled *m, const struct stats_cox *fit)
{
	if (set == 0) {
		all->p = fit->p;
		all->names = arena_new(st->arena, struct str, fit->p + 1);
		all->coef =
		        arena_new(st->arena, double, fit->p * all->sets + 1);
		all->se = arena_new(st->arena, double, fit->p * all->sets + 1);
		all->loglik_null = fit->loglik_null;
		all->loglik = fit->loglik;
		for (size_t j = 0; j < fit->p; j++)
			all->names[j] = str_copy(st->arena, m->model.names[j]);
	}
	for (size_t j = 0; j < all->p; j++) {
		double *coef = &all->coef[j * all->sets + set];
		double *se = &all->se[j * all->sets + set];

		*coef = *se = NAN;
		for (size_t k = 0; k < fit->p; k++)
			if (str_equal(m->model.names[k], all->names[j])) {
				*coef = fit->coef[k];
				*se = fit->se[k];
			}
	}
}

/* One set's model, in memory that goes again. */
static bool
fit_make(struct stats *st, const struct eval_estimate *e,
         const struct modelled *rows, size_t set, struct fits *all)
{
	struct stats own;
	struct eval_scratch *scratch = eval_scratch_begin(st, &own);
	struct modelled m = *rows;
	struct stats_cox_in in = {.model = &m.model,
	                          .time = m.time,
	                          .event = m.event,
	                          .ties = STATS_EFRON};
	struct stats_cox fit;
	bool good = columns_make(&own, e, set, &m) &&
	            stats_cox_fit(&own, &in, &fit);

	if (good)
		fit_take(st, all, set, &m, &fit);
	eval_scratch_end(st, &own, scratch);
	return good;
}

/* A column over all sets, by Rubin's rules; of one set as it is. */
static struct stats_pooled
column_of(const struct fits *all, size_t j)
{
	const double *coef = &all->coef[j * all->sets];
	const double *se = &all->se[j * all->sets];
	struct stats_pooled out = {.estimate = coef[0], .se = se[0]};

	out.df = INFINITY;
	if (all->sets > 1)
		stats_pool(coef, se, all->sets, NAN, &out);
	return out;
}

static double
column_p(const struct stats_pooled *of)
{
	double z = of->estimate / of->se;

	return isinf(of->df) ? stats_normal_two_sided(z)
	                     : 2 * stats_t_above(fabs(z), of->df);
}

static void
rows_put(json_t *to, const struct fits *all)
{
	json_t *names = json_array(), *coef = json_array(), *df = json_array();
	json_t *se = json_array(), *p = json_array();
	bool several = all->sets > 1;

	for (size_t j = 0; j < all->p; j++) {
		struct stats_pooled of = column_of(all, j);

		eval_json_add(names, eval_json_str(all->names[j]));
		eval_json_add(coef, eval_json_real(of.estimate));
		eval_json_add(se, eval_json_real(of.se));
		eval_json_add(df, eval_json_real(of.df));
		eval_json_add(p, eval_json_real(column_p(&of)));
	}
	eval_json_put(to, "names", names);
	eval_json_put(to, "coef", coef);
	eval_json_put(to, "se", se);
	eval_json_put(to, "p", p);
	eval_json_put(to, "loglik_null", eval_json_real(all->loglik_null));
	/* a likelihood of each set comes to none of all */
	eval_json_put(to, "loglik",
	              eval_json_real(several ? NAN : all->loglik));
	if (several)
		eval_json_put(to, "df", df);
	else
		json_decref(df);
}

void
eval_estimate_stopped(json_t *to, const struct stats *st)
{
	const char *code = NULL;

	for (size_t k = 0; code == NULL && k < st->notes_n; k++)
		if (stats_is_error(st->notes[k].code))
			code = stats_code_names[st->notes[k].code];
	eval_json_put(to, "stopped",
	              code == NULL ? json_null() : json_string(code));
}

static json_t *
model_json(struct eval_estimate *e, size_t outcome)
{
	struct modelled m = {.data = e->data, .seen = &e->data->seen[outcome]};
	bool pooled = eval_engine_says(e->facts->engine, EVAL_ENGINE_1_10);
	struct fits all = {.sets = pooled ? e->made->sets_n : 1};
	json_t *to = json_object();
	double events = 0;
	struct stats quiet;
	bool good = true;

	stats_begin(&quiet, e->st->arena);
	quiet.threads = e->st->threads;
	rows_make(e->st->arena, &m);
	for (size_t i = 0; i < m.n; i++)
		events += m.event[i];
	eval_json_put(to, "outcome",
	              eval_json_str(e->plan->outcomes[outcome].id));
	eval_json_put(to, "kind", json_string("cox"));
	eval_json_put(to, "ties", json_string("efron"));
	eval_json_put(to, "n", json_integer((json_int_t)m.n));
	eval_json_put(to, "events", json_integer((json_int_t)events));
	if (all.sets > 1)
		eval_json_put(to, "sets", json_integer((json_int_t)all.sets));
	for (size_t s = 0; good && s < all.sets; s++)
		good = fit_make(&quiet, e, &m, s, &all);
	/* in every set, or in none: one without a model is not passed over */
	if (good)
		rows_put(to, &all);
	eval_estimate_stopped(to, &quiet);
	return to;
}

void
eval_estimate_models(struct eval_estimate *e)
{
	json_t *list = NULL;

	for (size_t k = 0; k < e->plan->outcomes_n; k++) {
		if (!e->plan->outcomes[k].model)
			continue;
		if (list == NULL) {
			list = json_array();
			eval_json_put(e->result, "models", list);
		}
		eval_json_add(list, model_json(e, k));
	}
}
