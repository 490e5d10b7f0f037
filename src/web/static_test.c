/*
 * static_test.c - the fixed files and their addresses.
 */
#include "tests/test.h"
#include "web/static.h"

static bool
ask(struct test *t, enum method method, struct str path, const char *encodings,
    struct reply *reply)
{
	struct pair header = {S("Accept-Encoding"), str_of(encodings)};
	struct request req = {
	        .arena = t->arena,
	        .method = method,
	        .path = path,
	        .headers = {&header, 1},
	};

	reply_init(reply, t->arena);
	return static_reply(&req, reply);
}

TEST("static: every file is served at its own address")
{
	struct reply reply;

	for (const struct static_file *f = static_files; f->name != NULL; f++) {
		struct str url = static_url(t->arena, f->name);

		expect_equal(str_of(f->hash).n, 12);
		expect_true(ask(t, GET, url, "", &reply));
		expect_equal(reply.status, 200);
		expect_true(reply.fixed.p == f->content.p);
		expect_str(str_of(reply.type), f->type);
		expect_true(ask(t, HEAD, url, "", &reply));
	}
}

TEST("static: gzip is given to those who take it, when it pays")
{
	struct reply reply;

	for (const struct static_file *f = static_files; f->name != NULL; f++) {
		struct str url = static_url(t->arena, f->name);

		expect_true(ask(t, GET, url, "br, gzip;q=0.5", &reply));
		expect_equal(reply.headers_n, f->gzip.n > 0 ? 3 : 1);
		expect_true(reply.fixed.p ==
		            (f->gzip.n > 0 ? f->gzip.p : f->content.p));
		expect_true(ask(t, GET, url, "gzip;q=0, br", &reply));
		expect_true(reply.fixed.p == f->content.p);
	}
}

TEST("static: nothing but a whole address is one of ours")
{
	static const char *const wrong[] = {"/assets/",
	                                    "/assets",
	                                    "/",
	                                    "/assets/000000000000/x.css",
	                                    "/assets/../app.css",
	                                    "/assets//",
	                                    "/assets/app.css"};
	struct reply reply;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		expect_false(ask(t, GET, str_of(wrong[i]), "gzip", &reply));
	for (const struct static_file *f = static_files; f->name != NULL; f++) {
		struct str url = static_url(t->arena, f->name);

		expect_false(ask(t, POST, url, "", &reply));
		expect_false(
		        ask(t, GET, str_slice(url, 0, url.n - 1), "", &reply));
		expect_false(ask(t, GET,
		                 str_print(t->arena, "%.*s/", STR_ARG(url)), "",
		                 &reply));
	}
}

static void
url_unknown(void *data)
{
	struct test *t = data;

	(void)static_url(t->arena, "no-such-file.css");
}

TEST("static: the address of a file that is not there is a bug")
{
	expect_log("claim_broken", NULL);
	expect_ends(url_unknown, t, BOUNDARY_ASSERT);
}
