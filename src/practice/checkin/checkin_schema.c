/* Table of data: the tables of check-ins, exempt from length limits. */
#include "practice/checkin/checkin_local.h"

static const struct migration migration_85 = {
        85,
        "checkin",
        /* What was agreed: only ever added to. */
        "create table checkin_setup ("
        " setup integer primary key, person integer not null,"
        " state text not null check (state in ('asked', 'running', 'no',"
        "  'stopped')),"
        " every integer not null check (every in (1, 2, 4, 8)),"
        " first integer not null,"
        " place text not null check (place in ('beside', 'wanted', 'instead',"
        "  'refused')),"
        " why text not null,"
        " way text not null check (way in ('worker', 'email', 'text')),"
        " facts integer not null, ended text not null,"
        " own integer not null check (own in (0, 1)),"
        " set_by integer not null, made_by integer not null,"
        " made_at integer not null,"
        " check (place = 'beside' or length(why) > 0),"
        " check ((state = 'stopped') = (length(ended) > 0))"
        ") strict;\n"
        "create index checkin_setup_person on checkin_setup (person, setup);\n"
        "create index checkin_setup_first on checkin_setup (state, first);\n"

        /* checkin: the one they were asked in; null: the next. */
        "create table checkin_ask ("
        " ask integer primary key, person integer not null,"
        " question_1 text not null, question_2 text not null,"
        " question_3 text not null, checkin integer,"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index checkin_ask_person on checkin_ask (person, ask);\n"

        "create table checkin_round ("
        " checkin integer primary key, person integer not null,"
        " due integer not null, until integer not null,"
        " state text not null check (state in ('created', 'submitted',"
        "  'reviewed', 'expired', 'cancelled')),"
        " told integer not null,"
        " question_1 text not null, question_2 text not null,"
        " question_3 text not null, answer_1 text not null,"
        " answer_2 text not null, answer_3 text not null,"
        " mood text not null check (mood in ('unsaid', 'struggling',"
        "  'not_great', 'ok', 'well', 'very_well')),"
        " wants integer not null, other text not null,"
        " call integer not null check (call in (0, 1)),"
        " words text not null,"
        " voice text not null check (voice in ('own', 'phone', 'met',"
        "  'paper')),"
        " sent_by integer, sent_at integer,"
        " sensitive integer not null check (sensitive in (0, 1)),"
        " known text not null check (known in ('', 'signed_in', 'spoke',"
        "  'saw', 'concern')),"
        " note text not null, read_by integer, read_at integer,"
        " check (until >= due),"
        " check ((read_by is null) = (read_at is null)),"
        " check ((sent_by is null) = (sent_at is null)),"
        " check (state <> 'submitted' or (sent_by is not null"
        "  and read_by is null)),"
        " check (state <> 'reviewed' or read_by is not null),"
        " check (state not in ('created', 'expired', 'cancelled')"
        "  or (sent_by is null and read_by is null))"
        ") strict;\n"
        "create index checkin_round_person on checkin_round (person, due);\n"
        "create index checkin_round_state on checkin_round (state, until);\n"

        "create table checkin_note ("
        " note integer primary key, checkin integer not null,"
        " person integer not null, words text not null"
        "  check (length(words) > 0),"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index checkin_note_person on checkin_note (person, note);\n",
};

/* Whom a round was opened for; a merge does not change it, so that two who turn
 * out to be one may each have one open.  Of those that are open the oldest of
 * each person counts. */
static const struct migration migration_99 = {
        99,
        "checkin",
        "alter table checkin_round add column opened_for integer;\n"
        "update checkin_round set opened_for = person"
        " where state = 'created' and not exists (select 1"
        "  from checkin_round o where o.person = checkin_round.person"
        "  and o.state = 'created' and o.checkin < checkin_round.checkin);\n"
        "create unique index checkin_round_open on checkin_round (opened_for)"
        " where state = 'created';\n",
};

const struct migration *const checkin_schema[] = {
        &migration_85, &migration_99, NULL,
};

const char *const checkin_personal[] = {
        "checkin_setup", "checkin_ask", "checkin_round", "checkin_note", NULL,
};
