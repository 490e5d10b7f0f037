/* judge_test.c - effects, weights, power and what a finding can bear. */
#include "stats/judge.h"

#include <math.h>
#include <string.h>

#include "stats/balance.h"
#include "stats/effect.h"
#include "stats/power.h"
#include "stats/random_test.h"
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

/* Four sets of 2 to 6, by their numbers of events. */
static const struct stats_bias_set few[] = {
        {2, 1, true}, {6, 2, true}, {6, 5, false}, {4, 1, true}, {5, 0, false}};
#define FEW (sizeof(few) / sizeof(few[0]))

/*
 * The chance of as many treated with the event as there are, by going through
 * who could have been the treated of each set; those `pushed` are likelier.
 */
static double
slow_bias(size_t set, double gamma, unsigned pushed, int had)
{
	double all = 0, sum = 0;
	int n = set < FEW ? (int)few[set].n : 0;

	if (set == FEW)
		return had >= 3;
	for (int i = 0; i < n; i++) {
		/* pushed: bit 0 those with the event, bit 1 the others */
		bool event = i < (int)few[set].events;
		double share = (pushed >> (event ? 0 : 1)) & 1 ? gamma : 1;

		all += share;
		sum += share * slow_bias(set + 1, gamma, pushed, had + event);
	}
	return sum / all;
}

TEST("stats: what a hidden bias can do to sets is what comes of going through "
     "all who could have been treated")
{
	static const double gammas[] = {1, 1.3, 2, 10};
	struct stats st;

	stats_begin(&st, t->arena);
	for (size_t k = 0; k < 4; k++) {
		double g = gammas[k], upper, lower;

		stats_bias_sets(&st, few, FEW, g, &upper, &lower);
		expect_true(fabs(upper - slow_bias(0, g, 1, 0)) < 1e-12);
		expect_true(fabs(lower - slow_bias(0, g, 2, 0)) < 1e-12);
		/* nothing hidden of both kinds of people does more */
		expect_true(slow_bias(0, g, 3, 0) <= upper + 1e-12);
		expect_true(slow_bias(0, g, 3, 0) >= lower - 1e-12);
	}
}

TEST("stats: sets of two have the bound of pairs, and many sets nearly that "
     "of the exact distribution")
{
	struct stats_bias_set *sets =
	        arena_new(t->arena, struct stats_bias_set, 1001);
	double upper[2], lower[2];
	struct stats st;

	stats_begin(&st, t->arena);
	for (size_t i = 0; i < 1001; i++)
		sets[i] = (struct stats_bias_set){2, 1, i < 560};
	stats_bias_pairs(1000, 560, 1.2, &upper[0], &lower[0]);
	stats_bias_sets(&st, sets, 1000, 1.2, &upper[1], &lower[1]);
	expect_true(fabs(upper[1] / upper[0] - 1) < 1e-9);
	expect_true(fabs(lower[1] / lower[0] - 1) < 1e-9);
	stats_bias_sets(&st, sets, 1001, 1.2, &upper[1], &lower[1]);
	expect_true(fabs(upper[1] - upper[0]) < 0.02);
}

TEST("stats: with five comparators each and nothing done, sets are found to "
     "differ no oftener than they may")
{
	struct stats_bias_set sets[84];
	uint64_t seed = 20261130;
	int found[2] = {0, 0};
	struct stats st;

	stats_begin(&st, t->arena);
	for (int draw = 0; draw < 2000; draw++)
		for (int less = 0; less < 2; less++) {
			double upper, lower;

			for (size_t i = 0; i < 84; i++) {
				bool mine = random_of(&seed, 100) < 37;
				double had = mine;

				for (int k = 0; k < 5; k++)
					had += random_of(&seed, 100) < 37;
				sets[i] =
				        less ? (struct stats_bias_set){6,
				                                       6 - had,
				                                       !mine}
				             : (struct stats_bias_set){6, had,
				                                       mine};
			}
			stats_bias_sets(&st, sets, 84, 1, &upper, &lower);
			expect_true(fabs(upper - lower) < 1e-12);
			found[less] += upper <= 0.025;
		}
	/* 50 are to be expected; 72 are three standard deviations more */
	expect_true(found[0] > 20 && found[0] <= 72);
	expect_true(found[1] > 20 && found[1] <= 72);
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
	struct stats_frame frame = {
	        .columns = &column, .columns_n = 1, .rows = 4};
	struct stats_balance out;
	struct stats st;

	stats_begin(&st, t->arena);
	expect_true(stats_balance_make(&st, &frame, treat, w, &column.name, 1,
	                               &out));
	expect_true(isnan(out.rows[0].after.smd_att));
	expect_true(isinf(out.most));
	expect_true(stats_met(&st, W_POOR_BALANCE));
}
