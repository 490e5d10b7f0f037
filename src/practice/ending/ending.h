/*
 * ending.h - the ending of an intervention: what changed, who comes next, what
 * is asked again, a letter of achievement, how it ended, and an open door.
 *
 * What was said is only ever added to (decision 33).  A *text* is what one
 * side says; a *next support* is who the person turns to afterwards; a
 * *letter* names what the person chose; an *outcome* is how it ended; a
 * *visit* is somebody who comes back through the open door.
 *
 * Rules kept here, each with a test of the same words:
 *   - each side writes its own words, and neither edits the other's;
 *   - what a worker types for the person says so;
 *   - words are never written over: what stood before is kept;
 *   - what is pointed at is in the person's own plan, and is kept as it was;
 *   - a next support is agreed when the person says so;
 *   - each choice is asked again, and nothing is filled in;
 *   - a yes says until when, and after that day it is no yes;
 *   - a yes can be taken back for the person, and a no of theirs is theirs;
 *   - what was taken back for the person only they say again, and nobody else
 *     makes a yes of theirs last longer;
 *   - a letter is given only when the person has said what it names;
 *   - a letter names something that was done, and not only who is around;
 *   - the letter that was given stays as it was: a new choice is a new letter;
 *   - a worker's words in a letter say nothing of the offence, risk or order;
 *   - a way it ended is set once, with a reason, and is corrected by a new row
 *     with a reason;
 *   - how it ended is not set before the closing talk was offered;
 *   - who could not be asked, and why, is written down;
 *   - the way it ended closes nothing: words, choices and letter can follow;
 *   - the door is open for some months, and then says so;
 *   - a door that was promised stays open when a next ending begins;
 *   - who came back at an earlier ending is answered as at the newest;
 *   - who comes back is kept, and the worker sees it until somebody answers;
 *   - a second ending begins only when the first has an outcome;
 *   - somebody who reaches the person and is no worker finds nothing here.
 *
 * Programme T35, T31 and H3 (recognise and mark change).  The months of the
 * door, the years of a yes and the ways to end are dated rules, ours.
 */
#ifndef PRACTICE_ENDING_ENDING_H
#define PRACTICE_ENDING_ENDING_H

#include "kernel/capability.h"

/* Most characters of a text; of a name, a reason and how to reach. */
#define ENDING_WORDS_MOST 2000
#define ENDING_LINE_MOST  200
#define ENDING_WHY_MOST   500
/* Of one ending: texts of a side about one thing; the rest as named. */
#define ENDING_TEXTS_MOST    20
#define ENDING_SUPPORTS_MOST 20
#define ENDING_LETTERS_MOST  10
#define ENDING_TALKS_MOST    20
#define ENDING_OUTCOMES_MOST 10
#define ENDING_VISITS_MOST   12
/* What one text or letter points at; and endings of one person. */
#define ENDING_QUOTES_MOST 12
#define ENDING_CASES_MOST  20

/* By whose hand: the person's, for them, or a worker's own words. */
enum ending_voice { ENDING_OWN, ENDING_FOR, ENDING_WORKER, ENDING_VOICE_COUNT };
extern const char *const ending_voices[ENDING_VOICE_COUNT + 1];

/* What the two sides write of. */
enum ending_about { ENDING_CHANGED, ENDING_HARD, ENDING_ABOUT_COUNT };
extern const char *const ending_abouts[ENDING_ABOUT_COUNT + 1];

enum ending_side { ENDING_PERSON, ENDING_STAFF, ENDING_SIDE_COUNT };

/* What a text or a letter points at. */
enum ending_quote_kind {
	ENDING_GOAL,
	ENDING_STRENGTH,
	ENDING_NETWORK,
	ENDING_QUOTE_COUNT
};
extern const char *const ending_quote_kinds[ENDING_QUOTE_COUNT + 1];

enum ending_support_kind {
	ENDING_MENTOR,
	ENDING_LINK, /* a life link */
	ENDING_PARTNER,
	ENDING_FAMILY,
	ENDING_HEALTH,
	ENDING_OTHER,
	ENDING_SUPPORT_COUNT
};
extern const char *const ending_support_kinds[ENDING_SUPPORT_COUNT + 1];

/* What the person says of a next support. */
enum ending_agreed {
	ENDING_OPEN,
	ENDING_YES,
	ENDING_NO,
	ENDING_BACK, /* taken back */
	ENDING_AGREED_COUNT
};
extern const char *const ending_agreeds[ENDING_AGREED_COUNT + 1];

