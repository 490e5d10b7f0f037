/*
 * jail_run.c - a job in a child: how it is started, waited for and ended.
 */
#include "base/jail_local.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

#define CPU_SECONDS 5
#define WALL_MS     10000
#define MEMORY      ((size_t)256 * 1024 * 1024)
#define OUTPUT_MOST ((size_t)32 * 1024 * 1024)

struct child {
	pid_t pid;
	int in;  /* files in memory: what it reads */
	int out; /* and what it says */
	int64_t until;
	bool late;
};

static struct jail_limits
limits_of(const struct jail_limits *limits)
{
	struct jail_limits l = limits != NULL ? *limits
	                                      : (struct jail_limits){0};

	l.cpu_seconds = l.cpu_seconds != 0 ? l.cpu_seconds : CPU_SECONDS;
	l.wall_ms = l.wall_ms != 0 ? l.wall_ms : WALL_MS;
	l.memory = l.memory != 0 ? l.memory : MEMORY;
	l.output_most = l.output_most != 0 ? l.output_most : OUTPUT_MOST;
	return l;
}

/* --- starting it -------------------------------------------------------- */

static bool
write_all(int fd, struct bytes b)
{
	for (size_t at = 0; at < b.n;) {
		ssize_t n = write(fd, b.p + at, b.n - at);

		if (n < 0 && errno != EINTR)
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return lseek(fd, 0, SEEK_SET) == 0;
}

static void
ends_close(void *data)
{
	struct child *child = data;

	if (child->in >= 0)
		(void)close(child->in);
	if (child->out >= 0)
		(void)close(child->out);
	child->in = child->out = -1;
}

static bool
ends_make(struct child *child, struct bytes in)
{
	child->in = memfd_create("in", MFD_CLOEXEC);
	child->out = memfd_create("out", MFD_CLOEXEC);
	return child->in >= 0 && child->out >= 0 && write_all(child->in, in);
}

static bool
limit_set(__rlimit_resource_t what, size_t soft, size_t hard)
{
	struct rlimit limit = {soft, hard};

	return setrlimit(what, &limit) == 0;
}

/*
 * Between fork and exec, beside threads of which only this one came along:
 * nothing but calls of the system.
 */
static _Noreturn void
become(const struct child *child, const struct jail_limits *limits,
       char **words)
{
	char *const none[] = {NULL};
	unsigned cpu = limits->cpu_seconds;
	sigset_t all;
	int quiet = open("/dev/null", O_RDONLY);

	sigemptyset(&all);
	(void)sigprocmask(SIG_SETMASK, &all, NULL);
	if (quiet < 0 || dup2(child->in, 0) < 0 || dup2(child->out, 1) < 0 ||
	    dup2(quiet, 2) < 0 || !limit_set(RLIMIT_CPU, cpu, cpu + 1) ||
	    !limit_set(RLIMIT_CORE, 0, 0) ||
	    !limit_set(RLIMIT_FSIZE, limits->output_most,
	               limits->output_most) ||
	    close_range(3, ~0u, 0) != 0)
		_exit(JAIL_CODE(JAIL_NONE));
	(void)execve("/proc/self/exe", words, none);
	_exit(JAIL_CODE(JAIL_NONE));
}

static bool
child_start(struct arena *arena, struct child *child,
            const struct jail_job *job, const struct jail_limits *limits)
{
	char *words[] = {
	        str_c(arena, S("mydirection-jail")),
	        str_c(arena, str_of(job->name)),
	        str_c(arena, str_print(arena, "%zu", limits->memory)),
	        str_c(arena, str_print(arena, "%zu", limits->output_most)),
	        NULL,
	};

	child->until = clock_ticks() + limits->wall_ms;
	child->pid = fork();
	if (child->pid == 0)
		become(child, limits, words);
	return child->pid > 0;
}

/* --- waiting for it ----------------------------------------------------- */

/* How it ended, by itself or by us. */
static int
child_wait(struct child *child)
{
	int status = 0;
	pid_t got;

	for (;;) {
		got = waitpid(child->pid, &status, child->late ? 0 : WNOHANG);
		if (got == child->pid)
			return status;
		if (got < 0 && errno != EINTR)
			return -1;
		if (child->late)
			continue;
		child->late = clock_ticks() >= child->until;
		if (child->late)
			(void)kill(child->pid, SIGKILL);
		else
			clock_sleep(1);
	}
}

static enum jail_end
end_of(int status)
{
	if (status == -1)
		return JAIL_BROKEN;
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGXCPU ? JAIL_LATE : JAIL_BROKEN;
	for (int end = JAIL_DONE; end <= JAIL_NONE; end++)
		if (WEXITSTATUS(status) == JAIL_CODE(end))
			return (enum jail_end)end;
	return JAIL_BROKEN;
}

/* All that it said; false when it cannot be read. */
static bool
said_read(struct arena *arena, int fd, struct bytes *out)
{
	struct stat is;
	unsigned char *p;
	size_t at = 0;

	if (fstat(fd, &is) != 0)
		return false;
	p = arena_bytes(arena, (size_t)is.st_size + 1, 1);
	while (at < (size_t)is.st_size) {
		ssize_t n =
		        pread(fd, p + at, (size_t)is.st_size - at, (off_t)at);

		if (n == 0 || (n < 0 && errno != EINTR))
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	*out = (struct bytes){p, at};
	return true;
}

enum jail_end
jail_run(struct arena *arena, const struct jail_job *job,
         const struct jail_limits *limits, struct bytes in, struct bytes *out)
{
	struct jail_limits l = limits_of(limits);
	struct child *child = arena_keep(arena, sizeof(*child));
	enum jail_end end = JAIL_NONE;
	int status;

	*child = (struct child){.in = -1, .out = -1};
	arena_defer(arena, ends_close, child);
	if (ends_make(child, in) && child_start(arena, child, job, &l)) {
		status = child_wait(child);
		end = child->late ? JAIL_LATE : end_of(status);
	}
	if (end == JAIL_DONE && !said_read(arena, child->out, out))
		end = JAIL_BROKEN;
	ends_close(child);
	return end;
}
