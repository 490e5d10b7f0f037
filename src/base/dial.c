/*
 * dial.c - a socket that never blocks for longer than it was told to.
 */
#include "base/dial_local.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

struct dial {
	int fd;
	int ms;
};

static void
dial_close(void *data)
{
	struct dial *dial = data;

	if (dial->fd >= 0)
		(void)close(dial->fd);
	dial->fd = -1;
}

static bool
wait_for(const struct dial *dial, short what)
{
	struct pollfd p = {.fd = dial->fd, .events = what};
	int n;

	do
		n = poll(&p, 1, dial->ms);
	while (n < 0 && errno == EINTR);
	return n == 1;
}

/* --- reaching it -------------------------------------------------------- */

static bool
joined(struct dial *dial, const struct sockaddr *to, socklen_t n)
{
	socklen_t size = sizeof(int);
	int error = 0;

	dial->fd = socket(to->sa_family,
	                  SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (dial->fd < 0)
		return false;
	if (connect(dial->fd, to, n) == 0)
		return true;
	if (errno == EINPROGRESS && wait_for(dial, POLLOUT) &&
	    getsockopt(dial->fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 &&
	    error == 0)
		return true;
	dial_close(dial);
	return false;
}

static bool
join_path(struct dial *dial, const char *path)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};

	if (strlen(path) >= sizeof(to.sun_path))
		return false;
	memcpy(to.sun_path, path, strlen(path) + 1);
	return joined(dial, (const struct sockaddr *)&to, sizeof(to));
}

static bool
join_host(struct arena *arena, struct dial *dial, struct str address)
{
	struct addrinfo *found = NULL;
	size_t colon = address.n;
	bool good = false;

	while (colon > 0 && address.p[colon - 1] != ':')
		colon--;
	if (colon < 2 ||
	    !dial_find(getaddrinfo,
	               str_c(arena, str_slice(address, 0, colon - 1)),
	               str_c(arena, str_slice(address, colon, address.n)),
	               dial->ms, &found))
		return false;
	for (struct addrinfo *a = found; a != NULL && !good; a = a->ai_next)
		good = joined(dial, a->ai_addr, a->ai_addrlen);
	freeaddrinfo(found);
	return good;
}

bool
dial_is_address(const char *address)
{
	return address[0] == '/' || strchr(address, ':') != NULL;
}

struct dial *
dial_to(struct arena *arena, const char *address, int ms)
{
	struct dial *dial = arena_new(arena, struct dial, 1);
	bool there;

	*dial = (struct dial){-1, ms};
	arena_defer(arena, dial_close, dial);
	there = address[0] == '/' ? join_path(dial, address)
	                          : join_host(arena, dial, str_of(address));
	return there ? dial : NULL;
}

void
dial_end(struct dial *dial)
{
	dial_close(dial);
}

/* --- talking ------------------------------------------------------------ */

bool
dial_say(struct dial *dial, const void *p, size_t n)
{
	const char *from = p;

	while (n > 0) {
		ssize_t sent = send(dial->fd, from, n, MSG_NOSIGNAL);

		if (sent < 0 && errno != EINTR && errno != EAGAIN)
			return false;
		if (sent < 0 && errno == EAGAIN && !wait_for(dial, POLLOUT))
			return false;
		from += sent > 0 ? sent : 0;
		n -= sent > 0 ? (size_t)sent : 0;
	}
	return true;
}

size_t
dial_hear(struct dial *dial, void *p, size_t n)
{
	while (wait_for(dial, POLLIN)) {
		ssize_t got = recv(dial->fd, p, n, 0);

		if (got >= 0)
			return (size_t)got;
		if (errno != EINTR && errno != EAGAIN)
			return 0;
	}
	return 0;
}
