#include "kernel/identity/draft_local.h"
#include "kernel/identity/identity_local.h"

#include "kernel/identity/identity_queries_local.h"
#include "kernel/identity/identity_second_local.h"

#define NO_CASE "a user as such: no facts about a person on probation"

#define USER_COLUMNS \
	"id, username, name, email, phone, organisation, team, person," \
	" password_hash, password_changed_at, disabled, demo," \
	" totp_secret, totp_last_step, language"

static const struct query user_by_id = {
        .name = "identity.user_by_id",
        .text = "select " USER_COLUMNS " from identity_user where id = :id",
        .shows_nobody = NO_CASE,
};

static const struct query user_lock = {
        .name = "identity.user_lock",
        .text = "select " USER_COLUMNS " from identity_user where id = :id",
        .lock = LOCK_ROWS,
        .shows_nobody = NO_CASE,
};

static const struct query user_by_username = {
        .name = "identity.user_by_username",
        .text = "select " USER_COLUMNS
                " from identity_user where username = :username",
        .shows_nobody = NO_CASE,
};

static const struct query user_own = {
        .name = "identity.user_own",
        .text = "select " USER_COLUMNS
                " from identity_user where person = :person",
        .shows_nobody = NO_CASE,
};

static const struct query user_add = {
        .name = "identity.user_add",
        .text = "insert into identity_user (id, username, name, email,"
                " phone, organisation, team, person, password_hash,"
                " password_changed_at, disabled, demo, totp_secret,"
                " totp_last_step, language, made_at) values (:id, :username,"
                " :name, :email, :phone, :organisation, :team, :person, :hash,"
                " :changed_at, 0, :demo, null, 0, '', :now)",
        .shows_nobody = NO_CASE,
};

static const struct query user_save = {
        .name = "identity.user_save",
        .text = "update identity_user set name = :name, email = :email,"
                " phone = :phone,"
                " organisation = :organisation, team = :team,"
                " person = :person, password_hash = :hash,"
                " password_changed_at = :changed_at, disabled = :disabled,"
                " totp_secret = :totp, totp_last_step = :step,"
                " language = :language where id = :id",
        .shows_nobody = NO_CASE,
};

static const struct query user_name = {
        .name = "identity.user_name",
        .text = "select name from identity_user where id = :id",
        .shows_nobody = NO_CASE,
};

/* A user and one of their roles a row, as entries_of reads them. */
#define ENTRY_COLUMNS \
	"select u.id, u.username, u.name, u.organisation, u.team," \
	" u.disabled, case when u.totp_secret is null then 0 else 1" \
	" end as second_factor, r.role"

/* Users with the role :role, '' for any, and only those stopped from signing
 * in when :disabled is 1. */
#define CHOSEN \
	"(:role = '' or exists (select 1 from identity_role h" \
	"  where h.user_id = u.id and h.role = :role))" \
	" and (:disabled = 0 or u.disabled = 1)"

static const struct query user_count = {
        .name = "identity.user_count",
        .text = "select count(*) as n from identity_user u where " CHOSEN,
        .scans = "a count of users",
        .shows_nobody = "count only",
};

static const struct query user_page = {
        .name = "identity.user_page",
        .text = ENTRY_COLUMNS
        " from (select u.* from identity_user u where " CHOSEN
        "  order by username limit :most offset :skip) u"
        " left join identity_role r on r.user_id = u.id"
        " order by u.username, r.role",
        .scans = "one page, in the order of an index",
        .shows_nobody = NO_CASE,
};

static const struct query user_begins = {
        .name = "identity.user_begins",
        .text = ENTRY_COLUMNS
        " from (select * from identity_user where username >= :first"
        "  and username < :end order by username limit :most) u"
        " left join identity_role r on r.user_id = u.id"
        " order by u.username, r.role",
        .shows_nobody = NO_CASE,
};

/* Everybody who is no person on probation, also whoever may not sign in. */
static const struct query user_workers = {
        .name = "identity.user_workers",
        .text = ENTRY_COLUMNS " from identity_user u"
                              " left join identity_role r on r.user_id = u.id"
                              " where u.person is null"
                              " order by u.username, r.role",
        .scans = "the staff of a programme: some hundreds",
        .shows_nobody = NO_CASE,
};

static const struct query user_staff = {
        .name = "identity.user_staff",
        .text = ENTRY_COLUMNS " from identity_user u"
                              " join identity_role r on r.user_id = u.id"
                              " where u.disabled = 0 and u.person is null"
                              " order by u.name, u.id, r.role",
        .scans = "the staff of a programme: some hundreds",
        .shows_nobody = NO_CASE,
};

static const struct query role_of_user = {
        .name = "identity.role_of_user",
        .text = "select role from identity_role where user_id = :id",
};

static const struct query role_add = {
        .name = "identity.role_add",
        .text = "insert into identity_role (user_id, role)"
                " values (:id, :role)",
};

static const struct query role_clear = {
        .name = "identity.role_clear",
        .text = "delete from identity_role where user_id = :id",
};

