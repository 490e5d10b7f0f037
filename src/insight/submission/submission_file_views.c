/*
 * submission_file_views.c - the file: what it holds, how it is sent, and the
 * files that were made.
 */
#include "insight/submission/submission_views.h"

#include "web/gov/words.h"

static void
draw_list(struct html *h, const struct str *items, size_t n)
{
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<li>");
		html_text(h, items[i]);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_holds(struct html *h, const struct submission_screen *screen)
{
	words_heading(h, T("What it holds"), "holds");
	words_para(h, TV(h->arena,
	                 "{n} people, a line each, with names. Comma between "
	                 "cells, UTF-8, days like 2026-11-24. The columns:",
	                 {"n", str_print(h->arena, "%lld",
	                                 (long long)screen->cohort.complete)}));
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (unsigned f = 0; f < SUBMISSION_FIELDS; f++) {
		html_raw(h, "<li><code>");
		html_text(h, str_of(submission_columns[f]));
		html_raw(h, "</code> ");
		html_text(h, text_get(submission_field_keys[f]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	words_para(h, T("A cell that a spreadsheet would run has an apostrophe "
	                "before it. No number of this service, no address and "
	                "nothing of a plan is in it."));
	html_raw(h, "<p class=\"govuk-body\">");
	submission_draw_doubt(h);
	html_raw(h, " ");
	html_text(h, T("The columns are those that public descriptions name. "
	               "Lay them beside the present template of the Justice "
	               "Data Lab before you send them."));
	html_raw(h, "</p>");
}

static void
draw_sending(struct html *h)
{
	const struct str steps[] = {
	        T("Ask the Justice Data Lab by which secure way it takes files "
	          "now. Never send it by ordinary email."),
	        T("Fetch it on a computer of your organisation, not on your "
	          "own, and not into a folder that is shared or synchronised."),
	        T("Send it locked with a password, and tell the password by "
	          "telephone."),
	        T("Check with whoever takes it that its mark, the SHA-256, is "
	          "the one that stands here."),
	        T("Delete your copies as soon as it arrived, in the bin too, "
	          "and say so here."),
	};

	words_heading(h, T("How to send it safely"), "sending");
	draw_list(h, steps, sizeof(steps) / sizeof(steps[0]));
}

void
submission_draw_file(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct submission_screen *screen = data;
	struct str action = submission_path(h->arena, screen->one.id, "/file");
	struct form form;

	words_title(h, T("The file for the Justice Data Lab"));
	draw_holds(h, screen);
	draw_sending(h);
	words_heading(h, T("Making it"), "making");
	words_para(h, T("It is made when you press, comes at once, and is kept "
	                "nowhere here: only its mark, that you made it, when, "
	                "why and for which days. To have it again you make it "
	                "again, with a reason. Everybody in it can see that "
	                "you looked."));
	if (screen->cohort.complete < screen->hope.fewest.value &&
	    !page_sent(ctx, action)) {
		submission_draw_too_few(h);
		return;
	}
	page_form(ctx, &form);
	form.no_draft = true;
	form_begin(h, &form, action);
	form_textarea(
	        h, &form,
	        &(struct gov_textarea){
	                .name = "why",
	                .label = T("Why is it made?"),
	                .hint = T("Leave names of people out: others read "
	                          "this."),
	                .rows = 3});
	form_end(h, &form, T("Make the file and fetch it"));
}

/* --- the files that were made --------------------------------------------- */

static void
draw_gone(struct html *h, const struct ctx *ctx, int64_t id,
          const struct submission_file *file)
{
	struct arena *a = h->arena;
	bool late = date_before(file->gone_by, ctx->today);

	if (instant_is(file->gone_at)) {
		words_para(h,
		           TV(a, "The copies are gone, as was said on {when}.",
		              {"when", instant_words(a, file->gone_at)}));
		return;
	}
	if (late)
		gov_warning_text(
		        h, &(struct gov_warning_text){
		                   .text = TV(a,
		                              "The copies were to be gone by "
		                              "{day}.",
		                              {"day",
		                               date_words(a, file->gone_by)})});
	else
		words_para(h, TV(a, "The copies are to be gone by {day}.",
		                 {"day", date_words(a, file->gone_by)}));
	if (file->made_by.v != ctx->actor.v)
		return;
	page_form_begin(h, ctx,
	                str_print(a, "%.*s/files/%.*s/gone",
	                          STR_ARG(submission_path(a, id, "")),
	                          STR_ARG(id_show(a, file->id))),
	                0);
	gov_button(h,
	           &(struct gov_button){.text = T("My copies are gone"),
	                                .classes = "govuk-button--secondary"});
	page_form_end(h);
}

void
submission_draw_files(struct html *h, const struct ctx *ctx,
                      const struct submission_screen *screen)
{
	struct arena *a = h->arena;

	if (screen->files_n == 0)
		return;
	words_heading(h, T("Files that were made"), "made");
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->files_n; i++) {
		const struct submission_file *file = &screen->files[i];

		html_raw(h, "<li>");
		words_para(h, TV(a, "{who} made one of {n} people on {when}.",
		                 {"who", file->made_by_name},
		                 {"n",
		                  str_print(a, "%lld", (long long)file->lines)},
		                 {"when", instant_words(a, file->made_at)}));
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, file->why);
		html_raw(h, "</p><p class=\"govuk-body-s\"><code "
		            "class=\"dir-hash\">");
		html_text(h, file->sha256);
		html_raw(h, "</code></p>");
		draw_gone(h, ctx, screen->one.id, file);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}
