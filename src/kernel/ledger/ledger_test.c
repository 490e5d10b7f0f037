#include "kernel/ledger/ledger_world_test.h"

#define NOT_ENOUGH "There is not enough in this account"

static void
expect_unchanged(struct books *b)
{
	expect_equal(books_entries(b), 1);
	expect_figures(b, b->budget, 50000, 0, 0);
}

/* --- 1 ------------------------------------------------------------------ */

TEST("ledger: an amount is more than nothing")
{
	struct books *b = books_new(t);
	const int64_t wrong[] = {0, -1, INT64_MIN};

	for (size_t i = 0; i < 3; i++)
		expect_refused(t,
		               books_post(b, books_plain(b, b->budget, b->shop,
		                                         wrong[i])),
		               "The amount must be more than nothing");
	expect_unchanged(b);
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 1)));
	expect_figures(b, b->shop, 1, 0, 0);
}

TEST("ledger: an entry moves between two different accounts")
{
	struct books *b = books_new(t);

	expect_refused(
	        t, books_post(b, books_plain(b, b->budget, b->budget, 5)),
	        "An entry needs two accounts: choose one to take from and one "
	        "to give to");
	expect_unchanged(b);
}

TEST("ledger: an entry moves between accounts that are there")
{
	struct books *b = books_new(t);
	struct account_id no = {12};

	expect_fault(books_post(b, books_plain(b, b->budget, no, 5)),
	             FAULT_NOT_FOUND, "There is no such account");
	expect_fault(books_post(b, books_plain(b, no, b->shop, 5)),
	             FAULT_NOT_FOUND, "There is no such account");
	expect_unchanged(b);
}

TEST("ledger: money and time never mix")
{
	struct books *b = books_new(t);

	expect_refused(
	        t, books_post(b, books_plain(b, b->bank, b->pot, 5)),
	        "Money and time do not mix: choose two accounts of one kind");
	expect_unchanged(b);
	expect_ok(books_post(b, books_plain(b, b->pot, b->member, 60)));
	expect_equal(b->out.ledger, LEDGER_MINUTES);
	expect_figures(b, b->member, 60, 0, 0);
	books_sound(b);
}

TEST("ledger: an entry says what, when, by whom and under which decision")
{
	struct books *b = books_new(t);
	struct ledger_new new = books_plain(b, b->budget, b->shop, 1250);

	new.reason = S("A coat");
	new.happened_on.days = 20000;
	expect_ok(books_post(b, new));
	expect_equal(b->out.id.v, new.id.v);
	expect_equal(b->out.kind, LEDGER_PLAIN);
	expect_equal(b->out.ledger, LEDGER_PENCE);
	expect_equal(b->out.credit.v, b->budget.v);
	expect_equal(b->out.debit.v, b->shop.v);
	expect_str(money_show(t->arena, units_money(b->out.amount)), "£12.50");
	expect_str(b->out.code, "test.entry");
	expect_str(b->out.reason, "A coat");
	expect_equal(b->out.happened_on.days, 20000);
	expect_str(instant_iso(t->arena, b->out.recorded_at),
	           "2026-11-24T10:00:00.000Z");
	expect_equal(b->out.actor.v, world_user(b->w, "sam").v);
	expect_equal(b->out.authority.v, b->decision.v);
}

/* --- 2 ------------------------------------------------------------------ */

TEST("ledger: debits equal credits in each ledger, posted and reserved")
{
	struct books *b = books_new(t);

	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 700)));
	expect_ok(books_post(b, books_reserve(b, 900)));
	expect_ok(books_post(b, books_plain(b, b->pot, b->member, 45)));
	expect_figures(b, b->bank, -50000, 0, 0);
	expect_figures(b, b->budget, 49300, 0, 900);
	expect_figures(b, b->shop, 700, 900, 0);
	expect_figures(b, b->pot, -45, 0, 0);
	books_sound(b);
}

