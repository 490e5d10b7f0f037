/*
 * disk_full.c - a disk that is full while the file that DISK_FULL names is
 * there.  For tests: files take no more bytes and grow no more.
 *
 *	DISK_FULL=/tmp/full LD_PRELOAD=./disk_full.so mydirection serve
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

ssize_t pwrite64(int fd, const void *p, size_t n, off_t at);

/* Whether this is a file, and the disk is full. */
static bool
full(int fd)
{
	const char *flag = getenv("DISK_FULL");
	struct stat is;

	if (flag == NULL || access(flag, F_OK) != 0)
		return false;
	return fstat(fd, &is) == 0 && S_ISREG(is.st_mode);
}

static void *
real(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

typedef ssize_t (*write_fn)(int fd, const void *p, size_t n);
typedef ssize_t (*pwrite_fn)(int fd, const void *p, size_t n, off_t at);
typedef int (*size_fn)(int fd, off_t size);

ssize_t
write(int fd, const void *p, size_t n)
{
	if (full(fd)) {
		errno = ENOSPC;
		return -1;
	}
	return ((write_fn)(unsigned long)real("write"))(fd, p, n);
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	if (full(fd)) {
		errno = ENOSPC;
		return -1;
	}
	return ((pwrite_fn)(unsigned long)real("pwrite"))(fd, p, n, at);
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off_t at)
{
	if (full(fd)) {
		errno = ENOSPC;
		return -1;
	}
	return ((pwrite_fn)(unsigned long)real("pwrite64"))(fd, p, n, at);
}

int
ftruncate(int fd, off_t size)
{
	struct stat is;

	if (full(fd) && fstat(fd, &is) == 0 && is.st_size < size) {
		errno = ENOSPC;
		return -1;
	}
	return ((size_fn)(unsigned long)real("ftruncate"))(fd, size);
}
