#include "tests/test.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/secret.h"

TEST("secret: a copy is equal, another is not")
{
	struct secret a = secret_of(t->arena, S("correct horse"));

	expect_true(secret_equal(a, secret_of(t->arena, S("correct horse"))));
	expect_false(secret_equal(a, secret_of(t->arena, S("correct horsf"))));
	expect_false(secret_equal(a, secret_of(t->arena, S("correct"))));
	expect_false(secret_equal(a, secret_of(t->arena, S(""))));
	expect_true(secret_equal(secret_of(t->arena, S("")),
	                         secret_of(t->arena, str_of(NULL))));
}

/* Runs before the memory is wiped: a copy must not be needed for that. */
static void
still_there(void *data)
{
	struct secret *s = data;

	expect_true(s->secret_p[0] == 'x');
}

TEST("secret: it stays through a release, until the arena goes")
{
	struct arena *arena = test_arena(t, 0);
	struct arena_mark mark = arena_mark(arena);
	struct secret s = secret_of(arena, S("x marks"));

	arena_bytes(arena, 1, 50000);
	arena_release(arena, mark);
	arena_bytes(arena, 1, 50000);
	expect_true(secret_equal(s, secret_of(t->arena, S("x marks"))));
	arena_defer(arena, still_there, &s);
	test_arena_drop(arena);
}

TEST("secret: random ones differ and have their length")
{
	struct secret a = secret_random(t->arena, 32);
	struct secret b = secret_random(t->arena, 32);

	expect_equal(a.secret_n, 32);
	expect_false(secret_equal(a, b));
}

TEST("secret: the hash is BLAKE2b-256")
{
	struct secret s = secret_of(t->arena, S("abc"));
	struct bytes hash = secret_hash(t->arena, s);

	/* RFC 7693 with 32 bytes of output. */
	expect_str(str_hex(t->arena, hash), "bddd813c634239723171ef3fee98579b"
	                                    "94964e3bb1cb3e427262c8c068d52319");
}

TEST("secret: shown as URL-safe base 64 without padding")
{
	struct str raw = {"\xfb\xff\xfe\x01", 4};

	expect_str(secret_show(t->arena, secret_of(t->arena, raw)), "-__-AQ");
	expect_str(secret_show(t->arena, secret_of(t->arena, S(""))), "");
}

TEST("secret: a password is verified against its argon2id hash alone")
{
	struct secret right = secret_of(t->arena, S("correct horse battery"));
	struct secret wrong = secret_of(t->arena, S("correct horse batterz"));
	struct str hash, again;

	expect_true(secret_password_hash(t->arena, right, &hash));
	expect_true(str_starts(hash, S("$argon2id$v=19$m=65536,t=2,p=1$")));
	expect_true(secret_password_verify(right, hash));
	expect_false(secret_password_verify(wrong, hash));
	expect_true(secret_password_hash(t->arena, right, &again));
	expect_false(str_equal(hash, again));
}

TEST("secret: what is no hash verifies nothing")
{
	struct secret s = secret_of(t->arena, S("x"));
	char long_one[300];

	memset(long_one, 'a', sizeof(long_one));
	expect_false(secret_password_verify(s, S("")));
	expect_false(secret_password_verify(s, S("x")));
	expect_false(secret_password_verify(s, S("$argon2id$v=19$m=65536")));
	expect_false(secret_password_verify(s, (struct str){long_one,
	                                                    sizeof(long_one)}));
}

static struct str
hash_two(struct arena *arena, struct str key, struct str a, struct str b)
{
	struct bytes parts[] = {{(const unsigned char *)a.p, a.n},
	                        {(const unsigned char *)b.p, b.n}};
	struct bytes k = {(const unsigned char *)key.p, key.n};

	return str_hex(arena, hash_of(arena, k, parts, 2));
}

TEST("secret: slices are hashed with their lengths, so none runs into another")
{
	struct str ab = hash_two(t->arena, S(""), S("ab"), S("c"));

	expect_true(str_equal(ab, hash_two(t->arena, S(""), S("ab"), S("c"))));
	expect_false(str_equal(ab, hash_two(t->arena, S(""), S("a"), S("bc"))));
	expect_false(
	        str_equal(ab, hash_two(t->arena, S("key"), S("ab"), S("c"))));
	expect_equal(ab.n, 64);
}

TEST("secret: few bytes and many are hashed alike, as BLAKE2b says")
{
	static const struct {
		size_t n;
		const char *key;
		const char *hash;
	} known[] = {
	        {488, "", /* the most that is gathered first */
	         "273c67a2cc442b7a77139b1a8d8118dd"
	         "6b820ed323ab6fbf204442cbb4e39fd2"},
	        {489, "",
	         "058fdecbdb426dcd48aa2089c767515a"
	         "bb3572e04cf91c6c84cf09ccd01aac45"},
	        {2000, "key",
	         "27bc45721682942b7748fa12963e2372"
	         "2e3c719ba542b00b1fcd0fd60f679773"},
	};
	char *a = arena_bytes(t->arena, 2000, 1);

	memset(a, 'a', 2000);
	expect_str(hash_two(t->arena, S(""), S("ab"), S("c")),
	           "20263e794775e4edf2b306c0f306af9e"
	           "50175c831c857604b481e847f790bf95");
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		expect_str(hash_two(t->arena, str_of(known[i].key),
		                    (struct str){a, known[i].n}, S("bcdefghi")),
		           known[i].hash);
}

static void
hash_with_long_key(void *data)
{
	struct bytes key = {data, 65};

	hash_of(test_now()->arena, key, NULL, 0);
}

TEST("secret: a key longer than BLAKE2b takes is a broken claim")
{
	unsigned char key[65] = {0};

	expect_log("claim_broken", NULL);
	expect_ends(hash_with_long_key, key, BOUNDARY_ASSERT);
}

TEST("secret: a file is hashed by what it holds, however much that is")
{
	static const size_t sizes[] = {0, 1, 65536, 65537, 200000};
	const char *path = test_path(t, "file");
	char *p = arena_bytes(t->arena, 200001, 1);
	struct bytes before = {NULL, 0}, now;

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		FILE *file = fopen(path, "we");

		expect_not_null(file);
		expect_equal(fwrite(p, 1, sizes[i], file), sizes[i]);
		expect_equal(fclose(file), 0);
		expect_true(hash_of_file(t->arena, path, &now));
		expect_equal(now.n, 32);
		expect_true(before.p == NULL ||
		            memcmp(before.p, now.p, 32) != 0);
		before = now;
	}
	expect_true(hash_of_file(t->arena, path, &now));
	expect_equal(memcmp(before.p, now.p, 32), 0);
	expect_false(hash_of_file(t->arena, test_path(t, "none"), &now));
	expect_false(hash_of_file(t->arena, test_dir(t), &now));
}
