/*
 * fund_end.c - rules: what is still owed when it ends, and what becomes of it.
 */
#include "practice/fund/fund_end.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"

const char *const fund_end_kinds[] = {"moved",    "recalled", "died",
                                      "finished", "closing",  NULL};

/* INVALID without words, or with too many. */
static const struct fault *
words_need(struct ctx *ctx, const char *field, struct str words)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (str_empty(words))
		problems_add(&problems, field, "Say why, in words");
	fund_words_check(&problems, field, words, FUND_LINE_MOST);
	return problems_fault(&problems);
}

/* --- it ends ---------------------------------------------------------- */

static const struct fault *
kind_need(struct ctx *ctx, int kind)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (kind < 0 || kind >= FUND_END_CLOSING)
		problems_add(&problems, "kind", "Select what happened");
	return problems_fault(&problems);
}

const struct fault *
fund_end_record(struct ctx *ctx, struct person_id person, int kind,
                struct str words)
{
	struct person_head head;
	int stands;

	TRY(fund_need(ctx, person));
	TRY(people_head(ctx, person, &head));
	if (fund_is_own(ctx, person))
		return fault_refused(ctx, "Your worker writes this down");
	TRY(fund_end_store_standing(ctx, person, &stands));
	if (stands >= 0)
		return fault_refused(ctx, "This is written down already");
	TRY(kind_need(ctx, kind));
	TRY(words_need(ctx, "words", words));
	TRY(fund_end_store_add(ctx, person, head.organisation, kind, words));
	return fund_keep(ctx, &(struct fund_request){.person = person},
	                 "fund.ended", NULL);
}

const struct fault *
fund_end_undo(struct ctx *ctx, struct person_id person, struct str words)
{
	int stands;

	TRY(fund_need(ctx, person));
	TRY(fund_end_store_standing(ctx, person, &stands));
	if (fund_is_own(ctx, person) || stands < 0)
		return fault_refused(ctx, "Nothing is written down here");
	TRY(words_need(ctx, "words", words));
	TRY(fund_end_store_undo(ctx, person));
	TRY(fund_end_store_act(ctx, &(struct fund_end_act){.what = "undone",
	                                                   .person = person,
	                                                   .words = words}));
	return fund_keep(ctx, &(struct fund_request){.person = person},
	                 "fund.goes_on", NULL);
}

const struct fault *
fund_end_close(struct ctx *ctx, struct str words)
{
	const struct person_id whole = {0};
	int stands;

	if (ctx->who.organisation.v == 0)
		return fault_refused(ctx, "A fund belongs to an organisation, "
		                          "and you have none");
	TRY(fund_end_store_standing(ctx, whole, &stands));
	if (stands >= 0)
		return fault_refused(ctx, "This is written down already");
	TRY(words_need(ctx, "words", words));
	TRY(fund_end_store_add(ctx, whole, ctx->who.organisation,
	                       FUND_END_CLOSING, words));
	return audit_record(ctx, "fund.closing", whole,
	                    ctx->who.organisation.v);
}

/* --- what is owed ----------------------------------------------------- */

static void
total(struct fund_owing *o)
{
	for (size_t i = 0; i < o->n; i++) {
		const struct fund_owed *one = &o->list[i];

		if (one->request.v == 0)
			o->rest.pence += one->sum.pence;
		else if (one->state == FUND_AGREED)
			o->promised.pence += one->sum.pence;
		else if (one->state == FUND_PAID)
			o->unshown.pence += one->sum.pence;
	}
}

const struct fault *
fund_end_owing(struct ctx *ctx, struct fund_owing *out)
{
	struct fund_owed *requests, *rests, *asked, *list;
	size_t n, rests_n;
	int stands;

	*out = (struct fund_owing){.closing = false};
	TRY(fund_end_store_standing(ctx, (struct person_id){0}, &stands));
	out->closing = stands >= 0;
	TRY(fund_end_store_requests(ctx, &requests, &n));
	TRY(fund_end_store_rests(ctx, &rests, &rests_n));
	TRY(fund_end_store_asked(ctx, &asked, &out->asked_n));
	list = arena_new(ctx->arena, struct fund_owed, n + rests_n + 1);
	for (size_t i = 0; i < n; i++)
		list[i] = requests[i];
	for (size_t i = 0; i < rests_n; i++)
		list[n + i] = rests[i];
	out->asked = asked;
	out->list = list;
	out->n = n + rests_n;
	total(out);
	return NULL;
}

const struct fault *
fund_end_count(struct ctx *ctx, int64_t *out)
{
	struct fund_owing owing;

	TRY(fund_end_owing(ctx, &owing));
	*out = (int64_t)(owing.n + owing.asked_n);
	return NULL;
}

/* --- what becomes of it ----------------------------------------------- */

/* A request of ours, locked, that stands at an ending. */
static const struct fault *
owed_take(struct ctx *ctx, struct fund_id id, struct fund_request *out)
{
	struct fund_owed *list;
	size_t n;

	TRY(fund_store_payable(ctx, id, true, out));
	TRY(fund_end_store_requests(ctx, &list, &n));
	for (size_t i = 0; i < n; i++)
		if (list[i].request.v == id.v)
			return NULL;
	return fault_refused(ctx, "Nothing ends here: this goes its usual way");
}

