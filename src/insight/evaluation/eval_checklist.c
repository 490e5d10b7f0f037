/*
 * eval_checklist.c - what those who judge evaluations ask, and what a result
 * answers by itself.
 *
 * Items are named in our own words after TREND (2004), STROBE (2007), TIDieR
 * (2014), ROBINS-I (2016), EMMIE (2015), the Maryland scale and Nesta's
 * standards of evidence.  What a result does not know is left open.
 */
#include <math.h>

#include "base/text.h"
#include "insight/evaluation/eval_report_local.h"

typedef const struct eval_paper *paper_in;

/* --- what a result knows ------------------------------------------------- */

static struct str
of_plan(paper_in paper, const char *key)
{
	return result_word(paper->plan, key);
}

static struct str
knows_title(paper_in paper)
{
	return of_plan(paper, "title");
}

static struct str
knows_programme(paper_in paper)
{
	return of_plan(paper, "programme");
}

static struct str
knows_question(paper_in paper)
{
	return of_plan(paper, "question");
}

static struct str
knows_population(paper_in paper)
{
	return of_plan(paper, "population");
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

static struct str
knows_flow(paper_in paper)
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

static struct str
knows_assignment(paper_in paper)
{
	if (eval_is_lot(paper))
		return T("By lot: chance decided who was on the programme. Who "
		         "is compared with whom was then made alike in what "
		         "was recorded, too.");
	return T("Not by chance. People like them were found among those who "
	         "did not start the programme.");
}

static struct str
knows_zero(paper_in paper)
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

static struct str
knows_size(paper_in paper)
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

static struct str
knows_outcomes(paper_in paper)
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

static struct str
knows_method(paper_in paper)
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

static struct str
knows_balance(paper_in paper)
{
	int poor = 0, all = 0;
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "balance"), i, one) {
		all++;
		poor += str_is(result_word(one, "rating"), "poor");
	}
	if (all == 0)
		return S("");
	return TV(paper->arena,
	          "{all} characteristics compared before and after; {poor} "
	          "still differ by more than 0.1.",
	          {"all", eval_say_number(paper, all, 0)},
	          {"poor", eval_say_number(paper, poor, 0)});
}

static struct str
knows_missing(paper_in paper)
{
	const json_t *missing = json_object_get(paper->result, "missing");

	if (!json_is_array(missing))
		return S("");
	if (json_array_size(missing) == 0)
		return T("Nothing was missing.");
	return T("Counted for each column and group; how each was dealt with "
	         "is in the table.");
}

static struct str
knows_effect(paper_in paper)
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

static struct str
knows_more(paper_in paper)
{
	if (result_list(paper->result, "effects") == NULL)
		return S("");
	return T("Every outcome, method and group that was planned is shown, "
	         "with what it was planned as.");
}

static struct str
knows_subgroups(paper_in paper)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "effects"), i, one) {
		if (str_is(result_word(one, "family"), "subgroup"))
			return T("By interaction alone, as an exploration.");
	}
	return S("");
}

static struct str
knows_confounding(paper_in paper)
{
	double e = result_num(json_object_get(paper->result, "sensitivity"),
	                      "evalue");

	if (isnan(e))
		return knows_balance(paper);
	return TV(paper->arena,
	          "{balance} To explain the difference away, something "
	          "unmeasured would have to go with both the programme and "
	          "the outcome by a risk ratio of {e}.",
	          {"balance", knows_balance(paper)},
	          {"e", eval_say_number(paper, e, 2)});
}

/* A count of the lock; one that is not known is none. */
static int64_t
counted(const json_t *lock, const char *key)
{
	double n = result_num(lock, key);

	return isnan(n) ? 0 : (int64_t)n;
}

