/*
 * by_hand_test.c - nothing asks for a sign-in that does not say why.
 */
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "tests/system/by_hand.h"
#include "tests/test.h"

#define API "/api"

static bool
is_persons(const struct route *r)
{
	const char *path = r->path;

	if (strncmp(path, API, strlen(API)) == 0)
		path += strlen(API);
	return r->method != GET && strncmp(path, "/me/", 4) == 0;
}

/* Of the API: the row of its page, unless it has one of its own. */
static const struct by_hand *
row_of(const char *path)
{
	for (const struct by_hand *b = by_hand; b->path != NULL; b++)
		if (strcmp(b->path, path) == 0)
			return b;
	if (strncmp(path, API, strlen(API)) == 0)
		return row_of(path + strlen(API));
	return NULL;
}

/* Whether something is sent (or printed) at this address. */
static bool
route_is(bool sent, const char *base, const char *rest)
{
	char path[200];

	(void)snprintf(path, sizeof(path), "%s%s", base, rest);
	for (size_t c = 0; capabilities[c] != NULL; c++) {
		const struct route *r = capabilities[c]->routes;

		for (; r != NULL && r->path != NULL; r++)
			if ((r->method != GET) == sent &&
			    strcmp(r->path, path) == 0)
				return true;
	}
	return false;
}

static bool
fails(const struct by_hand *b, const char *why)
{
	fprintf(stderr, "# %s: %s\n", b->path, why);
	return false;
}

static bool
row_is_true(const struct by_hand *b)
{
	if (!route_is(true, "", b->path))
		return fails(b, "there is no such address");
	if ((b->typed == NULL) == (b->none == NULL))
		return fails(b, "somebody types it, or it says why not");
	if (b->none != NULL)
		return strlen(b->none) > 40 || fails(b, "says too little");
	if (!route_is(true, "/people/:crn", b->typed))
		return fails(b, "nobody can type it");
	if (b->paper == NULL)
		return true;
	/* Of no person, where the paper asks for no name. */
	return (route_is(false, "/me", b->paper) &&
	        (route_is(false, "/people/:crn", b->paper) ||
	         route_is(false, "", b->paper))) ||
	       fails(b, "both sides print the paper");
}

TEST_ONCE("system: every task of the person is typed for them by a worker, "
          "from paper or as they say it, or says why it is theirs alone")
{
	size_t n = 0;

	for (size_t c = 0; capabilities[c] != NULL; c++) {
		const struct route *r = capabilities[c]->routes;

		for (; r != NULL && r->path != NULL; r++) {
			if (!is_persons(r))
				continue;
			n++;
			if (row_of(r->path) != NULL)
				continue;
			fprintf(stderr,
			        "# %s: think of paper, then add it to"
			        " tests/system/by_hand_places.c\n",
			        r->path);
			expect_true(false);
		}
	}
	expect_true(n > 80);
}

TEST_ONCE("system: of each task of the person it is true what is said of paper "
          "and of who types it, and nothing is said twice")
{
	for (const struct by_hand *b = by_hand; b->path != NULL; b++) {
		expect_true(row_is_true(b));
		expect_true(row_of(b->path) == b);
	}
}
