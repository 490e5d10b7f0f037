/*
 * listen_test.c - what is answered, what is refused, what is survived.
 */
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "web/listen_testing.h"

#define HOST "Host: a.example\r\n"

static const struct {
	const char *request;
	int status;
} malformed[] = {
        /* two lengths, equal or not */
        {"POST /echo HTTP/1.1\r\n" HOST
         "Content-Length: 3\r\nContent-Length: 3\r\n\r\na=b",
         400},
        {"POST /echo HTTP/1.1\r\n" HOST
         "Content-Length: 3\r\nContent-Length: 30\r\n\r\na=b",
         400},
        {"POST /echo HTTP/1.1\r\n" HOST "Content-Length: 3, 3\r\n\r\na=b", 400},
        /* a length beside chunks, in either order */
        {"POST /echo HTTP/1.1\r\n" HOST "Content-Length: 3\r\n"
         "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        {"POST /echo HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n"
         "Content-Length: 3\r\n\r\n0\r\n\r\n",
         400},
        {"POST /echo HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n"
         "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        /* codings we do not know, or not in this version */
        {"POST /echo HTTP/1.1\r\n" HOST
         "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
         501},
        {"POST /echo HTTP/1.1\r\n" HOST
         "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
         501},
        {"POST /echo HTTP/1.1\r\n" HOST "Transfer-Encoding: gzip\r\n\r\n", 501},
        {"POST /echo HTTP/1.1\r\n" HOST "Transfer-Encoding: identity\r\n\r\n",
         501},
        {"POST /echo HTTP/1.0\r\n" HOST
         "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        /* lengths that are no numbers */
        {"POST /echo HTTP/1.1\r\n" HOST "Content-Length: -1\r\n\r\n", 400},
        {"POST /echo HTTP/1.1\r\n" HOST "Content-Length: +3\r\n\r\na=b", 400},
        {"POST /echo HTTP/1.1\r\n" HOST "Content-Length: 0x3\r\n\r\na=b", 400},
        {"POST /echo HTTP/1.1\r\n" HOST "Content-Length:\r\n\r\na=b", 400},
        {"POST /echo HTTP/1.1\r\n" HOST
         "Content-Length: 99999999999999999999\r\n\r\na",
         413},
        /* hosts */
        {"GET /hello HTTP/1.1\r\n\r\n", 400},
        {"GET /hello HTTP/1.0\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\n" HOST HOST "\r\n", 400},
        {"GET /hello HTTP/1.1\r\n" HOST "Host: b.example\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\nHost: a/b@c\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\nHost : a.example\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\n" HOST "Host : b.example\r\n\r\n", 400},
        /* names and values of headers */
        {"POST /echo HTTP/1.1\r\n" HOST "Content-Length : 3\r\n\r\na=b", 400},
        {"GET /hello HTTP/1.1\r\n" HOST "X(y: 1\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\n" HOST "nothing at all\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\n" HOST "X: a\rb\r\n\r\n", 400},
        {"GET /hello HTTP/1.1\r\n" HOST "X: a\x01"
         "b\r\n\r\n",
         400},
        /* targets */
        {"GET /hello%00 HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /%zz HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /%ff HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /%0a HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /hello?a=%00 HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /hello?%c3%28 HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /h\xc3\xa9 HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /a#b HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET hello HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET http://a.example/hello HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET  /hello HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /a b HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /hello  HTTP/1.1\r\n" HOST "\r\n", 400},
        {"GET /hello HTTP/1.1 HTTP/1.1\r\n" HOST "\r\n", 400},
        {"POST /a b HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\na=b", 400},
        {"GET /a\tb HTTP/1.1\r\n" HOST "\r\n", 400},
        /* versions */
        {"GET /hello HTTP/2.0\r\n" HOST "\r\n", 505},
        {"GET /hello HTTP/1.x\r\n" HOST "\r\n", 400},
        {"GET /hello\r\n\r\n", 400},
        /* a body that does not belong */
        {"GET /hello HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\na=b", 400},
        {"GET /hello HTTP/1.1\r\n" HOST
         "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        /* chunks that are none */
        {"POST /echo HTTP/1.1\r\n" HOST
         "Content-Type: application/x-www-form-urlencoded\r\n"
         "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
         400},
};

TEST("listen: a request that smuggles is refused")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	struct listen_figures figures;

	for (size_t i = 0; i < sizeof(malformed) / sizeof(malformed[0]); i++) {
		int fd = client_dial(s);
		int status;

		client_say(fd, malformed[i].request);
		status = reply_status(client_hear(s, fd, 5000));
		if (status != malformed[i].status)
			print_error("row %zu: %s\n", i, malformed[i].request);
		expect_equal(status, malformed[i].status);
		/* and what follows it is not read as another request */
		expect_true(client_cut_off(fd, 5000));
	}
	listen_figures(s->listener, &figures);
	expect_true(figures.refused > 20);
	expect_equal(reply_status(client_ask(s, "GET /hello HTTP/1.1\r\n" HOST
	                                        "\r\n")),
	             200);
}

TEST("listen: an address with a space is refused in words")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	struct str reply = client_ask(s, "GET /a b HTTP/1.1\r\n" HOST "\r\n");

	expect_equal(reply_status(reply), 400);
	expect_has(reply, "its address, headers or length cannot be read");
	expect_lacks(reply, "/a b");
}

TEST("listen: a NUL in the request line is refused")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	static const char target[] = "GET /hello\0x HTTP/1.1\r\n" HOST "\r\n";
	static const char method[] = "GET\0X /hello HTTP/1.1\r\n" HOST "\r\n";
	static const char query[] = "GET /hello?a=b\0c HTTP/1.1\r\n" HOST
	                            "\r\n";
	static const struct str rows[] = {{target, sizeof(target) - 1},
	                                  {method, sizeof(method) - 1},
	                                  {query, sizeof(query) - 1}};

	for (size_t i = 0; i < 3; i++) {
		int fd = client_dial(s);

		client_say_n(fd, rows[i].p, rows[i].n);
		expect_equal(reply_status(client_hear(s, fd, 5000)), 400);
	}
}

