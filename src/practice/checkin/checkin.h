/*
 * checkin.h - a check-in: a few questions between two meetings.
 *
 * A *set-up* is what was agreed: how often, from when, beside or instead of
 * meetings, how to be reminded.  It is only ever added to, and the newest
 * counts.  A *check-in* is one round of it: it is open for some days, is sent
 * by the person or typed for them, and is read by a worker.
 *
 * Rules kept here, each with a test of the same words:
 *   - nothing is opened before the person said yes;
 *   - the person says no later without a reason, and what is open is called
 *     off;
 *   - what rules check-ins out is said as a reason;
 *   - check-ins take the place of meetings only with a reason and the yes of
 *     a senior who is not the worker;
 *   - a round is opened once, however often the job runs;
 *   - what is opened late is open as long;
 *   - what is sent is sent once and never written over;
 *   - support is chosen, or none, and not both;
 *   - what a worker types for the person says so, and how it was said;
 *   - the questions of a worker are for the next check-in alone;
 *   - a call asked for or a very low mood is at the top;
 *   - whoever reads it says how they know that it was the person;
 *   - a call, a very low mood or a doubt is not put away without a word;
 *   - a missed check-in is read too, with what was done, and is never a
 *     breach by itself;
 *   - what is kept close is there for the person, their worker and the senior
 *     of their team alone;
 *   - what a worker notes, doubts or found against it is not on the person's
 *     own pages: somebody else may hold their phone;
 *   - a reminder says nothing of what it is about;
 *   - nobody is written to where it is written down when and how it is safe.
 *
 * No picture, voice or film of the person is taken, and none is compared.
 */
#ifndef PRACTICE_CHECKIN_H
#define PRACTICE_CHECKIN_H

#include "kernel/capability.h"

/* Most characters of what a person writes, of a worker's note or reason, and
 * of a question. */
#define CHECKIN_OWN_MOST      1000
#define CHECKIN_NOTE_MOST     500
#define CHECKIN_QUESTION_MOST 200
#define CHECKIN_QUESTIONS     3
/* So many set-ups of one person; notes of one check-in; check-ins shown. */
#define CHECKIN_SETUPS_MOST 100
#define CHECKIN_NOTES_MOST  20
#define CHECKIN_SHOWN       26

/* What can speak against it; a dated rule says what each comes to. */
enum checkin_fact {
	CHECKIN_COURT,
	CHECKIN_HARM,
	CHECKIN_BREACH,
	CHECKIN_SELF,
	CHECKIN_UNSAFE,
	CHECKIN_FACT_COUNT
};
extern const char *const checkin_facts[CHECKIN_FACT_COUNT + 1];

enum checkin_state {
	CHECKIN_ASKED, /* the person has not said yes */
	CHECKIN_RUNNING,
	CHECKIN_NO, /* the person said no */
	CHECKIN_STOPPED,
	CHECKIN_STATE_COUNT
};
extern const char *const checkin_states[CHECKIN_STATE_COUNT + 1];

/* Beside meetings; or instead of them, and what a senior said to it. */
enum checkin_place {
	CHECKIN_BESIDE,
	CHECKIN_WANTED, /* beside, until a senior says yes */
	CHECKIN_INSTEAD,
	CHECKIN_REFUSED,
	CHECKIN_PLACE_COUNT
};
extern const char *const checkin_places[CHECKIN_PLACE_COUNT + 1];

enum checkin_way {
	CHECKIN_WORKER, /* nobody writes: the worker tells them */
	CHECKIN_EMAIL,
	CHECKIN_TEXT,
	CHECKIN_WAY_COUNT
};
extern const char *const checkin_ways[CHECKIN_WAY_COUNT + 1];

/* By whose hand, and how a worker was told. */
enum checkin_voice {
	CHECKIN_OWN,
	CHECKIN_PHONE,
	CHECKIN_MET,
	CHECKIN_PAPER,
	CHECKIN_VOICE_COUNT
};
extern const char *const checkin_voices[CHECKIN_VOICE_COUNT + 1];

enum checkin_mood {
	CHECKIN_UNSAID, /* they do not want to say */
	CHECKIN_STRUGGLING,
	CHECKIN_NOT_GREAT,
	CHECKIN_OK,
	CHECKIN_WELL,
	CHECKIN_VERY_WELL,
	CHECKIN_MOOD_COUNT
};
extern const char *const checkin_moods[CHECKIN_MOOD_COUNT + 1];

/* What support is wanted with: the last is another thing. */
enum checkin_want {
	CHECKIN_MIND,
	CHECKIN_ALCOHOL,
	CHECKIN_DRUGS,
	CHECKIN_MONEY,
	CHECKIN_HOUSING,
	CHECKIN_WORK,
	CHECKIN_PEOPLE,
	CHECKIN_OTHER,
	CHECKIN_WANT_COUNT
};
extern const char *const checkin_wants[CHECKIN_WANT_COUNT + 1];

enum checkin_stand {
	CHECKIN_CREATED,
	CHECKIN_SUBMITTED,
	CHECKIN_REVIEWED,
	CHECKIN_EXPIRED,
	CHECKIN_CANCELLED,
	CHECKIN_STAND_COUNT
};
extern const char *const checkin_stands[CHECKIN_STAND_COUNT + 1];

