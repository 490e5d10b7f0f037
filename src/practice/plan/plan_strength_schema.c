/* Table of data: strengths that were changed or taken back.  A row that has
 * past_of is what that strength said before. */
#include "practice/plan/plan_strength.h"

const struct migration plan_migration_130 = {
        130,
        "plan strengths changed and taken back",
        "alter table plan_strength add column version integer not null"
        " default 1;\n"
        "alter table plan_strength add column past_of integer;\n"
        "alter table plan_strength add column ended_at integer;\n"
        "alter table plan_strength add column ended_by integer;\n"
        "alter table plan_strength add column ended_why text not null"
        " default '';\n",
};
