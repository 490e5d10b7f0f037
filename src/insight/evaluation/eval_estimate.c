/*
 * eval_estimate.c - what came of it, outcome by outcome.
 */
#include "insight/evaluation/eval_estimate.h"

#include <math.h>
#include <stdlib.h>

#include "insight/evaluation/eval_cohorts.h"
#include "insight/evaluation/eval_estimate_recur.h"
#include "stats/judge.h"
#include "stats/special.h"

/* --- rows ---------------------------------------------------------------- */

struct eval_row *
eval_estimate_row(struct eval_estimate *e)
{
	if (e->rows_n == e->rows_room) {
		size_t room = e->rows_room == 0 ? 64 : 2 * e->rows_room;

		e->rows = arena_grow(e->st->arena, e->rows,
		                     e->rows_room * sizeof(*e->rows),
		                     room * sizeof(*e->rows));
		e->rows_room = room;
	}
	e->rows[e->rows_n] =
	        (struct eval_row){.p = NAN, .p_adjusted = NAN, .critical = NAN};
	return &e->rows[e->rows_n++];
}

struct eval_question
eval_estimate_ask(const struct eval_estimate *e, size_t set, size_t method,
                  size_t outcome)
{
	return (struct eval_question){
	        .plan = e->plan,
	        .data = e->data,
	        .set = &e->made->sets[set],
	        .made = &e->made->sets[set].made[method],
	        .outcome = &e->plan->outcomes[outcome],
	        .seen = &e->data->seen[outcome],
	        .sets_n = e->made->sets_n,
	        .with_alone =
	                !eval_engine_says(e->facts->engine, EVAL_ENGINE_1_10)};
}

static const char *
family_of(const struct eval_outcome *o)
{
	static const char *const words[] = {"primary", "secondary",
	                                    "exploratory", "negative_control"};

	return words[o->family];
}

/* One row of an outcome by a method, of all completed sets. */
static struct eval_row *
row_put(struct eval_estimate *e, const struct eval_question *q,
        struct eval_answer *all, enum eval_scale scale, const char *family)
{
	struct eval_row *row = eval_estimate_row(e);

	row->outcome = q->outcome;
	row->scale = scale;
	row->answer = all[0].good ? &all[0] : NULL;
	row->method = q->made->method->id;
	row->label = q->outcome->label;
	row->family = family;
	for (int g = 0; g < 2; g++) {
		row->n[g] = all[0].n[g];
		row->events[g] = all[0].events[g];
		for (size_t s = 0; s < e->made->sets_n; s++)
			row->risk[g] +=
			        all[s].risk[g] / (double)e->made->sets_n;
	}
	eval_estimate_pool(all, e->made->sets_n, scale, &row->m);
	return row;
}

/* --- notes --------------------------------------------------------------- */

/* Take over what an estimator met, each thing once. */
static void
notes_take(struct stats *to, const struct stats *from, bool errors)
{
	for (size_t k = 0; k < from->notes_n; k++) {
		const struct stats_note *n = &from->notes[k];
		bool there = false;

		if (stats_is_error(n->code) && !errors)
			continue;
		for (size_t j = 0; j < to->notes_n; j++)
			there |= to->notes[j].code == n->code &&
			         to->notes[j].columns_n == n->columns_n &&
			         (n->columns_n == 0 ||
			          str_equal(to->notes[j].columns[0],
			                    n->columns[0]));
		if (!there)
			*stats_note(to, n->code) = *n;
	}
}

/* --- the primary method -------------------------------------------------- */

/* An outcome by a method, in every completed set. */
static bool
answers_make(struct eval_estimate *e, size_t method, size_t outcome, bool lean,
             struct stats *met, struct eval_answer *all)
{
	bool good = true;

	for (size_t s = 0; good && s < e->made->sets_n; s++) {
		struct eval_question q =
		        eval_estimate_ask(e, s, method, outcome);

		q.lean = lean;
		q.adjusted = lean;
		good = q.made->good && eval_estimate_answer(met, &q, &all[s]);
	}
	return good;
}

/* --- rows without a number ----------------------------------------------- */

static const struct stats_note *
error_of(const struct stats *met)
{
	for (size_t k = 0; k < met->notes_n; k++)
		if (stats_is_error(met->notes[k].code))
			return &met->notes[k];
	return NULL;
}

/* The first thing that stopped an answer: on the way, in what it met, or in
 * the groups of a method. */
static const struct stats_note *
stop_find(const struct eval_estimate *e, size_t method,
          const struct eval_answer *all, const struct stats *way)
{
	const struct stats_note *found = error_of(way);

	for (size_t s = 0; found == NULL && s < e->made->sets_n; s++)
		found = error_of(&all[s].met);
	for (size_t s = 0; found == NULL && s < e->made->sets_n; s++)
		found = error_of(&e->made->sets[s].made[method].met);
	return found;
}

/* What an earlier version made has no word of it. */
static bool
tells_stops(const struct eval_estimate *e)
{
	return eval_engine_says(e->facts->engine, EVAL_ENGINE_1_9);
}

