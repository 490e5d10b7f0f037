#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "kernel/identity/identity_world_test.h"

struct said {
	int status;
	struct str out;
	struct str err;
};

static struct str
file_read(struct test *t, const char *path)
{
	char *p = arena_bytes(t->arena, 65536, 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = read(fd, p, 65536);

	close(fd);
	return (struct str){p, n > 0 ? (size_t)n : 0};
}

/* Run the command with what it prints going to files. */
static struct said
run(struct test *t, struct app *app, const char *const *words)
{
	const char *paths[2] = {test_path(t, "out"), test_path(t, "err")};
	char *argv[16];
	int kept[2];
	int argc = 0;
	struct said said;

	for (; words[argc] != NULL; argc++)
		argv[argc] = str_c(t->arena, str_of(words[argc]));
	fflush(stdout);
	fflush(stderr);
	for (int i = 0; i < 2; i++) {
		int fd = open(paths[i], O_RDWR | O_CREAT | O_TRUNC, 0600);

		kept[i] = dup(i + 1);
		dup2(fd, i + 1);
		close(fd);
	}
	said.status = identity_command(app, argc, argv);
	fflush(stdout);
	fflush(stderr);
	for (int i = 0; i < 2; i++) {
		dup2(kept[i], i + 1);
		close(kept[i]);
	}
	said.out = file_read(t, paths[0]);
	said.err = file_read(t, paths[1]);
	return said;
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

TEST("user command: a user is added, listed, stopped and let in again")
{
	struct idw *w = idw_new(t);
	struct said said;

	said = run(t, &w->app,
	           WORDS("add", "sam", "--name", "Sam Okafor", "--role",
	                 "case_manager,broker", "--db", "sqlite:x"));
	expect_equal(said.status, 0);
	expect_equal(said.out.n, 20); /* a code and a new line */
	w->now = clock_now();
	expect_true(idw_redeem(w, str_trim(said.out)));
	said = run(t, &w->app, WORDS("list", "--json"));
	expect_equal(said.status, 0);
	expect_has(said.out, "\"username\":\"sam\",\"name\":\"Sam Okafor\","
	                     "\"roles\":[\"case_manager\",\"broker\"]");
	expect_equal(run(t, &w->app, WORDS("disable", "sam")).status, 0);
	expect_has(run(t, &w->app, WORDS("list")).out, "disabled");
	said = run(t, &w->app, WORDS("reset", "sam"));
	expect_equal(said.status, 1);
	expect_has(said.err, "Let the user in again before you reset their "
	                     "password");
	expect_equal(run(t, &w->app, WORDS("enable", "sam")).status, 0);
	expect_equal(run(t, &w->app, WORDS("role", "sam", "--role", "manager"))
	                     .status,
	             0);
	expect_has(run(t, &w->app, WORDS("list")).out, "\tmanager");
}

TEST("user command: a token is printed once and acts as its user")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct said said;
	bool touch;

	said = run(t, &w->app, WORDS("token", "--user", "sam", "--days", "2"));
	expect_equal(said.status, 0);
	w->now = clock_now();
	expect_equal(idw_of_token(w, str_trim(said.out), &touch).id.v, sam.v);
	w->now.ms += 2 * IDENTITY_DAY_MS + IDENTITY_MINUTE_MS;
	expect_equal(idw_of_token(w, str_trim(said.out), &touch).id.v, 0);
	expect_has(
	        run(t, &w->app, WORDS("token", "--user", "sam", "--json")).out,
	        "{\"username\":\"sam\",\"token\":\"");
	said = run(t, &w->app, WORDS("token", "--user", "sam", "--days", "91"));
	expect_equal(said.status, 1);
	expect_has(said.err, "A token lasts for 1 to 90 days");
}

TEST("user command: wrong use is 2, a user who is not there is 1")
{
	struct idw *w = idw_new(t);
	struct said said;

	expect_equal(run(t, NULL, WORDS("--help")).status, 0);
	expect_equal(run(t, NULL, WORDS("list")).status, 2);
	expect_equal(run(t, &w->app, WORDS("--json")).status, 2);
	expect_equal(run(t, &w->app, WORDS("dance")).status, 2);
	expect_equal(run(t, &w->app, WORDS("reset")).status, 2);
	expect_equal(run(t, &w->app, WORDS("list", "sam")).status, 2);
	expect_equal(run(t, &w->app, WORDS("reset", "sam", "--name")).status,
	             2);
	expect_equal(run(t, &w->app, WORDS("reset", "sam", "--what")).status,
	             2);
	said = run(t, &w->app, WORDS("reset", "ghost"));
	expect_equal(said.status, 1);
	expect_str(said.err, "mydirection user: There is no user ghost\n");
	expect_str(said.out, "");
	said = run(t, &w->app,
	           WORDS("add", "sam", "--name", "Sam", "--role", "king"));
	expect_equal(said.status, 1);
	said = run(t, &w->app,
	           WORDS("add", "SAM", "--name", "Sam", "--role", "manager"));
	expect_equal(said.status, 1);
	expect_has(said.err, "A username has 2 to 32 small letters");
}
