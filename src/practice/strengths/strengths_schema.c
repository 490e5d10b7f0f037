/* Table of data: the tables of strengths. */
#include "practice/strengths/form_local.h"
#include "practice/strengths/strengths_local.h"

const struct migration *const strengths_schema[] = {
        &form_migration_72,
        NULL,
};

const char *const strengths_personal[] = {
        "strengths_form",
        NULL,
};
