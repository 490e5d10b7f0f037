/*
 * fund_store.c - requests, voices and reflections: rows and structs.
 */
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_queries_local.h"

#include "kernel/access/access.h"

#define COLUMNS \
	" q.request, q.person, q.organisation, q.what, q.why, q.own_words," \
	" q.purpose, q.goal, q.goal_title, q.no_goal, q.pence, q.supplier," \
	" q.needed_on," \
	" q.tried, q.state, q.round, q.tier, q.asked_at, q.due_on," \
	" q.started_by, q.says_person, q.says_worker, q.says_senior," \
	" q.says_peer, q.way, q.benefits_safe, q.looked, q.public_reason," \
	" q.budget, q.decision, q.reservation, q.payment, q.paid, q.paid_on," \
	" q.explained, q.evidence, q.version "

const struct query fund_add = {
        .name = "fund.add",
        .text = "insert into fund_request (request, person, organisation,"
                " what, why, own_words, purpose, goal, goal_title, no_goal,"
                " pence,"
                " supplier, needed_on, tried, state, waits, round, tier,"
                " asked_at, due_on, started_by, says_person, says_worker,"
                " says_senior, says_peer, way, benefits_safe, looked,"
                " public_reason, paid, explained, evidence, version)"
                " values (:request, :person, :organisation, :what, :why,"
                " :own_words, :purpose, :goal, :goal_title, :no_goal,"
                " :pence, :supplier,"
                " :needed_on, :tried, 'asked', 1, 1, :tier, :asked_at,"
                " :due_on, :started_by, 'silent', 'silent', 'silent',"
                " 'silent', 'purchase', 1, 0, '', 0, 0, '', 1)",
};

const struct query fund_save = {
        .name = "fund.save",
        .text = "update fund_request set what = :what, why = :why,"
                " own_words = :own_words, purpose = :purpose, goal = :goal,"
                " goal_title = :goal_title, no_goal = :no_goal,"
                " pence = :pence, supplier = :supplier,"
                " needed_on = :needed_on, tried = :tried, state = :state,"
                " waits = :waits, round = :round, tier = :tier,"
                " due_on = :due_on, says_person = :says_person,"
                " says_worker = :says_worker, says_senior = :says_senior,"
                " says_peer = :says_peer, way = :way,"
                " benefits_safe = :benefits_safe, looked = :looked,"
                " public_reason = :public_reason, budget = :budget,"
                " decision = :decision, reservation = :reservation,"
                " payment = :payment, paid = :paid, paid_on = :paid_on,"
                " paid_by = case when payment is null"
                " then cast(:by as bigint) else paid_by end,"
                " explained = :explained,"
                " evidence = :evidence, version = version + 1"
                " where request = :request and version = :version",
};

const struct query fund_by_id = {
        .name = "fund.by_id",
        .person = "person",
        .text = "select" COLUMNS "from fund_request q"
                " where q.request = :request and " ACCESS_REACH("q.person"),
};

const struct query fund_by_id_lock = {
        .name = "fund.by_id_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = "select" COLUMNS "from fund_request q"
                " where q.request = :request and " ACCESS_REACH("q.person"),
};

const struct query fund_payable = {
        .name = "fund.payable",
        .shows_nobody = "what is to be paid and to whom, never for whom",
        .text = "select" COLUMNS "from fund_request q"
                " where q.request = :request"
                " and q.organisation = :organisation",
};

const struct query fund_payable_lock = {
        .name = "fund.payable_lock",
        .lock = LOCK_ROWS,
        .shows_nobody = "what is to be paid and to whom, never for whom",
        .text = "select" COLUMNS "from fund_request q"
                " where q.request = :request"
                " and q.organisation = :organisation",
};

const struct query fund_payables = {
        .name = "fund.payables",
        .shows_nobody = "what is to be paid and to whom, never for whom",
        .text = "select" COLUMNS "from fund_request q"
                " where q.organisation = :organisation and q.state = :state"
                " order by q.asked_at, q.request limit 200",
};

