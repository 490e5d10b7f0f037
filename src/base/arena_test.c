#include "tests/test.h"

#include <pthread.h>
#include <string.h>

#include "base/buf.h"
#include "base/log.h"

/* What a function run inside a boundary is to do. */
struct attempt {
	struct arena *arena;
	size_t count, size;
	int reached;
};

static void
allocate(void *data)
{
	struct attempt *attempt = data;

	attempt->reached = 1;
	arena_bytes(attempt->arena, attempt->count, attempt->size);
	attempt->reached = 2;
}

static void
keep_some(void *data)
{
	struct attempt *attempt = data;

	arena_keep(attempt->arena, attempt->size);
}

/* The order in which deferred calls came. */
static char order[8];
static size_t order_n;

static void
note_order(void *data)
{
	order[order_n++] = *(const char *)data;
}

TEST("arena: an arena never hands out more than its ceiling")
{
	struct arena *arena = test_arena(t, 100000);
	struct attempt attempt = {arena, 1, 50000, 0};

	expect_ends(allocate, &attempt, BOUNDARY_RETURNED);
	expect_equal(attempt.reached, 2);
	attempt.size = 60000;
	expect_ends(allocate, &attempt, BOUNDARY_CEILING);
	expect_equal(attempt.reached, 1);
	expect_true(arena_held(arena) <= 100000);
	expect_true(arena_peak(arena) <= 100000);
	test_arena_drop(arena);
}

TEST("arena: what is left is the ceiling less what was handed out")
{
	struct arena *arena = test_arena(t, 100000);
	struct attempt attempt = {arena, 1, 60000, 0};
	size_t before = arena_left(arena);

	expect_true(before <= 100000);
	expect_ends(allocate, &attempt, BOUNDARY_RETURNED);
	expect_true(arena_left(arena) <= before - 60000);
	expect_equal(arena_left(arena) + arena_held(arena), 100000);
	expect_ends(allocate, &attempt, BOUNDARY_CEILING);
	expect_equal(arena_left(arena) + arena_held(arena), 100000);
	test_arena_drop(arena);
}

TEST("arena: deferred calls and kept memory count against the ceiling")
{
	struct arena *arena = test_arena(t, 100000);
	struct attempt attempt = {arena, 1, 100001, 0};

	expect_ends(keep_some, &attempt, BOUNDARY_CEILING);
	attempt.size = 90000;
	expect_ends(keep_some, &attempt, BOUNDARY_RETURNED);
	expect_ends(keep_some, &attempt, BOUNDARY_CEILING);
	test_arena_drop(arena);
}

static void
note_nothing(void *data)
{
	(void)data;
}

static void
defer_nothing(void *data)
{
	struct attempt *attempt = data;

	for (;;)
		arena_defer(attempt->arena, note_nothing, NULL);
}

TEST("arena: deferring without end hits the ceiling")
{
	struct arena *arena = test_arena(t, 1000);
	struct attempt attempt = {arena, 0, 0, 0};

	expect_ends(defer_nothing, &attempt, BOUNDARY_CEILING);
	test_arena_drop(arena);
}

TEST("arena: a count times a size that overflows is past the ceiling")
{
	struct attempt attempt = {t->arena, SIZE_MAX / 2, 3, 0};

	expect_ends(allocate, &attempt, BOUNDARY_CEILING);
	attempt.count = SIZE_MAX;
	attempt.size = 1;
	expect_ends(allocate, &attempt, BOUNDARY_CEILING);
}

TEST("arena: a deferred call runs once, newest first, when the arena goes")
{
	struct arena *arena = test_arena(t, 0);

	order_n = 0;
	arena_defer(arena, note_order, "a");
	arena_defer(arena, note_order, "b");
	arena_defer(arena, note_order, "c");
	expect_equal(order_n, 0);
	test_arena_drop(arena);
	expect_str(((struct str){order, order_n}), "cba");
}

