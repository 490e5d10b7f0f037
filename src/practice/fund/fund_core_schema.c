/* Table of data: a further migration of the fund, exempt from length limits. */
#include "practice/fund/fund_core_local.h"

const struct migration fund_migration_61 = {
        61,
        "fund_core",
        /* A reservation and a payment are of one request. */
        "create unique index fund_request_reservation"
        " on fund_request (reservation) where reservation is not null;\n"
        "create unique index fund_request_payment"
        " on fund_request (payment) where payment is not null;\n"
        "create index fund_request_budget"
        " on fund_request (budget) where budget is not null;\n"

        /* It ends for a person; without one, for an organisation. */
        "create table fund_ending ("
        " ending integer primary key, person integer,"
        " organisation integer not null,"
        " kind text not null check (kind in ('moved', 'recalled', 'died',"
        "  'finished', 'closing')),"
        " words text not null, open integer not null check (open in (0, 1)),"
        " at integer not null, by_user integer not null,"
        " check ((person is null) = (kind = 'closing'))"
        ") strict;\n"
        "create unique index fund_ending_whole on fund_ending (organisation)"
        " where open = 1 and person is null;\n"
        "create index fund_ending_person on fund_ending (person);\n"

        /* Another organisation is asked to take a request. */
        "create table fund_offer ("
        " request integer primary key, to_organisation integer not null,"
        " at integer not null, by_user integer not null"
        ") strict;\n"
        "create index fund_offer_to on fund_offer (to_organisation);\n"

        "create table fund_end_act ("
        " act integer primary key, what text not null check (what in"
        "  ('released', 'explained', 'asked', 'taken', 'declined', 'rest',"
        "  'undone')),"
        " request integer, account integer, person integer not null,"
        " organisation integer not null, pence integer not null,"
        " words text not null check (length(words) > 0),"
        " to_organisation integer, at integer not null,"
        " by_user integer not null"
        ") strict;\n"
        "create index fund_end_act_person on fund_end_act (person);\n"
        "create index fund_budget_organisation"
        " on fund_budget (organisation, person);\n",
};
