#include "kernel/identity/identity_second_local.h"

static const struct person_id nobody = {0};

static void
show(struct ctx *ctx, struct reply *reply, struct str title, struct str back,
     enum nav nav,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data),
     const void *data)
{
	page_show(ctx, reply,
	          &(struct page){.title = title,
	                         .back = back,
	                         .nav = nav,
	                         .wide = str_empty(back)},
	          draw, data);
	identity_attempt_status(ctx, reply);
}

static struct str
user_path(struct ctx *ctx, struct user_id id)
{
	return str_print(ctx->arena, "/admin/users/%.*s",
	                 STR_ARG(id_show(ctx->arena, id.v)));
}

static const struct fault *
done(struct ctx *ctx, struct reply *reply, struct user_id id,
     struct text sentence)
{
	reply_notice(ctx, reply, sentence);
	reply_see_other(reply, user_path(ctx, id));
	return NULL;
}

/* --- users --------------------------------------------------------------- */

const struct fault *
identity_get_users(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct users_view *view = arena_new(ctx->arena, struct users_view, 1);
	struct identity_entry *entries;
	int64_t total;

	view->choice = (struct identity_choice){
	        .role = str_word(request_query(req, "role"), role_words),
	        .disabled = str_is(request_query(req, "state"), "disabled"),
	};
	if (!str_i64(request_query(req, "page"), &view->number) ||
	    view->number < 1 || view->number > 100000)
		view->number = 1;
	TRY(identity_store_page(ctx, &view->choice, view->number, &entries,
	                        &view->n, &total));
	view->v = entries;
	view->pages = (total + IDENTITY_PAGE - 1) / IDENTITY_PAGE;
	show(ctx, reply, T("Users"), S(""), NAV_ADMIN, identity_draw_users,
	     view);
	return NULL;
}

/* What was typed stays in the form; no address holds it. */
static const struct fault *
get_found(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct users_view *view = arena_new(ctx->arena, struct users_view, 1);
	struct identity_hits found;

	TRY(identity_find(ctx, request_field(req, "q"), &found));
	*view = (struct users_view){.v = found.v,
	                            .n = found.n,
	                            .choice = {.role = -1},
	                            .searched = true,
	                            .more = found.more};
	show(ctx, reply, T("Users"), S(""), NAV_ADMIN, identity_draw_users,
	     view);
	return NULL;
}

const struct fault *
identity_post_users_find(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct problems problems;

	if (!str_empty(request_field(req, "q")))
		return reply_show(ctx, reply, get_found, NULL);
	problems_init(&problems, ctx->arena);
	problems_add(&problems, "q", "Enter a username or a name");
	return problems_fault(&problems);
}

/* The roles that were ticked; a word that is none is left out. */
static unsigned
roles_typed(const struct request *req)
{
	unsigned roles = 0;
	struct str word;

	for (size_t n = 0; request_field_at(req, "roles", n, &word); n++) {
		int role = str_word(word, role_words);

		if (role >= 0)
			roles |= 1u << role;
	}
	return roles;
}

/* A code, a token: shown once, in answer to the form that made it. */
static const struct fault *
get_once(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct once_view *view = arena_new(ctx->arena, struct once_view, 1);
	const struct attempt *attempt = identity_attempt(ctx);
	bool token = str_starts(req->path, S("/admin/tokens"));

	*view = (struct once_view){
	        .title = token ? T("A token") : T("The first half of a code"),
	        .lead = token ? T("We show it only now. Keep it where secrets "
	                          "are kept.")
	                      : T("Hand it to the user yourself. We show it "
	                          "only now, and it waits for a day. A manager "
	                          "of their organisation or another "
	                          "administrator makes the second half, under "
	                          "Codes that wait, and hands that over."),
	        .codes = &attempt->shown_once,
	        .n = 1,
	        .go_on = token ? S("/admin/tokens")
	                       : user_path(ctx, attempt->user.id),
	        .note = token ? S("")
	                      : TV(ctx->arena,
	                           "The user enters both halves at {address}",
	                           {"address",
	                            str_print(ctx->arena,
	                                      "%s/sign-in/set-password",
	                                      ctx->app->base_url)}),
	};
	show(ctx, reply, view->title, S(""), NAV_ADMIN, identity_draw_once,
	     view);
	return NULL;
}

const struct fault *
identity_get_user_new(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	(void)req;
	show(ctx, reply, T("Add a user"), S("/admin/users"), NAV_ADMIN,
	     identity_draw_user_new, NULL);
	return NULL;
}

