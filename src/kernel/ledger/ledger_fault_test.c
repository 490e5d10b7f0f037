/*
 * A disk that fails at each step of each act in turn: the act is refused
 * whole, nothing is lost or doubled, and the same act goes through after.
 */
#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger_world_test.h"

#define STEPS_MOST 400

struct act {
	struct books *b;
	struct ledger_new news[4];
	size_t n;
	struct ledger_account account;
	struct account_id id, into;
	struct authority_id authority;
	struct units lower, upper;
	struct merge_id merge;
};

struct state {
	int64_t entries, audits, checks, seals;
	struct ledger_account budget, shop;
};

static struct state
state_of(struct books *b)
{
	return (struct state){
	        books_entries(b),
	        world_changes(b->w),
	        world_count(b->w, &test_checks, NO_ARGS),
	        world_count(b->w, &test_seals, NO_ARGS),
	        books_account(b, b->budget),
	        books_account(b, b->shop),
	};
}

static bool
account_as_before(const struct ledger_account *a,
                  const struct ledger_account *b)
{
	return a->state == b->state && a->posted.v == b->posted.v &&
	       a->coming.v == b->coming.v && a->going.v == b->going.v &&
	       a->entries == b->entries && a->lower.v == b->lower.v &&
	       a->upper.v == b->upper.v;
}

static void
expect_as_before(struct books *b, const struct state *before)
{
	struct state now = state_of(b);

	expect_equal(now.entries, before->entries);
	expect_equal(now.audits, before->audits);
	expect_equal(now.checks, before->checks);
	expect_equal(now.seals, before->seals);
	expect_true(account_as_before(&now.budget, &before->budget));
	expect_true(account_as_before(&now.shop, &before->shop));
}

typedef const struct fault *(*run_fn)(struct act *act, world_fn fn);

static const struct fault *
writes(struct act *act, world_fn fn)
{
	return world_do(act->b->w, "sam", fn, act);
}

static const struct fault *
reads(struct act *act, world_fn fn)
{
	return world_see(act->b->w, "sam", fn, act);
}

static const struct fault *
by_night(struct act *act, world_fn fn)
{
	(void)fn;
	return ledger_check_keep(act->b->w->app, act->b->w->arena);
}

/* Fail the first step, the second, ... until the act has fewer; then it has
 * gone through. */
static void
break_each_step(struct act *act, run_fn run, world_fn fn)
{
	struct state before = state_of(act->b);
	unsigned long step = 0;
	bool reached = true;

	while (reached) {
		struct arena_mark mark = arena_mark(act->b->w->arena);
		const struct fault *fault;

		expect_true(++step < STEPS_MOST);
		store_fail_at(step);
		fault = run(act, fn);
		reached = store_failed();
		store_fail_at(0);
		if (reached) {
			expect_fault(fault, FAULT_UNAVAILABLE, NULL);
			expect_as_before(act->b, &before);
		} else {
			expect_ok(fault);
		}
		arena_release(act->b->w->arena, mark);
	}
	expect_true(step > 2);
}

static struct act *
acting(struct books *b)
{
	struct act *act = arena_new(b->w->arena, struct act, 1);

	act->b = b;
	act->id = b->budget;
	act->into = b->bank;
	act->authority = b->decision;
	act->upper = UNITS_NONE;
	return act;
}

/* --- posting ------------------------------------------------------------ */

static const struct fault *
post(struct ctx *ctx, void *data)
{
	struct act *act = data;

	TRY(ledger_post_linked(ctx, act->news, act->n, NULL));
	return audit_record(ctx, "test.posted", (struct person_id){0},
	                    act->news[0].id.v);
}

TEST("ledger fault: an entry is there whole or not at all")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);

	act->news[0] = books_plain(b, b->budget, b->shop, 700);
	act->n = 1;
	break_each_step(act, writes, post);
	expect_figures(b, b->shop, 700, 0, 0);
	/* sent again, broken again: still once */
	break_each_step(act, writes, post);
	expect_figures(b, b->shop, 700, 0, 0);
	books_sound(b);
}

