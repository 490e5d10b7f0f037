/* fund_float_test.c - cash floats: a rule each, over HTTP where it is seen. */
#include "practice/fund/fund_finance.h"
#include "practice/fund/fund_float_local.h"
#include "practice/fund/fund_world_test.h"

#define DAY_MS INT64_C(86400000)

struct tin {
	struct act a;
	struct account_id id;
	struct user_id holder;
	struct money sum;
	struct str words, witness;
	int to_worker;
	int64_t count;
	struct fund_float seen;
	struct fund_count *counts;
	size_t n;
	struct fund_floats all;
};

static const struct fault *
do_open(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_float_open(ctx, tin->holder, &tin->id);
}

static const struct fault *
do_fill(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_float_fill(ctx, tin->id, tin->sum);
}

static const struct fault *
do_float_pay(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_float_pay(ctx, tin->id, tin->a.id, tin->a.payment, tin->sum,
	                      tin->to_worker);
}

static const struct fault *
do_count(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_float_count(ctx, tin->id, tin->sum, tin->words,
	                        tin->witness);
}

static const struct fault *
do_explain(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_gap_explain(ctx, tin->id, tin->count, tin->words);
}

static const struct fault *
do_settle(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_gap_settle(ctx, tin->id, tin->count);
}

static const struct fault *
do_close(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_float_close(ctx, tin->id);
}

static const struct fault *
see_float(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	TRY(fund_float_read(ctx, tin->id, &tin->seen));
	TRY(fund_float_counts(ctx, tin->id, &tin->counts, &tin->n));
	tin->count = tin->n > 0 ? tin->counts[0].id : 0;
	return fund_pot(ctx, &tin->a.pot);
}

/* Ada holds a float, filled by fin with this. */
static void
held(struct world *w, struct tin *tin, int64_t pence)
{
	tin->holder = world_user(w, "ada");
	expect_ok(world_do(w, "fin", do_open, tin));
	tin->sum.pence = pence;
	expect_ok(world_do(w, "fin", do_fill, tin));
}

static struct world *
tin_world(struct test *t, struct tin *tin)
{
	struct world *w;

	*tin = (struct tin){.to_worker = 0};
	w = fund_world(t, &tin->a);
	held(w, tin, 10000);
	return w;
}

static const struct fault *
counts(struct world *w, struct tin *tin, int64_t pence, const char *words)
{
	tin->sum.pence = pence;
	tin->words = str_of(words);
	tin->witness = S("Mair, of the front desk");
	return world_do(w, "ada", do_count, tin);
}

static const struct fault *
pays(struct world *w, struct tin *tin, const char *who, int64_t pence)
{
	tin->a.payment.v = id_new();
	tin->sum.pence = pence;
	return world_do(w, who, do_float_pay, tin);
}

#define expect_tin(w, tin, left_, pot_) \
	do { \
		expect_ok(world_see((w), "fin", see_float, (tin))); \
		expect_equal((tin)->seen.left.pence, (left_)); \
		expect_equal((tin)->a.pot.left.pence, (pot_)); \
	} while (0)

TEST("fund floats: a float is opened and filled by whoever pays, never by its "
     "holder")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);
	struct account_id ours = tin.id;

	expect_tin(w, &tin, 10000, 70000);
	expect_fault(world_do(w, "ada", do_fill, &tin), FAULT_REFUSED,
	             "Somebody else fills the float you hold");
	world_actor(w, "fin")->name = world_actor(w, "ada")->name;
	expect_fault(world_do(w, "fin", do_fill, &tin), FAULT_REFUSED, NULL);
	world_actor(w, "fin")->name = S("Fin");
	tin.sum.pence = 70001;
	expect_fault(world_do(w, "fin", do_fill, &tin), FAULT_REFUSED,
	             "There is £700.00 in the pot, and not more");
	tin.sum.pence = 0;
	expect_problem(world_do(w, "fin", do_fill, &tin), "sum",
	               "Enter a sum in figures, for example 38.50");
	tin.sum.pence = 100;
	expect_fault(world_do(w, "fay", do_fill, &tin), FAULT_NOT_FOUND, NULL);
	tin.holder = world_user(w, "fin");
	expect_fault(world_do(w, "fin", do_open, &tin), FAULT_REFUSED,
	             "Somebody else opens a float for you");
	tin.id = ours;
	expect_tin(w, &tin, 10000, 70000);
}

