/*
 * fund_end_store.c - endings, what is owed at them and what was done about it.
 */
#include "practice/fund/fund_end.h"

#include "kernel/access/access.h"

#define OWED "what is owed, from whom and how much, never for whom"

/* Why it ends for the person of a row, or null: what was written down, that
 * the programme closes, or that they are served elsewhere. */
#define ENDS(p, o) \
	"coalesce((select max(e.kind) from fund_ending e" \
	"  where e.person = " p " and e.open = 1" \
	"  and e.organisation = " o ")," \
	" (select max(e.kind) from fund_ending e" \
	"  where e.person is null and e.open = 1" \
	"  and e.organisation = " o ")," \
	" (select 'moved' from access_v_place w" \
	"  where w.person = " p " and w.organisation <> " o "))"
#define ENDS_REQUEST ENDS("q.person", "q.organisation")
#define ENDS_BUDGET  ENDS("b.person", "b.organisation")

const struct query fund_end_add = {
        .name = "fund.end_add",
        .text = "insert into fund_ending (ending, person, organisation, kind,"
                " words, open, at, by_user) values (:ending, :person,"
                " :organisation, :kind, :words, 1, :at, :by)",
};

const struct query fund_end_stands = {
        .name = "fund.end_stands",
        .shows_nobody = "that it ends, for who was reached already",
        .text = "select kind from fund_ending where open = 1"
                " and organisation = :organisation"
                " and (person = :person or (cast(:person as bigint) is null"
                "  and person is null)) order by ending limit 1",
};

const struct query fund_end_stop = {
        .name = "fund.end_stop",
        .text = "update fund_ending set open = 0 where person = :person"
                " and organisation = :organisation and open = 1",
};

const struct query fund_end_requests = {
        .name = "fund.end_requests",
        .shows_nobody = OWED,
        .text = "select * from (select q.request, q.what, q.supplier,"
                " case when q.payment is null then q.pence else q.paid end"
                "  as pence, q.state, q.asked_at,"
                " case when o.request is null then 0 else 1 end as asked,"
                " " ENDS_REQUEST " as kind"
                " from fund_request q left join fund_offer o"
                "  on o.request = q.request"
                " where q.organisation = :organisation and q.state in"
                "  ('asked', 'second_look', 'agreed', 'paid')) as open_ones"
                " where kind is not null order by asked_at, request limit 200",
};

const struct query fund_end_rests = {
        .name = "fund.end_rests",
        .shows_nobody = OWED,
        .text = "select * from (select b.account, a.posted, a.going,"
                " " ENDS_BUDGET " as kind"
                " from fund_budget b join ledger_v_account a"
                "  on a.account = b.account"
                " where b.organisation = :organisation"
                " and a.posted > a.going)"
                " as rests where kind is not null order by account limit 200",
};

const struct query fund_end_rest_one = {
        .name = "fund.end_rest_one",
        .shows_nobody = OWED,
        .text = "select b.account, b.person, a.posted, a.going,"
                " " ENDS_BUDGET " as kind"
                " from fund_budget b join ledger_v_account a"
                "  on a.account = b.account where b.account = :account"
                " and b.organisation = :organisation",
};

const struct query fund_end_asked = {
        .name = "fund.end_asked",
        .shows_nobody = OWED,
        .text = "select q.request, q.what, q.supplier, q.pence, q.state"
                " from fund_offer o join fund_request q"
                "  on q.request = o.request"
                " where o.to_organisation = :organisation"
                " order by q.request limit 200",
};

const struct query fund_end_asked_one = {
        .name = "fund.end_asked_one",
        .lock = LOCK_ROWS,
        .shows_nobody = OWED,
        .text = "select q.request, q.person, q.organisation, q.pence, q.state,"
                " q.tier, q.decision, q.reservation from fund_request q"
                " where q.request = :request and exists (select 1"
                "  from fund_offer o where o.request = q.request"
                "  and o.to_organisation = :organisation)",
};

