/*
 * people_right.h - a person says that something in their details is wrong, and
 * a worker answers.
 *
 * Rules kept here, each with a test of the same words:
 *   - a worker answers yes or no, once, with words; a yes says what was
 *     changed;
 *   - the person reads the answer, how long it took and what was changed;
 *   - nothing that was said or answered is deleted;
 *   - an answer is due a month after it was asked for, and one that is late is
 *     called late to both sides (UK GDPR articles 12(3) and 16, Data Protection
 *     Act 2018 sections 46 and 54; a dated rule);
 *   - whoever reads a no reads where to complain (article 12(4));
 *   - somebody who reaches the person and is no worker finds no correction;
 *   - a person has so many corrections open, and no more.
 */
#ifndef REGISTER_PEOPLE_RIGHT_H
#define REGISTER_PEOPLE_RIGHT_H

#include "kernel/capability.h"

/* Most characters of each; most that are open; most that are read. */
#define CORRECTION_WORDS_MOST 1000
#define CORRECTIONS_OPEN_MOST 50
#define CORRECTIONS_MOST      200

enum correction_about {
	CORRECTION_OTHER,
	CORRECTION_NAME,
	CORRECTION_BIRTH,
	CORRECTION_REACH,
	CORRECTION_HELP,
	CORRECTION_ABOUT_COUNT
};
extern const char *const correction_abouts[CORRECTION_ABOUT_COUNT + 1];

/* Dealt with: before answers were kept, so nobody knows which it was. */
enum correction_answer {
	CORRECTION_OPEN,
	CORRECTION_DEALT,
	CORRECTION_YES,
	CORRECTION_NO,
	CORRECTION_ANSWER_COUNT
};
extern const char *const correction_answers[CORRECTION_ANSWER_COUNT + 1];

/* Something the person says is wrong in their record. */
struct correction {
	int64_t id;
	enum correction_about about;
	struct str words;
	struct instant at;
	struct date due; /* an answer, at the latest */
	bool late;       /* open after it, or answered after it */
	enum correction_answer answer;
	struct str answer_words;
	struct str changed; /* of a yes: what was changed, from what to what */
	struct str by;      /* who answered */
	struct instant answered_at;
	int days; /* from asking to the answer, or to today */
};

/* Open ones first, the oldest of them first; then the newest that are answered.
 * NOT_FOUND out of reach, and to somebody who is no worker. */
MUST_CHECK const struct fault *
people_corrections(struct ctx *ctx, struct person_id person,
                   struct correction **out, size_t *n);
/* One of them; NOT_FOUND. */
MUST_CHECK const struct fault *
people_correction(struct ctx *ctx, struct person_id person, int64_t id,
                  struct correction *out);

struct correction_terms {
	int about; /* -1: no such */
	struct str words;
};
/* Of whoever is signed in: 3 to 1,000 characters.  INVALID; REFUSED past the
 * most; NOT_FOUND to anybody who is no person. */
MUST_CHECK const struct fault *
people_correct(struct ctx *ctx, const struct correction_terms *terms);

struct correction_reply {
	enum correction_answer answer; /* OPEN: none was chosen */
	struct str words;
	struct str changed;
};
/* A worker's answer.  NOT_FOUND; REFUSED where there is one; INVALID. */
MUST_CHECK const struct fault *
people_corrected(struct ctx *ctx, struct person_id person, int64_t id,
                 const struct correction_reply *reply);

/* The day by which what was asked then is to be answered. */
MUST_CHECK const struct fault *
people_correction_due(struct ctx *ctx, struct instant asked, struct date *out);

#endif
