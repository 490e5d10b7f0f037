/* fund_off_test.c - writing off takes two, and counts against nobody. */
#include "practice/fund/fund_core_local.h"
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_world_test.h"

struct off {
	struct act a;
	int64_t seen; /* 0: as it stands */
	int code;
	struct str words;
	bool yes;
	struct fund_off *list;
	size_t n;
	struct fund_off live;
	struct fund_limits limits;
	int64_t beside;
};

static const struct fault *
do_propose(struct ctx *ctx, void *data)
{
	struct off *o = data;

	return fund_off_propose(ctx, o->a.id, o->seen, o->code, o->words, NULL);
}

static const struct fault *
do_answer(struct ctx *ctx, void *data)
{
	struct off *o = data;

	return fund_off_answer(ctx, o->a.id, o->seen, o->yes, o->words, NULL);
}

static const struct fault *
see_waiting(struct ctx *ctx, void *data)
{
	struct off *o = data;

	return fund_off_waiting(ctx, &o->list, &o->n);
}

static const struct fault *
see_said(struct ctx *ctx, void *data)
{
	struct off *o = data;

	return fund_off_of(ctx, o->a.id, &o->list, &o->n);
}

static const struct fault *
see_beside(struct ctx *ctx, void *data)
{
	struct off *o = data;
	struct fund_request other = o->a.request;

	other.id.v = 7;
	return fund_store_beside(ctx, &other, (struct instant){0}, &o->beside);
}

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return fund_check(ctx);
}

/* The request as it stands, read by Sam; books and fund agree. */
static void
look(struct world *w, struct off *o)
{
	expect_ok(world_see(w, "sam", see_all, &o->a));
	expect_ok(world_see(w, NULL, see_check, NULL));
	o->seen = o->a.request.version;
}

static struct off
off_new(void)
{
	return (struct off){.code = FUND_OFF_SUPPLIER_GONE,
	                    .words = S("We rang and wrote; the shop is shut"),
	                    .yes = true};
}

/* Rhian's lock is paid, and nothing was shown. */
static struct world *
off_world(struct test *t, struct off *o)
{
	struct world *w;

	*o = off_new();
	w = fund_world(t, &o->a);
	world_add(w, "flo", R(FINANCE), NULL);
	fund_paid(w, &o->a, 3800);
	look(w, o);
	return w;
}

static void
proposed(struct world *w, struct off *o, const char *who)
{
	look(w, o);
	expect_ok(world_do(w, who, do_propose, o));
	look(w, o);
}

TEST("fund off: writing off takes two people: one proposes with a reason from "
     "the list and plain words, and another agrees")
{
	struct off o;
	struct world *w = off_world(t, &o);

	proposed(w, &o, "sam");
	expect_equal(o.a.request.state, FUND_PAID);
	expect_ok(world_see(w, "morgan", see_waiting, &o));
	expect_equal(o.n, 1);
	expect_equal(o.list[0].code, FUND_OFF_SUPPLIER_GONE);
	expect_equal(o.list[0].sum.pence, 3800);
	expect_ok(world_do(w, "morgan", do_answer, &o));
	look(w, &o);
	expect_equal(o.a.request.state, FUND_WRITTEN_OFF);
	expect_ok(world_see(w, "morgan", see_waiting, &o));
	expect_equal(o.n, 0);
	expect_ok(world_see(w, "sam", see_said, &o));
	expect_equal(o.n, 1);
	expect_equal(o.list[0].state, FUND_OFF_DONE);
	expect_true(o.list[0].asked_by.v == world_user(w, "sam").v);
	expect_true(o.list[0].answered_by.v == world_user(w, "morgan").v);
}

