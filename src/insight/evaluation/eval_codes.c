/*
 * eval_codes.c - what was met, as a sentence.
 */
#include "insight/evaluation/eval_codes.h"

#include <inttypes.h>

#include "base/buf.h"

struct code {
	enum eval_status status;
	const char *what; /* then where: columns, counts, row */
	const char *of;   /* what is counted, one and several */
	const char *many;
	const char *then; /* what to do, or what it means */
};

static const struct code codes[STATS_CODES] = {
        [E_BAD_VALUE] = {EVAL_DATA, "A value is missing or cannot be used",
                         "row", "rows",
                         "Mend it in the file, or name another column in the "
                         "plan"},
        [E_DUPLICATE_ID] = {EVAL_DATA, "Somebody is in the file twice",
                            "person", "people",
                            "Keep one row for each person: the first that is "
                            "eligible, unless the plan says otherwise"},
        [E_TIME_ORDER] = {EVAL_DATA, "Days stand in an order they cannot have",
                          "row", "rows",
                          "Mend the days, or say in the plan's [follow_up] "
                          "how such time is counted (zero, same_day)"},
        [E_IMMATURE] = {EVAL_DATA,
                        "Not everybody has been followed for the whole time "
                        "and lag",
                        "person", "people",
                        "Wait for a later data cut, take in only those who "
                        "began early enough, or let the plan censor them "
                        "(immature)"},
        [E_POST_TREATMENT] = {EVAL_DATA,
                              "Something was known only after follow-up "
                              "began, and may have come of the programme",
                              "row", "rows",
                              "Use the value known before, or take the "
                              "covariate out of the plan"},
        [E_SEPARATION] = {EVAL_NOT_ESTIMABLE,
                          "These tell the two sides apart without fail, so "
                          "that no model can be fitted",
                          "row", "rows",
                          "Leave one of them out of the score, join rare "
                          "words together, or match exactly on it"},
        [E_MONOTONE] = {EVAL_NOT_ESTIMABLE,
                        "All events are on one side of this, so that its "
                        "effect has no end",
                        "event", "events",
                        "Leave it out of the model, or look at the curves"},
        [E_NO_EVENTS] = {EVAL_NOT_ESTIMABLE,
                         "Nobody in one of the groups has an event", "event",
                         "events",
                         "Follow people for longer, or choose an outcome that "
                         "happens more often"},
        [E_FEW_EVENTS] = {EVAL_NOT_ESTIMABLE,
                          "There are too few people with the event in a group, "
                          "or without it, for a model",
                          "person", "people",
                          "Look at the curves and the counts, or follow people "
                          "for longer"},
        [E_NO_OVERLAP] = {EVAL_NOT_ESTIMABLE,
                          "No participant has a comparator who is like them",
                          "participant", "participants",
                          "Widen the caliper, ask for fewer exact columns, or "
                          "look for other comparators"},
        [E_NO_BALANCE_POSSIBLE] = {EVAL_NOT_ESTIMABLE,
                                   "No weights make the comparators' mean the "
                                   "participants' one",
                                   "column", "columns",
                                   "Leave these out of the weighting, or look "
                                   "for other comparators"},
        [E_NOT_CONVERGED] = {EVAL_NOT_ESTIMABLE,
                             "A model did not come to an end", "step", "steps",
                             "Leave columns out that say nearly the same, or "
                             "bring their numbers to a like size"},
        [E_PLAN_CHANGED] = {EVAL_PLAN,
                            "The plan, the data or the ledger are not those "
                            "that were sealed",
                            "place", "places",
                            "Put them back as they were, or say what changed "
                            "and why with eval plan amend"},
        [E_PLAN_UNSEALED] = {EVAL_PLAN,
                             "Outcomes stay closed until the plan is sealed "
                             "and a design is accepted",
                             "step", "steps",
                             "Go on with eval plan seal, eval design and eval "
                             "design accept"},
        [E_DISCLOSURE] = {EVAL_DISCLOSURE,
                          "This would let somebody be found out", "cell",
                          "cells",
                          "Join groups together, or leave this table or this "
                          "release out"},
        [W_ALIASED] = {EVAL_DONE,
                       "These columns say what earlier ones say already, and "
                       "were left out",
                       "column", "columns",
                       "Take them out of the plan if that was not meant"},
        [W_FEW_EVENTS] = {EVAL_DONE,
                          "There are fewer than ten events for each number "
                          "that a model works out",
                          "event", "events", "Read its estimates with care"},
        [W_FEW_SETS] = {EVAL_DONE,
                        "There are fewer than forty sets of people to judge "
                        "chance by",
                        "set", "sets",
                        "Intervals and p are those of the t distribution, and "
                        "still rest on few"},
        [W_NOT_AT_RISK] = {EVAL_DONE,
                           "People who were not at risk on the first day were "
                           "left out",
                           "person", "people",
                           "Nothing could be seen of them, and nothing need "
                           "be mended"},
        [W_ROWS_DROPPED] = {EVAL_DONE, "Rows with gaps were left out", "row",
                            "rows",
                            "Fill the gaps, or let the plan say how they are "
                            "handled"},
        [W_LIKE_NOBODY] = {EVAL_DONE,
                           "Comparators who have something that no "
                           "participant has were left out",
                           "comparator", "comparators",
                           "They can be compared with nobody, and nothing "
                           "need be mended"},
        [W_POOR_BALANCE] = {EVAL_DONE,
                            "The groups still differ by more than a tenth of "
                            "a standard deviation",
                            "column", "columns",
                            "What is found may come of that difference"},
        [W_LOW_RETENTION] = {EVAL_DONE,
                             "Many participants found no comparator and were "
                             "left out",
                             "participant", "participants",
                             "What is found holds for those who were kept"},
        [W_NONPROPORTIONAL] = {EVAL_DONE,
                               "The ratio of the two groups changes with time",
                               "column", "columns",
                               "Read the curves and the mean time without an "
                               "event instead of one ratio"},
        [W_EXTREME_WEIGHTS] = {EVAL_DONE,
                               "A few comparators count for very many",
                               "person", "people",
                               "Read the estimate with care, and look at the "
                               "other methods of the plan"},
        [W_MANY_GROUPS] = {EVAL_DONE,
                           "Groups were left out: there are more of them than "
                           "can be compared",
                           "group", "groups",
                           "Put them together in a column of fewer words, and "
                           "amend the plan"},
        [W_UNLINKED] = {EVAL_DONE,
                        "Rows are of people who are not in the file of people",
                        "row", "rows",
                        "Look whether ids are written alike in both files: "
                        "what these people did is counted for nobody"},
        [W_SAME_ROWS] = {EVAL_DONE,
                         "Rows stand in a file more than once, alike in all "
                         "their columns",
                         "row too many", "rows too many",
                         "Each is counted: take them out where a file was put "
                         "together twice"},
        [W_SAME_DAY] = {EVAL_DONE,
                        "Somebody had several on one day, and of those as they "
                        "come they are one",
                        "too many", "too many",
                        "Nothing need be mended: how often counts each"},
};

