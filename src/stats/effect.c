/*
 * effect.c - the difference between the treated and the others.
 */
#include "stats/effect.h"

#include <math.h>
#include <string.h>

#include "stats/glm.h"
#include "stats/linear.h"
#include "stats/special.h"

/* Room for the sums of clusters: a cluster's number is below it. */
static size_t
clusters_room(const struct stats_effect_in *in)
{
	return in->cluster == NULL ? in->n : in->clusters;
}

/* The clusters that have a row. */
static size_t
clusters_of(struct stats *st, const struct stats_effect_in *in)
{
	bool *seen;
	size_t n = 0;

	if (in->cluster == NULL)
		return in->n;
	seen = arena_new(st->arena, bool, in->clusters + 1);
	for (size_t i = 0; i < in->n; i++)
		if (!seen[in->cluster[i]]) {
			seen[in->cluster[i]] = true;
			n++;
		}
	return n;
}

/* A M A with M the squares of the sums of each cluster's scores. */
static void
cluster_variance(struct stats *st, const struct stats_effect_in *in,
                 const struct stats_matrix *x, const double *score,
                 const double *a, double *out)
{
	size_t p = x->cols, g = clusters_room(in);
	struct stats_matrix sums = {g, p,
	                            arena_new(st->arena, double, g *p + 1)};
	double *meat = arena_new(st->arena, double, p *p + 1);

	for (size_t j = 0; j < p; j++)
		for (size_t i = 0; i < in->n; i++) {
			size_t k = in->cluster == NULL ? i
			                               : (size_t)in->cluster[i];

			STATS_COLUMN(&sums, j)
			[k] += score[i] * STATS_COLUMN(x, j)[i];
		}
	stats_cross(st->arena, &sums, NULL, meat);
	stats_sandwich(st->arena, a, meat, p, out);
}

/* Intercept, treatment and covariates as one model. */
static void
model_make(struct stats *st, const struct stats_effect_in *in,
           const struct stats_model *covariates, struct stats_model *out)
{
	size_t more = covariates == NULL ? 0 : covariates->x.cols;
	size_t p = 2 + more;

	*out = (struct stats_model){
	        .x = {in->n, p, arena_new(st->arena, double, in->n *p + 1)},
	        .names = arena_new(st->arena, struct str, p),
	        .sources = arena_new(st->arena, struct str, p)};
	out->names[0] = S("(intercept)");
	out->names[1] = out->sources[1] = S("treatment");
	for (size_t i = 0; i < in->n; i++) {
		out->x.v[i] = 1;
		out->x.v[in->n + i] = in->treat[i];
	}
	for (size_t j = 0; covariates != NULL && j < more; j++) {
		out->names[2 + j] = covariates->names[j];
		out->sources[2 + j] = covariates->sources[j];
		memcpy(STATS_COLUMN(&out->x, 2 + j),
		       STATS_COLUMN(&covariates->x, j), in->n * sizeof(double));
	}
}

/* Weighted means, and the difference with its sandwich. */
static bool
difference(struct stats *st, const struct stats_effect_in *in,
           const struct stats_model *model, struct stats_effect *out)
{
	double sum[2] = {0, 0}, of[2] = {0, 0}, info[4], a[4], v[4], g;
	double *score = arena_new(st->arena, double, in->n + 1);
	double *w = arena_new(st->arena, double, in->n + 1);

	for (size_t i = 0; i < in->n; i++) {
		int t = in->treat[i] > 0.5;

		w[i] = stats_weight(in->w, i);
		sum[t] += w[i] * in->y[i];
		of[t] += w[i];
	}
	if (!(of[0] > 0) || !(of[1] > 0))
		return stats_stop(st, E_NO_OVERLAP, S(""));
	out->p1 = sum[1] / of[1];
	out->p0 = sum[0] / of[0];
	out->rd = out->p1 - out->p0;
	for (size_t i = 0; i < in->n; i++)
		score[i] = w[i] * (in->y[i] -
		                   (in->treat[i] > 0.5 ? out->p1 : out->p0));
	stats_cross(st->arena, &model->x, w, info);
	if (!stats_inverse(st->arena, info, 2, a))
		return stats_stop(st, E_NO_OVERLAP, S(""));
	cluster_variance(st, in, &model->x, score, a, v);
	g = (double)out->clusters;
	out->rd_se_bare = sqrt(v[3]);
	out->rd_se_hc0 = sqrt(v[3] * g / (g - 1));
	out->rd_se_hc1 = sqrt(v[3] * g / (g - 1) * (double)(in->n - 1) /
	                      (double)(in->n - 2));
	out->rd_ci.low = out->rd - STATS_Z95 * out->rd_se_hc1;
	out->rd_ci.high = out->rd + STATS_Z95 * out->rd_se_hc1;
	return true;
}