const struct query fund_of = {
        .name = "fund.of",
        .person = "person",
        .text = "select" COLUMNS "from fund_request q"
                " where q.person = :person and " ACCESS_REACH(
                        "q.person") " order by q.asked_at desc, q.request desc"
                                    " limit 100",
};

const struct query fund_waiting = {
        .name = "fund.waiting",
        .person = "person",
        .text = "select q.request, q.person, q.what, q.pence, q.state, q.tier,"
                " q.due_on, q.says_worker from fund_request q"
                " where q.waits = 1 and " ACCESS_REACH(
                        "q.person") " order by q.due_on, q.request limit 20",
};

const struct query fund_beside = {
        .name = "fund.beside",
        .shows_nobody = "a sum, for the tier",
        .text = "select cast(coalesce(sum(pence), 0) as bigint) as n"
                " from fund_request where person = :person"
                " and asked_at >= :since and purpose = :purpose"
                " and request <> :request"
                " and state not in ('refused', 'withdrawn', 'returned',"
                " 'written_off')",
};

const struct query fund_voice_add = {
        .name = "fund.voice_add",
        .text = "insert into fund_voice (voice, request, person, round, side,"
                " says, words, refusal, checks, tie, name, public_reason, at,"
                " by_user) values (:voice, :request, :person, :round, :side,"
                " :says, :words, :refusal, :checks, :tie, :name,"
                " :public_reason, :at, :by)",
};

const struct query fund_voices_of = {
        .name = "fund.voices_of",
        .person = "person",
        .text = "select v.person, v.voice, v.round, v.side, v.says, v.words,"
                " v.refusal, v.checks, v.tie, v.name, v.public_reason, v.at,"
                " v.by_user, a.how, a.heard, a.heard_words, a.settled_by,"
                " a.settled_words from fund_voice v left join fund_assisted a"
                " on a.assisted = v.voice where v.request = :request"
                " and " ACCESS_REACH("v.person") " order by v.voice",
};

const struct query fund_speakers = {
        .name = "fund.speakers",
        .shows_nobody = "who spoke, so that they do not pay",
        .text = "select v.by_user from fund_voice v"
                " where v.request = :request and (v.side = cast(:side as text)"
                " or cast(:side as text) = 'all') group by v.by_user"
                " order by v.by_user",
};

const struct query fund_reflection_add = {
        .name = "fund.reflection_add",
        .text = "insert into fund_reflection (reflection, request, person,"
                " later, helped, changed, at) values (:reflection, :request,"
                " :person, :later, :helped, :changed, :at)",
};

const struct query fund_reflections_of = {
        .name = "fund.reflections_of",
        .person = "person",
        .text = "select f.person, f.later, f.helped, f.changed, f.at"
                " from fund_reflection f where f.request = :request"
                " and " ACCESS_REACH("f.person") " order by f.later",
};

/* --- requests --------------------------------------------------------- */

static void
says_of_row(const struct row *row, enum fund_says *says)
{
	static const char *const columns[] = {"says_person", "says_worker",
	                                      "says_senior", "says_peer"};

	for (int i = 0; i < FUND_SIDE_COUNT; i++)
		says[i] = (enum fund_says)row_enum(row, columns[i],
		                                   fund_says_words);
}

static struct fund_terms
terms_of_row(const struct row *row)
{
	return (struct fund_terms){
	        .what = row_str(row, "what"),
	        .why = row_str(row, "why"),
	        .purpose = row_enum(row, "purpose", fund_purposes),
	        .goal = {row_i64(row, "goal")},
	        .goal_title = row_str(row, "goal_title"),
	        .no_goal = row_str(row, "no_goal"),
	        .sum = {row_i64(row, "pence")},
	        .supplier = row_str(row, "supplier"),
	        .needed_on = row_date(row, "needed_on"),
	        .tried = row_str(row, "tried"),
	};
}

