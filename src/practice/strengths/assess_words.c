/*
 * assess_words.c - the words stored and shown for each value.
 */
#include "practice/strengths/assess_local.h"

const char *const assess_codes[] = {"accommodation",
                                    "employment_education",
                                    "finance",
                                    "drug_use",
                                    "alcohol_use",
                                    "health_wellbeing",
                                    "personal_relationships_community",
                                    "thinking_behaviours_attitudes",
                                    "lifestyle_associates",
                                    NULL};
const char *const assess_states[] = {"not_started", "in_progress", "complete",
                                     NULL};
const char *const assess_voices[] = {"nobody", "own", "for", NULL};
const char *const assess_readies[] = {"",
                                      "made_changes",
                                      "making_changes",
                                      "want_to_make_changes",
                                      "needs_help_to_make_changes",
                                      "thinking_about_making_changes",
                                      "does_not_want_to_make_changes",
                                      "does_not_want_to_answer",
                                      "not_present",
                                      "not_applicable",
                                      NULL};
const char *const assess_links[] = {"unsaid", "yes", "no", NULL};
const char *const assess_standings[] = {"open",          "signed",
                                        "countersigned", "returned",
                                        "awaits_second", "countersigned_twice",
                                        "locked",        NULL};
const char *const assess_twices[] = {"", "rule", "asked", NULL};
const char *const assess_says_words[] = {"no", "yes", "second", NULL};
const char *const assess_locks[] = {"",      "moved",       "recalled",
                                    "died",  "order_ended", "does_not_want",
                                    "other", NULL};

const char *const assess_code_keys[] = {
        TK("Accommodation"),
        TK("Employment and education"),
        TK("Finances"),
        TK("Drug use"),
        TK("Alcohol use"),
        TK("Health and wellbeing"),
        TK("Personal relationships and community"),
        TK("Thinking, behaviours and attitudes"),
        TK("Lifestyle and associates"),
};
const char *const assess_code_keys_me[] = {
        TK("Where I live"),
        TK("Work and learning"),
        TK("Money"),
        TK("Drugs"),
        TK("Drink"),
        TK("My health"),
        TK("My people"),
        TK("How I think and act"),
        TK("How I spend my days"),
};
const char *const assess_state_keys[] = {
        TK("Not started"),
        TK("In progress"),
        TK("Complete"),
};
const char *const assess_state_looks[] = {
        "govuk-tag--grey",
        "govuk-tag--yellow",
        "govuk-tag--green",
};
const char *const assess_ready_keys[] = {
        TK("Not said"),
        TK("I have made changes and want to keep them"),
        TK("I am making changes now"),
        TK("I want to make changes and know how"),
        TK("I want to make changes and need help"),
        TK("I am thinking about it"),
        TK("I do not want to make changes"),
        TK("I do not want to answer"),
        TK("The person was not there"),
        TK("This is not about me"),
};
const char *const assess_link_keys[] = {
        TK("Not answered"),
        TK("Yes"),
        TK("No"),
};
const char *const assess_standing_keys[] = {
        TK("Not signed"),      TK("Signed by one"),     TK("Signed by two"),
        TK("Sent back"),       TK("Waits for a third"), TK("Signed by three"),
        TK("Locked as it is"),
};
const char *const assess_standing_looks[] = {
        "govuk-tag--grey",   "govuk-tag--yellow", "govuk-tag--green",
        "govuk-tag--red",    "govuk-tag--yellow", "govuk-tag--green",
        "govuk-tag--orange",
};
const char *const assess_priority_keys[] = {
        TK("Not said"),
        TK("1, first"),
        TK("2, soon"),
        TK("3, later"),
};
const char *const assess_lock_keys[] = {
        TK("No reason"),
        TK("The person moved away"),
        TK("The person was recalled to prison"),
        TK("The person died"),
        TK("The order ended"),
        TK("The person does not want to go on with it"),
        TK("Another reason"),
};
const char *const assess_lock_keys_me[] = {
        TK("No reason"),
        TK("You moved away"),
        TK("You went back to prison"),
        TK("It was closed"),
        TK("Your order ended"),
        TK("You do not want to go on with it"),
        TK("Another reason"),
};
