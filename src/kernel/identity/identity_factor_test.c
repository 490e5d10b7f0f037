#include <stdlib.h>
#include <sys/stat.h>

#include "kernel/identity/identity_world_test.h"

/* RFC 6238, appendix B: SHA-1, eight figures. */
TEST("identity: one-time codes are those of RFC 6238")
{
	static const struct {
		int64_t seconds;
		const char *code;
	} vectors[] = {
	        {59, "94287082"},         {1111111109, "07081804"},
	        {1111111111, "14050471"}, {1234567890, "89005924"},
	        {2000000000, "69279037"}, {20000000000, "65353130"},
	};
	struct str secret = S("12345678901234567890");
	struct bytes bytes = {(const unsigned char *)secret.p, secret.n};

	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++)
		expect_str(identity_totp(t->arena, bytes,
		                         vectors[i].seconds / TOTP_SECONDS, 8),
		           vectors[i].code);
}

/* RFC 4648, section 10. */
TEST("identity: a key is shown in base 32")
{
	struct str s = S("foobar");

	expect_str(identity_base32(t->arena,
	                           (struct bytes){(const void *)s.p, s.n}),
	           "MZXW6YTBOI");
	expect_str(identity_base32(t->arena,
	                           (struct bytes){(const void *)s.p, 1}),
	           "MY");
	expect_str(identity_base32(t->arena, (struct bytes){NULL, 0}), "");
}

TEST("identity: a one-time code works once")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct bytes secret;
	struct str code;

	expect_true(idw_factor(w, sam, &secret));
	/* The code that turned it on is used up as well. */
	expect_false(idw_factor_check(w, sam, idw_figures(w, secret)));
	w->now.ms += 60 * 1000;
	code = idw_figures(w, secret);
	expect_true(idw_factor_check(w, sam, code));
	expect_false(idw_factor_check(w, sam, code));
	w->now.ms += 30 * 1000;
	expect_false(idw_factor_check(w, sam, code));
}

TEST("identity: a code is taken one step early or late, no further")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct bytes secret;
	struct instant start;
	struct str code;

	expect_true(idw_factor(w, sam, &secret));
	w->now.ms += 10 * IDENTITY_MINUTE_MS;
	start = w->now;
	code = idw_figures(w, secret);
	w->now.ms = start.ms + 60 * 1000;
	expect_false(idw_factor_check(w, sam, code));
	w->now.ms = start.ms - 60 * 1000;
	expect_false(idw_factor_check(w, sam, code));
	w->now.ms = start.ms + 30 * 1000;
	expect_true(idw_factor_check(w, sam, code));
	expect_false(idw_factor_check(w, sam, S("")));
	expect_false(idw_factor_check(w, sam, S("12345")));
}

static const struct fault *
set_recovery(struct ctx *ctx, void *data)
{
	const struct user_id *user = data;
	const struct str codes[] = {S("AAAA-BBBB-CCCC-DDDD"),
	                            S("EEEE-FFFF-GGGG-HHHH")};

	return identity_recovery_set(ctx, *user, codes, 2);
}

TEST("identity: a recovery code works once, in place of a one-time code")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct user_id eve = idw_user(w, "eve", R(EVALUATOR));
	struct bytes secret;

	expect_true(idw_factor(w, sam, &secret));
	expect_ok(idw_write(w, set_recovery, &sam));
	expect_false(idw_factor_check(w, eve, S("AAAA-BBBB-CCCC-DDDD")));
	expect_true(idw_factor_check(w, sam, S("aaaa bbbb cccc dddd")));
	expect_false(idw_factor_check(w, sam, S("AAAA-BBBB-CCCC-DDDD")));
	expect_false(idw_factor_check(w, sam, S("AAAA-BBBB-CCCC-DDDE")));
	expect_true(idw_factor_check(w, sam, S("EEEE-FFFF-GGGG-HHHH")));
}

static const struct fault *
remove_factor(struct ctx *ctx, void *data)
{
	const struct user_id *user = data;

	return identity_factor_remove(ctx, *user);
}

