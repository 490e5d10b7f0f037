/*
 * study_run.c - a run's folder as one file, and back.
 */
#include "insight/study/study_run.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "insight/study/study.h"

/* Not the pairs of single people: plan and rows give them again. */
static bool
is_kept(const char *name)
{
	return name[0] != '.' && strncmp(name, "matches-", 8) != 0;
}

static bool
file_take(struct arena *arena, int folder, const char *name, struct str *out)
{
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat is;
	char *text;
	ssize_t n = 1;
	size_t at = 0;

	if (fd < 0)
		return false;
	if (fstat(fd, &is) != 0 || !S_ISREG(is.st_mode) ||
	    (size_t)is.st_size > STUDY_FILE_MOST) {
		(void)close(fd);
		return false;
	}
	text = arena_bytes(arena, (size_t)is.st_size + 1, 1);
	while (n > 0 && at < (size_t)is.st_size) {
		n = read(fd, text + at, (size_t)is.st_size - at);
		at += n > 0 ? (size_t)n : 0;
	}
	(void)close(fd);
	*out = (struct str){text, at};
	return at == (size_t)is.st_size;
}

static int
name_order(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What is kept of a folder, in one order whatever the folder's is: so the same
 * files make the same bytes. */
static const char **
names_take(struct arena *arena, DIR *dir, size_t *n)
{
	const char **names = NULL;
	const struct dirent *entry;
	size_t room = 0;

	*n = 0;
	while ((entry = readdir(dir)) != NULL) {
		if (!is_kept(entry->d_name))
			continue;
		if (*n == room) {
			size_t more = room == 0 ? 64 : 2 * room;

			names = arena_grow(arena, (void *)names,
			                   room * sizeof(*names),
			                   more * sizeof(*names));
			room = more;
		}
		names[(*n)++] = str_c(arena, str_of(entry->d_name));
	}
	if (*n > 1)
		qsort((void *)names, *n, sizeof(*names), name_order);
	return names;
}

static bool
files_take(struct arena *arena, DIR *dir, struct json_out *j)
{
	size_t n;
	const char **names = names_take(arena, dir, &n);

	for (size_t i = 0; i < n; i++) {
		struct str text;

		if (!file_take(arena, dirfd(dir), names[i], &text))
			return false;
		json_str(j, names[i], text);
	}
	return true;
}

bool
study_run_take(struct arena *arena, const char *folder, int64_t plans,
               struct str *out)
{
	DIR *dir = opendir(folder);
	struct json_out j;
	struct buf buf;
	bool good;

	if (dir == NULL)
		return false;
	buf_init(&buf, arena, STUDY_FILE_MOST);
	json_init(&j, &buf);
	json_object(&j, NULL);
	json_i64(&j, "plans", plans);
	json_object(&j, "files");
	good = files_take(arena, dir, &j);
	(void)closedir(dir);
	json_end(&j);
	json_end(&j);
	*out = buf_get(&buf);
	return good && !buf.full;
}

/* Ours: small letters, digits, dots and dashes. */
static bool
is_name(const char *name)
{
	return name[0] != '.' && strlen(name) < 64 &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789.-") ==
	               strlen(name);
}

static bool
file_put(int folder, const char *name, const json_t *text)
{
	const char *p = json_string_value(text);
	size_t n = json_string_length(text), at = 0;
	ssize_t now = 1;
	int fd;

	if (p == NULL || !is_name(name))
		return false;
	fd = openat(folder, name,
	            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return false;
	while (at < n && now > 0) {
		now = write(fd, p + at, n - at);
		at += now > 0 ? (size_t)now : 0;
	}
	return close(fd) == 0 && at == n;
}

static const json_t *
run_read(struct arena *arena, struct str kept)
{
	json_t *run;

	if (json_read(arena, kept, &run) != NULL ||
	    !json_is_object(json_object_get(run, "files")))
		return NULL;
	return run;
}

const json_t *
study_run_files(struct arena *arena, struct str kept)
{
	return json_object_get(run_read(arena, kept), "files");
}

bool
study_run_put(struct arena *arena, struct str kept, const char *folder,
              int64_t *plans)
{
	const json_t *run = run_read(arena, kept);
	json_t *files = json_object_get(run, "files");
	const char *name;
	json_t *text;
	bool good;
	int fd;

	*plans = json_integer_value(json_object_get(run, "plans"));
	if (files == NULL || mkdir(folder, 0700) != 0)
		return false;
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	good = fd >= 0;
	json_object_foreach (files, name, text)
		good = good && file_put(fd, name, text);
	if (fd >= 0)
		(void)close(fd);
	return good;
}
