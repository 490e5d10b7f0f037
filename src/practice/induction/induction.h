/*
 * induction.h - the beginning: what a person is told, and what they raise.
 */
#ifndef PRACTICE_INDUCTION_H
#define PRACTICE_INDUCTION_H

#include "kernel/capability.h"

extern const struct capability induction_capability;

#endif
