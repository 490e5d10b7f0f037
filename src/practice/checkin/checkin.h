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
 *   - a round is opened once, however often the job runs, and by however many
 *     at once;
 *   - what did not change is not written down: a missed one is missed once;
 *   - nothing is opened or asked for where the person's own no stands, whatever
 *     came with a merge;
 *   - what is opened late is open as long;
 *   - what is sent is sent once and never written over;
 *   - what was written for a check-in that closed meanwhile is sent with no
 *     other, is still in the form, and what happened is said;
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
 *   - a reminder says nothing of what it is about, nor does its link, which
 *     leads to where the check-in is;
 *   - every check-in that waits can be opened, however many are newer;
 *   - notes are read newest first, and the newest are never left out;
 *   - what was agreed before, by whom and when, both sides can read;
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
/* So many set-ups of one person; notes of one check-in; check-ins, or set-ups,
 * on one page. */
#define CHECKIN_SETUPS_MOST 100
#define CHECKIN_NOTES_MOST  20
#define CHECKIN_SHOWN       26
#define CHECKIN_PAGES_MOST  1000

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
	struct str name; /* of `by`; filled when what was before is read */
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
	struct checkin *list;                  /* a page, the newest first */
	size_t n;
	int page;                   /* from 1 */
	bool more;                  /* earlier ones are on the next page */
	struct checkin_note *notes; /* of those on it, the newest first */
	size_t notes_n;
	const struct checkin *open; /* or NULL */
	struct date next;           /* the next round; or DATE_NONE */
};

/* What was agreed, and before. */
struct checkin_past {
	struct checkin_setup *list; /* a page, the newest first */
	size_t n;
	int page;  /* from 1 */
	bool more; /* earlier ones are on the next page */
};

/* Whether it is to be read first. */
bool checkin_urgent(const struct checkin *one);

#endif
