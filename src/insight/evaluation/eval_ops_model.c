/*
 * eval_ops_model.c - reference vectors of regression.
 */
#include <math.h>

#include "insight/evaluation/eval_local.h"
#include "stats/glm.h"

#define HEAD 10

/* Not whole, perhaps, for what is weighed is not. */
static const struct eval_range counts = {0, INFINITY, false, E_BAD_VALUE};

/* What a generalised linear model is made of. */
static bool
glm_read(struct eval_case *c, struct stats_glm_in *in,
         struct stats_model *model)
{
	size_t n;
	struct str *terms;

	if (!eval_complete(c, "outcome terms offset", "weights"))
		return false;
	terms = eval_words(c, "terms", &n);
	*in = (struct stats_glm_in){.model = model,
	                            .outcome = eval_word(c, "outcome")};
	if (!eval_column(c, "outcome", &in->y) ||
	    !eval_column(c, "offset", &in->offset) ||
	    !eval_column(c, "weights", &in->w) ||
	    !stats_model_make(&c->st, &c->frame, terms, n, true, model))
		return false;
	if (in->y == NULL)
		return eval_wrong(c, "outcome is needed", S(""));
	return true;
}

static bool
family_read(struct eval_case *c, enum stats_family *out)
{
	static const char *const families[] = {"binomial", "poisson", NULL};
	static const char *const links[] = {"logit", "probit", "log", NULL};
	int family, link;

	if (!eval_choice(c, "family", families, &family) ||
	    !eval_option(c, "link", links, &link))
		return false;
	if (family == 1 && str_empty(eval_word(c, "link")))
		link = 2;
	if ((family == 1) != (link == 2))
		return eval_wrong(c, "no link of that family",
		                  eval_word(c, "link"));
	*out = link == 0   ? STATS_LOGIT
	       : link == 1 ? STATS_PROBIT
	                   : STATS_POISSON;
	return true;
}

/* What every model says of itself. */
static void
put_fit(struct eval_case *c, const struct stats_glm_in *in,
        const struct stats_glm *fit, struct eval_terms *terms)
{
	eval_terms_read(c, in->model, true, terms);
	eval_put_terms(c, "coef", terms, fit->coef);
	eval_put_terms(c, "se", terms, fit->se);
	json_f64(c->out, "deviance", fit->deviance);
	json_f64(c->out, "loglik", fit->loglik);
	eval_put_count(c, "n", in->model->x.rows);
}

static void
put_fitted(struct eval_case *c, const struct stats_glm_in *in,
           const struct stats_glm *fit)
{
	size_t n = in->model->x.rows;
	double sum = 0;

	eval_put_numbers(c, "fitted_head", fit->mu, n < HEAD ? n : HEAD);
	for (size_t i = 0; i < n; i++)
		sum += fit->mu[i] * fit->mu[i];
	json_f64(c->out, "fitted_sum_sq", sum);
	json_f64(c->out, "pearson_dispersion", stats_glm_dispersion(in, fit));
}

static bool
run_glm(struct eval_case *c)
{
	struct stats_model model;
	struct stats_glm_in in;
	struct stats_glm fit;
	struct eval_terms terms;
	enum stats_family family = STATS_LOGIT;
	double null, *robust, n;

	if (!family_read(c, &family) ||
	    !eval_within(c, "outcome",
	                 family == STATS_POISSON ? &counts : EVAL_YES_NO,
	                 "weights") ||
	    !glm_read(c, &in, &model))
		return false;
	in.family = family;
	if (!stats_glm_fit(&c->st, &in, &fit) ||
	    !stats_glm_null(&c->st, &in, &null))
		return false;
	n = (double)model.x.rows;
	put_fit(c, &in, &fit, &terms);
	eval_put_terms_square(c, "vcov", &terms, fit.vcov);
	json_f64(c->out, "null_deviance", null);
	json_f64(c->out, "aic", -2 * fit.loglik + 2 * (double)fit.p);
	eval_put_count(c, "df_residual", model.x.rows - fit.p);
	robust = arena_new(c->arena, double, fit.p + 1);
	stats_glm_robust(&c->st, &in, &fit, robust);
	eval_put_terms(c, "robust_se_hc0", &terms, robust);
	for (size_t j = 0; j < fit.p; j++)
		robust[j] *= sqrt(n / (n - (double)fit.p));
	eval_put_terms(c, "robust_se_hc1", &terms, robust);
	put_fitted(c, &in, &fit);
	return true;
}

static bool
run_glm_nb(struct eval_case *c)
{
	struct stats_model model;
	struct stats_glm_in in;
	struct stats_glm fit;
	struct eval_terms terms;

	if (!eval_within(c, "outcome", &counts, NULL) ||
	    !glm_read(c, &in, &model) || !stats_glm_nb(&c->st, &in, &fit))
		return false;
	put_fit(c, &in, &fit, &terms);
	json_f64(c->out, "theta", fit.theta);
	json_f64(c->out, "se_theta", fit.theta_se);
	return true;
}

const struct eval_op eval_ops_model[] = {
        {"glm", "family link outcome terms weights offset", run_glm},
        {"glm_nb", "outcome terms offset", run_glm_nb},
        {NULL, NULL, NULL},
};
