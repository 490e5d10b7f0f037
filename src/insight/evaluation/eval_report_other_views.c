/*
 * eval_report_other_views.c - other outcomes, methods and groups; and how sure
 * a finding is.
 */
#include <math.h>

#include "insight/evaluation/eval_draw.h"
#include "insight/evaluation/eval_report_local.h"

static double
end_of(const json_t *ci, size_t i)
{
	const json_t *v = json_array_get(ci, i);

	return json_is_number(v) ? json_number_value(v) : NAN;
}

/* Why a row that was planned has no number; empty where it has one. */
static struct str
why_not(const json_t *one)
{
	const json_t *stopped = json_object_get(one, "stopped");
	struct str code = result_word(stopped, "code");

	if (!json_is_object(stopped))
		return S("");
	return str_empty(code) ? T("There was nothing to adjust for.")
	                       : eval_say_stopped(code);
}

/* As the column says, or with how sure it is where that is otherwise. */
static struct str
interval_of(const struct eval_paper *paper, const json_t *one, struct str scale)
{
	struct str ci =
	        eval_say_interval(paper, scale, json_object_get(one, "ci"));
	struct str level = eval_say_level(paper, one);

	return str_empty(level) ? ci
	                        : str_print(paper->arena, "%.*s, %.*s",
	                                    STR_ARG(ci), STR_ARG(level));
}

static struct str
says_of(const struct eval_paper *paper, const json_t *one, struct str scale)
{
	if (!str_empty(why_not(one)))
		return S("–");
	if (isnan(result_num(one, "estimate")))
		return eval_say_estimate(paper, scale, NAN);
	return TV(paper->arena, "{n} ({range})",
	          {"n", eval_say_estimate(paper, scale,
	                                  result_num(one, "estimate"))},
	          {"range", interval_of(paper, one, scale)});
}

/* Room for rows of a forest: of a list, what they come to, and the finding. */
static struct draw_estimate *
rows_room(const struct eval_paper *paper, const json_t *list, size_t more)
{
	return arena_new(paper->arena, struct draw_estimate,
	                 json_array_size(list) + more + 3);
}

static void
row_add(const struct eval_paper *paper, struct draw_forest *forest,
        struct draw_estimate *rows, const json_t *one, struct str label)
{
	struct draw_estimate *row = &rows[forest->n];
	const json_t *ci = json_object_get(one, "ci");
	struct str scale = forest->ratio ? S("rr") : S("rd");

	*row = (struct draw_estimate){.label = label,
	                              .says = says_of(paper, one, scale),
	                              .why = why_not(one),
	                              .estimate = result_num(one, "estimate"),
	                              .low = end_of(ci, 0),
	                              .high = end_of(ci, 1)};
	forest->n++;
}

static void
forest_put(struct html *h, const struct eval_paper *paper,
           struct draw_forest *forest, struct str title, struct str says,
           struct str how)
{
	forest->less = T("Less");
	forest->greater = T("More");
	forest->axis = forest->ratio
	                       ? T("Ratio; below 1 means less often, or later")
	                       : T("Change in every 100; below 0 means "
	                           "fewer people");
	forest->percent = 100;
	forest->tells = TV(h->arena, "{title}: {n} estimates with intervals.",
	                   {"title", title},
	                   {"n", str_print(h->arena, "%zu", forest->n)});
	eval_figure_open(h, 3, title, says);
	draw_forest(h, forest);
	eval_numbers_open(h, paper, title);
	eval_table_open(h, title,
	                (struct str[]){T("What"), T("Estimate (95% interval)")},
	                2);
	for (size_t i = 0; i < forest->n; i++) {
		struct str what = forest->v[i].label;

		if (!str_empty(forest->v[i].more))
			what = str_print(h->arena, "%.*s, %.*s", STR_ARG(what),
			                 STR_ARG(forest->v[i].more));
		eval_table_line(h,
		                (struct str[]){what,
		                               str_empty(forest->v[i].why)
		                                       ? forest->v[i].says
		                                       : forest->v[i].why},
		                2);
	}
	eval_table_shut(h);
	eval_numbers_shut(h);
	eval_figure_shut(h, how);
}

