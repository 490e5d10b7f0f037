/*
 * plan_step_store.c - rows of steps that are taken out of a draft, and which
 * stay because both said yes to a plan with them.
 */
#include "practice/plan/plan_step.h"

/* Of plans that were agreed before this nobody knows which steps were in them:
 * all stay. */
const struct migration plan_migration_156 = {
        156,
        "plan: which steps were in a plan that both agreed to",
        "alter table plan_step add column once_agreed integer not null"
        " default 0 check (once_agreed in (0, 1));\n"
        "update plan_step set once_agreed = 1 where exists (select 1"
        " from plan_plan p where p.person = plan_step.person"
        " and p.agreed_version <> 0);\n",
};

/* Also what the person said no to: it stood there. */
const struct query plan_q_steps_were = {
        .name = "plan.steps_were",
        .text = "update plan_step set once_agreed = 1"
                " where person = :person and once_agreed = 0"
                " and exists (select 1 from plan_goal g"
                "  where g.goal = plan_step.goal"
                "  and g.status in ('ACTIVE', 'FUTURE'))",
};

const struct query plan_q_step_remove = {
        .name = "plan.step_remove",
        .text = "delete from plan_step where step = :step",
};

const struct fault *
plan_store_steps_were(struct ctx *ctx, struct person_id person)
{
	return sql_do(ctx->tx, &plan_q_steps_were,
	              ARGS(arg_i64("person", person.v)), NULL);
}

const struct fault *
plan_store_step_remove(struct ctx *ctx, struct step_id id)
{
	return sql_do(ctx->tx, &plan_q_step_remove, ARGS(arg_i64("step", id.v)),
	              NULL);
}
