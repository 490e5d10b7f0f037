/*
 * assess_demo.h - the assessments of the fictional programme.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_DEMO_H
#define PRACTICE_STRENGTHS_ASSESS_DEMO_H

#include "practice/strengths/assess_local.h"

/* What somebody says of an area, and their worker. */
struct assess_demo_words {
	const char *own;
	enum assess_ready ready;
	int own_priority;
	const char *strengths;
	const char *view;
	const char *needs;
	enum assess_link reoffending;
	const char *link;
	const char *evidence;
	int priority;
};
/* By area (assess_demo_words.c). */
/* What the person says they are good at; NULL: nothing. */
extern const char *const assess_demo_good[];
extern const struct assess_demo_words assess_demo_areas[ASSESS_AREA_COUNT];

/* Its part of the fictional programme (capability.h). */
MUST_CHECK const struct fault *assess_demo(struct ctx *ctx, struct demo *demo);
/* Of somebody to practise with: signed, for a second person to look at. */
MUST_CHECK const struct fault *
assess_rehearse(struct ctx *ctx, struct demo *demo);

#endif
