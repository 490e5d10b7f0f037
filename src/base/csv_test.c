#include "tests/test.h"

#include <string.h>
#include <unistd.h>

#include "base/csv.h"

/* A reader over these bytes; the file is closed when the test is over. */
static void
close_file(void *data)
{
	fclose(data);
}

static void
open_on(struct test *t, struct csv_reader *csv, struct str s)
{
	FILE *file = fopen(test_path(t, "a.csv"), "w+b");

	expect_not_null(file);
	arena_defer(t->arena, close_file, file);
	expect_equal(fwrite(s.p, 1, s.n, file), s.n);
	rewind(file);
	csv_open(csv, t->arena, file);
}

/* Rows as words: cells between bars, rows ended by a semicolon. */
static struct str
read_all(struct test *t, struct str s)
{
	static const char *const names[] = {
	        "",          "",         "BAD_UTF8", "NUL",
	        "BAD_QUOTE", "TOO_LONG", "TOO_MANY", "READ_ERROR",
	};
	struct csv_reader csv;
	struct buf buf;
	enum csv_row row;

	open_on(t, &csv, s);
	buf_init(&buf, t->arena, 0);
	while ((row = csv_next(&csv)) != CSV_END) {
		buf_print(&buf, "%lld:%s", (long long)csv.line, names[row]);
		for (size_t i = 0; i < csv.n; i++) {
			buf_str(&buf, csv.cells[i]);
			buf_char(&buf, '|');
		}
		buf_char(&buf, ';');
	}
	csv_close(&csv);
	expect_equal(csv_next(&csv), CSV_END);
	return buf_get(&buf);
}

