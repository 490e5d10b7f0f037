/* Table of data: what a goal or a step was made from. */
#include "practice/plan/plan_lift.h"

const struct migration plan_migration_49 = {
        49,
        "plan goal source",
        "alter table plan_goal add column source integer;\n",
};

/* The numbers that stand are of entries and of needs. */
const struct migration plan_migration_146 = {
        146,
        "plan: what goals and steps were made from",
        "alter table plan_goal add column source_kind text not null"
        " default '' check (source_kind in ('', 'entry', 'need', 'tie',"
        "  'decision'));\n"
        "update plan_goal set source_kind = case when exists (select 1"
        "  from support_v_need n where n.need = plan_goal.source)"
        "  then 'need' else 'entry' end where source is not null;\n"
        "create index plan_goal_source on plan_goal (source)"
        " where source is not null;\n"
        "alter table plan_step add column source integer;\n"
        "alter table plan_step add column source_kind text not null"
        " default '' check (source_kind in ('', 'entry', 'need', 'tie',"
        "  'decision'));\n"
        "create index plan_step_source on plan_step (source)"
        " where source is not null;\n",
};
