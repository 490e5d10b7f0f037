/*
 * skill.h - how ready for work it feels: ten skills, and days of a next look.
 *
 * A *look* is one time that both sides look at the ten skills.  It has a day
 * that was agreed; in it each side rates, and it ends when somebody says that
 * it was done, or why it is not.
 *
 * Rules kept here, each with a test of the same words:
 *   - each side rates for itself, and nobody makes one of two ratings;
 *   - a rating is unseen by the other side until both have said, or the look
 *     is over;
 *   - what the person rated themself is rated for them by nobody else;
 *   - each rating keeps the words of the skill, and is never changed: a later
 *     one stands beside it;
 *   - words of the skills that changed since the form was made are told, and
 *     nothing is rated under the new ones;
 *   - a look that ended stays as it was;
 *   - a look is done when the person has rated, and says who ended it;
 *   - a look is left with a reason, and another day can be agreed;
 *   - the day of the next look is after today and within two years;
 *   - change is shown from the first rating on, to the person as well;
 *   - a skill can become a goal of the plan, and says so;
 *   - a person is reminded of a look once, the way they chose;
 *   - somebody who reaches the person and is no worker finds nothing of their
 *     skills.
 *
 * Ours; the services' own rating is row S14, their reviews row G16.
 */
#ifndef PRACTICE_READY_SKILL_H
#define PRACTICE_READY_SKILL_H

#include "practice/ready/skill_list.h"

/* Looks of a person; ratings in one look. */
#define SKILL_LOOKS_MOST   60
#define SKILL_RATINGS_MOST 200

enum skill_level {
	SKILL_UNSAID,
	SKILL_NOT,
	SKILL_LITTLE,
	SKILL_QUITE,
	SKILL_VERY,
	SKILL_LEVEL_COUNT
};
extern const char *const skill_levels[SKILL_LEVEL_COUNT + 1];
extern const char *const skill_level_keys[];

enum skill_side { SKILL_PERSON, SKILL_WORKER, SKILL_SIDE_COUNT };
extern const char *const skill_sides[SKILL_SIDE_COUNT + 1];

enum skill_state { SKILL_OPEN, SKILL_DONE, SKILL_LEFT, SKILL_STATE_COUNT };
extern const char *const skill_states[SKILL_STATE_COUNT + 1];

/* Why a look is left. */
enum skill_reason {
	SKILL_NO_REASON,
	SKILL_UNWELL,
	SKILL_AWAY,
	SKILL_MOVED,
	SKILL_UNWILLING,
	SKILL_OTHER,
	SKILL_REASON_COUNT
};
extern const char *const skill_reasons[SKILL_REASON_COUNT + 1];
extern const char *const skill_reason_keys[];

struct skill_rating {
	int64_t id; /* 0: none */
	int64_t look;
	enum skill_code code;
	enum skill_side side;
	enum skill_level level;
	struct str skill; /* as it was asked */
	struct str example;
	struct ready_by by;
	bool goal; /* a goal was made from it */
};

struct skill_look {
	int64_t id;
	struct date due;
	enum skill_state state;
	enum skill_reason reason;
	struct str why;
	struct ready_by by;
	struct ready_by ended;
	int64_t ratings_n;
	/* The newest of each side; hidden: said, and not to be seen yet. */
	struct skill_rating said[SKILL_COUNT][SKILL_SIDE_COUNT];
	bool hidden[SKILL_COUNT];
};

struct skills {
	struct person_id person;
	struct skill_look *looks; /* the newest first */
	size_t n;
};

/* The look that is open, or NULL. */
struct skill_look *skill_open(const struct skills *skills);
/* The newest rating of a side that may be seen, and its first; or NULL. */
const struct skill_rating *
skill_now(const struct skills *skills, enum skill_code code,
          enum skill_side side);
/* (as above) */
const struct skill_rating *
skill_first(const struct skills *skills, enum skill_code code,
            enum skill_side side);
/* Whether the reader has not said yet what the other has. */
bool skill_waits(const struct skills *skills, enum skill_code code);

/* --- writing: each NOT_FOUND out of reach -------------------------------- */

struct skill_terms {
	int code; /* -1: no such skill */
	int level;
	/* Of a worker: SKILL_WORKER, or the person's as told or on paper. */
	int side;
	int voice;
	struct str example;
	int64_t edition; /* that was on the form */
};
/* Rate a skill, in the open look or a new one of today.  REFUSED when the
 * edition is not the one asked today. */
MUST_CHECK const struct fault *
skill_rate(struct ctx *ctx, struct person_id person,
           const struct skill_terms *terms, struct problems *problems);
/* Agree the day of the next look, or another day for it. */
MUST_CHECK const struct fault *
skill_agree(struct ctx *ctx, struct person_id person, struct date day,
            struct problems *problems);

struct skill_ending {
	int state;  /* SKILL_DONE or SKILL_LEFT */
	int reason; /* of one that is left */
	struct str why;
	struct date next; /* DATE_NONE: none agreed */
	bool wrong_next;  /* something was written that is no day */
};
/* End the open look. */
MUST_CHECK const struct fault *
skill_end(struct ctx *ctx, struct person_id person,
          const struct skill_ending *ending, struct problems *problems);
/* A goal from a rating that the actor may see. */
MUST_CHECK const struct fault *
skill_goal(struct ctx *ctx, struct person_id person, int64_t rating,
           struct str title, struct str why);

/* Remind of looks that are soon: the background job, by the system alone. */
MUST_CHECK const struct fault *skill_remind(struct ctx *ctx, void *data);

/* --- reading ------------------------------------------------------------- */

/* All of it, with names.  NOT_FOUND out of reach, and to somebody who is no
 * worker. */
MUST_CHECK const struct fault *
skill_read(struct ctx *ctx, struct person_id person, struct skills *out);

#endif
