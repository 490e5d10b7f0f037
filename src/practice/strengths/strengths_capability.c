/* Table of data: strengths as the application sees it. */
#include "practice/strengths/assess_check.h"
#include "practice/strengths/assess_demo.h"
#include "practice/strengths/assess_panels.h"
#include "practice/strengths/form_local.h"
#include "practice/strengths/strengths_local.h"
#include "practice/strengths/tool_check.h"
#include "practice/strengths/tool_demo.h"

static const struct query *const queries[] = {
        FORM_QUERIES,
        ASSESS_QUERIES,
        TOOL_QUERIES,
        &tool_q_check,
        &assess_waiting,
        &assess_check_person,
        &assess_check_signed,
        &assess_check_strength,
        &assess_check_restored,
        NULL,
};

static const struct event_kind events[] = {
        {"strengths.form_in", TK("{who} brought in an assessment"),
         TK("{who} brought in an assessment about you"), "plan",
         EVENT_BY_OTHERS},
        {"strengths.own_written", TK("{who} wrote how they see a part of life"),
         TK("{who} wrote how they see a part of life"), "strengths",
         TK("You wrote how you see a part of your life")},
        {"strengths.own_written_for",
         TK("{who} wrote down how the person sees a part of life"),
         TK("{who} wrote down how you see a part of your life"), "strengths",
         EVENT_BY_OTHERS},
        {"strengths.work_written", TK("{who} wrote in the assessment"), NULL,
         "strengths", NULL},
        {"strengths.area_completed",
         TK("{who} completed an area of the assessment"), NULL, "strengths",
         NULL},
        {"strengths.shared", TK("{who} shared the assessment"),
         TK("{who} shared with you how they see things"), "strengths",
         EVENT_BY_OTHERS},
        {"strengths.signed", TK("{who} signed the assessment"),
         TK("{who} signed the assessment"), "strengths", EVENT_BY_OTHERS},
        {"strengths.countersigned", TK("{who} countersigned the assessment"),
         TK("{who} signed the assessment too"), "strengths",
         EVENT_BY_OTHERS},
        {"strengths.returned", TK("{who} sent the assessment back"), NULL,
         "strengths", NULL},
        {"strengths.restored",
         TK("{who} went back to an earlier edition of the assessment"), NULL,
         "strengths", NULL},
        {"strengths.tool_written", TK("{who} wrote in a tool"),
         TK("{who} wrote in a tool"), "strengths",
         TK("You wrote in one of your tools")},
        {"strengths.tool_written_for", TK("{who} wrote in a tool"),
         TK("{who} wrote in one of your tools"), "strengths",
         EVENT_BY_OTHERS},
        {NULL, NULL, NULL, NULL, NULL},
};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"strengths.together",
         TK("{who} closed other records before showing the screen")},
        {"strengths.tool_taken_back", TK("{who} took words in a tool back")},
        {NULL, NULL},
};

static const struct policy_default policies[] = {
        {"strengths.form", "2015-02-01", "2026-08-31", "", "1", "form",
         TK("The questions of the assessment, by the number of their form"),
         "ours", false},
        {"strengths.form", "2026-09-01", NULL, "", "2", "form",
         TK("The questions of the assessment, by the number of their form"),
         "ours", false},
        {"strengths.tools", "2015-02-01", "2026-08-31", "", "1", "edition",
         TK("What the person-centred tools ask, by the number of an edition"),
         "ours", false},
        {"strengths.tools", "2026-09-01", NULL, "", "2", "edition",
         TK("What the person-centred tools ask, by the number of an edition"),
         "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

static const struct panel panels[] = {
        FORM_PANELS,
        ASSESS_PANELS,
        {0, 0, 0, NULL, NULL},
};

const struct capability strengths_capability = {
        .name = "strengths",
        .acts = acts,
        .schema = strengths_schema,
        .routes = strengths_routes,
        .schemas = strengths_schemas,
        .queries = queries,
        .personal = strengths_personal,
        .panels = panels,
        .events = events,
        .event_details = assess_event_details,
        .event_details_me = assess_event_details,
        .policies = policies,
        .demo = strengths_demo,
        .check = strengths_check,
        .merge = strengths_merge,
};
