/* Table of data: the tables of what faces the person, exempt from length
 * limits. */
#include "practice/mine/mine_local.h"

static const struct migration migration_87 = {
        87,
        "mine",
        /* Read by whoever wrote it (made_by), on their own record. */
        "create table mine_item ("
        " item integer primary key, person integer not null,"
        " made_by integer not null, made_at integer not null,"
        " title text not null check (length(title) > 0),"
        " notes text not null, day integer, position integer not null,"
        " done_at integer,"
        " into_plan text not null check (into_plan in ('alone', 'from',"
        "  'step', 'words')),"
        " step integer,"
        " check ((step is not null) = (into_plan = 'from'))"
        ") strict;\n"
        "create index mine_item_person on mine_item (person, made_by);\n"
        "create index mine_item_done on mine_item (done_at);\n"

        "create table mine_say ("
        " say integer primary key, person integer not null,"
        " level text not null check (level in ('very_bad', 'bad',"
        "  'between', 'good', 'very_good')),"
        " about text not null check (about in ('all', 'meeting', 'plan',"
        "  'place', 'site')),"
        " words text not null, for_them integer not null"
        "  check (for_them in (0, 1)),"
        " made_by integer not null, made_at integer not null,"
        " answer text not null, answered_by integer, answered_at integer,"
        " check ((length(answer) > 0) = (answered_by is not null))"
        ") strict;\n"
        "create index mine_say_person on mine_say (person, made_at);\n"

        /* Without a name: the number is drawn by lot, the month is its first
         * day. */
        "create table mine_box ("
        " box integer primary key, organisation integer not null,"
        " month integer not null,"
        " level text not null check (level in ('very_bad', 'bad',"
        "  'between', 'good', 'very_good')),"
        " about text not null check (about in ('all', 'meeting', 'plan',"
        "  'place', 'site')),"
        " words text not null"
        ") strict;\n"
        "create index mine_box_month on mine_box (organisation, month);\n"

        /* Until the month is over. */
        "create table mine_sent ("
        " sent integer primary key, person integer not null,"
        " month integer not null"
        ") strict;\n"
        "create index mine_sent_person on mine_sent (person, month);\n"
        "create index mine_sent_month on mine_sent (month);\n"

        "create table mine_did ("
        " did integer primary key, organisation integer not null,"
        " said text not null check (length(said) > 0),"
        " done text not null check (length(done) > 0),"
        " day integer not null, made_by integer not null,"
        " back_at integer"
        ") strict;\n"
        "create index mine_did_organisation on mine_did (organisation);\n",
};

static const struct migration migration_97 = {
        97,
        "mine: people are counted, not answers",
        /* A token is no person: mine_close_store.c.  Sorted by it, so that the
         * rows tell no order; and until a group of months is closed. */
        "drop table mine_sent;\n"
        "create table mine_sent ("
        " token text not null, month integer not null,"
        " organisation integer not null,"
        " paper integer not null check (paper in (0, 1)),"
        " n integer not null check (n > 0),"
        " primary key (token, month)) strict, without rowid;\n"
        "create index mine_sent_month on mine_sent"
        " (organisation, paper, month);\n"
        "alter table mine_box add column paper integer not null"
        " default 0 check (paper in (0, 1));\n"
        "create table mine_group ("
        " grp integer primary key, organisation integer not null,"
        " paper integer not null check (paper in (0, 1)),"
        " first integer not null, last integer not null,"
        " senders integer not null"
        ") strict;\n"
        "create index mine_group_organisation on mine_group"
        " (organisation, last);\n",
};

static const struct migration migration_111 = {
        111,
        "mine: which months are closed",
        /* A row of each organisation, of answers and of papers: whoever adds
         * one or closes months holds it.  fresh: something was added since all
         * rows were last written at one time. */
        "create table mine_shut ("
        " organisation integer not null,"
        " paper integer not null check (paper in (0, 1)),"
        " last integer not null,"
        " fresh integer not null check (fresh in (0, 1)),"
        " primary key (organisation, paper)) strict, without rowid;\n"
        "insert into mine_shut (organisation, paper, last, fresh)"
        " select organisation, paper, max(last), 0 from mine_group"
        " group by organisation, paper;\n",
};

const struct migration *const mine_schema[] = {&migration_87, &migration_97,
                                               &migration_111, NULL};

const char *const mine_personal[] = {"mine_item", "mine_say", NULL};
