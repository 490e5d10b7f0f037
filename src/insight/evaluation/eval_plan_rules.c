/*
 * eval_plan_rules.c - what holds between the parts of a plan.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_plan_local.h"

#define LAG_MOST 1825

/* A rule that some plans were sealed without: a new one that does not keep it
 * is refused, one that was sealed stays what it was, and says so of each. */
static bool
rule_since(struct plan_in *in, const char *table, size_t nth, const char *key,
           const char *says)
{
	struct str was = in->out->newer, one;

	if (!in->out->kept)
		return plan_wrong(in, table, nth, key, "%s", says);
	one = str_print(in->arena, "[%s] %s: %s", table, key, says);
	/* of two methods the same is said once */
	if (str_empty(was) || strstr(was.p, one.p) == NULL)
		in->out->newer =
		        str_print(in->arena, "%.*s%s%.*s", STR_ARG(was),
		                  str_empty(was) ? "" : "; ", STR_ARG(one));
	return true;
}

/* --- the study and its data ---------------------------------------------- */

static bool
study_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	if (p->simulated)
		return true;
	if (str_empty(p->lawful_basis))
		return plan_wrong(in, "study", 0, NULL,
		                  "lawful_basis is not said: data on criminal "
		                  "offences need one");
	if (p->reviewers_n == 0)
		return plan_wrong(in, "study", 0, NULL,
		                  "reviewers has nobody: somebody else reads "
		                  "a plan before it is sealed");
	return true;
}

/* Maturity is a matter of days. */
static bool
unit_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	if (p->unit != EVAL_DAYS &&
	    (p->from_events || !str_empty(p->index_date)))
		return plan_wrong(in, "follow_up", 0, "time_unit",
		                  "days of the calendar are counted in days: "
		                  "take this out, or index_date");
	return true;
}

static bool
data_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	if (str_empty(p->id) || str_empty(p->group))
		return plan_wrong(in, "data", 0, NULL,
		                  "id and group are columns: name them");
	if (str_equal(p->id, p->group))
		return plan_wrong(in, "data", 0, "group",
		                  "this is the column of id too");
	if (p->from_events && !date_is(p->data_cut))
		return plan_wrong(in, "data", 0, NULL,
		                  "data_cut is not said: nobody can tell who "
		                  "was followed for long enough without it");
	if (!str_empty(p->start_date) && str_empty(p->index_date))
		return plan_wrong(in, "data", 0, "start_date",
		                  "a start needs index_date too");
	return unit_rules(in);
}

static bool
zero_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	if (!str_empty(p->start_date) && !p->zero_said)
		return plan_wrong(
		        in, "data", 0, "start_date",
		        "who starts after the index day has come through that "
		        "time: say in [follow_up] zero how it is counted, "
		        "\"risk-set\" or \"landmark\" (or \"index\" where "
		        "everybody starts on the index day)");
	if (p->zero != EVAL_ZERO_INDEX && str_empty(p->start_date))
		return plan_wrong(in, "follow_up", 0, "zero",
		                  "this needs the column of the start: name "
		                  "it in [data] start_date");
	if ((p->zero == EVAL_ZERO_LANDMARK) != (p->landmark_days > 0))
		return plan_wrong(in, "follow_up", 0, NULL,
		                  "landmark_days is above 0 with zero = "
		                  "\"landmark\", and 0 otherwise");
	return true;
}

/* --- outcomes ------------------------------------------------------------ */

/* What it is made of is said of what no column holds. */
static bool
outcome_made(struct plan_in *in, size_t i)
{
	const struct eval_outcome *o = &in->out->outcomes[i];
	bool columns = !in->out->from_events || !str_empty(o->column) ||
	               !str_empty(o->time);

	if (columns && o->of != EVAL_OF_OFFENCES)
		return plan_wrong(in, "outcome", i, "of",
		                  "this one stands in columns: take it out");
	if (columns && o->severity > 0)
		return plan_wrong(in, "outcome", i, "severity",
		                  "this one stands in columns: take it out");
	if (o->of == EVAL_OF_RECALLS && o->severity > 0)
		return plan_wrong(in, "outcome", i, "severity",
		                  "a recall has none: take it out");
	return true;
}

/* A day dates what a column holds, of people whose days are known. */
static bool
outcome_dated(struct plan_in *in, size_t i)
{
	const struct eval_outcome *o = &in->out->outcomes[i];

	if (str_empty(o->day))
		return true;
	if (str_empty(o->column))
		return plan_wrong(in, "outcome", i, "day",
		                  "it dates what a column holds: name column, "
		                  "too");
	if (!in->out->from_events || o->family == EVAL_NEGATIVE_CONTROL)
		return plan_wrong(in, "outcome", i, "day",
		                  "it is held against follow-up, which a table "
		                  "and a control from before do not know: take "
		                  "it out");
	return true;
}

