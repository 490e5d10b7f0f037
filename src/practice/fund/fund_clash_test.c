/* fund_clash_test.c - what whoever decides is asked to look at: a rule each. */
#include "practice/fund/fund_world_test.h"
#include "register/orders/orders.h"
#include "register/policy/policy.h"

struct notes_act {
	struct act a;
	const char *kind;
	struct date from, to;
	struct fund_notes notes;
	enum fund_clash clash;
};

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

static const struct fault *
require(struct ctx *ctx, void *data)
{
	struct notes_act *n = data;
	struct order order = {.person = n->a.person,
	                      .order_ref = S("ORD-1"),
	                      .kind = S("licence"),
	                      .court = S("Port Crown Court"),
	                      .offence_on = DATE_NONE,
	                      .convicted_on = DATE_NONE,
	                      .sentenced_on = {19000},
	                      .released_on = DATE_NONE,
	                      .starts_on = {19000},
	                      .ends_on = {22000}};
	struct requirement requirement = {.person = n->a.person,
	                                  .order_ref = S("ORD-1"),
	                                  .requirement_ref = str_of(n->kind),
	                                  .kind = str_of(n->kind),
	                                  .starts_on = n->from,
	                                  .ends_on = n->to,
	                                  .done = -1,
	                                  .done_on = DATE_NONE};
	enum put_result result;

	TRY(order_put(ctx, &order, &requirement.order, &result));
	return requirement_put(ctx, &requirement, &(struct requirement_id){0},
	                       &result);
}

static const struct fault *
clash(struct ctx *ctx, void *data)
{
	struct notes_act *n = data;

	TRY(fund_store_get(ctx, n->a.id, false, &n->a.request));
	n->notes.n = 0;
	return fund_clash(ctx, &n->a.request, &n->notes, &n->clash);
}

static const struct fault *
all_notes(struct ctx *ctx, void *data)
{
	struct notes_act *n = data;

	TRY(fund_store_get(ctx, n->a.id, false, &n->a.request));
	return fund_notes_of(ctx, &n->a.request, &n->notes);
}

static const struct fault *
kept(struct ctx *ctx, void *data)
{
	struct notes_act *n = data;

	return fund_store_notes(ctx, n->a.id, &n->notes);
}

static bool
has(const struct notes_act *n, enum fund_note_code code)
{
	for (size_t i = 0; i < n->notes.n; i++)
		if (n->notes.v[i].code == code)
			return true;
	return false;
}

static void
under(struct world *w, struct notes_act *n, const char *kind)
{
	n->kind = kind;
	n->from.days = 19000;
	n->to.days = 22000;
	expect_ok(world_do(w, NULL, require, n));
}

/* Ask for a purpose, in these words, and hold it against what is live. */
static enum fund_clash
clash_of(struct world *w, struct notes_act *n, enum fund_purpose purpose,
         struct str what)
{
	n->a.terms = fund_terms_of(3800);
	n->a.terms.purpose = (int)purpose;
	n->a.terms.what = what;
	expect_ok(world_do(w, "rhian", do_ask, &n->a));
	expect_ok(world_see(w, "sam", clash, n));
	return n->clash;
}

TEST("fund notes: a request is held against the requirements that are live, "
     "and the answer is none or ask, with which one and why")
{
	struct notes_act n = {.kind = ""};
	struct world *w = fund_world(t, &n.a);

	expect_ok(world_do(w, NULL, seed, NULL));
	expect_equal(clash_of(w, &n, FUND_TRAVEL, S("A bike")),
	             FUND_CLASH_NONE);
	expect_equal(n.notes.n, 1);
	expect_true(has(&n, NOTE_NO_CLASH));
	under(w, &n, "exclusion");
	under(w, &n, "curfew");
	under(w, &n, "unpaid_work");
	expect_equal(clash_of(w, &n, FUND_TRAVEL, S("A bike")), FUND_CLASH_ASK);
	expect_equal(n.notes.n, 2);
	expect_true(has(&n, NOTE_PLACE));
	expect_true(has(&n, NOTE_HOURS));
	expect_str(n.notes.v[0].fact, "exclusion");
	expect_equal(clash_of(w, &n, FUND_PAPERS, S("A birth certificate")),
	             FUND_CLASH_NONE);
	expect_true(has(&n, NOTE_NO_CLASH));
}

