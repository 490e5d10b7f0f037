/*
 * multipart_part.c - what a part is, and where its content goes.
 */
#include "web/multipart_part.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/log.h"
#include "base/utf8.h"

/* A temporary file: its descriptor and name go with the arena. */
struct part_file {
	int fd;
	char *path;
	size_t size;
	struct str name;
};

void
part_set_begin(struct part_set *set, struct arena *arena, const char *folder)
{
	*set = (struct part_set){.arena = arena, .folder = folder};
	set->fields = arena_new(arena, struct pair, REQUEST_FIELDS_MOST);
	set->files = arena_new(arena, struct upload, MULTIPART_FILES_MOST);
}

static void
file_close(struct part_file *file)
{
	if (file->fd >= 0)
		close(file->fd);
	file->fd = -1;
}

static void
file_remove(void *data)
{
	struct part_file *file = data;

	file_close(file);
	if (file->path != NULL)
		unlink(file->path);
	file->path = NULL;
}

static int
file_begin(struct part_set *set, struct str name)
{
	struct part_file *file = arena_new(set->arena, struct part_file, 1);
	char *path =
	        str_c(set->arena, str_print(set->arena, "%s/mydirection-XXXXXX",
	                                    set->folder));

	file->fd = -1;
	file->name = name;
	/* Registered first, so that nothing can come between the file's
	 * being made and its being known. */
	arena_defer(set->arena, file_remove, file);
	file->fd = mkostemp(path, O_CLOEXEC);
	if (file->fd < 0) {
		log_event(LOG_ERROR, "upload_file_not_made",
		          LOG_NUMBER("errno", errno));
		return 507;
	}
	file->path = path;
	if (set->kept == NULL)
		set->kept = arena_bytes(set->arena, PART_KEPT, 1);
	set->kept_n = 0;
	set->file = file;
	return 0;
}

/* The next parameter of *rest: ` name="value"`; false past the last. */
static bool
parameter_next(struct str *rest, struct str *name, struct str *value)
{
	struct str s = *rest;
	size_t at;
	size_t end;

	/* to the semicolon that begins it */
	at = str_find(s, ';');
	if (at == s.n)
		return false;
	s = str_trim(str_slice(s, at + 1, s.n));
	at = str_find(s, '=');
	*name = str_trim(str_slice(s, 0, at));
	s = str_slice(s, at + 1, s.n);
	if (s.n > 0 && s.p[0] == '"') {
		s = str_slice(s, 1, s.n);
		end = str_find(s, '"');
		*value = str_slice(s, 0, end);
	} else {
		end = str_find(s, ';');
		*value = str_trim(str_slice(s, 0, end));
	}
	*rest = str_slice(s, end, s.n);
	return true;
}

bool
part_parameter(struct str value, const char *name, struct str *out)
{
	struct str want = str_of(name);
	struct str at;
	struct str of;

	while (parameter_next(&value, &at, &of)) {
		if (at.n == want.n && strncasecmp(at.p, want.p, at.n) == 0) {
			*out = of;
			return true;
		}
	}
	return false;
}

/* The value of Content-Disposition in a part's head. */
static bool
disposition_find(struct str head, struct str *out)
{
	const struct str want = S("content-disposition:");
	struct str line;

	while (str_split(&head, '\n', &line)) {
		if (line.n < want.n || strncasecmp(line.p, want.p, want.n) != 0)
			continue;
		*out = str_trim(str_slice(line, want.n, line.n));
		return str_starts(*out, S("form-data"));
	}
	return false;
}

/* A name as browsers write it: quotes and line breaks as %22 %0D %0A. */
static bool
name_clean(struct arena *arena, struct str raw, struct str *out)
{
	size_t bad;

	if (!utf8_check(raw, &bad))
		return false;
	*out = utf8_clean_line(arena, str_copy(arena, raw));
	return true;
}

/* A file's name without the folders some senders put before it. */
static struct str
name_last(struct str name)
{
	for (size_t i = name.n; i > 0; i--)
		if (name.p[i - 1] == '/' || name.p[i - 1] == '\\')
			return str_slice(name, i, name.n);
	return name;
}

int
part_begin(struct part_set *set, struct str head)
{
	struct str disposition;
	struct str raw;
	struct str file_name;

	if (!disposition_find(head, &disposition) ||
	    !part_parameter(disposition, "name", &raw) ||
	    !name_clean(set->arena, raw, &set->name))
		return 400;
	/* Counted however empty, for each may cost a file. */
	if (++set->parts_n > REQUEST_FIELDS_MOST)
		return 413;
	set->file = NULL;
	if (part_parameter(disposition, "filename", &raw)) {
		if (!name_clean(set->arena, raw, &file_name))
			return 400;
		if (set->files_n == MULTIPART_FILES_MOST)
			return 413;
		return file_begin(set, name_last(file_name));
	}
	buf_init(&set->text, set->arena, REQUEST_BODY_MOST);
	return 0;
}

static int
file_write(struct part_file *file, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t written = write(file->fd, p, n);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			log_event(LOG_ERROR, "upload_file_not_written",
			          LOG_NUMBER("errno", errno));
			return 507;
		}
		p += written;
		n -= (size_t)written;
	}
	return 0;
}

static int
file_flush(struct part_set *set)
{
	size_t n = set->kept_n;

	set->kept_n = 0;
	return file_write(set->file, set->kept, n);
}

/* Kept together, for a file full of line breaks comes byte by byte. */
static int
file_put(struct part_set *set, const char *p, size_t n)
{
	int status = 0;

	set->file->size += n;
	if (n > PART_KEPT - set->kept_n)
		status = file_flush(set);
	if (status != 0)
		return status;
	if (n >= PART_KEPT)
		return file_write(set->file, p, n);
	memcpy(set->kept + set->kept_n, p, n);
	set->kept_n += n;
	return 0;
}

int
part_put(struct part_set *set, const char *p, size_t n)
{
	if (set->file != NULL)
		return file_put(set, p, n);
	set->text_n += n;
	if (set->text_n > REQUEST_BODY_MOST)
		return 413;
	buf_put(&set->text, p, n);
	return 0;
}

static int
file_end(struct part_set *set)
{
	struct part_file *file = set->file;
	int status = file_flush(set);

	file_close(file);
	set->file = NULL;
	if (status != 0)
		return status;
	/* A browser sends an empty, nameless file for a field left alone. */
	if (file->size == 0 && str_empty(file->name)) {
		file_remove(file);
		return 0;
	}
	set->files[set->files_n++] = (struct upload){
	        .field = set->name,
	        .name = file->name,
	        .path = file->path,
	        .size = file->size,
	};
	return 0;
}

int
part_end(struct part_set *set)
{
	struct str text;
	size_t bad;

	if (set->file != NULL)
		return file_end(set);
	text = buf_get(&set->text);
	if (!utf8_check(text, &bad))
		return 400;
	set->fields[set->fields_n++] =
	        (struct pair){set->name, utf8_clean(set->arena, text)};
	return 0;
}

void
part_set_end(struct part_set *set, struct request *req)
{
	req->form = (struct pairs){set->fields, set->fields_n};
	req->uploads = set->files;
	req->uploads_n = set->files_n;
}