TEST("ledger fault: linked entries are there together or not at all")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);

	act->news[0] = books_reserve(b, 900);
	act->news[1] = books_settle(b, act->news[0].id, 800);
	act->news[2] = books_plain(b, b->shop, b->bank, 300);
	act->news[3] = books_reverse(b, act->news[2].id);
	act->n = 4;
	break_each_step(act, writes, post);
	expect_figures(b, b->budget, 49200, 0, 0);
	books_sound(b);
}

TEST("ledger fault: a reservation is answered whole or not at all")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);
	struct ledger_new first = books_reserve(b, 900);
	struct ledger_new second = books_reserve(b, 50);

	expect_ok(books_post(b, first));
	expect_ok(books_post(b, second));
	act->n = 1;
	act->news[0] = books_settle(b, first.id, 850);
	break_each_step(act, writes, post);
	act->news[0] = books_release(b, second.id);
	break_each_step(act, writes, post);
	act->news[0] = books_reverse(b, act->news[0].id);
	expect_figures(b, b->budget, 49150, 0, 0);
	books_sound(b);
}

TEST("ledger fault: what has run out is released whole or not at all")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 900);

	reserve.until.ms = store_test_who().now.ms + 1000;
	expect_ok(books_post(b, reserve));
	world_later(b->w, 2000);
	break_each_step(acting(b), writes, books_expire);
	expect_figures(b, b->budget, 50000, 0, 0);
	books_sound(b);
}

/* --- accounts and decisions --------------------------------------------- */

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

	return ledger_account_bounds(ctx, act->id, act->lower, act->upper);
}

static const struct fault *
freeze_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	return ledger_account_freeze(ctx, act->id, S("a test"));
}

static const struct fault *
close_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	return ledger_account_close(ctx, act->id, act->into, &act->news[0]);
}

static const struct fault *
merge_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	TRY(ledger_capability.merge(ctx, act->merge, act->b->w->jay,
	                            act->b->w->kit, act->n != 0));
	return audit_record(ctx, "test.merged", act->b->w->jay, 0);
}

TEST("ledger fault: an account is opened, bounded and frozen whole or not")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);

	act->account = (struct ledger_account){.id = {id_new()},
	                                       .kind = S("test.account"),
	                                       .upper = UNITS_NONE};
	break_each_step(act, writes, open_it);
	act->lower.v = 40;
	break_each_step(act, writes, bound_it);
	expect_equal(books_account(b, b->budget).lower.v, 40);
	break_each_step(act, writes, freeze_it);
	expect_equal(books_account(b, b->budget).state, LEDGER_FROZEN);
}

TEST("ledger fault: an account is closed whole or not at all")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);

	act->news[0] = books_plain(b, b->bank, b->bank, 1);
	break_each_step(act, writes, close_it);
	expect_equal(books_account(b, b->budget).state, LEDGER_CLOSED);
	expect_figures(b, b->bank, 0, 0, 0);
	books_sound(b);
}

TEST("ledger fault: a person's accounts move whole or not at all")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);

	act->merge.v = id_new();
	break_each_step(act, writes, merge_it);
	expect_equal(books_account(b, b->jays).holder.person.v, b->w->kit.v);
	act->n = 1; /* undo */
	break_each_step(act, writes, merge_it);
	expect_equal(books_account(b, b->jays).holder.person.v, b->w->jay.v);
}

static const struct fault *
grant_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	TRY(ledger_authority_grant(ctx, act->authority, "test.other", 1));
	return audit_record(ctx, "test.decided", (struct person_id){0}, 0);
}

static const struct fault *
end_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	TRY(ledger_authority_end(ctx, act->authority));
	return audit_record(ctx, "test.ended", (struct person_id){0}, 0);
}

