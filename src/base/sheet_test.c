/* sheet_test.c - a workbook of every kind of cell, and no folder for it. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/sheet.h"
#include "tests/test.h"

static int
left_in(const char *folder)
{
	DIR *dir = opendir(folder);
	int n = 0;

	if (dir == NULL)
		return -1;
	while (readdir(dir) != NULL)
		n++;
	closedir(dir);
	return n - 2;
}

TEST("sheet: a workbook is written, and nothing of it stays on the disk")
{
	char folder[] = "/tmp/sheet-test-XXXXXX";
	struct arena *arena = arena_create(0);
	const struct str head[] = {S("What"), S("Sum"), S("Day")};
	struct sheet *sheet;
	struct str bytes;

	(void)t;
	expect_true(mkdtemp(folder) != NULL);
	expect_true(sheet_open(arena, folder, &sheet));
	sheet_page(sheet, S("One"), head, 3);
	for (int i = 0; i < 1000; i++) {
		sheet_text(sheet, S("=1+1"));
		sheet_money(sheet, (struct money){-12345});
		sheet_date(sheet,
		           i % 2 == 0 ? (struct date){20781} : DATE_NONE);
		sheet_row(sheet);
	}
	sheet_page(sheet, S("Two"), head, 1);
	sheet_number(sheet, 7);
	sheet_text(sheet, (struct str){arena_bytes(arena, 1, 9000), 0});
	expect_true(sheet_close(sheet, &bytes));
	expect_true(str_starts(bytes, S("PK")));
	expect_true(bytes.n > 3000);
	arena_drop(arena);
	expect_equal(left_in(folder), 0);
}

TEST("sheet: a workbook that is left in the midst leaves nothing")
{
	char folder[] = "/tmp/sheet-test-XXXXXX";
	struct arena *arena = arena_create(0);
	const struct str head[] = {S("What")};
	struct sheet *sheet;

	(void)t;
	expect_true(mkdtemp(folder) != NULL);
	expect_true(sheet_open(arena, folder, &sheet));
	sheet_page(sheet, S("One"), head, 1);
	sheet_text(sheet, S("x"));
	arena_drop(arena);
	expect_equal(left_in(folder), 0);
}

TEST("sheet: a folder that is not there takes none")
{
	struct sheet *sheet;

	expect_false(sheet_open(t->arena, "/nowhere/at/all", &sheet));
}
