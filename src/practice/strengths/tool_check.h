/*
 * tool_check.h - what must hold in the rows of the tools.
 */
#ifndef PRACTICE_STRENGTHS_TOOL_CHECK_H
#define PRACTICE_STRENGTHS_TOOL_CHECK_H

#include "practice/strengths/tool_local.h"

/* REFUSED with the sentence of the first row that is off. */
MUST_CHECK const struct fault *tool_check(struct ctx *ctx);

/* Each row to fn, with ctx as its data (tool_store.c). */
MUST_CHECK const struct fault *
tool_store_each(struct ctx *ctx,
                const struct fault *(*fn)(void *data, const struct row *row));

extern const struct query tool_q_check;

#endif
