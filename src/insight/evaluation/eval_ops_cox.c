/*
 * eval_ops_cox.c - reference vectors of proportional hazards.
 */
#include <math.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_local.h"
#include "stats/cox.h"
#include "stats/special.h"

#define HEAD 10

static bool
cox_columns(struct eval_case *c, struct stats_cox_in *in)
{
	if (!eval_column(c, "start", &in->start) ||
	    !eval_column(c, "time", &in->time) ||
	    !eval_column(c, "event", &in->event) ||
	    !eval_column(c, "weights", &in->w))
		return false;
	if (in->time == NULL || in->event == NULL)
		return eval_wrong(c, "time and event are needed", S(""));
	return true;
}

/* Whoever has both begins before they end, but for those of weight 0. */
static size_t
ends_first(const double *start, const double *time, const double *w, size_t n,
           size_t *first)
{
	size_t passed = 0;

	for (size_t i = 0; i < n; i++) {
		if (!(start[i] >= time[i]) || (w != NULL && w[i] == 0))
			continue;
		*first = passed++ == 0 ? i : *first;
	}
	return passed;
}

static bool
starts_before(struct eval_case *c)
{
	const double *start, *time, *w;
	size_t passed = 0, first = 0;

	if (!eval_column(c, "start", &start) ||
	    !eval_column(c, "time", &time) || !eval_column(c, "weights", &w))
		return false;
	if (start != NULL && time != NULL)
		passed = ends_first(start, time, w, c->frame.rows, &first);
	return passed == 0 ||
	       eval_row_stop(c, E_TIME_ORDER, eval_word(c, "start"), first,
	                     passed);
}

/* Events are 0 and 1, and nobody is followed for less than no time. */
static bool
cox_within(struct eval_case *c)
{
	static const struct eval_range time = {0, INFINITY, false,
	                                       E_TIME_ORDER};

	return eval_within(c, "time", &time, "weights") &&
	       eval_within(c, "event", EVAL_YES_NO, "weights") &&
	       starts_before(c);
}

static bool
cox_read(struct eval_case *c, struct stats_cox_in *in,
         struct stats_model *model)
{
	static const char *const ties[] = {"efron", "breslow", "exact", NULL};
	struct eval_groups strata, clusters;
	size_t n;
	struct str *terms = eval_words(c, "terms", &n);
	int tie;

	*in = (struct stats_cox_in){.model = model};
	if (!cox_within(c) ||
	    !eval_complete(c, "start time event terms strata cluster",
	                   "weights") ||
	    !cox_columns(c, in) || !eval_group_all(c, "strata", &strata) ||
	    !eval_group(c, eval_word(c, "cluster"), &clusters) ||
	    !eval_option(c, "ties", ties, &tie) ||
	    !stats_model_make(&c->st, &c->frame, terms, n, false, model))
		return false;
	in->strata = strata.code;
	in->strata_n = strata.n;
	in->cluster = clusters.code;
	in->clusters = clusters.n;
	in->ties = (enum stats_ties)tie;
	return true;
}

static void
put_ratios(struct eval_case *c, const struct stats_cox *fit,
           const struct eval_terms *terms)
{
	const double *se = fit->robust_se != NULL ? fit->robust_se : fit->se;
	double *v = arena_new(c->arena, double, fit->p + 1);

	for (size_t j = 0; j < fit->p; j++)
		v[j] = exp(fit->coef[j]);
	eval_put_terms(c, "hr", terms, v);
	for (size_t j = 0; j < fit->p; j++)
		v[j] = exp(fit->coef[j] - STATS_Z95 * se[j]);
	eval_put_terms(c, "ci_low", terms, v);
	for (size_t j = 0; j < fit->p; j++)
		v[j] = exp(fit->coef[j] + STATS_Z95 * se[j]);
	eval_put_terms(c, "ci_high", terms, v);
}

