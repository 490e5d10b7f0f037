/*
 * eval_ops_effect.c - reference vectors of effects.
 */
#include <math.h>

#include "insight/evaluation/eval_local.h"
#include "stats/effect.h"
#include "stats/table.h"

/* What both kinds of effect are made of. */
static bool
effect_read(struct eval_case *c, struct stats_effect_in *in)
{
	struct eval_groups clusters;

	if (!eval_within(c, "treat", EVAL_YES_NO, "weights") ||
	    !eval_complete(c, "outcome treat cluster covariates offset",
	                   "weights"))
		return false;
	*in = (struct stats_effect_in){.n = c->frame.rows,
	                               .outcome = eval_word(c, "outcome")};
	if (!eval_column(c, "outcome", &in->y) ||
	    !eval_column(c, "treat", &in->treat) ||
	    !eval_column(c, "weights", &in->w) ||
	    !eval_column(c, "offset", &in->offset) ||
	    !eval_group(c, eval_word(c, "cluster"), &clusters))
		return false;
	if (in->y == NULL || in->treat == NULL)
		return eval_wrong(c, "outcome and treat are needed", S(""));
	in->cluster = clusters.code;
	in->clusters = clusters.n;
	return true;
}

static bool
run_effect(struct eval_case *c)
{
	struct stats_effect_in in;
	struct stats_effect out;
	struct stats_model model;
	size_t n;
	struct str *covariates = eval_words(c, "covariates", &n);

	/* of a share; a count may be 2 */
	if (!eval_within(c, "outcome", EVAL_YES_NO, "weights") ||
	    !effect_read(c, &in))
		return false;
	if (n > 0) {
		if (!stats_model_make(&c->st, &c->frame, covariates, n, false,
		                      &model))
			return false;
		in.covariates = &model;
	}
	if (!stats_effect_binary(&c->st, &in, &out))
		return false;
	json_f64(c->out, "p1", out.p1);
	json_f64(c->out, "p0", out.p0);
	json_f64(c->out, "rd", out.rd);
	json_f64(c->out, "rd_se_hc0_noadj", out.rd_se_bare);
	json_f64(c->out, "rd_se_hc0", out.rd_se_hc0);
	json_f64(c->out, "rd_se_hc1", out.rd_se_hc1);
	eval_put_pair(c, "rd_ci", out.rd_ci.low, out.rd_ci.high);
	json_f64(c->out, "log_or", out.log_or);
	json_f64(c->out, "log_or_se_hc0", out.log_or_se);
	json_f64(c->out, "log_rr", out.log_rr);
	json_f64(c->out, "log_rr_se_hc0", out.log_rr_se);
	json_f64(c->out, "adj_p1", out.adjusted_p1);
	json_f64(c->out, "adj_p0", out.adjusted_p0);
	json_f64(c->out, "adj_rd", out.adjusted_rd);
	json_f64(c->out, "adj_rd_se_hc0", out.adjusted_se_hc0);
	eval_put_count(c, "n_rows", out.n);
	eval_put_count(c, "n_clusters", out.clusters);
	return true;
}

static bool
run_effect_count(struct eval_case *c)
{
	struct stats_effect_in in;
	struct stats_effect out;
	static const struct eval_range counts = {0, INFINITY, false,
	                                         E_BAD_VALUE};

	if (!eval_within(c, "outcome", &counts, "weights") ||
	    !effect_read(c, &in) || !stats_effect_count(&c->st, &in, &out))
		return false;
	json_f64(c->out, "rate_t", out.p1);
	json_f64(c->out, "rate_c", out.p0);
	json_f64(c->out, "log_rr", out.log_rr);
	json_f64(c->out, "log_rr_se_hc0", out.log_rr_se);
	eval_put_count(c, "n_rows", out.n);
	eval_put_count(c, "n_clusters", out.clusters);
	return true;
}

static void
put_interval(struct eval_case *c, const char *key, struct interval i)
{
	eval_put_pair(c, key, i.low, i.high);
}

/* More than there are people: what is summed one by one has an end. */
#define COUNT_MOST 1e10

/* Each is a count; the first that is none is named. */
static bool
counts_check(struct eval_case *c, const char *names)
{
	struct str rest = str_of(names), name;

	while (str_split(&rest, ' ', &name)) {
		const char *key = str_c(c->arena, name);
		double v = eval_number(c, key, NAN);

		if (!(v >= 0) || !(v <= COUNT_MOST) || v != floor(v))
			return eval_bad_number(c, key, 0);
	}
	return true;
}

/* Nobody is counted of nobody, and no more than there are. */
static bool
parts_check(struct eval_case *c, const char *part, const char *whole)
{
	double n = eval_number(c, whole, NAN);

	if (!(n >= 1))
		return eval_bad_number(c, whole, 0);
	return eval_number(c, part, NAN) <= n || eval_bad_number(c, part, 0);
}

