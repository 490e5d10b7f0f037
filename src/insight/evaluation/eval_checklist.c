/*
 * eval_checklist.c - what those who judge evaluations ask.
 *
 * Items are named in our own words after TREND (2004), CONSORT (2010, 2025),
 * STROBE (2007), TIDieR (2014), ROBINS-I (2016), RoB 2 (2019), EMMIE (2015),
 * the Maryland scale and Nesta's standards of evidence.  What a result does
 * not know is left open.
 */
#include "base/text.h"
#include "insight/evaluation/eval_checklist_local.h"

/* --- the lists ----------------------------------------------------------- */

static const struct eval_check trend[] = {
        {TK("Title and summary"), eval_knows_title},
        {TK("Background and theory of the programme"), NULL},
        {TK("Who took part, and where"), eval_knows_population},
        {TK("What was delivered, by whom, how often"), NULL},
        {TK("Aims"), eval_knows_question},
        {TK("Outcomes"), eval_knows_outcomes},
        {TK("How large the study is, and why"), eval_knows_size},
        {TK("How people came into the groups"), eval_knows_assignment},
        {TK("Who knew which group somebody was in"), NULL},
        {TK("Unit of analysis"), eval_knows_zero},
        {TK("Methods"), eval_knows_method},
        {TK("How many at each step"), eval_knows_flow},
        {TK("When people were recruited"), NULL},
        {TK("Who they were at the beginning"), eval_knows_balance},
        {TK("How alike the groups are"), eval_knows_balance},
        {TK("Numbers in each analysis"), eval_knows_flow},
        {TK("What was found, with intervals"), eval_knows_effect},
        {TK("Other analyses"), eval_knows_more},
        {TK("Harms and other effects"), NULL},
        {TK("How well the programme was kept to"), NULL},
        {TK("What it means, with its limits"), eval_knows_limits},
        {TK("Whom else it is true of"), NULL},
};

static const struct eval_check consort[] = {
        {TK("Title and summary"), eval_knows_title},
        {TK("Where the trial was registered"), NULL},
        {TK("The plan, and where it may be read"), eval_knows_lock},
        {TK("Background"), NULL},
        {TK("Aims"), eval_knows_question},
        {TK("How people it is about had a say in it"), NULL},
        {TK("Design"), eval_knows_assignment},
        {TK("What changed after it began"), NULL},
        {TK("Who took part, and where"), eval_knows_population},
        {TK("What each group was given"), NULL},
        {TK("Outcomes"), eval_knows_outcomes},
        {TK("Harms, and how they were looked for"), NULL},
        {TK("How large the study is, and why"), eval_knows_size},
        {TK("How the lot was drawn"), NULL},
        {TK("How it was kept hidden until somebody was in"), NULL},
        {TK("Who took people in, and who gave them a group"), NULL},
        {TK("Who knew which group somebody was in"), NULL},
        {TK("Methods"), eval_knows_method},
        {TK("In which group each is counted"), eval_knows_assigned},
        {TK("What was missing"), eval_knows_missing},
        {TK("How many at each step"), eval_knows_flow},
        {TK("Of how many the outcome is known"), eval_knows_followed},
        {TK("When people were recruited"), NULL},
        {TK("Who they were at the beginning"), eval_knows_chance},
        {TK("What was found, with intervals"), eval_knows_effect},
        {TK("Other analyses"), eval_knows_more},
        {TK("Harms and other effects"), NULL},
        {TK("How well the programme was kept to"), NULL},
        {TK("What it means, with its limits"), eval_knows_limits},
        {TK("Whom else it is true of"), NULL},
        {TK("Who paid"), NULL},
};

