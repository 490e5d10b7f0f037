/*
 * plan_net_measure.c - what a circle of people adds up to.
 */
#include "practice/plan/plan_net.h"

bool
plan_tie_is_paid(const struct plan_tie *tie)
{
	if (tie->pay == PLAN_NET_PAY_UNSAID)
		return tie->kind == PLAN_TIE_WORKER;
	return tie->pay == PLAN_NET_PAID;
}

static bool
plan_net_has(const struct plan_net *net, int64_t id)
{
	for (size_t i = 0; i < net->ties_n; i++)
		if (net->ties[i].id == id)
			return true;
	return false;
}

/* Ties outside the part of life that has most of them. */
static int64_t
plan_net_bridging(const int64_t lives[PLAN_NET_LIFE_COUNT], int64_t placed)
{
	int64_t most = 0;

	for (int i = 0; i < PLAN_NET_LIFE_COUNT; i++)
		if (i != PLAN_NET_LIFE_UNSAID && lives[i] > most)
			most = lives[i];
	return placed - most;
}

struct plan_net_figures
plan_net_measure(const struct plan_tie *ties, size_t n,
                 const struct plan_net *before)
{
	struct plan_net_figures f = {.size = (int64_t)n,
	                             .few = n < PLAN_NET_FEW};
	int64_t lives[PLAN_NET_LIFE_COUNT] = {0};

	if (before == NULL)
		f.fresh = -1;
	for (size_t i = 0; i < n; i++) {
		f.unpaid += !plan_tie_is_paid(&ties[i]);
		f.placed += ties[i].life != PLAN_NET_LIFE_UNSAID;
		f.close += ties[i].ring <= 2;
		lives[ties[i].life]++;
		if (before != NULL)
			f.fresh += !plan_net_has(before, ties[i].id);
	}
	f.bridging = plan_net_bridging(lives, f.placed);
	return f;
}
