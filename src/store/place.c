/* place.c - where a database lives, and every way in which that can fail. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/own.h"

struct here {
	struct arena *arena;
	struct str path;
	struct str folder;
};

static struct here
here_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	/* a fault outlives the store whose path this is */
	struct str p = str_copy(arena, str_of(path));
	struct str folder = S(".");

	if (slash == path)
		folder = S("/");
	else if (slash != NULL)
		folder = str_slice(p, 0, (size_t)(slash - path));
	return (struct here){arena, p, folder};
}

static const struct fault *
folder_fault(const struct here *here, int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		return fault_unavailable(
		        here,
		        "There is no folder {folder}. Make it, or choose "
		        "another place for the database",
		        {"folder", here->folder});
	case EROFS:
		return fault_unavailable(
		        here,
		        "The folder {folder} is on a disk that can only be "
		        "read. The database needs one it can write to",
		        {"folder", here->folder});
	default:
		return fault_unavailable(
		        here,
		        "This user may not write in the folder {folder}. "
		        "Change its owner or its permissions",
		        {"folder", here->folder});
	}
}

static const struct fault *
file_fault(const struct here *here, int error)
{
	switch (error) {
	case ENOENT:
		return fault_unavailable(here, "There is no database at {path}",
		                         {"path", here->path});
	case EISDIR:
		return fault_unavailable(here,
		                         "{path} is a folder, not a database",
		                         {"path", here->path});
	case EROFS:
		return folder_fault(here, EROFS);
	case ENOSPC:
	case EDQUOT:
		return fault_unavailable(
		        here,
		        "The disk that holds {path} is full. Make room, "
		        "then try again",
		        {"path", here->path});
	default:
		return fault_unavailable(
		        here,
		        "This user may not read and write {path}. Change "
		        "its owner or its permissions",
		        {"path", here->path});
	}
}

static const struct fault *
folder_check(const struct here *here)
{
	const char *folder = str_c(here->arena, here->folder);
	struct stat is;

	if (stat(folder, &is) != 0)
		return folder_fault(here, errno);
	if (!S_ISDIR(is.st_mode))
		return folder_fault(here, ENOTDIR);
	/* the journal is made beside the file */
	if (faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
		return folder_fault(here, errno);
	return NULL;
}

static const struct fault *
file_make(const struct here *here, const char *path)
{
	/* nobody else may read it: SQLite gives its journal the same mode */
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0 && errno != EEXIST)
		return file_fault(here, errno);
	if (fd >= 0)
		(void)close(fd);
	return NULL;
}

const struct fault *
place_ready(struct arena *arena, const char *path, bool create)
{
	struct here here = here_of(arena, path);
	struct stat is;

	TRY(folder_check(&here));
	if (stat(path, &is) != 0) {
		if (errno != ENOENT || !create)
			return file_fault(&here, errno);
		return file_make(&here, path);
	}
	if (S_ISDIR(is.st_mode))
		return file_fault(&here, EISDIR);
	if (faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) != 0)
		return file_fault(&here, errno);
	return NULL;
}

const struct fault *
place_lock(struct arena *arena, const char *path, int *fd)
{
	struct here here = here_of(arena, path);
	const char *name = str_c(arena, str_print(arena, "%s.serve", path));
	int lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (lock < 0)
		return file_fault(&here, errno);
	if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
		(void)close(lock);
		return fault_unavailable(
		        &here,
		        "Another server is already running on {path}. Stop "
		        "it first, or choose another database",
		        {"path", here.path});
	}
	*fd = lock;
	return NULL;
}

static const struct fault *
server_fault(const struct here *here, const char *why)
{
	return fault_unavailable(
	        here, "The database {url} cannot be reached: {why}",
	        {"url", here->path},
	        {"why", str_trim(str_copy(here->arena, str_of(why)))});
}

const struct fault *
place_fault(struct arena *arena, const struct store *store, enum outcome o,
            const char *why)
{
	struct here here = {arena, str_copy(arena, str_of(store->url)), {0}};

	if (store->engine == ENGINE_POSTGRES)
		return server_fault(&here, why);
	here = here_of(arena, store->path);
	switch (o) {
	case OUTCOME_NOT_DATABASE:
	case OUTCOME_WRONG:
		return fault_unavailable(
		        &here,
		        "{path} is not a database of ours, or it is "
		        "damaged. Restore the last backup",
		        {"path", here.path});
	case OUTCOME_DAMAGED:
		return fault_unavailable(
		        &here,
		        "The database {path} is damaged. Restore the last "
		        "backup",
		        {"path", here.path});
	case OUTCOME_BUSY:
		return fault_unavailable(
		        &here,
		        "The database {path} is locked by another program. "
		        "Close it, then try again",
		        {"path", here.path});
	case OUTCOME_FULL:
		return file_fault(&here, ENOSPC);
	case OUTCOME_READ_ONLY:
	case OUTCOME_CANNOT_OPEN:
		return file_fault(&here, EACCES);
	default:
		return fault_unavailable(
		        &here,
		        "The disk failed while {path} was opened. Look at "
		        "the disk, then restore the last backup",
		        {"path", here.path});
	}
}
