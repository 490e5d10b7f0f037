/* Table of data: how the goals that one worker wrote are found. */
#include "practice/plan/plan_alike.h"

const struct migration plan_migration_47 = {
        47,
        "plan alike",
        "create index plan_goal_author on plan_goal (author, at)"
        " where voice = 'worker';\n",
};