static const struct eval_check strobe[] = {
        {TK("Title and summary"), eval_knows_title},
        {TK("Background"), NULL},
        {TK("Aims"), eval_knows_question},
        {TK("Design"), eval_knows_assignment},
        {TK("Setting and dates"), NULL},
        {TK("Who took part"), eval_knows_population},
        {TK("Outcomes"), eval_knows_outcomes},
        {TK("Where data come from"), eval_knows_records},
        {TK("What was done against bias"), eval_knows_lock},
        {TK("How large the study is, and why"), eval_knows_size},
        {TK("How numbers were dealt with"), eval_knows_method},
        {TK("Methods"), eval_knows_zero},
        {TK("What was missing"), eval_knows_missing},
        {TK("How many at each step"), eval_knows_flow},
        {TK("Who they were at the beginning"), eval_knows_balance},
        {TK("What was found, with intervals"), eval_knows_effect},
        {TK("Other analyses"), eval_knows_more},
        {TK("What the findings come to"), eval_knows_effect},
        {TK("Limits"), eval_knows_limits},
        {TK("What others have found"), NULL},
        {TK("Whom else it is true of"), NULL},
        {TK("Lawful basis of the data"), eval_knows_law},
        {TK("Who paid"), NULL},
};

static const struct eval_check tidier[] = {
        {TK("Name of the programme"), eval_knows_programme},
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
        {TK("Confounding"), eval_knows_confounding},
        {TK("Selection of those compared"), eval_knows_zero},
        {TK("Who counts as on the programme"), eval_knows_grouped},
        {TK("Departures from what was intended"), NULL},
        {TK("Missing data"), eval_knows_missing},
        {TK("How the outcome is measured"), eval_knows_records},
        {TK("Which results are reported"), eval_knows_lock},
};

static const struct eval_check rob[] = {
        {TK("How the groups came about"), eval_knows_drawn},
        {TK("Departures from what was intended"), eval_knows_assigned},
        {TK("Outcomes that are missing"), eval_knows_followed},
        {TK("How the outcome is measured"), eval_knows_records},
        {TK("Which results are reported"), eval_knows_lock},
};

static const struct eval_check emmie[] = {
        {TK("Effect"), eval_knows_effect},
        {TK("Mechanism: how it works"), NULL},
        {TK("Moderators: for whom, and where"), eval_knows_subgroups},
        {TK("Implementation: what it takes"), NULL},
        {TK("Economics: what it costs, and saves"), NULL},
};

static const struct eval_check maryland[] = {
        {TK("Level"), eval_knows_maryland},
        {TK("Why not level 4"), eval_knows_not_four},
        {TK("Why not level 5"), eval_knows_not_five},
};

static const struct eval_check nesta[] = {
        {TK("Level"), eval_knows_nesta},
        {TK("Level 4: found again by others, elsewhere"), NULL},
        {TK("Level 5: shown to work at scale"), NULL},
};

#define LIST(name, about, of, v) \
	{ \
		name, about, of, v, sizeof(v) / sizeof((v)[0]) \
	}

const struct eval_checklist eval_checklists[] = {
        LIST("TREND", TK("Evaluations without allocation by chance"),
             EVAL_LIST_SEEN, trend),
        LIST("CONSORT", TK("Experiments with allocation by chance"),
             EVAL_LIST_LOT, consort),
        LIST("STROBE", TK("Studies that observe"), EVAL_LIST_SEEN, strobe),
        LIST("TIDieR", TK("What was delivered"), EVAL_LIST_ALL, tidier),
        LIST("ROBINS-I", TK("Where bias may come from"), EVAL_LIST_SEEN,
             robins),
        LIST("RoB 2", TK("Where bias may come from"), EVAL_LIST_LOT, rob),
        LIST("EMMIE", TK("What those who decide need to know"), EVAL_LIST_ALL,
             emmie),
        LIST("Maryland", TK("How strong the design is, 1 to 5"), EVAL_LIST_ALL,
             maryland),
        LIST("Nesta", TK("How far the evidence goes, 1 to 5"), EVAL_LIST_ALL,
             nesta),
};
const size_t eval_checklists_n =
        sizeof(eval_checklists) / sizeof(eval_checklists[0]);
