/* Table of data: submissions, as the application sees them. */
#include "insight/submission/submission_local.h"
#include "insight/submission/submission_views.h"

static const struct query *const queries[] = {
        &submission_q_list,     &submission_q_one,   &submission_q_count,
        &submission_q_add,      &submission_q_files, &submission_q_file,
        &submission_q_file_add, &submission_q_gone,  NULL,
};

/* Which people by rule, and never by name. */
static const char *const personal[] = {NULL};

static const struct act_kind acts[] = {
        {"submission.planned",
         TK("{who} said which people go to the Justice Data Lab")},
        {"submission.made",
         TK("{who} made a file with names for the Justice Data Lab")},
        {"submission.gone",
         TK("{who} said that the copies of such a file are gone")},
        {"submission.not_let", TK("{who} was not let make a file with names")},
        {NULL, NULL},
};

const struct capability submission_capability = {
        .name = "submission",
        .schema = submission_schema,
        .routes = submission_routes,
        .queries = queries,
        .personal = personal,
        .panels = submission_panels,
        .acts = acts,
        .policies = submission_policies,
        .demo = submission_demo,
};

const struct route submission_routes[] = {
        {.method = GET,
         .path = "/submissions",
         .handler = submission_get_list,
         .permission = CAN_SUBMIT_COHORT,
         .summary = "Submissions to the Justice Data Lab"},
        {.method = GET,
         .path = "/submissions/new",
         .handler = submission_get_new,
         .permission = CAN_SUBMIT_COHORT,
         .summary = "Say which people a submission is of"},
        {.method = POST,
         .path = "/submissions/new",
         .handler = submission_post_new,
         .permission = CAN_SUBMIT_COHORT,
         .form = submission_get_new,
         .summary = "Write down which people a submission is of"},
        {.method = GET,
         .path = "/submissions/:submission",
         .handler = submission_get_one,
         .permission = CAN_SUBMIT_COHORT,
         .summary = "One submission: who is in it, what is missing of them, "
                    "and what the answer could show"},
        {.method = GET,
         .path = "/submissions/:submission/file",
         .handler = submission_get_file,
         .permission = CAN_SUBMIT_COHORT,
         .summary = "What the file of a submission holds, and how it is sent"},
        {.method = POST,
         .path = "/submissions/:submission/file",
         .handler = submission_post_file,
         .prepare = submission_prepare_file,
         .permission = CAN_SUBMIT_COHORT,
         .form = submission_get_file,
         .refused = "submission.not_let",
         .summary = "Make the file of a submission and fetch it, once"},
        {.method = POST,
         .path = "/submissions/:submission/files/:file/gone",
         .handler = submission_post_gone,
         .permission = CAN_SUBMIT_COHORT,
         .form = submission_get_one,
         .summary = "Say that one's own copies of a file are gone"},
        ROUTES_END,
};
