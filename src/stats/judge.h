/*
 * judge.h - how much a finding can bear: hidden bias, several tests, several
 * imputations, several looks.
 */
#ifndef STATS_JUDGE_H
#define STATS_JUDGE_H

#include "stats/stats.h"

/* Upper and lower p of McNemar's test under a hidden bias of gamma. */
void stats_bias_pairs(double discordant, double favourable, double gamma,
                      double *upper, double *lower);

/* The gamma where the upper p is alpha; NAN when it is above from the start. */
double
stats_bias_pairs_until(double discordant, double favourable, double alpha);

/* One treated and the others of their set. */
struct stats_bias_set {
	double n;      /* people in it */
	double events; /* of them with the event */
	bool treated;  /* the treated is one of those */
};

/*
 * Upper and lower p of Mantel and Haenszel's test of sets with one treated
 * each, that the treated have the event as often as they do or oftener, under
 * a hidden bias of gamma (Rosenbaum, Observational Studies, chapter 4): the
 * treated of a set of n with s events is one of them with the chance
 * g s / (g s + n - s), g being gamma and 1/gamma.  Exact up to 1,000 sets that
 * are not all alike, else by the normal distribution.
 */
void stats_bias_sets(struct stats *st, const struct stats_bias_set *sets,
                     size_t n, double gamma, double *upper, double *lower);

/*
 * The signed ranks of differences within pairs: zeros dropped, ranks averaged.
 * Of pairs alone: less the mean of several, a difference is above 0 with
 * another chance than a half where there is no effect.
 */
struct stats_signed {
	double n;         /* not zero */
	double statistic; /* the ranks of those above zero */
	double ranks, squares;
};
void stats_signed_make(struct stats *st, const double *difference, size_t n,
                       struct stats_signed *out);
void stats_bias_signed(const struct stats_signed *in, double gamma,
                       double *upper, double *lower);

enum stats_measure {
	STATS_RR,
	STATS_OR_COMMON,
	STATS_HR_COMMON,
};

/* VanderWeele and Ding's E-value: of the estimate, and of its limits. */
double stats_evalue_ratio(enum stats_measure measure, double estimate);
double stats_evalue(double ratio);
double stats_evalue_limits(double estimate, double low, double high);

/*
 * The most that something unmeasured can move a ratio of risks which goes with
 * being treated by one ratio and with the outcome by another, both 1 or more
 * (Ding and VanderWeele 2016).
 */
double stats_bias_factor(double with_treatment, double with_outcome);

/* Rubin's pooling; df_complete NAN: his rule of 1987, else of 1999. */
struct stats_pooled {
	double estimate, se, within, between, df, fmi, low, high;
};
void stats_pool(const double *estimate, const double *se, size_t n,
                double df_complete, struct stats_pooled *out);

/* p values corrected for their number: Holm's, Benjamini and Hochberg's. */
void stats_adjust(struct stats *st, const double *p, size_t n, double *holm,
                  double *bh);

enum stats_spending {
	STATS_OBRIEN_FLEMING,
	STATS_POCOCK,
};

/*
 * Lan and DeMets: the alpha spent by each share of the information, and the
 * z to be passed at it, one-sided.  Shares rise from above 0 to at most 1;
 * false where they do not, or there are more than 50.
 */
MUST_CHECK bool
stats_looks(struct stats *st, enum stats_spending spending, double alpha,
            const double *information, size_t n, double *z, double *spent);

#endif
