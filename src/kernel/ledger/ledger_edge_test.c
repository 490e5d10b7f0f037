/*
 * The edges: figures one by one, mistakes of a programmer, and books spoiled
 * in less likely ways.
 */
#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger_world_test.h"

/* --- figures ------------------------------------------------------------ */

static struct ledger_account
figures(int64_t id, int64_t posted, int64_t coming, int64_t going)
{
	return (struct ledger_account){.id = {id},
	                               .posted = {posted},
	                               .coming = {coming},
	                               .going = {going}};
}

static struct ledger_entry
between(enum ledger_kind kind, int64_t amount)
{
	return (struct ledger_entry){
	        .kind = kind, .debit = {1}, .credit = {2}, .amount = {amount}};
}

/* That an entry is not carried, and the account stays as it was. */
static void
expect_no_room(struct ledger_account account, enum ledger_kind kind,
               int64_t amount, int64_t held)
{
	struct ledger_account before = account;
	struct ledger_entry entry = between(kind, amount);

	expect_false(ledger_carry(&account, &entry, (struct units){held}));
	expect_equal(account.posted.v, before.posted.v);
	expect_equal(account.coming.v, before.coming.v);
	expect_equal(account.going.v, before.going.v);
	expect_equal(account.entries, 0);
}

TEST("ledger edge: figures that would not fit are not carried")
{
	const int64_t most = INT64_MAX;

	expect_no_room(figures(1, most, 0, 0), LEDGER_PLAIN, 1, 0);
	expect_no_room(figures(2, -most, 0, 0), LEDGER_PLAIN, 1, 0);
	expect_no_room(figures(1, 0, most, 0), LEDGER_RESERVE, 1, 0);
	expect_no_room(figures(2, 0, 0, most), LEDGER_RESERVE, 1, 0);
	expect_no_room(figures(1, most - 5, 0, 0), LEDGER_RESERVE, 6, 0);
	expect_no_room(figures(2, 5 - most, 0, 0), LEDGER_RESERVE, 6, 0);
	expect_no_room(figures(1, 0, 5, 0), LEDGER_RELEASE, 6, 6);
	expect_no_room(figures(2, 0, 0, 5), LEDGER_RELEASE, 6, 6);
	expect_no_room(figures(1, 0, 0, 0), LEDGER_SETTLE, 1, INT64_MIN);
}

TEST("ledger edge: figures at the limit are carried")
{
	struct ledger_account account = figures(1, INT64_MAX - 5, 0, 0);
	struct ledger_entry entry = between(LEDGER_RESERVE, 5);

	expect_true(ledger_carry(&account, &entry, (struct units){0}));
	expect_equal(account.coming.v, 5);
	entry = between(LEDGER_SETTLE, 3);
	expect_true(ledger_carry(&account, &entry, (struct units){5}));
	expect_equal(account.posted.v, INT64_MAX - 2);
	expect_equal(account.coming.v, 0);
	expect_equal(account.entries, 2);
}

TEST("ledger edge: no sum comes to what stands for no bound")
{
	struct units out = {7};

	expect_false(ledger_add((struct units){-INT64_MAX}, (struct units){-1},
	                        &out));
	expect_equal(out.v, 7);
	expect_false(units_is(UNITS_NONE));
	expect_true(units_is((struct units){0}));
}

/* --- what a hash holds -------------------------------------------------- */

static void
expect_other_hash(struct test *t, const struct ledger_stored *stored)
{
	static const unsigned char before[32] = {1};
	const struct bytes after = {before, sizeof(before)};
	const struct ledger_stored plain = {.entry = between(LEDGER_PLAIN, 5)};
	struct bytes a = ledger_entry_hash(t->arena, after, &plain,
	                                   (struct account_id){1});
	struct bytes b = ledger_entry_hash(t->arena, after, stored,
	                                   (struct account_id){1});

	expect_false(str_equal((struct str){(const char *)a.p, a.n},
	                       (struct str){(const char *)b.p, b.n}));
}

