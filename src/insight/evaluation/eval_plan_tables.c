/*
 * eval_plan_tables.c - every key of a plan, and what it means.
 *
 * docs/evaluation-plan.md says the same at greater length; a test holds the
 * two together.
 */
#include <stddef.h>

#include "insight/evaluation/eval_plan_local.h"

const char *const plan_outcome_kinds[] = {"binary", "count", "time",
                                          "recurrent", NULL};
const char *const plan_families[] = {"primary", "secondary", "exploratory",
                                     "negative-control", NULL};
const char *const plan_method_kinds[] = {"nearest", "radius",   "exact",
                                         "cem",     "subclass", "optimal",
                                         "iptw",    "entropy",  NULL};
const char *const plan_made_of[] = {"offences", "recalls", "either", NULL};
const char *const plan_zeros[] = {"index", "risk-set", "landmark", NULL};

const char *const plan_units[] = {"day", "week", "month", NULL};

static const char *const allocations[] = {"observed", "lot", NULL};
static const char *const shapes[] = {"table", "events", NULL};
static const char *const same_days[] = {"refuse", "next", NULL};
static const char *const immatures[] = {"refuse", "censor", NULL};
static const char *const recalls[] = {"competes", "nothing", NULL};
static const char *const sorts[] = {"number", "word", NULL};
static const char *const estimands[] = {"att", "ate", "ato", NULL};
static const char *const models[] = {"logistic", "probit", NULL};
static const char *const scales[] = {"score", "logit", NULL};
static const char *const orders[] = {"largest", "smallest", "data",
                                     "closest", "random",   NULL};
static const char *const ties[] = {"input", "id", NULL};
static const char *const widths[] = {"sd", "pooled", "raw", NULL};
static const char *const missing[] = {"category", "impute", NULL};
static const char *const spendings[] = {"obrien-fleming", "pocock", NULL};
static const char *const families[] = {"benjamini-hochberg", "holm", NULL};

_Static_assert(sizeof(enum eval_zero) == sizeof(int), "read as an int");
_Static_assert(sizeof(enum eval_unit) == sizeof(int), "read as an int");
_Static_assert(sizeof(enum eval_made_of) == sizeof(int), "read as an int");
_Static_assert(sizeof(enum stats_order) == sizeof(int), "read as an int");

#define IN(member)  .at = offsetof(struct eval_plan, member)
#define INO(member) .at = offsetof(struct eval_outcome, member)
#define INC(member) .at = offsetof(struct eval_covariate, member)
#define INM(member) .at = offsetof(struct eval_method, member)
#define NIN(member) .count_at = offsetof(struct eval_plan, member)

#define NEAREST  (1U << EVAL_NEAREST)
#define RADIUS   (1U << EVAL_RADIUS)
#define EXACT    (1U << EVAL_EXACT)
#define CEM      (1U << EVAL_CEM)
#define SUBCLASS (1U << EVAL_SUBCLASS)
#define OPTIMAL  (1U << EVAL_OPTIMAL)
#define IPTW     (1U << EVAL_IPTW)
#define ENTROPY  (1U << EVAL_ENTROPY)
#define PAIRED   (NEAREST | RADIUS | OPTIMAL)

static const struct plan_key study[] = {
        {"title", PLAN_WORDS, IN(title), .needed = true, .high = 200,
         .begin = "\"\"", .says = "What the study is called"},
        {"question", PLAN_WORDS, IN(question), .needed = true, .high = 1000,
         .begin = "\"Did the programme change proven reoffending among the "
                  "people who took it?\"",
         .says = "What it asks, in one sentence"},
        {"programme", PLAN_WORDS, IN(programme), .needed = true, .high = 200,
         .begin = "\"\"",
         .says = "The programme; releases of the same one are compared so "
                 "that no difference gives anybody away"},
        {"population", PLAN_WORDS, IN(population), .high = 1000,
         .begin = "\"\"", .says = "Whom it is about"},
        {"lawful_basis", PLAN_WORDS, IN(lawful_basis), .high = 1000,
         .begin = "\"\"",
         .says = "The controller's basis in law for using data on criminal "
                 "offences; needed unless nobody in it is real"},
        {"reviewers", PLAN_LINES, IN(reviewers), NIN(reviewers_n), .high = 200,
         .begin = "[]",
         .says = "Who read this plan before the seal; at least one unless "
                 "nobody in it is real"},
        {"simulated", PLAN_YES, IN(simulated), .begin = "false",
         .says = "Whether nobody in the data is real"},
        {"allocation", PLAN_EITHER, IN(by_lot), .later = true,
         .words = allocations, .begin = "\"observed\"",
         .says = "How people came into the groups: observed, not by chance; "
                 "or lot, by chance alone"},
        {.key = NULL}};

