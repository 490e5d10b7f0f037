/*
 * fund_open_pages.c - the file of payments over a sum, month by month.
 */
#include "practice/fund/fund_open_local.h"

/* Months that are listed. */
#define LISTED 12

static struct date
month_of(struct date day)
{
	int year, month, of_month;

	date_split(day, &year, &month, &of_month);
	return date_add_days(day, 1 - of_month);
}

const struct fault *
fund_get_open(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_open_screen screen = {.months_n = LISTED};
	struct date month = month_of(ctx->today);

	(void)req;
	screen.months = arena_new(ctx->arena, struct fund_open_month, LISTED);
	TRY(fund_open_above(ctx, &screen.above));
	for (size_t i = 0; i < LISTED; i++) {
		month = date_add_months(month, -1);
		TRY(fund_open_get(ctx, month, &screen.months[i]));
	}
	page_show(ctx, reply,
	          &(struct page){.title = T("Payments that are published"),
	                         .nav = NAV_SPENDING},
	          fund_draw_open, &screen);
	return NULL;
}

/* A month that has ended; any other is not there. */
static const struct fault *
month_read(struct ctx *ctx, const struct request *req, struct date *out)
{
	if (!fund_month_read(request_place(req, "month"), out) ||
	    !fund_month_over(ctx->today, *out))
		return fault_not_found(ctx, "There is no file of that month");
	return NULL;
}

const struct fault *
fund_get_open_month(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct fund_open_screen screen = {.months_n = 0};
	struct fund_over *over;
	struct date month;

	TRY(month_read(ctx, req, &month));
	TRY(fund_open_above(ctx, &screen.above));
	TRY(fund_open_get(ctx, month, &screen.month));
	TRY(fund_open_payments(ctx, month, &over, &screen.over_n));
	screen.over = over;
	page_show(ctx, reply,
	          &(struct page){.title = T("Payments of a month"),
	                         .nav = NAV_SPENDING,
	                         .back = S("/spending")},
	          fund_draw_open_month, &screen);
	return NULL;
}

const struct fault *
fund_post_open_make(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct fund_id *named;
	struct date month;
	struct str word;
	size_t n = 0;

	TRY(month_read(ctx, req, &month));
	while (request_field_at(req, "named", n, &word))
		n++;
	named = arena_new(ctx->arena, struct fund_id, n + 1);
	for (size_t i = 0; i < n; i++)
		if (request_field_at(req, "named", i, &word) &&
		    !id_read(word, &named[i].v))
			return fault_invalid(ctx,
			                     "Choose payments from the list");
	TRY(fund_open_make(ctx, month, named, n));
	reply_notice(ctx, reply, TEXT("The file is made"));
	reply_see_other(reply,
	                str_print(ctx->arena, "/spending/%.*s",
	                          STR_ARG(fund_month_key(ctx->arena, month))));
	return NULL;
}

const struct fault *
fund_get_open_file(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_open_month file;
	struct date month;

	TRY(month_read(ctx, req, &month));
	TRY(fund_open_get(ctx, month, &file));
	if (!file.made)
		return fault_not_found(ctx, "There is no file of that month");
	reply_download(reply, "text/csv; charset=utf-8",
	               str_print(ctx->arena, "enabling-fund-%.*s.csv",
	                         STR_ARG(fund_month_key(ctx->arena, month))));
	buf_str(&reply->body, file.body);
	return NULL;
}
