/*
 * eval_result.c - a result as one JSON object (docs/evaluation-result.md).
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_plan_local.h"

#define WHOLE 0.95

/* --- JSON ---------------------------------------------------------------- */

json_t *
eval_json_real(double v)
{
	json_t *out = isfinite(v) ? json_real(v) : json_null();

	claim(out != NULL);
	return out;
}

json_t *
eval_json_str(struct str s)
{
	json_t *out = json_stringn(s.n == 0 ? "" : s.p, s.n);

	claim(out != NULL);
	return out;
}

void
eval_json_put(json_t *object, const char *key, json_t *v)
{
	claim(v != NULL && json_object_set_new(object, key, v) == 0);
}

void
eval_json_add(json_t *array, json_t *v)
{
	claim(v != NULL && json_array_append_new(array, v) == 0);
}

void
eval_json_once(json_t *list)
{
	for (size_t k = json_array_size(list); k-- > 1;)
		for (size_t j = 0; j < k; j++)
			if (json_equal(json_array_get(list, k),
			               json_array_get(list, j))) {
				claim(json_array_remove(list, k) == 0);
				break;
			}
}

static void
real_put(json_t *to, const char *key, double v)
{
	eval_json_put(to, key, eval_json_real(v));
}

static void
count_put(json_t *to, const char *key, double v)
{
	eval_json_put(to, key, json_integer((json_int_t)v));
}

static void
str_put(json_t *to, const char *key, struct str s)
{
	eval_json_put(to, key, eval_json_str(s));
}

static void
words_put(json_t *to, const char *key, const struct str *words, size_t n)
{
	json_t *list = json_array();

	for (size_t k = 0; k < n; k++)
		eval_json_add(list, eval_json_str(words[k]));
	eval_json_put(to, key, list);
}

/* --- effects ------------------------------------------------------------- */

static const char *const scales[EVAL_SCALES] = {
        "rd", "rr", "or", "rd", "rd", "irr", "hr", "rmst", "irr", "hr", "hr"};

/* What sets rows of one outcome and method apart. */
static const char *const marks[EVAL_SCALES] = {
        "rd", "rr",   "or",           "rd-adjusted", "rd-mcnemar", "irr",
        "hr", "rmst", "irr-negative", "hr-first",    "hr-second"};

const char *
eval_scale_word(enum eval_scale scale)
{
	return scales[scale];
}

static void
row_id(json_t *to, const struct eval_estimate *e, const struct eval_row *row)
{
	struct arena *arena = e->st->arena;
	struct str id = str_print(arena, "%.*s-%s", STR_ARG(row->outcome->id),
	                          marks[row->scale]);

	if (!str_equal(row->method, e->plan->methods[0].id))
		id = str_print(arena, "%.*s-%.*s", STR_ARG(id),
		               STR_ARG(row->method));
	if (!str_empty(row->column))
		id = str_print(arena, "%.*s-%.*s-%.*s", STR_ARG(id),
		               STR_ARG(row->column), STR_ARG(row->level));
	str_put(to, "id", id);
}

static void
row_numbers(json_t *to, const struct eval_row *row)
{
	const struct eval_measure *m = &row->m;
	json_t *ci = json_array();
	bool known = row->answer != NULL;

	eval_json_add(ci,
	              eval_json_real(eval_estimate_shown(row->scale, m->low)));
	eval_json_add(ci,
	              eval_json_real(eval_estimate_shown(row->scale, m->high)));
	real_put(to, "estimate", eval_estimate_shown(row->scale, m->b));
	real_put(to, "se", m->se);
	eval_json_put(to, "ci", ci);
	real_put(to, "p", row->p);
	real_put(to, "p_adjusted", row->p_adjusted);
	count_put(to, "n_treated", row->n[1]);
	count_put(to, "n_control", row->n[0]);
	count_put(to, "events_treated", row->events[1]);
	count_put(to, "events_control", row->events[0]);
	real_put(to, "risk_treated", known ? row->risk[1] : NAN);
	real_put(to, "risk_control", known ? row->risk[0] : NAN);
}

/* Of a row that was planned and has no number; others have no such member. */
static void
row_stopped(json_t *to, const struct eval_row *row)
{
	const struct stats_note *note = row->stopped;
	json_t *why = json_object();

	eval_json_put(why, "code",
	              note == NULL ? json_null()
	                           : json_string(stats_code_names[note->code]));
	words_put(why, "columns", note == NULL ? NULL : note->columns,
	          note == NULL ? 0 : note->columns_n);
	eval_json_put(to, "stopped", why);
}

