#include "kernel/identity/identity_views_local.h"

static const struct person_id nobody = {0};

static void
show(struct ctx *ctx, struct reply *reply, struct str title, bool back,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data),
     const void *data)
{
	page_show(ctx, reply,
	          &(struct page){
	                  .title = title,
	                  .back = back ? S("/account") : S(""),
	                  .person_page = ctx->who.person.v != 0,
	          },
	          draw, data);
	identity_attempt_status(ctx, reply);
}

/* A token acts within the programme, never on its owner's account. */
static const struct fault *
session_need(struct ctx *ctx)
{
	if (ctx->who.session.v == 0)
		return fault_refused(ctx, "Sign in to change your account");
	return NULL;
}

static const struct fault *
done(struct ctx *ctx, struct reply *reply, struct text sentence)
{
	reply_notice(ctx, reply, sentence);
	reply_see_other(reply, S("/account"));
	return NULL;
}

const struct fault *
identity_get_account(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct account_view *view =
	        arena_new(ctx->arena, struct account_view, 1);
	struct identity_session *sessions;

	(void)req;
	TRY(identity_store_user(ctx, ctx->actor, false, &view->user));
	TRY(identity_store_recovery_left(ctx, ctx->actor,
	                                 &view->recovery_left));
	TRY(identity_store_sessions(ctx, ctx->actor, &sessions, &view->n));
	for (size_t i = 0; i < view->n; i++)
		sessions[i].here = sessions[i].id.v == ctx->who.session.v;
	view->sessions = sessions;
	view->required = identity_factor_required(ctx->app, view->user.roles);
	view->work = ctx->who.person.v == 0 &&
	             identity_has_page(ctx, "/account/work");
	show(ctx, reply, T("Your account"), false, identity_draw_account, view);
	return NULL;
}

const struct fault *
identity_post_language(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	static const char *const languages[] = {"en", "cy", NULL};
	struct str language = request_field(req, "language");
	struct identity_user user;

	TRY(session_need(ctx));
	if (str_word(language, languages) < 0)
		return fault_invalid(ctx, "Choose a language");
	TRY(identity_store_user(ctx, ctx->actor, true, &user));
	user.language = language;
	TRY(identity_store_save(ctx, &user));
	TRY(audit_record(ctx, "identity.language_chosen", nobody, user.id.v));
	identity_language_put(ctx, reply, language);
	return done(ctx, reply, TEXT("Your language is changed"));
}

const struct fault *
identity_post_purpose(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	int purpose = str_word(request_field(req, "purpose"), purpose_words);

	TRY(session_need(ctx));
	if (purpose < 0 || purpose > PURPOSE_INSPECTING ||
	    ctx->who.person.v != 0)
		return fault_invalid(ctx, "Choose why you look at records");
	TRY(identity_store_session_purpose(ctx, ctx->who.session,
	                                   (enum purpose)purpose));
	TRY(audit_record_detail(ctx, "identity.purpose_chosen", nobody,
	                        ctx->actor.v, str_of(purpose_words[purpose])));
	return done(ctx, reply,
	            TEXT("Why you look at records is noted with each one you "
	                 "open"));
}

/* --- the password -------------------------------------------------------- */

const struct fault *
identity_get_password(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	(void)req;
	identity_attempt_say(ctx, "old", TEXT("Check your old password"));
	show(ctx, reply, T("Change your password"), true,
	     identity_draw_password, NULL);
	return NULL;
}

static const struct fault *
look_own(struct ctx *ctx, void *data)
{
	struct attempt *attempt = data;

	TRY(identity_store_user(ctx, ctx->actor, false, &attempt->user));
	attempt->known = true;
	attempt->pair = identity_pair(ctx, "password", attempt->user.username);
	return identity_slowed(ctx, attempt->pair, &attempt->until);
}

const struct fault *
identity_prepare_password(struct ctx *ctx, const struct request *req,
                          struct reply *reply)
{
	struct attempt *attempt = identity_attempt_new(ctx);
	struct str old = request_field(req, "old");
	struct str password = request_field(req, "password");
	struct text problem;
	bool right;

	(void)reply;
	TRY(session_need(ctx));
	TRY(identity_look(ctx, look_own, attempt));
	if (str_empty(old))
		problems_add(&attempt->problems, "old",
		             "Enter your old password");
	problem = identity_password_problem(ctx->arena, password,
	                                    attempt->user.username,
	                                    attempt->user.name);
	if (problem.key != NULL)
		problems_put(&attempt->problems, "password", problem);
	if (attempt->problems.n > 0)
		return NULL;
	attempt->end = ATTEMPT_SLOWED;
	if (instant_is(attempt->until))
		return NULL;
	TRY(identity_password_verify(ctx, old, attempt->user.password_hash,
	                             &right));
	attempt->end = right ? ATTEMPT_GOOD : ATTEMPT_WRONG;
	if (!right)
		return NULL;
	return identity_password_hash(ctx, password, &attempt->hash);
}

