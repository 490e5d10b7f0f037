/* Table of data: the migrations of the fund, exempt from length limits. */
#include "practice/fund/fund_core_local.h"
#include "practice/fund/fund_notes.h"
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_receipt_local.h"

static const struct migration migration_60 = {
        60,
        "fund",
        "create table fund_pot ("
        " organisation integer primary key, bank integer not null,"
        " pot integer not null, spent integer not null,"
        " opened_at integer not null, opened_by integer not null"
        ") strict;\n"

        "create table fund_budget ("
        " account integer primary key, person integer not null,"
        " organisation integer not null,"
        " given integer not null check (given >= 0),"
        " told_at integer not null, told_by integer not null"
        ") strict;\n"
        "create index fund_budget_person on fund_budget (person);\n"

        "create table fund_request ("
        " request integer primary key, person integer not null,"
        " organisation integer not null,"
        " what text not null, why text not null,"
        " own_words integer not null check (own_words in (0, 1)),"
        " purpose text not null check (purpose in ('work', 'learning',"
        "  'home', 'travel', 'papers', 'health', 'family', 'belonging',"
        "  'other')),"
        " goal integer, goal_title text not null, no_goal text not null,"
        " pence integer not null check (pence > 0), supplier text not null,"
        " needed_on integer, tried text not null,"
        " state text not null check (state in ('asked', 'second_look',"
        "  'refused', 'agreed', 'paid', 'shown', 'closed', 'withdrawn',"
        "  'returned', 'written_off')),"
        " waits integer not null check (waits in (0, 1)),"
        " round integer not null, tier integer not null"
        "  check (tier between 1 and 3),"
        " asked_at integer not null, due_on integer not null,"
        " started_by integer not null,"
        " says_person text not null check (says_person in ('silent', 'yes',"
        "  'no')),"
        " says_worker text not null check (says_worker in ('silent', 'yes',"
        "  'no')),"
        " says_senior text not null check (says_senior in ('silent', 'yes',"
        "  'no')),"
        " says_peer text not null check (says_peer in ('silent', 'yes',"
        "  'no')),"
        " way text not null check (way in ('purchase', 'voucher',"
        "  'reimbursement')),"
        " benefits_safe integer not null check (benefits_safe in (0, 1)),"
        " looked integer not null check (looked in (0, 1)),"
        " public_reason text not null, budget integer, decision integer,"
        " reservation integer, payment integer,"
        " paid integer not null, paid_on integer, paid_by integer,"
        " explained integer not null check (explained in (0, 1)),"
        " evidence text not null, version integer not null,"
        " check ((reservation is null) = (decision is null))"
        ") strict;\n"
        "create index fund_request_person"
        " on fund_request (person, asked_at);\n"
        "create index fund_request_waits on fund_request (waits, due_on);\n"
        "create index fund_request_organisation"
        " on fund_request (organisation, state, asked_at);\n"

        "create table fund_voice ("
        " voice integer primary key, request integer not null,"
        " person integer not null, round integer not null,"
        " side text not null check (side in ('person', 'worker', 'senior',"
        "  'peer')),"
        " says text not null check (says in ('yes', 'no')),"
        " words text not null,"
        " refusal text not null check (refusal in ('none', 'not_lawful',"
        "  'not_safe', 'against_condition', 'obtainable', 'no_goal',"
        "  'costs_unclear', 'not_enough', 'will_not_do')),"
        " checks integer not null, tie text not null, name text not null,"
        " public_reason text not null, at integer not null,"
        " by_user integer not null"
        ") strict;\n"
        "create index fund_voice_request on fund_voice (request, voice);\n"
        "create index fund_voice_person on fund_voice (person);\n"

        "create table fund_reflection ("
        " reflection integer primary key, request integer not null,"
        " person integer not null,"
        " later integer not null check (later in (0, 1)),"
        " helped integer not null check (helped between 1 and 5),"
        " changed text not null, at integer not null,"
        " unique (request, later)"
        ") strict;\n"
        "create index fund_reflection_person on fund_reflection (person);\n",
};

const struct migration *const fund_schema[] = {
        &migration_60,
        &fund_migration_61,
        &fund_migration_62,
        &fund_finance_migration,
        &fund_open_migration,
        &fund_migration_65,
        &fund_clock_migration,
        &fund_migration_66,
        NULL,
};

const char *const fund_personal[] = {
        "fund_budget",
        "fund_request",
        "fund_voice",
        "fund_reflection",
        "fund_note",
        "fund_receipt",
        "fund_receipt_move",
        "fund_handover",
        "fund_ending",
        "fund_end_act",
        "fund_overdue",
        "fund_asking",
        "fund_asking_no",
        "fund_ask_way",
        "fund_write_off",
        "fund_assisted",
        NULL,
};
