/*
 * strata.c - matching by strata: subclasses of a score, and cells.
 */
#include <math.h>
#include <stdlib.h>

#include "stats/linear.h"
#include "stats/match.h"
#include "stats/order.h"

/* The quantile of n sorted values, of type 7. */
static double
quantile(const double *sorted, size_t n, double q)
{
	double at = q * (double)(n - 1), low = floor(at);
	size_t i = (size_t)low;

	if (i + 1 >= n)
		return sorted[n - 1];
	return sorted[i] + (at - low) * (sorted[i + 1] - sorted[i]);
}

/* How many of each group there are in each stratum; of the treated in all. */
static size_t
strata_count(struct stats *st, const struct stats_match_in *in,
             struct stats_strata *out)
{
	size_t all = 0;

	out->treated = arena_new(st->arena, size_t, out->n + 1);
	out->control = arena_new(st->arena, size_t, out->n + 1);
	for (size_t i = 0; i < in->n; i++) {
		bool t = in->treat[i] > 0.5;

		all += t;
		if (out->stratum[i] >= 0)
			(t ? out->treated : out->control)[out->stratum[i]]++;
	}
	return all;
}

/* Counts and weights of strata; those that lack a group are dropped. */
static bool
strata_judge(struct stats *st, const struct stats_match_in *in,
             struct stats_strata *out)
{
	int32_t *number = arena_new(st->arena, int32_t, out->n + 1);
	size_t used = 0, kept = 0, all = strata_count(st, in, out);
	double sum = 0;

	out->weight = arena_new(st->arena, double, out->n + 1);
	for (size_t k = 0; k < out->n; k++) {
		size_t t = out->treated[k], c = out->control[k];

		number[k] = -1;
		if (t == 0 || c == 0)
			continue;
		number[k] = (int32_t)kept;
		out->treated[kept] = t;
		out->control[kept] = c;
		out->weight[kept++] = (double)t / (double)c;
		sum += (double)t;
		used += c;
	}
	for (size_t i = 0; i < in->n; i++)
		if (out->stratum[i] >= 0)
			out->stratum[i] = number[out->stratum[i]];
	for (size_t k = 0; k < kept; k++)
		out->weight[k] *= (double)used / sum;
	out->weight_sum = (double)used;
	out->n = kept;
	if (kept > 0)
		return true;
	stats_note(st, E_NO_OVERLAP)->count = (int64_t)all;
	return false;
}

bool
stats_match_subclass(struct stats *st, const struct stats_match_in *in,
                     size_t subclasses, struct stats_strata *out)
{
	double *sorted = arena_new(st->arena, double, in->n + 1);
	double *cuts = arena_new(st->arena, double, subclasses + 1);
	size_t n = 0;

	*out = (struct stats_strata){.stratum = arena_new(st->arena, int32_t,
	                                                  in->n + 1),
	                             .n = subclasses};
	for (size_t i = 0; i < in->n; i++)
		if (in->treat[i] > 0.5)
			sorted[n++] = in->distance[i];
	if (n == 0)
		return stats_stop(st, E_NO_OVERLAP, S(""));
	stats_sort(st->arena, sorted, n);
	for (size_t k = 1; k < subclasses; k++)
		cuts[k] = quantile(sorted, n, (double)k / (double)subclasses);
	for (size_t i = 0; i < in->n; i++)
		for (size_t k = 1; k < subclasses; k++)
			if (in->distance[i] >= cuts[k])
				out->stratum[i] = (int32_t)k;
	return strata_judge(st, in, out);
}

bool
stats_match_cells(struct stats *st, const struct stats_match_in *in,
                  struct stats_strata *out)
{
	struct stats_strata found = {
	        .stratum = arena_new(st->arena, int32_t, in->n + 1)};
	int32_t *number, most = -1;

	for (size_t i = 0; i < in->n; i++)
		most = in->cell[i] > most ? in->cell[i] : most;
	number = arena_new(st->arena, int32_t, (size_t)(most + 2));
	for (int32_t k = 0; k <= most; k++)
		number[k] = -1;
	for (size_t i = 0; i < in->n; i++) {
		found.stratum[i] = -1;
		if (in->cell[i] < 0)
			continue;
		if (number[in->cell[i]] < 0)
			number[in->cell[i]] = (int32_t)found.n++;
		found.stratum[i] = number[in->cell[i]];
	}
	*out = found;
	return strata_judge(st, in, out);
}
