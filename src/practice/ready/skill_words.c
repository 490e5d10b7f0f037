/* Table of data: words of values, in the order of their lists. */
#include "practice/ready/skill.h"

const char *const skill_levels[] = {
        "",
        "NOT_CONFIDENT",
        "LITTLE_CONFIDENCE",
        "QUITE_CONFIDENT",
        "VERY_CONFIDENT",
        NULL,
};
const char *const skill_level_keys[] = {
        NULL,
        TK("Not sure of it at all"),
        TK("A little sure of it"),
        TK("Quite sure of it"),
        TK("Very sure of it"),
};

const char *const skill_sides[] = {"person", "worker", NULL};

const char *const skill_states[] = {"open", "done", "left", NULL};

const char *const skill_reasons[] = {
        "", "unwell", "away", "moved", "unwilling", "other", NULL,
};
const char *const skill_reason_keys[] = {
        NULL,
        TK("Not well"),
        TK("Away, or in prison"),
        TK("Moved to another place"),
        TK("The person did not want to"),
        TK("Another reason"),
};