TEST("fund floats: nobody who can ask or decide holds a float")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	tin.holder = world_user(w, "sam");
	expect_fault(world_do(w, "fin", do_open, &tin), FAULT_REFUSED,
	             "Whoever can ask or decide holds no float. Choose "
	             "somebody in finance or administration");
	tin.holder = world_user(w, "rhian");
	expect_fault(world_do(w, "fin", do_open, &tin), FAULT_REFUSED, NULL);
	tin.holder = world_user(w, "fay");
	expect_fault(world_do(w, "fin", do_open, &tin), FAULT_REFUSED, NULL);
	for (unsigned role = 0; role < ROLE_COUNT; role++) {
		bool asks = permission_held(1u << role, CAN_ASK_FUND) ||
		            permission_held(1u << role, CAN_DECIDE_FUND) ||
		            permission_held(1u << role, CAN_WRITE_OWN);

		expect_false(asks &&
		             permission_held(1u << role, CAN_KEEP_FLOAT));
	}
}

TEST("fund floats: only its holder pays out of a float, against what is "
     "agreed, and what is spent is counted once")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	fund_asked(w, &tin.a, 3800);
	expect_fault(pays(w, &tin, "ada", 3800), FAULT_REFUSED,
	             "This is not agreed");
	expect_ok(fund_says_as(w, &tin.a, "sam", FUND_YES));
	expect_fault(pays(w, &tin, "fin", 3800), FAULT_REFUSED,
	             "Only its holder pays out of a float");
	expect_fault(pays(w, &tin, "fay", 3800), FAULT_NOT_FOUND, NULL);
	expect_problem(pays(w, &tin, "ada", 3900), "sum",
	               "Pay at most the £38.00 that was agreed");
	tin.to_worker = -1;
	expect_problem(pays(w, &tin, "ada", 3800), "handed_to",
	               "Select who got it");
	tin.to_worker = 1;
	expect_tin(w, &tin, 10000, 70000);
	expect_ok(pays(w, &tin, "ada", 3500));
	expect_tin(w, &tin, 6500, 73500);
	expect_equal(tin.a.pot.spent.pence, 3500);
	expect_ok(world_see(w, "rhian", see_all, &tin.a));
	expect_equal(tin.a.budget.spent.pence, 3500);
	expect_equal(tin.a.budget.left.pence, 16500);
	expect_equal(tin.a.request.state, FUND_PAID);
	/* Pressed twice. */
	expect_ok(world_do(w, "ada", do_float_pay, &tin));
	expect_tin(w, &tin, 6500, 73500);
	expect_fault(pays(w, &tin, "ada", 100), FAULT_REFUSED,
	             "This is paid already");
	expect_tin(w, &tin, 6500, 73500);
}

static const struct fault *
see_moves(struct ctx *ctx, void *data)
{
	struct tin *tin = data;
	struct fund_bank_move *moves;

	TRY(fund_bank_moves(ctx, date_add_days(ctx->today, -1), ctx->today,
	                    FUND_BANK_ALL, &moves, &tin->n));
	tin->sum = (struct money){0};
	for (size_t i = 0; i < tin->n; i++)
		tin->sum.pence += moves[i].sum.pence;
	return NULL;
}

TEST("fund floats: the bank saw a float filled, and not what was paid out of "
     "it")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);
	size_t before;

	fund_asked(w, &tin.a, 3800);
	expect_ok(fund_says_as(w, &tin.a, "sam", FUND_YES));
	expect_ok(world_see(w, "fin", see_moves, &tin));
	before = tin.n;
	expect_true(before > 0);
	expect_ok(pays(w, &tin, "ada", 3500));
	expect_ok(world_see(w, "fin", see_moves, &tin));
	expect_equal(tin.n, before);
}

TEST("fund floats: a holder never pays for what they asked or decided")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	fund_agreed(w, &tin.a, 3800);
	world_actor(w, "ada")->name = world_actor(w, "sam")->name;
	expect_fault(pays(w, &tin, "ada", 3800), FAULT_REFUSED,
	             "Somebody else must pay this: you asked, decided or are "
	             "paid");
	expect_tin(w, &tin, 10000, 70000);
}