static struct str
knows_lock(paper_in paper)
{
	const json_t *lock = json_object_get(paper->result, "lock");

	if (lock == NULL)
		return S("");
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

static struct str
knows_law(paper_in paper)
{
	return of_plan(paper, "lawful_basis");
}

/*
 * An outcome of dated offences, convictions or recalls is worked out by one
 * rule for both groups.  How a column of a table came about nobody says.
 */
static struct str
knows_records(paper_in paper)
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

static struct str
knows_limits(paper_in paper)
{
	return eval_say_limit(paper);
}

static struct str
knows_maryland(paper_in paper)
{
	if (eval_is_lot(paper))
		return T("Level 5: chance decided who was on the programme. "
		         "Where many of them were left out afterwards, it is "
		         "lower.");
	return T("Level 3: a group on the programme is compared with one that "
	         "is alike in what was measured.");
}

static struct str
knows_not_four(paper_in paper)
{
	if (eval_is_lot(paper))
		return T("Chance decided: it is above level 4.");
	return T("Level 4 needs many sites with and without the programme and "
	         "control of what else differs; here people, not sites, are "
	         "matched, and by what was recorded alone.");
}

static struct str
knows_not_five(paper_in paper)
{
	if (eval_is_lot(paper))
		return T("Level 5 needs that chance decides who is on the "
		         "programme. It did.");
	return T("Level 5 needs that chance decides who is on the programme. "
	         "It did not.");
}

static struct str
knows_nesta(paper_in paper)
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

/* --- the lists ----------------------------------------------------------- */

static const struct eval_check trend[] = {
        {TK("Title and summary"), knows_title},
        {TK("Background and theory of the programme"), NULL},
        {TK("Who took part, and where"), knows_population},
        {TK("What was delivered, by whom, how often"), NULL},
        {TK("Aims"), knows_question},
        {TK("Outcomes"), knows_outcomes},
        {TK("How large the study is, and why"), knows_size},
        {TK("How people came into the groups"), knows_assignment},
        {TK("Who knew which group somebody was in"), NULL},
        {TK("Unit of analysis"), knows_zero},
        {TK("Methods"), knows_method},
        {TK("How many at each step"), knows_flow},
        {TK("When people were recruited"), NULL},
        {TK("Who they were at the beginning"), knows_balance},
        {TK("How alike the groups are"), knows_balance},
        {TK("Numbers in each analysis"), knows_flow},
        {TK("What was found, with intervals"), knows_effect},
        {TK("Other analyses"), knows_more},
        {TK("Harms and other effects"), NULL},
        {TK("How well the programme was kept to"), NULL},
        {TK("What it means, with its limits"), knows_limits},
        {TK("Whom else it is true of"), NULL},
};

static const struct eval_check strobe[] = {
        {TK("Title and summary"), knows_title},
        {TK("Background"), NULL},
        {TK("Aims"), knows_question},
        {TK("Design"), knows_assignment},
        {TK("Setting and dates"), NULL},
        {TK("Who took part"), knows_population},
        {TK("Outcomes"), knows_outcomes},
        {TK("Where data come from"), knows_records},
        {TK("What was done against bias"), knows_lock},
        {TK("How large the study is, and why"), knows_size},
        {TK("How numbers were dealt with"), knows_method},
        {TK("Methods"), knows_zero},
        {TK("What was missing"), knows_missing},
        {TK("How many at each step"), knows_flow},
        {TK("Who they were at the beginning"), knows_balance},
        {TK("What was found, with intervals"), knows_effect},
        {TK("Other analyses"), knows_more},
        {TK("What the findings come to"), knows_effect},
        {TK("Limits"), knows_limits},
        {TK("What others have found"), NULL},
        {TK("Whom else it is true of"), NULL},
        {TK("Lawful basis of the data"), knows_law},
        {TK("Who paid"), NULL},
};

static const struct eval_check tidier[] = {
        {TK("Name of the programme"), knows_programme},
        {TK("Why it should help"), NULL},
        {TK("What materials were used"), NULL},
        {TK("What was done"), NULL},
        {TK("Who gave it, and their training"), NULL},
        {TK("How: in person, in groups"), NULL},
        {TK("Where"), NULL},
        {TK("When, how often, how long"), NULL},
        {TK("How it was fitted to each person"), NULL},
        {TK("What changed on the way"), NULL},
        {TK("How well it was planned to be kept to"), NULL},
        {TK("How well it was kept to"), NULL},
};

static const struct eval_check robins[] = {
        {TK("Confounding"), knows_confounding},
        {TK("Selection of those compared"), knows_zero},
        {TK("Who counts as on the programme"), knows_population},
        {TK("Departures from what was intended"), NULL},
        {TK("Missing data"), knows_missing},
        {TK("How the outcome is measured"), knows_records},
        {TK("Which results are reported"), knows_lock},
};

static const struct eval_check emmie[] = {
        {TK("Effect"), knows_effect},
        {TK("Mechanism: how it works"), NULL},
        {TK("Moderators: for whom, and where"), knows_subgroups},
        {TK("Implementation: what it takes"), NULL},
        {TK("Economics: what it costs, and saves"), NULL},
};

static const struct eval_check maryland[] = {
        {TK("Level"), knows_maryland},
        {TK("Why not level 4"), knows_not_four},
        {TK("Why not level 5"), knows_not_five},
};

static const struct eval_check nesta[] = {
        {TK("Level"), knows_nesta},
        {TK("Level 4: found again by others, elsewhere"), NULL},
        {TK("Level 5: shown to work at scale"), NULL},
};

#define LIST(name, about, v) \
	{ \
		name, about, v, sizeof(v) / sizeof((v)[0]) \
	}

const struct eval_checklist eval_checklists[] = {
        LIST("TREND", TK("Evaluations without allocation by chance"), trend),
        LIST("STROBE", TK("Studies that observe"), strobe),
        LIST("TIDieR", TK("What was delivered"), tidier),
        LIST("ROBINS-I", TK("Where bias may come from"), robins),
        LIST("EMMIE", TK("What those who decide need to know"), emmie),
        LIST("Maryland", TK("How strong the design is, 1 to 5"), maryland),
        LIST("Nesta", TK("How far the evidence goes, 1 to 5"), nesta),
};
const size_t eval_checklists_n =
        sizeof(eval_checklists) / sizeof(eval_checklists[0]);
