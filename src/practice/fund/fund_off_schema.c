/* Table of data: a migration of the fund, exempt from length limits: what is
 * written off, and who paid when. */
#include "practice/fund/fund_off.h"

const struct migration fund_migration_66 = {
        66,
        "fund_off",
        /* version: of the request; a proposal falls when it moves on. */
        "create table fund_write_off ("
        " write_off integer primary key, request integer not null,"
        " person integer not null, organisation integer not null,"
        " pence integer not null check (pence > 0),"
        " version integer not null,"
        " state text not null check (state in ('asked', 'written_off',"
        "  'declined')),"
        " code text not null check (code in ('person_lost', 'supplier_gone',"
        "  'fraud', 'not_returned', 'other')),"
        " words text not null check (length(words) > 0),"
        " asked_by integer not null, asked_at integer not null,"
        " answer text not null, answered_by integer, answered_at integer,"
        " check ((state = 'asked') = (answered_by is null)),"
        " check (state <> 'written_off' or answered_by <> asked_by)"
        ") strict;\n"
        "create index fund_write_off_request"
        " on fund_write_off (request, write_off);\n"
        "create index fund_write_off_person on fund_write_off (person);\n"
        "create index fund_write_off_open"
        " on fund_write_off (organisation, asked_at) where state = 'asked';\n"

        /* What somebody paid in the last hours. */
        "create index fund_request_paid_by"
        " on fund_request (paid_by, paid_on) where paid_by is not null;\n"

        /* An answer of the person that somebody typed; its voice's id. */
        "create table fund_assisted ("
        " assisted integer primary key, request integer not null,"
        " person integer not null, round integer not null,"
        " says text not null check (says in ('yes', 'no')),"
        " how text not null check (how in ('room', 'telephone', 'paper')),"
        " by_user integer not null, at integer not null,"
        " heard text not null check (heard in ('untold', 'mine',"
        "  'not_mine')),"
        " heard_at integer, heard_words text not null,"
        " settled_by integer, settled_at integer, settled_words text not null,"
        " open integer not null check (open in (0, 1)),"
        " check ((heard = 'untold') = (heard_at is null)),"
        " check (settled_by is null or (heard = 'not_mine'"
        "  and settled_by <> by_user))"
        ") strict;\n"
        "create index fund_assisted_request on fund_assisted (request);\n"
        "create index fund_assisted_person on fund_assisted (person);\n"
        "create index fund_assisted_open"
        " on fund_assisted (open, heard, person);\n",
};
