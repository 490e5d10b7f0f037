/*
 * plan_told_store.c - rows of what happened to a plan, for one that goes out.
 */
#include "practice/plan/plan_file_local.h"

#include "kernel/access/access.h"

/* Events of one plan that are told: the newest. */
#define TOLD_MOST "50"

const struct query plan_q_file_answers = {
        .name = "plan.file_answers",
        .person = "person",
        .text = "select person, agreement, side, answer, words, version, at,"
                " author, way, settled from plan_agreement"
                " where person = :person and plan = :plan and " ACCESS_REACH(
                        "plan_agreement.person") " order by at, agreement"
                                                 " limit 1000",
};

#define EVENTS(what) \
	"select * from (select plan, version, person, day, at, author, what," \
	" subject, " what " from plan_version where person = :person" \
	" and plan = :plan and parted = 0 and what in ('plan.goal_added'," \
	" 'plan.goal_changed', 'plan.goal_achieved', 'plan.goal_removed'," \
	" 'plan.goal_readded', 'plan.goal_deleted', 'plan.step_added'," \
	" 'plan.step_changed', 'plan.step_deleted', 'plan.step_progress'," \
	" 'plan.step_done'," \
	" 'plan.note_added') and " ACCESS_REACH( \
	        "plan_version.person") " order by at desc, version desc" \
	                               " limit " TOLD_MOST \
	                               ") told order by at, version"

const struct query plan_q_file_events = {
        .name = "plan.file_events",
        .person = "person",
        .text = EVENTS("'' as snapshot"),
};

const struct query plan_q_file_events_kept = {
        .name = "plan.file_events_kept",
        .person = "person",
        .text = EVENTS("snapshot"),
};

/* Also of what was kept while two were one: it is a number. */
const struct query plan_q_file_terms = {
        .name = "plan.file_terms",
        .person = "person",
        .text = "select person, snapshot from plan_version"
                " where person = :person and plan = :plan"
                " and version = :version"
                " and " ACCESS_REACH("plan_version.person"),
};

#define OF_PLAN(plan) \
	ARGS(arg_i64("person", (plan)->person.v), arg_i64("plan", (plan)->id.v))

const struct fault *
plan_store_told_answers(struct ctx *ctx, const struct plan *plan,
                        struct rows *out)
{
	return sql_rows(ctx->tx, &plan_q_file_answers, OF_PLAN(plan), out);
}

const struct fault *
plan_store_told_events(struct ctx *ctx, const struct plan *plan,
                       struct rows *out)
{
	return sql_rows(ctx->tx, &plan_q_file_events, OF_PLAN(plan), out);
}

const struct fault *
plan_store_told_kept(struct ctx *ctx, const struct plan *plan,
                     const struct fault *(*fn)(void *data,
                                               const struct row *row),
                     void *data)
{
	return sql_each(ctx->tx, &plan_q_file_events_kept, OF_PLAN(plan), fn,
	                data);
}

struct terms {
	struct ctx *ctx;
	int64_t version;
};

static const struct fault *
terms_row(void *data, const struct row *row)
{
	struct terms *terms = data;
	struct arena_mark mark = arena_mark(terms->ctx->arena);
	struct plan_whole then;

	TRY(plan_snapshot_read(terms->ctx, row_str(row, "snapshot"), &then));
	terms->version = then.plan.terms_version;
	arena_release(terms->ctx->arena, mark);
	return NULL;
}

const struct fault *
plan_store_told_terms(struct ctx *ctx, const struct plan *plan, int64_t version,
                      int64_t *out)
{
	struct terms terms = {.ctx = ctx, .version = 0};

	TRY(sql_each(ctx->tx, &plan_q_file_terms,
	             ARGS(arg_i64("person", plan->person.v),
	                  arg_i64("plan", plan->id.v),
	                  arg_i64("version", version)),
	             terms_row, &terms));
	*out = terms.version;
	return NULL;
}
