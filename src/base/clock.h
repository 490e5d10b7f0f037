/*
 * clock.h - the only place that asks what time it is.
 *
 * Requests ask once and keep it in ctx->now and ctx->today.  Tests and the
 * demo set the clock.  A clock that jumps back is noticed: clock_now never
 * goes below what it last said by more than a minute without being logged,
 * and durations use clock_ticks, which cannot jump.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/date.h"

/* The present moment, or the set one. */
struct instant clock_now(void);

/* Milliseconds that only ever go up; for time-outs and durations. */
int64_t clock_ticks(void);

/* Microseconds that only ever go up; for timings shown on /status. */
int64_t clock_micros(void);

/* Set the clock (tests, demo); INSTANT_NONE lets it run again. */
void clock_set(struct instant at);

/* Wait; for pollers and retries only. */
void clock_sleep(int64_t ms);

#endif
