/*
 * page_running.c - whose paper it is, on each printed page of it.
 *
 * A style sheet puts it in the margin where the browser has boxes there and
 * reads the attribute; elsewhere it is a line that stands on every page.
 */
#include "kernel/router/router_local.h"

/* "Jay Mercer · My plan · 24 November 2026" */
static struct str
running(struct arena *arena, const struct ctx *ctx, const struct page *page)
{
	struct str day = date_words(arena, ctx->today);

	return str_print(arena, "%.*s · %.*s · %.*s", STR_ARG(page->of),
	                 STR_ARG(page->title), STR_ARG(day));
}

void
page_running_attr(struct html *h, const struct ctx *ctx,
                  const struct page *page)
{
	if (page->print && !str_empty(page->of))
		html_attr(h, "data-of", running(h->arena, ctx, page));
}

void
page_running_draw(struct html *h, const struct ctx *ctx,
                  const struct page *page)
{
	if (str_empty(page->of))
		return;
	html_raw(h, "<p class=\"dir-running\" aria-hidden=\"true\">");
	html_text(h, running(h->arena, ctx, page));
	html_raw(h, "</p>");
}
