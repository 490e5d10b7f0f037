/*
 * eval_ops_judge.c - reference vectors of power, hidden bias, pooling and
 * looks.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_local.h"
#include "stats/judge.h"
#include "stats/power.h"

/* --- power --------------------------------------------------------------- */

static double
power_n(const struct eval_case *s)
{
	return stats_power_n(eval_number(s, "p0", NAN),
	                     eval_number(s, "p1", NAN),
	                     eval_number(s, "power", NAN),
	                     eval_number(s, "alpha", NAN),
	                     eval_number(s, "ratio", 1));
}

static double
power_at(const struct eval_case *s)
{
	return stats_power_at(eval_number(s, "p0", NAN),
	                      eval_number(s, "p1", NAN),
	                      eval_number(s, "n1", NAN),
	                      eval_number(s, "n0", NAN),
	                      eval_number(s, "alpha", NAN));
}

static double
power_fall(const struct eval_case *s)
{
	return stats_power_fall(eval_number(s, "p0", NAN),
	                        eval_number(s, "n1", NAN),
	                        eval_number(s, "n0", NAN),
	                        eval_number(s, "power", NAN),
	                        eval_number(s, "alpha", NAN));
}

static double
power_events(const struct eval_case *s)
{
	return stats_power_events(eval_number(s, "hr", NAN),
	                          eval_number(s, "share_treated", NAN),
	                          eval_number(s, "power", NAN),
	                          eval_number(s, "alpha", NAN));
}

/* The first of a set's numbers that cannot be meant; NULL: none. */
static const char *
power_wrong(const struct eval_case *s)
{
	static const char *const shares[] = {"p0", "p1"};
	static const char *const inner[] = {"power", "alpha", "share_treated"};
	static const char *const sizes[] = {"n1", "n0", "ratio", "hr"};

	for (size_t i = 0; i < sizeof(shares) / sizeof(shares[0]); i++) {
		double v = eval_number(s, shares[i], 0);

		if (!(v >= 0) || !(v <= 1))
			return shares[i];
	}
	for (size_t i = 0; i < sizeof(inner) / sizeof(inner[0]); i++) {
		double v = eval_number(s, inner[i], 0.5);

		if (!(v > 0) || !(v < 1))
			return inner[i];
	}
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		if (!(eval_number(s, sizes[i], 2) > 0))
			return sizes[i];
	return eval_number(s, "hr", 2) == 1 ? "hr" : NULL;
}

/* What a set of each kind says, and whether this one says it all. */
static bool
set_check(struct eval_case *c, int kind, const json_t *set)
{
	static const char *const takes[] = {"p0 p1 power alpha ratio",
	                                    "p0 p1 n1 n0 alpha",
	                                    "p0 n1 n0 power alpha",
	                                    "hr share_treated power alpha"};
	struct str rest = str_of(takes[kind]), need;
	const char *key;
	json_t *value;

	json_object_foreach ((json_t *)set, key, value) {
		if (!eval_is_among(takes[kind], key))
			return eval_wrong(c, "an unknown field", str_of(key));
	}
	while (str_split(&rest, ' ', &need))
		if (!str_is(need, "ratio") &&
		    !json_is_number(
		            json_object_get(set, str_c(c->arena, need))))
			return eval_wrong(c, "a set lacks", need);
	return true;
}

static bool
run_power(struct eval_case *c)
{
	static const char *const kinds[] = {"two_proportions_n",
	                                    "two_proportions_power",
	                                    "two_proportions_mde",
	                                    "schoenfeld_events", NULL};
	static double (*const answer[])(const struct eval_case *s) = {
	        power_n, power_at, power_fall, power_events};
	json_t *sets = json_object_get(c->spec, "sets");
	struct eval_case one = *c;
	int kind;

	if (!eval_choice(c, "kind", kinds, &kind))
		return false;
	json_array(c->out, "answers");
	for (size_t i = 0; i < json_array_size(sets); i++) {
		const char *wrong;

		one.spec = json_array_get(sets, i);
		if (!set_check(c, kind, one.spec))
			return false;
		wrong = power_wrong(&one);
		if (wrong != NULL)
			return eval_bad_number(c, wrong, i);
		json_f64(c->out, NULL, answer[kind](&one));
	}
	json_end(c->out);
	return true;
}

/* --- hidden bias --------------------------------------------------------- */

/* Hidden bias is a ratio of odds, from 1 on. */
static bool
gammas_check(struct eval_case *c, const double *gammas, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(gammas[i] >= 1))
			return eval_bad_number(c, "gammas", i);
	return true;
}

static bool
run_rosenbaum_binary(struct eval_case *c)
{
	size_t n;
	double *gammas = eval_numbers(c, "gammas", &n);
	double *upper = arena_new(c->arena, double, n + 1);
	double *lower = arena_new(c->arena, double, n + 1);
	double split = eval_number(c, "discordant", NAN);
	double good = eval_number(c, "favourable", NAN);

	if (!(split >= 0) || split != floor(split))
		return eval_bad_number(c, "discordant", 0);
	if (!(good >= 0) || !(good <= split) || good != floor(good))
		return eval_bad_number(c, "favourable", 0);
	if (!gammas_check(c, gammas, n))
		return false;
	for (size_t i = 0; i < n; i++)
		stats_bias_pairs(split, good, gammas[i], &upper[i], &lower[i]);
	eval_put_numbers(c, "p_upper", upper, n);
	eval_put_numbers(c, "p_lower", lower, n);
	json_f64(c->out, "gamma_at_alpha",
	         stats_bias_pairs_until(split, good,
	                                eval_number(c, "alpha", 0.05)));
	return true;
}

