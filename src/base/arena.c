#include "base/arena.h"

#include <assert.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/log.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

#define BLOCK_LEAST ((size_t)16 * 1024)
#define BLOCK_MOST  ((size_t)256 * 1024)
#define SPARE_MOST  ((size_t)4 * 1024 * 1024)
#define SPARE_SIZES 5 /* 16, 32, 64, 128, 256 KB */
#define ALIGN       ((size_t)16)

/* From here on a block has pages of its own. */
#define PAGES_LEAST ((size_t)4 * 1024 * 1024)

/* The sizes of blocks include this head. */
struct block {
	struct block *below;
	size_t size;
	size_t used;  /* of the room after the head */
	size_t clean; /* from here on the room is zeroes already */
};

struct deferred {
	struct deferred *older;
	void (*fn)(void *data);
	void *data;
};

/*
 * Memory apart from the blocks.  With an owner it is what an allocation grew
 * into, and goes with it; without one it stays until the arena goes.
 */
struct kept {
	struct kept *older;
	const void *owner;
	size_t size;
	size_t pad;
};

struct arena {
	struct block *top;
	struct deferred *deferred;
	struct kept *kept;
	size_t ceiling;
	size_t in_blocks;
	size_t apart;
	size_t peak;
	unsigned faults;
};

struct boundary {
	sigjmp_buf env;
	struct boundary *up;
};

static _Thread_local struct boundary *nearest;
static atomic_long fail_in;
static atomic_bool failed;

static pthread_mutex_t spare_lock = PTHREAD_MUTEX_INITIALIZER;
static struct block *spare[SPARE_SIZES];
static size_t spare_bytes;

static_assert(sizeof(struct block) % ALIGN == 0, "room must be aligned");
static_assert(sizeof(struct kept) % ALIGN == 0, "kept must be aligned");
static_assert(sizeof(struct arena) <= BLOCK_LEAST / 2, "head fits a block");

static _Noreturn void
leave(enum boundary_end why)
{
	if (nearest == NULL) {
		log_event(LOG_ERROR, "no_boundary",
		          LOG_WORD("why", why == BOUNDARY_CEILING ? "ceiling"
		                                                  : "assert"));
		abort();
	}
	siglongjmp(nearest->env, (int)why);
}

enum boundary_end
boundary_run(void (*fn)(void *data), void *data)
{
	struct boundary here;
	int why;

	here.up = nearest;
	nearest = &here;
	why = sigsetjmp(here.env, 0);
	if (why == 0)
		fn(data);
	nearest = here.up;
	return (enum boundary_end)why;
}

void
boundary_forget(void)
{
	nearest = NULL;
}

void
boundary_broken(const char *claim_text, const char *file, int line)
{
	log_event(LOG_ERROR, "claim_broken", LOG_WORD("claim", claim_text),
	          LOG_WORD("file", file), LOG_NUMBER("line", line));
	leave(BOUNDARY_ASSERT);
}

void
boundary_leave(void)
{
	leave(BOUNDARY_LEFT);
}

void
arena_fail_at(unsigned long n)
{
	atomic_store(&failed, false);
	atomic_store(&fail_in, (long)n);
}

/* Whether this allocation is the one that is to fail. */
static bool
fails_now(void)
{
	if (atomic_load_explicit(&fail_in, memory_order_relaxed) <= 0)
		return false;
	if (atomic_fetch_sub(&fail_in, 1) != 1)
		return false;
	atomic_store(&failed, true);
	return true;
}

bool
arena_failed(void)
{
	return atomic_load(&failed);
}

static unsigned char *
block_room(struct block *block)
{
	return (unsigned char *)(block + 1);
}

static size_t
block_space(const struct block *block)
{
	return block->size - sizeof(struct block);
}

/* The place of an ordinary size in the spare list, -1 for any other. */
static int
spare_place(size_t size)
{
	for (int i = 0; i < SPARE_SIZES; i++)
		if (size == BLOCK_LEAST << i)
			return i;
	return -1;
}

static struct block *
spare_take(int place)
{
	struct block *block;

	pthread_mutex_lock(&spare_lock);
	block = spare[place];
	if (block != NULL) {
		spare[place] = block->below;
		spare_bytes -= block->size;
	}
	pthread_mutex_unlock(&spare_lock);
	return block;
}

static bool
spare_give(struct block *block)
{
	int place = spare_place(block->size);
	bool given = false;

	if (place < 0)
		return false;
	pthread_mutex_lock(&spare_lock);
	if (spare_bytes + block->size <= SPARE_MOST) {
		block->below = spare[place];
		spare[place] = block;
		spare_bytes += block->size;
		given = true;
	}
	pthread_mutex_unlock(&spare_lock);
	return given;
}

