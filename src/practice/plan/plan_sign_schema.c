/* Table of data: what is kept with each answer to the plan. */
#include "practice/plan/plan_sign.h"

const struct migration plan_migration_80 = {
        80,
        "plan sign",
        "alter table plan_agreement add column way text not null default ''"
        " check (way in ('', 'own', 'code', 'drawn', 'paper'));\n"

        "create table plan_sign ("
        " sign integer primary key, person integer not null,"
        " plan integer not null, version integer not null,"
        " lang text not null check (lang in ('en', 'cy')),"
        " shown text not null, digest blob not null,"
        " picture integer, signed_on integer,"
        " heard text not null check (heard in ('untold', 'mine',"
        "  'not_mine')),"
        " heard_words text not null, heard_at integer,"
        " settled_words text not null, settled_by integer,"
        " settled_at integer"
        ") strict;\n"
        "create index plan_sign_person on plan_sign (person);\n"

        "create table plan_code ("
        " code integer primary key, person integer not null,"
        " plan integer not null, version integer not null,"
        " hash blob not null, until integer not null,"
        " tries integer not null, ended integer not null,"
        " at integer not null, author integer not null"
        ") strict;\n"
        "create index plan_code_person on plan_code (person, at);\n",
};

const struct migration plan_migration_81 = {
        81,
        "plan sign denied",
        "create index plan_sign_denied on plan_sign (heard, settled_by);\n",
};
