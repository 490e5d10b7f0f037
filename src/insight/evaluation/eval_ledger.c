/*
 * eval_ledger.c - a run's folder, and the acts that are added to it.
 */
#include "insight/evaluation/eval_ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "insight/evaluation/eval_ledger_local.h"

#define NOBODY_ELSE 077

struct maker {
	struct arena *arena;
};

const struct fault *
eval_ledger_failed(struct arena *arena, const char *name)
{
	const struct maker c = {arena};

	/* The name may stand in a call that has ended when this is read. */
	return fault_unavailable(
	        &c, "{file} of this run cannot be read or written: {why}",
	        {"file", str_copy(arena, str_of(name))},
	        {"why", str_copy(arena, str_of(strerror(errno)))});
}

/* --- a folder ------------------------------------------------------------ */

static void
shut(void *data)
{
	struct eval_ledger *l = data;

	if (l->file >= 0)
		(void)close(l->file);
	if (l->folder >= 0)
		(void)close(l->folder);
	l->file = l->folder = -1;
}

static void
begin(struct arena *arena, struct eval_ledger *out)
{
	*out = (struct eval_ledger){.arena = arena, .folder = -1, .file = -1};
	memset(out->head, '0', sizeof(out->head) - 1);
	arena_defer(arena, shut, out);
}

/* Ours, and nobody else's. */
static const struct fault *
folder_open(struct eval_ledger *l, const char *folder)
{
	struct stat is;

	l->folder =
	        open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	if (l->folder < 0 || fstat(l->folder, &is) != 0)
		return fault_not_found(
		        l,
		        "There is no folder {folder} of a run: begin one with "
		        "eval plan seal --out",
		        {"folder", str_of(folder)});
	if (!l->reading &&
	    ((is.st_mode & NOBODY_ELSE) != 0 || is.st_uid != geteuid()))
		return eval_ledger_refused(
		        l->arena,
		        "others can read %s: make it yours alone "
		        "with chmod 700",
		        folder);
	return NULL;
}

/* Nothing was ever there, or it was taken away. */
static const struct fault *
file_missing(struct eval_ledger *l)
{
	l->broken = eval_ledger_has(l, LEDGER_HEAD);
	if (l->broken)
		return eval_ledger_refused(l->arena, "line 1 is not there, nor "
		                                     "any other");
	return fault_not_found(l, "Nothing was sealed in this folder: begin "
	                          "with eval plan seal --out");
}

/* Nobody else at work; several may read.  A medium without locks is read. */
static bool
lock_take(const struct eval_ledger *l)
{
	int kind = l->reading ? LOCK_SH : LOCK_EX;

	return flock(l->file, kind | LOCK_NB) == 0 ||
	       (l->reading && errno != EWOULDBLOCK);
}

static const struct fault *
file_open(struct eval_ledger *l, int flags)
{
	struct stat is;

	l->file = openat(l->folder, LEDGER_FILE,
	                 (l->reading ? O_RDONLY | O_NONBLOCK : O_RDWR) |
	                         O_CLOEXEC | O_NOFOLLOW | flags,
	                 0600);
	if (l->file < 0 && errno == ENOENT)
		return file_missing(l);
	if (l->file < 0 || fstat(l->file, &is) != 0)
		return eval_ledger_failed(l->arena, LEDGER_FILE);
	if (!S_ISREG(is.st_mode))
		return eval_ledger_refused(l->arena, "%s is no file",
		                           LEDGER_FILE);
	if (!l->reading && (is.st_mode & NOBODY_ELSE) != 0)
		return eval_ledger_refused(
		        l->arena, "others can read it: make it yours alone "
		                  "with chmod 600");
	if (!lock_take(l))
		return fault_conflict(l, "Another command is at work in this "
		                         "folder: wait for its end");
	return NULL;
}

void
eval_ledger_undo(struct eval_ledger *l, const char *folder)
{
	static const char *const names[] = {"plan-1.json", ".plan-1.json.new",
	                                    LEDGER_HEAD_NEW, LEDGER_HEAD,
	                                    LEDGER_FILE};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		(void)unlinkat(l->folder, names[i], 0);
	(void)rmdir(folder);
}

