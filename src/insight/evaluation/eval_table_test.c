/* eval_table_test.c - tables as they come, and files that are none. */
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "tests/test.h"

static const struct eval_want wants[] = {
        {.name = {"x", 1}, .kind = EVAL_NUMBER, .needed = true},
        {.name = {"f", 1}, .kind = EVAL_WORD, .needed = true},
        {.name = {"id", 2}, .kind = EVAL_TEXT},
        {.name = {"day", 3}, .kind = EVAL_DAY}};
#define WANTS (sizeof(wants) / sizeof(wants[0]))

static const char *
file_of(struct test *t, struct str s)
{
	const char *path = test_path(t, "a.csv");
	FILE *file = fopen(path, "wb");

	expect_not_null(file);
	expect_equal(fwrite(s.p, 1, s.n, file), s.n);
	fclose(file);
	return path;
}

/* What to do about it. */
#define UNEVEN \
	": put a cell that has a comma in quotation marks, or add what is " \
	"missing"
#define QUOTED \
	": put the whole cell in quotation marks and write its own twice, " \
	"or take it out"

/* What is said of a file that cannot be read; nothing else. */
static void
expect_no_table(struct test *t, struct str s, const char *sentence)
{
	const char *path = file_of(t, s);
	struct eval_table table;
	struct stats st;
	bool good = false;

	stats_begin(&st, t->arena);
	expect_fault(eval_table_read(&st, path, wants, WANTS, &good, &table),
	             FAULT_INVALID, sentence);
	expect_equal(st.notes_n, 0);
}

static void
table_of(struct test *t, struct str s, struct stats *st, bool *good,
         struct eval_table *out)
{
	stats_begin(st, t->arena);
	expect_ok(eval_table_read(st, file_of(t, s), wants, WANTS, good, out));
}

TEST("evaluation table: cells become numbers, codes, texts and days")
{
	static const char text[] = "\xef\xbb\xbfother,x,\"f\",id,day\r\n"
	                           "1,2.5,b,A1,2026-11-29\r\n"
	                           "\r\n"
	                           "\"1,\n2\",,\"a \"\"q\"\"\",,\r\n"
	                           "3,-1e3,b,\xc3\xa9,1970-01-02";
	struct str csv = {text, sizeof(text) - 1};
	struct eval_table table;
	struct stats_column *c;
	struct stats st;
	bool good = false;

	table_of(t, csv, &st, &good, &table);
	c = table.frame.columns;
	expect_true(good);
	expect_equal(table.frame.rows, 3);
	expect_equal(table.header_n, 5);
	expect_equal(table.bytes, csv.n);
	expect_true(c[0].v[0] == 2.5 && isnan(c[0].v[1]) && c[0].v[2] == -1000);
	expect_null(c[0].text);
	expect_equal(c[1].levels_n, 2);
	expect_str(c[1].levels[0], "a \"q\"");
	expect_equal(c[1].code[0], 1);
	expect_equal(c[1].code[1], 0);
	expect_str(c[2].text[2], "\xc3\xa9");
	expect_equal(c[2].text[1].n, 0);
	expect_true(c[3].v[2] == 1 && isnan(c[3].v[1]));
}

TEST("evaluation table: the file's sum is of all its bytes")
{
	struct eval_table table;
	struct stats st;
	bool good = false;

	table_of(t, S("x,f\n1,a\n"), &st, &good, &table);
	expect_true(good);
	expect_str(str_of(table.sha256), "b65d0a05f43757a8b9d9925c6c14338d"
	                                 "73314214d9e23de6881c80bbe326a47e");
}

TEST("evaluation table: a column that is not asked for is passed over and kept "
     "nowhere")
{
	struct eval_table table;
	struct stats st;
	bool good = false;

	table_of(t, S("secret,x,f\nnot a number,1,a\n"), &st, &good, &table);
	expect_true(good);
	expect_equal(table.frame.columns_n, WANTS);
	expect_str(table.header[0], "secret");
	expect_null(stats_column_of(&table.frame, S("secret")));
}

TEST("evaluation table: a column that is asked for and is not there is named")
{
	struct eval_table table;
	struct stats st;
	bool good = true;

	table_of(t, S("x,id\n1,A\n"), &st, &good, &table);
	expect_false(good);
	expect_equal(st.notes_n, 1);
	expect_equal(st.notes[0].code, E_BAD_VALUE);
	expect_str(st.notes[0].columns[0], "f");
	expect_equal(st.notes[0].row, 0);
	/* What is not needed is all missing, and nothing is said. */
	expect_true(isnan(table.frame.columns[3].v[0]));
	expect_equal(table.frame.columns[1].code[0], -1);
}

