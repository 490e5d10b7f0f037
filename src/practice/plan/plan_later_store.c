/*
 * plan_later_store.c - rows of reviews that were put off.
 */
#include "practice/plan/plan_later.h"

#include "kernel/access/access.h"

const struct query plan_q_later_of = {
        .name = "plan.later_of",
        .person = "person",
        .text = "select l.later, l.plan, l.person, l.was, l.until, l.reason,"
                " l.words, l.made_by, l.made_at, l.ended_at from plan_later l"
                " where l.person = :person and " ACCESS_REACH(
                        "l.person") " order by case when l.ended_at is null"
                                    "  then 0 else 1 end, l.made_at desc,"
                                    " l.later desc limit 100",
};

const struct query plan_q_later_add = {
        .name = "plan.later_add",
        .text = "insert into plan_later (later, plan, person, was, until,"
                " reason, words, made_by, made_at, ended_by, ended_at)"
                " values (:later, :plan, :person, :was, :until, :reason,"
                " :words, :actor, :now, null, null)",
};

const struct query plan_q_later_end = {
        .name = "plan.later_end",
        .text = "update plan_later set ended_by = :actor, ended_at = :now"
                " where plan = :plan and ended_at is null",
};

const struct query plan_q_check_later = {
        .name = "plan.check_later",
        .shows_nobody = "numbers of rows that are off, no facts",
        .scans = "a check walks everything",
        .text = "select l.later as id from plan_later l"
                " where l.ended_at is null and not exists (select 1"
                "  from plan_plan p where p.plan = l.plan"
                "  and p.person = l.person and p.review_on = l.until)"
                " limit 1",
};

const struct fault *
plan_store_later(struct ctx *ctx, struct person_id person,
                 struct plan_later **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_later_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	*out = arena_new(ctx->arena, struct plan_later, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct plan_later){
		        .id = row_i64(row, "later"),
		        .plan = {row_i64(row, "plan")},
		        .was = row_date(row, "was"),
		        .until = row_date(row, "until"),
		        .reason = (enum plan_later_reason)row_enum(
		                row, "reason", plan_later_reasons),
		        .words = row_str(row, "words"),
		        .by = {row_i64(row, "made_by")},
		        .at = row_instant(row, "made_at"),
		        .ended_at = row_instant(row, "ended_at"),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_later_add(struct ctx *ctx, const struct plan *plan,
                     const struct plan_later *later)
{
	return sql_do(
	        ctx->tx, &plan_q_later_add,
	        ARGS(arg_i64("later", later->id), arg_i64("plan", plan->id.v),
	             arg_i64("person", plan->person.v),
	             arg_date("was", later->was),
	             arg_date("until", later->until),
	             arg_word("reason", plan_later_reasons, (int)later->reason),
	             arg_str("words", later->words)),
	        NULL);
}

const struct fault *
plan_store_later_end(struct ctx *ctx, struct plan_id plan)
{
	return sql_do(ctx->tx, &plan_q_later_end, ARGS(arg_i64("plan", plan.v)),
	              NULL);
}
