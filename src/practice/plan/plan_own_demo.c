/*
 * plan_own_demo.c - what Jay, who does not exist, drew and said.
 */
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_own.h"

const struct fault *
plan_own_demo(struct plan_demo_story *s)
{
	const struct bytes drawing = {plan_demo_drawing, plan_demo_drawing_n};
	struct media_taken *taken;
	struct statement_id id;

	/* Where no files are kept, there are none. */
	if (!s->who->jay || s->ctx->app->blobs == NULL ||
	    !plan_demo_on(s, 10, true))
		return NULL;
	TRY(media_take_made(s->ctx, drawing, &taken));
	return plan_own_add(s->ctx, s->who->person, PLAN_PICTURE, taken,
	                    S("My drawing: Kai and me in front of the house"),
	                    &id);
}
