#include "kernel/identity/identity_local.h"

#include "kernel/identity/identity_queries_local.h"

#define NO_CASE   "a session: no facts about a person on probation"
#define SLOW_DOWN "slows guessing: holds hashes alone"

const struct query identity_q_session_add = {
        .name = "identity.session_add",
        .text = "insert into identity_session (id, hash, user_id, made_at,"
                " used_at, ended_at, second_factor, purpose, agent) values"
                " (:id, :hash, :user_id, :now, :now, null, :second_factor,"
                " :purpose, :agent)",
};

const struct query identity_q_session_by_hash = {
        .name = "identity.session_by_hash",
        .text = "select s.id as session, s.used_at, s.second_factor,"
                " s.purpose, u.id, u.username, u.name, u.organisation,"
                " u.team, u.person, u.demo, u.totp_secret, u.language, r.role,"
                " (select min(d.at) from identity_draft d"
                "   where d.user_id = u.id) as drafted_at"
                " from identity_session s"
                " join identity_user u on u.id = s.user_id"
                " left join identity_role r on r.user_id = u.id"
                " where s.hash = :hash and s.ended_at is null"
                " and s.used_at > :idle and s.made_at > :whole"
                " and s.used_at <= :ahead and u.disabled = 0",
        .shows_nobody = NO_CASE,
};

const struct query identity_q_session_user = {
        .name = "identity.session_user",
        .text = "select user_id from identity_session where id = :id"
                " and ended_at is null",
};

const struct query identity_q_session_touch = {
        .name = "identity.session_touch",
        .text = "update identity_session set used_at = :now where id = :id"
                " and ended_at is null and used_at < :now",
        .unaudited = "when a session was last used",
};

const struct query identity_q_session_renew = {
        .name = "identity.session_renew",
        .text = "update identity_session set hash = :hash, used_at = :now,"
                " second_factor = :second_factor where id = :id"
                " and ended_at is null",
};

const struct query identity_q_session_purpose = {
        .name = "identity.session_purpose",
        .text = "update identity_session set purpose = :purpose"
                " where id = :id and ended_at is null",
};

const struct query identity_q_session_end = {
        .name = "identity.session_end",
        .text = "update identity_session set ended_at = :now where id = :id"
                " and user_id = :user_id and ended_at is null",
};

const struct query identity_q_sessions_end = {
        .name = "identity.sessions_end",
        .text = "update identity_session set ended_at = :now"
                " where user_id = :user_id and id <> :but"
                " and ended_at is null",
};

const struct query identity_q_sessions = {
        .name = "identity.sessions",
        .text = "select id, user_id, made_at, used_at, second_factor, agent"
                " from identity_session where user_id = :user_id"
                " and ended_at is null and used_at > :idle"
                " and made_at > :whole order by used_at desc, id desc"
                " limit 100",
};

const struct query identity_q_tries = {
        .name = "identity.tries",
        .text = "select count(*) as n, max(at) as newest from identity_try"
                " where pair = :pair and at > :since and at <= :ahead",
};

const struct query identity_q_try = {
        .name = "identity.try",
        .text = "insert into identity_try (id, pair, at)"
                " values (:id, :pair, :now)",
        .unaudited = SLOW_DOWN,
};

const struct query identity_q_tries_clear = {
        .name = "identity.tries_clear",
        .text = "delete from identity_try where pair = :pair",
        .unaudited = SLOW_DOWN,
};

const struct query identity_q_sweep_tries = {
        .name = "identity.sweep_tries",
        .text = "delete from identity_try where at < :before",
        .unaudited = SLOW_DOWN,
};

const struct query identity_q_sweep_sessions = {
        .name = "identity.sweep_sessions",
        .text = "delete from identity_session where used_at < :before",
        .unaudited = "sessions that ended long ago",
};

const struct query identity_q_sweep_codes = {
        .name = "identity.sweep_codes",
        .text = "delete from identity_code where until_at < :before",
        .unaudited = "codes that ended long ago",
};

/* The moments a session must have been used and made after. */
static struct arg
idle(const struct ctx *ctx)
{
	return arg_i64("idle", ctx->now.ms - IDENTITY_IDLE_MS);
}

static struct arg
whole(const struct ctx *ctx)
{
	return arg_i64("whole", ctx->now.ms - IDENTITY_WHOLE_MS);
}

/*
 * What is of a moment later than this was written before the clock jumped
 * back, and must not count until the clock has come there again.
 */
static struct arg
ahead(const struct ctx *ctx)
{
	return arg_i64("ahead", ctx->now.ms + IDENTITY_AHEAD_MS);
}

const struct fault *
identity_store_session_add(struct ctx *ctx, struct session_id id,
                           struct bytes hash, struct user_id user,
                           bool second_factor, enum purpose purpose,
                           struct str agent)
{
	return sql_do(ctx->tx, &identity_q_session_add,
	              ARGS(arg_i64("id", id.v), arg_bytes("hash", hash),
	                   arg_i64("user_id", user.v),
	                   arg_bool("second_factor", second_factor),
	                   arg_word("purpose", purpose_words, (int)purpose),
	                   arg_str("agent", agent)),
	              NULL);
}

