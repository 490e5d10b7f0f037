/* fund_pages_test.c - pages: allowed, refused, invalid, hostile. */
#include "practice/fund/fund_world_test.h"

#define HOSTILE "<script>alert(1)</script>\"'&"
#define ASKED(...) \
	FIELDS("what", "A bike lock", "why", "To get to college", "purpose", \
	       "travel", "no_goal", "None yet", "supplier", "Harbour Cycles", \
	       "tried", "The college" __VA_OPT__(, ) __VA_ARGS__)
#define SAYS(...) \
	FIELDS("says", "yes", "words", "It gets you there", "public_reason", \
	       "A lock, so that a bike stays" __VA_OPT__(, ) __VA_ARGS__)

static const char *
crn_of(struct http *h, const char *rest)
{
	struct str path =
	        str_print(h->w->arena, "/people/%s/fund%s", "X100001", rest);

	return str_c(h->w->arena, path);
}

static const char *
path_of(struct http *h, const char *base, struct act *a, const char *rest)
{
	struct str id = id_show(h->w->arena, a->id.v);

	return str_c(h->w->arena, str_print(h->w->arena, "%s/%.*s%s", base,
	                                    STR_ARG(id), rest));
}

static const char *
version_of(struct http *h, struct act *a)
{
	expect_ok(world_see(h->w, "rhian", see_all, a));
	return str_c(h->w->arena, str_print(h->w->arena, "%lld",
	                                    (long long)a->request.version));
}

TEST("fund pages: ask, decide, pay, show and say that it helped")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;
	const char *payment;

	expect_has(http_get(h, "rhian", "/me").body, "£200.00 of £200.00 left");
	expect_has(http_get(h, "rhian", "/me/fund/new").body,
	           "Why does it matter to you?");
	reply = http_post(h, "rhian", "/me/fund/new", ASKED("sum", "38"));
	expect_equal(reply.status, 303);
	expect_true(id_read(
	        str_slice(http_header(h, &reply, "Location"), 9, 13), &a.id.v));
	expect_has(http_get(h, "sam", "/today").body, "A bike lock");
	reply = http_get(h, "sam", path_of(h, crn_of(h, ""), &a, ""));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Seven things to ask yourselves");
	reply = http_post(h, "sam", path_of(h, crn_of(h, ""), &a, "/say"),
	                  SAYS("checks", "1", "checks", "7", "way", "purchase",
	                       "benefits_safe", "yes", "version",
	                       version_of(h, &a)));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "rhian", "/me/fund").body,
	           "£162.00 of £200.00 left");
	reply = http_get(h, "fin", "/fund");
	expect_has(reply.body, "Harbour Cycles");
	expect_lacks(reply.body, "To get to college");
	expect_lacks(reply.body, "Rhian");
	expect_has(http_get(h, "fin", path_of(h, "/fund", &a, "")).body,
	           "What was really paid");
	payment = str_c(h->w->arena, id_show(h->w->arena, id_new()));
	reply = http_post(h, "fin", path_of(h, "/fund", &a, "/pay"),
	                  FIELDS("payment", payment, "sum", "35.50"));
	expect_equal(reply.status, 303);
	reply = http_post(h, "fin", path_of(h, "/fund", &a, "/pay"),
	                  FIELDS("payment", payment, "sum", "35.50"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "rhian", "/me/fund").body,
	           "£164.50 of £200.00 left");
	reply = http_post(h, "rhian", path_of(h, "/me/fund", &a, "/evidence"),
	                  FIELDS("kind", "explained", "evidence", "It is on"));
	expect_equal(reply.status, 303);
	world_later(h->w, INT64_C(15) * 86400000);
	h->sessions_n = 0;
	expect_has(http_get(h, "rhian", path_of(h, "/me/fund", &a, "")).body,
	           "5, very much");
	reply = http_post(h, "rhian", path_of(h, "/me/fund", &a, "/helped"),
	                  FIELDS("helped", "4", "changed", HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", path_of(h, crn_of(h, ""), &a, ""));
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "4 of 5.");
	expect_has(http_get(h, "rhian", "/me/timeline").body, "The fund paid");
}