static const struct query administrator_count = {
        .name = "identity.administrator_count",
        .text = "select count(*) as n from identity_role r"
                " join identity_user u on u.id = r.user_id"
                " where r.role = 'administrator' and u.disabled = 0"
                " and u.id <> :id",
        .shows_nobody = "count only",
};

static unsigned
role_bit(const struct row *row)
{
	if (row_null(row, "role"))
		return 0;
	return 1u << row_enum(row, "role", role_words);
}

static const struct fault *
roles_read(struct ctx *ctx, struct user_id id, unsigned *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &role_of_user, ARGS(arg_i64("id", id.v)), &rows));
	*out = 0;
	for (size_t i = 0; i < rows.n; i++)
		*out |= role_bit(&rows.v[i]);
	return NULL;
}

static const struct fault *
user_of_row(struct ctx *ctx, const struct row *row, struct identity_user *out)
{
	*out = (struct identity_user){
	        .id = {row_i64(row, "id")},
	        .username = row_str(row, "username"),
	        .name = row_str(row, "name"),
	        .email = row_str(row, "email"),
	        .phone = row_str(row, "phone"),
	        .organisation = {row_i64(row, "organisation")},
	        .team = {row_i64(row, "team")},
	        .person = {row_i64(row, "person")},
	        .password_hash = row_str(row, "password_hash"),
	        .password_changed_at = row_instant(row, "password_changed_at"),
	        .disabled = row_bool(row, "disabled"),
	        .demo = row_bool(row, "demo"),
	        .totp = row_bytes(row, "totp_secret"),
	        .totp_last_step = row_i64(row, "totp_last_step"),
	        .language = row_str(row, "language"),
	};
	return roles_read(ctx, out->id, &out->roles);
}

const struct fault *
identity_store_user(struct ctx *ctx, struct user_id id, bool lock,
                    struct identity_user *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, lock ? &user_lock : &user_by_id,
	              ARGS(arg_i64("id", id.v)), &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that user");
	return user_of_row(ctx, row, out);
}

const struct fault *
identity_store_find(struct ctx *ctx, struct str username, bool *found,
                    struct identity_user *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &user_by_username,
	              ARGS(arg_str("username", username)), &row));
	*found = row != NULL;
	if (row == NULL)
		return NULL;
	return user_of_row(ctx, row, out);
}

const struct fault *
identity_store_own(struct ctx *ctx, struct person_id person, bool *found,
                   struct identity_user *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &user_own, ARGS(arg_i64("person", person.v)),
	              &row));
	*found = row != NULL;
	if (row == NULL)
		return NULL;
	if (ctx->tx->kind == TX_WRITE)
		return identity_store_user(
		        ctx, (struct user_id){row_i64(row, "id")}, true, out);
	return user_of_row(ctx, row, out);
}

const struct fault *
identity_store_add(struct ctx *ctx, const struct identity_user *user)
{
	TRY(sql_do(ctx->tx, &user_add,
	           ARGS(arg_i64("id", user->id.v),
	                arg_str("username", user->username),
	                arg_str("name", user->name),
	                arg_str("email", user->email),
	                arg_str("phone", user->phone),
	                arg_id("organisation", user->organisation.v),
	                arg_id("team", user->team.v),
	                arg_id("person", user->person.v),
	                arg_str("hash", user->password_hash),
	                arg_instant("changed_at", user->password_changed_at),
	                arg_bool("demo", user->demo)),
	           NULL));
	return identity_store_roles(ctx, user->id, user->roles);
}

const struct fault *
identity_store_save(struct ctx *ctx, const struct identity_user *user)
{
	struct arg totp = user->totp.n == 0 ? arg_null("totp")
	                                    : arg_bytes("totp", user->totp);

	return sql_do(ctx->tx, &user_save,
	              ARGS(arg_i64("id", user->id.v),
	                   arg_str("name", user->name),
	                   arg_str("email", user->email),
	                   arg_str("phone", user->phone),
	                   arg_id("organisation", user->organisation.v),
	                   arg_id("team", user->team.v),
	                   arg_id("person", user->person.v),
	                   arg_str("hash", user->password_hash),
	                   arg_instant("changed_at", user->password_changed_at),
	                   arg_bool("disabled", user->disabled), totp,
	                   arg_i64("step", user->totp_last_step),
	                   arg_str("language", user->language)),
	              NULL);
}

const struct fault *
identity_store_roles(struct ctx *ctx, struct user_id id, unsigned roles)
{
	TRY(sql_do(ctx->tx, &role_clear, ARGS(arg_i64("id", id.v)), NULL));
	for (int role = 0; role < ROLE_COUNT; role++)
		if (roles & 1u << role)
			TRY(sql_do(ctx->tx, &role_add,
			           ARGS(arg_i64("id", id.v),
			                arg_word("role", role_words, role)),
			           NULL));
	return NULL;
}

