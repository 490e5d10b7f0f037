#include "tests/test.h"

#include <pthread.h>

#include "base/clock.h"
#include "base/id.h"

#define THREADS 4
#define EACH    20000

TEST("id: a new id is positive and above the last one made here")
{
	int64_t last = 0;

	for (int i = 0; i < 100000; i++) {
		int64_t id = id_new();

		expect_true(id > last);
		last = id;
	}
}

static int64_t made[THREADS][EACH];

static void *
make_many(void *data)
{
	int64_t *into = data;

	for (int i = 0; i < EACH; i++)
		into[i] = id_new();
	return NULL;
}

TEST("id: threads never make the same id")
{
	pthread_t threads[THREADS];
	size_t at[THREADS] = {0};
	int64_t last = 0;

	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, make_many, made[i]);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	/* Each list rises, so joining them finds any twice. */
	for (int n = 0; n < THREADS * EACH; n++) {
		int least = -1;

		for (int i = 0; i < THREADS; i++)
			if (at[i] < EACH &&
			    (least < 0 ||
			     made[i][at[i]] < made[least][at[least]]))
				least = i;
		expect_true(made[least][at[least]] > last);
		last = made[least][at[least]++];
	}
}

TEST("id: a clock that stands or goes back still gives rising ids")
{
	int64_t a, b, c;

	a = id_new();
	clock_set((struct instant){0});
	b = id_new();
	c = id_new();
	clock_set(INSTANT_NONE);
	expect_true(a < b && b < c);
}

TEST("id: the high bits are the time it was made")
{
	struct instant now = clock_now();
	int64_t later;

	clock_set((struct instant){now.ms + 1000});
	id_new();
	clock_set((struct instant){now.ms + 3000});
	later = id_new();
	/* Milliseconds since 2020. */
	expect_equal(later >> 22, now.ms + 3000 - INT64_C(1577836800000));
}

TEST("id: written as 13 characters and read back")
{
	static const int64_t ids[] = {1, 31, 32, INT64_MAX,
	                              INT64_C(7470000000000000000)};

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		struct str shown = id_show(t->arena, ids[i]);
		int64_t back = 0;

		expect_equal(shown.n, 13);
		expect_true(id_read(shown, &back));
		expect_equal(back, ids[i]);
	}
	expect_str(id_show(t->arena, 32), "0000000000010");
	expect_str(id_show(t->arena, INT64_MAX), "7ZZZZZZZZZZZZ");
}

TEST("id: either case, and letters that look like figures, are read")
{
	int64_t v = 0;

	expect_true(id_read(S("000000000000a"), &v));
	expect_equal(v, 10);
	expect_true(id_read(S("oO0000000001l"), &v));
	expect_equal(v, 33);
	expect_true(id_read(S("00000000000Ii"), &v));
	expect_equal(v, 33);
}

TEST("id: what is no such word is refused and leaves out untouched")
{
	static const char *const wrong[] = {
	        "",
	        "1",
	        "000000000001",
	        "00000000000001",
	        "0000000000000",
	        "8000000000000",
	        "ZZZZZZZZZZZZZ",
	        "000000000000U",
	        "00000000000-1",
	        " 000000000001",
	        "00000000000\u00e9",
	};
	int64_t v = 77;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		expect_false(id_read(str_of(wrong[i]), &v));
		expect_equal(v, 77);
	}
}

TEST("id: random bytes differ and fill any length")
{
	unsigned char a[1000] = {0}, b[1000] = {0};
	int same = 0;

	id_random(a, sizeof(a));
	id_random(b, sizeof(b));
	id_random(b, 0);
	for (size_t i = 0; i < sizeof(a); i++)
		same += a[i] == b[i];
	expect_true(same < 50);
}
