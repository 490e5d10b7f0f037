/* fund_check_test.c - where the fund and the ledger differ, it is found. */
#include "practice/fund/fund_core_local.h"
#include "practice/fund/fund_world_test.h"

#include "kernel/audit/audit.h"

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "fund_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}

DAMAGE(sum_other, "update fund_request set pence = pence + 1"
                  " where state = 'agreed'");
DAMAGE(hold_gone, "update fund_request set reservation = 7"
                  " where state = 'agreed'");
DAMAGE(agreed_again, "update fund_request set state = 'agreed'"
                     " where state = 'paid'");
DAMAGE(paid_other, "update fund_request set paid = paid - 1"
                   " where state = 'paid'");
DAMAGE(paid_early, "update fund_request set state = 'shown'"
                   " where state = 'agreed'");
DAMAGE(refused_held, "update fund_request set state = 'refused'"
                     " where state = 'agreed'");
DAMAGE(withdrawn_paid, "update fund_request set state = 'withdrawn'"
                       " where state = 'paid'");
DAMAGE(back_unsaid, "update fund_request set state = 'paid'"
                    " where state = 'returned'");
DAMAGE(back_alone, "update fund_request set state = 'returned'"
                   " where state = 'paid'");
DAMAGE(payer_asked, "update fund_request set started_by = paid_by"
                    " where state = 'paid'");
DAMAGE(payer_decided, "update fund_voice set by_user = (select max(q.paid_by)"
                      " from fund_request q where q.state = 'paid')"
                      " where side = 'worker'");
DAMAGE(payer_nobody, "update fund_request set paid_by = null"
                     " where state = 'paid'");
DAMAGE(payer_other, "update fund_request set paid_by = paid_by + 1"
                    " where state = 'paid'");
DAMAGE(yes_gone, "delete from fund_voice where side = 'person'");
DAMAGE(worker_gone, "delete from fund_voice where side = 'worker'");
DAMAGE(told_more, "update fund_budget set given = given + 1");
DAMAGE(request_gone, "delete from fund_request where state = 'agreed'");
DAMAGE(payment_gone, "delete from fund_request where state = 'paid'");
DAMAGE(back_gone, "delete from fund_request where state = 'returned'");
DAMAGE(purse_gone, "delete from fund_budget");
DAMAGE(pot_gone, "delete from fund_pot");

static const struct query *const damages[] = {
        &sum_other,    &hold_gone,    &agreed_again,   &paid_other,
        &paid_early,   &refused_held, &withdrawn_paid, &back_unsaid,
        &back_alone,   &payer_asked,  &payer_decided,  &payer_nobody,
        &payer_other,  &yes_gone,     &worker_gone,    &told_more,
        &request_gone, &payment_gone, &back_gone,      &purse_gone,
        &pot_gone,     NULL,
};

static const struct fault *
check(struct ctx *ctx, void *data)
{
	(void)data;
	return fund_check(ctx);
}

/* A request of Rhian's in each state that money is in: refused, changed and
 * agreed again, paid, come back. */
static struct world *
whole_fund(struct test *t)
{
	struct world *w = world_with(t, damages);
	struct act a;

	fund_start(w, &a);
	fund_asked(w, &a, 1000);
	expect_ok(fund_says_as(w, &a, "sam", FUND_NO));
	fund_paid(w, &a, 1100);
	a.words = S("It was sold out");
	expect_ok(world_do(w, "fin", do_return, &a));
	fund_paid(w, &a, 1200);
	fund_agreed(w, &a, 1300);
	expect_ok(world_see(w, "rhian", see_all, &a));
	a.seen = a.request.version;
	a.terms.sum.pence = 1400;
	expect_ok(world_do(w, "rhian", do_change, &a));
	a.seen = 0;
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	expect_ok(world_see(w, NULL, check, NULL));
	return w;
}

static void
finds_in(struct world *w, const char *words)
{
	const struct fault *fault = world_see(w, NULL, check, NULL);

	expect_fault(fault, FAULT_REFUSED, NULL);
	expect_has(text_show_en(w->arena, &fault->text), words);
}

/* The fund is sound, is damaged, and what is said of it holds the words. */
static void
finds(struct test *t, const struct query *query, const char *words)
{
	world_finds(whole_fund(t), query, fund_check, words);
}

TEST("fund check: an agreed request has one live promise of its sum")
{
	finds(t, &sum_other, "is agreed without a promise of its sum");
	finds(t, &hold_gone, "is agreed without a promise of its sum");
	finds(t, &agreed_again, "is agreed without a promise of its sum");
}

TEST("fund check: what is paid settles the promise of its request")
{
	finds(t, &paid_other, "is paid, and the ledger says otherwise");
	finds(t, &paid_early, "is paid, and the ledger says otherwise");
}

TEST("fund check: what is refused or taken back holds no money")
{
	finds(t, &refused_held, "is not agreed, and money is set aside");
	finds(t, &withdrawn_paid, "is not agreed, and money is set aside");
}

TEST("fund check: what came back is taken back in the ledger too")
{
	finds(t, &back_unsaid, "differ about money that came back");
	finds(t, &back_alone, "differ about money that came back");
}

