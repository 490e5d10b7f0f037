/*
 * skill_list.h - the ten skills, by the number of their edition.
 *
 * Which edition is asked on a day is the dated rule ready.skills.  The name of
 * the skill as it was asked is kept with each rating as well.
 */
#ifndef PRACTICE_READY_SKILL_LIST_H
#define PRACTICE_READY_SKILL_LIST_H

#include "practice/ready/ready_base.h"

enum skill_code {
	SKILL_TEAM,
	SKILL_ON_TIME,
	SKILL_SPEAK,
	SKILL_DAY,
	SKILL_ORDER,
	SKILL_SOLVE,
	SKILL_START,
	SKILL_CHANGE,
	SKILL_WORD,
	SKILL_IDEAS,
	SKILL_COUNT
};
extern const char *const skill_codes[SKILL_COUNT + 1];

struct skill_kind {
	const char *name; /* key, in the person's voice */
	const char *says; /* key: what that is, with an example */
};
struct skill_edition {
	int64_t number;
	struct skill_kind kinds[SKILL_COUNT];
};

/* The edition asked on a day. */
MUST_CHECK const struct fault *
skill_edition_on(struct ctx *ctx, struct date on,
                 const struct skill_edition **out);

#endif
