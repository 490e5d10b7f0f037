/*
 * know_tells.h - words of what helps that may tell others of somebody's health,
 * and who reads them.
 *
 * What helps is read by whoever meets the person, so the words beside it are
 * looked over: for a condition of theirs, for its other names and for words
 * that go with one (know_tells_list.c, each from its day on).  Nothing is
 * stopped and nothing changed: what was written is kept, what helps stands on
 * the line, and the words wait until the person has said whether others may
 * read them.
 *
 * Rules kept here, each with a test of the same words:
 *   - a condition in other words is found, and the person is asked before
 *     others read it;
 *   - what a worker wrote for the person is read by others once the person
 *     said yes;
 *   - what the person wrote themself, and that tells nothing, is read at once;
 *   - to be asked stops nothing: the words are kept, and what helps stands;
 *   - a no of the person's own is theirs alone to change;
 *   - a yes on the form is asked once more where the words may tell something;
 *   - a word holds from its day on.
 */
#ifndef PRACTICE_SUPPORT_KNOW_TELLS_H
#define PRACTICE_SUPPORT_KNOW_TELLS_H

#include "practice/support/know.h"

struct know_telling {
	const char *forms; /* as they are typed, "a|b c" */
	struct {
		int year, month, day;
	} from;
};

/* All of them; ends with NULL forms. */
extern const struct know_telling know_tellings[];

/*
 * The word that may tell others of the person's health, as it stands in the
 * list or in one of these conditions; empty: none was found, which is not that
 * there is none.
 */
struct str know_tells(struct arena *arena, struct str words, struct date on,
                      const struct str *conditions, size_t n);

/* Whether others read the words of what helps, on a day. */
bool know_shared(struct arena *arena, const struct know_entry *entry,
                 struct date on, const struct str *conditions, size_t n);

/*
 * The person says whether others may read the words, or a worker who asked
 * them.  NOT_FOUND for another kind, and where there are no words; REFUSED
 * when it is taken back, when it was said already, to a worker where the
 * person said no themself, and past the most (know.h).
 */
MUST_CHECK const struct fault *
know_share(struct ctx *ctx, struct person_id person, struct know_id id,
           bool shared);

#endif
