/*
 * dial_test.c - the other side is a socket of this test's own.
 */
#include "base/dial.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/test.h"

/* A socket that is listened to at a path; nobody need take who comes. */
static int
listening(struct arena *arena, const char **path)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	*path = str_print(arena, "/tmp/mydirection-dial-%d", (int)getpid()).p;
	(void)unlink(*path);
	memcpy(at.sun_path, *path, strlen(*path) + 1);
	expect_true(fd >= 0);
	expect_true(bind(fd, (struct sockaddr *)&at, sizeof(at)) == 0);
	expect_true(listen(fd, 1) == 0);
	return fd;
}

TEST("dial: an address is the path of a socket or host:port, and nothing else")
{
	(void)t;
	expect_true(dial_is_address("/run/clamav/clamd.ctl"));
	expect_true(dial_is_address("127.0.0.1:3310"));
	expect_false(dial_is_address("nonsense"));
	expect_false(dial_is_address(""));
}

TEST("dial: what is said is heard, as far as the other side says it")
{
	const char *path;
	int fd = listening(t->arena, &path), one;
	struct dial *dial = dial_to(t->arena, path, 2000);
	char b[8];

	expect_true(dial != NULL);
	one = accept(fd, NULL, NULL);
	expect_true(dial_say(dial, "hello", 5));
	expect_equal(recv(one, b, 5, MSG_WAITALL), 5);
	expect_equal(send(one, "yes", 3, 0), 3);
	expect_equal(dial_hear(dial, b, sizeof(b)), 3);
	(void)close(one);
	expect_equal(dial_hear(dial, b, sizeof(b)), 0);
	dial_end(dial);
	(void)close(fd);
	(void)unlink(path);
}

TEST("dial: whoever does not answer in time is not waited for")
{
	const char *path;
	int fd = listening(t->arena, &path);
	struct dial *dial = dial_to(t->arena, path, 20);
	char b[8];

	expect_true(dial != NULL);
	expect_equal(dial_hear(dial, b, sizeof(b)), 0);
	(void)close(fd);
	(void)unlink(path);
}

TEST("dial: where nobody listens there is nobody")
{
	char name[200] = "/";

	expect_true(dial_to(t->arena, "/nowhere/at/all", 20) == NULL);
	memset(name + 1, 'a', sizeof(name) - 2);
	name[sizeof(name) - 1] = '\0';
	expect_true(dial_to(t->arena, name, 20) == NULL);
	expect_true(dial_to(t->arena, ":80", 20) == NULL);
	expect_true(dial_to(t->arena, "127.0.0.1:x", 20) == NULL);
}
