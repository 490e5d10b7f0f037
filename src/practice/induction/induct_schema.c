/* Table of data: the tables of the induction, exempt from length limits. */
#include "practice/induction/induct_local.h"

static const struct migration migration_70 = {
        70,
        "induction",
        "create table induction_talk ("
        " talk integer primary key, person integer not null,"
        " day integer not null,"
        " led text not null check (led in ('worker', 'together', 'mentor')),"
        " mentor text not null, room text not null,"
        " made_by integer not null, made_at integer not null,"
        " check ((led = 'worker') = (length(mentor) = 0))"
        ") strict;\n"
        "create index induction_talk_person on induction_talk (person, day);\n"

        /* shown: title and sentences as they were told, a line each. */
        "create table induction_told ("
        " told integer primary key, talk integer not null,"
        " person integer not null,"
        " code text not null check (code in ('rights', 'complaints',"
        "  'recorded', 'who_sees', 'not_secret', 'stories', 'research',"
        "  'needs', 'yours')),"
        " edition integer not null, shown text not null"
        ") strict;\n"
        "create unique index induction_told_talk"
        " on induction_told (talk, code);\n"
        "create index induction_told_person on induction_told (person);\n"

        "create table induction_said ("
        " said integer primary key, person integer not null,"
        " about text not null check (about in ('rights', 'complaints',"
        "  'recorded', 'who_sees', 'not_secret', 'stories', 'research',"
        "  'needs', 'yours', 'ask_stories', 'ask_research')),"
        " says text not null,"
        " day integer not null,"
        " voice text not null check (voice in ('own', 'for')),"
        " made_by integer not null, made_at integer not null,"
        " check (case when about in ('ask_stories', 'ask_research')"
        "  then says in ('yes', 'no', 'not_now')"
        "  else says in ('clear', 'more', 'not_now') end)"
        ") strict;\n"
        "create index induction_said_person"
        " on induction_said (person, about, made_at);\n"

        /* code: the topic of a question; a thing to raise has none. */
        "create table induction_word ("
        " word integer primary key, person integer not null,"
        " code text check (code in ('rights', 'complaints',"
        "  'recorded', 'who_sees', 'not_secret', 'stories', 'research',"
        "  'needs', 'yours')),"
        " words text not null check (length(words) > 0),"
        " voice text not null check (voice in ('own', 'for')),"
        " made_by integer not null, made_at integer not null,"
        " answer text not null, answered_by integer, answered_at integer,"
        " state text not null check (state in ('open', 'talked', 'back')),"
        " state_by integer, state_at integer,"
        " check ((length(answer) > 0) = (answered_by is not null)),"
        " check (code is not null or length(answer) = 0),"
        " check ((state = 'open') = (state_by is null))"
        ") strict;\n"
        "create index induction_word_person"
        " on induction_word (person, made_at);\n"

        "create table induction_end ("
        " ending integer primary key, person integer not null,"
        " day integer not null, things integer not null, why text not null,"
        " voice text not null check (voice in ('own', 'for')),"
        " made_by integer not null, made_at integer not null,"
        " check (things >= 3 or length(why) > 0)"
        ") strict;\n"
        "create index induction_end_person on induction_end (person);\n",
};

const struct migration *const induct_schema[] = {&migration_70, NULL};

const char *const induct_personal[] = {
        "induction_talk", "induction_told", "induction_said",
        "induction_word", "induction_end",  NULL,
};
