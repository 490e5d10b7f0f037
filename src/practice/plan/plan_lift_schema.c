/* Table of data: the entry of a tool that a goal was made from. */
#include "practice/plan/plan_lift.h"

const struct migration plan_migration_49 = {
        49,
        "plan goal source",
        "alter table plan_goal add column source integer;\n",
};