static json_t *
row_json(const struct eval_estimate *e, const struct eval_row *row)
{
	json_t *to = json_object(), *part;

	row_id(to, e, row);
	row_numbers(to, row);
	str_put(to, "outcome", row->outcome->id);
	str_put(to, "label", row->label);
	eval_json_put(to, "scale", json_string(scales[row->scale]));
	str_put(to, "method", row->method);
	eval_json_put(to, "adjusted",
	              json_boolean(row->scale == EVAL_RD_ADJUSTED));
	eval_json_put(to, "family", json_string(row->family));
	eval_json_put(to, "primary", json_boolean(row->primary));
	eval_json_put(to, "post_hoc", json_boolean(e->facts->post_hoc));
	if (row->is_stopped)
		row_stopped(to, row);
	if (str_empty(row->column)) {
		eval_json_put(to, "subgroup", json_null());
		return to;
	}
	part = json_object();
	str_put(part, "column", row->column);
	str_put(part, "level", row->level);
	eval_json_put(to, "subgroup", part);
	return to;
}

void
eval_result_effects(struct eval_estimate *e)
{
	json_t *list = json_array();

	for (size_t k = 0; k < e->rows_n; k++)
		eval_json_add(list, row_json(e, &e->rows[k]));
	eval_json_put(e->result, "effects", list);
}

/* --- plan ---------------------------------------------------------------- */

static const char *const estimands[] = {"att", "ate", "ato"};

/* Who the effect is of, by who is left. */
static const char *
estimand_name(const struct eval_estimate *e)
{
	double all = (double)e->data->mature[1];
	double kept = eval_design_kept(e->made) / all;
	bool now = eval_engine_says(e->facts->engine, EVAL_ENGINE_1_10);

	switch (e->plan->methods[0].estimand) {
	case STATS_ATE:
		return "average effect on everybody in the study";
	case STATS_ATO:
		return "average effect on people who might be in either group";
	default:
		if (kept < WHOLE)
			return "effect on the matched participants";
		if (now && kept - (double)e->not_known[1] / all < WHOLE)
			return "effect on the participants whose outcome is "
			       "known";
		return "average effect on participants";
	}
}

static void
plan_words(json_t *to, const struct eval_estimate *e)
{
	static const char *const zeros[] = {"index", "risk_set", "landmark"};
	const struct eval_plan *p = e->plan;
	struct date cut = eval_plan_cut(p);

	str_put(to, "hash", str_of(p->sha256));
	str_put(to, "title", p->title);
	str_put(to, "question", p->question);
	str_put(to, "programme", p->programme);
	str_put(to, "population", p->population);
	str_put(to, "lawful_basis", p->lawful_basis);
	words_put(to, "reviewers", p->reviewers, p->reviewers_n);
	eval_json_put(to, "estimand",
	              json_string(estimands[p->methods[0].estimand]));
	eval_json_put(to, "estimand_name", json_string(estimand_name(e)));
	eval_json_put(to, "zero", json_string(zeros[p->zero]));
	eval_json_put(to, "multiplicity",
	              json_string(p->holm ? "holm" : "benjamini_hochberg"));
	str_put(to, "primary", p->outcomes[p->primary].id);
	eval_json_put(to, "data_cut",
	              date_is(cut) ? eval_json_str(date_iso(e->st->arena, cut))
	                           : json_null());
}

/* Covariates of which no column says when they were known. */
static void
undated_put(json_t *to, const struct eval_plan *p)
{
	json_t *list = json_array();

	for (size_t k = 0; k < p->covariates_n; k++)
		if (str_empty(p->covariates[k].as_of))
			eval_json_add(list,
			              eval_json_str(p->covariates[k].name));
	eval_json_put(to, "undated", list);
}

static void
plan_put(struct eval_estimate *e)
{
	const struct eval_plan *p = e->plan;
	json_t *to = json_object();

	eval_json_put(e->result, "plan", to);
	plan_words(to, e);
	count_put(to, "follow_days", (double)p->follow_days);
	count_put(to, "lag_days", (double)p->lag_days);
	count_put(to, "threshold", (double)p->threshold);
	real_put(to, "smallest", p->smallest);
	real_put(to, "target_fall", p->target_fall);
	real_put(to, "base", p->base);
	/* not in the results of plans that say none: they stay as they were */
	if (!str_empty(p->recall_rule))
		str_put(to, "recall_rule", p->recall_rule);
	if (p->unit != EVAL_DAYS)
		eval_json_put(to, "time_unit",
		              json_string(plan_units[p->unit]));
	if (p->by_lot)
		eval_json_put(to, "allocation", json_string("lot"));
	if (eval_engine_says(e->facts->engine, EVAL_ENGINE_1_10))
		undated_put(to, p);
	if (!isnan(p->rate)) {
		real_put(to, "rate", p->rate);
		real_put(to, "dispersion", p->dispersion);
	}
	real_put(to, "alpha", p->alpha);
	real_put(to, "power", p->power);
}

