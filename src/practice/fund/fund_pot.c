/*
 * fund_pot.c - rules: the pot of an organisation and a person's sum.
 */
#include "practice/fund/fund_local.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "practice/fund/fund_month.h"

/* Move money under a decision of its own. */
static const struct fault *
move(struct ctx *ctx, struct account_id from, struct account_id to,
     struct money sum, const char *code)
{
	struct authority_id decision = {id_new()};
	const struct ledger_new entry = {
	        .id = {id_new()},
	        .kind = LEDGER_PLAIN,
	        .credit = from,
	        .debit = to,
	        .amount = units_of_money(sum),
	        .authority = decision,
	        .code = code,
	};

	TRY(ledger_authority_grant(ctx, decision, code, to.v));
	return ledger_post(ctx, &entry, NULL);
}

static const struct fault *
open_one(struct ctx *ctx, struct account_id id, const char *kind,
         struct ledger_holder holder, struct units lower)
{
	const struct ledger_account account = {
	        .id = id,
	        .ledger = LEDGER_PENCE,
	        .kind = str_of(kind),
	        .holder = holder,
	        .lower = lower,
	        .upper = UNITS_NONE,
	};

	return ledger_account_open(ctx, &account);
}

static const struct fault *
pot_open(struct ctx *ctx, struct fund_accounts *out)
{
	const struct ledger_holder ours = {.organisation =
	                                           ctx->who.organisation};

	*out = (struct fund_accounts){true, {id_new()}, {id_new()}, {id_new()}};
	TRY(open_one(ctx, out->bank, "fund.bank", ours, UNITS_NONE));
	TRY(open_one(ctx, out->pot, "fund.pot", ours, (struct units){0}));
	TRY(open_one(ctx, out->spent, "fund.spent", ours, (struct units){0}));
	return fund_store_pot_add(ctx, ctx->who.organisation, out);
}

const struct fault *
fund_pot_add(struct ctx *ctx, struct money sum, struct problems *problems)
{
	struct fund_accounts accounts;
	struct problems fresh;

	problems = fund_problems(ctx, problems, &fresh);
	fund_sum_check(problems, sum);
	TRY(problems_fault(problems));
	if (ctx->who.organisation.v == 0)
		return fault_refused(ctx, "A pot belongs to an organisation, "
		                          "and you have none");
	TRY(fund_month_check(ctx, ctx->who.organisation, ctx->today));
	TRY(fund_store_pot(ctx, ctx->who.organisation, &accounts));
	if (!accounts.open)
		TRY(pot_open(ctx, &accounts));
	TRY(move(ctx, accounts.bank, accounts.pot, sum, "fund.pot"));
	return audit_record(ctx, "fund.pot_added", (struct person_id){0},
	                    accounts.pot.v);
}

const struct fault *
fund_pot(struct ctx *ctx, struct fund_pot *out)
{
	struct fund_accounts accounts;
	struct ledger_account account;

	*out = (struct fund_pot){.open = false};
	TRY(fund_store_pot(ctx, ctx->who.organisation, &accounts));
	if (!accounts.open)
		return NULL;
	out->open = true;
	TRY(ledger_account_read(ctx, accounts.pot, &account));
	out->left = units_money(ledger_account_free(&account));
	TRY(ledger_account_read(ctx, accounts.spent, &account));
	out->spent = units_money(account.posted);
	return NULL;
}

/* --- a person's sum --------------------------------------------------- */

const struct fault *
fund_budget(struct ctx *ctx, struct person_id person, struct fund_budget *out)
{
	TRY(access_need(ctx, person));
	return fund_budget_sum(ctx, person, out);
}

const struct fault *
fund_budget_sum(struct ctx *ctx, struct person_id person,
                struct fund_budget *out)
{
	struct fund_purse *purses;
	size_t n;

	*out = (struct fund_budget){.told = false};
	TRY(fund_store_purses(ctx, person, &purses, &n));
	out->told = n > 0;
	for (size_t i = 0; i < n; i++) {
		out->given.pence += purses[i].given;
		out->promised.pence += purses[i].going;
		out->spent.pence += purses[i].given - purses[i].posted;
		out->left.pence += purses[i].posted - purses[i].going;
	}
	return NULL;
}

/* More than the usual sum of a year is for whoever decides larger sums. */
static const struct fault *
give_check(struct ctx *ctx, struct person_id person, struct money sum)
{
	struct fund_budget had;
	struct fund_limits limits;

	TRY(fund_budget(ctx, person, &had));
	TRY(fund_limits(ctx, &limits));
	if (fund_is_own(ctx, person))
		return fault_refused(ctx, "Your worker tells you your sum");
	if (had.given.pence + sum.pence > limits.indicative &&
	    !ctx_can(ctx, CAN_DECIDE_FUND))
		return fault_refused(
		        ctx,
		        "A senior case manager gives more than {sum} a year",
		        {"sum", money_show(ctx->arena,
		                           (struct money){limits.indicative})});
	return NULL;
}

static const struct fault *
give(struct ctx *ctx, const struct person_head *head, struct money sum,
     const struct fund_accounts *accounts)
{
	struct ledger_account pot;
	struct fund_purse *purses;
	struct fund_purse purse = {
	        .account = {id_new()},
	        .organisation = head->organisation,
	        .given = sum.pence,
	};
	bool has = false;
	size_t n;

	TRY(ledger_account_read(ctx, accounts->pot, &pot));
	if (ledger_account_free(&pot).v < sum.pence)
		return fault_refused(
		        ctx, "There is {left} in the pot, and not more",
		        {"left",
		         money_show(ctx->arena,
		                    units_money(ledger_account_free(&pot)))});
	TRY(fund_store_purses(ctx, head->person, &purses, &n));
	for (size_t i = 0; i < n && !has; i++) {
		has = purses[i].organisation.v == head->organisation.v;
		if (has)
			purse.account = purses[i].account;
	}
	if (!has)
		TRY(open_one(ctx, purse.account, "fund.budget",
		             (struct ledger_holder){.person = head->person},
		             (struct units){0}));
	TRY(move(ctx, accounts->pot, purse.account, sum, "fund.budget"));
	return fund_store_purse_put(ctx, head->person, &purse);
}

const struct fault *
fund_budget_give(struct ctx *ctx, struct person_id person, struct money sum,
                 struct problems *problems)
{
	struct fund_accounts accounts;
	struct person_head head;
	struct problems fresh;

	TRY(fund_need(ctx, person));
	TRY(people_head(ctx, person, &head));
	problems = fund_problems(ctx, problems, &fresh);
	fund_sum_check(problems, sum);
	TRY(problems_fault(problems));
	TRY(give_check(ctx, person, sum));
	TRY(fund_month_check(ctx, head.organisation, ctx->today));
	TRY(fund_store_pot(ctx, head.organisation, &accounts));
	if (!accounts.open)
		return fault_refused(ctx, "There is no pot yet. Ask whoever "
		                          "looks after the money to open it");
	TRY(give(ctx, &head, sum, &accounts));
	return fund_keep(ctx, &(struct fund_request){.person = person},
	                 "fund.told", NULL);
}
