/*
 * people_keys.c - the words a person is found by.
 */
#include "register/people/people_local.h"

#include "base/fold.h"

size_t
people_word_add(struct str *words, size_t n, size_t most, struct str word)
{
	if (n >= most || str_empty(word))
		return n;
	for (size_t i = 0; i < n; i++) {
		if (str_equal(words[i], word))
			return n;
	}
	words[n] = word;
	return n + 1;
}

/* Add the words of a name, and all of them as one: "desouza". */
static size_t
name_add(struct arena *arena, struct str name, struct str *out, size_t n)
{
	struct str words[PEOPLE_KEY_WORDS];
	size_t words_n = fold_words(arena, name, words, PEOPLE_KEY_WORDS);
	struct buf joined;

	buf_init(&joined, arena, 0);
	for (size_t i = 0; i < words_n; i++) {
		n = people_word_add(out, n, PEOPLE_KEY_WORDS, words[i]);
		buf_str(&joined, words[i]);
	}
	return words_n < 2 ? n
	                   : people_word_add(out, n, PEOPLE_KEY_WORDS,
	                                     buf_get(&joined));
}

size_t
people_key_words(struct arena *arena, const struct person_facts *facts,
                 struct str *out)
{
	size_t n = name_add(arena, facts->last_name, out, 0);

	n = name_add(arena, facts->first_name, out, n);
	return name_add(arena, facts->preferred_name, out, n);
}

struct str
people_key_name(struct arena *arena, const struct person_facts *facts)
{
	struct str words[PEOPLE_KEY_WORDS];
	size_t n = people_key_words(arena, facts, words);
	struct buf buf;

	buf_init(&buf, arena, 0);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_char(&buf, ' ');
		buf_str(&buf, words[i]);
	}
	return buf_get(&buf);
}

int
people_key_year(struct date born)
{
	int year;
	int month;
	int day;

	if (!date_is(born))
		return 0;
	date_split(born, &year, &month, &day);
	return year;
}

/* How many bytes the character at `at` has. */
static size_t
letter_size(struct str s, size_t at)
{
	size_t n = 1;

	while (at + n < s.n && ((unsigned char)s.p[at + n] & 0xc0u) == 0x80u)
		n++;
	return n;
}

size_t
people_near_parts(struct arena *arena, struct str word, struct str *out)
{
	size_t n = 0;

	out[n++] = word;
	for (size_t at = 0; at < word.n && n < PEOPLE_NEAR_PARTS;) {
		size_t size = letter_size(word, at);
		struct str part = str_print(arena, "%.*s%.*s", (int)at, word.p,
		                            (int)(word.n - at - size),
		                            word.p + at + size);

		if (!str_empty(part))
			n = people_word_add(out, n, PEOPLE_NEAR_PARTS, part);
		at += size;
	}
	return n;
}

bool
people_number_read(struct ctx *ctx, struct str token, struct str *out)
{
	for (int kind = 0; kind < IDENTIFIER_KIND_COUNT; kind++) {
		if (identifier_read(ctx->arena, (enum identifier_kind)kind,
		                    token, ctx->today, out) == IDENTIFIER_GOOD)
			return true;
	}
	return false;
}

bool
people_crn_read(struct ctx *ctx, const struct str *tokens, struct str *out)
{
	if (tokens[0].n != 1 ||
	    (tokens[0].p[0] >= '0' && tokens[0].p[0] <= '9'))
		return false;
	return people_number_read(ctx,
	                          str_print(ctx->arena, "%.*s%.*s",
	                                    STR_ARG(tokens[0]),
	                                    STR_ARG(tokens[1])),
	                          out);
}
