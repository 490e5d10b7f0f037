/*
 * fund_words.c - the words stored and shown for each value.
 */
#include "practice/fund/fund_local.h"

const char *const fund_states[] = {"asked",       "second_look", "refused",
                                   "agreed",      "paid",        "shown",
                                   "closed",      "withdrawn",   "returned",
                                   "written_off", NULL};
const char *const fund_purposes[] = {"work",   "learning",  "home",
                                     "travel", "papers",    "health",
                                     "family", "belonging", "other",
                                     NULL};
const char *const fund_ways[] = {"purchase", "voucher", "reimbursement", NULL};
const char *const fund_sides[] = {"person", "worker", "senior", "peer", NULL};
const char *const fund_says_words[] = {"silent", "yes", "no", NULL};
const char *const fund_refusals[] = {"none",          "not_lawful",
                                     "not_safe",      "against_condition",
                                     "obtainable",    "no_goal",
                                     "costs_unclear", "not_enough",
                                     "will_not_do",   NULL};

const char *const fund_state_keys[] = {
        TK("Waiting for an answer"),
        TK("Looked at again"),
        TK("Not agreed"),
        TK("Agreed, not paid yet"),
        TK("Paid"),
        TK("Paid and shown"),
        TK("Done"),
        TK("Taken back"),
        TK("The money came back"),
        TK("Closed without a receipt"),
};
const char *const fund_state_looks[] = {
        "govuk-tag--yellow", "govuk-tag--yellow", "govuk-tag--red",
        "govuk-tag--green",  "govuk-tag--green",  "govuk-tag--green",
        "govuk-tag--grey",   "govuk-tag--grey",   "govuk-tag--grey",
        "govuk-tag--grey",
};
const char *const fund_purpose_keys[] = {
        TK("Work"),
        TK("Learning"),
        TK("A home"),
        TK("Getting about"),
        TK("Papers and proof of who I am"),
        TK("Health"),
        TK("Family"),
        TK("Being part of something"),
        TK("Something else"),
};
const char *const fund_way_keys[] = {
        TK("We buy it"),
        TK("A voucher"),
        TK("Money back for what was paid"),
};
const char *const fund_refusal_keys[] = {
        TK("No reason"),
        TK("The law does not allow it"),
        TK("It would not be safe for somebody"),
        TK("It goes against a condition of the order or licence"),
        TK("It can be had without the fund"),
        TK("It does not lead to something you want to reach"),
        TK("What it costs is not clear yet"),
        TK("There is not enough money"),
        TK("It would not do what it is for"),
};
const char *const fund_check_keys[] = {
        TK("It is about what matters to them"),
        TK("It is clear what will change"),
        TK("It is clear who helps"),
        TK("It is clear how the money is used"),
        TK("It is clear who looks after it"),
        TK("They stay in control and safe"),
        TK("It is clear what happens next"),
};
