#include "tests/http_world.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "app/app.h"
#include "kernel/identity/identity.h"
#include "web/gov/form.h"

static void
http_stop(void *data)
{
	struct http *h = data;

	listen_stop(h->listener, 5000);
	h->w->app->listener = NULL;
}

struct http *
http_serve(struct world *w, const struct capability *const *served)
{
	struct http *h = arena_new(w->arena, struct http, 1);
	struct listen_options options = {
	        .address = "127.0.0.1:0",
	        .workers = 4,
	        .handle = router_handle,
	        .broken = router_broken,
	        .refused = router_refused,
	        .takes_upload = router_takes_upload,
	        .fixed = router_fixed,
	};

	h->w = w;
	w->app->capabilities = served;
	expect_ok(router_create(w->arena, w->app, &h->router));
	options.data = h->router;
	expect_ok(listen_start(w->arena, &options, &h->listener));
	w->app->listener = h->listener;
	h->port = listen_port(h->listener);
	arena_defer(w->arena, http_stop, h);
	return h;
}

struct http *
http_new(struct test *t)
{
	return http_serve(world_new(t), capabilities);
}

/* --- sessions ---------------------------------------------------------- */

struct signing {
	struct user_id user;
	struct str cookie;
	struct str csrf;
};

static const struct fault *
session_make(struct ctx *ctx, void *data)
{
	struct signing *s = data;

	TRY(identity_session_new(ctx, s->user, &s->cookie));
	s->csrf = ctx->csrf;
	return NULL;
}

const struct http_session *
http_session(struct http *h, const char *username)
{
	struct http_session *made;
	struct signing s;

	for (size_t i = 0; i < h->sessions_n; i++)
		if (str_is(str_of(username), h->sessions[i].username))
			return &h->sessions[i];
	expect_true(h->sessions_n < WORLD_USERS);
	made = &h->sessions[h->sessions_n++];
	s = (struct signing){.user = world_user(h->w, username)};
	expect_ok(world_do(h->w, NULL, session_make, &s));
	*made = (struct http_session){
	        .username = username,
	        .cookie = str_print(h->w->arena, "%s=%.*s", IDENTITY_COOKIE,
	                            STR_ARG(s.cookie)),
	        .csrf = s.csrf,
	};
	return made;
}

/* --- the wire ---------------------------------------------------------- */

static int
dial(const struct http *h)
{
	struct sockaddr_in to = {.sin_family = AF_INET,
	                         .sin_port = htons((uint16_t)h->port)};
	struct timeval most = {20, 0};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	expect_true(fd >= 0);
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof(most));
	expect_true(connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0);
	return fd;
}

static struct str
hear(const struct http *h, int fd)
{
	struct buf b;
	char block[8192];
	ssize_t n;

	buf_init(&b, h->w->arena, (size_t)32 * 1024 * 1024);
	do { /* a child of the server that ends interrupts us */
		n = recv(fd, block, sizeof(block), 0);
		if (n > 0)
			buf_put(&b, block, (size_t)n);
	} while (n > 0 || (n < 0 && errno == EINTR));
	return buf_get(&b);
}

static struct http_reply
reply_read(struct str all)
{
	struct http_reply reply = {.head = all};
	int64_t status = 0;

	if (all.n > 12 && str_starts(all, S("HTTP/1.1 ")))
		expect_true(str_i64(str_slice(all, 9, 3), &status));
	reply.status = (int)status;
	for (size_t i = 0; i + 4 <= all.n; i++)
		if (str_starts(str_slice(all, i, 4), S("\r\n\r\n"))) {
			reply.head = str_slice(all, 0, i);
			reply.body = str_slice(all, i + 4, all.n);
			break;
		}
	return reply;
}

struct http_reply
http_raw(struct http *h, struct str request)
{
	int fd = dial(h);
	struct str all;

	expect_equal(send(fd, request.p, request.n, MSG_NOSIGNAL),
	             (int64_t)request.n);
	all = hear(h, fd);
	close(fd);
	return reply_read(all);
}

/* The beginning of a request's head. */
static void
head_put(struct buf *b, struct http *h, const char *method, const char *path,
         const char *username)
{
	buf_init(b, h->w->arena, 0);
	buf_print(b,
	          "%s %s HTTP/1.1\r\nHost: md.test\r\n"
	          "Connection: close\r\n",
	          method, path);
	if (username != NULL)
		buf_print(b, "Cookie: %.*s\r\n",
		          STR_ARG(http_session(h, username)->cookie));
}

/* --- the same once more ------------------------------------------------ */

#define ROUTES_MOST 1024
static const struct route *posted[ROUTES_MOST];
static size_t posted_n;

