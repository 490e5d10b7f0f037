/* fund_leave_test.c - floats whose holder leaves, and a float's statement. */
#include "practice/fund/fund_finance.h"
#include "practice/fund/fund_leave.h"
#include "practice/fund/fund_world_test.h"

struct tin {
	struct act a;
	struct account_id id;
	struct user_id holder, to;
	struct money sum;
	const char *words;
	struct fund_leave *list;
	size_t n;
	struct fund_float seen;
	struct fund_float_book book;
	struct date month;
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
	                      0);
}

static const struct fault *
do_own_count(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_float_count(ctx, tin->id, tin->sum, S(""), S("Nia"));
}

static const struct fault *
do_leave(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_leave_count(ctx, tin->id, tin->sum, tin->to,
	                        str_of(tin->words));
}

static const struct fault *
do_confirm(struct ctx *ctx, void *data)
{
	return fund_leave_confirm(ctx, ((struct tin *)data)->id);
}

static const struct fault *
do_stays(struct ctx *ctx, void *data)
{
	return fund_leave_stays(ctx, ((struct tin *)data)->id);
}

static const struct fault *
do_disable(struct ctx *ctx, void *data)
{
	return identity_user_disable(ctx, ((struct tin *)data)->holder, true);
}

static const struct fault *
see_list(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_leaves(ctx, &tin->list, &tin->n);
}

static const struct fault *
see_float(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_float_read(ctx, tin->id, &tin->seen);
}

static const struct fault *
see_book(struct ctx *ctx, void *data)
{
	struct tin *tin = data;

	return fund_float_book(ctx, tin->id, tin->month, &tin->book);
}

static size_t
leaving(struct world *w, struct tin *tin, const char *who)
{
	expect_ok(world_see(w, who, see_list, tin));
	return tin->n;
}

/* A float of £60 that hob holds, opened by fin; hal and liz are of finance
 * too. */
static void
tin_start(struct world *w, struct tin *tin)
{
	*tin = (struct tin){.words = "All is there"};
	fund_start(w, &tin->a);
	tin->holder = world_add(w, "hob", R(FINANCE), NULL);
	tin->to = world_add(w, "hal", R(FINANCE), NULL);
	world_add(w, "liz", R(FINANCE), NULL);
	expect_ok(world_do(w, "fin", do_open, tin));
	tin->sum.pence = 6000;
	expect_ok(world_do(w, "fin", do_fill, tin));
}

static struct world *
tin_world(struct test *t, struct tin *tin)
{
	struct world *w = world_new(t);

	tin_start(w, tin);
	return w;
}

struct placing {
	struct user_id user;
	unsigned roles;
	struct organisation_id organisation;
	struct team_id team;
};

static const struct fault *
do_place(struct ctx *ctx, void *data)
{
	const struct placing *p = data;

	return identity_user_place(ctx, p->user, p->roles, p->organisation,
	                           p->team);
}

TEST("fund leave: a float whose holder leaves is listed with what must happen")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);
	struct placing p = {tin.holder, R(FINANCE), w->organisation,
	                    w->other_team};

	expect_equal(leaving(w, &tin, "fin"), 0);
	expect_ok(world_do(w, "ada", do_place, &p));
	expect_equal(leaving(w, &tin, "fin"), 1);
	expect_equal(tin.list[0].why, FUND_MOVED);
	p.team = w->team;
	expect_ok(world_do(w, "ada", do_place, &p));
	expect_equal(leaving(w, &tin, "fin"), 0);
	p.roles = R(EDITOR);
	expect_ok(world_do(w, "ada", do_place, &p));
	expect_equal(leaving(w, &tin, "morgan"), 1);
	expect_equal(tin.list[0].why, FUND_ROLE);
	p.roles = R(FINANCE) | R(CASE_MANAGER);
	expect_ok(world_do(w, "ada", do_place, &p));
	expect_equal(leaving(w, &tin, "morgan"), 1);
	p.roles = R(FINANCE);
	p.organisation = w->other_organisation;
	expect_ok(world_do(w, "ada", do_place, &p));
	expect_equal(leaving(w, &tin, "fin"), 1);
	expect_equal(tin.list[0].why, FUND_AWAY);
	expect_ok(world_do(w, "ada", do_disable, &tin));
	expect_equal(leaving(w, &tin, "fin"), 1);
	expect_equal(tin.list[0].why, FUND_LEFT);
	expect_str(tin.list[0].one.holder_name, "hob");
	expect_equal(leaving(w, &tin, "fay"), 0);
}

