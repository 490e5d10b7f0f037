/*
 * listen_conn.c - who is connected, and whom to let in.
 *
 * Near the limit the connection that has been quiet longest is closed to
 * make room, so a crowd that only sits there keeps nobody out.
 */
#include "web/listen_inner.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/id.h"

/* Connections let in above the limit while room is being made. */
#define SLACK 32

void
registry_init(struct registry *registry)
{
	pthread_mutex_init(&registry->lock, NULL);
	id_random(&registry->salt, sizeof(registry->salt));
}

/* The address as IPv6; false when it is of another family. */
static bool
address_read(const struct sockaddr *from, struct in6_addr *out)
{
	static const unsigned char mapped[12] = {0, 0, 0, 0, 0,    0,
	                                         0, 0, 0, 0, 0xff, 0xff};

	if (from == NULL)
		return false;
	if (from->sa_family == AF_INET6) {
		*out = ((const struct sockaddr_in6 *)(const void *)from)
		               ->sin6_addr;
		return true;
	}
	if (from->sa_family != AF_INET)
		return false;
	memcpy(out->s6_addr, mapped, sizeof(mapped));
	memcpy(out->s6_addr + sizeof(mapped),
	       &((const struct sockaddr_in *)(const void *)from)->sin_addr, 4);
	return true;
}

static bool
address_loopback(const struct in6_addr *ip)
{
	if (IN6_IS_ADDR_V4MAPPED(ip))
		return ip->s6_addr[12] == 127;
	return IN6_IS_ADDR_LOOPBACK(ip);
}

/* What is counted as one: an IPv4 address, or the 64 bits of IPv6 that one
 * household or firm is given. */
static struct in6_addr
address_counted(const struct in6_addr *ip)
{
	struct in6_addr counted = *ip;

	if (!IN6_IS_ADDR_V4MAPPED(ip))
		memset(counted.s6_addr + 8, 0, 8);
	return counted;
}

static struct address **
address_cell(struct registry *registry, const struct in6_addr *ip)
{
	uint32_t hash = registry->salt;

	for (size_t i = 0; i < sizeof(ip->s6_addr); i++)
		hash = (hash ^ ip->s6_addr[i]) * 16777619u;
	return &registry->cells[(hash ^ hash >> 16) % ADDRESS_CELLS];
}

/* Where the address is kept, or the end of its chain. */
static struct address **
address_place(struct registry *registry, const struct in6_addr *ip)
{
	struct address **at = address_cell(registry, ip);

	while (*at != NULL && !IN6_ARE_ADDR_EQUAL(&(*at)->ip, ip))
		at = &(*at)->next;
	return at;
}

enum MHD_Result
conn_allowed(void *cls, const struct sockaddr *from, socklen_t from_n)
{
	struct listener *listener = cls;
	struct registry *registry = &listener->registry;
	struct in6_addr ip;
	struct address *known = NULL;
	bool allowed;

	(void)from_n;
	if (atomic_load(&listener->stopping))
		return MHD_NO;
	pthread_mutex_lock(&registry->lock);
	if (address_read(from, &ip) && !address_loopback(&ip)) {
		ip = address_counted(&ip);
		known = *address_place(registry, &ip);
	}
	allowed = (known == NULL ||
	           known->count < listener->options.per_address_most) &&
	          registry->count < listener->options.connections_most + SLACK;
	pthread_mutex_unlock(&registry->lock);
	return allowed ? MHD_YES : MHD_NO;
}

/* Count one more from this address; NULL when there is no memory or need. */
static struct address *
address_add(struct registry *registry, const struct in6_addr *ip)
{
	struct in6_addr counted = address_counted(ip);
	struct address **at;

	if (address_loopback(ip))
		return NULL;
	at = address_place(registry, &counted);
	if (*at == NULL) {
		*at = calloc(1, sizeof(**at));
		if (*at == NULL)
			return NULL;
		(*at)->ip = counted;
	}
	(*at)->count++;
	return *at;
}