void
identity_store_found(const struct rows *rows, struct identity_found *out)
{
	const struct row *row = &rows->v[0];

	*out = (struct identity_found){
	        .user = {.id = {row_i64(row, "id")},
	                 .username = row_str(row, "username"),
	                 .name = row_str(row, "name"),
	                 .organisation = {row_i64(row, "organisation")},
	                 .team = {row_i64(row, "team")},
	                 .person = {row_i64(row, "person")},
	                 .demo = row_bool(row, "demo"),
	                 .totp = row_bytes(row, "totp_secret"),
	                 .language = row_str(row, "language")},
	        .used_at = row_instant(row, "used_at"),
	};
	for (size_t i = 0; i < rows->n; i++)
		if (!row_null(&rows->v[i], "role"))
			out->user.roles |=
			        1u << row_enum(&rows->v[i], "role", role_words);
}

const struct fault *
identity_store_session(struct ctx *ctx, struct bytes hash, bool *found,
                       struct identity_found *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &identity_q_session_by_hash,
	             ARGS(arg_bytes("hash", hash), idle(ctx), whole(ctx),
	                  ahead(ctx)),
	             &rows));
	*found = rows.n > 0;
	if (rows.n == 0)
		return NULL;
	identity_store_found(&rows, out);
	out->session.v = row_i64(&rows.v[0], "session");
	out->second_factor = row_bool(&rows.v[0], "second_factor");
	out->drafts = !row_null(&rows.v[0], "drafted_at");
	out->purpose =
	        (enum purpose)row_enum(&rows.v[0], "purpose", purpose_words);
	return NULL;
}

const struct fault *
identity_store_session_user(struct ctx *ctx, struct session_id id,
                            struct user_id *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &identity_q_session_user,
	              ARGS(arg_i64("id", id.v)), &row));
	out->v = row == NULL ? 0 : row_i64(row, "user_id");
	return NULL;
}

const struct fault *
identity_store_session_touch(struct ctx *ctx, struct session_id id)
{
	return sql_do(ctx->tx, &identity_q_session_touch,
	              ARGS(arg_i64("id", id.v)), NULL);
}

const struct fault *
identity_store_session_renew(struct ctx *ctx, struct session_id id,
                             struct bytes hash, bool second_factor)
{
	return sql_do(ctx->tx, &identity_q_session_renew,
	              ARGS(arg_i64("id", id.v), arg_bytes("hash", hash),
	                   arg_bool("second_factor", second_factor)),
	              NULL);
}

const struct fault *
identity_store_session_purpose(struct ctx *ctx, struct session_id id,
                               enum purpose purpose)
{
	return sql_do(ctx->tx, &identity_q_session_purpose,
	              ARGS(arg_i64("id", id.v),
	                   arg_word("purpose", purpose_words, (int)purpose)),
	              NULL);
}

const struct fault *
identity_store_session_end(struct ctx *ctx, struct session_id id,
                           struct user_id user, bool *ended)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &identity_q_session_end,
	           ARGS(arg_i64("id", id.v), arg_i64("user_id", user.v)),
	           &changed));
	*ended = changed > 0;
	return NULL;
}

const struct fault *
identity_store_sessions_end(struct ctx *ctx, struct user_id user,
                            struct session_id but)
{
	return sql_do(ctx->tx, &identity_q_sessions_end,
	              ARGS(arg_i64("user_id", user.v), arg_i64("but", but.v)),
	              NULL);
}

const struct fault *
identity_store_sessions(struct ctx *ctx, struct user_id user,
                        struct identity_session **out, size_t *n)
{
	struct rows rows;
	struct identity_session *v;

	TRY(sql_rows(ctx->tx, &identity_q_sessions,
	             ARGS(arg_i64("user_id", user.v), idle(ctx), whole(ctx)),
	             &rows));
	v = arena_new(ctx->arena, struct identity_session, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		v[i] = (struct identity_session){
		        .id = {row_i64(row, "id")},
		        .user = {row_i64(row, "user_id")},
		        .made_at = row_instant(row, "made_at"),
		        .used_at = row_instant(row, "used_at"),
		        .second_factor = row_bool(row, "second_factor"),
		        .agent = row_str(row, "agent"),
		};
	}
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
identity_store_tries(struct ctx *ctx, struct bytes pair, struct instant since,
                     int64_t *n, struct instant *newest)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &identity_q_tries,
	            ARGS(arg_bytes("pair", pair), arg_i64("since", since.ms),
	                 ahead(ctx)),
	            &row));
	*n = row_i64(row, "n");
	*newest = row_instant(row, "newest");
	return NULL;
}

const struct fault *
identity_store_try(struct ctx *ctx, struct bytes pair)
{
	return sql_do(ctx->tx, &identity_q_try,
	              ARGS(arg_i64("id", id_new()), arg_bytes("pair", pair)),
	              NULL);
}

const struct fault *
identity_store_tries_clear(struct ctx *ctx, struct bytes pair)
{
	return sql_do(ctx->tx, &identity_q_tries_clear,
	              ARGS(arg_bytes("pair", pair)), NULL);
}

const struct fault *
identity_store_sweep(struct ctx *ctx)
{
	struct arg day = arg_i64("before", ctx->now.ms - IDENTITY_DAY_MS);
	struct arg month =
	        arg_i64("before", ctx->now.ms - 30 * IDENTITY_DAY_MS);

	TRY(sql_do(ctx->tx, &identity_q_sweep_tries, ARGS(day), NULL));
	TRY(sql_do(ctx->tx, &identity_q_sweep_sessions, ARGS(month), NULL));
	return sql_do(ctx->tx, &identity_q_sweep_codes, ARGS(month), NULL);
}
