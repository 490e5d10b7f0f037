/* fund_api_test.c - the fund as JSON: the rules of the pages, every side. */
#include "practice/fund/fund_world_test.h"

#define FUND    "/api/people/X100001/fund"
#define PAYS    "/api/fund/payments"
#define HOSTILE "<script>alert(1)</script> \\\"&"
#define TERMS \
	"\"what\":\"A bike lock\",\"why\":\"To get to college\"," \
	"\"purpose\":\"travel\",\"no_goal\":\"None yet\"," \
	"\"supplier\":\"Harbour Cycles\",\"tried\":\"The college\""
#define YES \
	"\"answer\":\"yes\",\"words\":\"It gets you there\"," \
	"\"public_reason\":\"A lock, so that a bike stays\""

struct api {
	struct http *h;
	struct act a;
};

static struct api
api_new(struct test *t)
{
	struct api api = {.h = NULL};

	api.h = fund_http(t, &api.a);
	return api;
}

/* The address of the request, and of the same for whoever pays. */
static const char *
at(struct api *api, const char *base, const char *rest)
{
	return http_at(api->h, base, id_show(api->h->w->arena, api->a.id.v),
	               rest);
}

#define ONE(api, rest) at((api), FUND "/requests", (rest))
#define PAY(api, rest) at((api), PAYS, (rest))

/* A body about the version as it now stands. */
static const char *
seen(struct api *api, const char *rest)
{
	struct arena *arena = api->h->w->arena;

	expect_ok(world_see(api->h->w, "rhian", see_all, &api->a));
	return str_c(arena, str_print(arena, "{\"version\":%lld%s%s}",
	                              (long long)api->a.request.version,
	                              *rest == '\0' ? "" : ",", rest));
}

/* Asked for through the API by somebody. */
static void
asks(struct api *api, const char *who, const char *sum)
{
	struct arena *arena = api->h->w->arena;
	struct http_reply reply = http_json_new(
	        api->h, who, FUND "/requests",
	        str_c(arena, str_print(arena, "{" TERMS ",\"sum\":%s}", sum)));

	expect_equal(reply.status, 201);
	expect_true(str_starts(reply.body, S("{\"id\":\"")));
	expect_true(id_read(str_slice(reply.body, 7, 13), &api->a.id.v));
}

static const char *
entry_of(struct api *api, struct entry_id id, const char *sum)
{
	struct arena *arena = api->h->w->arena;
	struct str entry = id_show(arena, id.v);

	return str_c(arena, str_print(arena, "{\"entry\":\"%.*s\",\"sum\":%s}",
	                              STR_ARG(entry), sum));
}

/* --- the whole way ---------------------------------------------------- */

TEST("fund api: ask, decide, pay, show and say that it helped")
{
	struct api api = api_new(t);
	struct entry_id entry = {id_new()};
	struct http_reply reply;

	asks(&api, "rhian", "3800");
	reply = http_get(api.h, "sam", "/api/fund/waiting");
	expect_has(reply.body, "\"crn\":\"X100001\"");
	expect_has(reply.body, "\"sum\":3800");
	http_takes(api.h, "sam", ONE(&api, "/say"),
	           seen(&api, YES ",\"checks\":[1,7],\"way\":\"voucher\","
	                          "\"benefits_safe\":true"),
	           "\"state\":\"agreed\"");
	reply = http_get(api.h, "rhian", FUND);
	expect_has(reply.body, "\"promised\":3800,\"spent\":0,\"left\":16200");
	reply = http_get(api.h, "sam", ONE(&api, ""));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"checks\":[1,7]");
	expect_has(http_header(api.h, &reply, "ETag"), "\"");
	http_takes(api.h, "fin", PAY(&api, "/pay"),
	           entry_of(&api, entry, "3550"), "\"paid\":3550");
	http_takes(api.h, "fin", PAY(&api, "/pay"),
	           entry_of(&api, entry, "3550"), "\"paid\":3550");
	reply = http_get(api.h, "rhian", FUND);
	expect_has(reply.body, "\"spent\":3550,\"left\":16450");
	http_takes(api.h, "rhian", ONE(&api, "/evidence"),
	           "{\"explained\":true,\"evidence\":\"It is on the bike\"}",
	           "\"state\":\"shown\"");
	world_later(api.h->w, INT64_C(15) * 86400000);
	api.h->sessions_n = 0;
	http_takes(api.h, "rhian", ONE(&api, "/helped"),
	           "{\"helped\":4,\"changed\":\"" HOSTILE "\"}",
	           "\"state\":\"closed\"");
	reply = http_get(api.h, "sam", ONE(&api, ""));
	expect_has(reply.body, "\"helped\":4,\"changed\":\"");
}

