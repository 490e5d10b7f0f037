/* identity_session.c - sessions, slowing down, single-use codes. */
#include <string.h>

#include "base/secret.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity_local.h"

#define COOKIE_BYTES ((size_t)16) /* 128 random bits */
#define CODE_BYTES   ((size_t)10)
#define HALF_LETTERS ((size_t)8)
#define TRIES_FREE   5
#define TRIES_MS     (15 * IDENTITY_MINUTE_MS)

static const struct person_id nobody = {0};

static struct bytes
bytes_of(struct str s)
{
	return (struct bytes){(const unsigned char *)s.p, s.n};
}

/* --- who ---------------------------------------------------------------- */

bool
identity_factor_required(const struct app *app, unsigned roles)
{
	return !app->demo && (roles & IDENTITY_FACTOR_ROLES) != 0;
}

static struct str
cookie_of(const struct ctx *ctx, const struct request *req)
{
	return request_cookie(req, ctx->app->secure ? IDENTITY_COOKIE_SECURE
	                                            : IDENTITY_COOKIE);
}

static struct str
bearer_of(const struct request *req)
{
	struct str header = request_header(req, "authorization");

	if (header.n < 8 ||
	    !str_is(str_lower(req->arena, str_slice(header, 0, 7)), "bearer "))
		return S("");
	return str_trim(str_slice(header, 7, header.n));
}

/* Whose form it is: that nobody makes without the server's key. */
static struct str
token_with_user(struct ctx *ctx, struct str half, struct user_id user)
{
	const struct bytes parts[] = {bytes_of(S("whose form")),
	                              {(const unsigned char *)&user.v,
	                               sizeof(user.v)},
	                              bytes_of(half)};
	struct bytes hash;

	if (ctx->app->key.n == 0)
		return half;
	hash = hash_of(ctx->arena, ctx->app->key, parts, 3);
	return str_print(
	        ctx->arena, "%.*s.%.*s", STR_ARG(half),
	        STR_ARG(secret_show(ctx->arena,
	                            (struct secret){hash.p, COOKIE_BYTES})));
}

/* The token of a session's forms: made from its secret and for its user, kept
 * nowhere. */
static struct str
csrf_of(struct ctx *ctx, struct str cookie, struct user_id user)
{
	struct bytes parts[] = {{(const unsigned char *)"form", 4},
	                        bytes_of(cookie)};
	struct bytes hash = hash_of(ctx->arena, (struct bytes){0}, parts, 2);

	return token_with_user(
	        ctx,
	        secret_show(ctx->arena, (struct secret){hash.p, COOKIE_BYTES}),
	        user);
}

bool
identity_form_token_of(struct ctx *ctx, struct str token, struct user_id user)
{
	size_t dot = str_find(token, '.');
	struct str made;

	if (user.v == 0 || dot >= token.n || ctx->app->key.n == 0)
		return false;
	made = token_with_user(ctx, str_slice(token, 0, dot), user);
	return secret_equal(
	        (struct secret){(const unsigned char *)made.p, made.n},
	        (struct secret){(const unsigned char *)token.p, token.n});
}

static struct bytes
hash_of_shown(struct arena *arena, struct str shown)
{
	return secret_hash(arena, secret_of(arena, shown));
}

static struct actor
actor_of(const struct identity_found *found)
{
	return (struct actor){
	        .id = found->user.id,
	        .username = found->user.username,
	        .name = found->user.name,
	        .roles = found->user.roles,
	        .person = found->user.person,
	        .organisation = found->user.organisation,
	        .team = found->user.team,
	        .session = found->session,
	        .second_factor = found->second_factor,
	        .drafts = found->drafts,
	        .purpose = found->purpose,
	};
}

static bool
stale(const struct ctx *ctx, struct instant used_at)
{
	return !instant_is(used_at) ||
	       ctx->now.ms - used_at.ms >= IDENTITY_MINUTE_MS;
}

static const struct fault *
by_token(struct ctx *ctx, const struct request *req, struct str bearer,
         struct actor *out, bool *touch)
{
	struct identity_found found;
	bool known;

