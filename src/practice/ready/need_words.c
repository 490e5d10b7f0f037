/* Table of data: words of values, in the order of their lists. */
#include "practice/ready/need.h"

const char *const need_says_words[] = {
        "", "fine", "help", "urgent", "not_say", NULL,
};
const char *const need_says_keys[] = {
        NULL,
        TK("That is fine"),
        TK("I would like help with this"),
        NULL, /* the question's own */
        TK("I would rather not say"),
};

const char *const need_states[] = {"open", "given", "left", NULL};

const char *const need_reasons[] = {
        "", "elsewhere", "early", "transfer", "unwilling", "other", NULL,
};
const char *const need_reason_keys[] = {
        NULL,
        TK("It was done somewhere else"),
        TK("Released earlier than planned"),
        TK("Moved to another place"),
        TK("The person did not want to"),
        TK("Another reason"),
};
