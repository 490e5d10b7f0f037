/*
 * study_words.c - the closed lists of studies, and what they are called.
 */
#include "insight/study/study_local.h"

const char *const study_start_words[STUDY_STARTS + 1] = {"induction", "plan",
                                                         "contact", NULL};
const char *const study_start_keys[] = {
        TK("The first talk of the induction"),
        TK("The first plan that both sides agreed"),
        TK("The first appointment that was kept"),
};
const struct study_event study_start_events[STUDY_STARTS] = {
        {"induction.talked", NULL},
        {"plan.agreed", NULL},
        {"contact.recorded", "attended_complied"},
};

const char *const study_column_words[STUDY_COLUMNS + 1] = {
        "age",         "sex",           "ethnicity",       "sentence", "months",
        "unpaid_work", "orders_before", "offences_before", NULL};
const char *const study_column_keys[] = {
        TK("Age at the start of the order"),
        TK("Sex"),
        TK("Ethnic group"),
        TK("Kind of order"),
        TK("Length of the order in months"),
        TK("Whether the order has unpaid work"),
        TK("Orders before this one"),
        TK("Proven offences in the year before"),
};

const char *const study_state_words[STUDY_STATES + 1] = {
        "designed", "registered", "frozen", "analysed",
        "checked",  "published",  NULL};

const char *const study_stage_keys[STUDY_STAGES] = {
        TK("Designed"),       TK("Registered"),  TK("People are starting"),
        TK("Follow-up runs"), TK("Rows frozen"), TK("Analysed"),
        TK("Checked"),        TK("Published"),
};

bool
study_column_number(enum study_column column)
{
	return column == STUDY_AGE || column == STUDY_MONTHS ||
	       column == STUDY_ORDERS_BEFORE || column == STUDY_OFFENCES_BEFORE;
}
