#include "kernel/identity/draft_carry.h"
#include "kernel/identity/identity_second_local.h"

/* --- what all share ----------------------------------------------------- */

struct attempt *
identity_attempt_new(struct ctx *ctx)
{
	struct attempt *attempt = arena_new(ctx->arena, struct attempt, 1);

	problems_init(&attempt->problems, ctx->arena);
	attempt->until = INSTANT_NONE;
	ctx->prepared = attempt;
	return attempt;
}

struct attempt *
identity_attempt(const struct ctx *ctx)
{
	if (ctx->req == NULL || ctx->req->method != POST)
		return NULL;
	return ctx->prepared;
}

const struct fault *
identity_attempt_prepare(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct attempt *attempt = identity_attempt_new(ctx);

	(void)req;
	(void)reply;
	for (size_t i = 0; i < IDENTITY_RECOVERY_CODES; i++)
		attempt->recovery[i] = identity_code_new(ctx->arena);
	return NULL;
}

void
identity_attempt_say(struct ctx *ctx, const char *field, struct text wrong)
{
	struct attempt *attempt = identity_attempt(ctx);

	if (attempt == NULL)
		return;
	if (attempt->end == ATTEMPT_WRONG)
		problems_put(&attempt->problems, field, wrong);
	if (attempt->end == ATTEMPT_SLOWED)
		problems_add(&attempt->problems, field,
		             "There were too many tries from here. Try again "
		             "after {time}.",
		             {"time",
		              instant_time_words(ctx->arena,
		                                 (struct instant){
		                                         attempt->until.ms +
		                                         IDENTITY_MINUTE_MS})});
	if (attempt->end == ATTEMPT_PROXY)
		problems_add(&attempt->problems, field,
		             "Fictional sign-ins do not work through a proxy");
	if (attempt->problems.n > 0)
		ctx->problems = &attempt->problems;
}

void
identity_attempt_status(const struct ctx *ctx, struct reply *reply)
{
	/* A fault laid over the page has a status of its own. */
	if (ctx->shown == NULL && ctx->problems != NULL && ctx->problems->n > 0)
		reply->status = 422;
}

struct look {
	struct ctx *ctx;
	const struct fault *(*fn)(struct ctx *ctx, void *data);
	void *data;
};

static const struct fault *
look_run(struct tx *tx, void *data)
{
	struct look *look = data;
	struct ctx inner = *look->ctx;

	inner.tx = tx;
	ctx_forget(&inner);
	return look->fn(&inner, look->data);
}

const struct fault *
identity_look(struct ctx *ctx,
              const struct fault *(*fn)(struct ctx *ctx, void *data),
              void *data)
{
	struct look look = {ctx, fn, data};

	return store_read(ctx->app->store, ctx->arena, ctx_who(ctx),
	                  "identity prepare", look_run, &look, NULL);
}

struct str
identity_with_return(struct arena *arena, struct str path, struct str back)
{
	static const char hex[] = "0123456789ABCDEF";
	static const struct str plain =
	        S("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	          "0123456789/-_.");
	struct buf buf;

	if (str_is(back, "/"))
		return path;
	buf_init(&buf, arena, 8192);
	buf_str(&buf, path);
	buf_lit(&buf, "?return=");
	for (size_t i = 0; i < back.n; i++) {
		unsigned char c = (unsigned char)back.p[i];

		if (str_find(plain, (char)c) < plain.n) {
			buf_char(&buf, (char)c);
			continue;
		}
		buf_char(&buf, '%');
		buf_char(&buf, hex[c >> 4]);
		buf_char(&buf, hex[c & 15]);
	}
	return buf_get(&buf);
}

static struct str
back_of(const struct request *req)
{
	return identity_return(req->method == POST
	                               ? request_field(req, "return")
	                               : request_query(req, "return"));
}

static void
show(struct ctx *ctx, struct reply *reply, struct str title,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data),
     const void *data)
{
	page_show(ctx, reply, &(struct page){.title = title}, draw, data);
	identity_attempt_status(ctx, reply);
}

/* --- sign in and out ---------------------------------------------------- */

const struct fault *
identity_get_sign_in(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct sign_in_view *view =
	        arena_new(ctx->arena, struct sign_in_view, 1);

	view->back = back_of(req);
	if (req->method != POST && ctx->who.id.v != 0) {
		reply_see_other(reply, view->back);
		return NULL;
	}
	if (req->method != POST && ctx->who.session.v != 0) {
		reply_see_other(reply, identity_with_return(ctx->arena,
		                                            S("/sign-in/code"),
		                                            view->back));
		return NULL;
	}
	identity_attempt_say(ctx, "username",
	                     TEXT("Check your username and password"));
	show(ctx, reply, T("Sign in"), identity_draw_sign_in, view);
	return NULL;
}

