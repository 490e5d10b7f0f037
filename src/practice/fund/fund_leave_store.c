/*
 * fund_leave_store.c - floats whose holder leaves, and handovers.
 */
#include "practice/fund/fund_leave.h"

static const char *const whys[] = {"stays", "left",  "away",
                                   "role",  "moved", NULL};

const struct query fund_leave_list = {
        .name = "fund.leave_list",
        .text = "select * from (select f.account, f.holder,"
                " case when u.disabled = 1 then 'left'"
                "  when u.organisation is null"
                "   or u.organisation <> f.organisation then 'away'"
                "  when not exists (select 1 from identity_v_role r"
                "   where r.user_id = u.id"
                "   and r.role in ('finance', 'administrator'))"
                "   or exists (select 1 from identity_v_role r"
                "   where r.user_id = u.id and r.role in ('person',"
                "   'case_manager', 'senior_case_manager', 'manager'))"
                "   then 'role'"
                "  when coalesce(u.team, 0) <> s.team then 'moved'"
                "  else 'stays' end as why,"
                " m.first_by, m.to_holder, m.counted, m.words"
                " from fund_float f join identity_v_user u on u.id = f.holder"
                " left join fund_float_seat s on s.account = f.account"
                " left join fund_float_move m on m.account = f.account"
                "  and m.second_at is null"
                " where f.organisation = :organisation"
                " and f.closed_at is null"
                " and (f.account = cast(:account as bigint)"
                "  or cast(:account as bigint) = 0)) as leaving"
                " where why <> 'stays' order by account limit 200",
};

const struct query fund_leave_begin = {
        .name = "fund.leave_begin",
        .text = "insert into fund_float_move (move, account, from_holder,"
                " to_holder, counted, words, first_at, first_by) values"
                " (:move, :account, :from, :to, :counted, :words, :at, :by)",
};

const struct query fund_leave_done = {
        .name = "fund.leave_done",
        .text = "update fund_float_move set second_at = :at,"
                " second_by = :by where account = :account"
                " and second_at is null",
};

const struct query fund_leave_hold = {
        .name = "fund.leave_hold",
        .text = "update fund_float set holder = :to"
                " where account = :account",
};

const struct query fund_leave_sit = {
        .name = "fund.leave_sit",
        .text = "insert into fund_float_seat (account, team)"
                " select :account, coalesce(u.team, 0)"
                " from identity_v_user u where u.id = :holder"
                " on conflict (account) do update set team = excluded.team",
};

const struct query fund_leave_opener = {
        .name = "fund.leave_opener",
        .text = "select opened_by from fund_float where account = :account",
};

const struct fault *
fund_leave_store_list(struct ctx *ctx, struct account_id id,
                      struct fund_leave **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_leave_list,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_i64("account", id.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_leave, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct fund_leave){
		        .one = {.id = {row_i64(row, "account")},
		                .holder = {row_i64(row, "holder")}},
		        .why = (enum fund_leaving)row_enum(row, "why", whys),
		        .first = {row_i64(row, "first_by")},
		        .to = {row_i64(row, "to_holder")},
		        .counted = {row_i64(row, "counted")},
		        .words = row_str(row, "words"),
		};
		(*out)[i].begun = (*out)[i].first.v != 0;
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_leave_store_begin(struct ctx *ctx, struct account_id id,
                       const struct fund_leave *l)
{
	return sql_do(
	        ctx->tx, &fund_leave_begin,
	        ARGS(arg_i64("move", id_new()), arg_i64("account", id.v),
	             arg_i64("from", l->one.holder.v), arg_i64("to", l->to.v),
	             arg_i64("counted", l->counted.pence),
	             arg_str("words", l->words), arg_instant("at", ctx->now),
	             arg_i64("by", ctx->actor.v)),
	        NULL);
}

const struct fault *
fund_leave_store_seat(struct ctx *ctx, struct account_id id,
                      struct user_id holder)
{
	return sql_do(ctx->tx, &fund_leave_sit,
	              ARGS(arg_i64("account", id.v),
	                   arg_i64("holder", holder.v)),
	              NULL);
}

const struct fault *
fund_leave_store_done(struct ctx *ctx, struct account_id id, struct user_id to)
{
	TRY(sql_do(ctx->tx, &fund_leave_done,
	           ARGS(arg_i64("account", id.v), arg_instant("at", ctx->now),
	                arg_i64("by", ctx->actor.v)),
	           NULL));
	TRY(sql_do(ctx->tx, &fund_leave_hold,
	           ARGS(arg_i64("account", id.v), arg_i64("to", to.v)), NULL));
	return fund_leave_store_seat(ctx, id, to);
}

const struct fault *
fund_leave_store_opener(struct ctx *ctx, struct account_id id,
                        struct user_id *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_leave_opener, ARGS(arg_i64("account", id.v)),
	            &row));
	out->v = row_i64(row, "opened_by");
	return NULL;
}
