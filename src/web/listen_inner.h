/*
 * listen_inner.h - what the files of the listener share.  For listen*.c alone.
 *
 * A connection belongs to one I/O thread.  Other threads look only at what
 * is marked shared: under the registry's lock the connection cannot go, and
 * under the queue's lock an exchange that is with a worker cannot.
 */
#ifndef WEB_LISTEN_INNER_H
#define WEB_LISTEN_INNER_H

#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>

#include <microhttpd.h>

#include "web/listen.h"
#include "web/multipart.h"

/* Where a request is, to its own I/O thread. */
enum stage {
	STAGE_HEAD,  /* none yet, or its head is coming      */
	STAGE_FIXED, /* its reply is a fixed one             */
	STAGE_BODY,  /* its body is coming, or there is none */
	STAGE_WORK,  /* suspended; a worker or writer has it */
	STAGE_SEND,  /* its reply is going                   */
};

/* What a connection is doing, to the reaper and the stop. */
enum doing {
	DOING_NEW,   /* connected, nothing asked yet  */
	DOING_QUIET, /* between two requests          */
	DOING_HEAD,  /* a request has begun           */
	DOING_BODY,
	DOING_WORK,
	DOING_SEND,
};

#define NEVER INT64_MAX

struct address {
	struct in6_addr ip;
	unsigned count;
	struct address *next;
};

struct conn {
	struct listener *listener;
	struct MHD_Connection *mhd;
	struct conn *next; /* the registry */
	struct conn *before;
	struct address *address; /* NULL: free of the limit */
	int fd;
	bool reaped;              /* under the registry's lock */
	bool abandoned;           /* set while suspended, by the stop */
	atomic_int doing;         /* shared */
	_Atomic int64_t deadline; /* shared; clock_ticks */
	_Atomic int64_t since;    /* shared; quiet or new since */
	char peer[INET6_ADDRSTRLEN];
	/* the request under way */
	enum stage stage;
	struct exchange_inner *inner;
	struct MHD_Response *fixed;
	const char *target_at; /* where libmicrohttpd keeps it */
	size_t target_n;
	char *target; /* our copy, kept for the next one */
	size_t target_room;
	bool linger; /* refused with a body on its way */
};

enum body_kind { BODY_NONE, BODY_FORM, BODY_JSON, BODY_MULTIPART };

struct exchange_inner {
	struct exchange x;
	struct listener *listener;
	struct conn *conn;
	struct arena *first; /* the arena this stands in */
	struct arena *spare; /* of a broken request's reply */
	/* the queue */
	struct exchange_inner *next;
	void (*phase)(struct exchange *x, void *data);
	bool opened;
	/* suspended ones, under the queue's lock */
	struct exchange_inner *held_next;
	struct exchange_inner *held_before;
	bool abandoned;
	/* the body */
	enum body_kind kind;
	size_t body_most;
	size_t body_n;
	struct buf body;
	struct multipart *multipart;
	int refusal; /* a status, or 0 */
	/* the reply */
	bool bare; /* of this status, whatever x.reply holds */
	struct MHD_Response *response;
	int status;
	size_t reply_n;
};

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	struct exchange_inner *again_head; /* exchange_again: served first */
	struct exchange_inner **again_tail;
	struct exchange_inner *head;
	struct exchange_inner **tail;
	struct exchange_inner *held;
	unsigned waiting;
	bool ended;
};

#define ADDRESS_CELLS 1024
#define LINGER_MOST   64

struct lingering {
	int fd;
	int64_t deadline;
};

struct registry {
	pthread_mutex_t lock;
	struct conn *conns;
	unsigned count;
	struct address *cells[ADDRESS_CELLS];
	uint32_t salt;
	struct lingering lingers[LINGER_MOST];
	size_t lingers_n;
};

/* A prebuilt reply, and the same saying that the connection closes. */
struct prebuilt {
	struct MHD_Response *open;
	struct MHD_Response *closing;
};

struct listener {
	struct listen_options options;
	struct MHD_Daemon *daemon;
	int socket;
	int port;
	struct queue queue;
	struct registry registry;
	pthread_t *workers;
	size_t workers_n;
	pthread_t reaper;
	bool reaper_runs;
	pthread_cond_t reaper_wake; /* with the registry's lock */
	bool reaper_ended;
	atomic_bool stopping;
	struct prebuilt *fixed; /* beside options.fixed */
	size_t fixed_n;
	/* figures */
	_Atomic int64_t requests;
	_Atomic int64_t reaped;
	_Atomic int64_t refused;
	_Atomic int64_t bodies; /* bytes of bodies held in memory */
	_Atomic size_t arena_peak;
};

/* --- listen_check.c: the head of a request ----------------------------- */

