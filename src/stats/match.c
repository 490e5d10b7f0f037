/*
 * match.c - nearest neighbours.
 *
 * All units stand in one line by distance, those of a cell together.  A
 * participant looks outward from their place, to both sides, past controls
 * that are used: each place knows the nearest free one on its left and on its
 * right, with paths halved as they are walked (union-find), so that all
 * participants together take hardly more time than the sort.
 */
#include "stats/match.h"

#include <math.h>

#include "stats/linear.h"
#include "stats/order.h"
#include "stats/random.h"

#define NONE ((size_t)-1)

struct unit {
	double distance;
	int32_t cell;
	bool treated;
	size_t row, pos; /* pos: the place among all, by distance alone */
};

struct line {
	const struct stats_match_in *in;
	struct unit *units; /* by cell, then distance */
	size_t n;
	size_t *left, *right;  /* nearest free control at or beyond a place */
	size_t *place;         /* of a row */
	size_t *taken, *takes; /* links: [treated's number][round] by row */
	size_t *had;           /* how many a row has */
	bool *closed;
	double width;
};

/* --- the line ------------------------------------------------------------ */

/* The units by distance, then those of a cell together. */
static void
units_sort(struct stats *st, const struct stats_match_in *in, struct line *l)
{
	struct arena_mark mark = arena_mark(st->arena);
	size_t *order = arena_new(st->arena, size_t, l->n + 1);
	size_t *place = arena_new(st->arena, size_t, l->n + 1);
	double *cell = arena_new(st->arena, double, l->n + 1);

	stats_order(st->arena, in->distance, l->n, order);
	for (size_t i = 0; i < l->n; i++) {
		place[i] = i;
		cell[i] = in->cell == NULL ? 0 : in->cell[order[i]];
	}
	if (in->cell != NULL)
		stats_order(st->arena, cell, l->n, place);
	for (size_t i = 0; i < l->n; i++) {
		size_t pos = place[i], row = order[pos];

		l->units[i] = (struct unit){in->distance[row],
		                            (int32_t)cell[pos],
		                            in->treat[row] > 0.5, row, pos};
		l->place[row] = i;
	}
	arena_release(st->arena, mark);
}

static bool
is_treated(const struct line *l, size_t place)
{
	return l->units[place].treated;
}

static bool
line_make(struct stats *st, const struct stats_match_in *in, struct line *l)
{
	*l = (struct line){.in = in,
	                   .n = in->n,
	                   .units =
	                           arena_new(st->arena, struct unit, in->n + 1),
	                   .left = arena_new(st->arena, size_t, in->n + 1),
	                   .right = arena_new(st->arena, size_t, in->n + 2),
	                   .place = arena_new(st->arena, size_t, in->n + 1),
	                   .had = arena_new(st->arena, size_t, in->n + 1),
	                   .closed = arena_new(st->arena, bool, in->n + 1),
	                   .width = stats_match_width(in)};
	for (size_t i = 0; i < in->n; i++)
		if (!isfinite(in->distance[i])) {
			stats_note(st, E_BAD_VALUE)->row = (int64_t)i + 1;
			return false;
		}
	units_sort(st, in, l);
	/* left[i] and right[i + 1] point past what cannot be taken. */
	for (size_t i = 0; i <= l->n; i++) {
		l->left[i] = i;
		l->right[i] = i;
	}
	return true;
}

/* The nearest free control at or below a place, counted from 1; 0: none. */
static size_t
free_left(struct line *l, size_t place)
{
	while (l->left[place] != place) {
		l->left[place] = l->left[l->left[place]];
		place = l->left[place];
	}
	return place;
}

/* At or above a place, counted from 0; n: none. */
static size_t
free_right(struct line *l, size_t place)
{
	while (l->right[place] != place) {
		l->right[place] = l->right[l->right[place]];
		place = l->right[place];
	}
	return place;
}

/* Nobody takes this place any more. */
static void
place_close(struct line *l, size_t place)
{
	l->left[place + 1] = place;
	l->right[place] = place + 1;
}

/* --- one participant ----------------------------------------------------- */

/* Whether a participant has this control already (with replacement). */
static bool
has_taken(const struct line *l, size_t row, size_t control)
{
	for (size_t k = 0; k < l->had[row]; k++)
		if (l->takes[l->taken[row] + k] == control)
			return true;
	return false;
}

/* The next free control of the same cell on one side; NONE. */
static size_t
side_next(struct line *l, size_t row, size_t from, bool left)
{
	size_t at = l->place[row];

	for (;;) {
		size_t place;

		if (left) {
			place = free_left(l, from);
			if (place == 0)
				return NONE;
			place--;
		} else {
			place = free_right(l, from);
			if (place >= l->n)
				return NONE;
		}
		if (l->units[place].cell != l->units[at].cell)
			return NONE;
		if (!l->in->replace || !has_taken(l, row, l->units[place].row))
			return place;
		from = left ? place : place + 1;
	}
}

