/*
 * eval_report_how_views.c - how a study was done, what to be careful with, and
 * the checklists.
 */
#include <math.h>

#include "insight/evaluation/eval_report_local.h"
#include "web/gov/gov.h"

/* --- how ----------------------------------------------------------------- */

static void
fact(struct html *h, struct str key, struct str value, bool code)
{
	if (str_empty(value))
		return;
	html_raw(h, "<tr class=\"govuk-table__row\"><th scope=\"row\" "
	            "class=\"govuk-table__header\">");
	html_text(h, key);
	html_raw(h, "</th><td class=\"govuk-table__cell\">");
	if (code)
		html_raw(h, "<span class=\"rep-hash\">");
	html_text(h, value);
	if (code)
		html_raw(h, "</span>");
	html_raw(h, "</td></tr>");
}

static struct str
joined(const struct eval_paper *paper, const json_t *list)
{
	struct buf buf;
	const json_t *one;
	size_t i;

	buf_init(&buf, paper->arena, 1 << 16);
	json_array_foreach (list, i, one) {
		if (!json_is_string(one))
			continue;
		if (buf.n > 0)
			buf_lit(&buf, ", ");
		buf_str(&buf, str_of(json_string_value(one)));
	}
	return buf_get(&buf);
}

static void
lock_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *lock = json_object_get(paper->result, "lock");
	const json_t *one;
	size_t i;

	fact(h, T("Designs tried"),
	     eval_say_number(paper, result_num(lock, "designs"), 0), false);
	fact(h, T("Looks at the outcome"),
	     eval_say_number(paper, result_num(lock, "looks"), 0), false);
	/* Oftener than looks: a command was stopped with outcomes open. */
	if (!isnan(result_num(lock, "opened")))
		fact(h, T("Times that outcomes were opened"),
		     eval_say_number(paper, result_num(lock, "opened"), 0),
		     false);
	fact(h, T("Changes of the plan"),
	     str_print(h->arena, "%zu",
	               json_array_size(json_object_get(lock, "amendments"))),
	     false);
	json_array_foreach (json_object_get(lock, "amendments"), i, one) {
		fact(h,
		     result_yes(one, "post_hoc") ? T("Changed afterwards")
		                                 : T("Changed beforehand"),
		     str_print(h->arena, "%.*s (%.*s)",
		               STR_ARG(result_word(one, "reason")),
		               STR_ARG(joined(paper,
		                              json_object_get(one, "what")))),
		     false);
	}
}

static void
plan_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *plan = paper->plan;

	html_raw(h, "<table class=\"govuk-table rep-facts\"><caption class=\""
	            "govuk-table__caption govuk-table__caption--s\">");
	html_text(h, T("The plan"));
	html_raw(h, "</caption><tbody class=\"govuk-table__body\">");
	fact(h, T("People"), result_word(plan, "population"), false);
	fact(h, T("What is estimated"), result_word(plan, "estimand_name"),
	     false);
	fact(h, T("How people came into the groups"),
	     eval_is_lot(paper) ? T("By lot") : T("Not by chance"), false);
	fact(h, T("Followed"), eval_say_followed(paper), false);
	if (!str_empty(result_word(plan, "recall_rule")))
		fact(h, T("Rule of recalls"), result_word(plan, "recall_rule"),
		     false);
	fact(h, T("Data up to"), result_word(plan, "data_cut"), false);
	fact(h, T("Correction for several tests"),
	     str_is(result_word(plan, "multiplicity"), "holm")
	             ? T("Holm's")
	             : result_word(plan, "multiplicity"),
	     false);
	fact(h, T("Lawful basis"), result_word(plan, "lawful_basis"), false);
	fact(h, T("Read beforehand by"),
	     joined(paper, json_object_get(plan, "reviewers")), false);
	lock_put(h, paper);
	fact(h, T("Check sum of the plan"), result_word(plan, "hash"), true);
	fact(h, T("Last line of the ledger"),
	     result_word(json_object_get(paper->result, "lock"), "ledger_head"),
	     true);
	fact(h, T("Version of the program"),
	     result_word(paper->result, "engine"), false);
	html_raw(h, "</tbody></table>");
}

/* Whether what is known parts the groups wholly. */
static bool
is_penalised(const struct eval_paper *paper)
{
	const json_t *score = json_object_get(paper->result, "score");

	return str_is(result_word(score, "model"), "firth");
}

/* The kind, with what sets a method apart beyond its columns. */
static struct str
method_kind(const struct eval_paper *paper, const json_t *one)
{
	struct str kind = eval_say_kind(result_word(one, "kind"));

	if (str_is(result_word(one, "order"), "random") &&
	    str_is(result_word(one, "kind"), "nearest"))
		return TV(paper->arena,
		          "{kind}, who chooses first drawn by "
		          "lot",
		          {"kind", kind});
	if (result_yes(one, "firth") && is_penalised(paper))
		return TV(paper->arena,
		          "{kind}, its score with Firth's penalty, as the "
		          "groups are parted",
		          {"kind", kind});
	if (result_yes(one, "stacked"))
		return TV(paper->arena,
		          "{kind}, errors with those of the "
		          "weights",
		          {"kind", kind});
	return kind;
}

