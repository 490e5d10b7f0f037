#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger_world_test.h"

#define STOPPED "Nothing moves until the books have been checked. Ask finance"

static const struct fault *
seal(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_seal(ctx);
}

static const struct fault *
own_check(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_capability.check(ctx);
}

struct stopping {
	enum ledger ledger;
	struct account_id account;
	struct str reason;
};

static const struct fault *
freeze(struct ctx *ctx, void *data)
{
	struct stopping *s = data;

	return ledger_freeze(ctx, s->ledger, s->reason);
}

static const struct fault *
thaw(struct ctx *ctx, void *data)
{
	struct stopping *s = data;

	return ledger_thaw(ctx, s->ledger, s->reason);
}

static const struct fault *
rebuild(struct ctx *ctx, void *data)
{
	struct stopping *s = data;

	return ledger_account_rebuild(ctx, s->account, s->reason);
}

/* Books with something of each kind in them. */
static struct books *
busy(struct test *t)
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 900);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 250);
	struct ledger_new two[2];

	expect_ok(books_post(b, reserve));
	expect_ok(books_post(b, books_settle(b, reserve.id, 850)));
	reserve = books_reserve(b, 40);
	expect_ok(books_post(b, reserve));
	expect_ok(books_post(b, pay));
	expect_ok(books_post(b, books_reverse(b, pay.id)));
	two[0] = books_plain(b, b->pot, b->member, 60);
	two[1] = books_plain(b, b->budget, b->shop, 5);
	expect_ok(books_linked(b, two, 2));
	return b;
}

static void
tamper(struct books *b, struct account_id id, int64_t more)
{
	expect_ok(books_raw(b, &test_balance,
	                    ARGS(arg_i64("account", id.v),
	                         arg_i64("more", more))));
}

static void
night(struct books *b)
{
	expect_ok(ledger_check_keep(b->w->app, b->w->arena));
}

/* --- what is found ------------------------------------------------------ */

TEST("ledger check: finds nothing wrong with books that are right")
{
	struct books *b = busy(t);

	expect_str(books_check(b), "");
	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 5)));
	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_str(books_check(b), "");
	expect_ok(world_see(b->w, NULL, own_check, NULL));
}

TEST("ledger check: a balance that is not what its entries come to is found")
{
	struct books *b = busy(t);

	tamper(b, b->budget, 1);
	expect_has(books_check(b), "is not what its entries come to");
	expect_fault(world_see(b->w, NULL, own_check, NULL), FAULT_REFUSED,
	             NULL);
	tamper(b, b->budget, -1);
	expect_str(books_check(b), "");
}

TEST("ledger check: two balances that were altered to match are found")
{
	struct books *b = busy(t);

	tamper(b, b->budget, 100);
	tamper(b, b->bank, -100);
	expect_has(books_check(b), "is not what its entries come to");
}

TEST("ledger check: an entry that was altered is found")
{
	struct books *b = busy(t);
	struct entry_id id = b->out.id;

	books_unguard(b);
	expect_str(books_check(b), "");
	expect_ok(
	        books_raw(b, &test_entry_change, ARGS(arg_i64("entry", id.v))));
	expect_has(books_check(b), "was altered at entry");
}

TEST("ledger check: an entry that was taken out is found")
{
	struct books *b = busy(t);
	struct entry_id id = b->out.id;

	books_unguard(b);
	expect_ok(
	        books_raw(b, &test_entry_remove, ARGS(arg_i64("entry", id.v))));
	expect_has(books_check(b), "but more were written");
}

static const struct fault *
days_agree(struct ctx *ctx, void *data)
{
	const struct ledger_entry *last = data;

	TRY(ledger_store_days_rebuilt(ctx, last->debit));
	TRY(ledger_store_days_rebuilt(ctx, last->credit));
	return audit_record(ctx, "test.days", (struct person_id){0}, 1);
}

/* Take the last entry of the books away and make all else agree with it. */
static void
cut_tail(struct books *b, const struct ledger_entry *last)
{
	struct ledger_entry copy;

	books_unguard(b);
	expect_ok(books_raw(b, &test_entry_remove,
	                    ARGS(arg_i64("entry", last->id.v))));
	expect_ok(books_raw(b, &test_account_back,
	                    ARGS(arg_i64("account", last->debit.v),
	                         arg_i64("more", -last->amount.v),
	                         arg_bytes("none", (struct bytes){0}))));
	expect_ok(books_raw(b, &test_account_back,
	                    ARGS(arg_i64("account", last->credit.v),
	                         arg_i64("more", last->amount.v),
	                         arg_bytes("none", (struct bytes){0}))));
	copy = *last;
	expect_ok(world_do(b->w, "sam", days_agree, &copy));
}

