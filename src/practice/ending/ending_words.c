/* Table of data: words of values, in the order of their lists. */
#include "practice/ending/ending_local.h"

const char *const ending_voices[] = {"own", "for", "worker", NULL};

const char *const ending_abouts[] = {"changed", "hard", NULL};

const char *const ending_quote_kinds[] = {"goal", "strength", "network", NULL};

const char *const ending_support_kinds[] = {
        "mentor", "link", "partner", "family", "health", "other", NULL,
};

const char *const ending_agreeds[] = {"open", "yes", "no", "back", NULL};

const char *const ending_asks[] = {"stories", "research", "contact", NULL};

const char *const ending_says_words[] = {"", "yes", "no", "not_now", NULL};

const char *const ending_hows[] = {
        "", "together", "phone", "paper", "declined", "could_not", NULL,
};

const char *const ending_about_keys[] = {
        TK("What changed"),
        TK("What was hard"),
};

const char *const ending_about_mine_keys[] = {
        TK("What changed for you?"),
        TK("What was hard for you?"),
};

const char *const ending_kind_keys[] = {
        TK("A mentor"),           TK("A group or club"),   TK("A service"),
        TK("Family or a friend"), TK("A doctor or nurse"), TK("Somebody else"),
};

const char *const ending_agreed_keys[] = {
        TK("Not answered yet"),
        TK("Agreed"),
        TK("Not wanted"),
        TK("Taken back"),
};

const char *const ending_ask_keys[] = {
        TK("May we ask you for your story?"),
        TK("May people who study what helps ask you?"),
        TK("May we ring you later to hear how you are?"),
};

const char *const ending_ask_names[] = {
        TK("Your story"),
        TK("Research"),
        TK("A call later on"),
};

const char *const ending_says_keys[] = {
        NULL,
        TK("Yes"),
        TK("No"),
        TK("Not now"),
};

const char *const ending_how_keys[] = {
        NULL,
        TK("We met"),
        TK("By phone"),
        TK("On paper"),
        TK("It was offered and not wanted"),
        TK("The person could not be asked"),
};
