/*
 * fund_spend_views.h - the page of what the fund spent, and its files.
 */
#ifndef PRACTICE_FUND_SPEND_VIEWS_H
#define PRACTICE_FUND_SPEND_VIEWS_H

#include "practice/fund/fund_month_views.h"
#include "practice/fund/fund_spend.h"

/* Draws a struct fund_spend. */
void fund_draw_spend(struct html *h, const struct ctx *ctx, const void *data);

/* The figures as a long table: a part, what, how many, how much. */
struct fund_figure {
	struct str part;
	struct str what;
	struct fund_part sum;
};
/* All of them, in the order of the page; *out lives in the arena. */
size_t fund_spend_figures(struct arena *arena, const struct fund_spend *spend,
                          const struct fund_figure **out);
/* What an age of waiting is called: "8 to 28 days". */
struct str fund_age_words(int age);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_get_spend);
HANDLER(fund_get_spend_csv);
HANDLER(fund_get_spend_xlsx);
HANDLER(fund_get_payments_csv);
#undef HANDLER

#endif
