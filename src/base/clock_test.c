#include "tests/test.h"

#include "base/clock.h"

TEST("clock: the present moment is after this was written")
{
	expect_true(clock_now().ms > INT64_C(1735689600000));
}

TEST("clock: it stands where it is set, and runs again")
{
	clock_set((struct instant){12345});
	expect_equal(clock_now().ms, 12345);
	clock_sleep(2);
	expect_equal(clock_now().ms, 12345);
	clock_set(INSTANT_NONE);
	expect_true(clock_now().ms > 12345);
}

TEST("clock: durations go on when the clock is set")
{
	int64_t before = clock_micros();
	int64_t ticks = clock_ticks();

	clock_set((struct instant){12345});
	clock_sleep(5);
	expect_true(clock_micros() - before >= 5000);
	expect_true(clock_ticks() - ticks >= 4);
}

TEST("clock: waiting for no time or less returns at once")
{
	int64_t before = clock_ticks();

	clock_sleep(0);
	clock_sleep(-1000);
	expect_true(clock_ticks() - before < 500);
}
