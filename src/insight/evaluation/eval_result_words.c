/*
 * eval_result_words.c - what a plan calls its outcomes and covariates, for
 * whoever shows a result.
 */
#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_plan_local.h"

static void
words_put(json_t *to, const char *key, struct str words)
{
	eval_json_put(to, key, eval_json_str(words));
}

/* The outcomes with their words; `offences`: made of proven offences of any
 * severity. */
static void
outcomes_put(struct eval_estimate *e)
{
	json_t *list = json_array();
	bool days;

	for (size_t k = 0; k < e->plan->outcomes_n; k++) {
		const struct eval_outcome *o = &e->plan->outcomes[k];
		json_t *to = json_object();

		eval_json_add(list, to);
		words_put(to, "id", o->id);
		words_put(to, "label", o->label);
		words_put(to, "label_cy", o->label_cy);
		words_put(to, "who", o->who);
		words_put(to, "who_cy", o->who_cy);
		eval_json_put(to, "kind",
		              json_string(plan_outcome_kinds[o->kind]));
		days = e->plan->from_events && str_empty(o->column) &&
		       str_empty(o->time);
		eval_json_put(to, "offences",
		              json_boolean(days && o->of == EVAL_OF_OFFENCES &&
		                           o->severity == 0));
		eval_json_put(to, "of",
		              days ? json_string(plan_made_of[o->of])
		                   : json_null());
		eval_json_put(to, "severity", json_integer(o->severity));
		if (o->apart)
			eval_json_put(to, "apart", json_true());
	}
	eval_json_put(e->result, "outcomes", list);
}

/* What covariates are called; not in the results of plans that do not say. */
static void
covariates_put(struct eval_estimate *e)
{
	json_t *list = NULL;

	for (size_t k = 0; k < e->plan->covariates_n; k++) {
		const struct eval_covariate *c = &e->plan->covariates[k];
		json_t *to;

		if (str_empty(c->label) && str_empty(c->label_cy))
			continue;
		list = list != NULL ? list : json_array();
		to = json_object();
		eval_json_add(list, to);
		words_put(to, "name", c->name);
		words_put(to, "label", c->label);
		words_put(to, "label_cy", c->label_cy);
	}
	if (list != NULL)
		eval_json_put(e->result, "covariates", list);
}

void
eval_result_words(struct eval_estimate *e)
{
	outcomes_put(e);
	covariates_put(e);
}
