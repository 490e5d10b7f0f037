/*
 * printer.c - one page taken, one thing said.
 */
#include "tests/printer.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "web/paper.h"

static void *
printer_run(void *data)
{
	struct printer *p = data;
	unsigned char length[PAPER_LENGTH];
	int one = accept(p->fd, NULL, NULL);
	size_t n;

	if (recv(one, length, sizeof(length), MSG_WAITALL) == PAPER_LENGTH) {
		n = paper_length_get(length);
		n = n < sizeof(p->page) ? n : sizeof(p->page);
		if (recv(one, p->page, n, MSG_WAITALL) == (ssize_t)n)
			p->heard = (struct str){p->page, n};
	}
	(void)send(one, p->says.p, p->says.n, MSG_NOSIGNAL);
	(void)close(one);
	return NULL;
}

void
printer_start(struct arena *arena, struct printer *p, struct str says)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};

	*p = (struct printer){.fd = socket(AF_UNIX, SOCK_STREAM, 0),
	                      .says = says};
	p->path =
	        str_print(arena, "/tmp/mydirection-paper-%d", (int)getpid()).p;
	(void)unlink(p->path);
	memcpy(at.sun_path, p->path, strlen(p->path) + 1);
	expect_true(bind(p->fd, (struct sockaddr *)&at, sizeof(at)) == 0);
	expect_true(listen(p->fd, 1) == 0);
	expect_equal(pthread_create(&p->thread, NULL, printer_run, p), 0);
}

void
printer_end(struct printer *p)
{
	(void)pthread_join(p->thread, NULL);
	(void)close(p->fd);
	(void)unlink(p->path);
}
