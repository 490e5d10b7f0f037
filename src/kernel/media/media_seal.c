/*
 * media_seal.c - what lies on the disk, and how it is known again.
 *
 * XChaCha20-Poly1305 (libsodium), a nonce of chance before it, bound to the
 * id of its row.  The keys are made from the server's own, one for each use.
 */
#include <sodium.h>
#include <string.h>

#include "base/secret.h"
#include "kernel/media/media_local.h"

#define FORM  1 /* the first byte: how it is sealed */
#define NONCE ((size_t)crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
#define TAG   ((size_t)crypto_aead_xchacha20poly1305_ietf_ABYTES)
#define HEAD  (1 + NONCE)

/* A key of its own for each use, wiped with the arena. */
static const unsigned char *
key_for(struct arena *arena, struct bytes key, const char *use)
{
	unsigned char *own = arena_keep(arena, crypto_kdf_KEYBYTES);
	struct bytes part = {(const unsigned char *)use, strlen(use)};

	memcpy(own, hash_of(arena, key, &part, 1).p, crypto_kdf_KEYBYTES);
	return own;
}

static struct bytes
id_bytes(struct arena *arena, struct media_id id)
{
	unsigned char *p = arena_bytes(arena, 8, 1);

	for (size_t i = 0; i < 8; i++)
		p[i] = (unsigned char)((uint64_t)id.v >> 8 * i);
	return (struct bytes){p, 8};
}

bool
media_seal(struct arena *arena, struct bytes key, struct media_id id,
           struct bytes plain, struct bytes *out)
{
	struct bytes own = id_bytes(arena, id);
	unsigned char *p;

	if (key.n == 0 || sodium_init() < 0)
		return false;
	p = arena_bytes(arena, HEAD + plain.n + TAG, 1);
	p[0] = FORM;
	id_random(p + 1, NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(
	        p + HEAD, NULL, plain.p, plain.n, own.p, own.n, NULL, p + 1,
	        key_for(arena, key, "media seal"));
	*out = (struct bytes){p, HEAD + plain.n + TAG};
	return true;
}

bool
media_open(struct arena *arena, struct bytes key, struct media_id id,
           struct bytes sealed, struct bytes *out)
{
	struct bytes own = id_bytes(arena, id);
	unsigned char *p;

	if (key.n == 0 || sodium_init() < 0 || sealed.n < HEAD + TAG ||
	    sealed.p[0] != FORM)
		return false;
	p = arena_bytes(arena, sealed.n, 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(
	            p, NULL, NULL, sealed.p + HEAD, sealed.n - HEAD, own.p,
	            own.n, sealed.p + 1,
	            key_for(arena, key, "media seal")) != 0)
		return false;
	*out = (struct bytes){p, sealed.n - HEAD - TAG};
	return true;
}

struct bytes
media_mark(struct arena *arena, struct bytes key, struct bytes b)
{
	const struct bytes own = {key_for(arena, key, "media mark"),
	                          crypto_kdf_KEYBYTES};

	return hash_of(arena, own, &b, 1);
}

struct str
media_base64(struct arena *arena, struct bytes b)
{
	const int variant = sodium_base64_VARIANT_ORIGINAL;
	size_t room = sodium_base64_encoded_len(b.n, variant);
	char *p = arena_bytes(arena, room, 1);

	sodium_bin2base64(p, room, b.p, b.n, variant);
	return (struct str){p, room - 1};
}