TEST("identity: without its second factor a user has no recovery codes left")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct bytes secret;

	expect_refused(t, idw_write(w, remove_factor, &sam),
	               "There is no second factor to remove");
	expect_true(idw_factor(w, sam, &secret));
	expect_ok(idw_write(w, set_recovery, &sam));
	expect_ok(idw_write(w, remove_factor, &sam));
	expect_false(idw_factor_check(w, sam, S("AAAA-BBBB-CCCC-DDDD")));
}

TEST("identity: a second factor is required of administrators, managers and "
     "finance, offered to all; in a demo database offered, not demanded")
{
	struct app app = {.demo = false};
	struct app demo = {.demo = true};

	for (int role = 0; role < ROLE_COUNT; role++) {
		bool must = role == ROLE_ADMINISTRATOR ||
		            role == ROLE_MANAGER || role == ROLE_FINANCE;

		expect_equal(identity_factor_required(&app, 1u << role), must);
		expect_false(identity_factor_required(&demo, 1u << role));
	}
}

TEST("identity: a session that waits for its second factor is nobody's yet")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct user_id ada = idw_user(w, "ada", R(ADMINISTRATOR));
	struct bytes secret;
	struct str cookie;
	struct actor who;

	expect_true(idw_factor(w, sam, &secret));
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.0.0.1", &cookie),
	             ATTEMPT_GOOD);
	who = idw_of_cookie(w, cookie);
	expect_equal(who.id.v, 0);
	expect_equal(who.roles, 0);
	expect_true(who.session.v != 0);

	expect_equal(idw_sign_in(w, "ada", IDW_PASSWORD, "10.0.0.1", &cookie),
	             ATTEMPT_GOOD);
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);
	w->app.demo = true;
	expect_equal(idw_of_cookie(w, cookie).id.v, ada.v);
}

TEST("identity: a secret is sealed with the key and opens with no other")
{
	static const unsigned char other[32] = "another key";
	struct idw *w = idw_new(t);
	struct app without = {.arena = t->arena};
	struct app wrong = {.arena = t->arena, .key = {other, 32}};
	struct str plain = S("a secret of twenty b");
	struct bytes bytes = {(const unsigned char *)plain.p, plain.n};
	struct bytes sealed;
	struct bytes opened;

	expect_true(identity_seal(&w->app, t->arena, bytes, &sealed));
	expect_lacks(((struct str){(const char *)sealed.p, sealed.n}),
	             "secret");
	expect_true(identity_unseal(&w->app, t->arena, sealed, &opened));
	expect_str(((struct str){(const char *)opened.p, opened.n}),
	           "a secret of twenty b");
	expect_false(identity_unseal(&wrong, t->arena, sealed, &opened));
	expect_false(identity_unseal(&without, t->arena, sealed, &opened));
	expect_false(identity_seal(&without, t->arena, bytes, &sealed));
	sealed.n = 10;
	expect_false(identity_unseal(&w->app, t->arena, sealed, &opened));
}

TEST("identity: the key is made once, for its owner alone")
{
	struct idw *w = idw_new(t);
	struct bytes first;
	struct stat about;

	if (store_test_postgres())
		setenv("MYDIRECTION_KEY_FILE", test_path(t, "server.key"), 1);
	expect_ok(identity_key_open(&w->app));
	first = w->app.key;
	expect_equal(first.n, 32);
	expect_equal(stat(test_path(t, "server.key"), &about), 0);
	expect_equal(about.st_mode & 0777, 0600);
	expect_ok(identity_key_open(&w->app));
	expect_str(str_hex(t->arena, w->app.key),
	           str_c(t->arena, str_hex(t->arena, first)));
}

TEST("identity: the picture of a key is a QR code with room around it")
{
	int size;
	struct str path = identity_qr(t->arena, S("otpauth://totp/x"), &size);

	expect_true(size >= 21);
	expect_true(str_starts(path, S("M0 0h1v1h-1z")));
}
