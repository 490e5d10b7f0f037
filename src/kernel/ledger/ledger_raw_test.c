/*
 * What the database refuses by itself, whoever writes to it: each rule once
 * more, past all of the rules in C, with a twin that it takes.
 */
#include "kernel/ledger/ledger_world_test.h"

/* An entry as somebody with the database would insert it. */
struct raw_entry {
	const char *ledger;
	const char *kind;
	struct account_id debit, credit;
	int64_t amount;
	int64_t authority;
	int64_t settles, reverses;
	int64_t until;
	const char *reason;
	int64_t skip;       /* numbers left out on the chain of the credit */
	int64_t skip_debit; /* and of the debit */
	int64_t id;         /* 0: a new one */
};

static const struct fault *
insert(struct books *b, struct raw_entry e)
{
	struct str reason = e.reason == NULL ? S("") : str_of(e.reason);

	return books_raw(
	        b, &test_entry_raw,
	        ARGS(arg_i64("entry", e.id != 0 ? e.id : id_new()),
	             arg_str("ledger", str_of(e.ledger)),
	             arg_str("kind", str_of(e.kind)),
	             arg_i64("debit", e.debit.v), arg_i64("credit", e.credit.v),
	             arg_i64("amount", e.amount),
	             arg_i64("authority", e.authority),
	             arg_id("settles", e.settles),
	             arg_id("reverses", e.reverses), arg_id("until", e.until),
	             arg_str_or_null("reason", reason), arg_i64("skip", e.skip),
	             arg_i64("skip_debit", e.skip_debit),
	             arg_bytes("hash",
	                       (struct bytes){(const unsigned char *)"x", 1})));
}

/* One that is taken as it is; each test spoils one thing of it. */
static struct raw_entry
good(struct books *b)
{
	return (struct raw_entry){.ledger = "pence",
	                          .kind = "plain",
	                          .debit = b->shop,
	                          .credit = b->budget,
	                          .amount = 100,
	                          .authority = b->decision.v};
}

static void
expect_kept_out(struct books *b, struct raw_entry e)
{
	int64_t before = books_entries(b);
	struct ledger_account budget = books_account(b, b->budget);
	struct ledger_account after;

	expect_fault(insert(b, e), FAULT_BUG, NULL);
	expect_equal(books_entries(b), before);
	after = books_account(b, b->budget);
	expect_equal(after.posted.v, budget.posted.v);
	expect_equal(after.going.v, budget.going.v);
	expect_equal(after.entries, budget.entries);
}

static struct books *
raw_books(struct test *t)
{
	struct books *b = books_new(t);

	/* Each refusal is logged as the bug it would be. */
	expect_log("bug", ": constraint");
	return b;
}

TEST("ledger database: takes an entry that keeps every rule")
{
	struct books *b = books_new(t);

	expect_ok(insert(b, good(b)));
	expect_figures(b, b->budget, 49900, 0, 0);
	expect_figures(b, b->shop, 100, 0, 0);
}

TEST("ledger database: refuses an amount of nothing and an account twice")
{
	struct books *b = raw_books(t);
	struct raw_entry e = good(b);

	e.amount = 0;
	expect_kept_out(b, e);
	e.amount = -5;
	expect_kept_out(b, e);
	e = good(b);
	e.debit = e.credit;
	expect_kept_out(b, e);
}

TEST("ledger database: refuses accounts of another ledger")
{
	struct books *b = raw_books(t);
	struct raw_entry e = good(b);

	e.ledger = "minutes";
	expect_kept_out(b, e);
	e = good(b);
	e.debit = b->pot;
	expect_kept_out(b, e);
	e.ledger = "hours";
	expect_kept_out(b, e);
}

TEST("ledger database: refuses accounts that are frozen or closed")
{
	struct books *b = raw_books(t);
	const char *states[] = {"frozen", "closed"};

	for (int i = 0; i < 2; i++) {
		expect_ok(books_raw(b, &test_account_state,
		                    ARGS(arg_i64("account", b->shop.v),
		                         arg_str("state", str_of(states[i])))));
		expect_kept_out(b, good(b));
	}
	expect_fault(books_raw(b, &test_account_state,
	                       ARGS(arg_i64("account", b->shop.v),
	                            arg_str("state", S("open")))),
	             FAULT_BUG, NULL);
}

