/* Table of data: the migration of the tools, exempt from length limits. */
#include "practice/strengths/tool_local.h"

const struct migration tool_migration_73 = {
        73,
        "strengths_tool",
        /* place: the day of a week, 1 to 7; the first of answers that belong
         * together; else 0.  edition: of what was asked.  goals: goals of the
         * plan that were made from it. */
        "create table strengths_tool_entry ("
        " entry integer primary key, person integer not null,"
        " kind text not null check (kind in ('one-page', 'important',"
        "  'working', 'days', 'week', 'learning', 'decisions')),"
        " box text not null, place integer not null,"
        " view text not null check (view in ('person', 'family',"
        "  'worker')),"
        " own integer not null check (own in (0, 1)),"
        " words text not null check (length(words) between 1 and 500),"
        " teller text not null, edition integer not null,"
        " author integer not null, at integer not null,"
        " day integer not null,"
        " back_at integer, back_day integer, back_by integer,"
        " goals integer not null default 0 check (goals >= 0),"
        " check ((view = 'family') = (length(teller) > 0)),"
        " check (own = 0 or view <> 'worker'),"
        " check ((back_at is null) = (back_day is null)),"
        " check ((back_at is null) = (back_by is null))"
        ") strict;\n"
        "create index strengths_tool_entry_person"
        " on strengths_tool_entry (person, kind);\n"
        "create view strengths_v_tool_entry as"
        " select entry, person, goals from strengths_tool_entry;\n",
};
