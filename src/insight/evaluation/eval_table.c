/*
 * eval_table.c - a CSV file as columns, quickly and in little memory.
 *
 * The file goes once through a buffer that holds whole rows.  A row that the
 * buffer does not hold to its end is read again once it does.
 */
#include "insight/evaluation/eval_table.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "insight/evaluation/eval_table_local.h"

#define BUFFER_FIRST ((size_t)256 * 1024)
#define PAD          ((size_t)8)
#define NAMES_SHOWN  ((size_t)30)

enum row {
	ROW_READ,
	ROW_BLANK,
	ROW_MORE, /* the buffer does not hold its end */
	ROW_LAST, /* there is none */
	ROW_BAD,  /* reader.fault */
};

struct reader {
	struct arena *arena; /* for the faults */
	struct str name;
	struct file_held *file;
	char *buffer; /* `have` bytes, then a line end that is none */
	size_t at, have, room;
	bool ended, plain; /* no more bytes; all are ASCII, and no NUL */
	int64_t bytes, size;
	crypto_hash_sha256_state hash;
	struct cells cells;
	struct str *header;
	size_t header_n, header_room;
	int32_t *first; /* of each column: its first want, or NO_WANT */
	char *unquoted;
	size_t unquoted_room;
	const struct fault *fault;
};

/* --- the file ------------------------------------------------------------ */

/* An open file, let go with the arena when it is not closed before. */
struct file_held {
	int fd;
};

static void
file_drop(void *data)
{
	struct file_held *file = data;

	if (file->fd >= 0)
		close(file->fd);
	file->fd = -1;
}

static const struct fault *
file_open(struct reader *r, const char *path)
{
	struct stat about = {0};

	r->file = arena_keep(r->arena, sizeof(*r->file));
	r->file->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (r->file->fd < 0)
		return fault_invalid(r,
		                     "{file} cannot be opened: look whether it "
		                     "is there, and whether you may read it",
		                     {"file", r->name});
	arena_defer(r->arena, file_drop, r->file);
	if (fstat(r->file->fd, &about) == 0 && S_ISREG(about.st_mode))
		r->size = about.st_size;
	return NULL;
}

/* Whether bytes are ASCII without NUL, eight at a time. */
static bool
bytes_plain(const char *p, size_t n)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
	uint64_t seen = 0;
	size_t i = 0;

	for (; i + 8 <= n; i += 8) {
		uint64_t w;

		memcpy(&w, p + i, 8);
		seen |= w | (w - ones);
	}
	for (; i < n; i++)
		seen |= (uint64_t)(unsigned char)p[i] | (p[i] == 0 ? high : 0);
	return (seen & high) == 0;
}

/* Move what is left to the front and fill up behind it. */
static const struct fault *
buffer_fill(struct reader *r)
{
	size_t left = r->have - r->at, from = left;

	memmove(r->buffer, r->buffer + r->at, left);
	r->at = 0;
	r->have = left;
	while (!r->ended && r->have < r->room) {
		ssize_t n = read(r->file->fd, r->buffer + r->have,
		                 r->room - r->have);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fault_invalid(
			        r,
			        "{file} cannot be read: look whether it is a "
			        "file, and whether its disk can be read",
			        {"file", r->name});
		r->ended = n == 0;
		r->have += (size_t)n;
	}
	r->bytes += (int64_t)(r->have - from);
	crypto_hash_sha256_update(&r->hash, (unsigned char *)r->buffer + from,
	                          r->have - from);
	r->plain = bytes_plain(r->buffer, r->have);
	r->buffer[r->have] = '\n';
	return NULL;
}

/* The number of the row that is being read: 0 is the header. */
static struct str
row_number(const struct reader *r)
{
	return str_print(r->arena, "%zu", r->cells.rows + (r->header_n > 0));
}

/* Twice the buffer, for a row that is longer. */
static const struct fault *
buffer_grow(struct reader *r)
{
	size_t room = 2 * r->room;

	if (r->room >= EVAL_ROW_MOST)
		return fault_invalid(
		        r,
		        "Row {row} of {file} (0: the header) is too long: is a "
		        "quotation mark not closed?",
		        {"row", row_number(r)}, {"file", r->name});
	r->buffer = arena_grow(r->arena, r->buffer, r->room + PAD, room + PAD);
	r->room = room;
	return NULL;
}

/* --- cells --------------------------------------------------------------- */

