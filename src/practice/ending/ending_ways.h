/*
 * ending_ways.h - the ways an intervention ends, by the number of their
 * edition (the dated rule ending.outcomes), and words that no letter holds.
 */
#ifndef PRACTICE_ENDING_WAYS_H
#define PRACTICE_ENDING_WAYS_H

#include "practice/ending/ending.h"

struct ending_way {
	const char *word;
	const char *says; /* key: as the worker says it */
	const char *mine; /* key: as the person reads it */
	int64_t first;    /* the edition from which it can be chosen */
	int64_t last;     /* 0: it still can */
	bool door;        /* the door stays open */
	bool no_talk;     /* nobody has to be offered a talk */
};
extern const struct ending_way ending_ways[];
/* The words alone, for str_word; NULL-ended. */
extern const char *const ending_outcomes[];

/* Which edition holds on a day; whether a way can be chosen in it. */
MUST_CHECK const struct fault *
ending_edition_on(struct ctx *ctx, struct date on, int64_t *out);
bool ending_way_is_in(int code, int64_t edition);

/* The first of the words that no letter holds, as it stands there; empty. */
struct str ending_barred(struct arena *arena, struct str words);

#endif
