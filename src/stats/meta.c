/*
 * meta.c - several findings of one question, as one.
 */
#include "stats/meta.h"

#include <math.h>

#include "stats/linear.h"
#include "stats/special.h"

/* The mean of findings whose true values have this variance among them. */
static void
weighted(const double *b, const double *se, size_t n, double tau2, double *mean,
         double *error)
{
	struct stats_sum sum = {0, 0}, of = {0, 0};

	for (size_t k = 0; k < n; k++) {
		double w = 1 / (se[k] * se[k] + tau2);

		stats_sum_add(&sum, w * b[k]);
		stats_sum_add(&of, w);
	}
	*mean = stats_sum_get(&sum) / stats_sum_get(&of);
	*error = sqrt(1 / stats_sum_get(&of));
}

/* What their differences say of the variance among their true values. */
static void
spread(const double *b, const double *se, struct stats_meta *m)
{
	struct stats_sum q = {0, 0}, of = {0, 0}, squares = {0, 0};
	double df = (double)m->n - 1, room;

	for (size_t k = 0; k < m->n; k++) {
		double w = 1 / (se[k] * se[k]), gap = b[k] - m->fixed;

		stats_sum_add(&q, w * gap * gap);
		stats_sum_add(&of, w);
		stats_sum_add(&squares, w * w);
	}
	m->q = stats_sum_get(&q);
	m->q_p = stats_chisq_above(m->q, df);
	room = stats_sum_get(&of) -
	       stats_sum_get(&squares) / stats_sum_get(&of);
	m->tau2 = fmax(0, (m->q - df) / room);
	m->i2 = m->q > df ? (m->q - df) / m->q : 0;
}

bool
stats_meta_pool(const double *b, const double *se, size_t n,
                struct stats_meta *out)
{
	double by;

	*out = (struct stats_meta){
	        .n = n, .q = NAN, .q_p = NAN, .low = NAN, .high = NAN};
	for (size_t k = 0; k < n; k++)
		if (!isfinite(b[k]) || !isfinite(se[k]) || !(se[k] > 0))
			return false;
	if (n == 0)
		return false;
	weighted(b, se, n, 0, &out->fixed, &out->fixed_se);
	if (n > 1)
		spread(b, se, out);
	weighted(b, se, n, out->tau2, &out->random, &out->random_se);
	if (n < 3)
		return true;
	by = stats_t_at(0.975, (double)n - 2) *
	     sqrt(out->tau2 + out->random_se * out->random_se);
	out->low = out->random - by;
	out->high = out->random + by;
	return true;
}
