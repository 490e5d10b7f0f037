/* Table of data: the second migration of the fund, exempt from length limits:
 * receipts, how things were paid, small suppliers. */
#include "practice/fund/fund_receipt_local.h"

const struct migration fund_migration_62 = {
        62,
        "fund_receipts",
        "create table fund_receipt ("
        " receipt integer primary key, request integer not null,"
        " kept_for integer not null, person integer not null,"
        " seen text not null check (seen in ('new', 'here', 'own',"
        "  'other')),"
        " by_user integer not null, at integer not null"
        ") strict;\n"
        "create index fund_receipt_request on fund_receipt (request);\n"
        "create index fund_receipt_person on fund_receipt (person);\n"

        "create table fund_receipt_move ("
        " move integer primary key, receipt integer not null,"
        " person integer not null, came_from integer not null,"
        " went_to integer not null check (went_to <> came_from),"
        " reason text not null check (length(reason) > 0),"
        " at integer not null, by_user integer not null"
        ") strict;\n"
        "create index fund_receipt_move_from"
        " on fund_receipt_move (came_from);\n"
        "create index fund_receipt_move_to on fund_receipt_move (went_to);\n"
        "create index fund_receipt_move_person"
        " on fund_receipt_move (person);\n"

        "create table fund_handover ("
        " request integer primary key, person integer not null,"
        " way text not null check (way in ('purchase', 'voucher',"
        "  'reimbursement')),"
        " reference text not null, on_day integer not null,"
        " to_worker integer not null check (to_worker in (0, 1)),"
        " theirs integer not null check (theirs >= 0),"
        " at integer not null, by_user integer not null,"
        " check (way <> 'voucher' or length(reference) = 4)"
        ") strict;\n"
        "create index fund_handover_person on fund_handover (person);\n"

        "create table fund_supplier ("
        " organisation integer not null, folded text not null,"
        " small integer not null check (small in (0, 1)),"
        " at integer not null, by_user integer not null,"
        " primary key (organisation, folded)"
        ") strict;\n",
};
