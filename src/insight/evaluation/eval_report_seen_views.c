/*
 * eval_report_seen_views.c - what a study could have seen: worked out at the
 * seal, of who was compared, and afterwards.
 */
#include <math.h>

#include "insight/evaluation/eval_draw.h"
#include "insight/evaluation/eval_report_local.h"
#include "web/gov/words.h"

/* As it was worked out when the plan was sealed, where it was. */
static void
sealed_lines(struct html *h, const struct eval_paper *paper)
{
	const json_t *sealed = json_object_get(
	        json_object_get(paper->result, "power"), "sealed");

	if (!json_is_object(sealed))
		return;
	eval_table_line(
	        h,
	        (struct str[]){
	                T("The same, worked out when the plan was sealed"),
	                eval_say_estimate(paper, S("rd"),
	                                  result_num(sealed, "fall_seen"))},
	        2);
	eval_table_line(
	        h,
	        (struct str[]){T("Participants that it was worked out with"),
	                       eval_say_count(paper,
	                                      result_num(sealed, "treated"))},
	        2);
}

static void
seen_table(struct html *h, const struct eval_paper *paper,
           const struct draw_seen *seen, struct str title)
{
	const json_t *before = json_object_get(
	        json_object_get(paper->result, "power"), "before");
	double planned = result_num(before, "fall_seen");

	eval_numbers_open(h, paper, title);
	eval_table_open(h, title, (struct str[]){T("What"), T("In every 100")},
	                2);
	eval_table_line(h,
	                (struct str[]){T("The difference that we saw"),
	                               eval_say_estimate(paper, S("rd"),
	                                                 seen->estimate)},
	                2);
	eval_table_line(h,
	                (struct str[]){TV(h->arena,
	                                  "The fall this study finds {chance}",
	                                  {"chance", eval_say_chance(paper)}),
	                               eval_say_estimate(paper, S("rd"),
	                                                 seen->fall_seen)},
	                2);
	sealed_lines(h, paper);
	eval_table_line(
	        h,
	        (struct str[]){T("The same, from how many were compared"),
	                       eval_say_estimate(paper, S("rd"), planned)},
	        2);
	eval_table_line(
	        h,
	        (struct str[]){T("The fall that was hoped for"),
	                       eval_say_estimate(paper, S("rd"), seen->target)},
	        2);
	eval_table_line(
	        h,
	        (struct str[]){T("Participants needed to find that"),
	                       eval_say_count(paper,
	                                      result_num(before, "needed"))},
	        2);
	eval_table_shut(h);
	eval_numbers_shut(h);
}

/* --- of a ratio ----------------------------------------------------------- */

static void
line(struct html *h, struct str what, struct str value)
{
	eval_table_line(h, (struct str[]){what, value}, 2);
}

/* A fall as the report says one of a rate. */
static struct str
fall_say(const struct eval_paper *paper, const json_t *of)
{
	double effect = result_num(of, "effect");

	return eval_say_share(paper, 1 - effect);
}

static void
ratio_sealed(struct html *h, const struct eval_paper *paper,
             const json_t *sealed)
{
	if (str_empty(result_word(sealed, "kind")))
		return;
	line(h, T("The same, worked out when the plan was sealed"),
	     eval_say_share(paper, result_num(sealed, "fall_seen")));
	line(h, T("Participants that it was worked out with"),
	     eval_say_count(paper, result_num(sealed, "treated")));
	line(h, T("Events that it was worked out with, if nothing changes"),
	     eval_say_count(paper, result_num(sealed, "events")));
}

