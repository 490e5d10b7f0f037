/* fund_fresh_test.c - whoever pays much in a day proves who they are. */
#include "base/clock.h"
#include "kernel/identity/identity_browser_test.h"
#include "practice/fund/fund_float.h"
#include "practice/fund/fund_fresh.h"
#include "practice/fund/fund_world_test.h"

#define LIMIT 25000
#define DAY   INT64_C(86400000)
#define ASKS  "Code of your second factor"

struct day {
	struct act a;
	int purpose; /* of the next request: each has one of its own */
	enum fund_way way;
	struct money sum;
	struct fund_fresh fresh;
	struct account_id tin;
};

static const struct fault *
see_fresh(struct ctx *ctx, void *data)
{
	struct day *d = data;

	return fund_fresh(ctx, d->sum, &d->fresh);
}

/* As the page would: sent by somebody, without a code. */
static const struct fault *
do_pay_sent(struct ctx *ctx, void *data)
{
	static const struct request sent = {.path = {0}};
	struct day *d = data;
	const struct fault *fault;

	ctx->req = &sent;
	fault = do_pay(ctx, &d->a);
	ctx->req = NULL;
	return fault;
}

static const struct fault *
do_tin(struct ctx *ctx, void *data)
{
	struct day *d = data;

	TRY(fund_float_open(ctx, d->a.request.started_by, &d->tin));
	return fund_float_fill(ctx, d->tin, (struct money){30000});
}

static const struct fault *
do_cash(struct ctx *ctx, void *data)
{
	struct day *d = data;

	return fund_float_pay(ctx, d->tin, d->a.id, d->a.payment, d->a.sum, 0);
}

/* Asked by Rhian and agreed, above the light limit by Priya too. */
static void
agreed(struct world *w, struct day *d, int64_t pence)
{
	struct fund_voice yes = {.says = FUND_YES,
	                         .words = S("It gets you there"),
	                         .refusal = -1,
	                         .public_reason = S("A lock, so that it stays"),
	                         .way = d->way,
	                         .benefits_safe = true};

	d->a.terms = fund_terms_of(pence);
	d->a.terms.purpose = d->purpose++;
	d->a.seen = 0;
	expect_ok(world_do(w, "rhian", do_ask, &d->a));
	d->a.voice = yes;
	expect_ok(world_do(w, "sam", do_say, &d->a));
	if (pence > 5000)
		expect_ok(fund_third_as(w, &d->a, "priya", FUND_YES));
	d->a.payment.v = id_new();
	d->a.sum.pence = pence;
}

static void
paid(struct world *w, struct day *d, int64_t pence)
{
	agreed(w, d, pence);
	expect_ok(world_do(w, "fin", do_pay, &d->a));
}

/* Whether one more payment of this sum asks fin for a code. */
static bool
due(struct world *w, struct day *d, int64_t pence)
{
	d->sum.pence = pence;
	expect_ok(world_see(w, "fin", see_fresh, d));
	return d->fresh.due;
}

static struct http *
day_http(struct test *t, struct day *d)
{
	struct http *h;

	*d = (struct day){.purpose = 0};
	h = fund_http(t, &d->a);
	d->a.sum.pence = 60000;
	expect_ok(world_do(h->w, "priya", do_give, &d->a));
	return h;
}

static const char *
path_of(struct http *h, const struct day *d, const char *base, const char *rest)
{
	struct str show = id_show(h->w->arena, d->a.id.v);

	return str_c(h->w->arena, str_print(h->w->arena, "%s%.*s%s", base,
	                                    STR_ARG(show), rest));
}

/* Fin presses the button, with a code or none. */
static struct http_reply
pays(struct http *h, const struct day *d, const char *code)
{
	const char *entry =
	        str_c(h->w->arena, id_show(h->w->arena, d->a.payment.v));
	const char *sum = str_c(h->w->arena,
	                        str_print(h->w->arena, "%lld.%02lld",
	                                  (long long)(d->a.sum.pence / 100),
	                                  (long long)(d->a.sum.pence % 100)));

	return http_post(h, "fin", path_of(h, d, "/fund/", "/pay"),
	                 FIELDS("payment", entry, "sum", sum, "code", code));
}

/* Fin sets a second factor up, and what the app holds from then on. */
static struct str
factor(struct http *h)
{
	struct http_reply page = http_get(h, "fin", "/account/second-factor");
	struct str secret = idb_between(
	        page.body, S("<code class=\"dir-secret\">"), S("</code>"));

	expect_equal(http_post(h, "fin", "/account/second-factor",
	                       FIELDS("code", idb_figures(h, secret)))
	                     .status,
	             200);
	h->sessions_n = 0;
	world_later(h->w, 60000);
	return secret;
}

