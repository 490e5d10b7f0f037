/* fund_way_test.c - how things are paid, and small suppliers: a rule each. */
#include "practice/fund/fund_way_local.h"
#include "practice/fund/fund_world_test.h"

static const char *
path_of(struct http *h, const char *base, struct act *a, const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "%s/%.*s%s", base,
	                       STR_ARG(id_show(h->w->arena, a->id.v)), rest));
}

/* Where a part begins; behind the end when it is not there. */
static size_t
place_of(struct str s, struct str part)
{
	for (size_t i = 0; i < s.n; i++)
		if (str_starts(str_slice(s, i, s.n), part))
			return i;
	return s.n;
}

/* Rhian asks, Sam says yes to this way. */
static void
agreed_by(struct http *h, struct act *a, int64_t pence, enum fund_way way)
{
	fund_asked(h->w, a, pence);
	a->voice = (struct fund_voice){
	        .says = FUND_YES,
	        .words = S("It gets you there"),
	        .refusal = -1,
	        .public_reason = S("A lock, so that a bike stays"),
	        .way = way,
	        .benefits_safe = way != FUND_REIMBURSEMENT,
	};
	expect_ok(world_do(h->w, "sam", do_say, a));
}

static struct http_reply
pay(struct http *h, struct act *a, const char *sum, const char *field,
    const char *value, const char *day, const char *who)
{
	const char *payment =
	        str_c(h->w->arena, id_show(h->w->arena, id_new()));

	return http_post(h, "fin", path_of(h, "/fund", a, "/pay"),
	                 FIELDS("payment", payment, "sum", sum, field, value,
	                        "on_day", day, "handed_to", who));
}

TEST("fund ways: of a purchase the order and its day are written down")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	fund_agreed(h->w, &a, 3800);
	reply = http_get(h, "fin", path_of(h, "/fund", &a, ""));
	expect_has(reply.body, "Ordered on");
	expect_has(reply.body, "no money goes to the person");
	expect_lacks(reply.body, "The last four of its number");
	reply = pay(h, &a, "38", "reference", "HC-7 <b>", "24/11/2026", "");
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", path_of(h, "/me/fund", &a, ""));
	expect_has(reply.body,
	           "Ordered on 24 November 2026, number HC-7 &lt;b&gt;");
	expect_has(http_get(h, "fin", path_of(h, "/fund", &a, "")).body,
	           "Ordered on 24 November 2026, number HC-7");
	expect_has(http_get(h, "sam",
	                    path_of(h, "/people/X100001/fund", &a, ""))
	                   .body,
	           "Ordered on 24 November 2026, number HC-7");
}

TEST("fund ways: of a voucher the last four of its number are kept, never more")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	agreed_by(h, &a, 3800, FUND_VOUCHER);
	reply = http_get(h, "fin", path_of(h, "/fund", &a, ""));
	expect_has(reply.body, "The last four of its number");
	expect_has(reply.body, "A voucher for one shop is not money");
	reply = pay(h, &a, "38", "last_four", "6338001234567890", "24/11/2026",
	            "person");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter the last four of the voucher’s number");
	reply = pay(h, &a, "38", "last_four", "78 0", "", "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter the last four of the voucher’s number");
	expect_has(reply.body, "Select who got it");
	expect_has(reply.body, "Enter the day");
	expect_ok(world_see(h->w, "rhian", see_all, &a));
	expect_equal(a.request.state, FUND_AGREED);
	expect_equal(a.budget.spent.pence, 0);
	reply = pay(h, &a, "38", "last_four", "7890", "24/11/2026", "worker");
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "rhian", path_of(h, "/me/fund", &a, "")).body,
	           "A voucher that ends in 7890, handed to the worker on 24 "
	           "November 2026");
}

