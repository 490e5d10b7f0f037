/*
 * form_mine.h - the questions of the services' form that ask how somebody sees
 * it themself, answered by the person: on their own phone, or by a worker who
 * writes down what they say, or what they wrote on paper.
 *
 * Which questions these are, and how they are put, is data (form_questions.c).
 * They are asked of everybody, whatever a worker answered: whether the form
 * would ask them is looked at when an edition goes out (form_ours.h).  How
 * ready somebody is, is asked in the areas (assess.h) and not twice.
 *
 * Rules kept here, each with a test of the same words:
 *   - what the person answered is changed by the person and by nobody else;
 *   - answers written down for the person say who wrote them, and are the
 *     person's own once they say all of them again, or take them away;
 *   - the worker's answer and the person's stand side by side, and neither
 *     writes into the other;
 *   - a person's answers are put in words for them, and kept in these words;
 *   - that somebody is not there is no answer of theirs;
 *   - a person's answer opens its area again, and is part of its edition;
 *   - going back to an earlier edition leaves the person's answers as they are;
 *   - a change is of the answers as they were seen, or it does not count;
 *   - a section that asks the person nothing takes no answer;
 *   - the person may pass a section without a word, and nothing is kept;
 *   - what is said again in another language stays as it is kept.
 *
 * Why what: decision 84.
 */
#ifndef PRACTICE_FORM_MINE_H
#define PRACTICE_FORM_MINE_H

#include "practice/strengths/form_fill.h"

/* The person's answers of a section. */
struct form_mine {
	enum form_section section;
	enum assess_voice voice; /* ASSESS_NOBODY: not answered */
	struct user_id by;
	struct str by_name; /* filled when read */
	struct instant at;
	int64_t version;     /* goes up with each change; 0: nothing yet */
	struct str document; /* {"assessment": {...}}; empty: nothing */
};

/* Whether a section asks the person anything. */
bool form_mine_has(enum form_section section);
/* The first such section from this one on; FORM_SECTION_COUNT: none. */
enum form_section form_mine_next(enum form_section from);

struct form_mine_terms {
	struct str form;  /* whose questions were read: "1.0" */
	struct str typed; /* {"assessment": {...}}: code and value or values */
};

/*
 * Write the person's answers of a section: by their own sign-in they are their
 * own, by a worker they are written for them.  `seen` is the version they were
 * read at (0: nothing yet).  The same answers from the same side, and none of
 * the person's where there were none, change nothing.
 *
 * NOT_FOUND  out of reach, no such section, to whoever writes no assessment;
 * REFUSED    to a worker, when the person wrote them themself;
 * CONFLICT   the answers or the questions changed since;
 * INVALID    a worker wrote nothing, no answer of the form, too long.
 */
MUST_CHECK const struct fault *
form_mine_save(struct ctx *ctx, struct person_id person,
               enum form_section section, int64_t seen,
               const struct form_mine_terms *terms, struct problems *problems);

/* All sections of an edition, with names; of {0} none is answered. */
MUST_CHECK const struct fault *
form_mine_read(struct ctx *ctx, struct assess_id edition,
               struct form_mine out[FORM_SECTION_COUNT]);
/* The same of the person's newest edition. */
MUST_CHECK const struct fault *
form_mine_now(struct ctx *ctx, struct person_id person,
              struct form_mine out[FORM_SECTION_COUNT]);

/* A new edition says what the one before it said. */
MUST_CHECK const struct fault *
form_mine_copy(struct ctx *ctx, struct assess_id from, const struct assess *to);

#endif
