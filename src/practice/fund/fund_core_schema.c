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
        " on fund_request (budget) where budget is not null;\n",
};
