/*
 * plan_alike_store.c - goals that one worker wrote.
 */
#include "practice/plan/plan_alike.h"

#include "kernel/access/access.h"

/* Words are compared and a number is all that leaves, so nobody is looked at
 * by it. */
const struct query plan_q_alike = {
        .name = "plan.alike",
        .shows_nobody = "words are compared, and only a count is shown",
        .text = "select g.person, g.title from plan_goal g"
                " where g.author = :actor and g.voice = 'worker'"
                " and g.status <> 'REMOVED' and g.person <> :person"
                " and " ACCESS_REACH("g.person") " order by g.at desc,"
                                                 " g.goal desc limit 2000",
};

const struct fault *
plan_store_alike(struct ctx *ctx, struct person_id person,
                 struct plan_alike_goal **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_alike, ARGS(arg_i64("person", person.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct plan_alike_goal, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct plan_alike_goal){
		        .person = {row_i64(&rows.v[i], "person")},
		        .title = row_str(&rows.v[i], "title"),
		};
	*n = rows.n;
	return NULL;
}