static void
methods_put(struct eval_estimate *e)
{
	static const char *const orders[] = {"largest", "smallest", "data",
	                                     "closest", "random"};
	static const char *const widths[] = {"sd", "pooled", "raw"};
	json_t *list = json_array();

	for (size_t k = 0; k < e->plan->methods_n; k++) {
		const struct eval_method *m = &e->plan->methods[k];
		json_t *to = json_object();

		eval_json_add(list, to);
		str_put(to, "id", m->id);
		eval_json_put(to, "kind",
		              json_string(plan_method_kinds[m->kind]));
		count_put(to, "ratio", (double)m->ratio);
		real_put(to, "caliper", m->caliper);
		eval_json_put(to, "caliper_scale",
		              json_string(widths[m->scale]));
		eval_json_put(to, "replacement", json_boolean(m->replace));
		eval_json_put(to, "order", json_string(orders[m->order]));
		eval_json_put(to, "ties",
		              json_string(m->ties_by_id ? "id" : "input"));
		count_put(to, "seed", (double)m->seed);
		words_put(to, "exact", m->exact, m->exact_n);
		eval_json_put(to, "score",
		              json_string(m->probit ? "probit" : "logistic"));
		eval_json_put(to, "adjusted", json_boolean(m->adjusted));
		eval_json_put(to, "stacked", json_boolean(m->stacked));
		eval_json_put(to, "firth", json_boolean(m->firth));
		eval_json_put(to, "primary", json_boolean(k == 0));
	}
	eval_json_put(e->result, "methods", list);
}

/* --- data and lock ------------------------------------------------------- */

static void
data_put(struct eval_estimate *e)
{
	json_t *list = json_array();

	for (size_t k = 0; k < e->data->files_n; k++) {
		const struct eval_file *f = &e->data->files[k];
		json_t *to = json_object();

		eval_json_add(list, to);
		eval_json_put(to, "name", json_string(f->name));
		str_put(to, "hash", str_of(f->sha256));
		count_put(to, "rows", (double)f->rows);
		count_put(to, "columns", (double)f->columns);
		if (!f->of_rows)
			continue;
		count_put(to, "unlinked_rows", (double)f->unlinked);
		count_put(to, "unlinked_ids", (double)f->unlinked_ids);
		count_put(to, "same_rows", (double)f->again);
	}
	eval_json_put(e->result, "data", list);
}

static void
lock_put(struct eval_estimate *e)
{
	const struct eval_lock_facts *f = e->facts;
	json_t *to = json_object(), *list = json_array();

	for (size_t k = 0; k < f->amendments_n; k++) {
		const struct eval_amendment *a = &f->amendments[k];
		json_t *one = json_object();

		eval_json_add(list, one);
		str_put(one, "reason", a->reason);
		words_put(one, "what", a->what, a->what_n);
		eval_json_put(one, "post_hoc", json_boolean(a->post_hoc));
	}
	count_put(to, "designs", (double)f->designs);
	count_put(to, "looks", (double)f->look);
	count_put(to, "opened", (double)f->opened);
	eval_json_put(to, "amendments", list);
	eval_json_put(to, "ledger_head",
	              f->ledger_head[0] == '\0' ? json_null()
	                                        : json_string(f->ledger_head));
	if (f->seal[0] != '\0' && eval_engine_says(f->engine, EVAL_ENGINE_1_10))
		eval_json_put(to, "seal", json_string(f->seal));
	eval_json_put(e->result, "lock", to);
}

/* --- warnings ------------------------------------------------------------ */

static void
warning_add(struct arena *arena, json_t *list, const struct stats_note *note,
            struct str about)
{
	json_t *to = json_object(), *columns = json_array();

	if (!str_empty(about))
		eval_json_add(columns, eval_json_str(about));
	for (size_t k = 0; k < note->columns_n; k++)
		if (!str_equal(note->columns[k], about))
			eval_json_add(columns, eval_json_str(note->columns[k]));
	eval_json_put(to, "code", json_string(stats_code_names[note->code]));
	eval_json_put(to, "columns", columns);
	count_put(to, "count", (double)note->count);
	str_put(to, "says", eval_code_says(arena, note));
	eval_json_add(list, to);
}

/* What stopped an outcome or a method that is not the primary one. */
static void
stopped_add(json_t *list, const struct stats *met, struct str about)
{
	for (size_t k = 0; k < met->notes_n; k++)
		if (stats_is_error(met->notes[k].code))
			warning_add(met->arena, list, &met->notes[k], about);
}

