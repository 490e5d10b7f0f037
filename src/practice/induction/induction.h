/*
 * induction.h - the beginning: what a person is told, and what they raise.
 */
#ifndef PRACTICE_INDUCTION_H
#define PRACTICE_INDUCTION_H

#include "kernel/capability.h"

/* Hand everybody whose last word on research is no to fn, by id rising.  Asks
 * no reach: for a study, which leaves them out. */
MUST_CHECK const struct fault *
induction_no_research(struct ctx *ctx,
                      const struct fault *(*fn)(void *data,
                                                struct person_id person),
                      void *data);

extern const struct capability induction_capability;

#endif
