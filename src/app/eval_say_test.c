/* eval_say_test.c - names that are nearly right, files that have no room. */
#include "app/eval_say.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/things_test.h"
#include "tests/test.h"

/* --- names --------------------------------------------------------------- */

static void
expect_nearest(const char *typed, const char *wanted)
{
	static const char *const names[] = {"--people", "--plan", "--events",
	                                    "--out",    "--run",  NULL};
	const char *found = eval_nearest(typed, names);

	if (wanted == NULL)
		expect_null(found);
	else
		expect_str(str_of(found == NULL ? "none" : found), wanted);
}

TEST("evaluation command: a wrong option is named with the nearest one, and "
     "with none where none is near")
{
	char far[200];

	expect_nearest("--peple", "--people");
	expect_nearest("--eventes", "--events");
	expect_nearest("--otu", "--out");
	expect_nearest("--plan", "--plan");
	expect_nearest("--magic", NULL);
	expect_nearest("", NULL);
	memset(far, 'x', sizeof(far) - 1);
	far[sizeof(far) - 1] = '\0';
	expect_nearest(far, NULL);
}

/* --- files --------------------------------------------------------------- */

static size_t
length_of(struct test *t, const char *name)
{
	struct stat is;

	return stat(test_path(t, name), &is) == 0 ? (size_t)is.st_size : 0;
}

static bool
is_there(struct test *t, const char *name)
{
	return access(test_path(t, name), F_OK) == 0;
}

/* In a child: 0 when a page that has no room leaves the one of before. */
static void
put_too_much(void *data)
{
	static const char page[5000];
	struct test *t = data;
	struct rlimit most = {1000, 1000};

	(void)signal(SIGXFSZ, SIG_IGN);
	(void)setrlimit(RLIMIT_FSIZE, &most);
	if (eval_put_file(test_path(t, "new.html"), page, sizeof(page)) ||
	    eval_put_file(test_path(t, "page.html"), page, sizeof(page)))
		_exit(1);
	_exit(0);
}

TEST("evaluation command: what cannot be written is an error, and no half of a "
     "file stays")
{
	expect_true(eval_put_file(test_path(t, "page.html"), "before", 6));
	expect_equal(things_child(put_too_much, t), 0);
	expect_equal(length_of(t, "page.html"), 6);
	expect_false(is_there(t, "new.html"));
	expect_false(is_there(t, ".new.html.new"));
	expect_false(is_there(t, ".page.html.new"));
	expect_false(eval_put_file(test_path(t, "none/page.html"), "x", 1));
	/* a device is written to as it stands, and stays one */
	expect_false(eval_put_file("/dev/full", "x", 1));
	expect_equal(access("/dev/full", F_OK), 0);
}

TEST("evaluation command: a page takes the place of the one before, and a link "
     "to it stays a link")
{
	struct stat is;

	expect_true(eval_put_file(test_path(t, "page.html"), "before", 6));
	expect_equal(symlink(test_path(t, "page.html"), test_path(t, "link")),
	             0);
	expect_true(eval_put_file(test_path(t, "link"), "afterwards", 10));
	expect_equal(length_of(t, "page.html"), 10);
	expect_equal(lstat(test_path(t, "link"), &is), 0);
	expect_true(S_ISLNK(is.st_mode));
	expect_true(eval_put_file("/dev/null", "x", 1));
	expect_equal(stat("/dev/null", &is), 0);
	expect_true(S_ISCHR(is.st_mode));
}