TEST("fund api: a no needs its reason, and somebody else looks again")
{
	struct api api = api_new(t);

	asks(&api, "rhian", "3800");
	http_refuses(api.h, "sam", ONE(&api, "/say"),
	             seen(&api, "\"answer\":\"no\",\"words\":\"No\","
	                        "\"public_reason\":\"A lock\""),
	             400, "\"field\":\"refusal\"");
	http_takes(api.h, "sam", ONE(&api, "/say"),
	           seen(&api, "\"answer\":\"no\",\"words\":\"They lend some\","
	                      "\"refusal\":\"obtainable\","
	                      "\"public_reason\":\"A lock\""),
	           "\"state\":\"refused\"");
	http_refuses(api.h, "sam", ONE(&api, "/again"),
	             "{\"words\":\"Please\"}", 422, "themselves");
	http_refuses(api.h, "rhian", ONE(&api, "/again"), "{}", 400,
	             "\"words\"");
	http_takes(api.h, "rhian", ONE(&api, "/again"),
	           "{\"words\":\"They have none left\"}",
	           "\"state\":\"second_look\"");
	http_refuses(api.h, "sam", ONE(&api, "/third"), seen(&api, YES), 403,
	             "not_permitted");
	http_takes(api.h, "priya", ONE(&api, "/third"), seen(&api, YES),
	           "\"state\":\"agreed\"");
	http_refuses(api.h, "rhian", ONE(&api, "/again"),
	             "{\"words\":\"Again\"}", 422, "once");
}

TEST("fund api: a large sum needs a senior and a peer, named and heard")
{
	struct api api = api_new(t);

	api.a.sum.pence = 20000;
	expect_ok(world_do(api.h->w, "priya", do_give, &api.a));
	asks(&api, "rhian", "26000");
	http_refuses(api.h, "priya", ONE(&api, "/third"), seen(&api, YES), 422,
	             "The worker has not answered yet");
	http_takes(api.h, "sam", ONE(&api, "/say"), seen(&api, YES),
	           "\"worker\":\"yes\"");
	http_refuses(api.h, "priya", ONE(&api, "/third"), seen(&api, YES), 400,
	             "peer");
	http_refuses(api.h, "priya", ONE(&api, "/third"),
	             seen(&api, YES ",\"peer\":\"Mo\""), 400,
	             "\"field\":\"peer\"");
	http_refuses(api.h, "priya", ONE(&api, "/third"),
	             seen(&api, YES ",\"peer\":{\"name\":7}"), 400,
	             "\"field\":\"peer\"");
	http_takes(api.h, "priya", ONE(&api, "/third"),
	           seen(&api,
	                YES ",\"peer\":{\"name\":\"Mo\",\"answer\":\"yes\","
	                    "\"words\":\"It worked for me\"}"),
	           "\"name\":\"Mo\"");
}

/* --- asking, changing, taking back ------------------------------------ */

