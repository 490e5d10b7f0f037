/* Table of data: the migration of decision rights, exempt from length limits. */
#include "practice/strengths/rights_local.h"

#define TOPICS \
	" check (topic in ('contact', 'when', 'where', 'room', 'plan'," \
	" 'unpaid_work', 'drug_test', 'home_visit', 'family', 'language'," \
	" 'volunteer', 'stories', 'research', 'fund', 'doctor', 'faith'))"
#define KINDS " in ('core', 'judgement', 'own', 'not_ours'))"

const struct migration strengths_migration_74 = {
        74,
        "strengths_rights",
        /* One row a change of a case's own grid: never changed but by the
         * answer to what was asked. */
        "create table strengths_right ("
        " change integer primary key, person integer not null,"
        " topic text not null" TOPICS ","
        " was text not null check (was" KINDS ","
        " kind text not null check (kind" KINDS ","
        " side text not null check (side in ('person', 'worker')),"
        " why text not null check (length(why) > 0),"
        " made_by integer not null, at integer not null,"
        " state text not null check (state in ('asked', 'stands', 'no',"
        "  'withdrawn')),"
        " answer text not null, answered_by integer, answered_at integer,"
        " check (kind <> was),"
        " check (was <> 'core' and kind <> 'core'),"
        " check ((answered_by is null) = (answered_at is null)),"
        " check (state not in ('no', 'withdrawn')"
        "  or answered_by is not null),"
        " check (state <> 'asked' or answered_by is null),"
        " check (state <> 'no' or length(answer) > 0)"
        ") strict;\n"
        "create index strengths_right_person"
        " on strengths_right (person, at);\n"
        /* Not unique: two records that become one may both have asked. */
        "create index strengths_right_asked"
        " on strengths_right (person, topic) where state = 'asked';\n"

        "create table strengths_decision ("
        " decision integer primary key, person integer not null,"
        " topic text not null" TOPICS ","
        " day integer not null,"
        " what text not null check (length(what) > 0),"
        " decided text not null check (decided in ('person', 'together',"
        "  'worker', 'law', 'other')),"
        " who text not null,"
        " side text not null check (side in ('person', 'worker')),"
        " made_by integer not null, at integer not null,"
        " check ((decided = 'other') = (length(who) > 0))"
        ") strict;\n"
        "create index strengths_decision_person"
        " on strengths_decision (person, day);\n"

        /* Never changed: a newer one follows.  opens_on: from when the other
         * side sees the first of a decision, rated or not. */
        "create table strengths_rating ("
        " rating integer primary key, decision integer not null,"
        " person integer not null,"
        " side text not null check (side in ('person', 'worker')),"
        " step integer not null check (step between 1 and 7),"
        " words text not null, for_them integer not null,"
        " made_by integer not null, at integer not null,"
        " opens_on integer not null,"
        " check (for_them in (0, 1)),"
        " check (for_them = 0 or side = 'person')"
        ") strict;\n"
        "create index strengths_rating_decision"
        " on strengths_rating (decision, side, at);\n"
        "create index strengths_rating_person on strengths_rating (person);\n",
};

const struct migration strengths_migration_147 = {
        147,
        "strengths: goals that were made from a decision",
        "alter table strengths_decision add column goals integer not null"
        " default 0;\n"
        "create view strengths_v_decision as"
        " select decision, person, goals from strengths_decision;\n",
};
