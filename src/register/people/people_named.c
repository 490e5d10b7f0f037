/*
 * people_named.c - is somebody named in these words?
 */
#include "register/people/people_named.h"

#include "base/fold.h"
#include "register/people/people_local.h"

#define PAIRS_MOST 60

/* A letter of the Latin alphabet in capitals, or one beyond ASCII. */
static bool
has_capital(struct str word)
{
	unsigned char c;

	if (str_empty(word) || word.p == NULL)
		return false;
	c = (unsigned char)word.p[0];
	return (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static bool
has_figure(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] >= '0' && word.p[i] <= '9')
			return true;
	return false;
}

/* Without what stands around a word: quotation marks, commas, brackets. */
static struct str
bare(struct str word)
{
	const struct str around = S(".,;:!?()[]\"'");

	while (!str_empty(word) && str_find(around, word.p[0]) < around.n)
		word = str_slice(word, 1, word.n);
	while (!str_empty(word) &&
	       str_find(around, word.p[word.n - 1]) < around.n)
		word.n--;
	return word;
}

/* As it is looked up: folded; a genitive is the name itself. */
static struct str
key_of(struct ctx *ctx, struct str word)
{
	static const struct str endings[] = {{"’s", 4}, {"'s", 2}};

	for (size_t i = 0; i < 2; i++)
		if (str_ends(word, endings[i]))
			word.n -= endings[i].n;
	return fold(ctx->arena, word);
}

static const struct fault *
pair_is(struct ctx *ctx, struct str a, struct str b, bool *out)
{
	const struct scan scan = {.kind = SCAN_PAIR,
	                          .word = key_of(ctx, a),
	                          .other = key_of(ctx, b)};
	struct hits hits = {.arena = ctx->arena};

	*out = false;
	if (scan.word.n < 2 || scan.other.n < 2)
		return NULL;
	TRY(people_store_scan(ctx, &scan, &hits));
	*out = hits.n > 0;
	return NULL;
}

/* One line of the text. */
static const struct fault *
line_look(struct ctx *ctx, struct str line, int *pairs, struct str *out)
{
	struct str before = S(""), word, number;
	bool found;

	while (str_split(&line, ' ', &word)) {
		word = bare(word);
		if (has_figure(word) &&
		    people_number_read(ctx, word, &number)) {
			*out = word;
			return NULL;
		}
		if (has_capital(word) && has_capital(before) &&
		    ++*pairs <= PAIRS_MOST) {
			TRY(pair_is(ctx, before, word, &found));
			if (found) {
				*out = str_print(ctx->arena, "%.*s %.*s",
				                 STR_ARG(before),
				                 STR_ARG(word));
				return NULL;
			}
		}
		before = word;
	}
	return NULL;
}

const struct fault *
people_named(struct ctx *ctx, struct str text, struct str *out)
{
	struct str line;
	int pairs = 0;

	*out = S("");
	while (str_empty(*out) && str_split(&text, '\n', &line))
		TRY(line_look(ctx, line, &pairs, out));
	return NULL;
}
