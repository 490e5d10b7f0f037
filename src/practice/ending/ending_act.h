/*
 * ending_act.h - what either side does at an ending (rules: ending.h).
 *
 * Each is NOT_FOUND out of reach and to somebody who is no worker; but for
 * ending_begin each is REFUSED where no ending has begun.
 */
#ifndef PRACTICE_ENDING_ACT_H
#define PRACTICE_ENDING_ACT_H

#include "practice/ending/ending.h"

/* Begin one.  REFUSED while another has no outcome. */
MUST_CHECK const struct fault *
ending_begin(struct ctx *ctx, struct person_id person);

struct ending_text_terms {
	int about;     /* -1: no such thing */
	bool for_them; /* of a worker: in the person's name */
	struct str words;
	const struct ending_quote *quotes;
	size_t quotes_n;
};
/* Write what changed, or what was hard.  REFUSED to a worker for the person
 * who wrote it themself; INVALID when it is empty or too long. */
MUST_CHECK const struct fault *
ending_write(struct ctx *ctx, struct person_id person,
             const struct ending_text_terms *terms, struct problems *problems);

struct ending_support_terms {
	int kind;
	struct str who;
	struct str what;
	struct str reach;
};
/* Add a next support; the person's own is agreed with it. */
MUST_CHECK const struct fault *
ending_support_add(struct ctx *ctx, struct person_id person,
                   const struct ending_support_terms *terms,
                   struct problems *problems);
/* Agree, say no, or take it back.  A worker writes it down for the person
 * until the person said it themself: then REFUSED. */
MUST_CHECK const struct fault *
ending_support_say(struct ctx *ctx, struct person_id person, int64_t id,
                   int state);

/* Answer one of the three.  INVALID for no answer, and for a yes without its
 * day; REFUSED as the rules say. */
MUST_CHECK const struct fault *
ending_answer(struct ctx *ctx, struct person_id person, int ask, int says,
              struct date until, struct problems *problems);

/* Say what the letter names.  INVALID when that is nothing. */
MUST_CHECK const struct fault *
ending_letter_choose(struct ctx *ctx, struct person_id person,
                     const struct ending_quote *quotes, size_t quotes_n,
                     struct str words, struct problems *problems);
/* Sign the newest letter with a worker's words: it is given. */
MUST_CHECK const struct fault *
ending_letter_sign(struct ctx *ctx, struct person_id person, int64_t letter,
                   struct str words, struct problems *problems);

struct ending_talk_terms {
	struct date day; /* DATE_NONE: not a day */
	int how;
	struct str why;
	struct str room;
};
MUST_CHECK const struct fault *
ending_talk_add(struct ctx *ctx, struct person_id person,
                const struct ending_talk_terms *terms,
                struct problems *problems);

struct ending_outcome_terms {
	int code; /* -1: no such way */
	struct date ended_on;
	struct str why;
	bool corrects; /* one that was set is put right */
};
MUST_CHECK const struct fault *
ending_outcome_set(struct ctx *ctx, struct person_id person,
                   const struct ending_outcome_terms *terms,
                   struct problems *problems);

/* Come back through the open door.  REFUSED when there is none, when it is
 * over, and while an earlier visit waits. */
MUST_CHECK const struct fault *
ending_come_back(struct ctx *ctx, struct person_id person, struct str words,
                 struct problems *problems);
/* A worker says what was done.  REFUSED when somebody answered. */
MUST_CHECK const struct fault *
ending_visit_answer(struct ctx *ctx, struct person_id person, int64_t visit,
                    struct str words, struct problems *problems);

/* --- reading -------------------------------------------------------------- */

/* The newest, or the one of this id (not 0), with names.  NOT_FOUND. */
MUST_CHECK const struct fault *
ending_read(struct ctx *ctx, struct person_id person, int64_t id,
            struct ending *out);
/* Of the newest only what was written, and the letters. */
MUST_CHECK const struct fault *
ending_read_words(struct ctx *ctx, struct person_id person, struct ending *out);
/* One that is over, for the list. */
struct ending_past {
	int64_t id;
	struct date begun_on;
	int code; /* -1: none yet */
	struct date ended_on;
	struct date door_until;
};
/* All of them, the newest first. */
MUST_CHECK const struct fault *
ending_pasts(struct ctx *ctx, struct person_id person, struct ending_past **out,
             size_t *n);

#endif