/* --- 3 ------------------------------------------------------------------ */

TEST("ledger: a lower bound holds, counting what is reserved")
{
	struct books *b = books_new(t);

	expect_refused(t,
	               books_post(b, books_plain(b, b->budget, b->shop, 50001)),
	               NOT_ENOUGH);
	expect_unchanged(b);
	expect_ok(books_post(b, books_reserve(b, 40000)));
	expect_refused(t,
	               books_post(b, books_plain(b, b->budget, b->shop, 10001)),
	               NOT_ENOUGH);
	expect_refused(t, books_post(b, books_reserve(b, 10001)), NOT_ENOUGH);
	expect_figures(b, b->budget, 50000, 0, 40000);
	expect_equal(books_entries(b), 2);
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 10000)));
}

TEST("ledger: an upper bound holds, counting what is reserved")
{
	struct books *b = books_new(t);
	struct account_id full = books_open(b, LEDGER_PENCE, (struct units){0},
	                                    (struct units){1000});
	struct ledger_new reserve = books_plain(b, b->budget, full, 600);

	reserve.kind = LEDGER_RESERVE;
	expect_ok(books_post(b, reserve));
	expect_refused(t, books_post(b, books_plain(b, b->budget, full, 401)),
	               "This account would hold more than it may");
	expect_figures(b, full, 0, 600, 0);
	expect_ok(books_post(b, books_plain(b, b->budget, full, 400)));
	expect_ok(books_post(b, books_settle(b, reserve.id, 600)));
	expect_figures(b, full, 1000, 0, 0);
	books_sound(b);
}

TEST("ledger: what comes in by reservation cannot be spent before it is there")
{
	struct books *b = books_new(t);

	expect_ok(books_post(b, books_reserve(b, 500)));
	expect_refused(t, books_post(b, books_plain(b, b->shop, b->bank, 1)),
	               NOT_ENOUGH);
}

TEST("ledger: settling never breaks a bound")
{
	struct books *b = books_new(t);
	struct ledger_new first = books_reserve(b, 30000);
	struct ledger_new second = books_reserve(b, 20000);

	expect_ok(books_post(b, first));
	expect_ok(books_post(b, second));
	expect_ok(books_post(b, books_settle(b, second.id, 20000)));
	expect_ok(books_post(b, books_settle(b, first.id, 30000)));
	expect_figures(b, b->budget, 0, 0, 0);
	expect_figures(b, b->shop, 50000, 0, 0);
	books_sound(b);
}

TEST("ledger: what may still be taken counts the bound and what is promised")
{
	struct books *b = books_new(t);
	struct ledger_account account;

	expect_ok(books_post(b, books_reserve(b, 20000)));
	account = books_account(b, b->budget);
	expect_equal(ledger_account_free(&account).v, 30000);
	account = books_account(b, b->member);
	expect_equal(ledger_account_free(&account).v, 600);
	account = books_account(b, b->bank);
	expect_equal(ledger_account_free(&account).v, INT64_MAX);
	account = (struct ledger_account){.lower = {INT64_MIN + 1},
	                                  .posted = {INT64_MAX}};
	expect_equal(ledger_account_free(&account).v, INT64_MAX);
}

/* --- the limit of the type ---------------------------------------------- */

