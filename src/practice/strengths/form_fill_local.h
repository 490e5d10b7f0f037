/*
 * form_fill_local.h - inside strengths: answers to the services' form that are
 * kept and shown.
 */
#ifndef PRACTICE_FORM_FILL_LOCAL_H
#define PRACTICE_FORM_FILL_LOCAL_H

#include "practice/strengths/form_fill.h"

extern const struct migration form_fill_migration_131;
extern const struct migration form_fill_migration_141;
extern const struct query form_fill_of;
extern const struct query form_fill_put;
extern const struct query form_fill_copy_all;
extern const struct query form_fill_follow;

/* For the capability's list. */
#define FORM_FILL_QUERIES \
	&form_fill_of, &form_fill_put, &form_fill_copy_all, &form_fill_follow
#define FORM_FILL_PERSONAL "strengths_section"

/* CONFLICT unless the questions that were read are the ones that are asked. */
MUST_CHECK const struct fault *
form_fill_same_form(struct ctx *ctx, struct str form);
/* Before answers of a section are written: the edition of today, or a new one;
 * its area has to be looked at again. */
MUST_CHECK const struct fault *
form_fill_keep(struct ctx *ctx, struct assess *a, enum form_section section);

MUST_CHECK const struct fault *
form_fill_store_of(struct ctx *ctx, struct assess_id edition,
                   struct form_fill out[FORM_SECTION_COUNT]);
MUST_CHECK const struct fault *
form_fill_store_put(struct ctx *ctx, const struct assess *a,
                    const struct form_fill *fill);

#endif
