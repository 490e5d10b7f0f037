/*
 * plan_merge_store.c - what a merge hands over, and what goes back with what
 * it was added to.
 */
#include "practice/plan/plan_local.h"
#include "practice/plan/plan_merge.h"
#include "practice/plan/plan_then.h"

#include "kernel/media/media.h"
#include "register/people/people.h"

#define MOVES_ROWS .shows_nobody = "moves rows and shows none"

#define ROOT(what, table, key) \
	const struct query plan_q_##what##_ids = { \
	        .name = "plan.merge_" #what "_ids", \
	        .shows_nobody = "numbers of rows that a merge moves", \
	        .text = "select " key " as id from " table \
	                " where person = :person", \
	}; \
	const struct query plan_q_##what##_move = { \
	        .name = "plan.merge_" #what "_move", \
	        .text = "update " table " set person = :person where " key \
	                " = :id", \
	};
PLAN_ROOTS(ROOT)

#define MOVED(what, table, key) \
	{table, &plan_q_##what##_ids, &plan_q_##what##_move},
static const struct merge_move plan_moves[] = {
        PLAN_ROOTS(MOVED){NULL, NULL, NULL},
};

/* --- what came of something ----------------------------------------------- */

/* Words that were changed are whose the first ones are. */
const struct query plan_q_words_follow = {
        .name = "plan.merge_words_follow",
        MOVES_ROWS,
        .text = MERGE_FOLLOW("plan_statement", "first", "plan_statement",
                             "statement"),
};

/* What a strength said before is whose it is. */
const struct query plan_q_strengths_follow = {
        .name = "plan.merge_strengths_follow",
        MOVES_ROWS,
        .text = MERGE_FOLLOW("plan_strength", "past_of", "plan_strength",
                             "strength"),
};

/* An id that is above the merge's was made after it (base/id.h). */
const struct query plan_q_goals_follow = {
        .name = "plan.merge_goals_follow",
        MOVES_ROWS,
        .text = "update plan_goal set person = coalesce("
                "(select e.person from strengths_v_tool_entry e"
                " where e.entry = plan_goal.source),"
                " (select n.person from support_v_need n"
                " where n.need = plan_goal.source),"
                " (select d.person from strengths_v_decision d"
                " where d.decision = plan_goal.source),"
                " (select t.person from plan_supporter t"
                " where t.supporter = plan_goal.source),"
                " (select s.person from plan_statement s"
                " where s.statement = plan_goal.statement), person)"
                " where person in (:gone, :kept) and goal > :merge",
};

const struct query plan_q_goal_give = {
        .name = "plan.merge_goal_give",
        .text = "update plan_goal set person = :to where goal = :goal"
                " and person = :was and goal > :merge",
};

/* --- what hangs on it ----------------------------------------------------- */

#define PART(what, table, column, of, key) \
	const struct query plan_q_##what##_follow = { \
	        .name = "plan.merge_" #what "_follow", \
	        MOVES_ROWS, \
	        .text = MERGE_FOLLOW(table, column, of, key), \
	};
PLAN_PARTS(PART)

#define FOLLOWS(what, table, column, of, key) &plan_q_##what##_follow,
static const struct query *const parts[] = {PLAN_PARTS(FOLLOWS) NULL};

/* The words of the one are none that a goal of the other could stand on.  Who
 * has the goal open is told that it was changed. */
const struct query plan_q_untie_words = {
        .name = "plan.merge_untie_words",
        MOVES_ROWS,
        .text = "update plan_goal set statement = null, version = version + 1"
                " where person in (:gone, :kept)"
                " and coalesce(statement, 0) <> 0 and not exists (select 1"
                "  from plan_statement s where s.statement ="
                "  plan_goal.statement and s.person = plan_goal.person)",
};

const struct query plan_q_untie_help = {
        .name = "plan.merge_untie_help",
        MOVES_ROWS,
        .text = "delete from plan_help where person in (:gone, :kept)"
                " and not exists (select 1 from plan_strength s"
                "  where s.strength = plan_help.strength"
                "  and s.person = plan_help.person)",
};