TEST("listen: a NUL in a header is refused, and so is a folded one")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
#define ROW(text) \
	{ \
		text, sizeof(text) - 1 \
	}
	static const struct str rows[] = {
	        ROW("GET /hello HTTP/1.1\r\n" HOST "X: a\0b\r\n\r\n"),
	        ROW("GET /hello HTTP/1.1\r\n" HOST "X: \0b\r\n\r\n"),
	        ROW("GET /hello HTTP/1.1\r\n" HOST "X: a\0b\r\nY: 1\r\n\r\n"),
	        ROW("GET /hello HTTP/1.1\r\nHost: a.example\0.evil\r\n\r\n"),
	        ROW("GET /hello HTTP/1.1\r\n" HOST "X\0Y: 1\r\n\r\n"),
	        ROW("GET /hello HTTP/1.1\r\n" HOST "\0X: 1\r\n\r\n"),
	        ROW("GET /hello HTTP/1.1\r\n" HOST
	            "Cookie: a=1\0; b=2\r\n\r\n"),
	        ROW("GET /hello HTTP/1.1\r\n" HOST "X: a\r\n b\r\n\r\n"),
	};
	static const struct str sound[] = {
	        ROW("GET /hello HTTP/1.1\r\n" HOST "X:\r\nY: \r\n\r\n"),
	        ROW("GET /hello HTTP/1.1\r\n" HOST "X:\t a \t\r\n\r\n"),
	        ROW("GET /hello HTTP/1.1\r\nX: a:b: c\r\n" HOST "\r\n"),
	        ROW("\r\nGET /hello HTTP/1.1\r\n" HOST "\r\n"),
	};
#undef ROW

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int fd = client_dial(s);

		client_say_n(fd, rows[i].p, rows[i].n);
		expect_equal(reply_status(client_hear(s, fd, 5000)), 400);
		expect_true(client_cut_off(fd, 5000));
	}
	for (size_t i = 0; i < sizeof(sound) / sizeof(sound[0]); i++) {
		int fd = client_dial(s);

		/* twice on one connection: the second head lies further on */
		for (int again = 0; again < 2; again++) {
			client_say_n(fd, sound[i].p, sound[i].n);
			expect_equal(reply_status(client_hear(s, fd, 5000)),
			             200);
		}
	}
}

