/* Table of data: looks at plans that both agreed. */
#include "practice/plan/plan_look.h"

const struct migration plan_migration_152 = {
        152,
        "plan look",
        "create table plan_look ("
        " look integer primary key, person integer not null,"
        " plan integer not null, version integer not null,"
        " asked integer not null check (asked between 0 and 2),"
        " rule integer, at integer not null,"
        " first_by integer, first_at integer,"
        " first_says text not null"
        "  check (first_says in ('', 'no', 'yes', 'second')),"
        " first_words text not null,"
        " second_by integer, second_at integer,"
        " second_says text not null"
        "  check (second_says in ('', 'no', 'yes')),"
        " second_words text not null,"
        " check ((first_by is null) = (first_says = '')),"
        " check ((second_by is null) = (second_says = '')),"
        " check (second_by is null or (first_by is not null"
        "  and first_says <> 'no' and second_by <> first_by)),"
        " check (first_says not in ('no', 'second')"
        "  or length(first_words) > 0),"
        " check (second_says <> 'no' or length(second_words) > 0),"
        " unique (plan, version)"
        ") strict;\n"
        "create index plan_look_person on plan_look (person);\n",
};