/* Whether a note has been made before: files are read more than once. */
static bool
is_said(const struct stats *st, size_t k)
{
	const struct stats_note *note = &st->notes[k];

	for (size_t j = 0; j < k; j++) {
		const struct stats_note *one = &st->notes[j];

		if (one->code == note->code && one->count == note->count &&
		    one->columns_n == note->columns_n &&
		    (note->columns_n == 0 ||
		     str_equal(one->columns[0], note->columns[0])))
			return true;
	}
	return false;
}

/* Who of those compared was not at risk on the first day: how many, and less
 * them what `risk` holds of each group, or NULL. */
static size_t
not_at_risk(const struct eval_estimate *e, double *risk)
{
	const double *w = e->made->sets[0].made[0].weight;
	size_t n = 0;

	for (size_t i = 0; e->data->gone != NULL && i < e->data->n; i++)
		if (e->data->gone[i] && w[i] > 0) {
			if (risk != NULL)
				risk[e->data->treat[i] > 0.5]--;
			n++;
		}
	return n;
}

static void
warnings_put(struct eval_estimate *e)
{
	json_t *list = json_array();
	struct stats_note *note;

	size_t left = e->not_known[0] + e->not_known[1];
	size_t gone = not_at_risk(e, NULL);

	gone = gone < left ? gone : left;
	if (gone > 0)
		stats_note(e->st, W_NOT_AT_RISK)->count = (int64_t)gone;
	if (left > gone) {
		note = stats_note(e->st, W_ROWS_DROPPED);
		note->count = (int64_t)(left - gone);
		stats_about(note, e->primary.outcome->id);
	}
	for (size_t k = 0; k < e->st->notes_n; k++)
		if (!is_said(e->st, k))
			warning_add(e->st->arena, list, &e->st->notes[k],
			            S(""));
	for (size_t k = 0; k < e->plan->outcomes_n; k++)
		stopped_add(list, &e->answers[k].met, e->plan->outcomes[k].id);
	for (size_t m = 1; m < e->plan->methods_n; m++)
		stopped_add(list, &e->made->sets[0].made[m].met,
		            e->plan->methods[m].id);
	if (eval_engine_says(e->facts->engine, EVAL_ENGINE_1_10))
		eval_json_once(list);
	eval_json_put(e->result, "warnings", list);
}

static void
step_put(struct eval_estimate *e, const char *step, const double n[2])
{
	json_t *one = json_object();

	eval_json_add(json_object_get(e->result, "flow"), one);
	eval_json_put(one, "step", json_string(step));
	count_put(one, "treated", n[1]);
	count_put(one, "control", n[0]);
}

/*
 * The last steps of the flow: who of those compared was at risk on the first
 * day, and of whom it is known what came of them; each where that is not
 * everybody.
 */
static void
known_put(struct eval_estimate *e)
{
	const double *n = e->primary.n;
	double risk[2] = {(double)e->made->used, (double)e->made->kept};
	bool all;

	if (e->not_known[0] + e->not_known[1] == 0)
		return;
	all = not_at_risk(e, risk) == 0;
	/* what a column of the table says is known of the others too */
	if (!all && risk[0] >= n[0] && risk[1] >= n[1])
		step_put(e, "at_risk", risk);
	step_put(e, "known", n);
}

/* A design has who was lost in the first completed set; a result in all. */
static void
lost_pool(struct eval_estimate *e)
{
	json_t *list;

	if (e->made->sets_n < 2 ||
	    !eval_engine_says(e->facts->engine, EVAL_ENGINE_1_10))
		return;
	list = json_array();
	eval_json_put(e->result, "lost", list);
	claim(eval_design_lost(e->st, e->made, e->made->sets_n, list));
}

void
eval_result_frame(struct eval_estimate *e)
{
	const char *key;
	json_t *v;

	eval_json_put(e->result, "schema", json_integer(1));
	eval_json_put(e->result, "engine",
	              str_empty(e->facts->engine)
	                      ? json_string(EVAL_ENGINE)
	                      : eval_json_str(e->facts->engine));
	eval_json_put(e->result, "kind",
	              json_string(e->facts->explore ? "explore" : "sealed"));
	eval_json_put(e->result, "simulated", json_boolean(e->plan->simulated));
	eval_json_put(e->result, "matured", json_boolean(e->data->matured));
	plan_put(e);
	eval_result_words(e);
	methods_put(e);
	data_put(e);
	lock_put(e);
	json_object_foreach (e->design->facts, key, v)
		eval_json_put(e->result, key, json_deep_copy(v));
	lost_pool(e);
	known_put(e);
	warnings_put(e);
}
