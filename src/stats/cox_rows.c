/*
 * cox_rows.c - the rows of proportional hazards, laid out as they are walked.
 */
#include <stdint.h>
#include <string.h>

#include "stats/cox_local.h"
#include "stats/linear.h"
#include "stats/order.h"
#include "stats/share.h"
#include "stats/survival.h"

/*
 * Rows from a rising order of `many`, of which those of `n` from `first` on are
 * wanted, by stratum and falling time; those of one time stay in their own.
 */
static size_t *
rows_fall(struct stats *st, const struct stats_cox_in *in, const size_t *rising,
          const double *at, size_t many, size_t first)
{
	size_t n = in->model->x.rows, kept = 0;
	size_t *out = arena_new(st->arena, size_t, n + 1);
	struct arena_mark mark = arena_mark(st->arena);
	size_t *order, *falling;
	double *by;

	for (size_t to = many; to > 0;) {
		size_t from = to;

		while (from > 0 && at[from - 1] == at[to - 1])
			from--;
		for (size_t i = from; i < to; i++)
			if (rising[i] - first < n)
				out[kept++] = rising[i] - first;
		to = from;
	}
	if (in->strata == NULL)
		return out;
	order = arena_new(st->arena, size_t, n + 1);
	falling = arena_new(st->arena, size_t, n + 1);
	by = arena_new(st->arena, double, n + 1);
	memcpy(falling, out, n * sizeof(*out));
	for (size_t i = 0; i < n; i++)
		by[i] = in->strata[falling[i]];
	stats_order(st->arena, by, n, order);
	for (size_t i = 0; i < n; i++)
		out[i] = falling[order[i]];
	arena_release(st->arena, mark);
	return out;
}

/* Times in their order go back to their rows. */
struct joining {
	size_t n;
	const size_t *rising;
	const double *at;
	double *out;
};

static void
part_join(void *data, size_t part, size_t hand)
{
	struct joining *j = data;
	size_t from = part * STATS_PART, end = from + STATS_PART;

	(void)hand;
	for (size_t i = from; i < end && i < j->n; i++)
		j->out[j->rising[i]] = j->at[i];
}

/*
 * The rows in order; times and starts become one scale first, so that equal
 * ones are.  by_start is of rows until they have their places.
 */
static void
rows_order(struct stats *st, const struct stats_cox_in *in,
           struct cox_rows *rows)
{
	size_t n = in->model->x.rows, both = in->start == NULL ? n : 2 * n;
	double *joined = arena_new(st->arena, double, both + 1);
	double *at = arena_new(st->arena, double, both + 1);
	size_t *rising = arena_new(st->arena, size_t, both + 1);
	const double *all = in->time;

	if (in->start != NULL) {
		memcpy(joined, in->time, n * sizeof(*joined));
		memcpy(joined + n, in->start, n * sizeof(*joined));
		all = joined;
	}
	stats_times_order(st->arena, all, both, rising, at);
	stats_share(st->threads, stats_parts(both), part_join,
	            &(struct joining){both, rising, at, joined});
	rows->time = joined;
	rows->by_time = rows_fall(st, in, rising, at, both, 0);
	if (in->start == NULL)
		return;
	rows->start = joined + n;
	rows->by_start = rows_fall(st, in, rising, at, both, n);
}

/* Numbers in a line of the cache. */
#define LINE ((size_t)8)

/* What is laid out, and where. */
struct placing {
	const struct stats_cox_in *in;
	struct cox_rows *rows;
	size_t *place;      /* a row each; NULL: no starts */
	double *lines;      /* of some columns, LINE a row */
	size_t first, cols; /* which, and how many */
};

static size_t
part_end(const struct placing *p, size_t part)
{
	size_t end = (part + 1) * STATS_PART;

	return end < p->rows->x.rows ? end : p->rows->x.rows;
}

/* The mean of a column, which is a part of the work. */
static void
column_mean(void *data, size_t j, size_t hand)
{
	struct placing *p = data;
	const struct stats_matrix *x = &p->in->model->x;
	struct stats_sum sum = {0, 0};
	double ones[256];

	(void)hand;
	for (size_t i = 0; i < 256; i++)
		ones[i] = 1;
	for (size_t from = 0; from < x->rows; from += 256)
		stats_sum_add(&sum,
		              stats_dot(STATS_COLUMN(x, j) + from, ones,
		                        x->rows - from < 256 ? x->rows - from
		                                             : 256));
	p->rows->mean[j] = stats_sum_get(&sum) / (double)x->rows;
}

/* What the walk needs of each row lies in the order of the walk. */
static void
part_place(void *data, size_t part, size_t hand)
{
	struct placing *p = data;
	struct cox_rows *rows = p->rows;
	size_t to = part_end(p, part);

	(void)hand;
	for (size_t i = part * STATS_PART; i < to; i++) {
		size_t row = rows->by_time[i];

		if (p->place != NULL)
			p->place[row] = i;
		rows->at[i] = rows->time[row];
		rows->weight[i] = stats_weight(p->in->w, row);
		rows->lost[i] = p->in->event[row] > 0.5 ? rows->weight[i] : 0;
	}
}