/* What ends a plain cell, or may not be in it. */
static const bool stops[256] = {
        [','] = true, ['\n'] = true, ['\r'] = true, ['"'] = true};

static enum row
row_bad(struct reader *r, const struct fault *fault)
{
	r->fault = fault;
	return ROW_BAD;
}

static enum row
quote_bad(struct reader *r)
{
	return row_bad(r, fault_invalid(r,
	                                "Row {row} of {file} (0: the header) "
	                                "has a quotation mark where none may "
	                                "be: put the whole cell in quotation "
	                                "marks and write its own twice, or "
	                                "take it out",
	                                {"row", row_number(r)},
	                                {"file", r->name}));
}

/* Doubled quotes are one each, in memory of the reader. */
static struct str
unquote(struct reader *r, struct str cell)
{
	size_t n = 0;

	if (cell.n > r->unquoted_room) {
		r->unquoted_room = 2 * cell.n;
		r->unquoted = arena_new(r->arena, char, r->unquoted_room);
	}
	for (size_t i = 0; i < cell.n; i++) {
		r->unquoted[n++] = cell.p[i];
		i += cell.p[i] == '"';
	}
	return (struct str){r->unquoted, n};
}

/* The quote that closes a cell, as far as the buffer goes, or NULL. */
static const char *
quote_close(const char *from, const char *end, bool *doubled)
{
	const char *q = memchr(from, '"', (size_t)(end - from));

	while (q != NULL && q + 1 < end && q[1] == '"') {
		*doubled = true;
		q = memchr(q + 2, '"', (size_t)(end - q - 2));
	}
	return q;
}

/* A cell without its quotes; *p is moved past the closing one. */
static enum row
quoted_find(struct reader *r, const char **p, struct str *cell)
{
	const char *from = *p + 1, *end = r->buffer + r->have;
	bool doubled = false;
	const char *q = quote_close(from, end, &doubled);

	if ((q == NULL || q + 1 == end) && !r->ended)
		return ROW_MORE;
	if (q == NULL)
		return quote_bad(r);
	*p = q + 1;
	*cell = (struct str){from, (size_t)(q - from)};
	if (doubled)
		*cell = unquote(r, *cell);
	return stops[(unsigned char)**p] ? ROW_READ : quote_bad(r);
}

/* A cell without quotes; *p is moved to what ends it. */
static enum row
plain_find(struct reader *r, const char **p, struct str *cell)
{
	const char *q = *p;

	while (!stops[(unsigned char)*q])
		q++;
	*cell = (struct str){*p, (size_t)(q - *p)};
	*p = q;
	return *q == '"' ? quote_bad(r) : ROW_READ;
}

/*
 * The next cell from *p on, which is moved to the next one; *last: it ends
 * its row.  The byte behind the buffer is a line end.
 */
static enum row
cell_find(struct reader *r, const char **p, struct str *cell, bool *last)
{
	const char *end = r->buffer + r->have;
	enum row got = **p == '"' ? quoted_find(r, p, cell)
	                          : plain_find(r, p, cell);

	if (got != ROW_READ)
		return got;
	*last = **p != ',';
	if (*p == end || (**p == '\r' && *p + 1 == end)) {
		*p = end;
		return r->ended ? ROW_READ : ROW_MORE;
	}
	*p += 1 + (**p == '\r' && (*p)[1] == '\n');
	return ROW_READ;
}

/* --- rows ---------------------------------------------------------------- */

/* Whether a row that was found is text. */
static enum row
row_check(struct reader *r, const char *end)
{
	struct str row = {r->buffer + r->at,
	                  (size_t)(end - (r->buffer + r->at))};
	size_t bad = 0;

	if (r->plain || utf8_check(row, &bad))
		return ROW_READ;
	if (row.p[bad] == '\0')
		return row_bad(r,
		               fault_invalid(r,
		                             "Row {row} of {file} (0: the "
		                             "header) holds a NUL byte: save "
		                             "the file as CSV in UTF-8",
		                             {"row", row_number(r)},
		                             {"file", r->name}));
	return row_bad(r, fault_invalid(r,
	                                "Row {row} of {file} (0: the header) "
	                                "is not UTF-8 text: save the file as "
	                                "CSV in UTF-8",
	                                {"row", row_number(r)},
	                                {"file", r->name}));
}