TEST("ledger check: a chain whose tail was cut is found against its seal")
{
	struct books *b = books_new(t);

	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 300)));
	expect_ok(world_do(b->w, NULL, seal, NULL));
	cut_tail(b, &b->out);
	expect_has(books_check(b),
	           "The ledger does not match its seal of 2026-11-24T10:00");
}

TEST("ledger check: without a seal a cut tail leaves nothing to find")
{
	struct books *b = books_new(t);

	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 300)));
	cut_tail(b, &b->out);
	expect_str(books_check(b), "");
}

TEST("ledger check: a tail that was cut and written again is found")
{
	struct books *b = books_new(t);
	struct ledger_new again = books_plain(b, b->budget, b->shop, 299);

	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 300)));
	expect_ok(world_do(b->w, NULL, seal, NULL));
	cut_tail(b, &b->out);
	books_guard(b);
	expect_ok(books_post(b, again));
	expect_has(books_check(b), "does not match its seal");
}

TEST("ledger check: one of linked entries that is missing is found")
{
	struct books *b = books_new(t);
	struct ledger_new two[2];

	two[0] = books_plain(b, b->budget, b->shop, 60);
	two[1] = books_plain(b, b->budget, b->shop, 5);
	expect_ok(books_linked(b, two, 2));
	cut_tail(b, &b->out);
	expect_has(books_check(b), "An entry linked with ");
}

TEST("ledger check: a reservation missing from the list of open ones is found")
{
	struct books *b = busy(t);

	expect_ok(books_raw(b, &test_held_remove, NO_ARGS));
	expect_has(books_check(b),
	           "The list of open reservations is wrong about ");
}

/* --- seals -------------------------------------------------------------- */

TEST("ledger check: heads are sealed together, and only those that grew")
{
	struct books *b = busy(t);

	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_equal(world_count(b->w, &test_seals, NO_ARGS), 1);
	world_later(b->w, -60000);
	expect_ok(books_post(b, books_plain(b, b->pot, b->member, 5)));
	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_equal(world_count(b->w, &test_seals, NO_ARGS), 2);
	expect_str(books_check(b), "");
}

struct last {
	struct instant at;
	struct str hash;
};

static const struct fault *
see_last(struct ctx *ctx, void *data)
{
	struct last *last = data;

	return ledger_seal_last(ctx, &last->at, &last->hash);
}

TEST("ledger check: the newest seal can be printed")
{
	struct books *b = books_new(t);
	struct last last = {0};

	expect_ok(world_see(b->w, NULL, see_last, &last));
	expect_false(instant_is(last.at));
	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_ok(world_see(b->w, NULL, see_last, &last));
	expect_str(instant_iso(t->arena, last.at), "2026-11-24T10:00:00.000Z");
	expect_equal(last.hash.n, 64);
}

static struct str sealed_line;

static void
line_keep(struct str line, void *data)
{
	if (str_has(line, S("ledger_sealed")))
		sealed_line = str_copy(data, line);
}

TEST("ledger check: a seal goes to the log, and names nobody")
{
	struct books *b = books_new(t);

	sealed_line = S("");
	log_level_set(LOG_INFO);
	log_to(line_keep, t->arena);
	expect_ok(world_do(b->w, NULL, seal, NULL));
	test_log_back();
	log_level_set(LOG_ERROR);
	expect_has(sealed_line, "\"seal\":\"");
	expect_has(sealed_line, "\"links\":2");
}

TEST("ledger check: heads that cannot be read are no seal")
{
	struct ledger_head *heads;
	struct bytes whole;
	size_t n;
	struct ledger_head two[2] = {
	        {.account = {.id = {7}, .entries = 3}},
	        {.account = {.id = {INT64_MAX}, .entries = 300}}};

	whole = ledger_heads_write(t->arena, two, 2);
	expect_true(ledger_heads_read(t->arena, whole, &heads, &n));
	expect_equal(n, 2);
	expect_equal(heads[1].account.id.v, INT64_MAX);
	expect_equal(heads[1].account.entries, 300);
	whole.n--;
	expect_false(ledger_heads_read(t->arena, whole, &heads, &n));
	whole.n = 0;
	expect_false(ledger_heads_read(t->arena, whole, &heads, &n));
}

/* --- freezing ----------------------------------------------------------- */

TEST("ledger check: a balance found wrong at night freezes that ledger alone")
{
	struct books *b = busy(t);

	expect_log("ledger_broken", NULL);
	tamper(b, b->shop, 1);
	night(b);
	expect_refused(t, books_post(b, books_plain(b, b->budget, b->shop, 5)),
	               STOPPED);
	expect_refused(t, books_post(b, books_reserve(b, 5)), STOPPED);
	expect_ok(books_post(b, books_plain(b, b->pot, b->member, 5)));
	expect_equal(world_count(b->w, &test_checks, NO_ARGS), 1);
}

