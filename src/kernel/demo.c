/*
 * demo.c - chance that comes out the same, and acting as somebody.
 */
#include "kernel/demo.h"
#include "base/calendar.h"
#include "base/clock.h"

void
demo_begin(struct demo *demo, size_t part)
{
	demo->part = part;
	demo_turn(demo, demo->at);
}

void
demo_turn(struct demo *demo, size_t at)
{
	demo->state = demo->seed + (at << 32) + (demo->part << 20);
}

unsigned
demo_random(struct demo *demo, unsigned below)
{
	/* splitmix64, so that a seed gives the same everywhere. */
	uint64_t z = (demo->state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	z ^= z >> 31;
	return (unsigned)(z % below);
}

struct date
demo_working_day(const struct demo *demo, struct date day)
{
	struct date next = calendar_add_working_days(day, 0);

	if (date_before(next, demo->today) || !date_before(day, demo->today))
		return next;
	return calendar_add_working_days(demo->today, -1);
}

bool
demo_since(const struct demo *demo, size_t at, int days)
{
	return date_before(date_add_days(demo->people[at].starts_on, days),
	                   demo->today);
}

size_t
demo_place(const struct demo *demo, size_t at, int days)
{
	size_t n = 0;

	for (size_t i = 0; i < at; i++)
		n += demo_since(demo, i, days) &&
		     demo->people[i].worker.v == demo->people[at].worker.v;
	return n;
}

void
demo_act(struct ctx *ctx, struct user_id user, unsigned roles,
         struct person_id self, struct instant at)
{
	ctx->who = (struct actor){
	        .id = user,
	        .roles = roles,
	        .person = self,
	        .purpose = self.v != 0 ? PURPOSE_OWN : PURPOSE_WORKING,
	};
	ctx->actor = user;
	/* Nobody has done anything yet at an hour that has not come. */
	if (at.ms > clock_now().ms)
		at = clock_now();
	ctx->now = at;
	ctx->today = instant_date(at);
	ctx->tx->who.actor = user;
	ctx->tx->who.now = at;
}
