/*
 * ending_studied.h - what a study, or a file about many, asks of endings.
 */
#ifndef PRACTICE_ENDING_STUDIED_H
#define PRACTICE_ENDING_STUDIED_H

#include "kernel/capability.h"

/* Hand each person whose intervention ended, and the day, to fn, by person and
 * then day rising; a day that was put right is the one that holds now.  Asks no
 * reach: ids and days, for whoever judged it. */
MUST_CHECK const struct fault *
endings_studied(struct ctx *ctx,
                const struct fault *(*fn)(void *data, struct person_id person,
                                          struct date ended_on),
                void *data);

/* Hand everybody whose last word on research at an ending is no to fn, by id
 * rising.  Asks no reach: they are left out. */
MUST_CHECK const struct fault *
endings_no_research(struct ctx *ctx,
                    const struct fault *(*fn)(void *data,
                                              struct person_id person),
                    void *data);

#endif
