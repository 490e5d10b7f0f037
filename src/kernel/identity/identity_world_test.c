#include "kernel/identity/identity_world_test.h"

#include "base/secret.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"

static const unsigned char key[32] = "the key of a test, 32 bytes lon";

static size_t
migrations_put(const struct migration **all, size_t n,
               const struct migration *const *more)
{
	for (; more != NULL && *more != NULL; more++)
		all[n++] = *more;
	return n;
}

struct idw *
idw_new(struct test *t)
{
	static const struct capability *const all[] = {&audit_capability,
	                                               &access_capability,
	                                               &identity_capability,
	                                               NULL};
	const struct migration *migrations[32];
	struct idw *w = arena_new(t->arena, struct idw, 1);
	size_t n = 0;

	w->t = t;
	w->app = (struct app){
	        .arena = t->arena,
	        .store = store_for_test(t, NULL),
	        .capabilities = all,
	        .base_url = "http://127.0.0.1:8080",
	        .host = "127.0.0.1:8080",
	        .version = "test",
	        .key = {key, sizeof(key)},
	};
	w->now = store_test_who().now;
	for (size_t i = 0; all[i] != NULL; i++) {
		store_register(w->app.store, all[i]->queries);
		n = migrations_put(migrations, n, all[i]->schema);
	}
	/* In order of number: there are few. */
	for (size_t i = 1; i < n; i++)
		for (size_t j = i;
		     j > 0 && migrations[j - 1]->number > migrations[j]->number;
		     j--) {
			const struct migration *m = migrations[j];

			migrations[j] = migrations[j - 1];
			migrations[j - 1] = m;
		}
	expect_ok(store_migrate(w->app.store, t->arena, migrations, n, NULL));
	return w;
}

struct run {
	struct idw *w;
	idw_fn fn;
	void *data;
};

static void
ctx_begin(struct idw *w, struct ctx *ctx, struct tx *tx)
{
	ctx_init(ctx, &w->app, tx != NULL ? tx->arena : w->t->arena, tx,
	         &w->who);
	ctx->now = w->now;
	ctx->today = instant_date(w->now);
	ctx->req = w->with_request ? &w->req : NULL;
}

static const struct fault *
run_tx(struct tx *tx, void *data)
{
	struct run *run = data;
	struct ctx ctx;

	ctx_begin(run->w, &ctx, tx);
	return run->fn(&ctx, run->data);
}

const struct fault *
idw_write(struct idw *w, idw_fn fn, void *data)
{
	struct run run = {w, fn, data};

	return store_write(w->app.store, w->t->arena,
	                   (struct tx_who){w->who.id, w->now}, "test", run_tx,
	                   &run);
}

const struct fault *
idw_read(struct idw *w, idw_fn fn, void *data)
{
	struct run run = {w, fn, data};

	return store_read(w->app.store, w->t->arena,
	                  (struct tx_who){w->who.id, w->now}, "test", run_tx,
	                  &run, NULL);
}

/* --- one rule each -------------------------------------------------------- */

struct args {
	struct idw *w;
	const struct identity_new *new;
	struct user_id user;
	struct session_id session;
	unsigned roles;
	int days;
	bool flag;
	struct str in;
	struct str out;
	struct actor actor;
	struct bytes secret;
};

static const struct fault *
do_add(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_user_add(ctx, a->new, &a->user);
}

const struct fault *
idw_user_add(struct idw *w, const struct identity_new *user,
             struct user_id *out)
{
	struct args a = {.w = w, .new = user};
	const struct fault *fault = idw_write(w, do_add, &a);

	*out = a.user;
	return fault;
}

struct user_id
idw_user(struct idw *w, const char *username, unsigned roles)
{
	struct identity_new user = {
	        .username = str_of(username),
	        .name = S("Sam Okafor"),
	        .roles = roles,
	};
	struct user_id id;

	expect_true(secret_password_hash(
	        w->t->arena, secret_of(w->t->arena, S(IDW_PASSWORD)),
	        &user.password_hash));
	expect_ok(idw_user_add(w, &user, &id));
	return id;
}

