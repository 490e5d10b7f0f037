/*
 * plan_net_store.c - rows of the people around somebody.
 *
 * Names, and what somebody says of others, leave the database for the person
 * and the worker whose case it is only: everybody else is handed nothing in
 * their place, by the statement itself.
 */
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_net_local.h"

#include "kernel/access/access.h"

#define NAMED(column) ACCESS_NAMES(column)
#define NAMED_S       NAMED("plan_supporter.person")
#define NAMED_N       NAMED("plan_net.person")
#define NAMED_T       NAMED("plan_net_tie.person")
#define REACH_S       ACCESS_REACH("plan_supporter.person")
#define REACH_N       ACCESS_REACH("plan_net.person")
#define REACH_T       ACCESS_REACH("plan_net_tie.person")

/* Whether the actor may change a row: what the person wrote, nobody else. */
#define CHANGES(placed) \
	" and ((plan_supporter.voice = 'for' and (ring_voice = 'for'" placed \
	")) or exists (select 1" \
	" from access_v_reach r where r.actor = :actor" \
	" and r.person = plan_supporter.person and r.way = 'self'))" \
	" and " NAMED_S

/* Goals and steps in the plan that were made from somebody. */
#define GOALS_S \
	"((select count(*) from plan_goal g" \
	"  where g.source = plan_supporter.supporter" \
	"  and g.status <> 'REMOVED')" \
	" + (select count(*) from plan_step s join plan_goal g" \
	"  on g.goal = s.goal where s.source = plan_supporter.supporter" \
	"  and g.status <> 'REMOVED'))"

/* Of a select that has `named`. */
#define TIE_SHOWN \
	" t.named, t.ring, t.ring_voice, t.kind, t.view_voice, t.pay, t.life," \
	" t.voice," \
	" case when t.named = 1 then t.goals else 0 end as goals," \
	" case when t.named = 1 then t.name else '' end as name," \
	" case when t.named = 1 then t.view else '' end as view," \
	" case when t.named = 1 then t.wish else 'as_is' end as wish," \
	" case when t.named = 1 then t.often else '' end as often," \
	" case when t.named = 1 then t.since else 0 end as since"

const struct query plan_q_supporters_of = {
        .name = "plan.supporters_of",
        .person = "person",
        .text = "select t.supporter, t.person, t.version," TIE_SHOWN
                " from (select plan_supporter.*, " GOALS_S " as goals,"
                " case when " NAMED_S " then 1 else 0 end as named"
                " from plan_supporter where person = :person"
                " and " REACH_S ") t"
                " order by t.ring, t.supporter limit :most",
};

/* One of them, named or not. */
const struct query plan_q_tie_one = {
        .name = "plan.tie_one",
        .person = "person",
        .text = "select t.supporter, t.person, t.version," TIE_SHOWN
                " from (select plan_supporter.*, " GOALS_S " as goals,"
                " case when " NAMED_S " then 1 else 0 end as named"
                " from plan_supporter where person = :person"
                " and supporter = :supporter and " REACH_S ") t",
};

const struct query plan_q_net_named = {
        .name = "plan.net_named",
        .text = "select 1 as one where " NAMED("cast(:person as bigint)"),
        .scans = "one row without a table",
        .shows_nobody = "only whether names are shown",
};

const struct query plan_q_supporter_lock = {
        .name = "plan.supporter_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = "select supporter, person, version, 0 as goals, 1 as named,"
                " name, ring,"
                " ring_voice, kind, view, view_voice, wish, often, pay, life,"
                " since, voice from plan_supporter where supporter = :supporter"
                " and person = :person and " NAMED_S,
};

const struct query plan_q_supporter_put = {
        .name = "plan.supporter_put",
        .text = "insert into plan_supporter (supporter, person, version,"
                " name, ring, ring_voice, kind, view, view_voice, wish, often,"
                " pay, life, since, voice, author, at) values (:supporter,"
                " :person, 1, :name, :ring, :ring_voice, :kind, :view,"
                " :view_voice,"
                " :wish, :often, :pay, :life, :since, :voice, :actor, :now)",
};

