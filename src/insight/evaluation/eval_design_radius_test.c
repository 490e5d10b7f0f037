/*
 * eval_design_radius_test.c - all controls within a radius, against everybody
 * held beside everybody.
 */
#include <math.h>

#include "insight/evaluation/eval_study_test.h"
#include "stats/random_test.h"

#define MOST 140

/* What is held beside what, and what comes of it. */
struct slow {
	const double *distance;
	double width;
	bool by_sex;
	double w[MOST];
};

/* As wide as the plan says, of the spread of all. */
static double
width_slow(const struct study *s, const double *distance, double caliper)
{
	double sum = 0, n = (double)s->data->n;

	for (size_t i = 0; i < s->data->n; i++)
		for (size_t k = 0; k < i; k++)
			sum += pow(distance[i] - distance[k], 2);
	return caliper * sqrt(sum / (n * (n - 1)));
}

static int
sex_of(const struct study *s, size_t i)
{
	const struct stats_column *sex =
	        stats_column_of(&s->design.made->sets[0].frame, S("sex"));

	return sex->code[i];
}

/* Whether one of the controls is within reach of one of the treated. */
static bool
is_reached(const struct study *s, const struct slow *slow, size_t treated,
           size_t k)
{
	return s->data->treat[k] < 0.5 &&
	       fabs(slow->distance[treated] - slow->distance[k]) <=
	               slow->width &&
	       (!slow->by_sex || sex_of(s, treated) == sex_of(s, k));
}

/* One of the treated is shared by those they reach. */
static void
share_out(const struct study *s, struct slow *slow, size_t treated)
{
	double n = 0;

	for (size_t k = 0; k < s->data->n; k++)
		n += is_reached(s, slow, treated, k);
	for (size_t k = 0; k < s->data->n; k++)
		if (is_reached(s, slow, treated, k))
			slow->w[k] += 1 / n;
	slow->w[treated] = n > 0;
}

/* What everybody weighs, the controls that are used 1 in the middle; how many
 * those are. */
static size_t
weights_slow(const struct study *s, struct slow *slow)
{
	const double *treat = s->data->treat;
	double sum = 0;
	size_t used = 0;

	for (size_t i = 0; i < s->data->n; i++)
		if (treat[i] > 0.5)
			share_out(s, slow, i);
	for (size_t i = 0; i < s->data->n; i++) {
		sum += treat[i] < 0.5 ? slow->w[i] : 0;
		used += treat[i] < 0.5 && slow->w[i] > 0;
	}
	for (size_t i = 0; i < s->data->n; i++)
		if (treat[i] < 0.5)
			slow->w[i] *= (double)used / sum;
	return used;
}

/* Of a study that could be done; how many of its treated reach nobody. */
static size_t
expect_reached(const struct study *s, double caliper, bool by_sex)
{
	const struct eval_groups_made *made = &s->design.made->sets[0].made[0];
	struct slow slow = {.distance = made->distance,
	                    .width = width_slow(s, made->distance, caliper),
	                    .by_sex = by_sex};
	size_t lost = 0;

	expect_near(made->width, slow.width, 1e-12);
	expect_equal(weights_slow(s, &slow), s->design.used_control);
	for (size_t i = 0; i < s->data->n; i++) {
		expect_near(made->weight[i], slow.w[i], 1e-12);
		lost += s->data->treat[i] > 0.5 && slow.w[i] <= 0;
	}
	return lost;
}

TEST("design: all controls within a radius weigh what everybody held beside "
     "everybody finds, and nobody else does")
{
	static const double calipers[] = {0.02, 0.1, 0.4};
	uint64_t seed = 2010;
	size_t found = 0, lost = 0;

	for (int round = 0; round < 200; round++) {
		struct fake f = {.treated = 12 + (size_t)random_of(&seed, 20),
		                 .control = 40 + (size_t)random_of(&seed, 60),
		                 .shift = random_of(&seed, 6),
		                 .risk = {0.5, 0.5},
		                 .seed = seed};
		double caliper = calipers[round % 3];
		bool by_sex = round % 2 == 1;
		struct study s;

		study_fake_run(
		        t, &s, &f,
		        str_print(t->arena,
		                  "outcome y binary primary|column = \"y\"|"
		                  "number age|word sex|word area|method m "
		                  "radius|caliper = %g|%s",
		                  caliper, by_sex ? "exact = [\"sex\"]" : "")
		                .p);
		if (s.good) {
			lost += expect_reached(&s, caliper, by_sex);
			found++;
		}
		test_arena_drop(s.st.arena);
	}
	/* most can be done, and here and there somebody reaches nobody */
	expect_true(found > 100);
	expect_true(lost > 20);
}
