/*
 * firth.h - logistic regression with Firth's penalty (Firth 1993; Heinze and
 * Schemper 2002): half the logarithm of the information's determinant is added
 * to the likelihood, and the estimate is finite where the outcome is separated.
 *
 * Rules kept here, each with a test of the same words:
 *   - of one yes or no alone it is the odds ratio with half a person more in
 *     each cell;
 *   - where the outcome is separated there is an estimate, at which the
 *     penalised likelihood is highest.
 */
#ifndef STATS_FIRTH_H
#define STATS_FIRTH_H

#include "stats/glm.h"

/*
 * Fit; of STATS_LOGIT, without weights and offset.  Errors are roots of the
 * inverse information at the estimate; deviance and loglik are without the
 * penalty.  E_BAD_VALUE, E_NOT_CONVERGED.
 */
MUST_CHECK bool stats_firth_fit(struct stats *st, const struct stats_glm_in *in,
                                struct stats_glm *out);

#endif