TEST("ledger: the largest number there is can be held, and not a penny more")
{
	struct books *b = books_new(t);
	struct account_id all =
	        books_open(b, LEDGER_PENCE, UNITS_NONE, UNITS_NONE);
	struct account_id from =
	        books_open(b, LEDGER_PENCE, UNITS_NONE, UNITS_NONE);
	const char *sentence = "This is more than the books can hold";
	struct ledger_new reserve = books_plain(b, from, all, 1);

	reserve.kind = LEDGER_RESERVE;
	expect_ok(books_post(b, books_plain(b, from, all, INT64_MAX)));
	expect_refused(t, books_post(b, books_plain(b, from, b->shop, 1)),
	               sentence);
	expect_refused(t, books_post(b, books_plain(b, b->bank, all, 1)),
	               sentence);
	expect_refused(t, books_post(b, reserve), sentence);
	expect_figures(b, all, INT64_MAX, 0, 0);
	expect_figures(b, from, -INT64_MAX, 0, 0);
	expect_ok(books_post(b, books_plain(b, all, from, INT64_MAX)));
	expect_ok(books_post(b, books_plain(b, all, from, INT64_MAX)));
	expect_figures(b, all, -INT64_MAX, 0, 0);
	expect_str(books_check(b), "");
}

TEST("ledger: sums of whole units say when they do not fit")
{
	struct units out = {7};

	expect_false(
	        ledger_add((struct units){INT64_MAX}, (struct units){1}, &out));
	expect_false(ledger_subtract((struct units){-INT64_MAX},
	                             (struct units){1}, &out));
	expect_false(ledger_subtract((struct units){-INT64_MAX},
	                             (struct units){2}, &out));
	expect_equal(out.v, 7);
	expect_true(ledger_add((struct units){INT64_MAX - 1}, (struct units){1},
	                       &out));
	expect_equal(out.v, INT64_MAX);
	expect_equal(units_of_money((struct money){38}).v, 38);
}

/* --- 4 ------------------------------------------------------------------ */

TEST("ledger: a reservation is settled once, for part of it, and the rest "
     "frees itself")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 4000);

	expect_ok(books_post(b, reserve));
	expect_refused(t, books_post(b, books_settle(b, reserve.id, 4001)),
	               "No more than was reserved can be settled");
	expect_figures(b, b->budget, 50000, 0, 4000);
	expect_ok(books_post(b, books_settle(b, reserve.id, 3850)));
	expect_figures(b, b->budget, 46150, 0, 0);
	expect_figures(b, b->shop, 3850, 0, 0);
	expect_refused(t, books_post(b, books_settle(b, reserve.id, 150)),
	               "What was set aside here was used before");
	expect_refused(t, books_post(b, books_release(b, reserve.id)),
	               "What was set aside here was used before");
	expect_equal(books_entries(b), 3);
	books_sound(b);
}

TEST("ledger: a reservation is released once, and nothing moves")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 4000);

	expect_ok(books_post(b, reserve));
	expect_ok(books_post(b, books_release(b, reserve.id)));
	expect_equal(b->out.amount.v, 4000);
	expect_figures(b, b->budget, 50000, 0, 0);
	expect_figures(b, b->shop, 0, 0, 0);
	expect_refused(t, books_post(b, books_release(b, reserve.id)),
	               "What was set aside here was let go before");
	expect_refused(t, books_post(b, books_settle(b, reserve.id, 1)),
	               "What was set aside here was let go before");
	books_sound(b);
}

TEST("ledger: only a reservation is settled or released")
{
	struct books *b = books_new(t);
	struct entry_id plain = b->out.id, no = {5};
	const char *sentence = "We cannot find what was set aside";

	expect_fault(books_post(b, books_settle(b, no, 5)), FAULT_NOT_FOUND,
	             sentence);
	expect_fault(books_post(b, books_release(b, no)), FAULT_NOT_FOUND,
	             sentence);
	expect_fault(books_post(b, books_settle(b, plain, 5)), FAULT_NOT_FOUND,
	             sentence);
	expect_unchanged(b);
}

