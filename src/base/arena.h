/*
 * arena.h - memory that goes all at once, with a ceiling.
 *
 * Every request, job and command has one arena.  Nothing in domain code is
 * ever freed by hand: what an arena holds goes when the arena goes.
 *
 * Rules kept here, each with a test of the same words:
 *   - an arena never hands out more than its ceiling;
 *   - a deferred call runs once, newest first, when the arena goes;
 *   - hitting the ceiling unwinds to the nearest boundary of the thread.
 *
 * The only longjmp of the program is here.  A jump never leaves its thread
 * and must never cross a frame of SQLite, libpq or libmicrohttpd: functions
 * that those call back use fixed buffers and return errors.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#define MUST_CHECK __attribute__((warn_unused_result))

struct arena;

/* What one request, job or command may hold unless it says otherwise. */
#define ARENA_CEILING ((size_t)16 * 1024 * 1024)

/*
 * Make an arena that may hold at most `ceiling` bytes (0 means
 * ARENA_CEILING).  Ends the process when the machine has no memory for even
 * that.  Let it go with arena_drop.
 */
struct arena *arena_create(size_t ceiling);

/* Run the deferred calls, newest first, and let everything go. */
void arena_drop(struct arena *arena);

/*
 * Zeroed memory of `count` times `size` bytes, aligned for anything.  Checks
 * overflow.  Never NULL: past the ceiling, or when the machine has no more,
 * it unwinds to the nearest boundary.
 */
void *arena_bytes(struct arena *arena, size_t count, size_t size);

/* `count` zeroed objects of a type, by arena_bytes. */
#define arena_new(arena, type, count) \
	((type *)arena_bytes((arena), (count), sizeof(type)))

/*
 * Let an allocation of arena_bytes (or of this call) grow.  The grown memory
 * lives as long as the first allocation does, so a buffer made before a mark
 * may grow after it and outlives the release.  For struct buf; others have
 * no need of it.
 */
void *
arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size);

/* Call fn(data) when the arena goes.  For files, children, statements. */
void arena_defer(struct arena *arena, void (*fn)(void *data), void *data);

/*
 * Zeroed memory that stays until the arena goes, whatever is released in
 * between, and is wiped then, after the deferred calls.  For secrets, and
 * for what a deferred call is to let go.
 */
void *arena_keep(struct arena *arena, size_t size);

/* A place to go back to: what was allocated after it is let go again. */
struct arena_mark {
	void *block;
	size_t used;
	size_t held;
};

/* Remember the present place, for scratch memory in a loop. */
struct arena_mark arena_mark(const struct arena *arena);

/* Go back to a place.  Deferred calls made since stay until the end. */
void arena_release(struct arena *arena, struct arena_mark mark);

/* Bytes that may still be handed out; for what is made beside an arena and is
 * to be within its ceiling. */
size_t arena_left(const struct arena *arena);

/* Bytes handed out now, and the most there ever were. */
size_t arena_held(const struct arena *arena);
size_t arena_peak(const struct arena *arena);

/* Bytes of blocks kept for the next arena of any thread; never over 4 MB. */
size_t arena_spare(void);

/*
 * How many faults were made in this arena (see fault.h).  A transaction
 * compares it with what it was at its begin, and will not commit past one.
 */
unsigned arena_faults(const struct arena *arena);
void arena_fault_note(struct arena *arena);

enum boundary_end {
	BOUNDARY_RETURNED, /* fn came to its end                        */
	BOUNDARY_CEILING,  /* an arena was at its ceiling               */
	BOUNDARY_ASSERT,   /* an assertion of ours did not hold (a bug) */
	BOUNDARY_LEFT,     /* boundary_leave: a library had to be left  */
};

/*
 * Run fn(data) so that a full arena or a broken assertion comes back here.
 * The only setjmp of the program.  Boundaries nest; each thread has its own.
 */
enum boundary_end boundary_run(void (*fn)(void *data), void *data);

/*
 * Forget the boundaries of this thread.  Only for a test runner that jumps
 * out of a boundary by means of its own.
 */
void boundary_forget(void);

/*
 * Leave to the nearest boundary because something only a programmer can
 * break is broken.  Logs where.  Without a boundary, the process ends.
 */
_Noreturn void boundary_broken(const char *claim, const char *file, int line);

/*
 * Leave to the nearest boundary, which the caller has made for this: from
 * what a library calls when it cannot go on and must not be returned to
 * (libjpeg, libpng).  Without a boundary, the process ends.
 */
_Noreturn void boundary_leave(void);

/* A claim kept in production.  Inside a request it costs that request. */
#define claim(x) ((x) ? (void)0 : boundary_broken(#x, __FILE__, __LINE__))

/*
 * Fault injection for script/torture: the n-th arena allocation from now on
 * behaves as at the ceiling.  0 switches it off.
 */
void arena_fail_at(unsigned long n);

/* Whether that allocation came and failed. */
bool arena_failed(void);

#endif