/* A working model of the treatment alone: its coefficient and its error. */
static bool
working_fit(struct stats *st, const struct stats_effect_in *in,
            const struct stats_model *model, enum stats_family family,
            struct stats_glm *fit, double *coef, double *se)
{
	struct stats_glm_in ask = {.family = family,
	                           .model = model,
	                           .y = in->y,
	                           .w = in->w,
	                           .offset = in->offset,
	                           .outcome = in->outcome};
	double v[4], g = (double)clusters_of(st, in);
	bool good = family == STATS_NEGATIVE_BINOMIAL
	                    ? stats_glm_nb(st, &ask, fit)
	                    : stats_glm_fit(st, &ask, fit);

	*coef = *se = NAN;
	if (!good)
		return false;
	cluster_variance(st, in, &model->x, fit->score, fit->vcov, v);
	*coef = fit->coef[1];
	*se = sqrt(v[3] * g / (g - 1));
	return true;
}

static bool
working(struct stats *st, const struct stats_effect_in *in,
        const struct stats_model *model, enum stats_family family, double *coef,
        double *se)
{
	struct stats_glm fit;

	return working_fit(st, in, model, family, &fit, coef, se);
}

/* What somebody weighs among those whom the adjusted effect is of. */
static double
target_of(const struct stats_effect_in *in, size_t i)
{
	if (in->target != NULL)
		return in->target[i];
	return in->treat[i] > 0.5 ? stats_weight(in->w, i) : 0;
}

/* What the outcome would be, on average over the target. */
struct standard {
	double p[2];
	double *gradient; /* of the difference: a column each */
};

static void
standardise(const struct stats_effect_in *in, const struct stats_model *model,
            const double *coef, struct standard *out)
{
	size_t p = model->x.cols;
	double of = 0;

	out->p[0] = out->p[1] = 0;
	for (size_t i = 0; i < in->n; i++) {
		double eta = 0, w = target_of(in, i);

		if (!(w > 0))
			continue;
		of += w;
		for (size_t j = 0; j < p; j++)
			if (j != 1)
				eta += STATS_COLUMN(&model->x, j)[i] * coef[j];
		for (int t = 0; t < 2; t++) {
			double mu = 1 / (1 + exp(-eta - t * coef[1]));
			double slope = (t == 1 ? w : -w) * mu * (1 - mu);

			out->p[t] += w * mu;
			for (size_t j = 0; j < p; j++)
				out->gradient[j] +=
				        slope *
				        (j == 1 ? t
				                : STATS_COLUMN(&model->x,
				                               j)[i]);
		}
	}
	out->p[0] /= of;
	out->p[1] /= of;
	for (size_t j = 0; j < p; j++)
		out->gradient[j] /= of;
}

/*
 * Covariates that say nearly the same, as others that do not: what is made of
 * the model's risks is the same for both.
 */
static void
covariates_part(struct stats *st, struct stats_model *model)
{
	size_t n = model->x.rows, p = model->x.cols;
	struct stats_matrix others = {n, p - 1, NULL};
	struct stats_basis basis;

	if (p < 3)
		return;
	others.v = arena_new(st->arena, double, n *(p - 1) + 1);
	memcpy(others.v, STATS_COLUMN(&model->x, 0), n * sizeof(double));
	memcpy(others.v + n, STATS_COLUMN(&model->x, 2),
	       n * (p - 2) * sizeof(double));
	if (stats_basis_make(st, &others, &basis))
		memcpy(STATS_COLUMN(&model->x, 2), STATS_COLUMN(&basis.q, 1),
		       n * (p - 2) * sizeof(double));
}

static bool
adjusted(struct stats *st, const struct stats_effect_in *in,
         struct stats_effect *out)
{
	struct stats_model model;
	struct stats_glm_in ask = {.family = STATS_LOGIT,
	                           .model = &model,
	                           .y = in->y,
	                           .w = in->w,
	                           .outcome = in->outcome};
	struct standard standard = {{0, 0}, NULL};
	struct stats_glm fit;
	double *v, g = (double)out->clusters, n = (double)in->n;

	model_make(st, in, in->covariates, &model);
	/* what is the same as the treatment, or among those compared */
	stats_model_trim(st, &model);
	covariates_part(st, &model);
	if (!stats_glm_fit(st, &ask, &fit))
		return false;
	v = arena_new(st->arena, double, fit.p *fit.p + 1);
	standard.gradient = arena_new(st->arena, double, fit.p + 1);
	cluster_variance(st, in, &model.x, fit.score, fit.vcov, v);
	standardise(in, &model, fit.coef, &standard);
	out->adjusted_p1 = standard.p[1];
	out->adjusted_p0 = standard.p[0];
	out->adjusted_rd = standard.p[1] - standard.p[0];
	out->adjusted_se_hc0 = sqrt(
	        stats_quadratic(v, standard.gradient, fit.p) * g / (g - 1));
	if (in->n > fit.p)
		out->adjusted_se_hc1 = out->adjusted_se_hc0 *
		                       sqrt((n - 1) / (n - (double)fit.p));
	return true;
}

