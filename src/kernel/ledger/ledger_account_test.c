#include "kernel/ledger/ledger_world_test.h"

#include "kernel/audit/audit.h"

struct act {
	struct ledger_account account;
	struct authority_id authority;
	const char *what;
	struct units lower, upper;
	struct str reason;
	enum ledger ledger;
};

static const struct fault *
open_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	return ledger_account_open(ctx, &act->account);
}

static const struct fault *
bound_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	return ledger_account_bounds(ctx, act->account.id, act->lower,
	                             act->upper);
}

static const struct fault *
freeze_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	return ledger_account_freeze(ctx, act->account.id, act->reason);
}

static const struct fault *
thaw_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	return ledger_account_thaw(ctx, act->account.id, act->reason);
}

static const struct fault *
freeze_all(struct ctx *ctx, void *data)
{
	struct act *act = data;

	return ledger_freeze(ctx, act->ledger, act->reason);
}

static const struct fault *
read_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	return ledger_account_read(ctx, act->account.id, &act->account);
}

/* --- opening ------------------------------------------------------------ */

TEST("ledger account: opening it again with the same content does nothing")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = {id_new()},
	                              .kind = S("fund.float"),
	                              .upper = {20000}}};
	int64_t before;

	act.account.holder.worker = world_user(b->w, "sam");
	expect_ok(world_do(b->w, "sam", open_it, &act));
	before = world_changes(b->w);
	expect_ok(world_do(b->w, "sam", open_it, &act));
	expect_equal(world_changes(b->w), before);
	expect_ok(world_see(b->w, "sam", read_it, &act));
	expect_str(act.account.kind, "fund.float");
	expect_equal(act.account.holder.worker.v, world_user(b->w, "sam").v);
	expect_equal(act.account.state, LEDGER_OPEN);
	expect_equal(act.account.upper.v, 20000);
	expect_equal(act.account.lower.v, 0);
}

TEST("ledger account: opening it again with other content is refused")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = b->budget,
	                              .kind = S("test.account"),
	                              .upper = UNITS_NONE}};
	const char *sentence = "This account was opened already, as another";
	struct ledger_account right = act.account;

	expect_ok(world_do(b->w, "sam", open_it, &act));
	act.account.kind = S("test.other");
	expect_fault(world_do(b->w, "sam", open_it, &act), FAULT_CONFLICT,
	             sentence);
	act.account = right;
	act.account.ledger = LEDGER_MINUTES;
	expect_fault(world_do(b->w, "sam", open_it, &act), FAULT_CONFLICT,
	             sentence);
	act.account = right;
	act.account.holder.person = b->w->kit;
	expect_fault(world_do(b->w, "sam", open_it, &act), FAULT_CONFLICT,
	             sentence);
	act.account = right;
	act.account.holder.worker = world_user(b->w, "sam");
	expect_fault(world_do(b->w, "sam", open_it, &act), FAULT_CONFLICT,
	             sentence);
	act.account = right;
	act.account.holder.organisation = b->w->organisation;
	expect_fault(world_do(b->w, "sam", open_it, &act), FAULT_CONFLICT,
	             sentence);
	act.account = right;
	act.account.lower.v = -5;
	expect_fault(world_do(b->w, "sam", open_it, &act), FAULT_CONFLICT,
	             sentence);
	act.account = right;
	act.account.upper.v = 70000;
	expect_fault(world_do(b->w, "sam", open_it, &act), FAULT_CONFLICT,
	             sentence);
}

TEST("ledger account: bounds leave room for an empty account")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = {id_new()},
	                              .kind = S("test.account"),
	                              .lower = {1},
	                              .upper = {100}}};
	const char *sentence = "The bounds leave no room for an empty account";

	expect_refused(t, world_do(b->w, "sam", open_it, &act), sentence);
	act.account.lower = UNITS_NONE;
	act.account.upper.v = -1;
	expect_refused(t, world_do(b->w, "sam", open_it, &act), sentence);
	expect_fault(world_see(b->w, "sam", read_it, &act), FAULT_NOT_FOUND,
	             "There is no such account");
}

TEST("ledger account: none is opened in a frozen ledger")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = {id_new()},
	                              .kind = S("test.account"),
	                              .upper = UNITS_NONE},
	                  .reason = S("a test")};

	expect_ok(world_do(b->w, "sam", freeze_all, &act));
	expect_refused(t, world_do(b->w, "sam", open_it, &act),
	               "Nothing moves until the books have been checked. Ask "
	               "finance");
	act.account.ledger = LEDGER_MINUTES;
	expect_ok(world_do(b->w, "sam", open_it, &act));
}

/* --- bounds ------------------------------------------------------------- */

