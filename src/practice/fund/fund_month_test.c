/* fund_month_test.c - a month closed from one screen: a rule each. */
#include "kernel/audit/audit.h"
#include "practice/fund/fund_bank_local.h"
#include "practice/fund/fund_month.h"
#include "practice/fund/fund_world_test.h"

#define DAY     INT64_C(86400000)
#define HOSTILE "<script>alert(1)</script>"

struct closing {
	const char *text;
	struct date month;
	struct fund_month m;
	struct fund_month_said said;
	struct str words;
	struct bank_line_id line;
	struct entry_id entry;
	int why;
	struct fund_bank_line *lines;
	size_t lines_n;
	struct date next;
};

static const struct fault *
do_take(struct ctx *ctx, void *data)
{
	struct closing *c = data;
	struct fund_bank_report report;
	struct fund_bank_file file;
	struct problems problems;

	problems_init(&problems, ctx->arena);
	fund_bank_read(str_of(c->text), ctx->today, &file, &problems);
	TRY(problems_fault(&problems));
	return fund_bank_take(ctx, &file, &report);
}

static const struct fault *
see_month(struct ctx *ctx, void *data)
{
	struct closing *c = data;

	TRY(fund_month_next(ctx, &c->next));
	TRY(fund_bank_lines(ctx, c->month, ctx->today, FUND_BANK_ALL, &c->lines,
	                    &c->lines_n));
	return fund_month(ctx, c->month, &c->m);
}

static const struct fault *
do_close(struct ctx *ctx, void *data)
{
	struct closing *c = data;

	return fund_month_close(ctx, c->month, &c->said);
}

static const struct fault *
do_ask_open(struct ctx *ctx, void *data)
{
	struct closing *c = data;

	return fund_month_reopen_ask(ctx, c->month, c->words);
}

static const struct fault *
do_open(struct ctx *ctx, void *data)
{
	struct closing *c = data;

	return fund_month_reopen(ctx, c->month);
}

static const struct fault *
do_explain(struct ctx *ctx, void *data)
{
	struct closing *c = data;

	return fund_bank_explain(ctx, c->line, c->entry, c->why, c->words);
}

static const struct fault *
do_undo(struct ctx *ctx, void *data)
{
	struct closing *c = data;

	return fund_bank_unmatch(ctx, c->line, S("It was another"));
}

static const struct fault *
take(struct world *w, struct closing *c, const char *text)
{
	c->text = text;
	return world_do(w, "fin", do_take, c);
}

static const struct fault *
close_with(struct world *w, struct closing *c, int64_t bank)
{
	c->said.bank.pence = bank;
	return world_do(w, "fin", do_close, c);
}

/* November 2026: the pot, £38 paid and at the bank, and a charge. */
static struct closing
november(struct world *w, struct act *a)
{
	struct closing c = {.month = {20758}};

	fund_paid(w, a, 3800);
	expect_ok(take(w, &c,
	               "Date,Description,Amount,Balance\n"
	               "24/11/2026,GRANT,1000.00,1000.00\n"
	               "24/11/2026,HARBOUR CYCLES,-38.00,962.00\n"
	               "24/11/2026,CHARGES,-5.00,957.00\n"));
	expect_ok(world_see(w, "fin", see_month, &c));
	c.line = c.lines[2].id;
	c.why = FUND_WHY_CHARGE;
	c.words = S("Monthly charge");
	return c;
}

TEST("fund month: a month is closed when bank, books and floats are as "
     "somebody counted them, and every difference is explained")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct closing c = november(w, &a);
	int64_t before;

	expect_equal(c.m.bank.pence, 95700);
	expect_equal(c.m.books.at_bank.pence, 96200);
	expect_equal(c.m.lines_open.pence, -500);
	expect_equal(c.m.unexplained, 1);
	expect_equal(c.m.payments, 1);
	world_later(w, 7 * DAY);
	before = world_changes(w);
	expect_problem(close_with(w, &c, 95700), "open",
	               "Differences without an explanation: 1");
	expect_ok(world_do(w, "fin", do_explain, &c));
	expect_problem(close_with(w, &c, 95701), "bank",
	               "You counted £957.01, and here it is £957.00. Find the "
	               "difference first");
	expect_problem(close_with(w, &c, INT64_MIN), "bank",
	               "Enter the sum in figures, for example 1,250.00");
	expect_equal(world_changes(w), before + 1);
	expect_ok(close_with(w, &c, 95700));
	expect_ok(world_see(w, "fin", see_month, &c));
	expect_true(c.m.closing.closed);
	expect_equal(c.m.closing.bank.pence, 95700);
	expect_fault(close_with(w, &c, 95700), FAULT_REFUSED,
	             "This month is closed already");
}

