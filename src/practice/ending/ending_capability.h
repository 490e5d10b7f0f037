/*
 * ending_capability.h - the ending of an intervention (ending.h).
 */
#ifndef PRACTICE_ENDING_CAPABILITY_H
#define PRACTICE_ENDING_CAPABILITY_H

#include "kernel/capability.h"

extern const struct capability ending_capability;

#endif
