#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/id.h"
#include "base/log.h"

#define HASH_BYTES   ((size_t)32)
#define SHORT_BYTES  ((size_t)512)
#define OPS_LIMIT    2ULL
#define MEMORY_LIMIT ((size_t)64 * 1024 * 1024)

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void
start(void)
{
	if (sodium_init() < 0) {
		log_event(LOG_ERROR, "no_sodium");
		abort();
	}
}

static void
ready(void)
{
	pthread_once(&once, start);
}

struct secret
secret_of(struct arena *arena, struct str s)
{
	unsigned char *p = arena_keep(arena, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return (struct secret){p, s.n};
}

struct secret
secret_random(struct arena *arena, size_t n)
{
	unsigned char *p = arena_keep(arena, n + 1);

	id_random(p, n);
	return (struct secret){p, n};
}

bool
secret_equal(struct secret a, struct secret b)
{
	ready();
	return a.secret_n == b.secret_n &&
	       sodium_memcmp(a.secret_p, b.secret_p, a.secret_n) == 0;
}

struct bytes
secret_hash(struct arena *arena, struct secret s)
{
	unsigned char *p = arena_bytes(arena, HASH_BYTES, 1);

	ready();
	crypto_generichash(p, HASH_BYTES, s.secret_p, s.secret_n, NULL, 0);
	return (struct bytes){p, HASH_BYTES};
}

struct str
secret_show(struct arena *arena, struct secret s)
{
	const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
	size_t room = sodium_base64_encoded_len(s.secret_n, variant);
	char *p = arena_keep(arena, room);

	ready();
	sodium_bin2base64(p, room, s.secret_p, s.secret_n, variant);
	return (struct str){p, room - 1};
}

bool
secret_password_hash(struct arena *arena, struct secret s, struct str *out)
{
	char *p = arena_bytes(arena, crypto_pwhash_STRBYTES, 1);

	ready();
	if (crypto_pwhash_str(p, (const char *)s.secret_p, s.secret_n,
	                      OPS_LIMIT, MEMORY_LIMIT) != 0)
		return false;
	*out = str_of(p);
	return true;
}

bool
secret_password_verify(struct secret s, struct str hash)
{
	char text[crypto_pwhash_STRBYTES] = {0};

	ready();
	if (hash.n == 0 || hash.n >= sizeof(text))
		return false;
	memcpy(text, hash.p, hash.n);
	return crypto_pwhash_str_verify(text, (const char *)s.secret_p,
	                                s.secret_n) == 0;
}

static void
length_write(unsigned char to[8], size_t n)
{
	for (int at = 0; at < 8; at++)
		to[at] = (unsigned char)((uint64_t)n >> 8 * at);
}

static void
hash_long(unsigned char *out, struct bytes key, const struct bytes *parts,
          size_t n)
{
	crypto_generichash_state state;

	claim(crypto_generichash_init(&state, key.p, key.n, HASH_BYTES) == 0);
	for (size_t i = 0; i < n; i++) {
		unsigned char length[8];

		length_write(length, parts[i].n);
		crypto_generichash_update(&state, length, sizeof(length));
		crypto_generichash_update(&state, parts[i].p, parts[i].n);
	}
	crypto_generichash_final(&state, out, HASH_BYTES);
	sodium_memzero(&state, sizeof(state));
}

/* The same of a little: gathered first, which saves most of the calls. */
static void
hash_short(unsigned char *out, struct bytes key, const struct bytes *parts,
           size_t n)
{
	unsigned char all[SHORT_BYTES];
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		length_write(all + at, parts[i].n);
		at += 8;
		if (parts[i].n > 0)
			memcpy(all + at, parts[i].p, parts[i].n);
		at += parts[i].n;
	}
	crypto_generichash(out, HASH_BYTES, all, at, key.p, key.n);
	sodium_memzero(all, at);
}

struct bytes
hash_of(struct arena *arena, struct bytes key, const struct bytes *parts,
        size_t n)
{
	unsigned char *p = arena_bytes(arena, HASH_BYTES, 1);
	size_t all = 0;

	ready();
	claim(key.n <= crypto_generichash_KEYBYTES_MAX);
	if (key.n == 0)
		key.p = NULL;
	for (size_t i = 0; i < n && all <= SHORT_BYTES; i++)
		all = parts[i].n > SHORT_BYTES ? SHORT_BYTES + 1
		                               : all + 8 + parts[i].n;
	if (all <= SHORT_BYTES)
		hash_short(p, key, parts, n);
	else
		hash_long(p, key, parts, n);
	return (struct bytes){p, HASH_BYTES};
}

/* Take in all of an open file; false with errno. */
static bool
state_read(crypto_generichash_state *state, int fd)
{
	unsigned char block[65536];
	ssize_t got;

	do {
		got = read(fd, block, sizeof(block));
		if (got > 0)
			crypto_generichash_update(state, block, (size_t)got);
	} while (got > 0 || (got < 0 && errno == EINTR));
	return got == 0;
}

bool
hash_of_file(struct arena *arena, const char *path, struct bytes *out)
{
	unsigned char *p = arena_bytes(arena, HASH_BYTES, 1);
	crypto_generichash_state state;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool read_all;

	if (fd < 0)
		return false;
	ready();
	claim(crypto_generichash_init(&state, NULL, 0, HASH_BYTES) == 0);
	read_all = state_read(&state, fd);
	(void)close(fd);
	crypto_generichash_final(&state, p, HASH_BYTES);
	if (read_all)
		*out = (struct bytes){p, HASH_BYTES};
	return read_all;
}