TEST("fund month: a month is closed after its last day, and each after the one "
     "before")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct closing c = november(w, &a);

	expect_ok(world_do(w, "fin", do_explain, &c));
	expect_fault(close_with(w, &c, 95700), FAULT_REFUSED,
	             "This month is not over yet");
	world_later(w, 40 * DAY);
	c.month = date_add_months(c.month, 1);
	expect_fault(close_with(w, &c, 95700), FAULT_REFUSED,
	             "Close the month before it first");
	c.month = date_add_months(c.month, -2);
	expect_fault(close_with(w, &c, 0), FAULT_REFUSED,
	             "No statement of the bank is in for this month");
	c.month = date_add_months(c.month, 1);
	expect_ok(close_with(w, &c, 95700));
	expect_ok(world_see(w, "fin", see_month, &c));
	expect_equal(c.next.days, date_add_months(c.month, 1).days);
}

TEST("fund month: a month with a statement missing is not closed")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct closing c = november(w, &a);

	expect_ok(world_do(w, "fin", do_explain, &c));
	world_later(w, 4 * DAY);
	expect_ok(take(w, &c,
	               "Date,Description,Amount,Balance\n"
	               "27/11/2026,REFUND,5.00,905.00\n"));
	world_later(w, 4 * DAY);
	expect_fault(close_with(w, &c, 95700), FAULT_REFUSED,
	             "A statement of the bank is missing up to the end of this "
	             "month");
}

TEST("fund month: at the bank next month explains one month and no more")
{
	(void)t;
	expect_true(fund_month_explains(FUND_WHY_NEXT, (struct date){100},
	                                (struct date){90}));
	expect_false(fund_month_explains(FUND_WHY_NEXT, (struct date){89},
	                                 (struct date){90}));
	expect_true(fund_month_explains(FUND_WHY_CHARGE, (struct date){89},
	                                (struct date){90}));
	expect_false(
	        fund_month_explains(-1, (struct date){100}, (struct date){90}));
}

TEST("fund month: a payment that the bank shows next month explains itself")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct closing c = november(w, &a);

	expect_ok(world_do(w, "fin", do_explain, &c));
	world_later(w, 6 * DAY);
	fund_paid(w, &a, 1200);
	world_later(w, 2 * DAY);
	expect_problem(close_with(w, &c, 95700), "open",
	               "Differences without an explanation: 1");
	expect_ok(take(w, &c,
	               "Date,Description,Amount,Balance\n"
	               "01/12/2026,HARBOUR CYCLES,-12.00,945.00\n"));
	expect_ok(world_see(w, "fin", see_month, &c));
	expect_equal(c.m.unexplained, 0);
	expect_equal(c.m.moves_open.pence, -1200);
	expect_equal(c.m.books.at_bank.pence, 95000);
	expect_equal(c.m.bank.pence, 95700);
	expect_ok(close_with(w, &c, 95700));
}

TEST("fund month: where statements begin with another sum it is said why")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct closing c = {.month = {20758}};

	world_later(w, DAY);
	expect_ok(take(w, &c,
	               "Date,Description,Amount,Balance\n"
	               "25/11/2026,CHARGES,-5.00,1015.00\n"));
	expect_ok(world_see(w, "fin", see_month, &c));
	expect_equal(c.m.start.pence, 2000);
	c.line = c.lines[0].id;
	c.why = FUND_WHY_CHARGE;
	c.words = S("Monthly charge");
	expect_ok(world_do(w, "fin", do_explain, &c));
	world_later(w, 7 * DAY);
	expect_problem(close_with(w, &c, 101500), "start_words",
	               "Enter why the first statement begins with another sum "
	               "than the books");
	c.said.start_words = S("£20 of the account’s own");
	expect_ok(close_with(w, &c, 101500));
}