static struct fund_request
request_of_row(const struct row *row)
{
	struct fund_request q = {
	        .id = {row_i64(row, "request")},
	        .person = {row_i64(row, "person")},
	        .organisation = {row_i64(row, "organisation")},
	        .terms = terms_of_row(row),
	        .own_words = row_bool(row, "own_words"),
	        .state = (enum fund_state)row_enum(row, "state", fund_states),
	        .round = row_i64(row, "round"),
	        .tier = (int)row_i64(row, "tier"),
	        .asked_at = row_instant(row, "asked_at"),
	        .due_on = row_date(row, "due_on"),
	        .started_by = {row_i64(row, "started_by")},
	        .way = (enum fund_way)row_enum(row, "way", fund_ways),
	        .benefits_safe = row_bool(row, "benefits_safe"),
	        .looked = row_bool(row, "looked"),
	        .public_reason = row_str(row, "public_reason"),
	        .budget = {row_i64(row, "budget")},
	        .decision = {row_i64(row, "decision")},
	        .reservation = {row_i64(row, "reservation")},
	        .payment = {row_i64(row, "payment")},
	        .paid = {row_i64(row, "paid")},
	        .paid_on = row_date(row, "paid_on"),
	        .explained = row_bool(row, "explained"),
	        .evidence = row_str(row, "evidence"),
	        .version = row_i64(row, "version"),
	};

	says_of_row(row, q.says);
	return q;
}

const struct fault *
fund_store_add(struct ctx *ctx, const struct fund_request *q)
{
	const struct fund_terms *t = &q->terms;

	return sql_do(ctx->tx, &fund_add,
	              ARGS(arg_i64("request", q->id.v),
	                   arg_i64("person", q->person.v),
	                   arg_i64("organisation", q->organisation.v),
	                   arg_str("what", t->what), arg_str("why", t->why),
	                   arg_bool("own_words", q->own_words),
	                   arg_word("purpose", fund_purposes, t->purpose),
	                   arg_id("goal", t->goal.v),
	                   arg_str("goal_title", t->goal_title),
	                   arg_str("no_goal", t->no_goal),
	                   arg_i64("pence", t->sum.pence),
	                   arg_str("supplier", t->supplier),
	                   arg_date("needed_on", t->needed_on),
	                   arg_str("tried", t->tried), arg_i64("tier", q->tier),
	                   arg_instant("asked_at", q->asked_at),
	                   arg_date("due_on", q->due_on),
	                   arg_i64("started_by", q->started_by.v)),
	              NULL);
}

static const struct arg *
save_args(struct ctx *ctx, const struct fund_request *q)
{
	const struct fund_terms *t = &q->terms;
	bool waits = q->state == FUND_ASKED || q->state == FUND_SECOND_LOOK;

	return args_keep(
	        ctx->arena,
	        ARGS(arg_i64("request", q->id.v), arg_str("what", t->what),
	             arg_str("why", t->why),
	             arg_bool("own_words", q->own_words),
	             arg_word("purpose", fund_purposes, t->purpose),
	             arg_id("goal", t->goal.v),
	             arg_str("goal_title", t->goal_title),
	             arg_str("no_goal", t->no_goal),
	             arg_i64("pence", t->sum.pence),
	             arg_str("supplier", t->supplier),
	             arg_date("needed_on", t->needed_on),
	             arg_str("tried", t->tried),
	             arg_word("state", fund_states, (int)q->state),
	             arg_bool("waits", waits), arg_i64("round", q->round),
	             arg_i64("tier", q->tier), arg_date("due_on", q->due_on),
	             arg_word("says_person", fund_says_words,
	                      (int)q->says[FUND_PERSON]),
	             arg_word("says_worker", fund_says_words,
	                      (int)q->says[FUND_WORKER]),
	             arg_word("says_senior", fund_says_words,
	                      (int)q->says[FUND_SENIOR]),
	             arg_word("says_peer", fund_says_words,
	                      (int)q->says[FUND_PEER]),
	             arg_word("way", fund_ways, (int)q->way),
	             arg_bool("benefits_safe", q->benefits_safe),
	             arg_bool("looked", q->looked),
	             arg_str("public_reason", q->public_reason),
	             arg_id("budget", q->budget.v),
	             arg_id("decision", q->decision.v),
	             arg_id("reservation", q->reservation.v),
	             arg_id("payment", q->payment.v),
	             arg_i64("paid", q->paid.pence),
	             arg_date("paid_on", q->paid_on),
	             arg_id("by", q->payment.v == 0 ? 0 : ctx->actor.v),
	             arg_bool("explained", q->explained),
	             arg_str("evidence", q->evidence),
	             arg_i64("version", q->version)));
}

