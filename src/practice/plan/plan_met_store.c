/*
 * plan_met_store.c - rows of what the sides say of goals being met.
 */
#include "practice/plan/plan_met.h"

#include "kernel/access/access.h"

#define MET_COLUMNS \
	"select met, goal, person, version, side, why, shows, goal_title," \
	" goal_how, state, state_at, at, person_says, person_words," \
	" person_how, person_by, person_at, worker_says, worker_words," \
	" worker_how, worker_by, worker_at from plan_met where "

const struct query plan_q_mets_of = {
        .name = "plan.mets_of",
        .person = "person",
        .text = MET_COLUMNS "person = :person and " ACCESS_REACH(
                "plan_met.person") " order by goal, met desc limit 500",
};

const struct query plan_q_met_lock = {
        .name = "plan.met_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = MET_COLUMNS "met = :met and " ACCESS_REACH("plan_met.person"),
};

const struct query plan_q_met_of = {
        .name = "plan.met_of",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = MET_COLUMNS "goal = :goal and " ACCESS_REACH(
                "plan_met.person") " order by met desc limit 1",
};

const struct query plan_q_met_add = {
        .name = "plan.met_add",
        .text = "insert into plan_met (met, goal, person, version, side, why,"
                " shows, goal_title, goal_how, state, state_at, at,"
                " person_says, person_words, person_how, person_by,"
                " person_at, worker_says, worker_words, worker_how,"
                " worker_by, worker_at) values (:met, :goal, :person, 1,"
                " :side, :why, :shows, :goal_title, :goal_how, :state,"
                " :state_at, :at, :person_says, :person_words, :person_how,"
                " :person_by, :person_at, :worker_says, :worker_words,"
                " :worker_how, :worker_by, :worker_at)",
};

const struct query plan_q_met_save = {
        .name = "plan.met_save",
        .text = "update plan_met set version = version + 1,"
                " state = :state, state_at = :state_at,"
                " person_says = :person_says, person_words = :person_words,"
                " person_how = :person_how, person_by = :person_by,"
                " person_at = :person_at, worker_says = :worker_says,"
                " worker_words = :worker_words, worker_how = :worker_how,"
                " worker_by = :worker_by, worker_at = :worker_at"
                " where met = :met",
};

/* --- what must hold ----------------------------------------------------- */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query plan_q_check_met_goal = {
        .name = "plan.check_met_goal",
        WHOLE,
        .text = "select m.met as id from plan_met m"
                " where not exists (select 1 from plan_goal g"
                "  where g.goal = m.goal and g.person = m.person) limit 1",
};

/* Where it stands is what the two answers come to. */
const struct query plan_q_check_met_state = {
        .name = "plan.check_met_state",
        WHOLE,
        .text = "select m.met as id from plan_met m"
                " where m.state <> 'overtaken' and m.state <> case"
                "  when m.person_says = 'yes' and m.worker_says = 'yes'"
                "   then 'met'"
                "  when m.person_says <> 'yes' and m.worker_says <> 'yes'"
                "   then 'withdrawn'"
                "  when m.person_says = '' or m.worker_says = ''"
                "   then 'open'"
                "  else 'differ' end limit 1",
};

/* Nobody set it alone, and it is a goal that is reached. */
const struct query plan_q_check_met_alone = {
        .name = "plan.check_met_alone",
        WHOLE,
        .text = "select m.met as id from plan_met m"
                " where m.state = 'met' and (m.person_by is null"
                "  or m.worker_by is null or m.person_by = m.worker_by"
                "  or exists (select 1 from plan_goal g"
                "   where g.goal = m.goal and g.status <> 'ACHIEVED'))"
                " limit 1",
};

/* An older one is never still asked about. */
const struct query plan_q_check_met_open = {
        .name = "plan.check_met_open",
        WHOLE,
        .text = "select m.met as id from plan_met m"
                " where m.state in ('open', 'met') and exists (select 1"
                "  from plan_met n where n.goal = m.goal"
                "  and n.met > m.met) limit 1",
};

/* --- rows ---------------------------------------------------------------- */