static const struct query *const unties[] = {
        &plan_q_untie_words,
        &plan_q_untie_help,
        NULL,
};

/* --- pictures ------------------------------------------------------------- */

const struct query plan_q_pictures_of_two = {
        .name = "plan.merge_pictures",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select picture as file, person from plan_sign"
                " where person in (:gone, :kept) and picture is not null",
};

/* --- merge and undo ------------------------------------------------------- */

const struct query plan_q_plan_kept = {
        .name = "plan.merge_plan_kept",
        .shows_nobody = "the number of a plan that has a version",
        .text = "select plan from plan_plan where person = :person"
                " and version > 0 order by plan limit 1",
};

/* Whether what is agreed about is not what stood in the newest version, or
 * what was read and answered meanwhile is the person's no longer. */
static const struct fault *
is_otherwise(struct ctx *ctx, struct person_id person, size_t parted, bool *out)
{
	struct change_list changes = {.n = 0};
	struct plan_whole then, now;
	bool found;

	TRY(plan_read(ctx, person, &now));
	TRY(plan_read_terms(ctx, &now.plan, now.plan.version, &then, &found));
	if (found)
		plan_differ(ctx->arena, &then, &now, &changes);
	*out = parted > 0 || !found || changes.n > 0;
	return NULL;
}

/* The newest version is what a plan is read and signed from, and the one that
 * was kept while two were one person holds what is the other's.  An answer to
 * that is none to what is left of it. */
static const struct fault *
keep_anew(struct ctx *ctx, struct person_id person, size_t parted)
{
	const struct row *row;
	bool otherwise;

	TRY(sql_maybe(ctx->tx, &plan_q_plan_kept,
	              ARGS(arg_i64("person", person.v)), &row));
	if (row == NULL)
		return NULL;
	TRY(is_otherwise(ctx, person, parted, &otherwise));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = person,
	                              .what = "plan.parted",
	                              .subject = row_i64(row, "plan"),
	                              .terms = otherwise,
	                              .silent = true,
	                      });
}

static const struct fault *
keep_both_anew(struct ctx *ctx, struct merge_id merge, struct person_id one,
               struct person_id other)
{
	size_t ones, others;

	TRY(plan_then_part(ctx, merge, one, other, &ones));
	TRY(plan_then_part(ctx, merge, other, one, &others));
	TRY(keep_anew(ctx, one, ones));
	return keep_anew(ctx, other, others);
}

const struct fault *
plan_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo)
{
	static const struct query *const words[] = {
	        &plan_q_words_follow, &plan_q_strengths_follow, NULL};
	const struct arg *all = ARGS(arg_i64("gone", gone.v),
	                             arg_i64("kept", kept.v),
	                             arg_i64("merge", merge.v));

	TRY(people_merge_move(ctx, plan_moves, merge, gone, kept, undo));
	TRY(people_merge_follow(ctx, words, gone, kept));
	TRY(sql_do(ctx->tx, &plan_q_goals_follow, all, NULL));
	TRY(people_merge_follow(ctx, parts, gone, kept));
	TRY(media_follow(ctx, &plan_q_pictures_of_two, gone, kept));
	TRY(people_merge_follow(ctx, unties, gone, kept));
	return undo ? keep_both_anew(ctx, merge, gone, kept) : NULL;
}

const struct fault *
plan_merge_goals(struct ctx *ctx, struct merge_id merge, struct person_id from,
                 struct person_id to, const int64_t *goals, size_t n)
{
	for (size_t i = 0; i < n; i++)
		TRY(sql_do(ctx->tx, &plan_q_goal_give,
		           ARGS(arg_i64("goal", goals[i]),
		                arg_i64("was", from.v), arg_i64("to", to.v),
		                arg_i64("merge", merge.v)),
		           NULL));
	TRY(people_merge_follow(ctx, parts, from, to));
	TRY(people_merge_follow(ctx, unties, from, to));
	return n > 0 ? keep_both_anew(ctx, merge, from, to) : NULL;
}
