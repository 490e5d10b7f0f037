/*
 * fund_spend_pages.c - what the fund spent: the page, CSV and xlsx.
 */
#include "base/csv.h"
#include "base/sheet.h"
#include "practice/fund/fund_spend_views.h"

const struct fault *
fund_get_spend(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_spend spend;
	struct page page = {.title = T("What the fund spent"),
	                    .nav = NAV_SPEND,
	                    .wide = true};

	(void)req;
	TRY(fund_spend(ctx, &spend));
	page_show(ctx, reply, &page, fund_draw_spend, &spend);
	return NULL;
}

static void
put_row(struct buf *buf, const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_put(buf, cells[i], i == 0, true);
	buf_str(buf, S("\r\n"));
}

static const struct fault *
answer(struct reply *reply, const char *type, const char *name, struct str body)
{
	reply_download(reply, type, str_of(name));
	buf_str(&reply->body, body);
	return NULL;
}

const struct fault *
fund_get_spend_csv(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	const struct str head[] = {T("Part"), T("What"), T("How many"),
	                           T("Pounds")};
	const struct fund_figure *v;
	struct fund_spend spend;
	struct buf buf;
	size_t n;

	(void)req;
	TRY(fund_spend(ctx, &spend));
	n = fund_spend_figures(ctx->arena, &spend, &v);
	buf_init(&buf, ctx->arena, 0);
	put_row(&buf, head, 4);
	for (size_t i = 0; i < n; i++)
		put_row(&buf,
		        (const struct str[]){v[i].part, v[i].what,
		                             str_print(ctx->arena, "%lld",
		                                       (long long)v[i].sum.n),
		                             money_plain(ctx->arena,
		                                         v[i].sum.sum)},
		        4);
	return answer(reply, "text/csv; charset=utf-8", "fund-spend.csv",
	              buf_get(&buf));
}

/* --- payments one by one ------------------------------------------------ */

#define PAYMENT_HEAD \
	{ \
		T("Paid"), T("What"), T("From"), T("How"), T("Purpose"), \
		        T("Goal"), T("Pounds") \
	}
#define PAYMENT_CELLS 7

static struct str
goal_words(const struct fund_spent *s)
{
	return s->area == PLAN_AREA_COUNT ? T("No goal")
	                                  : text_get(plan_area_keys[s->area]);
}

struct writing {
	struct ctx *ctx;
	struct buf buf;
	struct sheet *sheet;
};

static const struct fault *
payment_csv(void *data, const struct fund_spent *s)
{
	struct writing *w = data;
	struct arena *arena = w->ctx->arena;

	put_row(&w->buf,
	        (const struct str[]){date_iso(arena, s->paid_on), s->what,
	                             s->supplier,
	                             text_get(fund_way_keys[s->way]),
	                             text_get(fund_purpose_keys[s->purpose]),
	                             goal_words(s), money_plain(arena, s->sum)},
	        PAYMENT_CELLS);
	return NULL;
}

const struct fault *
fund_get_payments_csv(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	const struct str head[] = PAYMENT_HEAD;
	struct writing w = {.ctx = ctx};
	struct date from = date_add_months(fund_month_first(ctx->today),
	                                   1 - FUND_SPEND_MONTHS);

	(void)req;
	buf_init(&w.buf, ctx->arena, 0);
	put_row(&w.buf, head, PAYMENT_CELLS);
	TRY(fund_spend_store_paid(ctx, from, ctx->today, payment_csv, &w));
	return answer(reply, "text/csv; charset=utf-8", "fund-payments.csv",
	              buf_get(&w.buf));
}

static const struct fault *
payment_sheet(void *data, const struct fund_spent *s)
{
	struct writing *w = data;

	sheet_date(w->sheet, s->paid_on);
	sheet_text(w->sheet, s->what);
	sheet_text(w->sheet, s->supplier);
	sheet_text(w->sheet, text_get(fund_way_keys[s->way]));
	sheet_text(w->sheet, text_get(fund_purpose_keys[s->purpose]));
	sheet_text(w->sheet, goal_words(s));
	sheet_money(w->sheet, s->sum);
	sheet_row(w->sheet);
	return NULL;
}

static void
figures_sheet(struct writing *w, const struct fund_spend *spend)
{
	const struct str head[] = {T("Part"), T("What"), T("How many"),
	                           T("Pounds")};
	const struct fund_figure *v;
	size_t n = fund_spend_figures(w->ctx->arena, spend, &v);

	sheet_page(w->sheet, S("Spend"), head, 4);
	for (size_t i = 0; i < n; i++) {
		sheet_text(w->sheet, v[i].part);
		sheet_text(w->sheet, v[i].what);
		sheet_number(w->sheet, v[i].sum.n);
		sheet_money(w->sheet, v[i].sum.sum);
		sheet_row(w->sheet);
	}
}

const struct fault *
fund_get_spend_xlsx(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	const char *folder = ctx->app->scratch == NULL ? "/tmp"
	                                               : ctx->app->scratch;
	const struct str head[] = PAYMENT_HEAD;
	struct writing w = {.ctx = ctx};
	struct fund_spend spend;
	struct str bytes;

	(void)req;
	TRY(fund_spend(ctx, &spend));
	if (!sheet_open(ctx->arena, folder, &w.sheet))
		return fault_unavailable(ctx, "The workbook cannot be written "
		                              "now");
	figures_sheet(&w, &spend);
	if (ctx_can(ctx, CAN_PAY_FUND)) {
		sheet_page(w.sheet, S("Payments"), head, PAYMENT_CELLS);
		TRY(fund_spend_store_paid(ctx, spend.from, spend.to,
		                          payment_sheet, &w));
	}
	if (!sheet_close(w.sheet, &bytes))
		return fault_unavailable(ctx, "The workbook cannot be written "
		                              "now");
	return answer(reply,
	              "application/vnd.openxmlformats-officedocument."
	              "spreadsheetml.sheet",
	              "fund-spend.xlsx", bytes);
}
