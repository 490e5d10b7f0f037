/*
 * fuzz_bank.c - statements of banks of any bytes, as a table or as camt.053.
 *
 * Reading ends; rows are within bounds and hold a sum, a day that has been
 * and text; where nothing is wrong, the rows make what the statement ends
 * with; what is wrong is bounded too.
 */
#include "base/utf8.h"
#include "practice/fund/fund_finance.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define TODAY ((struct date){20781})

static void
look(const struct fund_bank_file *file, bool whole)
{
	int64_t sum = file->opening.pence;
	size_t bad;

	claim(file->n <= FUND_BANK_ROWS_MOST);
	for (size_t i = 0; i < file->n; i++) {
		const struct fund_bank_row *row = &file->rows[i];

		claim(row->sum.pence != 0);
		claim(!date_before(TODAY, row->on));
		claim(row->words.n <= FUND_BANK_WORDS_MOST);
		claim(utf8_check(row->words, &bad));
		claim(utf8_check(row->ref, &bad));
		sum += row->sum.pence;
	}
	if (whole && file->has_balances)
		claim(sum == file->closing.pence);
	if (whole)
		claim(file->n > 0 && !date_before(file->to, file->from));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create(0);
	struct fund_bank_file file;
	struct problems problems;

	problems_init(&problems, arena);
	fund_bank_read((struct str){(const char *)data, size}, TODAY, &file,
	               &problems);
	claim(problems.n <= FUND_BANK_WRONG_MOST + 2);
	look(&file, problems.n == 0);
	arena_drop(arena);
	return 0;
}
