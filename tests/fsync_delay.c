/*
 * fsync_delay.c - a slower disk, for measuring: each fsync and fdatasync takes
 * FSYNC_US microseconds more.  A virtual disk's own are nearly free, and
 * figures taken on one promise too much.
 *
 *	FSYNC_US=1000 LD_PRELOAD=./libfsync_delay.so mydirection serve
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

int fsync(int fd);
int fdatasync(int fd);

static void
delay(void)
{
	static _Atomic long us = -1;
	struct timespec t;

	if (atomic_load(&us) < 0) {
		const char *said = getenv("FSYNC_US");
		long n = said == NULL ? 0 : strtol(said, NULL, 10);

		atomic_store(&us, n < 0 ? 0 : n);
	}
	t.tv_sec = us / 1000000;
	t.tv_nsec = us % 1000000 * 1000;
	while (nanosleep(&t, &t) != 0 && errno == EINTR)
		;
}

typedef int (*sync_fn)(int fd);

static int
sync_by(const char *name, _Atomic(void *) *found, int fd)
{
	void *fn = atomic_load(found);

	if (fn == NULL) {
		fn = dlsym(RTLD_NEXT, name);
		if (fn == NULL) {
			errno = ENOSYS;
			return -1;
		}
		atomic_store(found, fn);
	}
	delay();
	return ((sync_fn)(unsigned long)fn)(fd);
}

int
fsync(int fd)
{
	static _Atomic(void *) fn;

	return sync_by("fsync", &fn, fd);
}

int
fdatasync(int fd)
{
	static _Atomic(void *) fn;

	return sync_by("fdatasync", &fn, fd);
}
