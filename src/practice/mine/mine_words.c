/* Table of data: words of values, in the order of their lists. */
#include "practice/mine/mine_local.h"

const char *const mine_levels[] = {
        "", "very_bad", "bad", "between", "good", "very_good", NULL,
};

const char *const mine_abouts[] = {
        "all", "meeting", "plan", "place", "site", NULL,
};

const char *const mine_tos[] = {"", "worker", "manager", NULL};

const char *const mine_level_keys[] = {
        NULL,       TK("Very bad"),  TK("Bad"), TK("In between"),
        TK("Good"), TK("Very good"),
};

const char *const mine_about_keys[] = {
        TK("Everything"), TK("How we meet"),  TK("The plan"),
        TK("The place"),  TK("This website"),
};

const char *const mine_into_keys[] = {
        NULL,
        TK("From my plan"),
        TK("In my plan"),
        TK("In my plan"),
};
