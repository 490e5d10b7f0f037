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

static bool
is_of_paper(struct str name)
{
	return str_is(name, "large") || str_is(name, "pdf");
}

static void
value_put(struct buf *href, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		             (c >= 'A' && c <= 'Z') || c == '-' || c == '_';

		if (plain)
			buf_char(href, (char)c);
		else
			buf_print(href, "%%%02X", c);
	}
}

/* The same address with what else was asked, and these of ours. */
static void
paper_link(struct html *h, const struct ctx *ctx, const char *ours,
           struct str words)
{
	const struct pairs *query = &ctx->req->query;
	struct buf href;

	buf_init(&href, h->arena, 4096);
	buf_char(&href, '?');
	buf_str(&href, str_of(ours));
	for (size_t i = 0; i < query->n; i++) {
		if (is_of_paper(query->v[i].name))
			continue;
		if (buf_get(&href).n > 1)
			buf_char(&href, '&');
		value_put(&href, query->v[i].name);
		buf_char(&href, '=');
		value_put(&href, query->v[i].value);
	}
	html_raw(h, "<a class=\"govuk-link\"");
	html_attr(h, "href", buf_get(&href));
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</a> ");
}

/* What else this paper can be. */
void
paper_links(struct html *h, const struct ctx *ctx)
{
	bool large = paper_is_large(ctx);

	if (ctx->req == NULL)
		return;
	html_raw(h, "<p class=\"govuk-body dir-paperlinks dir-noprint\">");
	if (large)
		paper_link(h, ctx, "", T("Usual size"));
	else
		paper_link(h, ctx, "large=1", T("Large print"));
	if (ctx->app->printer != NULL)
		paper_link(h, ctx, large ? "large=1&pdf=1" : "pdf=1",
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

/* A place among those that wait for the printer, given back once. */
struct place {
	_Atomic int *taken;
};

static void
place_give_back(void *data)
{
	struct place *place = data;

	if (place->taken != NULL)
		atomic_fetch_sub(place->taken, 1);
	place->taken = NULL;
}

static bool
printed(struct turn *turn, struct bytes *pdf)
{
	struct router *router = turn->router;
	struct place *place = arena_keep(turn->ctx.arena, sizeof(*place));
	bool made;

	/* Deferred for when the page leaves at the memory's ceiling. */
	arena_defer(turn->ctx.arena, place_give_back, place);
	place->taken = &router->printing;
	made = atomic_fetch_add(&router->printing, 1) < WAITING_MOST &&
	       paper_print(turn->ctx.arena, router->app->printer,
	                   buf_get(&turn_reply(turn)->body), WAIT_MS, pdf);
	place_give_back(place);
	return made;
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