static const struct plan_key data[] = {
        {"shape", PLAN_EITHER, IN(from_events), .words = shapes,
         .begin = "\"events\"",
         .says = "events: people.csv and events.csv; table: one table that "
                 "holds the outcomes too"},
        {"id", PLAN_COLUMN, IN(id), .begin = "\"id\"",
         .says = "Column with each person's pseudonym"},
        {"group", PLAN_COLUMN, IN(group), .begin = "\"group\"",
         .says = "Column with 1 for participants, 0 for comparators"},
        {"index_date", PLAN_COLUMN, IN(index_date), .begin = "\"index_date\"",
         .says = "Column with the day that time at risk begins"},
        {"start_date", PLAN_COLUMN, IN(start_date), .begin = "\"start_date\"",
         .says = "Column with the day a participant started; leave it out "
                 "where everybody starts on the index day"},
        {"data_cut", PLAN_DAY, IN(data_cut), .begin = "2026-09-30",
         .says = "The last day the records cover"},
        {.key = NULL}};

static const struct plan_key follow_up[] = {
        {"zero", PLAN_CHOICE, IN(zero), .words = plan_zeros,
         .begin = "\"risk-set\"",
         .says = "When the clock starts: index, the index day, where nobody "
                 "starts later; risk-set, the start, comparators drawing "
                 "theirs among those still at risk; landmark, a fixed day"},
        {"landmark_days", PLAN_WHOLE, IN(landmark_days), .high = 3650,
         .begin = "0", .says = "That day, after the index day (landmark)"},
        {"follow_days", PLAN_WHOLE, IN(follow_days), .low = 1, .high = 7300,
         .begin = "365", .says = "How long everybody is followed"},
        {"time_unit", PLAN_CHOICE, IN(unit), .later = true, .words = plan_units,
         .begin = "\"day\"",
         .says = "What a table counts its times and follow_days in: day, week "
                 "or month; a table with days of the calendar, and events, "
                 "count in days"},
        {"lag_days", PLAN_WHOLE, IN(lag_days), .high = 1825, .begin = "183",
         .says = "How long after that an offence may be proven"},
        {"same_day", PLAN_EITHER, IN(same_day_next), .words = same_days,
         .begin = "\"refuse\"",
         .says = "An offence on day 0: refuse it, or count it on the next "
                 "day"},
        {"immature", PLAN_EITHER, IN(censor_immature), .words = immatures,
         .begin = "\"refuse\"",
         .says = "People followed too short a time: refuse, or censor them "
                 "in analyses of how soon"},
        {"recall", PLAN_EITHER, IN(recall_nothing), .later = true,
         .words = recalls, .begin = "\"competes\"",
         .says = "A recall to custody before any offence, in analyses of how "
                 "soon: it competes, as a death does, or is nothing"},
        {"recall_rule", PLAN_WORDS, IN(recall_rule), .later = true,
         .high = 1000, .begin = "\"\"",
         .says = "The rule by which people were recalled then, from what day "
                 "it holds and where that stands, as the report names it"},
        {.key = NULL}};

