/* plan_hmpps_views.c - the page from which a plan goes out as a file. */
#include "practice/plan/plan_hmpps.h"
#include "practice/plan/plan_hmpps_pages.h"

void
plan_draw_files(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;

	words_title(h, T("The plan as a file"));
	words_para(h,
	           T("For the public services’ own plans. A file holds every "
	             "goal with its steps and notes, and what was agreed. "
	             "What their plans have no place for is in it too, in a "
	             "part of our own: who wrote what, both views, replies, "
	             "strengths and days of steps."));
	words_para(h, T("Keep the file only where the record may lie, and not "
	                "longer than it is needed."));
	html_raw(h, "<ul class=\"dir-ways\">");
	for (size_t i = 0; i < PLAN_HMPPS_SHAPE_COUNT; i++) {
		html_raw(h, "<li>");
		plan_link(h, text_get(plan_hmpps_shape_keys[i]),
		          str_print(ctx->arena, "%.*s/export?shape=%s",
		                    STR_ARG(screen->base),
		                    plan_hmpps_shape_words[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}