TEST("ledger account: bounds change, but never to leave it outside")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = b->budget},
	                  .lower = {10000},
	                  .upper = {60000}};
	const char *sentence =
	        "The account stands outside of these bounds already";

	expect_ok(books_post(b, books_reserve(b, 40000)));
	expect_ok(world_do(b->w, "sam", bound_it, &act));
	act.lower.v = 10001;
	expect_refused(t, world_do(b->w, "sam", bound_it, &act), sentence);
	act.lower = UNITS_NONE;
	act.upper.v = 49999;
	expect_refused(t, world_do(b->w, "sam", bound_it, &act), sentence);
	expect_equal(books_account(b, b->budget).lower.v, 10000);
	expect_equal(books_account(b, b->budget).upper.v, 60000);
	expect_refused(t, books_post(b, books_plain(b, b->budget, b->shop, 1)),
	               "There is not enough in this account");
	act.account.id.v = 3;
	expect_fault(world_do(b->w, "sam", bound_it, &act), FAULT_NOT_FOUND,
	             "There is no such account");
}

/* --- freezing ----------------------------------------------------------- */

TEST("ledger account: nothing moves on a frozen one until it is thawed")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = b->shop}};
	struct ledger_new reserve = books_reserve(b, 50);
	const char *sentence = "This account is frozen. Ask finance";

	expect_ok(books_post(b, reserve));
	expect_refused(t, world_do(b->w, "sam", freeze_it, &act), "Say why");
	act.reason = S("It was paid twice");
	expect_ok(world_do(b->w, "sam", freeze_it, &act));
	expect_refused(t, books_post(b, books_plain(b, b->budget, b->shop, 5)),
	               sentence);
	expect_refused(t, books_post(b, books_plain(b, b->shop, b->bank, 5)),
	               sentence);
	expect_refused(t, books_post(b, books_settle(b, reserve.id, 50)),
	               sentence);
	expect_refused(t, books_post(b, books_release(b, reserve.id)),
	               sentence);
	expect_refused(t, books_close(b, b->shop, b->bank), sentence);
	expect_equal(books_entries(b), 2);
	act.reason = S("");
	expect_refused(t, world_do(b->w, "sam", thaw_it, &act), "Say why");
	act.reason = S("It was not");
	expect_ok(world_do(b->w, "sam", thaw_it, &act));
	expect_ok(books_post(b, books_settle(b, reserve.id, 50)));
	books_sound(b);
}

TEST("ledger account: what has run out waits while an account is frozen")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = b->shop}, .reason = S("a test")};
	struct ledger_new reserve = books_reserve(b, 50);

	reserve.until.ms = store_test_who().now.ms + 1000;
	expect_ok(books_post(b, reserve));
	expect_ok(world_do(b->w, "sam", freeze_it, &act));
	world_later(b->w, 2000);
	expect_ok(world_do(b->w, NULL, books_expire, NULL));
	expect_figures(b, b->shop, 0, 50, 0);
	expect_ok(world_do(b->w, "sam", thaw_it, &act));
	expect_ok(world_do(b->w, NULL, books_expire, NULL));
	expect_figures(b, b->shop, 0, 0, 0);
}

TEST("ledger account: freezing twice is freezing once, and says who and why")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = b->jays}, .reason = S("a query")};
	int64_t before;

	expect_ok(world_do(b->w, "sam", freeze_it, &act));
	before = world_changes(b->w);
	expect_ok(world_do(b->w, "sam", freeze_it, &act));
	expect_equal(world_changes(b->w), before);
}

/* --- closing ------------------------------------------------------------ */

TEST("ledger account: closing it hands on what it holds, and nothing moves "
     "again")
{
	struct books *b = books_new(t);
	const char *sentence = "This account is closed";
	struct act act = {.account = {.id = b->budget}, .reason = S("why")};

	expect_ok(books_close(b, b->budget, b->bank));
	expect_figures(b, b->budget, 0, 0, 0);
	expect_figures(b, b->bank, 0, 0, 0);
	expect_equal(books_account(b, b->budget).state, LEDGER_CLOSED);
	expect_refused(t, books_post(b, books_plain(b, b->bank, b->budget, 5)),
	               sentence);
	expect_refused(t, world_do(b->w, "sam", freeze_it, &act), sentence);
	expect_refused(t, world_do(b->w, "sam", thaw_it, &act), sentence);
	expect_refused(t, world_do(b->w, "sam", bound_it, &act), sentence);
	expect_ok(books_close(b, b->budget, b->bank));
	expect_equal(books_entries(b), 2);
	books_sound(b);
}

TEST("ledger account: closing one that owes is paid for by the other")
{
	struct books *b = books_new(t);

	expect_ok(books_post(b, books_plain(b, b->member, b->pot, 90)));
	expect_ok(books_close(b, b->member, b->pot));
	expect_figures(b, b->member, 0, 0, 0);
	expect_figures(b, b->pot, 0, 0, 0);
	books_sound(b);
}

TEST("ledger account: an empty one is closed without an entry")
{
	struct books *b = books_new(t);

	expect_ok(books_close(b, b->shop, b->bank));
	expect_equal(books_account(b, b->shop).state, LEDGER_CLOSED);
	expect_equal(books_entries(b), 1);
}