TEST("fund floats: a float is never below nothing, and cash has a limit of its "
     "own")
{
	struct tin tin;
	struct world *w;

	tin = (struct tin){.to_worker = 0};
	w = fund_world(t, &tin.a);
	held(w, &tin, 3000);
	fund_agreed(w, &tin.a, 4000);
	expect_fault(pays(w, &tin, "ada", 4000), FAULT_REFUSED,
	             "There is £30.00 in this float, and not more");
	expect_problem(pays(w, &tin, "ada", 5001), "sum",
	               "Pay at most £50.00 in cash");
	expect_ok(pays(w, &tin, "ada", 3000));
	expect_tin(w, &tin, 0, 80000);
}

TEST("fund floats: a float is counted each week with a witness, and an "
     "uncounted one pays nothing out")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	fund_agreed(w, &tin.a, 3800);
	world_later(w, 7 * DAY_MS);
	expect_ok(world_see(w, "fin", see_float, &tin));
	expect_false(tin.seen.overdue);
	world_later(w, DAY_MS);
	expect_ok(world_see(w, "fin", see_float, &tin));
	expect_true(tin.seen.overdue);
	expect_fault(pays(w, &tin, "ada", 3800), FAULT_REFUSED,
	             "Count this float first: that was due on 1 December 2026");
	tin.witness = S("");
	tin.sum.pence = 10000;
	expect_problem(world_do(w, "ada", do_count, &tin), "witness",
	               "Enter who counted with you");
	tin.witness = world_actor(w, "ada")->name;
	expect_problem(world_do(w, "ada", do_count, &tin), "witness",
	               "Somebody else counts with you");
	tin.witness = S("Mair");
	expect_fault(world_do(w, "fin", do_count, &tin), FAULT_REFUSED,
	             "Its holder counts a float, with somebody beside them");
	expect_problem(counts(w, &tin, -1, ""), "sum",
	               "Enter what you counted, in figures");
	expect_ok(counts(w, &tin, 10000, ""));
	expect_ok(pays(w, &tin, "ada", 3800));
	expect_ok(world_see(w, "fin", see_float, &tin));
	expect_false(tin.seen.overdue);
	expect_equal(tin.counts[0].state, FUND_EVEN);
}

TEST("fund floats: a difference is recorded with words, and changes no balance")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	expect_problem(counts(w, &tin, 9500, ""), "words",
	               "There should be £100.00. Say what you know about the "
	               "difference");
	expect_ok(counts(w, &tin, 9500, "I do not know"));
	expect_tin(w, &tin, 10000, 70000);
	expect_equal(tin.seen.open_gaps, 1);
	expect_equal(tin.counts[0].gap.pence, -500);
	/* What is known to differ does not differ again. */
	expect_ok(counts(w, &tin, 9500, ""));
	expect_tin(w, &tin, 10000, 70000);
	expect_equal(tin.seen.open_gaps, 1);
	expect_equal(tin.counts[0].state, FUND_EVEN);
}

TEST("fund floats: a difference is settled by an entry that two people stand "
     "behind, neither of them the holder")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	expect_ok(counts(w, &tin, 9500, "I do not know"));
	expect_ok(world_see(w, "fin", see_float, &tin));
	tin.words = S("");
	expect_problem(world_do(w, "fin", do_explain, &tin), "explained",
	               "Say what was found out about the difference");
	tin.words = S("A note was torn and thrown away");
	expect_fault(world_do(w, "ada", do_explain, &tin), FAULT_REFUSED,
	             "Others settle what differs in the float you hold");
	expect_fault(world_do(w, "fin", do_settle, &tin), FAULT_REFUSED,
	             "Nothing here waits for that");
	expect_fault(world_do(w, "fay", do_explain, &tin), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "fin", do_explain, &tin));
	expect_tin(w, &tin, 10000, 70000);
	expect_fault(world_do(w, "fin", do_settle, &tin), FAULT_REFUSED,
	             "Somebody else stands behind this as well: you have "
	             "already");
	expect_fault(world_do(w, "ada", do_settle, &tin), FAULT_REFUSED, NULL);
	expect_tin(w, &tin, 10000, 70000);
	expect_ok(world_do(w, "morgan", do_settle, &tin));
	expect_tin(w, &tin, 9500, 70000);
	expect_equal(tin.seen.open_gaps, 0);
	expect_fault(world_do(w, "morgan", do_settle, &tin), FAULT_REFUSED,
	             NULL);
	expect_ok(counts(w, &tin, 9600, "A coin was under the tray"));
	expect_ok(world_see(w, "fin", see_float, &tin));
	tin.words = S("It was found");
	expect_ok(world_do(w, "morgan", do_explain, &tin));
	expect_ok(world_do(w, "fin", do_settle, &tin));
	expect_tin(w, &tin, 9600, 70000);
	tin.count = 1;
	expect_fault(world_do(w, "fin", do_settle, &tin), FAULT_NOT_FOUND,
	             NULL);
}