/* Several of one person have no place in one row. */
static bool
outcome_recurrent(struct plan_in *in, size_t i)
{
	if (!in->out->from_events)
		return plan_wrong(in, "outcome", i, "kind",
		                  "a row of a table is a person, and has no "
		                  "place for each of several events: say "
		                  "shape = \"events\", or kind = \"count\"");
	if (in->out->outcomes[i].family == EVAL_NEGATIVE_CONTROL)
		return plan_wrong(in, "outcome", i, "kind",
		                  "what came before the index day is whether "
		                  "or how often: say binary or count");
	return true;
}

static bool
outcome_columns(struct plan_in *in, size_t i)
{
	const struct eval_outcome *o = &in->out->outcomes[i];

	if (!outcome_made(in, i) || !outcome_dated(in, i))
		return false;
	if (o->kind == EVAL_RECURRENT)
		return outcome_recurrent(in, i);
	if (o->kind != EVAL_TIME) {
		if (!in->out->from_events && str_empty(o->column))
			return plan_wrong(in, "outcome", i, NULL,
			                  "column is not said: a table holds "
			                  "its outcomes in columns");
		return true;
	}
	if (str_empty(o->time) != str_empty(o->event))
		return plan_wrong(in, "outcome", i, NULL,
		                  "time and event go together: name both");
	if (!in->out->from_events && str_empty(o->time))
		return plan_wrong(in, "outcome", i, NULL,
		                  "time and event are not said: a table holds "
		                  "its outcomes in columns");
	return true;
}

static bool
outcome_rules(struct plan_in *in)
{
	struct eval_plan *p = in->out;
	size_t primary = 0;

	for (size_t i = 0; i < p->outcomes_n; i++) {
		for (size_t k = 0; k < i; k++)
			if (str_equal(p->outcomes[k].id, p->outcomes[i].id))
				return plan_wrong(in, "outcome", i, "id",
				                  "another outcome has this "
				                  "short name");
		if (!outcome_columns(in, i))
			return false;
		if (p->outcomes[i].family != EVAL_PRIMARY)
			continue;
		if (++primary > 1)
			return plan_wrong(in, "outcome", i, "family",
			                  "there is one primary outcome: make "
			                  "this one secondary");
		p->primary = i;
	}
	if (primary == 0)
		return plan_wrong(in, "outcome", 0, NULL,
		                  "no outcome is primary: give one of them "
		                  "family = \"primary\"");
	return true;
}

/* --- covariates ---------------------------------------------------------- */

static bool
is_outcome(const struct eval_plan *p, struct str column)
{
	for (size_t i = 0; !str_empty(column) && i < p->outcomes_n; i++) {
		const struct eval_outcome *o = &p->outcomes[i];

		if (str_equal(column, o->column) ||
		    str_equal(column, o->time) || str_equal(column, o->event) ||
		    str_equal(column, o->exposure) || str_equal(column, o->day))
			return true;
	}
	return false;
}

/* Whether a column of who, when and to whom is also an outcome. */
static bool
role_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;
	const struct {
		const char *key;
		struct str column;
	} roles[] = {{"id", p->id},
	             {"group", p->group},
	             {"index_date", p->index_date},
	             {"start_date", p->start_date}};

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (is_outcome(p, roles[i].column))
			return plan_wrong(in, "data", 0, roles[i].key,
			                  "this is the column of an outcome "
			                  "too");
	return true;
}

static bool
covariate_name(struct plan_in *in, size_t i)
{
	const struct eval_plan *p = in->out;
	struct str name = p->covariates[i].name;

	for (size_t k = 0; k < i; k++)
		if (str_equal(p->covariates[k].name, name))
			return plan_wrong(in, "covariate", i, "name",
			                  "another covariate has this column");
	if (str_equal(name, p->id) || str_equal(name, p->group))
		return plan_wrong(in, "covariate", i, "name",
		                  "this column says who or in which group, and "
		                  "is no covariate");
	if (is_outcome(p, name) || is_outcome(p, p->covariates[i].as_of))
		return plan_wrong(in, "covariate", i, "name",
		                  "an outcome is never a covariate: take it "
		                  "out");
	return true;
}

static bool
covariate_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	for (size_t i = 0; i < p->covariates_n; i++) {
		const struct eval_covariate *c = &p->covariates[i];

		if (!covariate_name(in, i))
			return false;
		if (!c->word && !str_empty(c->reference))
			return plan_wrong(in, "covariate", i, "reference",
			                  "a number has no reference: take it "
			                  "out, or say kind = \"word\"");
		if (c->word && c->cuts_n > 0)
			return plan_wrong(in, "covariate", i, "cuts",
			                  "words are not cut: take it out, or "
			                  "say kind = \"number\"");
		if (!str_empty(c->as_of) && str_empty(p->index_date))
			return plan_wrong(
			        in, "covariate", i, "as_of",
			        "this is compared with the index day: "
			        "name it in [data] index_date");
	}
	return true;
}