TEST("fund pages: what was typed is shown again, and money in words is none")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "rhian", "/me/fund/new",
	                  ASKED("sum", "ten pounds", "needed_on", "31/2/2027"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter a sum in figures, for example 38.50");
	expect_has(reply.body, "Enter a real date, for example 20/11/2026");
	expect_has(reply.body, "value=\"ten pounds\"");
	expect_has(reply.body, "value=\"31/2/2027\"");
	reply = http_post(h, "rhian", "/me/fund/new",
	                  ASKED("sum", "92233720368547758.07", "needed_on",
	                        "1/12/2027"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "The day must be within a year");
	reply = http_post(h, "rhian", "/me/fund/new",
	                  FIELDS("what", HOSTILE, "why", HOSTILE, "supplier",
	                         HOSTILE, "tried", HOSTILE, "no_goal", HOSTILE,
	                         "sum", "9999999999999999999"));
	expect_equal(reply.status, 400);
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "&lt;script&gt;");
	reply = http_post(h, "rhian", "/me/fund/new",
	                  ASKED("sum", "£38.00", "needed_on", "1/1/2027"));
	expect_equal(reply.status, 303);
}

TEST("fund pages: a worker asks for them, tells a sum, and takes it back")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "priya", crn_of(h, "/budget"),
	                  FIELDS("sum", "50"));
	expect_equal(reply.status, 303);
	reply = http_post(h, "sam", crn_of(h, "/budget"), FIELDS("sum", "50"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "A senior case manager gives more than");
	reply = http_get(h, "sam", crn_of(h, "/new"));
	expect_has(reply.body, "These are your words for them");
	reply = http_post(h, "sam", crn_of(h, "/new"), ASKED("sum", "60"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "rhian", "/me/fund");
	expect_has(reply.body, "Waiting for an answer");
	fund_asked(h->w, &a, 6000);
	reply = http_get(h, "sam", path_of(h, crn_of(h, ""), &a, "/change"));
	expect_has(reply.body, "Only they can change this");
	reply = http_post(h, "sam", path_of(h, crn_of(h, ""), &a, "/change"),
	                  ASKED("sum", "40", "version", version_of(h, &a)));
	expect_equal(reply.status, 303);
	reply = http_post(h, "sam", path_of(h, crn_of(h, ""), &a, "/withdraw"),
	                  FIELDS("version", version_of(h, &a)));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "rhian", path_of(h, "/me/fund", &a, "")).body,
	           "Taken back");
}

TEST("fund pages: a no, a second look by somebody else, and the person's own "
     "answers")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	fund_asked(h->w, &a, 6000);
	expect_equal(http_get(h, "rhian", path_of(h, "/me/fund", &a, "/change"))
	                     .status,
	             200);
	reply = http_post(h, "rhian", path_of(h, "/me/fund", &a, "/change"),
	                  ASKED("sum", "45", "version", version_of(h, &a)));
	expect_equal(reply.status, 303);
	reply = http_post(h, "rhian", path_of(h, "/me/fund", &a, "/say"),
	                  FIELDS("says", "yes", "words", "I want it", "version",
	                         version_of(h, &a)));
	expect_equal(reply.status, 303);
	expect_ok(fund_says_as(h->w, &a, "sam", FUND_NO));
	expect_has(http_get(h, "rhian", path_of(h, "/me/fund", &a, "")).body,
	           "It can be had without the fund");
	reply = http_post(h, "rhian", path_of(h, "/me/fund", &a, "/again"),
	                  FIELDS("words", "The college has none"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "priya", "/today").body, "A bike lock");
	reply = http_get(h, "priya", path_of(h, crn_of(h, ""), &a, ""));
	expect_has(reply.body, "Your answer as a senior");
	reply = http_post(h, "priya", path_of(h, crn_of(h, ""), &a, "/third"),
	                  SAYS("version", version_of(h, &a)));
	expect_equal(reply.status, 303);
	reply = http_post(h, "rhian", path_of(h, "/me/fund", &a, "/withdraw"),
	                  FIELDS("version", version_of(h, &a)));
	expect_equal(reply.status, 303);
}

