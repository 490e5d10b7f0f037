/*
 * evaluation.h - did it reduce reoffending, and what can honestly be said?
 *
 * The numbers are those of src/stats; here are studies, and what is said of
 * them.  So far: the proof that the numbers are right, and what a study could
 * see before it begins.
 *
 * Rules kept here, each with a test of the same words:
 *   - every case of a folder of reference vectors is computed from its file,
 *     and none is passed over;
 *   - the program has cases of its own, and computes each of them;
 *   - a field that is not understood makes its case fail;
 *   - a study that could hardly see the effect says so before it begins.
 */
#ifndef INSIGHT_EVALUATION_H
#define INSIGHT_EVALUATION_H

#include <stdio.h>

#include "base/buf.h"
#include "base/fault.h"

/* How the cases went. */
struct eval_result {
	size_t passed, failed;
};

/*
 * Run every case of every *.json in a folder of reference vectors (schema 1,
 * docs/vectors.md), in bytewise order of their names.  A line a case on
 * `to`: "ok ID worst-error" or "not ok ID what differs".  INVALID when the
 * folder or a file of it cannot be read as that.  folder NULL: the cases that
 * are built into the program, worked out by a second, plain implementation
 * (tools/make-eval-cases) on people who do not exist.
 */
MUST_CHECK const struct fault *
eval_selftest(struct arena *arena, const char *folder, FILE *to,
              struct eval_result *out);

/* A study as it is planned: shares of 1, people, comparators to each. */
struct eval_power_in {
	double base;    /* who reoffend without it */
	double treated; /* participants */
	double ratio;   /* comparators to each of them */
	double fall;    /* that one would like to see */
	double power, alpha;
	/* People who come in clusters, an office or a group each: how many a
	 * cluster, and how much alike they are (intraclass correlation).  Both
	 * 0: everybody by themselves.  Kish's design effect, 1 + (m - 1) r,
	 * divides how many people there are in effect. */
	double cluster, icc;
	/* Participants that the weights or sets are expected to leave in
	 * effect: their effective sample size, as a design shows it.  0: all
	 * of them.  Treated over it is the design effect; not with clusters. */
	double ess;
};

struct eval_power_out {
	double fall_seen; /* the smallest; NAN: none */
	double chance;    /* to see in->fall */
	double needed;    /* participants, to see it with in->power */
	double design;    /* the design effect; 1: none */
};

/* False when a share is none, or the fall is not below the base. */
MUST_CHECK bool
eval_power_work(const struct eval_power_in *in, struct eval_power_out *out);

/* In sentences, or as one JSON object with its keys in order. */
void eval_power_put(struct buf *buf, const struct eval_power_in *in,
                    const struct eval_power_out *out, bool json);

/*
 * A study of how soon (Schoenfeld 1983): events of both groups together.
 * hr 0 or events 0: not asked of.
 */
struct eval_power_time {
	double hr;     /* that one would like to see, below or above 1 */
	double events; /* that there will be */
	double ratio;  /* comparators to each participant */
	double power, alpha;
};

/*
 * What such a study needs and sees, in sentences or as one JSON object with
 * its keys in order; false when a number is none, or nothing is asked.
 */
MUST_CHECK bool
eval_power_time_put(struct buf *buf, const struct eval_power_time *in,
                    bool json);

/*
 * A study that is judged by a ratio: how soon, by events of both groups
 * together (Schoenfeld 1983), or how often, by Wald's error of the log of two
 * Poisson rates with so much dispersion.  `base` and `fall` are shares as
 * above: the ratio one would like to see is that of hazards or rates at which
 * the share falls so far, where they are steady.  Of how often `base` may be
 * NAN: then no fall is asked for.
 */
struct eval_power_ratio {
	bool rates; /* how often; else how soon */
	double base, fall;
	double rate, dispersion; /* of rates: of each person in the follow-up */
	double treated, ratio;
	double power, alpha;
	double cluster, icc, ess; /* as above */
};

struct eval_power_seen {
	double effect; /* the ratio one would like to see; NAN: none is said */
	double effect_seen; /* the one nearest to 1 that is; NAN: none */
	double fall_seen;   /* 1 less that */
	double chance;      /* to see `effect` */
	double needed;      /* participants, to see it with `power` */
	double events;      /* of both groups together, where nothing changes */
	double events_needed; /* of both, with as many as are needed */
	double design;        /* the design effect; 1: none */
};

/* False when a share or a rate is none, or the fall is not below the base. */
MUST_CHECK bool eval_power_ratio_work(const struct eval_power_ratio *in,
                                      struct eval_power_seen *out);

/* In sentences, or as one JSON object with its keys in order. */
void eval_power_ratio_put(struct buf *buf, const struct eval_power_ratio *in,
                          const struct eval_power_seen *out, bool json);

/* How many people one of them is counted as; NAN for clusters that are none
 * and for more in effect than there are.  (eval_power.c) */
double
eval_power_design(double treated, double cluster, double icc, double ess);

/* Whether a study may be planned for it: a power below half of alpha is had of
 * no effect at all. */
bool eval_power_is(double power, double alpha);

#endif
