#include "kernel/ledger/ledger_sweep.h"

#include <string.h>

#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger_world_test.h"

struct looking {
	struct ledger_room room;
	struct ledger_verdict verdict;
	int64_t alone;
};

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct looking *l = data;

	return ledger_check_room(ctx, l->room, &l->verdict, &l->alone);
}

/* What a check with this room finds; in *alone how many were walked. */
static struct str
swept(struct books *b, struct ledger_room room, int64_t *alone)
{
	struct looking l = {.room = room};

	expect_ok(world_see(b->w, NULL, look, &l));
	*alone = l.alone;
	expect_equal(l.verdict.accounts, 6);
	if (l.verdict.broken.key == NULL) {
		expect_equal(l.verdict.entries, books_entries(b));
		return S("");
	}
	return text_show_en(b->w->arena, &l.verdict.broken);
}

/* Rooms in which all fits, little fits, and nothing can wait. */
static const struct ledger_room plenty = {65536, 1024};
static const struct ledger_room one_by_one = {1, 16};
static const struct ledger_room none_waits = {4, 0};

/* Entries of every kind, the ids of some made in another order than theirs. */
static struct books *
disordered(struct test *t)
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 900);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 250);
	struct ledger_new back = books_reverse(b, pay.id);
	struct ledger_new open = books_reserve(b, 40);
	struct ledger_new settle = books_settle(b, reserve.id, 850);
	struct ledger_new two[2];

	two[0] = books_plain(b, b->pot, b->member, 60);
	two[1] = books_plain(b, b->budget, b->shop, 5);
	back.reason =
	        S("Paid to the wrong shop, and a while before it was seen");
	open.until.ms = store_test_who().now.ms + 100000;
	expect_ok(books_linked(b, two, 2));
	expect_ok(books_post(b, open));
	expect_ok(books_post(b, reserve));
	expect_ok(books_post(b, settle));
	expect_ok(books_post(b, pay));
	expect_ok(books_post(b, back));
	return b;
}

TEST("ledger sweep: books that are right leave nothing to a walk")
{
	struct books *b = disordered(t);
	int64_t alone;

	expect_str(swept(b, plenty, &alone), "");
	expect_equal(alone, 0);
}

TEST("ledger sweep: accounts in several sweeps come to the same")
{
	struct books *b = disordered(t);
	int64_t alone;

	expect_str(swept(b, one_by_one, &alone), "");
	expect_equal(alone, 0);
	expect_str(swept(b, (struct ledger_room){6, 16}, &alone), "");
	expect_equal(alone, 0);
}

TEST("ledger sweep: an entry whose id comes too early waits, or its account "
     "is left to a walk")
{
	struct books *b = disordered(t);
	int64_t alone;

	expect_str(swept(b, none_waits, &alone), "");
	/* budget and shop; the others are in order */
	expect_equal(alone, 2);
	expect_str(swept(b, (struct ledger_room){65536, 1}, &alone), "");
	expect_equal(alone, 2);
}

TEST("ledger sweep: an entry too long to wait leaves its account to a walk")
{
	struct books *b = books_new(t);
	struct ledger_new pay = books_plain(b, b->budget, b->shop, 250);
	struct ledger_new first, back = books_reverse(b, pay.id);
	int64_t alone;

	back.reason = str_print(t->arena, "%0250d", 7);
	first = books_plain(b, b->bank, b->budget, 1);
	expect_ok(books_post(b, pay));
	expect_ok(books_post(b, first));
	expect_ok(books_post(b, back));
	expect_str(swept(b, plenty, &alone), "");
	expect_equal(alone, 1);
}

/* --- what it must not take for sound ------------------------------------ */

/* Found in any room, in the words of a walk. */
static void
found(struct books *b, const char *words)
{
	const struct ledger_room rooms[] = {plenty, one_by_one, none_waits};
	int64_t alone;

	for (size_t i = 0; i < sizeof(rooms) / sizeof(rooms[0]); i++) {
		expect_has(swept(b, rooms[i], &alone), words);
		expect_true(alone >= 1);
	}
}

TEST("ledger sweep: an account is swept as sound only when a walk finds "
     "nothing wrong: each of its figures")
{
	struct books *b = disordered(t);

	expect_ok(books_raw(b, &test_balance,
	                    ARGS(arg_i64("account", b->budget.v),
	                         arg_i64("more", 1))));
	found(b, "is not what its entries come to");
	expect_ok(books_raw(b, &test_balance,
	                    ARGS(arg_i64("account", b->budget.v),
	                         arg_i64("more", -1))));
	expect_ok(books_raw(b, &test_reserved,
	                    ARGS(arg_i64("account", b->shop.v),
	                         arg_i64("coming", 1), arg_i64("going", 0))));
	found(b, "is not what its entries come to");
	expect_ok(books_raw(b, &test_reserved,
	                    ARGS(arg_i64("account", b->shop.v),
	                         arg_i64("coming", -1), arg_i64("going", 1))));
	found(b, "is not what its entries come to");
}

TEST("ledger sweep: an entry that was altered while it waited is found")
{
	struct books *b = disordered(t);
	struct entry_id settled = b->out.reverses;

	books_unguard(b);
	expect_ok(books_raw(b, &test_entry_change,
	                    ARGS(arg_i64("entry", settled.v))));
	found(b, "was altered at entry");
}