/* Its first files. */
static const struct fault *
folder_begin(struct eval_ledger *l, const char *folder)
{
	TRY(folder_open(l, folder));
	TRY(file_open(l, O_CREAT | O_EXCL));
	return eval_ledger_head(l);
}

const struct fault *
eval_ledger_create(struct arena *arena, const char *folder,
                   struct eval_ledger *out)
{
	const struct fault *fault;

	begin(arena, out);
	if (mkdir(folder, 0700) != 0)
		return eval_ledger_refused(
		        arena,
		        "%s cannot be made (%s): name a folder "
		        "that is not there yet",
		        folder, strerror(errno));
	fault = folder_begin(out, folder);
	if (fault != NULL)
		eval_ledger_undo(out, folder);
	return fault;
}

static const struct fault *
all_read(struct eval_ledger *l, const char *folder)
{
	struct str text = {0}, head = {0};
	const struct fault *fault;

	TRY(folder_open(l, folder));
	TRY(file_open(l, 0));
	l->broken = !eval_ledger_has(l, LEDGER_HEAD);
	if (l->broken)
		return eval_ledger_refused(l->arena, "its head is not there");
	TRY(eval_ledger_read(l, LEDGER_HEAD, &head));
	TRY(eval_ledger_read(l, LEDGER_FILE, &text));
	fault = eval_ledger_check(l, text, head);
	l->broken = fault_is(fault, FAULT_REFUSED);
	return fault;
}

/* One that is not as it was written is not mended here, nor used. */
static const struct fault *
whole_read(struct eval_ledger *l, const char *folder)
{
	const struct fault *fault = all_read(l, folder);

	if (!l->broken)
		return fault;
	return eval_ledger_refused(
	        l->arena,
	        "%.*s. Put ledger.jsonl and ledger.head back as they were "
	        "kept, or begin another run with eval plan seal --out",
	        STR_ARG(fault->text.values[0].value));
}

const struct fault *
eval_ledger_open(struct arena *arena, const char *folder,
                 struct eval_ledger *out)
{
	begin(arena, out);
	return whole_read(out, folder);
}

const struct fault *
eval_ledger_open_to_read(struct arena *arena, const char *folder,
                         struct eval_ledger *out)
{
	begin(arena, out);
	out->reading = true;
	return whole_read(out, folder);
}

/* --- files --------------------------------------------------------------- */