static const struct fault *
do_float(struct ctx *ctx, void *data)
{
	const struct ledger_account account = {
	        .id = {id_new()},
	        .ledger = LEDGER_PENCE,
	        .kind = S("fund.float"),
	        .holder = {.worker = ctx->actor},
	        .lower = {0},
	        .upper = UNITS_NONE,
	};
	struct authority_id decision = {id_new()};
	struct fund_accounts ours;

	(void)data;
	TRY(fund_store_pot(ctx, ctx->who.organisation, &ours));
	TRY(ledger_account_open(ctx, &account));
	TRY(ledger_authority_grant(ctx, decision, "fund.float", account.id.v));
	TRY(ledger_post(ctx,
	                &(struct ledger_new){.id = {id_new()},
	                                     .kind = LEDGER_PLAIN,
	                                     .credit = ours.pot,
	                                     .debit = account.id,
	                                     .amount = {5000},
	                                     .authority = decision,
	                                     .code = "fund.float"},
	                NULL));
	return audit_record(ctx, "fund.float", (struct person_id){0},
	                    account.id.v);
}

TEST("fund month: a float lies elsewhere than at the bank, and is counted by "
     "itself")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct closing c = november(w, &a);

	expect_ok(world_do(w, "fin", do_explain, &c));
	expect_ok(world_do(w, "fin", do_float, &c));
	expect_ok(take(w, &c,
	               "Date,Description,Amount,Balance\n"
	               "24/11/2026,CASH,-50.00,907.00\n"));
	expect_ok(world_see(w, "fin", see_month, &c));
	expect_equal(c.m.books.others_n, 1);
	expect_equal(c.m.books.others[0].sum.pence, 5000);
	expect_equal(c.m.books.at_bank.pence, 91200);
	expect_equal(c.m.unexplained, 0);
	world_later(w, 7 * DAY);
	c.said.kinds[0].pence = 4999;
	expect_problem(close_with(w, &c, 90700), "counted-1",
	               "You counted £49.99, and here it is £50.00. Find the "
	               "difference first");
	c.said.kinds[0].pence = 5000;
	expect_ok(close_with(w, &c, 90700));
}

/* Closed, and the clock then turned back into it. */
static struct closing
closed(struct world *w, struct act *a)
{
	struct closing c = november(w, a);

	expect_ok(world_do(w, "fin", do_explain, &c));
	world_later(w, 7 * DAY);
	expect_ok(close_with(w, &c, 95700));
	return c;
}

TEST("fund month: a closed month takes no entry and no bank line")
{
	struct act a, more;
	struct world *w = fund_world(t, &a);
	struct closing c = closed(w, &a);
	int64_t before;

	more = a;
	world_later(w, -5 * DAY);
	fund_agreed(w, &more, 1000);
	more.payment.v = id_new();
	more.sum.pence = 1000;
	before = world_changes(w);
	expect_fault(world_do(w, "fin", do_pay, &more), FAULT_REFUSED,
	             "The fund’s month of 26 November 2026 is closed. Two "
	             "people can reopen it");
	expect_fault(world_do(w, "fin", do_pot, &more), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "sam", do_give, &more), FAULT_REFUSED, NULL);
	a.words = S("It came back");
	expect_fault(world_do(w, "fin", do_return, &a), FAULT_REFUSED, NULL);
	expect_fault(take(w, &c,
	                  "Date,Description,Amount,Balance\n"
	                  "25/11/2026,NEW,-1.00,956.00\n"),
	             FAULT_REFUSED, NULL);
	c.line = c.lines[1].id;
	expect_fault(world_do(w, "fin", do_undo, &c), FAULT_REFUSED, NULL);
	expect_equal(world_changes(w), before);
	world_later(w, 5 * DAY);
	expect_ok(world_do(w, "fin", do_pay, &more));
}

TEST("fund month: a month is reopened by two people, with a reason, the newest "
     "first")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct closing c = closed(w, &a);

	c.words = S("");
	expect_problem(world_do(w, "fin", do_ask_open, &c), "reason",
	               "Enter why the month is to be reopened");
	expect_fault(world_do(w, "morgan", do_open, &c), FAULT_REFUSED,
	             "Nobody asked to reopen this month");
	c.words = S("A receipt of November was found");
	expect_ok(world_do(w, "fin", do_ask_open, &c));
	expect_fault(world_do(w, "fin", do_ask_open, &c), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "fin", do_open, &c), FAULT_REFUSED,
	             "Somebody else must reopen it: you asked for it");
	expect_fault(world_do(w, "fay", do_open, &c), FAULT_REFUSED,
	             "This month is not closed");
	expect_ok(world_do(w, "morgan", do_open, &c));
	expect_fault(world_do(w, "morgan", do_open, &c), FAULT_REFUSED,
	             "This month is not closed");
	expect_ok(world_see(w, "fin", see_month, &c));
	expect_false(c.m.closing.closed);
	expect_true(c.m.next);
	expect_ok(close_with(w, &c, 95700));
}

