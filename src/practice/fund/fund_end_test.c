/* fund_end_test.c - where it ends: all is listed, nothing freed by itself. */
#include "practice/fund/fund_core_local.h"
#include "practice/fund/fund_end.h"
#include "practice/fund/fund_world_test.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"

#define WHY S("They moved to Northside")

struct end {
	struct world *w;
	struct act a;
	int kind;
	struct str words;
	struct fund_owing owing;
	struct organisation_id to;
	struct account_id account;
	bool yes;
};

static const struct fault *
do_end(struct ctx *ctx, void *data)
{
	struct end *e = data;

	return fund_end_record(ctx, e->a.person, e->kind, e->words);
}

static const struct fault *
do_undo(struct ctx *ctx, void *data)
{
	struct end *e = data;

	return fund_end_undo(ctx, e->a.person, e->words);
}

static const struct fault *
do_close(struct ctx *ctx, void *data)
{
	struct end *e = data;

	return fund_end_close(ctx, e->words);
}

static const struct fault *
do_release(struct ctx *ctx, void *data)
{
	struct end *e = data;

	return fund_end_release(ctx, e->a.id, e->words);
}

static const struct fault *
do_explain(struct ctx *ctx, void *data)
{
	struct end *e = data;

	return fund_end_explain(ctx, e->a.id, e->words);
}

static const struct fault *
do_offer(struct ctx *ctx, void *data)
{
	struct end *e = data;

	return fund_end_ask(ctx, e->a.id, e->to, e->words);
}

static const struct fault *
do_answer(struct ctx *ctx, void *data)
{
	struct end *e = data;

	return fund_end_answer(ctx, e->a.id, e->yes, e->words);
}

static const struct fault *
do_rest(struct ctx *ctx, void *data)
{
	struct end *e = data;

	return fund_end_rest(ctx, e->account, e->words);
}

static const struct fault *
see_owing(struct ctx *ctx, void *data)
{
	struct end *e = data;

	return fund_end_owing(ctx, &e->owing);
}

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return fund_check(ctx);
}

/* What stands at an ending for somebody, and that fund and ledger agree. */
static size_t
owing(struct world *w, struct end *e, const char *who)
{
	expect_ok(world_see(w, who, see_owing, e));
	expect_ok(world_see(w, NULL, see_check, NULL));
	for (size_t i = 0; i < e->owing.n; i++)
		if (e->owing.list[i].request.v == 0)
			e->account = e->owing.list[i].account;
	return e->owing.n;
}

/* Northside, a real organisation now, and Otto its manager. */
/* Rhian has an open request, one agreed (38), one paid (12): and died. */
static struct world *
end_world(struct test *t, struct end *e)
{
	struct world *w;

	*e = (struct end){.kind = FUND_END_DIED, .words = WHY};
	w = fund_world(t, &e->a);
	e->w = w;
	e->to = fund_northside(w);
	fund_asked(w, &e->a, 500);
	fund_paid(w, &e->a, 1200);
	fund_agreed(w, &e->a, 3000);
	expect_equal(owing(w, e, "morgan"), 0);
	return w;
}

static struct world *
ended_world(struct test *t, struct end *e)
{
	struct world *w = end_world(t, e);

	expect_ok(world_do(w, "sam", do_end, e));
	return w;
}

TEST("fund end: at an ending every open obligation is listed, and nothing is "
     "freed by itself")
{
	struct end e;
	struct world *w = ended_world(t, &e);

	expect_equal(owing(w, &e, "morgan"), 4);
	expect_equal(e.owing.promised.pence, 3000);
	expect_equal(e.owing.unshown.pence, 1200);
	expect_equal(e.owing.rest.pence, 20000 - 1200 - 3000);
	expect_equal(owing(w, &e, "fin"), 4);
	expect_equal(owing(w, &e, "fay"), 0);
	world_later(w, INT64_C(400) * 86400000);
	expect_equal(owing(w, &e, "morgan"), 4);
	expect_ok(world_see(w, "sam", see_all, &e.a));
	expect_equal(e.a.budget.promised.pence, 3000);
}

TEST("fund end: an ending is written down once, by somebody who works with "
     "them, and it can go on after all")
{
	struct end e;
	struct world *w = end_world(t, &e);

	expect_fault(world_do(w, "ned", do_end, &e), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "rhian", do_end, &e), FAULT_REFUSED,
	             "Your worker writes this down");
	expect_fault(world_do(w, "sam", do_undo, &e), FAULT_REFUSED,
	             "Nothing is written down here");
	e.kind = FUND_END_CLOSING;
	expect_fault(world_do(w, "sam", do_end, &e), FAULT_INVALID, NULL);
	e.kind = FUND_END_RECALLED;
	e.words = S("");
	expect_fault(world_do(w, "sam", do_end, &e), FAULT_INVALID, NULL);
	e.words = WHY;
	expect_ok(world_do(w, "sam", do_end, &e));
	expect_fault(world_do(w, "priya", do_end, &e), FAULT_REFUSED,
	             "This is written down already");
	expect_ok(world_do(w, "sam", do_undo, &e));
	expect_equal(owing(w, &e, "morgan"), 0);
	expect_ok(world_do(w, "priya", do_end, &e));
}

