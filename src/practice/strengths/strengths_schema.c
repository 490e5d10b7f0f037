/* Table of data: the tables of strengths. */
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_local.h"
#include "practice/strengths/strengths_local.h"

const struct migration *const strengths_schema[] = {
        &strengths_migration_71,
        &form_migration_72,
        NULL,
};

const char *const strengths_personal[] = {
        ASSESS_PERSONAL,
        "strengths_form",
        NULL,
};
