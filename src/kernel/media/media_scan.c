/*
 * media_scan.c - clamd, asked over its socket (INSTREAM): pieces of the file,
 * each after its length, and a piece of nothing; then one line back.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "kernel/media/media_local.h"

#define PIECE ((size_t)64 * 1024)

struct asking {
	int fd;
	int ms;
};

static void
asking_end(void *data)
{
	struct asking *asking = data;

	if (asking->fd >= 0)
		(void)close(asking->fd);
	asking->fd = -1;
}

static bool
wait_for(const struct asking *asking, short what)
{
	struct pollfd p = {.fd = asking->fd, .events = what};
	int n;

	do
		n = poll(&p, 1, asking->ms);
	while (n < 0 && errno == EINTR);
	return n == 1;
}

/* --- reaching it -------------------------------------------------------- */

static bool
joined(struct asking *asking, const struct sockaddr *to, socklen_t n)
{
	socklen_t size = sizeof(int);
	int error = 0;

	asking->fd = socket(to->sa_family,
	                    SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (asking->fd < 0)
		return false;
	if (connect(asking->fd, to, n) == 0)
		return true;
	if (errno == EINPROGRESS && wait_for(asking, POLLOUT) &&
	    getsockopt(asking->fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 &&
	    error == 0)
		return true;
	asking_end(asking);
	return false;
}

static bool
join_path(struct asking *asking, const char *path)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};

	if (strlen(path) >= sizeof(to.sun_path))
		return false;
	memcpy(to.sun_path, path, strlen(path) + 1);
	return joined(asking, (const struct sockaddr *)&to, sizeof(to));
}

static bool
join_host(struct arena *arena, struct asking *asking, struct str address)
{
	struct addrinfo want = {.ai_socktype = SOCK_STREAM};
	struct addrinfo *found = NULL;
	size_t colon = address.n;
	bool good = false;

	while (colon > 0 && address.p[colon - 1] != ':')
		colon--;
	if (colon < 2 ||
	    getaddrinfo(str_c(arena, str_slice(address, 0, colon - 1)),
	                str_c(arena, str_slice(address, colon, address.n)),
	                &want, &found) != 0)
		return false;
	for (struct addrinfo *a = found; a != NULL && !good; a = a->ai_next)
		good = joined(asking, a->ai_addr, a->ai_addrlen);
	freeaddrinfo(found);
	return good;
}

/* --- asking ------------------------------------------------------------- */

static bool
send_all(const struct asking *asking, const void *p, size_t n)
{
	const char *from = p;

	while (n > 0) {
		ssize_t sent = send(asking->fd, from, n, MSG_NOSIGNAL);

		if (sent < 0 && errno != EINTR && errno != EAGAIN)
			return false;
		if (sent < 0 && errno == EAGAIN && !wait_for(asking, POLLOUT))
			return false;
		from += sent > 0 ? sent : 0;
		n -= sent > 0 ? (size_t)sent : 0;
	}
	return true;
}

static bool
send_file(const struct asking *asking, struct bytes b)
{
	static const char command[] = "zINSTREAM";
	uint32_t length = 0;

	if (!send_all(asking, command, sizeof(command)))
		return false;
	for (size_t at = 0; at < b.n; at += PIECE) {
		size_t n = b.n - at < PIECE ? b.n - at : PIECE;

		length = htonl((uint32_t)n);
		if (!send_all(asking, &length, sizeof(length)) ||
		    !send_all(asking, b.p + at, n))
			return false;
	}
	length = 0;
	return send_all(asking, &length, sizeof(length));
}

/* Up to the NUL that ends it; empty when none came. */
static struct str
line_read(const struct asking *asking, char *line, size_t room)
{
	size_t n = 0;

	while (n < room && wait_for(asking, POLLIN)) {
		ssize_t got = recv(asking->fd, line + n, room - n, 0);

		if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
			break;
		n += got > 0 ? (size_t)got : 0;
		if (n > 0 && line[n - 1] == '\0')
			return (struct str){line, n - 1};
	}
	return S("");
}

static enum scan_end
verdict(struct str line)
{
	if (str_is(line, "stream: OK"))
		return SCAN_CLEAN;
	if (str_starts(line, S("stream: ")) && str_ends(line, S(" FOUND")))
		return SCAN_FOUND;
	return SCAN_NONE;
}

enum scan_end
media_scan(struct arena *arena, const char *clamd, struct bytes b, int ms)
{
	struct asking *asking = arena_new(arena, struct asking, 1);
	enum scan_end end = SCAN_NONE;
	char line[512];
	bool there;

	*asking = (struct asking){-1, ms};
	arena_defer(arena, asking_end, asking);
	there = clamd[0] == '/' ? join_path(asking, clamd)
	                        : join_host(arena, asking, str_of(clamd));
	/* It may answer and hang up before the file's end: too long for it. */
	if (there) {
		(void)send_file(asking, b);
		end = verdict(line_read(asking, line, sizeof(line)));
	}
	asking_end(asking);
	if (end == SCAN_NONE)
		log_event(LOG_WARN, "scanner_gives_no_answer");
	return end;
}