TEST("ledger fault: a decision is in force or not, and nothing between")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);

	act->authority.v = id_new();
	break_each_step(act, writes, grant_it);
	break_each_step(act, writes, end_it);
}

/* --- ledgers and proof -------------------------------------------------- */

static const struct fault *
freeze_all(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_freeze(ctx, LEDGER_PENCE, S("a test"));
}

static const struct fault *
thaw_all(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_thaw(ctx, LEDGER_PENCE, S("a test"));
}

static const struct fault *
rebuild_it(struct ctx *ctx, void *data)
{
	struct act *act = data;

	return ledger_account_rebuild(ctx, act->id, S("a test"));
}

static const struct fault *
seal_it(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_seal(ctx);
}

TEST("ledger fault: a ledger is frozen, rebuilt and thawed whole or not")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);
	struct ledger_new reserve = books_reserve(b, 900);

	expect_ok(books_post(b, reserve));
	expect_ok(books_post(b, books_settle(b, reserve.id, 850)));
	break_each_step(act, writes, freeze_all);
	break_each_step(act, writes, rebuild_it);
	break_each_step(act, by_night, NULL);
	break_each_step(act, writes, thaw_all);
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 5)));
	books_sound(b);
}

TEST("ledger fault: a seal is made whole or not at all")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);

	break_each_step(act, writes, seal_it);
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 5)));
	break_each_step(act, writes, seal_it);
	books_sound(b);
}

TEST("ledger fault: books found wrong are frozen whole or looked at again")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);

	expect_log("ledger_broken", NULL);
	expect_ok(books_raw(b, &test_balance,
	                    ARGS(arg_i64("account", b->jays.v),
	                         arg_i64("more", 1))));
	break_each_step(act, by_night, NULL);
	expect_refused(t, books_post(b, books_reserve(b, 5)),
	               "Nothing moves until the books have been checked. Ask "
	               "finance");
}

static const struct fault *
check_it(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_capability.check(ctx);
}

static const struct fault *
status_it(struct ctx *ctx, void *data)
{
	struct status_row *rows;
	size_t n;

	(void)data;
	return ledger_capability.status(ctx, &rows, &n);
}

static const struct fault *
statement_it(struct ctx *ctx, void *data)
{
	struct act *act = data;
	struct ledger_statement out;

	return ledger_statement(ctx, act->id, (struct date){0}, ctx->today,
	                        NULL, NULL, &out);
}

static const struct fault *
seal_last_it(struct ctx *ctx, void *data)
{
	struct instant at;
	struct str hash;

	(void)data;
	return ledger_seal_last(ctx, &at, &hash);
}

TEST("ledger fault: a look that fails says so, and never that all is well")
{
	struct books *b = books_new(t);
	struct act *act = acting(b);
	struct ledger_new reserve = books_reserve(b, 900);

	expect_ok(books_post(b, reserve));
	expect_ok(books_post(b, books_settle(b, reserve.id, 850)));
	expect_ok(world_do(b->w, NULL, seal_it, NULL));
	break_each_step(act, reads, check_it);
	break_each_step(act, reads, status_it);
	break_each_step(act, reads, statement_it);
	break_each_step(act, reads, seal_last_it);
}

static bool job_failed;

static void
line_keep(struct str line, void *data)
{
	(void)data;
	job_failed = job_failed || str_has(line, S("job_failed"));
}

TEST("ledger fault: a night whose look fails is told in the log")
{
	struct books *b = books_new(t);
	const struct background *job = ledger_capability.jobs;

	while (!str_is(str_of(job->name), "ledger_check"))
		job++;
	log_to(line_keep, NULL);
	for (unsigned long step = 1; step < 6; step++) {
		job_failed = false;
		store_fail_at(step);
		job->work(b->w->app);
		store_fail_at(0);
		expect_true(job_failed);
	}
	job_failed = false;
	job->work(b->w->app);
	test_log_back();
	expect_false(job_failed);
	expect_equal(world_count(b->w, &test_checks, NO_ARGS), 1);
}
