/* Table of data: the routes of strengths, exempt from length limits. */
#include "practice/strengths/strengths_local.h"

const struct route strengths_routes[] = {
        ROUTES_END,
};