/* What is asked again, and the answers. */
enum ending_ask {
	ENDING_STORIES,
	ENDING_RESEARCH,
	ENDING_CONTACT,
	ENDING_ASK_COUNT
};
extern const char *const ending_asks[ENDING_ASK_COUNT + 1];
enum ending_says {
	ENDING_UNSAID,
	ENDING_SAYS_YES,
	ENDING_SAYS_NO,
	ENDING_NOT_NOW,
	ENDING_SAYS_COUNT
};
extern const char *const ending_says_words[ENDING_SAYS_COUNT + 1];

/* How the closing talk was, or why there was none. */
enum ending_how {
	ENDING_HOW_UNSAID,
	ENDING_TOGETHER,
	ENDING_PHONE,
	ENDING_PAPER,
	ENDING_DECLINED,  /* offered, and not wanted */
	ENDING_COULD_NOT, /* could not be asked */
	ENDING_HOW_COUNT
};
extern const char *const ending_hows[ENDING_HOW_COUNT + 1];

struct ending_by {
	struct user_id user; /* {0}: nobody */
	struct str name;     /* filled when read */
	struct instant at;
	enum ending_voice voice;
};

struct ending_quote {
	enum ending_quote_kind kind;
	int64_t subject; /* a goal's or a strength's id; 0 for the network */
	struct str words;
};

struct ending_text {
	int64_t id;
	enum ending_side side;
	enum ending_about about;
	struct str words;
	struct ending_by by;
	const struct ending_quote *quotes;
	size_t quotes_n;
};

struct ending_support {
	int64_t id;
	enum ending_support_kind kind;
	struct str who;
	struct str what;
	struct str reach;
	struct ending_by by;
	enum ending_agreed state;
	struct ending_by said; /* who said so */
};

struct ending_said {
	enum ending_says says;
	struct date until; /* of a yes */
	struct ending_by by;
};
/* Whether it is a yes today. */
bool ending_is_yes(const struct ending_said *said, struct date today);

struct ending_letter {
	int64_t id;
	struct str words; /* the person's own; or empty */
	struct ending_by by;
	const struct ending_quote *quotes;
	size_t quotes_n;
	struct str signed_words; /* empty: not given yet */
	struct ending_by signed_by;
};

struct ending_talk {
	int64_t id;
	struct date day;
	enum ending_how how;
	struct str why;  /* not wanted, or could not be asked */
	struct str room; /* who was there */
	struct ending_by by;
};

struct ending_outcome {
	int64_t id;
	int code; /* a place in ending_outcomes (ending_ways.h) */
	struct date ended_on;
	struct str why;
	struct date door_until; /* DATE_NONE: there is none */
	bool corrects;
	struct ending_by by;
};

struct ending_visit {
	int64_t id;
	int64_t ending;   /* whose door it was */
	struct str words; /* or empty */
	struct ending_by by;
	struct str answer; /* what was done; empty: nobody answered yet */
	struct ending_by answered;
};

/* An ending of one person; the lists are newest first but the supports. */
struct ending {
	int64_t id; /* 0: none has begun */
	struct person_id person;
	struct ending_by begun;
	struct ending_text *texts;
	size_t texts_n;
	struct ending_support *supports;
	size_t supports_n;
	struct ending_said asked[ENDING_ASK_COUNT];
	struct ending_letter *letters;
	size_t letters_n;
	struct ending_talk *talks;
	size_t talks_n;
	struct ending_outcome *outcomes; /* the first is in force */
	size_t outcomes_n;
	struct date door_until; /* of the door; DATE_NONE: there is none */
	int64_t door_of;        /* the ending at which it was promised */
	/* Of the newest, as the door: of all endings of the person. */
	struct ending_visit *visits;
	size_t visits_n;
};

/* What a side says now; NULL: nothing. */
const struct ending_text *
ending_text_now(const struct ending *ending, enum ending_side side,
                enum ending_about about);
/* The letter that was given last; NULL: none. */
const struct ending_letter *ending_given(const struct ending *ending);
/* How many supports the person agreed to. */
int ending_agreed_n(const struct ending *ending);
/* Whether the closing talk was offered, or could not be. */
bool ending_was_offered(const struct ending *ending);
enum ending_door { ENDING_NO_DOOR, ENDING_DOOR_OPEN, ENDING_DOOR_SHUT };
enum ending_door ending_door_on(const struct ending *ending, struct date today);

/* --- what there is to point at -------------------------------------------- */

struct ending_back {
	struct ending_quote *v; /* goals reached, strengths, the network */
	size_t n;
	bool network; /* whether a first and a last figure are there */
	int64_t people_then;
	int64_t people_now;
	struct date closed; /* the circle was last kept at an end; or none */
	bool keeps;         /* whether the actor may keep it */
};
/* Of the person's own plan.  Out of reach: NOT_FOUND. */
MUST_CHECK const struct fault *
ending_look_back(struct ctx *ctx, struct person_id person,
                 struct ending_back *out);

#endif
