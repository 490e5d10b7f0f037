#include "kernel/ledger/ledger_world_test.h"

#include "kernel/permission.h"
#include "tests/http_world.h"

/* --- a statement by pages ----------------------------------------------- */

struct page_act {
	struct account_id id;
	struct date from, to;
	struct ledger_mark after;
	struct ledger_page page;
};

static const struct fault *
read_page(struct ctx *ctx, void *data)
{
	struct page_act *a = data;

	return ledger_page_read(ctx, a->id, a->from, a->to, a->after, &a->page);
}

static struct page_act
page_of(struct account_id id, int from, int to)
{
	return (struct page_act){
	        .id = id, .from = {20000 + from}, .to = {20000 + to}};
}

static void
pay_on(struct books *b, int day, int64_t pence)
{
	struct ledger_new new = books_plain(b, b->budget, b->shop, pence);

	new.happened_on.days = 20000 + day;
	expect_ok(books_post(b, new));
}

TEST("ledger page: begins with the balance that the page before it ended with")
{
	struct books *b = books_new(t);
	struct page_act a = page_of(b->shop, 1, 30);
	int64_t sum = 7, lines = 0;
	int pages = 0;

	pay_on(b, 0, 7);
	pay_on(b, 31, 9);
	/* Written in no order of days. */
	for (int i = 0; i < 120; i++)
		pay_on(b, 1 + (i * 7) % 30, 10 + i);
	do {
		expect_ok(world_see(b->w, "sam", read_page, &a));
		expect_equal(a.page.opening.v, 7);
		expect_equal(a.page.closing.v, 7 + 120 * 10 + 119 * 60);
		expect_equal(a.page.lines, 120);
		expect_equal(a.page.before.v, sum);
		for (size_t i = 0; i < a.page.n; i++) {
			sum += a.page.v[i].moved.v;
			expect_equal(a.page.v[i].balance.v, sum);
		}
		lines += (int64_t)a.page.n;
		pages++;
		a.after = a.page.next;
	} while (a.after.number != 0);
	expect_equal(pages, 3);
	expect_equal(lines, 120);
	expect_equal(sum, a.page.closing.v);
	books_sound(b);
}

struct balances_act {
	struct account_id ids[25];
	struct date on;
	struct units sums[25];
};

static const struct fault *
read_balances(struct ctx *ctx, void *data)
{
	struct balances_act *a = data;

	return ledger_balances(ctx, a->ids, 25, a->on, a->sums);
}

TEST("ledger page: the balances of many accounts on a day are those of their "
     "statements")
{
	struct books *b = books_new(t);
	struct balances_act a = {.on = {20005}};
	struct page_act page = page_of(b->budget, 0, 5);

	pay_on(b, 0, 7);
	pay_on(b, 5, 11);
	pay_on(b, 6, 90);
	a.ids[0] = b->shop;
	a.ids[1] = b->budget;
	a.ids[2].v = 1; /* there is none */
	a.ids[24] = b->shop;
	a.sums[2].v = 99;
	expect_ok(world_see(b->w, "sam", read_balances, &a));
	expect_ok(world_see(b->w, "sam", read_page, &page));
	expect_equal(a.sums[0].v, 18);
	expect_equal(a.sums[24].v, 18);
	expect_equal(a.sums[1].v, page.page.closing.v);
	expect_equal(a.sums[2].v, 0);
	a.on.days = 19000;
	expect_ok(world_see(b->w, "sam", read_balances, &a));
	expect_equal(a.sums[0].v, 0);
}

TEST("ledger page: what is set aside is a line that moves nothing")
{
	struct books *b = books_new(t);
	struct ledger_new held = books_reserve(b, 300);
	struct page_act a = page_of(b->shop, 0, 10);

	held.happened_on.days = 20003;
	expect_ok(books_post(b, held));
	expect_ok(world_see(b->w, "sam", read_page, &a));
	expect_equal(a.page.n, 1);
	expect_equal(a.page.lines, 1);
	expect_equal(a.page.v[0].moved.v, 0);
	expect_equal(a.page.closing.v, 0);
}

