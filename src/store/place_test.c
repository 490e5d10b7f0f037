#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/own.h"
#include "store/things_test.h"

/* Somebody with no rights of their own (nobody, nogroup). */
#define NOBODY 65534

static const struct fault *
open_at(struct test *t, const char *path, bool create, struct store **out)
{
	struct store_options options = {
	        .url = str_c(t->arena, str_print(t->arena, "sqlite:%s", path)),
	        .create = create,
	};

	return store_test_try(t, &options, out);
}

/* That opening stops with this sentence, the path in place of its "%s". */
static void
expect_sentence(struct test *t, const struct fault *fault, const char *before,
                const char *path, const char *after)
{
	expect_fault(fault, FAULT_UNAVAILABLE,
	             str_c(t->arena,
	                   str_print(t->arena, "%s%s%s", before, path, after)));
}

static void
file_write(const char *path, const char *text, size_t n, mode_t mode)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);

	expect_true(fd >= 0);
	expect_equal(write(fd, text, n), (ssize_t)n);
	expect_equal(fchmod(fd, mode), 0);
	(void)close(fd);
}

TEST("place: a folder that is not there is named")
{
	struct store *store = NULL;

	expect_sentence(t, open_at(t, test_path(t, "no/x.db"), true, &store),
	                "There is no folder ", test_path(t, "no"),
	                ". Make it, or choose another place for the database");
	expect_null(store);
}

TEST("place: a database that is not there is made only when told to")
{
	struct store *store = NULL;
	const char *path = test_path(t, "x.db");
	struct stat is;

	expect_sentence(t, open_at(t, path, false, &store),
	                "There is no database at ", path, "");
	expect_true(stat(path, &is) != 0);
	expect_ok(open_at(t, path, true, &store));
	store_test_close(t, store);
	expect_equal(stat(path, &is), 0);
	expect_equal(is.st_mode & 0777, 0600);
}

TEST("place: a folder is not a database, nor is a text")
{
	struct store *store = NULL;
	const char *text = test_path(t, "text.db");

	expect_sentence(t, open_at(t, test_dir(t), true, &store), "",
	                test_dir(t), " is a folder, not a database");
	file_write(text, "Dear Sir or Madam, I write to you today", 39, 0600);
	expect_sentence(t, open_at(t, text, true, &store), "", text,
	                " is not a database of ours, or it is damaged. "
	                "Restore the last backup");
	expect_null(store);
}

/* --- as somebody with fewer rights -------------------------------------- */

struct told {
	struct test *t;
	const char *path;
	const char *sentence;
	rlim_t most; /* of a file, in bytes */
};

/* In a child: 0 when opening stops with this sentence. */
static void
nobody_opens(void *data)
{
	struct told *told = data;
	struct store *store;
	const struct fault *fault;

	if (getuid() == 0 && (setgroups(0, NULL) != 0 || setgid(NOBODY) != 0 ||
	                      setuid(NOBODY) != 0))
		_exit(2);
	fault = open_at(told->t, told->path, true, &store);
	_exit(fault_is(fault, FAULT_UNAVAILABLE) &&
	                      str_is(text_show_en(told->t->arena, &fault->text),
	                             told->sentence)
	              ? 0
	              : 1);
}

/* Whether opening stops with this sentence, for somebody without rights. */
static bool
nobody_is_told(struct test *t, const char *path, const char *sentence)
{
	struct told told = {t, path, sentence, 0};

	return things_child(nobody_opens, &told) == 0;
}

TEST("place: a folder that may not be written in is named")
{
	const char *folder = test_path(t, "shut");
	const char *sentence = str_c(
	        t->arena,
	        str_print(t->arena,
	                  "This user may not write in the folder %s. Change "
	                  "its owner or its permissions",
	                  folder));

	expect_equal(mkdir(folder, 0755), 0);
	expect_equal(chmod(folder, 0555), 0);
	expect_equal(chmod(test_dir(t), 0755), 0);
	expect_true(nobody_is_told(t, test_path(t, "shut/x.db"), sentence));
}