TEST("arena: deferred calls made since a mark stay until the end")
{
	struct arena *arena = test_arena(t, 0);
	struct arena_mark mark = arena_mark(arena);

	order_n = 0;
	arena_defer(arena, note_order, "a");
	arena_release(arena, mark);
	expect_equal(order_n, 0);
	test_arena_drop(arena);
	expect_equal(order_n, 1);
}

static void
outer(void *data)
{
	struct attempt *attempt = data;

	if (boundary_run(allocate, attempt) == BOUNDARY_CEILING)
		attempt->reached = 3;
}

TEST("arena: hitting the ceiling unwinds to the nearest boundary of the thread")
{
	struct arena *arena = test_arena(t, 1000);
	struct attempt attempt = {arena, 1, 2000, 0};

	expect_ends(outer, &attempt, BOUNDARY_RETURNED);
	expect_equal(attempt.reached, 3);
	test_arena_drop(arena);
}

static void *
on_another_thread(void *data)
{
	struct attempt *attempt = data;

	attempt->reached = (int)boundary_run(allocate, attempt);
	return NULL;
}

TEST("arena: each thread has boundaries of its own")
{
	struct arena *arena = test_arena(t, 1000);
	struct attempt attempt = {arena, 1, 2000, 0};
	pthread_t thread;

	expect_equal(pthread_create(&thread, NULL, on_another_thread, &attempt),
	             0);
	expect_equal(pthread_join(thread, NULL), 0);
	expect_equal(attempt.reached, BOUNDARY_CEILING);
	test_arena_drop(arena);
}

static void
claim_false(void *data)
{
	claim(data == NULL);
}

TEST("arena: a broken claim ends at the boundary, a true one goes on")
{
	expect_log("claim_broken", NULL);
	expect_ends(claim_false, t, BOUNDARY_ASSERT);
	expect_ends(claim_false, NULL, BOUNDARY_RETURNED);
}

static void
leave_early(void *data)
{
	*(int *)data = 1;
	boundary_leave();
}

TEST("arena: what a library calls when it cannot go on leaves to the boundary")
{
	int reached = 0;

	expect_ends(leave_early, &reached, BOUNDARY_LEFT);
	expect_equal(reached, 1);
}

TEST("arena: memory is zeroed and aligned for anything, used again or not")
{
	struct arena *arena = test_arena(t, 0);
	struct arena_mark mark = arena_mark(arena);

	for (int round = 0; round < 3; round++) {
		for (size_t n = 1; n < 5000; n += 7) {
			unsigned char *p = arena_bytes(arena, n, 1);

			expect_equal((uintptr_t)p % 16, 0);
			for (size_t i = 0; i < n; i++)
				expect_equal(p[i], 0);
			memset(p, 0xff, n);
		}
		arena_release(arena, mark);
	}
	test_arena_drop(arena);
}

TEST("arena: a release gives back what was allocated after the mark")
{
	struct arena *arena = test_arena(t, 0);
	char *before = arena_new(arena, char, 4);
	struct arena_mark mark;
	size_t held;

	memcpy(before, "kept", 4);
	held = arena_held(arena);
	mark = arena_mark(arena);
	for (int i = 0; i < 100; i++)
		arena_bytes(arena, 1, 9000);
	expect_true(arena_held(arena) >= held + 900000);
	arena_release(arena, mark);
	expect_equal(arena_held(arena), held);
	expect_true(arena_peak(arena) >= held + 900000);
	expect_str(((struct str){before, 4}), "kept");
	test_arena_drop(arena);
}

static void
release_foreign(void *data)
{
	struct arena *arena = data;
	struct arena *other = arena_create(0);
	struct arena_mark mark = arena_mark(other);

	arena_drop(other);
	arena_release(arena, mark);
}

TEST("arena: a mark of another arena is a broken claim")
{
	struct arena *arena = test_arena(t, 0);

	expect_log("claim_broken", NULL);
	expect_ends(release_foreign, arena, BOUNDARY_ASSERT);
	test_arena_drop(arena);
}

