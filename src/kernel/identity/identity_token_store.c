#include "kernel/identity/identity_local.h"

#include "kernel/identity/identity_queries_local.h"

#define NO_CASE "a token: no facts about a person on probation"

const struct query identity_q_code_add = {
        .name = "identity.code_add",
        .text = "insert into identity_code (hash, user_id, kind, until_at,"
                " used_at) values (:hash, :user_id, :kind, :until_at, null)",
};

/* A code that was made whole, or both halves, whichever was typed first. */
#define TYPED \
	" ((hash = :whole and made_by is null)" \
	"  or (hash = :first and second = :last)" \
	"  or (hash = :last and second = :first))"

const struct query identity_q_code_user = {
        .name = "identity.code_user",
        .text = "select user_id from identity_code where" TYPED
                " and used_at is null and until_at > :now",
};

const struct query identity_q_code_waits = {
        .name = "identity.code_waits",
        .text = "select max(until_at) as until_at from identity_code"
                " where user_id = :user_id and used_at is null"
                " and until_at > :now",
};

const struct query identity_q_code_use = {
        .name = "identity.code_use",
        .text = "update identity_code set used_at = :now where" TYPED
                " and used_at is null and until_at > :now",
};

const struct query identity_q_codes_end = {
        .name = "identity.codes_end",
        .text = "update identity_code set used_at = :now"
                " where user_id = :user_id and used_at is null",
};

const struct query identity_q_recovery_clear = {
        .name = "identity.recovery_clear",
        .text = "delete from identity_recovery where user_id = :user_id",
};

const struct query identity_q_recovery_add = {
        .name = "identity.recovery_add",
        .text = "insert into identity_recovery (user_id, hash, used_at)"
                " values (:user_id, :hash, null)",
};

const struct query identity_q_recovery_use = {
        .name = "identity.recovery_use",
        .text = "update identity_recovery set used_at = :now"
                " where user_id = :user_id and hash = :hash"
                " and used_at is null",
};

const struct query identity_q_recovery_left = {
        .name = "identity.recovery_left",
        .text = "select count(*) as n from identity_recovery"
                " where user_id = :user_id and used_at is null",
};

const struct query identity_q_token_add = {
        .name = "identity.token_add",
        .text = "insert into identity_token (id, hash, owner, name, scopes,"
                " made_at, until_at, revoked_at, used_at) values (:id, :hash,"
                " :owner, :name, :scopes, :now, :until_at, null, null)",
};

const struct query identity_q_token_by_hash = {
        .name = "identity.token_by_hash",
        .text = "select t.id as token, t.used_at, t.scopes, u.id, u.username,"
                " u.name, u.organisation, u.team, u.person, u.demo,"
                " u.totp_secret, u.language, r.role"
                " from identity_token t"
                " join identity_user u on u.id = t.owner"
                " left join identity_role r on r.user_id = u.id"
                " where t.hash = :hash and t.revoked_at is null"
                " and t.until_at > :now and u.disabled = 0",
        .shows_nobody = NO_CASE,
};

const struct query identity_q_token_touch = {
        .name = "identity.token_touch",
        .text = "update identity_token set used_at = :now where id = :id",
};

const struct query identity_q_token_revoke = {
        .name = "identity.token_revoke",
        .text = "update identity_token set revoked_at = :now where id = :id"
                " and revoked_at is null",
};

const struct query identity_q_tokens = {
        .name = "identity.tokens",
        .text = "select t.id, t.owner, u.username as owner_name, t.name,"
                " t.scopes, t.made_at, t.until_at, t.revoked_at, t.used_at"
                " from identity_token t"
                " join identity_user u on u.id = t.owner"
                " order by t.id desc limit 200",
        .scans = "the newest 200, in the order of the key",
        .shows_nobody = NO_CASE,
};

const struct fault *
identity_store_code_add(struct ctx *ctx, struct user_id user, struct bytes hash,
                        const char *kind, struct instant until)
{
	return sql_do(ctx->tx, &identity_q_code_add,
	              ARGS(arg_bytes("hash", hash), arg_i64("user_id", user.v),
	                   arg_str("kind", str_of(kind)),
	                   arg_instant("until_at", until)),
	              NULL);
}

const struct fault *
identity_store_code_user(struct ctx *ctx, const struct identity_typed *typed,
                         struct user_id *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &identity_q_code_user,
	              ARGS(arg_bytes("whole", typed->whole),
	                   arg_bytes("first", typed->first),
	                   arg_bytes("last", typed->last)),
	              &row));
	out->v = row == NULL ? 0 : row_i64(row, "user_id");
	return NULL;
}

