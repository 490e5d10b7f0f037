/* router_log_test.c - the figures on a request's line in the log. */
#include "kernel/router/router_world_test.h"

/* Lines of the log, kept apart from the test's arena: they come from other
 * threads. */
static struct buf kept;

static void
keep(struct str line, void *data)
{
	(void)data;
	buf_str(&kept, line);
	buf_char(&kept, '\n');
}

static void
drop(void *data)
{
	arena_drop(data);
}

/* The figure of this name on the log's first line about a route. */
static int64_t
figure(struct str log, const char *route, const char *name)
{
	struct str line, pair;

	while (str_split(&log, '\n', &line)) {
		if (!str_has(line, str_of(route)))
			continue;
		while (str_split(&line, ',', &pair)) {
			size_t colon = str_find(pair, ':');
			int64_t n;

			if (str_has(str_slice(pair, 0, colon), str_of(name)) &&
			    str_i64(str_slice(pair, colon + 1, pair.n), &n))
				return n;
		}
	}
	return -1;
}

TEST("router: a request's line says how many statements it ran and how much "
     "memory it took")
{
	struct str log;
	struct http *h = router_world(t);
	struct arena *arena = arena_create(0);

	arena_defer(t->arena, drop, arena);
	/* Once before: the first request of a minute touches the session. */
	(void)http_get(h, "sam", "/t/page");
	log_level_set(LOG_INFO);
	buf_init(&kept, arena, 0);
	log_to(keep, NULL);
	(void)http_get(h, "sam", "/t/page");
	(void)http_get(h, "sam", router_person_path(h, h->w->jay));
	(void)http_get(h, NULL, "/assets/none");
	log_to(NULL, NULL);
	log = buf_get(&kept);
	log_level_set(LOG_ERROR);
	expect_true(figure(log, "/t/page", "queries") > 0);
	/* The person's row, and the entry of who looked at it. */
	expect_true(figure(log, "/t/person/:id", "queries") >=
	            figure(log, "/t/page", "queries") + 2);
	expect_equal(figure(log, "\"route\":\"/assets\"", "queries"), 0);
	expect_true(figure(log, "/t/page", "bytes") > 1000);
	expect_true(figure(log, "/t/page", "bytes") < 1 << 20);
}