TEST("ledger account: none is closed with a reservation open")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 50);
	const char *sentence =
	        "A reservation on this account is open. Settle or release it "
	        "first";

	expect_ok(books_post(b, reserve));
	expect_refused(t, books_close(b, b->budget, b->bank), sentence);
	expect_refused(t, books_close(b, b->shop, b->bank), sentence);
	expect_figures(b, b->budget, 50000, 0, 50);
	expect_equal(books_account(b, b->shop).state, LEDGER_OPEN);
	expect_ok(books_post(b, books_release(b, reserve.id)));
	expect_ok(books_close(b, b->shop, b->bank));
}

TEST("ledger account: closing keeps the bounds of who is handed the rest")
{
	struct books *b = books_new(t);
	struct account_id small = books_open(b, LEDGER_PENCE, (struct units){0},
	                                     (struct units){49999});

	expect_refused(t, books_close(b, b->budget, small),
	               "This account would hold more than it may");
	expect_refused(
	        t, books_close(b, b->budget, b->pot),
	        "Money and time do not mix: choose two accounts of one kind");
	expect_equal(books_account(b, b->budget).state, LEDGER_OPEN);
	expect_figures(b, b->budget, 50000, 0, 0);
	expect_equal(books_account(b, b->budget).lower.v, 0);
	expect_fault(books_close(b, (struct account_id){4}, b->bank),
	             FAULT_NOT_FOUND, "There is no such account");
}

TEST("ledger account: one that must hold something is closed all the same")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = b->budget},
	                  .lower = {40000},
	                  .upper = UNITS_NONE};

	expect_ok(world_do(b->w, "sam", bound_it, &act));
	expect_ok(books_close(b, b->budget, b->bank));
	expect_figures(b, b->budget, 0, 0, 0);
}

/* --- decisions ---------------------------------------------------------- */

static const struct fault *
grant_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	TRY(ledger_authority_grant(ctx, act->authority, act->what, 7));
	return audit_record(ctx, "test.decided", (struct person_id){0}, 0);
}

TEST("ledger: a decision put in force again is the same one, or refused")
{
	struct books *b = books_new(t);
	struct act act = {.authority = b->decision, .what = "test.decision"};

	expect_ok(world_do(b->w, "sam", grant_it, &act));
	act.what = "test.another";
	expect_fault(world_do(b->w, "sam", grant_it, &act), FAULT_CONFLICT,
	             "This yes was written down before, as some other one");
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 5)));
}

TEST("ledger: a decision that has ended never comes back")
{
	struct books *b = books_new(t);
	struct act act = {.authority = b->decision, .what = "test.decision"};

	expect_ok(books_end(b, b->decision));
	expect_ok(books_end(b, b->decision));
	expect_refused(t, world_do(b->w, "sam", grant_it, &act),
	               "This decision has ended. A new one is needed");
	expect_fault(books_end(b, (struct authority_id){5}), FAULT_NOT_FOUND,
	             "There is no such decision");
}

/* --- people ------------------------------------------------------------- */

TEST("ledger account: reading one of a person notes who was looked at")
{
	struct books *b = books_new(t);
	struct act act = {.account = {.id = b->jays}};

	expect_ok(world_see(b->w, "sam", read_it, &act));
	expect_equal(world_seen.n, 1);
	expect_equal(world_seen.v[0], b->w->jay.v);
	act.account.id = b->budget;
	expect_ok(world_see(b->w, "sam", read_it, &act));
	expect_equal(world_seen.n, 0);
}

struct merging {
	struct merge_id merge;
	struct person_id gone, kept;
	bool undo;
};

static const struct fault *
merge(struct ctx *ctx, void *data)
{
	struct merging *m = data;

	TRY(ledger_capability.merge(ctx, m->merge, m->gone, m->kept, m->undo));
	return audit_record(ctx, "test.merged", m->kept, 0);
}

TEST("ledger account: a merge hands on a person's accounts, and its undoing "
     "gives exactly those back")
{
	struct books *b = books_new(t);
	struct merging m = {{id_new()}, b->w->jay, b->w->kit, false};
	struct act kits = {.account = {.id = {id_new()},
	                               .kind = S("test.own"),
	                               .holder = {.person = b->w->kit},
	                               .upper = UNITS_NONE}};

	expect_ok(world_do(b->w, "sam", open_it, &kits));
	expect_ok(world_do(b->w, "morgan", merge, &m));
	expect_equal(books_account(b, b->jays).holder.person.v, b->w->kit.v);
	m.undo = true;
	expect_ok(world_do(b->w, "morgan", merge, &m));
	expect_equal(books_account(b, b->jays).holder.person.v, b->w->jay.v);
	expect_equal(books_account(b, kits.account.id).holder.person.v,
	             b->w->kit.v);
	books_sound(b);
}
