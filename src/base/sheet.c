/* sheet.c - the one file that knows libxlsxwriter. */
#include "base/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* A cell holds no more than this (32,767 characters, of four bytes). */
#define TEXT_MOST 8000

struct sheet {
	struct arena *arena;
	char *path;
	lxw_workbook *book;
	lxw_worksheet *page;
	lxw_format *bold, *pounds, *day;
	lxw_row_t row;
	lxw_col_t column;
	bool failed;
};

/* When the arena goes in the midst of it. */
static void
sheet_drop(void *data)
{
	struct sheet *sheet = data;

	if (sheet->book != NULL)
		lxw_workbook_free(sheet->book);
	(void)unlink(sheet->path);
}

static bool
path_make(struct sheet *sheet, const char *folder)
{
	int fd;

	sheet->path = str_c(sheet->arena,
	                    str_print(sheet->arena, "%s/sheet-XXXXXX", folder));
	fd = mkstemp(sheet->path);
	return fd >= 0 && close(fd) == 0;
}

bool
sheet_open(struct arena *arena, const char *folder, struct sheet **out)
{
	struct sheet *sheet = arena_keep(arena, sizeof(*sheet));
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};

	sheet->arena = arena;
	options.tmpdir = str_c(arena, str_of(folder));
	if (!path_make(sheet, folder))
		return false;
	arena_defer(arena, sheet_drop, sheet);
	sheet->book = workbook_new_opt(sheet->path, &options);
	if (sheet->book == NULL)
		return false;
	sheet->bold = workbook_add_format(sheet->book);
	format_set_bold(sheet->bold);
	sheet->pounds = workbook_add_format(sheet->book);
	format_set_num_format(sheet->pounds, "#,##0.00");
	sheet->day = workbook_add_format(sheet->book);
	format_set_num_format(sheet->day, "dd/mm/yyyy");
	*out = sheet;
	return true;
}

static void
noted(struct sheet *sheet, lxw_error error)
{
	sheet->failed = sheet->failed || error != LXW_NO_ERROR;
	sheet->column++;
}

static void
put_text(struct sheet *sheet, struct str text, lxw_format *format)
{
	struct arena_mark mark = arena_mark(sheet->arena);
	const char *words;

	if (text.n > TEXT_MOST) {
		text.n = TEXT_MOST;
		while (text.n > 0 &&
		       ((unsigned char)text.p[text.n] & 0xc0) == 0x80)
			text.n--;
	}
	words = str_c(sheet->arena, text);
	noted(sheet, worksheet_write_string(sheet->page, sheet->row,
	                                    sheet->column, words, format));
	arena_release(sheet->arena, mark);
}

void
sheet_page(struct sheet *sheet, struct str name, const struct str *head,
           size_t n)
{
	sheet->page =
	        workbook_add_worksheet(sheet->book, str_c(sheet->arena, name));
	claim(sheet->page != NULL);
	sheet->row = 0;
	sheet->column = 0;
	worksheet_set_column(sheet->page, 0, (lxw_col_t)n, 18, NULL);
	for (size_t i = 0; i < n; i++)
		put_text(sheet, head[i], sheet->bold);
	sheet_row(sheet);
}

void
sheet_text(struct sheet *sheet, struct str text)
{
	put_text(sheet, text, NULL);
}

void
sheet_number(struct sheet *sheet, int64_t number)
{
	noted(sheet,
	      worksheet_write_number(sheet->page, sheet->row, sheet->column,
	                             (double)number, NULL));
}

void
sheet_money(struct sheet *sheet, struct money sum)
{
	noted(sheet,
	      worksheet_write_number(sheet->page, sheet->row, sheet->column,
	                             (double)sum.pence / 100, sheet->pounds));
}

void
sheet_date(struct sheet *sheet, struct date day)
{
	lxw_datetime at = {0};

	if (!date_is(day)) {
		sheet->column++;
		return;
	}
	date_split(day, &at.year, &at.month, &at.day);
	noted(sheet, worksheet_write_datetime(sheet->page, sheet->row,
	                                      sheet->column, &at, sheet->day));
}

void
sheet_row(struct sheet *sheet)
{
	sheet->row++;
	sheet->column = 0;
}

/* What the file holds. */
static bool
file_read(struct sheet *sheet, struct str *out)
{
	FILE *file = fopen(sheet->path, "rbe");
	long size = -1;
	char *p;
	bool whole;

	if (file == NULL)
		return false;
	if (fseek(file, 0, SEEK_END) == 0)
		size = ftell(file);
	rewind(file);
	p = arena_bytes(sheet->arena, size < 0 ? 1 : (size_t)size + 1, 1);
	whole = size >= 0 && fread(p, 1, (size_t)size, file) == (size_t)size;
	*out = (struct str){p, size < 0 ? 0 : (size_t)size};
	return fclose(file) == 0 && whole;
}

bool
sheet_close(struct sheet *sheet, struct str *out)
{
	lxw_workbook *book = sheet->book;

	/* The library lets the workbook go, whatever comes of it. */
	sheet->book = NULL;
	if (workbook_close(book) != LXW_NO_ERROR || sheet->failed)
		return false;
	return file_read(sheet, out);
}