TEST("fund api: what is wrong is said member by member, and nothing is asked")
{
	struct api api = api_new(t);
	struct http_reply reply;

	reply = http_json_new(api.h, "rhian", FUND "/requests",
	                      "{\"what\":7,\"purpose\":\"moon\",\"goal\":\"x\","
	                      "\"needed_on\":\"soon\",\"sum\":\"ten pounds\"}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"what\"");
	expect_has(reply.body, "\"field\":\"purpose\"");
	expect_has(reply.body, "\"field\":\"goal\"");
	expect_has(reply.body, "\"field\":\"needed_on\"");
	expect_has(reply.body, "\"field\":\"sum\"");
	http_refuses(api.h, "rhian", FUND "/requests",
	             "{" TERMS ",\"sum\":9223372036854775807}", 400,
	             "up to £100,000");
	http_refuses(api.h, "rhian", FUND "/requests",
	             "{" TERMS ",\"sum\":3800,\"needed_on\":\"2028-01-01\"}",
	             400, "within a year");
	expect_has(http_get(api.h, "rhian", FUND).body, "\"content\":[]");
}

TEST("fund api: a request is changed with If-Match, and decided again")
{
	struct api api = api_new(t);
	struct http_reply reply;

	fund_agreed(api.h->w, &api.a, 3800);
	reply = http_patch(api.h, "rhian", ONE(&api, ""), NULL,
	                   "{\"sum\":4000}");
	expect_equal(reply.status, 428);
	reply = http_patch(api.h, "rhian", ONE(&api, ""), "\"99\"",
	                   "{\"sum\":4000}");
	expect_equal(reply.status, 409);
	(void)seen(&api, "");
	reply = http_patch(
	        api.h, "rhian", ONE(&api, ""),
	        str_c(api.h->w->arena,
	              str_print(api.h->w->arena, "\"%lld\"",
	                        (long long)api.a.request.version)),
	        "{\"sum\":4000,\"needed_on\":\"2026-12-01\",\"goal\":null}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"sum\":4000");
	expect_has(reply.body, "\"what\":\"A bike lock\"");
	expect_has(reply.body, "\"needed_on\":\"2026-12-01\"");
	expect_has(reply.body, "\"state\":\"asked\",\"round\":2");
	reply = http_patch(api.h, "ned", ONE(&api, ""), "\"1\"", "{}");
	expect_equal(reply.status, 404);
	expect_has(http_get(api.h, "rhian", FUND).body, "\"promised\":0");
}

TEST("fund api: what is taken back frees its money, by the version seen")
{
	struct api api = api_new(t);

	fund_agreed(api.h->w, &api.a, 3800);
	http_refuses(api.h, "rhian", ONE(&api, "/withdraw"), "{}", 400,
	             "\"field\":\"version\"");
	http_refuses(api.h, "rhian", ONE(&api, "/withdraw"), "{\"version\":99}",
	             409, "conflict");
	http_takes(api.h, "rhian", ONE(&api, "/withdraw"), seen(&api, ""),
	           "\"state\":\"withdrawn\"");
	http_refuses(api.h, "rhian", ONE(&api, "/withdraw"), seen(&api, ""),
	             422, "no longer");
}

TEST("fund api: a worker tells a sum, and the person does not")
{
	struct api api = api_new(t);

	http_takes(api.h, "priya", FUND "/budget", "{\"sum\":5000}",
	           "\"given\":25000");
	http_refuses(api.h, "sam", FUND "/budget", "{\"sum\":5000}", 422,
	             "A senior case manager gives more than");
	http_refuses(api.h, "sam", FUND "/budget", "{\"sum\":\"50\"}", 400,
	             "\"field\":\"sum\"");
	http_refuses(api.h, "rhian", FUND "/budget", "{\"sum\":5000}", 403,
	             "not_permitted");
}

TEST("fund api: a key sent twice asks once")
{
	struct api api = api_new(t);
	struct http_reply first, second;

	first = http_json(api.h, "rhian", FUND "/requests", "one",
	                  "{" TERMS ",\"sum\":3800}");
	second = http_json(api.h, "rhian", FUND "/requests", "one",
	                   "{" TERMS ",\"sum\":3800}");
	expect_equal(first.status, 201);
	expect_true(str_equal(first.body, second.body));
	second = http_json(api.h, "rhian", FUND "/requests", "one",
	                   "{" TERMS ",\"sum\":3900}");
	expect_equal(second.status, 409);
}

/* --- who -------------------------------------------------------------- */