TEST("csv: rows and cells, with every kind of line end")
{
	static const struct {
		const char *in, *out;
	} v[] = {
	        {"", ""},
	        {"a", "1:a|;"},
	        {"a,b\nc,d\n", "1:a|b|;2:c|d|;"},
	        {"a,b\r\nc,d\r\n", "1:a|b|;2:c|d|;"},
	        {"a,b\rc,d\r", "1:a|b|;2:c|d|;"},
	        {"a,b\nc,d", "1:a|b|;2:c|d|;"},
	        {"a,,\n,", "1:a|||;2:||;"},
	        {"\n\r\n\ra\n\n\nb\n\n", "4:a|;7:b|;"},
	        {" a , b \n", "1: a | b |;"},
	        {"\u00e9,\u0175\n", "1:\u00e9|\u0175|;"},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		expect_str(read_all(t, str_of(v[i].in)), v[i].out);
}

TEST("csv: quoted cells hold commas, line ends and doubled quotes")
{
	static const struct {
		const char *in, *out;
	} v[] = {
	        {"\"a,b\",c\n", "1:a,b|c|;"},
	        {"\"a\nb\",c\nd\n", "1:a\nb|c|;3:d|;"},
	        {"\"a\r\nb\r\nc\"\r\nd", "1:a\r\nb\r\nc|;4:d|;"},
	        {"\"a\rb\"\nd", "1:a\rb|;3:d|;"},
	        {"\"say \"\"yes\"\"\",x\n", "1:say \"yes\"|x|;"},
	        {"\"\",\"\"\n", "1:||;"},
	        {"\"\"\"\"", "1:\"|;"},
	        {"\"a\"", "1:a|;"},
	        {"\"a\"\r\n", "1:a|;"},
	        {"\"\n\"", "1:\n|;"},
	        {"\"\"\n\nx", "1:|;3:x|;"},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		expect_str(read_all(t, str_of(v[i].in)), v[i].out);
}

TEST("csv: a byte order mark is passed over, at the start alone")
{
	expect_str(read_all(t, S("\ufeffa,b\nc\n")), "1:a|b|;2:c|;");
	expect_str(read_all(t, S("\ufeff")), "");
	expect_str(read_all(t, S("\ufeff\"a\"\n")), "1:a|;");
	expect_str(read_all(t, S("a\n\ufeffb\n")), "1:a|;2:\ufeffb|;");
}

TEST("csv: a quote where none may be is a bad row, and reading goes on")
{
	expect_str(read_all(t, S("a\"b,c\nd\n")), "1:BAD_QUOTE;2:d|;");
	expect_str(read_all(t, S("\"a\"b,c\nd\n")), "1:BAD_QUOTE;2:d|;");
	expect_str(read_all(t, S("a, \"b\"\nd\n")), "1:BAD_QUOTE;2:d|;");
	expect_str(read_all(t, S("\"a\nb\"x\nd\n")), "1:BAD_QUOTE;3:d|;");
	expect_str(read_all(t, S("\"a\"\"\nd\n")), "1:BAD_QUOTE;2:d|;");
}

TEST("csv: a quote that is never closed spoils its line alone")
{
	expect_str(read_all(t, S("a,\"b\nc,d\ne,f\n")),
	           "1:BAD_QUOTE;2:c|d|;3:e|f|;");
	expect_str(read_all(t, S("\"")), "1:BAD_QUOTE;");
	expect_str(read_all(t, S("x\r\n\"y")), "1:x|;2:BAD_QUOTE;");
}

TEST("csv: a wrong encoding and a NUL are found at their byte")
{
	struct csv_reader csv;

	open_on(t, &csv, S("\ufeffa,b\nc,Caf\xe9,x\nd\n1,2\0,3\ne\n"));
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_equal(csv.offset, 7);
	expect_equal(csv_next(&csv), CSV_BAD_UTF8);
	expect_equal(csv.offset, 12);
	expect_equal(csv.line, 2);
	expect_equal(csv.n, 0);
	expect_equal(csv.raw.n, 8);
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_str(csv.cells[0], "d");
	expect_equal(csv_next(&csv), CSV_NUL);
	expect_equal(csv.offset, 21);
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_str(csv.cells[0], "e");
	expect_equal(csv.line, 5);
	expect_equal(csv_next(&csv), CSV_END);
	expect_equal(csv_next(&csv), CSV_END);
}

TEST("csv: a file in UTF-16 is bad from its first byte")
{
	struct csv_reader csv;

	open_on(t, &csv,
	        S("\xff\xfe"
	          "a\0,\0b\0\n\0"));
	expect_equal(csv_next(&csv), CSV_BAD_UTF8);
	expect_equal(csv.offset, 0);
}

/* So many times the same byte between two texts. */
static struct str
padded(struct arena *arena, const char *before, char c, size_t n,
       const char *after)
{
	struct buf buf;
	char *p = arena_bytes(arena, n, 1);

	memset(p, c, n);
	buf_init(&buf, arena, (size_t)64 * 1024 * 1024);
	buf_str(&buf, str_of(before));
	buf_put(&buf, p, n);
	buf_str(&buf, str_of(after));
	return buf_get(&buf);
}

TEST("csv: a cell may be as long as the limit and no longer")
{
	struct csv_reader csv;

	open_on(t, &csv, padded(t->arena, "x,", 'a', CSV_CELL_MOST, "\ny\n"));
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_equal(csv.cells[1].n, CSV_CELL_MOST);
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_str(read_all(t, padded(t->arena, "x,", 'a', CSV_CELL_MOST + 1,
	                              "\ny\n")),
	           "1:TOO_LONG;2:y|;");
	expect_str(read_all(t, padded(t->arena, "x,\"", 'a', CSV_CELL_MOST + 1,
	                              "\"\ny\n")),
	           "1:TOO_LONG;2:y|;");
}

TEST("csv: doubled quotes count once against the limit")
{
	struct csv_reader csv;

	open_on(t, &csv,
	        padded(t->arena, "\"", '"', 2 * CSV_CELL_MOST, "\"\ny\n"));
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_equal(csv.cells[0].n, CSV_CELL_MOST);
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_str(csv.cells[0], "y");
}

TEST("csv: a line without an end is passed over without being held")
{
	struct csv_reader csv;

	open_on(t, &csv,
	        padded(t->arena, "a\n", 'b', (size_t)20 * 1024 * 1024,
	               "\nc\n"));
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_equal(csv_next(&csv), CSV_TOO_LONG);
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_str(csv.cells[0], "c");
	expect_equal(csv.line, 3);
	expect_true(arena_peak(csv.row_arena) < (size_t)32 * 1024 * 1024);
}

TEST("csv: more cells than the limit is a bad row")
{
	struct csv_reader csv;

	open_on(t, &csv, padded(t->arena, "", ',', 63, "\nx\n"));
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_equal(csv.n, 64);
	expect_str(read_all(t, padded(t->arena, "", ',', 64, "\nx\n")),
	           "1:TOO_MANY;2:x|;");
}

TEST("csv: rows across the edges of blocks are whole")
{
	struct csv_reader csv;
	struct buf buf;
	int64_t at = 0;

	buf_init(&buf, t->arena, (size_t)16 * 1024 * 1024);
	for (int i = 0; i < 30000; i++)
		buf_print(&buf, "%d,\"a \"\"b\"\" %d\",\"\u0175\n%d\"\r\n", i,
		          i, i);
	open_on(t, &csv, buf_get(&buf));
	for (int i = 0; i < 30000; i++) {
		expect_equal(csv_next(&csv), CSV_ROW);
		expect_equal(csv.n, 3);
		expect_equal(csv.line, 1 + 2 * i);
		expect_true(
		        str_is(csv.cells[0], str_print(t->arena, "%d", i).p));
		expect_true(str_is(csv.cells[1],
		                   str_print(t->arena, "a \"b\" %d", i).p));
		expect_true(str_is(csv.cells[2],
		                   str_print(t->arena, "\u0175\n%d", i).p));
		expect_true(
		        str_equal(csv.raw, str_slice(buf_get(&buf), (size_t)at,
		                                     csv.raw.n)));
		at = csv.offset;
	}
	expect_equal(csv_next(&csv), CSV_END);
	expect_equal(at, buf.n);
}

TEST("csv: each way of cutting a file into blocks reads the same")
{
	/* What stands at the edge of the first block varies. */
	for (size_t n = 65520; n < 65545; n++) {
		struct str s = padded(t->arena, "", 'x', n % 60000,
		                      "\n\r\n\"a\"\"\r\nb\",\u20ac\r\n\r\nz");
		struct buf buf;
		struct csv_reader csv;

		buf_init(&buf, t->arena, 0);
		buf_str(&buf, padded(t->arena, "", 'y', 60000, "\n"));
		buf_str(&buf, s);
		open_on(t, &csv, buf_get(&buf));
		expect_equal(csv_next(&csv), CSV_ROW);
		expect_equal(csv_next(&csv), CSV_ROW);
		expect_equal(csv_next(&csv), CSV_ROW);
		expect_str(csv.cells[0], "a\"\r\nb");
		expect_str(csv.cells[1], "\u20ac");
		expect_equal(csv_next(&csv), CSV_ROW);
		expect_str(csv.cells[0], "z");
		expect_equal(csv.line, 7);
		expect_equal(csv_next(&csv), CSV_END);
		csv_close(&csv);
	}
}

TEST("csv: a file that cannot be read says so, once")
{
	struct csv_reader csv;
	FILE *file = fopen(test_dir(t), "rb");

	/* A folder opens and does not read. */
	expect_not_null(file);
	arena_defer(t->arena, close_file, file);
	csv_open(&csv, t->arena, file);
	expect_equal(csv_next(&csv), CSV_READ_ERROR);
	expect_equal(csv_next(&csv), CSV_END);
}

TEST("csv: the reader's memory goes with the caller's arena")
{
	struct arena *arena = test_arena(t, 0);
	struct csv_reader csv;
	FILE *file = fopen("/dev/null", "rb");

	expect_not_null(file);
	arena_defer(arena, close_file, file);
	csv_open(&csv, arena, file);
	expect_equal(csv_next(&csv), CSV_END);
	test_arena_drop(arena);
}

TEST("csv: a text is read like a file, over and over")
{
	struct csv_reader csv;

	csv_open(&csv, t->arena, NULL);
	for (int i = 0; i < 3; i++) {
		csv_text(&csv, S("a,\"b \"\"c\"\"\"\nd"));
		expect_equal(csv_next(&csv), CSV_ROW);
		expect_equal(csv.n, 2);
		expect_str(csv.cells[1], "b \"c\"");
		expect_equal(csv_next(&csv), CSV_ROW);
		expect_str(csv.cells[0], "d");
		expect_equal(csv_next(&csv), CSV_END);
	}
	csv_text(&csv, S("a\""));
	expect_equal(csv_next(&csv), CSV_BAD_QUOTE);
	csv_text(&csv, S(""));
	expect_equal(csv_next(&csv), CSV_END);
}

static struct str
put_one(struct test *t, struct str cell, bool safe)
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	csv_put(&buf, cell, true, safe);
	return buf_get(&buf);
}

TEST("csv: a cell is written in quotes where needed")
{
	expect_str(put_one(t, S("plain"), false), "plain");
	expect_str(put_one(t, S(""), false), "");
	expect_str(put_one(t, S("a,b"), false), "\"a,b\"");
	expect_str(put_one(t, S("a\nb"), false), "\"a\nb\"");
	expect_str(put_one(t, S("a\rb"), false), "\"a\rb\"");
	expect_str(put_one(t, S("say \"yes\""), false), "\"say \"\"yes\"\"\"");
	expect_str(put_one(t, S("\""), false), "\"\"\"\"");
	expect_str(put_one(t, S(" a"), false), "\" a\"");
	expect_str(put_one(t, S("a "), false), "\"a \"");
}

TEST("csv: a cell that a spreadsheet would run is preceded by an apostrophe")
{
	expect_str(put_one(t, S("=1+1"), true), "'=1+1");
	expect_str(put_one(t, S("+44"), true), "'+44");
	expect_str(put_one(t, S("-1"), true), "'-1");
	expect_str(put_one(t, S("@x"), true), "'@x");
	expect_str(put_one(t, S("\tx"), true), "'\tx");
	expect_str(put_one(t, S("\rx"), true), "\"'\rx\"");
	expect_str(put_one(t, S("=a,\"b\""), true), "\"'=a,\"\"b\"\"\"");
	expect_str(put_one(t, S("a=1"), true), "a=1");
	expect_str(put_one(t, S(""), true), "");
	expect_str(put_one(t, S("=1+1"), false), "=1+1");
}

TEST("csv: what is written is read back the same")
{
	static const char *const cells[] = {
	        "a", "", "x,y", "\"q\"", "two\r\nlines", " s ", "\u0175"};
	const size_t n = sizeof(cells) / sizeof(cells[0]);
	struct csv_reader csv;
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	for (size_t i = 0; i < n; i++)
		csv_put(&buf, str_of(cells[i]), i == 0, false);
	buf_lit(&buf, "\r\n");
	open_on(t, &csv, buf_get(&buf));
	expect_equal(csv_next(&csv), CSV_ROW);
	expect_equal(csv.n, n);
	for (size_t i = 0; i < n; i++)
		expect_str(csv.cells[i], cells[i]);
}