/* Residuals, and the hazard at the times that the file lists. */
static void
put_hazard(struct eval_case *c, const struct stats_cox_in *in,
           const struct stats_cox *fit)
{
	double *m = arena_new(c->arena, double, fit->n + 1), square = 0;
	size_t n;
	double *times = eval_list(
	        c->arena, json_object_get(c->expected, "baseline_time"), &n);

	stats_cox_martingale(&c->st, in, fit, m);
	for (size_t i = 0; i < fit->n; i++)
		square += m[i] * m[i];
	eval_put_numbers(c, "martingale_head", m,
	                 fit->n < HEAD ? fit->n : HEAD);
	json_f64(c->out, "martingale_sum_sq", square);
	eval_put_numbers(c, "baseline_time", times, n);
	json_array(c->out, "baseline_cumhaz");
	for (size_t i = 0; i < n; i++)
		json_f64(c->out, NULL,
		         stats_cox_hazard(&c->st, in, fit, times[i]));
	json_end(c->out);
}

static bool
run_cox(struct eval_case *c)
{
	struct stats_model model;
	struct stats_cox_in in;
	struct stats_cox fit;
	struct eval_terms terms;

	if (!cox_read(c, &in, &model) || !stats_cox_fit(&c->st, &in, &fit))
		return false;
	eval_terms_read(c, &model, false, &terms);
	eval_put_terms(c, "coef", &terms, fit.coef);
	eval_put_terms(c, "se", &terms, fit.se);
	eval_put_terms_square(c, "vcov", &terms, fit.vcov);
	put_ratios(c, &fit, &terms);
	json_f64(c->out, "loglik_null", fit.loglik_null);
	json_f64(c->out, "loglik", fit.loglik);
	json_f64(c->out, "lr_test", fit.lr);
	json_f64(c->out, "score_test", fit.score);
	json_f64(c->out, "wald_test", fit.wald);
	eval_put_count(c, "n", fit.n);
	eval_put_count(c, "events", fit.events);
	json_f64(c->out, "concordance",
	         stats_cox_concordance(&c->st, &in, &fit));
	if (fit.robust_se != NULL) {
		eval_put_terms(c, "robust_se", &terms, fit.robust_se);
		eval_put_terms_square(c, "robust_vcov", &terms,
		                      fit.robust_vcov);
	}
	if (in.ties != STATS_EXACT)
		put_hazard(c, &in, &fit);
	return true;
}

/* As a plan says it: of the columns whose ratio changes with time, or of all
 * together where none does by itself. */
static void
ph_judge(struct eval_case *c, const struct stats_model *model,
         const struct stats_cox_ph *test, size_t n)
{
	struct stats_note *note = NULL;

	if (test->all_p < EVAL_PH_ALPHA)
		note = stats_note(&c->st, W_NONPROPORTIONAL);
	for (size_t j = 0; j < n; j++) {
		if (!(test->p[j] < EVAL_PH_ALPHA))
			continue;
		if (note == NULL)
			note = stats_note(&c->st, W_NONPROPORTIONAL);
		stats_about(note, model->names[j]);
	}
}

static bool
run_ph(struct eval_case *c)
{
	struct stats_model model;
	struct stats_cox_in in;
	struct stats_cox fit;
	struct stats_cox_ph out;
	struct eval_terms terms;
	double *one;
	static const char *const transforms[] = {"km", NULL};
	int transform;

	if (!eval_option(c, "transform", transforms, &transform) ||
	    !cox_read(c, &in, &model) || !stats_cox_fit(&c->st, &in, &fit) ||
	    !stats_cox_ph_test(&c->st, &in, &fit, &out))
		return false;
	ph_judge(c, &model, &out, fit.p);
	eval_terms_read(c, &model, false, &terms);
	eval_put_terms(c, "chisq", &terms, out.chisq);
	one = arena_new(c->arena, double, fit.p + 1);
	for (size_t j = 0; j < fit.p; j++)
		one[j] = 1;
	eval_put_terms(c, "df", &terms, one);
	eval_put_terms(c, "p", &terms, out.p);
	json_f64(c->out, "global_chisq", out.all_chisq);
	eval_put_count(c, "global_df", fit.p);
	json_f64(c->out, "global_p", out.all_p);
	return true;
}

const struct eval_op eval_ops_cox[] = {
        {"coxph", "start time event terms ties strata cluster weights",
         run_cox},
        {"ph_test", "start time event terms ties strata transform", run_ph},
        {NULL, NULL, NULL},
};
