/*
 * listen_upload_test.c - files that come in.
 */
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "web/listen_testing.h"

#define HOST "Host: a.example\r\n"
#define PART_FILE \
	"--b\r\nContent-Disposition: form-data; name=\"f\"; " \
	"filename=\"big.bin\"\r\n\r\n"
#define PART_NOTE \
	"\r\n--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n" \
	"hello\r\n--b--\r\n"

static struct str
upload(struct serving *s, size_t size)
{
	size_t chunk = 100000;
	char *bytes = arena_bytes(s->t->arena, chunk, 1);
	int fd = client_dial(s);

	memset(bytes, '\r', chunk);
	client_say(fd, str_print(s->t->arena,
	                         "POST /upload HTTP/1.1\r\n" HOST
	                         "Content-Type: multipart/form-data; "
	                         "boundary=b\r\nContent-Length: %zu\r\n\r\n",
	                         size + sizeof(PART_FILE PART_NOTE) - 1)
	                       .p);
	client_say(fd, PART_FILE);
	for (size_t sent = 0; sent < size; sent += chunk)
		client_say_n(fd, bytes, chunk);
	client_say(fd, PART_NOTE);
	return client_hear(s, fd, 20000);
}

TEST("listen: an upload of 20 MB does not hold it in memory")
{
	struct serving *s = serving_start(
	        t, (struct listen_options){.upload_folder = test_dir(t)});
	long before;
	struct str reply = upload(s, 100000); /* warm */
	int64_t resident;
	size_t at;

	expect_has(reply, "f big.bin 100000 there");
	before = process_resident();
	reply = upload(s, 20000000);
	expect_equal(reply_status(reply), 200);
	expect_has(reply, "f big.bin 20000000 there");
	expect_has(reply, "form note=[hello]");
	at = (size_t)((const char *)memmem(reply.p, reply.n, "resident ", 9) -
	              reply.p) +
	     9;
	expect_true(str_i64(str_trim(str_slice(reply, at, 20)), &resident));
	expect_true(resident - before < 8000);
}

TEST("listen: a temporary file is gone when its request is")
{
	struct serving *s = serving_start(
	        t, (struct listen_options){.upload_folder = test_dir(t)});
	struct str reply = upload(s, 100000);
	const char *at = memmem(reply.p, reply.n, "there ", 6);
	char *path;

	expect_not_null(at);
	path = str_c(
	        t->arena,
	        str_slice((struct str){at, 500}, 6,
	                  (size_t)((const char *)memchr(at, '\n', 500) - at) -
	                          6));
	expect_true(str_starts(str_of(path), str_of(test_dir(t))));
	for (int i = 0; i < 100 && access(path, F_OK) == 0; i++)
		clock_sleep(10);
	expect_true(access(path, F_OK) != 0);
}

TEST("listen: a client that goes away in the middle leaves no file")
{
	struct serving *s = serving_start(
	        t, (struct listen_options){.upload_folder = test_dir(t)});
	int fd = client_dial(s);
	struct listen_figures figures;

	client_say(fd, "POST /upload HTTP/1.1\r\n" HOST
	               "Content-Type: multipart/form-data; boundary=b\r\n"
	               "Content-Length: 9000\r\n\r\n" PART_FILE "abc");
	clock_sleep(100);
	shutdown(fd, SHUT_RDWR);
	for (int i = 0; i < 100; i++) {
		listen_figures(s->listener, &figures);
		if (figures.connections == 0)
			break;
		clock_sleep(10);
	}
	expect_equal(figures.connections, 0);
	/* an empty folder is one that can be removed */
	expect_equal(rmdir(test_dir(t)), 0);
}

TEST("listen: a form cut short or without its folder is refused")
{
	struct serving *s = serving_start(
	        t, (struct listen_options){.upload_folder =
	                                           test_path(t, "missing")});

	expect_equal(reply_status(client_ask(
	                     s, "POST /upload HTTP/1.1\r\n" HOST
	                        "Content-Type: multipart/form-data; "
	                        "boundary=b\r\nContent-Length: 30\r\n\r\n"
	                        "--b\r\nno head at all here........")),
	             400);
	expect_equal(reply_status(client_ask(
	                     s, "POST /upload HTTP/1.1\r\n" HOST
	                        "Content-Type: multipart/form-data\r\n"
	                        "Content-Length: 3\r\n\r\n--b")),
	             400);
	expect_log("upload_file_not_made", NULL);
	expect_equal(reply_status(upload(s, 100000)), 507);
}