TEST("fund month: the newest closed month is reopened first")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct closing c = closed(w, &a);

	world_later(w, 35 * DAY);
	c.month = date_add_months(c.month, 1);
	expect_ok(close_with(w, &c, 95700));
	c.month = date_add_months(c.month, -1);
	c.words = S("An old receipt");
	expect_fault(world_do(w, "fin", do_ask_open, &c), FAULT_REFUSED,
	             "Reopen the months after it first");
}

/* --- pages -------------------------------------------------------------- */

TEST("fund month pages: the head of the ledger's chains is printed on the "
     "monthly report")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct closing c;
	struct http_reply reply;

	expect_has(http_get(h, "fin", "/month").body, "No statement of the");
	expect_has(http_get(h, "fin", "/months").body,
	           "No statement is in yet");
	c = november(h->w, &a);
	expect_has(http_get(h, "fin", "/month").body, "Not explained yet");
	expect_ok(world_do(h->w, "fin", do_explain, &c));
	world_later(h->w, 7 * DAY);
	h->sessions_n = 0;
	reply = http_post(h, "fin", "/month/close",
	                  FIELDS("of", "2026-11", "bank", "ten pounds"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "value=\"ten pounds\"");
	expect_has(reply.body, "November 2026");
	reply = http_post(h, "fin", "/month/close",
	                  FIELDS("of", "2026-11", "bank", "957.00"));
	expect_equal(reply.status, 303);
	expect_ok(world_see(h->w, "fin", see_month, &c));
	expect_equal(c.m.closing.seal.n, 64);
	reply = http_get(h, "morgan", "/month/report?of=2026-11");
	expect_has(reply.body, str_c(h->w->arena, c.m.closing.seal));
	expect_has(reply.body, "1 payments, together £38.00.");
	expect_has(reply.body, "Monthly charge");
	expect_lacks(reply.body, "CHARGES");
	expect_has(http_get(h, "fin", "/month/report?of=2026-11").body,
	           "CHARGES");
	reply = http_post(h, "fin", "/month/reopen",
	                  FIELDS("of", "2026-11", "reason", HOSTILE));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "fin", "/month?of=2026-11").body,
	           "Somebody else must reopen it");
	reply = http_get(h, "morgan", "/month?of=2026-11");
	expect_has(reply.body, "Reopen the month");
	expect_lacks(reply.body, HOSTILE);
	reply = http_post(h, "morgan", "/month/reopened",
	                  FIELDS("of", "2026-11"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "fin", "/months").body, "Waits to be closed");
}

TEST("fund month pages: nobody else closes a month or sees it")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct closing c = november(h->w, &a);

	expect_equal(http_get(h, "morgan", "/month").status, 200);
	expect_lacks(http_get(h, "morgan", "/month").body, "HARBOUR");
	expect_equal(http_get(h, "sam", "/month").status, 403);
	expect_equal(http_get(h, "ada", "/months").status, 403);
	expect_equal(http_get(h, "priya", "/month/report").status, 403);
	expect_equal(http_post(h, "morgan", "/month/close",
	                       FIELDS("of", "2026-11", "bank", "957"))
	                     .status,
	             403);
	expect_equal(http_post(h, "morgan", "/month/reopen",
	                       FIELDS("of", "2026-11", "reason", "x"))
	                     .status,
	             403);
	expect_equal(http_get(h, "fin", "/month?of=2027-11").status, 404);
	expect_equal(http_get(h, "fin", "/month?of=2026-13").status, 404);
	expect_equal(http_get(h, "fin", "/month?of=1%27--").status, 404);
	expect_has(http_get(h, "fay", "/month").body, "No statement of the");
	expect_equal(c.m.closing.closed, 0);
}