static struct plan_met_said
plan_met_said_of(const struct row *row, const char *says, const char *words,
                 const char *how, const char *by, const char *at)
{
	return (struct plan_met_said){
	        .says = (unsigned)row_enum(row, says, plan_says_words),
	        .words = row_str(row, words),
	        .how = (unsigned)row_enum(row, how, plan_how_words),
	        .by = {row_i64(row, by)},
	        .at = row_instant(row, at),
	};
}

static struct plan_met
plan_met_of_row(const struct row *row)
{
	return (struct plan_met){
	        .id = row_i64(row, "met"),
	        .goal = {row_i64(row, "goal")},
	        .person = {row_i64(row, "person")},
	        .version = row_i64(row, "version"),
	        .side = (unsigned)row_enum(row, "side", plan_side_words),
	        .why = row_str(row, "why"),
	        .shows = row_str(row, "shows"),
	        .title = row_str(row, "goal_title"),
	        .how = row_str(row, "goal_how"),
	        .state = (unsigned)row_enum(row, "state", plan_met_states),
	        .state_at = row_instant(row, "state_at"),
	        .at = row_instant(row, "at"),
	        .said = {plan_met_said_of(row, "person_says", "person_words",
	                                  "person_how", "person_by",
	                                  "person_at"),
	                 plan_met_said_of(row, "worker_says", "worker_words",
	                                  "worker_how", "worker_by",
	                                  "worker_at")},
	};
}

const struct fault *
plan_store_mets(struct ctx *ctx, struct person_id person, struct plan_met **out,
                size_t *n)
{
	struct plan_met *mets;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_mets_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	mets = arena_new(ctx->arena, struct plan_met, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		mets[i] = plan_met_of_row(&rows.v[i]);
	*out = mets;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_met_lock(struct ctx *ctx, int64_t id, struct plan_met *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_met_lock, ARGS(arg_i64("met", id)), &row));
	*out = plan_met_of_row(row);
	return NULL;
}

const struct fault *
plan_store_met_of(struct ctx *ctx, struct goal_id goal, struct plan_met *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_met_of, ARGS(arg_i64("goal", goal.v)),
	              &row));
	*out = row != NULL ? plan_met_of_row(row) : (struct plan_met){.id = 0};
	return NULL;
}

static const struct fault *
plan_store_met_put(struct ctx *ctx, const struct query *query,
                   const struct plan_met *m, const struct arg *more)
{
	const struct plan_met_said *own = &m->said[PLAN_PERSON];
	const struct plan_met_said *theirs = &m->said[PLAN_WORKER];
	struct arg args[24] = {
	        arg_i64("met", m->id),
	        arg_word("state", plan_met_states, (int)m->state),
	        arg_instant("state_at", m->state_at),
	        arg_word("person_says", plan_says_words, (int)own->says),
	        arg_str("person_words", own->words),
	        arg_word("person_how", plan_how_words, (int)own->how),
	        arg_id("person_by", own->by.v),
	        arg_instant("person_at", own->at),
	        arg_word("worker_says", plan_says_words, (int)theirs->says),
	        arg_str("worker_words", theirs->words),
	        arg_word("worker_how", plan_how_words, (int)theirs->how),
	        arg_id("worker_by", theirs->by.v),
	        arg_instant("worker_at", theirs->at),
	};
	size_t n = 13;

	for (; more->name != NULL && n < 23; more++)
		args[n++] = *more;
	return sql_do(ctx->tx, query, args, NULL);
}

const struct fault *
plan_store_met_add(struct ctx *ctx, const struct plan_met *m)
{
	return plan_store_met_put(
	        ctx, &plan_q_met_add, m,
	        ARGS(arg_i64("goal", m->goal.v), arg_i64("person", m->person.v),
	             arg_word("side", plan_side_words, (int)m->side),
	             arg_str("why", m->why), arg_str("shows", m->shows),
	             arg_str("goal_title", m->title),
	             arg_str("goal_how", m->how), arg_instant("at", m->at)));
}

const struct fault *
plan_store_met_save(struct ctx *ctx, const struct plan_met *met)
{
	return plan_store_met_put(ctx, &plan_q_met_save, met, NO_ARGS);
}
