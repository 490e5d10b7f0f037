/*
 * assess_panels.h - panels of the assessment, and what they are drawn from.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_PANELS_H
#define PRACTICE_STRENGTHS_ASSESS_PANELS_H

#include "practice/strengths/assess_views.h"

/* What each panel shows. */
MUST_CHECK const struct fault *
assess_read_case(struct ctx *ctx, struct person_id person, void **out);
/* (as assess_read_case) */
MUST_CHECK const struct fault *
assess_read_me(struct ctx *ctx, struct person_id person, void **out);
/* (as assess_read_case) */
MUST_CHECK const struct fault *
assess_read_waits(struct ctx *ctx, struct person_id person, void **out);
/* Which area an event is about (capability.h). */
MUST_CHECK const struct fault *
assess_event_details(struct ctx *ctx, struct person_id person,
                     const struct event_line *lines, size_t n,
                     struct event_detail *out);

/* Whose assessment waits for a second person. */
struct assess_waits {
	struct person_head *heads;
	size_t n;
};

/* People within reach whose newest edition somebody else signed and nobody
 * answered, the longest first, at most `most` (1 to 20). */
MUST_CHECK const struct fault *
assess_store_waits(struct ctx *ctx, size_t most, struct person_id **out,
                   size_t *n);

/* Each draws from what its panel read. */
void assess_draw_case(struct html *h, const struct ctx *ctx, const void *data);
/* (as assess_draw_case) */
void assess_draw_home(struct html *h, const struct ctx *ctx, const void *data);
/* (as assess_draw_case) */
void assess_draw_waits(struct html *h, const struct ctx *ctx, const void *data);

extern const struct query assess_waiting;

#define ASSESS_PANELS \
	{PANEL_CASE_MAIN, 25, CAN_SEE_PEOPLE, assess_read_case, \
	 assess_draw_case}, \
	        {PANEL_ME, 45, CAN_SEE_OWN, assess_read_me, assess_draw_home}, \
	{ \
		PANEL_TODAY, 35, CAN_COUNTERSIGN, assess_read_waits, \
		        assess_draw_waits \
	}

#endif
