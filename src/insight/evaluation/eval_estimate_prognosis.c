/*
 * eval_estimate_prognosis.c - whether the groups are alike in what matters for
 * the outcome: how likely it was for each, by what was known of them before
 * (Hansen 2008; Stuart, Lee and Leacy 2013).
 *
 * The model is of comparators alone, and of those whom the method does not use
 * where there are any: then nobody is judged by a model of their own outcome.
 * It needs outcomes, and so it stands with the estimates and not the design.
 */
#include <math.h>

#include "insight/evaluation/eval_estimate.h"
#include "stats/cox.h"
#include "stats/glm.h"

#define EVENTS_MIN 10

struct prognosis {
	struct eval_estimate *e;
	struct stats *st; /* what stops it stops nothing else */
	const struct eval_completed *set;
	const struct eval_groups_made *made;
	const struct eval_outcome *outcome;
	const struct eval_seen *seen;
	bool unused; /* fitted on those whom the method does not use */
	size_t *at, n;
	double events;
	struct stats_model model;
	double *coef;
};

static double
event_of(const struct prognosis *p, size_t i)
{
	if (p->outcome->kind == EVAL_TIME)
		return p->seen->event[i] == 1;
	return p->seen->y[i];
}

/* The comparators with a known outcome: those not used, or all. */
static void
rows_find(struct prognosis *p, bool unused)
{
	p->n = 0;
	p->events = 0;
	p->unused = unused;
	for (size_t i = 0; i < p->e->data->n; i++) {
		if (p->e->data->treat[i] > 0.5 ||
		    !eval_estimate_known(p->seen, i) ||
		    (unused && p->made->weight[i] > 0))
			continue;
		p->at[p->n++] = i;
		p->events += event_of(p, i);
	}
}

static double *
rows_of(struct prognosis *p, const double *v)
{
	double *out = arena_new(p->st->arena, double, p->n + 1);

	for (size_t k = 0; k < p->n; k++)
		out[k] = v[p->at[k]];
	return out;
}

static bool
fit_hazard(struct prognosis *p)
{
	struct stats_cox_in in = {.model = &p->model, .ties = STATS_EFRON};
	double *event = arena_new(p->st->arena, double, p->n + 1);
	struct stats_cox fit;

	for (size_t k = 0; k < p->n; k++)
		event[k] = event_of(p, p->at[k]);
	in.time = rows_of(p, p->seen->time);
	in.event = event;
	if (!stats_cox_fit(p->st, &in, &fit))
		return false;
	p->coef = fit.coef;
	return true;
}

static bool
fit_mean(struct prognosis *p)
{
	struct stats_glm_in in = {.family = p->outcome->kind == EVAL_COUNT
	                                            ? STATS_POISSON
	                                            : STATS_LOGIT,
	                          .model = &p->model,
	                          .outcome = p->outcome->id};
	struct stats_glm fit;
	double *offset;

	in.y = rows_of(p, p->seen->y);
	if (p->outcome->kind == EVAL_COUNT && p->seen->exposure != NULL) {
		offset = rows_of(p, p->seen->exposure);
		for (size_t k = 0; k < p->n; k++)
			offset[k] = log(offset[k]);
		in.offset = offset;
	}
	if (!stats_glm_fit(p->st, &in, &fit))
		return false;
	p->coef = fit.coef;
	return true;
}

static bool
model_fit(struct prognosis *p)
{
	bool hazard = p->outcome->kind == EVAL_TIME;
	struct stats_frame frame =
	        eval_design_rows(p->st, &p->set->frame, p->at, p->n);

	if (p->events < EVENTS_MIN) {
		stats_note(p->st, E_FEW_EVENTS)->count = (int64_t)p->events;
		return false;
	}
	return stats_model_make(p->st, &frame, p->set->all, p->set->all_n,
	                        !hazard, &p->model) &&
	       (hazard ? fit_hazard(p) : fit_mean(p));
}

/* A column's coefficient; what nobody of the model has adds nothing. */
static double
coef_of(const struct prognosis *p, struct str name)
{
	for (size_t j = 0; j < p->model.x.cols; j++)
		if (str_equal(p->model.names[j], name))
			return p->coef[j];
	return 0;
}

/* What is expected of everybody: a risk, a rate, or the log of a hazard. */
static bool
expected(struct prognosis *p, double **out)
{
	size_t n = p->e->data->n;
	struct stats_model all;
	double *v = arena_new(p->st->arena, double, n + 1);

	if (!stats_model_make(p->st, &p->set->frame, p->set->all, p->set->all_n,
	                      p->outcome->kind != EVAL_TIME, &all))
		return false;
	for (size_t j = 0; j < all.x.cols; j++) {
		double b = coef_of(p, all.names[j]);

		for (size_t i = 0; i < n; i++)
			v[i] += b * STATS_COLUMN(&all.x, j)[i];
	}
	for (size_t i = 0; i < n; i++) {
		if (p->outcome->kind == EVAL_BINARY)
			v[i] = 1 / (1 + exp(-v[i]));
		else if (p->outcome->kind == EVAL_COUNT)
			v[i] = exp(v[i]);
	}
	*out = v;
	return true;
}

static bool
compare(struct prognosis *p, struct stats_balance *out)
{
	struct str name = S("prognosis");
	struct stats_column column = {.name = name};
	struct stats_frame frame = {
	        .rows = p->e->data->n, .columns = &column, .columns_n = 1};
	double *v;

	if (!model_fit(p) || !expected(p, &v))
		return false;
	column.v = v;
	return stats_balance_make(p->st, &frame, p->e->data->treat,
	                          p->made->weight, &name, 1, out);
}

/* --- as JSON ------------------------------------------------------------- */

void
eval_estimate_prognosis(struct eval_estimate *e)
{
	static const char *const models[] = {"logistic", "poisson", "cox"};
	struct eval_question q = eval_estimate_ask(e, 0, 0, e->plan->primary);
	json_t *to = json_object();
	struct stats_balance balance;
	struct stats quiet;
	struct prognosis p = {.e = e,
	                      .st = &quiet,
	                      .set = q.set,
	                      .made = q.made,
	                      .outcome = q.outcome,
	                      .seen = q.seen};
	bool pooled = q.made->method->estimand == STATS_ATE;

	stats_begin(&quiet, e->st->arena);
	p.at = arena_new(e->st->arena, size_t, e->data->n + 1);
	rows_find(&p, true);
	if (p.n == 0)
		rows_find(&p, false);
	eval_json_put(e->result, "prognosis", to);
	eval_json_put(to, "model", json_string(models[q.outcome->kind]));
	eval_json_put(to, "fitted_on",
	              json_string(p.unused ? "unused" : "all"));
	eval_json_put(to, "n", json_integer((json_int_t)p.n));
	eval_json_put(to, "events", json_integer((json_int_t)p.events));
	if (compare(&p, &balance)) {
		eval_design_side(to, "before", &balance.rows[0].before, pooled);
		eval_design_side(to, "after", &balance.rows[0].after, pooled);
		eval_json_put(to, "rating",
		              json_string(eval_design_rating(
		                      pooled ? balance.rows[0].after.smd_pooled
		                             : balance.rows[0].after.smd_att)));
	}
	eval_estimate_stopped(to, &quiet);
}
