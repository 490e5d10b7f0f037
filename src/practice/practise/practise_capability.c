/* Table of data: what is made to practise with, as the application sees it. */
#include "practice/practise/practise_local.h"

#include "kernel/outbox/outbox.h"

static const struct migration migration_96 = {
        96,
        "practise",
        "create table practise_person ("
        " practise integer primary key, person integer not null,"
        " maker integer not null,"
        " what text not null check (what in ('first', 'half', 'differ',"
        "  'overdue', 'countersign', 'import')),"
        " at integer not null, taken_at integer"
        ") strict;\n"
        "create index practise_person_maker on practise_person (maker, at);\n"
        "create index practise_person_person on practise_person (person);\n",
};

static const struct migration migration_103 = {
        103,
        "practise makers",
        "create table practise_maker ("
        " maker integer primary key, at integer not null) strict;\n",
};

static const struct migration *const schema[] = {&migration_96, &migration_103,
                                                 NULL};

static const char *const personal[] = {"practise_person", NULL};

static const struct query *const queries[] = {
        &practise_q_add,
        &practise_q_list,
        &practise_q_day,
        &practise_q_one,
        &practise_q_end,
        &practise_q_hold,
        NULL,
};

static const struct route routes[] = {
        {.method = GET,
         .path = "/practise",
         .handler = practise_get,
         .permission = CAN_WRITE_PLAN,
         .summary = "Somebody made up, to practise with"},
        {.method = POST,
         .path = "/practise",
         .handler = practise_post,
         .permission = CAN_WRITE_PLAN,
         .form = practise_get,
         .per_minute = 20,
         .summary = "Make somebody up who stands where one wants to practise"},
        {.method = POST,
         .path = "/practise/:practise/away",
         .handler = practise_post_away,
         .permission = CAN_WRITE_PLAN,
         .form = practise_get,
         .summary = "Take away whom one made up"},
        ROUTES_END,
};

static const struct panel panels[] = {
        {PANEL_TODAY, 95, CAN_WRITE_PLAN, practise_read_panel,
         practise_draw_panel},
        {0, 0, 0, NULL, NULL},
};

static const struct act_kind acts[] = {
        {"practise.made", TK("{who} made somebody up to practise with")},
        {"practise.taken_away", TK("{who} took away somebody who was made up")},
        {NULL, NULL},
};

/* Whoever is made up has a sign-in, and is merged into nobody: so nothing of
 * theirs is ever handed over. */
static const struct fault *
merge_nothing(struct ctx *ctx, struct merge_id merge, struct person_id gone,
              struct person_id kept, bool undo)
{
	(void)ctx;
	(void)merge;
	(void)gone;
	(void)kept;
	(void)undo;
	return NULL;
}

const struct capability practise_capability = {
        .name = "practise",
        .schema = schema,
        .routes = routes,
        .queries = queries,
        .personal = personal,
        .panels = panels,
        .acts = acts,
        .merge = merge_nothing,
};
