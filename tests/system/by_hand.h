/*
 * by_hand.h - how each task of the person is done by whoever cannot or will
 * not sign in: on paper, or as they say it to a worker (docs/on-paper.md).
 */
#ifndef TESTS_SYSTEM_BY_HAND_H
#define TESTS_SYSTEM_BY_HAND_H

/* An address at which the person sends something. */
struct by_hand {
	/* "/me/fund/new"; of /api/me the same, unless named. */
	const char *path;
	/* Where a worker sends it for them, after "/people/:crn", or NULL. */
	const char *typed;
	/* What is printed to write on, after "/me" or "/people/:crn"; NULL:
	 * as they say it, in the room or by telephone. */
	const char *paper;
	const char *none; /* why nobody does it for them */
};
extern const struct by_hand by_hand[]; /* ends with no path */

#endif
