/*
 * plan_stage_store.c - what the stage of a plan follows from, in one statement.
 */
#include "practice/plan/plan_stage.h"

#include "kernel/access/access.h"

/* An ending stands on a later floor: its news is events. */
#define BEGUN "ending.begun"
#define ENDED "ending.outcome"

#define NO_DAY "cast(null as bigint) as to_n"

const struct query plan_q_stage = {
        .name = "plan.stage",
        .person = "person",
        .text = "select x.person as person, x.what as what,"
                " x.from_n as from_n, x.to_n as to_n from ("
                "select o.person as person, 'order' as what,"
                " o.begun as from_n, o.ends_on as to_n"
                " from orders_v_begun o where o.person = :person"
                " union all select v.person as person,"
                " case when v.version = :terms then 'terms' else 'first' end"
                "  as what, v.at as from_n, " NO_DAY " from plan_version v"
                " where v.plan = :plan and v.person = :person"
                " and v.version in (1, :terms)"
                " union all select e.person as person, e.kind as what,"
                " e.at as from_n, " NO_DAY " from outbox_v_event e"
                " where e.person = :person and e.at < :before"
                " and e.kind in ('" BEGUN "', '" ENDED "')) x"
                " where " ACCESS_REACH("x.person") " limit 500",
};

/* Events in the order they come in: the newest says. */
struct newest {
	struct instant begun, ended;
};

static void
stage_row(const struct row *row, struct plan_stage_facts *facts,
          struct plan_stage_order *orders, struct newest *newest)
{
	struct str what = row_str(row, "what");
	struct instant at;

	if (str_is(what, "order")) {
		orders[facts->orders_n++] = (struct plan_stage_order){
		        .begun = row_date(row, "from_n"),
		        .ends = row_date(row, "to_n")};
		return;
	}
	at = row_instant(row, "from_n");
	if (str_is(what, "first"))
		facts->first_on = instant_date(at);
	else if (str_is(what, "terms"))
		facts->terms_on = instant_date(at);
	else if (str_is(what, BEGUN) && at.ms > newest->begun.ms)
		newest->begun = at;
	else if (str_is(what, ENDED) && at.ms > newest->ended.ms)
		newest->ended = at;
}

const struct fault *
plan_store_stage(struct ctx *ctx, struct plan_stage_facts *facts)
{
	struct newest newest = {INSTANT_NONE, INSTANT_NONE};
	const struct plan *plan = facts->plan;
	struct plan_stage_order *orders;
	struct rows rows;

	TRY(sql_rows(
	        ctx->tx, &plan_q_stage,
	        ARGS(arg_i64("person", plan->person.v),
	             arg_i64("plan", plan->id.v),
	             arg_i64("terms", plan->terms_version),
	             arg_instant("before",
	                         instant_of(date_add_days(facts->day, 1), 0))),
	        &rows));
	orders = arena_new(ctx->arena, struct plan_stage_order, rows.n + 1);
	facts->orders = orders;
	facts->orders_n = 0;
	for (size_t i = 0; i < rows.n; i++)
		stage_row(&rows.v[i], facts, orders, &newest);
	/* What is agreed may not have changed since the first version. */
	if (!date_is(facts->first_on))
		facts->first_on = facts->terms_on;
	if (newest.ended.ms > newest.begun.ms)
		facts->ended_on = instant_date(newest.ended);
	return NULL;
}
