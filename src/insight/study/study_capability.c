/* Table of data: studies, as the application sees them. */
#include "insight/study/study_file.h"
#include "insight/study/study_schema.h"
#include "insight/study/study_views.h"

static const struct query *const queries[] = {
        &study_q_list,       &study_q_one,        &study_q_lock,
        &study_q_count,      &study_q_add,        &study_q_change,
        &study_q_amend,      &study_q_amendments, &study_q_look,
        &study_q_looks,      &study_q_register,   &study_q_files,
        &study_q_file,       &study_q_plans,      &study_q_parts,
        &study_q_file_add,   &study_q_part_add,   &study_q_ask,
        &study_q_asked,      &study_q_queue,      &study_q_answer,
        &study_q_stand,      &study_q_kept,       &study_q_judge,
        &study_q_judgements, &study_q_verified,   &study_q_changes,
        NULL,
};

/* No table of a study names a person. */
static const char *const personal[] = {NULL};

static const struct act_kind acts[] = {
        {"study.made", TK("{who} planned a study")},
        {"study.changed", TK("{who} changed the design of a study")},
        {"study.amended",
         TK("{who} changed a registered study, with a reason")},
        {"study.looked", TK("{who} looked at what a study could see")},
        {"study.registered", TK("{who} registered a study")},
        {"study.pool",
         TK("{who} brought rows of people from elsewhere into a study")},
        {"study.freeze", TK("{who} asked that the rows of a study are frozen")},
        {"study.frozen", TK("The rows of a study were frozen")},
        {"study.match", TK("{who} asked that people of a study are matched")},
        {"study.matched", TK("People of a study were matched")},
        {"study.accepted", TK("{who} accepted the comparison of a study")},
        {"study.sent_back", TK("{who} sent the comparison of a study back")},
        {"study.verify",
         TK("{who} asked that the result of a study is made again")},
        {"study.verified",
         TK("The result of a study was made again, and is the same")},
        {"study.analysed", TK("A study was analysed")},
        {"study.checked", TK("{who} checked a study")},
        {"study.publish", TK("{who} asked that a study is published")},
        {"study.published", TK("A study was published")},
        {"study.fetched",
         TK("{who} fetched a plan, a result or a report of a study")},
        {"study.fetched_before",
         TK("{who} fetched rows of people of a study, without what came "
            "later")},
        {"study.fetched_rows",
         TK("{who} fetched rows of a study that tell who reoffended")},
        {"study.not_done", TK("What was asked of a study could not be done")},
        {NULL, NULL},
};

static const struct background long_jobs[] = {
        {"study.work", INT64_C(5) * 1000, NULL, study_work},
        {NULL, 0, NULL, NULL},
};

const struct capability study_capability = {
        .name = "study",
        .schema = study_schema,
        .routes = study_routes,
        .queries = queries,
        .personal = personal,
        .acts = acts,
        .long_jobs = long_jobs,
        .policies = study_policies,
        .demo = study_demo,
};