TEST("listen: what is too long is refused and named")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	char *as = arena_bytes(t->arena, 70001, 1);

	memset(as, 'a', 70000);
	/* an address over the limit; one over the memory of a connection */
	expect_equal(
	        reply_status(client_ask(
	                s,
	                str_print(t->arena,
	                          "GET /%.2100s HTTP/1.1\r\n" HOST "\r\n", as)
	                        .p)),
	        414);
	expect_equal(reply_status(client_ask(
	                     s, str_print(t->arena, "GET /%s", as).p)),
	             414);
	expect_equal(
	        reply_status(client_ask(
	                s, str_print(t->arena,
	                             "GET /hello HTTP/1.1\r\n" HOST "X: %s", as)
	                           .p)),
	        431);
	/* a body over the limit, before a byte of it has come */
	expect_equal(reply_status(
	                     client_ask(s, "POST /echo HTTP/1.1\r\n" HOST
	                                   "Content-Type: application/json\r\n"
	                                   "Content-Length: 1048577\r\n\r\n")),
	             413);
	expect_equal(reply_status(
	                     client_ask(s, "POST /upload HTTP/1.1\r\n" HOST
	                                   "Content-Type: multipart/form-data; "
	                                   "boundary=x\r\n"
	                                   "Content-Length: 26214401\r\n\r\n")),
	             413);
	expect_equal(
	        reply_status(client_ask(
	                s,
	                str_print(t->arena,
	                          "GET /%.2047s HTTP/1.1\r\n" HOST "\r\n", as)
	                        .p)),
	        404);
}

TEST("listen: too many headers are refused")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	struct buf out;

	buf_init(&out, t->arena, 0);
	buf_lit(&out, "GET /hello HTTP/1.1\r\n" HOST);
	for (int i = 0; i < 110; i++)
		buf_print(&out, "X-%d: 1\r\n", i);
	buf_lit(&out, "\r\n");
	expect_equal(reply_status(
	                     client_ask(s, str_c(t->arena, buf_get(&out)))),
	             431);
}

TEST("listen: a chunked body over the limit is read out and refused")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	int fd = client_dial(s);
	char *chunk = arena_bytes(t->arena, 65536, 1);

	memset(chunk, 'a', 65536);
	client_say(fd, "POST /echo HTTP/1.1\r\n" HOST
	               "Content-Type: application/json\r\n"
	               "Transfer-Encoding: chunked\r\n\r\n");
	for (int i = 0; i < 20; i++) {
		expect_true(client_say(fd, "10000\r\n"));
		expect_true(client_say_n(fd, chunk, 65536));
		expect_true(client_say(fd, "\r\n"));
	}
	client_say(fd, "0\r\n\r\n");
	expect_equal(reply_status(client_hear(s, fd, 5000)), 413);
}

TEST("listen: a refused client hears why although it is still sending")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	int fd = client_dial(s);
	char *body = arena_bytes(t->arena, 3000000, 1);

	client_say(fd, "POST /echo HTTP/1.1\r\n" HOST
	               "Content-Type: application/json\r\n"
	               "Content-Length: 3000000\r\n\r\n");
	client_say_n(fd, body, 3000000);
	expect_equal(reply_status(client_hear(s, fd, 5000)), 413);
}

TEST("listen: content of an unknown kind is not taken")
{
	struct serving *s = serving_start(t, (struct listen_options){0});

	expect_equal(reply_status(client_ask(s,
	                                     "POST /echo HTTP/1.1\r\n" HOST
	                                     "Content-Length: 3\r\n\r\na=b")),
	             415);
	expect_equal(reply_status(client_ask(s,
	                                     "POST /echo HTTP/1.1\r\n" HOST
	                                     "Content-Type: text/csv\r\n"
	                                     "Content-Length: 3\r\n\r\na=b")),
	             415);
	/* files only where files are taken */
	expect_equal(reply_status(
	                     client_ask(s, "POST /echo HTTP/1.1\r\n" HOST
	                                   "Content-Type: multipart/form-data; "
	                                   "boundary=x\r\n"
	                                   "Content-Length: 3\r\n\r\na=b")),
	             415);
}

