/* identity.c - users: who there is, what they may be. */
#include "base/fold.h"
#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity_local.h"

/* A first and a last name of 100 characters each. */
#define NAME_MOST 201

static const struct person_id nobody = {0};

static bool
username_good(struct str s)
{
	static const struct str allowed =
	        S("abcdefghijklmnopqrstuvwxyz0123456789._-");

	if (s.n < 2 || s.n > 32)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (str_find(allowed, s.p[i]) == allowed.n)
			return false;
	return true;
}

/* A person on probation has their own record and no other role. */
static bool
person_fits(unsigned roles, bool person)
{
	return person ? roles == R(PERSON) : (roles & R(PERSON)) == 0;
}

static bool
email_fits(struct str email)
{
	return str_empty(email) || (str_has(email, S("@")) && email.n <= 254);
}

/* Figures with what people write between them: enough of them to ring. */
static bool
phone_fits(struct str phone)
{
	static const struct str between = S(" ()+-.");
	size_t figures = 0;

	for (size_t i = 0; i < phone.n; i++) {
		if (phone.p[i] >= '0' && phone.p[i] <= '9')
			figures++;
		else if (str_find(between, phone.p[i]) == between.n)
			return false;
	}
	return str_empty(phone) ||
	       (figures >= 3 && figures <= 20 && phone.n <= 40);
}

void
identity_facts_check(const struct identity_facts *facts,
                     struct problems *problems)
{
	if (str_empty(facts->name) || utf8_length(facts->name) > NAME_MOST)
		problems_add(problems, "name", "Enter a name");
	if (!email_fits(facts->email))
		problems_add(problems, "email",
		             "Enter an email address like name@example.org");
	if (!phone_fits(facts->phone))
		problems_add(problems, "phone",
		             "Write the phone number in figures, like "
		             "01632 960 001");
}

static void
new_problems(const struct identity_new *user, bool taken,
             struct problems *problems)
{
	if (!username_good(user->username))
		problems_add(problems, "username",
		             "A username has 2 to 32 small letters, figures, "
		             "full stops, hyphens or underscores");
	if (taken)
		problems_add(problems, "username",
		             "Somebody has that username already");
	identity_facts_check(&(struct identity_facts){user->name, user->email,
	                                              user->phone},
	                     problems);
	if (user->roles == 0 || user->roles > R_EVERYONE)
		problems_add(problems, "roles", "Choose at least one role");
	if (!person_fits(user->roles, user->person.v != 0))
		problems_add(
		        problems, "roles",
		        "A person on probation has their own record and no "
		        "other role");
}

const struct fault *
identity_user_add(struct ctx *ctx, const struct identity_new *user,
                  struct user_id *out)
{
	struct problems problems;
	struct identity_user made = {
	        .id = {id_new()},
	        .username = user->username,
	        .name = user->name,
	        .email = user->email,
	        .phone = user->phone,
	        .roles = user->roles,
	        .organisation = user->organisation,
	        .team = user->team,
	        .person = user->person,
	        .password_hash = user->password_hash,
	        .password_changed_at = str_empty(user->password_hash)
	                                       ? INSTANT_NONE
	                                       : ctx->now,
	        .demo = user->demo,
	};
	struct identity_user there;
	bool taken;

	problems_init(&problems, ctx->arena);
	TRY(identity_store_find(ctx, user->username, &taken, &there));
	new_problems(user, taken, &problems);
	TRY(problems_fault(&problems));
	TRY(identity_store_add(ctx, &made));
	TRY(access_scopes_set(ctx, made.id, made.roles, made.organisation,
	                      made.team, made.person));
	TRY(audit_record(ctx, "identity.user_added", nobody, made.id.v));
	*out = made.id;
	return NULL;
}

const struct fault *
identity_user_find(struct ctx *ctx, struct str username, struct user_id *out)
{
	struct identity_user user;
	bool found;

	TRY(identity_store_find(ctx, username, &found, &user));
	*out = found ? user.id : (struct user_id){0};
	return NULL;
}

const struct fault *
identity_facts(struct ctx *ctx, struct user_id id, struct identity_facts *out)
{
	struct identity_user user;

	TRY(identity_store_user(ctx, id, false, &user));
	*out = (struct identity_facts){user.name, user.email, user.phone};
	return NULL;
}

const struct fault *
identity_facts_set(struct ctx *ctx, struct user_id id,
                   const struct identity_facts *facts)
{
	struct identity_user user;
	struct problems problems;

	problems_init(&problems, ctx->arena);
	identity_facts_check(facts, &problems);
	TRY(problems_fault(&problems));
	TRY(identity_store_user(ctx, id, true, &user));
	if (str_equal(user.name, facts->name) &&
	    str_equal(user.email, facts->email) &&
	    str_equal(user.phone, facts->phone))
		return NULL;
	user.name = facts->name;
	user.email = facts->email;
	user.phone = facts->phone;
	TRY(identity_store_save(ctx, &user));
	return audit_record(ctx, "identity.user_changed", nobody, id.v);
}