static const struct eval_covariate *
covariate_of(const struct eval_plan *p, struct str name)
{
	for (size_t i = 0; i < p->covariates_n; i++)
		if (str_equal(p->covariates[i].name, name))
			return &p->covariates[i];
	return NULL;
}

static bool
subgroup_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	if (p->subgroups_n > 0 && p->outcomes[p->primary].kind != EVAL_BINARY &&
	    !rule_since(in, "subgroups", 0, "columns",
	                "groups are compared in a share: the primary outcome "
	                "is none of yes or no, so take this out, or make one "
	                "of yes or no primary"))
		return false;
	for (size_t i = 0; i < p->subgroups_n; i++) {
		const struct eval_covariate *c =
		        covariate_of(p, p->subgroups[i]);

		if (c == NULL || !c->word)
			return plan_wrong(in, "subgroups", 0, "columns",
			                  "\"%.*s\" is no covariate of words: "
			                  "add it as [[covariate]]",
			                  STR_ARG(p->subgroups[i]));
	}
	return true;
}

/* Each cohort is compared within itself, or its finding is not its own. */
static bool
cohort_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;
	const struct eval_covariate *c = covariate_of(p, p->cohorts);
	const struct eval_method *m = &p->methods[0];

	if (str_empty(p->cohorts))
		return true;
	if (c == NULL || !c->word)
		return plan_wrong(in, "cohorts", 0, "column",
		                  "\"%.*s\" is no covariate of words: add it "
		                  "as [[covariate]]",
		                  STR_ARG(p->cohorts));
	for (size_t k = 0; k < m->exact_n; k++)
		if (str_equal(m->exact[k], p->cohorts))
			return true;
	return plan_wrong(in, "cohorts", 0, "column",
	                  "a cohort is compared within itself: name this "
	                  "column in exact of the first method");
}

static bool
balance_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	for (size_t k = 0; k < 2 * p->interactions_n; k++)
		if (covariate_of(p, p->interactions[k]) == NULL)
			return plan_wrong(in, "balance", 0, "interactions",
			                  "\"%.*s\" is no covariate: add it as "
			                  "[[covariate]]",
			                  STR_ARG(p->interactions[k]));
	return true;
}

static bool
lag_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	if (p->lags_n > 0 && !p->from_events)
		return plan_wrong(in, "sensitivity", 0, "lag_days",
		                  "a table holds its outcomes in columns, made "
		                  "with one lag: take this out");
	if (p->lags_n > EVAL_LAGS_MOST)
		return plan_wrong(in, "sensitivity", 0, "lag_days",
		                  "at most %d belong here", EVAL_LAGS_MOST);
	for (size_t k = 0; k < p->lags_n; k++)
		if (!(p->lags[k] >= 0 && p->lags[k] <= LAG_MOST) ||
		    p->lags[k] > floor(p->lags[k]) ||
		    p->lags[k] == (double)p->lag_days)
			return plan_wrong(in, "sensitivity", 0, "lag_days",
			                  "these are whole days from 0 to %d, "
			                  "and not those of the plan's own lag",
			                  LAG_MOST);
	return true;
}

/* Whether a column decides who is compared with whom, or when. */
static bool
is_before(const struct eval_plan *p, struct str name)
{
	if (covariate_of(p, name) != NULL || str_equal(p->id, name) ||
	    str_equal(p->group, name) || str_equal(p->index_date, name) ||
	    str_equal(p->start_date, name))
		return true;
	for (size_t i = 0; i < p->covariates_n; i++)
		if (str_equal(p->covariates[i].as_of, name))
			return true;
	return false;
}

static bool
after_rules(struct plan_in *in)
{
	const struct eval_plan *p = in->out;

	for (size_t i = 0; i < p->after_n; i++)
		if (is_before(p, p->after[i]))
			return plan_wrong(in, "after", 0, "columns",
			                  "\"%.*s\" is known only after the "
			                  "start and may have come of the "
			                  "programme (E_POST_TREATMENT): take "
			                  "it out of the covariates",
			                  STR_ARG(p->after[i]));
	return true;
}

/* --- methods ------------------------------------------------------------- */

