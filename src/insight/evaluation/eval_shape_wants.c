/*
 * eval_shape_wants.c - what is asked of the people's file.
 */
#include "insight/evaluation/eval_shape_local.h"

/* Ask for a column, once; an empty name asks for nothing. */
static void
want(struct eval_wants *w, struct str name, enum eval_kind kind, bool needed)
{
	if (str_empty(name))
		return;
	for (size_t i = 0; i < w->n; i++)
		if (str_equal(w->v[i].name, name))
			return;
	claim(w->n < EVAL_WANTS_MOST);
	w->v[w->n++] = (struct eval_want){
	        .name = name, .kind = kind, .needed = needed};
}

void
eval_wants_people(struct eval_wants *w, const struct eval_plan *plan)
{
	want(w, plan->id, EVAL_TEXT, true);
	want(w, plan->group, EVAL_NUMBER, true);
	want(w, plan->index_date, EVAL_DAY, true);
	want(w, plan->start_date, EVAL_DAY, true);
	if (plan->from_events) {
		want(w, S("exit_date"), EVAL_DAY, false);
		want(w, S("exit_reason"), EVAL_WORD, false);
	}
	for (size_t i = 0; i < plan->covariates_n; i++) {
		const struct eval_covariate *c = &plan->covariates[i];

		want(w, c->name, c->word ? EVAL_WORD : EVAL_NUMBER, true);
		want(w, c->as_of, EVAL_DAY, true);
	}
	for (size_t m = 0; m < plan->methods_n; m++)
		for (size_t k = 0; k < plan->methods[m].exact_n; k++)
			want(w, plan->methods[m].exact[k], EVAL_WORD, true);
}

void
eval_wants_outcomes(struct eval_wants *w, const struct eval_plan *plan)
{
	for (size_t i = 0; i < plan->outcomes_n; i++) {
		const struct eval_outcome *o = &plan->outcomes[i];

		want(w, o->column, EVAL_NUMBER, true);
		want(w, o->time, EVAL_NUMBER, true);
		want(w, o->event, EVAL_NUMBER, true);
		want(w, o->exposure, EVAL_NUMBER, true);
		want(w, o->day, EVAL_DAY, true);
	}
	for (size_t i = 0; i < plan->after_n; i++)
		want(w, plan->after[i], EVAL_NUMBER, true);
}