const struct fault *
identity_store_name(struct ctx *ctx, struct user_id id, struct str *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &user_name, ARGS(arg_i64("id", id.v)), &row));
	*out = row == NULL ? S("") : row_str(row, "name");
	return NULL;
}

static const struct fault *
store_count(struct ctx *ctx, struct str role, bool disabled, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &user_count,
	            ARGS(arg_str("role", role), arg_bool("disabled", disabled)),
	            &row));
	*out = row_i64(row, "n");
	return NULL;
}

/* Rows of user and role, in order of user, as one entry a user. */
static void
entries_of(struct arena *arena, const struct rows *rows,
           struct identity_entry **out, size_t *n)
{
	struct identity_entry *v =
	        arena_new(arena, struct identity_entry, rows->n + 1);

	*n = 0;
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->v[i];
		int64_t id = row_i64(row, "id");

		if (*n == 0 || v[*n - 1].id.v != id)
			v[(*n)++] = (struct identity_entry){
			        .id = {id},
			        .username = row_str(row, "username"),
			        .name = row_str(row, "name"),
			        .organisation = {row_i64(row, "organisation")},
			        .team = {row_i64(row, "team")},
			        .disabled = row_bool(row, "disabled"),
			        .second_factor = row_bool(row, "second_factor"),
			};
		v[*n - 1].roles |= role_bit(row);
	}
	*out = v;
}

const struct fault *
identity_store_staff(struct ctx *ctx, struct identity_entry **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &user_staff, NO_ARGS, &rows));
	entries_of(ctx->arena, &rows, out, n);
	return NULL;
}

const struct fault *
identity_store_page(struct ctx *ctx, const struct identity_choice *choice,
                    int64_t number, struct identity_entry **out, size_t *n,
                    int64_t *total)
{
	struct rows rows;
	struct str role = choice->role < 0 ? S("")
	                                   : str_of(role_words[choice->role]);

	TRY(store_count(ctx, role, choice->disabled, total));
	TRY(sql_rows(ctx->tx, &user_page,
	             ARGS(arg_str("role", role),
	                  arg_bool("disabled", choice->disabled),
	                  arg_i64("most", IDENTITY_PAGE),
	                  arg_i64("skip", (number - 1) * IDENTITY_PAGE)),
	             &rows));
	entries_of(ctx->arena, &rows, out, n);
	return NULL;
}

const struct fault *
identity_store_begins(struct ctx *ctx, struct str begins, size_t most,
                      struct identity_entry **out, size_t *n)
{
	struct rows rows;
	/* No username has a character beyond z. */
	struct str end = str_print(ctx->arena, "%.*s{", STR_ARG(begins));

	TRY(sql_rows(ctx->tx, &user_begins,
	             ARGS(arg_str("first", begins), arg_str("end", end),
	                  arg_i64("most", (int64_t)most)),
	             &rows));
	entries_of(ctx->arena, &rows, out, n);
	return NULL;
}

const struct fault *
identity_store_workers(struct ctx *ctx, struct identity_entry **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &user_workers, NO_ARGS, &rows));
	entries_of(ctx->arena, &rows, out, n);
	return NULL;
}

const struct fault *
identity_store_administrators(struct ctx *ctx, struct user_id besides,
                              int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &administrator_count,
	            ARGS(arg_i64("id", besides.v)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
identity_store_count(struct ctx *ctx, int64_t *out)
{
	return store_count(ctx, S(""), false, out);
}

const struct query *const identity_queries[] = {
        &user_by_id,
        &user_lock,
        &user_by_username,
        &user_own,
        &user_add,
        &user_save,
        &user_name,
        &user_count,
        &user_page,
        &user_begins,
        &user_workers,
        &user_staff,
        &role_of_user,
        &role_add,
        &role_clear,
        &administrator_count,
        &identity_q_session_add,
        &identity_q_session_by_hash,
        &identity_q_session_user,
        &identity_q_session_touch,
        &identity_q_session_renew,
        &identity_q_session_purpose,
        &identity_q_session_end,
        &identity_q_sessions_end,
        &identity_q_sessions,
        &identity_q_tries,
        &identity_q_try,
        &identity_q_tries_clear,
        &identity_q_sweep_tries,
        &identity_q_sweep_sessions,
        &identity_q_sweep_codes,
        &identity_q_code_add,
        &identity_q_code_user,
        &identity_q_code_waits,
        &identity_q_code_use,
        &identity_q_codes_end,
        &identity_q_recovery_clear,
        &identity_q_recovery_add,
        &identity_q_recovery_use,
        &identity_q_recovery_left,
        &identity_q_token_add,
        &identity_q_token_by_hash,
        &identity_q_token_touch,
        &identity_q_token_revoke,
        &identity_q_tokens,
        &identity_q_code_half,
        &identity_q_code_second,
        &identity_q_code_waiting,
        &identity_q_code_waitings,
        &identity_q_told_add,
        &identity_q_told_newest,
        &identity_q_told_mark,
        &draft_q_all,
        &draft_q_add,
        &draft_q_end,
        &draft_q_trim,
        &draft_q_sweep,
        NULL,
};
