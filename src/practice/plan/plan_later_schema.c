/* Table of data: reviews of a plan that were put off. */
#include "practice/plan/plan_later.h"

const struct migration plan_migration_105 = {
        105,
        "plan review put off",
        "create table plan_later ("
        " later integer primary key, plan integer not null,"
        " person integer not null,"
        " was integer not null, until integer not null,"
        " reason text not null check (reason in ('unwell', 'away', 'unsafe',"
        "  'service', 'asked', 'other')),"
        " words text not null,"
        " made_by integer not null, made_at integer not null,"
        " ended_by integer, ended_at integer,"
        " check (until > was),"
        " check (reason <> 'other' or length(words) > 0),"
        " check ((ended_by is null) = (ended_at is null))"
        ") strict;\n"
        "create index plan_later_person on plan_later (person, made_at);\n"
        /* One stands at a time. */
        "create unique index plan_later_stands on plan_later (plan)"
        " where ended_at is null;\n",
};