TEST("fund off: without a reason, without words or with too many nothing is "
     "proposed")
{
	struct off o;
	struct world *w = off_world(t, &o);
	char many[FUND_LINE_MOST + 2];

	for (size_t i = 0; i < sizeof(many) - 1; i++)
		many[i] = 'x';
	many[sizeof(many) - 1] = '\0';
	o.code = -1;
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_INVALID, NULL);
	o.code = FUND_OFF_CODE_COUNT;
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_INVALID, NULL);
	o.code = FUND_OFF_FRAUD;
	o.words = S("");
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_INVALID, NULL);
	o.words = str_of(many);
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_INVALID, NULL);
	expect_ok(world_see(w, "morgan", see_waiting, &o));
	expect_equal(o.n, 0);
}

TEST("fund off: the same person twice writes nothing off")
{
	struct off o;
	struct world *w = off_world(t, &o);

	proposed(w, &o, "morgan");
	expect_fault(world_do(w, "morgan", do_answer, &o), FAULT_REFUSED,
	             "Somebody else must agree: you proposed this");
	look(w, &o);
	expect_equal(o.a.request.state, FUND_PAID);
	expect_ok(world_do(w, "flo", do_answer, &o));
	look(w, &o);
	expect_equal(o.a.request.state, FUND_WRITTEN_OFF);
}

TEST("fund off: whoever proposed does not agree by a second sign-in of their "
     "name")
{
	struct off o;
	struct world *w = off_world(t, &o);

	proposed(w, &o, "flo");
	world_actor(w, "morgan")->name = S("FLO");
	expect_fault(world_do(w, "morgan", do_answer, &o), FAULT_REFUSED,
	             "Somebody else must agree: you proposed this");
	look(w, &o);
	expect_equal(o.a.request.state, FUND_PAID);
}

TEST("fund off: whoever paid does neither, by any sign-in")
{
	struct off o;
	struct world *w = off_world(t, &o);

	expect_fault(world_do(w, "fin", do_propose, &o), FAULT_REFUSED,
	             "Whoever paid it does not write it off");
	proposed(w, &o, "sam");
	expect_fault(world_do(w, "fin", do_answer, &o), FAULT_REFUSED,
	             "Whoever paid it does not write it off");
	o.yes = false;
	expect_fault(world_do(w, "fin", do_answer, &o), FAULT_REFUSED, NULL);
	look(w, &o);
	expect_equal(o.a.request.state, FUND_PAID);
}

TEST("fund off: whoever asked or decided may propose, and never agrees")
{
	struct off o = off_new();
	struct world *w = fund_world(t, &o.a);

	/* Morgan answers as the worker here, and a manager of ours agrees. */
	fund_asked(w, &o.a, 3800);
	expect_ok(fund_says_as(w, &o.a, "morgan", FUND_YES));
	o.a.payment.v = id_new();
	o.a.sum.pence = 3800;
	expect_ok(world_do(w, "fin", do_pay, &o.a));
	world_add(w, "flo", R(FINANCE), NULL);
	proposed(w, &o, "sam");
	expect_fault(world_do(w, "morgan", do_answer, &o), FAULT_REFUSED,
	             "Somebody else must agree: you asked or decided");
	expect_ok(world_do(w, "flo", do_answer, &o));
	look(w, &o);
	expect_equal(o.a.request.state, FUND_WRITTEN_OFF);
}

TEST("fund off: a second no leaves it as it was, and it can be proposed again")
{
	struct off o;
	struct world *w = off_world(t, &o);

	proposed(w, &o, "sam");
	o.yes = false;
	o.words = S("Ring them once more");
	expect_ok(world_do(w, "flo", do_answer, &o));
	look(w, &o);
	expect_equal(o.a.request.state, FUND_PAID);
	expect_fault(world_do(w, "flo", do_answer, &o), FAULT_REFUSED,
	             "Nobody proposes to write this off");
	proposed(w, &o, "flo");
	o.words = S("");
	expect_fault(world_do(w, "flo", do_answer, &o), FAULT_INVALID, NULL);
	o.words = S("I found the receipt's number");
	expect_ok(world_do(w, "flo", do_answer, &o));
	expect_ok(world_see(w, "sam", see_said, &o));
	expect_equal(o.n, 2);
	expect_equal(o.list[1].state, FUND_OFF_DECLINED);
}