TEST("fund notes: a word asks where the purpose does not")
{
	struct notes_act n = {.kind = ""};
	struct world *w = fund_world(t, &n.a);

	expect_ok(world_do(w, NULL, seed, NULL));
	under(w, &n, "alcohol_abstinence");
	under(w, &n, "foreign_travel");
	expect_equal(clash_of(w, &n, FUND_WORK, S("Shoes for work")),
	             FUND_CLASH_NONE);
	expect_equal(clash_of(w, &n, FUND_WORK, S("Shoes for the PUB job")),
	             FUND_CLASH_ASK);
	expect_true(has(&n, NOTE_ALCOHOL));
	expect_false(has(&n, NOTE_ABROAD));
	expect_equal(clash_of(w, &n, FUND_PAPERS, S("A passport")),
	             FUND_CLASH_ASK);
	expect_true(has(&n, NOTE_ABROAD));
	expect_equal(clash_of(w, &n, FUND_PAPERS, S("Public transport")),
	             FUND_CLASH_NONE);
}

TEST("fund notes: a requirement that is over by the day it is needed, or not "
     "begun, does not ask")
{
	struct notes_act n = {.kind = "exclusion"};
	struct world *w = fund_world(t, &n.a);

	expect_ok(world_do(w, NULL, seed, NULL));
	claim(date_read_iso(S("2026-12-10"), &n.from));
	claim(date_read_iso(S("2026-12-20"), &n.to));
	expect_ok(world_do(w, NULL, require, &n));
	n.a.terms = fund_terms_of(3800);
	claim(date_read_iso(S("2026-12-09"), &n.a.terms.needed_on));
	expect_ok(world_do(w, "rhian", do_ask, &n.a));
	expect_ok(world_see(w, "sam", clash, &n));
	expect_equal(n.clash, FUND_CLASH_NONE);
	claim(date_read_iso(S("2026-12-20"), &n.a.terms.needed_on));
	expect_ok(world_do(w, "rhian", do_ask, &n.a));
	expect_ok(world_see(w, "sam", clash, &n));
	expect_equal(n.clash, FUND_CLASH_ASK);
	claim(date_read_iso(S("2026-12-21"), &n.a.terms.needed_on));
	expect_ok(world_do(w, "rhian", do_ask, &n.a));
	expect_ok(world_see(w, "sam", clash, &n));
	expect_equal(n.clash, FUND_CLASH_NONE);
	/* Without a day, it may be at any time from now on. */
	n.a.terms.needed_on = DATE_NONE;
	expect_ok(world_do(w, "rhian", do_ask, &n.a));
	expect_ok(world_see(w, "sam", clash, &n));
	expect_equal(n.clash, FUND_CLASH_ASK);
}

struct clash {
	struct policy_row row;
	struct policy_id id;
};

static const struct fault *
propose(struct ctx *ctx, void *data)
{
	struct clash *c = data;

	return policy_propose(ctx, &c->row, &c->id);
}

static const struct fault *
confirm(struct ctx *ctx, void *data)
{
	struct clash *c = data;

	return policy_decide(ctx, c->id, true);
}

TEST("fund notes: which requirement asks about which purpose is a dated value")
{
	struct notes_act n = {.kind = ""};
	struct world *w = fund_world(t, &n.a);
	struct clash c = {
	        .row = {.rule = S("fund.clash"),
	                .valid_from = {20000},
	                .valid_to = DATE_NONE,
	                .selector = S("requirement=exclusion purpose=health"),
	                .value = S("none"),
	                .unit = S(""),
	                .source = S("ours"),
	                .says = S("Health is not asked about"),
	                .status = POLICY_OURS}};

	expect_ok(world_do(w, NULL, seed, NULL));
	under(w, &n, "exclusion");
	expect_equal(clash_of(w, &n, FUND_HEALTH, S("Glasses")),
	             FUND_CLASH_ASK);
	expect_ok(world_do(w, "ada", propose, &c));
	expect_ok(world_do(w, "morgan", confirm, &c));
	expect_equal(clash_of(w, &n, FUND_HEALTH, S("Glasses")),
	             FUND_CLASH_ASK);
	world_later(w, INT64_C(2) * 86400000);
	expect_equal(clash_of(w, &n, FUND_HEALTH, S("Glasses")),
	             FUND_CLASH_NONE);
}

