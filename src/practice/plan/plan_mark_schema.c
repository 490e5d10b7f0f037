/* Table of data: what is kept of each version for its paper, and whose place
 * somebody has in the circle.  Papers of versions before this are judged by
 * what this program makes of them, as they were (plan_sign.h). */
#include "practice/plan/plan_sign.h"

const struct migration plan_migration_95 = {
        95,
        "plan marks",
        "alter table plan_version add column mark_en text not null"
        " default '';\n"
        "alter table plan_version add column mark_cy text not null"
        " default '';\n"
        "alter table plan_supporter add column ring_voice text not null"
        " default 'for' check (ring_voice in ('own', 'for'));\n"
        "update plan_supporter set ring_voice = voice;\n",
};