size_t
arena_spare(void)
{
	size_t bytes;

	pthread_mutex_lock(&spare_lock);
	bytes = spare_bytes;
	pthread_mutex_unlock(&spare_lock);
	return bytes;
}

/*
 * Pages that are zeroes and are there when they are written to, by whichever
 * thread: in large ones where the kernel has such, for a page that is met for
 * the first time takes longer than what is written to it.  The sanitizer looks
 * for what is lost only where it handed memory out itself.
 */
static void *
pages_take(size_t size)
{
#ifdef ARENA_ASAN
	return calloc(1, size);
#else
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE,
	               MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		return NULL;
	(void)madvise(p, size, MADV_HUGEPAGE);
	return p;
#endif
}

static void
pages_give(struct block *block)
{
#ifdef ARENA_ASAN
	free(block);
#else
	munmap(block, block->size);
#endif
}

/* A block that no list has: its room is zeroes, but for an ordinary size. */
static struct block *
block_take_new(size_t size)
{
	if (spare_place(size) >= 0)
		return malloc(size);
	return size < PAGES_LEAST ? calloc(1, size) : pages_take(size);
}

/* A block of this size, its room poisoned; NULL when there is no memory. */
static struct block *
block_make(size_t size)
{
	int place = spare_place(size);
	struct block *block = place < 0 ? NULL : spare_take(place);

	if (block == NULL)
		block = block_take_new(size);
	if (block == NULL)
		return NULL;
	*block = (struct block){.size = size, .clean = place < 0 ? 0 : size};
	ASAN_POISON_MEMORY_REGION(block_room(block), block_space(block));
	return block;
}

static void
block_drop(struct block *block)
{
	ASAN_POISON_MEMORY_REGION(block_room(block), block_space(block));
	if (spare_give(block))
		return;
	ASAN_UNPOISON_MEMORY_REGION(block_room(block), block_space(block));
	if (block->size < PAGES_LEAST)
		free(block);
	else
		pages_give(block);
}

/* The next `n` bytes of a block; the caller has seen that they fit. */
static void *
block_take(struct block *block, size_t n)
{
	unsigned char *p = block_room(block) + block->used;

	ASAN_UNPOISON_MEMORY_REGION(p, n);
	if (block->used < block->clean)
		memset(p, 0, n);
	block->used += n;
	if (block->used > block->clean)
		block->clean = block->used;
	return p;
}

struct arena *
arena_create(size_t ceiling)
{
	struct block *block = block_make(BLOCK_LEAST);
	size_t head = (sizeof(struct arena) + ALIGN - 1) & ~(ALIGN - 1);
	struct arena *arena;

	if (block == NULL) {
		log_event(LOG_ERROR, "no_memory");
		abort();
	}
	arena = block_take(block, head);
	arena->top = block;
	arena->ceiling = ceiling == 0 ? ARENA_CEILING : ceiling;
	return arena;
}

static void
kept_drop(struct arena *arena, struct kept *kept)
{
	arena->apart -= kept->size;
	explicit_bzero(kept + 1, kept->size);
	free(kept);
}

void
arena_drop(struct arena *arena)
{
	struct block *block;
	struct block *below;

	if (arena == NULL)
		return;
	while (arena->deferred != NULL) {
		struct deferred *deferred = arena->deferred;

		arena->deferred = deferred->older;
		deferred->fn(deferred->data);
		free(deferred);
	}
	while (arena->kept != NULL) {
		struct kept *kept = arena->kept;

		arena->kept = kept->older;
		kept_drop(arena, kept);
	}
	for (block = arena->top; block != NULL; block = below) {
		below = block->below;
		block_drop(block);
	}
}

/* See that `n` more bytes stay below the ceiling, or leave. */
static void
make_sure(const struct arena *arena, size_t n)
{
	size_t held = arena->in_blocks + arena->apart;

	if (fails_now() || held > arena->ceiling || n > arena->ceiling - held)
		leave(BOUNDARY_CEILING);
}

static void
note_peak(struct arena *arena)
{
	size_t held = arena->in_blocks + arena->apart;

	if (held > arena->peak)
		arena->peak = held;
}

/* Put a block on top that has room for `n` bytes, or leave. */
static void
add_block(struct arena *arena, size_t n)
{
	size_t size = arena->top->size * 2;
	struct block *block;

	if (size < BLOCK_LEAST)
		size = BLOCK_LEAST;
	if (size > BLOCK_MOST)
		size = BLOCK_MOST;
	if (n > size - sizeof(struct block))
		size = n + sizeof(struct block);
	block = block_make(size);
	if (block == NULL)
		leave(BOUNDARY_CEILING);
	block->below = arena->top;
	arena->top = block;
}

