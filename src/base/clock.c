#include "base/clock.h"

#include <errno.h>
#include <stdatomic.h>
#include <time.h>

#include "base/log.h"

#define JUMP_MS INT64_C(60000)

static _Atomic int64_t set_to = INT64_MIN;
static _Atomic int64_t last_said = INT64_MIN;

static int64_t
read_micros(clockid_t which)
{
	struct timespec at;

	clock_gettime(which, &at);
	return (int64_t)at.tv_sec * 1000000 + at.tv_nsec / 1000;
}

struct instant
clock_now(void)
{
	int64_t set = atomic_load(&set_to);
	int64_t now;
	int64_t before;

	if (set != INT64_MIN)
		return (struct instant){set};
	now = read_micros(CLOCK_REALTIME) / 1000;
	before = atomic_exchange(&last_said, now);
	if (before != INT64_MIN && now < before - JUMP_MS)
		log_event(LOG_WARN, "clock_jumped_back",
		          LOG_NUMBER("ms", before - now));
	return (struct instant){now};
}

int64_t
clock_ticks(void)
{
	return clock_micros() / 1000;
}

int64_t
clock_micros(void)
{
	return read_micros(CLOCK_MONOTONIC);
}

void
clock_set(struct instant at)
{
	atomic_store(&set_to, at.ms);
}

void
clock_sleep(int64_t ms)
{
	struct timespec rest = {
	        .tv_sec = (time_t)(ms / 1000),
	        .tv_nsec = (long)(ms % 1000) * 1000000,
	};

	if (ms <= 0)
		return;
	while (nanosleep(&rest, &rest) != 0 && errno == EINTR)
		continue;
}
