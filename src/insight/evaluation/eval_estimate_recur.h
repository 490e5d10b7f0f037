/*
 * eval_estimate_recur.h - each of several events as they come.
 *
 * Andersen and Gill 1982: rows (start, stop] of each person, of one hazard that
 * does not hang on how many there were before; the error sums what all rows of
 * a person, or of a matched set, add to the score (Lin and Wei 1989), so that
 * people may have more of it than others.  The mean number by a time is that of
 * Nelson and Aalen: of those at risk at each time, how many had one; its error
 * is that of Lawless and Nadeau 1995, by set.  It is of people who are at
 * liberty all the while and do not die.
 *
 * Rules kept here, each with a test of the same words:
 *   - everybody without any after their first is as a time that ends there is;
 *   - the order of rows and the number of threads change nothing;
 *   - a mean number is that of counting people at risk day by day.
 */
#ifndef INSIGHT_EVAL_ESTIMATE_RECUR_H
#define INSIGHT_EVAL_ESTIMATE_RECUR_H

#include "insight/evaluation/eval_estimate.h"

/* The hazard ratio: rows of a model of the group alone. */
MUST_CHECK bool
eval_estimate_recurrent(struct stats *st, const struct eval_question *q,
                        const struct eval_view *v, struct eval_answer *out);

/* The mean numbers of both groups and how they differ, into the result
 * (`recurrent`), of the outcomes that are of each of several; of the first
 * completed set. */
void eval_estimate_means(struct eval_estimate *e);

#endif
