/*
 * looks.c - planned looks at a study that goes on (Lan and DeMets 1983).
 *
 * The density of the sum of what was seen, of those that went on, is carried
 * from look to look on a grid of Simpson's rule; the boundary of each look is
 * the z that leaves just the alpha that may be spent.
 */
#include <math.h>
#include <string.h>

#include "stats/judge.h"
#include "stats/special.h"

#define LOOKS_MOST 50
#define POINTS     2001 /* odd */
#define FAR        9.0
#define FARTHEST   38.0 /* what is above has no chance in a double */

struct grid {
	double x[POINTS], weight[POINTS]; /* weight: Simpson's times density */
};

struct look_ask {
	const struct grid *grid; /* NULL: the first look */
	double step;             /* root of the information since */
	double now;              /* root of the information */
	double spend;
};

/* The chance to pass z at this look, not having passed one before. */
static double
look_gap(double z, const void *data)
{
	const struct look_ask *ask = data;
	double chance = 0;

	if (ask->grid == NULL)
		return stats_normal_above(z) - ask->spend;
	for (size_t i = 0; i < POINTS; i++)
		chance += ask->grid->weight[i] *
		          stats_normal_above((z * ask->now - ask->grid->x[i]) /
		                             ask->step);
	return chance - ask->spend;
}

/*
 * The boundary of a look: none where nothing may be spent.  Where it is nearer
 * than twice FAR, as it nearly always is, it is searched between the ends that
 * it was always searched between: its last bits are in results that are sealed.
 */
static double
look_at(const struct look_ask *ask)
{
	if (!(ask->spend > 0))
		return INFINITY;
	if (look_gap(2 * FAR, ask) < 0)
		return stats_root(look_gap, ask, -FAR, 2 * FAR);
	if (ask->grid == NULL)
		return -stats_normal_at(ask->spend);
	return stats_root(look_gap, ask, -FAR, FARTHEST);
}

static double
density_at(const struct look_ask *ask, double x)
{
	double sum = 0;

	if (ask->grid == NULL)
		return stats_normal_density(x / ask->now) / ask->now;
	for (size_t i = 0; i < POINTS; i++)
		sum += ask->grid->weight[i] *
		       stats_normal_density((x - ask->grid->x[i]) / ask->step) /
		       ask->step;
	return sum;
}

/* Those who did not pass z, spread on the grid. */
static void
grid_next(const struct look_ask *ask, double z, struct grid *out)
{
	double low = -FAR * ask->now, high = fmin(z, FARTHEST) * ask->now;
	double h = (high - low) / (POINTS - 1);

	for (size_t i = 0; i < POINTS; i++) {
		double simpson = i == 0 || i == POINTS - 1 ? 1
		                 : i % 2 == 1              ? 4
		                                           : 2;

		out->x[i] = low + (double)i * h;
		out->weight[i] = simpson * h / 3 * density_at(ask, out->x[i]);
	}
}

static double
spent_by(enum stats_spending spending, double alpha, double t)
{
	if (spending == STATS_POCOCK)
		return alpha * log(1 + (M_E - 1) * t);
	return 2 * stats_normal_above(-stats_normal_at(alpha / 2) / sqrt(t));
}

bool
stats_looks(struct stats *st, enum stats_spending spending, double alpha,
            const double *information, size_t n, double *z, double *spent)
{
	struct grid *grid = arena_new(st->arena, struct grid, 2);
	double before = 0, used = 0;

	if (n == 0 || n > LOOKS_MOST || !(alpha > 0) || alpha >= 0.5)
		return false;
	for (size_t k = 0; k < n; k++) {
		double t = information[k];
		struct look_ask ask = {.grid = k == 0 ? NULL : &grid[k % 2],
		                       .step = sqrt(t - before),
		                       .now = sqrt(t)};

		if (!(t > before) || t > 1)
			return false;
		spent[k] = spent_by(spending, alpha, t);
		ask.spend = spent[k] - used;
		z[k] = look_at(&ask);
		grid_next(&ask, z[k], &grid[(k + 1) % 2]);
		used = spent[k];
		before = t;
	}
	return true;
}