TEST("evaluation table: a cell that is not of its column's kind is named by "
     "column and row")
{
	struct eval_table table;
	struct stats st;
	bool good = true;

	table_of(t,
	         S("x,f,day\n1,a,2026-02-28\nb,a,2026-02-30\nnan,a,\n0x1,,\n"),
	         &st, &good, &table);
	expect_false(good);
	expect_equal(st.notes_n, 2);
	expect_str(st.notes[0].columns[0], "x");
	expect_equal(st.notes[0].row, 2);
	expect_equal(st.notes[0].count, 3);
	expect_str(st.notes[1].columns[0], "day");
	expect_equal(st.notes[1].row, 2);
	expect_equal(st.notes[1].count, 1);
}

TEST("evaluation table: a word that is none of the levels given is named by "
     "column and row, and levels keep their order")
{
	static const struct str levels[] = {{"w", 1}, {"b", 1}};
	static const struct eval_want given = {
	        {"f", 1}, EVAL_WORD, true, levels, 2};
	const char *path = file_of(t, S("f\nb\nw\n\"\"\n"));
	struct eval_table table;
	struct stats st;
	bool good = false;

	stats_begin(&st, t->arena);
	expect_ok(eval_table_read(&st, path, &given, 1, &good, &table));
	expect_true(good);
	expect_equal(table.frame.columns[0].code[0], 1);
	expect_equal(table.frame.columns[0].code[1], 0);
	expect_equal(table.frame.columns[0].code[2], -1);
	path = file_of(t, S("f\nb\nz\n"));
	expect_ok(eval_table_read(&st, path, &given, 1, &good, &table));
	expect_false(good);
	expect_equal(st.notes[0].row, 2);
}

TEST("evaluation table: a column may be asked for in two kinds")
{
	static const struct eval_want twice[] = {
	        {.name = {"x", 1}, .kind = EVAL_NUMBER},
	        {.name = {"x", 1}, .kind = EVAL_WORD}};
	const char *path = file_of(t, S("x\n10\n9\n"));
	struct eval_table table;
	struct stats st;
	bool good = false;

	stats_begin(&st, t->arena);
	expect_ok(eval_table_read(&st, path, twice, 2, &good, &table));
	expect_true(table.frame.columns[0].v[1] == 9);
	expect_str(table.frame.columns[1].levels[0], "10");
}

TEST("evaluation table: a file that is no table says where it stops being one")
{
	expect_no_table(t, S(""),
	                "a.csv is empty: a table begins with the names of its "
	                "columns");
	expect_no_table(t, S("\xef\xbb\xbf\n"),
	                "a.csv is empty: a table begins with the names of its "
	                "columns");
	expect_no_table(t, S("x,f\n1,a\n2\n"),
	                "Row 2 of a.csv has 1 cells and the header 2" UNEVEN);
	expect_no_table(t, S("x,f\n1,a,\n"),
	                "Row 1 of a.csv has 3 cells and the header 2" UNEVEN);
	expect_no_table(
	        t, S("x,f\n1,a\0b\n"),
	        "Row 1 of a.csv (0: the header) holds a NUL byte: save the "
	        "file as CSV in UTF-8");
	expect_no_table(
	        t, S("x,f\n1,a\n2,\xff\n"),
	        "Row 2 of a.csv (0: the header) is not UTF-8 text: save "
	        "the file as CSV in UTF-8");
	expect_no_table(
	        t, S("x,\xc3\n1,a\n"),
	        "Row 0 of a.csv (0: the header) is not UTF-8 text: save "
	        "the file as CSV in UTF-8");
	expect_no_table(t, S("x,f\n1,a\"b\n"),
	                "Row 1 of a.csv (0: the header) has a quotation mark "
	                "where none may be" QUOTED);
	expect_no_table(t, S("x,f\n1,\"a\"b\n"),
	                "Row 1 of a.csv (0: the header) has a quotation mark "
	                "where none may be" QUOTED);
	expect_no_table(t, S("x,f\n1,\"ab\n"),
	                "Row 1 of a.csv (0: the header) has a quotation mark "
	                "where none may be" QUOTED);
	expect_no_table(t, S("x,f,x\n1,a,2\n"),
	                "a.csv has the column x twice: give each column a "
	                "name of its own");
}