TEST("fund floats: closing a float gives what is in it to the pot, once it is "
     "counted")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	expect_fault(world_do(w, "fin", do_close, &tin), FAULT_REFUSED,
	             "A float is closed on the day it is counted. Have it "
	             "counted today");
	expect_ok(counts(w, &tin, 9900, "I do not know"));
	expect_fault(world_do(w, "fin", do_close, &tin), FAULT_REFUSED,
	             "Settle what differs first");
	expect_ok(world_see(w, "fin", see_float, &tin));
	expect_ok(world_do(w, "fin", do_explain, &tin));
	expect_ok(world_do(w, "morgan", do_settle, &tin));
	expect_fault(world_do(w, "ada", do_close, &tin), FAULT_REFUSED,
	             "Somebody else closes the float you hold");
	expect_ok(world_do(w, "fin", do_close, &tin));
	expect_tin(w, &tin, 0, 79900);
	expect_true(tin.seen.closed);
	tin.sum.pence = 100;
	expect_fault(world_do(w, "fin", do_fill, &tin), FAULT_REFUSED,
	             "This float is closed");
	expect_fault(world_do(w, "fin", do_close, &tin), FAULT_REFUSED, NULL);
	world_later(w, 30 * DAY_MS);
	expect_ok(world_see(w, "fin", see_float, &tin));
	expect_false(tin.seen.overdue);
}

/* --- pages -------------------------------------------------------------- */

static const char *
path_of(struct http *h, struct tin *tin, const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "/floats/%.*s%s",
	                       STR_ARG(id_show(h->w->arena, tin->id.v)), rest));
}

static const char *
id_of(struct http *h, int64_t id)
{
	return str_c(h->w->arena, id_show(h->w->arena, id));
}

static struct http *
tin_http(struct test *t, struct tin *tin)
{
	struct http *h;

	*tin = (struct tin){.to_worker = 0};
	h = fund_http(t, &tin->a);
	held(h->w, tin, 10000);
	return h;
}

TEST("fund floats: an overdue count stands on the first page of finance and "
     "the manager")
{
	struct tin tin;
	struct http *h = tin_http(t, &tin);

	expect_lacks(http_get(h, "fin", "/fund").body, "a count was due");
	expect_lacks(http_get(h, "morgan", "/today").body, "a count was due");
	world_later(h->w, 8 * DAY_MS);
	h->sessions_n = 0;
	expect_has(http_get(h, "fin", "/fund").body,
	           "Late: a count was due 1 December 2026");
	expect_has(http_get(h, "morgan", "/today").body,
	           "Late: a count was due 1 December 2026");
	expect_lacks(http_get(h, "sam", "/today").body, "a count was due");
	expect_lacks(http_get(h, "fay", "/fund").body, "a count was due");
}

