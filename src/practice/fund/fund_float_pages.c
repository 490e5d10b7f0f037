/*
 * fund_float_pages.c - the pages of cash floats.
 */
#include "practice/fund/fund_fresh.h"
#include "practice/fund/fund_leave.h"

/* --- reading ------------------------------------------------------------ */

const struct fault *
fund_float_place(const struct request *req, struct account_id *out)
{
	return request_place_id(req, "float", &out->v);
}

/* Who may hold one: staff of ours who can neither ask nor decide. */
static const struct fault *
holders_read(struct ctx *ctx, struct fund_floats *data)
{
	struct identity_entry *list;
	size_t n, kept = 0;

	if (!ctx_can(ctx, CAN_PAY_FUND))
		return NULL;
	TRY(identity_users(ctx, R(FINANCE) | R(ADMINISTRATOR), &list, &n));
	for (size_t i = 0; i < n; i++)
		if (list[i].organisation.v == ctx->who.organisation.v &&
		    (list[i].roles & (R_WORKERS | R(PERSON))) == 0 &&
		    list[i].id.v != ctx->actor.v)
			list[kept++] = list[i];
	data->holders = list;
	data->holders_n = kept;
	return NULL;
}

const struct fault *
fund_get_floats(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_floats data = {.n = 0};
	struct fund_float *list;

	(void)req;
	TRY(fund_floats(ctx, &list, &data.n));
	data.list = list;
	TRY(holders_read(ctx, &data));
	TRY(fund_floats_leaves(ctx, &data));
	page_show(ctx, reply,
	          &(struct page){.title = T("Cash floats"),
	                         .nav = NAV_FUND,
	                         .back = ctx_can(ctx, CAN_OPEN_FUND)
	                                         ? S("/fund")
	                                         : S("/today")},
	          fund_draw_floats, &data);
	return NULL;
}

/* What is agreed and small enough for cash, for the holder. */
static const struct fault *
agreed_read(struct ctx *ctx, struct fund_floats *data)
{
	struct fund_request *list;
	size_t n, kept = 0;

	if (data->one.holder.v != ctx->actor.v || data->one.closed)
		return NULL;
	TRY(fund_cash_most(ctx, &data->cash_most));
	TRY(fund_store_payables(ctx, FUND_AGREED, &list, &n));
	for (size_t i = 0; i < n; i++)
		if (list[i].terms.sum.pence <= data->cash_most)
			list[kept++] = list[i];
	data->agreed = list;
	data->agreed_n = kept;
	return NULL;
}

const struct fault *
fund_get_float(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_floats data = {.n = 0};
	struct fund_count *counts;
	struct account_id id;

	TRY(fund_float_place(req, &id));
	TRY(fund_float_read(ctx, id, &data.one));
	TRY(fund_float_counts(ctx, id, &counts, &data.counts_n));
	data.counts = counts;
	TRY(agreed_read(ctx, &data));
	TRY(fund_floats_leaves(ctx, &data));
	if (data.leaves != NULL)
		TRY(holders_read(ctx, &data));
	page_show(ctx, reply,
	          &(struct page){.title = T("A cash float"),
	                         .nav = NAV_FUND,
	                         .back = S("/floats")},
	          fund_draw_float, &data);
	return NULL;
}

const struct fault *
fund_get_float_pay(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_floats data = {.n = 0};
	struct fund_fresh fresh;
	struct fund_id request;
	struct user_id *users;
	struct str *names;
	struct account_id id;
	size_t n;

	TRY(fund_float_place(req, &id));
	TRY(request_place_id(req, "request", &request.v));
	TRY(fund_float_read(ctx, id, &data.one));
	if (data.one.holder.v != ctx->actor.v)
		return fault_not_found(ctx, "We cannot find that float");
	TRY(fund_store_payable(ctx, request, false, &data.counter.request));
	TRY(fund_store_speakers(ctx, request, FUND_WORKER, &users, &n));
	TRY(identity_names(ctx, users, n, &names));
	data.counter.worker = n > 0 ? names[n - 1] : S("");
	TRY(fund_fresh(ctx, data.counter.request.terms.sum, &fresh));
	data.counter.fresh = &fresh;
	page_show(ctx, reply,
	          &(struct page){.title = T("Pay in cash"),
	                         .nav = NAV_FUND,
	                         .back = fund_float_path(ctx->arena, id, "")},
	          fund_draw_float_pay, &data);
	return NULL;
}

