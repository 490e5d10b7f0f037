/*
 * listen_socket.c - the address to listen on, with an answer in words when it
 * cannot be had.
 */
#include "web/listen_inner.h"

#include <arpa/inet.h>
#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fault.h"

struct at {
	struct arena *arena;
	struct str address;
	struct sockaddr_storage sa;
	socklen_t sa_n;
};

static bool
port_read(struct str s, in_port_t *out)
{
	int64_t port;

	if (!str_i64(s, &port) || port < 0 || port > 65535)
		return false;
	*out = htons((in_port_t)port);
	return true;
}

static bool
read_ip6(struct at *at)
{
	struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)(void *)&at->sa;
	size_t end = str_find(at->address, ']');
	struct str rest = str_slice(at->address, end + 1, at->address.n);

	in6->sin6_family = AF_INET6;
	at->sa_n = sizeof(*in6);
	return rest.n > 1 && rest.p[0] == ':' &&
	       inet_pton(AF_INET6,
	                 str_c(at->arena, str_slice(at->address, 1, end - 1)),
	                 &in6->sin6_addr) == 1 &&
	       port_read(str_slice(rest, 1, rest.n), &in6->sin6_port);
}

static bool
read_ip4(struct at *at)
{
	struct sockaddr_in *in = (struct sockaddr_in *)(void *)&at->sa;
	size_t end = str_find(at->address, ':');
	struct str host = str_slice(at->address, 0, end);

	in->sin_family = AF_INET;
	at->sa_n = sizeof(*in);
	/* No name is looked up: the one that needs no asking is known. */
	if (str_is(host, "localhost"))
		host = S("127.0.0.1");
	return inet_pton(AF_INET, str_c(at->arena, host), &in->sin_addr) == 1 &&
	       port_read(str_slice(at->address, end + 1, at->address.n),
	                 &in->sin_port);
}

static const struct fault *
cannot(struct at *at, int error)
{
	if (error == EADDRINUSE)
		return fault_unavailable(
		        at,
		        "Another program already uses the address {address}. "
		        "Stop it, or choose another port.",
		        {"address", at->address});
	if (error == EACCES || error == EPERM)
		return fault_unavailable(
		        at,
		        "You may not listen on {address}. Choose a port from "
		        "1024 up.",
		        {"address", at->address});
	return fault_unavailable(
	        at, "It is not possible to listen on {address}: {reason}",
	        {"address", at->address}, {"reason", str_of(strerror(error))});
}

static const struct fault *
bind_it(struct at *at, int fd)
{
	const struct sockaddr *sa =
	        (const struct sockaddr *)(const void *)&at->sa;
	const int on = 1;

	/* So that a restart need not wait; two servers still cannot share. */
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, sa, at->sa_n) != 0 || listen(fd, 1024) != 0)
		return cannot(at, errno);
	return NULL;
}

static int
port_of(int fd)
{
	union {
		struct sockaddr any;
		struct sockaddr_in in;
		struct sockaddr_in6 in6;
	} at = {.in6 = {0}};
	socklen_t n = sizeof(at);

	if (getsockname(fd, &at.any, &n) != 0)
		return 0;
	return ntohs(at.any.sa_family == AF_INET6 ? at.in6.sin6_port
	                                          : at.in.sin_port);
}

const struct fault *
listen_socket(struct arena *arena, const char *address, int *socket_out,
              int *port_out)
{
	struct at at = {.arena = arena, .address = str_of(address)};
	const struct fault *fault;
	bool known;
	int fd;

	known = address != NULL && address[0] == '[' ? read_ip6(&at)
	                                             : read_ip4(&at);
	if (!known)
		return fault_invalid(
		        &at,
		        "{address} is no address to listen on. Write it like "
		        "127.0.0.1:8080 or [::1]:8080.",
		        {"address", at.address});
	fd = socket(at.sa.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
	            0);
	if (fd < 0)
		return cannot(&at, errno);
	fault = bind_it(&at, fd);
	if (fault != NULL) {
		close(fd);
		return fault;
	}
	*socket_out = fd;
	*port_out = port_of(fd);
	return NULL;
}

unsigned
listen_files_raise(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return 256;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return 256;
	return limit.rlim_cur > 1000000 ? 1000000 : (unsigned)limit.rlim_cur;
}
