/*
 * assess_check.h - what must hold in the rows of the assessment.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_CHECK_H
#define PRACTICE_STRENGTHS_ASSESS_CHECK_H

#include "practice/strengths/assess_local.h"

/* REFUSED with the sentence of the first row that is off. */
MUST_CHECK const struct fault *assess_check(struct ctx *ctx);

/* The first row that a statement finds off, or 0 (assess_check_store.c). */
MUST_CHECK const struct fault *
assess_check_store_off(struct ctx *ctx, const struct query *query,
                       int64_t *out);

extern const struct query assess_check_person;
extern const struct query assess_check_signed;
extern const struct query assess_check_strength;
extern const struct query assess_check_restored;
extern const struct query assess_check_section;
extern const struct query assess_check_mine;

#endif