static bool
put_all(int fd, struct str s, int64_t at)
{
	while (s.n > 0) {
		ssize_t n = pwrite(fd, s.p, s.n, at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s = str_slice(s, (size_t)n, s.n);
		at += n;
	}
	return fsync(fd) == 0;
}

/* A file that is not there yet, with all of this in it. */
static bool
put_new(int folder, const char *name, struct str s)
{
	int fd = openat(folder, name,
	                O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
	                0600);
	bool good;

	if (fd < 0)
		return false;
	good = put_all(fd, s, 0);
	if (close(fd) != 0)
		good = false;
	return good;
}

const struct fault *
eval_ledger_write(struct eval_ledger *l, const char *name, struct str s,
                  bool instead)
{
	char other[80];

	(void)snprintf(other, sizeof(other), ".%s.new", name);
	if (!instead && eval_ledger_has(l, name)) {
		errno = EEXIST;
		return eval_ledger_failed(l->arena, name);
	}
	/* What an interrupted command left. */
	(void)unlinkat(l->folder, other, 0);
	if (!put_new(l->folder, other, s) ||
	    renameat(l->folder, other, l->folder, name) != 0 ||
	    fsync(l->folder) != 0) {
		const struct fault *fault = eval_ledger_failed(l->arena, name);

		/* Half a result is nobody's. */
		(void)unlinkat(l->folder, other, 0);
		return fault;
	}
	return NULL;
}

bool
eval_ledger_has(struct eval_ledger *l, const char *name)
{
	return faccessat(l->folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool
take_all(int fd, char *to, size_t n)
{
	size_t got = 0;

	while (got < n) {
		ssize_t now = read(fd, to + got, n - got);

		if (now < 0 && errno == EINTR)
			continue;
		if (now <= 0)
			return false;
		got += (size_t)now;
	}
	return true;
}

const struct fault *
eval_ledger_read(struct eval_ledger *l, const char *name, struct str *out)
{
	int fd = openat(l->folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat is;
	char *text;
	bool good;

	if (fd < 0)
		return eval_ledger_failed(l->arena, name);
	if (fstat(fd, &is) != 0 || !S_ISREG(is.st_mode) ||
	    (size_t)is.st_size > EVAL_FILE_MOST) {
		(void)close(fd);
		return eval_ledger_refused(l->arena, "%s is too large", name);
	}
	text = arena_bytes(l->arena, (size_t)is.st_size + 1, 1);
	good = take_all(fd, text, (size_t)is.st_size);
	(void)close(fd);
	if (!good)
		return eval_ledger_failed(l->arena, name);
	*out = (struct str){text, (size_t)is.st_size};
	return NULL;
}

const struct fault *
eval_ledger_head(struct eval_ledger *l)
{
	return eval_ledger_write(l, LEDGER_HEAD,
	                         str_print(l->arena, "%zu %s\n", l->n, l->head),
	                         true);
}

/* --- an act -------------------------------------------------------------- */

static json_t *
act_line(const struct eval_ledger *l, const char *act, struct instant now,
         json_t *details)
{
	json_t *line = json_object();
	struct str time = instant_iso(l->arena, now);

	claim(json_object_set_new(line, "n",
	                          json_integer((json_int_t)l->n + 1)) == 0);
	claim(json_object_set_new(line, "act", json_string(act)) == 0);
	claim(json_object_set_new(line, "time", json_stringn(time.p, time.n)) ==
	      0);
	claim(json_object_set_new(line, "prev", json_string(l->head)) == 0);
	claim(json_object_set_new(line, "details", details) == 0);
	return line;
}

static void
let_go(void *data)
{
	json_t **held = data;

	json_decref(*held);
}

bool
eval_ledger_back(struct instant time, struct str line)
{
	struct instant before;

	return instant_read(line, &before) &&
	       time.ms + EVAL_CLOCK_BACK < before.ms;
}

/* A time that the chain gives the lie is not written. */
static const struct fault *
order_check(struct eval_ledger *l, struct instant now)
{
	const struct eval_line *last;

	if (l->n == 0)
		return NULL;
	last = &l->lines[l->n - 1];
	if (!eval_ledger_back(now, last->time))
		return NULL;
	return eval_ledger_refused(
	        l->arena,
	        "line %" PRId64
	        " was written at %s, and the clock says %s now. Set it right; "
	        "where it was wrong then, wait until that time, or begin "
	        "another run with eval plan seal --out",
	        last->n, str_c(l->arena, last->time),
	        str_c(l->arena, instant_iso(l->arena, now)));
}

const struct fault *
eval_ledger_add(struct eval_ledger *l, const char *act, struct instant now,
                json_t *details)
{
	json_t **held = arena_keep(l->arena, sizeof(json_t *));
	struct eval_line out = {.n = (int64_t)l->n + 1, .act = str_of(act)};
	char hash[65];
	struct str text;

	claim(!l->reading);
	arena_defer(l->arena, let_go, held);
	*held = act_line(l, act, now, details);
	TRY(order_check(l, now));
	text = eval_ledger_line(l->arena, *held, hash);
	if (str_empty(text) || l->n == EVAL_LINES_MOST)
		return eval_ledger_refused(l->arena,
		                           "nothing more goes into it");
	text = str_print(l->arena, "%.*s\n", STR_ARG(text));
	/* What an interrupted command left after the last whole line goes. */
	if (ftruncate(l->file, l->bytes) != 0 ||
	    !put_all(l->file, text, l->bytes))
		return eval_ledger_failed(l->arena, LEDGER_FILE);
	if (l->n == l->room) {
		l->lines = arena_grow(l->arena, l->lines,
		                      l->room * sizeof(*l->lines),
		                      (l->room + 32) * sizeof(*l->lines));
		l->room += 32;
	}
	out.details = json_object_get(*held, "details");
	out.time = str_of(json_string_value(json_object_get(*held, "time")));
	memcpy(out.hash, hash, sizeof(out.hash));
	memcpy(l->head, hash, sizeof(l->head));
	l->lines[l->n++] = out;
	l->bytes += (int64_t)text.n;
	return eval_ledger_head(l);
}
