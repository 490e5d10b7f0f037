/*
 * listen_exchange.c - a request copied out of libmicrohttpd's hands.
 *
 * Runs on the I/O thread, inside a boundary of its own: no memory is as good
 * a reason to refuse a request as a bad head is.
 */
#include "web/listen_inner.h"

#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/utf8.h"

struct making {
	struct conn *conn;
	const struct head *head;
	const char *method;
	struct arena *arena;
	struct exchange_inner *inner;
	int status;
};

static enum method
method_read(const char *method)
{
	static const struct {
		const char *name;
		enum method method;
	} known[] = {
	        {"GET", GET}, {"HEAD", HEAD},   {"POST", POST},
	        {"PUT", PUT}, {"PATCH", PATCH}, {"DELETE", DELETE},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(method, known[i].name) == 0)
			return known[i].method;
	return METHOD_OTHER;
}

/* A path that a page could show: no control characters in it. */
static bool
path_sound(struct str path)
{
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];

		if (c < 0x20 || c == 0x7f)
			return false;
	}
	return true;
}

/* Path and query of the target; false when they cannot be read. */
static bool
target_read(struct request *req, struct str target)
{
	size_t at = str_find(target, '?');

	req->target = target;
	return request_decode(req->arena, str_slice(target, 0, at), false,
	                      &req->path) &&
	       path_sound(req->path) &&
	       request_parse_form(req->arena,
	                          str_slice(target, at + 1, target.n),
	                          &req->query);
}

static bool
name_among(struct str name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcasecmp(name.p, *names) == 0)
			return true;
	return false;
}

/* Copy the headers.  One that is not text is left out, except that it was
 * there: a forwarding header counts however it is written. */
static void
headers_copy(struct request *req, const struct head *head)
{
	static const char *const forwarding[] = {"Forwarded",
	                                         "X-Forwarded-For",
	                                         "X-Forwarded-Host",
	                                         "X-Forwarded-Proto",
	                                         "X-Real-IP",
	                                         "Via",
	                                         NULL};
	struct pairs *out = &req->headers;

	out->v = arena_new(req->arena, struct pair, head->n);
	for (size_t i = 0; i < head->n; i++) {
		const struct head_line *line = &head->lines[i];
		struct str name = {line->name, line->name_n};
		struct str value = {line->value, line->value_n};
		size_t bad;

		req->forwarded |= name_among(name, forwarding);
		if (!utf8_check(value, &bad))
			continue;
		out->v[out->n++] =
		        (struct pair){str_copy(req->arena, name),
		                      str_trim(str_copy(req->arena, value))};
	}
}

static void
request_read(struct making *making, struct request *req)
{
	struct conn *conn = making->conn;
	struct str target = {conn->target, conn->target_n};

	req->arena = making->arena;
	req->method = method_read(making->method);
	req->arrived_us = clock_micros();
	if (!target_read(req, str_copy(req->arena, target))) {
		making->status = 400;
		return;
	}
	headers_copy(req, making->head);
	request_parse_cookies(req->arena, request_header(req, "Cookie"),
	                      &req->cookies);
	req->host = request_header(req, "Host");
	req->peer = str_copy(req->arena, str_of(conn->peer));
}

static void
make(void *data)
{
	struct making *making = data;
	struct exchange_inner *inner;

	inner = arena_new(making->arena, struct exchange_inner, 1);
	inner->listener = making->conn->listener;
	inner->conn = making->conn;
	inner->first = making->arena;
	inner->x.inner = inner;
	inner->x.arena = making->arena;
	request_read(making, &inner->x.req);
	if (making->status != 0)
		return;
	reply_init(&inner->x.reply, making->arena);
	body_expect(inner, making->head);
	making->inner = inner;
}

int
exchange_make(struct conn *conn, const struct head *head, const char *method)
{
	struct making making = {
	        .conn = conn,
	        .head = head,
	        .method = method,
	        .arena = arena_create(conn->listener->options.arena_ceiling),
	};

	if (boundary_run(make, &making) != BOUNDARY_RETURNED)
		making.status = 503;
	if (making.status != 0) {
		arena_drop(making.arena);
		return making.status;
	}
	conn->inner = making.inner;
	return 0;
}

void
exchange_drop(struct exchange_inner *inner)
{
	struct arena *first = inner->first;

	atomic_fetch_sub(&inner->listener->bodies, (int64_t)inner->body.n);
	if (inner->response != NULL)
		MHD_destroy_response(inner->response);
	if (inner->spare != NULL)
		arena_drop(inner->spare);
	/* Last, since inner stands in it. */
	arena_drop(first);
}
