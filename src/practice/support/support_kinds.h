/*
 * support_kinds.h - what is asked, by the number of its edition: nine
 * categories, what may help, seven pathways.
 *
 * Which edition is asked on a day is the dated rule support.asked.  An edition
 * that was ever asked stays here, and an entry keeps the number of its own.
 */
#ifndef PRACTICE_SUPPORT_KINDS_H
#define PRACTICE_SUPPORT_KINDS_H

#include "kernel/capability.h"

/* The categories, as the services call them in lower case. */
#define SUPPORT_AREAS 9
extern const char *const support_areas[SUPPORT_AREAS + 1];

/* What may help; the last is something else, in words. */
enum support_help {
	SUPPORT_LARGE_PRINT,
	SUPPORT_EASY_READ,
	SUPPORT_READ_OUT,
	SUPPORT_SHORT_MEETINGS,
	SUPPORT_BREAKS,
	SUPPORT_QUIET_ROOM,
	SUPPORT_DAY_BEFORE,
	SUPPORT_ONE_THING,
	SUPPORT_WRITE_DOWN,
	SUPPORT_TIME_TO_THINK,
	SUPPORT_SAME_PERSON,
	SUPPORT_SAY_FIRST,
	SUPPORT_MY_LANGUAGE,
	SUPPORT_ELSE,
	SUPPORT_HELP_COUNT
};
extern const char *const support_helps[SUPPORT_HELP_COUNT + 1];

/* The pathways, as the services call them in lower case. */
#define SUPPORT_PATHS 7
extern const char *const support_paths[SUPPORT_PATHS + 1];

struct support_area {
	const char *title; /* keys, all of them */
	const char *good;  /* an example of a strength */
	const char *hard;  /* an example of a need */
};

struct support_path {
	const char *title;
	const char *title_me; /* to the person */
	const char *asks;     /* what belongs here, to the person */
	const char *area;     /* the plan's word for its area */
};

struct support_edition {
	int64_t number;
	struct support_area areas[SUPPORT_AREAS];
	const char *helps[SUPPORT_HELP_COUNT];
	struct support_path paths[SUPPORT_PATHS];
	const char *areas_from; /* keys: where the categories come from */
	const char *paths_from;
};

extern const struct support_edition support_first;

/* The edition asked on a day.  UNAVAILABLE when the rule names another. */
MUST_CHECK const struct fault *
support_edition_on(struct ctx *ctx, struct date on,
                   const struct support_edition **out);
/* The one of that number, or the first. */
const struct support_edition *support_edition_of(int64_t number);

#endif
