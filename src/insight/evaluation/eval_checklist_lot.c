/*
 * eval_checklist_lot.c - what a result answers by itself of an experiment.
 *
 * That a lot made the groups is the plan's word.  How it was drawn, who could
 * foresee it, and whether the group that the data has is the one it gave, no
 * result knows: each is left to the author in so many words.
 */
#include <math.h>

#include "base/text.h"
#include "insight/evaluation/eval_checklist_local.h"

/* How many of those on the programme are compared; empty where it is hidden. */
static struct str
kept_said(const struct eval_paper *paper)
{
	double kept =
	        result_num(json_object_get(paper->result, "matching"), "kept");

	if (isnan(kept))
		return S("");
	return TV(paper->arena,
	          "Of those on the programme {share} are in the comparison.",
	          {"share", eval_say_share(paper, kept)});
}

struct str
eval_knows_drawn(const struct eval_paper *paper)
{
	struct str lot = T("By lot, as the plan says. How it was drawn, and "
	                   "whether anybody could know beforehand whom it "
	                   "would choose, the author must say.");

	lot = eval_knows_both(paper, lot, eval_knows_balance(paper));
	return eval_knows_both(paper, lot, eval_knows_undated(paper));
}

struct str
eval_knows_chance(const struct eval_paper *paper)
{
	if (result_list(paper->result, "baseline") == NULL)
		return S("");
	return T("The tables have both groups as they came and as they were "
	         "compared, with how far apart they are. That is not tested "
	         "for significance: where a lot made the groups, such a "
	         "difference is chance.");
}

struct str
eval_knows_assigned(const struct eval_paper *paper)
{
	return eval_knows_both(
	        paper,
	        T("Everybody counts in the group that the data has for them, "
	          "whatever came after. That it is the group the lot gave "
	          "them, the author must say."),
	        kept_said(paper));
}

struct str
eval_knows_followed(const struct eval_paper *paper)
{
	double of = eval_knows_step(paper, "matched");
	const json_t *flow = json_object_get(paper->result, "flow"), *one;
	bool all = true;
	size_t i;

	json_array_foreach (flow, i, one)
		all &= !str_is(result_word(one, "step"), "known");
	if (result_list(paper->result, "flow") == NULL)
		return S("");
	if (all)
		return T("Of everybody who was compared it is known what came "
		         "of them. Who was drawn and is not in the data, the "
		         "author must say.");
	return TV(paper->arena,
	          "Of {n} of the {of} people who were compared it is known "
	          "what came of them. Who was drawn and is not in the data, "
	          "the author must say.",
	          {"n", eval_say_count(paper, eval_knows_step(paper, "known"))},
	          {"of", eval_say_count(paper, of)});
}

struct str
eval_knows_maryland_lot(const struct eval_paper *paper)
{
	return eval_knows_both(
	        paper,
	        T("Level 5, if it was carried out as an experiment should be: "
	          "chance decided who was on the programme. How the lot was "
	          "drawn, how many changed groups, and who was drawn and is "
	          "not in the data, the result does not know. Where many were "
	          "left out, the level is lower."),
	        kept_said(paper));
}