/* How many comparators each participant has; only some methods ask. */
static struct str
ratio_say(const struct eval_paper *paper, const json_t *method)
{
	struct str kind = result_word(method, "kind");
	bool asked = str_is(kind, "nearest") || str_is(kind, "optimal");

	return eval_say_number(paper, asked ? result_num(method, "ratio") : NAN,
	                       0);
}

static void
methods_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	if (result_list(paper->result, "methods") == NULL)
		return;
	eval_table_open(h, T("Methods"),
	                (struct str[]){T("Method"), T("Comparators to each"),
	                               T("Caliper"), T("Again"), T("Ties"),
	                               T("Seed"), T("Alike exactly in"),
	                               T("Adjusted")},
	                8);
	json_array_foreach (result_list(paper->result, "methods"), i, one) {
		eval_table_line(
		        h,
		        (struct str[]){
		                method_kind(paper, one), ratio_say(paper, one),
		                eval_say_number(paper,
		                                result_num(one, "caliper"), 2),
		                result_yes(one, "replacement") ? T("Yes")
		                                               : T("No"),
		                result_word(one, "ties"),
		                eval_say_number(paper, result_num(one, "seed"),
		                                0),
		                eval_say_all_known(
		                        paper, json_object_get(one, "exact")),
		                result_yes(one, "adjusted") ? T("Yes")
		                                            : T("No")},
		        8);
	}
	eval_table_shut(h);
}

static bool
any_scale(const struct eval_paper *paper, const char *scale)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "effects"), i, one) {
		if (str_is(result_word(one, "scale"), scale))
			return true;
	}
	return false;
}

/* The primary method is the first. */
static bool
serves_several(const struct eval_paper *paper)
{
	const json_t *methods = json_object_get(paper->result, "methods");

	return result_yes(json_array_get(methods, 0), "replacement");
}

static void
said_put(struct html *h, struct buf *buf, bool when, const char *key)
{
	if (!when)
		return;
	if (buf->n > 0)
		buf_char(buf, ' ');
	buf_str(buf, text_show(h->arena, &(struct text){.key = key}));
}

/* Which factor for small samples each error has (effect.h). */
static void
errors_put(struct html *h, const struct eval_paper *paper)
{
	bool ratios = any_scale(paper, "rr") || any_scale(paper, "or") ||
	              any_scale(paper, "irr");
	struct buf buf;

	if (result_list(paper->result, "effects") == NULL)
		return;
	buf_init(&buf, h->arena, 1 << 16);
	said_put(h, &buf, true,
	         TK("How sure a number is, its error, is worked out by matched "
	            "set, or by person where people have weights (a sandwich "
	            "error)."));
	said_put(h, &buf, any_scale(paper, "rd"),
	         TK("The variance of a difference in every 100 is multiplied "
	            "by g ÷ (g − 1), of g sets or people, and by (n − 1) ÷ "
	            "(n − 2), of n rows; of an adjusted one by (n − 1) ÷ (n − "
	            "k), of k columns of its model (HC1)."));
	said_put(h, &buf, any_scale(paper, "rd") && serves_several(paper),
	         TK("As one comparator may serve several, that of a difference "
	            "that is not adjusted is by set and by person together, "
	            "and has the first of these alone."));
	said_put(h, &buf, ratios,
	         TK("Ratios of risks, odds and rates have the first of these "
	            "alone (HC0 by sets), so their intervals are a little "
	            "narrower than with both."));
	said_put(h, &buf, any_scale(paper, "hr"),
	         TK("Ratios of hazards have neither."));
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, buf_get(&buf));
	html_raw(h, "</p>");
}

static struct str
dealt_say(struct str how)
{
	if (str_is(how, "category"))
		return T("A category of its own");
	if (str_is(how, "indicator"))
		return T("The mean, and a mark");
	if (str_is(how, "imputed"))
		return T("Imputed");
	return str_is(how, "dropped") ? T("Left out") : how;
}

/* What is a mean over all the times that gaps were filled, and what is not:
 * by the version that made it. */
static void
imputed_say(struct html *h, const struct eval_paper *paper)
{
	bool now = eval_engine_says(result_word(paper->result, "engine"),
	                            EVAL_ENGINE_1_10);

	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h,
	          now ? T("Gaps were filled in several times. What was found, "
	                  "how alike the groups are, who they were, who was "
	                  "lost, the model of everybody and what was expected "
	                  "of them are of all of these together. The people at "
	                  "each step, the score, the curves and the look at "
	                  "hidden differences between pairs are of the first.")
	              : T("Gaps were filled in several times. What was found, "
	                  "how alike the groups are, who they were and what "
	                  "was expected of them are means over all of these. "
	                  "The people at each step, those who were lost, the "
	                  "score, the curves, the model of everybody and the "
	                  "look at hidden differences between pairs are of the "
	                  "first."));
	html_raw(h, "</p>");
}