TEST("ledger edge: every fact of an entry is under its hash")
{
	struct ledger_stored s;
	int64_t *const numbers[] = {
	        &s.entry.id.v,           &s.entry.debit.v,
	        &s.entry.credit.v,       &s.entry.amount.v,
	        &s.entry.actor.v,        &s.entry.authority.v,
	        &s.entry.settles.v,      &s.entry.reverses.v,
	        &s.entry.batch.v,        &s.entry.place,
	        &s.entry.size,           &s.entry.until.ms,
	        &s.entry.recorded_at.ms, &s.debit_number,
	        &s.credit_number,
	};
	const struct ledger_stored plain = {.entry = between(LEDGER_PLAIN, 5)};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		s = plain;
		*numbers[i] += 1;
		expect_other_hash(t, &s);
	}
	s = plain;
	s.entry.happened_on.days = 1;
	expect_other_hash(t, &s);
	s = plain;
	s.entry.kind = LEDGER_RESERVE;
	expect_other_hash(t, &s);
	s = plain;
	s.entry.ledger = LEDGER_MINUTES;
	expect_other_hash(t, &s);
	s = plain;
	s.entry.code = S("x");
	expect_other_hash(t, &s);
	s = plain;
	s.entry.reason = S("x");
	expect_other_hash(t, &s);
}

/* --- mistakes of a programmer ------------------------------------------- */

static void
expect_bug(struct books *b, struct ledger_new new)
{
	expect_fault(books_post(b, new), FAULT_BUG, NULL);
	expect_equal(books_entries(b), 1);
}

TEST("ledger edge: an entry that lacks what its kind needs is a bug")
{
	struct books *b = books_new(t);
	struct ledger_new good = books_plain(b, b->budget, b->shop, 5), new;

	expect_log("claim_broken", "kernel/ledger");
	new = good;
	new.id.v = 0;
	expect_bug(b, new);
	new = good;
	new.authority.v = 0;
	expect_bug(b, new);
	new = good;
	new.code = NULL;
	expect_bug(b, new);
	new.code = "";
	expect_bug(b, new);
	new = good;
	new.settles.v = 4;
	expect_bug(b, new);
	new = good;
	new.kind = LEDGER_SETTLE;
	expect_bug(b, new);
	new = books_reverse(b, good.id);
	new.kind = LEDGER_RESERVE;
	expect_bug(b, new);
	expect_ok(books_post(b, good));
}

TEST("ledger edge: none, or more than can be linked, is a bug")
{
	struct books *b = books_new(t);
	struct ledger_new *news =
	        arena_new(t->arena, struct ledger_new, LEDGER_LINKED_MOST + 1);

	expect_log("claim_broken", "kernel/ledger");
	for (size_t i = 0; i <= LEDGER_LINKED_MOST; i++)
		news[i] = books_plain(b, b->budget, b->shop, 1);
	expect_fault(books_linked(b, news, LEDGER_LINKED_MOST + 1), FAULT_BUG,
	             NULL);
	expect_equal(books_entries(b), 1);
	expect_ok(books_linked(b, news, LEDGER_LINKED_MOST));
	expect_figures(b, b->shop, LEDGER_LINKED_MOST, 0, 0);
	books_sound(b);
}

static const struct fault *
post_none(struct ctx *ctx, void *data)
{
	return ledger_post_linked(ctx, data, 0, NULL);
}

static const struct fault *
open_it(struct ctx *ctx, void *data)
{
	return ledger_account_open(ctx, data);
}

static const char *granted;

static const struct fault *
grant_it(struct ctx *ctx, void *data)
{
	return ledger_authority_grant(ctx, *(struct authority_id *)data,
	                              granted, 8);
}

static void
expect_open_bug(struct books *b, struct ledger_account account)
{
	expect_fault(world_do(b->w, "sam", open_it, &account), FAULT_BUG, NULL);
}

