/*
 * need.h - what a person needs at once, and what they look ahead to.
 *
 * Two sets of questions (need_sets.h): one for the first days, one before
 * release or the end of the order.  The person answers, in their own words; a
 * *sitting* is one time that a set was answered, or left with a reason.
 *
 * Rules kept here, each with a test of the same words:
 *   - each answer keeps the words that were asked;
 *   - answers are the person's; what a worker adds stands beside them and is
 *     never mixed in;
 *   - what a worker types for the person says so, and whether it was on paper;
 *   - answers can be changed until they are handed in, and are read only then;
 *   - what is not handed in is seen by whoever wrote it alone, what cannot
 *     wait by the worker as well;
 *   - questions that changed meanwhile are told, and nothing typed is lost;
 *   - a whole set can be left with a reason, and asked another time;
 *   - what cannot wait stands on the worker's first page at once, and stays
 *     until somebody says what was done;
 *   - of two who say what was done at once the first stands, and the second
 *     is told;
 *   - an answer can become a goal of the plan, and says so;
 *   - an old case that was never asked is not shown as a lack;
 *   - somebody who reaches the person and is no worker finds nothing of their
 *     needs.
 *
 * Ours; the services' own reports on immediate needs are row S13.
 */
#ifndef PRACTICE_READY_NEED_H
#define PRACTICE_READY_NEED_H

#include "practice/ready/need_sets.h"

/* Sittings of a set; notes of a sitting. */
#define NEED_SITTINGS_MOST 40
#define NEED_NOTES_MOST    30

enum need_says {
	NEED_UNSAID,
	NEED_FINE,
	NEED_HELP,
	NEED_URGENT,
	NEED_NOT_SAY,
	NEED_SAYS_COUNT
};
extern const char *const need_says_words[NEED_SAYS_COUNT + 1];
extern const char *const need_says_keys[];

enum need_state { NEED_OPEN, NEED_GIVEN, NEED_LEFT, NEED_STATE_COUNT };
extern const char *const need_states[NEED_STATE_COUNT + 1];

/* Why a set was left. */
enum need_reason {
	NEED_NO_REASON,
	NEED_ELSEWHERE,
	NEED_EARLY,
	NEED_TRANSFER,
	NEED_UNWILLING,
	NEED_OTHER,
	NEED_REASON_COUNT
};
extern const char *const need_reasons[NEED_REASON_COUNT + 1];
extern const char *const need_reason_keys[];

struct need_answer {
	int64_t id;
	int64_t sitting;
	enum need_code code;
	struct str asked;
	enum need_says says;
	struct str shown; /* the answer in the words that were to choose from */
	struct str words;
	bool goal; /* a goal was made from it */
};

struct need_note {
	int64_t id;
	int64_t sitting;
	int code; /* of the answer it stands beside, or -1 */
	struct str words;
	struct ready_by by;
};

struct need_sitting {
	int64_t id;
	struct person_id person;
	enum need_set set;
	int64_t edition;
	enum need_state state;
	enum need_reason reason;
	struct str why;
	struct ready_by by;
	struct ready_by ended;
	bool hidden; /* not handed in, and of the other side */
	const struct need_answer *answers;
	size_t answers_n;
	const struct need_note *notes;
	size_t notes_n;
};

/* What cannot wait. */
struct need_urgent {
	int64_t id;
	struct person_id person;
	int64_t sitting;
	struct str asked;
	struct str says;
	struct str words;
	struct ready_by by;
	struct str done; /* empty: nobody said yet */
	struct ready_by done_by;
};

/* When a set is asked for: DATE_NONE for never. */
struct need_due {
	struct date from;
	struct date until;
	bool now; /* asked for on the day of reading, and not answered */
};

struct need {
	struct person_id person;
	struct need_sitting *sittings; /* the newest first */
	size_t n;
	struct need_urgent *urgent; /* what is open first */
	size_t urgent_n;
	struct need_due due[NEED_SET_COUNT];
};

/* Of the set: the newest that was handed in or left; and the one that the
 * reader's side has open.  NULL for none. */
const struct need_sitting *
need_last(const struct need *need, enum need_set set);
/* (as above) */
const struct need_sitting *
need_open(const struct ctx *ctx, const struct need *need, enum need_set set);
size_t need_urgent_open(const struct need *need);

/* --- writing: each NOT_FOUND out of reach -------------------------------- */

struct need_typed {
	int says; /* -1: no such answer */
	struct str words;
};
struct need_terms {
	enum need_set set;
	int64_t edition; /* that was on the form */
	int voice;       /* of a worker: for or paper; -1: not said */
	struct need_typed typed[NEED_CODE_COUNT];
};
/* Keep the answers, not handed in yet.  REFUSED when the edition is not the
 * one asked today, and past the most; INVALID without any answer, for one
 * that the question does not have, and for too long a one. */
MUST_CHECK const struct fault *
need_save(struct ctx *ctx, struct person_id person,
          const struct need_terms *terms, struct problems *problems);
/* Hand in what is kept.  REFUSED when nothing is, or the questions changed. */
MUST_CHECK const struct fault *
need_give(struct ctx *ctx, struct person_id person, enum need_set set);
/* Leave a whole set.  INVALID without a reason, or words for another one. */
MUST_CHECK const struct fault *
need_leave(struct ctx *ctx, struct person_id person, enum need_set set,
           int reason, struct str why, struct problems *problems);
/* A worker's words beside an answer (code) or all of them (-1).  REFUSED
 * before they are handed in, and past the most. */
MUST_CHECK const struct fault *
need_beside(struct ctx *ctx, struct person_id person, int64_t sitting, int code,
            struct str words, struct problems *problems);
/* What was done.  A worker's; REFUSED when it is said already. */
MUST_CHECK const struct fault *
need_done(struct ctx *ctx, struct person_id person, int64_t urgent,
          struct str words, struct problems *problems);
/* A goal from an answer that is handed in. */
MUST_CHECK const struct fault *
need_goal(struct ctx *ctx, struct person_id person, int64_t answer,
          struct str title, struct str why);

/* --- reading ------------------------------------------------------------- */

/* All of it, with names.  NOT_FOUND out of reach, and to somebody who is no
 * worker. */
MUST_CHECK const struct fault *
need_read(struct ctx *ctx, struct person_id person, struct need *out);
/* What a first page shows of it: which sets are asked for, and what cannot
 * wait; no answers, notes and names. */
MUST_CHECK const struct fault *
need_read_home(struct ctx *ctx, struct person_id person, struct need *out);

#endif
