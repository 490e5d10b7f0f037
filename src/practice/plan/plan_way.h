/*
 * plan_way.h - the two sides of a plan, and by which way an answer of theirs
 * came (plan_sign.h).
 */
#ifndef PRACTICE_PLAN_WAY_H
#define PRACTICE_PLAN_WAY_H

enum plan_side { PLAN_PERSON, PLAN_WORKER, PLAN_SIDE_COUNT };
extern const char *const plan_side_words[PLAN_SIDE_COUNT + 1];

enum plan_way {
	PLAN_WAY_NONE,  /* could not answer, or before ways were kept */
	PLAN_WAY_OWN,   /* their own sign-in                          */
	PLAN_WAY_CODE,  /* their code, typed on the worker's screen   */
	PLAN_WAY_DRAWN, /* drawn on the worker's screen               */
	PLAN_WAY_PAPER, /* signed on paper, and a picture of it       */
	PLAN_WAY_COUNT
};
extern const char *const plan_way_words[PLAN_WAY_COUNT + 1];

/* How a side said it: by its own sign-in, or through a worker's hand. */
enum plan_how {
	PLAN_HOW_NONE,
	PLAN_HOW_OWN,
	PLAN_HOW_ROOM,
	PLAN_HOW_TELEPHONE,
	PLAN_HOW_PAPER,
	PLAN_HOW_COUNT
};
extern const char *const plan_how_words[PLAN_HOW_COUNT + 1];
extern const char *const plan_how_keys[];
/* Whether a worker typed it for the person. */
bool plan_how_is_typed(enum plan_how how);

/* What the person says to an answer that was taken in for them. */
enum plan_heard {
	PLAN_UNHEARD,
	PLAN_HEARD_MINE,
	PLAN_HEARD_NOT_MINE,
	PLAN_HEARD_COUNT
};
extern const char *const plan_heard_words[PLAN_HEARD_COUNT + 1];

#endif