const struct query plan_q_supporter_save = {
        .name = "plan.supporter_save",
        .text = "update plan_supporter set version = version + 1,"
                " name = :name, ring = :ring, ring_voice = :ring_voice,"
                " kind = :kind, view = :view,"
                " view_voice = :view_voice, wish = :wish, often = :often,"
                " pay = :pay, life = :life, since = :since, voice = :voice,"
                " author = :actor, at = :now"
                " where supporter = :supporter and person = :person" CHANGES(
                        " or ring = :ring"),
};

const struct query plan_q_supporter_remove = {
        .name = "plan.supporter_remove",
        .text = "delete from plan_supporter where supporter = :supporter"
                " and person = :person" CHANGES(""),
};

/* --- days that were kept ------------------------------------------------- */

const struct query plan_q_net_day = {
        .name = "plan.net_day",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = "select net, person from plan_net where person = :person"
                " and day = :day and " REACH_N " limit 1",
};

const struct query plan_q_net_add = {
        .name = "plan.net_add",
        .text = "insert into plan_net (net, person, day, at, author, voice,"
                " why, digest) values (:net, :person, :day, :now, :actor,"
                " :voice, :why, :digest)",
};

const struct query plan_q_net_ties_add = {
        .name = "plan.net_ties_add",
        .text = "insert into plan_net_tie (net, supporter, person, name,"
                " ring, kind, view, view_voice, wish, often, pay, life,"
                " since, voice) select cast(:net as bigint), supporter,"
                " person, name, ring, kind, view, view_voice, wish, often,"
                " pay, life, since, voice from plan_supporter"
                " where person = :person and " NAMED_S
                " order by ring, supporter limit :most",
};

const struct query plan_q_nets_of = {
        .name = "plan.nets_of",
        .person = "person",
        .text = "select net, person, day, at, author, voice, why,"
                " case when " NAMED_N " then 1 else 0 end as named"
                " from plan_net where person = :person and " REACH_N
                " order by day desc, net desc limit :most",
};

const struct query plan_q_net_ties_of = {
        .name = "plan.net_ties_of",
        .person = "person",
        .text = "select t.net, t.supporter, t.person, 0 as version," TIE_SHOWN
                " from (select plan_net_tie.*, 0 as goals,"
                "  'for' as ring_voice,"
                "  case when " NAMED_T " then 1 else 0 end as named"
                " from plan_net_tie where person = :person and " REACH_T
                " and net in (select n.net from plan_net n"
                "  where n.person = :person"
                "  order by n.day desc, n.net desc limit :most)) t"
                " order by t.net desc, t.ring, t.supporter",
};

const struct query plan_q_net_days = {
        .name = "plan.net_days",
        .person = "person",
        .text = "select min(person) as person, min(case when why = 'start'"
                " then day end) as start, min(case when why = 'three_months'"
                " then day end) as three_months from plan_net"
                " where person = :person and " REACH_N,
};

/* --- merges and checks ---------------------------------------------------- */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query plan_q_check_net_person = {
        .name = "plan.check_net_person",
        WHOLE,
        .text = "select t.net as id from plan_net_tie t"
                " where not exists (select 1 from plan_net n"
                "  where n.net = t.net and n.person = t.person) limit 1",
};
const struct query plan_q_check_net_empty = {
        .name = "plan.check_net_empty",
        WHOLE,
        .text = "select n.net as id from plan_net n"
                " where not exists (select 1 from plan_net_tie t"
                "  where t.net = n.net) limit 1",
};
const struct query plan_q_check_nets = {
        .name = "plan.check_nets",
        WHOLE,
        .text = "select net, person, day, at, author, voice, why, digest,"
                " 1 as named from plan_net order by net",
};
const struct query plan_q_check_net_ties = {
        .name = "plan.check_net_ties",
        WHOLE,
        .text = "select supporter, 0 as version, 0 as goals, 1 as named,"
                " name, ring,"
                " 'for' as ring_voice, kind, view, view_voice, wish, often,"
                " pay, life, since, voice from plan_net_tie where net = :net"
                " order by ring, supporter",
};

/* --- ties ----------------------------------------------------------------- */