/* Whether a run before this one has noted it. */
static bool
is_noted(const struct route *route)
{
	FILE *file = test_noted() == NULL ? NULL : fopen(test_noted(), "r");
	char line[256];
	bool found = false;

	while (!found && file != NULL && fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		found = strcmp(line, route->path) == 0;
	}
	if (file != NULL)
		fclose(file);
	return found;
}

bool
http_posted(const struct route *route)
{
	for (size_t i = 0; i < posted_n; i++)
		if (posted[i] == route)
			return true;
	return is_noted(route);
}

/* The POST route that answers a path. */
static const struct route *
route_of(struct http *h, const char *path)
{
	struct pairs places;
	bool known;

	return router_find(h->router, POST,
	                   str_slice(str_of(path), 0, strcspn(path, "?")),
	                   &places, &known, h->w->arena);
}

/* Nobody is signed in any more, so that nothing was looked at. */
static bool
signed_out(struct http *h, const struct http_reply *reply)
{
	return reply->status == 401 ||
	       str_starts(http_header(h, reply, "Location"), S("/sign-in"));
}

static void
posted_note(const struct route *route)
{
	FILE *file;

	if (http_posted(route))
		return;
	expect_true(posted_n < ROUTES_MOST);
	posted[posted_n++] = route;
	file = test_noted() == NULL ? NULL : fopen(test_noted(), "a");
	if (file == NULL)
		return;
	fprintf(file, "%s\n", route->path);
	fclose(file);
}

/* Send it once more: nothing changes, and the answer is the first one's. */
static void
send_again(struct http *h, const struct http_reply *first, struct str request)
{
	int64_t before = world_changes(h->w);
	struct http_reply again = http_raw(h, request);
	int64_t changed = world_changes(h->w) - before;

	/* Where a page is shown again, that somebody looked is written. */
	expect_true(changed == 0 || (changed == 1 && first->status == 200));
	if (signed_out(h, &again))
		return;
	if (again.status != first->status)
		expect_equal(again.status, 303);
	else if (first->status != 200)
		expect_true(str_equal(http_header(h, &again, "Location"),
		                      http_header(h, first, "Location")));
}

static struct http_reply
posted_twice(struct http *h, const char *username, const char *path,
             struct str request)
{
	struct http_reply first = http_raw(h, request);
	const struct route *route = route_of(h, path);

	if (first.status == 0 || first.status >= 400 || route == NULL)
		return first;
	posted_note(route);
	if (username != NULL && !route->no_key)
		send_again(h, &first, request);
	return first;
}

struct http_reply
http_get(struct http *h, const char *username, const char *path)
{
	struct buf b;

	head_put(&b, h, "GET", path, username);
	buf_lit(&b, "\r\n");
	return http_raw(h, buf_get(&b));
}

static void
encode(struct buf *b, const char *value)
{
	for (; *value != '\0'; value++) {
		unsigned char c = (unsigned char)*value;

		if (isalnum(c) || c == '-' || c == '_')
			buf_char(b, (char)c);
		else
			buf_print(b, "%%%02X", c);
	}
}

static void
field_put(struct buf *b, const char *name, const char *value)
{
	if (b->n > 0)
		buf_char(b, '&');
	encode(b, name);
	buf_char(b, '=');
	encode(b, value);
}

static bool
fields_have(const char *const *fields, const char *name)
{
	for (; *fields != NULL; fields += 2)
		if (str_is(str_of(*fields), name))
			return true;
	return false;
}

/* How a kind of form writes a field. */
typedef void putter(struct buf *b, const char *name, const char *value);

/* The fields of a form, with the token and a new key unless they are named. */
static void
fields_put(struct buf *body, struct http *h, const char *username,
           const char *const *fields, putter *put)
{
	if (username != NULL && !fields_have(fields, FORM_TOKEN))
		put(body, FORM_TOKEN,
		    str_c(h->w->arena, http_session(h, username)->csrf));
	if (!fields_have(fields, FORM_KEY)) {
		h->key = id_show(h->w->arena, id_new());
		put(body, FORM_KEY, str_c(h->w->arena, h->key));
	}
	for (; *fields != NULL; fields += 2)
		put(body, fields[0], fields[1]);
}

struct http_reply
http_post(struct http *h, const char *username, const char *path,
          const char *const *fields)
{
	struct buf b, body;

	buf_init(&body, h->w->arena, 0);
	fields_put(&body, h, username, fields, field_put);
	head_put(&b, h, "POST", path, username);
	buf_print(&b,
	          "Content-Type: application/x-www-form-urlencoded\r\n"
	          "Content-Length: %zu\r\n\r\n",
	          body.n);
	buf_str(&b, buf_get(&body));
	return posted_twice(h, username, path, buf_get(&b));
}