TEST("ledger edge: an account or a decision without its words is a bug")
{
	struct books *b = books_new(t);
	struct ledger_account good = {.id = {id_new()},
	                              .kind = S("test.account"),
	                              .upper = UNITS_NONE},
	                      account;
	struct authority_id id = {0};

	expect_log("claim_broken", "kernel/ledger");
	expect_fault(world_do(b->w, "sam", post_none, &good), FAULT_BUG, NULL);
	account = good;
	account.id.v = 0;
	expect_open_bug(b, account);
	account = good;
	account.kind = S("");
	expect_open_bug(b, account);
	account = good;
	account.ledger = LEDGER_COUNT;
	expect_open_bug(b, account);
	account = good;
	account.holder.person = b->w->jay;
	account.holder.organisation = b->w->organisation;
	expect_open_bug(b, account);
	granted = "test.decision";
	expect_fault(world_do(b->w, "sam", grant_it, &id), FAULT_BUG, NULL);
	id.v = id_new();
	granted = "";
	expect_fault(world_do(b->w, "sam", grant_it, &id), FAULT_BUG, NULL);
	granted = NULL;
	expect_fault(world_do(b->w, "sam", grant_it, &id), FAULT_BUG, NULL);
	granted = "test.decision";
	expect_fault(world_do(b->w, "sam", grant_it, &b->decision),
	             FAULT_CONFLICT,
	             "This yes was written down before, as some other one");
}

static const struct fault *
free_it(struct ctx *ctx, void *data)
{
	(void)ctx;
	(void)ledger_account_free(data);
	return NULL;
}

TEST("ledger edge: figures no account can have are a bug")
{
	struct books *b = books_new(t);
	struct ledger_account account = figures(1, -INT64_MAX, 0, 5);

	expect_log("claim_broken", "kernel/ledger");
	expect_fault(world_see(b->w, "sam", free_it, &account), FAULT_BUG,
	             NULL);
}

/* --- linked, again ------------------------------------------------------ */

TEST("ledger edge: linked entries in another order or number are refused")
{
	struct books *b = books_new(t);
	struct ledger_new news[3], other[3];
	const char *sentence = "This is in the books, side by side with others";

	for (int i = 0; i < 3; i++)
		news[i] = books_plain(b, b->budget, b->shop, 10);
	expect_ok(books_linked(b, news, 3));
	other[0] = news[0];
	other[1] = news[2];
	other[2] = news[1];
	expect_fault(books_linked(b, other, 3), FAULT_CONFLICT, sentence);
	expect_fault(books_linked(b, news, 2), FAULT_CONFLICT, sentence);
	expect_equal(books_entries(b), 4);
}

TEST("ledger edge: of linked entries each needs its own decision in force")
{
	struct books *b = books_new(t);
	struct ledger_new news[3];
	struct authority_id ended = books_grant(b);

	expect_ok(books_end(b, ended));
	for (int i = 0; i < 3; i++)
		news[i] = books_plain(b, b->budget, b->shop, 10);
	news[0].authority = ended;
	expect_refused(t, books_linked(b, news, 3),
	               "The yes behind this entry does not hold any more");
	news[1].authority.v = 4; /* the lowest, so looked for first */
	expect_refused(t, books_linked(b, news, 3),
	               "Nobody has said yes to this entry");
	news[1].authority.v = INT64_MAX;
	expect_refused(t, books_linked(b, news, 3),
	               "Nobody has said yes to this entry");
	expect_equal(books_entries(b), 1);
}

/* --- spoiled books ------------------------------------------------------ */

static const struct fault *
seal(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_seal(ctx);
}

static struct books *
sealed_twice(struct test *t)
{
	struct books *b = books_new(t);

	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 10)));
	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_str(books_check(b), "");
	return b;
}

TEST("ledger edge: a seal that was taken out is found by the next")
{
	struct books *b = sealed_twice(t);

	books_unguard_seals(b);
	expect_ok(books_raw(b, &test_seal_cut, NO_ARGS));
	expect_has(books_check(b), "does not match its seal");
}

TEST("ledger edge: a seal that was spoiled is found, and no more is said")
{
	struct books *b = sealed_twice(t);
	const struct bytes junk = {(const unsigned char *)"junk", 4};

	books_unguard_seals(b);
	expect_ok(
	        books_raw(b, &test_seal_spoil, ARGS(arg_bytes("heads", junk))));
	expect_has(books_check(b), "does not match its seal");
}

