/*
 * eval_estimate_model.c - how soon, by a model of everybody with all that was
 * known of them: what other studies publish, so that they can be compared.
 */
#include "insight/evaluation/eval_estimate.h"

#include "stats/cox.h"
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
columns_make(struct stats *st, const struct eval_estimate *e,
             struct modelled *m)
{
	const struct eval_completed *set = &e->made->sets[0];
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

static void
rows_put(json_t *to, const struct modelled *m, const struct stats_cox *fit)
{
	json_t *names = json_array(), *coef = json_array();
	json_t *se = json_array(), *p = json_array();

	for (size_t j = 0; j < fit->p; j++) {
		eval_json_add(names, eval_json_str(m->model.names[j]));
		eval_json_add(coef, eval_json_real(fit->coef[j]));
		eval_json_add(se, eval_json_real(fit->se[j]));
		eval_json_add(p, eval_json_real(stats_normal_two_sided(
		                         fit->coef[j] / fit->se[j])));
	}
	eval_json_put(to, "names", names);
	eval_json_put(to, "coef", coef);
	eval_json_put(to, "se", se);
	eval_json_put(to, "p", p);
	eval_json_put(to, "loglik_null", eval_json_real(fit->loglik_null));
	eval_json_put(to, "loglik", eval_json_real(fit->loglik));
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
	struct stats_cox_in in = {.model = &m.model, .ties = STATS_EFRON};
	json_t *to = json_object();
	double events = 0;
	struct stats quiet;
	struct stats_cox fit;

	stats_begin(&quiet, e->st->arena);
	quiet.threads = e->st->threads;
	rows_make(e->st->arena, &m);
	in.time = m.time;
	in.event = m.event;
	for (size_t i = 0; i < m.n; i++)
		events += m.event[i];
	eval_json_put(to, "outcome",
	              eval_json_str(e->plan->outcomes[outcome].id));
	eval_json_put(to, "kind", json_string("cox"));
	eval_json_put(to, "ties", json_string("efron"));
	eval_json_put(to, "n", json_integer((json_int_t)m.n));
	eval_json_put(to, "events", json_integer((json_int_t)events));
	if (columns_make(&quiet, e, &m) && stats_cox_fit(&quiet, &in, &fit))
		rows_put(to, &m, &fit);
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
