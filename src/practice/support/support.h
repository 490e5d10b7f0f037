/*
 * support.h - how a person learns and what helps them, and what support they
 * need on seven pathways.
 */
#ifndef PRACTICE_SUPPORT_H
#define PRACTICE_SUPPORT_H

#include "kernel/capability.h"

extern const struct capability support_capability;

#endif
