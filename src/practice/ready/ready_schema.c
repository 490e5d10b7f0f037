/* Table of data: the tables of this folder, exempt from length limits. */
#include "practice/ready/ready_base.h"

static const struct migration migration_91 = {
        91,
        "immediate needs",
        "create table ready_sitting ("
        " sitting integer primary key, person integer not null,"
        " kind text not null check (kind in ('first', 'ahead')),"
        " edition integer not null,"
        " state text not null check (state in ('open', 'given', 'left')),"
        " reason text not null check (reason in ('', 'elsewhere', 'early',"
        "  'transfer', 'unwilling', 'other')),"
        " why text not null,"
        " voice text not null check (voice in ('own', 'for', 'paper')),"
        " made_by integer not null, made_at integer not null,"
        " ended_by integer, ended_at integer,"
        " check ((state = 'left') = (reason <> '')),"
        " check (reason <> 'other' or length(why) > 0),"
        " check ((state = 'open') = (ended_by is null))"
        ") strict;\n"
        "create index ready_sitting_person on ready_sitting (person);\n"

        /* asked, shown: the question and the answer as they were worded. */
        "create table ready_answer ("
        " answer integer primary key, sitting integer not null,"
        " person integer not null, code text not null,"
        " asked text not null check (length(asked) > 0),"
        " says text not null check (says in ('', 'fine', 'help', 'urgent',"
        "  'not_say')),"
        " shown text not null, words text not null,"
        " check (length(says) > 0 or length(words) > 0)"
        ") strict;\n"
        "create unique index ready_answer_sitting"
        " on ready_answer (sitting, code);\n"
        "create index ready_answer_person on ready_answer (person);\n"

        "create table ready_beside ("
        " note integer primary key, sitting integer not null,"
        " person integer not null, code text,"
        " words text not null check (length(words) > 0),"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index ready_beside_person on ready_beside (person);\n"
        "create index ready_beside_sitting on ready_beside (sitting);\n"

        "create table ready_urgent ("
        " urgent integer primary key, sitting integer not null,"
        " person integer not null, code text not null,"
        " asked text not null, says text not null, words text not null,"
        " voice text not null check (voice in ('own', 'for', 'paper')),"
        " made_by integer not null, made_at integer not null,"
        " done text not null, done_by integer, done_at integer,"
        " check ((length(done) > 0) = (done_by is not null))"
        ") strict;\n"
        "create unique index ready_urgent_sitting"
        " on ready_urgent (sitting, code);\n"
        "create index ready_urgent_person on ready_urgent (person, done_at);\n"

        /* source: the answer or the rating. */
        "create table ready_goal ("
        " link integer primary key, person integer not null,"
        " source integer not null, goal integer not null,"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index ready_goal_person on ready_goal (person);\n",
};

static const struct migration migration_92 = {
        92,
        "ready for work",
        "create table ready_look ("
        " look integer primary key, person integer not null,"
        " due integer not null,"
        " state text not null check (state in ('open', 'done', 'left')),"
        " reason text not null check (reason in ('', 'unwell', 'away',"
        "  'moved', 'unwilling', 'other')),"
        " why text not null,"
        " made_by integer not null, made_at integer not null,"
        " ended_by integer, ended_at integer,"
        " check ((state = 'left') = (reason <> '')),"
        " check (reason <> 'other' or length(why) > 0),"
        " check ((state = 'open') = (ended_by is null))"
        ") strict;\n"
        "create index ready_look_person on ready_look (person, due);\n"
        "create index ready_look_due on ready_look (due);\n"

        /* skill: as it was asked. */
        "create table ready_rating ("
        " rating integer primary key, look integer not null,"
        " person integer not null, code text not null,"
        " skill text not null check (length(skill) > 0),"
        " side text not null check (side in ('person', 'worker')),"
        " level text not null check (level in ('NOT_CONFIDENT',"
        "  'LITTLE_CONFIDENCE', 'QUITE_CONFIDENT', 'VERY_CONFIDENT')),"
        " example text not null,"
        " voice text not null check (voice in ('own', 'for', 'paper')),"
        " made_by integer not null, made_at integer not null,"
        " check (side = 'person' or voice <> 'own')"
        ") strict;\n"
        "create index ready_rating_person on ready_rating (person);\n"
        "create index ready_rating_look on ready_rating (look);\n"

        "create table ready_reminder ("
        " reminder integer primary key, look integer not null,"
        " person integer not null, due integer not null,"
        " at integer not null, unique (look, due)"
        ") strict;\n"
        "create index ready_reminder_person on ready_reminder (person);\n",
};

const struct migration *const ready_schema[] = {&migration_91, &migration_92,
                                                NULL};

const char *const ready_personal[] = {
        "ready_sitting", "ready_answer",   "ready_beside",
        "ready_urgent",  "ready_goal",     "ready_look",
        "ready_rating",  "ready_reminder", NULL,
};