TEST("ledger: a reservation that ran out is not settled, and is released")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 4000);
	struct ledger_new lasting = books_reserve(b, 100);
	int64_t before;

	reserve.until = instant_of(
	        date_add_days(instant_date(store_test_who().now), 2), 600);
	expect_ok(books_post(b, reserve));
	expect_ok(books_post(b, lasting));
	expect_ok(world_do(b->w, NULL, books_expire, NULL));
	expect_equal(books_entries(b), 3);
	world_later(b->w, (int64_t)2 * 24 * 60 * 60 * 1000);
	expect_refused(t, books_post(b, books_settle(b, reserve.id, 4000)),
	               "The time for what was set aside has run out");
	expect_figures(b, b->budget, 50000, 0, 4100);
	before = world_changes(b->w);
	expect_ok(world_do(b->w, NULL, books_expire, NULL));
	expect_figures(b, b->budget, 50000, 0, 100);
	expect_equal(world_changes(b->w), before + 1);
	expect_refused(t, books_post(b, books_settle(b, reserve.id, 4000)),
	               "What was set aside here was let go before");
	books_sound(b);
}

TEST("ledger: a reservation that has run out already is not made")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 4000);

	reserve.until = store_test_who().now;
	expect_refused(t, books_post(b, reserve),
	               "The time for what was set aside has run out");
	expect_unchanged(b);
}

/* --- 6 ------------------------------------------------------------------ */

TEST("ledger: a correction names the entry it reverses, once, with a reason")
{
	struct books *b = books_new(t);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 700);
	struct ledger_new back = books_reverse(b, pay.id);

	expect_ok(books_post(b, pay));
	back.reason = S(" ");
	expect_refused(t, books_post(b, back),
	               "Say why this entry is reversed");
	back.reason = S("Paid to the wrong shop");
	expect_figures(b, b->shop, 700, 0, 0);
	expect_ok(books_post(b, back));
	expect_equal(b->out.debit.v, b->budget.v);
	expect_equal(b->out.amount.v, 700);
	expect_figures(b, b->budget, 50000, 0, 0);
	expect_figures(b, b->shop, 0, 0, 0);
	expect_refused(t, books_post(b, books_reverse(b, pay.id)),
	               "This entry was reversed before, so it stays as it is");
	expect_equal(books_entries(b), 3);
	books_sound(b);
}

TEST("ledger: a reversal is not reversed")
{
	struct books *b = books_new(t);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 700);
	struct ledger_new back = books_reverse(b, pay.id);

	expect_ok(books_post(b, pay));
	expect_ok(books_post(b, back));
	expect_refused(
	        t, books_post(b, books_reverse(b, back.id)),
	        "This is a reversal, so it stays as it is. Make a new entry "
	        "with a yes of its own");
	expect_figures(b, b->shop, 0, 0, 0);
}

TEST("ledger: a settlement can be reversed, a reservation cannot")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 700);
	struct ledger_new settle = books_settle(b, reserve.id, 650);
	const char *sentence = "What was set aside is let go, not reversed";

	expect_ok(books_post(b, reserve));
	expect_refused(t, books_post(b, books_reverse(b, reserve.id)),
	               sentence);
	expect_ok(books_post(b, settle));
	expect_ok(books_post(b, books_reverse(b, settle.id)));
	expect_figures(b, b->budget, 50000, 0, 0);
	expect_fault(books_post(b, books_reverse(b, (struct entry_id){4})),
	             FAULT_NOT_FOUND, "There is no entry to reverse");
	reserve = books_reserve(b, 700);
	expect_ok(books_post(b, reserve));
	settle = books_release(b, reserve.id);
	expect_ok(books_post(b, settle));
	expect_refused(t, books_post(b, books_reverse(b, settle.id)), sentence);
	books_sound(b);
}

TEST("ledger: a reversal keeps the bounds of who must give back")
{
	struct books *b = books_new(t);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 700);

	expect_ok(books_post(b, pay));
	expect_ok(books_post(b, books_plain(b, b->shop, b->bank, 100)));
	expect_refused(t, books_post(b, books_reverse(b, pay.id)), NOT_ENOUGH);
	expect_figures(b, b->shop, 600, 0, 0);
}

/* --- 9 ------------------------------------------------------------------ */

