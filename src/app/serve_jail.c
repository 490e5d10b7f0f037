/*
 * serve_jail.c - the folders that a server writes in, and no others.
 */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app_local.h"
#include "base/folder.h"
#include "base/jail.h"

/* The folder that a path lies in. */
static const char *
folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	return slash == path
	               ? "/"
	               : str_print(arena, "%.*s", (int)(slash - path), path).p;
}

static const char *
word_of(bool holds)
{
	return holds ? "yes" : "no";
}

void
serve_jail(struct arena *arena, const char *url)
{
	const char *path = sqlite_path(url);
	const char *key = getenv("MYDIRECTION_KEY_FILE");
	const char *own = folder_of(arena, app_folder(arena, url, "files"));
	char linked[PATH_MAX];
	const char *folders[4] = {own};
	struct jail_held held;
	size_t n = 1;

	if (path == NULL) /* that of an SQLite database is there, or is named */
		(void)mkdir(own, 0700);
	if (path != NULL && realpath(path, linked) != NULL)
		folders[n++] = folder_of(arena, linked);
	if (path == NULL && key != NULL && *key != '\0')
		folders[n++] = folder_of(arena, key);
	held = jail_self(folders);
	log_event(held.files && held.calls && held.rights ? LOG_INFO : LOG_WARN,
	          "jailed", LOG_WORD("files", word_of(held.files)),
	          LOG_WORD("calls", word_of(held.calls)),
	          LOG_WORD("rights", word_of(held.rights)));
}

/* Remove what is ours in a folder: files that came in, and folders that a
 * study was analysed in. */
static void
folder_empty(struct arena *arena, const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		if (str_starts(str_of(entry->d_name), S("mydirection-")))
			folder_remove(
			        str_print(arena, "%s/%s", folder, entry->d_name)
			                .p);
	if (dir != NULL)
		closedir(dir);
}

const struct fault *
serve_uploads(struct app *app, const char *url, const char **out)
{
	const char *folder = app_folder(app->arena, url, "uploads");
	struct stat is;

	if ((mkdir(folder, 0700) != 0 && errno != EEXIST) ||
	    stat(folder, &is) != 0 || !S_ISDIR(is.st_mode) ||
	    access(folder, R_OK | W_OK | X_OK) != 0)
		return fault_unavailable(
		        app,
		        "The folder {folder} for files cannot be used. Look "
		        "at its owner and its permissions",
		        {"folder", str_of(folder)});
	folder_empty(app->arena, folder);
	*out = folder;
	return NULL;
}
