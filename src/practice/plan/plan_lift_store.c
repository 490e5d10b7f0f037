/*
 * plan_lift_store.c - rows of what a goal or a step was made from.
 */
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_net_local.h"

#include "kernel/access/access.h"

const struct query plan_q_step_sources = {
        .name = "plan.step_sources",
        .shows_nobody = "numbers of what steps were made from",
        .text = "select source, source_kind from plan_step"
                " where goal = :goal and source is not null order by step",
};

const struct fault *
plan_store_tie_one(struct ctx *ctx, struct person_id person, int64_t id,
                   struct plan_tie *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_tie_one,
	              ARGS(arg_i64("person", person.v),
	                   arg_i64("supporter", id)),
	              &row));
	*found = row != NULL;
	if (*found)
		*out = plan_tie_of_row(row);
	return NULL;
}

const struct fault *
plan_store_step_sources(struct ctx *ctx, struct goal_id goal,
                        struct plan_source **out, size_t *n)
{
	struct plan_source *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_step_sources,
	             ARGS(arg_i64("goal", goal.v)), &rows));
	v = arena_new(ctx->arena, struct plan_source, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = (struct plan_source){
		        (unsigned)row_enum(&rows.v[i], "source_kind",
		                           plan_lift_words),
		        row_i64(&rows.v[i], "source"),
		};
	*out = v;
	*n = rows.n;
	return NULL;
}

/* --- checks --------------------------------------------------------------- */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

/* Goals and steps in the plan that were made from a row. */
#define LIFTED(key) \
	"((select count(*) from plan_goal g where g.source = " key \
	"  and g.status <> 'REMOVED')" \
	" + (select count(*) from plan_step s" \
	"  join plan_goal g on g.goal = s.goal" \
	"  where s.source = " key " and g.status <> 'REMOVED'))"

#define LIFTED_E LIFTED("e.entry")
#define LIFTED_N LIFTED("n.need")
#define LIFTED_D LIFTED("d.decision")

const struct query plan_q_check_lifted = {
        .name = "plan.check_lifted",
        WHOLE,
        .text = "select e.entry as id from strengths_v_tool_entry e"
                " where e.goals <> " LIFTED_E
                " union all select n.need as id from support_v_need n"
                " where n.goals <> " LIFTED_N
                " union all select d.decision as id"
                " from strengths_v_decision d where d.goals <> " LIFTED_D
                " limit 1",
};

/* Somebody in the circle may be taken out; all else stays where it is. */
const struct query plan_q_check_lifted_what = {
        .name = "plan.check_lifted_what",
        WHOLE,
        .text = "select g.goal as id from plan_goal g"
                " where (g.source is null) <> (g.source_kind = '')"
                " or (g.source_kind = 'entry' and not exists (select 1"
                "  from strengths_v_tool_entry e where e.entry = g.source"
                "  and e.person = g.person))"
                " or (g.source_kind = 'need' and not exists (select 1"
                "  from support_v_need n where n.need = g.source"
                "  and n.person = g.person))"
                " or (g.source_kind = 'decision' and not exists (select 1"
                "  from strengths_v_decision d where d.decision = g.source"
                "  and d.person = g.person))"
                " or (g.source_kind = 'tie' and exists (select 1"
                "  from plan_supporter s where s.supporter = g.source"
                "  and s.person <> g.person)) limit 1",
};

const struct query plan_q_check_lifted_step = {
        .name = "plan.check_lifted_step",
        WHOLE,
        .text = "select s.step as id from plan_step s"
                " where (s.source is null) <> (s.source_kind = '') limit 1",
};