TEST("evaluation table: a file that is not there, or a folder, is refused")
{
	struct eval_table table;
	struct stats st;
	bool good = false;

	stats_begin(&st, t->arena);
	expect_fault(eval_table_read(&st, test_path(t, "none.csv"), wants,
	                             WANTS, &good, &table),
	             FAULT_INVALID,
	             "none.csv cannot be opened: look whether it is "
	             "there, and whether you may read it");
	expect_fault(eval_table_read(&st, test_dir(t), wants, WANTS, &good,
	                             &table),
	             FAULT_INVALID, NULL);
}

TEST("evaluation table: ten thousand columns are read, and too many refused")
{
	static const struct eval_want last = {.name = {"c9999", 5},
	                                      .kind = EVAL_NUMBER};
	struct arena *arena = test_arena(t, 0);
	struct eval_table table;
	struct stats st;
	struct buf buf;
	bool good = false;

	buf_init(&buf, arena, 0);
	for (int row = -1; row < 50; row++)
		for (int j = 0; j < 10000; j++) {
			if (row < 0)
				buf_print(&buf, "c%d", j);
			else
				buf_print(&buf, "%d", row * j);
			buf_put(&buf, j < 9999 ? "," : "\n", 1);
		}
	stats_begin(&st, t->arena);
	expect_ok(eval_table_read(&st, file_of(t, buf_get(&buf)), &last, 1,
	                          &good, &table));
	expect_equal(table.header_n, 10000);
	expect_equal(table.frame.rows, 50);
	expect_true(table.frame.columns[0].v[49] == 49 * 9999);
	buf_init(&buf, arena, 0);
	for (int j = 0; j <= EVAL_COLUMNS_MOST; j++)
		buf_put(&buf, "a,", 2);
	expect_no_table(t, buf_get(&buf),
	                "a.csv has more than 20000 columns: leave out those "
	                "that the plan does not name");
}

/* Rows of many lengths: the numbers of row i, and words of it. */
static struct str
table_long(struct arena *arena, int rows, const char *end)
{
	struct buf buf;

	buf_init(&buf, arena, (size_t)8 << 20);
	buf_print(&buf, "x,f,id%s", end);
	for (int i = 0; i < rows; i++) {
		buf_print(&buf, "%d.5,w%d,\"", i, i % 700);
		for (int k = 0; k < i % 37; k++)
			buf_put(&buf, k % 5 == 0 ? "\"\"" : "\n,", 2);
		buf_print(&buf, "\"%s", end);
	}
	return buf_get(&buf);
}

TEST("evaluation table: a table of any size within the limits is read the "
     "same, wherever its rows lie in the file")
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	struct arena *arena = test_arena(t, (size_t)64 << 20);

	for (size_t k = 0; k < 3; k++) {
		struct eval_table table;
		struct stats st;
		bool good = false;

		stats_begin(&st, arena);
		expect_ok(eval_table_read(
		        &st, file_of(t, table_long(arena, 30000, ends[k])),
		        wants, WANTS, &good, &table));
		expect_true(good);
		expect_equal(table.frame.rows, 30000);
		expect_equal(table.frame.columns[1].levels_n, 700);
		for (int i = 0; i < 30000; i++) {
			size_t n = 0;

			for (int j = 0; j < i % 37; j++)
				n += j % 5 == 0 ? 1 : 2;
			expect_true(table.frame.columns[0].v[i] == i + 0.5);
			expect_equal(table.frame.columns[2].text[i].n, n);
		}
		expect_str(table.frame.columns[1]
		                   .levels[table.frame.columns[1].code[29]],
		           "w29");
	}
}

TEST("evaluation table: a bad cell at the end of the buffer is counted once")
{
	struct arena *arena = test_arena(t, (size_t)64 << 20);
	struct eval_table table;
	struct stats st;
	struct buf buf;
	bool good = true;

	buf_init(&buf, arena, (size_t)4 << 20);
	buf_put(&buf, "x,f\n", 4);
	for (int i = 0; i < 100000; i++)
		buf_put(&buf, "no,a\r\n", 6);
	stats_begin(&st, arena);
	expect_ok(eval_table_read(&st, file_of(t, buf_get(&buf)), wants, WANTS,
	                          &good, &table));
	expect_false(good);
	expect_equal(st.notes_n, 1);
	expect_equal(st.notes[0].count, 100000);
}

