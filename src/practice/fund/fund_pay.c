/*
 * fund_pay.c - rules: paying, money that comes back, and what came of it.
 */
#include "practice/fund/fund_asking.h"

#include "kernel/identity/identity.h"
#include "practice/fund/fund_fresh.h"
#include "practice/fund/fund_month.h"
#include "practice/fund/fund_off.h"

/* --- paying ----------------------------------------------------------- */

/* Whoever asked or decided never pays, by any sign-in: not the same one, not
 * one with another role as well, not another of the same name or person. */
static const struct fault *
payer_check(struct ctx *ctx, const struct fund_request *q)
{
	struct user_id *users;
	size_t n;
	bool same;

	if ((ctx->who.roles & (R_WORKERS | R(PERSON))) != 0)
		return fault_refused(ctx, "Whoever can ask or decide does not "
		                          "pay");
	TRY(fund_store_speakers(ctx, q->id, FUND_SIDE_COUNT, &users, &n));
	users[n++] = q->started_by;
	TRY(identity_is_any(ctx, users, n, &same));
	if (same || fund_is_own(ctx, q->person) ||
	    fund_is_name(ctx->arena, q->terms.supplier, ctx->who.name))
		return fault_refused(ctx, "Somebody else must pay this: you "
		                          "asked, decided or are paid");
	return NULL;
}

static const struct fault *
pay_check(struct ctx *ctx, const struct fund_request *q, struct money sum,
          struct problems *problems)
{
	struct problems fresh;

	if (q->payment.v != 0)
		return fault_refused(ctx, "This is paid already");
	if (q->state != FUND_AGREED)
		return fault_refused(ctx, "This is not agreed");
	problems = fund_problems(ctx, problems, &fresh);
	fund_sum_check(problems, sum);
	if (sum.pence > q->terms.sum.pence)
		problems_add(problems, "sum",
		             "Pay at most the {sum} that was agreed",
		             {"sum", money_show(ctx->arena, q->terms.sum)});
	return problems_fault(problems);
}

const struct fault *
fund_pay(struct ctx *ctx, struct fund_id id, struct entry_id payment,
         struct money sum, struct problems *problems)
{
	return fund_pay_beside(ctx, id, payment, sum, NULL, problems);
}

/* Both entries or neither. */
static const struct fault *
pay_post(struct ctx *ctx, const struct ledger_new *settles,
         const struct ledger_new *beside)
{
	if (beside == NULL)
		return ledger_post(ctx, settles, NULL);
	return ledger_post_linked(
	        ctx, (const struct ledger_new[]){*settles, *beside}, 2, NULL);
}

const struct fault *
fund_pay_beside(struct ctx *ctx, struct fund_id id, struct entry_id payment,
                struct money sum, const struct ledger_new *beside,
                struct problems *problems)
{
	struct fund_request q;

	TRY(fund_store_payable(ctx, id, true, &q));
	TRY(payer_check(ctx, &q));
	if (q.payment.v != 0 && q.payment.v == payment.v)
		return NULL;
	TRY(pay_check(ctx, &q, sum, problems));
	TRY(fund_fresh_need(ctx, sum));
	TRY(fund_month_check(ctx, q.organisation, ctx->today));
	TRY(pay_post(ctx,
	             &(struct ledger_new){.id = payment,
	                                  .kind = LEDGER_SETTLE,
	                                  .settles = q.reservation,
	                                  .amount = units_of_money(sum),
	                                  .authority = q.decision,
	                                  .code = "fund.paid"},
	             beside));
	q.state = FUND_PAID;
	q.payment = payment;
	q.paid = sum;
	q.paid_on = ctx->today;
	TRY(fund_store_save(ctx, &q));
	return fund_keep(ctx, &q, "fund.paid", NULL);
}