/* The act, the audit and the timeline. */
static const struct fault *
keep(struct ctx *ctx, const struct fund_request *q, const char *act,
     const char *event, struct str words, struct organisation_id to)
{
	TRY(fund_end_store_act(ctx, &(struct fund_end_act){.what = act,
	                                                   .request = q->id,
	                                                   .person = q->person,
	                                                   .sum = q->terms.sum,
	                                                   .words = words,
	                                                   .to = to}));
	return fund_keep(ctx, q, event, NULL);
}

const struct fault *
fund_end_release(struct ctx *ctx, struct fund_id id, struct str reason)
{
	struct fund_request q;

	TRY(owed_take(ctx, id, &q));
	if (!fund_is_early(q.state))
		return fault_refused(ctx, "What is paid is shown or explained, "
		                          "and not let go");
	TRY(words_need(ctx, "words", reason));
	TRY(fund_free(ctx, &q));
	TRY(fund_end_store_ask(ctx, id, (struct organisation_id){0}));
	q.state = FUND_WITHDRAWN;
	TRY(fund_store_save(ctx, &q));
	return keep(ctx, &q, "released", "fund.let_go", reason,
	            (struct organisation_id){0});
}

const struct fault *
fund_end_explain(struct ctx *ctx, struct fund_id id, struct str words)
{
	struct fund_request q;

	TRY(owed_take(ctx, id, &q));
	if (q.state != FUND_PAID)
		return fault_refused(ctx, "This is not paid yet");
	TRY(words_need(ctx, "words", words));
	q.explained = true;
	q.evidence = words;
	q.state = FUND_SHOWN;
	TRY(fund_store_save(ctx, &q));
	return keep(ctx, &q, "explained", "fund.shown", words,
	            (struct organisation_id){0});
}

const struct fault *
fund_end_ask(struct ctx *ctx, struct fund_id id, struct organisation_id to,
             struct str reason)
{
	struct fund_request q;
	struct organisation other;

	TRY(owed_take(ctx, id, &q));
	if (!fund_is_early(q.state))
		return fault_refused(ctx, "What is paid is shown or explained, "
		                          "and not handed over");
	if (to.v == q.organisation.v)
		return fault_refused(ctx, "Select another organisation than "
		                          "your own");
	TRY(organisation_get(ctx, to, &other));
	TRY(words_need(ctx, "because", reason));
	TRY(fund_end_store_ask(ctx, id, to));
	return keep(ctx, &q, "asked", "fund.offered", reason, to);
}

/* It is decided again with the taker's money, and ours is free. */
static const struct fault *
taken(struct ctx *ctx, struct fund_request *q)
{
	struct fund_limits limits;

	TRY(fund_limits(ctx, &limits));
	TRY(fund_free(ctx, q));
	q->due_on = fund_due(&limits, q->tier, ctx->today);
	return fund_end_store_take(ctx, q);
}

const struct fault *
fund_end_answer(struct ctx *ctx, struct fund_id id, bool yes, struct str words)
{
	struct fund_request q;

	TRY(fund_end_store_asked_one(ctx, id, &q));
	TRY(words_need(ctx, "words", words));
	if (!fund_is_early(q.state))
		return fault_refused(ctx, "This can no longer be handed over");
	TRY(fund_end_store_ask(ctx, id, (struct organisation_id){0}));
	if (yes)
		TRY(taken(ctx, &q));
	return keep(ctx, &q, yes ? "taken" : "declined",
	            yes ? "fund.handed_over" : "fund.not_taken", words,
	            ctx->who.organisation);
}

/* --- the rest of a sum ------------------------------------------------ */

static const struct fault *
give_back(struct ctx *ctx, const struct fund_rest *rest)
{
	const struct authority_id decision = {id_new()};
	struct fund_accounts accounts;

	TRY(fund_store_pot(ctx, ctx->who.organisation, &accounts));
	TRY(ledger_authority_grant(ctx, decision, "fund.ended",
	                           rest->account.v));
	TRY(ledger_post(ctx,
	                &(struct ledger_new){.id = {id_new()},
	                                     .kind = LEDGER_PLAIN,
	                                     .credit = rest->account,
	                                     .debit = accounts.pot,
	                                     .amount = {rest->posted},
	                                     .authority = decision,
	                                     .code = "fund.ended"},
	                NULL));
	return fund_end_store_less(ctx, rest->account, rest->posted);
}

const struct fault *
fund_end_rest(struct ctx *ctx, struct account_id account, struct str reason)
{
	struct fund_rest rest;

	TRY(fund_end_store_rest(ctx, account, &rest));
	if (rest.kind < 0)
		return fault_refused(ctx, "Nothing ends here: this goes its "
		                          "usual way");
	if (rest.going > 0)
		return fault_refused(ctx, "Pay, hand over or let go first what "
		                          "is promised from this sum");
	if (rest.posted <= 0)
		return fault_refused(ctx, "Nothing is left of this sum");
	TRY(words_need(ctx, "words", reason));
	TRY(give_back(ctx, &rest));
	TRY(fund_end_store_act(ctx,
	                       &(struct fund_end_act){.what = "rest",
	                                              .account = account,
	                                              .person = rest.person,
	                                              .sum = {rest.posted},
	                                              .words = reason}));
	return fund_keep(ctx, &(struct fund_request){.person = rest.person},
	                 "fund.rest_back", NULL);
}