static const struct plan_key outcome[] = {
        {"id", PLAN_ID, INO(id), .needed = true, .begin = "\"reoffended\"",
         .says = "Short name, a-z 0-9 - _"},
        {"label", PLAN_WORDS, INO(label), .needed = true, .high = 200,
         .begin = "\"Proven reoffence within one year\"",
         .says = "As the report calls it"},
        {"who", PLAN_WORDS, INO(who), .high = 200, .kinds = 1U << EVAL_BINARY,
         .begin = "\"reoffended\"",
         .says = "What comes after \"people who\" in a sentence; left out: "
                 "the label is named, or \"reoffended\" where it is made of "
                 "events"},
        {"who_cy", PLAN_WORDS, INO(who_cy), .high = 200,
         .kinds = 1U << EVAL_BINARY, .begin = "\"a aildroseddodd\"",
         .says = "The same in Welsh, after \"pobl\""},
        {"label_cy", PLAN_WORDS, INO(label_cy), .high = 200,
         .begin = "\"Aildrosedd wedi'i brofi o fewn blwyddyn\"",
         .says = "The label in Welsh"},
        {"kind", PLAN_CHOICE, INO(kind), .needed = true,
         .words = plan_outcome_kinds, .begin = "\"binary\"",
         .says = "binary: whether; count: how often; time: how soon; "
                 "recurrent: each of several, as they come (events)"},
        {"family", PLAN_CHOICE, INO(family), .needed = true,
         .words = plan_families, .begin = "\"primary\"",
         .says = "primary (one only), secondary, exploratory, or "
                 "negative-control, which must show nothing"},
        {"column", PLAN_COLUMN, INO(column),
         .kinds = 1U << EVAL_BINARY | 1U << EVAL_COUNT,
         .says = "Column that holds it; left out: made of events"},
        {"day", PLAN_COLUMN, INO(day), .later = true,
         .kinds = 1U << EVAL_BINARY,
         .says = "Column with the day on which what `column` says was decided "
                 "(events): 1 counts within follow-up, and whoever it was "
                 "decided of by their first day is not at risk"},
        {"time", PLAN_COLUMN, INO(time), .kinds = 1U << EVAL_TIME,
         .says = "Column with the days until it (time)"},
        {"event", PLAN_COLUMN, INO(event), .kinds = 1U << EVAL_TIME,
         .says = "Column with 1 it happened, 0 not yet, 2 something that "
                 "rules it out (time)"},
        {"exposure", PLAN_COLUMN, INO(exposure), .kinds = 1U << EVAL_COUNT,
         .says = "Column with the time at risk (count); left out: all alike"},
        {"model", PLAN_YES, INO(model), .later = true, .kinds = 1U << EVAL_TIME,
         .says = "Whether a Cox model of everybody, with the group and all "
                 "covariates, stands in the result too (time)"},
        {"of", PLAN_CHOICE, INO(of), .later = true, .words = plan_made_of,
         .begin = "\"offences\"",
         .says = "What it is made of, where no column holds it: proven "
                 "offences, recalls to custody, or either, whichever comes "
                 "first"},
        {"severity", PLAN_WHOLE, INO(severity), .later = true, .high = 5,
         .begin = "0",
         .says = "Of offences at least so severe, 1 to 5, as events.csv has "
                 "it; 0: of any"},
        {"apart", PLAN_YES, INO(apart), .later = true,
         .says = "Whether it is no part of another outcome that stands in a "
                 "column, and none of it; else a release that would tell of a "
                 "few who have one of the two alone hides one"},
        {.key = NULL}};

