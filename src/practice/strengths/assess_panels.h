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

/* An assessment that waits for somebody: one that the reader signed (mine), or
 * that they may look at. */
struct assess_wait {
	struct person_id person;
	enum assess_standing standing;
	bool mine;
};
struct assess_waits {
	struct assess_wait *v;
	struct person_head *heads; /* of each */
	size_t n;
};

/* Those within reach whose newest edition waits, the longest first, at most
 * `most` (1 to 20); of others' only where the reader may countersign. */
MUST_CHECK const struct fault *
assess_store_waits(struct ctx *ctx, bool may, size_t most,
                   struct assess_wait **out, size_t *n);

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
		PANEL_TODAY, 35, CAN_WRITE_PLAN, assess_read_waits, \
		        assess_draw_waits \
	}

#endif
