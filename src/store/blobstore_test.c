#include "store/blobstore.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "store/things_test.h"
#include "tests/test.h"

static struct bytes
bytes_of(const char *s)
{
	return (struct bytes){(const unsigned char *)s, strlen(s)};
}

static struct blobstore *
blobs_for_test(struct test *t)
{
	struct blobstore *blobs;

	expect_ok(blobstore_open(t->arena, test_path(t, "files"), &blobs));
	return blobs;
}

/* Spoil a blob on the disk. */
static void
spoil(struct test *t, struct str name)
{
	const char *path = test_path(
	        t, str_print(t->arena, "files/%.*s", STR_ARG(name)).p);
	int fd = open(path, O_WRONLY);

	expect_true(fd >= 0);
	expect_equal(write(fd, "X", 1), 1);
	(void)close(fd);
}

/* How many files a folder holds. */
static int
entries_of(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int n = 0;

	expect_not_null(dir);
	while ((entry = readdir(dir)) != NULL)
		n += entry->d_name[0] != '.';
	closedir(dir);
	return n;
}

TEST("blobstore: what is kept comes back, by the name of its content")
{
	struct blobstore *blobs = blobs_for_test(t);
	struct bytes b;
	struct str one;
	struct str same;
	struct str none;
	struct stat is;

	expect_ok(blobstore_put(blobs, t->arena, bytes_of("hello"), &one));
	expect_ok(blobstore_put(blobs, t->arena, bytes_of("hello"), &same));
	expect_ok(blobstore_put(blobs, t->arena, (struct bytes){0}, &none));
	expect_equal(one.n, 64);
	expect_true(str_equal(one, same));
	expect_false(str_equal(one, none));
	expect_ok(blobstore_get(blobs, t->arena, one, &b));
	expect_str(((struct str){(const char *)b.p, b.n}), "hello");
	expect_ok(blobstore_get(blobs, t->arena, none, &b));
	expect_equal(b.n, 0);
	expect_equal(stat(test_path(t, "files"), &is), 0);
	expect_equal(is.st_mode & 0777, 0700);
}

TEST("blobstore: a name that is no digest never leaves the folder")
{
	struct blobstore *blobs = blobs_for_test(t);
	struct bytes b = {0};
	char dots[65] = "../";

	memset(dots + 3, 'a', 61);
	expect_fault(blobstore_get(blobs, t->arena, S("../passwd"), &b),
	             FAULT_NOT_FOUND, "We could not find that file");
	expect_fault(blobstore_get(blobs, t->arena, str_of(dots), &b),
	             FAULT_NOT_FOUND, "We could not find that file");
	memset(dots, 'a', 64);
	expect_fault(blobstore_get(blobs, t->arena, str_of(dots), &b),
	             FAULT_NOT_FOUND, "We could not find that file");
	expect_null(b.p);
}

TEST("blobstore: a content that is another is a bug, and check finds it")
{
	struct blobstore *blobs = blobs_for_test(t);
	struct bytes b = {0};
	struct str name;

	expect_log("bug", NULL);
	expect_ok(blobstore_put(blobs, t->arena, bytes_of("hello"), &name));
	expect_ok(blobstore_check(blobs, t->arena));
	spoil(t, name);
	expect_fault(blobstore_get(blobs, t->arena, name, &b), FAULT_BUG, NULL);
	expect_fault(blobstore_check(blobs, t->arena), FAULT_BUG, NULL);
	expect_null(b.p);
}

TEST("blobstore: a copy takes what the other lacks")
{
	struct blobstore *blobs = blobs_for_test(t);
	struct blobstore *other;
	const char *to = test_path(t, "copy");
	struct str name;
	struct bytes b;
	int64_t copied = -1;

	expect_ok(blobstore_put(blobs, t->arena, bytes_of("one"), &name));
	expect_ok(blobstore_copy(blobs, t->arena, to, &copied));
	expect_equal(copied, 1);
	expect_ok(blobstore_put(blobs, t->arena, bytes_of("two"), &name));
	expect_ok(blobstore_copy(blobs, t->arena, to, &copied));
	expect_equal(copied, 1);
	expect_ok(blobstore_copy(blobs, t->arena, to, &copied));
	expect_equal(copied, 0);
	expect_ok(blobstore_open(t->arena, to, &other));
	expect_ok(blobstore_get(other, t->arena, name, &b));
	expect_ok(blobstore_check(other, t->arena));
}

struct walked {
	int n;
	int most;
	const struct fault *ends_with;
};

