/* plan_hmpps_views.c - the page from which a plan goes out as a file, and
 * through which one comes in. */
#include <string.h>

#include "practice/plan/plan_file_local.h"

static void
draw_out(struct html *h, const struct plan_screen *screen)
{
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
		          str_print(h->arena, "%.*s/export?shape=%s",
		                    STR_ARG(screen->base),
		                    plan_hmpps_shape_words[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* Each place of a file that cannot be used. */
static void
draw_places(struct html *h, const struct problems *problems)
{
	bool any = problems != NULL && problems_of(problems, "places") != NULL;

	if (!any)
		return;
	html_raw(h, "<ul id=\"places\" class=\"govuk-list "
	            "govuk-list--bullet govuk-!-text-break-word\">");
	for (size_t i = 0; i < problems->n; i++) {
		if (strcmp(problems->v[i].field, "places") != 0)
			continue;
		html_raw(h, "<li>");
		html_text(h, text_show(h->arena, &problems->v[i].text));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_in(struct html *h, const struct ctx *ctx,
        const struct plan_file_screen *screen)
{
	struct form form;

	if (!ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	words_heading(h, T("Bring a plan in"), "in");
	draw_places(h, ctx->problems);
	if (screen->files_n > 0 && !instant_is(screen->files[0].taken_at)) {
		html_raw(h, "<p class=\"govuk-body\">");
		plan_link(h, T("Look at the file that waits"),
		          plan_path(ctx->arena, &screen->plan,
		                    "/files/waiting"));
		html_raw(h, "</p>");
	}
	page_form(ctx, &form);
	form.upload = true;
	form_begin(h, &form, plan_path(ctx->arena, &screen->plan, "/files"));
	form_file(h, &form,
	          &(struct gov_file_upload){
	                  .name = PLAN_FILE_FIELD,
	                  .label = TV(h->arena, "The plan of {name}",
	                              {"name", screen->plan.head.name}),
	                  .label_size = "s",
	                  .hint = T("JSON, of the sentence plan service or the "
	                            "assessment platform. You see what would "
	                            "come in before anything does. A file that "
	                            "waits is replaced."),
	          });
	form_end(h, &form, T("Look at it"));
}

static void
draw_came(struct html *h, const struct plan_file_screen *screen)
{
	size_t taken = 0;

	for (size_t i = 0; i < screen->files_n; i++) {
		const struct plan_file *file = &screen->files[i];
		struct str day =
		        date_words(h->arena, instant_date(file->taken_at));

		if (!instant_is(file->taken_at))
			continue;
		if (taken++ == 0) {
			words_heading(h, T("Plans that came in"), "came");
			html_raw(h, "<ul class=\"govuk-list "
			            "govuk-list--bullet\">");
		}
		html_raw(h, "<li>");
		html_text(h, TV(h->arena,
		                "{service}, uploaded by {who}. Goals that came "
		                "in: {n}.",
		                {"service",
		                 text_get(plan_service_keys[file->service])},
		                {"who", file->by_name},
		                {"n", str_print(h->arena, "%lld",
		                                (long long)file->added)}));
		html_raw(h, " ");
		plan_link(h,
		          TV(h->arena, "The file as it came, {day}",
		             {"day", day}),
		          str_print(h->arena, "%.*s/files/%.*s",
		                    STR_ARG(screen->plan.base),
		                    STR_ARG(id_show(h->arena, file->id))));
		html_raw(h, "</li>");
	}
	if (taken > 0)
		html_raw(h, "</ul>");
}

void
plan_draw_files(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_file_screen *screen = data;

	words_title(h, T("The plan as a file"));
	draw_out(h, &screen->plan);
	draw_in(h, ctx, screen);
	draw_came(h, screen);
}
