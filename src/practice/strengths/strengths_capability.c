/* Table of data: strengths as the application sees it. */
#include "practice/strengths/strengths_local.h"

static const struct query *const queries[] = {
        NULL,
};

static const struct event_kind events[] = {
        {NULL, NULL, NULL, NULL, NULL},
};

const struct capability strengths_capability = {
        .name = "strengths",
        .schema = strengths_schema,
        .routes = strengths_routes,
        .schemas = strengths_schemas,
        .queries = queries,
        .personal = strengths_personal,
        .events = events,
};