/* Whether what is noted is of a file as a whole, which it names. */
static bool
is_of_file(const struct stats_note *note)
{
	return note->code == W_UNLINKED || note->code == W_SAME_ROWS;
}

static void
columns_put(struct buf *buf, const struct stats_note *note)
{
	for (size_t i = 0; i < note->columns_n; i++)
		buf_print(buf, "%s%.*s",
		          i > 0              ? ", "
		          : is_of_file(note) ? note->columns_n == 1 ? ": file "
		                                                    : ": files "
		          : note->columns_n == 1 ? ": column "
		                                 : ": columns ",
		          STR_ARG(note->columns[i]));
	if (note->columns_n == STATS_NOTED_MOST)
		buf_lit(buf, " and perhaps others");
}

struct str
eval_code_says(struct arena *arena, const struct stats_note *note)
{
	const struct code *code = &codes[note->code];
	struct buf buf;

	buf_init(&buf, arena, 0);
	buf_str(&buf, str_empty(note->what) ? str_of(code->what) : note->what);
	columns_put(&buf, note);
	if (note->count > 0)
		buf_print(&buf, "%s%" PRId64 " %s",
		          note->columns_n > 0 ? "; " : ": ", note->count,
		          note->count == 1 ? code->of : code->many);
	if (note->row > 0)
		buf_print(&buf, "%s row %" PRId64,
		          note->count > 1 ? ", the first in" : ", in",
		          note->row);
	if (str_empty(note->then))
		buf_print(&buf, ". %s.", code->then);
	else
		buf_print(&buf, ". %.*s.", STR_ARG(note->then));
	return buf_get(&buf);
}

enum eval_status
eval_code_status(enum stats_code code)
{
	return codes[code].status;
}
