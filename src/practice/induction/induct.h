/*
 * induct.h - the induction: what a person is told at the beginning, as a
 * conversation, and the three things they want to raise.
 *
 * What was said is only ever added to.  A *topic* is one thing to talk about,
 * in words that are dated (induct_topics.h); a *talk* is a day on which topics
 * were talked about; a *mark* and a *choice* are what the person says now; a
 * *word* is a question of theirs, or a thing they want to raise.
 *
 * Rules kept here, each with a test of the same words:
 *   - what the person says is changed by the person and by nobody else;
 *   - what a worker types for the person says so;
 *   - words are never written over: whoever raised them takes them back;
 *   - an answer does not close a question: whoever asked does;
 *   - a topic is closed only when the person has no open question;
 *   - nothing is chosen before the person chooses;
 *   - each choice can be changed later, and refusing changes nothing;
 *   - the last answer of a day counts, and each day's is kept;
 *   - it ends with three things, or with the person's reason for fewer;
 *   - it does not end before each topic was talked about or put off;
 *   - what was shown on a day is kept, with the edition of the topics;
 *   - a talk is not of a day to come;
 *   - a mentor who led is named;
 *   - who was in the room is for the person, their own worker and whoever
 *     wrote it down;
 *   - of two who say something at once the second finds what the first said;
 *   - an old case that never began is not shown as a lack;
 *   - somebody who reaches the person and is no worker finds nothing here.
 *
 * Programme T14; what is told is ours unless the topic names a source.
 */
#ifndef PRACTICE_INDUCTION_INDUCT_H
#define PRACTICE_INDUCTION_INDUCT_H

#include "kernel/capability.h"

/* Most characters of a question, an answer, a thing and a reason; of a name
 * and of who was in the room. */
#define INDUCT_WORDS_MOST 500
#define INDUCT_ROOM_MOST  200
/* So many talks; questions of a topic, and things that are open at once. */
#define INDUCT_TALKS_MOST     40
#define INDUCT_QUESTIONS_MOST 10
#define INDUCT_THINGS         3
#define INDUCT_THINGS_EVER    60

/* What can be spoken of: nine topics, then two choices. */
enum induct_about {
	INDUCT_RIGHTS,
	INDUCT_COMPLAINTS,
	INDUCT_RECORDED,
	INDUCT_WHO_SEES,
	INDUCT_NOT_SECRET,
	INDUCT_STORIES,
	INDUCT_RESEARCH,
	INDUCT_NEEDS,
	INDUCT_YOURS,
	INDUCT_TOPIC_COUNT,
	INDUCT_ASK_STORIES = INDUCT_TOPIC_COUNT,
	INDUCT_ASK_RESEARCH,
	INDUCT_ABOUT_COUNT
};
extern const char *const induct_abouts[INDUCT_ABOUT_COUNT + 1];

/* What the person says: the first three of a topic, the last three of a
 * choice. */
enum induct_says {
	INDUCT_UNSAID,
	INDUCT_CLEAR,
	INDUCT_MORE,
	INDUCT_NOT_NOW,
	INDUCT_YES,
	INDUCT_NO,
	INDUCT_SAYS_COUNT
};
extern const char *const induct_says_words[INDUCT_SAYS_COUNT + 1];

/* By whose hand. */
enum induct_voice { INDUCT_OWN, INDUCT_FOR, INDUCT_VOICE_COUNT };
extern const char *const induct_voices[INDUCT_VOICE_COUNT + 1];

/* Who led a talk; a mentor alone is as somebody told it. */
enum induct_led {
	INDUCT_LED_UNSAID,
	INDUCT_WORKER,
	INDUCT_TOGETHER,
	INDUCT_MENTOR,
	INDUCT_LED_COUNT
};
extern const char *const induct_leds[INDUCT_LED_COUNT + 1];

enum induct_word_state {
	INDUCT_WORD_OPEN,
	INDUCT_TALKED, /* talked about; a question: it is answered */
	INDUCT_BACK,   /* taken back */
	INDUCT_WORD_STATE_COUNT
};
extern const char *const induct_word_states[INDUCT_WORD_STATE_COUNT + 1];

/* How far a topic is. */
enum induct_state {
	INDUCT_NOT_YET,
	INDUCT_PUT_OFF,
	INDUCT_SPOKEN,
	INDUCT_WANTS_MORE,
	INDUCT_CLOSED,
	INDUCT_STATE_COUNT
};
extern const char *const induct_states[INDUCT_STATE_COUNT + 1];

ID_TYPE(induct_word_id);