static enum row
row_uneven(struct reader *r, size_t n)
{
	return row_bad(
	        r, fault_invalid(
	                   r,
	                   "Row {row} of {file} has {n} cells and the header "
	                   "{m}: put a cell that has a comma in quotation "
	                   "marks, or add what is missing",
	                   {"row", row_number(r)}, {"file", r->name},
	                   {"n", str_print(r->arena, "%zu", n)},
	                   {"m", str_print(r->arena, "%zu", r->header_n)}));
}

static enum row
header_add(struct reader *r, size_t n, struct str cell)
{
	struct str most;

	if (n >= EVAL_COLUMNS_MOST) {
		most = str_print(r->arena, "%d", EVAL_COLUMNS_MOST);
		return row_bad(
		        r, fault_invalid(r,
		                         "{file} has more than {n} columns: "
		                         "leave out those that the plan does "
		                         "not name",
		                         {"file", r->name}, {"n", most}));
	}
	if (n == r->header_room) {
		size_t room = 2 * n + 64;

		r->header = arena_grow(r->arena, r->header,
		                       n * sizeof(*r->header),
		                       room * sizeof(*r->header));
		r->header_room = room;
	}
	r->header[n] = str_copy(r->arena, cell);
	return ROW_READ;
}

/* A cell of the header, or to the columns that want it. */
static enum row
cell_put(struct reader *r, size_t n, struct str cell)
{
	if (r->header_n == 0)
		return header_add(r, n, cell);
	if (n < r->header_n && r->first[n] != NO_WANT)
		cells_take(&r->cells, r->first[n], cell);
	return ROW_READ;
}

static bool
is_blank(const char *row)
{
	return *row == '\n' || *row == '\r';
}

/* A row of n cells is found up to `end`. */
static enum row
row_end(struct reader *r, const char *end, size_t n)
{
	const char *to = end;

	if (r->header_n != 0 && n != r->header_n)
		return row_uneven(r, n);
	if (row_check(r, end) == ROW_BAD)
		return ROW_BAD;
	while (to > r->buffer + r->at && is_blank(to - 1))
		to--;
	if (r->header_n != 0)
		cells_line(&r->cells,
		           (struct str){r->buffer + r->at,
		                        (size_t)(to - r->buffer) - r->at});
	r->at = (size_t)(end - r->buffer);
	r->header_n = n;
	return ROW_READ;
}

/* The cells of one row, the first being the header. */
static enum row
row_read(struct reader *r)
{
	const char *p = r->buffer + r->at, *from = p;
	bool last = false;
	size_t n = 0;

	if (r->at == r->have)
		return r->ended ? ROW_LAST : ROW_MORE;
	while (!last) {
		struct str cell = {0};
		enum row got = cell_find(r, &p, &cell, &last);

		if (got == ROW_READ && last && n == 0 && is_blank(from)) {
			r->at = (size_t)(p - r->buffer);
			return ROW_BLANK;
		}
		if (got == ROW_READ)
			got = cell_put(r, n++, cell);
		if (got != ROW_READ)
			return got;
	}
	return row_end(r, p, n);
}

/* One row more, however much must be read for it. */
static enum row
row_next(struct reader *r)
{
	for (;;) {
		enum row got = row_read(r);

		if (got == ROW_BLANK)
			continue;
		if (got != ROW_MORE)
			return got;
		if (r->at == 0 && r->have == r->room)
			r->fault = buffer_grow(r);
		if (r->fault == NULL)
			r->fault = buffer_fill(r);
		if (r->fault != NULL)
			return ROW_BAD;
	}
}

/* --- the table ----------------------------------------------------------- */

/* Whether a cell of the header can be shown: it looks like a name of a column,
 * and not like something of a person in a file without a header. */
static bool
is_name(struct str cell)
{
	if (cell.n == 0 || cell.n > 40 || !isalpha((unsigned char)cell.p[0]))
		return false;
	for (size_t i = 0; i < cell.n; i++)
		if (!isalnum((unsigned char)cell.p[i]) && cell.p[i] != '_' &&
		    cell.p[i] != '-' && cell.p[i] != '.')
			return false;
	return true;
}

/* What to do where a column is not there: the names there are. */
static struct str
columns_say(const struct reader *r)
{
	struct buf buf;
	size_t shown = 0;

	if (r->header_n == 1 && str_find(r->header[0], ';') < r->header[0].n)
		return S("It seems to be written with semicolons: write it "
		         "with commas between its cells");
	buf_init(&buf, r->arena, 4096);
	for (size_t j = 0; j < r->header_n && shown < NAMES_SHOWN; j++)
		if (is_name(r->header[j]))
			buf_print(&buf, "%s%.*s",
			          shown++ == 0 ? "It has the columns " : ", ",
			          STR_ARG(r->header[j]));
	if (shown == 0)
		return S("Its first row holds no names of columns: put them "
		         "there, with commas between them");
	buf_print(&buf,
	          "%s. Give the column its name in the file, or name another "
	          "in the plan",
	          shown < r->header_n ? " and others" : "");
	return buf_get(&buf);
}