TEST("fund fresh: a payment at the limit asks for no code, one penny over does")
{
	struct day d;
	struct http *h = day_http(t, &d);

	paid(h->w, &d, 20000);
	expect_false(due(h->w, &d, LIMIT - 20000));
	expect_true(due(h->w, &d, LIMIT - 20000 + 1));
	expect_equal(d.fresh.paid.pence, 20000);
	agreed(h->w, &d, LIMIT - 20000);
	expect_lacks(http_get(h, "fin", path_of(h, &d, "/fund/", "")).body,
	             ASKS);
	expect_equal(pays(h, &d, "").status, 303);
	agreed(h->w, &d, 1);
	expect_has(http_get(h, "fin", path_of(h, &d, "/fund/", "")).body, ASKS);
	expect_fault(world_do(h->w, "fin", do_pay_sent, &d), FAULT_REFUSED,
	             "A code of your second factor is needed to pay this");
	expect_equal(pays(h, &d, "").status, 422);
}

TEST("fund fresh: a payment falls out of the sum 24 hours after it was made, "
     "and another payer’s never was in it")
{
	struct day d;
	struct http *h = day_http(t, &d);

	paid(h->w, &d, 20000);
	world_later(h->w, DAY - 1);
	expect_true(due(h->w, &d, 5001));
	world_later(h->w, 1);
	expect_false(due(h->w, &d, 5001));
	expect_equal(d.fresh.paid.pence, 0);
	expect_true(due(h->w, &d, LIMIT + 1));
	paid(h->w, &d, 20000);
	d.sum.pence = 5001;
	expect_ok(world_see(h->w, "ada", see_fresh, &d));
	expect_false(d.fresh.due);
}

TEST("fund fresh: a current code pays, and a code pays once")
{
	struct day d;
	struct http *h = day_http(t, &d);
	struct str secret = factor(h);
	const char *code;

	paid(h->w, &d, 25000);
	agreed(h->w, &d, 100);
	code = idb_figures(h, secret);
	expect_equal(pays(h, &d, code).status, 303);
	expect_ok(world_see(h->w, "sam", see_all, &d.a));
	expect_equal(d.a.request.state, FUND_PAID);
	/* The same payment again does nothing, and asks for nothing. */
	expect_equal(pays(h, &d, "").status, 303);
	agreed(h->w, &d, 200);
	expect_has(pays(h, &d, code).body, "or was used before");
	expect_ok(world_see(h->w, "sam", see_all, &d.a));
	expect_equal(d.a.request.state, FUND_AGREED);
	world_later(h->w, 60000);
	expect_equal(pays(h, &d, idb_figures(h, secret)).status, 303);
}

TEST("fund fresh: a wrong code pays nothing, is counted, and what was typed "
     "stays")
{
	struct day d;
	struct http *h = day_http(t, &d);
	struct str secret = factor(h);
	struct http_reply reply;

	paid(h->w, &d, 25000);
	agreed(h->w, &d, 300);
	reply = pays(h, &d, "");
	expect_equal(reply.status, 422);
	expect_has(reply.body, "£250.00 in the last 24 hours");
	d.a.sum.pence = 277;
	reply = pays(h, &d, "12 34 5x");
	expect_equal(reply.status, 422);
	expect_has(reply.body, "That code is not right");
	expect_has(reply.body, "value=\"2.77\"");
	expect_has(pays(h, &d, "AAAA-BBBB-CCCC-DDDD").body, "not right");
	for (int i = 0; i < 3; i++)
		expect_has(pays(h, &d, "000000").body, "not right");
	reply = pays(h, &d, idb_figures(h, secret));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "There were too many tries from here");
	expect_ok(world_see(h->w, "sam", see_all, &d.a));
	expect_equal(d.a.request.state, FUND_AGREED);
	world_later(h->w, 90000);
	h->sessions_n = 0;
	expect_equal(pays(h, &d, idb_figures(h, secret)).status, 303);
}

