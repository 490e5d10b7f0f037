/*
 * eval_checklist_know.c - what a result answers by itself of what those who
 * judge evaluations ask.
 */
#include <math.h>

#include "base/text.h"
#include "insight/evaluation/eval_checklist_local.h"

typedef const struct eval_paper *paper_in;

/* --- what a result knows ------------------------------------------------- */

static struct str
of_plan(paper_in paper, const char *key)
{
	return result_word(paper->plan, key);
}

struct str
eval_knows_title(paper_in paper)
{
	return of_plan(paper, "title");
}

struct str
eval_knows_programme(paper_in paper)
{
	return of_plan(paper, "programme");
}

struct str
eval_knows_question(paper_in paper)
{
	return of_plan(paper, "question");
}

struct str
eval_knows_population(paper_in paper)
{
	return of_plan(paper, "population");
}

/* By what rule somebody came into the column no result knows. */
struct str
eval_knows_grouped(paper_in paper)
{
	if (str_is(result_word(paper->result, "kind"), "explore") ||
	    result_list(paper->result, "data") == NULL)
		return S("");
	return T("A column of the file of people says who was on the "
	         "programme, and the check sum of the file was kept before "
	         "outcomes were opened. By what rule the column was filled "
	         "in, the author must say.");
}

static double
flow_of(paper_in paper, const char *step, const char *group)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "flow"), i, one) {
		if (str_is(result_word(one, "step"), step))
			return result_num(one, group);
	}
	return NAN;
}

double
eval_knows_step(paper_in paper, const char *step)
{
	return flow_of(paper, step, "treated") +
	       flow_of(paper, step, "control");
}

struct str
eval_knows_flow(paper_in paper)
{
	if (result_list(paper->result, "flow") == NULL)
		return S("");
	return TV(
	        paper->arena,
	        "{a} on the programme in the data, {b} compared with {c} "
	        "people like them. Each step is in the flow diagram.",
	        {"a", eval_say_count(paper, flow_of(paper, "read", "treated"))},
	        {"b",
	         eval_say_count(paper, flow_of(paper, "matched", "treated"))},
	        {"c",
	         eval_say_count(paper, flow_of(paper, "matched", "control"))});
}

struct str
eval_knows_assignment(paper_in paper)
{
	if (eval_is_lot(paper))
		return T("By lot: chance decided who was on the programme. Who "
		         "is compared with whom was then made alike in what "
		         "was recorded, too.");
	return T("Not by chance. People like them were found among those who "
	         "did not start the programme.");
}

struct str
eval_knows_zero(paper_in paper)
{
	struct str zero = of_plan(paper, "zero");

	if (str_is(zero, "risk_set"))
		return T("Both groups are followed from the start of the "
		         "programme; people who were not on it are given a "
		         "start on which they were free and had no new "
		         "conviction.");
	if (str_is(zero, "landmark"))
		return T("Both groups are followed from a fixed day after the "
		         "index date.");
	if (str_is(zero, "index"))
		return T("Both groups are followed from the index date.");
	return S("");
}

/* Of a ratio; of results that an earlier version made it is not known. */
static struct str
ratio_size(paper_in paper, const json_t *of, bool sealed)
{
	struct str chance = eval_say_chance(paper);
	struct str n = eval_say_count(paper, result_num(of, "treated"));
	struct str fall =
	        eval_say_number(paper, 100 * result_num(of, "fall_seen"), 0);

	if (str_empty(result_word(of, "kind")))
		return S("");
	if (sealed)
		return TV(paper->arena,
		          "Worked out when the plan was sealed, before any "
		          "outcome was opened: with {n} participants a fall of "
		          "{f}% of the rate is seen {chance}.",
		          {"chance", chance}, {"n", n}, {"f", fall});
	return TV(paper->arena,
	          "Worked out from how many were compared: with {n} "
	          "participants a fall of {f}% of the rate is seen {chance}.",
	          {"chance", chance}, {"n", n}, {"f", fall});
}