TEST("ledger sweep: an entry taken out of the middle is found, and its end")
{
	struct books *b = disordered(t);
	struct entry_id middle = b->out.reverses, end = b->out.id;

	books_unguard(b);
	expect_ok(books_raw(b, &test_entry_remove,
	                    ARGS(arg_i64("entry", end.v))));
	found(b, "but more were written");
	expect_ok(books_raw(b, &test_entry_remove,
	                    ARGS(arg_i64("entry", middle.v))));
	found(b, "but more were written");
}

TEST("ledger sweep: a head that is not the last entry's is found")
{
	struct books *b = disordered(t);
	unsigned char other[33] = {1};

	expect_ok(
	        books_raw(b, &test_head_spoil,
	                  ARGS(arg_i64("account", b->shop.v),
	                       arg_bytes("hash", (struct bytes){other, 32}))));
	found(b, "but more were written");
	expect_ok(
	        books_raw(b, &test_head_spoil,
	                  ARGS(arg_i64("account", b->shop.v),
	                       arg_bytes("hash", (struct bytes){other, 33}))));
	found(b, "but more were written");
}

static const struct query day_change = {
        .name = "test.day_change",
        .text = "update ledger_day set low = low + :low,"
                " lines = lines + :lines where account = :account",
        .unaudited = "a test",
};

TEST("ledger sweep: what is kept by day is found wrong in any room")
{
	static const struct query *const more[] = {&day_change, NULL};
	struct books *b = disordered(t);

	store_register(b->w->store, more);
	expect_ok(books_raw(b, &day_change,
	                    ARGS(arg_i64("account", b->shop.v),
	                         arg_i64("low", 1), arg_i64("lines", 0))));
	found(b, "What is kept by day of account");
	expect_ok(books_raw(b, &day_change,
	                    ARGS(arg_i64("account", b->shop.v),
	                         arg_i64("low", -1), arg_i64("lines", 1))));
	found(b, "What is kept by day of account");
}

TEST("ledger sweep: a list of reservations that holds another one is found")
{
	struct books *b = books_new(t);
	struct ledger_new open = books_reserve(b, 40);
	struct ledger_new answered = books_reserve(b, 40);
	int64_t alone;

	expect_ok(books_post(b, open));
	expect_ok(books_post(b, answered));
	expect_ok(books_post(b, books_release(b, answered.id)));
	expect_str(swept(b, plenty, &alone), "");
	expect_ok(books_raw(b, &test_held_change,
	                    ARGS(arg_i64("entry", answered.id.v),
	                         arg_null("until"))));
	expect_has(swept(b, plenty, &alone),
	           "The list of open reservations is wrong about ");
	expect_ok(books_raw(b, &test_held_change,
	                    ARGS(arg_i64("entry", open.id.v),
	                         arg_null("until"))));
	expect_str(swept(b, plenty, &alone), "");
	expect_ok(books_raw(b, &test_held_change,
	                    ARGS(arg_i64("entry", open.id.v),
	                         arg_i64("until", 77))));
	expect_has(swept(b, plenty, &alone),
	           "The list of open reservations is wrong about ");
}

TEST("ledger sweep: a hash that only begins like ours is another")
{
	unsigned char long_one[40] = {1, 2, 3};
	struct ledger_kept kept;

	ledger_hash_keep(&kept, (struct bytes){long_one, 32});
	expect_true(ledger_hash_is(&kept, (struct bytes){long_one, 32}));
	expect_false(ledger_hash_is(&kept, (struct bytes){long_one, 33}));
	expect_false(ledger_hash_is(&kept, (struct bytes){long_one, 31}));
	ledger_hash_keep(&kept, (struct bytes){long_one, 40});
	expect_false(ledger_hash_is(&kept, (struct bytes){long_one, 32}));
	ledger_hash_keep(&kept, (struct bytes){0});
	expect_true(ledger_hash_is(&kept, (struct bytes){0}));
}

/* --- how much it holds -------------------------------------------------- */

struct many {
	struct books *b;
	int n;
};

static const struct fault *
post_many(struct ctx *ctx, void *data)
{
	const struct many *m = data;

	for (int i = 0; i < m->n; i++) {
		struct arena_mark mark = arena_mark(ctx->arena);
		struct ledger_new new =
		        books_plain(m->b, m->b->bank, m->b->budget, 1);

		TRY(ledger_post(ctx, &new, NULL));
		arena_release(ctx->arena, mark);
	}
	return audit_record(ctx, "test.many", (struct person_id){0}, m->n);
}

struct measured {
	struct app *app;
	size_t peak;
};

static const struct fault *
measure(struct tx *tx, void *data)
{
	struct measured *m = data;
	struct ledger_verdict verdict;
	struct ctx ctx;

	ctx_init(&ctx, m->app, tx->arena, tx, NULL);
	TRY(ledger_check(&ctx, &verdict));
	m->peak = arena_peak(tx->arena);
	return NULL;
}

static size_t
peak_of_check(struct books *b)
{
	struct measured m = {.app = b->w->app};
	struct arena *arena = arena_create(0);

	expect_ok(store_read(b->w->store, arena, store_test_who(), "check",
	                     measure, &m, NULL));
	arena_drop(arena);
	return m.peak;
}

TEST("ledger sweep: what a check holds does not grow with the entries")
{
	struct books *b = books_new(t);
	size_t few = peak_of_check(b);
	struct many many = {b, 1500};

	expect_ok(world_do(b->w, "sam", post_many, &many));
	expect_equal(peak_of_check(b), few);
}