TEST("fund api: out of reach is not there, and whoever pays reads no case")
{
	struct api api = api_new(t);
	const char *const gets[] = {FUND, NULL};

	fund_agreed(api.h->w, &api.a, 3800);
	for (size_t i = 0; gets[i] != NULL; i++) {
		expect_equal(http_get(api.h, "ned", gets[i]).status, 404);
		expect_equal(http_get(api.h, "fin", gets[i]).status, 404);
	}
	expect_equal(http_get(api.h, "ned", ONE(&api, "")).status, 404);
	expect_equal(http_get(api.h, "fin", ONE(&api, "")).status, 404);
	http_refuses(api.h, "ned", FUND "/requests", "{" TERMS ",\"sum\":3800}",
	             404, "not_found");
	http_refuses(api.h, "fin", FUND "/requests", "{" TERMS ",\"sum\":3800}",
	             404, "not_found");
	http_refuses(api.h, "ned", ONE(&api, "/say"), seen(&api, YES), 404,
	             "not_found");
	http_refuses(api.h, "ned", ONE(&api, "/withdraw"), seen(&api, ""), 404,
	             "not_found");
	http_refuses(api.h, "ned", ONE(&api, "/again"), "{\"words\":\"x\"}",
	             404, "not_found");
	http_refuses(api.h, "ned", ONE(&api, "/evidence"),
	             "{\"explained\":true,\"evidence\":\"x\"}", 404,
	             "not_found");
	http_refuses(api.h, "ned", ONE(&api, "/helped"), "{\"helped\":4}", 404,
	             "not_found");
	expect_equal(http_get(api.h, "fin", "/api/fund/waiting").status, 403);
	expect_has(http_get(api.h, "ned", "/api/fund/waiting").body,
	           "\"content\":[]");
}

TEST("fund api: a request of another person is not found under this one")
{
	struct api api = api_new(t);

	fund_asked(api.h->w, &api.a, 3800);
	fund_person(api.h->w, "X100002", "Owain");
	expect_equal(http_get(api.h, "sam",
	                      at(&api, "/api/people/X100002/fund/requests", ""))
	                     .status,
	             404);
}

/* --- whoever pays ----------------------------------------------------- */

TEST("fund api: whoever pays reads what, from whom and how much, and no more")
{
	struct api api = api_new(t);
	struct http_reply reply;

	fund_agreed(api.h->w, &api.a, 3800);
	reply = http_get(api.h, "fin", PAYS);
	expect_has(reply.body, "\"supplier\":\"Harbour Cycles\"");
	expect_has(reply.body, "\"agreed\":3800");
	expect_lacks(reply.body, "So that I get to college");
	expect_lacks(reply.body, "Rhian");
	expect_lacks(reply.body, "X100001");
	reply = http_get(api.h, "fin", PAY(&api, ""));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"ask\":\"");
	expect_lacks(reply.body, "So that I get to college");
	expect_lacks(reply.body, "Rhian");
	expect_lacks(reply.body, "\"why\"");
	expect_equal(http_get(api.h, "fay", PAY(&api, "")).status, 404);
	expect_has(http_get(api.h, "fay", PAYS).body, "\"content\":[]");
	expect_equal(http_get(api.h, "sam", PAYS).status, 403);
	expect_equal(http_get(api.h, "rhian", PAY(&api, "")).status, 403);
	expect_equal(http_get(api.h, "fin", PAYS "?state=moon").status, 400);
	expect_has(http_get(api.h, "fin", PAYS "?state=paid").body,
	           "\"content\":[]");
}

TEST("fund api: what nobody agreed to is nothing for whoever pays")
{
	struct api api = api_new(t);

	fund_asked(api.h->w, &api.a, 3800);
	expect_equal(http_get(api.h, "fin", PAY(&api, "")).status, 404);
	expect_has(http_get(api.h, "fin", PAYS "?state=asked").body,
	           "\"content\":[]");
	http_refuses(api.h, "fin", PAY(&api, "/pay"),
	             entry_of(&api, (struct entry_id){id_new()}, "3800"), 404,
	             "not_found");
}

