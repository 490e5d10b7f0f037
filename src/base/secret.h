/*
 * secret.h - passwords, keys and tokens: kept apart, wiped, compared in
 * constant time.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/str.h"

/* Not a str on purpose: neither == nor str_equal type-checks on it. */
struct secret {
	const unsigned char *secret_p;
	size_t secret_n;
};

/* A copy that is wiped when the arena goes. */
struct secret secret_of(struct arena *arena, struct str s);

/* `n` random bytes, wiped when the arena goes. */
struct secret secret_random(struct arena *arena, size_t n);

/* Constant time for equal lengths. */
bool secret_equal(struct secret a, struct secret b);

/* BLAKE2b-256 of a secret, to be stored in its place. */
struct bytes secret_hash(struct arena *arena, struct secret s);

/* URL-safe base 64 without padding, to be handed to its owner once. */
struct str secret_show(struct arena *arena, struct secret s);

/* argon2id hash string by libsodium (64 MiB, ops 2).  Slow on purpose:
 * call it on a worker inside the bounded queue of kernel/identity only.
 * False when there is no memory for it. */
MUST_CHECK bool
secret_password_hash(struct arena *arena, struct secret s, struct str *out);
MUST_CHECK bool secret_password_verify(struct secret s, struct str hash);

/* BLAKE2b-256 over several slices, each preceded by its length; `key` may
 * be empty.  For hash chains and stored digests. */
struct bytes hash_of(struct arena *arena, struct bytes key,
                     const struct bytes *parts, size_t n);

/* BLAKE2b-256 of what a file holds, a block at a time; false with errno when
 * it cannot be read to its end. */
MUST_CHECK bool
hash_of_file(struct arena *arena, const char *path, struct bytes *out);

#endif
