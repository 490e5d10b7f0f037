/*
 * fold.h - names as keys: forgiving of case, accents, apostrophes, hyphens
 * and order; the same keys on every database engine.
 */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/str.h"

/* Case folded, accents off (NFKD, marks dropped; also ø ł ß æ đ),
 * apostrophes dropped, every other non-alphanumeric one space. */
struct str fold(struct arena *arena, struct str s);

/* The words of a folded text; at most `most`.  Returns how many. */
size_t
fold_words(struct arena *arena, struct str s, struct str *out, size_t most);

/* Distinct trigrams of one folded word, padded "$wo" ... "rd$". */
size_t fold_trigrams(struct arena *arena, struct str word, struct str *out,
                     size_t most);

/*
 * Damerau-Levenshtein distance (optimal string alignment) of two folded
 * words, at most `most` + 1.
 */
unsigned fold_distance(struct str a, struct str b, unsigned most);

#endif