static void
row_stop(struct eval_estimate *e, struct eval_row *row, size_t method,
         const struct eval_answer *all, const struct stats *way)
{
	bool without = row->answer == NULL ||
	               (row->scale == EVAL_RD_ADJUSTED && isnan(row->m.b));

	if (!tells_stops(e) || !without)
		return;
	row->is_stopped = true;
	row->stopped = stop_find(e, method, all, way);
}

/* --- the primary method, row by row -------------------------------------- */

/* What an outcome's row is called, where several are of one scale. */
static struct str
row_label(const struct eval_estimate *e, const struct eval_outcome *o, int k)
{
	if (k == EVAL_IRR_NEGATIVE)
		return str_print(e->st->arena, "%.*s, negative binomial",
		                 STR_ARG(o->label));
	if (k == EVAL_HR_FIRST || k == EVAL_HR_SECOND)
		return str_print(e->st->arena, "%.*s, %s half of the time",
		                 STR_ARG(o->label),
		                 k == EVAL_HR_FIRST ? "first" : "second");
	return o->label;
}

/* Whether a row stands there whatever came of it: it was planned. */
static bool
is_planned(const struct eval_estimate *e, const struct eval_outcome *o, int k)
{
	if ((enum eval_scale)k == eval_estimate_main(o))
		return true;
	return k == EVAL_RD_ADJUSTED && o->kind == EVAL_BINARY &&
	       e->plan->methods[0].adjusted && tells_stops(e);
}

static void
rows_of(struct eval_estimate *e, size_t outcome, struct eval_answer *all,
        const struct stats *way)
{
	struct eval_question q = eval_estimate_ask(e, 0, 0, outcome);
	enum eval_scale main_scale = eval_estimate_main(q.outcome);
	struct eval_row *row;

	for (int k = 0; k < EVAL_SCALES; k++) {
		bool first = (enum eval_scale)k == main_scale;

		if (!is_planned(e, q.outcome, k) && !all[0].m[k].good)
			continue;
		row = row_put(e, &q, all, (enum eval_scale)k,
		              family_of(q.outcome));
		row->label = row_label(e, q.outcome, k);
		row->primary = first && outcome == e->plan->primary;
		row_stop(e, row, 0, all, way);
		eval_estimate_judge(row);
		if (row->primary)
			e->primary = *row;
	}
}

/*
 * As answers_make, in memory that goes again: of an answer its measures stay,
 * and what it met.
 */
static bool
answers_take(struct eval_estimate *e, size_t method, size_t outcome, bool lean,
             struct stats *met, struct eval_answer *all)
{
	struct stats own;
	struct eval_scratch *scratch = eval_scratch_begin(e->st, &own);
	bool good = answers_make(e, method, outcome, lean, &own, all);

	for (size_t s = 0; s < e->made->sets_n; s++) {
		struct stats kept;

		stats_begin(&kept, e->st->arena);
		eval_scratch_notes(&kept, &all[s].met);
		all[s].met = kept;
	}
	eval_scratch_notes(met, &own);
	eval_scratch_end(e->st, NULL, scratch);
	return good;
}

/* The primary outcome stops all; another one stops itself. */
static bool
outcome_make(struct eval_estimate *e, size_t outcome)
{
	struct eval_answer *all = arena_new(e->st->arena, struct eval_answer,
	                                    e->made->sets_n + 1);
	bool primary = outcome == e->plan->primary;
	struct stats own;
	bool good;

	stats_begin(&own, e->st->arena);
	good = answers_take(e, 0, outcome, false, &own, all);
	notes_take(e->st, &own, primary);
	if (!good && primary)
		return false;
	if (!good) {
		struct eval_answer none = all[0];

		none.good = false;
		for (int k = 0; k < EVAL_SCALES; k++)
			none.m[k] = (struct eval_measure){.b = NAN,
			                                  .se = NAN,
			                                  .low = NAN,
			                                  .high = NAN,
			                                  .df = INFINITY,
			                                  .p = NAN};
		for (size_t s = 0; s < e->made->sets_n; s++)
			all[s] = none;
		/* the reason stands among the warnings */
		notes_take(&e->answers[outcome].met, &own, true);
		all[0].met = e->answers[outcome].met;
	}
	e->answers[outcome] = all[0];
	rows_of(e, outcome, all, &own);
	return true;
}

/* --- the planned grid ---------------------------------------------------- */

/* A row of another method; without a number it is shown as that. */
static void
grid_row(struct eval_estimate *e, size_t method, struct eval_answer *all,
         enum eval_scale scale, bool good, const struct stats *way)
{
	struct eval_question q =
	        eval_estimate_ask(e, 0, method, e->plan->primary);
	struct eval_row *row;