static bool
exact_rules(struct plan_in *in, size_t i)
{
	const struct eval_method *m = &in->out->methods[i];

	for (size_t k = 0; k < m->exact_n; k++)
		if (covariate_of(in->out, m->exact[k]) == NULL)
			return plan_wrong(in, "method", i, "exact",
			                  "\"%.*s\" is no covariate: add it as "
			                  "[[covariate]]",
			                  STR_ARG(m->exact[k]));
	if (m->kind == EVAL_EXACT && m->exact_n == 0)
		return plan_wrong(in, "method", i, NULL,
		                  "exact is not said: name the covariates that "
		                  "must be the same");
	return true;
}

/* Whether a covariate can be in the score, is cut or is a word. */
static bool
any_covariate(const struct eval_plan *p, bool cells)
{
	for (size_t i = 0; i < p->covariates_n; i++)
		if (p->covariates[i].score &&
		    (!cells || p->covariates[i].word ||
		     p->covariates[i].cuts_n > 0))
			return true;
	return false;
}

static bool
is_exact(const struct eval_method *m, struct str name)
{
	for (size_t k = 0; k < m->exact_n; k++)
		if (str_equal(m->exact[k], name))
			return true;
	return false;
}

/* A number of the score that cem is not told how to cut would part nobody. */
static bool
cuts_rules(struct plan_in *in, const struct eval_method *m)
{
	for (size_t k = 0; k < in->out->covariates_n; k++) {
		const struct eval_covariate *c = &in->out->covariates[k];
		struct str says;

		if (c->word || !c->score || c->cuts_n > 0 ||
		    is_exact(m, c->name))
			continue;
		says = str_print(in->arena,
		                 "cem does not know the spans of the number "
		                 "\"%.*s\": say them in its cuts, or compare "
		                 "it alone with score = false",
		                 STR_ARG(c->name));
		if (!rule_since(in, "covariate", k, "cuts", says.p))
			return false;
	}
	return true;
}

static bool
covariates_rules(struct plan_in *in, size_t i)
{
	const struct eval_plan *p = in->out;
	const struct eval_method *m = &p->methods[i];

	if (m->kind == EVAL_CEM && m->exact_n == 0 && !any_covariate(p, true))
		return plan_wrong(in, "method", i, NULL,
		                  "cem needs covariates of words or with cuts");
	if (m->kind == EVAL_CEM && !cuts_rules(in, m))
		return false;
	if (m->kind != EVAL_EXACT && m->kind != EVAL_CEM &&
	    !any_covariate(p, false))
		return plan_wrong(in, "method", i, NULL,
		                  "this needs a covariate that is in the "
		                  "score: add it as [[covariate]]");
	return true;
}

/* What of the model of a score does not go together. */
static bool
model_rules(struct plan_in *in, size_t i)
{
	const struct eval_method *m = &in->out->methods[i];

	if (m->firth && m->probit)
		return plan_wrong(
		        in, "method", i, "firth",
		        "the penalty is of a logistic score: take one "
		        "of the two out");
	if (m->firth && m->stacked)
		return plan_wrong(
		        in, "method", i, "firth",
		        "stacked errors do not know the penalty: take "
		        "one of the two out");
	if (m->stacked && !isnan(m->truncate))
		return plan_wrong(
		        in, "method", i, "stacked",
		        "a weight that is cut has no slope: leave out "
		        "this or truncate");
	return true;
}

static bool
one_method(struct plan_in *in, size_t i)
{
	const struct eval_plan *p = in->out;
	const struct eval_method *m = &p->methods[i];

	for (size_t k = 0; k < i; k++)
		if (str_equal(p->methods[k].id, m->id))
			return plan_wrong(in, "method", i, "id",
			                  "another method has this short name");
	if (!exact_rules(in, i))
		return false;
	if (m->kind == EVAL_RADIUS && isnan(m->caliper))
		return plan_wrong(in, "method", i, "caliper",
		                  "radius needs one: say how far, as 0.2");
	return model_rules(in, i) && covariates_rules(in, i);
}

static bool
method_rules(struct plan_in *in)
{
	if (in->out->methods_n == 0)
		return plan_wrong(in, "method", 0, NULL,
		                  "the plan has none: say how the groups are "
		                  "made alike");
	for (size_t i = 0; i < in->out->methods_n; i++)
		if (!one_method(in, i))
			return false;
	return true;
}

/* --- all of it ------------------------------------------------------------ */

static bool
further_rules(struct plan_in *in)
{
	return balance_rules(in) && cohort_rules(in) && lag_rules(in) &&
	       plan_judge_rules(in);
}

bool
plan_rules(struct plan_in *in)
{
	return study_rules(in) && data_rules(in) && zero_rules(in) &&
	       outcome_rules(in) && role_rules(in) && covariate_rules(in) &&
	       subgroup_rules(in) && after_rules(in) && method_rules(in) &&
	       further_rules(in);
}
