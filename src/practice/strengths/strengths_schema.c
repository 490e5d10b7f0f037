/* Table of data: the tables of strengths. */
#include "practice/strengths/strengths_local.h"

const struct migration *const strengths_schema[] = {
        NULL,
};

const char *const strengths_personal[] = {
        NULL,
};