struct who_looked {
	struct str username;
	struct attempt *attempt;
	const char *what;
};

static const struct fault *
look_user(struct ctx *ctx, void *data)
{
	struct who_looked *looked = data;
	struct attempt *attempt = looked->attempt;

	TRY(identity_store_find(ctx, looked->username, &attempt->known,
	                        &attempt->user));
	attempt->pair = identity_pair(ctx, looked->what, looked->username);
	return identity_slowed(ctx, attempt->pair, &attempt->until);
}

/* The same work whether there is such a user or not. */
static const struct fault *
compare(struct ctx *ctx, struct attempt *attempt, struct str password)
{
	const struct identity_user *user = &attempt->user;
	bool right;

	attempt->end = ATTEMPT_SLOWED;
	if (instant_is(attempt->until))
		return NULL;
	TRY(identity_password_verify(
	        ctx, password, attempt->known ? user->password_hash : S(""),
	        &right));
	attempt->end = ATTEMPT_WRONG;
	if (!right || !attempt->known || user->disabled)
		return NULL;
	attempt->end = user->demo && ctx->req->forwarded ? ATTEMPT_PROXY
	                                                 : ATTEMPT_GOOD;
	return NULL;
}

const struct fault *
identity_prepare_sign_in(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct attempt *attempt = identity_attempt_new(ctx);
	struct str password = request_field(req, "password");
	struct who_looked looked = {
	        str_lower(ctx->arena, str_trim(request_field(req, "username"))),
	        attempt, "password"};

	(void)reply;
	if (str_empty(looked.username))
		problems_add(&attempt->problems, "username",
		             "Enter your username");
	if (str_empty(password))
		problems_add(&attempt->problems, "password",
		             "Enter your password");
	if (attempt->problems.n > 0)
		return NULL;
	TRY(identity_look(ctx, look_user, &looked));
	return compare(ctx, attempt, password);
}

/* Count a wrong try; what is known of whose account it was is audited. */
static const struct fault *
count_try(struct ctx *ctx, const struct attempt *attempt)
{
	if (attempt->end != ATTEMPT_WRONG)
		return NULL;
	TRY(identity_store_try(ctx, attempt->pair));
	if (!attempt->known)
		return NULL;
	return audit_record(ctx, "identity.sign_in_refused",
	                    (struct person_id){0}, attempt->user.id.v);
}

const struct fault *
identity_post_sign_in(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct attempt *attempt = identity_attempt(ctx);
	struct str back = back_of(req);
	struct identity_user now;
	struct str cookie;

	if (attempt->end == ATTEMPT_GOOD) {
		TRY(identity_store_user(ctx, attempt->user.id, true, &now));
		/* Changed while the hash was compared. */
		if (now.disabled ||
		    !str_equal(now.password_hash, attempt->user.password_hash))
			attempt->end = ATTEMPT_WRONG;
	}
	if (attempt->end != ATTEMPT_GOOD) {
		TRY(count_try(ctx, attempt));
		return reply_show(ctx, reply, identity_get_sign_in, NULL);
	}
	TRY(identity_store_tries_clear(ctx, attempt->pair));
	TRY(identity_session_begin(ctx, &now, false, &cookie));
	identity_cookie_put(ctx, reply, cookie);
	identity_language_put(ctx, reply, now.language);
	TRY(draft_carry_receive(ctx, req, reply, &back));
	if (now.totp.n > 0 || identity_factor_required(ctx->app, now.roles))
		back = identity_with_return(ctx->arena, S("/sign-in/code"),
		                            back);
	else
		TRY(identity_told_say(ctx, reply));
	reply_see_other(reply, back);
	return NULL;
}

const struct fault *
identity_post_sign_out(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct user_id user = {0};
	bool ended = false;

	(void)req;
	if (ctx->who.session.v != 0) {
		TRY(identity_store_session_user(ctx, ctx->who.session, &user));
		TRY(identity_store_session_end(ctx, ctx->who.session, user,
		                               &ended));
	}
	if (ended)
		TRY(audit_record(ctx, "identity.signed_out",
		                 (struct person_id){0}, user.v));
	identity_cookie_put(ctx, reply, S(""));
	reply_see_other(reply, S("/sign-in"));
	return NULL;
}

/* --- the second factor at sign-in --------------------------------------- */

/* The user of a session that waits for a second factor. */
static const struct fault *
waiting_user(struct ctx *ctx, bool lock, bool *waits, struct identity_user *out)
{
	struct user_id id = {0};

	if (ctx->who.id.v == 0 && ctx->who.session.v != 0)
		TRY(identity_store_session_user(ctx, ctx->who.session, &id));
	*waits = id.v != 0;
	if (!*waits)
		return NULL;
	return identity_store_user(ctx, id, lock, out);
}

