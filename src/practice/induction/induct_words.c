/* Table of data: words of values, in the order of their lists. */
#include "practice/induction/induct_local.h"

const char *const induct_abouts[] = {
        "rights",     "complaints",  "recorded",     "who_sees",
        "not_secret", "stories",     "research",     "needs",
        "yours",      "ask_stories", "ask_research", NULL,
};

const char *const induct_says_words[] = {
        "", "clear", "more", "not_now", "yes", "no", NULL,
};

const char *const induct_voices[] = {"own", "for", NULL};

const char *const induct_leds[] = {"", "worker", "together", "mentor", NULL};

const char *const induct_word_states[] = {"open", "talked", "back", NULL};

const char *const induct_states[] = {
        "not_yet", "put_off", "spoken", "wants_more", "closed", NULL,
};

const char *const induct_says_keys[] = {
        NULL,          TK("It is clear"), TK("I want to talk more"),
        TK("Not now"), TK("Yes"),         TK("No"),
};

const char *const induct_choice_keys[] = {
        TK("May we ask you about your story later?"),
        TK("May we ask you about research later?"),
};

const char *const induct_choice_names[] = {
        TK("Asking about a story"),
        TK("Asking about research"),
};

const char *const induct_led_keys[] = {
        NULL,
        TK("The worker"),
        TK("The worker and a mentor"),
        TK("A mentor alone, as we were told"),
};

const char *const induct_state_keys[] = {
        TK("Not yet"),     TK("Not now"), TK("Talked about"),
        TK("More to say"), TK("Clear"),
};

const char *const induct_state_looks[] = {
        "govuk-tag--grey",   "govuk-tag--grey",  "govuk-tag--blue",
        "govuk-tag--yellow", "govuk-tag--green",
};
