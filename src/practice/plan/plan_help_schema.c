/* Table of data: what helps with a goal, and what may get in the way. */
#include "practice/plan/plan_help.h"

const struct migration plan_migration_44 = {
        44,
        "plan help",
        "create table plan_hurdle ("
        " hurdle integer primary key, goal integer not null,"
        " person integer not null, gets text not null,"
        " then_do text not null, helps text not null,"
        " author integer not null,"
        " voice text not null check (voice in ('own', 'for', 'worker')),"
        " at integer not null"
        ") strict;\n"
        "create index plan_hurdle_person on plan_hurdle (person);\n"

        "create table plan_help ("
        " help integer primary key, goal integer not null,"
        " person integer not null, strength integer not null,"
        " side text not null check (side in ('person', 'worker')),"
        " author integer not null, at integer not null"
        ") strict;\n"
        "create index plan_help_person on plan_help (person);\n"
        "create unique index plan_help_once on plan_help"
        " (goal, strength, side);\n",
};