TEST("ledger page: an account that is not there has none, and a mark before "
     "the period is its beginning")
{
	struct books *b = books_new(t);
	struct page_act a = page_of((struct account_id){1}, 0, 10);

	expect_fault(world_see(b->w, "sam", read_page, &a), FAULT_NOT_FOUND,
	             "There is no such account");
	pay_on(b, 4, 50);
	a.id = b->shop;
	a.after = (struct ledger_mark){{10000}, 99};
	expect_ok(world_see(b->w, "sam", read_page, &a));
	expect_equal(a.page.n, 1);
}

static const struct query day_spoil = {
        .name = "test.day_spoil",
        .text = "update ledger_day set low = low + 1"
                " where account = :account",
        .unaudited = "a test",
};
static const struct query day_shift = {
        .name = "test.day_shift",
        .text = "update ledger_day set day = day + 1"
                " where account = :account",
        .unaudited = "a test",
};

static const struct fault *
rebuild(struct ctx *ctx, void *data)
{
	struct books *b = data;

	TRY(ledger_freeze(ctx, LEDGER_PENCE, S("A day is wrong")));
	return ledger_account_rebuild(ctx, b->shop, S("A day was wrong"));
}

TEST("ledger check: what is kept by day and is not what its entries come to "
     "is found, and rebuilt")
{
	static const struct query *const more[] = {&day_spoil, &day_shift,
	                                           NULL};
	struct books *b = books_new(t);
	const struct query *const spoils[] = {&day_spoil, &day_shift};

	store_register(b->w->store, more);
	pay_on(b, 4, 50);
	for (size_t i = 0; i < 2; i++) {
		expect_ok(books_raw(b, spoils[i],
		                    ARGS(arg_i64("account", b->shop.v))));
		expect_has(books_check(b), "What is kept by day of account");
		expect_ok(world_do(b->w, "sam", rebuild, b));
		books_sound(b);
	}
}

/* --- two people --------------------------------------------------------- */

struct thaw_act {
	struct str words;
	bool open;
	bool said;
};

static const struct fault *
thaw_say(struct ctx *ctx, void *data)
{
	struct thaw_act *a = data;

	return ledger_thaw_say(ctx, LEDGER_PENCE, a->words, &a->open);
}

static const struct fault *
thaw_said(struct ctx *ctx, void *data)
{
	struct thaw_act *a = data;

	return ledger_thaw_said(ctx, LEDGER_PENCE, &a->said);
}

static const struct fault *
stop(struct ctx *ctx, void *data)
{
	(void)data;
	return ledger_freeze(ctx, LEDGER_PENCE, S("Two sums differ"));
}

static const struct fault *
says(struct books *b, const char *who, struct thaw_act *a)
{
	a->words = S("The bank's list was read twice");
	return world_do(b->w, who, thaw_say, a);
}

TEST("ledger thaw: two different people let the books go on, never one")
{
	struct books *b = books_new(t);
	struct thaw_act a = {.words = S("")};

	expect_refused(t, says(b, "sam", &a), "These books are open already");
	expect_ok(world_do(b->w, "sam", stop, NULL));
	expect_refused(t, says(b, "sam", &a),
	               "The books have not been found sound since they were "
	               "frozen. Check them first");
	expect_ok(ledger_check_keep(b->w->app, t->arena));
	expect_ok(says(b, "sam", &a));
	expect_false(a.open);
	expect_refused(t, books_post(b, books_plain(b, b->budget, b->shop, 1)),
	               "Nothing moves until the books have been checked. Ask "
	               "finance");
	expect_refused(t, says(b, "sam", &a),
	               "You said so already. Somebody else has to say so too");
	expect_ok(world_see(b->w, "sam", thaw_said, &a));
	expect_true(a.said);
	expect_ok(says(b, "priya", &a));
	expect_true(a.open);
	expect_ok(books_post(b, books_plain(b, b->budget, b->shop, 1)));
}