static const struct plan_key covariate[] = {
        {"name", PLAN_COLUMN, INC(name), .needed = true, .begin = "\"age\"",
         .says = "Its column"},
        {"label", PLAN_WORDS, INC(label), .high = 80, .begin = "\"Age\"",
         .says = "As the report calls it, in a few words; left out: as its "
                 "column is called"},
        {"label_cy", PLAN_WORDS, INC(label_cy), .high = 100,
         .begin = "\"Oedran\"", .says = "The same in Welsh"},
        {"kind", PLAN_EITHER, INC(word), .needed = true, .words = sorts,
         .begin = "\"number\"", .says = "number, or word: one of a few"},
        {"reference", PLAN_WORDS, INC(reference), .high = 200,
         .says = "The word the others are compared with; left out: the first "
                 "in the alphabet"},
        {"cuts", PLAN_NUMBERS, INC(cuts),
         .count_at = offsetof(struct eval_covariate, cuts_n), .begin = "[]",
         .says = "Where cem cuts a number, needed of each that is in the "
                 "score; a value equal to a cut goes up, and words are taken "
                 "as they are"},
        {"as_of", PLAN_COLUMN, INC(as_of),
         .says = "Column with the day it was known; later than the start of "
                 "follow-up is refused"},
        {"score", PLAN_YES, INC(score), .begin = "true",
         .says = "Whether it is in the score; else it is only compared"},
        {.key = NULL}};

static const struct plan_key method[] = {
        {"id", PLAN_ID, INM(id), .needed = true, .begin = "\"main\"",
         .says = "Short name, a-z 0-9 - _; the first method is the primary "
                 "one"},
        {"kind", PLAN_CHOICE, INM(kind), .needed = true,
         .words = plan_method_kinds, .begin = "\"nearest\"",
         .says = "nearest, radius, exact, cem, subclass, optimal, iptw or "
                 "entropy"},
        {"estimand", PLAN_CHOICE, INM(estimand), .words = estimands,
         .kinds = IPTW,
         .says = "For whom (iptw): att participants, ate everybody, ato those "
                 "who could be either"},
        {"model", PLAN_EITHER, INM(probit), .words = models,
         .kinds = PAIRED | SUBCLASS | IPTW, .begin = "\"logistic\"",
         .says = "How the score is modelled: logistic or probit"},
        {"scale", PLAN_EITHER, INM(on_logit), .words = scales,
         .kinds = PAIRED | SUBCLASS, .begin = "\"logit\"",
         .says = "What distances are of: score, or its logit"},
        {"ratio", PLAN_SIZE, INM(ratio), .low = 1, .high = 100,
         .kinds = NEAREST | OPTIMAL, .begin = "5",
         .says = "Comparators to each participant (nearest, optimal)"},
        {"replace", PLAN_YES, INM(replace), .kinds = NEAREST, .begin = "false",
         .says = "Whether one comparator may serve several (nearest)"},
        {"order", PLAN_CHOICE, INM(order), .words = orders, .kinds = NEAREST,
         .begin = "\"largest\"",
         .says = "Who chooses first (nearest): largest or smallest score, "
                 "data, the closest pair, or random, drawn by the seed"},
        {"ties", PLAN_EITHER, INM(ties_by_id), .words = ties, .kinds = PAIRED,
         .begin = "\"id\"",
         .says = "Of two as near: by id, so that the order of rows is "
                 "nothing, or input"},
        {"seed", PLAN_SEED, INM(seed), .begin = "1",
         .says = "Of all that is drawn"},
        {"caliper", PLAN_REAL, INM(caliper), .none = true, .low = 0,
         .high = 1000, .kinds = PAIRED, .begin = "0.2",
         .says = "The widest distance of a match, or none"},
        {"caliper_scale", PLAN_CHOICE, INM(scale), .words = widths,
         .kinds = PAIRED, .begin = "\"sd\"",
         .says = "In what: sd of all, pooled sd of the groups, raw"},
        {"exact", PLAN_COLUMNS, INM(exact),
         .count_at = offsetof(struct eval_method, exact_n),
         .kinds = PAIRED | EXACT | CEM, .begin = "[]",
         .says = "Covariates that must be the same"},
        {"adjusted", PLAN_YES, INM(adjusted), .begin = "false",
         .says = "Whether the model of the outcome has the covariates too"},
        {"subclasses", PLAN_SIZE, INM(subclasses), .low = 2, .high = 100,
         .kinds = SUBCLASS, .says = "How many (subclass)"},
        {"truncate", PLAN_REAL, INM(truncate), .none = true, .low = 50,
         .high = 100, .kinds = IPTW,
         .says = "Weights are cut at this percentile, or none (iptw)"},
        {"stacked", PLAN_YES, INM(stacked), .later = true,
         .kinds = IPTW | ENTROPY,
         .says = "Whether the errors of differences and ratios know that the "
                 "weights were estimated (iptw, entropy)"},
        {"firth", PLAN_YES, INM(firth), .later = true,
         .kinds = PAIRED | SUBCLASS | IPTW,
         .says = "Whether a logistic score has Firth's penalty where what is "
                 "known parts the groups wholly; left out: that stops"},
        {.key = NULL}};

