/*
 * media_scan_test.c - the scanner, played by a thread.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "kernel/media/media_world_test.h"

#define NO_ANSWER \
	"The scanner does not answer, so the file was not kept. Try again " \
	"in a few minutes"

/* A clamd that says one thing to whoever comes, and counts what it hears. */
struct clamd {
	int fd;
	pthread_t thread;
	const char *address;
	const char *says;
	size_t says_n;
	bool hangs_up; /* without hearing a word */
	bool asked;    /* the command was right */
	size_t heard;
	bool stopped;
};

static bool
hear(int fd, void *p, size_t n)
{
	return recv(fd, p, n, MSG_WAITALL) == (ssize_t)n;
}

static void
hear_file(struct clamd *clamd, int fd)
{
	char command[10], block[4096];
	uint32_t length = 0;

	clamd->asked = hear(fd, command, sizeof(command)) &&
	               str_equal((struct str){command, 10}, S("zINSTREAM\0"));
	while (hear(fd, &length, sizeof(length)) && length != 0)
		for (size_t left = ntohl(length); left > 0;) {
			size_t n = left < sizeof(block) ? left : sizeof(block);

			if (!hear(fd, block, n))
				return;
			clamd->heard += n;
			left -= n;
		}
}

static void *
clamd_run(void *data)
{
	struct clamd *clamd = data;
	int fd;

	while ((fd = accept(clamd->fd, NULL, NULL)) >= 0) {
		if (!clamd->hangs_up)
			hear_file(clamd, fd);
		(void)send(fd, clamd->says, clamd->says_n, MSG_NOSIGNAL);
		(void)close(fd);
	}
	return NULL;
}

static void
clamd_stop(void *data)
{
	struct clamd *clamd = data;

	if (clamd->stopped)
		return;
	clamd->stopped = true;
	(void)shutdown(clamd->fd, SHUT_RDWR);
	(void)pthread_join(clamd->thread, NULL);
	(void)close(clamd->fd);
}

static struct clamd *
clamd_at(struct test *t, const struct sockaddr *at, socklen_t n)
{
	struct clamd *clamd = arena_keep(t->arena, sizeof(*clamd));

	clamd->fd = socket(at->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	expect_equal(bind(clamd->fd, at, n), 0);
	expect_equal(listen(clamd->fd, 4), 0);
	clamd->says = "stream: OK";
	clamd->says_n = 11;
	expect_equal(pthread_create(&clamd->thread, NULL, clamd_run, clamd), 0);
	arena_defer(t->arena, clamd_stop, clamd);
	return clamd;
}

static struct clamd *
clamd_new(struct test *t)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	const char *path = test_path(t, "clamd");
	struct clamd *clamd;

	expect_true(strlen(path) < sizeof(at.sun_path));
	memcpy(at.sun_path, path, strlen(path) + 1);
	clamd = clamd_at(t, (const struct sockaddr *)&at, sizeof(at));
	clamd->address = path;
	return clamd;
}

static struct clamd *
clamd_of_network(struct test *t)
{
	struct sockaddr_in at = {.sin_family = AF_INET};
	socklen_t n = sizeof(at);
	struct clamd *clamd;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	clamd = clamd_at(t, (const struct sockaddr *)&at, sizeof(at));
	expect_equal(getsockname(clamd->fd, (struct sockaddr *)&at, &n), 0);
	clamd->address =
	        str_print(t->arena, "127.0.0.1:%d", ntohs(at.sin_port)).p;
	return clamd;
}

TEST("media: with a scanner configured what it passes is kept, and said to "
     "have passed")
{
	struct kit *kit = kit_new(t);
	struct clamd *clamd = clamd_new(t);
	struct bytes jpeg = picture_jpeg(t, 400, 300, 1);

	kit->w->app->clamd = clamd->address;
	expect_ok(kit_take(kit, jpeg, "a.jpg"));
	expect_true(kit->taken->scanned);
	clamd_stop(clamd);
	expect_true(clamd->asked);
	expect_equal(clamd->heard, jpeg.n);
}

TEST("media: a scanner on the network is asked as well")
{
	struct kit *kit = kit_new(t);
	struct clamd *clamd = clamd_of_network(t);

	kit->w->app->clamd = clamd->address;
	expect_ok(kit_take(kit, picture_jpeg(t, 64, 48, 1), "a.jpg"));
	expect_true(kit->taken->scanned);
	kit->w->app->clamd = NULL;
	expect_ok(kit_take(kit, picture_jpeg(t, 64, 48, 1), "a.jpg"));
	expect_false(kit->taken->scanned);
}

TEST("media: what the scanner finds harmful is refused, and nothing is kept")
{
	struct kit *kit = kit_new(t);
	struct clamd *clamd = clamd_new(t);

	clamd->says = "stream: Eicar-Test-Signature FOUND";
	clamd->says_n = strlen(clamd->says) + 1;
	kit->w->app->clamd = clamd->address;
	kit_refuses(
	        kit, picture_jpeg(t, 64, 48, 1), "a.jpg",
	        "Something bad was found in this file, so we did not keep it. "
	        "Take the picture again");
}

static void
gives_no_answer(struct kit *kit, const char *address)
{
	kit->w->app->clamd = address;
	kit->taken = NULL;
	expect_fault(kit_take(kit, picture_jpeg(kit->t, 64, 48, 1), "a.jpg"),
	             FAULT_UNAVAILABLE, NO_ANSWER);
	expect_null(kit->taken);
	expect_equal(kit_files(kit), 0);
}

TEST("media: nothing is kept unscanned when the scanner cannot be reached")
{
	struct kit *kit = kit_new(t);
	struct clamd *clamd = clamd_of_network(t);

	gives_no_answer(kit, test_path(t, "nobody"));
	gives_no_answer(kit, "no address");
	gives_no_answer(kit, ":3310");
	clamd_stop(clamd);
	gives_no_answer(kit, clamd->address);
}

TEST("media: nothing is kept when the scanner's answer is no answer")
{
	static const struct {
		const char *says;
		size_t n;
	} answers[] = {
	        {"", 0},
	        {"stream: OK", 10}, /* cut off before its end */
	        {"INSTREAM size limit exceeded. ERROR", 36},
	        {"stream: lstat() failed. ERROR", 30},
	        {"OK", 3},
	        {"stream: OK FOUND OK", 20},
	};
	struct kit *kit = kit_new(t);
	struct clamd *clamd = clamd_new(t);

	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		clamd->says = answers[i].says;
		clamd->says_n = answers[i].n;
		gives_no_answer(kit, clamd->address);
	}
	clamd->hangs_up = true;
	gives_no_answer(kit, clamd->address);
}

TEST("media: a scanner that says nothing is not waited for without end")
{
	struct clamd *clamd = clamd_new(t);
	struct bytes b = {(const unsigned char *)"x", 1};

	/* It listens, and nobody takes the call. */
	clamd_stop(clamd);
	clamd->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	expect_equal(listen(clamd->fd, 4), 0);
	{
		struct sockaddr_in at;
		socklen_t n = sizeof(at);

		expect_equal(getsockname(clamd->fd, (struct sockaddr *)&at, &n),
		             0);
		expect_equal(media_scan(t->arena,
		                        str_print(t->arena, "127.0.0.1:%d",
		                                  ntohs(at.sin_port))
		                                .p,
		                        b, 100),
		             SCAN_NONE);
	}
	expect_equal(close(clamd->fd), 0);
}