/* How whoever reads it knows that it was the person. */
enum checkin_known {
	CHECKIN_NOT_SAID, /* of a missed one */
	CHECKIN_SIGNED_IN,
	CHECKIN_SPOKE,
	CHECKIN_SAW,
	CHECKIN_CONCERN,
	CHECKIN_KNOWN_COUNT
};
extern const char *const checkin_knowns[CHECKIN_KNOWN_COUNT + 1];

ID_TYPE(checkin_id);

struct checkin_setup {
	int64_t id; /* 0: there is none */
	enum checkin_state state;
	int every; /* weeks: 1, 2, 4 or 8 */
	struct date first;
	enum checkin_place place;
	struct str why; /* instead of meetings; or empty */
	enum checkin_way way;
	unsigned facts;   /* a bit each: what was found to speak against it */
	struct str ended; /* why it was stopped; or empty */
	bool own;         /* written by the person */
	struct user_id set_by; /* who set it up: not the senior */
	struct user_id by;
	struct instant at;
};

struct checkin {
	struct checkin_id id;
	struct person_id person;
	struct date due;   /* the day of the round */
	struct date until; /* the last day on which it can be sent */
	enum checkin_stand stand;
	struct str questions[CHECKIN_QUESTIONS]; /* or empty */
	struct str answers[CHECKIN_QUESTIONS];
	enum checkin_mood mood;
	unsigned wants; /* a bit each; none: nothing */
	struct str other;
	bool call;
	struct str words;
	enum checkin_voice voice;
	struct user_id sent_by;
	struct instant sent_at;
	bool close; /* kept close: sensitive */
	enum checkin_known known;
	struct str note; /* of whoever read it */
	struct user_id read_by;
	struct str read_name; /* filled when all is read */
	struct instant read_at;
};

struct checkin_note {
	struct checkin_id checkin;
	struct str words;
	struct user_id by;
	struct str name;
	struct instant at;
};

struct checkin_all {
	struct person_id person;
	struct checkin_setup setup;            /* the newest */
	struct str waiting[CHECKIN_QUESTIONS]; /* questions for the next */
	struct checkin *list;                  /* the newest first */
	size_t n;
	struct checkin_note *notes; /* the oldest first */
	size_t notes_n;
	const struct checkin *open; /* or NULL */
	struct date next;           /* the next round; or DATE_NONE */
};

/* Whether it is to be read first. */
bool checkin_urgent(const struct checkin *one);

/* --- setting up ---------------------------------------------------------- */

struct checkin_terms {
	unsigned facts;
	bool none_of_them; /* said: nothing speaks against it */
	int every;         /* weeks; 0: not chosen */
	struct date first;
	bool instead;
	struct str why;
	int way;  /* -1: not chosen */
	int said; /* 1: the person said yes; 0: not yet; -1: not chosen */
};
/* Set up, change or start again, by a worker.  INVALID; REFUSED where a fact
 * rules it out. */
MUST_CHECK const struct fault *
checkin_set(struct ctx *ctx, struct person_id person,
            const struct checkin_terms *terms, struct problems *problems);
/* What the person says, by themself or as they told a worker. */
MUST_CHECK const struct fault *
checkin_say(struct ctx *ctx, struct person_id person, int yes);
/* A senior's answer to check-ins instead of meetings; not of whoever set it
 * up, and not of the person's worker. */
MUST_CHECK const struct fault *
checkin_senior(struct ctx *ctx, struct person_id person, int yes);
MUST_CHECK const struct fault *
checkin_stop(struct ctx *ctx, struct person_id person, struct str why,
             struct problems *problems);
/* The questions for the next check-in take the place of those that wait. */
MUST_CHECK const struct fault *
checkin_ask(struct ctx *ctx, struct person_id person,
            const struct str *questions, struct problems *problems);

/* --- rounds -------------------------------------------------------------- */

struct checkin_sent {
	int mood; /* -1: not chosen */
	unsigned wants;
	bool none;
	struct str other;
	int call; /* 1, 0; -1: not chosen */
	struct str answers[CHECKIN_QUESTIONS];
	struct str words;
	int voice; /* of a worker: how it was said; -1: not chosen */
};
/* Send what is open.  REFUSED when nothing is; INVALID. */
MUST_CHECK const struct fault *
checkin_send(struct ctx *ctx, struct person_id person,
             const struct checkin_sent *sent, struct problems *problems);

struct checkin_look {
	int known; /* -1: not chosen */
	struct str note;
	bool close;
};
/* Read it; of a missed one: what was done. */
MUST_CHECK const struct fault *
checkin_review(struct ctx *ctx, struct person_id person, struct checkin_id id,
               const struct checkin_look *look, struct problems *problems);
/* A word added later to one that was read. */
MUST_CHECK const struct fault *
checkin_follow(struct ctx *ctx, struct person_id person, struct checkin_id id,
               struct str words, struct problems *problems);

/* Open what is due, end what is over and remind: by the system alone. */
MUST_CHECK const struct fault *checkin_job(struct ctx *ctx, void *data);

/* --- reading -------------------------------------------------------------- */

/* All of it, with names; NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
checkin_read(struct ctx *ctx, struct person_id person, struct checkin_all *out);

#endif