/* Who wrote it, when, and by whose hand. */
struct induct_by {
	struct user_id user; /* {0}: nobody */
	struct str name;     /* filled when read */
	struct instant at;
	enum induct_voice voice;
};

struct induct_talk {
	int64_t id;
	struct date day;
	enum induct_led led;
	bool named; /* else mentor and room are empty: not for this reader */
	struct str mentor;
	struct str room;
	struct induct_by by;
	unsigned topics; /* a bit each */
};

struct induct_said {
	enum induct_says says;
	struct date day;
	struct induct_by by;
};

struct induct_word {
	struct induct_word_id id;
	int about; /* a topic for a question; -1: a thing to raise */
	struct str words;
	struct induct_by by;
	struct str answer; /* of a worker; or empty */
	struct induct_by answered;
	enum induct_word_state state;
	struct induct_by ended; /* who said so */
};

struct induct_topic_read {
	enum induct_state state;
	const struct induct_talk *talk; /* the last; or NULL */
	int64_t edition;                /* of what was shown then */
	struct str shown;               /* its title and sentences, by lines */
	struct induct_said mark;
	int open; /* questions that whoever asked has not closed */
};

struct induct {
	struct person_id person;
	bool begun;
	/* When it has not begun: whether the order is of a day on which it was
	 * asked for. */
	bool asked_for;
	struct induct_topic_read topics[INDUCT_TOPIC_COUNT];
	struct induct_said choices[2]; /* INDUCT_ASK_STORIES, ... */
	struct induct_talk *talks;     /* the newest first */
	size_t talks_n;
	struct induct_word *words; /* in the order they were said */
	size_t words_n;
	bool ended;
	struct date ended_on;
	struct induct_by ended_by;
	struct str why; /* fewer than three things; or empty */
};

/* Topics that are closed. */
int induct_closed_n(const struct induct *induct);
/* Things to raise that were not taken back; and those still open. */
int induct_things_n(const struct induct *induct);
int induct_things_open_n(const struct induct *induct);
/* Whether whoever acts may say that a word was talked about, or take it back:
 * the person theirs, a worker what was typed for the person. */
bool induct_is_theirs(const struct ctx *ctx, struct person_id person,
                      const struct induct_word *word);

/* --- writing: each NOT_FOUND out of reach -------------------------------- */

struct induct_talk_terms {
	struct date day; /* DATE_NONE: not a day */
	int led;         /* -1: no such word */
	struct str mentor;
	struct str room;
	unsigned topics;
};
/* That topics were talked about.  A worker's alone: NOT_FOUND to the person.
 * INVALID without a day, who led or a topic; REFUSED past the most. */
MUST_CHECK const struct fault *
induct_talk_add(struct ctx *ctx, struct person_id person,
                const struct induct_talk_terms *terms,
                struct problems *problems);

/* What the person says of a topic, or chooses.  REFUSED to a worker when the
 * person said it themself; INVALID when it is no answer to that. */
MUST_CHECK const struct fault *
induct_say(struct ctx *ctx, struct person_id person, enum induct_about about,
           int says, struct problems *problems);

/* Ask about a topic, or raise a thing (about -1).  `field` is what a problem
 * is said of.  INVALID when it is empty or too long; REFUSED past the most. */
MUST_CHECK const struct fault *
induct_word_add(struct ctx *ctx, struct person_id person, int about,
                struct str words, const char *field, struct problems *problems);

/* A worker's answer to a question.  NOT_FOUND to the person, and when it is
 * none of theirs; REFUSED when it is closed or answered; INVALID as above. */
MUST_CHECK const struct fault *
induct_answer(struct ctx *ctx, struct person_id person,
              struct induct_word_id word, struct str answer,
              struct problems *problems);

/* Say that it was talked about (answered), or take it back.  REFUSED unless
 * it is theirs and open; INVALID for another state. */
MUST_CHECK const struct fault *
induct_word_end(struct ctx *ctx, struct person_id person,
                struct induct_word_id word, int state);

/* End it.  REFUSED when it is ended, while a question is open, or a topic was
 * neither talked about nor put off; INVALID with fewer than three things and
 * no reason. */
MUST_CHECK const struct fault *
induct_end(struct ctx *ctx, struct person_id person, struct str why,
           struct problems *problems);

/* --- reading -------------------------------------------------------------- */

/* All of it, with names.  NOT_FOUND out of reach, and to somebody who is no
 * worker. */
MUST_CHECK const struct fault *
induct_read(struct ctx *ctx, struct person_id person, struct induct *out);

#endif