TEST("fund notes: a signal explains in a sentence and decides nothing")
{
	struct notes_act n = {.kind = ""};
	struct world *w = fund_world(t, &n.a);

	fund_asked(w, &n.a, 1000);
	expect_ok(world_see(w, "sam", all_notes, &n));
	expect_true(has(&n, NOTE_NEW));
	expect_false(has(&n, NOTE_THIRD) || has(&n, NOTE_NAME) ||
	             has(&n, NOTE_TIE) || has(&n, NOTE_TOP));
	expect_ok(fund_says_as(w, &n.a, "sam", FUND_YES));
	n.a.payment.v = id_new();
	n.a.sum.pence = 1000;
	expect_ok(world_do(w, "fin", do_pay, &n.a));
	fund_asked(w, &n.a, 1000);
	expect_ok(world_see(w, "sam", all_notes, &n));
	expect_false(has(&n, NOTE_NEW) || has(&n, NOTE_THIRD));
	n.a.terms = fund_terms_of(1000);
	n.a.terms.supplier = S("Rhian Pugh");
	expect_ok(world_do(w, "rhian", do_ask, &n.a));
	n.a.voice = (struct fund_voice){
	        .says = FUND_YES, .words = S("Mine"), .tie = S("My cousin")};
	expect_ok(world_do(w, "rhian", do_say, &n.a));
	expect_ok(world_see(w, "sam", all_notes, &n));
	expect_true(has(&n, NOTE_THIRD) && has(&n, NOTE_NAME) &&
	            has(&n, NOTE_TIE) && has(&n, NOTE_NEW));
	expect_ok(fund_says_as(w, &n.a, "sam", FUND_YES));
	expect_ok(world_see(w, "sam", see_all, &n.a));
	expect_equal(n.a.request.state, FUND_AGREED);
	world_later(w, INT64_C(29) * 86400000);
	fund_asked(w, &n.a, 1000);
	expect_ok(world_see(w, "sam", all_notes, &n));
	expect_false(has(&n, NOTE_THIRD));
}

TEST("fund notes: a sum among the top 5 per cent of its purpose is said, and "
     "one below is not")
{
	struct notes_act n = {.kind = ""};
	struct world *w = fund_world(t, &n.a);

	for (int i = 0; i < 20; i++)
		fund_paid(w, &n.a, i == 0 ? 300 : 100);
	fund_asked(w, &n.a, 300);
	expect_ok(world_see(w, "sam", all_notes, &n));
	expect_true(has(&n, NOTE_TOP));
	fund_asked(w, &n.a, 100);
	expect_ok(world_see(w, "sam", all_notes, &n));
	expect_false(has(&n, NOTE_TOP));
	n.a.terms = fund_terms_of(300);
	n.a.terms.purpose = FUND_HOME;
	expect_ok(world_do(w, "rhian", do_ask, &n.a));
	expect_ok(world_see(w, "sam", all_notes, &n));
	expect_false(has(&n, NOTE_TOP));
}

TEST("fund notes: what was shown is kept with the decision")
{
	struct notes_act n = {.kind = ""};
	struct world *w = fund_world(t, &n.a);

	expect_ok(world_do(w, NULL, seed, NULL));
	under(w, &n, "exclusion");
	fund_asked(w, &n.a, 1000);
	expect_ok(world_see(w, "sam", kept, &n));
	expect_equal(n.notes.n, 0);
	expect_ok(fund_says_as(w, &n.a, "sam", FUND_YES));
	n.a.terms.supplier = S("Another");
	expect_ok(world_see(w, "sam", kept, &n));
	expect_equal(n.notes.n, 2);
	expect_true(has(&n, NOTE_PLACE) && has(&n, NOTE_NEW));
	expect_equal(n.notes.v[0].side, FUND_WORKER);
	/* Of somebody out of reach nothing is there. */
	expect_ok(world_see(w, "ned", kept, &n));
	expect_equal(n.notes.n, 0);
}

TEST("fund notes: the person's own page shows no notes")
{
	struct notes_act n = {.kind = ""};
	struct http *h = fund_http(t, &n.a);
	const char *own, *workers;
	struct http_reply reply;

	expect_ok(world_do(h->w, NULL, seed, NULL));
	under(h->w, &n, "exclusion");
	fund_asked(h->w, &n.a, 1000);
	own = str_c(t->arena, str_print(t->arena, "/me/fund/%.*s",
	                                STR_ARG(id_show(t->arena, n.a.id.v))));
	workers = str_c(t->arena,
	                str_print(t->arena, "/people/X100001/fund/%.*s",
	                          STR_ARG(id_show(t->arena, n.a.id.v))));
	reply = http_get(h, "sam", workers);
	expect_has(reply.body, "Is any of it in a place they may not enter?");
	expect_has(reply.body, "Nothing was paid to this supplier in a year");
	reply = http_get(h, "rhian", own);
	expect_lacks(reply.body, "To look at first");
	expect_ok(fund_says_as(h->w, &n.a, "sam", FUND_YES));
	reply = http_get(h, "sam", workers);
	expect_has(reply.body, "What was shown to those who decided");
	expect_has(reply.body, "Is any of it in a place they may not enter?");
	reply = http_get(h, "rhian", own);
	expect_lacks(reply.body, "Is any of it in a place");
}
