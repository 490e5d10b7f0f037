/* identity_factor.c - the second factor: one-time codes (RFC 6238), sealed
 * secrets, recovery codes. */
#include <liboath/oath.h>
#include <qrencode.h>
#include <sodium.h>
#include <string.h>

#include "base/secret.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity_local.h"

#define KEY_BYTES crypto_secretbox_KEYBYTES
#define NONCE     crypto_secretbox_NONCEBYTES
#define MAC       crypto_secretbox_MACBYTES

/* --- codes -------------------------------------------------------------- */

struct str
identity_totp(struct arena *arena, struct bytes secret, int64_t step,
              unsigned digits)
{
	char code[16] = {0};
	char key[64];

	if (secret.n == 0 || secret.n > sizeof(key) || step < 0)
		return S("");
	memcpy(key, secret.p, secret.n);
	if (oath_hotp_generate(key, secret.n, (uint64_t)step, digits, false,
	                       OATH_HOTP_DYNAMIC_TRUNCATION, code) != OATH_OK)
		code[0] = '\0';
	sodium_memzero(key, sizeof(key));
	return str_copy(arena, str_of(code));
}

/* What was typed, without spaces and hyphens. */
static struct str
bare(struct arena *arena, struct str typed)
{
	struct buf buf;

	buf_init(&buf, arena, 256);
	for (size_t i = 0; i < typed.n; i++)
		if (typed.p[i] != ' ' && typed.p[i] != '-')
			buf_char(&buf, typed.p[i]);
	return buf_get(&buf);
}

int64_t
identity_totp_step(struct arena *arena, struct bytes secret, struct instant now,
                   int64_t last, struct str typed)
{
	struct secret code = secret_of(arena, bare(arena, typed));
	int64_t step = now.ms / 1000 / TOTP_SECONDS;
	int64_t found = 0;

	if (code.secret_n != 6)
		return 0;
	for (int64_t at = step - 1; at <= step + 1; at++) {
		struct str right = identity_totp(arena, secret, at, 6);

		if (secret_equal(secret_of(arena, right), code) && at > last)
			found = at;
	}
	return found;
}

struct str
identity_base32(struct arena *arena, struct bytes b)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	struct buf buf;
	unsigned held = 0;
	unsigned have = 0;

	buf_init(&buf, arena, b.n * 2 + 8);
	for (size_t i = 0; i < b.n; i++) {
		held = (held << 8 | b.p[i]) & 0xffff;
		for (have += 8; have >= 5; have -= 5)
			buf_char(&buf, digits[held >> (have - 5) & 31]);
	}
	if (have > 0)
		buf_char(&buf, digits[held << (5 - have) & 31]);
	return buf_get(&buf);
}

struct str
identity_otpauth(struct ctx *ctx, struct str username, struct bytes secret)
{
	/* A username has no character that an address would have to escape. */
	return str_print(ctx->arena,
	                 "otpauth://totp/My%%20Direction:%.*s?secret=%.*s"
	                 "&issuer=My%%20Direction&algorithm=SHA1&digits=6"
	                 "&period=%d",
	                 STR_ARG(username),
	                 STR_ARG(identity_base32(ctx->arena, secret)),
	                 TOTP_SECONDS);
}

struct str
identity_qr(struct arena *arena, struct str text, int *size)
{
	QRcode *qr = QRcode_encodeString(str_c(arena, text), 0, QR_ECLEVEL_M,
	                                 QR_MODE_8, 1);
	struct buf buf;

	*size = 0;
	if (qr == NULL)
		return S("");
	buf_init(&buf, arena, 0);
	*size = qr->width;
	for (int y = 0; y < qr->width; y++)
		for (int x = 0; x < qr->width; x++)
			if (qr->data[y * qr->width + x] & 1)
				buf_print(&buf, "M%d %dh1v1h-1z", x, y);
	QRcode_free(qr);
	return buf_get(&buf);
}

/* --- sealed ------------------------------------------------------------- */

bool
identity_seal(const struct app *app, struct arena *arena, struct bytes plain,
              struct bytes *out)
{
	unsigned char *p;

	if (app->key.n != KEY_BYTES || sodium_init() < 0)
		return false;
	p = arena_bytes(arena, NONCE + MAC + plain.n, 1);
	id_random(p, NONCE);
	if (crypto_secretbox_easy(p + NONCE, plain.p, plain.n, p, app->key.p) !=
	    0)
		return false;
	*out = (struct bytes){p, NONCE + MAC + plain.n};
	return true;
}