/* --- outcomes ------------------------------------------------------------ */

static bool
is_family(const json_t *one, const char *family)
{
	return str_is(result_word(one, "family"), family);
}

static bool
is_scale(const json_t *one, const char *scale)
{
	return str_is(result_word(one, "scale"), scale);
}

static bool
is_outcome_ratio(const json_t *one)
{
	return (is_family(one, "primary") || is_family(one, "secondary") ||
	        is_family(one, "exploratory")) &&
	       !is_scale(one, "rd") && !is_scale(one, "rmst");
}

/* Whether a row is of its outcome by this way; outcomes, methods and levels
 * may end in the same words. */
static bool
is_marked(const json_t *one, const char *mark)
{
	struct str id = result_word(one, "id");
	struct str outcome = result_word(one, "outcome");

	return id.n > outcome.n &&
	       str_equal(str_slice(id, 0, outcome.n), outcome) &&
	       id.p[outcome.n] == '-' &&
	       str_is(str_slice(id, outcome.n + 1, id.n), mark);
}

/* A scale, and which of the ways of working it out a row is of. */
static struct str
scale_said(const struct eval_paper *paper, const json_t *one)
{
	if (is_marked(one, "irr-negative"))
		return T("Rate ratio, negative binomial");
	if (is_marked(one, "hr-first"))
		return T("Hazard ratio, first half");
	if (is_marked(one, "hr-second"))
		return T("Hazard ratio, second half");
	if (result_yes(one, "adjusted") && is_scale(one, "rd"))
		return T("Change in every 100, adjusted");
	if (is_marked(one, "rd-mcnemar"))
		return T("Change in every 100, of pairs");
	return eval_say_scale(paper, result_word(one, "scale"));
}

static void
ratios_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *all = json_object_get(paper->result, "effects"), *one;
	struct draw_estimate *rows = rows_room(paper, all, 0);
	struct draw_forest forest = {.ratio = true, .v = rows};
	size_t i;

	json_array_foreach (all, i, one) {
		if (!is_outcome_ratio(one))
			continue;
		row_add(paper, &forest, rows, one, scale_said(paper, one));
		rows[forest.n - 1].more =
		        eval_say_outcome(paper, result_word(one, "outcome"));
	}
	if (forest.n > 0)
		forest_put(
		        h, paper, &forest, T("Every outcome, as a ratio"),
		        T("One outcome was primary. The others were planned, "
		          "too, and are judged with a correction for their "
		          "number."),
		        T("The line through a square is how sure we are: if "
		          "it crosses the middle, it could be chance. Ratios "
		          "below 1 mean less often, or later."));
}

static struct str
method_say(const struct eval_paper *paper, struct str id)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "methods"), i, one) {
		double ratio = result_num(one, "ratio");
		struct str kind = eval_say_kind(result_word(one, "kind"));

		if (!str_equal(result_word(one, "id"), id))
			continue;
		if (!(ratio >= 1) ||
		    (!str_is(result_word(one, "kind"), "nearest") &&
		     !str_is(result_word(one, "kind"), "optimal")))
			return kind;
		return str_print(paper->arena, "%.*s, 1:%.0f", STR_ARG(kind),
		                 ratio);
	}
	return eval_say_name(paper->arena, id);
}