struct plan_tie
plan_tie_of_row(const struct row *row)
{
	return (struct plan_tie){
	        .id = row_i64(row, "supporter"),
	        .version = row_i64(row, "version"),
	        .named = row_bool(row, "named"),
	        .goals = row_i64(row, "goals"),
	        .name = row_str(row, "name"),
	        .ring = (int)row_i64(row, "ring"),
	        .ring_voice =
	                (unsigned)row_enum(row, "ring_voice", plan_voice_words),
	        .kind = (unsigned)row_enum(row, "kind", plan_net_kind_words),
	        .view = (unsigned)row_enum(row, "view", plan_net_view_words),
	        .view_voice =
	                (unsigned)row_enum(row, "view_voice", plan_voice_words),
	        .wish = (unsigned)row_enum(row, "wish", plan_net_wish_words),
	        .often = (unsigned)row_enum(row, "often", plan_net_often_words),
	        .pay = (unsigned)row_enum(row, "pay", plan_net_pay_words),
	        .life = (unsigned)row_enum(row, "life", plan_net_life_words),
	        .since = row_i64(row, "since"),
	        .voice = (unsigned)row_enum(row, "voice", plan_voice_words),
	};
}

const struct fault *
plan_circle(struct ctx *ctx, struct person_id person, struct plan_tie **out,
            size_t *n)
{
	struct plan_tie *list;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_supporters_of,
	             ARGS(arg_i64("person", person.v),
	                  arg_i64("most", PLAN_NET_MERGED)),
	             &rows));
	list = arena_new(ctx->arena, struct plan_tie, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		list[i] = plan_tie_of_row(&rows.v[i]);
	*out = list;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_net_is_named(struct ctx *ctx, struct person_id person, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_net_named,
	              ARGS(arg_i64("person", person.v)), &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
plan_store_tie_lock(struct ctx *ctx, struct person_id person, int64_t id,
                    struct plan_tie *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_supporter_lock,
	              ARGS(arg_i64("supporter", id),
	                   arg_i64("person", person.v)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = plan_tie_of_row(row);
	return NULL;
}

static const struct fault *
plan_store_tie_write(struct ctx *ctx, const struct query *query,
                     struct person_id person, const struct plan_tie *tie,
                     int64_t *changed)
{
	return sql_do(
	        ctx->tx, query,
	        ARGS(arg_i64("supporter", tie->id), arg_i64("person", person.v),
	             arg_str("name", tie->name), arg_i64("ring", tie->ring),
	             arg_word("ring_voice", plan_voice_words,
	                      (int)tie->ring_voice),
	             arg_word("kind", plan_net_kind_words, (int)tie->kind),
	             arg_word("view", plan_net_view_words, (int)tie->view),
	             arg_word("view_voice", plan_voice_words,
	                      (int)tie->view_voice),
	             arg_word("wish", plan_net_wish_words, (int)tie->wish),
	             arg_word("often", plan_net_often_words, (int)tie->often),
	             arg_word("pay", plan_net_pay_words, (int)tie->pay),
	             arg_word("life", plan_net_life_words, (int)tie->life),
	             arg_i64("since", tie->since),
	             arg_word("voice", plan_voice_words, (int)tie->voice)),
	        changed);
}

const struct fault *
plan_store_tie_add(struct ctx *ctx, struct person_id person,
                   const struct plan_tie *tie)
{
	return plan_store_tie_write(ctx, &plan_q_supporter_put, person, tie,
	                            NULL);
}

const struct fault *
plan_store_tie_save(struct ctx *ctx, struct person_id person,
                    const struct plan_tie *tie, int64_t *changed)
{
	return plan_store_tie_write(ctx, &plan_q_supporter_save, person, tie,
	                            changed);
}

const struct fault *
plan_store_tie_remove(struct ctx *ctx, struct person_id person, int64_t id,
                      int64_t *gone)
{
	return sql_do(ctx->tx, &plan_q_supporter_remove,
	              ARGS(arg_i64("supporter", id),
	                   arg_i64("person", person.v)),
	              gone);
}

/* --- days that were kept ------------------------------------------------- */

const struct fault *
plan_store_net_day(struct ctx *ctx, struct person_id person, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_net_day,
	              ARGS(arg_i64("person", person.v),
	                   arg_date("day", ctx->today)),
	              &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
plan_store_net_add(struct ctx *ctx, const struct plan_net *net)
{
	TRY(sql_do(ctx->tx, &plan_q_net_add,
	           ARGS(arg_i64("net", net->id),
	                arg_i64("person", net->person.v),
	                arg_date("day", net->day),
	                arg_word("voice", plan_voice_words, (int)net->voice),
	                arg_word("why", plan_net_why_words, (int)net->why),
	                arg_bytes("digest", plan_net_digest(ctx->arena, net))),
	           NULL));
	return sql_do(ctx->tx, &plan_q_net_ties_add,
	              ARGS(arg_i64("net", net->id),
	                   arg_i64("person", net->person.v),
	                   arg_i64("most", PLAN_NET_MERGED)),
	              NULL);
}

const struct fault *
plan_store_net_days(struct ctx *ctx, struct person_id person,
                    struct plan_net_days *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_net_days,
	            ARGS(arg_i64("person", person.v)), &row));
	out->start = row_date(row, "start");
	out->three_months = row_date(row, "three_months");
	return NULL;
}

/* Hand each day its ties, which come day by day, the newest first. */
static const struct fault *
plan_store_net_ties(struct ctx *ctx, struct person_id person,
                    struct plan_net *nets, size_t n)
{
	struct plan_tie *ties;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_net_ties_of,
	             ARGS(arg_i64("person", person.v),
	                  arg_i64("most", PLAN_NET_KEPT)),
	             &rows));
	ties = arena_new(ctx->arena, struct plan_tie, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		int64_t id = row_i64(&rows.v[i], "net");

		ties[i] = plan_tie_of_row(&rows.v[i]);
		for (size_t k = 0; k < n; k++) {
			if (nets[k].id != id)
				continue;
			if (nets[k].ties_n++ == 0)
				nets[k].ties = &ties[i];
		}
	}
	return NULL;
}