TEST("ledger check: a night that finds nothing freezes nothing")
{
	struct books *b = busy(t);

	night(b);
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 5)));
	expect_equal(world_count(b->w, &test_checks, NO_ARGS), 1);
}

TEST("ledger check: a seal that does not match freezes both ledgers")
{
	struct books *b = books_new(t);
	struct ledger_new hours = books_plain(b, b->pot, b->member, 5);

	expect_log("ledger_broken", NULL);
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 300)));
	expect_ok(world_do(b->w, NULL, seal, NULL));
	cut_tail(b, &b->out);
	night(b);
	expect_refused(t, books_post(b, hours), STOPPED);
}

TEST("ledger check: what is frozen thaws when a later check found it sound")
{
	struct books *b = busy(t);
	struct stopping s = {.account = b->shop, .reason = S("a wrong hand")};
	const char *sentence =
	        "The books have not been found sound since they were frozen. "
	        "Check them first";

	expect_log("ledger_broken", NULL);
	expect_refused(t, world_do(b->w, "sam", rebuild, &s),
	               "Freeze the ledger first");
	tamper(b, b->shop, 1);
	night(b);
	expect_refused(t, world_do(b->w, "sam", thaw, &s), sentence);
	night(b);
	expect_refused(t, world_do(b->w, "sam", thaw, &s), sentence);
	expect_ok(world_do(b->w, "sam", rebuild, &s));
	expect_refused(t, world_do(b->w, "sam", thaw, &s), sentence);
	night(b);
	s.reason = S("");
	expect_refused(t, world_do(b->w, "sam", thaw, &s), "Say why");
	s.reason = S("rebuilt");
	expect_ok(world_do(b->w, "sam", thaw, &s));
	expect_ok(world_do(b->w, "sam", thaw, &s));
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 5)));
	books_sound(b);
}

TEST("ledger check: a ledger frozen by hand needs a check after it, too")
{
	struct books *b = books_new(t);
	struct stopping s = {.reason = S("a query from the bank")};

	night(b);
	expect_ok(world_do(b->w, "sam", freeze, &s));
	expect_ok(world_do(b->w, "sam", freeze, &s));
	expect_fault(world_do(b->w, "sam", thaw, &s), FAULT_REFUSED, NULL);
	/* whatever the clock says meanwhile */
	world_later(b->w, -60000);
	night(b);
	expect_ok(world_do(b->w, "sam", thaw, &s));
	s.reason = S("  ");
	expect_refused(t, world_do(b->w, "sam", freeze, &s), "Say why");
}

TEST("ledger check: entries that were altered are not rebuilt from")
{
	struct books *b = books_new(t);
	struct stopping s = {.reason = S("why"), .account = b->budget};

	expect_log("ledger_broken", NULL);
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 300)));
	books_unguard(b);
	expect_ok(books_raw(b, &test_entry_change,
	                    ARGS(arg_i64("entry", b->out.id.v))));
	night(b);
	expect_refused(t, world_do(b->w, "sam", rebuild, &s),
	               "The entries themselves were altered. Restore a backup");
	s.account.v = 5;
	expect_fault(world_do(b->w, "sam", rebuild, &s), FAULT_NOT_FOUND,
	             "There is no such account");
	s.reason = S("");
	expect_refused(t, world_do(b->w, "sam", rebuild, &s), "Say why");
}

/* --- when --------------------------------------------------------------- */

static struct instant
moment(const char *iso)
{
	struct instant at;

	expect_true(instant_read(str_of(iso), &at));
	return at;
}

TEST("ledger check: is due once a night, sooner when it was missed")
{
	struct instant night = moment("2026-11-24T02:00:00Z");
	struct instant day = moment("2026-11-24T14:00:00Z");
	struct instant earlier = moment("2026-11-24T01:10:00Z");
	struct instant yesterday = moment("2026-11-23T02:00:00Z");
	struct instant long_ago = moment("2026-11-23T01:59:00Z");

	expect_true(ledger_check_is_due(day, INSTANT_NONE, false));
	expect_true(ledger_check_is_due(night, yesterday, false));
	expect_false(ledger_check_is_due(night, earlier, false));
	expect_false(ledger_check_is_due(day, earlier, false));
	expect_false(ledger_check_is_due(moment("2026-11-24T00:30:00Z"),
	                                 yesterday, false));
	expect_false(ledger_check_is_due(moment("2026-11-24T13:58:00Z"),
	                                 yesterday, false));
	expect_true(ledger_check_is_due(day, long_ago, false));
}

