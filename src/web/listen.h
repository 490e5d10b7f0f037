/*
 * listen.h - the server: libmicrohttpd with two I/O threads, our own worker
 * pool, a reaper, limits, and a stop that loses no reply.
 *
 * An exchange is one request and its reply.  It waits suspended while a
 * worker or the writer thread has it, so slow work never holds an I/O
 * thread.  Its memory is one arena.
 *
 * Rules kept here, each with a test of the same words:
 *   - a request that smuggles is refused: more than one Content-Length or
 *     Transfer-Encoding, both together, no Host or two, a NUL in the target;
 *   - a client that is slow with its header or body is cut off in bounded
 *     time;
 *   - a client that does not take its reply is cut off in bounded time;
 *   - an idle crowd from one address does not stop service;
 *   - a stop answers what is under way and takes nothing new;
 *   - a request that breaks costs that request and no other.
 */
#ifndef WEB_LISTEN_H
#define WEB_LISTEN_H

#include "web/reply.h"

struct exchange;
struct listener;

struct exchange {
	struct arena *arena;
	struct request req;
	struct reply reply;
	void *data; /* whatever the handler keeps between its phases */
	/* the listener's own */
	struct exchange_inner *inner;
};

/*
 * A reply that never changes, given on the I/O thread without a worker.
 * GET and HEAD only; the path is compared as sent.
 */
struct listen_fixed {
	const char *path; /* NULL ends a table */
	const char *type;
	struct str body;
	const struct pair *headers; /* values ended by NUL, as S() makes them */
	size_t headers_n;
};

struct listen_options {
	const char *address; /* "127.0.0.1:8080", "[::1]:0" */
	unsigned workers;    /* 0: 8 */
	unsigned io_threads; /* 0: 2 */
	unsigned header_ms;  /* 0: 10,000: header complete since connect */
	unsigned body_ms;    /* 0: 30,000: body complete since header; an
	                      * upload has a second more for each 32 KiB */
	unsigned send_ms;   /* 0: 60,000: reply taken, and longer by its size */
	unsigned send_rate; /* 0: 64: at so many bytes a millisecond */
	unsigned idle_ms;   /* 0: 30,000: keep-alive */
	unsigned connections_most; /* 0: 4,096 */
	unsigned per_address_most; /* 0: 256; loopback is free of it */
	size_t arena_ceiling;      /* 0: ARENA_CEILING */
	/* Called on a worker, inside a boundary, for each complete request. */
	void (*handle)(struct exchange *x, void *data);
	void *data;
	/*
	 * Called on a worker when a boundary was left: make a 500 or 503
	 * reply in x->reply, in x->arena, which is a new one.  The listener
	 * sends it.  NULL, or broken again: a bare reply.
	 */
	void (*broken)(struct exchange *x, enum boundary_end end, void *data);
	/*
	 * Called on a worker for a request whose head was sound but whose
	 * body is not taken: make a reply of this status (400, 413, 415, 507)
	 * in x->reply.  The listener sends it.  NULL: a bare reply.
	 */
	void (*refused)(struct exchange *x, int status, void *data);
	const struct listen_fixed *fixed;
	const char *upload_folder; /* for temporary files; NULL: /tmp */
	/* Whether a route takes an upload of up to REQUEST_UPLOAD_MOST. */
	bool (*takes_upload)(struct str path, void *data);
};

/*
 * Start serving.  UNAVAILABLE names the address when it cannot be had (in
 * use, no permission); INVALID when it is none.  What the options point to
 * must outlive the listener.  The arena may go only after listen_stop, and
 * after whatever else holds exchanges (the writer) has stopped.
 */
MUST_CHECK const struct fault *
listen_start(struct arena *arena, const struct listen_options *options,
             struct listener **out);

/* The port really bound (with ":0"). */
int listen_port(const struct listener *listener);

/*
 * Send the reply.  From any thread, once an exchange; then it is gone, so
 * nothing of it may be touched afterwards.  Allocates nothing in its arena.
 */
void exchange_finish(struct exchange *x);

/*
 * Run fn on a worker later; the exchange waits until then.  From any thread,
 * as the last thing done with it there.  Goes before new requests.
 */
void
exchange_again(struct exchange *x, void (*fn)(struct exchange *x, void *data));

/* Figures for /status and /metrics. */
struct listen_figures {
	unsigned connections;
	unsigned waiting; /* for a worker */
	int64_t requests;
	int64_t reaped;  /* slow clients cut off */
	int64_t refused; /* malformed */
	size_t arena_peak;
};
void listen_figures(struct listener *listener, struct listen_figures *out);

/*
 * Stop: let nobody in, answer what is under way (at most `ms`), close.  Then
 * waits for handlers that still run on the workers, whose clients have been
 * left.  An exchange finished after that is only let go.
 */
void listen_stop(struct listener *listener, unsigned ms);

#endif
