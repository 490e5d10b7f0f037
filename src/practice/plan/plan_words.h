/*
 * plan_words.h - the words a goal and a step are described with.
 *
 * As stored and as sent.  They are those of the services' own sentence plan;
 * basis, reply and stance are ours.
 */
#ifndef PRACTICE_PLAN_WORDS_H
#define PRACTICE_PLAN_WORDS_H

#include <stdbool.h>

/* Most of each in a plan: as many as go into a file and come out of one. */
#define PLAN_GOALS_MOST 500
#define PLAN_STEPS_MOST 2000
#define PLAN_NOTES_MOST 2000

enum plan_area {
	PLAN_AREA_NONE,
	PLAN_AREA_ACCOMMODATION,
	PLAN_AREA_EMPLOYMENT,
	PLAN_AREA_FINANCES,
	PLAN_AREA_DRUGS,
	PLAN_AREA_ALCOHOL,
	PLAN_AREA_HEALTH,
	PLAN_AREA_RELATIONSHIPS,
	PLAN_AREA_THINKING,
	PLAN_AREA_COUNT
};
/* The slugs: "accommodation", "employment-and-education", ... */
extern const char *const plan_area_words[PLAN_AREA_COUNT + 1];
/* Keys of the words for a worker. */
extern const char *const plan_area_keys[];

/* Why a goal comes from no statement.  Ours. */
enum plan_no_words {
	PLAN_NO_WORDS_NONE,
	PLAN_NO_WORDS_REQUIRED,
	PLAN_NO_WORDS_TALKED,
	PLAN_NO_WORDS_PRACTICAL,
	PLAN_NO_WORDS_NOT_READY,
	PLAN_NO_WORDS_OTHER,
	PLAN_NO_WORDS_COUNT
};
extern const char *const plan_no_words_words[PLAN_NO_WORDS_COUNT + 1];
/* Keys of the words shown. */
extern const char *const plan_no_words_keys[];

enum plan_goal_status {
	PLAN_GOAL_ACTIVE,
	PLAN_GOAL_FUTURE,
	PLAN_GOAL_ACHIEVED,
	PLAN_GOAL_REMOVED,
	PLAN_GOAL_STATUS_COUNT
};
extern const char *const plan_goal_status_words[PLAN_GOAL_STATUS_COUNT + 1];

enum plan_step_status {
	PLAN_STEP_NOT_STARTED,
	PLAN_STEP_IN_PROGRESS,
	PLAN_STEP_CANNOT_BE_DONE_YET,
	PLAN_STEP_NO_LONGER_NEEDED,
	PLAN_STEP_COMPLETED,
	PLAN_STEP_STATUS_COUNT
};
extern const char *const plan_step_status_words[PLAN_STEP_STATUS_COUNT + 1];

enum plan_actor {
	PLAN_ACTOR_PERSON,
	PLAN_ACTOR_PRACTITIONER,
	PLAN_ACTOR_PRISON,
	PLAN_ACTOR_PROGRAMME,
	PLAN_ACTOR_PARTNERSHIP,
	PLAN_ACTOR_CRS,
	PLAN_ACTOR_SOMEONE_ELSE,
	PLAN_ACTOR_COUNT
};
extern const char *const plan_actor_words[PLAN_ACTOR_COUNT + 1];

/* What of the programme a step needs (T20).  Ours. */
enum plan_resource {
	PLAN_RESOURCE_NONE,
	PLAN_RESOURCE_FUND,    /* the Enabling Fund */
	PLAN_RESOURCE_LINKS,   /* Life Links */
	PLAN_RESOURCE_COACH,   /* life coaching */
	PLAN_RESOURCE_BANK,    /* the time bank */
	PLAN_RESOURCE_MENTOR,  /* a peer mentor */
	PLAN_RESOURCE_PARTNER, /* a partner organisation */
	PLAN_RESOURCE_OTHER,
	PLAN_RESOURCE_COUNT
};
extern const char *const plan_resource_words[PLAN_RESOURCE_COUNT + 1];
/* Keys: for a worker, and for the person. */
extern const char *const plan_resource_keys[];
extern const char *const plan_resource_keys_me[];

/* From where a goal came in as a file; NONE: it was written here. */
enum plan_service {
	PLAN_SERVICE_NONE,
	PLAN_SERVICE_OLD,  /* the services' first sentence plan */
	PLAN_SERVICE_AAP,  /* the platform after it             */
	PLAN_SERVICE_OURS, /* another copy of this program     */
	PLAN_SERVICE_COUNT
};
extern const char *const plan_service_words[PLAN_SERVICE_COUNT + 1];
/* Keys: "The sentence plan service". */
extern const char *const plan_service_keys[];

/* On what a goal or step rests (T2). */
enum plan_basis {
	PLAN_BASIS_COURT,
	PLAN_BASIS_LICENCE,
	PLAN_BASIS_NEGOTIATED,
	PLAN_BASIS_MINE,
	PLAN_BASIS_COUNT
};
extern const char *const plan_basis_words[PLAN_BASIS_COUNT + 1];

/* Whether it is required, so that nobody can decline it. */
bool plan_basis_is_required(enum plan_basis basis);

/* Whether goals of the two stand in the same band of a plan. */
bool plan_basis_beside(enum plan_basis a, enum plan_basis b);

/* What a side says to a goal or step the other one wrote. */
enum plan_reply {
	PLAN_WAITING,
	PLAN_ACCEPTED,
	PLAN_DECLINED,
	PLAN_REPLY_COUNT
};
extern const char *const plan_reply_words[PLAN_REPLY_COUNT + 1];

enum plan_stance {
	PLAN_STANCE_NONE,
	PLAN_STANCE_AGREE,
	PLAN_STANCE_PARTLY,
	PLAN_STANCE_DISAGREE,
	PLAN_STANCE_COUNT
};
extern const char *const plan_stance_words[PLAN_STANCE_COUNT + 1];

enum plan_note_kind {
	PLAN_NOTE_PROGRESS,
	PLAN_NOTE_REMOVED,
	PLAN_NOTE_ACHIEVED,
	PLAN_NOTE_READDED,
	PLAN_NOTE_KIND_COUNT
};
extern const char *const plan_note_words[PLAN_NOTE_KIND_COUNT + 1];

#endif