	for (size_t s = 0; !good && s < e->made->sets_n; s++)
		all[s].m[scale] = (struct eval_measure){.b = NAN,
		                                        .se = NAN,
		                                        .low = NAN,
		                                        .high = NAN,
		                                        .df = INFINITY,
		                                        .p = NAN};
	row = row_put(e, &q, all, scale, "robustness");
	if (row->answer == NULL)
		row->m.good = false;
	row_stop(e, row, method, all, way);
	eval_estimate_judge(row);
}

/* The primary outcome by the other methods: as they are and, where one asks
 * for it, with the covariates in the model of the outcome as well. */
static void
grid_make(struct eval_estimate *e)
{
	size_t outcome = e->plan->primary;
	const struct eval_outcome *o = &e->plan->outcomes[outcome];
	enum eval_scale scale = eval_estimate_main(o);

	for (size_t m = 1; m < e->plan->methods_n; m++) {
		struct eval_answer *all = arena_new(
		        e->st->arena, struct eval_answer, e->made->sets_n + 1);
		struct stats own;
		bool good;

		stats_begin(&own, e->st->arena);
		good = answers_take(e, m, outcome, true, &own, all);
		all[0].good = all[0].good && good;
		grid_row(e, m, all, scale, good, &own);
		if (e->plan->methods[m].adjusted && scale == EVAL_RD)
			grid_row(e, m, all, EVAL_RD_ADJUSTED, good, &own);
	}
}

/* --- several tests ------------------------------------------------------- */

/*
 * The secondary outcomes' main rows, corrected for the number that was planned:
 * one that could not be estimated counts as one that shows nothing, or the
 * others would be judged the more mildly the fewer of them came about.
 */
static void
family_adjust(struct eval_estimate *e)
{
	struct arena *arena = e->st->arena;
	double *p = arena_new(arena, double, e->rows_n + 1);
	double *holm = arena_new(arena, double, e->rows_n + 1);
	double *bh = arena_new(arena, double, e->rows_n + 1);
	size_t *at = arena_new(arena, size_t, e->rows_n + 1), n = 0;

	for (size_t k = 0; k < e->rows_n; k++) {
		const struct eval_row *row = &e->rows[k];

		if (row->outcome->family != EVAL_SECONDARY ||
		    row->scale != eval_estimate_main(row->outcome))
			continue;
		at[n] = k;
		p[n++] = isnan(row->p) ? 1 : row->p;
	}
	stats_adjust(e->st, p, n, holm, bh);
	for (size_t k = 0; k < n; k++)
		if (!isnan(e->rows[at[k]].p))
			e->rows[at[k]].p_adjusted = e->plan->holm ? holm[k]
			                                          : bh[k];
}

/* --- all of it ----------------------------------------------------------- */

static void
curves_put(struct eval_estimate *e)
{
	json_t *list = json_array();

	eval_json_put(e->result, "curves", list);
	for (size_t k = 0; k < e->plan->outcomes_n; k++)
		if (e->plan->outcomes[k].kind == EVAL_TIME)
			eval_json_add(list, eval_estimate_curves(e, k));
}

/* What comes of a part stands in the result, and of its numbers nothing stays;
 * notes do, for they grow apart. */
static void
part_put(struct eval_estimate *e, void (*put)(struct eval_estimate *))
{
	struct arena_mark mark = arena_mark(e->st->arena);

	put(e);
	arena_release(e->st->arena, mark);
}

static void
result_drop(void *data)
{
	json_decref(data);
}

bool
eval_estimate_make(struct stats *st, const struct eval_plan *plan,
                   const struct eval_data *data,
                   const struct eval_design *design,
                   const struct eval_lock_facts *facts, json_t **result)
{
	struct eval_estimate e = {.st = st,
	                          .plan = plan,
	                          .data = data,
	                          .design = design,
	                          .made = design->made,
	                          .facts = facts,
	                          .critical = NAN,
	                          .result = json_object()};

	arena_defer(st->arena, result_drop, e.result);
	claim(data->seen != NULL && data->n == design->made->data->n);
	e.answers =
	        arena_new(st->arena, struct eval_answer, plan->outcomes_n + 1);
	for (size_t k = 0; k < plan->outcomes_n; k++)
		stats_begin(&e.answers[k].met, st->arena);
	if (!outcome_make(&e, plan->primary))
		return false;
	for (size_t k = 0; k < plan->outcomes_n; k++)
		if (k != plan->primary && !outcome_make(&e, k))
			return false;
	eval_estimate_looks(&e);
	grid_make(&e);
	if (!eval_estimate_subgroups(&e))
		return false;
	family_adjust(&e);
	part_put(&e, curves_put);
	part_put(&e, eval_estimate_means);
	part_put(&e, eval_estimate_models);
	part_put(&e, eval_estimate_cohorts);
	part_put(&e, eval_estimate_prognosis);
	part_put(&e, eval_estimate_after);
	part_put(&e, eval_estimate_frequency);
	part_put(&e, eval_estimate_power);
	part_put(&e, eval_estimate_sensitivity);
	eval_verdict_put(&e);
	eval_result_effects(&e);
	eval_result_frame(&e);
	*result = e.result;
	return true;
}