static void
ratio_table(struct html *h, const struct eval_paper *paper, const json_t *power)
{
	const json_t *before = json_object_get(power, "before");
	const json_t *after = json_object_get(power, "after");
	struct str title = T("What this study could have seen");

	eval_table_open(h, title, (struct str[]){T("What"), T("How much")}, 2);
	line(h, eval_say_scale(paper, result_word(paper->primary, "scale")),
	     eval_say_number(paper, result_num(paper->verdict, "estimate"), 2));
	line(h,
	     TV(h->arena, "The fall this study finds {chance}",
	        {"chance", eval_say_chance(paper)}),
	     eval_say_share(paper, result_num(paper->verdict, "fall_seen")));
	ratio_sealed(h, paper, json_object_get(power, "sealed"));
	line(h, T("The same, from how many were compared"),
	     eval_say_share(paper, result_num(before, "fall_seen")));
	if (!isnan(result_num(after, "effect"))) {
		line(h, T("The fall that was hoped for"),
		     fall_say(paper, after));
		line(h, T("Participants needed to find that"),
		     eval_say_count(paper, result_num(after, "needed")));
		line(h, T("Events needed to find that"),
		     eval_say_count(paper,
		                    result_num(before, "events_needed")));
	}
	eval_table_shut(h);
}

/* How many more people it takes; empty where it is not known. */
static struct str
more_say(const struct eval_paper *paper, const json_t *after)
{
	double needed = result_num(after, "needed");
	double seen = result_num(after, "fall_seen");

	if (isnan(needed) || !(seen > 1 - result_num(after, "effect")))
		return S("");
	return TV(paper->arena,
	          "A fall of {n} is what was hoped for. To find that {chance} "
	          "takes about {needed} participants, with as many comparators "
	          "to each as now.",
	          {"n", fall_say(paper, after)},
	          {"chance", eval_say_chance(paper)},
	          {"needed", eval_say_count(paper, needed)});
}

/* Of results that an earlier version made it is not known. */
static void
ratio_views(struct html *h, const struct eval_paper *paper)
{
	const json_t *power = json_object_get(paper->result, "power");
	const json_t *after = json_object_get(power, "after");

	if (isnan(result_num(after, "effect_seen")) ||
	    isnan(result_num(paper->verdict, "fall_seen")) ||
	    str_empty(eval_say_chance(paper)))
		return;
	words_para(h,
	           TV(h->arena,
	              "A fall of {n} of the rate is found {chance}. A smaller "
	              "one would often be missed by a study like this, though "
	              "it were real.",
	              {"n", eval_say_share(paper, result_num(paper->verdict,
	                                                     "fall_seen"))},
	              {"chance", eval_say_chance(paper)}));
	if (!str_empty(more_say(paper, after)))
		words_para(h, more_say(paper, after));
	ratio_table(h, paper, power);
}

void
eval_views_seen(struct html *h, const struct eval_paper *paper)
{
	struct draw_seen seen = {
	        .estimate = result_num(paper->verdict, "estimate"),
	        .low = result_num(paper->verdict, "low"),
	        .high = result_num(paper->verdict, "high"),
	        .fall_seen = fabs(result_num(paper->verdict, "fall_seen")),
	        .target = result_num(paper->plan, "target_fall"),
	        .less = T("Fewer"),
	        .greater = T("More"),
	        .seen = TV(h->arena, "Found {chance}",
	                   {"chance", eval_say_chance(paper)}),
	        .aimed = T("Hoped for")};
	struct str title = T("What this study could have seen");

	if (eval_is_ratio(paper)) {
		ratio_views(h, paper);
		return;
	}
	if (isnan(seen.estimate) || isnan(seen.fall_seen) ||
	    str_empty(eval_say_chance(paper)) ||
	    !str_is(result_word(paper->primary, "scale"), "rd"))
		return;
	seen.tells =
	        TV(h->arena,
	           "The difference that we saw: {change}. A fall of {m} in "
	           "every 100 is found {chance}.",
	           {"chance", eval_say_chance(paper)},
	           {"change", eval_say_change(paper, seen.estimate)},
	           {"m", eval_say_estimate(paper, S("rd"), seen.fall_seen)});
	eval_figure_open(h, 3, title, seen.tells);
	draw_seen(h, &seen);
	seen_table(h, paper, &seen, title);
	eval_figure_shut(h,
	                 T("The diamond is what we saw, with how sure we are. "
	                   "A fall in the shaded part would often be missed by "
	                   "a study like this one, though it were real."));
}
