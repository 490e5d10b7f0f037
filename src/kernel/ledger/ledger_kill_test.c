/*
 * The process killed in the midst of posting: every entry that was answered
 * is there, none is doubled, and no reservation promises what is not there.
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger_world_test.h"

#define ROUNDS  3
#define ENOUGH  45 /* entries answered before the kill */
#define AT_ONCE 2  /* most entries of one job */

struct child {
	struct books *b;
	const char *url;
	int out;
	int64_t entries; /* answered, beyond those there before */
	struct ledger_new news[AT_ONCE];
	size_t n;
};

/* Only what posting needs; no expectation may end a test in a child. */
static void
child_open(struct child *c)
{
	struct store_options options = {.url = c->url};

	if (store_open(c->b->w->arena, &options, &c->b->w->store) != NULL)
		_exit(2);
	store_register(c->b->w->store, ledger_capability.queries);
	store_register(c->b->w->store, audit_capability.queries);
	c->b->w->app->store = c->b->w->store;
}

static const struct fault *
post(struct ctx *ctx, void *data)
{
	struct child *c = data;

	TRY(ledger_post_linked(ctx, c->news, c->n, NULL));
	return audit_record(ctx, "test.posted", (struct person_id){0},
	                    c->news[0].id.v);
}

static void
child_post(struct child *c)
{
	if (world_do(c->b->w, NULL, post, c) != NULL)
		_exit(3);
	c->entries += (int64_t)c->n;
	if (write(c->out, &c->entries, sizeof(c->entries)) !=
	    (ssize_t)sizeof(c->entries))
		_exit(4);
}

/* Set aside, pay a part, pay and take back; over and over. */
static void
child_main(void *data)
{
	struct child *c = data;
	struct books *b = c->b;

	child_open(c);
	for (;;) {
		struct arena_mark mark = arena_mark(b->w->arena);
		struct entry_id reservation;

		c->n = 1;
		c->news[0] = books_reserve(b, 12);
		reservation = c->news[0].id;
		child_post(c);
		c->news[0] = books_settle(b, reservation, 2);
		child_post(c);
		c->n = AT_ONCE;
		c->news[0] = books_plain(b, b->shop, b->budget, 2);
		c->news[1] = books_reverse(b, c->news[0].id);
		child_post(c);
		c->news[0] = books_plain(b, b->shop, b->budget, 2);
		c->news[1] = books_plain(b, b->pot, b->member, 1);
		child_post(c);
		arena_release(b->w->arena, mark);
	}
}

/* Let a child post and kill it; how many entries it was answered. */
static int64_t
post_and_kill(struct books *b, const char *url)
{
	int64_t said = 0, entries;
	int ends[2];
	pid_t child;

	expect_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		struct child c = {.b = b, .url = url, .out = ends[1]};

		(void)boundary_run(child_main, &c);
		_exit(125);
	}
	(void)close(ends[1]);
	while (said < ENOUGH && read(ends[0], &entries, sizeof(entries)) ==
	                                (ssize_t)sizeof(entries))
		said = entries;
	expect_equal(kill(child, SIGKILL), 0);
	while (read(ends[0], &entries, sizeof(entries)) ==
	       (ssize_t)sizeof(entries))
		said = entries;
	(void)close(ends[0]);
	expect_equal(waitpid(child, NULL, 0), child);
	expect_true(said >= ENOUGH);
	return said;
}

TEST("ledger kill: what was answered is there, once, and the books are sound")
{
	struct books *b = books_new(t);
	const char *url = str_c(t->arena, str_of(store_url(b->w->store)));
	int64_t before = books_entries(b);

	for (int round = 0; round < ROUNDS; round++) {
		int64_t said, now;

		/* A child must not inherit a store with its threads. */
		store_test_close(t, b->w->store);
		said = post_and_kill(b, url);
		books_reopen(b, &(struct store_options){.url = url});
		now = books_entries(b);
		expect_true(now >= before + said);
		expect_true(now <= before + said + AT_ONCE);
		books_sound(b);
		expect_ok(store_check(b->w->store, t->arena));
		before = now;
		/* The child counted on from our newest id; so do we. */
		for (int64_t i = 0; i < 10 * said; i++)
			(void)id_new();
	}
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 1)));
	books_sound(b);
}