TEST("listen: a handler sees path, query, cookies and form decoded")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	struct str reply =
	        client_ask(s,
	                   "POST /%65cho?q=a%20b+c&r HTTP/1.1\r\n" HOST
	                   "Cookie: id=42; lang=cy\r\n"
	                   "Content-Type: application/x-www-form-urlencoded; "
	                   "charset=UTF-8\r\n"
	                   "Content-Length: 43\r\n\r\n"
	                   "name=Si%C3%B4n+ap+Rhys&note=+one%0D%0Atwo+&x");

	expect_equal(reply_status(reply), 200);
	expect_has(reply, "path [/echo]");
	expect_has(reply, "target [/%65cho?q=a%20b+c&r]");
	expect_has(reply, "query q=[a b c]");
	expect_has(reply, "query r=[]");
	expect_has(reply, "cookie id=[42]");
	expect_has(reply, "cookie lang=[cy]");
	expect_has(reply, "form name=[Si\xc3\xb4n ap Rhys]");
	expect_has(reply, "form note=[one\ntwo]");
	expect_has(reply, "peer 127.0.0.1");
	expect_has(reply, "host a.example");
	expect_has(reply, "forwarded 0");
}

TEST("listen: a forwarding header is noticed however it is written")
{
	struct serving *s = serving_start(t, (struct listen_options){0});

	expect_has(client_ask(s, "GET /echo HTTP/1.1\r\n" HOST
	                         "x-forwarded-for: \xff\r\n\r\n"),
	           "forwarded 1");
	expect_has(client_ask(s, "GET /echo HTTP/1.1\r\n" HOST
	                         "FORWARDED: for=1.2.3.4\r\n\r\n"),
	           "forwarded 1");
}

TEST("listen: a form that cannot be read is refused")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	static const char *const bodies[] = {"a=%0", "a=%00", "a=%ff", "%c3=1"};

	for (size_t i = 0; i < 4; i++)
		expect_equal(
		        reply_status(client_ask(
		                s, str_print(t->arena,
		                             "POST /echo HTTP/1.1\r\n" HOST
		                             "Content-Type: application/"
		                             "x-www-form-urlencoded\r\n"
		                             "Content-Length: %zu\r\n\r\n%s",
		                             strlen(bodies[i]), bodies[i])
		                           .p)),
		        400);
}

TEST("listen: JSON is one object of text")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	static const struct {
		const char *type;
		const char *body;
		int status;
	} rows[] = {
	        {"application/json", "{\"a\":1}", 200},
	        {"application/merge-patch+json; charset=utf-8", "{}", 200},
	        {"application/json", "[1]", 400},
	        {"application/json", "{\"a\":", 400},
	        {"application/json", "{\"a\":\"\xff\"}", 400},
	        {"application/x-www-form-urlencoded", "a=1", 400},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		expect_equal(
		        reply_status(client_ask(
		                s, str_print(t->arena,
		                             "POST /json HTTP/1.1\r\n" HOST
		                             "Content-Type: %s\r\n"
		                             "Content-Length: %zu\r\n\r\n%s",
		                             rows[i].type, strlen(rows[i].body),
		                             rows[i].body)
		                           .p)),
		        rows[i].status);
}

TEST("listen: a connection serves one request after another")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	int fd = client_dial(s);

	for (int i = 0; i < 5; i++) {
		client_say(fd, i % 2 == 0 ? "GET /hello HTTP/1.1\r\n" HOST
		                            "\r\n"
		                          : "GET /health/ping HTTP/1.1\r\n" HOST
		                            "\r\n");
		expect_has(client_hear(s, fd, 5000),
		           i % 2 == 0 ? "Hello world" : "pong");
	}
	/* two at once are answered in turn */
	client_say(fd, "GET /again HTTP/1.1\r\n" HOST "\r\n"
	               "GET /hello HTTP/1.1\r\n" HOST "\r\n");
	expect_has(client_hear(s, fd, 5000), "second phase");
	expect_has(client_hear(s, fd, 5000), "Hello world");
}

