/*
 * fund_month_views.h - what the pages of a month are given, their views and
 * their handlers.
 */
#ifndef PRACTICE_FUND_MONTH_VIEWS_H
#define PRACTICE_FUND_MONTH_VIEWS_H

#include "practice/fund/fund_finance_views.h"
#include "practice/fund/fund_month.h"

struct fund_month_screen {
	struct fund_month month;
	struct str closed_by;
	struct str asked_by;
	bool asked_by_me;
	struct fund_month_row *rows;
	size_t rows_n;
};

/* "/month?of=2026-10" */
struct str
fund_month_path(struct arena *arena, const char *path, struct date month);
/* "October 2026", in the thread's language. */
struct str fund_month_words(struct arena *arena, struct date month);

/* One month; the months; one on paper. */
void fund_draw_month(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_month) */
void fund_draw_months(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_month) */
void
fund_draw_month_report(struct html *h, const struct ctx *ctx, const void *data);
/* The figures of a month, bank beside books; and what is open. */
void fund_draw_month_figures(struct html *h, const struct fund_month *m);
/* (as fund_draw_month_figures) */
void fund_draw_month_open(struct html *h, const struct ctx *ctx,
                          const struct fund_month *m);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_get_month);
HANDLER(fund_get_months);
HANDLER(fund_get_month_report);
HANDLER(fund_post_month_close);
HANDLER(fund_post_month_reopen);
HANDLER(fund_post_month_reopened);
#undef HANDLER

#endif
