#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/things_test.h"

/* Write and say so, for ever. */
static _Noreturn void
write_on(struct store *store, int out)
{
	struct tx_who who = store_test_who();

	for (int64_t id = 1;; id++) {
		struct arena *arena = arena_create(0);

		if (store_write(store, arena, who, "child", thing_job, &id) !=
		            NULL ||
		    write(out, &id, sizeof(id)) != (ssize_t)sizeof(id))
			_exit(1);
		arena_drop(arena);
	}
}

struct killed {
	struct test *t;
	const char *url;
	int out;
};

static void
child_main(void *data)
{
	struct killed *k = data;
	struct store *store;
	struct store_options options = {.url = k->url, .create = true};

	if (store_open(k->t->arena, &options, &store) != NULL ||
	    things_make(k->t->arena, store) != NULL)
		_exit(2);
	write_on(store, k->out);
}

TEST("writer: after a kill, what was answered is there and the rest is whole")
{
	struct store_options options = {.url = store_test_url(t),
	                                .create = true};
	struct store *store;
	int64_t said = 0;
	int64_t id;
	int64_t n;
	int ends[2];
	pid_t child;

	expect_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		struct killed killed = {t, options.url, ends[1]};

		(void)boundary_run(child_main, &killed);
		_exit(125);
	}
	(void)close(ends[1]);
	while (said < 20 &&
	       read(ends[0], &id, sizeof(id)) == (ssize_t)sizeof(id))
		said = id;
	expect_equal(kill(child, SIGKILL), 0);
	while (read(ends[0], &id, sizeof(id)) == (ssize_t)sizeof(id))
		said = id;
	(void)close(ends[0]);
	expect_equal(waitpid(child, NULL, 0), child);
	expect_true(said >= 20);
	store = store_test_open(t, &options);
	things_begin(t, store);
	n = things_n(t, store);
	expect_true(n == said || n == said + 1);
	expect_ok(store_check(store, t->arena));
}