/* --- changing ----------------------------------------------------------- */

const struct fault *
fund_float_done(struct ctx *ctx, struct account_id id, struct text notice,
                struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, fund_float_path(ctx->arena, id, ""));
	return NULL;
}

const struct fault *
fund_post_floats(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct account_id id;
	struct user_id holder;

	if (!id_read(request_field(req, "holder"), &holder.v))
		holder.v = 0;
	TRY(fund_float_open(ctx, holder, &id));
	return fund_float_done(ctx, id, TEXT("The float is open. Now fill it"),
	                       reply);
}

const struct fault *
fund_post_fill(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct account_id id;

	TRY(fund_float_place(req, &id));
	TRY(fund_float_fill(ctx, id, fund_read_sum(req)));
	return fund_float_done(ctx, id, TEXT("The money is in the float"),
	                       reply);
}

const struct fault *
fund_post_count(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct account_id id;
	struct money counted;

	TRY(fund_float_place(req, &id));
	if (!money_read(request_field(req, "sum"), &counted))
		counted.pence = -1;
	TRY(fund_float_count(ctx, id, counted, request_field(req, "words"),
	                     request_field(req, "witness")));
	return fund_float_done(ctx, id, TEXT("The count is written down"),
	                       reply);
}

static const struct fault *
count_of(const struct request *req, int64_t *out)
{
	if (!id_read(request_field(req, "count"), out))
		*out = 0;
	return NULL;
}

const struct fault *
fund_post_explain(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct account_id id;
	int64_t count;

	TRY(fund_float_place(req, &id));
	TRY(count_of(req, &count));
	TRY(fund_gap_explain(ctx, id, count, request_field(req, "explained")));
	return fund_float_done(
	        ctx, id,
	        TEXT("That is written down. Somebody else stands behind "
	             "it now, or does not"),
	        reply);
}

const struct fault *
fund_post_settle(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct account_id id;
	int64_t count;

	TRY(fund_float_place(req, &id));
	TRY(count_of(req, &count));
	TRY(fund_gap_settle(ctx, id, count));
	return fund_float_done(ctx, id, TEXT("The difference is settled"),
	                       reply);
}

const struct fault *
fund_post_float_close(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct account_id id;

	TRY(fund_float_place(req, &id));
	TRY(fund_float_close(ctx, id));
	return fund_float_done(
	        ctx, id,
	        TEXT("The float is closed, and what was in it is "
	             "in the pot"),
	        reply);
}

/* The page again, when the code will not do. */
static const struct fault *
get_again(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	TRY(fund_get_float_pay(ctx, req, reply));
	reply->status = 422;
	return NULL;
}

const struct fault *
fund_post_float_pay(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct fund_handover how;
	struct problems problems;
	struct fund_id request;
	struct entry_id payment;
	struct account_id id;
	struct fund_request q;
	bool answered;

	TRY(fund_float_place(req, &id));
	TRY(request_place_id(req, "request", &request.v));
	if (!id_read(request_field(req, "payment"), &payment.v))
		return fault_invalid(ctx, "Open the page of this payment "
		                          "again, and pay from there");
	TRY(fund_store_payable(ctx, request, false, &q));
	TRY(fund_fresh_ask(ctx, reply, get_again, &q, payment,
	                   fund_read_sum(req), request_field(req, "code"),
	                   &answered));
	if (answered)
		return NULL;
	problems_init(&problems, ctx->arena);
	fund_read_handover(ctx, req, &how, &problems);
	TRY(fund_float_pay(ctx, id, request, payment, fund_read_sum(req),
	                   how.to_worker));
	return fund_float_done(ctx, id, TEXT("It is paid"), reply);
}

/* --- a first page ------------------------------------------------------- */

const struct fault *
fund_read_floats(struct ctx *ctx, struct person_id person, void **out)
{
	struct fund_floats *data = arena_new(ctx->arena, struct fund_floats, 1);
	struct fund_float *list;

	(void)person;
	TRY(fund_floats(ctx, &list, &data->n));
	TRY(fund_floats_leaves(ctx, data));
	data->list = list;
	*out = data;
	return NULL;
}
