/*
 * eval_report_warned.c - what was met on the way, and what numbers come to, in
 * words.
 */
#include <math.h>

#include "base/text.h"
#include "insight/evaluation/eval_report_local.h"

static struct str
columns_said(const struct eval_paper *paper, const json_t *warning)
{
	return eval_say_all_known(paper, json_object_get(warning, "columns"));
}

struct str
eval_say_stopped(struct str code)
{
	static const struct {
		const char *code, *key;
	} says[] = {
	        {"E_SEPARATION", TK("What is known of people tells the outcome "
	                            "or the groups apart by itself.")},
	        {"E_MONOTONE", TK("It came to all of one group before it came "
	                          "to any of the other.")},
	        {"E_NO_EVENTS",
	         TK("It happened to nobody in one of the groups.")},
	        {"E_FEW_EVENTS",
	         TK("It happened to too few people in a group, or to nearly "
	            "all of them.")},
	        {"E_NO_OVERLAP", TK("Nobody on the programme has anybody who "
	                            "is like them.")},
	        {"E_NO_BALANCE_POSSIBLE",
	         TK("No weights make the groups alike.")},
	        {"E_NOT_CONVERGED", TK("The sums did not come to an end.")},
	};

	for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++)
		if (str_is(code, says[i].code))
			return text_get(says[i].key);
	return code;
}

/* What stopped a part has its way out in English alone. */
static struct str
error_said(struct str code, struct str words)
{
	struct str known = eval_say_stopped(code);
	bool welsh = text_lang() == LANG_CY && code.n > 0 && code.p[0] == 'E';

	if (str_empty(words) || (welsh && !str_equal(known, code)))
		return known;
	return words;
}

static const struct {
	const char *code, *key;
} warnings[] = {
        {"W_ALIASED", TK("Some columns say the same as others and were "
                         "left out of the score.")},
        {"W_FEW_EVENTS", TK("There were few events for what was asked "
                            "of the data: the numbers are shaky.")},
        {"W_FEW_SETS",
         TK("There were fewer than forty sets of people to judge "
            "chance by: the intervals are wider for it, and rest on "
            "few.")},
        {"W_NOT_AT_RISK",
         TK("People who were not at risk on the first day were left "
            "out: nothing could be seen of them.")},
        {"W_ROWS_DROPPED",
         TK("Some people were left out because a value of theirs is "
            "not known.")},
        {"W_LIKE_NOBODY",
         TK("People of the comparison who have something that nobody "
            "on the programme has were left out: they can be compared "
            "with nobody.")},
        {"W_POOR_BALANCE", TK("The groups still differ after matching "
                              "in something that was planned to be "
                              "alike.")},
        {"W_LOW_RETENTION",
         TK("Many of those on the programme had nobody alike and were "
            "left out: the finding is about those who are left.")},
        {"W_NONPROPORTIONAL",
         TK("The difference was not the same all the time: one hazard "
            "ratio does not tell the whole of it.")},
        {"W_EXTREME_WEIGHTS", TK("A few people count for a great deal "
                                 "in the comparison.")},
        {"W_MANY_GROUPS",
         TK("Groups were to be compared and were left out: there are "
            "too many of them.")},
        {"W_UNLINKED",
         TK("Some rows are of people who are not in the file of "
            "people. If ids were written in another way, what these "
            "people did is missing here.")},
        {"W_SAME_ROWS",
         TK("Some rows stand in a file more than once. Each was "
            "counted: if a file was put together twice, how often is "
            "too high.")},
        {"W_SAME_DAY",
         TK("Where somebody had several on one day, they are one of "
            "those as they come. How often counts each.")},
};

