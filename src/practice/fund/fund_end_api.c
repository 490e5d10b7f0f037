/*
 * fund_end_api.c - endings as JSON: the rules of the pages, for the same.
 */
#include "practice/fund/fund_api_local.h"
#include "practice/fund/fund_end.h"

/* --- for one person --------------------------------------------------- */

static const struct fault *
person_answer(struct ctx *ctx, struct reply *reply, int status,
              const struct person_head *head)
{
	struct json_out j;
	int kind;

	TRY(fund_end_store_standing(ctx, head->person, &kind));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", head->crn);
	json_str_or_null(&j, "kind",
	                 kind < 0 ? S("") : str_of(fund_end_kinds[kind]));
	json_end(&j);
	return NULL;
}

const struct fault *
fund_api_end(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return person_answer(ctx, reply, 200, &head);
}

const struct fault *
fund_api_end_record(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct person_head head;
	struct fund_api_in in;
	struct str words;
	int kind;

	TRY(people_of_request(ctx, req, &head));
	TRY(fund_api_body(ctx, req, &in));
	kind = str_word(fund_api_str(&in, "kind"), fund_end_kinds);
	words = fund_api_str(&in, "words");
	TRY(problems_fault(&in.problems));
	TRY(fund_end_record(ctx, head.person, kind, words));
	return person_answer(ctx, reply, 201, &head);
}

const struct fault *
fund_api_end_undo(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct person_head head;
	struct fund_api_in in;
	struct str words;

	TRY(people_of_request(ctx, req, &head));
	TRY(fund_api_body(ctx, req, &in));
	words = fund_api_str(&in, "words");
	TRY(problems_fault(&in.problems));
	TRY(fund_end_undo(ctx, head.person, words));
	return person_answer(ctx, reply, 201, &head);
}

/* --- what is owed ----------------------------------------------------- */

static void
put_id(struct json_out *j, struct arena *arena, const char *key, int64_t id)
{
	json_str_or_null(j, key, id == 0 ? S("") : id_show(arena, id));
}

/* Why it ends is for whoever decides, and not for whoever pays. */
static void
put_owed(struct json_out *j, const struct ctx *ctx, const struct fund_owed *one)
{
	bool says = one->kind >= 0 && ctx_can(ctx, CAN_DECIDE_FUND);
	bool rest = one->request.v == 0;

	json_object(j, NULL);
	put_id(j, ctx->arena, "request", one->request.v);
	put_id(j, ctx->arena, "account", one->account.v);
	json_str_or_null(j, "what", one->what);
	json_str_or_null(j, "supplier", one->supplier);
	json_i64(j, "sum", one->sum.pence);
	json_str_or_null(j, "state",
	                 rest ? S("") : str_of(fund_states[one->state]));
	json_bool(j, "asked", one->asked);
	json_i64(j, "promised", one->going);
	json_str_or_null(j, "why",
	                 says ? str_of(fund_end_kinds[one->kind]) : S(""));
	json_end(j);
}

static void
put_list(struct json_out *j, const struct ctx *ctx, const char *key,
         const struct fund_owed *list, size_t n)
{
	json_array(j, key);
	for (size_t i = 0; i < n; i++)
		put_owed(j, ctx, &list[i]);
	json_end(j);
}

/* All that is open, as it now stands. */
static const struct fault *
owing_answer(struct ctx *ctx, struct reply *reply, int status)
{
	struct fund_owing o;
	struct json_out j;

	TRY(fund_end_owing(ctx, &o));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_bool(&j, "closing", o.closing);
	put_list(&j, ctx, "content", o.list, o.n);
	put_list(&j, ctx, "asked_of_us", o.asked, o.asked_n);
	json_i64(&j, "promised", o.promised.pence);
	json_i64(&j, "unshown", o.unshown.pence);
	json_i64(&j, "rest", o.rest.pence);
	json_end(&j);
	return NULL;
}

const struct fault *
fund_api_owing(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	return owing_answer(ctx, reply, 200);
}

const struct fault *
fund_api_owed(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	bool rest = !str_empty(request_place(req, "sum"));
	struct fund_owing o;
	struct fund_owed one;
	struct json_out j;
	int64_t id;

	TRY(request_place_id(req, rest ? "sum" : "owed", &id));
	TRY(fund_end_owing(ctx, &o));
	if (!fund_end_pick(o.list, o.n, id, &one) &&
	    !fund_end_pick(o.asked, o.asked_n, id, &one))
		return fault_not_found(ctx, "We cannot find that request");
	reply_json(reply, 200, &j);
	put_owed(&j, ctx, &one);
	return NULL;
}

/* --- what becomes of it ----------------------------------------------- */

/* The id of the address, and the words that are sent. */
static const struct fault *
words_of(struct ctx *ctx, const struct request *req, const char *place,
         int64_t *id, struct str *words)
{
	struct fund_api_in in;

	TRY(request_place_id(req, place, id));
	TRY(fund_api_body(ctx, req, &in));
	*words = fund_api_str(&in, "words");
	return problems_fault(&in.problems);
}

const struct fault *
fund_api_end_close(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_api_in in;
	struct str words;

	TRY(fund_api_body(ctx, req, &in));
	words = fund_api_str(&in, "words");
	TRY(problems_fault(&in.problems));
	TRY(fund_end_close(ctx, words));
	return owing_answer(ctx, reply, 201);
}

const struct fault *
fund_api_end_release(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct fund_id id;
	struct str words;

	TRY(words_of(ctx, req, "owed", &id.v, &words));
	TRY(fund_end_release(ctx, id, words));
	return owing_answer(ctx, reply, 201);
}

const struct fault *
fund_api_end_explain(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct fund_id id;
	struct str words;

	TRY(words_of(ctx, req, "owed", &id.v, &words));
	TRY(fund_end_explain(ctx, id, words));
	return owing_answer(ctx, reply, 201);
}

const struct fault *
fund_api_end_rest(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct account_id account;
	struct str words;

	TRY(words_of(ctx, req, "sum", &account.v, &words));
	TRY(fund_end_rest(ctx, account, words));
	return owing_answer(ctx, reply, 201);
}

const struct fault *
fund_api_end_ask(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct organisation_id to;
	struct fund_request q;
	struct fund_api_in in;
	struct fund_id id;
	struct str because;

	TRY(request_place_id(req, "owed", &id.v));
	TRY(fund_api_body(ctx, req, &in));
	TRY(fund_store_payable(ctx, id, false, &q));
	TRY(organisation_by_slug(ctx, fund_api_str(&in, "to"), &to));
	if (to.v == 0)
		problems_add(&in.problems, "to",
		             "Select who is asked to take it");
	because = fund_api_str(&in, "because");
	TRY(problems_fault(&in.problems));
	TRY(fund_end_ask(ctx, id, to, because));
	return owing_answer(ctx, reply, 201);
}

const struct fault *
fund_api_end_answer(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct fund_request q;
	struct fund_api_in in;
	struct fund_id id;
	struct str words;
	int says;

	TRY(request_place_id(req, "owed", &id.v));
	TRY(fund_api_body(ctx, req, &in));
	TRY(fund_end_store_asked_one(ctx, id, &q));
	says = str_word(fund_api_str(&in, "answer"), fund_says_words);
	words = fund_api_str(&in, "words");
	if (says != FUND_YES && says != FUND_NO)
		problems_add(&in.problems, "answer", "Select yes or no");
	TRY(problems_fault(&in.problems));
	TRY(fund_end_answer(ctx, id, says == FUND_YES, words));
	return owing_answer(ctx, reply, 201);
}