TEST("arena: what grew outlives a release when it began before the mark")
{
	struct arena *arena = test_arena(t, 0);
	struct arena_mark mark;
	struct buf buf, scratch;
	size_t held;

	buf_init(&buf, arena, 0);
	buf_lit(&buf, "before ");
	mark = arena_mark(arena);
	held = arena_held(arena);
	buf_init(&scratch, arena, 0);
	for (int i = 0; i < 1000; i++)
		buf_lit(&scratch, "0123456789");
	arena_release(arena, mark);
	expect_equal(arena_held(arena), held);
	mark = arena_mark(arena);
	for (int i = 0; i < 1000; i++)
		buf_lit(&buf, "0123456789");
	arena_release(arena, mark);
	arena_bytes(arena, 1, 12000);
	expect_equal(buf.n, 10007);
	expect_str(str_slice(buf_get(&buf), 0, 11), "before 0123");
	test_arena_drop(arena);
}

TEST("arena: kept memory stays whatever is released")
{
	struct arena *arena = test_arena(t, 0);
	struct arena_mark mark = arena_mark(arena);
	char *kept = arena_keep(arena, 8);

	memcpy(kept, "with us", 8);
	arena_bytes(arena, 1, 100000);
	arena_release(arena, mark);
	arena_bytes(arena, 1, 100000);
	expect_str(str_of(kept), "with us");
	test_arena_drop(arena);
}

TEST("arena: spare blocks never hold over 4 MB")
{
	struct arena *arenas[64];

	for (size_t i = 0; i < 64; i++) {
		arenas[i] = test_arena(t, 0);
		arena_bytes(arenas[i], 1, 200000);
	}
	for (size_t i = 0; i < 64; i++)
		test_arena_drop(arenas[i]);
	expect_true(arena_spare() > 0);
	expect_true(arena_spare() <= (size_t)4 * 1024 * 1024);
}

TEST("arena: the n-th allocation from now on fails as at the ceiling")
{
	struct arena *arena = test_arena(t, 0);
	struct attempt attempt = {arena, 1, 8, 0};

	arena_fail_at(3);
	expect_ends(allocate, &attempt, BOUNDARY_RETURNED);
	expect_ends(allocate, &attempt, BOUNDARY_RETURNED);
	expect_false(arena_failed());
	expect_ends(allocate, &attempt, BOUNDARY_CEILING);
	expect_true(arena_failed());
	expect_ends(allocate, &attempt, BOUNDARY_RETURNED);
	arena_fail_at(1);
	arena_fail_at(0);
	expect_ends(allocate, &attempt, BOUNDARY_RETURNED);
	expect_false(arena_failed());
	test_arena_drop(arena);
}

TEST("arena: dropping none is nothing")
{
	arena_drop(NULL);
}

TEST("arena: memory is zeroed, of a large block and of one that is used again")
{
	struct arena *arena = arena_create((size_t)64 << 20);
	const size_t sizes[] = {100, 20000, 300000, 5000000};

	for (int again = 0; again < 3; again++)
		for (size_t k = 0; k < 4; k++) {
			struct arena_mark mark = arena_mark(arena);
			unsigned char *p = arena_bytes(arena, sizes[k], 1);
			struct arena_mark in = arena_mark(arena);
			unsigned char *more = arena_bytes(arena, 8, 1);

			for (size_t i = 0; i < sizes[k]; i++)
				expect_equal(p[i], 0);
			expect_equal(more[0], 0);
			memset(p, 0xa5, sizes[k]);
			memset(more, 0xa5, 8);
			arena_release(arena, in);
			more = arena_bytes(arena, 8, 1);
			expect_equal(more[0], 0);
			memset(more, 0xa5, 8);
			arena_release(arena, mark);
		}
	arena_drop(arena);
}
