/*
 * identity_second_store.c - codes in two halves, and what somebody is told.
 */
#include "kernel/identity/identity_second_local.h"

#define NO_CASE "a code for staff: no facts about a person on probation"

const struct query identity_q_code_half = {
        .name = "identity.code_half",
        .text = "insert into identity_code (hash, user_id, kind, until_at,"
                " made_by, second, second_by, used_at) values (:hash,"
                " :user_id, 'reset', :until_at, :actor, null, null, null)",
};

const struct query identity_q_code_second = {
        .name = "identity.code_second",
        .text = "update identity_code set second = :second,"
                " second_by = :actor, until_at = :until_at"
                " where hash = :hash and second is null"
                " and used_at is null",
};

#define WAITING \
	"select c.hash, c.user_id, c.made_by, c.until_at, u.username," \
	" u.name, u.organisation, m.name as maker_name" \
	" from identity_code c join identity_user u on u.id = c.user_id" \
	" join identity_user m on m.id = c.made_by" \
	" where c.second is null and c.used_at is null" \
	" and c.until_at > :now and u.disabled = 0"

const struct query identity_q_code_waiting = {
        .name = "identity.code_waiting",
        .text = WAITING " and c.user_id = :user_id",
        .shows_nobody = NO_CASE,
};

const struct query identity_q_code_waitings = {
        .name = "identity.code_waitings",
        .text = WAITING " and (:everywhere = 1"
                        "  or u.organisation = :organisation)"
                        " order by c.until_at, c.user_id limit :most",
        .shows_nobody = NO_CASE,
};

const struct query identity_q_told_add = {
        .name = "identity.told_add",
        .text = "insert into identity_told (id, user_id, kind, by_user, at,"
                " told_at) values (:id, :user_id, :kind, :actor, :now, null)",
};

const struct query identity_q_told_newest = {
        .name = "identity.told_newest",
        .text = "select t.kind, t.at, u.name from identity_told t"
                " join identity_user u on u.id = t.by_user"
                " where t.user_id = :user_id and t.told_at is null"
                " order by t.at desc, t.id desc limit 1",
        .shows_nobody = NO_CASE,
};

const struct query identity_q_told_mark = {
        .name = "identity.told_mark",
        .text = "update identity_told set told_at = :now"
                " where user_id = :user_id and kind = :kind"
                " and told_at is null",
};

static struct identity_waiting
waiting_read(const struct row *row)
{
	return (struct identity_waiting){
	        .user = {row_i64(row, "user_id")},
	        .username = row_str(row, "username"),
	        .name = row_str(row, "name"),
	        .organisation = {row_i64(row, "organisation")},
	        .maker = {row_i64(row, "made_by")},
	        .maker_name = row_str(row, "maker_name"),
	        .until = row_instant(row, "until_at"),
	        .hash = row_bytes(row, "hash"),
	};
}

const struct fault *
identity_store_half_add(struct ctx *ctx, struct user_id user, struct bytes hash,
                        struct instant until)
{
	return sql_do(ctx->tx, &identity_q_code_half,
	              ARGS(arg_bytes("hash", hash), arg_i64("user_id", user.v),
	                   arg_instant("until_at", until)),
	              NULL);
}

const struct fault *
identity_store_waiting(struct ctx *ctx, struct user_id user, bool *found,
                       struct identity_waiting *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &identity_q_code_waiting,
	              ARGS(arg_i64("user_id", user.v)), &row));
	*found = row != NULL;
	if (row != NULL)
		*out = waiting_read(row);
	return NULL;
}

const struct fault *
identity_store_waitings(struct ctx *ctx, struct identity_waiting **out,
                        size_t *n)
{
	bool everywhere = (ctx->who.roles & R(ADMINISTRATOR)) != 0;
	struct identity_waiting *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &identity_q_code_waitings,
	             ARGS(arg_bool("everywhere", everywhere),
	                  arg_i64("organisation", ctx->who.organisation.v),
	                  arg_i64("most", IDENTITY_SECONDS_MOST)),
	             &rows));
	v = arena_new(ctx->arena, struct identity_waiting, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = waiting_read(&rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
identity_store_second(struct ctx *ctx, struct bytes first, struct bytes second,
                      struct instant until)
{
	return sql_do(ctx->tx, &identity_q_code_second,
	              ARGS(arg_bytes("hash", first),
	                   arg_bytes("second", second),
	                   arg_instant("until_at", until)),
	              NULL);
}

const struct fault *
identity_store_told_add(struct ctx *ctx, struct user_id user,
                        enum told_kind kind)
{
	return sql_do(ctx->tx, &identity_q_told_add,
	              ARGS(arg_i64("id", id_new()), arg_i64("user_id", user.v),
	                   arg_word("kind", told_kind_words, (int)kind)),
	              NULL);
}

const struct fault *
identity_store_told(struct ctx *ctx, struct user_id user, bool *found,
                    enum told_kind *kind, struct str *by, struct instant *at)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &identity_q_told_newest,
	              ARGS(arg_i64("user_id", user.v)), &row));
	*found = row != NULL;
	if (row == NULL)
		return NULL;
	*kind = (enum told_kind)row_enum(row, "kind", told_kind_words);
	*by = row_str(row, "name");
	*at = row_instant(row, "at");
	return NULL;
}

const struct fault *
identity_store_told_mark(struct ctx *ctx, struct user_id user,
                         enum told_kind kind)
{
	return sql_do(ctx->tx, &identity_q_told_mark,
	              ARGS(arg_i64("user_id", user.v),
	                   arg_word("kind", told_kind_words, (int)kind)),
	              NULL);
}