	TRY(identity_store_token(ctx, hash_of_shown(ctx->arena, bearer), &known,
	                         &found));
	if (!known || (found.user.demo && req->forwarded))
		return NULL;
	*out = actor_of(&found);
	out->by_token = true;
	out->scopes = identity_scopes_bits(found.scopes);
	out->purpose = found.user.person.v != 0 ? PURPOSE_OWN : PURPOSE_WORKING;
	*touch = stale(ctx, found.used_at);
	return NULL;
}

const struct fault *
identity_of(struct ctx *ctx, const struct request *req, struct actor *out,
            struct str *csrf, bool *touch)
{
	struct str bearer = bearer_of(req);
	struct str cookie = cookie_of(ctx, req);
	struct identity_found found;
	bool known;

	*out = (struct actor){0};
	*csrf = S("");
	*touch = false;
	if (!str_empty(bearer))
		return by_token(ctx, req, bearer, out, touch);
	if (str_empty(cookie))
		return NULL;
	TRY(identity_store_session(ctx, hash_of_shown(ctx->arena, cookie),
	                           &known, &found));
	if (!known || (found.user.demo && req->forwarded))
		return NULL;
	*csrf = csrf_of(ctx, cookie, found.user.id);
	*touch = stale(ctx, found.used_at);
	if (!found.second_factor &&
	    (found.user.totp.n > 0 ||
	     identity_factor_required(ctx->app, found.user.roles))) {
		out->session = found.session;
		return NULL;
	}
	*out = actor_of(&found);
	return NULL;
}

const struct fault *
identity_touch(struct ctx *ctx, struct session_id session)
{
	struct identity_found found;
	struct str bearer;
	bool known;

	if (session.v != 0)
		return identity_store_session_touch(ctx, session);
	bearer = ctx->req == NULL ? S("") : bearer_of(ctx->req);
	if (str_empty(bearer))
		return NULL;
	TRY(identity_store_token(ctx, hash_of_shown(ctx->arena, bearer), &known,
	                         &found));
	if (!known || !stale(ctx, found.used_at))
		return NULL;
	TRY(identity_store_token_touch(ctx, found.token));
	return audit_record(ctx, "identity.token_used", nobody, found.token.v);
}

void
identity_act_as(struct ctx *ctx, const struct identity_user *user)
{
	ctx->who.id = user->id;
	ctx->who.username = user->username;
	ctx->who.name = user->name;
	ctx->who.roles = user->roles;
	ctx->who.person = user->person;
	ctx->who.organisation = user->organisation;
	ctx->who.team = user->team;
	ctx->actor = user->id;
	ctx->tx->who.actor = user->id;
}

/* --- sessions ----------------------------------------------------------- */

struct str
identity_agent(const struct request *req)
{
	static const struct {
		struct str in;
		struct str word;
	} agents[] = {
	        {S("Edg/"), S("Edge")},
	        {S("Firefox/"), S("Firefox")},
	        {S("OPR/"), S("Opera")},
	        {S("SamsungBrowser/"), S("Samsung Internet")},
	        {S("CriOS/"), S("Chrome")},
	        {S("Chrome/"), S("Chrome")},
	        {S("Safari/"), S("Safari")},
	};
	struct str header;

	if (req == NULL)
		return S("");
	header = request_header(req, "user-agent");
	for (size_t i = 0; i < sizeof(agents) / sizeof(agents[0]); i++)
		if (str_has(header, agents[i].in))
			return agents[i].word;
	return S("");
}

static enum purpose
purpose_first(unsigned roles)
{
	if (roles & R(PERSON))
		return PURPOSE_OWN;
	if (roles & R(INSPECTOR))
		return PURPOSE_INSPECTING;
	return PURPOSE_WORKING;
}

const struct fault *
identity_session_begin(struct ctx *ctx, const struct identity_user *user,
                       bool second_factor, struct str *cookie_value)
{
	struct secret secret = secret_random(ctx->arena, COOKIE_BYTES);
	struct session_id id = {id_new()};
	struct user_id before = {0};
	bool ended;

	if (ctx->who.session.v != 0) {
		TRY(identity_store_session_user(ctx, ctx->who.session,
		                                &before));
		TRY(identity_store_session_end(ctx, ctx->who.session, before,
		                               &ended));
	}
	*cookie_value = secret_show(ctx->arena, secret);
	TRY(identity_store_session_add(
	        ctx, id, hash_of_shown(ctx->arena, *cookie_value), user->id,
	        second_factor, purpose_first(user->roles),
	        identity_agent(ctx->req)));
	identity_act_as(ctx, user);
	ctx->csrf = csrf_of(ctx, *cookie_value, user->id);
	ctx->who.session = id;
	ctx->who.purpose = purpose_first(user->roles);
	return audit_record(ctx, "identity.signed_in", nobody, user->id.v);
}

