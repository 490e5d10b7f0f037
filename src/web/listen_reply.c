/*
 * listen_reply.c - a reply put into libmicrohttpd's hands, its bytes uncopied.
 */
#include "web/listen_inner.h"

#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

/* The words for what is refused before there is a page to show. */
static const struct {
	int status;
	const char *words;
} bare_words[] = {
        {400, "400 Bad request: its address, headers or length cannot be "
              "read. Nothing was changed\n"},
        {413, "413 Too large\n"},
        {414, "414 Address too long\n"},
        {415, "415 This kind of content is not taken here\n"},
        {431, "431 Header too large\n"},
        {500, "500 Something went wrong\n"},
        {501, "501 Not known here\n"},
        {503, "503 Busy: try again in a moment\n"},
        {507, "507 No room to keep what was sent\n"},
};

#define BARE_N (sizeof(bare_words) / sizeof(bare_words[0]))

static struct MHD_Response *bare[BARE_N];
static pthread_once_t bare_once = PTHREAD_ONCE_INIT;

static struct MHD_Response *
bare_make(const char *words, int status)
{
	struct MHD_Response *response =
	        MHD_create_response_from_buffer(strlen(words),
	                                        (void *)(uintptr_t)words,
	                                        MHD_RESPMEM_PERSISTENT);

	claim(response != NULL);
	MHD_add_response_header(response, "Content-Type",
	                        "text/plain; charset=utf-8");
	MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
	MHD_add_response_header(response, "Cache-Control", "no-store");
	MHD_add_response_header(response, "Connection", "close");
	if (status == 503)
		MHD_add_response_header(response, "Retry-After", "5");
	return response;
}

static void
bare_fill(void)
{
	for (size_t i = 0; i < BARE_N; i++)
		bare[i] = bare_make(bare_words[i].words, bare_words[i].status);
}

void
bare_init(void)
{
	pthread_once(&bare_once, bare_fill);
}

/* Its place among the bare ones; 400 for any other. */
static size_t
bare_place(int status)
{
	for (size_t i = 0; i < BARE_N; i++)
		if (bare_words[i].status == status)
			return i;
	return 0;
}

struct MHD_Response *
bare_reply(int status)
{
	return bare[bare_place(status)];
}

static struct MHD_Response *
from_bytes(struct exchange_inner *inner, const void *p, size_t n)
{
	inner->reply_n = n;
	/* Not copied: the arena goes when libmicrohttpd has sent it. */
	return MHD_create_response_from_buffer(n, (void *)(uintptr_t)p,
	                                       MHD_RESPMEM_PERSISTENT);
}

static struct MHD_Response *
from_file(struct exchange_inner *inner, const char *path)
{
	struct MHD_Response *response;
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		return NULL;
	}
	inner->reply_n = (size_t)st.st_size;
	response = MHD_create_response_from_fd64((uint64_t)st.st_size, fd);
	if (response == NULL)
		close(fd);
	return response;
}

/* Statuses that have no body by their nature (RFC 9110, 6.4.1). */
static bool
status_bare(int status)
{
	return status < 200 || status == 204 || status == 304;
}

static struct MHD_Response *
body_make(struct exchange_inner *inner)
{
	const struct reply *reply = &inner->x.reply;

	if (reply->type == NULL || status_bare(reply->status))
		return from_bytes(inner, "", 0);
	if (reply->file != NULL)
		return from_file(inner, reply->file);
	if (reply->fixed.p != NULL)
		return from_bytes(inner, reply->fixed.p, reply->fixed.n);
	/* The rest was left out: half a page is worse than none. */
	if (reply->body.full)
		return NULL;
	return from_bytes(inner, reply->body.p, reply->body.n);
}

static void
headers_put(struct MHD_Response *response, const struct reply *reply)
{
	if (reply->type != NULL && !status_bare(reply->status))
		MHD_add_response_header(response, "Content-Type", reply->type);
	for (size_t i = 0; i < reply->headers_n; i++)
		MHD_add_response_header(response, reply->headers[i].name.p,
		                        reply->headers[i].value.p);
}

/* One of our own bare replies, made for this exchange alone. */
static struct MHD_Response *
plain_make(struct exchange_inner *inner, int status)
{
	const char *words = bare_words[bare_place(status)].words;

	inner->status = status;
	inner->reply_n = strlen(words);
	return bare_make(words, status);
}

struct MHD_Response *
response_make(struct exchange_inner *inner)
{
	const struct reply *reply = &inner->x.reply;
	struct MHD_Response *response;

	if (inner->bare)
		return plain_make(inner, inner->status);
	inner->status = reply->status;
	response = body_make(inner);
	if (response == NULL) {
		log_event(LOG_ERROR, "reply_body_not_made",
		          LOG_WORD("from",
		                   reply->file != NULL ? "file" : "memory"));
		return plain_make(inner, 500);
	}
	headers_put(response, reply);
	/* A refused body may be on its way still. */
	if (reply->close || inner->refusal != 0)
		MHD_add_response_header(response, "Connection", "close");
	return response;
}

static struct MHD_Response *
fixed_response(const struct listen_fixed *fixed, bool closing)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(
	        fixed->body.n, (void *)(uintptr_t)fixed->body.p,
	        MHD_RESPMEM_PERSISTENT);

	claim(response != NULL);
	MHD_add_response_header(response, "Content-Type", fixed->type);
	for (size_t i = 0; i < fixed->headers_n; i++)
		MHD_add_response_header(response, fixed->headers[i].name.p,
		                        fixed->headers[i].value.p);
	if (closing)
		MHD_add_response_header(response, "Connection", "close");
	return response;
}

void
fixed_make(struct listener *listener, struct arena *arena)
{
	const struct listen_fixed *fixed = listener->options.fixed;
	size_t n = 0;

	while (fixed != NULL && fixed[n].path != NULL)
		n++;
	listener->fixed_n = n;
	listener->fixed = arena_new(arena, struct prebuilt, n);
	for (size_t i = 0; i < n; i++)
		listener->fixed[i] =
		        (struct prebuilt){fixed_response(&fixed[i], false),
		                          fixed_response(&fixed[i], true)};
}

void
fixed_drop(struct listener *listener)
{
	for (size_t i = 0; i < listener->fixed_n; i++) {
		MHD_destroy_response(listener->fixed[i].open);
		MHD_destroy_response(listener->fixed[i].closing);
	}
	listener->fixed_n = 0;
}

struct MHD_Response *
fixed_find(const struct listener *listener, const char *method,
           const char *path)
{
	for (size_t i = 0; i < listener->fixed_n; i++) {
		if (strcmp(path, listener->options.fixed[i].path) != 0)
			continue;
		if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
			return NULL;
		return atomic_load(&listener->stopping)
		               ? listener->fixed[i].closing
		               : listener->fixed[i].open;
	}
	return NULL;
}
