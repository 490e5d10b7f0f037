/*
 * jail_child.c - the child of a job: the same program, begun anew, that does
 * one thing and ends.
 */
#include "base/jail_local.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

/* The section that JAIL_JOB fills, where there is a job at all. */
extern const struct jail_job *const __start_jail_jobs[] __attribute__((weak));
extern const struct jail_job *const __stop_jail_jobs[] __attribute__((weak));

struct task {
	const struct jail_job *job;
	struct arena *arena;
	size_t output_most;
	struct bytes in;
	enum jail_end end;
};

static const struct jail_job *
job_find(const char *name)
{
	const struct jail_job *const *job = __start_jail_jobs;

	/* Both ends are of one section: the linker names them. */
	/* cppcheck-suppress comparePointers */
	while (job != NULL && job < __stop_jail_jobs) {
		if (strcmp((*job)->name, name) == 0)
			return *job;
		job++;
	}
	return NULL;
}

static bool
words_read(struct task *task, char **argv, size_t *memory)
{
	int64_t most, output;

	task->job = job_find(argv[1]);
	if (task->job == NULL || !str_i64(str_of(argv[2]), &most) ||
	    !str_i64(str_of(argv[3]), &output) || most < 1 || output < 1)
		return false;
	*memory = (size_t)most;
	task->output_most = (size_t)output;
	return true;
}

/* The input lies on descriptor 0, all of it. */
static bool
input_map(struct task *task)
{
	struct stat is;
	void *p;

	if (fstat(STDIN_FILENO, &is) != 0)
		return false;
	if (is.st_size == 0)
		return true;
	p = mmap(NULL, (size_t)is.st_size, PROT_READ, MAP_PRIVATE, STDIN_FILENO,
	         0);
	if (p == MAP_FAILED)
		return false;
	task->in = (struct bytes){p, (size_t)is.st_size};
	return true;
}

/* The memory that this program has before it begins, in bytes. */
static size_t
memory_had(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	char line[64] = "";
	int64_t pages = 0;
	struct str rest;
	struct str word = {NULL, 0};

	if (file == NULL)
		return 0;
	if (fgets(line, sizeof(line), file) != NULL) {
		rest = str_of(line);
		(void)str_split(&rest, ' ', &word);
		if (!str_i64(word, &pages))
			pages = 0;
	}
	(void)fclose(file);
	return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

/*
 * What a task may have beyond its own memory: its arena says no before the
 * system does.  The sanitizer needs a share of its own.
 */
#ifdef __SANITIZE_ADDRESS__
#define HEADROOM ((size_t)144 * 1024 * 1024)
#else
#define HEADROOM ((size_t)16 * 1024 * 1024)
#endif

/* All doors shut; false when it would have to work unguarded. */
static bool
doors_shut(size_t memory)
{
	static const char *const nowhere[] = {NULL};
	size_t had = memory_had();
	size_t all = had + memory + memory / 4 + HEADROOM;
	struct rlimit most = {all, all};
	struct rlimit none = {0, 0};

	if (had == 0 || setrlimit(RLIMIT_AS, &most) != 0 ||
	    setrlimit(RLIMIT_NOFILE, &none) != 0 ||
	    setrlimit(RLIMIT_NPROC, &none) != 0 ||
	    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || !jail_rights_give_up())
		return false;
	/* The filter alone lets no file be opened; this is a second door. */
	if (!jail_files_give_up(nowhere, true))
		errno = 0;
	return jail_calls_only_compute();
}

static bool
say(struct str said)
{
	for (size_t at = 0; at < said.n;) {
		ssize_t n = write(STDOUT_FILENO, said.p + at, said.n - at);

		if (n <= 0 && errno != EINTR)
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

static void
task_run(void *data)
{
	struct task *task = data;
	struct buf out;

	task->end = JAIL_REFUSED;
	buf_init(&out, task->arena, task->output_most);
	if (!task->job->fn(task->arena, task->in, &out))
		return;
	task->end = out.full             ? JAIL_TOO_LONG
	            : say(buf_get(&out)) ? JAIL_DONE
	                                 : JAIL_BROKEN;
}

static enum jail_end
task_end(struct task *task)
{
	switch (boundary_run(task_run, task)) {
	case BOUNDARY_RETURNED:
		return task->end;
	case BOUNDARY_CEILING:
		return JAIL_MEMORY;
	case BOUNDARY_ASSERT:
	case BOUNDARY_LEFT:
		break;
	}
	return JAIL_BROKEN;
}

bool
jail_main(int argc, char **argv, int *code)
{
	struct task task = {.end = JAIL_NONE};
	size_t memory;

	if (argc != 4 || strcmp(argv[0], "mydirection-jail") != 0)
		return false;
	*code = JAIL_CODE(JAIL_NONE);
	if (!words_read(&task, argv, &memory) || !input_map(&task))
		return true;
	log_level_set(LOG_ERROR);
	task.arena = arena_create(memory);
	if (doors_shut(memory))
		*code = JAIL_CODE(task_end(&task));
	return true;
}