static double
gap(const struct line *l, size_t a, size_t b)
{
	return fabs(l->units[a].distance - l->units[b].distance);
}

static size_t
steps(const struct line *l, size_t a, size_t b)
{
	size_t x = l->units[a].pos, y = l->units[b].pos;

	return x > y ? x - y : y - x;
}

/*
 * Beyond the nearest of a side there may be others as far: the one nearest in
 * place is met first, so only the two sides have to be weighed.
 */
static size_t
nearest(struct line *l, size_t row, double *distance)
{
	size_t at = l->place[row];
	size_t a = side_next(l, row, at + 1, true);
	size_t b = side_next(l, row, at, false);
	size_t found = a;

	if (a == NONE || (b != NONE && gap(l, at, b) < gap(l, at, a)))
		found = b;
	else if (b != NONE && gap(l, at, b) <= gap(l, at, a) &&
	         steps(l, at, b) < steps(l, at, a))
		found = b;
	if (found == NONE)
		return NONE;
	*distance = gap(l, at, found);
	if (!isnan(l->width) && *distance > l->width)
		return NONE;
	return found;
}

static void
take(struct line *l, size_t row, size_t place)
{
	l->takes[l->taken[row] + l->had[row]++] = l->units[place].row;
	if (!l->in->replace)
		place_close(l, place);
}

/* --- rounds -------------------------------------------------------------- */

/* What a participant stands by in the line of those who choose. */
static double
turn_of(const struct stats_match_in *in, size_t row)
{
	struct stats_random lot;

	switch (in->order) {
	case STATS_SMALLEST:
		return in->distance[row];
	case STATS_IN_ORDER:
		return 0;
	case STATS_BY_LOT:
		lot = stats_random_begin(in->seed,
		                         in->who == NULL ? row : in->who[row]);
		return stats_random_share(&lot);
	default:
		return -in->distance[row];
	}
}

/* The participants in the order in which they choose. */
static size_t *
choosers(struct stats *st, const struct line *l, size_t *n)
{
	size_t *rows = arena_new(st->arena, size_t, l->n + 1);
	size_t *out = arena_new(st->arena, size_t, l->n + 1);
	double *key = arena_new(st->arena, double, l->n + 1);

	*n = 0;
	for (size_t i = 0; i < l->n; i++)
		if (l->in->treat[i] > 0.5) {
			key[*n] = turn_of(l->in, i);
			rows[(*n)++] = i;
		}
	stats_order(st->arena, key, *n, out);
	for (size_t i = 0; i < *n; i++)
		out[i] = rows[out[i]];
	return out;
}

static void
rounds(struct line *l, const size_t *order, size_t n)
{
	for (size_t r = 0; r < l->in->ratio; r++)
		for (size_t i = 0; i < n; i++) {
			size_t row = order[i], found;
			double distance;

			if (l->closed[row])
				continue;
			found = nearest(l, row, &distance);
			if (found == NONE)
				l->closed[row] = true;
			else
				take(l, row, found);
		}
}

/* A heap of participants by their nearest control, for closest first. */
struct offer {
	double distance;
	size_t turn; /* place in the order */
	size_t row, place;
};

static bool
is_before(const struct offer *a, const struct offer *b)
{
	if (a->distance != b->distance)
		return a->distance < b->distance;
	return a->turn < b->turn;
}

static void
heap_down(struct offer *heap, size_t n, size_t i)
{
	for (;;) {
		size_t least = i;
		struct offer swap;

		for (size_t k = 2 * i + 1; k <= 2 * i + 2 && k < n; k++)
			if (is_before(&heap[k], &heap[least]))
				least = k;
		if (least == i)
			return;
		swap = heap[i];
		heap[i] = heap[least];
		heap[least] = swap;
		i = least;
	}
}

/* One round of closest first: the nearest pair of all, again and again. */
static void
closest_round(struct line *l, struct offer *heap, const size_t *order,
              size_t turns)
{
	size_t n = 0;

	for (size_t i = 0; i < turns; i++) {
		struct offer one = {.turn = i, .row = order[i]};

		if (l->closed[one.row])
			continue;
		one.place = nearest(l, one.row, &one.distance);
		if (one.place == NONE)
			l->closed[one.row] = true;
		else
			heap[n++] = one;
	}
	for (size_t i = n; i-- > 0;)
		heap_down(heap, n, i);
	while (n > 0) {
		double now = 0;
		size_t place = nearest(l, heap[0].row, &now);

		if (place != NONE && now <= heap[0].distance) {
			take(l, heap[0].row, place);
			heap[0] = heap[--n];
		} else if (place == NONE) {
			l->closed[heap[0].row] = true;
			heap[0] = heap[--n];
		} else {
			heap[0].distance = now;
		}
		heap_down(heap, n, 0);
	}
}

