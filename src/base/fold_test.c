#include "tests/test.h"

#include <string.h>

#include "base/fold.h"

TEST("fold: case, accents, apostrophes and hyphens are forgiven")
{
	static const struct {
		const char *name, *key;
	} v[] = {
	        {"", ""},
	        {"Jane", "jane"},
	        {"\u0174ynne", "wynne"},
	        {"W\u0302YNNE", "wynne"},
	        {"O'Connor", "oconnor"},
	        {"O\u2019Connor", "oconnor"},
	        {"O\u2018Connor", "oconnor"},
	        {"O\u02bcConnor", "oconnor"},
	        {"O`Connor", "oconnor"},
	        {"O\u00b4Connor", "oconnor"},
	        {"Thomas-Reid", "thomas reid"},
	        {"Thomas\u2010Reid", "thomas reid"},
	        {"Thomas \u2013 Reid", "thomas reid"},
	        {"de\u00a0Souza", "de souza"},
	        {"N\u00fa\u00f1ez", "nunez"},
	        {"Si\u00f4n", "sion"},
	        {"S\u00f8rensen", "sorensen"},
	        {"\u0141ukasz", "lukasz"},
	        {"Stra\u00dfe", "strasse"},
	        {"\u00c6lfric", "aelfric"},
	        {"\u0110or\u0111e", "dorde"},
	        {"\u0130pek", "ipek"},
	        {"\u015eahin", "sahin"},
	        {"  A.  B, (C) ", "a b c"},
	        {"Flat 3/12", "flat 3 12"},
	        {"\u041c\u0430\u0440\u0438\u044f",
	         "\u043c\u0430\u0440\u0438\u044f"},
	        {"\uff21\uff22", "ab"},
	        {"Co\u00adop", "coop"},
	        {"\u2019\u2019", ""},
	        {"-- --", ""},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		expect_str(fold(t->arena, str_of(v[i].name)), v[i].key);
}

TEST("fold: folding what is folded changes nothing")
{
	struct str once = fold(t->arena, S("\u0174ynne O\u2019Connor-\u00c6"));

	expect_true(str_equal(once, fold(t->arena, once)));
}

TEST("fold: the words of a name, at most as many as asked")
{
	struct str words[8];

	expect_equal(fold_words(t->arena, S("Mary-Jane  de Souza"), words, 8),
	             4);
	expect_str(words[0], "mary");
	expect_str(words[3], "souza");
	expect_equal(fold_words(t->arena, S("a b c"), words, 2), 2);
	expect_equal(fold_words(t->arena, S(" - "), words, 8), 0);
	expect_equal(fold_words(t->arena, S(""), words, 8), 0);
	expect_equal(fold_words(t->arena, S("a"), words, 0), 0);
}

TEST("fold: trigrams of a padded word, each once")
{
	struct str v[16];

	expect_equal(fold_trigrams(t->arena, S("word"), v, 16), 4);
	expect_str(v[0], "$wo");
	expect_str(v[1], "wor");
	expect_str(v[2], "ord");
	expect_str(v[3], "rd$");
	expect_equal(fold_trigrams(t->arena, S("a"), v, 16), 1);
	expect_str(v[0], "$a$");
	expect_equal(fold_trigrams(t->arena, S("aaaaaa"), v, 16), 3);
	expect_equal(fold_trigrams(t->arena, S(""), v, 16), 0);
	expect_equal(fold_trigrams(t->arena, S("word"), v, 2), 2);
	expect_equal(fold_trigrams(t->arena, S("word"), v, 0), 0);
}

TEST("fold: trigrams are of characters, not of bytes")
{
	struct str v[16];

	expect_equal(fold_trigrams(t->arena, S("\u043c\u0430\u0440"), v, 16),
	             3);
	expect_str(v[0], "$\u043c\u0430");
	expect_str(v[2], "\u0430\u0440$");
}

TEST("fold: distance counts changes, and a swap of neighbours as one")
{
	static const struct {
		const char *a, *b;
		unsigned want;
	} v[] = {
	        {"", "", 0},
	        {"abc", "abc", 0},
	        {"abc", "abd", 1},
	        {"abc", "ab", 1},
	        {"ab", "abc", 1},
	        {"abc", "acb", 1},
	        {"kitten", "sitting", 3},
	        {"ca", "abc", 3},
	        {"jonathan", "jonahtan", 1},
	        {"\u043c\u0430", "\u043c\u043e", 1},
	        {"", "abc", 3},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		expect_equal(fold_distance(str_of(v[i].a), str_of(v[i].b), 5),
		             v[i].want);
}

TEST("fold: distance says at most one more than the most that matters")
{
	expect_equal(fold_distance(S("kitten"), S("sitting"), 2), 3);
	expect_equal(fold_distance(S("abcdefgh"), S("zyxwvuts"), 2), 3);
	expect_equal(fold_distance(S("a"), S("abcdefgh"), 2), 3);
	expect_equal(fold_distance(S("abc"), S("abd"), 0), 1);
	expect_equal(fold_distance(S("abc"), S("abc"), 0), 0);
}

TEST("fold: words that are longer than any name are never close")
{
	char a[200], b[200];

	memset(a, 'a', sizeof(a));
	memset(b, 'a', sizeof(b));
	b[0] = 'b';
	expect_equal(fold_distance((struct str){a, 200}, (struct str){b, 200},
	                           2),
	             3);
}

static unsigned slow_distance(struct str a, struct str b);

/* The distance with the last of both changed or kept, or the two swapped. */
static unsigned
slow_last_both(struct str a, struct str b)
{
	struct str x = {a.p, a.n - 1}, y = {b.p, b.n - 1};
	unsigned d = slow_distance(x, y) + (a.p[x.n] != b.p[y.n]);
	unsigned swapped;

	if (x.n == 0 || y.n == 0 || a.p[x.n] != b.p[y.n - 1] ||
	    a.p[x.n - 1] != b.p[y.n])
		return d;
	swapped = slow_distance((struct str){a.p, a.n - 2},
	                        (struct str){b.p, b.n - 2}) +
	          1;
	return swapped < d ? swapped : d;
}

/* The same distance as it is defined, for comparison. */
static unsigned
slow_distance(struct str a, struct str b)
{
	unsigned d, other;

	if (a.n == 0 || b.n == 0)
		return (unsigned)(a.n + b.n);
	d = slow_last_both(a, b);
	other = slow_distance((struct str){a.p, a.n - 1}, b) + 1;
	d = other < d ? other : d;
	other = slow_distance(a, (struct str){b.p, b.n - 1}) + 1;
	return other < d ? other : d;
}

TEST("fold: distance agrees with the slow way on many words")
{
	uint32_t seed = 1;

	for (int round = 0; round < 1000; round++) {
		char a[10], b[10];
		size_t n[2];

		for (int which = 0; which < 2; which++) {
			seed = seed * 1664525 + 1013904223;
			n[which] = (seed >> 16) % 6;
			for (size_t i = 0; i < n[which]; i++) {
				seed = seed * 1664525 + 1013904223;
				(which ? b : a)[i] =
				        (char)('a' + (seed >> 20) % 3);
			}
		}
		for (unsigned most = 0; most < 4; most++) {
			struct str x = {a, n[0]}, y = {b, n[1]};
			unsigned want = slow_distance(x, y);

			expect_equal(fold_distance(x, y, most),
			             want > most ? most + 1 : want);
		}
	}
}
