/* Table of data: the words a tie is described with. */
#include "practice/plan/plan_net.h"

const char *const plan_net_kind_words[] = {"family",    "friend", "worker",
                                           "neighbour", "work",   "club",
                                           "peer",      "other",  NULL};
const char *const plan_net_kind_keys[] = {
        TK("Family"),
        TK("Friend"),
        TK("Worker, or paid to help"),
        TK("Neighbour"),
        TK("From work"),
        TK("From faith or a club"),
        TK("Peer or mentor"),
        TK("Somebody else"),
};
const char *const plan_net_view_words[] = {"",         "good",       "mixed",
                                           "not_good", "rather_not", NULL};
const char *const plan_net_view_keys[] = {TK("Not said"), TK("Good for me"),
                                          TK("Mixed"), TK("Not good for me"),
                                          TK("I would rather not say")};
const char *const plan_net_wish_words[] = {"as_is", "closer", "further", NULL};
const char *const plan_net_wish_keys[] = {TK("As it is now"), TK("Closer"),
                                          TK("Further away from me")};
const char *const plan_net_often_words[] = {
        "", "daily", "weekly", "monthly", "less", "not_now", NULL};
const char *const plan_net_often_keys[] = {
        TK("Not said"),           TK("Most days"), TK("Most weeks"),
        TK("About once a month"), TK("Less"),      TK("Not at the moment")};
const char *const plan_net_pay_words[] = {"", "unpaid", "paid", NULL};
const char *const plan_net_pay_keys[] = {TK("Not said"), TK("No, not paid"),
                                         TK("Yes, it is their job")};
const char *const plan_net_life_words[] = {"",     "family", "friends",
                                           "home", "work",   "leisure",
                                           "help", "other",  NULL};
const char *const plan_net_life_keys[] = {
        TK("Not said"),          TK("Family"),
        TK("Friends"),           TK("Where I live"),
        TK("Work or learning"),  TK("Faith, sport or a club"),
        TK("Help and services"), TK("Another part of life"),
};
const char *const plan_net_why_words[] = {"start", "three_months", "close",
                                          "other", NULL};
const char *const plan_net_why_keys[] = {TK("At the start"),
                                         TK("After about three months"),
                                         TK("At the end"),
                                         TK("At another time")};