/*
 * Names that were asked for.  Several panels of one page name the same worker,
 * and within one read-only transaction it is the same name.
 */
struct name_memo {
	struct name_memo *next;
	const struct tx *tx;
	struct user_id user;
	struct str name;
};

static struct name_memo *
known(const struct ctx *ctx, struct user_id user)
{
	struct name_memo *memo = ctx->names;

	if (ctx->tx->kind != TX_READ)
		return NULL;
	while (memo != NULL && (memo->tx != ctx->tx || memo->user.v != user.v))
		memo = memo->next;
	return memo;
}

const struct fault *
identity_user_name(struct ctx *ctx, struct user_id user, struct str *out)
{
	struct name_memo *memo = known(ctx, user);

	if (memo != NULL) {
		*out = memo->name;
		return NULL;
	}
	TRY(identity_store_name(ctx, user, out));
	if (ctx->tx->kind != TX_READ)
		return NULL;
	memo = arena_new(ctx->arena, struct name_memo, 1);
	*memo = (struct name_memo){ctx->names, ctx->tx, user, *out};
	ctx->names = memo;
	return NULL;
}

const struct fault *
identity_names(struct ctx *ctx, const struct user_id *users, size_t n,
               struct str **out)
{
	struct str *names = arena_new(ctx->arena, struct str, n + 1);

	for (size_t i = 0; i < n; i++) {
		size_t same = 0;

		while (same < i && users[same].v != users[i].v)
			same++;
		if (same < i)
			names[i] = names[same];
		else if (users[i].v != 0)
			TRY(identity_user_name(ctx, users[i], &names[i]));
	}
	*out = names;
	return NULL;
}

bool
identity_is_actors_name(struct ctx *ctx, struct str name)
{
	return !str_empty(name) && str_equal(fold(ctx->arena, name),
	                                     fold(ctx->arena, ctx->who.name));
}

const struct fault *
identity_is_any(struct ctx *ctx, const struct user_id *users, size_t n,
                bool *out)
{
	struct str *names = NULL;

	*out = false;
	TRY(identity_names(ctx, users, n, &names));
	for (size_t i = 0; i < n && !*out; i++)
		*out = users[i].v != 0 &&
		       (users[i].v == ctx->actor.v ||
		        identity_is_actors_name(ctx, names[i]));
	return NULL;
}

const struct fault *
identity_is_actor(struct ctx *ctx, struct user_id user, bool *out)
{
	return identity_is_any(ctx, &user, 1, out);
}

const struct fault *
identity_users(struct ctx *ctx, unsigned roles, struct identity_entry **out,
               size_t *n)
{
	struct identity_entry *all;
	size_t count;

	TRY(identity_store_staff(ctx, &all, &count));
	*n = 0;
	for (size_t i = 0; i < count; i++)
		if (all[i].roles & roles)
			all[(*n)++] = all[i];
	*out = all;
	return NULL;
}

/* Whether nobody else can sign in as an administrator. */
static const struct fault *
is_last(struct ctx *ctx, const struct identity_user *user, bool *out)
{
	int64_t others = 1;

	if (!user->disabled && (user->roles & R(ADMINISTRATOR)) != 0)
		TRY(identity_store_administrators(ctx, user->id, &others));
	*out = others == 0;
	return NULL;
}

const struct fault *
identity_last_administrator(struct ctx *ctx, struct user_id id, bool *out)
{
	struct identity_user user;

	TRY(identity_store_user(ctx, id, false, &user));
	return is_last(ctx, &user, out);
}

/* There is always an administrator who can sign in. */
static const struct fault *
administrator_stays(struct ctx *ctx, const struct identity_user *user,
                    bool stays)
{
	bool last;

	if (stays)
		return NULL;
	TRY(is_last(ctx, user, &last));
	if (last)
		return fault_refused(ctx, "There must be another administrator "
		                          "first");
	return NULL;
}

const struct fault *
identity_user_place(struct ctx *ctx, struct user_id id, unsigned roles,
                    struct organisation_id organisation, struct team_id team)
{
	struct identity_user user;

