/*
 * policy_grant_store.c - roles that wait: rows and structs.
 */
#include "register/policy/policy_grant_local.h"

#define COLUMNS \
	" grant_id, member, role, state, proposed_by, agreed_by, ended_by," \
	" from_day "

const struct query grant_add = {
        .name = "policy.grant_add",
        .text = "insert into policy_grant (grant_id, member, role, state,"
                " proposed_by, proposed_at) values (:id, :member, :role,"
                " 'proposed', :actor, :now)",
};

const struct query grant_one = {
        .name = "policy.grant_one",
        .text = "select" COLUMNS "from policy_grant where grant_id = :id",
};

const struct query grant_one_lock = {
        .name = "policy.grant_one_lock",
        .text = "select" COLUMNS "from policy_grant where grant_id = :id",
        .lock = LOCK_ROWS,
};

const struct query grant_waits = {
        .name = "policy.grant_waits",
        .text = "select 1 as one from policy_grant where member = :member"
                " and role = :role and state in ('proposed', 'agreed')"
                " limit 1",
};

const struct query grant_agree = {
        .name = "policy.grant_agree",
        .text = "update policy_grant set state = 'agreed',"
                " agreed_by = :actor, agreed_at = :now, from_day = :from_day"
                " where grant_id = :id",
};

const struct query grant_end = {
        .name = "policy.grant_end",
        .text = "update policy_grant set state = :state, ended_by = :by,"
                " ended_at = :now where grant_id = :id",
};

const struct query grant_due = {
        .name = "policy.grant_due",
        .text = "select" COLUMNS "from policy_grant where state = 'agreed'"
                " and from_day <= :today order by grant_id",
        .lock = LOCK_ROWS,
};

const struct query grant_all = {
        .name = "policy.grant_all",
        .text = "select" COLUMNS "from policy_grant g"
                " where :everywhere = 1 or exists (select 1"
                "  from identity_v_user u where u.id = g.member"
                "  and u.organisation = :organisation)"
                " order by grant_id desc limit 100",
        .scans = "small table",
};

static struct grant
grant_read(const struct row *row)
{
	return (struct grant){
	        .id = row_i64(row, "grant_id"),
	        .member = {row_i64(row, "member")},
	        .role = (enum role)row_enum(row, "role", role_words),
	        .state = (enum grant_state)row_enum(row, "state", grant_states),
	        .proposed_by = {row_i64(row, "proposed_by")},
	        .agreed_by = {row_i64(row, "agreed_by")},
	        .ended_by = {row_i64(row, "ended_by")},
	        .from = row_date(row, "from_day"),
	};
}

static void
grants_read(struct ctx *ctx, const struct rows *rows, struct grant **out,
            size_t *n)
{
	struct grant *v = arena_new(ctx->arena, struct grant, rows->n + 1);

	for (size_t i = 0; i < rows->n; i++)
		v[i] = grant_read(&rows->v[i]);
	*out = v;
	*n = rows->n;
}

const struct fault *
grant_store_add(struct ctx *ctx, const struct grant *grant)
{
	return sql_do(ctx->tx, &grant_add,
	              ARGS(arg_i64("id", grant->id),
	                   arg_i64("member", grant->member.v),
	                   arg_word("role", role_words, (int)grant->role)),
	              NULL);
}

const struct fault *
grant_store_one(struct ctx *ctx, int64_t id, struct grant *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx,
	              ctx->tx->kind == TX_WRITE ? &grant_one_lock : &grant_one,
	              ARGS(arg_i64("id", id)), &row));
	if (row == NULL)
		return fault_not_found(ctx,
		                       "We cannot find that change of a role");
	*out = grant_read(row);
	return NULL;
}

const struct fault *
grant_store_waits(struct ctx *ctx, const struct grant *grant, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &grant_waits,
	              ARGS(arg_i64("member", grant->member.v),
	                   arg_word("role", role_words, (int)grant->role)),
	              &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
grant_store_agree(struct ctx *ctx, const struct grant *grant)
{
	return sql_do(ctx->tx, &grant_agree,
	              ARGS(arg_i64("id", grant->id),
	                   arg_date("from_day", grant->from)),
	              NULL);
}

const struct fault *
grant_store_end(struct ctx *ctx, const struct grant *grant)
{
	return sql_do(ctx->tx, &grant_end,
	              ARGS(arg_i64("id", grant->id),
	                   arg_word("state", grant_states, (int)grant->state),
	                   arg_id("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
grant_store_due(struct ctx *ctx, struct grant **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &grant_due, ARGS(arg_date("today", ctx->today)),
	             &rows));
	grants_read(ctx, &rows, out, n);
	return NULL;
}

const struct fault *
grant_store_all(struct ctx *ctx, struct grant **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &grant_all,
	             ARGS(arg_bool("everywhere",
	                           (ctx->who.roles & R(ADMINISTRATOR)) != 0),
	                  arg_i64("organisation", ctx->who.organisation.v)),
	             &rows));
	grants_read(ctx, &rows, out, n);
	return NULL;
}
