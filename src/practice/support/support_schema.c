/* Table of data: the tables of support, exempt from length limits. */
#include "practice/support/support_local.h"

static const struct migration migration_89 = {
        89,
        "support",
        /* code: a category, or what helps; a condition has none. */
        "create table support_entry ("
        " entry integer primary key, person integer not null,"
        " kind text not null check (kind in ('strength', 'need',"
        "  'condition', 'help')),"
        " code text, words text not null,"
        " source text not null check (source in ('says', 'seen',"
        "  'assessed', 'diagnosed')),"
        " doer text not null check (doer in ('', 'everybody', 'person',"
        "  'worker', 'somebody')),"
        " detail text not null, edition integer not null,"
        " voice text not null check (voice in ('own', 'for', 'worker')),"
        " made_by integer not null, made_at integer not null,"
        " back_by integer, back_at integer,"
        " check ((kind = 'condition') = (code is null)),"
        " check ((kind = 'help') = (length(doer) > 0)),"
        " check (kind <> 'condition' or source in ('says', 'diagnosed')),"
        " check (kind <> 'help' or source = 'says'),"
        " check (voice <> 'own' or source <> 'seen'),"
        " check ((voice = 'for') = (voice <> 'own' and source = 'says')),"
        " check ((back_by is null) = (back_at is null))"
        ") strict;\n"
        "create index support_entry_person"
        " on support_entry (person, made_at);\n"

        /* What helps, and the day to ask whether it still does. */
        "create table support_ask ("
        " ask integer primary key, entry integer not null,"
        " person integer not null, again integer not null,"
        " voice text not null check (voice in ('own', 'for')),"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index support_ask_person on support_ask (person, made_at);\n"
        "create index support_ask_entry on support_ask (entry);\n"

        "create table support_done ("
        " done integer primary key, person integer not null,"
        " day integer not null, strengths integer not null,"
        " needs integer not null,"
        " voice text not null check (voice in ('own', 'for')),"
        " made_by integer not null, made_at integer not null,"
        " check (strengths > 0)"
        ") strict;\n"
        "create index support_done_person on support_done (person, made_at);\n"

        /* partner: who it is, where a partner supports.  goals: goals of the
         * plan that were made from it. */
        "create table support_need ("
        " need integer primary key, person integer not null,"
        " path text not null check (path in ('accommodation',"
        "  'attitudes_thinking_and_behaviour',"
        "  'children_families_and_community', 'drugs_and_alcohol',"
        "  'education_skills_and_work', 'finance_and_id', 'health')),"
        " words text not null check (length(words) > 0),"
        " supporter text not null check (supporter in ('person', 'worker',"
        "  'partner')),"
        " partner text not null, edition integer not null,"
        " voice text not null check (voice in ('own', 'for', 'worker')),"
        " made_by integer not null, made_at integer not null,"
        " back_by integer, back_at integer,"
        " goals integer not null default 0 check (goals >= 0),"
        " check ((supporter = 'partner') = (length(partner) > 0)),"
        " check ((back_by is null) = (back_at is null))"
        ") strict;\n"
        "create index support_need_person on support_need (person, made_at);\n"

        "create table support_step ("
        " step integer primary key, need integer not null,"
        " person integer not null,"
        " state text not null check (state in ('not_started',"
        "  'in_progress', 'met', 'declined')),"
        " notes text not null, day integer not null,"
        " voice text not null check (voice in ('own', 'for', 'worker')),"
        " made_by integer not null, made_at integer not null,"
        " check (state <> 'declined' or voice <> 'worker')"
        ") strict;\n"
        "create index support_step_person on support_step (person, made_at);\n"
        "create index support_step_need on support_step (need);\n"

        /* What the person thinks of a need: their own hand alone. */
        "create table support_say ("
        " say integer primary key, need integer not null,"
        " person integer not null,"
        " words text not null check (length(words) > 0),"
        " voice text not null check (voice = 'own'),"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index support_say_person on support_say (person, made_at);\n"

        "create table support_none ("
        " said integer primary key, person integer not null,"
        " path text not null check (path in ('accommodation',"
        "  'attitudes_thinking_and_behaviour',"
        "  'children_families_and_community', 'drugs_and_alcohol',"
        "  'education_skills_and_work', 'finance_and_id', 'health')),"
        " notes text not null, day integer not null,"
        " voice text not null check (voice in ('own', 'for')),"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index support_none_person on support_none (person, made_at);\n"
        "create view support_v_need as"
        " select need, person, goals from support_need;\n",
};

static const struct migration migration_104 = {
        104,
        "who reads what helps",
        "create table support_share ("
        " share integer primary key, entry integer not null,"
        " person integer not null,"
        " said text not null check (said in ('yes', 'no')),"
        " voice text not null check (voice in ('own', 'for')),"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index support_share_person"
        " on support_share (person, made_at);\n"
        "create index support_share_entry on support_share (entry, made_at);\n",
};

/* Why somebody else set it aside; of what was taken back there is none. */
static const struct migration migration_124 = {
        124,
        "why what was said is set aside",
        "alter table support_entry add column back_why text"
        " check (back_why is null or (back_by is not null"
        "  and length(back_why) > 0));\n",
};

const struct migration *const support_schema[] = {&migration_89, &migration_104,
                                                  &migration_124, NULL};

const char *const support_personal[] = {
        "support_entry", "support_ask",   "support_done",
        "support_need",  "support_step",  "support_say",
        "support_none",  "support_share", NULL,
};
