/*
 * jail_test.c - what gets out of a jail: nothing.
 */
#include "base/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "tests/test.h"

/* --- this process ------------------------------------------------------- */

struct place {
	const char *inside;  /* the folder that is given */
	const char *outside; /* another */
	const char *there;   /* a file in the other */
};

static struct place
place_make(struct test *t)
{
	struct place place = {test_path(t, "inside"), test_path(t, "outside"),
	                      test_path(t, "outside/there")};
	int fd;

	expect_equal(mkdir(place.inside, 0700), 0);
	expect_equal(mkdir(place.outside, 0700), 0);
	fd = open(place.there, O_WRONLY | O_CREAT, 0600);
	expect_equal(write(fd, "as it was", 9), 9);
	expect_equal(close(fd), 0);
	return place;
}

/* In a child: what fn ends with. */
static int
child(int (*fn)(void *data), void *data)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0)
		_exit(fn(data));
	expect_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static bool
opens(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);

	if (fd >= 0)
		(void)close(fd);
	return fd >= 0;
}

static bool
has_landlock(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
	               LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static bool
writes_inside(const struct place *place)
{
	return chdir(place->inside) == 0 && opens("new", O_WRONLY | O_CREAT) &&
	       mkdir("folder", 0700) == 0 && rename("new", "folder/new") == 0 &&
	       unlink("folder/new") == 0;
}

static bool
changes_outside(const struct place *place)
{
	return opens(place->there, O_WRONLY) || opens(place->there, O_RDWR) ||
	       rename(place->there, "mine") == 0 || unlink(place->there) == 0;
}

static bool
makes_outside(const struct place *place)
{
	return chdir(place->outside) != 0 || opens("new", O_WRONLY | O_CREAT) ||
	       mkdir("folder", 0700) == 0 || symlink("/", "link") == 0;
}

static int
jailed_writes(void *data)
{
	const struct place *place = data;
	const char *folders[] = {"/no/such/folder", place->inside, NULL};
	struct jail_held held = jail_self(folders);

	if (held.files != has_landlock())
		return 1;
	if (!held.files)
		return 0;
	if (!writes_inside(place) || !opens(place->there, O_RDONLY))
		return 2;
	return changes_outside(place) ? 3 : makes_outside(place) ? 4 : 0;
}

TEST("jail: a jailed process writes nowhere but in the folders it was given")
{
	struct place place = place_make(t);
	char text[16] = "";
	int fd;

	expect_equal(child(jailed_writes, &place), 0);
	fd = open(place.there, O_RDONLY);
	expect_equal(read(fd, text, sizeof(text)), 9);
	expect_equal(close(fd), 0);
	expect_str(str_of(text), "as it was");
	/* and this process is as free as before */
	expect_true(opens(place.there, O_WRONLY));
}

static bool
refused(long result)
{
	return result == -1 && errno == EPERM;
}

static void *
mount_try(void *data)
{
	*(bool *)data =
	        refused(syscall(SYS_mount, "none", "/mnt", "tmpfs", 0, NULL));
	return NULL;
}

/* Whether each of these calls is refused. */
static bool
calls_refused(void)
{
	return refused(syscall(SYS_unshare, 0x10000000)) &&
	       refused(syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL,
	                       0, 0)) &&
	       refused(syscall(SYS_bpf, 0, NULL, 0));
}

