/* Table of data: the tables of strengths. */
#include "practice/strengths/assess_since.h"
#include "practice/strengths/form_fill_local.h"
#include "practice/strengths/form_local.h"
#include "practice/strengths/form_mine_local.h"
#include "practice/strengths/rights_local.h"
#include "practice/strengths/sit_local.h"
#include "practice/strengths/strengths_local.h"
#include "practice/strengths/tool_local.h"

const struct migration *const strengths_schema[] = {
        &strengths_migration_71,
        &form_migration_72,
        &tool_migration_73,
        &strengths_migration_74,
        &sit_migration_94,
        &strengths_migration_116,
        &form_fill_migration_131,
        &form_fill_migration_141,
        &form_mine_migration_149,
        &strengths_migration_147,
        &strengths_migration_150,
        &strengths_migration_151,
        NULL,
};

const char *const strengths_personal[] = {
        ASSESS_PERSONAL,
        "strengths_form",
        FORM_FILL_PERSONAL,
        FORM_MINE_PERSONAL,
        TOOL_PERSONAL,
        RIGHTS_PERSONAL,
        SIT_PERSONAL,
        NULL,
};
