/* blobstore.c - files beside the database, named by what is in them. */
#include "store/blobstore.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/id.h"
#include "base/secret.h"

/* A digest in hexadecimal. */
#define NAME_LENGTH 64

/* The largest blob that a copy or a check can hold. */
#define BLOB_CEILING ((size_t)1 << 30)

struct blobstore {
	const char *folder;
};

struct asked {
	struct arena *arena;
};

static bool
name_ok(struct str name)
{
	if (name.n != NAME_LENGTH)
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (!((name.p[i] >= '0' && name.p[i] <= '9') ||
		      (name.p[i] >= 'a' && name.p[i] <= 'f')))
			return false;
	return true;
}

static struct str
digest_of(struct arena *arena, struct bytes b)
{
	return str_hex(arena, hash_of(arena, (struct bytes){0}, &b, 1));
}

static const struct fault *
folder_fault(struct arena *arena, const char *folder)
{
	struct asked asked = {arena};

	return fault_unavailable(
	        &asked,
	        "The folder {folder} for files cannot be used. Look at its "
	        "owner and its permissions",
	        {"folder", str_of(folder)});
}

static const struct fault *
write_fault(struct arena *arena, int error)
{
	struct asked asked = {arena};

	if (error == ENOSPC || error == EDQUOT)
		return fault_unavailable(
		        &asked, "The disk is full. Nothing was saved. Tell "
		                "whoever looks after this service");
	return fault_unavailable(
	        &asked,
	        "The disk failed. Nothing was saved. Tell the people who look "
	        "after this service");
}

static const struct fault *
folder_make(struct arena *arena, const char *folder)
{
	struct stat is;

	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return folder_fault(arena, folder);
	if (stat(folder, &is) != 0 || !S_ISDIR(is.st_mode) ||
	    faccessat(AT_FDCWD, folder, R_OK | W_OK | X_OK, AT_EACCESS) != 0)
		return folder_fault(arena, folder);
	return NULL;
}

const struct fault *
blobstore_open(struct arena *arena, const char *folder, struct blobstore **out)
{
	struct blobstore *blobs;

	TRY(folder_make(arena, folder));
	blobs = arena_new(arena, struct blobstore, 1);
	blobs->folder = str_c(arena, str_of(folder));
	*out = blobs;
	return NULL;
}

static const char *
path_of(struct arena *arena, const char *folder, struct str name)
{
	return str_c(arena, str_print(arena, "%s/%.*s", folder, STR_ARG(name)));
}

/* All bytes, or the error. */
static int
write_all(int fd, struct bytes b)
{
	while (b.n > 0) {
		ssize_t n = write(fd, b.p, b.n);

		if (n < 0 && errno != EINTR)
			return errno;
		if (n > 0) {
			b.p += n;
			b.n -= (size_t)n;
		}
	}
	return fsync(fd) == 0 ? 0 : errno;
}

/* The new name is on the disk too. */
static int
folder_sync(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = 0;

	if (fd < 0)
		return errno;
	if (fsync(fd) != 0)
		error = errno;
	(void)close(fd);
	return error;
}

static int
file_write(const char *temporary, const char *path, struct bytes b)
{
	int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int error;

	if (fd < 0)
		return errno;
	error = write_all(fd, b);
	if (close(fd) != 0 && error == 0)
		error = errno;
	if (error == 0 && rename(temporary, path) != 0)
		error = errno;
	if (error != 0)
		(void)unlink(temporary);
	return error;
}

static const struct fault *
put_at(struct arena *arena, const char *folder, struct str name, struct bytes b)
{
	const char *path = path_of(arena, folder, name);
	const char *temporary =
	        path_of(arena, folder,
	                str_print(arena, ".%lld.new", (long long)id_new()));
	struct stat is;
	int error;

	if (stat(path, &is) == 0 && is.st_size == (off_t)b.n)
		return NULL;
	error = file_write(temporary, path, b);
	if (error == 0)
		error = folder_sync(folder);
	return error == 0 ? NULL : write_fault(arena, error);
}

