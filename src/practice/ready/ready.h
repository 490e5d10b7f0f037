/*
 * ready.h - immediate needs, looking ahead, and how ready for work it feels.
 */
#ifndef PRACTICE_READY_H
#define PRACTICE_READY_H

#include "kernel/capability.h"

extern const struct capability ready_capability;

#endif