static struct plan_net
plan_net_of_row(const struct row *row)
{
	return (struct plan_net){
	        .id = row_i64(row, "net"),
	        .person = {row_i64(row, "person")},
	        .day = row_date(row, "day"),
	        .at = row_instant(row, "at"),
	        .by = {row_i64(row, "author")},
	        .voice = (unsigned)row_enum(row, "voice", plan_voice_words),
	        .why = (unsigned)row_enum(row, "why", plan_net_why_words),
	        .named = row_bool(row, "named"),
	};
}

const struct fault *
plan_nets(struct ctx *ctx, struct person_id person, struct plan_net **out,
          size_t *n)
{
	struct plan_net *nets;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_nets_of,
	             ARGS(arg_i64("person", person.v),
	                  arg_i64("most", PLAN_NET_KEPT)),
	             &rows));
	nets = arena_new(ctx->arena, struct plan_net, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		nets[i] = plan_net_of_row(&rows.v[rows.n - 1 - i]);
	TRY(plan_store_net_ties(ctx, person, nets, rows.n));
	*out = nets;
	*n = rows.n;
	return NULL;
}

struct plan_net_walk {
	struct ctx *ctx;
	plan_net_fn fn;
};

/* Memory of each day is let go: there may be many. */
static const struct fault *
plan_net_walk_day(void *data, const struct row *row)
{
	const struct plan_net_walk *walk = data;
	struct arena *arena = walk->ctx->arena;
	struct arena_mark mark = arena_mark(arena);
	struct plan_net net = plan_net_of_row(row);
	struct rows rows;

	TRY(sql_rows(walk->ctx->tx, &plan_q_check_net_ties,
	             ARGS(arg_i64("net", net.id)), &rows));
	net.ties_n = rows.n;
	net.ties = arena_new(arena, struct plan_tie, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		net.ties[i] = plan_tie_of_row(&rows.v[i]);
	TRY(walk->fn(walk->ctx, &net, row_bytes(row, "digest")));
	arena_release(arena, mark);
	return NULL;
}

const struct fault *
plan_store_net_walk(struct ctx *ctx, plan_net_fn fn)
{
	struct plan_net_walk walk = {ctx, fn};

	return sql_each(ctx->tx, &plan_q_check_nets, NO_ARGS, plan_net_walk_day,
	                &walk);
}
