/* Table of data: statements that are drawn, photographed or spoken, and why a
 * goal comes from no statement. */
#include "practice/plan/plan_own_local.h"

const struct migration plan_migration_46 = {
        46,
        "plan own words in any form",
        "alter table plan_statement add column kind text not null"
        " default 'typed' check (kind in ('typed', 'picture', 'voice'));\n"
        "alter table plan_statement add column file integer;\n"
        "alter table plan_statement add column handed_by integer;\n"
        "alter table plan_statement add column accepted_at integer;\n"
        "alter table plan_goal add column no_reason text not null"
        " default '' check (no_reason in ('', 'required', 'talked',"
        "  'practical', 'not_ready', 'other'));\n",
};