static bool
treat_check(struct stats *st, const struct stats_effect_in *in)
{
	for (size_t i = 0; i < in->n; i++)
		if (in->treat[i] != 0 && in->treat[i] != 1) {
			struct stats_note *note = stats_note(st, E_BAD_VALUE);

			note->row = (int64_t)i + 1;
			return false;
		}
	return true;
}

/* The ratios that the risks leave defined. */
static bool
ratios(struct stats *st, const struct stats_effect_in *in,
       const struct stats_model *model, struct stats_effect *out)
{
	if (!(out->p1 > 0) || !(out->p0 > 0))
		return true;
	if (!working(st, in, model, STATS_POISSON, &out->log_rr,
	             &out->log_rr_se))
		return false;
	return !(out->p1 < 1) || !(out->p0 < 1) ||
	       working(st, in, model, STATS_LOGIT, &out->log_or,
	               &out->log_or_se);
}

bool
stats_effect_binary(struct stats *st, const struct stats_effect_in *in,
                    struct stats_effect *out)
{
	struct stats_model model;

	*out = (struct stats_effect){.n = in->n,
	                             .clusters = clusters_of(st, in),
	                             .adjusted_p1 = NAN};
	out->adjusted_p0 = out->adjusted_rd = NAN;
	out->adjusted_se_hc0 = out->adjusted_se_hc1 = NAN;
	out->log_or = out->log_or_se = out->log_rr = out->log_rr_se = NAN;
	if (!treat_check(st, in))
		return false;
	model_make(st, in, NULL, &model);
	if (!difference(st, in, &model, out))
		return false;
	return ratios(st, in, &model, out) &&
	       (in->covariates == NULL || adjusted(st, in, out));
}

/* Weighted events and time of each group. */
static bool
rates_sum(struct stats *st, const struct stats_effect_in *in, double sum[2],
          double of[2])
{
	sum[0] = sum[1] = of[0] = of[1] = 0;
	if (!treat_check(st, in))
		return false;
	for (size_t i = 0; i < in->n; i++) {
		int t = in->treat[i] > 0.5;
		double w = stats_weight(in->w, i);

		sum[t] += w * in->y[i];
		of[t] += w * (in->offset == NULL ? 1 : exp(in->offset[i]));
	}
	return (of[0] > 0 && of[1] > 0) || stats_stop(st, E_NO_OVERLAP, S(""));
}

bool
stats_effect_count(struct stats *st, const struct stats_effect_in *in,
                   struct stats_effect *out)
{
	double sum[2], of[2];
	struct stats_model model;

	*out = (struct stats_effect){.n = in->n,
	                             .clusters = clusters_of(st, in)};
	out->log_rr = out->log_rr_se = NAN;
	if (!rates_sum(st, in, sum, of))
		return false;
	out->p1 = sum[1] / of[1];
	out->p0 = sum[0] / of[0];
	if (!(sum[0] > 0) || !(sum[1] > 0))
		return true;
	model_make(st, in, NULL, &model);
	return working(st, in, &model, STATS_POISSON, &out->log_rr,
	               &out->log_rr_se);
}

/* Whether counts vary no more than a Poisson's of the groups' rates: the slope
 * of the likelihood in 1 / theta at 0 is half the sum of (y - mu)^2 - y. */
static bool
is_chance(const struct stats_effect_in *in, const double sum[2],
          const double of[2])
{
	struct stats_sum slope = {0, 0};

	for (size_t i = 0; i < in->n; i++) {
		int t = in->treat[i] > 0.5;
		double time = in->offset == NULL ? 1 : exp(in->offset[i]);
		double miss = in->y[i] - sum[t] / of[t] * time;

		stats_sum_add(&slope, stats_weight(in->w, i) *
		                              (miss * miss - in->y[i]));
	}
	return stats_sum_get(&slope) <= 0;
}

bool
stats_effect_negative(struct stats *st, const struct stats_effect_in *in,
                      struct stats_negative *out)
{
	double sum[2], of[2];
	struct stats_model model;
	struct stats_glm fit;

	*out = (struct stats_negative){NAN, NAN, NAN, NAN, false};
	if (!rates_sum(st, in, sum, of))
		return false;
	if (!(sum[0] > 0) || !(sum[1] > 0))
		return true;
	model_make(st, in, NULL, &model);
	if (!working_fit(st, in, &model, STATS_NEGATIVE_BINOMIAL, &fit,
	                 &out->log_rr, &out->se)) {
		out->chance = is_chance(in, sum, of);
		return false;
	}
	out->theta = fit.theta;
	out->theta_se = fit.theta_se;
	return true;
}
