/*
 * eval_design_gaps.c - what is not known of people, and what stands for it.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "insight/evaluation/eval_design.h"
#include "stats/linear.h"

struct stats_frame
eval_design_rows(struct stats *st, const struct stats_frame *frame,
                 const size_t *at, size_t n)
{
	size_t *place = arena_new(st->arena, size_t, n + 1);
	struct stats_frame out = {
	        .columns_n = frame->columns_n, .rows = n, .at = place};

	for (size_t i = 0; i < n; i++)
		place[i] = stats_frame_row(frame, at[i]);

	out.columns =
	        arena_new(st->arena, struct stats_column, frame->columns_n + 1);
	for (size_t k = 0; k < frame->columns_n; k++) {
		struct stats_column *to = &out.columns[k];
		const struct stats_column *from = &frame->columns[k];

		*to = *from;
		if (from->levels == NULL) {
			double *v = arena_new(st->arena, double, n + 1);

			for (size_t i = 0; i < n; i++)
				v[i] = from->v[at[i]];
			to->v = v;
		} else {
			int32_t *code = arena_new(st->arena, int32_t, n + 1);

			for (size_t i = 0; i < n; i++)
				code[i] = from->code[at[i]];
			to->code = code;
		}
	}
	return out;
}

bool
eval_design_gap(const struct stats_column *c, size_t i)
{
	return c->levels == NULL ? isnan(c->v[i]) : c->code[i] < 0;
}

static bool
gaps_count(struct stats *st, const struct eval_data *data,
           const struct stats_column *c, const char *how,
           struct eval_designed *out)
{
	struct eval_gap gap = {.column = c->name, .how = how};

	(void)st;
	for (size_t i = 0; i < data->n; i++)
		gap.n[data->treat[i] > 0.5] += eval_design_gap(c, i);
	if (gap.n[0] + gap.n[1] == 0)
		return false;
	out->gaps[out->gaps_n++] = gap;
	return true;
}

/* --- a category, or the mean with an indicator --------------------------- */

/* A level more, for those of whom it is not known. */
static void
category_make(struct stats *st, struct stats_column *c, size_t n)
{
	struct str *levels = arena_new(st->arena, struct str, c->levels_n + 2);
	int32_t *code = arena_new(st->arena, int32_t, n + 1);

	memcpy(levels, c->levels, c->levels_n * sizeof(*levels));
	levels[c->levels_n] = S(EVAL_NOT_KNOWN);
	for (size_t i = 0; i < n; i++)
		code[i] = c->code[i] < 0 ? (int32_t)c->levels_n : c->code[i];
	c->levels = levels;
	c->levels_n++;
	c->code = code;
}

/* The mean of the others; hands back who it stands for. */
static double *
indicator_make(struct stats *st, struct stats_column *c, size_t n)
{
	double *v = arena_new(st->arena, double, n + 1);
	double *gap = arena_new(st->arena, double, n + 1);
	struct stats_sum sum = {0, 0};
	double known = 0;

	for (size_t i = 0; i < n; i++)
		if (!isnan(c->v[i])) {
			stats_sum_add(&sum, c->v[i]);
			known++;
		}
	for (size_t i = 0; i < n; i++) {
		gap[i] = isnan(c->v[i]);
		v[i] = gap[i] <= 0 ? c->v[i]
		       : known > 0 ? stats_sum_get(&sum) / known
		                   : 0;
	}
	c->v = v;
	return gap;
}

/* Whether a column is a covariate of the score. */
static bool
is_scored(const struct eval_plan *plan, struct str name)
{
	for (size_t k = 0; k < plan->covariates_n; k++)
		if (str_equal(plan->covariates[k].name, name))
			return plan->covariates[k].score;
	return false;
}

static void
term_add(const struct eval_plan *plan, struct eval_completed *set,
         struct str name, struct str of, bool covariate)
{
	if (covariate)
		set->all[set->all_n++] = name;
	if (covariate && is_scored(plan, of))
		set->terms[set->terms_n++] = name;
}

/* One set without gaps: categories and indicators beside the columns. */
static void
set_fill(struct stats *st, const struct eval_plan *plan,
         const struct eval_data *data, struct eval_completed *set)
{
	size_t n = data->frame.columns_n;

	set->frame = data->frame;
	set->frame.columns_n = 0;
	set->frame.columns =
	        arena_new(st->arena, struct stats_column, 2 * n + 1);
	for (size_t k = 0; k < n; k++) {
		struct stats_column c = data->frame.columns[k];
		bool gaps = false, covariate = k < plan->covariates_n;
		double *gap = NULL;

		for (size_t i = 0; i < data->n; i++)
			gaps |= eval_design_gap(&c, i);
		if (gaps && c.levels != NULL)
			category_make(st, &c, data->n);
		else if (gaps)
			gap = indicator_make(st, &c, data->n);
		set->frame.columns[set->frame.columns_n++] = c;
		term_add(plan, set, c.name, c.name, covariate);
		if (gap == NULL)
			continue;
		set->frame.columns[set->frame.columns_n++] =
		        (struct stats_column){
		                .name = str_print(st->arena,
		                                  "%.*s " EVAL_NOT_KNOWN,
		                                  STR_ARG(c.name)),
		                .v = gap};
		term_add(plan, set,
		         set->frame.columns[set->frame.columns_n - 1].name,
		         c.name, covariate);
	}
}

static void
terms_room(struct stats *st, const struct eval_data *data,
           struct eval_completed *set)
{
	size_t room = 2 * data->frame.columns_n + 1;

	set->terms = arena_new(st->arena, struct str, room);
	set->all = arena_new(st->arena, struct str, room);
}

void
eval_design_complete(struct stats *st, const struct eval_plan *plan,
                     const struct eval_data *data, struct eval_designed *out)
{
	bool impute = false;

	out->gaps = arena_new(st->arena, struct eval_gap,
	                      data->frame.columns_n + 1);
	for (size_t k = 0; k < data->frame.columns_n; k++) {
		const struct stats_column *c = &data->frame.columns[k];
		bool imputed = plan->impute && k < plan->covariates_n;

		if (gaps_count(st, data, c,
		               imputed             ? "imputed"
		               : c->levels != NULL ? "category"
		                                   : "indicator",
		               out))
			impute |= imputed;
	}
	out->sets_n = impute ? plan->imputations : 1;
	out->sets_n = out->sets_n < 1 ? 1 : out->sets_n;
	out->sets =
	        arena_new(st->arena, struct eval_completed, out->sets_n + 1);
	for (size_t s = 0; s < out->sets_n; s++) {
		struct eval_data filled = *data;

		if (impute)
			eval_design_impute(st, plan, data, s, &filled.frame);
		terms_room(st, data, &out->sets[s]);
		set_fill(st, plan, &filled, &out->sets[s]);
	}
}