const struct fault *
identity_session_new(struct ctx *ctx, struct user_id user,
                     struct str *cookie_value)
{
	struct identity_user found;

	TRY(identity_store_user(ctx, user, true, &found));
	return identity_session_begin(ctx, &found, true, cookie_value);
}

const struct fault *
identity_session_renew(struct ctx *ctx, struct session_id id,
                       bool second_factor, struct str *cookie_value)
{
	*cookie_value = secret_show(ctx->arena,
	                            secret_random(ctx->arena, COOKIE_BYTES));
	/* The forms of a page drawn after this one carry the new token. */
	ctx->csrf = csrf_of(ctx, *cookie_value, ctx->actor);
	return identity_store_session_renew(
	        ctx, id, hash_of_shown(ctx->arena, *cookie_value),
	        second_factor);
}

void
identity_cookie_put(const struct ctx *ctx, struct reply *reply,
                    struct str value)
{
	const struct cookie cookie = {
	        .name = ctx->app->secure ? IDENTITY_COOKIE_SECURE
	                                 : IDENTITY_COOKIE,
	        .value = value,
	        .max_age = str_empty(value) ? 0 : -1,
	        .http_only = true,
	        .secure = ctx->app->secure,
	        .same_site = "Lax",
	};

	reply_cookie(reply, &cookie);
}

void
identity_language_put(const struct ctx *ctx, struct reply *reply,
                      struct str language)
{
	if (str_empty(language))
		return;
	reply_cookie(reply, &(struct cookie){
	                            .name = IDENTITY_LANGUAGE_COOKIE,
	                            .value = language,
	                            .max_age = 365 * 24 * 60 * 60,
	                            .http_only = true,
	                            .secure = ctx->app->secure,
	                            .same_site = "Lax",
	                    });
}

/* --- slowing down ------------------------------------------------------- */

/*
 * Where a request comes from.  Behind a proxy on this machine that is the
 * address which the proxy added last; what stands before it anybody can
 * write.
 */
static struct str
address_of(const struct request *req)
{
	struct str chain = request_header(req, "x-forwarded-for");
	struct str last = S("");
	struct str part;

	if (!str_starts(req->peer, S("127.")) && !str_is(req->peer, "::1"))
		return req->peer;
	while (str_split(&chain, ',', &part))
		last = str_trim(part);
	return str_empty(last) ? req->peer : last;
}

struct bytes
identity_pair(struct ctx *ctx, const char *what, struct str username)
{
	struct str address = ctx->req == NULL ? S("") : address_of(ctx->req);
	struct bytes parts[] = {bytes_of(str_of(what)), bytes_of(username),
	                        bytes_of(address)};

	return hash_of(ctx->arena, ctx->app->key, parts, 3);
}

const struct fault *
identity_slowed(struct ctx *ctx, struct bytes pair, struct instant *until)
{
	struct instant since = {ctx->now.ms - TRIES_MS};
	struct instant newest;
	int64_t n;
	int64_t wait;

	*until = INSTANT_NONE;
	TRY(identity_store_tries(ctx, pair, since, &n, &newest));
	if (n < TRIES_FREE)
		return NULL;
	/* Half a minute, and twice as long for each further one. */
	wait = n - TRIES_FREE >= 5 ? TRIES_MS
	                           : IDENTITY_MINUTE_MS / 2 << (n - TRIES_FREE);
	if (newest.ms + wait > ctx->now.ms)
		until->ms = newest.ms + wait;
	return NULL;
}

/* --- single-use codes --------------------------------------------------- */

