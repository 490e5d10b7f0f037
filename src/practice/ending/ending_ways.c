/*
 * ending_ways.c - the ways to end, as data, and what no letter says.
 */
#include "practice/ending/ending_ways.h"

#include <string.h>

#include "register/policy/policy.h"

const struct ending_way ending_ways[] = {
        {"completed", TK("Completed"), TK("You finished it"), 1, 0, true,
         false},
        {"court_early", TK("Ended early by the court"),
         TK("The court ended it early"), 1, 0, true, false},
        {"court_changed", TK("Replaced by another sentence"),
         TK("The court put something else in its place"), 1, 0, true, false},
        {"transferred", TK("Transferred to another area"),
         TK("It goes on in another area"), 1, 0, true, false},
        {"recalled", TK("Recalled to prison"), TK("You were called back"), 1, 0,
         true, false},
        {"not_engaged", TK("Ended without the person"),
         TK("It ended without you"), 1, 0, true, false},
        {"moved_on", TK("Ended by agreement before the order did"),
         TK("We agreed that it was time"), 1, 0, true, false},
        {"died", TK("The person died"), TK("The person died"), 1, 0, false,
         true},
        {NULL, NULL, NULL, 0, 0, false, false},
};

const char *const ending_outcomes[] = {
        "completed",   "court_early", "court_changed",
        "transferred", "recalled",    "not_engaged",
        "moved_on",    "died",        NULL,
};

const struct fault *
ending_edition_on(struct ctx *ctx, struct date on, int64_t *out)
{
	return policy_get_i64(ctx, "ending.outcomes", S(""), on, 1, out);
}

bool
ending_way_is_in(int code, int64_t edition)
{
	const struct ending_way *way;

	if (code < 0)
		return false;
	way = &ending_ways[code];
	return way->first <= edition &&
	       (way->last == 0 || way->last >= edition);
}

/* --- words that no letter holds ------------------------------------------- */

/* A beginning of a word; with a space, words after each other.  Ours. */
static const char *const barred[] = {
        "offen",
        "reoffen",
        "re-offen",
        "crime",
        "crimin",
        "convict",
        "court order",
        "in court",
        "probation",
        "prison",
        "sentenced",
        "your sentence",
        "risk of",
        "the risk",
        "your risk",
        "community order",
        "the order",
        "your order",
        "his order",
        "her order",
        "their order",
        "on licence",
        "recall",
        "breach",
        "unpaid work",
        "trosedd",
        "troseddu",
        "llys",
        "carchar",
        "dedfryd",
        "risg",
        "gorchymyn",
        "gwasanaeth prawf",
        NULL,
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether `word` begins here, whatever the white space in it is. */
static bool
begins(struct str words, size_t at, const char *word)
{
	for (; *word != '\0'; word++, at++) {
		char c = at < words.n ? small(words.p[at]) : '\0';

		if (c == '\n' || c == '\t')
			c = ' ';
		if (c != *word)
			return false;
	}
	return true;
}

/* To the end of the word that was found. */
static struct str
cut(struct arena *arena, struct str words, size_t at, size_t n)
{
	while (at + n < words.n && is_letter(words.p[at + n]))
		n++;
	return str_print(arena, "%.*s", (int)n, words.p + at);
}

struct str
ending_barred(struct arena *arena, struct str words)
{
	for (size_t at = 0; at < words.n; at++) {
		if (at > 0 && is_letter(words.p[at - 1]))
			continue;
		for (size_t i = 0; barred[i] != NULL; i++)
			if (begins(words, at, barred[i]))
				return cut(arena, words, at, strlen(barred[i]));
	}
	return S("");
}
