/*
 * listen_testing.c - the test server's handlers and its client.
 */
#include "web/listen_testing.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"

static void
show_pairs(struct buf *out, const char *kind, const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->n; i++)
		buf_print(out, "%s %.*s=[%.*s]\n", kind,
		          STR_ARG(pairs->v[i].name),
		          STR_ARG(pairs->v[i].value));
}

static void
do_echo(struct exchange *x)
{
	struct buf *out = &x->reply.body;

	reply_text(&x->reply, 200, S(""));
	buf_print(out, "method %d\npath [%.*s]\npeer %.*s\nhost %.*s\n",
	          (int)x->req.method, STR_ARG(x->req.path),
	          STR_ARG(x->req.peer), STR_ARG(x->req.host));
	buf_print(out, "forwarded %d\ntarget [%.*s]\n", x->req.forwarded,
	          STR_ARG(x->req.target));
	show_pairs(out, "query", &x->req.query);
	show_pairs(out, "form", &x->req.form);
	show_pairs(out, "cookie", &x->req.cookies);
	exchange_finish(x);
}

static void
do_slow(struct exchange *x)
{
	clock_sleep(400);
	reply_text(&x->reply, 200, S("slow done"));
	exchange_finish(x);
}

static void
do_fill(struct exchange *x)
{
	for (;;)
		arena_bytes(x->arena, 1, 100000);
}

static void
do_claim(struct exchange *x)
{
	claim(x == NULL);
}

static void
second_phase(struct exchange *x, void *data)
{
	(void)data;
	reply_text(&x->reply, 200, S("second phase"));
	exchange_finish(x);
}

static void
do_again(struct exchange *x)
{
	exchange_again(x, second_phase);
}

static void *
finish_elsewhere(void *data)
{
	exchange_finish(data);
	return NULL;
}

static void
do_hand_over(struct exchange *x)
{
	pthread_t thread;

	reply_text(&x->reply, 200, S("from another thread"));
	if (pthread_create(&thread, NULL, finish_elsewhere, x) == 0)
		pthread_detach(thread);
}

static void
do_upload(struct exchange *x)
{
	struct buf *out = &x->reply.body;

	reply_text(&x->reply, 200, S(""));
	for (size_t i = 0; i < x->req.uploads_n; i++) {
		const struct upload *u = &x->req.uploads[i];

		buf_print(out, "%.*s %.*s %zu %s %s\n", STR_ARG(u->field),
		          STR_ARG(u->name), u->size,
		          access(u->path, R_OK) == 0 ? "there" : "missing",
		          u->path);
	}
	show_pairs(out, "form", &x->req.form);
	buf_print(out, "resident %ld\n", process_resident());
	exchange_finish(x);
}

static void
do_json(struct exchange *x)
{
	json_t *json = NULL;
	const struct fault *fault = request_json(&x->req, &json);

	reply_text(&x->reply, fault == NULL ? 200 : fault_status(fault->kind),
	           fault == NULL ? S("json") : S("no json"));
	exchange_finish(x);
}

static void
do_file(struct exchange *x)
{
	x->reply.status = 200;
	x->reply.type = "text/plain";
	x->reply.file = str_c(x->arena, request_query(&x->req, "path"));
	exchange_finish(x);
}

/* A body that did not fit its ceiling. */
static void
do_half(struct exchange *x)
{
	reply_text(&x->reply, 200, S("a beginning"));
	x->reply.body.full = true;
	exchange_finish(x);
}

/* More than the sockets' own buffers take. */
static void
do_big(struct exchange *x)
{
	static const unsigned char zeros[16 * 1024 * 1024];

	x->reply.status = 200;
	x->reply.type = "application/octet-stream";
	x->reply.fixed = (struct bytes){zeros, sizeof(zeros)};
	exchange_finish(x);
}

static void
do_hello(struct exchange *x)
{
	reply_text(&x->reply, 200, S("Hello world\n"));
	exchange_finish(x);
}

static void
handle(struct exchange *x, void *data)
{
	static const struct {
		const char *path;
		void (*fn)(struct exchange *x);
	} places[] = {
	        {"/hello", do_hello},   {"/echo", do_echo},
	        {"/slow", do_slow},     {"/fill", do_fill},
	        {"/claim", do_claim},   {"/again", do_again},
	        {"/upload", do_upload}, {"/hand-over", do_hand_over},
	        {"/json", do_json},     {"/file", do_file},
	        {"/half", do_half},     {"/big", do_big},
	};

	(void)data;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (!str_is(x->req.path, places[i].path))
			continue;
		places[i].fn(x);
		return;
	}
	reply_text(&x->reply, 404, S("not here"));
	exchange_finish(x);
}