const struct fault *
identity_post_password(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct attempt *attempt = identity_attempt(ctx);
	bool second_factor = ctx->who.second_factor;
	struct identity_user user;
	struct str cookie;

	(void)req;
	if (attempt->end == ATTEMPT_WRONG)
		TRY(identity_store_try(ctx, attempt->pair));
	if (attempt->end != ATTEMPT_GOOD)
		return reply_show(ctx, reply, identity_get_password, NULL);
	TRY(identity_store_user(ctx, ctx->actor, true, &user));
	if (!str_equal(user.password_hash, attempt->user.password_hash))
		return fault_conflict(ctx, "Your password was changed "
		                           "somewhere else just now");
	/* Every session ends, this one too; here a new one begins. */
	TRY(identity_password_set(ctx, user.id, attempt->hash));
	TRY(identity_session_begin(ctx, &user, second_factor, &cookie));
	identity_cookie_put(ctx, reply, cookie);
	return done(ctx, reply,
	            TEXT("Your password is changed. You are signed out "
	                 "everywhere else."));
}

/* --- the second factor --------------------------------------------------- */

const struct fault *
identity_get_factor(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct enrol_view *view = arena_new(ctx->arena, struct enrol_view, 1);
	struct identity_user user;
	struct bytes secret;

	(void)req;
	TRY(session_need(ctx));
	TRY(identity_store_user(ctx, ctx->actor, false, &user));
	view->required = identity_factor_required(ctx->app, user.roles);
	if (user.totp.n > 0) {
		show(ctx, reply, T("Your second factor"), true,
		     identity_draw_factor, view);
		return NULL;
	}
	TRY(identity_factor_offer(ctx, user.id, &secret));
	view->action = S("/account/second-factor");
	view->secret = identity_base32(ctx->arena, secret);
	view->otpauth = identity_otpauth(ctx, user.username, secret);
	view->path = identity_qr(ctx->arena, view->otpauth, &view->size);
	identity_attempt_say(ctx, "code",
	                     TEXT("That code is not right. Wait for the next "
	                          "one and try again."));
	show(ctx, reply, T("Set up a second factor"), true, identity_draw_enrol,
	     view);
	return NULL;
}

const struct fault *
identity_post_factor(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct identity_user user;
	bool added;

	TRY(session_need(ctx));
	TRY(identity_store_user(ctx, ctx->actor, true, &user));
	TRY(identity_enrol(ctx, &user, req, reply, &added));
	if (added)
		return NULL;
	return reply_show(ctx, reply, identity_get_factor, NULL);
}

const struct fault *
identity_post_factor_remove(struct ctx *ctx, const struct request *req,
                            struct reply *reply)
{
	struct str cookie;

	(void)req;
	TRY(session_need(ctx));
	if (identity_factor_required(ctx->app, ctx->who.roles))
		return fault_refused(ctx, "Your role needs a second factor");
	TRY(identity_factor_remove(ctx, ctx->actor));
	TRY(identity_session_renew(ctx, ctx->who.session, false, &cookie));
	identity_cookie_put(ctx, reply, cookie);
	return done(ctx, reply, TEXT("Your second factor is removed"));
}

/* --- sessions ------------------------------------------------------------ */

const struct fault *
identity_post_session_end(struct ctx *ctx, const struct request *req,
                          struct reply *reply)
{
	struct session_id id;
	bool ended;

	TRY(session_need(ctx));
	TRY(request_place_id(req, "session", &id.v));
	TRY(identity_store_session_end(ctx, id, ctx->actor, &ended));
	if (!ended)
		return fault_not_found(ctx, "That session has ended already");
	TRY(audit_record(ctx, "identity.session_ended", nobody, id.v));
	if (id.v == ctx->who.session.v) {
		identity_cookie_put(ctx, reply, S(""));
		reply_see_other(reply, S("/sign-in"));
		return NULL;
	}
	return done(ctx, reply, TEXT("That session is ended"));
}

const struct fault *
identity_post_sessions_end(struct ctx *ctx, const struct request *req,
                           struct reply *reply)
{
	(void)req;
	TRY(session_need(ctx));
	TRY(identity_store_sessions_end(ctx, ctx->actor,
	                                (struct session_id){0}));
	TRY(audit_record(ctx, "identity.signed_out_everywhere", nobody,
	                 ctx->actor.v));
	identity_cookie_put(ctx, reply, S(""));
	reply_see_other(reply, S("/sign-in"));
	return NULL;
}
