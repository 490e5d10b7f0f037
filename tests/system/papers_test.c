/*
 * papers_test.c - every page for paper about a person says whose it is.
 */
#include <string.h>

#include "app/app.h"
#include "register/people/people_world_test.h"
#include "register/policy/policy.h"
#include "tests/system/system.h"

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

/* A sheet of one person's, whose address needs nothing else. */
static bool
is_paper(const struct route *r)
{
	static const char base[] = "/people/:crn/";
	size_t n = strlen(r->path);

	return r->method == GET && strncmp(r->path, base, strlen(base)) == 0 &&
	       strchr(r->path + strlen(base), ':') == NULL && n > 6 &&
	       (strcmp(r->path + n - 6, "/print") == 0 ||
	        strcmp(r->path + n - 5, "/easy") == 0);
}

TEST("system: every page for paper about a person says on each sheet whose it "
     "is, what it is and of which day, and its address and name of a file do "
     "not")
{
	struct world *w = people_world(t);
	struct http *h;
	size_t n = 0;

	expect_ok(world_do(w, NULL, seed, NULL));
	h = http_serve(w, capabilities);
	/* Some give out what is there, and nothing else. */
	expect_equal(http_post(h, "sam",
	                       "/people/X100001/strengths/areas/finance",
	                       FIELDS("form", "3", "version", "0", "strengths",
	                              "Has two jars"))
	                     .status,
	             303);
	for (size_t c = 0; capabilities[c] != NULL; c++) {
		const struct route *r = capabilities[c]->routes;

		for (; r != NULL && r->path != NULL; r++) {
			struct http_reply reply;

			if (!is_paper(r))
				continue;
			reply = http_get(h, "sam",
			                 system_path(t->arena, r->path,
			                             SYSTEM_OURS));
			expect_equal(reply.status, 200);
			expect_has(reply.body, "data-of=\"Jay Mercer · ");
			expect_has(reply.body, " · 24 November 2026</p>");
			expect_lacks(reply.head, "Mercer");
			n++;
		}
	}
	expect_true(n >= 8);
}

/* A sheet to write on, of one person. */
static bool
is_sheet(const struct route *r)
{
	static const char base[] = "/people/:crn/", end[] = "/sheet";
	size_t n = strlen(r->path);

	return r->method == GET && strncmp(r->path, base, strlen(base)) == 0 &&
	       n > strlen(end) && strcmp(r->path + n - strlen(end), end) == 0;
}

/* Its address: of a tool, that of one. */
static const char *
sheet_address(struct arena *arena, const struct route *r)
{
	const char *path = system_path(arena, r->path, SYSTEM_OURS);

	return strstr(r->path, "/:tool/") == NULL ? path
	                                          : "/people/" SYSTEM_OURS
	                                            "/tools/week/sheet";
}

TEST("system: every empty sheet is on the page of papers, to a worker and to "
     "the person")
{
	struct world *w = people_world(t);
	struct http *h;
	struct str work, own;
	size_t n = 0;

	expect_ok(world_do(w, NULL, seed, NULL));
	h = http_serve(w, capabilities);
	work = http_get(h, "sam", "/people/" SYSTEM_OURS "/papers").body;
	own = http_get(h, "jay", "/me/papers").body;
	for (size_t c = 0; capabilities[c] != NULL; c++) {
		const struct route *r = capabilities[c]->routes;

		for (; r != NULL && r->path != NULL; r++) {
			const char *path;

			if (!is_sheet(r))
				continue;
			n++;
			path = sheet_address(t->arena, r);
			expect_has(work, path);
			path += strlen("/people/" SYSTEM_OURS);
			path = str_c(t->arena,
			             str_print(t->arena, "/me%s", path));
			expect_has(own, path);
			expect_equal(http_get(h, "jay", path).status, 200);
		}
	}
	expect_true(n > 15);
}
