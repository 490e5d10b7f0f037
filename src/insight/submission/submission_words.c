/*
 * submission_words.c - the closed lists of submissions, and the dated rules.
 */
#include "insight/submission/submission_local.h"

const char *const submission_columns[SUBMISSION_FIELDS + 1] = {
        "surname",
        "forename",
        "date_of_birth",
        "sex",
        "pnc_id",
        "prison_number",
        "index_date",
        "conviction_date",
        "intervention_start",
        "intervention_end",
        NULL,
};

const char *const submission_field_keys[SUBMISSION_FIELDS] = {
        TK("Surname"),
        TK("Forename"),
        TK("Date of birth"),
        TK("Sex"),
        TK("PNC number, with a check letter that fits"),
        TK("Prison number"),
        TK("Index date: released, or sentenced to a community order"),
        TK("Conviction date"),
        TK("Start of the intervention"),
        TK("End of the intervention"),
};

bool
submission_essential(enum submission_field field)
{
	return field == SUBMISSION_SURNAME || field == SUBMISSION_FORENAME ||
	       field == SUBMISSION_BORN || field == SUBMISSION_SEX ||
	       field == SUBMISSION_START;
}

struct str
submission_path(struct arena *arena, int64_t id, const char *rest)
{
	return str_print(arena, "/submissions/%.*s%s",
	                 STR_ARG(id_show(arena, id)), rest);
}

#define OVERVIEW \
	"A public overview of the Justice Data Lab at its launch, 2013; its " \
	"present guide was not read"
#define SHARES_2014 \
	"Shares of the people sent that were compared in four requests, " \
	"January 2014 (russellwebster.com): 17, 37, 14 and 47 in 100"

const struct policy_default submission_policies[] = {
        {"submission.fewest", "2013-04-01", NULL, "", "60", "people",
         TK("Fewest people in a file for the Justice Data Lab"), OVERVIEW,
         false},
        {"submission.adult_years", "2013-04-01", NULL, "", "18", "years",
         TK("Youngest age at the start for a file of adults"), "ours", false},
        {"submission.found", "2013-04-01", NULL, "", "894", "of 1,000",
         TK("How many of those sent are found in police records"),
         "One request (Blue Sky): 287 of 321 sent were found", false},
        {"submission.compared_least", "2013-04-01", NULL, "", "140", "of 1,000",
         TK("Fewest of those sent who are compared in the end"), SHARES_2014,
         false},
        {"submission.compared_most", "2013-04-01", NULL, "", "700", "of 1,000",
         TK("Most of those sent who are compared in the end"),
         "One request (Leeds, 2017): 142 of 203 sent were compared", false},
        {"submission.comparators", "2013-04-01", NULL, "", "100", "people",
         TK("How many are compared with each person of a submission"), "ours",
         false},
        {"submission.copy_days", "2013-04-01", NULL, "", "14", "days",
         TK("How long one's own copy of a submission may be kept"), "ours",
         false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};
