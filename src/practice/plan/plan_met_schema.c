/* Table of data: what the sides say of goals being met. */
#include "practice/plan/plan_met.h"

const struct migration plan_migration_42 = {
        42,
        "plan met",
        "create table plan_met ("
        " met integer primary key, goal integer not null,"
        " person integer not null, version integer not null,"
        " side text not null check (side in ('person', 'worker')),"
        " why text not null, shows text not null,"
        " goal_title text not null, goal_how text not null,"
        " state text not null check (state in ('open', 'met', 'differ',"
        "  'withdrawn', 'overtaken')),"
        " state_at integer not null, at integer not null,"
        " person_says text not null"
        "  check (person_says in ('', 'yes', 'no')),"
        " person_words text not null, person_how text not null"
        "  check (person_how in ('', 'own', 'room', 'telephone', 'paper')),"
        " person_by integer, person_at integer,"
        " worker_says text not null"
        "  check (worker_says in ('', 'yes', 'no')),"
        " worker_words text not null, worker_how text not null"
        "  check (worker_how in ('', 'own')),"
        " worker_by integer, worker_at integer"
        ") strict;\n"
        "create index plan_met_person on plan_met (person);\n"
        "create index plan_met_goal on plan_met (goal);\n",
};
