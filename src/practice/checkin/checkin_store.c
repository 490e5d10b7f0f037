/*
 * checkin_store.c - what was agreed, and the questions for the next one.
 */
#include "practice/checkin/checkin_local.h"

#include "kernel/access/access.h"

/* The oldest row: it stays the same whatever is added. */
const struct query checkin_q_hold = {
        .name = "checkin.hold",
        .shows_nobody = "locks, and shows nothing",
        .lock = LOCK_ROWS,
        .text = "select s.setup from checkin_setup s"
                " where s.person = :person order by s.made_at, s.setup"
                " limit 1",
};

#define OVERRULED "s.state = 'running' and" CHECKIN_OWN_NO("s.person")
const struct query checkin_q_setup = {
        .name = "checkin.setup",
        .person = "person",
        .lock = LOCK_NONE,
        .text = "select s.setup, s.person, case when " OVERRULED
                " then 'no' else s.state end as state, s.every, s.first,"
                " s.place, s.why, s.way, s.facts, s.ended,"
                " case when " OVERRULED " then 1 else s.own end as own,"
                " s.set_by, s.made_by, s.made_at"
                " from checkin_setup s where s.person = :person"
                " and " ACCESS_REACH(
                        "s.person") " order by s.made_at desc, s.setup desc"
                                    " limit 1",
};

const struct query checkin_q_own = {
        .name = "checkin.own",
        .person = "person",
        .text = "select s.person, s.state from checkin_setup s"
                " where s.person = :person and s.own = 1 and " ACCESS_REACH(
                        "s.person") " order by s.made_at desc, s.setup desc"
                                    " limit 1",
};

const struct query checkin_q_setup_n = {
        .name = "checkin.setup_n",
        .shows_nobody = "a count",
        .text = "select count(*) as n from checkin_setup"
                " where person = :person",
};

const struct query checkin_q_setup_put = {
        .name = "checkin.setup_put",
        .text = "insert into checkin_setup (setup, person, state, every,"
                " first, place, why, way, facts, ended, own, set_by, made_by,"
                " made_at) values (:setup, :person, :state, :every, :first,"
                " :place, :why, :way, :facts, :ended, :own, :set_by, :by,"
                " :at)",
};

const struct query checkin_q_waiting = {
        .name = "checkin.waiting",
        .person = "person",
        .text = "select a.person, a.question_1, a.question_2, a.question_3"
                " from checkin_ask a where a.person = :person"
                " and a.checkin is null and " ACCESS_REACH(
                        "a.person") " order by a.made_at desc, a.ask desc"
                                    " limit 1",
};

const struct query checkin_q_ask = {
        .name = "checkin.ask",
        .text = "insert into checkin_ask (ask, person, question_1, question_2,"
                " question_3, checkin, made_by, made_at) values (:ask,"
                " :person, :question_1, :question_2, :question_3, null, :by,"
                " :at)",
};

struct checkin_setup
checkin_setup_of_row(const struct row *row)
{
	return (struct checkin_setup){
	        .id = row_i64(row, "setup"),
	        .state = (enum checkin_state)row_enum(row, "state",
	                                              checkin_states),
	        .every = (int)row_i64(row, "every"),
	        .first = row_date(row, "first"),
	        .place = (enum checkin_place)row_enum(row, "place",
	                                              checkin_places),
	        .why = row_str(row, "why"),
	        .way = (enum checkin_way)row_enum(row, "way", checkin_ways),
	        .facts = (unsigned)row_i64(row, "facts"),
	        .ended = row_str(row, "ended"),
	        .own = row_i64(row, "own") != 0,
	        .set_by = {row_i64(row, "set_by")},
	        .by = {row_i64(row, "made_by")},
	        .at = row_instant(row, "made_at"),
	};
}

const struct fault *
checkin_store_hold(struct ctx *ctx, struct person_id person)
{
	const struct row *row;

	return sql_maybe(ctx->tx, &checkin_q_hold,
	                 ARGS(arg_i64("person", person.v)), &row);
}

const struct fault *
checkin_store_setup(struct ctx *ctx, struct person_id person,
                    struct checkin_setup *out)
{
	const struct row *row;

	*out = (struct checkin_setup){.first = DATE_NONE};
	TRY(sql_maybe(ctx->tx, &checkin_q_setup,
	              ARGS(arg_i64("person", person.v)), &row));
	if (row != NULL)
		*out = checkin_setup_of_row(row);
	return NULL;
}

const struct fault *
checkin_store_own_no(struct ctx *ctx, struct person_id person, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &checkin_q_own,
	              ARGS(arg_i64("person", person.v)), &row));
	*out = row != NULL &&
	       row_enum(row, "state", checkin_states) == CHECKIN_NO;
	return NULL;
}

const struct fault *
checkin_store_setup_n(struct ctx *ctx, struct person_id person, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &checkin_q_setup_n,
	            ARGS(arg_i64("person", person.v)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
checkin_store_setup_add(struct ctx *ctx, struct person_id person,
                        const struct checkin_setup *setup)
{
	return sql_do(
	        ctx->tx, &checkin_q_setup_put,
	        ARGS(arg_i64("setup", id_new()), arg_i64("person", person.v),
	             arg_word("state", checkin_states, (int)setup->state),
	             arg_i64("every", setup->every),
	             arg_date("first", setup->first),
	             arg_word("place", checkin_places, (int)setup->place),
	             arg_str("why", setup->why),
	             arg_word("way", checkin_ways, (int)setup->way),
	             arg_i64("facts", setup->facts),
	             arg_str("ended", setup->ended),
	             arg_bool("own", checkin_is_own(ctx, person)),
	             arg_i64("set_by", setup->set_by.v),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
checkin_store_waiting(struct ctx *ctx, struct person_id person, struct str *out)
{
	const struct row *row;

	for (int i = 0; i < CHECKIN_QUESTIONS; i++)
		out[i] = S("");
	TRY(sql_maybe(ctx->tx, &checkin_q_waiting,
	              ARGS(arg_i64("person", person.v)), &row));
	if (row == NULL)
		return NULL;
	out[0] = row_str(row, "question_1");
	out[1] = row_str(row, "question_2");
	out[2] = row_str(row, "question_3");
	return NULL;
}

const struct fault *
checkin_store_ask(struct ctx *ctx, struct person_id person,
                  const struct str *questions)
{
	return sql_do(
	        ctx->tx, &checkin_q_ask,
	        ARGS(arg_i64("ask", id_new()), arg_i64("person", person.v),
	             arg_str("question_1", questions[0]),
	             arg_str("question_2", questions[1]),
	             arg_str("question_3", questions[2]),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}
