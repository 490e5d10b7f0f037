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
	struct stats *st;  /* what stops it stops nothing else */
	struct stats *own; /* what goes when the model is fitted */
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
	double *out = arena_new(p->own->arena, double, p->n + 1);

	for (size_t k = 0; k < p->n; k++)
		out[k] = v[p->at[k]];
	return out;
}

static bool
fit_hazard(struct prognosis *p)
{
	struct stats_cox_in in = {.model = &p->model, .ties = STATS_EFRON};
	double *event = arena_new(p->own->arena, double, p->n + 1);
	struct stats_cox fit;

	for (size_t k = 0; k < p->n; k++)
		event[k] = event_of(p, p->at[k]);
	in.time = rows_of(p, p->seen->time);
	in.event = event;
	if (!stats_cox_fit(p->own, &in, &fit))
		return false;
	p->coef = fit.coef;
	return true;
}

/* Counted, whether each of them comes or all at once. */
static bool
is_often(const struct prognosis *p)
{
	return p->outcome->kind == EVAL_COUNT ||
	       p->outcome->kind == EVAL_RECURRENT;
}

static bool
fit_mean(struct prognosis *p)
{
	struct stats_glm_in in = {.family = is_often(p) ? STATS_POISSON
	                                                : STATS_LOGIT,
	                          .model = &p->model,
	                          .outcome = p->outcome->id};
	struct stats_glm fit;
	double *offset;

	in.y = rows_of(p, p->seen->y);
	if (is_often(p) && p->seen->exposure != NULL) {
		offset = rows_of(p, p->seen->exposure);
		for (size_t k = 0; k < p->n; k++)
			offset[k] = log(offset[k]);
		in.offset = offset;
	}
	if (!stats_glm_fit(p->own, &in, &fit))
		return false;
	p->coef = fit.coef;
	return true;
}

/* The columns of those rows; the rows by themselves go again. */
static bool
model_make(struct prognosis *p)
{
	struct stats rows;
	struct eval_scratch *scratch = eval_scratch_begin(p->own, &rows);
	struct stats_frame frame =
	        eval_design_rows(&rows, &p->set->frame, p->at, p->n);
	bool good = stats_model_make(p->own, &frame, p->set->all, p->set->all_n,
	                             p->outcome->kind != EVAL_TIME, &p->model);

	eval_scratch_end(p->own, &rows, scratch);
	return good;
}

static bool
model_fit(struct prognosis *p)
{
	if (p->events < EVENTS_MIN) {
		stats_note(p->own, E_FEW_EVENTS)->count = (int64_t)p->events;
		return false;
	}
	return model_make(p) &&
	       (p->outcome->kind == EVAL_TIME ? fit_hazard(p) : fit_mean(p));
}

/*
 * What is expected of everybody: a risk, a rate, or the log of a hazard.  What
 * nobody of the model has adds nothing.
 */
static bool
expected(struct prognosis *p, double *v)
{
	size_t n = p->e->data->n;

	if (!stats_model_times(p->st, &p->set->frame, p->set->all,
	                       p->set->all_n, &p->model, p->coef, v))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (p->outcome->kind == EVAL_BINARY)
			v[i] = 1 / (1 + exp(-v[i]));
		else if (is_often(p))
			v[i] = exp(v[i]);
	}
	return true;
}

/* The model has as many numbers as there are people, many times over: they go
 * when each is told what is expected of them. */
static bool
everybody(struct prognosis *p, double *v)
{
	struct stats *own = arena_new(p->st->arena, struct stats, 1);
	struct eval_scratch *scratch = eval_scratch_begin(p->st, own);
	bool good;

	p->own = own;
	good = model_fit(p) && expected(p, v);
	eval_scratch_end(p->st, own, scratch);
	return good;
}

static bool
compare(struct prognosis *p, struct stats_balance *out)
{
	struct str name = S("prognosis");
	struct stats_column column = {.name = name};
	struct stats_frame frame = {
	        .rows = p->e->data->n, .columns = &column, .columns_n = 1};
	double *v = arena_new(p->st->arena, double, frame.rows + 1);

	if (!everybody(p, v))
		return false;
	column.v = v;
	return stats_balance_make(p->st, &frame, p->e->data->treat,
	                          p->made->weight, &name, 1, out);
}

/* --- over all completed sets --------------------------------------------- */

/* What the sets come to: the mean of each number, and of how far apart the
 * groups are, either way. */
struct pooled {
	struct stats_balance_side before, after;
	double far;
};

static double
smd_of(const struct prognosis *p, const struct stats_balance_side *side)
{
	return p->made->method->estimand == STATS_ATE ? side->smd_pooled
	                                              : side->smd_att;
}

/* One set more; as many of them as there are weigh the same. */
static bool
set_add(struct prognosis *p, size_t set, struct pooled *out)
{
	struct arena_mark mark = arena_mark(p->st->arena);
	double share = 1 / (double)p->e->made->sets_n;
	struct eval_question q =
	        eval_estimate_ask(p->e, set, 0, p->e->plan->primary);
	struct stats_balance b;
	bool good;

	p->set = q.set;
	p->made = q.made;
	if (set > 0)
		rows_find(p, p->unused);
	good = q.made->good && compare(p, &b);
	if (good) {
		const struct stats_balance_row *row = &b.rows[0];

		eval_design_side_add(&out->before, &row->before, share);
		eval_design_side_add(&out->after, &row->after, share);
		out->far += share * fabs(smd_of(p, &row->after));
	}
	arena_release(p->st->arena, mark);
	return good;
}

/* In every set, or in none: one without a model is not passed over. */
static bool
sets_compare(struct prognosis *p, struct pooled *out)
{
	bool good = true;

	*out = (struct pooled){.far = 0};
	for (size_t s = 0; good && s < p->e->made->sets_n; s++)
		good = set_add(p, s, out);
	return good;
}

/* --- as JSON ------------------------------------------------------------- */

void
eval_estimate_prognosis(struct eval_estimate *e)
{
	static const char *const models[] = {"logistic", "poisson", "cox",
	                                     "poisson"};
	struct eval_question q = eval_estimate_ask(e, 0, 0, e->plan->primary);
	json_t *to = json_object();
	struct pooled pooled;
	struct stats quiet;
	struct prognosis p = {.e = e,
	                      .st = &quiet,
	                      .set = q.set,
	                      .made = q.made,
	                      .outcome = q.outcome,
	                      .seen = q.seen};
	bool ate = q.made->method->estimand == STATS_ATE;

	stats_begin(&quiet, e->st->arena);
	quiet.threads = e->st->threads;
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
	if (sets_compare(&p, &pooled)) {
		eval_design_side(to, "before", &pooled.before, ate);
		eval_design_side(to, "after", &pooled.after, ate);
		eval_json_put(to, "rating",
		              json_string(eval_design_rating(pooled.far)));
	}
	eval_estimate_stopped(to, &quiet);
}
