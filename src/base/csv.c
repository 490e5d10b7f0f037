#include "base/csv.h"

#include <string.h>

#include "base/utf8.h"

#define BLOCK_FIRST ((size_t)64 * 1024)
/* Every cell as long as can be and every byte of it a doubled quote. */
#define ROW_MOST    (2 * CSV_CELL_MOST * CSV_COLUMNS_MOST)
#define ROW_CEILING (4 * ROW_MOST)

/* What a look at the block from csv->at on gave. */
struct look {
	enum csv_row row;
	bool more;     /* the row is not whole yet: read on, look again */
	size_t at;     /* where we are */
	size_t end;    /* where the row ends, without its line end */
	size_t next;   /* where the next begins */
	size_t bad;    /* the byte that is wrong */
	size_t n;      /* cells */
	int64_t lines; /* line ends inside of quotes */
};

/* Bytes that end a plain cell or may not be in it. */
static const bool stops[256] = {
        [','] = true, ['\n'] = true, ['\r'] = true, ['"'] = true};

static void
drop_owned(void *data)
{
	struct arena **owned = data;

	arena_drop(*owned);
	*owned = NULL;
}

void
csv_open(struct csv_reader *csv, struct arena *arena, FILE *file)
{
	*csv = (struct csv_reader){
	        .arena = arena,
	        .owned = arena_keep(arena, sizeof(struct arena *)),
	        .file = file,
	        .room = BLOCK_FIRST,
	        .next_line = 1,
	};
	arena_defer(arena, drop_owned, csv->owned);
	csv->row_arena = arena_create(ROW_CEILING);
	*csv->owned = csv->row_arena;
	csv->block = arena_bytes(csv->row_arena, csv->room, 1);
	csv->row_mark = arena_mark(csv->row_arena);
}

void
csv_close(struct csv_reader *csv)
{
	drop_owned(csv->owned);
	csv->row_arena = NULL;
	csv->block = NULL;
	csv->ended = true;
}

void
csv_text(struct csv_reader *csv, struct str text)
{
	/* The block is only read from, since there is nothing to read on. */
	csv->block = (char *)(uintptr_t)text.p;
	csv->at = 0;
	csv->have = text.n;
	csv->room = text.n;
	csv->base = 1; /* a byte order mark stands at the start of files */
	csv->next_line = 1;
	csv->ended = true;
}

/*
 * Read on behind what is unused, with room for twice as much when the block
 * is full.  False when the disk could not be read.
 */
static bool
read_on(struct csv_reader *csv)
{
	size_t got;

	if (csv->at > 0) {
		memmove(csv->block, csv->block + csv->at, csv->have - csv->at);
		csv->base += (int64_t)csv->at;
		csv->have -= csv->at;
		csv->at = 0;
	}
	if (csv->have == csv->room) {
		csv->block = arena_grow(csv->row_arena, csv->block, csv->have,
		                        csv->room * 2);
		csv->room *= 2;
	}
	got = fread(csv->block + csv->have, 1, csv->room - csv->have,
	            csv->file);
	csv->have += got;
	csv->ended = got == 0 || feof(csv->file) != 0;
	return ferror(csv->file) == 0;
}

/* Need one more byte than there is: true when there can be none. */
static bool
at_end(const struct csv_reader *csv, struct look *look, size_t at)
{
	if (at < csv->have)
		return false;
	look->more = !csv->ended;
	return true;
}

/* Step over the line end at look->at; false when more is needed to see. */
static bool
step_line(const struct csv_reader *csv, struct look *look)
{
	const char *p = csv->block;

	look->end = look->at;
	look->next = look->at;
	if (at_end(csv, look, look->at))
		return !look->more;
	look->next++;
	if (p[look->at] == '\n')
		return true;
	if (at_end(csv, look, look->next))
		return !look->more;
	if (p[look->next] == '\n')
		look->next++;
	return true;
}

/* The row is bad at this byte: find the end of the line it is on. */
static void
spoil(const struct csv_reader *csv, struct look *look, enum csv_row row,
      size_t bad)
{
	size_t at = bad;

	look->row = row;
	look->bad = bad;
	while (at < csv->have && csv->block[at] != '\n' &&
	       csv->block[at] != '\r')
		at++;
	look->at = at;
	step_line(csv, look);
}

static void
keep_cell(struct csv_reader *csv, struct look *look, const char *p, size_t n)
{
	if (look->n < CSV_COLUMNS_MOST)
		csv->cells[look->n] = (struct str){p, n};
	look->n++;
}