TEST("fund leave: nothing is paid out of it until it is handed over")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);
	struct placing p = {tin.holder, R(FINANCE), w->organisation,
	                    w->other_team};

	expect_ok(world_do(w, "hob", do_own_count, &tin));
	fund_agreed(w, &tin.a, 400);
	tin.a.payment.v = id_new();
	tin.sum.pence = 400;
	expect_ok(world_do(w, "ada", do_place, &p));
	expect_fault(world_do(w, "hob", do_float_pay, &tin), FAULT_REFUSED,
	             "This float is handed over first: your work has changed");
	expect_fault(world_do(w, "hob", do_stays, &tin), FAULT_REFUSED,
	             "Others hand over the float you hold");
	expect_ok(world_do(w, "fin", do_stays, &tin));
	expect_ok(world_do(w, "hob", do_float_pay, &tin));
}

TEST("fund leave: it is counted and handed over by two people, and neither "
     "holds it before or after")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	expect_fault(world_do(w, "liz", do_leave, &tin), FAULT_REFUSED,
	             "Its holder stays: they count it themself");
	expect_ok(world_do(w, "ada", do_disable, &tin));
	expect_fault(world_do(w, "hob", do_leave, &tin), FAULT_REFUSED, NULL);
	expect_fault(world_do(w, "fin", do_confirm, &tin), FAULT_REFUSED,
	             "It is not counted yet");
	expect_fault(world_do(w, "fay", do_leave, &tin), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "hal", do_leave, &tin), FAULT_REFUSED,
	             "Choose somebody who neither opened nor counts this "
	             "float"); /* to themself */
	tin.to = world_user(w, "sam");
	expect_fault(world_do(w, "liz", do_leave, &tin), FAULT_REFUSED,
	             "Whoever can ask or decide holds no float. Choose "
	             "somebody in finance or administration");
	tin.to = world_user(w, "fin"); /* opened it */
	expect_fault(world_do(w, "liz", do_leave, &tin), FAULT_REFUSED, NULL);
	tin.to = world_user(w, "hal");
	expect_ok(world_do(w, "liz", do_leave, &tin));
	expect_fault(world_do(w, "fin", do_leave, &tin), FAULT_REFUSED,
	             "It is counted already. Somebody else confirms it now");
	expect_fault(world_do(w, "liz", do_confirm, &tin), FAULT_REFUSED,
	             "Somebody who neither counted nor gets the float "
	             "confirms it");
	expect_fault(world_do(w, "hal", do_confirm, &tin), FAULT_REFUSED, NULL);
	expect_ok(world_do(w, "morgan", do_confirm, &tin));
	expect_ok(world_see(w, "fin", see_float, &tin));
	expect_equal(tin.seen.holder.v, tin.to.v);
	expect_true(tin.seen.counted);
	expect_equal(tin.seen.open_gaps, 0);
	expect_equal(leaving(w, &tin, "fin"), 0);
	expect_fault(world_do(w, "morgan", do_confirm, &tin), FAULT_REFUSED,
	             NULL);
}

TEST("fund leave: what differs at a handover stays a difference that two "
     "people settle")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	expect_ok(world_do(w, "ada", do_disable, &tin));
	tin.sum.pence = -1;
	tin.words = "";
	expect_problem(world_do(w, "liz", do_leave, &tin), "sum",
	               "Enter what you counted, in figures");
	expect_problem(world_do(w, "liz", do_leave, &tin), "words",
	               "Say what you found, also when all is there");
	tin.sum.pence = 5800;
	tin.words = "Two pounds are missing";
	expect_ok(world_do(w, "liz", do_leave, &tin));
	expect_ok(world_do(w, "morgan", do_confirm, &tin));
	expect_ok(world_see(w, "fin", see_float, &tin));
	expect_equal(tin.seen.open_gaps, 1);
	expect_equal(tin.seen.left.pence, 6000); /* by the books */
}

TEST("fund leave: a holder who moved team and keeps it is said to by whoever "
     "pays")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	expect_fault(world_do(w, "fin", do_stays, &tin), FAULT_REFUSED, NULL);
	expect_ok(world_do(w, "ada", do_disable, &tin));
	expect_fault(world_do(w, "fin", do_stays, &tin), FAULT_REFUSED,
	             "Whoever holds this float cannot keep it. Count it and "
	             "hand it over");
}

