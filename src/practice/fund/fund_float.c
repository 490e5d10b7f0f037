/*
 * fund_float.c - rules: opening, filling, paying out and closing a float.
 */
#include "practice/fund/fund_float_local.h"

#include "kernel/audit/audit.h"
#include "practice/fund/fund_leave.h"
#include "practice/fund/fund_month.h"
#include "register/policy/policy.h"

#define DAYS_OTHERWISE 7
#define CASH_OTHERWISE 5000

const char *const fund_gaps[] = {"even", "gap", "explained", "settled", NULL};

/* --- what is needed by several ---------------------------------------- */

const struct fault *
fund_cash_most(struct ctx *ctx, int64_t *out)
{
	return policy_get_i64(ctx, "fund.cash_most_pence", S(""), ctx->today,
	                      CASH_OTHERWISE, out);
}

const struct fault *
fund_float_move(struct ctx *ctx, struct account_id from, struct account_id to,
                struct money sum, const char *code, struct entry_id *entry)
{
	struct authority_id decision = {id_new()};
	const struct ledger_new made = {
	        .id = {id_new()},
	        .kind = LEDGER_PLAIN,
	        .credit = from,
	        .debit = to,
	        .amount = units_of_money(sum),
	        .authority = decision,
	        .code = code,
	};

	if (entry != NULL)
		*entry = made.id;
	TRY(ledger_authority_grant(ctx, decision, code, to.v));
	return ledger_post(ctx, &made, NULL);
}

const struct fault *
fund_float_take(struct ctx *ctx, struct account_id id, struct fund_float *out)
{
	TRY(fund_float_store_get(ctx, id, true, out));
	if (out->closed)
		return fault_refused(ctx, "This float is closed");
	return NULL;
}

/* When it is counted again, and whether that is past. */
static const struct fault *
due_set(struct ctx *ctx, struct fund_float *list, size_t n)
{
	int64_t days;

	TRY(policy_get_i64(ctx, "fund.float_count_days", S(""), ctx->today,
	                   DAYS_OTHERWISE, &days));
	for (size_t i = 0; i < n; i++) {
		list[i].due_on = date_add_days(list[i].counted_on, (int)days);
		list[i].overdue = !list[i].closed &&
		                  date_before(list[i].due_on, ctx->today);
	}
	return NULL;
}

static const struct fault *
named(struct ctx *ctx, struct fund_float *list, size_t n)
{
	struct user_id *users = arena_new(ctx->arena, struct user_id, n + 1);
	struct str *names;

	for (size_t i = 0; i < n; i++)
		users[i] = list[i].holder;
	TRY(identity_names(ctx, users, n, &names));
	for (size_t i = 0; i < n; i++)
		list[i].holder_name = names[i];
	return due_set(ctx, list, n);
}

const struct fault *
fund_float_read(struct ctx *ctx, struct account_id id, struct fund_float *out)
{
	TRY(fund_float_store_get(ctx, id, false, out));
	return named(ctx, out, 1);
}

const struct fault *
fund_floats(struct ctx *ctx, struct fund_float **out, size_t *n)
{
	struct fund_float *list, *sorted;
	size_t at = 0;

	TRY(fund_float_store_list(ctx, &list, n));
	TRY(named(ctx, list, *n));
	sorted = arena_new(ctx->arena, struct fund_float, *n + 1);
	for (int late = 1; late >= 0; late--)
		for (size_t i = 0; i < *n; i++)
			if (list[i].overdue == (late == 1))
				sorted[at++] = list[i];
	*out = sorted;
	return NULL;
}

/* --- opening and filling ---------------------------------------------- */

const struct fault *
fund_float_may_hold(struct ctx *ctx, struct user_id holder)
{
	struct identity_entry *list;
	size_t n;

	TRY(identity_users(ctx, R(FINANCE) | R(ADMINISTRATOR), &list, &n));
	for (size_t i = 0; i < n; i++)
		if (list[i].id.v == holder.v &&
		    list[i].organisation.v == ctx->who.organisation.v &&
		    (list[i].roles & (R_WORKERS | R(PERSON))) == 0)
			return NULL;
	return fault_refused(ctx, "Whoever can ask or decide holds no float. "
	                          "Choose somebody in finance or "
	                          "administration");
}

static const struct fault *
holder_check(struct ctx *ctx, struct user_id holder)
{
	if (holder.v == ctx->actor.v)
		return fault_refused(ctx,
		                     "Somebody else opens a float for you");
	return fund_float_may_hold(ctx, holder);
}

static const struct fault *
account_open(struct ctx *ctx, struct account_id id, const char *kind,
             struct user_id holder, struct units lower)
{
	const struct ledger_account account = {
	        .id = id,
	        .ledger = LEDGER_PENCE,
	        .kind = str_of(kind),
	        .holder = {.worker = holder},
	        .lower = lower,
	        .upper = UNITS_NONE,
	};

	return ledger_account_open(ctx, &account);
}

const struct fault *
fund_float_open(struct ctx *ctx, struct user_id holder, struct account_id *out)
{
	struct fund_accounts accounts;
	struct fund_float made = {.holder = holder};
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (holder.v == 0)
		problems_add(&problems, "holder", "Select who holds the float");
	TRY(problems_fault(&problems));
	TRY(holder_check(ctx, holder));
	TRY(fund_store_pot(ctx, ctx->who.organisation, &accounts));
	if (!accounts.open)
		return fault_refused(ctx, "There is no pot yet");
	made.id.v = id_new();
	made.odds.v = id_new();
	TRY(account_open(ctx, made.id, "fund.float", holder,
	                 (struct units){0}));
	TRY(account_open(ctx, made.odds, "fund.float_odds", holder,
	                 UNITS_NONE));
	TRY(fund_float_store_add(ctx, &made));
	TRY(fund_leave_seat(ctx, made.id, holder));
	*out = made.id;
	return audit_record(ctx, "fund.float_opened", (struct person_id){0},
	                    made.id.v);
}