/* Line ends within quotes, as an editor counts them. */
static int64_t
count_lines(const char *p, size_t n)
{
	int64_t lines = 0;

	if (memchr(p, '\n', n) == NULL && memchr(p, '\r', n) == NULL)
		return 0;
	for (size_t i = 0; i < n; i++)
		lines += p[i] == '\n' ||
		         (p[i] == '\r' && (i + 1 == n || p[i + 1] != '\n'));
	return lines;
}

/* A cell with its doubled quotes made single. */
static void
keep_unquoted(struct csv_reader *csv, struct look *look, const char *p,
              size_t n)
{
	char *copy = arena_bytes(csv->row_arena, n, 1);
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		copy[used++] = p[i];
		if (p[i] == '"')
			i++;
	}
	keep_cell(csv, look, copy, used);
}

/* Find the quote that closes; false when the row is bad or not whole. */
static bool
find_close(struct csv_reader *csv, struct look *look, size_t start,
           size_t *close_out, size_t *doubled_out)
{
	const char *p = csv->block;
	size_t at = start;
	size_t doubled = 0;

	for (;;) {
		const char *quote = memchr(p + at, '"', csv->have - at);

		at = quote == NULL ? csv->have : (size_t)(quote - p);
		if (at - start - doubled > CSV_CELL_MOST) {
			spoil(csv, look, CSV_TOO_LONG,
			      start + doubled + CSV_CELL_MOST);
			return false;
		}
		if (at_end(csv, look, at)) {
			if (!look->more)
				spoil(csv, look, CSV_BAD_QUOTE, start - 1);
			return false;
		}
		if (at_end(csv, look, at + 1) && look->more)
			return false;
		if (at + 1 >= csv->have || p[at + 1] != '"')
			break;
		doubled++;
		at += 2;
	}
	*close_out = at;
	*doubled_out = doubled;
	return true;
}

/* A cell that begins with a quote; leaves look->at behind it. */
static bool
look_quoted(struct csv_reader *csv, struct look *look)
{
	const char *p = csv->block;
	size_t start = look->at + 1;
	size_t end, doubled;

	if (!find_close(csv, look, start, &end, &doubled))
		return false;
	look->lines += count_lines(p + start, end - start);
	if (doubled > 0)
		keep_unquoted(csv, look, p + start, end - start);
	else
		keep_cell(csv, look, p + start, end - start);
	look->at = end + 1;
	if (look->at < csv->have &&
	    (!stops[(unsigned char)p[look->at]] || p[look->at] == '"')) {
		spoil(csv, look, CSV_BAD_QUOTE, look->at);
		return false;
	}
	return true;
}

/* A cell without quotes; leaves look->at behind it. */
static bool
look_plain(struct csv_reader *csv, struct look *look)
{
	const unsigned char *p = (const unsigned char *)csv->block;
	size_t start = look->at;
	size_t at = start;

	while (at < csv->have && !stops[p[at]])
		at++;
	if (at - start > CSV_CELL_MOST) {
		spoil(csv, look, CSV_TOO_LONG, start + CSV_CELL_MOST);
		return false;
	}
	if (at_end(csv, look, at) && look->more)
		return false;
	if (at < csv->have && p[at] == '"') {
		spoil(csv, look, CSV_BAD_QUOTE, at);
		return false;
	}
	keep_cell(csv, look, csv->block + start, at - start);
	look->at = at;
	return true;
}

/* Say what is wrong with a row that is whole. */
static void
judge_row(const struct csv_reader *csv, struct look *look)
{
	struct str raw = {csv->block + csv->at, look->end - csv->at};
	size_t bad = 0;

	if (!utf8_check(raw, &bad))
		look->row = raw.p[bad] == '\0' ? CSV_NUL : CSV_BAD_UTF8;
	else if (look->n > CSV_COLUMNS_MOST)
		look->row = CSV_TOO_MANY;
	look->bad = csv->at + bad;
}

/* Look at the row that begins at csv->at. */
static struct look
look_at_row(struct csv_reader *csv)
{
	struct look look = {.row = CSV_ROW, .at = csv->at};
	bool read;

	arena_release(csv->row_arena, csv->row_mark);
	for (;;) {
		bool quoted = look.at < csv->have && csv->block[look.at] == '"';

		read = quoted ? look_quoted(csv, &look)
		              : look_plain(csv, &look);
		if (!read)
			return look;
		if (look.at >= csv->have || csv->block[look.at] != ',')
			break;
		look.at++;
	}
	if (step_line(csv, &look))
		judge_row(csv, &look);
	return look;
}