TEST("evaluation table: a row that never ends is refused and not held")
{
	struct arena *arena = test_arena(t, (size_t)128 << 20);
	size_t n = EVAL_ROW_MOST + 100;
	char *p = arena_new(arena, char, n);

	memset(p, 'a', n);
	memcpy(p, "x,f\n1,\"", 7);
	(void)file_of(t, (struct str){p, n});
	{
		struct eval_table table;
		struct stats st;
		bool good;

		stats_begin(&st, arena);
		expect_fault(eval_table_read(&st, test_path(t, "a.csv"), wants,
		                             WANTS, &good, &table),
		             FAULT_INVALID,
		             "Row 1 of a.csv (0: the header) is too long: is a "
		             "quotation mark not closed?");
	}
}

TEST("evaluation table: a number is what strtod reads, to the last bit")
{
	static const char *const cells[] = {
	        "0",
	        "-0",
	        "+7",
	        ".5",
	        "5.",
	        "0.1",
	        "123456789012345678",
	        "9007199254740992",
	        "9007199254740993",
	        "0.30000000000000004",
	        "-2.6934730032451171",
	        "1e22",
	        "1e-320",
	        "31.4",
	        "99999.99999",
	        "0.000000000000001",
	        "179769313486231570000000000000000000000",
	};
	struct eval_table table;
	struct stats st;
	struct buf buf;
	bool good = false;

	buf_init(&buf, t->arena, 0);
	buf_put(&buf, "x,f\n", 4);
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		buf_print(&buf, "%s,a\n", cells[i]);
	table_of(t, buf_get(&buf), &st, &good, &table);
	expect_true(good);
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		double want = strtod(cells[i], NULL);

		double got = table.frame.columns[0].v[i];

		if (want != got || signbit(want) != signbit(got))
			fail_msg("%s is %.17g", cells[i], got);
	}
	table_of(t, S("x,f\n.,a\n-,a\n+.,a\n1-,a\n1.2.3,a\n8e999,a\n"), &st,
	         &good, &table);
	expect_equal(st.notes[0].count, 6);
	for (size_t i = 0; i < 6; i++)
		expect_true(isnan(table.frame.columns[0].v[i]));
}

TEST("evaluation table: a number past 1e100 and one that is none are not of a "
     "column of numbers, and are named with their row")
{
	struct eval_table table;
	struct stats st;
	bool good = true;

	table_of(t, S("x,f\n1,a\n1e300,a\n-1e101,a\n"), &st, &good, &table);
	expect_false(good);
	expect_equal(st.notes[0].code, E_BAD_VALUE);
	expect_str(st.notes[0].columns[0], "x");
	expect_equal(st.notes[0].row, 2);
	expect_equal(st.notes[0].count, 2);
	table_of(t, S("x,f\n1,a\nNaN,a\n"), &st, &good, &table);
	expect_false(good);
	expect_equal(st.notes[0].row, 2);
	table_of(t, S("x,f\n1e100,a\n"), &st, &good, &table);
	expect_true(good);
}

/* What is said of a table that lacks a column. */
static struct str
lacking(struct test *t, struct str csv)
{
	struct eval_table table;
	struct stats st;
	bool good = true;

	table_of(t, csv, &st, &good, &table);
	expect_false(good);
	expect_equal(st.notes[0].code, E_BAD_VALUE);
	return eval_code_says(t->arena, &st.notes[0]);
}

TEST("evaluation table: of a column that is not there it is said which there "
     "are, and never what looks like somebody's")
{
	struct str says = lacking(t, S("x,id\n1,A\n"));

	expect_str(says, "A column that is needed is not in the file: column "
	                 "f. It has the columns x, id. Give the column its "
	                 "name in the file, or name another in the plan.");
	says = lacking(t, S("x,Ann Lee,2001-02-03,a@b,id\n1,2,3,4,A\n"));
	expect_has(says, "It has the columns x, id and others.");
	expect_lacks(says, "Ann");
	expect_lacks(says, "2001");
	says = lacking(t, S("17,2001-02-03\n1,2\n"));
	expect_has(says, "Its first row holds no names of columns");
	expect_lacks(says, "17");
}

TEST("evaluation table: a file that is written with semicolons is to be "
     "written with commas")
{
	struct str says = lacking(t, S("x;f;id\n1;b;A\n"));

	expect_has(says, "written with semicolons: write it with commas");
	expect_lacks(says, "It has the columns");
}
