/* Table of data: strengths as the application sees it. */
#include "practice/strengths/form_local.h"
#include "practice/strengths/strengths_local.h"

static const struct query *const queries[] = {
        FORM_QUERIES,
        NULL,
};

static const struct event_kind events[] = {
        {"strengths.form_in", TK("{who} brought in an assessment"),
         TK("{who} brought in an assessment about you"), "plan",
         EVENT_BY_OTHERS},
        {NULL, NULL, NULL, NULL, NULL},
};

static const struct panel panels[] = {
        FORM_PANELS,
        {0, 0, 0, NULL, NULL},
};

const struct capability strengths_capability = {
        .name = "strengths",
        .schema = strengths_schema,
        .routes = strengths_routes,
        .schemas = strengths_schemas,
        .queries = queries,
        .personal = strengths_personal,
        .events = events,
        .panels = panels,
        .demo = form_demo,
        .check = form_check,
        .merge = form_merge,
};
