/*
 * eval_shape_linked.c - rows of a file that are of nobody, and rows that stand
 * in it more than once.
 */
#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_shape_local.h"
#include "insight/evaluation/eval_table.h"

static int
hash_order(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* What stands for everybody of the file of people, kept or not, in order. */
static uint64_t *
everybody(struct stats *st, const struct eval_plan *plan,
          const struct stats_frame *people)
{
	const struct stats_column *id = stats_column_of(people, plan->id);
	uint64_t *all = arena_new(st->arena, uint64_t, people->rows + 1);

	claim(id != NULL && id->text != NULL);
	for (size_t i = 0; i < people->rows; i++)
		all[i] = eval_shape_hash(id->text[i]);
	qsort(all, people->rows, sizeof(*all), hash_order);
	return all;
}

static void
unlinked_count(struct stats *st, const struct eval_plan *plan,
               const struct stats_frame *people, const struct eval_rows *r,
               struct eval_file *file)
{
	const struct stats_column *id = &r->table.frame.columns[0];
	size_t rows = r->table.frame.rows;
	uint64_t *all = everybody(st, plan, people);
	uint64_t *none = arena_new(st->arena, uint64_t, rows + 1);

	for (size_t k = 0; k < rows; k++) {
		uint64_t who;

		if (r->person[k] < r->nobody)
			continue;
		who = eval_shape_hash(id->text[k]);
		if (bsearch(&who, all, people->rows, sizeof(*all),
		            hash_order) == NULL)
			none[file->unlinked++] = who;
	}
	qsort(none, file->unlinked, sizeof(*none), hash_order);
	for (size_t k = 0; k < file->unlinked; k++)
		file->unlinked_ids += k == 0 || none[k] != none[k - 1];
}

struct whole_row {
	double line;
	uint32_t row;
};

static int
whole_order(const void *a, const void *b)
{
	const struct whole_row *x = a, *y = b;

	if (x->line < y->line || x->line > y->line)
		return x->line < y->line ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

/* A day that is not known is the same as another. */
static bool
is_same_day(double a, double b)
{
	return isnan(a) ? isnan(b) : a >= b && a <= b;
}

static bool
is_same_row(const struct eval_rows *r, const struct whole_row *x,
            const struct whole_row *y)
{
	const struct str *id = r->table.frame.columns[0].text;

	return whole_order(&(struct whole_row){x->line, 0},
	                   &(struct whole_row){y->line, 0}) == 0 &&
	       str_equal(id[x->row], id[y->row]) &&
	       is_same_day(r->a[x->row], r->a[y->row]) &&
	       is_same_day(r->b[x->row], r->b[y->row]);
}

/* Rows that are byte for byte an earlier one of the file. */
static void
again_count(struct stats *st, const struct eval_rows *r, struct eval_file *file)
{
	size_t rows = r->table.frame.rows;
	struct whole_row *all =
	        arena_new(st->arena, struct whole_row, rows + 1);

	for (size_t k = 0; k < rows; k++)
		all[k] = (struct whole_row){r->line[k], (uint32_t)k};
	qsort(all, rows, sizeof(*all), whole_order);
	for (size_t k = 1; k < rows; k++)
		file->again += is_same_row(r, &all[k], &all[k - 1]);
}

static void
note(struct stats *st, enum stats_code code, const struct eval_file *file,
     size_t n)
{
	struct stats_note *to;

	if (n == 0)
		return;
	to = stats_note(st, code);
	stats_about(to, str_of(file->name));
	to->count = (int64_t)n;
}

void
eval_shape_linked(const struct living *l, const struct eval_rows *r,
                  struct eval_file *file)
{
	struct arena_mark mark = arena_mark(l->own->arena);

	file->of_rows = true;
	unlinked_count(l->own, l->plan, l->people, r, file);
	arena_release(l->own->arena, mark);
	again_count(l->own, r, file);
	arena_release(l->own->arena, mark);
	note(l->st, W_UNLINKED, file, file->unlinked);
	note(l->st, W_SAME_ROWS, file, file->again);
}