#define UPLOAD_MOST ((size_t)12 * 1024 * 1024)
#define PART        "--bXb\r\nContent-Disposition: form-data; name=\"%s\""

static void
part_put(struct buf *b, const char *name, const char *value)
{
	buf_print(b, PART "\r\n\r\n%s\r\n", name, value);
}

static void
files_put(struct buf *body, const struct http_file *files)
{
	for (; files->field != NULL; files++) {
		buf_print(body, PART "; filename=\"%s\"\r\n\r\n", files->field,
		          files->name);
		buf_put(body, files->bytes.p, files->bytes.n);
		buf_lit(body, "\r\n");
	}
	buf_lit(body, "--bXb--\r\n");
}

struct http_reply
http_upload(struct http *h, const char *username, const char *path,
            const char *const *fields, const struct http_file *files)
{
	/* A file may be larger than all else of a world. */
	struct arena *own = arena_create(8 * UPLOAD_MOST);
	struct http_reply reply;
	struct buf head, body, all;

	buf_init(&body, own, UPLOAD_MOST);
	fields_put(&body, h, username, fields, part_put);
	files_put(&body, files);
	head_put(&head, h, "POST", path, username);
	buf_init(&all, own, UPLOAD_MOST);
	buf_str(&all, buf_get(&head));
	buf_print(&all,
	          "Content-Type: multipart/form-data; boundary=bXb\r\n"
	          "Content-Length: %zu\r\n\r\n",
	          body.n);
	buf_str(&all, buf_get(&body));
	reply = posted_twice(h, username, path, buf_get(&all));
	arena_drop(own);
	return reply;
}

/* The token, the kind and the body of a request that sends JSON. */
static void
json_put(struct buf *b, struct http *h, const char *username, const char *body)
{
	if (username != NULL)
		buf_print(b, "X-CSRF-Token: %.*s\r\n",
		          STR_ARG(http_session(h, username)->csrf));
	buf_print(b,
	          "Content-Type: application/json\r\n"
	          "Content-Length: %zu\r\n\r\n%s",
	          strlen(body), body);
}

struct http_reply
http_json(struct http *h, const char *username, const char *path,
          const char *key, const char *body)
{
	struct buf b;

	head_put(&b, h, "POST", path, username);
	if (key != NULL)
		buf_print(&b, "Idempotency-Key: %s\r\n", key);
	json_put(&b, h, username, body);
	return posted_twice(h, username, path, buf_get(&b));
}

struct http_reply
http_patch(struct http *h, const char *username, const char *path,
           const char *version, const char *body)
{
	struct buf b;

	head_put(&b, h, "PATCH", path, username);
	if (version != NULL)
		buf_print(&b, "If-Match: %s\r\n", version);
	json_put(&b, h, username, body);
	return http_raw(h, buf_get(&b));
}

struct str
http_header(struct http *h, const struct http_reply *reply, const char *name)
{
	struct str rest = reply->head;
	struct str line;
	size_t n = strlen(name);

	(void)h;
	while (str_split(&rest, '\n', &line))
		if (line.n > n && strncasecmp(line.p, name, n) == 0 &&
		    line.p[n] == ':')
			return str_trim(str_slice(line, n + 1, line.n));
	return S("");
}

/* --- what every API is asked --------------------------------------------- */

struct http_reply
http_json_new(struct http *h, const char *username, const char *path,
              const char *body)
{
	struct str key = str_print(h->w->arena, "key-%d", h->keys++);

	return http_json(h, username, path, str_c(h->w->arena, key), body);
}

void
http_takes(struct http *h, const char *username, const char *path,
           const char *body, const char *has)
{
	struct http_reply reply = http_json_new(h, username, path, body);

	expect_equal(reply.status, 201);
	expect_has(reply.body, has);
}

void
http_refuses(struct http *h, const char *username, const char *path,
             const char *body, int status, const char *has)
{
	struct http_reply reply = http_json_new(h, username, path, body);

	expect_equal(reply.status, status);
	expect_has(reply.body, "\"errorCode\"");
	expect_has(reply.body, has);
}

const char *
http_at(struct http *h, const char *base, struct str id, const char *rest)
{
	return str_c(h->w->arena, str_print(h->w->arena, "%s/%.*s%s", base,
	                                    STR_ARG(id), rest));
}

struct str
http_id_after(struct str text, struct str before)
{
	size_t at = 0;
	int64_t id;

	while (at + before.n + 13 <= text.n &&
	       !(str_starts(str_slice(text, at, before.n), before) &&
	         id_read(str_slice(text, at + before.n, 13), &id)))
		at++;
	expect_true(at + before.n + 13 <= text.n);
	return str_slice(text, at + before.n, 13);
}
