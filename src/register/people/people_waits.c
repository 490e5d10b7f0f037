/*
 * people_waits.c - on a worker's home: who waits for something in their
 * record to be put right.
 */
#include "register/people/people_pages_local.h"

const struct panel people_panels[] = {
        {PANEL_TODAY, 25, CAN_WRITE_PERSON, people_read_waits,
         people_draw_waits},
        {PANEL_TODAY, 0, CAN_OPEN, NULL, NULL},
};

const struct fault *
people_read_waits(struct ctx *ctx, struct person_id person, void **out)
{
	struct waits_view *view = arena_new(ctx->arena, struct waits_view, 1);
	struct correction_waits *v;

	(void)person;
	TRY(people_store_corrections_wait(ctx, &v, &view->n));
	for (size_t i = 0; i < view->n; i++)
		TRY(people_correction_due(ctx, v[i].at, &v[i].due));
	view->v = v;
	*out = view->n == 0 ? NULL : view;
	return NULL;
}