const struct fault *
identity_store_code_waits(struct ctx *ctx, struct user_id user,
                          struct instant *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &identity_q_code_waits,
	            ARGS(arg_i64("user_id", user.v)), &row));
	*out = row_instant(row, "until_at");
	return NULL;
}

const struct fault *
identity_store_code_use(struct ctx *ctx, const struct identity_typed *typed,
                        bool *used)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &identity_q_code_use,
	           ARGS(arg_bytes("whole", typed->whole),
	                arg_bytes("first", typed->first),
	                arg_bytes("last", typed->last)),
	           &changed));
	*used = changed > 0;
	return NULL;
}

const struct fault *
identity_store_codes_end(struct ctx *ctx, struct user_id user)
{
	return sql_do(ctx->tx, &identity_q_codes_end,
	              ARGS(arg_i64("user_id", user.v)), NULL);
}

const struct fault *
identity_store_recovery_set(struct ctx *ctx, struct user_id user,
                            const struct bytes *hashes, size_t n)
{
	TRY(sql_do(ctx->tx, &identity_q_recovery_clear,
	           ARGS(arg_i64("user_id", user.v)), NULL));
	for (size_t i = 0; i < n; i++)
		TRY(sql_do(ctx->tx, &identity_q_recovery_add,
		           ARGS(arg_i64("user_id", user.v),
		                arg_bytes("hash", hashes[i])),
		           NULL));
	return NULL;
}

const struct fault *
identity_store_recovery_use(struct ctx *ctx, struct user_id user,
                            struct bytes hash, bool *used)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &identity_q_recovery_use,
	           ARGS(arg_i64("user_id", user.v), arg_bytes("hash", hash)),
	           &changed));
	*used = changed > 0;
	return NULL;
}

const struct fault *
identity_store_recovery_left(struct ctx *ctx, struct user_id user, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &identity_q_recovery_left,
	            ARGS(arg_i64("user_id", user.v)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
identity_store_token_add(struct ctx *ctx, struct token_id id, struct bytes hash,
                         struct user_id owner, struct str name,
                         struct str scopes, struct instant until)
{
	return sql_do(ctx->tx, &identity_q_token_add,
	              ARGS(arg_i64("id", id.v), arg_bytes("hash", hash),
	                   arg_i64("owner", owner.v), arg_str("name", name),
	                   arg_str("scopes", scopes),
	                   arg_instant("until_at", until)),
	              NULL);
}

const struct fault *
identity_store_token(struct ctx *ctx, struct bytes hash, bool *found,
                     struct identity_found *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &identity_q_token_by_hash,
	             ARGS(arg_bytes("hash", hash)), &rows));
	*found = rows.n > 0;
	if (rows.n == 0)
		return NULL;
	identity_store_found(&rows, out);
	out->token.v = row_i64(&rows.v[0], "token");
	out->scopes = row_str(&rows.v[0], "scopes");
	return NULL;
}

const struct fault *
identity_store_token_touch(struct ctx *ctx, struct token_id id)
{
	return sql_do(ctx->tx, &identity_q_token_touch,
	              ARGS(arg_i64("id", id.v)), NULL);
}

const struct fault *
identity_store_token_revoke(struct ctx *ctx, struct token_id id, bool *revoked)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &identity_q_token_revoke, ARGS(arg_i64("id", id.v)),
	           &changed));
	*revoked = changed > 0;
	return NULL;
}

const struct fault *
identity_store_tokens(struct ctx *ctx, struct identity_token **out, size_t *n)
{
	struct rows rows;
	struct identity_token *v;

	TRY(sql_rows(ctx->tx, &identity_q_tokens, NO_ARGS, &rows));
	v = arena_new(ctx->arena, struct identity_token, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		v[i] = (struct identity_token){
		        .id = {row_i64(row, "id")},
		        .owner = {row_i64(row, "owner")},
		        .owner_name = row_str(row, "owner_name"),
		        .name = row_str(row, "name"),
		        .scopes = row_str(row, "scopes"),
		        .made_at = row_instant(row, "made_at"),
		        .until = row_instant(row, "until_at"),
		        .revoked_at = row_instant(row, "revoked_at"),
		        .used_at = row_instant(row, "used_at"),
		};
	}
	*out = v;
	*n = rows.n;
	return NULL;
}
