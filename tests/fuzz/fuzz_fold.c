/*
 * fuzz_fold.c - search words and typed text of any bytes: what is folded is
 * text in small letters with single spaces, what is cleaned is text without
 * white space at its ends.
 */
#include "base/fold.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create(0);
	struct str s = {(const char *)data, size}, words[16], grams[64];
	struct str once, cleaned;
	size_t bad, n;

	if (size > 4096 || !utf8_check(s, &bad)) {
		arena_drop(arena);
		return 0;
	}
	once = fold(arena, s);
	claim(utf8_check(once, &bad));
	claim(!str_has(once, S("  ")) && !str_has(once, S("'")));
	claim(str_equal(str_lower(arena, once), once));
	claim(str_equal(str_trim(once), once));
	n = fold_words(arena, s, words, 16);
	for (size_t i = 0; i < n; i++) {
		claim(fold_distance(words[i], words[i], 3) == 0);
		(void)fold_trigrams(arena, words[i], grams, 64);
	}
	cleaned = utf8_clean(arena, s);
	claim(utf8_check(cleaned, &bad));
	claim(str_equal(str_trim(cleaned), cleaned));
	arena_drop(arena);
	return 0;
}