/* Some columns side by side, so that a row of them is together. */
static void
part_gather(void *data, size_t part, size_t hand)
{
	struct placing *p = data;
	size_t to = part_end(p, part);

	(void)hand;
	for (size_t j = 0; j < p->cols; j++) {
		const double *v = STATS_COLUMN(&p->in->model->x, p->first + j);

		for (size_t i = part * STATS_PART; i < to; i++)
			p->lines[i * LINE + j] = v[i];
	}
}

/* And the same, less their means, in the order of the walk. */
static void
part_spread(void *data, size_t part, size_t hand)
{
	struct placing *p = data;
	const size_t *by_time = p->rows->by_time;
	size_t to = part_end(p, part);
	double *out[LINE], mean[LINE];

	(void)hand;
	for (size_t j = 0; j < p->cols; j++) {
		out[j] = STATS_COLUMN(&p->rows->x, p->first + j);
		mean[j] = p->rows->mean[p->first + j];
	}
	for (size_t i = part * STATS_PART; i < to; i++)
		for (size_t j = 0; j < p->cols; j++)
			out[j][i] = p->lines[by_time[i] * LINE + j] - mean[j];
}

/*
 * The columns, in the order of the walk.  A row of some of them is fetched at
 * once: column by column each number would come from afar.
 */
static void
columns_place(struct stats *st, struct placing *p)
{
	struct arena_mark mark = arena_mark(st->arena);
	struct stats_matrix *x = &p->rows->x;
	double *room = arena_new(st->arena, double, (x->rows + 1) * LINE);
	size_t parts = stats_parts(x->rows);

	/* each row in one line of the cache */
	while ((uintptr_t)room % (LINE * sizeof(*room)) != 0)
		room++;
	p->lines = room;
	for (p->first = 0; p->first < x->cols; p->first += LINE) {
		p->cols = x->cols - p->first;
		if (p->cols > LINE)
			p->cols = LINE;
		stats_share(st->threads, parts, part_gather, p);
		stats_share(st->threads, parts, part_spread, p);
	}
	arena_release(st->arena, mark);
}

/* A number a place: in one piece, whose pages are met by who writes to them. */
static void
rows_room(struct stats *st, struct cox_rows *rows, size_t n)
{
	size_t kinds = rows->start == NULL ? 3 : 4;
	double *room = arena_new(st->arena, double, kinds *(n + 1));

	rows->at = room;
	rows->weight = room + n;
	rows->lost = room + 2 * n;
	rows->begun = rows->start == NULL ? NULL : room + 3 * n;
}

static void
rows_place(struct stats *st, const struct stats_cox_in *in,
           struct cox_rows *rows)
{
	size_t n = in->model->x.rows, p = in->model->x.cols;
	struct placing placing = {.in = in, .rows = rows};

	rows->x = (struct stats_matrix){n, p,
	                                arena_new(st->arena, double, n *p + 1)};
	rows->mean = arena_new(st->arena, double, p + 1);
	rows_room(st, rows, n);
	if (rows->start != NULL)
		placing.place = arena_new(st->arena, size_t, n + 1);
	stats_share(st->threads, p, column_mean, &placing);
	stats_share(st->threads, stats_parts(n), part_place, &placing);
	columns_place(st, &placing);
	for (size_t i = 0; rows->start != NULL && i < n; i++) {
		rows->by_start[i] = placing.place[rows->by_start[i]];
		rows->begun[i] = rows->start[rows->by_time[i]];
	}
}

/* Parts of about as many places, each ending where a time ends. */
static void
rows_part(struct stats *st, struct cox_rows *rows, size_t n)
{
	size_t at = 0;

	rows->bounds = arena_new(st->arena, size_t, stats_parts(n) + 2);
	while (at < n) {
		at += rows->begun == NULL && n - at > STATS_PART ? STATS_PART
		                                                 : n - at;
		while (at < n && rows->at[at] == rows->at[at - 1])
			at++;
		rows->bounds[++rows->parts_n] = at;
	}
}

struct cox_rows *
cox_rows_make(struct stats *st, const struct stats_cox_in *in)
{
	struct cox_rows *rows = arena_new(st->arena, struct cox_rows, 1);
	size_t n = in->model->x.rows;
	size_t strata = in->strata == NULL ? 1 : in->strata_n;

	rows_order(st, in, rows);
	rows_place(st, in, rows);
	rows_part(st, rows, n);
	rows->ends = arena_new(st->arena, size_t, strata + 1);
	rows->ends[0] = in->strata == NULL ? n : 0;
	for (size_t i = 0; in->strata != NULL && i < n; i++)
		rows->ends[in->strata[i]]++;
	for (size_t k = 1; k < strata; k++)
		rows->ends[k] += rows->ends[k - 1];
	return rows;
}