struct str
eval_knows_size(paper_in paper)
{
	const json_t *power = json_object_get(paper->result, "power");
	const json_t *sealed = json_object_get(power, "sealed");
	const json_t *before = json_is_object(sealed)
	                               ? sealed
	                               : json_object_get(power, "before");
	double seen = result_num(before, "fall_seen");
	struct str chance = eval_say_chance(paper);

	if (isnan(seen) || str_empty(chance))
		return S("");
	if (eval_is_ratio(paper))
		return ratio_size(paper, before, before == sealed);
	if (before == sealed)
		return TV(paper->arena,
		          "Worked out when the plan was sealed, before any "
		          "outcome was opened: with {n} participants a fall of "
		          "{f} in every 100 is seen {chance}.",
		          {"chance", chance},
		          {"n", eval_say_count(paper,
		                               result_num(before, "treated"))},
		          {"f", eval_say_number(paper, 100 * seen, 1)});
	return TV(paper->arena,
	          "Worked out from how many were compared: with {n} "
	          "participants a fall of {f} in every 100 is seen {chance}.",
	          {"chance", chance},
	          {"n", eval_say_count(paper, result_num(before, "treated"))},
	          {"f", eval_say_number(paper, 100 * seen, 1)});
}

struct str
eval_knows_outcomes(paper_in paper)
{
	struct str followed;

	if (paper->primary == NULL)
		return S("");
	followed = eval_say_followed(paper);
	if (str_empty(followed))
		return TV(paper->arena,
		          "One primary outcome, chosen beforehand: {what}.",
		          {"what", paper->what});
	return TV(paper->arena,
	          "One primary outcome, chosen beforehand: {what}. Followed "
	          "for {time}.",
	          {"what", paper->what}, {"time", followed});
}

struct str
eval_knows_method(paper_in paper)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "methods"), i, one) {
		if (result_yes(one, "primary"))
			return TV(paper->arena,
			          "{kind}; {estimand}. The methods are set out "
			          "below.",
			          {"kind",
			           eval_say_kind(result_word(one, "kind"))},
			          {"estimand",
			           of_plan(paper, "estimand_name")});
	}
	return S("");
}

struct str
eval_knows_balance(paper_in paper)
{
	struct eval_alike of;
	struct str all, poor;

	eval_balance_of(paper, &of);
	if (of.all == 0)
		return S("");
	all = str_print(paper->arena, "%zu", of.all);
	poor = str_print(paper->arena, "%zu", of.poor);
	if (of.hidden == 0)
		return TV(paper->arena,
		          "{all} characteristics compared before and after; "
		          "{poor} still differ by more than 0.1.",
		          {"all", all}, {"poor", poor});
	if (of.hidden == of.all)
		return TV(paper->arena,
		          "{all} characteristics compared before and after; "
		          "none of them may be shown.",
		          {"all", all});
	return TV(paper->arena,
	          "{all} characteristics compared before and after. Of the "
	          "{n} that are shown, {poor} still differ by more than 0.1.",
	          {"all", all},
	          {"n", str_print(paper->arena, "%zu", of.all - of.hidden)},
	          {"poor", poor});
}

struct str
eval_knows_missing(paper_in paper)
{
	const json_t *missing = json_object_get(paper->result, "missing");

	if (!json_is_array(missing))
		return S("");
	if (json_array_size(missing) == 0)
		return T("Nothing was missing.");
	return T("Counted for each column and group; how each was dealt with "
	         "is in the table.");
}

struct str
eval_knows_effect(paper_in paper)
{
	struct str scale = result_word(paper->primary, "scale");

	if (str_empty(scale) || isnan(result_num(paper->verdict, "low")))
		return S("");
	return TV(paper->arena, "{headline}. {scale}: {n} ({range}).",
	          {"headline", eval_say_headline(paper)},
	          {"scale", eval_say_scale(paper, scale)},
	          {"n",
	           eval_say_estimate(paper, scale,
	                             result_num(paper->verdict, "estimate"))},
	          {"range",
	           eval_say_interval(paper, scale,
	                             json_object_get(paper->primary, "ci"))});
}

struct str
eval_knows_more(paper_in paper)
{
	if (result_list(paper->result, "effects") == NULL)
		return S("");
	return T("Every outcome, method and group that was planned is shown, "
	         "with what it was planned as.");
}

struct str
eval_knows_subgroups(paper_in paper)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "effects"), i, one) {
		if (str_is(result_word(one, "family"), "subgroup"))
			return T("By interaction alone, as an exploration.");
	}
	return S("");
}

struct str
eval_knows_both(paper_in paper, struct str a, struct str b)
{
	if (str_empty(a) || str_empty(b))
		return str_empty(a) ? b : a;
	return str_print(paper->arena, "%.*s %.*s", STR_ARG(a), STR_ARG(b));
}

