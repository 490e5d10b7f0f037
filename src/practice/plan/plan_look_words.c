/*
 * plan_look_words.c - the words stored and sent of a look at a plan.
 */
#include "practice/plan/plan_look.h"

const char *const plan_look_says_words[] = {"", "no", "yes", "second", NULL};
const char *const plan_look_state_words[] = {
        "none",     "awaited",       "countersigned",
        "returned", "awaits_second", "countersigned_twice",
        NULL};
const char *const plan_look_tags[] = {
        "UNSIGNED", "AWAITING_COUNTERSIGN",        "COUNTERSIGNED",
        "REJECTED", "AWAITING_DOUBLE_COUNTERSIGN", "DOUBLE_COUNTERSIGNED",
        NULL};