static const struct plan_key balance[] = {
        {"interactions", PLAN_PAIRS, IN(interactions), NIN(interactions_n),
         .begin = "[]",
         .says = "Pairs of covariates, as [[\"age\", \"sex\"]]: how alike the "
                 "groups are in the two together; shown and rated, and "
                 "never in the score"},
        {.key = NULL}};

static const struct plan_key subgroups[] = {
        {"columns", PLAN_COLUMNS, IN(subgroups), NIN(subgroups_n),
         .begin = "[]",
         .says = "Covariates of words: a test of whether the effect differs, "
                 "and no more"},
        {.key = NULL}};

static const struct plan_key cohorts[] = {
        {"column", PLAN_COLUMN, IN(cohorts),
         .says = "Covariate of words that says in which cohort somebody is, "
                 "one of exact of the first method: each cohort is estimated "
                 "alone, and all are pooled"},
        {.key = NULL}};

static const struct plan_key sensitivity[] = {
        {"lag_days", PLAN_NUMBERS, IN(lags), NIN(lags_n),
         .says = "Other lags, in rising whole days: the primary outcome once "
                 "more with each (events)"},
        {.key = NULL}};

static const struct plan_key after[] = {
        {"columns", PLAN_COLUMNS, IN(after), NIN(after_n), .begin = "[]",
         .says = "How much of the programme somebody had, in numbers: known "
                 "only after the start, described and held against a primary "
                 "outcome that is binary, and never matched on"},
        {"described", PLAN_LINES, IN(described), NIN(described_n),
         .later = true, .high = 200, .begin = "[]",
         .says = "What else is described of participants alone, before and "
                 "after, by whoever has it: said beforehand, and no outcome"},
        {.key = NULL}};

static const struct plan_key gaps[] = {
        {"how", PLAN_EITHER, IN(impute), .words = missing,
         .begin = "\"category\"",
         .says = "category: a word or an indicator of its own; impute: "
                 "several times, pooled"},
        {"imputations", PLAN_SIZE, IN(imputations), .low = 20, .high = 200,
         .begin = "20", .says = "How many (impute)"},
        {"seed", PLAN_SEED, IN(impute_seed), .begin = "1",
         .says = "Of their draws (impute)"},
        {.key = NULL}};

static const struct plan_key looks[] = {
        {"shares", PLAN_SHARES, IN(looks), NIN(looks_n), .low = 0, .high = 1,
         .begin = "[]",
         .says = "Shares of the information at which one looks, rising; "
                 "none: one look, at the end"},
        {"planned_events", PLAN_REAL, IN(planned_events), .low = 0, .high = 1e9,
         .begin = "0", .says = "Events that are the whole information"},
        {"spending", PLAN_CHOICE, IN(spending), .words = spendings,
         .begin = "\"obrien-fleming\"",
         .says = "How the chance of a false finding is shared out"},
        {.key = NULL}};