/* Which column goes where. */
static const struct fault *
wants_place(struct reader *r)
{
	r->first = arena_new(r->arena, int32_t, r->header_n);
	for (size_t j = 0; j < r->header_n; j++)
		r->first[j] = NO_WANT;
	for (size_t i = 0; i < r->cells.fillings_n; i++) {
		struct filling *f = &r->cells.fillings[i];

		for (size_t j = 0; j < r->header_n; j++) {
			if (f->want->kind == EVAL_LINE ||
			    !str_equal(r->header[j], f->want->name))
				continue;
			if (f->there)
				return fault_invalid(
				        r,
				        "{file} has the column {column} twice: "
				        "give each column a name of its own",
				        {"file", r->name},
				        {"column", f->want->name});
			f->there = true;
			f->next = r->first[j];
			r->first[j] = (int32_t)i;
		}
	}
	return NULL;
}

/* Room for one row more; how many there will be is guessed from the size. */
static const struct fault *
rows_room(struct reader *r)
{
	struct cells *c = &r->cells;
	int64_t used = r->bytes - (int64_t)(r->have - r->at);
	size_t room = c->rows_room + c->rows_room / 2;

	if (c->rows >= EVAL_ROWS_MOST)
		return fault_invalid(
		        r,
		        "{file} has more than {n} rows: leave out who cannot "
		        "be in the study",
		        {"file", r->name},
		        {"n", str_print(r->arena, "%zu", EVAL_ROWS_MOST)});
	if (c->rows < c->rows_room)
		return NULL;
	if (r->size > used && used > 0) {
		double guess = (double)c->rows / (double)used;

		guess = guess * (double)r->size * 1.01;
		if (guess > (double)room && guess < (double)EVAL_ROWS_MOST)
			room = (size_t)guess;
	}
	cells_room(c, room + 1);
	return NULL;
}

static const struct fault *
rows_read(struct reader *r)
{
	enum row got;

	while ((got = row_next(r)) == ROW_READ) {
		r->cells.rows++;
		TRY(rows_room(r));
	}
	return got == ROW_BAD ? r->fault : NULL;
}

static const struct fault *
table_read(struct reader *r)
{
	enum row got;

	TRY(buffer_fill(r));
	if (str_starts((struct str){r->buffer, r->have}, S("\xef\xbb\xbf")))
		r->at = 3;
	got = row_next(r);
	if (got == ROW_BAD)
		return r->fault;
	if (got == ROW_LAST)
		return fault_invalid(
		        r,
		        "{file} is empty: a table begins with the names of "
		        "its columns",
		        {"file", r->name});
	TRY(wants_place(r));
	return rows_read(r);
}

/* The last part of a path: what a person knows a file by. */
static struct str
path_name(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	return str_copy(arena, str_of(slash == NULL ? path : slash + 1));
}

const struct fault *
eval_table_read(struct stats *st, const char *path,
                const struct eval_want *wants, size_t wants_n, bool *good,
                struct eval_table *out)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	struct arena *arena = st->arena;
	struct reader r = {.arena = arena,
	                   .name = path_name(arena, path),
	                   .room = BUFFER_FIRST};

	TRY(file_open(&r, path));
	r.buffer = arena_new(arena, char, r.room + PAD);
	r.header = arena_new(arena, struct str, 1);
	crypto_hash_sha256_init(&r.hash);
	cells_begin(&r.cells, st, wants, wants_n);
	TRY(table_read(&r));
	file_drop(r.file);
	crypto_hash_sha256_final(&r.hash, hash);
	*out = (struct eval_table){
	        .frame = {.columns = arena_new(arena, struct stats_column,
	                                       wants_n + 1),
	                  .columns_n = wants_n,
	                  .rows = r.cells.rows},
	        .header = r.header,
	        .header_n = r.header_n,
	        .bytes = r.bytes};
	r.cells.there = columns_say(&r);
	sodium_bin2hex(out->sha256, sizeof(out->sha256), hash, sizeof(hash));
	cells_end(&r.cells, out->frame.columns);
	*good = r.cells.good;
	return NULL;
}
