#include "kernel/identity/identity_browser_test.h"
#include "base/clock.h"
#include "base/secret.h"
#include "kernel/identity/identity_local.h"

static const unsigned char key[32] = "the key of a test, 32 bytes lon";

struct http *
idb_begin(struct test *t)
{
	struct http *h = http_new(t);

	h->w->app->key = (struct bytes){key, sizeof(key)};
	return h;
}

/* --- a browser: it keeps its cookie and the token of the last page -------- */

struct http_session *
idb_browser(struct http *h)
{
	struct http_session *s = &h->sessions[h->sessions_n++];

	*s = (struct http_session){"browser", S("x=y"), S("")};
	return s;
}

/* What stands between two marks, or nothing. */
struct str
idb_between(struct str s, struct str from, struct str to)
{
	for (size_t i = 0; i + from.n <= s.n; i++) {
		struct str rest = str_slice(s, i, s.n);

		if (!str_starts(rest, from))
			continue;
		rest = str_slice(rest, from.n, rest.n);
		for (size_t n = 0; n < rest.n; n++)
			if (str_starts(str_slice(rest, n, rest.n), to))
				return str_slice(rest, 0, n);
	}
	return S("");
}

static struct http_reply
keep(struct http *h, struct http_session *s, struct http_reply reply)
{
	struct str cookie =
	        idb_between(reply.head, S(IDENTITY_COOKIE "="), S(";"));
	struct str csrf =
	        idb_between(reply.body, S("name=\"csrf\" value=\""), S("\""));

	if (str_has(reply.head, S(IDENTITY_COOKIE "=")))
		s->cookie = str_print(h->w->arena, IDENTITY_COOKIE "=%.*s",
		                      STR_ARG(cookie));
	if (!str_empty(csrf))
		s->csrf = csrf;
	return reply;
}

struct http_reply
idb_look(struct http *h, struct http_session *s, const char *path)
{
	return keep(h, s, http_get(h, "browser", path));
}

struct http_reply
idb_put(struct http *h, struct http_session *s, const char *path,
        const char *const *fields)
{
	return keep(h, s, http_post(h, "browser", path, fields));
}

struct str
idb_location(struct http *h, struct http_reply reply)
{
	return http_header(h, &reply, "Location");
}

/* --- what is there before ------------------------------------------------- */

struct setting {
	struct user_id user;
	struct str hash;
	struct str code;
};

static const struct fault *
set_password(struct ctx *ctx, void *data)
{
	struct setting *s = data;

	return identity_password_set(ctx, s->user, s->hash);
}

void
idb_password(struct http *h, const char *username)
{
	struct setting s = {.user = world_user(h->w, username)};

	expect_true(secret_password_hash(
	        h->w->arena, secret_of(h->w->arena, S(PASSWORD)), &s.hash));
	expect_ok(world_do(h->w, NULL, set_password, &s));
}

static const struct fault *
make_code(struct ctx *ctx, void *data)
{
	struct setting *s = data;

	return identity_reset_code(ctx, s->user, &s->code);
}

const char *
idb_code(struct http *h, const char *username)
{
	struct setting s = {.user = world_user(h->w, username)};

	expect_ok(world_do(h->w, NULL, make_code, &s));
	return str_c(h->w->arena, s.code);
}

struct http_reply
idb_sign_in(struct http *h, struct http_session *s, const char *username,
            const char *typed)
{
	return idb_put(h, s, "/sign-in",
	               FIELDS("username", username, "password", typed, "return",
	                      "/account"));
}

/* The figures that an app shows for the key on a page. */
const char *
idb_figures(struct http *h, struct str shown)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	unsigned char secret[TOTP_BYTES] = {0};
	size_t n = 0;
	unsigned held = 0;
	unsigned have = 0;

	for (size_t i = 0; i < shown.n && n < sizeof(secret); i++) {
		struct str all = str_of(digits);

		held = (held << 5 | (unsigned)str_find(all, shown.p[i])) &
		       0xffff;
		have += 5;
		if (have >= 8) {
			have -= 8;
			secret[n++] = (unsigned char)(held >> have);
		}
	}
	return str_c(h->w->arena,
	             identity_totp(h->w->arena,
	                           (struct bytes){secret, sizeof(secret)},
	                           clock_now().ms / 1000 / TOTP_SECONDS, 6));
}

struct http_reply
idb_factor(struct http *h, struct http_session *s)
{
	struct http_reply reply = idb_look(h, s, "/account/second-factor");
	struct str shown = idb_between(
	        reply.body, S("<code class=\"dir-secret\">"), S("</code>"));

	return idb_put(h, s, "/account/second-factor",
	               FIELDS("code", idb_figures(h, shown)));
}
