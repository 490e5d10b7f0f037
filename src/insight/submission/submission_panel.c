/*
 * submission_panel.c - what the list of studies shows of submissions.
 */
#include "insight/submission/submission_views.h"

static const struct fault *
panel_read(struct ctx *ctx, struct person_id person, void **out)
{
	(void)person;
	*out = arena_new(ctx->arena, struct submission_list_screen, 1);
	return NULL;
}

const struct panel submission_panels[] = {
        {PANEL_STUDIES, 10, CAN_SUBMIT_COHORT, panel_read,
         submission_draw_panel},
        {.read = NULL},
};