TEST("ledger thaw: what was said of an earlier stop does not count, nor do no "
     "words")
{
	struct books *b = books_new(t);
	struct thaw_act a = {.words = S(" ")};

	expect_ok(world_do(b->w, "sam", stop, NULL));
	expect_ok(ledger_check_keep(b->w->app, t->arena));
	expect_refused(t, world_do(b->w, "sam", thaw_say, &a), "Say why");
	expect_ok(says(b, "sam", &a));
	expect_ok(says(b, "priya", &a));
	world_later(b->w, 1000);
	expect_ok(world_do(b->w, "sam", stop, NULL));
	expect_ok(ledger_check_keep(b->w->app, t->arena));
	expect_ok(world_see(b->w, "sam", thaw_said, &a));
	expect_false(a.said);
	expect_ok(says(b, "priya", &a));
	expect_false(a.open);
}

/* --- pages -------------------------------------------------------------- */

static const struct fault *
begin_accounts(struct ctx *ctx, void *data)
{
	struct books *b = data;
	const struct ledger_account own = {.id = b->jays,
	                                   .kind = S("test.own"),
	                                   .holder = {.person = b->w->jay},
	                                   .lower = UNITS_NONE,
	                                   .upper = UNITS_NONE};
	const struct ledger_account bank = {.id = b->bank,
	                                    .kind = S("test.bank"),
	                                    .lower = UNITS_NONE,
	                                    .upper = UNITS_NONE};

	TRY(ledger_account_open(ctx, &own));
	TRY(ledger_account_open(ctx, &bank));
	return ledger_authority_grant(ctx, b->decision, "test.decision", 7);
}

/* A served world with two accounts, 60 entries and somebody for the money. */
static struct http *
books_http(struct test *t, struct books *b)
{
	struct http *h = http_new(t);

	*b = (struct books){.w = h->w,
	                    .bank = {id_new()},
	                    .jays = {id_new()},
	                    .decision = {id_new()}};
	world_add(h->w, "fin", R(FINANCE), NULL);
	world_add(h->w, "flo", R(FINANCE), NULL);
	expect_ok(world_do(h->w, "sam", begin_accounts, b));
	for (int i = 0; i < 60; i++)
		expect_ok(books_post(b, books_plain(b, b->bank, b->jays, 150)));
	return h;
}

static const char *
account_of(struct http *h, const char *base, struct account_id id,
           const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "%s/%.*s%s", base,
	                       STR_ARG(id_show(h->w->arena, id.v)), rest));
}

TEST("ledger pages: accounts by kind and a month of one, without a name")
{
	struct books b;
	struct http *h = books_http(t, &b);
	const char *month = account_of(h, "/ledger/accounts", b.jays, "");
	struct http_reply reply = http_get(h, "fin", "/ledger");

	expect_equal(reply.status, 200);
	expect_has(reply.body, "test.own");
	reply = http_get(h, "fin", "/ledger/accounts?kind=test.own");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "A person");
	expect_has(reply.body, "£90.00");
	expect_lacks(reply.body, "Jay");
	reply = http_get(h, "fin", month);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "At the beginning");
	expect_has(reply.body, "£75.00");
	expect_lacks(reply.body, "£76.50");
	expect_lacks(reply.body, "Jay");
	expect_has(reply.body, "after=2026-11-24.50");
	reply = http_get(h, "ada",
	                 account_of(h, "/ledger/accounts", b.jays,
	                            "?month=2026-11&after=2026-11-24.50"));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "£76.50");
	reply = http_get(h, "morgan",
	                 account_of(h, "/ledger/accounts", b.jays,
	                            "?month=2026-10"));
	expect_has(reply.body, "Nothing moved in this month.");
}

