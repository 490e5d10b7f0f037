/*
 * import_ahead.c - rows read and parsed by a thread of their own, ahead of the
 * job that puts them.
 */
#include <pthread.h>

#include "insight/transfer/import_rows.h"

/* People read ahead at most; the reader goes on when half of them are put. */
#define SLOTS ((size_t)32)

/* The rows of one person, in memory of their own. */
struct slot {
	struct arena *arena;
	struct arena_mark empty;
	struct import_person person;
	const struct fault *fault;
};

struct import_ahead {
	struct import *im;
	size_t next; /* group to be read */
	size_t end;
	struct slot slots[SLOTS];
	pthread_t thread;
	bool threaded;
	/* Below: under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t room;
	pthread_cond_t ready;
	size_t read;  /* slots ever filled */
	size_t taken; /* slots ever given back */
	bool lent;    /* the slot at `taken` is in use */
	bool stop;
	bool over; /* the thread reads no more */
};

/* --- the reader's thread ------------------------------------------------- */

/* Wait for an empty slot; NULL when nothing is wanted any more. */
static struct slot *
slot_wait(struct import_ahead *a)
{
	struct slot *slot;

	pthread_mutex_lock(&a->lock);
	if (a->read - a->taken == SLOTS)
		while (!a->stop && a->read - a->taken > SLOTS / 2)
			pthread_cond_wait(&a->room, &a->lock);
	slot = a->stop ? NULL : &a->slots[a->read % SLOTS];
	pthread_mutex_unlock(&a->lock);
	return slot;
}

static void
read_all(void *data)
{
	struct import_ahead *a = data;

	while (a->next < a->end) {
		struct slot *slot = slot_wait(a);

		if (slot == NULL)
			return;
		arena_release(slot->arena, slot->empty);
		slot->person = (struct import_person){.im = a->im,
		                                      .arena = slot->arena};
		slot->fault = import_rows_read(&slot->person,
		                               &a->im->groups[a->next]);
		pthread_mutex_lock(&a->lock);
		a->next++;
		a->read++;
		pthread_cond_signal(&a->ready);
		pthread_mutex_unlock(&a->lock);
	}
}

static void *
thread_main(void *data)
{
	struct import_ahead *a = data;

	/* A person whose rows need more memory than there is ends it here;
	 * whoever puts them reads on alone, and finds the same. */
	(void)boundary_run(read_all, a);
	pthread_mutex_lock(&a->lock);
	a->over = true;
	pthread_cond_signal(&a->ready);
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

/* --- whoever puts them --------------------------------------------------- */

static void
thread_end(struct import_ahead *a)
{
	if (!a->threaded)
		return;
	pthread_mutex_lock(&a->lock);
	a->stop = true;
	pthread_cond_signal(&a->room);
	pthread_mutex_unlock(&a->lock);
	pthread_join(a->thread, NULL);
	a->threaded = false;
}

static void
ahead_end(void *data)
{
	struct import_ahead *a = data;

	thread_end(a);
	for (size_t i = 0; i < SLOTS; i++)
		if (a->slots[i].arena != NULL)
			arena_drop(a->slots[i].arena);
	pthread_mutex_destroy(&a->lock);
	pthread_cond_destroy(&a->room);
	pthread_cond_destroy(&a->ready);
}

struct import_ahead *
import_ahead_begin(struct import *im, struct arena *arena, size_t first,
                   size_t n)
{
	struct import_ahead *a = arena_new(arena, struct import_ahead, 1);

	a->im = im;
	a->next = first;
	a->end = first + n;
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->room, NULL);
	pthread_cond_init(&a->ready, NULL);
	arena_defer(arena, ahead_end, a);
	/* For one person a thread gains nothing. */
	if (n == 1)
		return a;
	for (size_t i = 0; i < SLOTS; i++) {
		a->slots[i].arena = arena_create(IMPORT_PERSON_MOST);
		a->slots[i].empty = arena_mark(a->slots[i].arena);
	}
	a->threaded = pthread_create(&a->thread, NULL, thread_main, a) == 0;
	return a;
}

/* The next slot that is filled, or NULL when the reader has ended. */
static const struct slot *
slot_take(struct import_ahead *a)
{
	const struct slot *slot = NULL;

	pthread_mutex_lock(&a->lock);
	if (a->lent) {
		a->taken++;
		a->lent = false;
		if (a->read - a->taken == SLOTS / 2)
			pthread_cond_signal(&a->room);
	}
	while (a->read == a->taken && !a->over)
		pthread_cond_wait(&a->ready, &a->lock);
	if (a->read != a->taken) {
		slot = &a->slots[a->taken % SLOTS];
		a->lent = true;
	}
	pthread_mutex_unlock(&a->lock);
	return slot;
}

const struct fault *
import_ahead_next(struct import_ahead *a, struct arena *arena,
                  struct import_person *out)
{
	const struct slot *slot = a->threaded ? slot_take(a) : NULL;

	if (slot == NULL) {
		thread_end(a);
		*out = (struct import_person){.im = a->im, .arena = arena};
		return import_rows_read(out, &a->im->groups[a->next++]);
	}
	*out = slot->person;
	out->arena = arena;
	if (slot->fault == NULL)
		return NULL;
	return fault_make(arena, slot->fault->kind,
	                  text_keep(arena, &slot->fault->text),
	                  slot->fault->file, slot->fault->line);
}

void
import_ahead_end(struct import_ahead *a)
{
	thread_end(a);
}