static const struct fault *
walk(void *data, struct str digest, struct instant written, bool *more)
{
	struct walked *walked = data;

	expect_equal(digest.n, 64);
	expect_true(written.ms > 0);
	walked->n++;
	*more = walked->n < walked->most;
	return walked->ends_with;
}

TEST("blobstore: a walk has every name once, and ends when it is told to")
{
	struct blobstore *blobs = blobs_for_test(t);
	struct walked walked = {.most = 99};
	struct str name;

	expect_ok(blobstore_put(blobs, t->arena, bytes_of("one"), &name));
	expect_ok(blobstore_put(blobs, t->arena, bytes_of("two"), &name));
	expect_equal(close(open(test_path(t, "files/.left.new"),
	                        O_WRONLY | O_CREAT, 0600)),
	             0);
	expect_ok(blobstore_names(blobs, t->arena, walk, &walked));
	expect_equal(walked.n, 2);
	walked = (struct walked){.most = 1};
	expect_ok(blobstore_names(blobs, t->arena, walk, &walked));
	expect_equal(walked.n, 1);
	walked = (struct walked){.most = 99,
	                         .ends_with = fault_refused(t, "No")};
	expect_refused(t, blobstore_names(blobs, t->arena, walk, &walked),
	               "No");
	expect_equal(walked.n, 1);
}

TEST("blobstore: what is removed is gone, and a name that is no digest is not "
     "touched")
{
	struct blobstore *blobs = blobs_for_test(t);
	struct bytes out = {0};
	struct str name;

	expect_ok(blobstore_put(blobs, t->arena, bytes_of("one"), &name));
	expect_ok(blobstore_drop(blobs, t->arena, name));
	expect_fault(blobstore_get(blobs, t->arena, name, &out),
	             FAULT_NOT_FOUND, NULL);
	expect_ok(blobstore_drop(blobs, t->arena, name));
	expect_fault(blobstore_drop(blobs, t->arena, S("../files")),
	             FAULT_NOT_FOUND, "We could not find that file");
}

TEST("blobstore: a spoilt blob stops the copy")
{
	struct blobstore *blobs = blobs_for_test(t);
	struct str name;
	int64_t copied = -1;

	expect_log("bug", NULL);
	expect_ok(blobstore_put(blobs, t->arena, bytes_of("one"), &name));
	spoil(t, name);
	expect_fault(blobstore_copy(blobs, t->arena, test_path(t, "copy"),
	                            &copied),
	             FAULT_BUG, NULL);
	expect_equal(copied, -1);
}

TEST("blobstore: a folder that cannot be is named")
{
	struct blobstore *blobs = NULL;
	const char *path = test_path(t, "no/such/folder");
	struct str sentence =
	        str_print(t->arena,
	                  "The folder %s for files cannot be used. Look at its "
	                  "owner and its permissions",
	                  path);

	expect_fault(blobstore_open(t->arena, path, &blobs), FAULT_UNAVAILABLE,
	             str_c(t->arena, sentence));
	expect_null(blobs);
}

/* --- a disk that takes no more ------------------------------------------ */

struct putting {
	struct test *t;
	struct blobstore *blobs;
};

/* In a child: 0 when a file that does not fit is refused with a sentence. */
static void
put_too_much(void *data)
{
	struct putting *putting = data;
	struct arena *arena = putting->t->arena;
	struct rlimit most = {1000, 1000};
	struct str name = {NULL, 0};
	const struct fault *fault;
	struct bytes b = {arena_bytes(arena, 5000, 1), 5000};

	(void)signal(SIGXFSZ, SIG_IGN);
	(void)setrlimit(RLIMIT_FSIZE, &most);
	fault = blobstore_put(putting->blobs, arena, b, &name);
	_exit(fault_is(fault, FAULT_UNAVAILABLE) &&
	                      str_has(text_show_en(arena, &fault->text),
	                              S("Nothing was saved")) &&
	                      name.p == NULL
	              ? 0
	              : 1);
}

TEST("blobstore: a disk that takes no more keeps nothing of a file, and says "
     "so")
{
	struct putting putting = {t, blobs_for_test(t)};
	struct bytes b = {arena_bytes(t->arena, 5000, 1), 5000};
	struct str name;

	expect_equal(things_child(put_too_much, &putting), 0);
	expect_equal(entries_of(test_path(t, "files")), 0);
	/* and it is kept when there is room again */
	expect_ok(blobstore_put(putting.blobs, t->arena, b, &name));
	expect_equal(entries_of(test_path(t, "files")), 1);
	expect_ok(blobstore_check(putting.blobs, t->arena));
}
