/* Table of data: strengths as the application sees it. */
#include "practice/strengths/assess_check.h"
#include "practice/strengths/assess_demo.h"
#include "practice/strengths/assess_panels.h"
#include "practice/strengths/assess_since.h"
#include "practice/strengths/form_fill_local.h"
#include "practice/strengths/form_local.h"
#include "practice/strengths/form_mine_local.h"
#include "practice/strengths/rights_local.h"
#include "practice/strengths/form_studied.h"
#include "practice/strengths/sit_local.h"
#include "practice/strengths/strengths_local.h"
#include "practice/strengths/tool_check.h"
#include "practice/strengths/tool_demo.h"

static const struct query *const queries[] = {
        FORM_QUERIES,
        ASSESS_QUERIES,
        ASSESS_PAST_QUERIES,
        TOOL_QUERIES,
        &tool_q_check,
        RIGHTS_QUERIES,
        SIT_QUERIES,
        FORM_FILL_QUERIES,
        FORM_MINE_QUERIES,
        &form_q_studied,
        &assess_waiting,
        &assess_check_person,
        &assess_check_signed,
        &assess_check_strength,
        &assess_check_restored,
        &assess_check_section,
        &assess_check_mine,
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
        {"strengths.section_written",
         TK("{who} answered questions of the services’ form"), NULL,
         "strengths", NULL},
        {"strengths.mine_written",
         TK("{who} answered what the services’ form asks them"),
         TK("{who} answered what the services’ form asks them"), "strengths",
         TK("You answered more questions about your life")},
        {"strengths.mine_written_for",
         TK("{who} wrote down what the person answers"),
         TK("{who} wrote down what you answered"), "strengths",
         EVENT_BY_OTHERS},
        {"strengths.area_completed",
         TK("{who} completed an area of the assessment"), NULL, "strengths",
         NULL},
        {"strengths.shared", TK("{who} shared the assessment"),
         TK("{who} shared with you how they see things"), "strengths",
         EVENT_BY_OTHERS},
        {"strengths.signed", TK("{who} signed the assessment"),
         TK("{who} signed the assessment"), "strengths", EVENT_BY_OTHERS},
        {"strengths.countersigned", TK("{who} countersigned the assessment"),
         TK("{who} signed the assessment too"), "strengths", EVENT_BY_OTHERS},
        {"strengths.returned", TK("{who} sent the assessment back"), NULL,
         "strengths", NULL},
        {"strengths.locked", TK("{who} locked the assessment as it is"),
         TK("{who} stopped here: it stays as it is"), "strengths",
         EVENT_BY_OTHERS},
        {"strengths.restored",
         TK("{who} went back to an earlier edition of the assessment"), NULL,
         "strengths", NULL},
        {"strengths.tool_written", TK("{who} wrote in a tool"),
         TK("{who} wrote in a tool"), "strengths",
         TK("You wrote in one of your tools")},
        {"strengths.tool_written_for", TK("{who} wrote in a tool"),
         TK("{who} wrote in one of your tools"), "strengths", EVENT_BY_OTHERS},
        {"strengths.right_given", TK("{who} gave a decision to the other side"),
         TK("{who} gave a decision to you"), "strengths",
         TK("You gave a decision to your worker")},
        {"strengths.right_asked", TK("{who} asked to have a say in more"),
         TK("{who} asked to have a say in more"), "strengths",
         TK("You asked to have a say in more")},
        {"strengths.right_answered",
         TK("{who} answered who is to decide something"),
         TK("{who} answered who is to decide something"), "strengths",
         TK("You answered who is to decide something")},
        {"strengths.decision_written", TK("{who} wrote down a decision"),
         TK("{who} wrote down a decision"), "strengths",
         TK("You wrote down a decision")},
        {"strengths.decision_rated", TK("{who} said how a decision felt"),
         TK("{who} said how a decision felt"), "strengths",
         TK("You said how a decision felt")},
        {NULL, NULL, NULL, NULL, NULL},
};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"strengths.together",
         TK("{who} closed other records before showing the screen, and "
            "said who was in the room")},
        {"strengths.tool_taken_back", TK("{who} took words in a tool back")},
        {NULL, NULL},
};

static const char right_says[] =
        TK("Who decides in a topic: core, judgement, own, or not_ours");

static const char score_says[] =
        TK("Codes of OASys whose points make up the score of an area");
static const char score_source[] =
        "Source of the assessment service of 25 June 2026 for the points of "
        "each code; which are summed is read from the bound of the score alone";

static const char bound_says[] =
        TK("The most a score of an area can be, and above what it is high");
static const char bound_source[] =
        "Sentence plan service of HM Prison and Probation Service, its published source as of March 2026";

