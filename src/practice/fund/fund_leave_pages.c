/*
 * fund_leave_pages.c - floats whose holder leaves; a float's statement.
 */
#include "base/csv.h"
#include "practice/fund/fund_finance.h"
#include "practice/fund/fund_float_local.h"
#include "practice/fund/fund_leave.h"

const struct fault *
fund_floats_leaves(struct ctx *ctx, struct fund_floats *data)
{
	struct fund_leave *list;

	if (data->one.id.v != 0)
		return fund_leave_of(ctx, data->one.id, &data->leaves);
	TRY(fund_leaves(ctx, &list, &data->leaves_n));
	data->leaves = list;
	return NULL;
}

const struct fault *
fund_post_leave_count(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct account_id id;
	struct user_id to;
	struct money counted;

	TRY(fund_float_place(req, &id));
	if (!money_read(request_field(req, "sum"), &counted))
		counted.pence = -1;
	if (!id_read(request_field(req, "holder"), &to.v))
		to.v = 0;
	TRY(fund_leave_count(ctx, id, counted, to,
	                     request_field(req, "words")));
	return fund_float_done(
	        ctx, id,
	        TEXT("The count is written down. Somebody else confirms "
	             "it now"),
	        reply);
}

const struct fault *
fund_post_leave_confirm(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct account_id id;

	TRY(fund_float_place(req, &id));
	TRY(fund_leave_confirm(ctx, id));
	return fund_float_done(ctx, id, TEXT("The float is handed over"),
	                       reply);
}

const struct fault *
fund_post_leave_stays(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct account_id id;

	TRY(fund_float_place(req, &id));
	TRY(fund_leave_stays(ctx, id));
	return fund_float_done(ctx, id,
	                       TEXT("It is written down that it stays"), reply);
}

/* --- a statement ------------------------------------------------------ */

/* The month of ?of=2026-10, else this one. */
static const struct fault *
book_of(struct ctx *ctx, const struct request *req, struct fund_float_book *out)
{
	struct str said = request_query(req, "of");
	struct date month = fund_month_first(ctx->today);
	struct account_id id;

	TRY(fund_float_place(req, &id));
	if (!str_empty(said) &&
	    (said.n != 7 ||
	     !date_read_iso(str_print(ctx->arena, "%.*s-01", STR_ARG(said)),
	                    &month) ||
	     date_before(ctx->today, month)))
		return fault_not_found(ctx, "There is no such month");
	return fund_float_book(ctx, id, month, out);
}

const struct fault *
fund_get_float_book(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct fund_float_book book = {.n = 0};

	TRY(book_of(ctx, req, &book));
	page_show(ctx, reply,
	          &(struct page){.title = T("Statement of a float"),
	                         .nav = NAV_FUND,
	                         .back = fund_float_path(ctx->arena,
	                                                 book.one.id, "")},
	          fund_draw_float_book, &book);
	return NULL;
}

static void
put_row(struct buf *buf, struct str on, struct str what, struct str moved,
        struct str balance)
{
	csv_put(buf, on, true, true);
	csv_put(buf, what, false, true);
	csv_put(buf, moved, false, true);
	csv_put(buf, balance, false, true);
	buf_str(buf, S("\r\n"));
}

const struct fault *
fund_get_float_book_csv(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct arena *a = ctx->arena;
	struct fund_float_book book = {.n = 0};
	struct buf *b = &reply->body;
	struct date last;

	TRY(book_of(ctx, req, &book));
	last = date_add_days(date_add_months(book.month, 1), -1);
	reply_download(reply, "text/csv; charset=utf-8", S("float.csv"));
	put_row(b, T("Day"), T("What"), T("In or out, pounds"),
	        T("In it then, pounds"));
	put_row(b, date_iso(a, book.month), T("At the beginning"), S(""),
	        money_plain(a, book.opening));
	for (size_t i = 0; i < book.n; i++)
		put_row(b, date_iso(a, book.list[i].on),
		        fund_float_line_says(book.list[i].code),
		        money_plain(a, book.list[i].moved),
		        money_plain(a, book.list[i].balance));
	put_row(b, date_iso(a, last), T("At the end"), S(""),
	        money_plain(a, book.closing));
	return NULL;
}