static void
methods_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *all = json_object_get(paper->result, "effects"), *one;
	struct draw_estimate *rows = rows_room(paper, all, 0);
	struct draw_forest forest = {.v = rows};
	size_t i;

	if (paper->primary != NULL && is_scale(paper->primary, "rd")) {
		row_add(paper, &forest, rows, paper->primary,
		        method_say(paper,
		                   result_word(paper->primary, "method")));
		rows[0].more = T("as planned");
		rows[0].first = true;
	}
	json_array_foreach (all, i, one) {
		if (!is_family(one, "robustness") || !is_scale(one, "rd"))
			continue;
		row_add(paper, &forest, rows, one,
		        method_say(paper, result_word(one, "method")));
		if (result_yes(one, "adjusted"))
			rows[forest.n - 1].more = T("Adjusted");
	}
	if (forest.n > 1)
		forest_put(h, paper, &forest,
		           T("The same question by other methods"),
		           T("All that were planned are shown. None was chosen "
		             "afterwards."),
		           T("The diamond is the method of the plan. When the "
		             "others lie near it, the finding does not hang on "
		             "the method."));
}

static void
groups_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *all = json_object_get(paper->result, "effects"), *one;
	struct draw_estimate *rows = rows_room(paper, all, 0);
	struct draw_forest forest = {.v = rows};
	size_t i;

	json_array_foreach (all, i, one) {
		const json_t *group = json_object_get(one, "subgroup");

		if (!is_family(one, "subgroup") || !is_scale(one, "rd"))
			continue;
		row_add(paper, &forest, rows, one,
		        str_print(paper->arena, "%.*s: %.*s",
		                  STR_ARG(eval_say_known(
		                          paper, result_word(group, "column"))),
		                  STR_ARG(result_word(group, "level"))));
		rows[forest.n - 1].more =
		        TV(paper->arena, "{n} people, interaction p {p}",
		           {"n", eval_say_count(paper,
		                                result_num(one, "n_treated"))},
		           {"p", eval_say_p(paper, result_num(one, "p"))});
	}
	if (forest.n == 0)
		return;
	if (paper->primary != NULL && is_scale(paper->primary, "rd")) {
		row_add(paper, &forest, rows, paper->primary, T("Everyone"));
		rows[forest.n - 1].first = true;
	}
	forest_put(h, paper, &forest, T("Groups of people"),
	           T("An exploration: differences between groups could be "
	             "chance."),
	           T("Look at whether the lines overlap, not at which square "
	             "is furthest to the left. The interaction is the only "
	             "test made."));
}

/* All of them together: one row, unless there was nothing to pool. */
static void
pooled_add(const struct eval_paper *paper, struct draw_forest *forest,
           struct draw_estimate *rows, const json_t *one, struct str label)
{
	if (!json_is_object(one))
		return;
	row_add(paper, forest, rows, one, label);
	rows[forest->n - 1].first = true;
}

static void
cohorts_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *of = json_object_get(paper->result, "cohorts"), *one;
	const json_t *next = json_object_get(of, "prediction");
	struct str scale = result_word(of, "scale");
	const json_t *list = json_object_get(of, "rows");
	struct draw_estimate *rows = rows_room(paper, list, 0);
	struct draw_forest forest = {.ratio = !str_is(scale, "rd"), .v = rows};
	size_t i;

	json_array_foreach (list, i, one) {
		row_add(paper, &forest, rows, one, result_word(one, "name"));
		rows[forest.n - 1].more =
		        TV(paper->arena, "{n} people",
		           {"n", eval_say_count(paper,
		                                result_num(one, "n_treated"))});
	}
	if (forest.n == 0)
		return;
	pooled_add(paper, &forest, rows, json_object_get(of, "fixed"),
	           T("All, as one effect"));
	pooled_add(paper, &forest, rows, json_object_get(of, "random"),
	           T("All, as effects that differ"));
	forest_put(
	        h, paper, &forest, T("Cohort by cohort"),
	        TV(h->arena,
	           "Each cohort is compared within itself. Of how they differ, "
	           "{i} is more than chance (I²; Q {q}, p {p}).",
	           {"i", eval_say_share(paper, result_num(of, "i2"))},
	           {"q", eval_say_number(paper, result_num(of, "q"), 2)},
	           {"p", eval_say_p(paper, result_num(of, "q_p"))}),
	        json_is_number(json_array_get(next, 0))
	                ? TV(h->arena,
	                     "The diamonds are all cohorts together. Another "
	                     "cohort like these is expected to lie from "
	                     "{range}.",
	                     {"range", eval_say_interval(paper, scale, next)})
	                : T("The diamonds are all cohorts together."));
}