struct str
eval_knows_undated(paper_in paper)
{
	const json_t *list = json_object_get(paper->plan, "undated");

	/* results of engines before 1.10.0 do not say */
	if (!json_is_array(list))
		return S("");
	if (json_array_size(list) == 0)
		return T("Each characteristic has a column with the day on "
		         "which it was known, and no day in it is after the "
		         "start.");
	return TV(paper->arena,
	          "The day on which these were known is not recorded, and the "
	          "author must say why each was known before the start: "
	          "{names}.",
	          {"names", eval_say_all_known(paper, list)});
}

struct str
eval_knows_confounding(paper_in paper)
{
	double e = result_num(json_object_get(paper->result, "sensitivity"),
	                      "evalue");
	struct str alike = eval_knows_balance(paper);

	if (!isnan(e))
		alike = TV(paper->arena,
		           "{balance} To explain the difference away, "
		           "something unmeasured would have to go with both "
		           "the programme and the outcome by a risk ratio of "
		           "{e}.",
		           {"balance", alike},
		           {"e", eval_say_number(paper, e, 2)});
	return eval_knows_both(paper, alike, eval_knows_undated(paper));
}

/* A count of the lock; one that is not known is none. */
static int64_t
counted(const json_t *lock, const char *key)
{
	double n = result_num(lock, key);

	return isnan(n) ? 0 : (int64_t)n;
}

struct str
eval_knows_lock(paper_in paper)
{
	const json_t *lock = json_object_get(paper->result, "lock");

	if (lock == NULL)
		return S("");
	if (str_is(result_word(paper->result, "kind"), "explore"))
		return T("No plan was fixed before outcomes were opened: this "
		         "explores.");
	return TV(
	        paper->arena,
	        "The plan was fixed before outcomes were opened: {designs}, "
	        "{looks}, {changes}.",
	        {"designs", TN(paper->arena, "{n} design tried",
	                       "{n} designs tried", counted(lock, "designs"))},
	        {"looks", TN(paper->arena, "{n} look", "{n} looks",
	                     counted(lock, "looks"))},
	        {"changes", TN(paper->arena, "{n} change", "{n} changes",
	                       (int64_t)json_array_size(
	                               json_object_get(lock, "amendments")))});
}

struct str
eval_knows_law(paper_in paper)
{
	return of_plan(paper, "lawful_basis");
}

/*
 * An outcome of dated offences, convictions or recalls is worked out by one
 * rule for both groups.  How a column of a table came about nobody says.
 */
struct str
eval_knows_records(paper_in paper)
{
	struct str primary = of_plan(paper, "primary");
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "outcomes"), i,
	                    one) {
		if (str_equal(result_word(one, "id"), primary) &&
		    !str_empty(result_word(one, "of")))
			return T("From a file of dated events, by one rule for "
			         "both groups. Whether those who kept it knew "
			         "who was on the programme, it does not say.");
	}
	return S("");
}

struct str
eval_knows_limits(paper_in paper)
{
	return eval_say_limit(paper);
}

struct str
eval_knows_maryland(paper_in paper)
{
	if (eval_is_lot(paper))
		return eval_knows_maryland_lot(paper);
	return T("Level 3: a group on the programme is compared with one that "
	         "is alike in what was measured.");
}

struct str
eval_knows_not_four(paper_in paper)
{
	if (eval_is_lot(paper))
		return T("Chance decided who was on the programme: that is "
		         "more than level 4 asks.");
	return T("Level 4 needs many sites with and without the programme and "
	         "control of what else differs; here people, not sites, are "
	         "matched, and by what was recorded alone.");
}

struct str
eval_knows_not_five(paper_in paper)
{
	if (eval_is_lot(paper))
		return T("Level 5 needs that chance decides who is on the "
		         "programme. It did, as the plan says.");
	return T("Level 5 needs that chance decides who is on the programme. "
	         "It did not.");
}

struct str
eval_knows_nesta(paper_in paper)
{
	if (str_is(result_word(paper->verdict, "word"), "reduced"))
		return T("Level 3: a difference was found against people like "
		         "them.");
	if (str_is(result_word(paper->verdict, "word"), "increased"))
		return S("");
	return T("A comparison group is what level 3 needs, and there is one; "
	         "level 3 also needs that a difference is found, which this "
	         "study did not do.");
}