TEST("fund off: only what is paid and not shown is written off")
{
	struct off o;
	struct world *w = off_world(t, &o);

	o.a.words = S("Till receipt 77");
	expect_ok(world_do(w, "rhian", do_show, &o.a));
	look(w, &o);
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_REFUSED,
	             "This is shown already");
	fund_asked(w, &o.a, 100);
	look(w, &o);
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_REFUSED,
	             "This is not paid yet");
	fund_paid(w, &o.a, 100);
	o.a.words = S("They had none left");
	expect_ok(world_do(w, "fin", do_return, &o.a));
	look(w, &o);
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_REFUSED,
	             "The money for this came back");
	fund_paid(w, &o.a, 100);
	proposed(w, &o, "sam");
	expect_fault(world_do(w, "morgan", do_propose, &o), FAULT_REFUSED,
	             "Somebody has proposed this already. It waits for a "
	             "second person");
	expect_ok(world_do(w, "morgan", do_answer, &o));
	look(w, &o);
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_REFUSED,
	             "This is written off already");
	expect_fault(world_do(w, "flo", do_answer, &o), FAULT_REFUSED,
	             "This is written off already");
}

TEST("fund off: a proposal falls when anything becomes of the request, and an "
     "answer to an older one is refused")
{
	struct off o;
	struct world *w = off_world(t, &o);

	proposed(w, &o, "sam");
	o.a.words = S("Till receipt 77");
	expect_ok(world_do(w, "rhian", do_show, &o.a));
	expect_fault(world_do(w, "morgan", do_answer, &o), FAULT_CONFLICT,
	             NULL);
	look(w, &o);
	expect_fault(world_do(w, "morgan", do_answer, &o), FAULT_REFUSED,
	             "This is shown already");
	expect_ok(world_see(w, "morgan", see_waiting, &o));
	expect_equal(o.n, 0);
	expect_equal(o.a.request.state, FUND_SHOWN);
}

TEST("fund off: a proposal that was answered under the hand is not answered "
     "twice")
{
	struct off o;
	struct world *w = off_world(t, &o);
	int64_t stale = o.seen;

	o.seen = stale - 1;
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_CONFLICT, NULL);
	o.seen = -1;
	expect_fault(world_do(w, "sam", do_propose, &o), FAULT_CONFLICT, NULL);
	proposed(w, &o, "sam");
	o.yes = false;
	expect_ok(world_do(w, "flo", do_answer, &o));
	o.yes = true;
	expect_fault(world_do(w, "morgan", do_answer, &o), FAULT_CONFLICT,
	             NULL);
	look(w, &o);
	expect_equal(o.a.request.state, FUND_PAID);
}

TEST("fund off: another organisation and whoever is out of reach find nothing")
{
	struct off o;
	struct world *w = off_world(t, &o);

	expect_fault(world_do(w, "ned", do_propose, &o), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "fay", do_propose, &o), FAULT_NOT_FOUND, NULL);
	proposed(w, &o, "sam");
	expect_fault(world_do(w, "fay", do_answer, &o), FAULT_NOT_FOUND, NULL);
	expect_ok(world_see(w, "fay", see_waiting, &o));
	expect_equal(o.n, 0);
	expect_fault(world_do(w, "rhian", do_propose, &o), FAULT_REFUSED,
	             "Your worker writes this down");
	expect_ok(world_see(w, "ned", see_said, &o));
	expect_equal(o.n, 0);
}

