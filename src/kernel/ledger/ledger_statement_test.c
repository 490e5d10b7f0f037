#include "kernel/ledger/ledger_world_test.h"

#define LINES 16

struct asked {
	struct account_id id;
	struct date from, to;
	struct ledger_line lines[LINES];
	size_t n;
	struct ledger_statement out;
	bool counts_only;
};

static const struct fault *
keep_line(void *data, const struct ledger_line *line)
{
	struct asked *a = data;

	claim(a->n < LINES);
	a->lines[a->n++] = *line;
	return NULL;
}

static const struct fault *
ask(struct ctx *ctx, void *data)
{
	struct asked *a = data;

	return ledger_statement(ctx, a->id, a->from, a->to,
	                        a->counts_only ? NULL : keep_line, a, &a->out);
}

static struct date
day(int d)
{
	return (struct date){20000 + d};
}

static struct asked
statement(struct books *b, struct account_id id, int from, int to)
{
	struct asked a = {.id = id, .from = day(from), .to = day(to)};

	expect_ok(world_see(b->w, "sam", ask, &a));
	return a;
}

static struct ledger_new
on(struct ledger_new new, int d)
{
	new.happened_on = day(d);
	return new;
}

/* Three payments to the shop, written in another order than they happened. */
static struct books *
spent(struct test *t)
{
	struct books *b = books_new(t);
	struct ledger_new start = books_plain(b, b->bank, b->jays, 10000);

	expect_ok(books_post(b, on(start, 1)));
	expect_ok(books_post(b, on(books_plain(b, b->jays, b->shop, 300), 9)));
	expect_ok(books_post(b, on(books_plain(b, b->jays, b->shop, 200), 5)));
	expect_ok(books_post(b, on(books_plain(b, b->shop, b->jays, 50), 9)));
	return b;
}

TEST("ledger statement: what moved by day, with the balance after each")
{
	struct books *b = spent(t);
	struct asked a = statement(b, b->jays, 2, 9);

	expect_equal(a.out.opening.v, 10000);
	expect_equal(a.n, 3);
	expect_equal(a.out.lines, 3);
	expect_equal(a.lines[0].moved.v, -200);
	expect_equal(a.lines[0].balance.v, 9800);
	expect_equal(a.lines[0].other.v, b->shop.v);
	expect_equal(a.lines[1].moved.v, -300);
	expect_equal(a.lines[2].moved.v, 50);
	expect_equal(a.lines[2].balance.v, 9550);
	expect_equal(a.out.closing.v, 9550);
	expect_equal(a.out.account.posted.v, 9550);
	expect_equal(world_seen.n, 1);
	expect_equal(world_seen.v[0], b->w->jay.v);
}

TEST("ledger statement: of any period, both days included and none other")
{
	struct books *b = spent(t);
	struct asked a = statement(b, b->jays, 5, 5);

	expect_equal(a.n, 1);
	expect_equal(a.out.opening.v, 10000);
	expect_equal(a.out.closing.v, 9800);
	a = statement(b, b->jays, 6, 8);
	expect_equal(a.n, 0);
	expect_equal(a.out.opening.v, 9800);
	expect_equal(a.out.closing.v, 9800);
	a = statement(b, b->jays, -9, 0);
	expect_equal(a.out.opening.v, 0);
	expect_equal(a.out.closing.v, 0);
	a = statement(b, b->jays, 9, 1);
	expect_equal(a.n, 0);
}

TEST("ledger statement: one period's closing is the next one's opening")
{
	struct books *b = spent(t);

	for (int d = 0; d < 12; d++)
		expect_equal(statement(b, b->shop, 0, d).out.closing.v,
		             statement(b, b->shop, d + 1, 20).out.opening.v);
}

TEST("ledger statement: a reservation is a line that moves nothing")
{
	struct books *b = books_new(t);
	struct ledger_new reserve = books_reserve(b, 500);
	struct asked a;

	expect_ok(books_post(b, on(reserve, 1)));
	expect_ok(books_post(b, on(books_settle(b, reserve.id, 480), 2)));
	reserve = books_reserve(b, 70);
	expect_ok(books_post(b, on(reserve, 3)));
	expect_ok(books_post(b, on(books_release(b, reserve.id), 3)));
	a = statement(b, b->shop, 0, 9);
	expect_equal(a.n, 4);
	expect_equal(a.lines[0].entry.kind, LEDGER_RESERVE);
	expect_equal(a.lines[0].moved.v, 0);
	expect_equal(a.lines[0].entry.amount.v, 500);
	expect_equal(a.lines[1].moved.v, 480);
	expect_equal(a.lines[3].entry.kind, LEDGER_RELEASE);
	expect_equal(a.out.closing.v, 480);
}

TEST("ledger statement: figures alone, without its lines")
{
	struct books *b = spent(t);
	struct asked a = {.id = b->jays,
	                  .from = day(0),
	                  .to = day(9),
	                  .counts_only = true};

	expect_ok(world_see(b->w, "sam", ask, &a));
	expect_equal(a.n, 0);
	expect_equal(a.out.lines, 4);
	expect_equal(a.out.closing.v, 9550);
}

TEST("ledger statement: of an account that is not there is none")
{
	struct books *b = books_new(t);
	struct asked a = {.id = {9}, .from = day(0), .to = day(1)};

	expect_fault(world_see(b->w, "sam", ask, &a), FAULT_NOT_FOUND,
	             "There is no such account");
	expect_equal(a.out.lines, 0);
}

TEST("ledger statement: balances at the limit of the type are told, and past "
     "it are not")
{
	struct books *b = books_new(t);
	struct account_id all =
	        books_open(b, LEDGER_PENCE, UNITS_NONE, UNITS_NONE);
	struct account_id from =
	        books_open(b, LEDGER_PENCE, UNITS_NONE, UNITS_NONE);
	struct asked a;

	expect_ok(books_post(b, on(books_plain(b, from, all, INT64_MAX), 1)));
	expect_ok(books_post(b, on(books_plain(b, all, from, INT64_MAX), 3)));
	expect_ok(books_post(b, on(books_plain(b, from, all, INT64_MAX), 2)));
	a = statement(b, all, 2, 1);
	expect_equal(a.out.opening.v, INT64_MAX);
	a = statement(b, from, 4, 4);
	expect_equal(a.out.opening.v, -INT64_MAX);
	/* In the order of days it was twice the largest number for a day. */
	a = (struct asked){.id = all, .from = day(0), .to = day(2)};
	expect_refused(t, world_see(b->w, "sam", ask, &a),
	               "This is more than the books can hold");
	a.from = day(3);
	/* nor can the balance before it be told */
	expect_refused(t, world_see(b->w, "sam", ask, &a),
	               "This is more than the books can hold");
}

static const struct fault *
line_stops(void *data, const struct ledger_line *line)
{
	struct asked *a = data;

	(void)line;
	a->n++;
	return fault_make(test_now()->arena, FAULT_UNAVAILABLE, TEXT("Enough"),
	                  __FILE__, __LINE__);
}

static const struct fault *
ask_and_stop(struct ctx *ctx, void *data)
{
	struct asked *a = data;

	return ledger_statement(ctx, a->id, a->from, a->to, line_stops, a,
	                        &a->out);
}

TEST("ledger statement: whoever reads the lines can stop, and gets no figures")
{
	struct books *b = spent(t);
	struct asked a = {.id = b->jays, .from = day(0), .to = day(9)};

	expect_fault(world_see(b->w, "sam", ask_and_stop, &a),
	             FAULT_UNAVAILABLE, NULL);
	expect_equal(a.n, 1);
	expect_equal(a.out.lines, 0);
}
