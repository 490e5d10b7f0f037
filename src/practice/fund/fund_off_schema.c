/* Table of data: a migration of the fund, exempt from length limits: what is
 * written off. */
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
        " on fund_write_off (organisation, asked_at) where state = 'asked';\n",
};
