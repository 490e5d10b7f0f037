/*
 * know_share_views.c - who reads the words of what helps, and the question.
 */
#include "practice/support/support_views.h"

static void
draw_said(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body-s govuk-!-margin-bottom-1\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

static void
draw_answer(struct html *h, struct form *form, struct str path,
            const char *value, struct str says)
{
	form_begin(h, form, path);
	form_hidden(h, "share", str_of(value));
	html_raw(h, "<button type=\"submit\" class=\"dir-linkbutton\">");
	html_text(h, says);
	html_raw(h, "</button>");
	html_raw(h, "</form>");
}

/* To a worker: what to ask the person. */
static void
draw_question(struct html *h, const struct support_screen *screen,
              struct str tells)
{
	html_raw(h, "<div class=\"govuk-inset-text govuk-!-margin-top-1"
	            " govuk-!-margin-bottom-2\"><p class=\"govuk-body-s"
	            " govuk-!-margin-bottom-1\">");
	if (!str_empty(tells))
		html_text(h,
		          TV(h->arena, "“{word}” may tell others about health.",
		             {"word", tells}));
	html_raw(h, " ");
	html_text(h, screen->mine ? T("May all who meet you read these words?")
	                          : T("Ask first: may everybody who meets the "
	                              "person read these words?"));
	html_raw(h, "</p></div>");
}

static void
draw_presses(struct html *h, const struct ctx *ctx,
             const struct support_screen *screen,
             const struct know_entry *entry, struct str path, bool shared)
{
	struct form form;

	if (!screen->mine && entry->share == KNOW_KEPT_OWN) {
		draw_said(h, T("They said no to this themselves. Only they "
		               "change that"));
		return;
	}
	page_form(ctx, &form);
	if (!shared)
		draw_answer(h, &form, path, "yes",
		            screen->mine ? T("Yes, all may read them")
		                         : T("They say yes"));
	if (shared || entry->share == KNOW_UNASKED)
		draw_answer(h, &form, path, "no",
		            screen->mine ? T("No, keep them with my worker")
		                         : T("They say no"));
}

void
know_draw_share(struct html *h, const struct ctx *ctx,
                const struct support_screen *screen,
                const struct know_entry *entry, struct str path)
{
	size_t n;
	struct str *conditions = know_conditions(h->arena, &screen->know, &n);
	bool shared;

	if (entry->kind != KNOW_HELP || str_empty(entry->words) ||
	    !know_stands(entry))
		return;
	shared = know_shared(h->arena, entry, ctx->today, conditions, n);
	if (shared)
		draw_said(h, screen->mine ? T("All who meet you read these "
		                              "words.")
		                          : T("Everybody who meets the person "
		                              "reads these words."));
	else
		draw_said(h, screen->mine ? T("Only you and your worker read "
		                              "these words.")
		                          : T("Only the person and their "
		                              "workers read these words."));
	if (!support_may_write(ctx, screen))
		return;
	if (!shared && entry->share == KNOW_UNASKED)
		draw_question(h, screen,
		              know_tells(h->arena, entry->words, ctx->today,
		                         conditions, n));
	draw_presses(h, ctx, screen, entry, path, shared);
}