static const char two_says[] =
        TK("How many countersign a signed assessment, by kind of order and tier: 1 or 2");

static const struct policy_default policies[] = {
        {"strengths.countersign", "2015-02-01", NULL, "", "1",
         "countersignatures", two_says, "ours", false},
        {"strengths.paper_service", "2015-02-01", NULL, "", "My Direction", "",
         TK("The service’s name or mark, in words, on an assessment’s paper"),
         "ours", false},
        {"strengths.paper_marking", "2015-02-01", NULL, "",
         "Official – sensitive", "",
         TK("The protective marking on an assessment’s paper for staff"),
         "Government Security Classifications Policy", false},
        {"strengths.form", "2015-02-01", "2026-08-31", "", "1", "form",
         TK("The questions of the assessment, by the number of their form"),
         "ours", false},
        {"strengths.form", "2026-09-01", "2026-10-31", "", "2", "form",
         TK("The questions of the assessment, by the number of their form"),
         "ours", false},
        {"strengths.form", "2026-11-01", NULL, "", "3", "form",
         TK("The questions of the assessment, by the number of their form"),
         "ours", false},
        {"strengths.tools", "2015-02-01", "2026-08-31", "", "1", "edition",
         TK("What the person-centred tools ask, by the number of an edition"),
         "ours", false},
        {"strengths.tools", "2026-09-01", NULL, "", "2", "edition",
         TK("What the person-centred tools ask, by the number of an edition"),
         "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=contact", "core", "who",
         right_says,
         "Sentencing Code s.215, and the standard conditions of a licence: duty to keep in touch",
         false},
        {"strengths.right", "2015-02-01", NULL, "topic=when", "judgement",
         "who", right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=where", "judgement",
         "who", right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=room", "judgement",
         "who", right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=plan", "judgement",
         "who", right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=unpaid_work",
         "judgement", "who", right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=drug_test", "core",
         "who", right_says,
         "Drug testing requirement or licence condition, where the court or the licence has one",
         false},
        {"strengths.right", "2015-02-01", NULL, "topic=home_visit", "judgement",
         "who", right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=family", "own", "who",
         right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=language", "own", "who",
         right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=volunteer", "own", "who",
         right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=stories", "own", "who",
         right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=research", "own", "who",
         right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=fund", "judgement",
         "who", right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=doctor", "not_ours",
         "who", right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=faith", "not_ours",
         "who", right_says, "ours", false},
        {"strengths.right", "2015-02-01", NULL, "topic=home_visit kind=licence",
         "core", "who", right_says,
         "Standard conditions of a licence: receive visits as instructed",
         false},
        {"strengths.right", "2015-02-01", NULL,
         "topic=home_visit kind=post_sentence_supervision", "core", "who",
         right_says,
         "Default requirements of supervision after the sentence: receive visits",
         false},
        {"strengths.score", "2015-02-01", NULL, "area=accommodation", "o3-4 o3-5 o3-6",
         "codes", score_says, score_source, false},
        {"strengths.score", "2015-02-01", NULL, "area=drugs", "o8-4 o8-5 o8-6 o8-8",
         "codes", score_says, score_source, false},
        {"strengths.score", "2015-02-01", NULL, "area=alcohol", "o9-1 o9-2",
         "codes", score_says, score_source, false},
        {"strengths.score_bound", "2015-02-01", NULL, "area=accommodation", "6 1",
         "points", bound_says, bound_source, false},
        {"strengths.score_bound", "2015-02-01", NULL, "area=employment", "4 1",
         "points", bound_says, bound_source, false},
        {"strengths.score_bound", "2015-02-01", NULL, "area=drugs", "8 0",
         "points", bound_says, bound_source, false},
        {"strengths.score_bound", "2015-02-01", NULL, "area=alcohol", "4 1",
         "points", bound_says, bound_source, false},
        {"strengths.score_bound", "2015-02-01", NULL, "area=relationships", "6 1",
         "points", bound_says, bound_source, false},
        {"strengths.score_bound", "2015-02-01", NULL, "area=thinking", "10 2",
         "points", bound_says, bound_source, false},
        {"strengths.score_bound", "2015-02-01", NULL, "area=lifestyle", "6 1",
         "points", bound_says, bound_source, false},
        {"strengths.rating_days", "2015-02-01", NULL, "", "7", "days",
         TK("After so many days the other side’s rating is seen, rated or "
            "not"),
         "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

static const struct panel panels[] = {
        FORM_PANELS,
        ASSESS_PANELS,
        TOOL_PANELS,
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
        .event_details = rights_event_details,
        .event_details_me = rights_event_details,
        .policies = policies,
        .demo = strengths_demo,
        .rehearse = assess_rehearse,
        .check = strengths_check,
        .merge = strengths_merge,
};
