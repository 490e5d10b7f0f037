/*
 * fuzz_csv.c - caseload files of any bytes.
 *
 * Reading ends, every cell is text without NUL, lines only ever go up, and a
 * row that was read is the same when it is read again from memory.
 */
#include <stdio.h>

#include "base/csv.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
again(struct csv_reader *again, const struct csv_reader *csv)
{
	csv_text(again, csv->raw);
	claim(csv_next(again) == CSV_ROW);
	claim(again->n == csv->n);
	for (size_t i = 0; i < csv->n; i++)
		claim(str_equal(again->cells[i], csv->cells[i]));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_reader csv, memory;
	struct arena *arena;
	FILE *file;
	enum csv_row row;
	int64_t line = 0;
	size_t bad;

	if (size == 0)
		return 0;
	arena = arena_create(0);
	file = fmemopen((void *)(uintptr_t)data, size, "rb");
	csv_open(&csv, arena, file);
	csv_open(&memory, arena, NULL);
	while ((row = csv_next(&csv)) != CSV_END) {
		claim(csv.line > line);
		line = csv.line;
		for (size_t i = 0; i < csv.n; i++)
			claim(utf8_check(csv.cells[i], &bad));
		if (row == CSV_ROW)
			again(&memory, &csv);
	}
	csv_close(&csv);
	csv_close(&memory);
	fclose(file);
	arena_drop(arena);
	return 0;
}
