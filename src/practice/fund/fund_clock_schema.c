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

        /* Asked if it helped, at each of two moments; a no; and how. */
        "create table fund_asking ("
        " request integer not null,"
        " later integer not null check (later in (0, 1)),"
        " person integer not null,"
        " way text not null check (way in ('worker', 'email')),"
        " open integer not null check (open in (0, 1)),"
        " on_day integer not null, primary key (request, later)"
        ") strict;\n"
        "create index fund_asking_person on fund_asking (person, open);\n"
        "create index fund_asking_open on fund_asking (open, on_day);\n"
        "create table fund_asking_no ("
        " request integer primary key, person integer not null,"
        " at integer not null, by_user integer not null"
        ") strict;\n"
        "create index fund_asking_no_person on fund_asking_no (person);\n"
        "create table fund_ask_way ("
        " choice integer primary key, person integer not null,"
        " way text not null check (way in ('worker', 'email')),"
        " at integer not null"
        ") strict;\n"
        "create index fund_ask_way_person on fund_ask_way (person, choice);\n"
        "create index fund_request_paid_on"
        " on fund_request (paid_on, request);\n"

        /* Who was written to on a day: once. */
        "create table fund_overdue_told ("
        " user_id integer not null, on_day integer not null,"
        " primary key (user_id, on_day)"
        ") strict;\n",
};