const struct fault *
blobstore_put(struct blobstore *blobs, struct arena *arena, struct bytes b,
              struct str *out)
{
	struct str name = digest_of(arena, b);

	TRY(put_at(arena, blobs->folder, name, b));
	*out = name;
	return NULL;
}

static void
close_later(void *data)
{
	int *fd = data;

	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

static bool
read_all(int fd, unsigned char *p, size_t n)
{
	while (n > 0) {
		ssize_t got = read(fd, p, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

static const struct fault *
file_read(struct arena *arena, const char *path, struct bytes *out)
{
	struct asked asked = {arena};
	int *fd = arena_new(arena, int, 1);
	unsigned char *p;
	struct stat is;

	/* first of all: the arena may unwind at its ceiling */
	*fd = -1;
	arena_defer(arena, close_later, fd);
	*fd = open(path, O_RDONLY | O_CLOEXEC);
	if (*fd < 0)
		return fault_not_found(&asked, "We could not find that file");
	if (fstat(*fd, &is) != 0)
		return fault_bug(&asked, "blob cannot be looked at");
	p = arena_bytes(arena, 1, (size_t)is.st_size + 1);
	if (!read_all(*fd, p, (size_t)is.st_size))
		return fault_unavailable(
		        &asked, "The disk failed. Try again in a minute");
	close_later(fd);
	*out = (struct bytes){p, (size_t)is.st_size};
	return NULL;
}

const struct fault *
blobstore_get(struct blobstore *blobs, struct arena *arena, struct str digest,
              struct bytes *out)
{
	struct asked asked = {arena};
	struct bytes b = {NULL, 0};

	if (!name_ok(digest))
		return fault_not_found(&asked, "We could not find that file");
	TRY(file_read(arena, path_of(arena, blobs->folder, digest), &b));
	if (!str_equal(digest_of(arena, b), digest))
		return fault_bug(&asked, "blob is not what its name says");
	*out = b;
	return NULL;
}

/* Names of a folder, let go with the arena or before. */
struct names {
	struct dirent **v;
	int n;
};

static void
names_drop(void *data)
{
	struct names *names = data;

	for (; names->n > 0; names->n--)
		free(names->v[names->n - 1]);
	free(names->v);
	names->v = NULL;
}

typedef const struct fault *(*blob_fn)(struct arena *arena, struct str name,
                                       struct bytes b, void *data);

/* One blob, being looked at in an arena of its own. */
struct look {
	struct blobstore *blobs;
	struct arena *own;
	struct str name;
	blob_fn fn;
	void *data;
	const struct fault *fault;
};

static void
look_inside(void *data)
{
	struct look *look = data;
	struct bytes b = {NULL, 0};

	look->fault = blobstore_get(look->blobs, look->own, look->name, &b);
	if (look->fault != NULL)
		return;
	look->fault = look->fn(look->own, look->name, b, look->data);
}

/* Its fault (none here has a value in its text) is made again in `arena`. */
static const struct fault *
one(struct blobstore *blobs, struct arena *arena, struct str name, blob_fn fn,
    void *data)
{
	struct asked asked = {arena};
	struct look look = {.blobs = blobs,
	                    .own = arena_create(BLOB_CEILING),
	                    .name = name,
	                    .fn = fn,
	                    .data = data};
	enum boundary_end end = boundary_run(look_inside, &look);
	bool failed = look.fault != NULL;
	enum fault_kind kind = failed ? look.fault->kind : FAULT_BUG;
	struct text text = failed ? look.fault->text : (struct text){0};

	arena_drop(look.own);
	if (end == BOUNDARY_CEILING)
		return fault_unavailable(
		        &asked, "A file is too large to be copied or checked");
	if (end == BOUNDARY_RETURNED && !failed)
		return NULL;
	if (kind == FAULT_BUG)
		return fault_bug(&asked, "blob is not what its name says");
	return fault_make(arena, kind, text, __FILE__, __LINE__);
}

/* Each blob to fn, with what fn allocates let go after it. */
static const struct fault *
each(struct blobstore *blobs, struct arena *arena, blob_fn fn, void *data)
{
	struct names *names = arena_new(arena, struct names, 1);
	const struct fault *fault = NULL;

	arena_defer(arena, names_drop, names);
	names->n = scandir(blobs->folder, &names->v, NULL, alphasort);
	if (names->n < 0) {
		names->n = 0;
		return folder_fault(arena, blobs->folder);
	}
	for (int i = 0; fault == NULL && i < names->n; i++) {
		struct str name = str_of(names->v[i]->d_name);

		if (name_ok(name))
			fault = one(blobs, arena, name, fn, data);
	}
	names_drop(names);
	return fault;
}

/* When a blob was written; one that went meanwhile was written never. */
static struct instant
written_at(struct blobstore *blobs, struct arena *arena, struct str name)
{
	struct stat is;

	if (stat(path_of(arena, blobs->folder, name), &is) != 0)
		return INSTANT_NONE;
	return (struct instant){(int64_t)is.st_mtim.tv_sec * 1000 +
	                        is.st_mtim.tv_nsec / 1000000};
}

const struct fault *
blobstore_names(struct blobstore *blobs, struct arena *arena, blob_name_fn fn,
                void *data)
{
	struct names *names = arena_keep(arena, sizeof(*names));
	const struct fault *fault = NULL;
	bool more = true;

	arena_defer(arena, names_drop, names);
	names->n = scandir(blobs->folder, &names->v, NULL, alphasort);
	if (names->n < 0) {
		names->n = 0;
		return folder_fault(arena, blobs->folder);
	}
	for (int i = 0; fault == NULL && more && i < names->n; i++) {
		struct str name = str_of(names->v[i]->d_name);
		struct arena_mark mark = arena_mark(arena);
		struct instant at = INSTANT_NONE;

		if (name_ok(name))
			at = written_at(blobs, arena, name);
		arena_release(arena, mark);
		if (instant_is(at))
			fault = fn(data, name, at, &more);
	}
	names_drop(names);
	return fault;
}

const struct fault *
blobstore_drop(struct blobstore *blobs, struct arena *arena, struct str digest)
{
	struct asked asked = {arena};

	if (!name_ok(digest))
		return fault_not_found(&asked, "We could not find that file");
	if (unlink(path_of(arena, blobs->folder, digest)) == 0 ||
	    errno == ENOENT)
		return NULL;
	return folder_fault(arena, blobs->folder);
}

struct copying {
	const char *to;
	int64_t n;
};

static const struct fault *
copy_one(struct arena *arena, struct str name, struct bytes b, void *data)
{
	struct copying *copying = data;
	struct stat is;

	if (stat(path_of(arena, copying->to, name), &is) == 0 &&
	    is.st_size == (off_t)b.n)
		return NULL;
	TRY(put_at(arena, copying->to, name, b));
	copying->n++;
	return NULL;
}

const struct fault *
blobstore_copy(struct blobstore *blobs, struct arena *arena, const char *to,
               int64_t *copied)
{
	struct copying copying = {.to = to};

	TRY(folder_make(arena, to));
	TRY(each(blobs, arena, copy_one, &copying));
	*copied = copying.n;
	return NULL;
}

static const struct fault *
check_one(struct arena *arena, struct str name, struct bytes b, void *data)
{
	/* blobstore_get has compared it with its name */
	(void)arena;
	(void)name;
	(void)b;
	(void)data;
	return NULL;
}

const struct fault *
blobstore_check(struct blobstore *blobs, struct arena *arena)
{
	return each(blobs, arena, check_one, NULL);
}