/* --- what came of it ----------------------------------------------------- */

static double
variance_of(const struct stats_match_in *in, int group)
{
	struct stats_sum sum = {0, 0}, square = {0, 0};
	double n = 0, mean;

	for (size_t i = 0; i < in->n; i++)
		if (group < 0 || (in->treat[i] > 0.5) == (group == 1)) {
			stats_sum_add(&sum, in->distance[i]);
			n++;
		}
	mean = stats_sum_get(&sum) / n;
	for (size_t i = 0; i < in->n; i++)
		if (group < 0 || (in->treat[i] > 0.5) == (group == 1))
			stats_sum_add(&square,
			              (in->distance[i] - mean) *
			                      (in->distance[i] - mean));
	return stats_sum_get(&square) / (n - 1);
}

double
stats_match_width(const struct stats_match_in *in)
{
	if (isnan(in->caliper) || in->scale == STATS_RAW)
		return in->caliper;
	if (in->scale == STATS_SD)
		return in->caliper * sqrt(variance_of(in, -1));
	return in->caliper *
	       sqrt((variance_of(in, 0) + variance_of(in, 1)) / 2);
}

/* So that the controls that are used weigh 1 in the middle. */
static void
weights_rescale(const struct stats_match_in *in, double *weight)
{
	double sum = 0, used = 0;

	for (size_t i = 0; i < in->n; i++)
		if (in->treat[i] <= 0.5 && weight[i] > 0) {
			sum += weight[i];
			used++;
		}
	for (size_t i = 0; i < in->n && sum > 0; i++)
		if (in->treat[i] <= 0.5)
			weight[i] *= used / sum;
}

void
stats_match_weights(struct stats *st, const struct stats_match_in *in,
                    struct stats_match *out)
{
	out->weight = arena_new(st->arena, double, in->n + 1);
	for (size_t i = 0; i < out->links_n;) {
		size_t to = i;

		while (to < out->links_n &&
		       out->links[to].treated == out->links[i].treated)
			to++;
		out->weight[out->links[i].treated] = 1;
		for (size_t k = i; k < to; k++)
			out->weight[out->links[k].control] +=
			        1 / (double)(to - i);
		i = to;
	}
	weights_rescale(in, out->weight);
}

static bool
match_collect(struct stats *st, const struct line *l, struct stats_match *out)
{
	const struct stats_match_in *in = l->in;
	struct stats_sum total = {0, 0};
	size_t treated = 0, links = 0;

	*out = (struct stats_match){.width = l->width};
	for (size_t i = 0; i < in->n; i++)
		links += l->had[i];
	out->links = arena_new(st->arena, struct stats_link, links + 1);
	for (size_t i = 0; i < in->n; i++) {
		treated += in->treat[i] > 0.5;
		out->matched += l->had[i] > 0;
		for (size_t k = 0; k < l->had[i]; k++) {
			size_t control = l->takes[l->taken[i] + k];

			out->links[out->links_n++] =
			        (struct stats_link){i, control};
			stats_sum_add(&total, fabs(in->distance[i] -
			                           in->distance[control]));
		}
	}
	if (out->links_n == 0) {
		stats_note(st, E_NO_OVERLAP)->count = (int64_t)treated;
		return false;
	}
	out->total = stats_sum_get(&total);
	stats_match_weights(st, in, out);
	return true;
}

bool
stats_match_nearest(struct stats *st, const struct stats_match_in *in,
                    struct stats_match *out)
{
	struct line l;
	size_t n, *order, room = 0;

	if (!line_make(st, in, &l))
		return false;
	l.taken = arena_new(st->arena, size_t, in->n + 1);
	for (size_t i = 0; i < l.n; i++) {
		l.taken[i] = room;
		if (in->treat[i] > 0.5)
			room += in->ratio;
		if (is_treated(&l, i))
			place_close(&l, i);
	}
	l.takes = arena_new(st->arena, size_t, room + 1);
	order = choosers(st, &l, &n);
	if (in->order == STATS_CLOSEST) {
		struct offer *heap = arena_new(st->arena, struct offer, n + 1);

		for (size_t r = 0; r < in->ratio; r++)
			closest_round(&l, heap, order, n);
	} else {
		rounds(&l, order, n);
	}
	return match_collect(st, &l, out);
}