static int
jailed_rights(void *data)
{
	const char *folders[] = {NULL};
	struct jail_held held = jail_self(folders);
	bool kept = false;
	pthread_t later;

	(void)data;
	if (!held.rights || prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
		return 1;
	if (!held.calls || !calls_refused())
		return 2;
	if (pthread_create(&later, NULL, mount_try, &kept) != 0 ||
	    pthread_join(later, NULL) != 0 || !kept)
		return 3;
	return jail_holds().calls ? 0 : 4;
}

TEST("jail: a jailed process gains no rights and touches no other process")
{
	expect_equal(child(jailed_rights, NULL), 0);
}

TEST("jail: what does not hold on this machine is told")
{
	struct jail_held none = jail_holds();

	/* this process never asked */
	expect_false(none.rights || none.calls || none.files);
}

/* --- jobs --------------------------------------------------------------- */

static bool
upper(struct arena *arena, struct bytes in, struct buf *out)
{
	(void)arena;
	for (size_t i = 0; i < in.n; i++)
		buf_char(out, in.p[i] >= 'a' && in.p[i] <= 'z'
		                      ? (char)(in.p[i] - 32)
		                      : (char)in.p[i]);
	return in.n == 0 || in.p[0] != '!';
}
JAIL_JOB(upper_job, "test upper", upper);

static const char *look_path;

static bool
reads(void)
{
	return opens("/etc/passwd", O_RDONLY) || opens(look_path, O_RDONLY);
}

static bool
writes(void)
{
	return opens(look_path, O_WRONLY | O_CREAT) || write(2, "x", 1) == 1;
}

static bool
connects(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0 ||
	       socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool
sees_others(void)
{
	return kill(getppid(), 0) == 0 || waitpid(-1, NULL, WNOHANG) >= 0;
}

static bool
starts_others(void)
{
	return syscall(SYS_execve, "/bin/true", NULL, NULL) == 0 || fork() >= 0;
}

static bool
makes_programs(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC,
	            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static bool
has_surroundings(void)
{
	return getenv("PATH") != NULL || getenv("HOME") != NULL ||
	       fcntl(3, F_GETFD) >= 0;
}

static bool
look_around(struct arena *arena, struct bytes in, struct buf *out)
{
	static const struct {
		const char *name;
		bool (*can)(void);
	} all[] = {
	        {"reads ", reads},
	        {"writes ", writes},
	        {"connects ", connects},
	        {"sees others ", sees_others},
	        {"starts others ", starts_others},
	        {"makes programs ", makes_programs},
	        {"has surroundings ", has_surroundings},
	};

	look_path = str_c(arena, (struct str){(const char *)in.p, in.n});
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].can())
			buf_str(out, str_of(all[i].name));
	return true;
}
JAIL_JOB(look_job, "test look", look_around);

static bool
spin(struct arena *arena, struct bytes in, struct buf *out)
{
	volatile unsigned long n = 0;

	(void)arena;
	(void)in;
	(void)out;
	while (++n != 0)
		;
	return true;
}
JAIL_JOB(spin_job, "test spin", spin);

static bool
fill(struct arena *arena, struct bytes in, struct buf *out)
{
	(void)in;
	while (arena_bytes(arena, 1, 65536) != NULL)
		buf_char(out, 'x');
	return true;
}
JAIL_JOB(fill_job, "test fill", fill);

/* What a library does that knows no arena. */
static bool
take(struct arena *arena, struct bytes in, struct buf *out)
{
	void *p = malloc((size_t)512 * 1024 * 1024);

	(void)arena;
	(void)in;
	buf_str(out, p == NULL ? S("none") : S("got it"));
	free(p);
	return true;
}
JAIL_JOB(take_job, "test take", take);

static bool
talk(struct arena *arena, struct bytes in, struct buf *out)
{
	(void)arena;
	(void)in;
	for (int i = 0; i < 3000; i++)
		buf_char(out, 'x');
	return true;
}
JAIL_JOB(talk_job, "test talk", talk);

/* Past the buffer, straight to where the output goes. */
static bool
shout(struct arena *arena, struct bytes in, struct buf *out)
{
	static const char block[4096];

	(void)arena;
	(void)in;
	(void)out;
	for (int i = 0; i < 64; i++)
		if (write(1, block, sizeof(block)) < 0)
			return false;
	return true;
}
JAIL_JOB(shout_job, "test shout", shout);

static bool
crash(struct arena *arena, struct bytes in, struct buf *out)
{
	int *volatile nowhere = NULL;

	(void)arena;
	(void)out;
	if (in.n == 0)
		claim(in.n > 0);
	return *nowhere == 1;
}
JAIL_JOB(crash_job, "test crash", crash);

/* Run one with this input, and these limits or NULL. */
static enum jail_end
run(struct test *t, const struct jail_job *job,
    const struct jail_limits *limits, const char *in, struct str *out)
{
	struct bytes said = {NULL, 0};
	struct bytes given = {(const unsigned char *)in, strlen(in)};
	enum jail_end end = jail_run(t->arena, job, limits, given, &said);

	*out = (struct str){(const char *)said.p, said.n};
	return end;
}

TEST("jail: a job turns its input into its output")
{
	struct bytes out = {NULL, 0};
	unsigned char *big = arena_bytes(t->arena, 1000000, 1);
	struct str said;

	expect_equal(run(t, &upper_job, NULL, "hello", &said), JAIL_DONE);
	expect_str(said, "HELLO");
	expect_equal(run(t, &upper_job, NULL, "", &said), JAIL_DONE);
	expect_equal(said.n, 0);
	memset(big, 'a', 1000000);
	expect_equal(jail_run(t->arena, &upper_job, NULL,
	                      (struct bytes){big, 1000000}, &out),
	             JAIL_DONE);
	expect_equal(out.n, 1000000);
	expect_equal(out.p[999999], 'A');
}

TEST("jail: a job that refuses its input says nothing")
{
	struct str said;

	expect_equal(run(t, &upper_job, NULL, "!hello", &said), JAIL_REFUSED);
	expect_null(said.p);
}

TEST("jail: a job that nobody knows is not begun")
{
	static const struct jail_job unknown = {"test unknown", upper};
	struct str said;

	expect_equal(run(t, &unknown, NULL, "hello", &said), JAIL_NONE);
	expect_null(said.p);
}

TEST("jail: a job sees no file, no network and no memory of who asked for it")
{
	struct str said;

	expect_equal(run(t, &look_job, NULL, test_path(t, "file"), &said),
	             JAIL_DONE);
	expect_str(said, "");
	expect_false(opens(test_path(t, "file"), O_RDONLY));
}

TEST("jail: a job that takes too long is ended, by its own time or by ours")
{
	struct jail_limits own = {.cpu_seconds = 1, .wall_ms = 60000};
	struct jail_limits ours = {.cpu_seconds = 60, .wall_ms = 300};
	int64_t began = clock_ticks();
	struct str said;

	expect_equal(run(t, &spin_job, &ours, "", &said), JAIL_LATE);
	expect_true(clock_ticks() - began < 5000);
	expect_equal(run(t, &spin_job, &own, "", &said), JAIL_LATE);
	expect_true(clock_ticks() - began < 30000);
}

TEST("jail: a job that needs too much memory is ended")
{
	struct jail_limits limits = {.memory = (size_t)32 * 1024 * 1024};
	struct str said;
	enum jail_end end;

	expect_equal(run(t, &fill_job, &limits, "", &said), JAIL_MEMORY);
	end = run(t, &take_job, &limits, "", &said);
	expect_true(end != JAIL_DONE || str_is(said, "none"));
	/* which it has where it may */
	limits.memory = (size_t)1024 * 1024 * 1024;
	expect_equal(run(t, &take_job, &limits, "", &said), JAIL_DONE);
	expect_str(said, "got it");
}

TEST("jail: a job that says too much is ended")
{
	struct jail_limits limits = {.output_most = 3000};
	struct str said;

	expect_equal(run(t, &talk_job, &limits, "", &said), JAIL_DONE);
	expect_equal(said.n, 3000);
	limits.output_most = 2999;
	expect_equal(run(t, &talk_job, &limits, "", &said), JAIL_TOO_LONG);
	expect_null(said.p);
	expect_equal(run(t, &shout_job, &limits, "", &said), JAIL_BROKEN);
	expect_null(said.p);
}

TEST("jail: a job that breaks breaks nothing else")
{
	struct str said;

	expect_equal(run(t, &crash_job, NULL, "x", &said), JAIL_BROKEN);
	expect_equal(run(t, &crash_job, NULL, "", &said), JAIL_BROKEN);
	expect_null(said.p);
	expect_equal(run(t, &upper_job, NULL, "hello", &said), JAIL_DONE);
	expect_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static int
jailed_job(void *data)
{
	const char *folders[] = {NULL};
	struct str said;

	(void)jail_self(folders);
	return run(data, &upper_job, NULL, "hello", &said) == JAIL_DONE &&
	                       str_is(said, "HELLO")
	               ? 0
	               : 1;
}

TEST("jail: a jailed process still runs its jobs")
{
	expect_equal(child(jailed_job, t), 0);
}
