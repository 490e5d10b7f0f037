/*
 * router_paper.c - a page made for paper, as a PDF where that is asked for.
 *
 * It is drawn as always, in its transaction; that is over when the printer
 * has it, and who was looked at is written down before the PDF leaves.
 */
#include <stdatomic.h>

#include "kernel/router/router_local.h"
#include "web/gov/gov.h"
#include "web/paper.h"

#define WAIT_MS 35000

/* So many workers may wait for the printer: the others answer everybody. */
#define WAITING_MOST 2

/* Asked for in type that more people can read. */
bool
paper_is_large(const struct ctx *ctx)
{
	return ctx->req != NULL &&
	       str_is(request_query(ctx->req, "large"), "1");
}

static void
paper_link(struct html *h, const char *href, struct str words)
{
	html_raw(h, "<a class=\"govuk-link\"");
	html_attr(h, "href", str_of(href));
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</a> ");
}

/* What else this paper can be. */
void
paper_links(struct html *h, const struct ctx *ctx)
{
	bool large = paper_is_large(ctx);

	html_raw(h, "<p class=\"govuk-body dir-paperlinks dir-noprint\">");
	if (large)
		paper_link(h, "?", T("Usual size"));
	else
		paper_link(h, "?large=1", T("Large print"));
	if (ctx->app->printer != NULL)
		paper_link(h, large ? "?large=1&pdf=1" : "?pdf=1",
		           T("Save as a PDF"));
	html_raw(h, "</p>");
}

bool
paper_wanted(const struct ctx *ctx)
{
	return ctx->req != NULL && ctx->app->printer != NULL &&
	       str_is(request_query(ctx->req, "pdf"), "1");
}

/* "/people/:crn/plan/print" -> "people-plan-print.pdf": nobody's name. */
static struct str
name_of(const struct turn *turn)
{
	struct str rest = str_of(turn->route->path), word;
	struct buf name;

	buf_init(&name, turn->ctx.arena, 256);
	while (str_split(&rest, '/', &word)) {
		if (str_empty(word) || word.p[0] == ':')
			continue;
		if (buf_get(&name).n > 0)
			buf_char(&name, '-');
		buf_str(&name, word);
	}
	buf_lit(&name, ".pdf");
	return buf_get(&name);
}

static void
place_give_back(void *data)
{
	atomic_fetch_sub((_Atomic int *)data, 1);
}

static bool
printed(struct turn *turn, struct bytes *pdf)
{
	struct router *router = turn->router;

	arena_defer(turn->ctx.arena, place_give_back, &router->printing);
	return atomic_fetch_add(&router->printing, 1) < WAITING_MOST &&
	       paper_print(turn->ctx.arena, router->app->printer,
	                   buf_get(&turn_reply(turn)->body), WAIT_MS, pdf);
}

void
paper_make(struct turn *turn)
{
	struct reply *reply = turn_reply(turn);
	struct bytes pdf;

	if (!turn->paper || reply->status != 200)
		return;
	if (!printed(turn, &pdf)) {
		turn->seen.n = 0;
		fault_draw(turn,
		           fault_unavailable(
		                   &turn->ctx,
		                   "We could not make the PDF just now. You "
		                   "can print the page, or try again in a "
		                   "moment"));
		return;
	}
	reply_download(reply, "application/pdf", name_of(turn));
	buf_put(&reply->body, pdf.p, pdf.n);
}