TEST("place: a file that may not be written is named")
{
	const char *path = test_path(t, "open/x.db");
	const char *sentence = str_c(
	        t->arena,
	        str_print(t->arena,
	                  "This user may not read and write %s. Change its "
	                  "owner or its permissions",
	                  path));

	expect_equal(mkdir(test_path(t, "open"), 0777), 0);
	expect_equal(chmod(test_path(t, "open"), 0777), 0);
	expect_equal(chmod(test_dir(t), 0755), 0);
	file_write(path, "", 0, 0444);
	expect_true(nobody_is_told(t, path, sentence));
}

/* --- a disk that takes no more ------------------------------------------ */

/* In a child: 1 when opening stops because the disk failed. */
static void
opens_within(void *data)
{
	struct told *told = data;
	struct rlimit most = {told->most, told->most};
	struct store *store;
	const struct fault *fault;

	(void)signal(SIGXFSZ, SIG_IGN);
	(void)setrlimit(RLIMIT_FSIZE, &most);
	fault = open_at(told->t, told->path, true, &store);
	if (fault == NULL)
		_exit(0);
	_exit(fault_is(fault, FAULT_UNAVAILABLE) &&
	                      str_has(text_show_en(told->t->arena,
	                                           &fault->text),
	                              S("The disk failed while"))
	              ? 1
	              : 2);
}

TEST("place: a disk that fails while a database is opened is told")
{
	const char *path = test_path(t, "x.db");
	struct store *store;
	struct told told = {t, path, NULL, 100};

	expect_equal(things_child(opens_within, &told), 1);
	/* and it can be opened when the disk is well again */
	expect_ok(open_at(t, path, true, &store));
	store_test_close(t, store);
}

/* --- locks -------------------------------------------------------------- */

static void
other_close(void *data)
{
	(void)sqlite3_close(*(sqlite3 **)data);
}

TEST("place: a database locked by another program is told, after a wait")
{
	const char *path = test_path(t, "x.db");
	struct store *store = NULL;
	sqlite3 **other = arena_new(t->arena, sqlite3 *, 1);

	expect_ok(open_at(t, path, true, &store));
	store_test_close(t, store);
	store = NULL;
	arena_defer(t->arena, other_close, other);
	expect_equal(sqlite3_open(path, other), SQLITE_OK);
	expect_equal(sqlite3_exec(*other,
	                          "pragma locking_mode = exclusive;"
	                          "begin exclusive",
	                          NULL, NULL, NULL),
	             SQLITE_OK);
	expect_sentence(t, open_at(t, path, true, &store), "The database ",
	                path,
	                " is locked by another program. Close it, then try "
	                "again");
	expect_null(store);
}

TEST("place: two programs never serve one SQLite database")
{
	const char *path = test_path(t, "x.db");
	struct store_options options = {
	        .url = str_c(t->arena, str_print(t->arena, "sqlite:%s", path)),
	        .create = true,
	        .serve = true,
	};
	struct store *first;
	struct store *second = NULL;

	expect_ok(store_test_try(t, &options, &first));
	expect_sentence(t, store_test_try(t, &options, &second),
	                "Another server is already running on ", path,
	                ". Stop it first, or choose another database");
	expect_null(second);
	/* a command beside the server is fine */
	expect_ok(open_at(t, path, true, &second));
	store_test_close(t, second);
	store_test_close(t, first);
	expect_ok(store_test_try(t, &options, &first));
	store_test_close(t, first);
}

struct serving {
	struct test *t;
	const struct store_options *options;
};

static void
serve_and_die(void *data)
{
	struct serving *serving = data;
	struct store *store;

	if (store_test_try(serving->t, serving->options, &store) == NULL)
		(void)kill(getpid(), SIGKILL);
}

TEST("place: the serving lock goes with its process")
{
	struct store_options options = {
	        .url = str_c(t->arena, str_print(t->arena, "sqlite:%s",
	                                         test_path(t, "x.db"))),
	        .create = true,
	        .serve = true,
	};

	struct serving serving = {t, &options};

	expect_equal(things_child(serve_and_die, &serving), -SIGKILL);
	(void)store_test_open(t, &options);
}