static const struct fault *
do_session(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_session_new(ctx, a->user, &a->out);
}

struct str
idw_session(struct idw *w, struct user_id user)
{
	struct args a = {.w = w, .user = user};

	expect_ok(idw_write(w, do_session, &a));
	return a.out;
}

static const struct fault *
do_place(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_user_place(ctx, a->user, a->roles,
	                           (struct organisation_id){0},
	                           (struct team_id){0});
}

const struct fault *
idw_place(struct idw *w, struct user_id user, unsigned roles)
{
	struct args a = {.w = w, .user = user, .roles = roles};

	return idw_write(w, do_place, &a);
}

static const struct fault *
do_disable(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_user_disable(ctx, a->user, a->flag);
}

const struct fault *
idw_disable(struct idw *w, struct user_id user, bool disabled)
{
	struct args a = {.w = w, .user = user, .flag = disabled};

	return idw_write(w, do_disable, &a);
}

static const struct fault *
do_password(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_password_set(ctx, a->user, a->in);
}

const struct fault *
idw_password(struct idw *w, struct user_id user, const char *password)
{
	struct args a = {.w = w, .user = user};

	expect_true(secret_password_hash(
	        w->t->arena, secret_of(w->t->arena, str_of(password)), &a.in));
	return idw_write(w, do_password, &a);
}

static const struct fault *
do_code(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_reset_code(ctx, a->user, &a->out);
}

const struct fault *
idw_code(struct idw *w, struct user_id user, struct str *code)
{
	struct args a = {.w = w, .user = user};
	const struct fault *fault = idw_write(w, do_code, &a);

	*code = a.out;
	return fault;
}

static const struct fault *
do_second(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_second(ctx, a->user, &a->out);
}

const struct fault *
idw_second(struct idw *w, struct user_id user, struct str *half)
{
	struct args a = {.w = w, .user = user};
	const struct fault *fault = idw_write(w, do_second, &a);

	*half = a.out;
	return fault;
}

static const struct fault *
do_redeem(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_code_redeem(ctx, a->in, S("a hash"), &a->flag);
}

bool
idw_redeem(struct idw *w, struct str code)
{
	struct args a = {.w = w, .in = code};

	expect_ok(idw_write(w, do_redeem, &a));
	return a.flag;
}

static const struct fault *
do_token(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_token_make(ctx, a->user, S("a test"), a->in, a->days,
	                           &a->out);
}

const struct fault *
idw_token(struct idw *w, struct user_id owner, const char *scopes, int days,
          struct str *token)
{
	struct args a = {
	        .w = w, .user = owner, .in = str_of(scopes), .days = days};
	const struct fault *fault = idw_write(w, do_token, &a);

	*token = a.out;
	return fault;
}

static const struct fault *
do_of(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_of(ctx, &a->w->req, &a->actor, &a->out, &a->flag);
}

struct actor
idw_of_cookie(struct idw *w, struct str cookie)
{
	struct args a = {.w = w};
	bool forwarded = w->req.forwarded;

	idw_request(w, GET, "/", cookie);
	w->req.forwarded = forwarded;
	expect_ok(idw_read(w, do_of, &a));
	return a.actor;
}

struct actor
idw_of_token(struct idw *w, struct str token, bool *touch)
{
	struct args a = {.w = w};

	idw_request(w, GET, "/", S(""));
	idw_header(w, "authorization",
	           str_print(w->t->arena, "Bearer %.*s", STR_ARG(token)));
	expect_ok(idw_read(w, do_of, &a));
	*touch = a.flag;
	return a.actor;
}

static const struct fault *
do_touch(struct ctx *ctx, void *data)
{
	struct args *a = data;

	return identity_touch(ctx, a->session);
}

const struct fault *
idw_touch(struct idw *w, struct session_id session)
{
	struct args a = {.w = w, .session = session};

	return idw_write(w, do_touch, &a);
}

/* --- second factors ------------------------------------------------------- */