	if (roles == 0 || roles > R_EVERYONE)
		return fault_invalid(ctx, "Choose at least one role");
	TRY(identity_store_user(ctx, id, true, &user));
	if (!person_fits(roles, user.person.v != 0))
		return fault_refused(ctx, "A person on probation has their own "
		                          "record and no other role");
	TRY(administrator_stays(ctx, &user, (roles & R(ADMINISTRATOR)) != 0));
	user.organisation = organisation;
	user.team = team;
	TRY(identity_store_save(ctx, &user));
	TRY(identity_store_roles(ctx, id, roles));
	TRY(access_scopes_set(ctx, id, roles, organisation, team, user.person));
	/* A right changed: whoever has a session signs in anew. */
	TRY(identity_store_sessions_end(ctx, id, (struct session_id){0}));
	return audit_record(ctx, "identity.user_placed", nobody, id.v);
}

const struct fault *
identity_user_disable(struct ctx *ctx, struct user_id id, bool disabled)
{
	struct identity_user user;

	TRY(identity_store_user(ctx, id, true, &user));
	if (user.disabled == disabled)
		return NULL;
	if (disabled && id.v == ctx->actor.v)
		return fault_refused(ctx, "You cannot disable yourself");
	TRY(administrator_stays(ctx, &user, !disabled));
	user.disabled = disabled;
	TRY(identity_store_save(ctx, &user));
	if (disabled) {
		TRY(identity_store_sessions_end(ctx, id,
		                                (struct session_id){0}));
		TRY(identity_store_codes_end(ctx, id));
		return audit_record(ctx, "identity.user_disabled", nobody,
		                    id.v);
	}
	return audit_record(ctx, "identity.user_enabled", nobody, id.v);
}

const struct fault *
identity_password_set(struct ctx *ctx, struct user_id id, struct str hash)
{
	struct identity_user user;

	TRY(identity_store_user(ctx, id, true, &user));
	user.password_hash = hash;
	user.password_changed_at = ctx->now;
	TRY(identity_store_save(ctx, &user));
	TRY(identity_store_sessions_end(ctx, id, (struct session_id){0}));
	TRY(identity_store_codes_end(ctx, id));
	return audit_record(ctx, "identity.password_changed", nobody, id.v);
}

const struct fault *
identity_code_make(struct ctx *ctx, struct user_id user, const char *kind,
                   struct instant until, struct str *code)
{
	struct str made = identity_code_new(ctx->arena);

	TRY(identity_store_codes_end(ctx, user));
	TRY(identity_store_code_add(
	        ctx, user, identity_code_hash(ctx->arena, made), kind, until));
	TRY(audit_record(ctx, "identity.code_made", nobody, user.v));
	*code = made;
	return NULL;
}

/* A code that is good for an hour. */
static const struct fault *
code_make(struct ctx *ctx, struct user_id user, const char *kind,
          struct str *code)
{
	struct instant until = {ctx->now.ms + IDENTITY_CODE_MS};

	return identity_code_make(ctx, user, kind, until, code);
}

const struct fault *
identity_reset_code(struct ctx *ctx, struct user_id id, struct str *code)
{
	struct identity_user user;

	TRY(identity_store_user(ctx, id, true, &user));
	if (user.disabled)
		return fault_refused(ctx, "Let the user in again before you "
		                          "reset their password");
	if (ctx->actor.v != 0)
		return identity_code_half(ctx, id, code);
	return code_make(ctx, id, "reset", code);
}

struct first {
	struct app *app;
	struct str link;
};

static const struct fault *
first_run(struct tx *tx, void *data)
{
	struct first *first = data;
	struct identity_user admin;
	struct user_id id;
	struct str code;
	struct ctx ctx;
	int64_t users;
	bool found;

	ctx_init(&ctx, first->app, tx->arena, tx, NULL);
	first->link = S("");
	TRY(identity_store_count(&ctx, &users));
	TRY(identity_store_find(&ctx, S("admin"), &found, &admin));
	/* Nobody but an administrator who never had a password is nobody. */
	if (users > 1 ||
	    (users == 1 && (!found || !str_empty(admin.password_hash))))
		return NULL;
	if (found)
		id = admin.id;
	else
		TRY(identity_user_add(
		        &ctx,
		        &(struct identity_new){.username = S("admin"),
		                               .name = S("Administrator"),
		                               .roles = R(ADMINISTRATOR)},
		        &id));
	TRY(code_make(&ctx, id, "first", &code));
	first->link = str_print(tx->arena, "%s/sign-in/first?code=%.*s",
	                        first->app->base_url, STR_ARG(code));
	return NULL;
}

const struct fault *
identity_first_link(struct app *app, struct arena *arena, struct str *out)
{
	struct first first = {.app = app};
	struct tx_who who = {{0}, clock_now()};

	TRY(store_write(app->store, arena, who, "first administrator",
	                first_run, &first));
	*out = first.link;
	return NULL;
}