const struct fault *
identity_post_user_new(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct attempt *attempt = identity_attempt(ctx);
	const struct identity_new user = {
	        .username = str_lower(ctx->arena,
	                              str_trim(request_field(req, "username"))),
	        .name = request_field(req, "name"),
	        .email = request_field(req, "email"),
	        .roles = roles_typed(req),
	};
	struct user_id id;

	TRY(identity_user_add(ctx, &user, &id));
	TRY(identity_roles_guard(ctx, 0, user.roles));
	TRY(identity_reset_code(ctx, id, &attempt->shown_once));
	attempt->user.id = id;
	return reply_show(ctx, reply, get_once, NULL);
}

bool
identity_has_page(const struct ctx *ctx, const char *path)
{
	const struct capability *const *c = ctx->app->capabilities;

	for (; c != NULL && *c != NULL; c++)
		for (const struct route *r = (*c)->routes;
		     r != NULL && r->path != NULL; r++)
			if (str_is(str_of(r->path), path))
				return true;
	return false;
}

const struct fault *
identity_get_user(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct user_view *view = arena_new(ctx->arena, struct user_view, 1);
	struct identity_session *sessions;
	struct user_id id;

	TRY(request_place_id(req, "user", &id.v));
	TRY(identity_store_user(ctx, id, false, &view->user));
	TRY(identity_store_sessions(ctx, id, &sessions, &view->sessions));
	view->itself = id.v == ctx->actor.v;
	view->place = identity_has_page(ctx, "/admin/users/:user/place");
	view->work = !(view->user.roles & R(PERSON)) &&
	             identity_has_page(ctx, "/admin/users/:user/work");
	show(ctx, reply, view->user.username, S("/admin/users"), NAV_ADMIN,
	     identity_draw_user, view);
	return NULL;
}

const struct fault *
identity_post_user_roles(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct identity_user user;
	struct user_id id;

	TRY(request_place_id(req, "user", &id.v));
	TRY(identity_store_user(ctx, id, true, &user));
	TRY(identity_user_place(ctx, id, roles_typed(req), user.organisation,
	                        user.team));
	TRY(identity_own_guard(ctx, id, user.roles, roles_typed(req), false));
	TRY(identity_roles_guard(ctx, user.roles, roles_typed(req)));
	return done(ctx, reply, id,
	            TEXT("The roles are changed. The user signs in anew."));
}

const struct fault *
identity_post_user_disable(struct ctx *ctx, const struct request *req,
                           struct reply *reply)
{
	struct user_id id;

	TRY(request_place_id(req, "user", &id.v));
	TRY(identity_user_disable(ctx, id, true));
	return done(ctx, reply, id, TEXT("The user can no longer sign in"));
}

const struct fault *
identity_post_user_enable(struct ctx *ctx, const struct request *req,
                          struct reply *reply)
{
	struct user_id id;

	TRY(request_place_id(req, "user", &id.v));
	TRY(identity_user_disable(ctx, id, false));
	return done(ctx, reply, id, TEXT("The user can sign in again"));
}

const struct fault *
identity_post_user_reset(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct attempt *attempt = identity_attempt(ctx);
	struct identity_user user;
	struct user_id id;

	TRY(request_place_id(req, "user", &id.v));
	TRY(identity_store_user(ctx, id, true, &user));
	/* With the code one would see the case, which is not for here. */
	if (user.roles & R(PERSON))
		return fault_refused(ctx,
		                     "Whoever works with this person makes "
		                     "the code and hands it over");
	TRY(identity_reset_code(ctx, id, &attempt->shown_once));
	attempt->user.id = id;
	return reply_show(ctx, reply, get_once, NULL);
}

const struct fault *
identity_post_user_sessions(struct ctx *ctx, const struct request *req,
                            struct reply *reply)
{
	struct identity_user user;
	struct user_id id;

	TRY(request_place_id(req, "user", &id.v));
	TRY(identity_store_user(ctx, id, true, &user));
	TRY(identity_store_sessions_end(ctx, id, ctx->who.session));
	TRY(audit_record(ctx, "identity.sessions_ended", nobody, id.v));
	return done(ctx, reply, id, TEXT("The sessions are ended"));
}

const struct fault *
identity_post_user_factor(struct ctx *ctx, const struct request *req,
                          struct reply *reply)
{
	struct user_id id;

	TRY(request_place_id(req, "user", &id.v));
	if (id.v == ctx->actor.v)
		return fault_refused(ctx, "Another administrator must remove "
		                          "your second factor");
	TRY(identity_factor_remove(ctx, id));
	TRY(identity_tell(ctx, id, TOLD_FACTOR));
	TRY(identity_store_sessions_end(ctx, id, (struct session_id){0}));
	return done(ctx, reply, id, TEXT("The second factor is removed"));
}

