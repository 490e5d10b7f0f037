/*
 * mine_close.c - rules: when enough people sent something, months are closed.
 *
 * Months are joined from the oldest on until there are enough.  A month that
 * is over does not change any more, and a group that is closed does not: nobody
 * learns one answer as the difference of two looks.  What comes after its month
 * was closed, begun before midnight, is of the first month that is not.
 */
#include "practice/mine/mine_local.h"

/* People, of whom each counts once; of papers nobody knows whose they are. */
static bool
is_enough(const struct mine_open *open)
{
	return (open->paper ? open->answers : open->senders) >= MINE_FEWEST;
}

static struct date
month_after(struct date month)
{
	return mine_month_of(date_add_days(month, 31));
}

const struct fault *
mine_month_for(struct ctx *ctx, struct mine_sender *sender)
{
	struct date last;

	TRY(mine_store_hold(ctx, sender->organisation, sender->paper, true,
	                    &last));
	sender->month = mine_month_of(ctx->today);
	if (!date_before(last, sender->month))
		sender->month = month_after(last);
	return NULL;
}

const struct fault *
mine_close(struct ctx *ctx)
{
	struct mine_open *open;
	struct date last;
	size_t n;

	TRY(mine_store_blend_fresh(ctx));
	TRY(mine_store_open(ctx, &open, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(mine_store_hold(ctx, open[i].organisation, open[i].paper,
		                    false, &last));
		TRY(mine_store_tally(ctx, &open[i]));
		if (is_enough(&open[i]))
			TRY(mine_store_close(ctx, &open[i]));
	}
	return NULL;
}
