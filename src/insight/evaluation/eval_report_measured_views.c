/*
 * eval_report_measured_views.c - how strong something unmeasured would have to
 * be, beside how strong what was measured is.
 */
#include <math.h>

#include "insight/evaluation/eval_report_local.h"

/* "Previous convictions doubled, from 6.2 to 12.4"; "Area: b, and not a". */
static struct str
step_say(const struct eval_paper *paper, const json_t *row)
{
	struct str name = eval_say_known(paper, result_word(row, "name"));
	double from = result_num(row, "from"), to = result_num(row, "to");
	bool twice = str_is(result_word(row, "step"), "doubling");

	if (str_is(result_word(row, "step"), "level"))
		return TV(paper->arena, "{name}: {level}, and not {reference}",
		          {"name", name}, {"level", result_word(row, "level")},
		          {"reference", result_word(row, "reference")});
	if (isnan(from))
		return twice ? TV(paper->arena, "{name} doubled",
		                  {"name", name})
		             : TV(paper->arena,
		                  "{name}, one standard deviation more",
		                  {"name", name});
	if (twice)
		return TV(paper->arena, "{name} doubled, from {from} to {to}",
		          {"name", name},
		          {"from", eval_say_number(paper, from, 1)},
		          {"to", eval_say_number(paper, to, 1)});
	return TV(paper->arena,
	          "{name}, one standard deviation more, from {from} to {to}",
	          {"name", name}, {"from", eval_say_number(paper, from, 1)},
	          {"to", eval_say_number(paper, to, 1)});
}

static struct str
ratio_say(const struct eval_paper *paper, const json_t *row)
{
	struct str n =
	        eval_say_number(paper, result_num(row, "with_outcome"), 2);
	const json_t *ci = json_object_get(row, "ci");

	if (!json_is_array(ci))
		return n;
	return TV(paper->arena, "{n} ({range})", {"n", n},
	          {"range", eval_say_interval(paper, S("rr"), ci)});
}

/* Whether something as strong could explain the finding away. */
static struct str
explains_say(const json_t *row)
{
	const json_t *of = json_object_get(row, "explains");
	const json_t *is = json_object_get(of, "estimate");

	if (!json_is_boolean(is))
		return S("–");
	if (json_is_true(is))
		return T("Yes");
	if (result_yes(of, "limit"))
		return T("No, but it would not be sure");
	return T("No");
}

static void
rows_put(struct html *h, const struct eval_paper *paper, const json_t *rows)
{
	const json_t *row;
	size_t i;

	eval_table_open(h, T("What was measured, as a scale"),
	                (struct str[]){T("What"), T("Ratio of the outcome"),
	                               T("Enough to explain it away?"),
	                               T("Odds of the programme")},
	                4);
	json_array_foreach (rows, i, row) {
		double odds = result_num(row, "with_programme");

		eval_table_line(
		        h,
		        (struct str[]){step_say(paper, row),
		                       ratio_say(paper, row), explains_say(row),
		                       isnan(odds) ? S("–")
		                                   : eval_say_number(paper,
		                                                     odds, 2)},
		        4);
	}
	eval_table_shut(h);
}

static void
paragraph(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

/* The strongest with the programme, beside the bound of something hidden. */
static void
gamma_put(struct html *h, const struct eval_paper *paper, const json_t *of)
{
	const json_t *measured = json_object_get(of, "measured"), *row;
	double gamma = result_num(of, "gamma"), most = 0;
	const json_t *best = NULL;
	struct str found, so;
	size_t i;

	json_array_foreach (json_object_get(measured, "rows"), i, row) {
		double odds = result_num(row, "with_programme");

		odds = fmax(odds, 1 / odds);
		if (isnan(odds) || odds <= most)
			continue;
		most = odds;
		best = row;
	}
	if (best == NULL || isnan(gamma))
		return;
	found = TV(h->arena,
	           "Of these, what goes most strongly with being on the "
	           "programme is this: {what}, by odds of {n}.",
	           {"what", step_say(paper, best)},
	           {"n", eval_say_number(paper, most, 2)});
	so = most >= gamma ? T("Something hidden as strong as that could have "
	                       "made what was seen, by the bound above.")
	                   : T("Something hidden would have to be stronger "
	                       "than that, by the bound above.");
	paragraph(h, str_print(h->arena, "%.*s %.*s", STR_ARG(found),
	                       STR_ARG(so)));
}

/* What the table is of, and what it is held against. */
static void
intro_put(struct html *h, const struct eval_paper *paper, const json_t *of)
{
	double e = result_num(of, "evalue");

	paragraph(h, T("How strong is that? Among people who were not on the "
	               "programme, what was known of them goes with the "
	               "outcome as below, each with the others held still. "
	               "The strongest come first."));
	if (!isnan(e))
		paragraph(h,
		          TV(h->arena,
		             "Something unmeasured as strong as one of these, "
		             "with the outcome and with the programme, could "
		             "explain the difference away where its ratio is "
		             "{e} or more, or as far below 1.",
		             {"e", eval_say_number(paper, e, 2)}));
	if (str_is(result_word(json_object_get(of, "measured"), "scale"), "hr"))
		paragraph(h, T("Ratios of how soon are taken for ratios of "
		               "risks there, as the E-value takes them."));
	if (result_num(of, "evalue_limit") <= 1)
		paragraph(h, T("What was found may be chance as it is: nothing "
		               "unmeasured is needed for that."));
}

void
eval_views_measured(struct html *h, const struct eval_paper *paper)
{
	const json_t *of = json_object_get(paper->result, "sensitivity");
	const json_t *measured = json_object_get(of, "measured");
	const json_t *rows = json_object_get(measured, "rows");
	struct str stopped = result_word(measured, "stopped");

	if (!json_is_object(measured))
		return;
	html_raw(h, "<h3 class=\"govuk-heading-s\">");
	html_text(h, T("Something unmeasured, beside what was measured"));
	html_raw(h, "</h3>");
	if (!str_empty(stopped)) {
		paragraph(h, TV(h->arena,
		                "How strongly what was measured goes with the "
		                "outcome could not be worked out. {why}",
		                {"why", eval_say_stopped(stopped)}));
		return;
	}
	if (json_array_size(rows) == 0) {
		paragraph(h, T("Nothing that was measured can serve as a scale "
		               "here: too few people have it."));
		return;
	}
	intro_put(h, paper, of);
	rows_put(h, paper, rows);
	gamma_put(h, paper, of);
}
