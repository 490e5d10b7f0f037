/*
 * multipart_part.h - the parts of one form: text in the arena, files on disk.
 * For multipart.c alone.
 */
#ifndef WEB_MULTIPART_PART_H
#define WEB_MULTIPART_PART_H

#include "web/multipart.h"

/* Bytes of a file written at a time. */
#define PART_KEPT ((size_t)32 * 1024)

struct part_file;

struct part_set {
	struct arena *arena;
	const char *folder;
	struct pair *fields;
	size_t fields_n;
	size_t parts_n;
	size_t text_n; /* bytes of text so far */
	struct upload *files;
	size_t files_n;
	/* the part being read */
	struct str name;
	struct buf text;
	struct part_file *file; /* NULL: a text field */
	char *kept;             /* bytes not written yet */
	size_t kept_n;
};

/* No parts yet. */
void
part_set_begin(struct part_set *set, struct arena *arena, const char *folder);

/* Begin a part by its head.  0, or 400, 413, 507. */
MUST_CHECK int part_begin(struct part_set *set, struct str head);

/* Content of the part; and its end.  0, or 400, 413, 507. */
MUST_CHECK int part_put(struct part_set *set, const char *p, size_t n);
MUST_CHECK int part_end(struct part_set *set);

/* Give fields and files to the request. */
void part_set_end(struct part_set *set, struct request *req);

/*
 * A parameter of a header value: the boundary of `multipart/form-data;
 * boundary="x"`.  Quotes go; no escape is undone, since browsers write %22.
 * False when it is not there.
 */
MUST_CHECK bool
part_parameter(struct str value, const char *name, struct str *out);

#endif
