/*
 * fund_bank_seal.c - what the bank wrote, as it lies in the database.
 *
 * XChaCha20-Poly1305 (libsodium) under a key made from the server's own, a
 * nonce of chance before it, bound to the id of its row.
 */
#include <sodium.h>
#include <string.h>

#include "base/secret.h"
#include "base/utf8.h"
#include "practice/fund/fund_bank_local.h"

#define NONCE ((size_t)crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
#define TAG   ((size_t)crypto_aead_xchacha20poly1305_ietf_ABYTES)

/* A key of its own for each use, wiped with the arena. */
static struct bytes
key_for(const struct ctx *ctx, const char *use)
{
	unsigned char *own = arena_keep(ctx->arena, crypto_kdf_KEYBYTES);
	struct bytes part = {(const unsigned char *)use, strlen(use)};

	memcpy(own, hash_of(ctx->arena, ctx->app->key, &part, 1).p,
	       crypto_kdf_KEYBYTES);
	return (struct bytes){own, crypto_kdf_KEYBYTES};
}

bool
fund_bank_seal(const struct ctx *ctx, int64_t id, struct str words,
               struct bytes *out)
{
	unsigned char *p;

	if (ctx->app->key.n == 0 || sodium_init() < 0)
		return false;
	p = arena_bytes(ctx->arena, NONCE + words.n + TAG, 1);
	id_random(p, NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(
	        p + NONCE, NULL, (const unsigned char *)words.p, words.n,
	        (const unsigned char *)&id, sizeof(id), NULL, p,
	        key_for(ctx, "fund bank words").p);
	*out = (struct bytes){p, NONCE + words.n + TAG};
	return true;
}

bool
fund_bank_open(const struct ctx *ctx, int64_t id, struct bytes sealed,
               struct str *out)
{
	struct str words;
	unsigned char *p;
	size_t bad;

	if (ctx->app->key.n == 0 || sodium_init() < 0 || sealed.n < NONCE + TAG)
		return false;
	p = arena_bytes(ctx->arena, sealed.n, 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(
	            p, NULL, NULL, sealed.p + NONCE, sealed.n - NONCE,
	            (const unsigned char *)&id, sizeof(id), sealed.p,
	            key_for(ctx, "fund bank words").p) != 0)
		return false;
	words = (struct str){(const char *)p, sealed.n - NONCE - TAG};
	if (!utf8_check(words, &bad))
		return false;
	*out = words;
	return true;
}

struct bytes
fund_bank_mark(const struct ctx *ctx, const char *use,
               const struct bytes *parts, size_t n)
{
	return hash_of(ctx->arena, key_for(ctx, use), parts, n);
}