const struct fault *
fund_store_save(struct ctx *ctx, const struct fund_request *q)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &fund_save, save_args(ctx, q), &changed));
	if (changed == 0)
		return ctx_version_check(ctx, q->version + 1, q->version);
	return NULL;
}

static const struct fault *
one(struct ctx *ctx, const struct query *query, const struct arg *args,
    struct fund_request *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, args, &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that request");
	*out = request_of_row(row);
	return NULL;
}

static const struct fault *
many(struct ctx *ctx, const struct query *query, const struct arg *args,
     struct fund_request **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct fund_request, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = request_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_store_get(struct ctx *ctx, struct fund_id id, bool lock,
               struct fund_request *out)
{
	return one(ctx, lock ? &fund_by_id_lock : &fund_by_id,
	           ARGS(arg_i64("request", id.v)), out);
}

/* Whoever pays reads nothing that somebody said about their life. */
static void
hide(struct fund_request *q)
{
	q->terms.why = q->terms.tried = S("");
	q->terms.no_goal = q->terms.goal_title = S("");
	q->terms.goal.v = 0;
	q->evidence = q->explained ? S("") : q->evidence;
}

const struct fault *
fund_store_payable(struct ctx *ctx, struct fund_id id, bool lock,
                   struct fund_request *out)
{
	return one(ctx, lock ? &fund_payable_lock : &fund_payable,
	           ARGS(arg_i64("request", id.v),
	                arg_i64("organisation", ctx->who.organisation.v)),
	           out);
}

const struct fault *
fund_store_payables(struct ctx *ctx, enum fund_state state,
                    struct fund_request **out, size_t *n)
{
	TRY(many(ctx, &fund_payables,
	         ARGS(arg_i64("organisation", ctx->who.organisation.v),
	              arg_word("state", fund_states, (int)state)),
	         out, n));
	for (size_t i = 0; i < *n; i++)
		hide(&(*out)[i]);
	return NULL;
}

const struct fault *
fund_store_of(struct ctx *ctx, struct person_id person,
              struct fund_request **out, size_t *n)
{
	return many(ctx, &fund_of, ARGS(arg_i64("person", person.v)), out, n);
}

const struct fault *
fund_store_waiting(struct ctx *ctx, struct fund_wait **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_waiting, NO_ARGS, &rows));
	*out = arena_new(ctx->arena, struct fund_wait, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct fund_wait){
		        .id = {row_i64(row, "request")},
		        .person = {row_i64(row, "person")},
		        .what = row_str(row, "what"),
		        .sum = {row_i64(row, "pence")},
		        .tier = (int)row_i64(row, "tier"),
		        .due_on = row_date(row, "due_on"),
		        .again = row_enum(row, "state", fund_states) ==
		                 FUND_SECOND_LOOK,
		        .worker_yes = row_enum(row, "says_worker",
		                               fund_says_words) == FUND_YES,
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_store_beside(struct ctx *ctx, const struct fund_request *q,
                  struct instant since, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_beside,
	            ARGS(arg_i64("person", q->person.v),
	                 arg_instant("since", since),
	                 arg_word("purpose", fund_purposes, q->terms.purpose),
	                 arg_i64("request", q->id.v)),
	            &row));
	*out = row_i64(row, "n");
	return NULL;
}

/* --- voices ----------------------------------------------------------- */

