/* Table of data: the migration of the assessment, exempt from length limits. */
#include "practice/strengths/assess_local.h"

#define SAID_MORE(table) \
	"alter table " table " add column own_strengths text not null" \
	" default '';\n" \
	"alter table " table " add column own_nothing integer not null" \
	" default 0 check (own_nothing in (0, 1));\n" \
	"alter table " table " add column work_nothing integer not null" \
	" default 0 check (work_nothing in (0, 1));\n"

/* What the person is good at, and that a side has nothing to say. */
const struct migration strengths_migration_150 = {
        150,
        "strengths_own_said",
        SAID_MORE("strengths_area") SAID_MORE("strengths_area_past"),
};

const struct migration strengths_migration_71 = {
        71,
        "strengths_assess",
        "create table strengths_edition ("
        " edition integer primary key, person integer not null,"
        " day integer not null, made_at integer not null,"
        " made_by integer not null, version integer not null,"
        " standing text not null check (standing in ('open', 'signed',"
        "  'countersigned', 'returned')),"
        " restored integer, shared_at integer,"
        " signed_by integer, signed_at integer,"
        " answered_by integer, answered_at integer, answer text not null,"
        " check ((standing = 'open') = (signed_by is null)),"
        " check (signed_by is null or shared_at is not null),"
        " check ((standing in ('countersigned', 'returned'))"
        "  = (answered_by is not null)),"
        " check (answered_by is null or answered_by <> signed_by),"
        " check (standing <> 'returned' or length(answer) > 0)"
        ") strict;\n"
        "create index strengths_edition_person"
        " on strengths_edition (person, made_at);\n"
        "create index strengths_edition_waits"
        " on strengths_edition (made_at) where standing = 'signed';\n"

        /* own_: the person's side; work_: the worker's.  asked: the questions
         * as they were shown, a line each. */
        "create table strengths_area ("
        " area integer primary key, edition integer not null,"
        " person integer not null,"
        " code text not null check (code in ('accommodation',"
        "  'employment_education', 'finance', 'drug_use', 'alcohol_use',"
        "  'health_wellbeing', 'personal_relationships_community',"
        "  'thinking_behaviours_attitudes', 'lifestyle_associates')),"
        " state text not null check (state in ('not_started',"
        "  'in_progress', 'complete')),"
        " own_view text not null, own_ready text not null,"
        " own_ready_words text not null,"
        " own_priority integer not null check (own_priority between 0 and 3),"
        " own_voice text not null check (own_voice in ('nobody', 'own',"
        "  'for')),"
        " own_by integer, own_at integer, own_version integer not null,"
        " own_form integer not null, own_asked text not null,"
        " work_view text not null, work_strengths text not null,"
        " work_needs text not null,"
        " work_harm text not null check (work_harm in ('unsaid', 'yes',"
        "  'no')),"
        " work_harm_words text not null,"
        " work_reoffending text not null check (work_reoffending in"
        "  ('unsaid', 'yes', 'no')),"
        " work_reoffending_words text not null,"
        " work_evidence text not null,"
        " work_priority integer not null"
        "  check (work_priority between 0 and 3),"
        " work_by integer, work_at integer, work_version integer not null,"
        " work_form integer not null, work_asked text not null,"
        " check ((own_voice = 'nobody') = (own_by is null)),"
        " check ((own_by is null) = (own_version = 0)),"
        " check ((work_by is null) = (work_version = 0))"
        ") strict;\n"
        "create unique index strengths_area_edition"
        " on strengths_area (edition, code);\n"
        "create index strengths_area_person on strengths_area (person);\n",
};

/* A second countersignature, and an edition that stays as it is: whoever looked
 * first stands in answered_, the other in second_. */
#define EDITION_THEN \
	" edition, person, day, made_at, made_by, version, standing," \
	" restored, shared_at, signed_by, signed_at, answered_by," \
	" answered_at, answer"
const struct migration strengths_migration_151 = {
        151,
        "strengths_second",
        "create table strengths_edition_new ("
        " edition integer primary key, person integer not null,"
        " day integer not null, made_at integer not null,"
        " made_by integer not null, version integer not null,"
        " standing text not null check (standing in ('open', 'signed',"
        "  'countersigned', 'returned', 'awaits_second',"
        "  'countersigned_twice', 'locked')),"
        " restored integer, shared_at integer,"
        " signed_by integer, signed_at integer,"
        " answered_by integer, answered_at integer, answer text not null,"
        " twice text not null default ''"
        "  check (twice in ('', 'rule', 'asked')),"
        " twice_rule integer,"
        " second_by integer, second_at integer,"
        " second_answer text not null default '',"
        " locked_by integer, locked_at integer,"
        " locked_why text not null default '' check (locked_why in ('',"
        "  'moved', 'recalled', 'died', 'order_ended', 'does_not_want',"
        "  'other')),"
        " locked_words text not null default '',"
        " check ((standing in ('open', 'locked')) = (signed_by is null)),"
        " check (signed_by is null or shared_at is not null),"
        " check ((standing in ('open', 'signed', 'locked'))"
        "  = (answered_by is null)),"
        " check (answered_by is null or answered_by <> signed_by),"
        " check (second_by is null or (twice <> ''"
        "  and answered_by is not null and second_by <> signed_by"
        "  and second_by <> answered_by)),"
        " check (standing not in ('countersigned', 'awaits_second')"
        "  or second_by is null),"
        " check (standing not in ('awaits_second', 'countersigned_twice')"
        "  or twice <> ''),"
        " check (standing <> 'countersigned_twice'"
        "  or second_by is not null),"
        " check (standing <> 'returned'"
        "  or length(answer) + length(second_answer) > 0),"
        " check ((standing = 'locked') = (locked_by is not null)),"
        " check ((standing = 'locked') = (locked_why <> '')),"
        " check (locked_why <> 'other' or length(locked_words) > 0)"
        ") strict;\n"
        "insert into strengths_edition_new (" EDITION_THEN ") select"
        EDITION_THEN " from strengths_edition;\n"
        "drop table strengths_edition;\n"
        "alter table strengths_edition_new rename to strengths_edition;\n"
        "create index strengths_edition_person"
        " on strengths_edition (person, made_at);\n"
        "create index strengths_edition_waits"
        " on strengths_edition (made_at)"
        " where standing in ('signed', 'awaits_second', 'returned');\n",
};
