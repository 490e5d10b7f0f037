/*
 * tool_demo.h - the tools of the fictional programme.
 */
#ifndef PRACTICE_STRENGTHS_TOOL_DEMO_H
#define PRACTICE_STRENGTHS_TOOL_DEMO_H

#include "practice/strengths/tool_local.h"

/* Its part of the fictional programme (capability.h). */
MUST_CHECK const struct fault *tool_demo(struct ctx *ctx, struct demo *demo);

#endif