TEST("fund check: a payment has a decision, and a payer who neither asked nor "
     "decided")
{
	finds(t, &payer_asked, "or by whoever asked or decided");
	finds(t, &payer_decided, "or by whoever asked or decided");
	finds(t, &payer_nobody, "or by whoever asked or decided");
	finds(t, &payer_other, "or by whoever asked or decided");
}

TEST("fund check: money is set aside with the yes of both")
{
	finds(t, &yes_gone, "without the yes of both");
	finds(t, &worker_gone, "without the yes of both");
}

TEST("fund check: a person’s sum is the one they were told")
{
	finds(t, &told_more, "is not the one that was told");
}

TEST("fund check: no money of the fund moves that no request explains")
{
	finds(t, &request_gone, "What is promised from account");
	finds(t, &payment_gone, "What is left of account");
	finds(t, &back_gone, "No request explains the promise");
	finds(t, &purse_gone, "Nobody was told the sum of entry");
	finds(t, &pot_gone, "Nobody was told the sum of entry");
}

/* --- entries that nobody asked for ------------------------------------ */

struct posting {
	struct account_id from, to;
	enum ledger_kind kind;
	const char *code;
	struct entry_id made;
};

static const struct fault *
post(struct ctx *ctx, void *data)
{
	struct posting *p = data;
	struct authority_id decision = {id_new()};

	p->made.v = id_new();
	TRY(ledger_authority_grant(ctx, decision, "fund.test", 1));
	TRY(ledger_post(ctx,
	                &(struct ledger_new){.id = p->made,
	                                     .kind = p->kind,
	                                     .credit = p->from,
	                                     .debit = p->to,
	                                     .amount = {100},
	                                     .authority = decision,
	                                     .code = p->code},
	                NULL));
	return audit_record(ctx, "fund.test", (struct person_id){0}, p->made.v);
}

static const struct fault *
release(struct ctx *ctx, void *data)
{
	struct posting *p = data;
	struct authority_id decision = {id_new()};

	TRY(ledger_authority_grant(ctx, decision, "fund.test", 1));
	TRY(ledger_post(ctx,
	                &(struct ledger_new){.id = {id_new()},
	                                     .kind = LEDGER_RELEASE,
	                                     .settles = p->made,
	                                     .authority = decision,
	                                     .code = p->code},
	                NULL));
	return audit_record(ctx, "fund.test", (struct person_id){0}, p->made.v);
}

struct accounts {
	struct organisation_id organisation;
	struct fund_accounts out;
};

static const struct fault *
see_accounts(struct ctx *ctx, void *data)
{
	struct accounts *a = data;

	return fund_store_pot(ctx, a->organisation, &a->out);
}

/* An entry between the pot and what is spent, which no budget notices. */
static struct posting
posting_of(struct world *w, const char *code, enum ledger_kind kind)
{
	struct accounts a = {.organisation = w->organisation};

	expect_ok(world_see(w, NULL, see_accounts, &a));
	return (struct posting){.from = a.out.pot,
	                        .to = a.out.spent,
	                        .kind = kind,
	                        .code = code};
}

static void
finds_entry(struct test *t, const char *code, enum ledger_kind kind,
            const char *words)
{
	struct world *w = whole_fund(t);
	struct posting p = posting_of(w, code, kind);

	expect_ok(world_do(w, "fin", post, &p));
	finds_in(w, words);
}

TEST("fund check: an entry with a code of the fund is of a request")
{
	finds_entry(t, "fund.agreed", LEDGER_RESERVE,
	            "No request explains the promise");
	finds_entry(t, "fund.paid", LEDGER_PLAIN,
	            "No request explains the payment");
	finds_entry(t, "fund.returned", LEDGER_PLAIN,
	            "No request explains the money that came back");
	finds_entry(t, "fund.budget", LEDGER_PLAIN,
	            "Nobody was told the sum of entry");
	finds_entry(t, "fund.pot", LEDGER_PLAIN, "No pot explains entry");
}

TEST("fund check: what is freed was agreed before")
{
	struct world *w = whole_fund(t);
	struct posting p = posting_of(w, "fund.other", LEDGER_RESERVE);

	expect_ok(world_do(w, "fin", post, &p));
	expect_ok(world_see(w, NULL, check, NULL));
	p.code = "fund.freed";
	expect_ok(world_do(w, "fin", release, &p));
	finds_in(w, "frees what was never agreed");
}

static const struct fault *
see_status(struct ctx *ctx, void *data)
{
	struct status_row *rows, *out = data;
	size_t n;

	TRY(fund_status(ctx, &rows, &n));
	expect_equal(n, 1);
	*out = rows[0];
	return NULL;
}

/* What the status page says of late requests. */
static struct str
late_now(struct world *w)
{
	struct status_row row = {.good = false};

	expect_ok(world_see(w, "ada", see_status, &row));
	expect_true(row.good);
	return row.value;
}

TEST("fund check: what is late is counted for the status page, and no fault")
{
	struct act a;
	struct world *w = fund_world(t, &a);

	fund_asked(w, &a, 1000);
	expect_str(late_now(w), "0");
	world_later(w, INT64_C(5) * 86400000);
	expect_str(late_now(w), "1");
	expect_ok(world_see(w, NULL, check, NULL));
}