static bool
run_two_by_two(struct eval_case *c)
{
	struct stats_two in = {eval_number(c, "x1", NAN),
	                       eval_number(c, "n1", NAN),
	                       eval_number(c, "x0", NAN),
	                       eval_number(c, "n0", NAN)};
	struct stats_two_out out;

	if (!counts_check(c, "x1 n1 x0 n0") || !parts_check(c, "x1", "n1") ||
	    !parts_check(c, "x0", "n0"))
		return false;
	if (!stats_two_by_two(&in, &out))
		return stats_stop(&c->st, E_BAD_VALUE, S(""));
	json_f64(c->out, "p1", out.p1);
	json_f64(c->out, "p0", out.p0);
	put_interval(c, "wilson1", out.wilson1);
	put_interval(c, "wilson0", out.wilson0);
	json_f64(c->out, "rd", out.rd);
	json_f64(c->out, "rd_wald_se", out.rd_se);
	put_interval(c, "rd_wald", out.wald);
	put_interval(c, "rd_newcombe", out.newcombe);
	put_interval(c, "rd_miettinen_nurminen", out.miettinen);
	json_f64(c->out, "rr", out.rr);
	put_interval(c, "rr_ci", out.rr_ci);
	json_f64(c->out, "or", out.odds);
	put_interval(c, "or_ci", out.odds_ci);
	json_f64(c->out, "or_fisher_cond", out.odds_exact);
	put_interval(c, "or_fisher_ci", out.odds_exact_ci);
	json_f64(c->out, "p_fisher", out.p_exact);
	json_f64(c->out, "p_chisq", out.p_chisq);
	json_f64(c->out, "p_chisq_yates", out.p_yates);
	json_f64(c->out, "z_pooled", out.z);
	json_f64(c->out, "nnt", out.nnt);
	return true;
}

static bool
run_paired(struct eval_case *c)
{
	struct stats_pairs in = {eval_number(c, "n11", NAN),
	                         eval_number(c, "n10", NAN),
	                         eval_number(c, "n01", NAN),
	                         eval_number(c, "n00", NAN)};
	struct stats_pairs_out out;

	if (!counts_check(c, "n11 n10 n01 n00"))
		return false;
	if (!stats_paired(&in, &out))
		return stats_stop(&c->st, E_BAD_VALUE, S(""));
	json_f64(c->out, "rd", out.rd);
	json_f64(c->out, "se", out.se);
	put_interval(c, "rd_ci", out.ci);
	json_f64(c->out, "mcnemar_chisq", out.chisq);
	json_f64(c->out, "mcnemar_p", out.p);
	json_f64(c->out, "mcnemar_p_cc", out.p_corrected);
	json_f64(c->out, "mcnemar_p_exact", out.p_exact);
	json_f64(c->out, "mcnemar_p_mid", out.p_mid);
	json_f64(c->out, "cond_or", out.odds);
	put_interval(c, "cond_or_ci", out.odds_ci);
	return true;
}

static bool
run_rate_ratio(struct eval_case *c)
{
	struct stats_rates in = {eval_number(c, "x1", NAN),
	                         eval_number(c, "t1", NAN),
	                         eval_number(c, "x0", NAN),
	                         eval_number(c, "t0", NAN)};
	struct stats_rates_out out;

	if (!counts_check(c, "x1 x0"))
		return false;
	if (!(in.t1 > 0) || !(in.t0 > 0))
		return eval_bad_number(c, in.t1 > 0 ? "t0" : "t1", 0);
	if (!stats_rate_ratio(&in, &out))
		return stats_stop(&c->st, E_BAD_VALUE, S(""));
	json_f64(c->out, "rate1", out.rate1);
	json_f64(c->out, "rate0", out.rate0);
	put_interval(c, "rate1_exact_ci", out.exact1);
	put_interval(c, "rate0_exact_ci", out.exact0);
	json_f64(c->out, "rr", out.rr);
	put_interval(c, "rr_wald_ci", out.rr_wald);
	put_interval(c, "rr_exact_ci", out.rr_exact);
	json_f64(c->out, "p_exact", out.p_exact);
	return true;
}

const struct eval_op eval_ops_effect[] = {
        {"effect", "outcome treat weights cluster covariates", run_effect},
        {"effect_count", "outcome treat weights cluster offset",
         run_effect_count},
        {"two_by_two", "x1 n1 x0 n0", run_two_by_two},
        {"paired_binary", "n11 n10 n01 n00", run_paired},
        {"rate_ratio", "x1 t1 x0 t0", run_rate_ratio},
        {NULL, NULL, NULL},
};
