/*
 * listen_reaper.c - the thread that cuts off whoever takes too long.
 *
 * libmicrohttpd's own time-out starts again with every byte, so one byte a
 * second holds a connection for ever.  Here every stage has an end.
 */
#include "web/listen_inner.h"

#include <errno.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

/* How long, and how much at a time, a refused client is still listened to. */
#define LINGER_MS   2000
#define LINGER_READ 64

void
reaper_linger(struct listener *listener, int fd)
{
	struct registry *registry = &listener->registry;
	bool kept = false;

	if (fd < 0)
		return;
	shutdown(fd, SHUT_WR);
	pthread_mutex_lock(&registry->lock);
	if (registry->lingers_n < LINGER_MOST && !listener->reaper_ended) {
		registry->lingers[registry->lingers_n++] =
		        (struct lingering){fd, clock_ticks() + LINGER_MS};
		kept = true;
	}
	pthread_mutex_unlock(&registry->lock);
	if (kept)
		pthread_cond_signal(&listener->reaper_wake);
	else
		close(fd);
}

/* Read and forget; false when it is over. */
static bool
linger_read(int fd)
{
	char sink[16384];

	for (int i = 0; i < LINGER_READ; i++) {
		ssize_t n = recv(fd, sink, sizeof(sink), MSG_DONTWAIT);

		if (n == 0)
			return false;
		if (n < 0)
			return errno == EAGAIN || errno == EINTR;
	}
	return true;
}

static void
lingers_step(struct registry *registry, int64_t now)
{
	size_t kept = 0;

	for (size_t i = 0; i < registry->lingers_n; i++) {
		struct lingering *linger = &registry->lingers[i];

		if (now < linger->deadline && linger_read(linger->fd))
			registry->lingers[kept++] = *linger;
		else
			close(linger->fd);
	}
	registry->lingers_n = kept;
}

/* Cut off all that are past their time. */
static void
late_cut(struct listener *listener, int64_t now)
{
	struct conn *conn = listener->registry.conns;

	for (; conn != NULL; conn = conn->next) {
		if (conn->reaped || atomic_load(&conn->deadline) > now)
			continue;
		/* A quiet one is only tidied away. */
		if (atomic_load(&conn->doing) != DOING_QUIET)
			atomic_fetch_add(&listener->reaped, 1);
		conn_cut(conn);
	}
}

/* How long to sleep: a fraction of the shortest time there is. */
static int64_t
tick_of(const struct listen_options *options)
{
	unsigned least = options->header_ms;

	if (options->body_ms < least)
		least = options->body_ms;
	if (options->idle_ms < least)
		least = options->idle_ms;
	least /= 4;
	return least < 10 ? 10 : least > 250 ? 250 : (int64_t)least;
}

static void
sleep_ms(struct listener *listener, int64_t ms)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += (long)(ms * 1000000);
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	pthread_cond_timedwait(&listener->reaper_wake, &listener->registry.lock,
	                       &until);
}

static void *
reap(void *data)
{
	struct listener *listener = data;
	struct registry *registry = &listener->registry;
	int64_t tick = tick_of(&listener->options);

	pthread_mutex_lock(&registry->lock);
	while (!listener->reaper_ended) {
		int64_t now = clock_ticks();

		late_cut(listener, now);
		lingers_step(registry, now);
		sleep_ms(listener, registry->lingers_n > 0 ? 10 : tick);
	}
	lingers_step(registry, NEVER);
	pthread_mutex_unlock(&registry->lock);
	return NULL;
}

bool
reaper_start(struct listener *listener)
{
	pthread_condattr_t attr;

	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&listener->reaper_wake, &attr);
	pthread_condattr_destroy(&attr);
	listener->reaper_runs =
	        pthread_create(&listener->reaper, NULL, reap, listener) == 0;
	return listener->reaper_runs;
}

void
reaper_stop(struct listener *listener)
{
	if (!listener->reaper_runs)
		return;
	pthread_mutex_lock(&listener->registry.lock);
	listener->reaper_ended = true;
	pthread_mutex_unlock(&listener->registry.lock);
	pthread_cond_signal(&listener->reaper_wake);
	pthread_join(listener->reaper, NULL);
	listener->reaper_runs = false;
}
