/*
 * ready_store.c - goals that were made here, rows that a merge hands over, and
 * those that are off.
 */
#include "practice/ready/ready_base.h"

#include "kernel/access/access.h"
#include "practice/plan/plan_merge.h"
#include "register/people/people.h"

const struct query ready_q_goals = {
        .name = "ready.goals",
        .person = "person",
        .text = "select g.person, g.source from ready_goal g"
                " where g.person = :person and " ACCESS_REACH(
                        "g.person") " order by g.link limit 500",
};

const struct query ready_q_goal_put = {
        .name = "ready.goal_put",
        .text = "insert into ready_goal (link, person, source, goal, made_by,"
                " made_at) values (:link, :person, :source, :goal, :by, :at)",
};

const struct fault *
ready_store_goals(struct ctx *ctx, struct person_id person, int64_t **out,
                  size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ready_q_goals, ARGS(arg_i64("person", person.v)),
	             &rows));
	*out = arena_new(ctx->arena, int64_t, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = row_i64(&rows.v[i], "source");
	*n = rows.n;
	return NULL;
}

const struct fault *
ready_store_goal_add(struct ctx *ctx, struct person_id person, int64_t source,
                     int64_t goal)
{
	return sql_do(
	        ctx->tx, &ready_q_goal_put,
	        ARGS(arg_i64("link", id_new()), arg_i64("person", person.v),
	             arg_i64("source", source), arg_i64("goal", goal),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

/* --- a merge ------------------------------------------------------------- */

#define MOVE(what, key) \
	const struct query ready_q_##what##_ids = { \
	        .name = "ready.merge_" #what "_ids", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " key " as id from ready_" #what \
	                " where person = :person", \
	}; \
	const struct query ready_q_##what##_move = { \
	        .name = "ready.merge_" #what "_move", \
	        .text = "update ready_" #what " set person = :person" \
	                " where " key " = :id", \
	}

MOVE(sitting, "sitting");
MOVE(look, "look");

static const struct merge_move moves[] = {
        {"ready_sitting", &ready_q_sitting_ids, &ready_q_sitting_move},
        {"ready_look", &ready_q_look_ids, &ready_q_look_move},
        {NULL, NULL, NULL},
};

/* What was said in a sitting or at a look belongs where that is, and a goal
 * that was made of it too. */
#define FOLLOW(what, of) \
	const struct query ready_q_##what##_follow = { \
	        .name = "ready.merge_" #what "_follow", \
	        .shows_nobody = "moves rows and shows none", \
	        .text = MERGE_FOLLOW("ready_" #what, of, "ready_" of, of), \
	}

FOLLOW(answer, "sitting");
FOLLOW(beside, "sitting");
FOLLOW(urgent, "sitting");
FOLLOW(rating, "look");
FOLLOW(reminder, "look");

const struct query ready_q_goal_follow = {
        .name = "ready.merge_goal_follow",
        .shows_nobody = "moves rows and shows none",
        .text = "update ready_goal set person = coalesce((select a.person"
                " from ready_answer a where a.answer = ready_goal.source),"
                " (select r.person from ready_rating r"
                " where r.rating = ready_goal.source), person)"
                " where person in (:gone, :kept)",
};

static const struct query *const follows[] = {
        &ready_q_answer_follow,
        &ready_q_beside_follow,
        &ready_q_urgent_follow,
        &ready_q_rating_follow,
        &ready_q_reminder_follow,
        &ready_q_goal_follow,
        NULL,
};

const struct query ready_q_goals_later = {
        .name = "ready.merge_goals_later",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select goal from ready_goal where person = :person"
                " and link > :merge",
};

/* Goals that were made after the merge of what this person said. */
static const struct fault *
goals_back(struct ctx *ctx, struct merge_id merge, struct person_id from,
           struct person_id to)
{
	struct rows rows;
	int64_t *goals;

	TRY(sql_rows(ctx->tx, &ready_q_goals_later,
	             ARGS(arg_i64("person", to.v), arg_i64("merge", merge.v)),
	             &rows));
	goals = arena_new(ctx->arena, int64_t, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		goals[i] = row_i64(&rows.v[i], "goal");
	return plan_merge_goals(ctx, merge, from, to, goals, rows.n);
}

const struct fault *
ready_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
            struct person_id kept, bool undo)
{
	TRY(people_merge_move(ctx, moves, merge, gone, kept, undo));
	TRY(people_merge_follow(ctx, follows, gone, kept));
	if (!undo)
		return NULL;
	TRY(goals_back(ctx, merge, kept, gone));
	return goals_back(ctx, merge, gone, kept);
}

/* --- what must hold ------------------------------------------------------ */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query ready_q_check_answer = {
        .name = "ready.check_answer",
        WHOLE,
        .text = "select a.answer as id from ready_answer a"
                " where not exists (select 1 from ready_sitting s"
                "  where s.sitting = a.sitting and s.person = a.person)"
                " limit 1",
};

const struct query ready_q_check_given = {
        .name = "ready.check_given",
        WHOLE,
        .text = "select s.sitting as id from ready_sitting s"
                " where s.state = 'given' and not exists (select 1"
                "  from ready_answer a where a.sitting = s.sitting) limit 1",
};

const struct query ready_q_check_beside = {
        .name = "ready.check_beside",
        WHOLE,
        .text = "select b.note as id from ready_beside b"
                " where not exists (select 1 from ready_sitting s"
                "  where s.sitting = b.sitting and s.person = b.person"
                "  and s.state = 'given') limit 1",
};

/* An answer that cannot wait and stands on nobody's first page. */
const struct query ready_q_check_urgent = {
        .name = "ready.check_urgent",
        WHOLE,
        .text = "select a.answer as id from ready_answer a"
                " where a.says = 'urgent' and not exists (select 1"
                "  from ready_urgent u where u.sitting = a.sitting"
                "  and u.code = a.code and u.person = a.person) limit 1",
};

const struct query ready_q_check_rating = {
        .name = "ready.check_rating",
        WHOLE,
        .text = "select g.rating as id from ready_rating g"
                " where not exists (select 1 from ready_look k"
                "  where k.look = g.look and k.person = g.person) limit 1",
};

const struct query ready_q_check_done = {
        .name = "ready.check_done",
        WHOLE,
        .text = "select k.look as id from ready_look k"
                " where k.state = 'done' and not exists (select 1"
                "  from ready_rating g where g.look = k.look"
                "  and g.side = 'person') limit 1",
};

const struct fault *
ready_store_off(struct ctx *ctx, const struct query *query, int64_t *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, NO_ARGS, &row));
	*out = row == NULL ? 0 : row_i64(row, "id");
	return NULL;
}
