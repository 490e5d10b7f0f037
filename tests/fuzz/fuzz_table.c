/*
 * fuzz_table.c - tables of an evaluation of any bytes.
 *
 * Reading ends.  What was read has levels in order, codes within them, and
 * numbers that are finite or missing; and the texts of a column are those
 * that the reader of caseloads finds, row by row.
 */
#include <math.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "insight/evaluation/eval_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct eval_want wants[] = {
        {.name = {"id", 2}, .kind = EVAL_TEXT},
        {.name = {"x", 1}, .kind = EVAL_NUMBER},
        {.name = {"f", 1}, .kind = EVAL_WORD},
        {.name = {"day", 3}, .kind = EVAL_DAY}};
#define WANTS (sizeof(wants) / sizeof(wants[0]))

static void
look(const struct eval_table *table)
{
	const struct stats_column *c = table->frame.columns;
	size_t bad;

	for (size_t i = 0; i < table->frame.rows; i++) {
		claim(utf8_check(c[0].text[i], &bad));
		claim(isnan(c[1].v[i]) || isfinite(c[1].v[i]));
		claim(c[2].code[i] >= -1 &&
		      c[2].code[i] < (int32_t)c[2].levels_n);
		claim(isnan(c[3].v[i]) || c[3].v[i] == floor(c[3].v[i]));
	}
	for (size_t i = 1; i < c[2].levels_n; i++)
		claim(str_compare(c[2].levels[i - 1], c[2].levels[i]) < 0);
}

/* The same cells as the other reader finds, as long as it can read them. */
static void
compare(struct arena *arena, const struct eval_table *table, FILE *file)
{
	struct csv_reader csv;
	size_t id = 0, row = 0;

	if (table->header_n > CSV_COLUMNS_MOST)
		return;
	while (id < table->header_n && !str_is(table->header[id], "id"))
		id++;
	csv_open(&csv, arena, file);
	claim(csv_next(&csv) == CSV_ROW);
	claim(csv.n == table->header_n);
	while (csv_next(&csv) == CSV_ROW) {
		claim(csv.n == table->header_n);
		claim(row < table->frame.rows);
		if (id < table->header_n)
			claim(str_equal(table->frame.columns[0].text[row],
			                csv.cells[id]));
		row++;
	}
	claim(row == table->frame.rows);
	csv_close(&csv);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("table", MFD_CLOEXEC);
	struct arena *arena = arena_create((size_t)64 << 20);
	struct eval_table table;
	struct stats st;
	bool good = false;
	char path[64];

	claim(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	stats_begin(&st, arena);
	if (eval_table_read(&st, path, wants, WANTS, &good, &table) == NULL) {
		FILE *file = fopen(path, "rb");

		claim(file != NULL);
		look(&table);
		claim(good == (st.notes_n == 0));
		compare(arena, &table, file);
		fclose(file);
	}
	arena_drop(arena);
	close(fd);
	return 0;
}
