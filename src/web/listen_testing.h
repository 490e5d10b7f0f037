/*
 * listen_testing.h - a really started listener and a client that may be as
 * rude as it likes.  For the listen_*_test.c alone.
 */
#ifndef WEB_LISTEN_TESTING_H
#define WEB_LISTEN_TESTING_H

#include "tests/test.h"
#include "web/listen.h"

struct serving {
	struct test *t;
	struct listener *listener;
	int port;
	bool stopped;
};

/*
 * Serve on a port of 127.0.0.1 until the test ends, with handlers at
 *	/hello /echo /slow /fill /claim /again /hand-over /upload /json /file
 *	/half /big
 * and a fixed reply at /health/ping.  Address, handle, broken, fixed and
 * takes_upload of the options are filled in.
 */
struct serving *serving_start(struct test *t, struct listen_options options);

/* Stop now. */
void serving_stop(struct serving *s, unsigned ms);

/* A connection that is closed when the test ends. */
int client_dial(struct serving *s);

/* Send all of it; false when the server has hung up. */
bool client_say_n(int fd, const char *p, size_t n);
bool client_say(int fd, const char *text);

/*
 * The next reply, head and body as its Content-Length says, within `ms`;
 * what there was until the server hung up; empty when nothing came.
 */
struct str client_hear(struct serving *s, int fd, int ms);

/* Whether the server hangs up within `ms`, whatever it still says. */
bool client_cut_off(int fd, int ms);

/* One request on a connection of its own, and its reply. */
struct str client_ask(struct serving *s, const char *request);

/* The status of a reply, 0 when there is none. */
int reply_status(struct str reply);

/* Resident memory of this process, in KiB. */
long process_resident(void);

#endif