TEST("fund off: the books stay as they are")
{
	struct off o;
	struct world *w = off_world(t, &o);
	struct fund_budget before = o.a.budget;

	proposed(w, &o, "sam");
	expect_ok(world_do(w, "morgan", do_answer, &o));
	look(w, &o);
	expect_equal(o.a.budget.spent.pence, before.spent.pence);
	expect_equal(o.a.budget.left.pence, before.left.pence);
	expect_equal(o.a.budget.given.pence, before.given.pence);
	expect_ok(world_see(w, "fin", see_pot, &o.a));
	expect_equal(o.a.pot.spent.pence, 3800);
}

TEST("fund off: nothing about it counts against the person")
{
	struct off o;
	struct world *w = off_world(t, &o);

	expect_ok(world_see(w, "sam", see_beside, &o));
	expect_equal(o.beside, 3800);
	proposed(w, &o, "sam");
	expect_ok(world_do(w, "morgan", do_answer, &o));
	look(w, &o);
	expect_ok(world_see(w, "sam", see_beside, &o));
	expect_equal(o.beside, 0);
	world_later(w, INT64_C(15) * 86400000);
	o.a.helped = 3;
	o.a.words = S("");
	expect_fault(world_do(w, "rhian", do_reflect, &o.a), FAULT_REFUSED,
	             "Nothing more is asked of you here");
}

TEST("fund off: what turns up later is welcome: a receipt, or the money")
{
	struct off o;
	struct world *w = off_world(t, &o);

	proposed(w, &o, "sam");
	expect_ok(world_do(w, "morgan", do_answer, &o));
	o.a.words = S("Till receipt 77");
	expect_ok(world_do(w, "rhian", do_show, &o.a));
	look(w, &o);
	expect_equal(o.a.request.state, FUND_SHOWN);
	fund_paid(w, &o.a, 1000);
	proposed(w, &o, "sam");
	expect_ok(world_do(w, "morgan", do_answer, &o));
	o.a.words = S("The court had it sent back");
	expect_ok(world_do(w, "fin", do_return, &o.a));
	look(w, &o);
	expect_equal(o.a.request.state, FUND_RETURNED);
	expect_equal(o.a.budget.spent.pence, 3800);
}

/* --- what must hold --------------------------------------------------- */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "fund_off_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(off_alone, "update fund_request set state = 'written_off'"
                  " where state = 'paid'");
DAMAGE(off_gone, "delete from fund_write_off");
DAMAGE(off_payer, "update fund_write_off set asked_by = (select"
                  " max(paid_by) from fund_request)");
DAMAGE(off_decider, "update fund_write_off set answered_by = (select"
                    " max(by_user) from fund_voice where side = 'person'),"
                    " asked_by = 7");
static const struct query *const damages[] = {
        &off_alone, &off_gone, &off_payer, &off_decider, NULL,
};

static const struct fault *
damage(struct ctx *ctx, void *data)
{
	return sql_do(ctx->tx, data, NO_ARGS, NULL);
}

static void
finds(struct test *t, const struct query *query, bool off, const char *words)
{
	struct off o = off_new();
	struct world *w = world_with(t, damages);
	const struct fault *fault;
	union {
		const struct query *query;
		void *data;
	} handed = {query};

	fund_start(w, &o.a);
	fund_paid(w, &o.a, 3800);
	if (off) {
		proposed(w, &o, "sam");
		expect_ok(world_do(w, "morgan", do_answer, &o));
		look(w, &o);
	}
	expect_ok(world_do(w, NULL, damage, handed.data));
	fault = world_see(w, NULL, see_check, NULL);
	expect_fault(fault, FAULT_REFUSED, NULL);
	expect_has(text_show_en(w->arena, &fault->text), words);
}

TEST("fund off: the check finds what was written off by fewer than two, or by "
     "whoever paid, asked or decided")
{
	finds(t, &off_alone, false, "is written off without two people");
	finds(t, &off_gone, true, "is written off without two people");
	finds(t, &off_payer, true, "by whoever paid, asked or decided");
	finds(t, &off_decider, true, "by whoever paid, asked or decided");
}