static void
missing_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	bool imputed = false;
	size_t i;

	if (result_list(paper->result, "missing") == NULL)
		return;
	eval_table_open(h, T("What was missing"),
	                (struct str[]){T("Column"), T("Programme"),
	                               T("Comparison"), T("Dealt with as")},
	                4);
	json_array_foreach (result_list(paper->result, "missing"), i, one) {
		eval_table_line(
		        h,
		        (struct str[]){
		                eval_say_known(paper,
		                               result_word(one, "column")),
		                eval_say_count(paper,
		                               result_num(one, "treated")),
		                eval_say_count(paper,
		                               result_num(one, "control")),
		                dealt_say(result_word(one, "how"))},
		        4);
		imputed = imputed || str_is(result_word(one, "how"), "imputed");
	}
	eval_table_shut(h);
	if (imputed)
		imputed_say(h, paper);
}

static struct str
file_say(const struct eval_paper *paper, struct str name)
{
	if (str_is(name, "people"))
		return T("File of people");
	if (str_is(name, "events"))
		return T("File of events");
	return str_is(name, "spells") ? T("File of spells")
	                              : eval_say_name(paper->arena, name);
}

/* A release keeps no check sum. */
static void
data_put(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	if (paper->released || result_list(paper->result, "data") == NULL)
		return;
	html_raw(h, "<table class=\"govuk-table rep-facts\"><caption class=\""
	            "govuk-table__caption govuk-table__caption--s\">");
	html_text(h, T("Check sums of the data"));
	html_raw(h, "</caption><tbody class=\"govuk-table__body\">");
	json_array_foreach (result_list(paper->result, "data"), i, one) {
		fact(h, file_say(paper, result_word(one, "name")),
		     result_word(one, "hash"), true);
	}
	html_raw(h, "</tbody></table>");
}

void
eval_views_how(struct html *h, const struct eval_paper *paper)
{
	plan_put(h, paper);
	methods_put(h, paper);
	errors_put(h, paper);
	missing_put(h, paper);
	data_put(h, paper);
}

/* --- warnings ------------------------------------------------------------ */

void
eval_views_warnings(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	if (paper->released) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h,
		          TV(h->arena,
		             "Counts under {n} are hidden, and others that "
		             "would give them away; the rest are rounded "
		             "to 5.",
		             {"n",
		              eval_say_number(
		                      paper,
		                      result_num(json_object_get(paper->result,
		                                                 "release"),
		                                 "threshold"),
		                      0)}));
		html_raw(h, "</p>");
	}
	if (result_list(paper->result, "warnings") == NULL) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, T("The numbers gave no cause for a warning."));
		html_raw(h, "</p>");
		return;
	}
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	json_array_foreach (result_list(paper->result, "warnings"), i, one) {
		html_raw(h, "<li>");
		html_text(h, eval_say_warning(paper, one));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* --- checklists ---------------------------------------------------------- */

static void
check_put(struct html *h, const struct eval_paper *paper,
          const struct eval_check *check)
{
	struct str says = check->says != NULL ? check->says(paper) : S("");

	html_raw(h, "<tr class=\"govuk-table__row\"><th scope=\"row\" "
	            "class=\"govuk-table__header\">");
	html_text(h, text_get(check->title));
	html_raw(h, "</th><td class=\"govuk-table__cell\">");
	if (str_empty(says)) {
		html_raw(h, "<span class=\"rep-open\">");
		html_text(h, T("For the author to fill in"));
		html_raw(h, "</span>");
	} else {
		html_text(h, says);
	}
	html_raw(h, "</td></tr>");
}

static void
list_put(struct html *h, const struct eval_paper *paper,
         const struct eval_checklist *list)
{
	gov_details_begin(h, &(struct gov_details){
	                             .summary = str_print(
	                                     h->arena, "%s: %.*s", list->name,
	                                     STR_ARG(text_get(list->about))),
	                             .open = paper->printed});
	html_raw(h, "<table class=\"govuk-table rep-facts\"><caption class=\""
	            "govuk-table__caption govuk-table__caption--s\">");
	html_text(h, str_of(list->name));
	html_raw(h, "</caption><tbody class=\"govuk-table__body\">");
	for (size_t i = 0; i < list->n; i++)
		check_put(h, paper, &list->v[i]);
	html_raw(h, "</tbody></table>");
	gov_details_end(h);
}

static bool
list_is_of(const struct eval_paper *paper, const struct eval_checklist *list)
{
	if (list->of == EVAL_LIST_ALL)
		return true;
	return eval_is_lot(paper) == (list->of == EVAL_LIST_LOT);
}

void
eval_views_checklists(struct html *h, const struct eval_paper *paper)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, T("Filled in where the result knows the answer. The rest "
	               "is marked for the author."));
	html_raw(h, "</p>");
	for (size_t i = 0; i < eval_checklists_n; i++)
		if (list_is_of(paper, &eval_checklists[i]))
			list_put(h, paper, &eval_checklists[i]);
}