TEST("ledger database: refuses a state, a kind or a word there is not")
{
	struct books *b = raw_books(t);
	struct raw_entry e = good(b);

	expect_fault(books_raw(b, &test_account_state,
	                       ARGS(arg_i64("account", b->shop.v),
	                            arg_str("state", S("asleep")))),
	             FAULT_BUG, NULL);
	e.kind = "gift";
	expect_kept_out(b, e);
}

static const struct fault *
freeze(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_freeze(ctx, LEDGER_PENCE, S("a test"));
}

TEST("ledger database: refuses every entry of a frozen ledger")
{
	struct books *b = raw_books(t);

	expect_ok(world_do(b->w, NULL, freeze, NULL));
	expect_kept_out(b, good(b));
}

TEST("ledger database: refuses what would break a bound")
{
	struct books *b = raw_books(t);
	struct raw_entry e = good(b);

	e.amount = 50001;
	expect_kept_out(b, e);
	e.kind = "reserve";
	expect_kept_out(b, e);
	e.amount = 40000;
	expect_ok(insert(b, e));
	e = good(b);
	e.amount = 10001;
	expect_kept_out(b, e);
	e = good(b);
	e.credit = b->bank;
	e.amount = 60001; /* 40,000 reserved towards at most 100,000 */
	expect_kept_out(b, e);
	e.amount = 60000;
	expect_ok(insert(b, e));
}

TEST("ledger database: refuses bounds that the account stands outside of")
{
	struct books *b = raw_books(t);
	struct arg account = arg_i64("account", b->budget.v);

	expect_fault(books_raw(b, &test_bounds,
	                       ARGS(account, arg_i64("lower", 50001),
	                            arg_null("upper"))),
	             FAULT_BUG, NULL);
	expect_fault(books_raw(b, &test_bounds,
	                       ARGS(account, arg_null("lower"),
	                            arg_i64("upper", 49999))),
	             FAULT_BUG, NULL);
	expect_ok(books_raw(b, &test_bounds,
	                    ARGS(account, arg_i64("lower", 50000),
	                         arg_i64("upper", 50000))));
}

TEST("ledger database: refuses a sum past the largest number")
{
	struct books *b = raw_books(t);
	struct raw_entry e = good(b);

	if (store_test_postgres())
		expect_log("bug", "test.entry_raw: statement");
	e.credit = b->bank;
	e.debit = books_open(b, LEDGER_PENCE, UNITS_NONE, UNITS_NONE);
	e.amount = INT64_MAX - 50000;
	expect_ok(insert(b, e));
	e.amount = 50001;
	expect_kept_out(b, e);
	e.kind = "reserve";
	expect_kept_out(b, e);
	expect_figures(b, e.debit, INT64_MAX - 50000, 0, 0);
}

TEST("ledger database: refuses to answer a reservation twice, or for more")
{
	struct books *b = raw_books(t);
	struct raw_entry e = good(b);
	int64_t reservation = id_new();

	e.kind = "reserve";
	e.id = reservation;
	expect_ok(insert(b, e));
	e.id = 0;
	e.credit = b->bank;
	expect_ok(insert(b, e));
	e = good(b);
	e.kind = "settle";
	expect_kept_out(b, e);
	e.settles = b->out.id.v; /* no reservation */
	e.debit = b->budget;
	e.credit = b->bank;
	expect_kept_out(b, e);
	e = good(b);
	e.kind = "settle";
	e.settles = reservation;
	e.amount = 101;
	expect_kept_out(b, e);
	e.amount = 60;
	e.credit = b->bank;
	expect_kept_out(b, e);
	e.credit = b->budget;
	e.kind = "release";
	expect_kept_out(b, e);
	e.kind = "plain";
	expect_kept_out(b, e);
	e.kind = "settle";
	expect_ok(insert(b, e));
	expect_figures(b, b->budget, 49940, 0, 0);
	e.amount = 40;
	expect_not_null(insert(b, e));
	e.kind = "release";
	expect_not_null(insert(b, e));
	expect_figures(b, b->budget, 49940, 0, 0);
}

TEST("ledger database: refuses an end for what is no reservation")
{
	struct books *b = raw_books(t);
	struct raw_entry e = good(b);

	e.until = 5;
	expect_kept_out(b, e);
	e.kind = "reserve";
	expect_ok(insert(b, e));
}