/* --- tokens -------------------------------------------------------------- */

const struct fault *
identity_get_tokens(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct tokens_view *view = arena_new(ctx->arena, struct tokens_view, 1);
	struct identity_token *tokens;

	(void)req;
	TRY(identity_store_tokens(ctx, &tokens, &view->n));
	view->v = tokens;
	view->may_make = ctx->who.second_factor || ctx->app->demo;
	show(ctx, reply, T("Tokens"), S(""), NAV_ADMIN, identity_draw_tokens,
	     view);
	return NULL;
}

static struct str
scopes_typed(struct ctx *ctx, const struct request *req)
{
	struct buf buf;
	struct str word;

	buf_init(&buf, ctx->arena, 256);
	for (size_t n = 0; request_field_at(req, "scopes", n, &word); n++) {
		if (buf.n > 0)
			buf_char(&buf, ',');
		buf_str(&buf, word);
	}
	return buf_get(&buf);
}

/* What reads or writes as somebody else would be their sign-in. */
static void
owner_check(const struct ctx *ctx, struct user_id owner, struct str scopes,
            struct problems *problems)
{
	if (owner.v == 0)
		problems_add(problems, "owner",
		             "Enter the username of somebody who is here");
	else if (owner.v != ctx->actor.v && !str_is(scopes, "status"))
		problems_add(problems, "owner",
		             "A token that reads or writes is for yourself. "
		             "Whoever has the machine makes one for somebody "
		             "else: mydirection user token");
}

const struct fault *
identity_post_token(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct attempt *attempt = identity_attempt(ctx);
	struct str scopes = scopes_typed(ctx, req);
	struct problems problems;
	struct user_id owner;
	int64_t days;

	if (!ctx->who.second_factor && !ctx->app->demo)
		return fault_refused(ctx,
		                     "Sign in with a second factor to make "
		                     "a token");
	problems_init(&problems, ctx->arena);
	TRY(identity_user_find(ctx, request_field(req, "owner"), &owner));
	owner_check(ctx, owner, scopes, &problems);
	if (!str_i64(request_field(req, "days"), &days) || days < 1 ||
	    days > 90)
		problems_add(&problems, "days",
		             "A token lasts for 1 to 90 days");
	if (str_empty(request_field(req, "name")))
		problems_add(&problems, "name", "Give the token a name");
	if (!identity_scopes_known(scopes))
		problems_add(&problems, "scopes",
		             "Choose what the token is for");
	TRY(problems_fault(&problems));
	TRY(identity_token_make(ctx, owner, request_field(req, "name"), scopes,
	                        (int)days, &attempt->shown_once));
	return reply_show(ctx, reply, get_once, NULL);
}

const struct fault *
identity_post_token_revoke(struct ctx *ctx, const struct request *req,
                           struct reply *reply)
{
	struct token_id id;

	TRY(request_place_id(req, "token", &id.v));
	TRY(identity_token_revoke(ctx, id));
	reply_notice(ctx, reply, TEXT("The token no longer works"));
	reply_see_other(reply, S("/admin/tokens"));
	return NULL;
}

/* --- the audit ------------------------------------------------------------ */

/* Who did what a line says; one name is looked up once.  A person on probation
 * is a username to the administrator, here as in the list of users. */
static const struct fault *
actor_named(struct ctx *ctx, struct audit_line *lines, size_t i)
{
	struct identity_user user;

	if (lines[i].actor.v == 0)
		return NULL;
	for (size_t j = 0; j < i; j++)
		if (lines[j].actor.v == lines[i].actor.v) {
			lines[i].actor_name = lines[j].actor_name;
			return NULL;
		}
	TRY(identity_store_user(ctx, lines[i].actor, false, &user));
	lines[i].actor_name = user.roles & R(PERSON) ? user.username
	                                             : user.name;
	return NULL;
}

const struct fault *
identity_get_audit(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct audit_view *view = arena_new(ctx->arena, struct audit_view, 1);
	struct instant before = INSTANT_NONE;
	struct audit_line *lines;
	int64_t ms;

	if (str_i64(request_query(req, "before"), &ms))
		before.ms = ms;
	TRY(audit_newest(ctx, before, IDENTITY_PAGE, &lines, &view->n));
	for (size_t i = 0; i < view->n; i++)
		TRY(actor_named(ctx, lines, i));
	view->v = lines;
	if (view->n == IDENTITY_PAGE)
		view->before = lines[view->n - 1].at.ms;
	show(ctx, reply, T("Audit"), S(""), NAV_AUDIT, identity_draw_audit,
	     view);
	return NULL;
}
