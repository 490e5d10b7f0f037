/*
 * jail.h - what this process may not do, given away before it could be made
 * to do it.
 *
 * A server writes in its own folders and nowhere else; a job that reads what
 * a stranger sent (a picture) runs in a child that can do nothing but turn
 * one run of bytes into another.
 *
 * Rules kept here, each with a test of the same words:
 *   - a jailed process writes nowhere but in the folders it was given;
 *   - a jailed process gains no rights and touches no other process;
 *   - what does not hold on this machine is told;
 *   - a job sees no file, no network and no memory of who asked for it;
 *   - a job that takes too long, needs too much memory or says too much is
 *     ended;
 *   - a job that breaks breaks nothing else.
 */
#ifndef BASE_JAIL_H
#define BASE_JAIL_H

#include "base/arena.h"
#include "base/buf.h"

/* --- this process ------------------------------------------------------- */

/* What holds of this process. */
struct jail_held {
	bool rights; /* no new ones, by any program it starts */
	bool calls;  /* calls of the system that no server needs are refused */
	bool files;  /* written in the given folders only (Landlock) */
};

/*
 * Give away, for this thread and all that it starts later, so before any
 * other thread: new rights, calls that no server needs, and writing outside
 * of these folders (a NULL-ended list; one that is not there is left out).
 * There is no way back.  What the kernel does not know does not hold.
 */
struct jail_held jail_self(const char *const *folders);

/* What jail_self came to; all false before it. */
struct jail_held jail_holds(void);

/* --- a job in a child --------------------------------------------------- */

/*
 * One job.  Its function has the input, an arena under the memory limit and
 * an output under the output limit; false refuses the input.  It may use any
 * library that asks for nothing but memory.
 */
struct jail_job {
	const char *name;
	bool (*fn)(struct arena *arena, struct bytes in, struct buf *out);
};

/*
 * JAIL_JOB(picture_job, "picture", picture_decode); at file level, in a
 * source that the program has anyway.  The child, the same program anew,
 * finds it by its name.
 */
#define JAIL_JOB(id, job_name, job_fn) \
	static const struct jail_job id = {(job_name), (job_fn)}; \
	__attribute__((section("jail_jobs"), \
	               used)) static const struct jail_job *const id##_entry = \
	        &id

struct jail_limits {
	unsigned cpu_seconds; /* 0: 5 */
	unsigned wall_ms;     /* 0: 10,000 */
	size_t memory;        /* 0: 256 MiB, above what a bare program has */
	size_t output_most;   /* 0: 32 MiB */
};

enum jail_end {
	JAIL_DONE,
	JAIL_REFUSED,  /* the function said no                     */
	JAIL_LATE,     /* ended: out of time                       */
	JAIL_MEMORY,   /* ended: out of memory                     */
	JAIL_TOO_LONG, /* ended: said more than it may             */
	JAIL_BROKEN,   /* ended in any other way                   */
	JAIL_NONE,     /* not begun: no child, or none under guard */
};

/*
 * Run a job on this input, from any thread, and wait for it.  JAIL_DONE with
 * the output in the arena; on any other end *out is untouched.  The child
 * starts as a new program, so it has none of this one's memory, files or
 * surroundings.
 */
MUST_CHECK enum jail_end
jail_run(struct arena *arena, const struct jail_job *job,
         const struct jail_limits *limits, struct bytes in, struct bytes *out);

/*
 * To be called first in main: true when this process is such a child, which
 * has then done its job; *code is what to end with, by _exit.
 */
MUST_CHECK bool jail_main(int argc, char **argv, int *code);

#endif
