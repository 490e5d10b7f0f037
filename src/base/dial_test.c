/*
 * dial_test.c - the other side is a socket of this test's own.
 */
#include "base/dial_local.h"

#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
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

/* --- where a name leads --------------------------------------------------- */

static pthread_mutex_t asked = PTHREAD_MUTEX_INITIALIZER;

/* As a server of names that does not answer, for as long as it is locked. */
static int
mute(const char *host, const char *port, const struct addrinfo *want,
     struct addrinfo **found)
{
	(void)host;
	(void)pthread_mutex_lock(&asked);
	(void)pthread_mutex_unlock(&asked);
	return getaddrinfo("127.0.0.1", port, want, found);
}

static int
knows_nobody(const char *host, const char *port, const struct addrinfo *want,
             struct addrinfo **found)
{
	(void)host, (void)port, (void)want, (void)found;
	return EAI_NONAME;
}

TEST("dial: nor is whoever says where a name leads")
{
	const struct timespec a_while = {.tv_nsec = 5L * 1000 * 1000};
	struct addrinfo *found = NULL;
	bool good = false;

	(void)t;
	(void)pthread_mutex_lock(&asked);
	/* More than there are places: whoever finds none waits for nothing. */
	for (int i = 0; i < 10; i++)
		expect_false(dial_find(mute, "printer", "80", 5, &found));
	/* Figures ask nobody. */
	expect_true(dial_find(mute, "127.0.0.1", "80", 5, &found));
	freeaddrinfo(found);
	(void)pthread_mutex_unlock(&asked);
	/* Once they are answered the places are free again. */
	for (int i = 0; i < 1000 && !good; i++) {
		good = dial_find(mute, "printer", "80", 2000, &found);
		(void)nanosleep(&a_while, NULL);
	}
	expect_true(good);
	freeaddrinfo(found);
	expect_false(dial_find(knows_nobody, "printer", "80", 2000, &found));
	expect_null(found);
}

TEST("dial: a name or a port that is too long leads nowhere")
{
	struct addrinfo *found = NULL;
	char name[300];

	(void)t;
	memset(name, 'a', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	expect_false(dial_find(knows_nobody, name, "80", 5, &found));
	expect_false(dial_find(knows_nobody, "printer", name, 5, &found));
}
