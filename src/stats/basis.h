/*
 * basis.h - columns that say nearly the same, as others that do not.
 *
 * A year, or a sum that hardly differs from person to person, stands so near to
 * the constant that squares of it leave no digits.  Of each column what the
 * earlier ones say is taken out (Gram and Schmidt, twice); a model of these is
 * the same model, and what it finds is put back.
 *
 * Rules kept here, each with a test of the same words:
 *   - columns that say nearly the same have the numbers of columns that do not.
 */
#ifndef STATS_BASIS_H
#define STATS_BASIS_H

#include "stats/frame.h"

struct stats_basis {
	struct stats_matrix q; /* nothing of each other; each as long as ones */
	double *t;             /* cols x cols: x t = q, 0 below the diagonal */
};

/* Whether columns say nearly the same; then a basis of theirs. */
MUST_CHECK bool stats_basis_make(struct stats *st, const struct stats_matrix *x,
                                 struct stats_basis *out);

/* Coefficients of q become those of x, in place. */
void stats_basis_back(const struct stats_basis *b, double *coef);

/* out = t v t': variances of q become those of x. */
void stats_basis_square(struct arena *arena, const struct stats_basis *b,
                        const double *v, double *out);

#endif