TEST("ledger edge: a head that was spoiled is found")
{
	struct books *b = sealed_twice(t);
	const struct bytes junk = {(const unsigned char *)"junk", 4};

	expect_ok(books_raw(b, &test_head_spoil,
	                    ARGS(arg_i64("account", b->shop.v),
	                         arg_bytes("hash", junk))));
	expect_has(books_check(b), "but more were written");
}

TEST("ledger edge: what is reserved, altered on one side or both, is found")
{
	struct books *b = books_new(t);

	expect_ok(books_raw(b, &test_reserved,
	                    ARGS(arg_i64("account", b->budget.v),
	                         arg_i64("coming", 0), arg_i64("going", 9))));
	expect_has(books_check(b), "is not what its entries come to");
	expect_ok(books_raw(b, &test_reserved,
	                    ARGS(arg_i64("account", b->jays.v),
	                         arg_i64("coming", 9), arg_i64("going", 0))));
	expect_has(books_check(b), "is not what its entries come to");
}

TEST("ledger edge: an early entry that was altered is found, and the rest "
     "is passed over")
{
	struct books *b = books_new(t);
	struct entry_id first = b->out.id;

	for (int i = 0; i < 3; i++)
		expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 9)));
	books_unguard(b);
	expect_ok(books_raw(b, &test_entry_change,
	                    ARGS(arg_i64("entry", first.v))));
	expect_has(books_check(b), "was altered at entry 1");
}

TEST("ledger edge: an early entry that was taken out is found by the next")
{
	struct books *b = books_new(t);
	struct entry_id first = b->out.id;

	expect_ok(books_post(b, books_plain(b, b->bank, b->budget, 9)));
	books_unguard(b);
	expect_ok(books_raw(b, &test_entry_remove,
	                    ARGS(arg_i64("entry", first.v))));
	expect_has(books_check(b), "was altered at entry 1");
}

TEST("ledger edge: an amount altered to the limit is found")
{
	struct books *b = books_new(t);
	struct ledger_new more = books_plain(b, b->bank, b->budget, 9);

	expect_ok(books_post(b, more));
	books_unguard(b);
	expect_ok(books_raw(b, &test_entry_amount,
	                    ARGS(arg_i64("entry", more.id.v),
	                         arg_i64("amount", INT64_MAX))));
	expect_has(books_check(b), "was altered at entry 2");
}

struct rebuilding {
	struct account_id id;
};

static const struct fault *
freeze(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_freeze(ctx, LEDGER_PENCE, S("a test"));
}

static const struct fault *
rebuild(struct ctx *ctx, void *data)
{
	struct rebuilding *r = data;

	return ledger_account_rebuild(ctx, r->id, S("a test"));
}

TEST("ledger edge: entries that are missing are not rebuilt from")
{
	struct books *b = books_new(t);
	struct rebuilding r = {b->shop};

	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 9)));
	expect_ok(world_do(b->w, NULL, freeze, NULL));
	books_unguard(b);
	expect_ok(books_raw(b, &test_entry_remove,
	                    ARGS(arg_i64("entry", b->out.id.v))));
	expect_refused(t, world_do(b->w, "sam", rebuild, &r),
	               "The entries themselves were altered. Restore a backup");
}

static const struct fault *
see_status(struct ctx *ctx, void *data)
{
	size_t n;

	return ledger_capability.status(ctx, data, &n);
}

TEST("ledger edge: hours found wrong stop the hours alone, and the status "
     "page says so")
{
	struct books *b = books_new(t);
	struct ledger_new hours = books_plain(b, b->pot, b->member, 5);
	struct status_row *rows;

	expect_log("ledger_broken", "\"minutes\":1");
	expect_ok(books_raw(b, &test_balance,
	                    ARGS(arg_i64("account", b->pot.v),
	                         arg_i64("more", 1))));
	expect_ok(ledger_check_keep(b->w->app, b->w->arena));
	expect_refused(t, books_post(b, hours),
	               "Nothing moves until the books have been checked. Ask "
	               "finance");
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 9)));
	expect_ok(world_see(b->w, NULL, see_status, &rows));
	expect_false(rows[0].good);
	expect_str(rows[1].value, "Stopped");
}