TEST("fund api: whoever asked or decided does not pay, nor does anybody pay "
     "twice or too much")
{
	struct api api = api_new(t);
	struct entry_id entry = {id_new()};

	fund_agreed(api.h->w, &api.a, 3800);
	http_refuses(api.h, "sam", PAY(&api, "/pay"),
	             entry_of(&api, entry, "3800"), 403, "not_permitted");
	http_refuses(api.h, "fay", PAY(&api, "/pay"),
	             entry_of(&api, entry, "3800"), 404, "not_found");
	http_refuses(api.h, "fin", PAY(&api, "/pay"), "{\"sum\":3800}", 400,
	             "\"field\":\"entry\"");
	http_refuses(api.h, "fin", PAY(&api, "/pay"),
	             entry_of(&api, entry, "3801"), 400, "\"field\":\"sum\"");
	http_takes(api.h, "fin", PAY(&api, "/pay"),
	           entry_of(&api, entry, "3800"), "\"state\":\"paid\"");
	http_refuses(api.h, "fin", PAY(&api, "/pay"),
	             entry_of(&api, (struct entry_id){id_new()}, "3800"), 422,
	             "paid already");
}

TEST("fund api: money that came back is written down with its reason")
{
	struct api api = api_new(t);

	fund_paid(api.h->w, &api.a, 3800);
	http_refuses(api.h, "fin", PAY(&api, "/return"), "{}", 400,
	             "\"field\":\"reason\"");
	http_refuses(api.h, "sam", PAY(&api, "/return"),
	             "{\"reason\":\"It was sold out\"}", 403, "not_permitted");
	http_takes(api.h, "fin", PAY(&api, "/return"),
	           "{\"reason\":\"It was sold out\"}",
	           "\"state\":\"returned\"");
	expect_has(http_get(api.h, "rhian", FUND).body, "\"left\":20000");
}

TEST("fund api: the pot is filled and read by whoever looks after the money")
{
	struct api api = api_new(t);

	http_takes(api.h, "fin", "/api/fund/pot", "{\"sum\":50000}",
	           "\"left\":130000");
	expect_has(http_get(api.h, "fin", "/api/fund/pot").body,
	           "\"open\":true,\"left\":130000,\"spent\":0");
	expect_has(http_get(api.h, "fay", "/api/fund/pot").body,
	           "\"open\":false");
	expect_equal(http_get(api.h, "sam", "/api/fund/pot").status, 403);
	http_refuses(api.h, "fin", "/api/fund/pot", "{\"sum\":0}", 400,
	             "\"field\":\"sum\"");
	http_refuses(api.h, "sam", "/api/fund/pot", "{\"sum\":100}", 403,
	             "not_permitted");
}

TEST("fund api: nothing is shown before it is paid, and help is said by the "
     "person")
{
	struct api api = api_new(t);

	fund_agreed(api.h->w, &api.a, 3800);
	http_refuses(api.h, "sam", ONE(&api, "/evidence"),
	             "{\"explained\":false,\"evidence\":\"Receipt 4\"}", 422,
	             "not paid yet");
	http_refuses(api.h, "sam", ONE(&api, "/evidence"),
	             "{\"explained\":\"yes\",\"evidence\":\"Receipt 4\"}", 400,
	             "\"field\":\"explained\"");
	http_refuses(api.h, "rhian", ONE(&api, "/helped"), "{\"helped\":6}",
	             400, "\"field\":\"helped\"");
	http_refuses(api.h, "rhian", ONE(&api, "/helped"), "{\"helped\":4}",
	             422, "not paid");
	http_refuses(api.h, "sam", ONE(&api, "/helped"), "{\"helped\":4}", 422,
	             "Only the person says");
	http_refuses(api.h, "sam", ONE(&api, "/say"),
	             seen(&api, YES ",\"checks\":7,\"benefits_safe\":\"yes\","
	                            "\"way\":\"cash\""),
	             400, "\"field\":\"benefits_safe\"");
	http_refuses(api.h, "sam", ONE(&api, "/say"),
	             seen(&api, YES ",\"checks\":[8]"), 400,
	             "\"field\":\"checks\"");
}
