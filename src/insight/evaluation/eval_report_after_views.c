/*
 * eval_report_after_views.c - what participants had of the programme.
 */
#include <math.h>

#include "insight/evaluation/eval_report_local.h"
#include "web/gov/words.h"

static struct str
range_say(const struct eval_paper *paper, const json_t *part)
{
	return TV(paper->arena, "{low} to {high}",
	          {"low", eval_say_number(paper, result_num(part, "low"), 0)},
	          {"high",
	           eval_say_number(paper, result_num(part, "high"), 0)});
}

static void
spread_table(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	eval_table_open(h, T("How much participants had"),
	                (struct str[]){T("What"), T("People"), T("Mean"),
	                               T("Middle value"), T("Not known")},
	                5);
	json_array_foreach (json_object_get(paper->result, "after"), i, one) {
		const json_t *middle =
		        json_array_get(json_object_get(one, "quartiles"), 1);

		eval_table_line(
		        h,
		        (struct str[]){
		                eval_say_name(paper->arena,
		                              result_word(one, "name")),
		                eval_say_count(paper, result_num(one, "n")),
		                eval_say_number(paper, result_num(one, "mean"),
		                                1),
		                eval_say_number(paper,
		                                json_is_number(middle)
		                                        ? json_number_value(
		                                                  middle)
		                                        : NAN,
		                                0),
		                eval_say_count(paper,
		                               result_num(one, "missing"))},
		        5);
	}
	eval_table_shut(h);
}

/* Little, some and much of one thing. */
static void
parts_table(struct html *h, const struct eval_paper *paper, const json_t *of)
{
	const json_t *parts = result_list(of, "parts"), *one;
	size_t i;

	if (parts == NULL)
		return;
	eval_table_open(
	        h, eval_say_name(paper->arena, result_word(of, "name")),
	        (struct str[]){T("How much"), T("People"),
	                       eval_say_outcome(paper,
	                                        result_word(paper->primary,
	                                                    "outcome"))},
	        3);
	json_array_foreach (parts, i, one) {
		eval_table_line(
		        h,
		        (struct str[]){
		                range_say(paper, one),
		                eval_say_count(paper, result_num(one, "n")),
		                eval_say_share(paper, result_num(one, "risk"))},
		        3);
	}
	eval_table_shut(h);
}

void
eval_views_after(struct html *h, const struct eval_paper *paper)
{
	const json_t *one;
	size_t i;

	words_para(h, T("This is known only after the start. Nobody is matched "
	                "on it, and the finding does not rest on it."));
	spread_table(h, paper);
	words_para(h,
	           T("Below, people with little, some and much of it stand "
	             "side by side. That does not show what more of it would "
	             "do: whoever comes to the outcome early, or is away, has "
	             "less of it, and whoever does well may come more "
	             "often."));
	json_array_foreach (json_object_get(paper->result, "after"), i, one) {
		parts_table(h, paper, one);
	}
}