static const char code_digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* `bytes` random ones, five bits a letter, four letters and a hyphen. */
static struct str
code_new(struct arena *arena, size_t bytes)
{
	struct secret random = secret_random(arena, bytes);
	unsigned held = 0;
	unsigned have = 0;
	unsigned shown = 0;
	char *p = arena_keep(arena, 2 * bytes);
	size_t n = 0;

	for (size_t i = 0; i < bytes; i++) {
		held = (held << 8 | random.secret_p[i]) & 0xffff;
		for (have += 8; have >= 5; have -= 5) {
			if (shown > 0 && shown % 4 == 0)
				p[n++] = '-';
			p[n++] = code_digits[held >> (have - 5) & 31];
			shown++;
		}
	}
	return (struct str){p, n};
}

struct str
identity_code_new(struct arena *arena)
{
	return code_new(arena, CODE_BYTES);
}

struct str
identity_half_new(struct arena *arena)
{
	return code_new(arena, CODE_BYTES / 2);
}

/* A letter as it was meant: O is 0, I and L are 1. */
static char
meant(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (c == 'O')
		return '0';
	if (c == 'I' || c == 'L')
		return '1';
	return c;
}

/* A code without what stands between its letters. */
static struct str
letters_of(struct arena *arena, struct str typed)
{
	struct buf buf;

	buf_init(&buf, arena, 256);
	for (size_t i = 0; i < typed.n; i++) {
		char c = meant(typed.p[i]);

		if (strchr(code_digits, c) != NULL && c != '\0')
			buf_char(&buf, c);
	}
	return buf_get(&buf);
}

struct bytes
identity_code_hash(struct arena *arena, struct str typed)
{
	return hash_of_shown(arena, letters_of(arena, typed));
}

struct identity_typed
identity_code_typed(struct arena *arena, struct str typed)
{
	struct str letters = letters_of(arena, typed);
	size_t half = letters.n < HALF_LETTERS ? letters.n : HALF_LETTERS;

	return (struct identity_typed){
	        .whole = hash_of_shown(arena, letters),
	        .first = hash_of_shown(arena, str_slice(letters, 0, half)),
	        .last = hash_of_shown(arena,
	                              str_slice(letters, half, letters.n)),
	};
}

/* A host as it is compared: small, without scheme and usual port. */
static struct str
host_plain(struct arena *arena, struct str host)
{
	host = str_lower(arena, host);
	if (str_starts(host, S("https://")))
		host = str_slice(host, 8, host.n);
	if (str_starts(host, S("http://")))
		host = str_slice(host, 7, host.n);
	if (str_ends(host, S(":80")))
		host.n -= 3;
	if (str_ends(host, S(":443")))
		host.n -= 4;
	return host;
}

bool
identity_host_ours(const struct ctx *ctx)
{
	struct str sent;

	if (ctx->req == NULL)
		return true;
	sent = host_plain(ctx->arena, ctx->req->host);
	return !str_empty(sent) &&
	       (str_equal(sent,
	                  host_plain(ctx->arena, str_of(ctx->app->base_url))) ||
	        str_equal(sent,
	                  host_plain(ctx->arena, str_of(ctx->app->host))));
}

struct str
identity_return(struct str typed)
{
	bool plain = typed.n > 0 && typed.n < 1000 && typed.p[0] == '/' &&
	             !str_starts(typed, S("//")) &&
	             !str_starts(typed, S("/\\")) &&
	             !str_starts(typed, S("/sign-"));

	for (size_t i = 0; plain && i < typed.n; i++)
		plain = typed.p[i] > ' ' && typed.p[i] < 127;
	return plain ? typed : S("/");
}

const struct fault *
identity_code_redeem(struct ctx *ctx, struct str code, struct str hash,
                     bool *done)
{
	struct identity_typed typed = identity_code_typed(ctx->arena, code);
	struct user_id id;
	struct identity_user user;

	*done = false;
	TRY(identity_store_code_user(ctx, &typed, &id));
	if (id.v == 0)
		return NULL;
	TRY(identity_store_user(ctx, id, true, &user));
	if (user.disabled)
		return NULL;
	TRY(identity_store_code_use(ctx, &typed, done));
	if (!*done)
		return NULL;
	identity_act_as(ctx, &user);
	return identity_password_set(ctx, id, hash);
}
