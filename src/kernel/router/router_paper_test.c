#include "kernel/router/router_world_test.h"
#include "tests/printer.h"

#define PDF ((struct str){"\0\0\0\11%PDF-1.4\n", 13})

/* As the page of a person is asked for, as a PDF. */
static struct http_reply
asked(struct http *h, struct person_id person)
{
	return http_get(h, "sam",
	                str_print(h->w->arena, "%s?print=1&pdf=1",
	                          router_person_path(h, person))
	                        .p);
}

TEST("router: a page for paper leaves as a PDF where that is asked for, and "
     "who was looked at is written down")
{
	struct http *h = router_world(t);
	struct http_reply reply;
	struct printer printer;
	int64_t before;

	(void)http_session(h, "sam");
	before = router_entries(h);
	printer_start(t->arena, &printer, PDF);
	h->w->app->printer = printer.path;
	reply = asked(h, h->w->jay);
	printer_end(&printer);
	expect_equal(reply.status, 200);
	expect_str(reply.body, "%PDF-1.4\n");
	expect_has(reply.head, "application/pdf");
	expect_has(reply.head, "filename=\"t-person.pdf\"");
	expect_true(str_starts(printer.heard, S("<!DOCTYPE html>")));
	expect_equal(router_entries(h), before + 1);
}

TEST("router: a printer that makes nothing is told in a sentence, and nobody "
     "was looked at")
{
	struct http *h = router_world(t);
	struct http_reply reply;
	int64_t before;

	(void)http_session(h, "sam");
	before = router_entries(h);
	h->w->app->printer = "/nowhere/at/all";
	expect_log("fault", NULL);
	reply = asked(h, h->w->jay);
	expect_equal(reply.status, 503);
	expect_has(reply.body, "We could not make the PDF just now. You can "
	                       "print the page, or try again in a moment");
	expect_lacks(reply.body, "A person");
	expect_equal(router_entries(h), before);
}

TEST("router: a PDF out of reach is not there, and the printer hears nothing")
{
	struct http *h = router_world(t);

	h->w->app->printer = "/nowhere/at/all";
	expect_equal(asked(h, h->w->kit).status, 404);
}

TEST("router: without a printer no PDF is offered, and a page stays a page")
{
	struct http *h = router_world(t);
	struct http_reply reply = http_get(h, "sam", "/t/open?print=1&pdf=1");

	expect_equal(reply.status, 200);
	expect_has(reply.body, "Here it is");
	expect_lacks(reply.body, "Save as a PDF");
	h->w->app->printer = "/nowhere/at/all";
	expect_has(http_get(h, "sam", "/t/open?print=1").body,
	           "href=\"?pdf=1&amp;print=1\">Save as a PDF");
}

TEST("router: a page that is not for paper is never a PDF")
{
	struct http *h = router_world(t);

	h->w->app->printer = "/nowhere/at/all";
	expect_has(http_get(h, "sam", "/t/open?pdf=1").body, "Here it is");
}

TEST("router: a page for paper can be had in large print")
{
	struct http *h = router_world(t);
	struct str body = http_get(h, "sam", "/t/open?print=1").body;

	expect_lacks(body, "dir-large");
	expect_has(body, "href=\"?large=1&amp;print=1\">Large print");
	h->w->app->printer = "/nowhere/at/all";
	body = http_get(h, "sam", "/t/open?print=1&large=1").body;
	expect_has(body, "dir-large");
	expect_has(body, "Usual size");
	expect_has(body, "?large=1&amp;pdf=1&amp;print=1");
	expect_has(http_get(h, "sam", "/t/open?print=1&of=2026-09%22%3C").body,
	           "href=\"?large=1&amp;print=1&amp;of=2026-09%22%3C\"");
	expect_lacks(http_get(h, "sam", "/t/open?large=1").body, "dir-large");
}
