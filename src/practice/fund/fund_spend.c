/*
 * fund_spend.c - rules: what is counted as spent, promised and late.
 */
#include "practice/fund/fund_spend.h"

#include "base/calendar.h"

int
fund_age(int days)
{
	return days <= 7 ? 0 : days <= 28 ? 1 : days <= 84 ? 2 : 3;
}

void
fund_days_add(struct fund_days *days, int took)
{
	int at = took < 0 ? 0 : took > FUND_DAYS_MOST ? FUND_DAYS_MOST : took;

	days->took[at]++;
	days->n++;
}

int
fund_days_median(const struct fund_days *days)
{
	int64_t seen = 0;

	for (int i = 0; i <= FUND_DAYS_MOST; i++) {
		seen += days->took[i];
		if (seen > 0 && seen >= (days->n + 1) / 2)
			return i;
	}
	return -1;
}

struct counting {
	struct ctx *ctx;
	struct fund_spend *spend;
	struct fund_days all, light;
};

static void
add(struct fund_part *part, struct money sum)
{
	part->n++;
	part->sum.pence += sum.pence;
}

/* Which of the twelve months a day is in. */
static int
month_of(const struct fund_spend *spend, struct date on)
{
	int at = 0;

	while (at + 1 < FUND_SPEND_MONTHS &&
	       !date_before(on, date_add_months(spend->from, at + 1)))
		at++;
	return at;
}

static const struct fault *
count_paid(void *data, const struct fund_spent *s)
{
	struct counting *c = data;
	int took = calendar_working_days_between(s->asked_on, s->paid_on);

	add(&c->spend->all, s->sum);
	add(&c->spend->purposes[s->purpose], s->sum);
	add(&c->spend->areas[s->area], s->sum);
	add(&c->spend->months[month_of(c->spend, s->paid_on)], s->sum);
	fund_days_add(&c->all, took);
	if (s->tier == 1)
		fund_days_add(&c->light, took);
	return NULL;
}

static const struct fault *
count_promised(void *data, const struct fund_spent *s)
{
	struct counting *c = data;
	int days = date_days_between(s->waits_since, c->ctx->today);

	add(&c->spend->promised, s->sum);
	add(&c->spend->promised_ages[fund_age(days)], s->sum);
	return NULL;
}

static const struct fault *
count_bare(void *data, const struct fund_spent *s)
{
	struct counting *c = data;
	int days = date_days_between(s->paid_on, c->ctx->today);

	add(&c->spend->bare, s->sum);
	add(&c->spend->bare_ages[fund_age(days)], s->sum);
	return NULL;
}

const struct fault *
fund_spend(struct ctx *ctx, struct fund_spend *out)
{
	struct counting *c = arena_new(ctx->arena, struct counting, 1);

	*out = (struct fund_spend){
	        .from = date_add_months(fund_month_first(ctx->today),
	                                1 - FUND_SPEND_MONTHS),
	        .to = ctx->today,
	};
	c->ctx = ctx;
	c->spend = out;
	TRY(fund_spend_store_paid(ctx, out->from, out->to, count_paid, c));
	TRY(fund_spend_store_waits(ctx, false, count_promised, c));
	TRY(fund_spend_store_waits(ctx, true, count_bare, c));
	out->median = fund_days_median(&c->all);
	out->median_light = fund_days_median(&c->light);
	return fund_spend_store_told(ctx, out);
}