TEST("ledger pages: whoever works with people sees no books, and a wrong "
     "address is said")
{
	struct books b;
	struct http *h = books_http(t, &b);

	expect_equal(http_get(h, "sam", "/ledger").status, 403);
	expect_equal(
	        http_get(h, "sam", "/ledger/accounts?kind=test.own").status,
	        403);
	expect_equal(http_get(h, "sam",
	                      account_of(h, "/ledger/accounts", b.jays, ""))
	                     .status,
	             403);
	expect_equal(http_get(h, "sam",
	                      account_of(h, "/api/ledger/accounts", b.jays, ""))
	                     .status,
	             403);
	expect_equal(http_get(h, "fin", "/ledger/accounts?kind=none").status,
	             404);
	expect_equal(http_get(h, "fin",
	                      "/ledger/accounts?kind=test.own&after=x")
	                     .status,
	             400);
	expect_equal(http_get(h, "fin",
	                      account_of(h, "/ledger/accounts", b.jays,
	                                 "?month=2026-13"))
	                     .status,
	             400);
	expect_equal(http_get(h, "fin",
	                      account_of(h, "/ledger/accounts", b.jays,
	                                 "?month=2026-11&after=2026-11-24"))
	                     .status,
	             400);
}

TEST("ledger pages: the statement as JSON")
{
	struct books b;
	struct http *h = books_http(t, &b);
	struct http_reply reply =
	        http_get(h, "fin",
	                 account_of(h, "/api/ledger/accounts", b.jays,
	                            "?month=2026-11"));

	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"opening\":0");
	expect_has(reply.body, "\"closing\":9000");
	expect_has(reply.body, "\"entries\":60");
	expect_has(reply.body, "\"next\":\"2026-11-24.50\"");
	reply = http_get(h, "fin",
	                 account_of(h, "/api/ledger/accounts", b.jays,
	                            "?month=2026-11&after=2026-11-24.50"));
	expect_has(reply.body, "\"next\":null");
	expect_has(reply.body, "\"balance\":7650");
}

TEST("ledger pages: one stops the books, two let them go on")
{
	struct books b;
	struct http *h = books_http(t, &b);
	struct http_reply reply;

	reply = http_post(h, "fin", "/ledger/stop",
	                  FIELDS("ledger", "pence", "reason_pence", " "));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say why");
	reply = http_post(h, "fin", "/ledger/stop",
	                  FIELDS("ledger", "euros", "reason_pence", "Why not"));
	expect_equal(reply.status, 400);
	expect_equal(http_post(h, "ada", "/ledger/stop",
	                       FIELDS("ledger", "pence", "reason_pence", "No"))
	                     .status,
	             403);
	reply = http_post(h, "fin", "/ledger/stop",
	                  FIELDS("ledger", "pence", "reason_pence",
	                         "Sums differ"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "ada", "/ledger").body,
	           "It is done every hour.");
	expect_ok(ledger_check_keep(h->w->app, t->arena));
	expect_lacks(http_get(h, "ada", "/ledger").body, "may they go on?");
	reply = http_post(h, "fin", "/ledger/go-on",
	                  FIELDS("ledger", "pence", "words_pence",
	                         "Read twice"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "flo", "/ledger").body,
	           "Somebody has said so already.");
	reply = http_post(h, "fin", "/ledger/go-on",
	                  FIELDS("ledger", "pence", "words_pence",
	                         "Read again"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "You said so already.");
	reply = http_post(h, "flo", "/ledger/go-on",
	                  FIELDS("ledger", "pence", "words_pence",
	                         "I saw it too"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "flo", "/ledger").body, "Stopped");
	expect_equal(http_post(h, "ada", "/ledger/go-on",
	                       FIELDS("ledger", "pence", "words_pence", "No"))
	                     .status,
	             403);
}
