/*
 * wording.h - words about people that can be said better.
 *
 * A worker's typed words are looked over once they are saved, and where one of
 * these is among them, another way to say it is shown.  Nothing is changed and
 * nothing is stopped.  Requirement T30; the list is ours (wording_list.c),
 * each with the day from which it holds.
 *
 * Rules kept here, each with a test of the same words:
 *   - a word is found as a word, whatever its case, and not within another;
 *   - a word is found in English and in Welsh, mutated or not;
 *   - what stands between quotation marks is somebody else's and is let be;
 *   - a word holds from its day on.
 */
#ifndef BASE_WORDING_H
#define BASE_WORDING_H

#include "base/date.h"
#include "base/str.h"

struct wording {
	const char *forms; /* as they are typed, "a|b c"; the first is shown */
	const char *welsh; /* the same in Welsh, with their mutations */
	const char *say;   /* a key: what can be said instead   */
	const char *why;   /* a key: why, in a sentence          */
	struct {
		int year, month, day;
	} from;
};

/* All of them; ends with NULL forms. */
extern const struct wording wording_list[];

/* The first form of one in the language of the reader, and whether it holds on
 * a day. */
struct str wording_first(const struct wording *wording);
bool wording_holds(const struct wording *wording, struct date on);

/* The first of these forms, "a|b c", that stands in a text as a word, quoted or
 * not; empty: none. */
struct str
wording_form(struct arena *arena, struct str text, const char *forms);

/* Those in a text, in the order of the list, at most `most`: how many. */
size_t wording_find(struct arena *arena, struct str text, struct date on,
                    const struct wording **out, size_t most);

#endif
