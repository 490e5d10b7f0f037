/*
 * strengths.h - getting to know each other: the assessment from both sides of
 * the table, the tools, the network.
 */
#ifndef PRACTICE_STRENGTHS_H
#define PRACTICE_STRENGTHS_H

#include "kernel/capability.h"

extern const struct capability strengths_capability;

#endif