#define HEAD_LINES_MOST 100

struct head_line {
	const char *name;
	size_t name_n;
	const char *value;
	size_t value_n;
};

struct head {
	struct head_line lines[HEAD_LINES_MOST];
	size_t n;
	bool full;
	unsigned hosts;
	unsigned lengths;
	unsigned codings;
	const char *host;
	const char *coding;
	const char *content_length;
	uint64_t length; /* 0 without one */
	bool chunked;
};

/* Collect the head and check it.  0, or the status to refuse it with. */
int head_read(struct head *head, const struct conn *conn, const char *method,
              const char *version);

/* --- listen_exchange.c: a request made of its head --------------------- */

/*
 * 0 with the exchange in conn->inner, whose own refusal may be set when the
 * head is sound but the body is not wanted; or the status of a bare refusal.
 */
int
exchange_make(struct conn *conn, const struct head *head, const char *method);

/* Let everything of it go. */
void exchange_drop(struct exchange_inner *inner);

/* --- listen_body.c ----------------------------------------------------- */

/* Decide by its head how its body is taken. */
void body_expect(struct exchange_inner *inner, const struct head *head);

/* Take the next bytes; false: close at once. */
bool body_take(struct exchange_inner *inner, const char *p, size_t n);

/* On the worker, inside the boundary: make form and so on of the body.  0,
 * or the status it is refused with. */
int body_open(struct exchange_inner *inner);

/* --- listen_worker.c --------------------------------------------------- */

/* Nothing waits yet. */
void queue_init(struct queue *queue);
/* Suspend a fresh exchange's connection and give it to the workers.  False,
 * with nothing done, when they have ended. */
MUST_CHECK bool
queue_push(struct listener *listener, struct exchange_inner *inner,
           void (*phase)(struct exchange *x, void *data));
MUST_CHECK bool workers_start(struct listener *listener, struct arena *arena);
/* Take nothing new, and leave the clients of what is with workers and the
 * writer. */
void queue_end(struct listener *listener);
/* Wait for the workers to come to their end. */
void workers_join(struct listener *listener);

/* --- listen_reply.c ---------------------------------------------------- */

/* Make the bare refusals, once a process. */
void bare_init(void);
/* A bare refusal, shared by all: its connection closes. */
struct MHD_Response *bare_reply(int status);
/* The response of an exchange's reply; NULL when there is no memory. */
struct MHD_Response *response_make(struct exchange_inner *inner);
void fixed_make(struct listener *listener, struct arena *arena);
void fixed_drop(struct listener *listener);
/* The prebuilt answer to this request, or NULL. */
struct MHD_Response *fixed_find(const struct listener *listener,
                                const char *method, const char *path);

/* --- listen_conn.c ----------------------------------------------------- */

/* Nobody is connected yet. */
void registry_init(struct registry *registry);
/* Whether a connection from there is let in. */
enum MHD_Result
conn_allowed(void *cls, const struct sockaddr *from, socklen_t from_n);
/* A connection was made or ended. */
void conn_notify(void *cls, struct MHD_Connection *mhd, void **socket_context,
                 enum MHD_ConnectionNotificationCode code);
/* Say what it does and by when it must have done. */
void conn_doing(struct conn *conn, enum doing doing, int64_t deadline);
/* Under the registry's lock: end it. */
void conn_cut(struct conn *conn);

/* --- listen_request.c: what libmicrohttpd calls ------------------------ */

/* The request line is there; the connection is the request's context. */
void *request_begins(void *cls, const char *uri, struct MHD_Connection *mhd);
/* Head, pieces of the body, end, and the reply when it is ready. */
enum MHD_Result
request_comes(void *cls, struct MHD_Connection *mhd, const char *url,
              const char *method, const char *version, const char *data,
              size_t *data_n, void **context);
/* All is sent, or the client is gone: let the exchange go. */
void request_completed(void *cls, struct MHD_Connection *mhd, void **context,
                       enum MHD_RequestTerminationCode code);

/* --- listen_reaper.c --------------------------------------------------- */

/* Start its thread; false when there is none to be had. */
MUST_CHECK bool reaper_start(struct listener *listener);
/* End it, and let go of who was still listened to. */
void reaper_stop(struct listener *listener);
/* Keep a refused client's connection open until it has read why. */
void reaper_linger(struct listener *listener, int fd);

/* --- listen_socket.c --------------------------------------------------- */

/* A socket that listens there.  Faults as listen_start's. */
MUST_CHECK const struct fault *
listen_socket(struct arena *arena, const char *address, int *socket_out,
              int *port_out);
/* Raise the number of files to what is allowed; how many that is. */
unsigned listen_files_raise(void);

#endif