static void
effects_line(struct html *h, const struct eval_paper *paper, const json_t *one)
{
	struct str scale = result_word(one, "scale"), why = why_not(one);
	struct str none = S("–");
	bool is = str_empty(why);

	eval_table_line(
	        h,
	        (struct str[]){
	                eval_say_outcome(paper, result_word(one, "outcome")),
	                scale_said(paper, one),
	                is ? eval_say_estimate(paper, scale,
	                                       result_num(one, "estimate"))
	                   : why,
	                is ? interval_of(paper, one, scale) : none,
	                eval_say_p(paper, result_num(one, "p")),
	                eval_say_p(paper, result_num(one, "p_adjusted")),
	                eval_say_count(paper, result_num(one, "n_treated")),
	                eval_say_count(paper, result_num(one, "n_control"))},
	        8);
}

static void
effects_table(struct html *h, const struct eval_paper *paper)
{
	struct str title = T("Every estimate");
	const json_t *one;
	size_t i;

	eval_numbers_open(h, paper, title);
	eval_table_open(h, title,
	                (struct str[]){T("Outcome"), T("Scale"), T("Estimate"),
	                               T("95% interval"), T("p"),
	                               T("p, corrected"), T("Programme"),
	                               T("Comparison")},
	                8);
	json_array_foreach (json_object_get(paper->result, "effects"), i, one) {
		if (!is_family(one, "subgroup"))
			effects_line(h, paper, one);
	}
	eval_table_shut(h);
	eval_numbers_shut(h);
}

void
eval_views_other(struct html *h, const struct eval_paper *paper)
{
	ratios_put(h, paper);
	methods_put(h, paper);
	groups_put(h, paper);
	cohorts_put(h, paper);
	effects_table(h, paper);
}

/* --- how sure ------------------------------------------------------------ */

static void
rows_of(const struct eval_paper *paper, struct draw_forest *forest,
        struct draw_estimate *rows, const char *list, const char *label)
{
	const json_t *of = json_object_get(paper->result, "sensitivity");
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(of, list), i, one) {
		struct str word = result_word(one, label);
		struct str what = str_is(str_of(list), "negative")
		                          ? eval_say_outcome(paper, word)
		                          : eval_say_name(paper->arena, word);

		if (str_is(str_of(list), "lags"))
			what = TV(paper->arena, "A lag of {n} days",
			          {"n", eval_say_count(
			                        paper,
			                        result_num(one, "lag_days"))});
		if (str_is(str_of(list), "drop_one"))
			what = TV(paper->arena, "Without {what}",
			          {"what", result_word(one, "level")});
		row_add(paper, forest, rows, one, what);
	}
}

static void
otherwise_put(struct html *h, const struct eval_paper *paper)
{
	static const char *const lists[] = {"lags", "bounds", "drop_one"};
	const json_t *of = json_object_get(paper->result, "sensitivity");
	struct draw_forest forest = {.ratio = eval_is_ratio(paper)};
	struct draw_estimate *rows;
	bool controls;
	size_t n = 0;

	for (size_t k = 0; k < sizeof(lists) / sizeof(lists[0]); k++)
		n += json_array_size(json_object_get(of, lists[k]));
	forest.v = rows = rows_room(paper, json_object_get(of, "negative"), n);
	/* beside ratios a difference has no place: it stands in the table */
	if (!forest.ratio)
		rows_of(paper, &forest, rows, "negative", "outcome");
	controls = forest.n > 0;
	rows_of(paper, &forest, rows, "lags", "lag_days");
	rows_of(paper, &forest, rows, "bounds", "name");
	rows_of(paper, &forest, rows, "drop_one", "level");
	if (forest.n > 0)
		forest_put(
		        h, paper, &forest, T("If things were otherwise"),
		        controls
		                ? T("An outcome that the programme cannot have "
		                    "changed is first: it should be near "
		                    "0.")
		                : S(""),
		        T("If one row is far from the others, the finding "
		          "hangs on it."));
}

