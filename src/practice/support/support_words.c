/* Table of data: words of values, in the order of their lists. */
#include "practice/support/support_local.h"

const char *const support_voices[] = {"own", "for", "worker", NULL};

const char *const know_kinds[] = {"strength", "need", "condition", "help",
                                  NULL};

const char *const know_sources[] = {"",         "says",      "seen",
                                    "assessed", "diagnosed", NULL};

const char *const know_doers[] = {"",       "everybody", "person",
                                  "worker", "somebody",  NULL};

const char *const know_shares[] = {"", "yes", "no", "own_no", NULL};

const char *const path_states[] = {"not_started", "in_progress", "met",
                                   "declined", NULL};

const char *const path_standings[] = {
        "not_started", "in_progress", "met", "declined",
        "none",        "unasked",     NULL,
};

const char *const path_withs[] = {"", "person", "worker", "partner", NULL};

const char *const know_kind_keys[] = {
        TK("A strength"),
        TK("Something that is hard"),
        TK("A condition"),
        TK("What helps"),
};

const char *const know_source_keys[] = {
        NULL,
        TK("The person says"),
        TK("A worker saw"),
        TK("An assessment"),
        TK("A diagnosis"),
};

const char *const know_source_keys_me[] = {
        NULL,
        TK("I say so"),
        TK("My worker saw it"),
        TK("I had a test"),
        TK("A doctor or nurse said so"),
};

const char *const know_doer_keys[] = {
        NULL,
        TK("Everybody who meets the person"),
        TK("The person"),
        TK("The worker"),
        TK("Somebody else"),
};

const char *const know_doer_keys_me[] = {
        NULL,
        TK("Everybody who meets me"),
        TK("Me"),
        TK("My worker"),
        TK("Somebody else"),
};

const char *const path_state_keys[] = {
        TK("Not started"), TK("In progress"),       TK("Met"),
        TK("Declined"),    TK("No support needed"), TK("Not asked yet"),
};

const char *const path_state_looks[] = {
        "govuk-tag--yellow", "govuk-tag--blue", "govuk-tag--green",
        "govuk-tag--purple", "govuk-tag--teal", "govuk-tag--grey",
};

const char *const path_with_keys[] = {
        NULL,
        TK("The person"),
        TK("The worker"),
        TK("A partner"),
};

const char *const path_with_keys_me[] = {
        NULL,
        TK("Me"),
        TK("My worker"),
        TK("Somebody else"),
};