/* Whoever holds a float neither fills nor closes it, by any sign-in. */
static const struct fault *
not_holder(struct ctx *ctx, const struct fund_float *f, struct text words)
{
	bool same;

	TRY(identity_is_actor(ctx, f->holder, &same));
	if (same)
		return fault_make(ctx->arena, FAULT_REFUSED, words, __FILE__,
		                  __LINE__);
	return NULL;
}

const struct fault *
fund_float_fill(struct ctx *ctx, struct account_id id, struct money sum)
{
	struct fund_accounts accounts;
	struct ledger_account pot;
	struct fund_float f;
	struct problems problems;

	TRY(fund_float_take(ctx, id, &f));
	TRY(not_holder(ctx, &f,
	               TEXT("Somebody else fills the float you "
	                    "hold")));
	problems_init(&problems, ctx->arena);
	fund_sum_check(&problems, sum);
	TRY(problems_fault(&problems));
	TRY(fund_month_check(ctx, f.organisation, ctx->today));
	TRY(fund_store_pot(ctx, f.organisation, &accounts));
	TRY(ledger_account_read(ctx, accounts.pot, &pot));
	if (ledger_account_free(&pot).v < sum.pence)
		return fault_refused(
		        ctx, "There is {left} in the pot, and not more",
		        {"left",
		         money_show(ctx->arena,
		                    units_money(ledger_account_free(&pot)))});
	TRY(fund_float_move(ctx, accounts.pot, f.id, sum, "fund.float_filled",
	                    NULL));
	return audit_record(ctx, "fund.float_filled", (struct person_id){0},
	                    f.id.v);
}

/* --- paying out ------------------------------------------------------- */

static const struct fault *
out_check(struct ctx *ctx, struct fund_float *f, struct money sum,
          int to_worker)
{
	const struct fund_leave *leave;
	struct problems problems;
	int64_t most;

	if (f->holder.v != ctx->actor.v)
		return fault_refused(ctx,
		                     "Only its holder pays out of a float");
	TRY(fund_leave_of(ctx, f->id, &leave));
	if (leave != NULL)
		return fault_refused(ctx, "This float is handed over first: "
		                          "your work has changed");
	TRY(due_set(ctx, f, 1));
	if (f->overdue)
		return fault_refused(ctx,
		                     "Count this float first: that was due on "
		                     "{day}",
		                     {"day",
		                      date_words(ctx->arena, f->due_on)});
	TRY(fund_cash_most(ctx, &most));
	problems_init(&problems, ctx->arena);
	fund_sum_check(&problems, sum);
	if (sum.pence > most)
		problems_add(&problems, "sum", "Pay at most {sum} in cash",
		             {"sum",
		              money_show(ctx->arena, (struct money){most})});
	if (to_worker < 0)
		problems_add(&problems, "handed_to", "Select who got it");
	TRY(problems_fault(&problems));
	if (sum.pence > f->left.pence)
		return fault_refused(
		        ctx, "There is {left} in this float, and not more",
		        {"left", money_show(ctx->arena, f->left)});
	return NULL;
}

const struct fault *
fund_float_pay(struct ctx *ctx, struct account_id id, struct fund_id request,
               struct entry_id payment, struct money sum, int to_worker)
{
	struct fund_accounts accounts;
	struct fund_float f;
	struct fund_request q;
	struct ledger_new back;

	TRY(fund_float_take(ctx, id, &f));
	TRY(fund_store_payable(ctx, request, true, &q));
	if (q.payment.v != 0 && q.payment.v == payment.v)
		return NULL;
	TRY(out_check(ctx, &f, sum, to_worker));
	TRY(fund_store_pot(ctx, f.organisation, &accounts));
	back = (struct ledger_new){.id = {id_new()},
	                           .kind = LEDGER_PLAIN,
	                           .credit = f.id,
	                           .debit = accounts.pot,
	                           .amount = units_of_money(sum),
	                           .authority = q.decision,
	                           .code = "fund.float_paid"};
	TRY(fund_pay_beside(ctx, request, payment, sum, &back, NULL));
	return fund_handover_store_add(
	        ctx, &q,
	        &(struct fund_handover){.way = q.way,
	                                .on = ctx->today,
	                                .to_worker = to_worker,
	                                .from_float = f.id});
}

/* --- closing ---------------------------------------------------------- */

const struct fault *
fund_float_close(struct ctx *ctx, struct account_id id)
{
	struct authority_id decision = {id_new()};
	struct fund_accounts accounts;
	struct fund_float f;

	TRY(fund_float_take(ctx, id, &f));
	TRY(not_holder(ctx, &f,
	               TEXT("Somebody else closes the float you "
	                    "hold")));
	if (f.open_gaps > 0)
		return fault_refused(ctx, "Settle what differs first");
	if (!f.counted || f.counted_on.days != ctx->today.days)
		return fault_refused(ctx, "A float is closed on the day it is "
		                          "counted. Have it counted today");
	TRY(fund_month_check(ctx, f.organisation, ctx->today));
	TRY(fund_store_pot(ctx, f.organisation, &accounts));
	TRY(ledger_authority_grant(ctx, decision, "fund.float_closed", f.id.v));
	TRY(ledger_account_close(
	        ctx, f.id, accounts.pot,
	        &(struct ledger_new){.id = {id_new()},
	                             .authority = decision,
	                             .code = "fund.float_closed"}));
	TRY(fund_float_store_ended(ctx, f.id));
	return audit_record(ctx, "fund.float_closed", (struct person_id){0},
	                    f.id.v);
}
