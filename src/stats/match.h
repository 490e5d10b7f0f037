/*
 * match.h - to each of the treated, controls that are like them.
 *
 * Rules kept here, each with a test of the same words:
 *   - no accepted distance is over the caliper, and exact cells are equal;
 *   - without replacement no control serves twice;
 *   - of two controls as near, the one nearer in place is taken, then the
 *     earlier;
 *   - by lot, who chooses first hangs on the seed and on who they are, and
 *     on nobody else and no place;
 *   - where nobody of the treated finds a control, that is said and nothing
 *     is given.
 *
 * Nearest neighbours equal MatchIt 4.7.2 pair by pair (specification 4.4).
 */
#ifndef STATS_MATCH_H
#define STATS_MATCH_H

#include "stats/frame.h"

enum stats_order {
	STATS_LARGEST,
	STATS_SMALLEST,
	STATS_IN_ORDER,
	STATS_CLOSEST,
	STATS_BY_LOT,
};

enum stats_caliper {
	STATS_SD,        /* of all units, n - 1 */
	STATS_SD_POOLED, /* root of the mean of the groups' variances */
	STATS_RAW,
};

struct stats_match_in {
	size_t n;
	const double *treat;
	const double *distance;
	const int32_t *cell; /* exact cells; NULL: one */
	size_t ratio;        /* at least 1 */
	bool replace;
	enum stats_order order;
	uint64_t seed;       /* by lot */
	const uint64_t *who; /* by lot: stands for each row; NULL: its number */
	double caliper;      /* NAN: none */
	enum stats_caliper scale;
};

/* A control of a treated, by row; links of one treated stand together. */
struct stats_link {
	size_t treated, control;
};

struct stats_match {
	double width;             /* NAN: no caliper */
	struct stats_link *links; /* by treated in row order */
	size_t links_n, matched;  /* treated with a control */
	double total;             /* of the distances */
	double *weight;           /* a row each; 0: not used */
};

/*
 * Nearest neighbours.  E_NO_OVERLAP with the number of treated when none of
 * them finds a control; E_BAD_VALUE for a distance that is no number.
 */
MUST_CHECK bool
stats_match_nearest(struct stats *st, const struct stats_match_in *in,
                    struct stats_match *out);

/* Weights of links: MatchIt's, the controls' rescaled to mean 1. */
void stats_match_weights(struct stats *st, const struct stats_match_in *in,
                         struct stats_match *out);

/* The width of the caliper of a design in its own units; NAN: none. */
double stats_match_width(const struct stats_match_in *in);

/* Strata that hold at least one of each group. */
struct stats_strata {
	int32_t *stratum; /* a row each, from 0; -1: none */
	size_t n;
	size_t *treated, *control; /* how many, a stratum each */
	double *weight;            /* of a control, a stratum each */
	double weight_sum;         /* of all controls */
};

/* By quantiles (type 7) of the treated's distance; E_NO_OVERLAP. */
MUST_CHECK bool
stats_match_subclass(struct stats *st, const struct stats_match_in *in,
                     size_t subclasses, struct stats_strata *out);

/* By cells, in the order of their first row; E_NO_OVERLAP. */
MUST_CHECK bool
stats_match_cells(struct stats *st, const struct stats_match_in *in,
                  struct stats_strata *out);

/*
 * Optimal pairs, each treated with up to `ratio` controls of their own: as
 * many pairs as there can be, and of those the least total.  distance_at
 * gives the distance of two rows.  The dual's prices are checked.
 */
MUST_CHECK bool
stats_match_optimal(struct stats *st, const struct stats_match_in *in,
                    double (*distance_at)(const void *data, size_t treated,
                                          size_t control),
                    const void *data, struct stats_match *out);

/* Mahalanobis distances by the pooled covariance within groups (n - 2). */
struct stats_mahalanobis {
	struct stats_matrix z; /* rows by columns, of unit covariance */
};
MUST_CHECK bool stats_mahalanobis_make(struct stats *st, const double *treat,
                                       const struct stats_model *model,
                                       struct stats_mahalanobis *out);
double stats_mahalanobis_at(const void *data, size_t a, size_t b);

#endif
