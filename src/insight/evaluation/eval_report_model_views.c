/*
 * eval_report_model_views.c - the model of everybody that other studies
 * publish, as a table.
 */
#include <math.h>

#include "insight/evaluation/eval_report_local.h"
#include "stats/special.h"

static double
at_of(const json_t *model, const char *list, size_t i)
{
	const json_t *v = json_array_get(json_object_get(model, list), i);

	return json_is_number(v) ? json_number_value(v) : NAN;
}

static struct str
ratio_say(const struct eval_paper *paper, double b, double se, double df)
{
	/* of several completed sets by the t distribution */
	double z = isnan(df) ? STATS_Z95 : stats_t_at(0.975, df);

	if (isnan(b) || isnan(se))
		return S("–");
	return TV(paper->arena, "{n} ({low} to {high})",
	          {"n", eval_say_number(paper, exp(b), 2)},
	          {"low", eval_say_number(paper, exp(b - z * se), 2)},
	          {"high", eval_say_number(paper, exp(b + z * se), 2)});
}

/* The group comes first; "race=black" is a word of a column. */
static struct str
name_say(const struct eval_paper *paper, const json_t *model, size_t i)
{
	const json_t *name = json_array_get(json_object_get(model, "names"), i);
	struct str words =
	        eval_say_known(paper, str_of(json_string_value(name)));

	if (i > 0)
		return words;
	return TV(paper->arena, "On the programme ({column})",
	          {"column", words});
}

static void
lines_put(struct html *h, const struct eval_paper *paper, const json_t *model)
{
	size_t n = json_array_size(json_object_get(model, "names"));

	for (size_t i = 0; i < n; i++) {
		double b = at_of(model, "coef", i), se = at_of(model, "se", i);

		eval_table_line(
		        h,
		        (struct str[]){name_say(paper, model, i),
		                       eval_say_number(paper, b, 3),
		                       eval_say_number(paper, se, 3),
		                       ratio_say(paper, b, se,
		                                 at_of(model, "df", i)),
		                       eval_say_p(paper, at_of(model, "p", i))},
		        5);
	}
}

/* Where gaps were filled several times: of how many it is made. */
static void
sets_say(struct html *h, const struct eval_paper *paper, const json_t *model)
{
	double sets = result_num(model, "sets");

	if (isnan(sets))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, TV(h->arena,
	                "Gaps were filled in {n} times. The model was fitted "
	                "each time, and the table has all of them together.",
	                {"n", eval_say_number(paper, sets, 0)}));
	html_raw(h, "</p>");
}

static void
model_put(struct html *h, const struct eval_paper *paper, const json_t *model)
{
	struct str what =
	        eval_say_outcome(paper, result_word(model, "outcome"));
	struct str stopped = result_word(model, "stopped");

	html_raw(h, "<h3 class=\"govuk-heading-s\">");
	html_text(h,
	          TV(h->arena, "A model of everybody: {what}", {"what", what}));
	html_raw(h, "</h3><p class=\"govuk-body\">");
	html_text(h,
	          TV(h->arena,
	             "A Cox model of {n} people, to {events} of whom it "
	             "happened, before anybody was matched: of the group, and "
	             "of all that was known of them before. Other studies "
	             "publish such tables. What we found does not hang on it.",
	             {"n", eval_say_count(paper, result_num(model, "n"))},
	             {"events",
	              eval_say_count(paper, result_num(model, "events"))}));
	html_raw(h, "</p>");
	sets_say(h, paper, model);
	if (!str_empty(stopped)) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, TV(h->arena, "It has no solution. {why}",
		                {"why", eval_say_stopped(stopped)}));
		html_raw(h, "</p>");
		return;
	}
	eval_table_open(h, what,
	                (struct str[]){T("What"), T("Log of the hazard ratio"),
	                               T("Standard error"),
	                               T("Hazard ratio (95% interval)"),
	                               T("p")},
	                5);
	lines_put(h, paper, model);
	eval_table_shut(h);
}

void
eval_views_models(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "models"), i, one) {
		model_put(h, paper, one);
	}
}
