/*
 * cox_rises.c - the proof that the likelihood of hazards rises for ever.
 */
#include <math.h>
#include <string.h>

#include "stats/cox_local.h"
#include "stats/linear.h"
#include "stats/separate.h"

struct rising {
	const struct cox_rows *rows;
	const double *line; /* x times the direction, a place each */
	double slack;
	bool exact; /* who dies at one time is not held against each other */
};

/* Whether a row of a place is held against one who died at a time. */
static bool
is_weighed(const struct rising *r, size_t k, double time)
{
	const struct cox_rows *rows = r->rows;

	if (rows->begun != NULL && !(rows->begun[k] < time))
		return false;
	return !r->exact || rows->lost[k] <= 0 || rows->at[k] > time;
}

/*
 * Along a direction the likelihood rises for ever when everybody with an
 * event stood highest of all at risk then, and somebody above another.  Where
 * they all stood alike it is flat, which proves nothing.
 */
static bool
stratum_rises(const struct rising *r, size_t from, size_t end, bool *above)
{
	const struct cox_rows *rows = r->rows;

	for (size_t i = from; i < end; i++) {
		double time = rows->at[i];

		if (rows->lost[i] <= 0)
			continue;
		for (size_t k = from; k < end && rows->at[k] >= time; k++) {
			if (!is_weighed(r, k, time))
				continue;
			if (r->line[k] > r->line[i] + r->slack)
				return false;
			*above |= r->line[k] < r->line[i] - r->slack;
		}
	}
	return true;
}

bool
cox_rises_along(struct cox_fitting *f)
{
	struct stats_cox *out = f->out;
	double *line = arena_new(f->st->arena, double, out->n + 1);
	struct rising r = {out->rows, line, 0, f->in->ties == STATS_EXACT};
	struct stats_note *note;
	double low = INFINITY, high = -INFINITY, most = 0;
	size_t from = 0;
	bool above = false;

	stats_times(&out->rows->x, f->step, line);
	for (size_t i = 0; i < out->n; i++) {
		low = fmin(low, line[i]);
		high = fmax(high, line[i]);
	}
	r.slack = 1e-5 * (high - low);
	for (size_t k = 0; k < (f->in->strata == NULL ? 1 : f->in->strata_n);
	     k++) {
		if (!stratum_rises(&r, from, out->rows->ends[k], &above))
			return false;
		from = out->rows->ends[k];
	}
	if (!above)
		return false;
	note = stats_note(f->st, E_MONOTONE);
	for (size_t j = 0; j < out->p; j++)
		most = fmax(most, fabs(f->step[j]));
	for (size_t j = 0; j < out->p; j++)
		if (fabs(f->step[j]) > 1e-3 * most)
			stats_about(note, f->in->model->names[j]);
	return true;
}

/* --- any direction ------------------------------------------------------- */

/* More pairs than these are not looked at all together. */
#define PAIRS_MOST ((size_t)200000)

/* Who died held against whoever was at risk then, a row each. */
struct pairing {
	const struct rising *r;
	struct stats_matrix *to; /* NULL: they are counted */
	size_t n;
};

static void
pair_add(struct pairing *p, size_t i, size_t k)
{
	const struct stats_matrix *x = &p->r->rows->x;

	for (size_t j = 0; p->to != NULL && j < x->cols; j++)
		STATS_COLUMN(p->to, j)
	[p->n] = STATS_COLUMN(x, j)[i] - STATS_COLUMN(x, j)[k];
	p->n++;
}

static void
stratum_pair(struct pairing *p, size_t from, size_t end)
{
	const struct cox_rows *rows = p->r->rows;

	for (size_t i = from; i < end && p->n <= PAIRS_MOST; i++)
		for (size_t k = from;
		     rows->lost[i] > 0 && k < end && rows->at[k] >= rows->at[i];
		     k++)
			if (k != i && is_weighed(p->r, k, rows->at[i]))
				pair_add(p, i, k);
}

static void
pairs_make(const struct cox_fitting *f, struct pairing *p)
{
	size_t from = 0;

	p->n = 0;
	for (size_t k = 0; k < (f->in->strata == NULL ? 1 : f->in->strata_n);
	     k++) {
		stratum_pair(p, from, f->out->rows->ends[k]);
		from = f->out->rows->ends[k];
	}
}

bool
cox_rises(struct cox_fitting *f)
{
	struct rising r = {f->out->rows, NULL, 0, f->in->ties == STATS_EXACT};
	struct pairing p = {&r, NULL, 0};
	struct stats_model model = *f->in->model;
	size_t cols = model.x.cols;

	if (cox_rises_along(f))
		return true;
	pairs_make(f, &p);
	if (p.n == 0 || p.n > PAIRS_MOST)
		return false;
	model.x = (struct stats_matrix){
	        p.n, cols, arena_new(f->st->arena, double, p.n *cols + 1)};
	p.to = &model.x;
	pairs_make(f, &p);
	return stats_rises(f->st, &model);
}