static const struct fault *
move_away(struct ctx *ctx, void *data)
{
	struct world *w = data;
	const struct placement to = {.person = w->jay,
	                             .organisation = w->other_organisation,
	                             .team = w->other_team,
	                             .worker = world_user(w, "ned")};

	TRY(access_place(ctx, &to));
	return audit_record(ctx, "people.allocated", w->jay, 0);
}

TEST("fund end: a person who is served elsewhere now is at an ending here")
{
	struct end e;
	struct world *w = end_world(t, &e);

	expect_ok(world_do(w, NULL, move_away, w));
	expect_equal(owing(w, &e, "morgan"), 4);
	expect_equal(e.owing.list[0].kind, FUND_END_MOVED);
	expect_equal(owing(w, &e, "otto"), 0);
}

TEST("fund end: what is agreed is let go with a reason in words, and its money "
     "is free then")
{
	struct end e;
	struct world *w = end_world(t, &e);

	expect_fault(world_do(w, "morgan", do_release, &e), FAULT_REFUSED,
	             "Nothing ends here: this goes its usual way");
	expect_ok(world_do(w, "sam", do_end, &e));
	expect_fault(world_do(w, "otto", do_release, &e), FAULT_NOT_FOUND,
	             NULL);
	e.words = S("");
	expect_fault(world_do(w, "morgan", do_release, &e), FAULT_INVALID,
	             NULL);
	e.words = WHY;
	expect_ok(world_do(w, "morgan", do_release, &e));
	expect_equal(owing(w, &e, "morgan"), 3);
	expect_equal(e.owing.promised.pence, 0);
	expect_ok(world_see(w, "sam", see_all, &e.a));
	expect_equal(e.a.request.state, FUND_WITHDRAWN);
	expect_equal(e.a.budget.promised.pence, 0);
	expect_fault(world_do(w, "morgan", do_release, &e), FAULT_REFUSED,
	             NULL);
}

TEST("fund end: what is agreed can still be paid at an ending")
{
	struct end e;
	struct world *w = ended_world(t, &e);

	e.a.payment.v = id_new();
	e.a.sum.pence = 3000;
	expect_ok(world_do(w, "fin", do_pay, &e.a));
	expect_equal(owing(w, &e, "morgan"), 4);
	expect_equal(e.owing.unshown.pence, 4200);
}

TEST("fund end: what is paid and not shown is explained, never let go")
{
	struct end e;
	struct world *w = ended_world(t, &e);

	expect_fault(world_do(w, "morgan", do_explain, &e), FAULT_REFUSED,
	             "This is not paid yet");
	e.a.payment.v = id_new();
	e.a.sum.pence = 3000;
	expect_ok(world_do(w, "fin", do_pay, &e.a));
	expect_fault(world_do(w, "morgan", do_release, &e), FAULT_REFUSED,
	             "What is paid is shown or explained, and not let go");
	expect_fault(world_do(w, "morgan", do_offer, &e), FAULT_REFUSED,
	             "What is paid is shown or explained, and not handed over");
	expect_ok(world_do(w, "morgan", do_explain, &e));
	expect_equal(owing(w, &e, "morgan"), 3);
	expect_ok(world_see(w, "sam", see_all, &e.a));
	expect_equal(e.a.request.state, FUND_SHOWN);
	expect_true(e.a.request.explained);
}

TEST("fund end: what is handed over is asked of the other organisation, and "
     "decided again there with its own money")
{
	struct end e;
	struct world *w = ended_world(t, &e);

	e.to = w->organisation;
	expect_fault(world_do(w, "morgan", do_offer, &e), FAULT_REFUSED,
	             "Select another organisation than your own");
	e.to.v = id_new();
	expect_fault(world_do(w, "morgan", do_offer, &e), FAULT_NOT_FOUND,
	             NULL);
	e.to = world_actor(w, "otto")->organisation;
	e.yes = true;
	expect_fault(world_do(w, "otto", do_answer, &e), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(w, "morgan", do_offer, &e));
	expect_equal(owing(w, &e, "morgan"), 4);
	expect_equal(e.owing.promised.pence, 3000);
	expect_equal(owing(w, &e, "otto"), 0);
	expect_equal(e.owing.asked_n, 1);
	expect_fault(world_do(w, "morgan", do_answer, &e), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "otto", do_answer, &e));
	expect_equal(owing(w, &e, "morgan"), 3);
	expect_equal(e.owing.promised.pence, 0);
	expect_ok(world_see(w, "sam", see_all, &e.a));
	expect_equal(e.a.request.state, FUND_ASKED);
	expect_equal(e.a.request.organisation.v, e.to.v);
	expect_equal(e.a.request.round, 2);
	expect_equal(e.a.request.says[FUND_PERSON], FUND_SILENT);
	expect_equal(e.a.budget.promised.pence, 0);
}

