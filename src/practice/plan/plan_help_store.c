/*
 * plan_help_store.c - rows of what helps and of what may get in the way.
 */
#include "practice/plan/plan_help.h"

#include "kernel/access/access.h"

#define HURDLES_IN_REACH ACCESS_REACH("plan_hurdle.person")
#define HELPS_IN_REACH   ACCESS_REACH("h.person")

/* Both kinds at once: a row without a strength is a hurdle. */
#define HELPS(of_hurdles, of_helps) \
	"select hurdle as id, goal, person, 0 as strength," \
	" gets as words, then_do, helps, 'person' as side, author," \
	" voice, at from plan_hurdle" \
	" where person = :person and " HURDLES_IN_REACH of_hurdles \
	" union all select h.help as id, h.goal, h.person, h.strength," \
	" s.words, '', '', h.side, h.author, 'own', h.at" \
	" from plan_help h" \
	" join plan_strength s on s.strength = h.strength" \
	" where h.person = :person and " HELPS_IN_REACH of_helps \
	" order by goal, id limit 2000"

const struct query plan_q_helps_of = {
        .name = "plan.helps_of",
        .person = "person",
        .text = HELPS("", ""),
};

/* Of one goal: what others have takes nothing from its number. */
const struct query plan_q_helps_of_goal = {
        .name = "plan.helps_of_goal",
        .person = "person",
        .text = HELPS(" and goal = :goal", " and h.goal = :goal"),
};

const struct query plan_q_hurdle_add = {
        .name = "plan.hurdle_add",
        .text = "insert into plan_hurdle (hurdle, goal, person, gets,"
                " then_do, helps, author, voice, at) values (:hurdle, :goal,"
                " :person, :gets, :then_do, :helps, :author, :voice, :at)",
};

const struct query plan_q_hurdle_remove = {
        .name = "plan.hurdle_remove",
        .text = "delete from plan_hurdle where hurdle = :hurdle",
};

const struct query plan_q_help_add = {
        .name = "plan.help_add",
        .text = "insert into plan_help (help, goal, person, strength, side,"
                " author, at) values (:help, :goal, :person, :strength,"
                " :side, :author, :at)",
};

const struct query plan_q_help_remove = {
        .name = "plan.help_remove",
        .text = "delete from plan_help where help = :help",
};

/* --- what must hold ----------------------------------------------------- */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query plan_q_check_hurdle_goal = {
        .name = "plan.check_hurdle_goal",
        WHOLE,
        .text = "select h.hurdle as id from plan_hurdle h"
                " where not exists (select 1 from plan_goal g"
                "  where g.goal = h.goal and g.person = h.person) limit 1",
};

const struct query plan_q_check_help_of = {
        .name = "plan.check_help_of",
        WHOLE,
        .text = "select h.help as id from plan_help h"
                " where not exists (select 1 from plan_goal g"
                "  where g.goal = h.goal and g.person = h.person)"
                " or not exists (select 1 from plan_strength s"
                "  where s.strength = h.strength and s.person = h.person)"
                " limit 1",
};

/* --- rows ---------------------------------------------------------------- */

static struct plan_hurdle
plan_hurdle_of_row(const struct row *row)
{
	return (struct plan_hurdle){
	        .id = row_i64(row, "id"),
	        .goal = {row_i64(row, "goal")},
	        .gets = row_str(row, "words"),
	        .then = row_str(row, "then_do"),
	        .helps = row_str(row, "helps"),
	        .author = {.user = {row_i64(row, "author")},
	                   .voice = (unsigned)row_enum(row, "voice",
	                                               plan_voice_words),
	                   .at = row_instant(row, "at")},
	};
}

static struct plan_help
plan_help_of_row(const struct row *row)
{
	return (struct plan_help){
	        .id = row_i64(row, "id"),
	        .goal = {row_i64(row, "goal")},
	        .strength = row_i64(row, "strength"),
	        .words = row_str(row, "words"),
	        .side = (unsigned)row_enum(row, "side", plan_side_words),
	};
}

static const struct fault *
plan_store_helps_by(struct ctx *ctx, const struct query *query,
                    const struct arg *args, struct plan_help_rows *out)
{
	struct plan_help_rows all = {.hurdles_n = 0};
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	all.hurdles = arena_new(ctx->arena, struct plan_hurdle, rows.n);
	all.helps = arena_new(ctx->arena, struct plan_help, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		if (row_i64(row, "strength") == 0)
			all.hurdles[all.hurdles_n++] = plan_hurdle_of_row(row);
		else
			all.helps[all.helps_n++] = plan_help_of_row(row);
	}
	*out = all;
	return NULL;
}

const struct fault *
plan_store_helps(struct ctx *ctx, struct person_id person,
                 struct plan_help_rows *out)
{
	return plan_store_helps_by(ctx, &plan_q_helps_of,
	                           ARGS(arg_i64("person", person.v)), out);
}

const struct fault *
plan_store_helps_goal(struct ctx *ctx, const struct plan_goal *goal,
                      struct plan_help_rows *out)
{
	return plan_store_helps_by(ctx, &plan_q_helps_of_goal,
	                           ARGS(arg_i64("person", goal->person.v),
	                                arg_i64("goal", goal->id.v)),
	                           out);
}

const struct fault *
plan_store_hurdle_add(struct ctx *ctx, struct person_id person,
                      const struct plan_hurdle *h)
{
	return sql_do(
	        ctx->tx, &plan_q_hurdle_add,
	        ARGS(arg_i64("hurdle", h->id), arg_i64("goal", h->goal.v),
	             arg_i64("person", person.v), arg_str("gets", h->gets),
	             arg_str("then_do", h->then), arg_str("helps", h->helps),
	             arg_i64("author", h->author.user.v),
	             arg_word("voice", plan_voice_words, (int)h->author.voice),
	             arg_instant("at", h->author.at)),
	        NULL);
}

const struct fault *
plan_store_hurdle_remove(struct ctx *ctx, int64_t id)
{
	return sql_do(ctx->tx, &plan_q_hurdle_remove,
	              ARGS(arg_i64("hurdle", id)), NULL);
}

const struct fault *
plan_store_help_add(struct ctx *ctx, struct person_id person,
                    const struct plan_help *h)
{
	return sql_do(ctx->tx, &plan_q_help_add,
	              ARGS(arg_i64("help", h->id), arg_i64("goal", h->goal.v),
	                   arg_i64("person", person.v),
	                   arg_i64("strength", h->strength),
	                   arg_word("side", plan_side_words, (int)h->side),
	                   arg_i64("author", ctx->actor.v),
	                   arg_instant("at", ctx->now)),
	              NULL);
}

const struct fault *
plan_store_help_remove(struct ctx *ctx, int64_t id)
{
	return sql_do(ctx->tx, &plan_q_help_remove, ARGS(arg_i64("help", id)),
	              NULL);
}
