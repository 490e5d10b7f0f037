/*
 * fund_fair.c - rules: groups, values, intervals, comparing.
 */
#include "practice/fund/fund_fair_local.h"

#include <stdlib.h>

#include "practice/fund/fund_public.h"
#include "register/policy/policy.h"
#include "stats/interval.h"

#define LEAST_EVER 5

int
fund_fair_age(int years)
{
	static const int below[] = {25, 35, 50};

	if (years <= 0)
		return 4;
	for (int i = 0; i < 3; i++)
		if (years < below[i])
			return i;
	return 3;
}

/* --- one group -------------------------------------------------------- */

/* Whether somebody is of a group; by below 0: of all. */
static bool
is_of(const struct fund_fair_one *one, int by, int group)
{
	return by < 0 || one->group[by] == group;
}

static struct fund_fair_value
share(int64_t hits, int64_t n)
{
	struct fund_fair_value v = {.n = n};
	struct interval i;

	if (n == 0)
		return v;
	v.value = (double)hits / (double)n;
	v.sure = stats_wilson(hits, n, &i);
	if (v.sure) {
		v.low = i.low;
		v.high = i.high;
	}
	return v;
}

static int
order(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static struct fund_fair_value
middle(double *values, int64_t n)
{
	struct fund_fair_value v = {.n = n};
	int64_t low, high;

	if (n == 0)
		return v;
	qsort(values, (size_t)n, sizeof(*values), order);
	v.value = stats_median(values, n);
	v.sure = stats_median_ranks(n, &low, &high);
	if (v.sure) {
		v.low = values[low - 1];
		v.high = values[high - 1];
	}
	return v;
}

struct counted {
	int64_t told, asked, answered, agreed, paid;
	double *pounds, *days;
};

static void
count_one(struct counted *c, const struct fund_fair_one *one)
{
	c->told++;
	c->asked += one->asked;
	c->answered += one->answered;
	if (one->agreed)
		c->pounds[c->agreed++] = (double)one->pence / 100;
	if (one->days >= 0)
		c->days[c->paid++] = one->days;
}

static void
group_weigh(struct counted *c, const struct fund_fair_one *people, size_t n,
            int by, int group, struct fund_fair_group *out)
{
	c->told = c->asked = c->answered = c->agreed = c->paid = 0;
	for (size_t i = 0; i < n; i++)
		if (is_of(&people[i], by, group))
			count_one(c, &people[i]);
	out->of[FAIR_ASKED] = share(c->asked, c->told);
	out->of[FAIR_AGREED] = share(c->agreed, c->answered);
	out->of[FAIR_SUM] = middle(c->pounds, c->agreed);
	out->of[FAIR_DAYS] = middle(c->days, c->paid);
}

/* --- hiding and comparing --------------------------------------------- */

static void
compare(struct fund_fair_value *v, const struct fund_fair_value *all)
{
	if (!v->shown || !v->sure || !all->shown)
		return;
	if (v->high < all->value)
		v->differs = -1;
	else if (v->low > all->value)
		v->differs = 1;
}

/* A group of nobody hides nothing: it is left out, not hidden. */
static void
measure_finish(struct fund_fair *f, int by, int measure)
{
	const struct fund_fair_value *all = &f->all.of[measure];
	struct fund_fair_value *of[FAIR_GROUPS_MOST];
	struct fund_cell cells[FAIR_GROUPS_MOST];
	size_t n = 0;

	for (size_t g = 0; g < f->n[by]; g++) {
		struct fund_fair_value *v = &f->groups[by][g].of[measure];

		if (v->n == 0)
			continue;
		cells[n] = (struct fund_cell){v->n, false};
		of[n++] = v;
	}
	fund_hide(cells, n, f->least, true);
	for (size_t g = 0; g < n; g++) {
		of[g]->shown = all->shown && !cells[g].hidden;
		compare(of[g], all);
	}
}

void
fund_fair_weigh(struct arena *arena, const struct fund_fair_one *people,
                size_t n, int64_t least, struct fund_fair *out)
{
	struct counted c = {
	        .pounds = arena_new(arena, double, n + 1),
	        .days = arena_new(arena, double, n + 1),
	};

	out->least = least;
	group_weigh(&c, people, n, -1, 0, &out->all);
	for (int m = 0; m < FAIR_MEASURE_COUNT; m++)
		out->all.of[m].shown = out->all.of[m].n >= least;
	for (int by = 0; by < FAIR_BY_COUNT; by++) {
		for (size_t g = 0; g < out->n[by]; g++)
			group_weigh(&c, people, n, by, (int)g,
			            &out->groups[by][g]);
		for (int m = 0; m < FAIR_MEASURE_COUNT; m++)
			measure_finish(out, by, m);
	}
}

const struct fault *
fund_fair_read(struct ctx *ctx, struct fund_fair *out)
{
	struct fund_fair_one *people;
	int64_t months, least;
	size_t n;

	*out = (struct fund_fair){.least = 0};
	TRY(policy_get_i64(ctx, "fund.fair_months", S(""), ctx->today, 12,
	                   &months));
	TRY(policy_get_i64(ctx, "fund.public_least", S(""), ctx->today, 10,
	                   &least));
	out->since = date_add_months(ctx->today, -(int)months);
	TRY(fund_fair_store_people(ctx, out->since, &people, &n, out));
	fund_fair_weigh(ctx->arena, people, n,
	                least < LEAST_EVER ? LEAST_EVER : least, out);
	return NULL;
}