const struct fault *
identity_get_code(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct sign_in_view *view =
	        arena_new(ctx->arena, struct sign_in_view, 1);
	struct identity_user user;
	bool waits;

	view->back = back_of(req);
	TRY(waiting_user(ctx, false, &waits, &user));
	if (!waits)
		reply_see_other(reply,
		                identity_with_return(ctx->arena, S("/sign-in"),
		                                     view->back));
	else if (user.totp.n == 0)
		reply_see_other(reply, identity_with_return(ctx->arena,
		                                            S("/sign-in/enrol"),
		                                            view->back));
	if (!waits || user.totp.n == 0)
		return NULL;
	identity_attempt_say(
	        ctx, "code",
	        TEXT("That code is not right. Wait for the next one, or use a "
	             "recovery code."));
	show(ctx, reply, T("Enter your one-time code"), identity_draw_code,
	     view);
	return NULL;
}

/* The second factor was given: the session is whole from here. */
static const struct fault *
factor_given(struct ctx *ctx, const struct identity_user *user,
             struct reply *reply)
{
	struct str cookie;

	identity_act_as(ctx, user);
	TRY(identity_session_renew(ctx, ctx->who.session, true, &cookie));
	ctx->who.second_factor = true;
	identity_cookie_put(ctx, reply, cookie);
	return NULL;
}

const struct fault *
identity_post_code(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct attempt *attempt = identity_attempt(ctx);
	struct str typed = request_field(req, "code");
	bool waits;
	bool right = false;

	TRY(waiting_user(ctx, true, &waits, &attempt->user));
	if (!waits) {
		reply_see_other(reply, S("/sign-in"));
		return NULL;
	}
	attempt->known = true;
	attempt->pair = identity_pair(ctx, "code", attempt->user.username);
	TRY(identity_slowed(ctx, attempt->pair, &attempt->until));
	attempt->end = ATTEMPT_SLOWED;
	if (!instant_is(attempt->until)) {
		TRY(identity_factor_check(ctx, &attempt->user, typed, &right));
		attempt->end = right ? ATTEMPT_GOOD : ATTEMPT_WRONG;
	}
	if (!right) {
		TRY(count_try(ctx, attempt));
		return reply_show(ctx, reply, identity_get_code, NULL);
	}
	TRY(identity_store_tries_clear(ctx, attempt->pair));
	TRY(factor_given(ctx, &attempt->user, reply));
	TRY(identity_told_say(ctx, reply));
	reply_see_other(reply, back_of(req));
	return NULL;
}

const struct fault *
identity_get_enrol(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct enrol_view *view = arena_new(ctx->arena, struct enrol_view, 1);
	struct identity_user user;
	struct bytes secret;
	bool waits;

	view->back = back_of(req);
	TRY(waiting_user(ctx, false, &waits, &user));
	if (!waits || user.totp.n > 0) {
		reply_see_other(reply, S("/sign-in"));
		return NULL;
	}
	TRY(identity_factor_offer(ctx, user.id, &secret));
	view->action = S("/sign-in/enrol");
	view->required = true;
	view->secret = identity_base32(ctx->arena, secret);
	view->otpauth = identity_otpauth(ctx, user.username, secret);
	view->path = identity_qr(ctx->arena, view->otpauth, &view->size);
	identity_attempt_say(ctx, "code",
	                     TEXT("That code is not right. Wait for the next "
	                          "one and try again."));
	show(ctx, reply, T("Set up a second factor"), identity_draw_enrol,
	     view);
	return NULL;
}

/* The recovery codes, once, in answer to the form that made them. */
static const struct fault *
get_recovery(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct once_view *view = arena_new(ctx->arena, struct once_view, 1);
	const struct attempt *attempt = identity_attempt(ctx);

	*view = (struct once_view){
	        .title = T("Your recovery codes"),
	        .lead = T("Each code works once, when you do not have your "
	                  "phone. We show them only now: print them or write "
	                  "them down, and keep them safe."),
	        .codes = attempt->recovery,
	        .n = IDENTITY_RECOVERY_CODES,
	        .go_on = str_starts(req->path, S("/account")) ? S("/account")
	                                                      : back_of(req),
	};
	show(ctx, reply, view->title, identity_draw_once, view);
	return NULL;
}

