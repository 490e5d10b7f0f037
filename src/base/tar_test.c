/* tar_test.c - several files as one, as the system's tar reads it. */
#include "base/tar.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/test.h"

static struct str
file_of(struct test *t, const char *path)
{
	char *text = arena_bytes(t->arena, 4096, 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, text, 4096);

	if (fd >= 0)
		(void)close(fd);
	return n < 0 ? S("nothing is there") : (struct str){text, (size_t)n};
}

static int
taken_out(const char *tar, const char *folder)
{
	char *const argv[] = {(char *)"tar",
	                      (char *)"xf",
	                      (char *)(uintptr_t)tar,
	                      (char *)"-C",
	                      (char *)(uintptr_t)folder,
	                      NULL};
	int status = -1;
	pid_t child;

	if (posix_spawnp(&child, "tar", NULL, NULL, argv, environ) != 0 ||
	    waitpid(child, &status, 0) != child)
		return -1;
	return status;
}

TEST("tar: what was put in comes out by the system's tar, byte for byte, and "
     "nobody but its owner can read what was taken out")
{
	char body[1025];
	const char *tar = test_path(t, "a.tar");
	struct buf out;
	struct stat is;
	FILE *f;

	for (size_t i = 0; i < sizeof(body); i++)
		body[i] = (char)('a' + i % 26);
	buf_init(&out, t->arena, 1 << 16);
	tar_put(&out, "run/", S(""), (struct instant){1700000000000});
	tar_put(&out, "run/one", (struct str){body, sizeof(body)},
	        (struct instant){1700000000000});
	tar_put(&out, "empty", S(""), (struct instant){1700000000000});
	tar_put(&out, "block", (struct str){body, 512},
	        (struct instant){1700000000000});
	tar_end(&out);
	expect_equal(out.n % 512, 0);
	f = fopen(tar, "we");
	expect_true(f != NULL && fwrite(out.p, 1, out.n, f) == out.n);
	expect_equal(fclose(f), 0);
	expect_equal(taken_out(tar, test_dir(t)), 0);
	expect_true(str_equal(file_of(t, test_path(t, "run/one")),
	                      (struct str){body, sizeof(body)}));
	expect_str(file_of(t, test_path(t, "empty")), "");
	expect_true(str_equal(file_of(t, test_path(t, "block")),
	                      (struct str){body, 512}));
	expect_equal(stat(test_path(t, "run/one"), &is), 0);
	expect_equal(is.st_mode & 0777, 0600);
	expect_equal(stat(test_path(t, "run"), &is), 0);
	expect_equal(is.st_mode & 0777, 0700);
	expect_equal(is.st_mtime, 1700000000);
}