TEST("ledger check: is due hourly while a ledger is frozen, and when the "
     "clock went back")
{
	struct instant day = moment("2026-11-24T14:00:00Z");

	expect_true(
	        ledger_check_is_due(day, moment("2026-11-24T13:00:00Z"), true));
	expect_false(
	        ledger_check_is_due(day, moment("2026-11-24T13:30:00Z"), true));
	expect_false(ledger_check_is_due(day, moment("2026-11-24T13:00:00Z"),
	                                 false));
	expect_true(ledger_check_is_due(day, moment("2026-11-25T02:00:00Z"),
	                                false));
}

static const struct background *
job(const char *name)
{
	const struct background *j = ledger_capability.jobs;

	while (j->name != NULL && !str_is(str_of(j->name), name))
		j++;
	return j;
}

TEST("ledger check: the job checks when it is due and not again")
{
	struct books *b = busy(t);

	expect_log("ledger_broken", NULL);
	tamper(b, b->shop, 1);
	job("ledger_check")->work(b->w->app);
	job("ledger_check")->work(b->w->app);
	expect_equal(world_count(b->w, &test_checks, NO_ARGS), 1);
	expect_refused(t, books_post(b, books_reserve(b, 5)), STOPPED);
	world_later(b->w, (int64_t)60 * 60 * 1000);
	job("ledger_check")->work(b->w->app);
	expect_equal(world_count(b->w, &test_checks, NO_ARGS), 2);
}

static const struct fault *
run_job(struct ctx *ctx, void *data)
{
	const struct background *j = data;

	return j->run(ctx, NULL);
}

TEST("ledger check: the jobs seal and release")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 50);

	reserve.until.ms = store_test_who().now.ms + 1000;
	expect_ok(books_post(b, reserve));
	world_later(b->w, 2000);
	expect_ok(world_do(b->w, NULL, run_job,
	                   (void *)(uintptr_t)job("ledger_expire")));
	expect_figures(b, b->budget, 50000, 0, 0);
	expect_ok(world_do(b->w, NULL, run_job,
	                   (void *)(uintptr_t)job("ledger_seal")));
	expect_equal(world_count(b->w, &test_seals, NO_ARGS), 1);
}

/* --- the status page ---------------------------------------------------- */

struct seen {
	struct status_row *rows;
	size_t n;
};

static const struct fault *
see_status(struct ctx *ctx, void *data)
{
	struct seen *seen = data;

	return ledger_capability.status(ctx, &seen->rows, &seen->n);
}

TEST("ledger check: the status page says how many reservations are held past "
     "their end")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 50);
	struct seen s = {0};

	reserve.until.ms = store_test_who().now.ms + 1000;
	expect_ok(books_post(b, reserve));
	reserve = books_reserve(b, 60);
	expect_ok(books_post(b, reserve));
	world_later(b->w, (int64_t)10 * 60 * 1000);
	expect_ok(world_see(b->w, NULL, see_status, &s));
	expect_str(s.rows[3].value, "0");
	expect_true(s.rows[3].good);
	world_later(b->w, 2000);
	expect_ok(world_see(b->w, NULL, see_status, &s));
	expect_str(s.rows[3].value, "1");
	expect_false(s.rows[3].good);
	expect_ok(world_do(b->w, NULL, books_expire, NULL));
	expect_ok(world_see(b->w, NULL, see_status, &s));
	expect_true(s.rows[3].good);
}

TEST("ledger check: the status page says when the books were checked, and "
     "that they are stopped")
{
	struct books *b = busy(t);
	struct seen s = {0};

	expect_log("ledger_broken", NULL);
	expect_ok(world_see(b->w, NULL, see_status, &s));
	expect_equal(s.n, 4);
	expect_str(s.rows[0].value, "Not yet");
	expect_true(s.rows[0].good && s.rows[1].good && s.rows[2].good);
	night(b);
	expect_ok(world_do(b->w, NULL, seal, NULL));
	expect_ok(world_see(b->w, NULL, see_status, &s));
	expect_has(s.rows[0].value, "Tuesday 24 November 2026");
	expect_has(s.rows[2].value, "Tuesday 24 November 2026");
	expect_true(s.rows[0].good && s.rows[1].good);
	world_later(b->w, (int64_t)49 * 60 * 60 * 1000);
	expect_ok(world_see(b->w, NULL, see_status, &s));
	expect_false(s.rows[0].good);
	expect_has(s.rows[0].remedy, "every night");
	tamper(b, b->shop, 1);
	night(b);
	expect_ok(world_see(b->w, NULL, see_status, &s));
	expect_false(s.rows[0].good);
	expect_has(s.rows[0].remedy, "mydirection check");
	expect_false(s.rows[1].good);
	expect_str(s.rows[1].value, "Stopped");
}
