/*
 * dial_find.c - where the name of a host leads, within a time.
 *
 * The library's question has no end of its own, and nothing that takes it back.
 * So a thread asks it, and whoever waits goes on when the time is over; the
 * thread keeps its place until it is answered, and there are few places.
 */
#include "base/dial_local.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#define PLACES    8
#define HOST_MOST 256
#define PORT_MOST 16

enum place_state { PLACE_FREE, PLACE_ASKING, PLACE_DONE, PLACE_LEFT };

struct place {
	enum place_state state;
	dial_resolver ask;
	char host[HOST_MOST];
	char port[PORT_MOST];
	int over; /* closed when there is an answer */
	struct addrinfo *found;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct place places[PLACES];

static const struct addrinfo want = {.ai_socktype = SOCK_STREAM};

/* --- the thread ----------------------------------------------------------- */

static void *
asks(void *data)
{
	struct place *place = data;
	struct addrinfo *found = NULL;

	if (place->ask(place->host, place->port, &want, &found) != 0)
		found = NULL;
	(void)pthread_mutex_lock(&lock);
	(void)close(place->over);
	if (place->state == PLACE_LEFT) {
		place->state = PLACE_FREE;
	} else {
		place->found = found;
		found = NULL;
		place->state = PLACE_DONE;
	}
	(void)pthread_mutex_unlock(&lock);
	if (found != NULL)
		freeaddrinfo(found);
	return NULL;
}

static bool
thread_begin(struct place *place)
{
	pthread_attr_t attr;
	pthread_t thread;
	bool runs;

	if (pthread_attr_init(&attr) != 0)
		return false;
	(void)pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	runs = pthread_create(&thread, &attr, asks, place) == 0;
	(void)pthread_attr_destroy(&attr);
	return runs;
}

/* --- whoever waits -------------------------------------------------------- */

static struct place *
place_take(void)
{
	struct place *place = NULL;

	(void)pthread_mutex_lock(&lock);
	for (size_t i = 0; i < PLACES && place == NULL; i++)
		if (places[i].state == PLACE_FREE)
			place = &places[i];
	if (place != NULL)
		place->state = PLACE_ASKING;
	(void)pthread_mutex_unlock(&lock);
	return place;
}

/* What it found, or NULL; a place whose thread still asks is left to it. */
static struct addrinfo *
place_end(struct place *place, bool runs)
{
	struct addrinfo *found = NULL;

	(void)pthread_mutex_lock(&lock);
	if (!runs) {
		place->state = PLACE_FREE;
	} else if (place->state == PLACE_DONE) {
		found = place->found;
		place->state = PLACE_FREE;
	} else {
		place->state = PLACE_LEFT;
	}
	(void)pthread_mutex_unlock(&lock);
	return found;
}

static struct addrinfo *
ask_apart(dial_resolver ask, const char *host, const char *port, int ms)
{
	struct place *place = place_take();
	struct pollfd until = {.events = POLLIN};
	int ends[2];
	bool runs;

	if (place == NULL)
		return NULL;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return place_end(place, false);
	place->ask = ask;
	memcpy(place->host, host, strlen(host) + 1);
	memcpy(place->port, port, strlen(port) + 1);
	place->over = ends[1];
	place->found = NULL;
	until.fd = ends[0];
	runs = thread_begin(place);
	if (runs)
		(void)poll(&until, 1, ms);
	else
		(void)close(ends[1]);
	(void)close(ends[0]);
	return place_end(place, runs);
}

bool
dial_find(dial_resolver ask, const char *host, const char *port, int ms,
          struct addrinfo **out)
{
	const struct addrinfo figures = {.ai_socktype = SOCK_STREAM,
	                                 .ai_flags = AI_NUMERICHOST};

	*out = NULL;
	if (strlen(host) >= HOST_MOST || strlen(port) >= PORT_MOST)
		return false;
	if (getaddrinfo(host, port, &figures, out) == 0)
		return true;
	*out = ask_apart(ask, host, port, ms);
	return *out != NULL;
}