TEST("fund float pages: open, fill and pay out")
{
	struct tin tin;
	struct http *h = fund_http(t, &tin.a);
	struct http_reply reply;
	const char *pay;

	reply = http_post(h, "fin", "/floats", FIELDS("holder", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select who holds the float");
	reply = http_post(h, "fin", "/floats",
	                  FIELDS("holder",
	                         id_of(h, world_user(h->w, "ada").v)));
	expect_equal(reply.status, 303);
	expect_true(
	        id_read(str_slice(http_header(h, &reply, "Location"), 8, 21),
	                &tin.id.v));
	reply = http_post(h, "fin", path_of(h, &tin, "/fill"),
	                  FIELDS("sum", "80"));
	expect_equal(reply.status, 303);
	fund_agreed(h->w, &tin.a, 3800);
	pay = path_of(h, &tin,
	              str_c(h->w->arena, str_print(h->w->arena, "/pay/%s",
	                                           id_of(h, tin.a.id.v))));
	reply = http_get(h, "ada", path_of(h, &tin, ""));
	expect_has(reply.body, "A bike lock");
	expect_lacks(reply.body, "Rhian");
	expect_lacks(reply.body, "Fill it from the pot");
	expect_has(http_get(h, "ada", pay).body, "Who got it?");
	expect_equal(http_get(h, "fin", pay).status, 404);
	reply = http_post(h, "ada", pay,
	                  FIELDS("payment", id_of(h, id_new()), "sum", "lots",
	                         "handed_to", "person"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "value=\"lots\"");
	reply = http_post(h, "ada", pay,
	                  FIELDS("payment", id_of(h, id_new()), "sum", "38",
	                         "handed_to", "person"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "rhian",
	                    str_c(h->w->arena,
	                          str_print(h->w->arena, "/me/fund/%s",
	                                    id_of(h, tin.a.id.v))))
	                   .body,
	           "In cash, handed to the person on 24 November 2026");
	expect_tin(h->w, &tin, 4200, 75800);
}

TEST("fund float pages: count, settle and close")
{
	struct tin tin;
	struct http *h = tin_http(t, &tin);
	struct http_reply reply;
	const char *count = path_of(h, &tin, "/count");

	reply = http_post(h, "ada", count,
	                  FIELDS("sum", "98", "witness", "<b>Mair</b>", "words",
	                         ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "There should be £100.00");
	reply = http_post(h, "ada", count,
	                  FIELDS("sum", "98", "witness", "<b>Mair</b>", "words",
	                         "A coin is gone"));
	expect_equal(reply.status, 303);
	expect_ok(world_see(h->w, "fin", see_float, &tin));
	reply = http_get(h, "morgan", path_of(h, &tin, ""));
	expect_has(reply.body, "£2.00 less");
	expect_has(reply.body, "&lt;b&gt;Mair&lt;/b&gt;");
	expect_has(http_get(h, "morgan", "/today").body,
	           "A difference is not settled");
	reply = http_post(h, "morgan", path_of(h, &tin, "/explain"),
	                  FIELDS("count", id_of(h, tin.count), "explained",
	                         "It fell"));
	expect_equal(reply.status, 303);
	reply = http_post(h, "morgan", path_of(h, &tin, "/settle"),
	                  FIELDS("count", id_of(h, tin.count)));
	expect_equal(reply.status, 422);
	reply = http_post(h, "fin", path_of(h, &tin, "/settle"),
	                  FIELDS("count", id_of(h, tin.count)));
	expect_equal(reply.status, 303);
	reply = http_post(h, "fin", path_of(h, &tin, "/close"), FIELDS());
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "fin", "/floats").body, "Closed");
	expect_tin(h->w, &tin, 0, 79800);
}

TEST("fund float pages: nobody else gets in")
{
	struct tin tin;
	struct http *h = tin_http(t, &tin);

	expect_equal(http_get(h, "sam", "/floats").status, 403);
	expect_equal(http_get(h, "rhian", "/floats").status, 403);
	expect_equal(http_get(h, "fay", path_of(h, &tin, "")).status, 404);
	expect_lacks(http_get(h, "fay", "/floats").body, "Ada");
	expect_equal(http_post(h, "morgan", path_of(h, &tin, "/fill"),
	                       FIELDS("sum", "5"))
	                     .status,
	             403);
	expect_equal(http_post(h, "morgan", path_of(h, &tin, "/count"),
	                       FIELDS("sum", "5"))
	                     .status,
	             403);
	expect_equal(http_post(h, "ada", path_of(h, &tin, "/close"), FIELDS())
	                     .status,
	             403);
}
