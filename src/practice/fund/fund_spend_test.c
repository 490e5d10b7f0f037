/* fund_spend_test.c - what is counted as spent, promised and late; files. */
#include "practice/fund/fund_spend.h"
#include "practice/fund/fund_world_test.h"

#define DAY INT64_C(86400000)

static const struct fault *
see_spend(struct ctx *ctx, void *data)
{
	return fund_spend(ctx, data);
}

TEST("fund spend: what came back is not spent")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct fund_spend s;

	fund_paid(w, &a, 2000);
	fund_paid(w, &a, 1000);
	expect_ok(world_see(w, "fin", see_spend, &s));
	expect_equal(s.all.n, 2);
	expect_equal(s.all.sum.pence, 3000);
	expect_equal(s.purposes[FUND_TRAVEL].sum.pence, 3000);
	expect_equal(s.purposes[FUND_WORK].n, 0);
	expect_equal(s.areas[PLAN_AREA_COUNT].n, 2);
	expect_equal(s.months[FUND_SPEND_MONTHS - 1].sum.pence, 3000);
	a.words = S("It came back");
	expect_ok(world_do(w, "fin", do_return, &a));
	expect_ok(world_see(w, "fin", see_spend, &s));
	expect_equal(s.all.sum.pence, 2000);
	expect_equal(s.bare.n, 1);
	expect_ok(world_see(w, "fay", see_spend, &s));
	expect_equal(s.all.n, 0);
	expect_equal(s.told.n, 0);
}

TEST("fund spend: what is promised is counted by the days it waits, and so is "
     "what was paid without a receipt or words")
{
	struct act a, shown;
	struct world *w = fund_world(t, &a);
	struct fund_spend s;

	fund_paid(w, &a, 1000);
	shown = a;
	fund_paid(w, &a, 500);
	fund_agreed(w, &a, 1500);
	expect_ok(world_see(w, "fin", see_spend, &s));
	expect_equal(s.promised.sum.pence, 1500);
	expect_equal(s.promised_ages[0].n, 1);
	expect_equal(s.bare_ages[0].n, 2);
	expect_equal(s.told.sum.pence, 20000);
	expect_equal(s.unspent.pence, 17000);
	shown.words = S("Receipt 7");
	expect_ok(world_do(w, "rhian", do_show, &shown));
	world_later(w, 29 * DAY);
	expect_ok(world_see(w, "morgan", see_spend, &s));
	expect_equal(s.promised_ages[0].n, 0);
	expect_equal(s.promised_ages[2].n, 1);
	expect_equal(s.bare_ages[2].n, 1);
	expect_equal(s.bare_ages[2].sum.pence, 500);
	expect_equal(s.bare.n, 1);
	(void)t;
	expect_equal(fund_age(7), 0);
	expect_equal(fund_age(8), 1);
	expect_equal(fund_age(28), 1);
	expect_equal(fund_age(84), 2);
	expect_equal(fund_age(85), 3);
}

TEST("fund spend: the time from asking to paying is told as a median in "
     "working days")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct fund_days days = {.n = 0};
	struct fund_spend s;

	expect_equal(fund_days_median(&days), -1);
	fund_days_add(&days, 3);
	expect_equal(fund_days_median(&days), 3);
	fund_days_add(&days, 1);
	expect_equal(fund_days_median(&days), 1);
	fund_days_add(&days, 100000);
	fund_days_add(&days, -4);
	fund_days_add(&days, 2);
	expect_equal(fund_days_median(&days), 2);
	expect_ok(world_see(w, "fin", see_spend, &s));
	expect_equal(s.median, -1);
	fund_agreed(w, &a, 1000);
	/* From Tuesday over the weekend to Monday: four working days. */
	world_later(w, 6 * DAY);
	a.payment.v = id_new();
	a.sum.pence = 1000;
	expect_ok(world_do(w, "fin", do_pay, &a));
	expect_ok(world_see(w, "fin", see_spend, &s));
	expect_equal(s.median, 4);
	expect_equal(s.median_light, 4);
}

TEST("fund spend: what was spent before these twelve months is not among them")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct fund_spend s;

	fund_paid(w, &a, 1000);
	world_later(w, 300 * DAY);
	expect_ok(world_see(w, "fin", see_spend, &s));
	expect_equal(s.months[FUND_SPEND_MONTHS - 1].n, 0);
	expect_equal(s.months[1].n, 1);
	world_later(w, 100 * DAY);
	expect_ok(world_see(w, "fin", see_spend, &s));
	expect_equal(s.all.n, 0);
	expect_equal(s.bare_ages[3].n, 1);
}

TEST("fund spend pages: a cell of a table never runs as a formula")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	a.terms = fund_terms_of(2500);
	a.terms.what = S("=HYPERLINK(\"http://x\")");
	a.terms.supplier = S("+Harbour, \"Cycles\"");
	expect_ok(world_do(h->w, "rhian", do_ask, &a));
	expect_ok(fund_says_as(h->w, &a, "sam", FUND_YES));
	a.payment.v = id_new();
	a.sum.pence = 2500;
	expect_ok(world_do(h->w, "fin", do_pay, &a));
	reply = http_get(h, "fin", "/payments.csv");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"'=HYPERLINK(\"\"http://x\"\")\",");
	expect_has(reply.body, "\"'+Harbour, \"\"Cycles\"\"\",");
	expect_has(reply.body, ",25.00\r\n");
	expect_lacks(reply.body, "Rhian");
	expect_lacks(reply.body, "To get to college");
	reply = http_get(h, "fin", "/spend.csv");
	expect_has(reply.body, "By purpose,Getting about,1,25.00\r\n");
	reply = http_get(h, "fin", "/spend.xlsx");
	expect_equal(reply.status, 200);
	expect_true(str_starts(reply.body, S("PK")));
	expect_has(reply.head, "attachment");
	expect_log("fault", "/spend.xlsx");
	h->w->app->scratch = "/nowhere/at/all";
	expect_equal(http_get(h, "fin", "/spend.xlsx").status, 503);
}

TEST("fund spend pages: the payments one by one are for whoever pays, and name "
     "nobody")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	fund_paid(h->w, &a, 3800);
	reply = http_get(h, "morgan", "/spend");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "£38.00");
	expect_has(reply.body, "The same day");
	expect_lacks(reply.body, "Harbour Cycles");
	expect_lacks(reply.body, "payments.csv");
	expect_has(http_get(h, "fin", "/spend").body, "payments.csv");
	expect_lacks(http_get(h, "fin", "/spend").body, "Rhian");
	expect_equal(http_get(h, "morgan", "/payments.csv").status, 403);
	expect_equal(http_get(h, "morgan", "/spend.xlsx").status, 200);
	expect_equal(http_get(h, "sam", "/spend").status, 403);
	expect_equal(http_get(h, "ada", "/spend.csv").status, 403);
	expect_equal(http_get(h, "priya", "/spend.xlsx").status, 403);
	expect_equal(http_get(h, "rhian", "/spend").status, 403);
	expect_lacks(http_get(h, "fay", "/spend.csv").body, "38.00");
}
