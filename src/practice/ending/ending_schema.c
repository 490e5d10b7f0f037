/* Table of data: the tables of endings, exempt from length limits. */
#include "practice/ending/ending_local.h"

#define BY    " made_by integer not null, made_at integer not null"
#define WHOSE " ending integer not null, person integer not null,"
#define VOICE " voice text not null check (voice in ('own', 'for')),"

static const struct migration migration_83 = {
        83,
        "ending",
        "create table ending_case ("
        " ending integer primary key, person integer not null," VOICE BY
        ") strict;\n"
        "create index ending_case_person on ending_case (person, made_at);\n"

        "create table ending_text ("
        " text integer primary key," WHOSE
        " about text not null check (about in ('changed', 'hard')),"
        " words text not null check (length(words) > 0),"
        " voice text not null check (voice in ('own', 'for', 'worker'))," BY
        ") strict;\n"
        "create index ending_text_ending on ending_text (ending);\n"
        "create index ending_text_person on ending_text (person);\n"

        /* holder: a text or a letter; words: as they stood in the plan. */
        "create table ending_quote ("
        " quote integer primary key," WHOSE " holder integer not null,"
        " letter integer not null check (letter in (0, 1)),"
        " kind text not null check (kind in ('goal', 'strength', 'network')),"
        " subject integer not null,"
        " words text not null check (length(words) > 0)"
        ") strict;\n"
        "create index ending_quote_ending on ending_quote (ending);\n"
        "create index ending_quote_person on ending_quote (person);\n"

        "create table ending_support ("
        " support integer primary key," WHOSE
        " kind text not null check (kind in ('mentor', 'link', 'partner',"
        "  'family', 'health', 'other')),"
        " who text not null check (length(who) > 0),"
        " what text not null check (length(what) > 0),"
        " reach text not null," VOICE BY ","
        " state text not null check (state in ('open', 'yes', 'no', 'back')),"
        " state_voice text check (state_voice in ('own', 'for')),"
        " state_by integer, state_at integer,"
        " check ((state = 'open') = (state_by is null))"
        ") strict;\n"
        "create index ending_support_ending on ending_support (ending);\n"
        "create index ending_support_person on ending_support (person);\n"

        "create table ending_said ("
        " said integer primary key," WHOSE
        " ask text not null check (ask in ('stories', 'research', 'contact')),"
        " says text not null check (says in ('yes', 'no', 'not_now')),"
        " until integer, day integer not null," VOICE BY ","
        " check ((says = 'yes') = (until is not null))"
        ") strict;\n"
        "create index ending_said_ending on ending_said (ending);\n"
        "create index ending_said_person on ending_said (person);\n"

        "create table ending_letter ("
        " letter integer primary key," WHOSE " words text not null," VOICE BY
        ", signed_words text not null, signed_by integer, signed_at integer,"
        " check ((length(signed_words) > 0) = (signed_by is not null))"
        ") strict;\n"
        "create index ending_letter_ending on ending_letter (ending);\n"
        "create index ending_letter_person on ending_letter (person);\n"

        "create table ending_talk ("
        " talk integer primary key," WHOSE " day integer not null,"
        " how text not null check (how in ('together', 'phone', 'paper',"
        "  'declined', 'could_not')),"
        " why text not null, room text not null," BY ","
        " check (how <> 'could_not' or length(why) > 0)"
        ") strict;\n"
        "create index ending_talk_ending on ending_talk (ending);\n"
        "create index ending_talk_person on ending_talk (person);\n"

        "create table ending_outcome ("
        " outcome integer primary key," WHOSE " code text not null,"
        " ended_on integer not null,"
        " why text not null check (length(why) > 0),"
        " door_until integer, corrects integer," BY ") strict;\n"
        "create index ending_outcome_ending on ending_outcome (ending);\n"
        "create index ending_outcome_person on ending_outcome (person);\n"
        "create unique index ending_outcome_first on ending_outcome (ending)"
        " where corrects is null;\n"
        "create unique index ending_outcome_corrects"
        " on ending_outcome (corrects);\n"

        "create table ending_visit ("
        " visit integer primary key," WHOSE " words text not null," VOICE BY
        ", answer text not null, answered_by integer, answered_at integer,"
        " check ((length(answer) > 0) = (answered_by is not null))"
        ") strict;\n"
        "create index ending_visit_ending on ending_visit (ending);\n"
        "create index ending_visit_person on ending_visit (person);\n"
        "create index ending_visit_open on ending_visit (answered_by);\n",
};

const struct migration *const ending_schema[] = {&migration_83, NULL};

const char *const ending_personal[] = {
        "ending_case",  "ending_text",
        "ending_quote", "ending_support",
        "ending_said",  "ending_letter",
        "ending_talk",  "ending_outcome",
        "ending_visit", NULL,
};