static bool
run_rosenbaum_signed(struct eval_case *c)
{
	size_t n;
	double *gammas = eval_numbers(c, "gammas", &n);
	double *upper = arena_new(c->arena, double, n + 1);
	double *lower = arena_new(c->arena, double, n + 1);
	const double *difference;
	struct stats_signed ranks;

	if (!gammas_check(c, gammas, n) ||
	    !eval_complete(c, "difference", NULL) ||
	    !eval_column(c, "difference", &difference))
		return false;
	if (difference == NULL)
		return eval_wrong(c, "difference is needed", S(""));
	stats_signed_make(&c->st, difference, c->frame.rows, &ranks);
	for (size_t i = 0; i < n; i++)
		stats_bias_signed(&ranks, gammas[i], &upper[i], &lower[i]);
	json_f64(c->out, "n_nonzero", ranks.n);
	json_f64(c->out, "statistic", ranks.statistic);
	eval_put_numbers(c, "p_upper", upper, n);
	eval_put_numbers(c, "p_lower", lower, n);
	return true;
}

static bool
run_evalue(struct eval_case *c)
{
	static const char *const measures[] = {"RR", "OR_common", "HR_common",
	                                       NULL};
	size_t n, lows, highs;
	double *rr = eval_numbers(c, "estimate", &n);
	double *low = eval_numbers(c, "lo", &lows);
	double *high = eval_numbers(c, "hi", &highs);
	double *value = arena_new(c->arena, double, n + 1);
	int measure;

	if (!eval_choice(c, "measure", measures, &measure))
		return false;
	if (lows != n || highs != n)
		return eval_wrong(c, "lists of one length are needed", S(""));
	for (size_t i = 0; i < n; i++) {
		enum stats_measure m = (enum stats_measure)measure;

		if (!(rr[i] > 0))
			return eval_bad_number(c, "estimate", i);
		rr[i] = stats_evalue_ratio(m, rr[i]);
		value[i] = stats_evalue(rr[i]);
		low[i] = stats_evalue_limits(rr[i],
		                             stats_evalue_ratio(m, low[i]),
		                             stats_evalue_ratio(m, high[i]));
	}
	eval_put_numbers(c, "rr", rr, n);
	eval_put_numbers(c, "evalue", value, n);
	eval_put_numbers(c, "evalue_ci", low, n);
	return true;
}

/* --- pooling ------------------------------------------------------------- */

static bool
run_rubin(struct eval_case *c)
{
	size_t n, ses;
	double *estimate = eval_numbers(c, "estimate", &n);
	double *se = eval_numbers(c, "se", &ses);
	struct stats_pooled out;

	if (n < 2 || ses != n)
		return eval_wrong(c, "two estimates or more are needed", S(""));
	for (size_t i = 0; i < n; i++) {
		if (isnan(estimate[i]))
			return eval_bad_number(c, "estimate", i);
		if (!(se[i] >= 0))
			return eval_bad_number(c, "se", i);
	}
	stats_pool(estimate, se, n, eval_number(c, "df_complete", NAN), &out);
	json_f64(c->out, "estimate", out.estimate);
	json_f64(c->out, "se", out.se);
	json_f64(c->out, "within", out.within);
	json_f64(c->out, "between", out.between);
	json_f64(c->out, "df", out.df);
	json_f64(c->out, "fmi", out.fmi);
	eval_put_pair(c, "ci", out.low, out.high);
	return true;
}

static bool
run_p_adjust(struct eval_case *c)
{
	size_t n;
	double *p = eval_numbers(c, "p", &n);
	double *holm = arena_new(c->arena, double, n + 1);
	double *bh = arena_new(c->arena, double, n + 1);

	for (size_t i = 0; i < n; i++)
		if (!(p[i] >= 0) || !(p[i] <= 1))
			return eval_bad_number(c, "p", i);
	stats_adjust(&c->st, p, n, holm, bh);
	eval_put_numbers(c, "holm", holm, n);
	eval_put_numbers(c, "bh", bh, n);
	return true;
}

static bool
run_looks(struct eval_case *c)
{
	static const char *const kinds[] = {"obrien_fleming", "pocock", NULL};
	size_t n;
	double *information = eval_numbers(c, "information", &n);
	double *z = arena_new(c->arena, double, n + 1);
	double *spent = arena_new(c->arena, double, n + 1);
	int spending;

	if (!eval_option(c, "spending", kinds, &spending))
		return false;
	if (eval_number(c, "sided", 1) != 1)
		return eval_wrong(c, "only one-sided looks are known", S(""));
	if (!stats_looks(&c->st, (enum stats_spending)spending,
	                 eval_number(c, "alpha", 0.025), information, n, z,
	                 spent))
		return stats_stop(&c->st, E_BAD_VALUE, S("information"));
	eval_put_numbers(c, "critical_z", z, n);
	eval_put_numbers(c, "alpha_spent", spent, n);
	return true;
}

const struct eval_op eval_ops_judge[] = {
        {"power", "kind sets", run_power},
        {"rosenbaum_binary", "discordant favourable gammas alpha",
         run_rosenbaum_binary},
        {"rosenbaum_signed_rank", "difference gammas", run_rosenbaum_signed},
        {"evalue", "measure estimate lo hi", run_evalue},
        {"rubin_pool", "estimate se df_complete", run_rubin},
        {"p_adjust", "p", run_p_adjust},
        {"group_sequential", "spending information alpha sided", run_looks},
        {NULL, NULL, NULL},
};
