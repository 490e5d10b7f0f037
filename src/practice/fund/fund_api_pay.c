/*
 * fund_api_pay.c - the fund as JSON, for whoever looks after the money: what,
 * from whom and how much, never for whom or why.
 */
#include "practice/fund/fund_api_local.h"
#include "practice/fund/fund_fresh.h"

#include "kernel/identity/identity.h"

/* --- the pot ---------------------------------------------------------- */

static const struct fault *
pot_answer(struct ctx *ctx, struct reply *reply, int status)
{
	struct fund_pot pot;
	struct json_out j;

	TRY(fund_pot(ctx, &pot));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_bool(&j, "open", pot.open);
	json_i64(&j, "left", pot.left.pence);
	json_i64(&j, "spent", pot.spent.pence);
	json_end(&j);
	return NULL;
}

const struct fault *
fund_api_pot(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	return pot_answer(ctx, reply, 200);
}

const struct fault *
fund_api_pot_add(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_api_in in;

	TRY(fund_api_body(ctx, req, &in));
	TRY(fund_pot_add(ctx, fund_api_sum(&in, "sum"), &in.problems));
	return pot_answer(ctx, reply, 201);
}

/* --- what is to be paid ----------------------------------------------- */

/* Whoever pays has nothing to do with what nobody agreed to. */
static bool
is_payable(const struct fund_request *q)
{
	return q->reservation.v != 0 || q->payment.v != 0;
}

const struct fault *
fund_api_payments(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct str asked = request_query(req, "state");
	int state = str_empty(asked) ? FUND_AGREED
	                             : str_word(asked, fund_states);
	struct fund_request *list;
	struct json_out j;
	size_t n;

	if (state < 0)
		return fault_invalid(ctx, "There is no such state");
	TRY(fund_store_payables(ctx, (enum fund_state)state, &list, &n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++) {
		if (!is_payable(&list[i]))
			continue;
		json_object(&j, NULL);
		fund_api_put_payment(&j, ctx->arena, &list[i]);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

static const struct fault *
payment_take(struct ctx *ctx, const struct request *req,
             struct fund_request *out)
{
	struct fund_id id;

	TRY(request_place_id(req, "payment", &id.v));
	TRY(fund_store_payable(ctx, id, false, out));
	if (!is_payable(out))
		return fault_not_found(ctx, "We cannot find that request");
	return NULL;
}

static const struct fault *
payment_answer(struct ctx *ctx, struct reply *reply, int status,
               struct fund_id id)
{
	struct fund_request q;
	struct user_id *users;
	struct str *names;
	struct json_out j;
	size_t n;

	TRY(fund_store_payable(ctx, id, false, &q));
	TRY(fund_store_speakers(ctx, id, FUND_WORKER, &users, &n));
	TRY(identity_names(ctx, users, n, &names));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	fund_api_put_payment(&j, ctx->arena, &q);
	json_str_or_null(&j, "ask", n > 0 ? names[n - 1] : S(""));
	json_end(&j);
	return NULL;
}

const struct fault *
fund_api_payment(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_request q;

	TRY(payment_take(ctx, req, &q));
	return payment_answer(ctx, reply, 200, q.id);
}

const struct fault *
fund_api_pay(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_request q;
	struct fund_api_in in;
	struct entry_id payment;
	struct money sum;
	struct str code;
	bool answered;

	TRY(payment_take(ctx, req, &q));
	TRY(fund_api_body(ctx, req, &in));
	payment.v = fund_api_id(&in, "entry");
	code = fund_api_str(&in, "code");
	TRY(problems_fault(&in.problems));
	sum = fund_api_sum(&in, "sum");
	TRY(fund_fresh_ask(ctx, reply, NULL, &q, payment, sum, code,
	                   &answered));
	if (answered)
		return NULL;
	TRY(fund_pay(ctx, q.id, payment, sum, &in.problems));
	return payment_answer(ctx, reply, 201, q.id);
}

const struct fault *
fund_api_return(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_request q;
	struct fund_api_in in;
	struct str reason;

	TRY(payment_take(ctx, req, &q));
	TRY(fund_api_body(ctx, req, &in));
	reason = fund_api_str(&in, "reason");
	TRY(problems_fault(&in.problems));
	TRY(fund_return(ctx, q.id, reason));
	return payment_answer(ctx, reply, 201, q.id);
}