const struct query fund_end_unask = {
        .name = "fund.end_unask",
        .text = "delete from fund_offer where request = :request",
};

const struct query fund_end_ask_put = {
        .name = "fund.end_ask_put",
        .text = "insert into fund_offer (request, to_organisation, at,"
                " by_user) values (:request, :to, :at, :by)",
};

const struct query fund_end_take = {
        .name = "fund.end_take",
        .text = "update fund_request set organisation = :organisation,"
                " state = 'asked', waits = 1, round = round + 1,"
                " due_on = :due_on, says_person = 'silent',"
                " says_worker = 'silent', says_senior = 'silent',"
                " says_peer = 'silent', budget = null, decision = null,"
                " reservation = null, version = version + 1"
                " where request = :request",
};

const struct query fund_end_less = {
        .name = "fund.end_less",
        .text = "update fund_budget set given = given - :pence"
                " where account = :account",
};

const struct query fund_end_act_add = {
        .name = "fund.end_act_add",
        .text = "insert into fund_end_act (act, what, request, account,"
                " person, organisation, pence, words, to_organisation, at,"
                " by_user) values (:act, :what, :request, :account, :person,"
                " :organisation, :pence, :words, :to, :at, :by)",
};

/* --- rows and structs ------------------------------------------------- */

const struct fault *
fund_end_store_add(struct ctx *ctx, struct person_id person,
                   struct organisation_id organisation, int kind,
                   struct str words)
{
	return sql_do(ctx->tx, &fund_end_add,
	              ARGS(arg_i64("ending", id_new()),
	                   arg_id("person", person.v),
	                   arg_i64("organisation", organisation.v),
	                   arg_word("kind", fund_end_kinds, kind),
	                   arg_str("words", words), arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_end_store_standing(struct ctx *ctx, struct person_id person, int *kind)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_end_stands,
	              ARGS(arg_id("person", person.v),
	                   arg_i64("organisation", ctx->who.organisation.v)),
	              &row));
	*kind = row == NULL ? -1 : row_enum(row, "kind", fund_end_kinds);
	return NULL;
}

const struct fault *
fund_end_store_undo(struct ctx *ctx, struct person_id person)
{
	return sql_do(ctx->tx, &fund_end_stop,
	              ARGS(arg_i64("person", person.v),
	                   arg_i64("organisation", ctx->who.organisation.v)),
	              NULL);
}

