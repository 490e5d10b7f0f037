/* Table of data: the migrations of contacts, exempt from length limits. */
#include "practice/contact/contact_local.h"

/*
 * The codes are those of the national case system as they stand in public
 * government code (the seed data of its community payback service and the
 * constants of its case management service, August 2026): a part of the
 * whole list, which is not public.  A code that is not here is kept as it
 * came.
 *
 * Words are checked by a chain of "or": a list of more than two in "in (...)"
 * makes SQLite build a table at every insert, and contacts come in by the
 * million.
 */
static const struct migration migration_50 = {
        50,
        "contact",
        "create table contact_contact ("
        " contact integer primary key, person integer not null,"
        " contact_ref text, at integer not null,"
        " kind text not null check (kind = 'office' or kind = 'home_visit' or "
        "  kind = 'phone' or kind = 'video' or "
        "  kind = 'unpaid_work' or "
        "  kind = 'rehabilitation_activity' or "
        "  kind = 'group' or kind = 'prison_visit' or "
        "  kind = 'letter'),"
        " staff integer not null, place text not null,"
        " purpose text not null, planned_minutes integer, minutes integer,"
        " outcome text not null check (outcome = 'attended_complied' or "
        "  outcome = 'attended_failed_to_comply' or "
        "  outcome = 'acceptable_absence' or "
        "  outcome = 'unacceptable_absence' or "
        "  outcome = 'rescheduled' or outcome = 'none_yet'),"
        " code text not null, note text not null,"
        " privacy text not null check (privacy = 'shared' or "
        "  privacy = 'imported' or privacy = 'third_party' or "
        "  privacy = 'safety' or privacy = 'victim' or "
        "  privacy = 'enquiry'),"
        " privacy_words text not null,"
        " answer text not null check (answer = 'none' or answer = 'can' or "
        "  answer = 'cannot'),"
        " reason text not null check (reason = 'none' or reason = 'work' or "
        "  reason = 'health' or reason = 'family' or "
        "  reason = 'travel' or reason = 'court' or "
        "  reason = 'faith' or reason = 'other'),"
        " answer_words text not null, answered_at integer,"
        " moved_to integer, version integer not null"
        ") strict;\n"
        "create unique index contact_contact_ref"
        " on contact_contact (contact_ref);\n"
        "create index contact_contact_person"
        " on contact_contact (person, at, outcome);\n"
        "create index contact_contact_staff on contact_contact (staff, at);\n"

        "create table contact_act ("
        " act_id integer primary key, contact integer not null,"
        " person integer not null,"
        " act text not null check (act in ('planned', 'offered', 'accepted',"
        "  'cannot_make', 'rescheduled', 'attended', 'outcome',"
        "  'note_shared', 'corrected')),"
        " at integer not null, by_user integer not null,"
        " value text not null"
        ") strict;\n"
        "create index contact_act_contact on contact_act (contact);\n"
        "create index contact_act_person on contact_act (person);\n"

        "create table contact_goal ("
        " contact integer not null, goal integer not null,"
        " person integer not null, primary key (contact, goal)"
        ") strict;\n"
        "create index contact_goal_person on contact_goal (person);\n"

        "create table contact_promise ("
        " promise integer primary key, person integer not null,"
        " contact integer,"
        " side text not null check (side in ('person', 'worker')),"
        " worker integer not null, words text not null, due integer,"
        " kept text not null check (kept in ('open', 'kept', 'not_kept')),"
        " made_at integer not null, made_by integer not null,"
        " kept_at integer, kept_by integer"
        ") strict;\n"
        "create index contact_promise_person"
        " on contact_promise (person, made_at);\n"
        "create index contact_promise_contact on contact_promise (contact);\n"
        "create index contact_promise_worker"
        " on contact_promise (worker, kept, due);\n"

        "create table contact_rating ("
        " contact integer primary key, person integer not null,"
        " heard integer check (heard between 1 and 5),"
        " fair integer check (fair between 1 and 5),"
        " useful integer check (useful between 1 and 5),"
        " at integer not null"
        ") strict;\n"
        "create index contact_rating_person on contact_rating (person);\n"

        "create table contact_former ("
        " contact integer not null, version integer not null,"
        " person integer not null, at integer not null,"
        " kind text not null, staff integer not null, place text not null,"
        " minutes integer, outcome text not null, code text not null,"
        " note text not null, privacy text not null,"
        " privacy_words text not null,"
        " change text not null check (change in ('corrected', 'overtaken',"
        "  'delivered')),"
        " changed_at integer not null, changed_by integer not null,"
        " because text not null, primary key (contact, version)"
        ") strict;\n"
        "create index contact_former_person on contact_former (person);\n"

        "create table contact_code ("
        " code text primary key, outcome text not null,"
        " place integer not null, valid_from integer, valid_to integer,"
        " source text not null"
        ") strict;\n"
        "insert into contact_code (code, outcome, place, valid_from,"
        " valid_to, source) values"
        " ('ATTC', 'attended_complied', 1, null, null, 'seed'),"
        " ('ATSS', 'attended_complied', 2, null, null, 'seed'),"
        " ('ATCH', 'attended_complied', 3, null, null, 'seed'),"
        " ('AFDA', 'attended_complied', 4, null, null, 'seed'),"
        " ('AFTC', 'attended_failed_to_comply', 1, null, null, 'seed'),"
        " ('ATSH', 'attended_failed_to_comply', 2, null, null, 'seed'),"
        " ('AAME', 'acceptable_absence', 1, null, null, 'seed'),"
        " ('AAEM', 'acceptable_absence', 2, null, null, 'seed'),"
        " ('AAFC', 'acceptable_absence', 3, null, null, 'seed'),"
        " ('AACL', 'acceptable_absence', 4, null, null, 'seed'),"
        " ('AAHO', 'acceptable_absence', 5, null, null, 'seed'),"
        " ('AARE', 'acceptable_absence', 6, null, null, 'seed'),"
        " ('AARC', 'acceptable_absence', 7, null, null, 'seed'),"
        " ('AASD', 'acceptable_absence', 8, null, null, 'seed'),"
        " ('CO05', 'acceptable_absence', 9, null, null, 'seed'),"
        " ('CO10', 'acceptable_absence', 10, null, null, 'seed'),"
        " ('UAAB', 'unacceptable_absence', 1, null, null, 'seed'),"
        /* Unpaid work took UACP in place of UAAB on 1 May 2026. */
        " ('UACP', 'unacceptable_absence', 2, 20574, null, 'seed'),"
        " ('AFTA', 'unacceptable_absence', 3, null, null, 'seed'),"
        /* Left the pick-list in June 2026. */
        " ('ATFI', 'unacceptable_absence', 4, null, 20604, 'seed'),"
        " ('RSSR', 'rescheduled', 1, null, null, 'constants'),"
        " ('RSOF', 'rescheduled', 2, null, null, 'constants');\n",
};

/* Contacts that the person was at.  A letter is nobody's meeting. */
static const struct migration migration_114 = {
        114,
        "contact: when somebody was met",
        "create view contact_v_met as select person, at from contact_contact"
        " where outcome in ('attended_complied', 'attended_failed_to_comply')"
        " and kind <> 'letter';\n",
};

/* What they said, as a worker wrote it down. */
static const struct migration migration_155 = {
        155,
        "contact: whose hand wrote down an answer, and how a meeting was",
        "alter table contact_contact add column answer_how text not null"
        " default '' check (answer_how = '' or answer_how = 'room' or"
        "  answer_how = 'telephone' or answer_how = 'paper');\n"
        "alter table contact_contact add column answer_by integer;\n"
        "alter table contact_rating add column how text not null"
        " default '' check (how in ('', 'room', 'telephone', 'paper'));\n"
        "alter table contact_rating add column by_user integer;\n",
};

const struct migration *const contact_schema[] = {&migration_50, &migration_114,
                                                  &migration_155, NULL};

const char *const contact_personal[] = {
        "contact_contact", "contact_act",    "contact_goal", "contact_promise",
        "contact_rating",  "contact_former", NULL,
};
