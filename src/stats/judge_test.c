/* judge_test.c - effects, weights, power and what a finding can bear. */
#include "stats/judge.h"

#include <math.h>
#include <string.h>

#include "stats/balance.h"
#include "stats/effect.h"
#include "stats/power.h"
#include "stats/special.h"
#include "stats/table.h"
#include "tests/test.h"

TEST("stats: 84 people at 37 of 100 see a fall of 19 points at best, and a "
     "fall of 5 needs 1,418 in each group")
{
	double fall = stats_power_fall(0.37, 84, 84, 0.8, 0.05);

	expect_true(fall > 0.185 && fall < 0.2);
	expect_equal((int64_t)ceil(stats_power_n(0.37, 0.32, 0.8, 0.05, 1)),
	             1418);
	expect_true(stats_power_at(0.37, 0.32, 84, 84, 0.05) < 0.15);
	expect_true(isnan(stats_power_fall(0.1, 10, 10, 0.8, 0.05)));
}

TEST("stats: one look has the ordinary boundary, and looks that do not rise "
     "are refused")
{
	double one[1] = {1}, bad[2] = {0.5, 0.5}, over[1] = {1.2};
	double z[2], spent[2];
	struct stats st;

	stats_begin(&st, t->arena);
	expect_true(stats_looks(&st, STATS_OBRIEN_FLEMING, 0.025, one, 1, z,
	                        spent));
	expect_true(fabs(z[0] - STATS_Z95) < 1e-9);
	expect_true(fabs(spent[0] - 0.025) < 1e-12);
	expect_false(stats_looks(&st, STATS_POCOCK, 0.025, bad, 2, z, spent));
	expect_false(stats_looks(&st, STATS_POCOCK, 0.025, over, 1, z, spent));
	expect_false(stats_looks(&st, STATS_POCOCK, 0.025, one, 0, z, spent));
}

TEST("stats: an interval that holds 1 has an E-value of 1")
{
	expect_true(stats_evalue_limits(0.8, 0.6, 1.1) == 1);
	expect_true(stats_evalue(1) == 1);
	expect_true(fabs(stats_evalue(2) - (2 + sqrt(2))) < 1e-15);
	expect_true(fabs(stats_evalue(0.5) - stats_evalue(2)) < 1e-15);
}

TEST("stats: what something unmeasured can do at most is as it was published")
{
	/* Ding and VanderWeele 2016: two on both sides move a ratio by 4/3 */
	expect_true(fabs(stats_bias_factor(2, 2) - 4.0 / 3) < 1e-15);
	/* one that goes with one side alone moves nothing */
	expect_true(stats_bias_factor(1, 9) == 1);
	/* VanderWeele and Ding 2017: a ratio of 3.9 has an E-value of 7.26 */
	expect_true(fabs(stats_evalue(3.9) - 7.26) < 0.005);
	expect_true(fabs(stats_bias_factor(7.26, 7.26) - 3.9) < 0.005);
}

TEST("stats: a finding that is none without bias has no gamma")
{
	expect_true(isnan(stats_bias_pairs_until(40, 21, 0.05)));
	expect_true(stats_bias_pairs_until(40, 35, 0.05) > 1);
}

TEST("stats: p values corrected are never less, and keep their order")
{
	double p[4] = {0.2, 0.01, 0.04, 0.03}, holm[4], bh[4];
	struct stats st;

	stats_begin(&st, t->arena);
	stats_adjust(&st, p, 4, holm, bh);
	for (int i = 0; i < 4; i++)
		expect_true(holm[i] >= bh[i] && bh[i] >= p[i]);
	expect_true(fabs(holm[1] - 0.04) < 1e-15);
	expect_true(fabs(holm[3] - 0.09) < 1e-15);
	expect_true(fabs(holm[2] - 0.09) < 1e-15);
}

TEST("stats: counts that cannot be are refused, and no half is added to a "
     "cell of nobody")
{
	struct stats_two_out two;
	struct stats_pairs_out pairs;
	struct stats_rates_out rates;

	expect_false(stats_two_by_two(&(struct stats_two){3, 2, 1, 5}, &two));
	expect_false(stats_paired(&(struct stats_pairs){0, 0, 0, 0}, &pairs));
	expect_false(
	        stats_rate_ratio(&(struct stats_rates){1, 0, 1, 1}, &rates));
	expect_true(stats_two_by_two(&(struct stats_two){0, 9, 4, 9}, &two));
	expect_true(isnan(two.rr_ci.low) && two.rr == 0);
	expect_true(stats_two_by_two(&(struct stats_two){4, 9, 0, 9}, &two));
	expect_true(isnan(two.rr) && isnan(two.odds));
}

