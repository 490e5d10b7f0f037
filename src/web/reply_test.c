/*
 * reply_test.c - replies say what they should and cannot be made to say more.
 */
#include "tests/test.h"
#include "web/reply.h"

static struct reply *
reply_new(struct test *t)
{
	struct reply *reply = arena_new(t->arena, struct reply, 1);

	reply_init(reply, t->arena);
	return reply;
}

static struct str
header_of(const struct reply *reply, const char *name)
{
	for (size_t i = 0; i < reply->headers_n; i++)
		if (str_is(reply->headers[i].name, name))
			return reply->headers[i].value;
	return S("");
}

TEST("reply: a header replaces the one of the same name in any case")
{
	struct reply *reply = reply_new(t);

	reply_header(reply, "ETag", S("\"1\""));
	reply_header(reply, "etag", S("\"2\""));
	expect_equal(reply->headers_n, 1);
	expect_str(header_of(reply, "ETag"), "\"2\"");
}

static struct str hostile;

static void
header_hostile(void *data)
{
	reply_header(data, "X", hostile);
}

static void
see_hostile(void *data)
{
	reply_see_other(data, hostile);
}

static void
cookie_hostile(void *data)
{
	reply_cookie(data, &(struct cookie){.name = "a",
	                                    .value = hostile,
	                                    .max_age = -1});
}

TEST("reply: a line break in a header is a bug")
{
	struct reply *reply = reply_new(t);

	expect_log("claim_broken", NULL);
	hostile = S("a\r\nSet-Cookie: x=y");
	expect_ends(header_hostile, reply, BOUNDARY_ASSERT);
	hostile = S("a\nb");
	expect_ends(header_hostile, reply, BOUNDARY_ASSERT);
	expect_ends(cookie_hostile, reply, BOUNDARY_ASSERT);
	hostile = S("a; Path=/admin");
	expect_ends(cookie_hostile, reply, BOUNDARY_ASSERT);
	expect_equal(reply->headers_n, 0);
}

TEST("reply: 303 leads to a path of this site only")
{
	struct reply *reply = reply_new(t);

	expect_log("claim_broken", NULL);
	reply_see_other(reply, S("/people/X123456/plan"));
	expect_equal(reply->status, 303);
	expect_str(header_of(reply, "Location"), "/people/X123456/plan");

	hostile = S("//evil.example/");
	expect_ends(see_hostile, reply, BOUNDARY_ASSERT);
	hostile = S("/\\evil.example/");
	expect_ends(see_hostile, reply, BOUNDARY_ASSERT);
	hostile = S("https://evil.example/");
	expect_ends(see_hostile, reply, BOUNDARY_ASSERT);
	hostile = S("");
	expect_ends(see_hostile, reply, BOUNDARY_ASSERT);
	hostile = S("/a\r\nb");
	expect_ends(see_hostile, reply, BOUNDARY_ASSERT);
}

TEST("reply: cookies say how they are kept, and stand beside each other")
{
	struct reply *reply = reply_new(t);

	reply_cookie(reply, &(struct cookie){.name = "id",
	                                     .value = S("42"),
	                                     .max_age = -1,
	                                     .http_only = true,
	                                     .secure = true,
	                                     .same_site = "Lax"});
	reply_cookie(reply, &(struct cookie){.name = "old", .max_age = 0});
	expect_equal(reply->headers_n, 2);
	expect_str(reply->headers[0].value,
	           "id=42; Path=/; HttpOnly; Secure; SameSite=Lax");
	expect_str(reply->headers[1].value, "old=; Path=/; Max-Age=0");
}

TEST("reply: a new body takes the place of the one before")
{
	struct reply *reply = reply_new(t);
	struct html h;
	struct json_out j;

	reply_html(reply, 200, &h);
	html_raw(&h, "<p>");
	expect_str(buf_get(&reply->body), "<p>");
	reply_json(reply, 404, &j);
	json_object(&j, NULL);
	json_i64(&j, "status", 404);
	json_end(&j);
	expect_equal(reply->status, 404);
	expect_str(str_of(reply->type), "application/json");
	expect_str(buf_get(&reply->body), "{\"status\":404}");
	reply_text(reply, 200, S("text"));
	expect_str(buf_get(&reply->body), "text");
}

TEST("reply: a download's name is plain whatever it was called")
{
	struct reply *reply = reply_new(t);

	reply_download(reply, "text/csv",
	               S("../r\xc3\xa9"
	                 "port \"x\".csv\n"));
	expect_str(header_of(reply, "Content-Disposition"),
	           "attachment; filename=\"-.-r--port--x-.csv-\"");
}

static void
headers_many(void *data)
{
	struct reply *reply = data;

	for (int i = 0; i < 100; i++)
		reply_header(reply, str_print(reply->arena, "X-%d", i).p,
		             S("1"));
}

TEST("reply: more headers than there is room for is a bug")
{
	expect_log("claim_broken", NULL);
	expect_ends(headers_many, reply_new(t), BOUNDARY_ASSERT);
}