/*
 * Pass over the rest of a line that is longer than any row may be, without
 * holding it.
 */
static enum csv_row
pass_long_line(struct csv_reader *csv)
{
	struct look look = {.row = CSV_TOO_LONG};

	csv->offset = csv->base + (int64_t)csv->have;
	csv->raw = (struct str){NULL, 0};
	csv->n = 0;
	for (;;) {
		spoil(csv, &look, CSV_TOO_LONG, csv->at);
		if (!look.more)
			break;
		csv->at = look.at;
		look.more = false;
		if (!read_on(csv))
			return CSV_READ_ERROR;
	}
	csv->at = look.next;
	csv->next_line = csv->line + 1;
	return CSV_TOO_LONG;
}

/* Pass over empty lines and, at the very start, a byte order mark. */
static void
pass_blank(struct csv_reader *csv)
{
	struct str start = {csv->block, csv->have};

	if (csv->base == 0 && csv->at == 0 && csv->next_line == 1 &&
	    str_starts(start, S("\xef\xbb\xbf")))
		csv->at = 3;
	while (csv->at < csv->have) {
		struct look look = {.at = csv->at};
		char c = csv->block[csv->at];

		if ((c != '\n' && c != '\r') || !step_line(csv, &look))
			return;
		csv->at = look.next;
		csv->next_line++;
	}
}

/* Make the row that was looked at the present one. */
static enum csv_row
take_row(struct csv_reader *csv, const struct look *look)
{
	int64_t lines = look->lines;

	/* Where a quote is to blame, the lines within were not counted. */
	if (look->row == CSV_BAD_QUOTE || look->row == CSV_TOO_LONG)
		lines = count_lines(csv->block + csv->at, look->end - csv->at);
	csv->raw = (struct str){csv->block + csv->at, look->end - csv->at};
	csv->at = look->next;
	csv->next_line = csv->line + lines + 1;
	csv->n = look->row == CSV_ROW ? look->n : 0;
	csv->offset = csv->base +
	              (int64_t)(look->row == CSV_ROW ? look->next : look->bad);
	return look->row;
}

enum csv_row
csv_next(struct csv_reader *csv)
{
	csv->n = 0;
	if (csv->block == NULL)
		return CSV_END;
	for (;;) {
		struct look look = {.more = true};

		/* A mark at the start can be seen only when it is whole. */
		if (csv->ended || csv->have - csv->at >= 3) {
			pass_blank(csv);
			csv->line = csv->next_line;
			if (csv->at < csv->have)
				look = look_at_row(csv);
			else if (csv->ended)
				return CSV_END;
		}
		if (!look.more)
			return take_row(csv, &look);
		if (csv->have - csv->at >= ROW_MOST)
			return pass_long_line(csv);
		if (!read_on(csv)) {
			csv->at = csv->have;
			csv->ended = true;
			return CSV_READ_ERROR;
		}
	}
}

/* Whether a cell must stand in quotes. */
static bool
wants_quotes(struct str cell)
{
	for (size_t i = 0; i < cell.n; i++)
		if (stops[(unsigned char)cell.p[i]])
			return true;
	return cell.n > 0 && (cell.p[0] == ' ' || cell.p[cell.n - 1] == ' ');
}

/* Whether a spreadsheet would take a cell for a formula. */
static bool
would_run(struct str cell)
{
	return cell.n > 0 && cell.p[0] != '\0' &&
	       strchr("=+-@\t\r", cell.p[0]) != NULL;
}

void
csv_put(struct buf *buf, struct str cell, bool first, bool safe)
{
	bool quoted = wants_quotes(cell);

	if (!first)
		buf_char(buf, ',');
	if (quoted)
		buf_char(buf, '"');
	if (safe && would_run(cell))
		buf_char(buf, '\'');
	while (quoted) {
		size_t quote = str_find(cell, '"');

		buf_str(buf, str_slice(cell, 0, quote));
		if (quote == cell.n)
			break;
		buf_lit(buf, "\"\"");
		cell = str_slice(cell, quote + 1, cell.n);
	}
	if (quoted)
		buf_char(buf, '"');
	else
		buf_str(buf, cell);
}