TEST("ledger database: refuses a reversal without reason, in part or twice")
{
	struct books *b = raw_books(t);
	struct raw_entry paid = good(b), e;

	paid.id = id_new();
	expect_ok(insert(b, paid));
	e = good(b);
	e.debit = b->budget;
	e.credit = b->shop;
	e.reverses = paid.id;
	expect_kept_out(b, e);
	e.reason = "wrong shop";
	e.amount = 99;
	expect_kept_out(b, e);
	e.amount = 100;
	e.debit = b->bank;
	expect_kept_out(b, e);
	e.debit = b->budget;
	e.kind = "reserve";
	expect_kept_out(b, e);
	e.kind = "plain";
	e.id = id_new();
	expect_ok(insert(b, e));
	paid.reverses = e.id;
	paid.reason = "the reversal of a reversal";
	paid.id = 0;
	expect_kept_out(b, paid);
	e.id = 0;
	expect_ok(insert(b, good(b)));
	expect_fault(insert(b, e), FAULT_CONFLICT, NULL);
	expect_figures(b, b->budget, 49900, 0, 0);
}

TEST("ledger database: refuses a payment without a decision in force")
{
	struct books *b = raw_books(t);
	struct raw_entry e = good(b);

	e.authority = 99;
	expect_kept_out(b, e);
	expect_ok(books_end(b, b->decision));
	expect_kept_out(b, good(b));
	e = good(b);
	e.kind = "reserve";
	expect_kept_out(b, e);
	expect_not_null(books_raw(b, &test_authority_back,
	                          ARGS(arg_i64("authority", b->decision.v))));
	expect_not_null(books_raw(b, &test_authority_remove,
	                          ARGS(arg_i64("authority", b->decision.v))));
}

TEST("ledger database: refuses an id that is there and a gap in a chain")
{
	struct books *b = raw_books(t);
	struct raw_entry e = good(b);

	e.id = b->out.id.v;
	expect_fault(insert(b, e), FAULT_CONFLICT, NULL);
	e = good(b);
	e.skip = 1;
	expect_kept_out(b, e);
	e.skip = -1;
	expect_not_null(insert(b, e));
	e.skip = 0;
	e.skip_debit = 1;
	expect_kept_out(b, e);
	expect_equal(books_entries(b), 1);
}

TEST("ledger database: an entry is never changed and never removed")
{
	struct books *b = raw_books(t);
	struct arg entry = arg_i64("entry", b->out.id.v);

	expect_fault(books_raw(b, &test_entry_change, ARGS(entry)), FAULT_BUG,
	             NULL);
	expect_fault(books_raw(b, &test_entry_remove, ARGS(entry)), FAULT_BUG,
	             NULL);
	expect_equal(books_entries(b), 1);
	books_sound(b);
}

TEST("ledger database: an account stays what it is and is never removed")
{
	struct books *b = raw_books(t);
	struct account_id unused =
	        books_open(b, LEDGER_PENCE, UNITS_NONE, UNITS_NONE);
	struct arg account = arg_i64("account", unused.v);

	expect_fault(books_raw(b, &test_account_change, ARGS(account)),
	             FAULT_BUG, NULL);
	expect_fault(books_raw(b, &test_account_remove, ARGS(account)),
	             FAULT_BUG, NULL);
	expect_equal(books_account(b, unused).ledger, LEDGER_PENCE);
}

TEST("ledger database: an account that holds something is not closed")
{
	struct books *b = raw_books(t);

	expect_fault(books_raw(b, &test_account_state,
	                       ARGS(arg_i64("account", b->budget.v),
	                            arg_str("state", S("closed")))),
	             FAULT_BUG, NULL);
	expect_equal(books_account(b, b->budget).state, LEDGER_OPEN);
}

static const struct fault *
seal(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_seal(ctx);
}

TEST("ledger database: a seal is never changed and never removed")
{
	struct books *b = raw_books(t);

	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_fault(books_raw(b, &test_seal_change, NO_ARGS), FAULT_BUG, NULL);
	expect_fault(books_raw(b, &test_seal_remove, NO_ARGS), FAULT_BUG, NULL);
	expect_equal(world_count(b->w, &test_seals, NO_ARGS), 1);
}
