/* Table of data: the clocks of the fund, exempt from length limits. */
#include "practice/fund/fund_clock.h"

const struct migration fund_clock_migration = {
        67,
        "fund-clocks",
        /* One row for each wait of a round that went on too long. */
        "create table fund_overdue ("
        " request integer not null, round integer not null,"
        " clock text not null check (clock in ('worker', 'person', 'senior',"
        "  'panel', 'second_look', 'payment')),"
        " person integer not null, since integer not null,"
        " step integer not null check (step > 0),"
        " up_to integer not null check (up_to between 0 and 2),"
        " on_day integer not null, next_on integer,"
        " open integer not null check (open in (0, 1)),"
        " primary key (request, round, clock)"
        ") strict;\n"
        "create index fund_overdue_open"
        " on fund_overdue (open, since, request);\n"
        "create index fund_overdue_person on fund_overdue (person);\n"
        "create index fund_request_agreed on fund_request (request)"
        " where state = 'agreed';\n"

        /* Who was written to on a day: once. */
        "create table fund_overdue_told ("
        " user_id integer not null, on_day integer not null,"
        " primary key (user_id, on_day)"
        ") strict;\n",
};
