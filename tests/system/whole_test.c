/*
 * whole_test.c - what only the whole of the tests can show; the last of all
 * files, so that its tests run after every other.
 */
#include <stdio.h>

#include "tests/system/system.h"

TEST("system: every POST repeated with its key changes nothing")
{
	struct http *h = http_new(t);
	const struct route *const *all;
	unsigned missing = 0;
	size_t n;

	/* Each is repeated where it is posted (tests/http_world.h).  A run of
	 * a few tests posts to a few routes, and says nothing of the rest. */
	if (!test_runs_all())
		return;
	all = router_all(h->router, &n);
	for (size_t i = 0; i < n; i++) {
		if (all[i]->method != POST || http_posted(all[i]))
			continue;
		fprintf(stderr, "# no test posts to %s and is not refused\n",
		        all[i]->path);
		missing++;
	}
	expect_equal(missing, 0);
}
