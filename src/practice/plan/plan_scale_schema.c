/* Table of data: what goals look like step by step, and how far they came. */
#include "practice/plan/plan_scale.h"

const struct migration plan_migration_43 = {
        43,
        "plan scale",
        "create table plan_scale ("
        " scale integer primary key, goal integer not null,"
        " person integer not null, version integer not null,"
        " side text not null check (side in ('person', 'worker')),"
        " much_less text not null, less text not null,"
        " as_hoped text not null, more text not null,"
        " much_more text not null,"
        " start text not null check (start in ('much_less', 'less',"
        "  'as_hoped', 'more', 'much_more')),"
        " weight integer not null check (weight between 0 and 3),"
        " at integer not null, ended_at integer,"
        " person_how text not null"
        "  check (person_how in ('', 'own', 'room', 'telephone', 'paper')),"
        " person_by integer, person_at integer,"
        " worker_how text not null check (worker_how in ('', 'own')),"
        " worker_by integer, worker_at integer"
        ") strict;\n"
        "create index plan_scale_person on plan_scale (person);\n"
        "create index plan_scale_goal on plan_scale (goal);\n"
        "create unique index plan_scale_now on plan_scale (goal)"
        " where ended_at is null;\n"

        "create table plan_rating ("
        " rating integer primary key, scale integer not null,"
        " goal integer not null, person integer not null,"
        " side text not null check (side in ('person', 'worker')),"
        " level text not null check (level in ('much_less', 'less',"
        "  'as_hoped', 'more', 'much_more')),"
        " words text not null,"
        " how text not null"
        "  check (how in ('own', 'room', 'telephone', 'paper')),"
        " author integer not null, at integer not null"
        ") strict;\n"
        "create index plan_rating_person on plan_rating (person);\n"
        "create index plan_rating_scale on plan_rating (scale, side);\n",
};
