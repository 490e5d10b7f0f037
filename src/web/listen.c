/*
 * listen.c - starting and stopping.
 */
#include "web/listen.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "web/listen_inner.h"

/* Files kept for everything that is not a connection. */
#define FILES_KEPT 128

/* What one connection of libmicrohttpd may use for its head. */
#define CONN_MEMORY ((size_t)32 * 1024)

static unsigned
or_else(unsigned value, unsigned standard)
{
	return value != 0 ? value : standard;
}

static void
options_fill(struct listen_options *o)
{
	unsigned files = listen_files_raise();

	o->workers = or_else(o->workers, 8);
	o->io_threads = or_else(o->io_threads, 2);
	o->header_ms = or_else(o->header_ms, 10000);
	o->body_ms = or_else(o->body_ms, 30000);
	o->send_ms = or_else(o->send_ms, 60000);
	o->send_rate = or_else(o->send_rate, 64);
	o->idle_ms = or_else(o->idle_ms, 30000);
	o->connections_most = or_else(o->connections_most, 4096);
	o->per_address_most = or_else(o->per_address_most, 256);
	if (o->connections_most + FILES_KEPT > files) {
		o->connections_most =
		        files > FILES_KEPT * 2 ? files - FILES_KEPT : files / 2;
		log_event(LOG_WARN, "connections_fewer_for_files",
		          LOG_NUMBER("connections", o->connections_most));
	}
}

/* Paths stay as sent: request_decode is the one place that decodes. */
static size_t
unescape_not(void *cls, struct MHD_Connection *mhd, char *s)
{
	(void)cls;
	(void)mhd;
	return strlen(s);
}

static struct MHD_Daemon *
daemon_start(struct listener *listener)
{
	const struct listen_options *o = &listener->options;
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD |
	                 MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC;

	if (o->address[0] == '[')
		flags |= MHD_USE_IPv6;
	/* The limit is a thread's own, and ours is the one that counts.  Not
	 * strict: then an address with a space is closed without a word, and
	 * what else it would refuse is refused by head_read. */
	return MHD_start_daemon(
	        flags, 0, conn_allowed, listener, request_comes, listener,
	        MHD_OPTION_LISTEN_SOCKET, (MHD_socket)listener->socket,
	        MHD_OPTION_THREAD_POOL_SIZE, o->io_threads,
	        MHD_OPTION_STRICT_FOR_CLIENT, 0, MHD_OPTION_CONNECTION_LIMIT,
	        (o->connections_most + 64) * o->io_threads,
	        MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONN_MEMORY,
	        MHD_OPTION_CONNECTION_TIMEOUT, 0u,
	        MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
	        MHD_OPTION_URI_LOG_CALLBACK, request_begins, listener,
	        MHD_OPTION_UNESCAPE_CALLBACK, unescape_not, NULL,
	        MHD_OPTION_NOTIFY_COMPLETED, request_completed, listener,
	        MHD_OPTION_NOTIFY_CONNECTION, conn_notify, listener,
	        MHD_OPTION_END);
}

static bool
threads_start(struct listener *listener, struct arena *arena)
{
	if (!reaper_start(listener) || !workers_start(listener, arena))
		return false;
	listener->daemon = daemon_start(listener);
	return listener->daemon != NULL;
}

/* Our threads take no signals: the main thread waits for those. */
static bool
threads_start_quietly(struct listener *listener, struct arena *arena)
{
	sigset_t all;
	sigset_t before;
	bool started;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	started = threads_start(listener, arena);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

const struct fault *
listen_start(struct arena *arena, const struct listen_options *options,
             struct listener **out)
{
	struct listener *listener = arena_new(arena, struct listener, 1);
	struct {
		struct arena *arena;
	} c = {arena};

	listener->options = *options;
	TRY(listen_socket(arena, options->address, &listener->socket,
	                  &listener->port));
	options_fill(&listener->options);
	queue_init(&listener->queue);
	registry_init(&listener->registry);
	bare_init();
	fixed_make(listener, arena);
	if (!threads_start_quietly(listener, arena)) {
		queue_end(listener);
		workers_join(listener);
		reaper_stop(listener);
		fixed_drop(listener);
		close(listener->socket);
		return fault_unavailable(
		        &c, "There are too few resources to start serving");
	}
	*out = listener;
	return NULL;
}

int
listen_port(const struct listener *listener)
{
	return listener->port;
}

void
listen_figures(struct listener *listener, struct listen_figures *out)
{
	*out = (struct listen_figures){
	        .requests = atomic_load(&listener->requests),
	        .reaped = atomic_load(&listener->reaped),
	        .refused = atomic_load(&listener->refused),
	        .arena_peak = atomic_load(&listener->arena_peak),
	};
	pthread_mutex_lock(&listener->registry.lock);
	out->connections = listener->registry.count;
	pthread_mutex_unlock(&listener->registry.lock);
	pthread_mutex_lock(&listener->queue.lock);
	out->waiting = listener->queue.waiting;
	pthread_mutex_unlock(&listener->queue.lock);
}

/* Close what is between two requests; how many connections remain. */
static unsigned
quiet_cut(struct listener *listener)
{
	struct registry *registry = &listener->registry;
	unsigned count;

	pthread_mutex_lock(&registry->lock);
	for (struct conn *c = registry->conns; c != NULL; c = c->next)
		if (!c->reaped && atomic_load(&c->doing) <= DOING_QUIET)
			conn_cut(c);
	count = registry->count;
	pthread_mutex_unlock(&registry->lock);
	return count;
}

void
listen_stop(struct listener *listener, unsigned ms)
{
	int64_t until = clock_ticks() + ms;

	/*
	 * Nobody is let in from now on.  MHD_quiesce_daemon is not to be
	 * used: its threads may put the listening socket away themselves at
	 * that moment, and then it ends the program (0.9.75).
	 */
	atomic_store(&listener->stopping, true);
	while (quiet_cut(listener) > 0 && clock_ticks() < until)
		clock_sleep(5);
	queue_end(listener);
	workers_join(listener);
	/* Stopped only now: it must find no connection suspended. */
	MHD_stop_daemon(listener->daemon);
	listener->daemon = NULL;
	reaper_stop(listener);
	fixed_drop(listener);
}
