/*
 * submission_panel.c - what the list of studies shows of submissions: results,
 * to whoever reads studies; the way to the files, to whoever makes them.
 */
#include "insight/submission/submission_result.h"
#include "insight/submission/submission_views.h"

static const struct fault *
panel_read(struct ctx *ctx, struct person_id person, void **out)
{
	struct submission_result_screen *screen =
	        arena_new(ctx->arena, struct submission_result_screen, 1);
	struct submission_result *results;

	(void)person;
	TRY(submission_results(ctx, 0, &results, &screen->n));
	screen->results = results;
	screen->link = ctx_can(ctx, CAN_SUBMIT_COHORT);
	*out = screen;
	return NULL;
}

const struct panel submission_panels[] = {
        {PANEL_STUDIES, 10, CAN_SEE_STUDIES, panel_read, submission_draw_panel},
        {.read = NULL},
};