TEST("fund end: what nobody takes stays where it was")
{
	struct end e;
	struct world *w = ended_world(t, &e);

	expect_ok(world_do(w, "morgan", do_offer, &e));
	e.yes = false;
	expect_ok(world_do(w, "otto", do_answer, &e));
	expect_equal(owing(w, &e, "morgan"), 4);
	expect_equal(e.owing.promised.pence, 3000);
	expect_equal(owing(w, &e, "otto"), 0);
	expect_equal(e.owing.asked_n, 0);
}

TEST("fund end: the rest of a sum goes back to the pot when nothing is "
     "promised from it")
{
	struct end e;
	struct world *w = ended_world(t, &e);

	expect_equal(owing(w, &e, "fin"), 4);
	expect_fault(world_do(w, "fin", do_rest, &e), FAULT_REFUSED,
	             "Pay, hand over or let go first what is promised from "
	             "this sum");
	expect_ok(world_do(w, "morgan", do_release, &e));
	expect_fault(world_do(w, "fay", do_rest, &e), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(w, "fin", do_rest, &e));
	expect_equal(owing(w, &e, "fin"), 2);
	expect_ok(world_see(w, "fin", see_pot, &e.a));
	expect_equal(e.a.pot.left.pence, 100000 - 1200);
	expect_ok(world_see(w, "sam", see_all, &e.a));
	expect_equal(e.a.budget.given.pence, 1200);
	expect_equal(e.a.budget.left.pence, 0);
	expect_fault(world_do(w, "fin", do_rest, &e), FAULT_REFUSED,
	             "Nothing is left of this sum");
}

TEST("fund end: the rest of a sum stays where nothing ends")
{
	struct end e;
	struct world *w = ended_world(t, &e);

	expect_equal(owing(w, &e, "fin"), 4);
	expect_ok(world_do(w, "sam", do_undo, &e));
	expect_fault(world_do(w, "fin", do_rest, &e), FAULT_REFUSED,
	             "Nothing ends here: this goes its usual way");
}

TEST("fund end: when the programme winds down, all that is open is listed with "
     "totals")
{
	struct end e;
	struct world *w = end_world(t, &e);

	e.words = S("");
	expect_fault(world_do(w, "fin", do_close, &e), FAULT_INVALID, NULL);
	e.words = WHY;
	expect_ok(world_do(w, "fin", do_close, &e));
	expect_fault(world_do(w, "morgan", do_close, &e), FAULT_REFUSED,
	             "This is written down already");
	expect_equal(owing(w, &e, "morgan"), 4);
	expect_true(e.owing.closing);
	expect_equal(e.owing.promised.pence, 3000);
	expect_equal(owing(w, &e, "otto"), 0);
	expect_false(e.owing.closing);
}

/* --- pages ------------------------------------------------------------ */

static const char *
path_of(struct http *h, const char *base, int64_t id, const char *rest)
{
	struct str show = id_show(h->w->arena, id);

	return str_c(h->w->arena, str_print(h->w->arena, "%s%.*s%s", base,
	                                    STR_ARG(show), rest));
}

#define ENDING  "/people/X100001/fund/ending"
#define SUMS    "/endings/sums/"
#define ENDINGS "/endings/requests/"

static struct http *
end_http(struct test *t, struct end *e)
{
	struct world *w = end_world(t, e);

	return http_serve(w, w->app->capabilities);
}

static void
posts(struct http *h, const char *who, const char *path,
      const char *const *fields, int status)
{
	expect_equal(http_post(h, who, path, fields).status, status);
}

