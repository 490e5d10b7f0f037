/*
 * floor_ping PORT - what /health/ping is measured against.
 *
 * Bare libmicrohttpd with two epoll I/O threads that answers every GET with
 * one fixed body and the headers given to it.  It checks nothing, limits
 * nothing and never stops by itself: end it with a signal.
 *
 * floor_ping PORT TYPE BODY [NAME VALUE]...
 *	the same bytes as the server under test gives
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <microhttpd.h>

static struct MHD_Response *response;

static enum MHD_Result
answer(void *cls, struct MHD_Connection *connection, const char *url,
       const char *method, const char *version, const char *data,
       size_t *data_n, void **context)
{
	(void)cls;
	(void)url;
	(void)method;
	(void)version;
	(void)data;
	(void)data_n;
	/* A reply on the first call would close the connection. */
	if (*context == NULL) {
		*context = &response;
		return MHD_YES;
	}
	return MHD_queue_response(connection, MHD_HTTP_OK, response);
}

static void
response_make(int argc, char **argv)
{
	const char *type = argc > 2 ? argv[2] : "text/plain";
	char *body = argc > 3 ? argv[3] : (char[]){"pong"};

	response = MHD_create_response_from_buffer(strlen(body), body,
	                                           MHD_RESPMEM_MUST_COPY);
	if (response == NULL)
		exit(1);
	MHD_add_response_header(response, "Content-Type", type);
	for (int i = 4; i + 1 < argc; i += 2)
		MHD_add_response_header(response, argv[i], argv[i + 1]);
}

int
main(int argc, char **argv)
{
	struct sockaddr_in at = {.sin_family = AF_INET};
	struct MHD_Daemon *daemon;
	long port = argc > 1 ? strtol(argv[1], NULL, 10) : 0;

	if (port < 1 || port > 65535) {
		fputs("usage: floor_ping PORT [TYPE BODY [NAME VALUE]...]\n",
		      stderr);
		return 2;
	}
	at.sin_port = htons((in_port_t)port);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	response_make(argc, argv);
	daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL,
	                          answer, NULL, MHD_OPTION_SOCK_ADDR, &at,
	                          MHD_OPTION_THREAD_POOL_SIZE, 2u,
	                          MHD_OPTION_END);
	if (daemon == NULL) {
		fprintf(stderr, "floor_ping: cannot listen on port %ld\n",
		        port);
		return 1;
	}
	pause();
	return 0;
}
