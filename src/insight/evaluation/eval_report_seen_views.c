/*
 * eval_report_seen_views.c - what a study could have seen: worked out at the
 * seal, of who was compared, and afterwards.
 */
#include <math.h>

#include "insight/evaluation/eval_draw.h"
#include "insight/evaluation/eval_report_local.h"

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
