/* identity_key.c - the server's key: a file that its owner alone may read. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kernel/identity/identity_local.h"

#define KEY_BYTES ((size_t)32)

static struct str
key_path(struct app *app)
{
	struct str url = str_of(store_url(app->store));
	const char *named = getenv("MYDIRECTION_KEY_FILE");
	size_t slash;

	if (store_engine(app->store) != ENGINE_SQLITE)
		return str_of(named != NULL && *named != '\0'
		                      ? named
		                      : "./data/server.key");
	url = str_slice(url, str_find(url, ':') + 1, url.n);
	for (slash = url.n; slash > 0 && url.p[slash - 1] != '/'; slash--)
		;
	return str_print(app->arena, "%.*sserver.key", (int)slash, url.p);
}

static bool
key_make(const char *path, unsigned char *key)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool good;

	if (fd < 0)
		return false;
	id_random(key, KEY_BYTES);
	good = write(fd, key, KEY_BYTES) == (ssize_t)KEY_BYTES &&
	       fsync(fd) == 0;
	return close(fd) == 0 && good;
}

static bool
key_read(const char *path, unsigned char *key)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat about;
	bool good;

	if (fd < 0)
		return false;
	good = fstat(fd, &about) == 0 && about.st_size == (off_t)KEY_BYTES &&
	       read(fd, key, KEY_BYTES) == (ssize_t)KEY_BYTES;
	if (good && (about.st_mode & 077) != 0)
		log_event(LOG_WARN, "key_file_readable_by_others");
	close(fd);
	return good;
}

const struct fault *
identity_key_open(struct app *app)
{
	struct str path = key_path(app);
	const char *name = str_c(app->arena, path);
	unsigned char *key = arena_keep(app->arena, KEY_BYTES);
	bool good = key_read(name, key);

	if (!good && errno == ENOENT)
		good = key_make(name, key) || key_read(name, key);
	if (!good)
		return fault_unavailable(
		        app,
		        "The key file {path} cannot be read or "
		        "made. It holds 32 bytes; put back the "
		        "one that belongs to this database.",
		        {"path", path});
	app->key = (struct bytes){key, KEY_BYTES};
	return NULL;
}

void
identity_key_look(struct app *app, const char *path)
{
	unsigned char *key = arena_keep(app->arena, KEY_BYTES);

	if (path == NULL)
		path = str_c(app->arena, key_path(app));
	if (key_read(path, key))
		app->key = (struct bytes){key, KEY_BYTES};
}