void *
arena_bytes(struct arena *arena, size_t count, size_t size)
{
	size_t n;
	void *p;

	if (__builtin_mul_overflow(count, size, &n) ||
	    n > SIZE_MAX - 2 * sizeof(struct block))
		leave(BOUNDARY_CEILING);
	n = n == 0 ? ALIGN : (n + ALIGN - 1) & ~(ALIGN - 1);
	make_sure(arena, n);
	if (n > block_space(arena->top) - arena->top->used)
		add_block(arena, n);
	p = block_take(arena->top, n);
	arena->in_blocks += n;
	note_peak(arena);
	return p;
}

/* New memory apart, at the head of the list; or leave. */
static struct kept *
kept_make(struct arena *arena, size_t size, const void *owner)
{
	struct kept *kept;

	make_sure(arena, size);
	kept = calloc(1, sizeof(*kept) + size);
	if (kept == NULL)
		leave(BOUNDARY_CEILING);
	kept->size = size;
	kept->owner = owner;
	kept->older = arena->kept;
	arena->kept = kept;
	arena->apart += size;
	note_peak(arena);
	return kept;
}

void *
arena_keep(struct arena *arena, size_t size)
{
	return kept_make(arena, size, NULL) + 1;
}

void *
arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
	struct kept **place = &arena->kept;
	struct kept *kept;

	while (*place != NULL && *place + 1 != old)
		place = &(*place)->older;
	if (*place == NULL) {
		kept = kept_make(arena, new_size, old);
		if (old_size > 0)
			memcpy(kept + 1, old, old_size);
		return kept + 1;
	}
	old_size = (*place)->size;
	if (new_size <= old_size)
		return old;
	make_sure(arena, new_size - old_size);
	kept = realloc(*place, sizeof(*kept) + new_size);
	if (kept == NULL)
		leave(BOUNDARY_CEILING);
	memset((unsigned char *)(kept + 1) + old_size, 0, new_size - old_size);
	kept->size = new_size;
	*place = kept;
	arena->apart += new_size - old_size;
	note_peak(arena);
	return kept + 1;
}

void
arena_defer(struct arena *arena, void (*fn)(void *data), void *data)
{
	struct deferred *deferred;

	make_sure(arena, sizeof(*deferred));
	deferred = malloc(sizeof(*deferred));
	if (deferred == NULL)
		leave(BOUNDARY_CEILING);
	*deferred = (struct deferred){arena->deferred, fn, data};
	arena->deferred = deferred;
	arena->apart += sizeof(*deferred);
	note_peak(arena);
}

struct arena_mark
arena_mark(const struct arena *arena)
{
	return (struct arena_mark){arena->top, arena->top->used,
	                           arena->in_blocks};
}

/* Let go what grew out of the room of `block` from `used` on. */
static void
drop_grown(struct arena *arena, struct block *block, size_t used)
{
	struct kept **place = &arena->kept;
	uintptr_t low = (uintptr_t)block_room(block) + used;
	uintptr_t high = (uintptr_t)block + block->size;

	while (*place != NULL) {
		struct kept *kept = *place;
		uintptr_t owner = (uintptr_t)kept->owner;

		if (owner < low || owner >= high) {
			place = &kept->older;
			continue;
		}
		*place = kept->older;
		kept_drop(arena, kept);
	}
}

void
arena_release(struct arena *arena, struct arena_mark mark)
{
	while (arena->top != mark.block) {
		struct block *block = arena->top;

		claim(block->below != NULL);
		drop_grown(arena, block, 0);
		arena->top = block->below;
		block_drop(block);
	}
	claim(mark.used <= arena->top->used);
	drop_grown(arena, arena->top, mark.used);
	arena->top->used = mark.used;
	arena->in_blocks = mark.held;
	ASAN_POISON_MEMORY_REGION(block_room(arena->top) + mark.used,
	                          block_space(arena->top) - mark.used);
}

size_t
arena_held(const struct arena *arena)
{
	return arena->in_blocks + arena->apart;
}

size_t
arena_left(const struct arena *arena)
{
	size_t held = arena_held(arena);

	return held < arena->ceiling ? arena->ceiling - held : 0;
}

size_t
arena_peak(const struct arena *arena)
{
	return arena->peak;
}

unsigned
arena_faults(const struct arena *arena)
{
	return arena->faults;
}

void
arena_fault_note(struct arena *arena)
{
	arena->faults++;
}