const struct fault *
fund_return(struct ctx *ctx, struct fund_id id, struct str reason)
{
	struct fund_accounts accounts;
	struct fund_request q;
	struct problems problems;

	TRY(fund_store_payable(ctx, id, true, &q));
	TRY(payer_check(ctx, &q));
	if (q.payment.v == 0 || q.state == FUND_RETURNED)
		return fault_refused(ctx, "There is no payment to take back");
	problems_init(&problems, ctx->arena);
	if (str_empty(reason))
		problems_add(&problems, "reason",
		             "Enter why the money came back");
	fund_words_check(&problems, "reason", reason, FUND_LINE_MOST);
	TRY(problems_fault(&problems));
	TRY(fund_month_check(ctx, q.organisation, ctx->today));
	TRY(fund_store_pot(ctx, q.organisation, &accounts));
	TRY(ledger_post(ctx,
	                &(struct ledger_new){.id = {id_new()},
	                                     .kind = LEDGER_PLAIN,
	                                     .credit = accounts.spent,
	                                     .debit = q.budget,
	                                     .amount = units_of_money(q.paid),
	                                     .authority = q.decision,
	                                     .code = "fund.returned",
	                                     .reverses = q.payment,
	                                     .reason = reason},
	                NULL));
	q.state = FUND_RETURNED;
	TRY(fund_store_save(ctx, &q));
	return fund_keep(ctx, &q, "fund.returned", NULL);
}

/* --- what came of it -------------------------------------------------- */

const struct fault *
fund_show(struct ctx *ctx, struct fund_id id, bool explained, struct str words)
{
	struct fund_request q;
	struct fund_reflection *told;
	struct problems problems;
	size_t n;

	TRY(fund_take(ctx, id, 0, &q));
	if (q.payment.v == 0)
		return fault_refused(ctx, "This is not paid yet");
	if (!fund_off_open(q.state))
		return fault_refused(ctx, "This is shown already");
	problems_init(&problems, ctx->arena);
	if (str_empty(words))
		problems_add(
		        &problems, "evidence",
		        "Write the number on the receipt, or what became of "
		        "it");
	fund_words_check(&problems, "evidence", words, FUND_WORDS_MOST);
	TRY(problems_fault(&problems));
	TRY(fund_store_reflections(ctx, id, &told, &n));
	q.explained = explained;
	q.evidence = words;
	q.state = n > 0 ? FUND_CLOSED : FUND_SHOWN;
	TRY(fund_store_save(ctx, &q));
	return fund_keep(ctx, &q, "fund.shown", NULL);
}

static bool
has_said(const struct fund_reflection *told, size_t n, bool later)
{
	for (size_t i = 0; i < n; i++)
		if (told[i].later == later)
			return true;
	return false;
}

static const struct fault *
too_early(struct ctx *ctx, struct date from)
{
	return fault_refused(ctx, "You can say this from {day}",
	                     {"day", date_words(ctx->arena, from)});
}

/* Which of the two answers is due; REFUSED when it is too early. */
static const struct fault *
reflection_due(struct ctx *ctx, const struct fund_request *q, bool *later)
{
	struct fund_reflection *told;
	struct fund_limits limits;
	enum fund_moment now;
	size_t n;

	if (!fund_is_own(ctx, q->person))
		return fault_refused(ctx, "Only the person says if it helped");
	if (q->payment.v == 0 || q->state == FUND_RETURNED)
		return fault_refused(ctx, "This is not paid");
	if (q->state == FUND_WRITTEN_OFF)
		return fault_refused(ctx, "Nothing more is asked of you here");
	TRY(fund_limits(ctx, &limits));
	TRY(fund_store_reflections(ctx, q->id, &told, &n));
	now = fund_moment(&limits, q->paid_on, ctx->today);
	*later = now == FUND_LATER;
	if (now == FUND_NOT_YET)
		return too_early(ctx,
		                 date_add_days(q->paid_on, (int)limits.soon));
	if (!has_said(told, n, *later))
		return NULL;
	if (*later)
		return fault_refused(ctx, "You have said this already");
	return too_early(ctx, date_add_months(q->paid_on, (int)limits.months));
}

const struct fault *
fund_reflect(struct ctx *ctx, struct fund_id id, int helped, struct str changed)
{
	struct fund_reflection reflection = {.helped = helped,
	                                     .changed = changed};
	struct fund_request q;
	struct problems problems;

	TRY(fund_take(ctx, id, 0, &q));
	TRY(reflection_due(ctx, &q, &reflection.later));
	problems_init(&problems, ctx->arena);
	if (helped < 1 || helped > 5)
		problems_add(&problems, "helped",
		             "Select how much it helped, from 1 to 5");
	fund_words_check(&problems, "changed", changed, FUND_WORDS_MOST);
	TRY(problems_fault(&problems));
	TRY(fund_store_reflection_add(ctx, &q, &reflection));
	if (q.state == FUND_SHOWN) {
		q.state = FUND_CLOSED;
		TRY(fund_store_save(ctx, &q));
	}
	return fund_keep(ctx, &q, "fund.reflected", NULL);
}