TEST("fund ways: a person gets back no more than they paid")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	agreed_by(h, &a, 3800, FUND_REIMBURSEMENT);
	reply = http_get(h, "fin", path_of(h, "/fund", &a, ""));
	expect_has(reply.body, "What the person paid");
	expect_has(reply.body, "This may change a benefit");
	reply = pay(h, &a, "38", "theirs", "37.99", "23/11/2026", "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Give back at most the £37.99 that they paid");
	expect_has(reply.body, "value=\"37.99\"");
	reply = pay(h, &a, "38", "theirs", "lots", "23/11/2026", "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter what the person paid, in figures");
	reply = pay(h, &a, "35", "theirs", "38", "23/11/2026", "");
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "rhian", path_of(h, "/me/fund", &a, "")).body,
	           "£38.00 were paid by the person on 23 November 2026, and "
	           "£35.00 given back");
}

TEST("fund ways: no day of a payment lies ahead of us or before it was asked "
     "for")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	fund_agreed(h->w, &a, 3800);
	reply = pay(h, &a, "38", "reference", "", "25/11/2026", "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "The day must be today or earlier");
	reply = pay(h, &a, "38", "reference", "", "23/11/2026", "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "The day must not be before it was asked for");
	reply = pay(h, &a, "38", "reference", "", "31/2/2026", "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter a real date, for example 20/11/2026");
	reply = pay(h, &a, "39", "reference", "", "", "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Pay at most the £38.00 that was agreed");
	reply = pay(h, &a, "38", "reference", "", "", "");
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "fin", path_of(h, "/fund", &a, "")).body,
	           "Ordered on 24 November 2026");
}

TEST("fund ways: which way leaves a benefit as it is stands beside each way")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	fund_asked(h->w, &a, 3800);
	reply = http_get(h, "sam", path_of(h, "/people/X100001/fund", &a, ""));
	expect_has(reply.body, "We buy it, and no money goes to the person");
	expect_has(reply.body, "A voucher for one shop is not money");
	expect_has(reply.body, "just gives back what was spent");
}

TEST("fund ways: a small supplier is paid within days, and what is late stands "
     "first")
{
	struct act a, other;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	fund_asked(h->w, &a, 700);
	a.terms.supplier = S("Bea’s Van");
	expect_ok(world_see(h->w, "rhian", see_all, &a));
	a.seen = a.request.version;
	expect_ok(world_do(h->w, "rhian", do_change, &a));
	a.seen = 0;
	expect_ok(fund_says_as(h->w, &a, "sam", FUND_YES));
	other = a;
	fund_agreed(h->w, &other, 600);
	expect_lacks(http_get(h, "fin", "/fund").body, "Small suppliers");
	expect_equal(http_post(h, "sam", path_of(h, "/fund", &a, "/supplier"),
	                       FIELDS("small", "yes"))
	                     .status,
	             403);
	expect_equal(http_post(h, "fay", path_of(h, "/fund", &a, "/supplier"),
	                       FIELDS("small", "yes"))
	                     .status,
	             404);
	reply = http_post(h, "fin", path_of(h, "/fund", &a, "/supplier"),
	                  FIELDS("small", "yes"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "fin", "/fund");
	expect_has(reply.body, "Small suppliers, who cannot wait");
	expect_has(reply.body, "27 November 2026");
	expect_lacks(reply.body, ">Late<");
	expect_true(place_of(reply.body, S("Bea’s Van")) <
	            place_of(reply.body, S("Harbour Cycles")));
	expect_has(reply.body, "Harbour Cycles");
	world_later(h->w, INT64_C(6) * 86400000);
	h->sessions_n = 0;
	reply = http_get(h, "fin", "/fund");
	expect_has(reply.body, "Late");
	expect_has(http_get(h, "fin", path_of(h, "/fund", &a, "")).body,
	           "This is no small supplier");
	reply = http_post(h, "fin", path_of(h, "/fund", &a, "/supplier"),
	                  FIELDS("small", "no"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "fin", "/fund").body, "Small suppliers");
}