const struct fault *
fund_end_store_act(struct ctx *ctx, const struct fund_end_act *act)
{
	return sql_do(ctx->tx, &fund_end_act_add,
	              ARGS(arg_i64("act", id_new()),
	                   arg_str("what", str_of(act->what)),
	                   arg_id("request", act->request.v),
	                   arg_id("account", act->account.v),
	                   arg_i64("person", act->person.v),
	                   arg_i64("organisation", ctx->who.organisation.v),
	                   arg_i64("pence", act->sum.pence),
	                   arg_str("words", act->words),
	                   arg_id("to", act->to.v), arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

static const struct fault *
ours(struct ctx *ctx, const struct query *query, struct rows *rows)
{
	return sql_rows(ctx->tx, query,
	                ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	                rows);
}

static struct fund_owed
owed_of_row(const struct row *row)
{
	return (struct fund_owed){
	        .request = {row_i64(row, "request")},
	        .what = row_str(row, "what"),
	        .supplier = row_str(row, "supplier"),
	        .sum = {row_i64(row, "pence")},
	        .state = (enum fund_state)row_enum(row, "state", fund_states),
	        .kind = -1,
	};
}

const struct fault *
fund_end_store_requests(struct ctx *ctx, struct fund_owed **out, size_t *n)
{
	struct rows rows;

	TRY(ours(ctx, &fund_end_requests, &rows));
	*out = arena_new(ctx->arena, struct fund_owed, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		(*out)[i] = owed_of_row(&rows.v[i]);
		(*out)[i].asked = row_bool(&rows.v[i], "asked");
		(*out)[i].kind = row_enum(&rows.v[i], "kind", fund_end_kinds);
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_end_store_asked(struct ctx *ctx, struct fund_owed **out, size_t *n)
{
	struct rows rows;

	TRY(ours(ctx, &fund_end_asked, &rows));
	*out = arena_new(ctx->arena, struct fund_owed, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = owed_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_end_store_rests(struct ctx *ctx, struct fund_owed **out, size_t *n)
{
	struct rows rows;

	TRY(ours(ctx, &fund_end_rests, &rows));
	*out = arena_new(ctx->arena, struct fund_owed, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct fund_owed){
		        .account = {row_i64(&rows.v[i], "account")},
		        .sum = {row_i64(&rows.v[i], "posted") -
		                row_i64(&rows.v[i], "going")},
		        .going = row_i64(&rows.v[i], "going"),
		        .kind = row_enum(&rows.v[i], "kind", fund_end_kinds),
		};
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_end_store_rest(struct ctx *ctx, struct account_id account,
                    struct fund_rest *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_end_rest_one,
	              ARGS(arg_i64("account", account.v),
	                   arg_i64("organisation", ctx->who.organisation.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that sum");
	*out = (struct fund_rest){
	        .account = account,
	        .person = {row_i64(row, "person")},
	        .posted = row_i64(row, "posted"),
	        .going = row_i64(row, "going"),
	        .kind = str_empty(row_str(row, "kind"))
	                        ? -1
	                        : row_enum(row, "kind", fund_end_kinds),
	};
	return NULL;
}

const struct fault *
fund_end_store_asked_one(struct ctx *ctx, struct fund_id id,
                         struct fund_request *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &fund_end_asked_one,
	              ARGS(arg_i64("request", id.v),
	                   arg_i64("organisation", ctx->who.organisation.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that request");
	*out = (struct fund_request){
	        .id = id,
	        .person = {row_i64(row, "person")},
	        .organisation = {row_i64(row, "organisation")},
	        .terms.sum = {row_i64(row, "pence")},
	        .state = (enum fund_state)row_enum(row, "state", fund_states),
	        .tier = (int)row_i64(row, "tier"),
	        .decision = {row_i64(row, "decision")},
	        .reservation = {row_i64(row, "reservation")},
	};
	return NULL;
}

const struct fault *
fund_end_store_ask(struct ctx *ctx, struct fund_id id,
                   struct organisation_id to)
{
	TRY(sql_do(ctx->tx, &fund_end_unask, ARGS(arg_i64("request", id.v)),
	           NULL));
	if (to.v == 0)
		return NULL;
	return sql_do(ctx->tx, &fund_end_ask_put,
	              ARGS(arg_i64("request", id.v), arg_i64("to", to.v),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_end_store_take(struct ctx *ctx, const struct fund_request *q)
{
	return sql_do(ctx->tx, &fund_end_take,
	              ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                   arg_date("due_on", q->due_on),
	                   arg_i64("request", q->id.v)),
	              NULL);
}

const struct fault *
fund_end_store_less(struct ctx *ctx, struct account_id account, int64_t pence)
{
	return sql_do(ctx->tx, &fund_end_less,
	              ARGS(arg_i64("pence", pence),
	                   arg_i64("account", account.v)),
	              NULL);
}

/* --- merges ----------------------------------------------------------- */

#define MOVE(word, table, id_column) \
	const struct query fund_end_##word##_list = { \
	        .name = "fund.end_" #word "_list", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " id_column " as id from " table \
	                " where person = :person", \
	}; \
	const struct query fund_end_##word##_set = { \
	        .name = "fund.end_" #word "_set", \
	        .text = "update " table \
	                " set person = :person where " id_column " = :id", \
	}
MOVE(person, "fund_ending", "ending");
MOVE(act, "fund_end_act", "act");
#undef MOVE