static void
hidden_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *of = json_object_get(paper->result, "sensitivity");
	const json_t *one;
	size_t i;
	double e = result_num(of, "evalue");

	if (!isnan(e)) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(
		        h,
		        TV(h->arena,
		           "E-value: {e}; of the limit nearest to no "
		           "difference: {f}. Something unmeasured would have "
		           "to go with both the programme and the outcome by "
		           "a risk ratio of that size to explain it away.",
		           {"e", eval_say_number(paper, e, 2)},
		           {"f", eval_say_number(paper,
		                                 result_num(of, "evalue_limit"),
		                                 2)}));
		html_raw(h, "</p>");
	}
	if (result_list(of, "gammas") == NULL && !result_yes(of, "gamma_none"))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, eval_say_gamma(paper, of));
	html_raw(h, "</p>");
	if (result_list(of, "gammas") == NULL)
		return;
	eval_table_open(h,
	                T("If something hidden made one of two alike people "
	                  "likelier to be on the programme"),
	                (struct str[]){T("Times likelier"), T("Largest p")}, 2);
	json_array_foreach (result_list(of, "gammas"), i, one) {
		eval_table_line(
		        h,
		        (struct str[]){eval_say_number(paper,
		                                       result_num(one, "gamma"),
		                                       2),
		                       eval_say_p(paper, result_num(one, "p"))},
		        2);
	}
	eval_table_shut(h);
}

/* The finding at worst, by how strong something unmeasured is. */
static void
strengths_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *of = json_object_get(paper->result, "sensitivity");
	const json_t *one;
	size_t i;

	if (result_list(of, "bias") == NULL)
		return;
	eval_table_open(
	        h,
	        T("If something unmeasured went with the programme and with "
	          "the outcome, by one ratio and by the other: the ratio of "
	          "risks at worst"),
	        (struct str[]){T("The one"), T("The other"), T("Ratio"),
	                       T("Its limit nearest to 1")},
	        4);
	json_array_foreach (result_list(of, "bias"), i, one) {
		eval_table_line(
		        h,
		        (struct str[]){
		                eval_say_number(
		                        paper,
		                        result_num(one, "with_programme"), 2),
		                eval_say_number(paper,
		                                result_num(one, "with_outcome"),
		                                2),
		                eval_say_number(paper,
		                                result_num(one, "estimate"), 2),
		                eval_say_number(paper, result_num(one, "limit"),
		                                2)},
		        4);
	}
	eval_table_shut(h);
}

static void
looks_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	if (result_list(paper->result, "looks") == NULL)
		return;
	eval_table_open(h, T("Looks at the outcome"),
	                (struct str[]){T("Look"), T("Information"),
	                               T("Planned"), T("z"), T("To be passed"),
	                               T("Passed")},
	                6);
	json_array_foreach (result_list(paper->result, "looks"), i, one) {
		eval_table_line(
		        h,
		        (struct str[]){
		                eval_say_number(paper, result_num(one, "look"),
		                                0),
		                eval_say_share(paper,
		                               result_num(one, "information")),
		                eval_say_share(paper,
		                               result_num(one, "planned")),
		                eval_say_number(paper, result_num(one, "z"), 2),
		                eval_say_number(paper,
		                                result_num(one, "critical"), 2),
		                result_yes(one, "crossed") ? T("Yes")
		                                           : T("No")},
		        6);
	}
	eval_table_shut(h);
}

void
eval_views_sure(struct html *h, const struct eval_paper *paper)
{
	eval_views_seen(h, paper);
	otherwise_put(h, paper);
	hidden_put(h, paper);
	strengths_put(h, paper);
	eval_views_measured(h, paper);
	looks_put(h, paper);
}
