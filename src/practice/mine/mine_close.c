/*
 * mine_close.c - rules: when enough people sent something, months are closed.
 *
 * Months are joined from the oldest on until there are enough.  A month that
 * is over does not change any more, and a group that is closed does not: nobody
 * learns one answer as the difference of two looks.
 */
#include "practice/mine/mine_local.h"

/* People, of whom each counts once; of papers nobody knows whose they are. */
static bool
is_enough(const struct mine_open *open)
{
	return (open->paper ? open->answers : open->senders) >= MINE_FEWEST;
}

const struct fault *
mine_close(struct ctx *ctx)
{
	struct mine_open *open;
	size_t n;

	TRY(mine_store_open(ctx, &open, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(mine_store_tally(ctx, &open[i]));
		if (is_enough(&open[i]))
			TRY(mine_store_close(ctx, &open[i]));
	}
	return NULL;
}