TEST("listen: HEAD has the head of GET and no body")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	int fd = client_dial(s);
	struct str reply;

	client_say(fd,
	           "HEAD /hello HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n");
	reply = client_hear(s, fd, 5000);
	expect_equal(reply_status(reply), 200);
	expect_has(reply, "Content-Length: 12");
	expect_lacks(reply, "Hello");
}

TEST("listen: a client that asks first is told to go on, or not to")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	int fd = client_dial(s);

	client_say(fd, "POST /echo HTTP/1.1\r\n" HOST
	               "Content-Type: application/x-www-form-urlencoded\r\n"
	               "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
	expect_str(client_hear(s, fd, 5000), "HTTP/1.1 100 Continue\r\n\r\n");
	client_say(fd, "a=b");
	expect_has(client_hear(s, fd, 5000), "form a=[b]");

	fd = client_dial(s);
	client_say(fd, "POST /echo HTTP/1.1\r\n" HOST
	               "Content-Type: application/json\r\n"
	               "Expect: 100-continue\r\n"
	               "Content-Length: 9000000\r\n\r\n");
	expect_equal(reply_status(client_hear(s, fd, 5000)), 413);
}

TEST("listen: an exchange may be finished by another thread")
{
	struct serving *s = serving_start(t, (struct listen_options){0});

	expect_has(client_ask(s, "GET /hand-over HTTP/1.1\r\n" HOST "\r\n"),
	           "from another thread");
}

TEST("listen: a request that breaks costs that request and no other")
{
	struct serving *s = serving_start(t, (struct listen_options){
	                                             .arena_ceiling = 1000000});
	struct str reply;

	expect_log("claim_broken", NULL);
	for (int i = 0; i < 3; i++) {
		reply = client_ask(s, "GET /fill HTTP/1.1\r\n" HOST "\r\n");
		expect_equal(reply_status(reply), 503);
		expect_has(reply, "it broke");
		reply = client_ask(s, "GET /claim HTTP/1.1\r\n" HOST "\r\n");
		expect_equal(reply_status(reply), 500);
		reply = client_ask(s, "GET /fill?twice=yes HTTP/1.1\r\n" HOST
		                      "\r\n");
		expect_equal(reply_status(reply), 503);
		expect_lacks(reply, "it broke");
		reply = client_ask(s, "GET /hello HTTP/1.1\r\n" HOST "\r\n");
		expect_has(reply, "Hello world");
	}
}

TEST("listen: half a page is never sent")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	struct str reply;

	expect_log("reply_body_not_made", NULL);
	reply = client_ask(s, "GET /half HTTP/1.1\r\n" HOST "\r\n");
	expect_equal(reply_status(reply), 500);
	expect_lacks(reply, "a beginning");
}

TEST("listen: a file is sent whole, and one that is not there is a 500")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	const char *path = test_path(t, "file");
	FILE *file = fopen(path, "we");

	expect_not_null(file);
	fputs("what is in the file", file);
	fclose(file);
	expect_has(client_ask(s, str_print(t->arena,
	                                   "GET /file?path=%s HTTP/1.1\r\n" HOST
	                                   "\r\n",
	                                   path)
	                                 .p),
	           "what is in the file");
	expect_log("reply_body_not_made", NULL);
	expect_equal(
	        reply_status(client_ask(
	                s, "GET /file?path=/nowhere HTTP/1.1\r\n" HOST "\r\n")),
	        500);
}

TEST("listen: a fixed reply needs no worker and is for GET and HEAD")
{
	struct serving *s =
	        serving_start(t, (struct listen_options){.workers = 1});
	int slow = client_dial(s);
	int64_t began = clock_ticks();

	client_say(slow, "GET /slow HTTP/1.1\r\n" HOST "\r\n");
	expect_has(client_ask(s, "GET /health/ping HTTP/1.1\r\n" HOST "\r\n"),
	           "pong");
	expect_true(clock_ticks() - began < 350);
	expect_equal(
	        reply_status(client_ask(
	                s, "DELETE /health/ping HTTP/1.1\r\n" HOST "\r\n")),
	        404);
	expect_has(client_hear(s, slow, 5000), "slow done");
}