static void
address_remove(struct registry *registry, struct address *address)
{
	struct address **at;

	if (address == NULL || --address->count > 0)
		return;
	at = address_place(registry, &address->ip);
	*at = address->next;
	free(address);
}

static void
peer_show(struct conn *conn, const struct in6_addr *ip)
{
	const char *shown;

	if (IN6_IS_ADDR_V4MAPPED(ip))
		shown = inet_ntop(AF_INET, ip->s6_addr + 12, conn->peer,
		                  sizeof(conn->peer));
	else
		shown = inet_ntop(AF_INET6, ip, conn->peer, sizeof(conn->peer));
	if (shown == NULL)
		conn->peer[0] = '\0';
}

void
conn_doing(struct conn *conn, enum doing doing, int64_t deadline)
{
	atomic_store_explicit(&conn->deadline, deadline, memory_order_relaxed);
	atomic_store_explicit(&conn->doing, (int)doing, memory_order_relaxed);
}

void
conn_cut(struct conn *conn)
{
	/* Only shut: the I/O thread sees it, tidies up and closes. */
	conn->reaped = true;
	shutdown(conn->fd, SHUT_RDWR);
}

/* Close the connection that has been quiet longest. */
static void
room_make(struct registry *registry)
{
	struct conn *oldest = NULL;
	int64_t since = NEVER;

	for (struct conn *c = registry->conns; c != NULL; c = c->next) {
		if (c->reaped || atomic_load(&c->doing) > DOING_QUIET)
			continue;
		if (atomic_load(&c->since) <= since) {
			since = atomic_load(&c->since);
			oldest = c;
		}
	}
	if (oldest != NULL)
		conn_cut(oldest);
}

static void
conn_opened(struct listener *listener, struct MHD_Connection *mhd,
            void **socket_context)
{
	struct registry *registry = &listener->registry;
	struct conn *conn = calloc(1, sizeof(*conn));
	int64_t now = clock_ticks();
	struct in6_addr ip;

	*socket_context = conn;
	if (conn == NULL)
		return;
	conn->listener = listener;
	conn->mhd = mhd;
	conn->fd =
	        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD)
	                ->connect_fd;
	atomic_store(&conn->since, now);
	conn_doing(conn, DOING_NEW, now + listener->options.header_ms);

	pthread_mutex_lock(&registry->lock);
	if (address_read(MHD_get_connection_info(
	                         mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS)
	                         ->client_addr,
	                 &ip)) {
		peer_show(conn, &ip);
		conn->address = address_add(registry, &ip);
	}
	conn->next = registry->conns;
	if (conn->next != NULL)
		conn->next->before = conn;
	registry->conns = conn;
	if (++registry->count > listener->options.connections_most)
		room_make(registry);
	pthread_mutex_unlock(&registry->lock);
}

static void
conn_closed(struct listener *listener, struct conn *conn)
{
	struct registry *registry = &listener->registry;

	/* Its number is ours until this returns; a copy keeps it open. */
	if (conn->linger && !conn->reaped)
		reaper_linger(listener, fcntl(conn->fd, F_DUPFD_CLOEXEC, 0));
	pthread_mutex_lock(&registry->lock);
	if (conn->before != NULL)
		conn->before->next = conn->next;
	else
		registry->conns = conn->next;
	if (conn->next != NULL)
		conn->next->before = conn->before;
	registry->count--;
	address_remove(registry, conn->address);
	pthread_mutex_unlock(&registry->lock);
	free(conn->target);
	free(conn);
}

void
conn_notify(void *cls, struct MHD_Connection *mhd, void **socket_context,
            enum MHD_ConnectionNotificationCode code)
{
	if (code == MHD_CONNECTION_NOTIFY_STARTED)
		conn_opened(cls, mhd, socket_context);
	else if (*socket_context != NULL)
		conn_closed(cls, *socket_context);
}