static void
broken(struct exchange *x, enum boundary_end end, void *data)
{
	(void)data;
	/* Broken while breaking: even that must end well. */
	if (str_is(request_query(&x->req, "twice"), "yes"))
		do_fill(x);
	reply_text(&x->reply, end == BOUNDARY_CEILING ? 503 : 500,
	           S("it broke"));
}

static bool
takes_upload(struct str path, void *data)
{
	(void)data;
	return str_is(path, "/upload");
}

static void
stop_at_end(void *data)
{
	serving_stop(data, 2000);
}

struct serving *
serving_start(struct test *t, struct listen_options options)
{
	static const struct pair headers[] = {
	        {{"Cache-Control", 13}, {"no-store", 8}}};
	static const struct listen_fixed fixed[] = {
	        {"/health/ping", "text/plain", {"pong", 4}, headers, 1},
	        {NULL, NULL, {NULL, 0}, NULL, 0}};
	struct serving *s = arena_new(t->arena, struct serving, 1);

	s->t = t;
	options.address = "127.0.0.1:0";
	options.handle = handle;
	options.broken = broken;
	options.fixed = fixed;
	options.takes_upload = takes_upload;
	expect_ok(listen_start(t->arena, &options, &s->listener));
	s->port = listen_port(s->listener);
	arena_defer(t->arena, stop_at_end, s);
	return s;
}

void
serving_stop(struct serving *s, unsigned ms)
{
	if (!s->stopped)
		listen_stop(s->listener, ms);
	s->stopped = true;
}

static void
hang_up(void *data)
{
	close((int)(intptr_t)data);
}

int
client_dial(struct serving *s)
{
	struct sockaddr_in at = {
	        .sin_family = AF_INET,
	        .sin_port = htons((in_port_t)s->port),
	        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	expect_true(fd >= 0);
	arena_defer(s->t->arena, hang_up, (void *)(intptr_t)fd);
	expect_equal(connect(fd, (struct sockaddr *)&at, sizeof(at)), 0);
	return fd;
}

bool
client_say_n(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t sent = send(fd, p, n, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		p += sent;
		n -= (size_t)sent;
	}
	return true;
}

bool
client_say(int fd, const char *text)
{
	return client_say_n(fd, text, strlen(text));
}

/* Read what there is; -1 when nothing came in time, 0 when hung up. */
static ssize_t
listen_for(int fd, char *p, size_t room, int64_t until)
{
	struct pollfd wait = {.fd = fd, .events = POLLIN};
	int64_t left = until - clock_ticks();
	ssize_t n;

	if (left <= 0 || poll(&wait, 1, (int)left) != 1)
		return -1;
	n = recv(fd, p, room, 0);
	return n < 0 ? 0 : n;
}

/* How long the whole reply is; 0 while its head is not all there. */
static size_t
reply_length(struct str so_far)
{
	const char *end = memmem(so_far.p, so_far.n, "\r\n\r\n", 4);
	const char *at;

	if (end == NULL)
		return 0;
	at = memmem(so_far.p, so_far.n, "Content-Length: ", 16);
	return (size_t)(end - so_far.p) + 4 +
	       (at == NULL ? 0 : strtoul(at + 16, NULL, 10));
}

struct str
client_hear(struct serving *s, int fd, int ms)
{
	static char p[65536]; /* there is one client at a time */
	int64_t until = clock_ticks() + ms;
	size_t n = 0;
	size_t length = 0;
	ssize_t got;

	while (n < sizeof(p) && (length == 0 || n < length)) {
		/* A byte at a time until the head is there, so that a second
		 * reply is left for the next call. */
		size_t want = length == 0 ? 1 : length - n;

		if (want > sizeof(p) - n)
			want = sizeof(p) - n;
		got = listen_for(fd, p + n, want, until);
		if (got <= 0)
			break;
		n += (size_t)got;
		length = reply_length((struct str){p, n});
	}
	return str_copy(s->t->arena, (struct str){p, n});
}

bool
client_cut_off(int fd, int ms)
{
	int64_t until = clock_ticks() + ms;
	char sink[4096];
	ssize_t got;

	do
		got = listen_for(fd, sink, sizeof(sink), until);
	while (got > 0);
	return got == 0;
}

struct str
client_ask(struct serving *s, const char *request)
{
	int fd = client_dial(s);

	client_say(fd, request);
	return client_hear(s, fd, 5000);
}

int
reply_status(struct str reply)
{
	int64_t status;

	if (!str_starts(reply, S("HTTP/1.1 ")) ||
	    !str_i64(str_slice(reply, 9, 3), &status))
		return 0;
	return (int)status;
}

long
process_resident(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	char line[128] = "";
	char *rest = line;

	if (file == NULL)
		return 0;
	if (fgets(line, sizeof(line), file) == NULL)
		line[0] = '\0';
	fclose(file);
	strtol(line, &rest, 10);
	return strtol(rest, NULL, 10) * (sysconf(_SC_PAGESIZE) / 1024);
}