TEST("fund fresh: without a second factor it says how to set one up, and pays "
     "nothing")
{
	struct day d;
	struct http *h = day_http(t, &d);
	struct http_reply reply;

	paid(h->w, &d, 25000);
	agreed(h->w, &d, 300);
	expect_has(http_get(h, "fin", path_of(h, &d, "/fund/", "")).body,
	           "href=\"/account/second-factor\"");
	d.a.sum.pence = 277;
	reply = pays(h, &d, "123456");
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Paying this needs a second factor");
	expect_has(reply.body, "value=\"2.77\"");
	expect_ok(world_see(h->w, "sam", see_all, &d.a));
	expect_equal(d.a.request.state, FUND_AGREED);
}

TEST("fund fresh: in a demo database it is offered, not demanded, and demanded "
     "of whoever has one")
{
	struct day d;
	struct http *h = day_http(t, &d);
	struct http_reply page;

	h->w->app->demo = true;
	paid(h->w, &d, 25000);
	agreed(h->w, &d, 300);
	page = http_get(h, "fin", path_of(h, &d, "/fund/", ""));
	expect_has(page.body, "offered, not demanded");
	expect_lacks(page.body, ASKS);
	expect_equal(pays(h, &d, "").status, 303);
	(void)factor(h);
	agreed(h->w, &d, 300);
	expect_has(http_get(h, "fin", path_of(h, &d, "/fund/", "")).body, ASKS);
	expect_equal(pays(h, &d, "").status, 422);
}

TEST("fund fresh: money back and cash out of a float count as any payment")
{
	struct day d;
	struct http *h = day_http(t, &d);
	const char *path, *entry;
	struct str tin;

	d.way = FUND_REIMBURSEMENT;
	paid(h->w, &d, 3000);
	expect_false(due(h->w, &d, LIMIT - 3000));
	expect_true(due(h->w, &d, LIMIT - 3000 + 1));
	d.way = FUND_PURCHASE;
	d.a.sum.pence = 50000;
	expect_ok(world_do(h->w, "fin", do_pot, &d.a));
	d.a.request.started_by = world_user(h->w, "ada");
	expect_ok(world_do(h->w, "fin", do_tin, &d));
	for (int i = 0; i < 5; i++) {
		agreed(h->w, &d, 5000);
		expect_ok(world_do(h->w, "ada", do_cash, &d));
	}
	agreed(h->w, &d, 100);
	tin = id_show(h->w->arena, d.tin.v);
	path = path_of(h, &d,
	               str_c(h->w->arena,
	                     str_print(h->w->arena, "/floats/%.*s/pay/",
	                               STR_ARG(tin))),
	               "");
	entry = str_c(h->w->arena, id_show(h->w->arena, d.a.payment.v));
	expect_has(http_get(h, "ada", path).body, ASKS);
	expect_equal(http_post(h, "ada", path,
	                       FIELDS("payment", entry, "sum", "1.00",
	                              "handed_to", "person"))
	                     .status,
	             422);
	expect_ok(world_see(h->w, "sam", see_all, &d.a));
	expect_equal(d.a.request.state, FUND_AGREED);
}

TEST("fund fresh: the API says what is needed by a code of its own")
{
	struct day d;
	struct http *h = day_http(t, &d);
	struct arena *arena = h->w->arena;
	struct http_reply reply;
	struct str entry, secret;
	const char *path;

	paid(h->w, &d, 25000);
	agreed(h->w, &d, 300);
	path = path_of(h, &d, "/api/fund/payments/", "/pay");
	entry = id_show(arena, d.a.payment.v);
#define BODY(code) \
	str_c(arena, str_print(arena, \
	                       "{\"entry\":\"%.*s\",\"sum\":300," \
	                       "\"code\":\"%s\"}", \
	                       STR_ARG(entry), (code)))
	reply = http_json(h, "fin", path, "c1", BODY(""));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "\"errorCode\":\"factor_needed\"");
	secret = factor(h);
	reply = http_json(h, "fin", path, "c2", BODY(""));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "\"errorCode\":\"code_needed\"");
	for (int i = 0; i < 5; i++) {
		const char *key = str_c(arena, str_print(arena, "w%d", i));

		reply = http_json(h, "fin", path, key, BODY("000000"));
		expect_equal(reply.status, 422);
		expect_has(reply.body, "\"errorCode\":\"code_wrong\"");
	}
	reply = http_json(h, "fin", path, "c3", BODY(idb_figures(h, secret)));
	expect_equal(reply.status, 429);
	expect_has(reply.body, "\"errorCode\":\"too_often\"");
	world_later(h->w, 90000);
	reply = http_json(h, "fin", path, "c4", BODY(idb_figures(h, secret)));
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"paid\":300");
#undef BODY
}