const struct fault *
fund_store_voice_add(struct ctx *ctx, const struct fund_request *q,
                     const struct fund_voice *v)
{
	int refusal = v->says == FUND_NO && v->refusal > 0 ? v->refusal : 0;

	return sql_do(
	        ctx->tx, &fund_voice_add,
	        ARGS(arg_i64("voice", v->id != 0 ? v->id : id_new()),
	             arg_i64("request", q->id.v),
	             arg_i64("person", q->person.v), arg_i64("round", q->round),
	             arg_word("side", fund_sides, (int)v->side),
	             arg_word("says", fund_says_words, (int)v->says),
	             arg_str("words", v->words),
	             arg_word("refusal", fund_refusals, refusal),
	             arg_i64("checks", v->checks), arg_str("tie", v->tie),
	             arg_str("name", v->name),
	             arg_str("public_reason", v->public_reason),
	             arg_instant("at", ctx->now), arg_i64("by", ctx->actor.v)),
	        NULL);
}

/* What is said of a voice that somebody typed for the person. */
static void
assisted_of_row(const struct row *row, struct fund_voice *v)
{
	v->assisted = !str_empty(row_str(row, "how"));
	if (!v->assisted)
		return;
	v->how = row_enum(row, "how", fund_hows);
	v->heard = row_enum(row, "heard", fund_heards);
	v->heard_words = row_str(row, "heard_words");
	v->settled = row_i64(row, "settled_by") != 0;
	v->settled_words = row_str(row, "settled_words");
}

const struct fault *
fund_store_voices(struct ctx *ctx, struct fund_id id, struct fund_voice **out,
                  size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_voices_of, ARGS(arg_i64("request", id.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_voice, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct fund_voice){
		        .id = row_i64(row, "voice"),
		        .side = (enum fund_side)row_enum(row, "side",
		                                         fund_sides),
		        .says = (enum fund_says)row_enum(row, "says",
		                                         fund_says_words),
		        .words = row_str(row, "words"),
		        .refusal = row_enum(row, "refusal", fund_refusals),
		        .checks = (unsigned)row_i64(row, "checks"),
		        .tie = row_str(row, "tie"),
		        .name = row_str(row, "name"),
		        .public_reason = row_str(row, "public_reason"),
		        .by = {row_i64(row, "by_user")},
		        .at = row_instant(row, "at"),
		        .round = row_i64(row, "round"),
		};
		assisted_of_row(row, &(*out)[i]);
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_store_speakers(struct ctx *ctx, struct fund_id id, enum fund_side side,
                    struct user_id **out, size_t *n)
{
	struct str of =
	        str_of(side == FUND_SIDE_COUNT ? "all" : fund_sides[side]);
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_speakers,
	             ARGS(arg_i64("request", id.v), arg_str("side", of)),
	             &rows));
	*out = arena_new(ctx->arena, struct user_id, rows.n + 2);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i].v = row_i64(&rows.v[i], "by_user");
	*n = rows.n;
	return NULL;
}

/* --- did it help ------------------------------------------------------ */

const struct fault *
fund_store_reflection_add(struct ctx *ctx, const struct fund_request *q,
                          const struct fund_reflection *f)
{
	return sql_do(ctx->tx, &fund_reflection_add,
	              ARGS(arg_i64("reflection", id_new()),
	                   arg_i64("request", q->id.v),
	                   arg_i64("person", q->person.v),
	                   arg_bool("later", f->later),
	                   arg_i64("helped", f->helped),
	                   arg_str("changed", f->changed),
	                   arg_instant("at", ctx->now)),
	              NULL);
}

const struct fault *
fund_store_reflections(struct ctx *ctx, struct fund_id id,
                       struct fund_reflection **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_reflections_of,
	             ARGS(arg_i64("request", id.v)), &rows));
	*out = arena_new(ctx->arena, struct fund_reflection, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct fund_reflection){
		        .later = row_bool(&rows.v[i], "later"),
		        .helped = (int)row_i64(&rows.v[i], "helped"),
		        .changed = row_str(&rows.v[i], "changed"),
		        .at = row_instant(&rows.v[i], "at"),
		};
	*n = rows.n;
	return NULL;
}
