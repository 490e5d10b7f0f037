/*
 * backup.c - a running database copied with its files, and back again.
 *
 * A backup is a new folder: mydirection.db, files/, server.key.  It holds the
 * key because second factors and what people handed in cannot be read without
 * it; so a backup is kept as safe as the server itself.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app_local.h"
#include "base/folder.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/ledger/ledger.h"
#include "store/blobstore.h"

static const struct fault *
seal_now(struct ctx *ctx, void *data)
{
	(void)data;
	TRY(audit_seal(ctx));
	return ledger_seal(ctx);
}

/* Everything of one open file to another, and to the disk. */
static bool
bytes_copy(FILE *in, FILE *out)
{
	char block[65536];
	size_t n;

	while ((n = fread(block, 1, sizeof(block), in)) > 0)
		if (fwrite(block, 1, n, out) != n)
			return false;
	return ferror(in) == 0 && fflush(out) == 0 && fsync(fileno(out)) == 0;
}

/* A file that must be new, for its owner alone. */
static FILE *
file_new(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;

	if (file == NULL && fd >= 0)
		close(fd);
	return file;
}

/* Copy one file byte for byte to a name that must be new. */
static bool
file_copy(const char *from, const char *to)
{
	FILE *in = fopen(from, "rb"), *out;
	bool good = false;

	if (in == NULL)
		return false;
	out = file_new(to);
	if (out != NULL) {
		good = bytes_copy(in, out);
		good = fclose(out) == 0 && good;
	}
	fclose(in);
	return good;
}

/* A database that we made goes again, with what SQLite keeps beside it. */
static void
database_remove(struct arena *arena, const char *path)
{
	static const char *const ends[] = {"", "-wal", "-shm", "-journal"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		unlink(str_print(arena, "%s%s", path, ends[i]).p);
}

/* The key of second factors lies beside the database it belongs to. */
static const char *
key_beside(struct arena *arena, const char *database)
{
	const char *slash = strrchr(database, '/');
	int n = slash != NULL ? (int)(slash - database) + 1 : 0;

	return str_print(arena, "%.*sserver.key", n, database).p;
}

/* Bring the key from beside one database to beside another, unless one is
 * there.  A database on which nobody has a second factor may have none. */
static const struct fault *
key_copy(struct app *app, struct arena *arena, const char *from, const char *to)
{
	const char *key, *copy;

	if (from == NULL)
		return NULL;
	key = key_beside(arena, from);
	copy = key_beside(arena, to);
	if (access(key, F_OK) != 0 || access(copy, F_OK) == 0)
		return NULL;
	if (!file_copy(key, copy))
		return fault_unavailable(app,
		                         "{path} cannot be written: {why}. "
		                         "Nothing was changed",
		                         {"path", str_of(copy)},
		                         {"why", str_of(strerror(errno))});
	return NULL;
}

/* A seal, the database, its files: in that order, so that the copy holds the
 * seal of its own tail. */
static const struct fault *
backup_into(struct app *app, struct arena *arena, const char *out,
            int64_t *files)
{
	TRY(app_write(app, arena, NULL, "backup", seal_now, NULL));
	TRY(key_copy(app, arena, sqlite_path(store_url(app->store)),
	             str_print(arena, "%s/mydirection.db", out).p));
	TRY(store_copy(app->store, arena,
	               str_print(arena, "%s/mydirection.db", out).p));
	return blobstore_copy(app->blobs, arena,
	                      str_print(arena, "%s/files", out).p, files);
}

/* All of it, or nothing. */
static const struct fault *
backup(struct app *app, struct arena *arena, const char *out, int64_t *files)
{
	const struct fault *fault;

	if (mkdir(out, 0700) != 0)
		return fault_invalid(
		        app,
		        "The folder {folder} is there already or cannot be "
		        "made; name a new one",
		        {"folder", str_of(out)});
	fault = backup_into(app, arena, out, files);
	if (fault != NULL)
		folder_remove(out);
	return fault;
}

int
command_backup(struct arena *arena, const struct options *options)
{
	struct app *app;
	const struct fault *fault;
	int64_t files = 0;

	if (options->out == NULL)
		return command_wrong("mydirection backup: say where with "
		                     "--out DIR.");
	fault = command_open(arena, options, false, &app);
	if (fault == NULL) {
		fault = backup(app, arena, options->out, &files);
		app_close(app);
	}
	if (fault != NULL)
		return command_fail(arena, fault);
	printf("The backup is in %s: the database and %lld files.\n",
	       options->out, (long long)files);
	return 0;
}

/* The key that a restored database will have beside it. */
static const char *
key_after(struct arena *arena, const char *dir, const char *db)
{
	const char *own = key_beside(arena, sqlite_path(db));

	return access(own, F_OK) == 0
	               ? own
	               : str_print(arena, "%s/server.key", dir).p;
}

/* Open what was copied, verify it, and bring its files along. */
static const struct fault *
restore_verify(struct arena *arena, const struct options *options,
               const char *dir)
{
	struct app *app;
	struct blobstore *blobs;
	const struct fault *fault;
	int64_t entries = 0, files = 0;
	const char *to =
	        str_print(arena, "%s.files", sqlite_path(options->db)).p;

	TRY(command_open(arena, options, false, &app));
	fault = blobstore_open(arena, str_print(arena, "%s/files", dir).p,
	                       &blobs);
	if (fault == NULL)
		fault = blobstore_copy(blobs, arena, to, &files);
	if (fault == NULL)
		fault = store_check(app->store, arena);
	identity_key_look(app, key_after(arena, dir, options->db));
	if (fault == NULL)
		fault = app_read(app, arena, NULL, "restore", check_inside,
		                 &entries);
	if (fault == NULL)
		fault = key_copy(app, arena,
		                 str_print(arena, "%s/mydirection.db", dir).p,
		                 sqlite_path(options->db));
	app_close(app);
	return fault;
}

int
command_restore(struct arena *arena, const struct options *options)
{
	const char *path = sqlite_path(options->db);
	const struct fault *fault;
	const char *from;

	if (path == NULL || options->words_n != 1)
		return command_wrong("mydirection restore: name a new SQLite "
		                     "database with --db sqlite:PATH, and "
		                     "the backup's folder.");
	if (access(path, F_OK) == 0)
		return command_wrong("mydirection restore: %s is there "
		                     "already; restore makes a new one.",
		                     path);
	from = str_print(arena, "%s/mydirection.db", options->words[0]).p;
	if (!file_copy(from, path)) {
		fprintf(stderr,
		        "mydirection: %s could not be copied to %s "
		        "(%s).\n",
		        from, path, strerror(errno));
		unlink(path);
		return 1;
	}
	fault = restore_verify(arena, options, options->words[0]);
	if (fault != NULL) {
		database_remove(arena, path);
		return command_fail(arena, fault);
	}
	printf("Restored and verified: %s\n", path);
	return 0;
}
