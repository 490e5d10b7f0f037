/*
 * eval_scratch.c - memory of one step of a design, given back when it is done.
 *
 * What a step hands on is made before the rest is let go, which a mark in one
 * arena does not allow: so the step has an arena of its own.
 */
#include <string.h>

#include "insight/evaluation/eval_design.h"

struct eval_scratch {
	struct arena *arena;
};

/* Also when what is between is left by a full arena or a broken claim. */
static void
scratch_drop(void *data)
{
	struct eval_scratch *s = data;

	if (s->arena != NULL)
		arena_drop(s->arena);
	s->arena = NULL;
}

struct eval_scratch *
eval_scratch_begin(struct stats *st, struct stats *own)
{
	struct eval_scratch *s = arena_keep(st->arena, sizeof(*s));
	size_t left;

	/* first, for it may be what there is no memory for */
	arena_defer(st->arena, scratch_drop, s);
	/* what the whole has left, and no more: 0 would be a ceiling of its
	 * own */
	left = arena_left(st->arena);
	s->arena = arena_create(left > 0 ? left : 1);
	stats_begin(own, s->arena);
	own->threads = st->threads;
	return s;
}

void
eval_scratch_notes(struct stats *st, const struct stats *own)
{
	for (size_t k = 0; k < own->notes_n; k++) {
		const struct stats_note *from = &own->notes[k];
		struct stats_note *to = stats_note(st, from->code);

		*to = *from;
		/* its words are of the step, too */
		to->what = str_copy(st->arena, from->what);
		to->then = str_copy(st->arena, from->then);
		for (size_t j = 0; j < from->columns_n; j++)
			to->columns[j] = str_copy(st->arena, from->columns[j]);
	}
}

void
eval_scratch_end(struct stats *st, const struct stats *own,
                 struct eval_scratch *s)
{
	if (own != NULL)
		eval_scratch_notes(st, own);
	scratch_drop(s);
}

double *
eval_scratch_take(struct stats *st, const double *v, size_t n)
{
	double *to = arena_new(st->arena, double, n + 1);

	if (v != NULL)
		memcpy(to, v, n * sizeof(*v));
	return to;
}