TEST("fund end pages: a worker writes it down, the manager’s first page says "
     "so, and nobody is named")
{
	struct end e;
	struct http *h = end_http(t, &e);
	struct http_reply reply;

	expect_has(http_get(h, "sam", ENDING).body, "They died");
	expect_lacks(http_get(h, "morgan", "/today").body, "at an ending");
	posts(h, "sam", ENDING, FIELDS("words", "x"), 400);
	posts(h, "sam", ENDING, FIELDS("kind", "died", "words", "In May"), 303);
	posts(h, "ned", ENDING, FIELDS("kind", "died", "words", "x"), 404);
	posts(h, "fin", ENDING, FIELDS("kind", "died", "words", "x"), 403);
	expect_has(http_get(h, "sam", ENDING).body, "go on after all");
	expect_has(http_get(h, "morgan", "/today").body,
	           "4 to be paid, handed over or let go");
	reply = http_get(h, "fin", "/endings");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "A bike lock");
	expect_has(reply.body, "£158.00");
	expect_lacks(reply.body, "Rhian");
	expect_lacks(reply.body, "X100001");
	reply = http_get(h, "fin", path_of(h, ENDINGS, e.a.id.v, ""));
	expect_has(reply.body, "Let it go");
	expect_lacks(reply.body, "They died");
	expect_lacks(reply.body, "So that I get to college");
	reply = http_get(h, "morgan", path_of(h, ENDINGS, e.a.id.v, ""));
	expect_has(reply.body, "They died");
	expect_equal(http_get(h, "sam", "/endings").status, 403);
	expect_equal(http_get(h, "ada", "/endings").status, 403);
	expect_equal(
	        http_get(h, "otto", path_of(h, ENDINGS, e.a.id.v, "")).status,
	        404);
	posts(h, "sam", ENDING "/undo", FIELDS("words", ""), 400);
	posts(h, "sam", ENDING "/undo", FIELDS("words", "A mistake"), 303);
	expect_lacks(http_get(h, "morgan", "/today").body, "at an ending");
}

TEST("fund end pages: it is let go, handed over, explained and put back")
{
	struct end e;
	struct http *h = end_http(t, &e);
	const char *to = path_of(h, "", e.to.v, "");
	const char *one = path_of(h, ENDINGS, e.a.id.v, "");

	expect_ok(world_do(h->w, "sam", do_end, &e));
	posts(h, "morgan", path_of(h, ENDINGS, e.a.id.v, "/ask"),
	      FIELDS("words", "x"), 400);
	posts(h, "morgan", path_of(h, ENDINGS, e.a.id.v, "/ask"),
	      FIELDS("to", to, "because", ""), 400);
	posts(h, "morgan", path_of(h, ENDINGS, e.a.id.v, "/ask"),
	      FIELDS("to", to, "because", "They serve them now"), 303);
	expect_has(http_get(h, "otto", "/endings").body, "A bike lock");
	expect_has(http_get(h, "otto", one).body, "with your money");
	posts(h, "otto", path_of(h, ENDINGS, e.a.id.v, "/answer"),
	      FIELDS("words", "x"), 400);
	posts(h, "otto", path_of(h, ENDINGS, e.a.id.v, "/answer"),
	      FIELDS("says", "no", "words", "We have no money"), 303);
	posts(h, "fin", path_of(h, ENDINGS, e.a.id.v, "/explain"),
	      FIELDS("words", "x"), 422);
	posts(h, "fin", path_of(h, ENDINGS, e.a.id.v, "/release"),
	      FIELDS("words", ""), 400);
	posts(h, "fin", path_of(h, ENDINGS, e.a.id.v, "/release"),
	      FIELDS("words", "Not needed now"), 303);
	expect_equal(owing(h->w, &e, "fin"), 3);
	posts(h, "sam", path_of(h, SUMS, e.account.v, ""), FIELDS("words", "x"),
	      403);
	expect_has(http_get(h, "fin", path_of(h, SUMS, e.account.v, "")).body,
	           "Put it back in the pot");
	posts(h, "fin", path_of(h, SUMS, e.account.v, ""),
	      FIELDS("words", "It ended"), 303);
	posts(h, "fin", "/endings/closing", FIELDS("words", ""), 400);
	posts(h, "fin", "/endings/closing", FIELDS("words", "The grant ends"),
	      303);
	expect_has(http_get(h, "morgan", "/endings").body,
	           "All that is open stands here");
}

TEST("fund end pages: what was paid is explained from its page")
{
	struct end e;
	struct http *h = end_http(t, &e);

	expect_ok(world_do(h->w, "sam", do_end, &e));
	e.a.payment.v = id_new();
	e.a.sum.pence = 3000;
	expect_ok(world_do(h->w, "fin", do_pay, &e.a));
	expect_has(http_get(h, "fin", path_of(h, ENDINGS, e.a.id.v, "")).body,
	           "What became of it");
	posts(h, "morgan", path_of(h, ENDINGS, e.a.id.v, "/explain"),
	      FIELDS("words", "It was used"), 303);
	expect_equal(owing(h->w, &e, "fin"), 3);
}
