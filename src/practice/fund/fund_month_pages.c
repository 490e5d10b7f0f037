/*
 * fund_month_pages.c - a month of the fund on one screen, and on paper.
 */
#include "practice/fund/fund_month_views.h"

#include "kernel/identity/identity.h"

/* The month of ?of=2026-10, or of the field of a form; else the next that is
 * to be closed, or this one. */
static const struct fault *
month_of(struct ctx *ctx, const struct request *req, struct date *out)
{
	struct str said = request_query(req, "of");
	struct str day;

	if (str_empty(said))
		said = request_field(req, "of");
	if (str_empty(said)) {
		TRY(fund_month_next(ctx, out));
		if (date_before(ctx->today, *out))
			*out = fund_month_first(ctx->today);
		return NULL;
	}
	day = str_print(ctx->arena, "%.*s-01", STR_ARG(said));
	if (said.n != 7 || !date_read_iso(day, out) ||
	    date_before(ctx->today, *out))
		return fault_not_found(ctx, "There is no such month");
	return NULL;
}

/* What the bank wrote is for whoever pays. */
static void
words_hide(const struct ctx *ctx, struct fund_month *m)
{
	for (size_t i = 0; i < m->lines_n && !ctx_can(ctx, CAN_PAY_FUND); i++)
		m->lines[i].words = S("");
}

static const struct fault *
screen_read(struct ctx *ctx, const struct request *req,
            struct fund_month_screen *screen)
{
	struct user_id users[2];
	struct str *names;
	struct date on = DATE_NONE;

	TRY(month_of(ctx, req, &on));
	TRY(fund_month(ctx, on, &screen->month));
	words_hide(ctx, &screen->month);
	users[0] = screen->month.closing.by;
	users[1] = screen->month.closing.asked_by;
	TRY(identity_names(ctx, users, 2, &names));
	screen->closed_by = names[0];
	screen->asked_by = names[1];
	screen->asked_by_me = screen->month.closing.asked_by.v == ctx->actor.v;
	return NULL;
}

const struct fault *
fund_get_month(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_month_screen screen = {.asked_by_me = false};
	struct page page = {.title = T("Close a month"),
	                    .nav = NAV_SPEND,
	                    .back = S("/months")};

	TRY(screen_read(ctx, req, &screen));
	page_show(ctx, reply, &page, fund_draw_month, &screen);
	return NULL;
}

const struct fault *
fund_get_month_report(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct fund_month_screen screen = {.asked_by_me = false};
	struct page page = {.title = T("Monthly report"), .print = true};

	TRY(screen_read(ctx, req, &screen));
	page_show(ctx, reply, &page, fund_draw_month_report, &screen);
	return NULL;
}

const struct fault *
fund_get_months(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_month_screen screen = {.asked_by_me = false};
	struct page page = {
	        .title = T("Months"), .nav = NAV_SPEND, .back = S("/spend")};

	(void)req;
	TRY(fund_months(ctx, &screen.rows, &screen.rows_n));
	page_show(ctx, reply, &page, fund_draw_months, &screen);
	return NULL;
}

/* --- changing ----------------------------------------------------------- */

static struct money
counted(const struct request *req, const char *name)
{
	struct money sum;

	return fund_bank_sum(request_field(req, name), &sum) == NULL
	               ? sum
	               : (struct money){INT64_MIN};
}

static const struct fault *
done(struct ctx *ctx, struct date month, struct text notice,
     struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, fund_month_path(ctx->arena, "/month", month));
	return NULL;
}

const struct fault *
fund_post_month_close(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct fund_month_said said = {
	        .bank = counted(req, "bank"),
	        .start_words = request_field(req, "start_words"),
	};
	struct date on = DATE_NONE;

	TRY(month_of(ctx, req, &on));
	for (size_t i = 0; i < FUND_MONTH_KINDS_MOST; i++)
		said.kinds[i] = counted(req, fund_month_fields[i]);
	TRY(fund_month_close(ctx, on, &said));
	return done(ctx, on, TEXT("The month is closed"), reply);
}

const struct fault *
fund_post_month_reopen(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct date on = DATE_NONE;

	TRY(month_of(ctx, req, &on));
	TRY(fund_month_reopen_ask(ctx, on, request_field(req, "reason")));
	return done(ctx, on, TEXT("It is asked. Somebody else reopens it"),
	            reply);
}

const struct fault *
fund_post_month_reopened(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct date on = DATE_NONE;

	TRY(month_of(ctx, req, &on));
	TRY(fund_month_reopen(ctx, on));
	return done(ctx, on, TEXT("The month is open again"), reply);
}