TEST("fund leave: a float's statement says what each month began and ended "
     "with, for its holder and for finance")
{
	struct tin tin;
	struct world *w = tin_world(t, &tin);

	expect_ok(world_do(w, "hob", do_own_count, &tin));
	fund_agreed(w, &tin.a, 400);
	tin.a.payment.v = id_new();
	tin.sum.pence = 400;
	expect_ok(world_do(w, "hob", do_float_pay, &tin));
	expect_true(date_make(2026, 11, 1, &tin.month));
	expect_ok(world_see(w, "hob", see_book, &tin));
	expect_equal(tin.book.opening.pence, 0);
	expect_equal(tin.book.n, 2);
	expect_equal(tin.book.list[0].moved.pence, 6000);
	expect_equal(tin.book.list[1].moved.pence, -400);
	expect_equal(tin.book.list[1].balance.pence, 5600);
	expect_equal(tin.book.closing.pence, 5600);
	expect_true(date_make(2026, 12, 1, &tin.month));
	expect_ok(world_see(w, "fin", see_book, &tin));
	expect_equal(tin.book.opening.pence, 5600);
	expect_equal(tin.book.n, 0);
	expect_equal(tin.book.closing.pence, 5600);
	expect_fault(world_see(w, "ada", see_book, &tin), FAULT_NOT_FOUND,
	             NULL); /* sees the float, holds it not */
	expect_fault(world_see(w, "morgan", see_book, &tin), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "fay", see_book, &tin), FAULT_NOT_FOUND,
	             NULL);
}

TEST("fund leave pages: counted, confirmed and read month by month")
{
	struct tin tin;
	struct http *h = http_new(t);
	struct arena *arena = h->w->arena;
	struct http_reply reply;
	struct placing placing;
	const char *path, *to;

	tin_start(h->w, &tin);
	path = str_c(arena, str_print(arena, "/floats/%.*s",
	                              STR_ARG(id_show(arena, tin.id.v))));
	to = str_c(arena, id_show(arena, tin.to.v));
#define AT(rest) str_c(arena, str_print(arena, "%s" rest, path))
	expect_lacks(http_get(h, "fin", "/floats").body, "holder leaves");
	reply = http_post(h, "fin", AT("/stays"), FIELDS("version", "0"));
	expect_equal(reply.status, 422);
	placing = (struct placing){tin.holder, R(FINANCE), h->w->organisation,
	                           h->w->other_team};
	expect_ok(world_do(h->w, "ada", do_place, &placing));
	expect_has(http_get(h, "fin", "/floats").body, "holder leaves");
	reply = http_post(h, "fin", AT("/stays"), FIELDS("version", "0"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "fin", "/floats").body, "holder leaves");
	expect_ok(world_do(h->w, "ada", do_disable, &tin));
	expect_has(http_get(h, "fin", "/floats").body,
	           "Floats whose holder leaves");
	expect_has(http_get(h, "morgan", "/today").body,
	           "They may no longer sign in.");
	expect_has(http_get(h, "liz", path).body, "Who holds it next?");
	reply = http_post(h, "liz", AT("/leave"),
	                  FIELDS("sum", "lots", "holder", to, "words", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter what you counted, in figures");
	reply = http_post(h, "liz", AT("/leave"),
	                  FIELDS("sum", "60.00", "holder", to, "words",
	                         "<i>all there"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "morgan", path);
	expect_has(reply.body, "&lt;i&gt;all there");
	expect_has(reply.body, "I saw the count: hand it over");
	expect_lacks(http_get(h, "liz", path).body,
	             "I saw the count: hand it over");
	reply = http_post(h, "morgan", AT("/handed"), FIELDS("version", "0"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "fin", "/floats").body, "holder leaves");
	reply = http_get(h, "hal", AT("/statement"));
	expect_has(reply.body, "Filled from the pot");
	expect_has(reply.body, "At the beginning");
	reply = http_get(h, "fin", AT("/statement.csv?of=2026-11"));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "2026-11-24,Filled from the pot,60.00,60.00");
	expect_has(reply.body, "2026-11-30,At the end,,60.00");
	expect_equal(http_get(h, "fin", AT("/statement?of=2027-01")).status,
	             404);
	expect_equal(http_get(h, "fin", AT("/statement?of=2026-1x")).status,
	             404);
	expect_equal(http_get(h, "morgan", AT("/statement")).status, 404);
	expect_equal(http_get(h, "sam", AT("/statement")).status, 403);
#undef AT
}
