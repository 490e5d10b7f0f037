/*
 * fund_pay_pages.c - the pages of whoever looks after the money.
 */
#include "practice/fund/fund_float_local.h"
#include "practice/fund/fund_fresh.h"
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_receipt_local.h"
#include "practice/fund/fund_sign.h"

#include "kernel/identity/identity.h"

/* What is late stands above, and once. */
static size_t
without_late(struct fund_request *list, size_t n,
             const struct fund_overdue *late, size_t late_n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		bool stands = false;

		for (size_t k = 0; k < late_n; k++)
			stands = stands || late[k].request.v == list[i].id.v;
		if (!stands)
			list[kept++] = list[i];
	}
	return kept;
}

const struct fault *
fund_get_counter(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_counter counter = {.pays = ctx_can(ctx, CAN_PAY_FUND)};
	struct fund_request *agreed, *paid, *shown;
	struct fund_small *small;
	struct fund_overdue *late;
	struct fund_float *floats;

	(void)req;
	TRY(fund_pot(ctx, &counter.pot));
	TRY(fund_floats(ctx, &floats, &counter.floats_n));
	counter.floats = floats;
	if (counter.pays) {
		TRY(fund_overdue_unpaid(ctx, &late, &counter.late_n));
		counter.late = late;
		TRY(fund_store_payables(ctx, FUND_AGREED, &agreed,
		                        &counter.agreed_n));
		TRY(fund_store_payables(ctx, FUND_PAID, &paid,
		                        &counter.paid_n));
		TRY(fund_store_payables(ctx, FUND_SHOWN, &shown,
		                        &counter.shown_n));
		counter.shown = shown;
		counter.agreed_n = without_late(agreed, counter.agreed_n, late,
		                                counter.late_n);
		TRY(fund_small_take(ctx, agreed, &counter.agreed_n, &small,
		                    &counter.small_n));
		counter.small = small;
		counter.agreed = agreed;
		counter.paid = paid;
	}
	page_show(ctx, reply,
	          &(struct page){.title = T("The fund"), .nav = NAV_FUND},
	          fund_draw_counter, &counter);
	return NULL;
}

static const struct fault *
request_of(struct ctx *ctx, const struct request *req, struct fund_request *out)
{
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	return fund_store_payable(ctx, id, false, out);
}

/* How it was paid, and whether its supplier is a small one. */
static const struct fault *
way_read(struct ctx *ctx, struct fund_counter *counter)
{
	struct fund_handover *how =
	        arena_new(ctx->arena, struct fund_handover, 1);
	bool there;

	TRY(fund_handover_paid(ctx, counter->request.id, how, &there));
	counter->how = there ? how : NULL;
	return fund_supplier_is_small(ctx, counter->request.terms.supplier,
	                              &counter->small_supplier);
}

const struct fault *
fund_get_pay(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_counter counter = {.pays = true};
	struct page page = {
	        .title = T("Pay"), .nav = NAV_FUND, .back = S("/fund")};
	struct fund_fresh fresh;
	struct user_id *users;
	struct str *names;
	size_t n;

	TRY(request_of(ctx, req, &counter.request));
	TRY(fund_store_speakers(ctx, counter.request.id, FUND_WORKER, &users,
	                        &n));
	TRY(identity_names(ctx, users, n, &names));
	counter.worker = n > 0 ? names[n - 1] : S("");
	TRY(fund_counter_receipts(ctx, &counter));
	TRY(way_read(ctx, &counter));
	TRY(fund_counter_signs(ctx, &counter));
	TRY(fund_overdue_of(ctx, counter.request.id, true, &counter.late));
	if (counter.request.state == FUND_AGREED) {
		TRY(fund_fresh(ctx, counter.request.terms.sum, &fresh));
		counter.fresh = &fresh;
	}
	page_show(ctx, reply, &page, fund_draw_pay, &counter);
	return NULL;
}

const struct fault *
fund_post_pot(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	TRY(fund_pot_add(ctx, fund_read_sum(req), NULL));
	reply_notice(ctx, reply, TEXT("The money is in the pot"));
	reply_see_other(reply, S("/fund"));
	return NULL;
}

/* The page again, when the code will not do. */
static const struct fault *
get_again(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	TRY(fund_get_pay(ctx, req, reply));
	reply->status = 422;
	return NULL;
}

const struct fault *
fund_post_pay(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_request request;
	struct fund_handover how;
	struct problems problems;
	struct entry_id payment;
	bool answered;

	TRY(request_of(ctx, req, &request));
	if (!id_read(request_field(req, "payment"), &payment.v))
		return fault_invalid(ctx, "Open the page of this payment "
		                          "again, and pay from there");
	TRY(fund_fresh_ask(ctx, reply, get_again, &request, payment,
	                   fund_read_sum(req), request_field(req, "code"),
	                   &answered));
	if (answered)
		return NULL;
	problems_init(&problems, ctx->arena);
	fund_read_handover(ctx, req, &how, &problems);
	TRY(fund_pay_way(ctx, request.id, payment, fund_read_sum(req), &how,
	                 &problems));
	reply_notice(ctx, reply, TEXT("It is paid"));
	reply_see_other(reply, S("/fund"));
	return NULL;
}

const struct fault *
fund_post_return(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_request request;

	TRY(request_of(ctx, req, &request));
	TRY(fund_return(ctx, request.id, request_field(req, "reason")));
	reply_notice(ctx, reply, TEXT("It is written down that it came back"));
	reply_see_other(reply, S("/fund"));
	return NULL;
}