bool
identity_unseal(const struct app *app, struct arena *arena, struct bytes sealed,
                struct bytes *out)
{
	unsigned char *p;

	if (app->key.n != KEY_BYTES || sealed.n < NONCE + MAC ||
	    sodium_init() < 0)
		return false;
	p = arena_keep(arena, sealed.n);
	if (crypto_secretbox_open_easy(p, sealed.p + NONCE, sealed.n - NONCE,
	                               sealed.p, app->key.p) != 0)
		return false;
	*out = (struct bytes){p, sealed.n - NONCE - MAC};
	return true;
}

const struct fault *
identity_factor_offer(struct ctx *ctx, struct user_id user, struct bytes *out)
{
	struct str id = str_print(ctx->arena, "%lld", (long long)user.v);
	struct str csrf = ctx->csrf;
	struct bytes parts[] = {
	        {(const unsigned char *)"offer", 5},
	        {(const unsigned char *)id.p, id.n},
	        {(const unsigned char *)csrf.p, csrf.n},
	};

	if (ctx->app->key.n != KEY_BYTES || str_empty(csrf))
		return fault_unavailable(ctx,
		                         "A second factor cannot be set up "
		                         "here: the server has no key file. "
		                         "Tell your administrator.");
	*out = hash_of(ctx->arena, ctx->app->key, parts, 3);
	out->n = TOTP_BYTES;
	return NULL;
}

/* --- rules -------------------------------------------------------------- */

const struct fault *
identity_factor_add(struct ctx *ctx, struct identity_user *user,
                    struct str typed, bool *done)
{
	struct bytes secret = {NULL, 0};
	int64_t step;

	*done = false;
	if (user->totp.n > 0)
		return fault_refused(ctx, "You have a second factor already");
	TRY(identity_factor_offer(ctx, user->id, &secret));
	step = identity_totp_step(ctx->arena, secret, ctx->now,
	                          user->totp_last_step, typed);
	if (step == 0)
		return NULL;
	if (!identity_seal(ctx->app, ctx->arena, secret, &user->totp))
		return fault_bug(ctx, "a second factor could not be sealed");
	user->totp_last_step = step;
	TRY(identity_store_save(ctx, user));
	TRY(audit_record(ctx, "identity.factor_added", (struct person_id){0},
	                 user->id.v));
	*done = true;
	return NULL;
}

const struct fault *
identity_factor_check(struct ctx *ctx, struct identity_user *user,
                      struct str typed, bool *right)
{
	struct bytes secret;
	int64_t step = 0;

	if (user->totp.n > 0 &&
	    identity_unseal(ctx->app, ctx->arena, user->totp, &secret))
		step = identity_totp_step(ctx->arena, secret, ctx->now,
		                          user->totp_last_step, typed);
	*right = step > 0;
	if (*right) {
		/* The step is kept, so that the code works once. */
		user->totp_last_step = step;
		TRY(identity_store_save(ctx, user));
		return audit_record(ctx, "identity.code_given",
		                    (struct person_id){0}, user->id.v);
	}
	if (bare(ctx->arena, typed).n <= 6)
		return NULL;
	TRY(identity_store_recovery_use(
	        ctx, user->id, identity_code_hash(ctx->arena, typed), right));
	if (!*right)
		return NULL;
	return audit_record(ctx, "identity.recovery_code_given",
	                    (struct person_id){0}, user->id.v);
}

const struct fault *
identity_factor_remove(struct ctx *ctx, struct user_id id)
{
	struct identity_user user;

	TRY(identity_store_user(ctx, id, true, &user));
	if (user.totp.n == 0)
		return fault_refused(ctx,
		                     "There is no second factor to remove");
	user.totp = (struct bytes){0};
	TRY(identity_store_save(ctx, &user));
	TRY(identity_store_recovery_set(ctx, id, NULL, 0));
	return audit_record(ctx, "identity.factor_removed",
	                    (struct person_id){0}, id.v);
}

const struct fault *
identity_recovery_set(struct ctx *ctx, struct user_id user,
                      const struct str *codes, size_t n)
{
	struct bytes *hashes = arena_new(ctx->arena, struct bytes, n + 1);

	for (size_t i = 0; i < n; i++)
		hashes[i] = identity_code_hash(ctx->arena, codes[i]);
	TRY(identity_store_recovery_set(ctx, user, hashes, n));
	return audit_record(ctx, "identity.recovery_codes_made",
	                    (struct person_id){0}, user.v);
}
