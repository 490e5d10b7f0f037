/*
 * survival.h - curves of time to an event, and comparing them.
 *
 * Times within a relative 1.5e-8 of each other are one.  At one time events
 * come before censorings.
 *
 * Rules kept here, each with a test of the same words:
 *   - while nobody has had an event the curve is 1 and certain;
 *   - where the curve is 0 it has no limits;
 *   - a competing event is never counted as a censoring.
 */
#ifndef STATS_SURVIVAL_H
#define STATS_SURVIVAL_H

#include "stats/frame.h"

/* Rows of follow-up: all of them, in any order. */
struct stats_follow {
	size_t n;
	const double *time;
	const double *event;   /* 0 censored, 1 event, 2 competing */
	const double *w;       /* NULL: all 1 */
	const int32_t *group;  /* NULL: one group */
	size_t groups;         /* at least 1 */
	const int32_t *strata; /* NULL: one stratum */
	size_t strata_n;
	const int32_t *cluster; /* NULL: every row is its own */
	size_t clusters;
};

/*
 * Numbers that are one time become one number, as R's timefix has it; out
 * holds n.  Apart by less than 1.5e-8 of the mean size of all.
 *
 * stats_times_order has the rows by rising time, those of one in their own
 * order, and that number of each in the order of the rows it hands back.
 */
void stats_times_order(struct arena *arena, const double *time, size_t n,
                       size_t *order, double *at);
void stats_times_join(struct arena *arena, const double *time, size_t n,
                      double *out);

/* One curve: a row for each time at which there was an event or censoring. */
struct stats_curve {
	size_t n;      /* people */
	double events; /* rows with an event, unweighted */
	size_t times_n;
	double *time, *risk, *died, *surv;
	/* variance of log surv: Greenwood's sum of d / (n (n - d)), and where
	 * people weigh or come in sets the sandwich (influence.h) */
	double *spread;
};

/* The curve of one group (Kaplan and Meier 1958). */
void stats_curve_make(struct stats *st, const struct stats_follow *in,
                      int32_t group, struct stats_curve *out);

/* One place on a curve, with its 95 % limits; NAN where it has none. */
struct stats_place {
	double surv, risk, died, se;
	double log_low, log_high;
	double loglog_low, loglog_high;
	double plain_low, plain_high;
};

/* The row of the curve itself. */
void stats_curve_row(const struct stats_curve *curve, size_t row,
                     struct stats_place *out);

/* At any time: surv just after it, risk just before it. */
void stats_curve_at(const struct stats_follow *in, int32_t group,
                    const struct stats_curve *curve, double time,
                    struct stats_place *out);

/* The time by which a share q have had their event; NAN when never. */
double stats_curve_quantile(const struct stats_curve *curve, double q);
/* The 95 % limits (log) of the median; NAN when never. */
void
stats_curve_median(const struct stats_curve *curve, double *low, double *high);

/* Mean time free of the event up to tau, and its standard error: of people who
 * do not weigh and are each their own. */
void stats_curve_rmst(const struct stats_curve *curve, double tau, double *mean,
                      double *se);

struct stats_logrank {
	double *n, *observed, *expected; /* groups each */
	double *var;                     /* groups x groups */
	double chisq, p;
	size_t df;
};

/*
 * The log-rank test (rho 0) or Peto and Peto's (rho 1), in strata, with the
 * hypergeometric variance.  E_NO_EVENTS.
 */
MUST_CHECK bool
stats_logrank_test(struct stats *st, const struct stats_follow *in, double rho,
                   struct stats_logrank *out);

/* Aalen and Johansen's curves at one time. */
struct stats_incidence {
	double event,
	        competing;   /* shares that had the one or the other first */
	double event_se;     /* by influence.h */
	double one_minus_km; /* the wrong answer, to warn with */
};
void
stats_incidence_at(struct stats *st, const struct stats_follow *in,
                   int32_t group, double time, struct stats_incidence *out);

/*
 * The whole curve of one group, weighted as Kaplan and Meier's is: a row for
 * each time.  Its error is that of influence.h.
 */
struct stats_incidence_curve {
	size_t n;      /* people */
	double events; /* rows with the event, unweighted */
	size_t times_n;
	double *time, *risk, *died, *share, *se;
};
void stats_incidence_curve(struct stats *st, const struct stats_follow *in,
                           int32_t group, struct stats_incidence_curve *out);

#endif