struct str
eval_say_warning(const struct eval_paper *paper, const json_t *warning)
{
	struct str code = result_word(warning, "code");
	struct str columns = columns_said(paper, warning);
	struct str words = result_word(warning, "says");

	for (size_t i = 0; i < sizeof(warnings) / sizeof(warnings[0]); i++)
		if (str_is(code, warnings[i].code))
			words = text_get(warnings[i].key);
	words = error_said(code, words);
	if (str_empty(columns))
		return words;
	return TV(paper->arena, "{what} About: {columns}.", {"what", words},
	          {"columns", columns});
}

bool
eval_say_why(const struct eval_paper *paper, struct eval_said *out)
{
	static const struct {
		const char *why, *key;
	} says[] = {
	        {"poor_balance",
	         TK("The groups still differ in some of what they were to be "
	            "alike in.")},
	        {"few_kept",
	         TK("Fewer than 80 in 100 participants have anybody "
	            "who is like them.")},
	        {"few_known",
	         TK("Of fewer than 80 in 100 participants is it known what "
	            "came of them.")},
	        {"control_failed",
	         TK("The groups differ in something that the programme cannot "
	            "have changed.")},
	        {"look_unplanned",
	         TK("This look was not planned; nothing that it shows can be "
	            "called a finding.")},
	        {"look_adds_nothing",
	         TK("This look brought nothing new that counts; nothing more "
	            "can be called a finding.")},
	        {"both_ways",
	         TK("What was seen fits with a fall and with a rise.")},
	        {"opposite",
	         TK("How many people have any and how many there are for each "
	            "person point in opposite directions.")},
	};
	const json_t *all = json_object_get(paper->verdict, "why"), *one;
	size_t k;

	out->n = 0;
	json_array_foreach (all, k, one) {
		for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++)
			if (out->n < EVAL_SAID_MOST &&
			    str_is(str_of(json_string_value(one)), says[i].why))
				out->v[out->n++] = text_get(says[i].key);
	}
	return json_is_array(all);
}

struct str
eval_say_opposite(const struct eval_paper *paper)
{
	const json_t *often = json_object_get(paper->result, "frequency");
	double t = result_num(often, EVAL_WHO_AGAIN "_treated");
	double c = result_num(often, EVAL_WHO_AGAIN "_control");
	struct str what = eval_say_counted(paper);

	if (!result_yes(often, "opposite") || isnan(t) || isnan(c))
		return S("");
	/* Those who have any have more each only where they are fewer. */
	if (t < c)
		return TV(paper->arena,
		          "More people had any, and yet there were fewer for "
		          "each person ({what}). Neither number alone tells "
		          "what happened.",
		          {"what", what});
	return TV(paper->arena,
	          "Fewer people had any, and yet there were more for each "
	          "person ({what}). Neither number alone tells what happened.",
	          {"what", what});
}

struct str
eval_say_counted(const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "outcomes"), i,
	                    one) {
		if (str_is(result_word(one, "kind"), "count"))
			return eval_say_outcome(paper, result_word(one, "id"));
	}
	json_array_foreach (json_object_get(paper->result, "effects"), i, one) {
		if (str_is(result_word(one, "scale"), "irr"))
			return eval_say_outcome(paper,
			                        result_word(one, "outcome"));
	}
	return T("How often");
}

/* What the bounds come to, before their table; or that there are none. */
struct str
eval_say_gamma(const struct eval_paper *paper, const json_t *of)
{
	double gamma = result_num(of, "gamma");

	if (result_yes(of, "gamma_none"))
		return T(
		        "How much something hidden would have to do is not "
		        "worked out here. There is a rule for it where the "
		        "outcome is yes or no and everybody has comparators of "
		        "their own, and where how often something came is "
		        "compared in pairs.");
	if (isnan(gamma))
		return T("What was seen may be chance to begin with: there is "
		         "nothing that something hidden would have to explain "
		         "away.");
	return TV(paper->arena,
	          "Something hidden would have to make one of two alike people "
	          "{n} times likelier to be on the programme before what was "
	          "seen could be chance.",
	          {"n", eval_say_number(paper, gamma, 2)});
}
