/*
 * plan_net_studied.h - what a study asks of the people around somebody: how
 * many there were on the days that were kept.  No name, and nothing that is
 * said of anybody, is read.
 */
#ifndef PRACTICE_PLAN_NET_STUDIED_H
#define PRACTICE_PLAN_NET_STUDIED_H

#include "practice/plan/plan_net.h"

/* A day that was kept; ties have their id, kind, pay and part of life alone,
 * and live until fn returns. */
struct plan_net_studied {
	struct person_id person;
	struct date day;
	const struct plan_tie *ties; /* at most PLAN_NET_MERGED */
	size_t n;
};

/* Hand each to fn, by person and then day rising.  Asks no reach: a study's
 * figures are of many. */
MUST_CHECK const struct fault *
plan_nets_studied(struct ctx *ctx,
                  const struct fault *(*fn)(void *data,
                                            const struct plan_net_studied *one),
                  void *data);

extern const struct query plan_q_nets_studied;

#endif