const struct fault *
identity_enrol(struct ctx *ctx, struct identity_user *user,
               const struct request *req, struct reply *reply, bool *done)
{
	struct attempt *attempt = identity_attempt(ctx);

	TRY(identity_factor_add(ctx, user, request_field(req, "code"), done));
	attempt->end = *done ? ATTEMPT_GOOD : ATTEMPT_WRONG;
	if (!*done)
		return NULL;
	TRY(identity_recovery_set(ctx, user->id, attempt->recovery,
	                          IDENTITY_RECOVERY_CODES));
	TRY(factor_given(ctx, user, reply));
	return reply_show(ctx, reply, get_recovery, NULL);
}

const struct fault *
identity_post_enrol(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct identity_user user;
	bool waits;
	bool done;

	TRY(waiting_user(ctx, true, &waits, &user));
	if (!waits || user.totp.n > 0) {
		reply_see_other(reply, S("/sign-in"));
		return NULL;
	}
	TRY(identity_enrol(ctx, &user, req, reply, &done));
	if (done)
		return NULL;
	return reply_show(ctx, reply, identity_get_enrol, NULL);
}

const struct fault *
identity_post_recovery(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct attempt *attempt = identity_attempt(ctx);
	struct identity_user user;

	(void)req;
	if (ctx->who.session.v == 0)
		return fault_refused(ctx, "Sign in to change your account");
	TRY(identity_store_user(ctx, ctx->actor, true, &user));
	if (user.totp.n == 0)
		return fault_refused(ctx, "Set up a second factor first");
	TRY(identity_recovery_set(ctx, user.id, attempt->recovery,
	                          IDENTITY_RECOVERY_CODES));
	return reply_show(ctx, reply, get_recovery, NULL);
}

/* --- set a password by a code ------------------------------------------- */

const struct fault *
identity_get_set_password(struct ctx *ctx, const struct request *req,
                          struct reply *reply)
{
	struct sign_in_view *view =
	        arena_new(ctx->arena, struct sign_in_view, 1);

	view->code = req->method == POST ? request_field(req, "code")
	                                 : request_query(req, "code");
	identity_attempt_say(ctx, "code",
	                     TEXT("That code does not work. It works once, and "
	                          "only for a time. Ask for a new one."));
	show(ctx, reply, T("Set your password"), identity_draw_set_password,
	     view);
	return NULL;
}

struct code_looked {
	struct str code;
	struct attempt *attempt;
};

static const struct fault *
look_code(struct ctx *ctx, void *data)
{
	struct code_looked *looked = data;
	struct identity_typed typed =
	        identity_code_typed(ctx->arena, looked->code);
	struct user_id id;

	TRY(identity_store_code_user(ctx, &typed, &id));
	if (id.v == 0)
		return NULL;
	looked->attempt->known = true;
	return identity_store_user(ctx, id, false, &looked->attempt->user);
}

const struct fault *
identity_prepare_set_password(struct ctx *ctx, const struct request *req,
                              struct reply *reply)
{
	struct attempt *attempt = identity_attempt_new(ctx);
	struct code_looked looked = {request_field(req, "code"), attempt};
	struct str password = request_field(req, "password");
	struct text problem;

	(void)reply;
	if (str_empty(looked.code)) {
		problems_add(&attempt->problems, "code", "Enter your code");
		return NULL;
	}
	TRY(identity_look(ctx, look_code, &looked));
	if (!attempt->known) {
		attempt->end = ATTEMPT_WRONG;
		return NULL;
	}
	problem = identity_password_problem(ctx->arena, password,
	                                    attempt->user.username,
	                                    attempt->user.name);
	if (problem.key != NULL) {
		problems_put(&attempt->problems, "password", problem);
		return NULL;
	}
	attempt->end = ATTEMPT_GOOD;
	return identity_password_hash(ctx, password, &attempt->hash);
}

const struct fault *
identity_post_set_password(struct ctx *ctx, const struct request *req,
                           struct reply *reply)
{
	struct attempt *attempt = identity_attempt(ctx);
	struct str username;
	bool done = false;

	if (!identity_host_ours(ctx))
		return fault_refused(ctx, "Use the address that the code was "
		                          "made for");
	if (attempt->end == ATTEMPT_GOOD) {
		TRY(identity_code_redeem(ctx, request_field(req, "code"),
		                         attempt->hash, &done));
		attempt->end = done ? ATTEMPT_GOOD : ATTEMPT_WRONG;
	}
	if (!done)
		return reply_show(ctx, reply, identity_get_set_password, NULL);
	/* It acted as the user; the notice is for nobody, as is the page. */
	username = ctx->who.username;
	ctx->who.id.v = 0;
	reply_notice(ctx, reply,
	             TEXT("Your password is set. Your username is {username}.",
	                  {"username", username}));
	reply_see_other(reply, S("/sign-in"));
	return NULL;
}
