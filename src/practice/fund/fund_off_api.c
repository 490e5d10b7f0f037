/*
 * fund_off_api.c - writing off as JSON, for either of the two people.
 */
#include "practice/fund/fund_api_local.h"
#include "practice/fund/fund_off.h"

static void
put_line(struct json_out *j, struct arena *arena, const char *key,
         const struct fund_off *off)
{
	json_object(j, key);
	json_str(j, "id", id_show(arena, off->request.v));
	json_str(j, "what", off->what);
	json_str(j, "supplier", off->supplier);
	json_i64(j, "paid", off->sum.pence);
	json_str(j, "reason", str_of(fund_off_codes[off->code]));
	json_str(j, "words", off->words);
	json_str_or_null(j, "by", off->asked_name);
	json_instant(j, "at", off->asked_at);
	json_end(j);
}

const struct fault *
fund_api_offs(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_off *list;
	struct json_out j;
	size_t n;

	(void)req;
	TRY(fund_off_waiting(ctx, &list, &n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++)
		put_line(&j, ctx->arena, NULL, &list[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

/* The payment as it now stands; nothing says for whom. */
static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       const struct fund_request *q)
{
	struct fund_off live;
	struct json_out j;

	TRY(fund_off_live(ctx, q->id, &live));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_str(&j, "id", id_show(ctx->arena, q->id.v));
	json_i64(&j, "version", q->version);
	json_str(&j, "what", q->terms.what);
	json_str(&j, "supplier", q->terms.supplier);
	json_i64(&j, "paid", q->paid.pence);
	json_str(&j, "state", str_of(fund_states[q->state]));
	if (live.id == 0)
		json_null(&j, "proposal");
	else
		put_line(&j, ctx->arena, "proposal", &live);
	json_end(&j);
	api_etag(reply, q->version);
	return NULL;
}

/* The payment of the address: of the person in it, or of the own
 * organisation. */
static const struct fault *
open_payment(struct ctx *ctx, const struct request *req,
             struct fund_request *out)
{
	struct person_head head;
	bool ours = str_empty(request_place(req, "crn"));
	struct fund_id id;

	TRY(request_place_id(req, ours ? "payment" : "request", &id.v));
	if (ours) {
		TRY(fund_store_payable(ctx, id, false, out));
	} else {
		TRY(people_of_request(ctx, req, &head));
		TRY(fund_store_get(ctx, id, false, out));
		if (out->person.v != head.person.v)
			return fault_not_found(ctx,
			                       "We cannot find that request");
	}
	if (out->payment.v == 0)
		return fault_not_found(ctx, "We cannot find that payment");
	return NULL;
}

const struct fault *
fund_api_off(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_request q;

	TRY(open_payment(ctx, req, &q));
	return answer(ctx, reply, 200, &q);
}

const struct fault *
fund_api_off_propose(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct fund_request q;
	struct fund_api_in in;
	int64_t seen;
	int code;
	struct str words;

	TRY(open_payment(ctx, req, &q));
	TRY(fund_api_body(ctx, req, &in));
	seen = fund_api_version(&in);
	code = str_word(fund_api_str(&in, "reason"), fund_off_codes);
	words = fund_api_str(&in, "words");
	if (code < 0)
		problems_add(&in.problems, "reason", "Select what happened");
	if (str_empty(words))
		problems_add(&in.problems, "words",
		             "Say what was done to find it, in plain words");
	TRY(problems_fault(&in.problems));
	TRY(fund_off_propose(ctx, q.id, seen, code, words, &in.problems));
	TRY(open_payment(ctx, req, &q));
	return answer(ctx, reply, 201, &q);
}

const struct fault *
fund_api_off_answer(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct fund_request q;
	struct fund_api_in in;
	int64_t seen;
	int says;
	struct str words;

	TRY(open_payment(ctx, req, &q));
	TRY(fund_api_body(ctx, req, &in));
	seen = fund_api_version(&in);
	says = str_word(fund_api_str(&in, "answer"), fund_says_words);
	words = fund_api_str(&in, "words");
	if (says != FUND_YES && says != FUND_NO)
		problems_add(&in.problems, "answer", "Select yes or no");
	TRY(problems_fault(&in.problems));
	TRY(fund_off_answer(ctx, q.id, seen, says == FUND_YES, words,
	                    &in.problems));
	TRY(open_payment(ctx, req, &q));
	return answer(ctx, reply, 201, &q);
}