/* --- effects and weights --- */

static struct stats_effect_in
effect_of(const double *y, const double *treat, size_t n)
{
	return (struct stats_effect_in){
	        .n = n, .y = y, .treat = treat, .outcome = S("y")};
}

TEST("stats: sets are what varies: the sandwich sums each set before it "
     "squares")
{
	double y[8] = {1, 1, 0, 0, 1, 0, 1, 0};
	double treat[8] = {1, 1, 1, 1, 0, 0, 0, 0};
	int32_t own[8] = {0, 1, 2, 3, 4, 5, 6, 7}, all[8] = {0};
	struct stats_effect_in in = effect_of(y, treat, 8);
	struct stats_effect bare, each, one;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_true(stats_effect_binary(&st, &in, &bare));
	in.cluster = own;
	in.clusters = 8;
	expect_true(stats_effect_binary(&st, &in, &each));
	expect_true(fabs(bare.rd_se_hc1 - each.rd_se_hc1) < 1e-15);
	in.cluster = all;
	in.clusters = 1;
	expect_true(stats_effect_binary(&st, &in, &one));
	expect_true(one.rd_se_bare < 1e-12);
}

TEST("stats: a ratio that one group leaves undefined is not given, and a "
     "group of nobody is said")
{
	double y[4] = {1, 1, 0, 0}, treat[4] = {1, 1, 0, 0};
	struct stats_effect_in in = effect_of(y, treat, 4);
	struct stats_effect out;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_true(stats_effect_binary(&st, &in, &out));
	expect_true(out.rd == 1 && isnan(out.log_rr) && isnan(out.log_or));
	treat[0] = treat[1] = 0;
	expect_false(stats_effect_binary(&st, &in, &out));
	expect_true(stats_met(&st, E_NO_OVERLAP));
	treat[0] = 0.5;
	expect_false(stats_effect_count(&st, &in, &out));
	expect_true(stats_met(&st, E_BAD_VALUE));
}

TEST("stats: a mean that no weights can reach is said, with the column")
{
	double treat[4] = {1, 0, 0, 0}, x[4] = {9, 1, 2, 3}, w[4];
	struct str name = S("x");
	struct stats_model model = {
	        .x = {4, 1, x}, .names = &name, .sources = &name};
	struct stats st;

	stats_begin(&st, t->arena);
	expect_false(stats_weights_entropy(&st, treat, &model, w));
	expect_equal(st.notes[0].code, E_NO_BALANCE_POSSIBLE);
	expect_str(st.notes[0].columns[0], "x");
	/* the numbers are used up */
	memcpy(x, (const double[]){2.5, 1, 2, 3}, sizeof(x));
	stats_begin(&st, t->arena);
	expect_true(stats_weights_entropy(&st, treat, &model, w));
	expect_true(fabs(w[1] + 2 * w[2] + 3 * w[3] - 2.5) < 1e-9);
	expect_true(fabs(w[1] + w[2] + w[3] - 1) < 1e-12);
}

TEST("stats: a score of none or all gives no weight")
{
	double treat[2] = {1, 0}, e[2] = {0.5, 1}, w[2];
	struct stats_column score = {.name = S("e"), .v = e};
	struct stats st;

	stats_begin(&st, t->arena);
	expect_false(stats_weights_score(&st, STATS_ATE, treat, &score, 2, w));
	expect_equal(st.notes[0].row, 2);
}

TEST("stats: a difference of two constants that differ has no size")
{
	double treat[4] = {1, 1, 0, 0}, w[4] = {1, 1, 1, 1};
	double x[4] = {2, 2, 3, 3};
	struct stats_column column = {.name = S("x"), .v = x};
	struct stats_frame frame = {&column, 1, 4};
	struct stats_balance out;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_true(stats_balance_make(&st, &frame, treat, w, &column.name, 1,
	                               &out));
	expect_true(isnan(out.rows[0].after.smd_att));
	expect_true(isinf(out.most));
	expect_true(stats_met(&st, W_POOR_BALANCE));
}