TEST("fund pages: silence past the clock stands on the senior's page and never "
     "lapses")
{
	struct act a;
	struct http *h = fund_http(t, &a);

	fund_asked(h->w, &a, 3800);
	expect_lacks(http_get(h, "priya", "/today").body, "A bike lock");
	world_later(h->w, INT64_C(86400000));
	h->sessions_n = 0;
	expect_has(http_get(h, "priya", "/today").body,
	           "Late: an answer was due 24 November 2026");
	world_later(h->w, INT64_C(400) * 86400000);
	h->sessions_n = 0;
	expect_has(http_get(h, "priya", "/today").body, "A bike lock");
	expect_ok(world_see(h->w, "rhian", see_all, &a));
	expect_equal(a.request.state, FUND_ASKED);
}

TEST("fund pages: the pot is opened by finance or an administrator, and money "
     "comes back")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "ada", "/fund/pot", FIELDS("sum", "100"));
	expect_equal(reply.status, 303);
	reply = http_get(h, "ada", "/fund");
	expect_has(reply.body, "£900.00 is not given to anybody yet");
	expect_lacks(reply.body, "Agreed and not paid");
	reply = http_post(h, "fin", "/fund/pot", FIELDS("sum", "-5"));
	expect_equal(reply.status, 400);
	expect_equal(
	        http_post(h, "sam", "/fund/pot", FIELDS("sum", "5")).status,
	        403);
	fund_paid(h->w, &a, 3800);
	reply = http_post(h, "sam", path_of(h, crn_of(h, ""), &a, "/evidence"),
	                  FIELDS("kind", "receipt", "evidence", "R-1207"));
	expect_equal(reply.status, 303);
	reply = http_post(h, "fin", path_of(h, "/fund", &a, "/return"),
	                  FIELDS("reason", ""));
	expect_equal(reply.status, 400);
	reply = http_post(h, "fin", path_of(h, "/fund", &a, "/return"),
	                  FIELDS("reason", "The shop had none"));
	expect_equal(reply.status, 303);
}

TEST("fund pages: nobody else gets in")
{
	struct act a;
	struct http *h = fund_http(t, &a);

	fund_agreed(h->w, &a, 3800);
	expect_equal(http_get(h, "ned", crn_of(h, "")).status, 404);
	expect_equal(
	        http_get(h, "ned", path_of(h, crn_of(h, ""), &a, "")).status,
	        404);
	expect_equal(http_get(h, "fin", crn_of(h, "")).status, 403);
	expect_equal(http_get(h, "ada", crn_of(h, "")).status, 403);
	expect_equal(http_get(h, "ada", path_of(h, "/fund", &a, "")).status,
	             403);
	expect_equal(http_get(h, "sam", "/fund").status, 403);
	expect_equal(http_get(h, "fay", path_of(h, "/fund", &a, "")).status,
	             404);
	expect_equal(http_post(h, "sam", path_of(h, "/fund", &a, "/pay"),
	                       FIELDS("sum", "38"))
	                     .status,
	             403);
	expect_equal(http_post(h, "fin", path_of(h, "/fund", &a, "/pay"),
	                       FIELDS("sum", "38"))
	                     .status,
	             400);
	expect_equal(http_get(h, NULL, "/me/fund").status, 303);
}

TEST("fund pages: the books name the fund's accounts in words")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct http_reply reply = http_get(h, "fin", "/ledger");

	expect_has(reply.body, "The pot of the fund");
	expect_has(reply.body, "What the fund spent");
	expect_lacks(reply.body, ">fund.");
	reply = http_get(h, "fin", "/ledger/accounts?kind=fund.pot");
	expect_has(reply.body, "The pot of the fund");
}