static const struct plan_key judge[] = {
        {"smallest", PLAN_REAL, IN(smallest), .none = true, .low = 0, .high = 1,
         .begin = "\"none\"",
         .says = "The smallest change that would matter, as a share: 0.05 is "
                 "five in a hundred; or none"},
        {"base", PLAN_REAL, IN(base), .none = true, .low = 0, .high = 1,
         .begin = "0.37",
         .says = "The share who would reoffend anyway, as far as is known; "
                 "or none"},
        {"target_fall", PLAN_REAL, IN(target_fall), .low = 0, .high = 1,
         .begin = "0.05", .says = "The fall the study is to be able to see"},
        {"rate", PLAN_REAL, IN(rate), .later = true, .none = true, .low = 0,
         .high = 1000,
         .says = "Of a primary outcome that is a count or recurrent: how many "
                 "each person would have in the whole follow-up anyway, as "
                 "far as is known; with it what the study could see is worked "
                 "out; or none"},
        {"dispersion", PLAN_REAL, IN(dispersion), .later = true, .none = true,
         .low = 1, .high = 1000,
         .says = "With rate: how many times their mean the counts vary; left "
                 "out or none: 1, as by chance alone"},
        {"participants", PLAN_WHOLE, IN(participants), .later = true,
         .high = 1000000, .begin = "0",
         .says = "How many are expected to take part: with them what the study "
                 "could see is worked out at the seal; 0: with those in the "
                 "files"},
        {"power", PLAN_REAL, IN(power), .low = 0.5, .high = 0.999,
         .begin = "0.8", .says = "How surely"},
        {"alpha", PLAN_REAL, IN(alpha), .low = 0.0001, .high = 0.2,
         .begin = "0.05",
         .says = "The chance of a false finding: the interval of the "
                 "primary outcome is as sure as that"},
        {"multiplicity", PLAN_EITHER, IN(holm), .words = families,
         .begin = "\"holm\"", .says = "How several tests are corrected"},
        {.key = NULL}};

static const struct plan_key disclosure[] = {
        {"threshold", PLAN_WHOLE, IN(threshold), .low = 5, .high = 1000,
         .begin = "10", .says = "Counts below it are hidden"},
        {"rounding", PLAN_WHOLE, IN(rounding), .low = 1, .high = 1000,
         .begin = "5", .says = "Others are rounded to this"},
        {.key = NULL}};

static const char more_outcomes[] =
        "[[outcome]]\n"
        "id = \"how-often\"\n"
        "label = \"Proven reoffences within one year\"\n"
        "kind = \"count\"\n"
        "family = \"secondary\"\n\n"
        "[[outcome]]\n"
        "id = \"how-soon\"\n"
        "label = \"Days to the first proven reoffence\"\n"
        "kind = \"time\"\n"
        "family = \"secondary\"\n\n";
static const char more_covariates[] = "[[covariate]]\n"
                                      "name = \"ogrs\"\n"
                                      "kind = \"number\"\n"
                                      "cuts = [25, 50, 75]\n\n"
                                      "[[covariate]]\n"
                                      "name = \"sex\"\n"
                                      "kind = \"word\"\n\n";
static const char more_methods[] = "[[method]]\n"
                                   "id = \"weights\"\n"
                                   "kind = \"entropy\"\n\n";

const struct plan_table plan_tables[] = {
        {"study", false, false, study, NULL, "What is asked, and by whom"},
        {"data", false, false, data, NULL, "Columns of the files"},
        {"follow_up", false, false, follow_up, NULL,
         "When the clock starts and ends"},
        {"outcome", true, false, outcome, more_outcomes,
         "What may change; one is primary"},
        {"covariate", true, false, covariate, more_covariates,
         "What was known of people before"},
        {"method", true, false, method, more_methods,
         "How the groups are made alike; the first is the primary one, the "
         "others show how much hangs on it"},
        {"balance", false, true, balance, NULL,
         "What else the groups are to be alike in"},
        {"subgroups", false, false, subgroups, NULL, "For whom it may differ"},
        {"cohorts", false, true, cohorts, NULL,
         "Who came when, so that several rounds of it are one finding"},
        {"after", false, true, after, NULL, "What came after the start"},
        {"sensitivity", false, true, sensitivity, NULL,
         "What else might have been decided"},
        {"missing", false, false, gaps, NULL, "What is done about gaps"},
        {"looks", false, false, looks, NULL, "How often one looks"},
        {"judge", false, false, judge, NULL,
         "What the study could see, and when it "
         "says so"},
        {"disclosure", false, false, disclosure, NULL,
         "What leaves the folder"},
        {.name = NULL}};
