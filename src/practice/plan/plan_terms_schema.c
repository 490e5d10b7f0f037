/* Table of data: what is agreed about in each version (plan_terms.c).  Versions
 * before this are read from their snapshot. */
#include "practice/plan/plan_terms.h"

const struct migration plan_migration_121 = {
        121,
        "plan terms of versions",
        "alter table plan_version add column terms text not null"
        " default '';\n",
};
