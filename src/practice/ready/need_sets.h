/*
 * need_sets.h - what is asked, by the number of its edition.
 *
 * Which edition is asked on a day is a dated rule (ready.first, ready.ahead).
 * An edition that was ever asked stays here, and the words that were asked are
 * kept with each answer as well.
 */
#ifndef PRACTICE_READY_SETS_H
#define PRACTICE_READY_SETS_H

#include "practice/ready/ready_base.h"

enum need_set {
	NEED_FIRST, /* the first days */
	NEED_AHEAD, /* before release, or before the order ends */
	NEED_SET_COUNT
};
extern const char *const need_sets[NEED_SET_COUNT + 1];

enum need_code {
	NEED_TONIGHT,
	NEED_MEDICINE,
	NEED_FOOD,
	NEED_SAFE,
	NEED_PHONE,
	NEED_PAPERS,
	NEED_TRAVEL,
	NEED_DRINK,
	NEED_PEOPLE,
	NEED_HOME,
	NEED_DOCTOR,
	NEED_MONEY,
	NEED_WORK,
	NEED_FAMILY,
	NEED_USE,
	NEED_THINKING,
	NEED_WORRY,
	NEED_CODE_COUNT
};
extern const char *const need_codes[NEED_CODE_COUNT + 1];

#define NEED_QUESTIONS_MOST 9

struct need_question {
	enum need_code code;
	const char *asks;   /* key */
	const char *urgent; /* key of the answer that cannot wait; or NULL */
	int area;           /* of a goal from it: enum plan_area */
};
struct need_edition {
	enum need_set set;
	int64_t number;
	struct need_question questions[NEED_QUESTIONS_MOST];
	int n;
};

/* The edition asked on a day. */
MUST_CHECK const struct fault *
need_edition_on(struct ctx *ctx, enum need_set set, struct date on,
                const struct need_edition **out);
/* A question of an edition, else as it was last asked before; NULL where the
 * set never asked it. */
const struct need_question *
need_question_of(const struct need_edition *edition, enum need_code code);
/* Whether this edition asks it. */
bool need_asks(const struct need_edition *edition, enum need_code code);

#endif