static const struct fault *
do_factor(struct ctx *ctx, void *data)
{
	struct args *a = data;
	struct identity_user user;

	ctx->csrf = S("the form's token");
	TRY(identity_store_user(ctx, a->user, true, &user));
	TRY(identity_factor_offer(ctx, a->user, &a->secret));
	return identity_factor_add(ctx, &user, idw_figures(a->w, a->secret),
	                           &a->flag);
}

bool
idw_factor(struct idw *w, struct user_id user, struct bytes *secret)
{
	struct args a = {.w = w, .user = user};

	expect_ok(idw_write(w, do_factor, &a));
	*secret = a.secret;
	return a.flag;
}

static const struct fault *
do_factor_check(struct ctx *ctx, void *data)
{
	struct args *a = data;
	struct identity_user user;

	TRY(identity_store_user(ctx, a->user, true, &user));
	return identity_factor_check(ctx, &user, a->in, &a->flag);
}

bool
idw_factor_check(struct idw *w, struct user_id user, struct str typed)
{
	struct args a = {.w = w, .user = user, .in = typed};

	expect_ok(idw_write(w, do_factor_check, &a));
	return a.flag;
}

struct str
idw_figures(struct idw *w, struct bytes secret)
{
	return identity_totp(w->t->arena, secret,
	                     w->now.ms / 1000 / TOTP_SECONDS, 6);
}

/* --- requests ------------------------------------------------------------- */

void
idw_request(struct idw *w, enum method method, const char *path,
            struct str cookie)
{
	struct arena *arena = w->t->arena;

	w->with_request = true;
	w->req = (struct request){
	        .arena = arena,
	        .method = method,
	        .path = str_of(path),
	        .target = str_of(path),
	        .peer = S("10.0.0.1"),
	        .host = S("127.0.0.1:8080"),
	        .form = {arena_new(arena, struct pair, 16), 0},
	        .headers = {arena_new(arena, struct pair, 16), 0},
	        .cookies = {arena_new(arena, struct pair, 1), 0},
	};
	if (str_empty(cookie))
		return;
	w->req.cookies.v[0] = (struct pair){S(IDENTITY_COOKIE), cookie};
	w->req.cookies.n = 1;
}

void
idw_field(struct idw *w, const char *name, struct str value)
{
	w->req.form.v[w->req.form.n++] = (struct pair){str_of(name), value};
}

void
idw_header(struct idw *w, const char *name, struct str value)
{
	w->req.headers.v[w->req.headers.n++] =
	        (struct pair){str_of(name), value};
}

struct post {
	struct idw *w;
	struct reply *reply;
	void *prepared;
};

static const struct fault *
do_post(struct ctx *ctx, void *data)
{
	struct post *post = data;

	ctx->prepared = post->prepared;
	return identity_post_sign_in(ctx, &post->w->req, post->reply);
}

static struct str
cookie_set(const struct reply *reply)
{
	static const struct str name = S(IDENTITY_COOKIE "=");

	for (size_t i = 0; i < reply->headers_n; i++) {
		struct str value = reply->headers[i].value;

		if (!str_starts(value, name))
			continue;
		value = str_slice(value, name.n, value.n);
		return str_slice(value, 0, str_find(value, ';'));
	}
	return S("");
}

enum attempt_end
idw_sign_in(struct idw *w, const char *username, const char *password,
            const char *address, struct str *cookie)
{
	bool forwarded = w->req.forwarded;
	struct reply reply;
	struct post post = {w, &reply, NULL};
	struct ctx ctx;

	reply_init(&reply, w->t->arena);
	idw_request(w, POST, "/sign-in", S(""));
	w->req.forwarded = forwarded;
	w->req.peer = str_of(address);
	idw_field(w, "username", str_of(username));
	idw_field(w, "password", str_of(password));
	ctx_begin(w, &ctx, NULL);
	expect_ok(identity_prepare_sign_in(&ctx, &w->req, &reply));
	post.prepared = ctx.prepared;
	expect_ok(idw_write(w, do_post, &post));
	if (cookie != NULL)
		*cookie = cookie_set(&reply);
	return ((struct attempt *)post.prepared)->end;
}
