/*
 * checkin_capability.h - what the application knows of check-ins.
 */
#ifndef PRACTICE_CHECKIN_CAPABILITY_H
#define PRACTICE_CHECKIN_CAPABILITY_H

#include "kernel/capability.h"

extern const struct capability checkin_capability;

#endif