TEST("ledger: a payment needs a decision that is in force")
{
	struct books *b = books_new(t);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 700);
	struct ledger_new reserve = books_reserve(b, 700);
	const char *sentence =
	        "The yes behind this entry does not hold any more";

	expect_ok(books_post(b, reserve));
	pay.authority.v = 77;
	expect_refused(t, books_post(b, pay),
	               "Nobody has said yes to this entry");
	expect_ok(books_end(b, b->decision));
	pay.authority = b->decision;
	expect_refused(t, books_post(b, pay), sentence);
	expect_refused(t, books_post(b, books_reserve(b, 5)), sentence);
	expect_refused(t, books_post(b, books_settle(b, reserve.id, 700)),
	               sentence);
	expect_equal(books_entries(b), 2);
}

TEST("ledger: releasing and reversing need no decision in force")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 700);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 300);

	expect_ok(books_post(b, reserve));
	expect_ok(books_post(b, pay));
	expect_ok(books_end(b, b->decision));
	expect_ok(books_post(b, books_release(b, reserve.id)));
	expect_ok(books_post(b, books_reverse(b, pay.id)));
	expect_figures(b, b->budget, 50000, 0, 0);
	books_sound(b);
}

/* --- days and clocks ---------------------------------------------------- */

TEST("ledger: an entry is not dated in the future")
{
	struct books *b = books_new(t);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 700);
	struct date today = instant_date(store_test_who().now);

	pay.happened_on = date_add_days(today, 1);
	expect_refused(t, books_post(b, pay),
	               "An entry cannot have a day that is still to come");
	expect_unchanged(b);
	pay.happened_on = today;
	expect_ok(books_post(b, pay));
}

TEST("ledger: an entry is not dated before the one it answers")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 700);
	struct ledger_new settle = books_settle(b, reserve.id, 700);

	expect_ok(books_post(b, reserve));
	settle.happened_on =
	        date_add_days(instant_date(store_test_who().now), -1);
	expect_refused(t, books_post(b, settle),
	               "This day comes before the day of the entry it answers");
	expect_figures(b, b->budget, 50000, 0, 700);
}

TEST("ledger: a clock that goes back changes no balance and no order")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 700);
	struct ledger_new settle = books_settle(b, reserve.id, 700);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 30);

	reserve.until.ms = store_test_who().now.ms + 1000;
	expect_ok(books_post(b, reserve));
	world_later(b->w, -(int64_t)3 * 24 * 60 * 60 * 1000);
	expect_ok(books_post(b, pay));
	expect_str(instant_iso(t->arena, b->out.recorded_at),
	           "2026-11-21T10:00:00.000Z");
	/* of its own day, which is still to come */
	expect_refused(t, books_post(b, settle),
	               "This day comes before the day of the entry it answers");
	settle.happened_on = instant_date(store_test_who().now);
	expect_ok(books_post(b, settle));
	expect_figures(b, b->shop, 730, 0, 0);
	books_sound(b);
}

TEST("ledger: what has run out is released though the clock went back a day")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 700);
	struct ledger_new early = books_reserve(b, 50);

	world_later(b->w, (int64_t)24 * 60 * 60 * 1000);
	reserve.until.ms = store_test_who().now.ms + 25 * 60 * 60 * 1000;
	early.until = reserve.until;
	expect_ok(books_post(b, reserve));
	world_later(b->w, -(int64_t)24 * 60 * 60 * 1000);
	early.until.ms = store_test_who().now.ms + 1000;
	expect_ok(books_post(b, early));
	world_later(b->w, 2000);
	expect_ok(world_do(b->w, NULL, books_expire, NULL));
	expect_figures(b, b->budget, 50000, 0, 700);
	world_later(b->w, 26 * 60 * 60 * 1000);
	expect_ok(world_do(b->w, NULL, books_expire, NULL));
	expect_figures(b, b->budget, 50000, 0, 0);
	books_sound(b);
}
