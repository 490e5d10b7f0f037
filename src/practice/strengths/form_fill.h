/*
 * form_fill.h - the questions of the services' form, answered here: a section
 * at a time, kept with the edition that is worked on.
 *
 * A section has two steps: what is asked of both, and what is for the worker
 * alone.  How ready the person is, strengths and links to risk are asked in
 * the areas of the assessment (assess.h), and not twice.
 *
 * Rules kept here, each with a test of the same words:
 *   - a question is asked only where its parent holds the value it follows,
 *     and an answer that is no longer asked for goes;
 *   - nothing but what the form offers is an answer, and what stands alone
 *     stands alone;
 *   - a question about risk is on no page beside what both look at;
 *   - an answer to any question opens its area again;
 *   - answers are part of their edition: a later day, or one that was shared,
 *     makes a new one, and a former one keeps its own;
 *   - going back to an earlier edition brings its answers back, with a number
 *     of their own;
 *   - a change is of the section as it was seen, or it does not count;
 *   - who gave the answers of a step is kept with them, and another step has
 *     its own;
 *   - what another step says stays in the words that it was asked in;
 *   - questions of another form are not answered;
 *   - the person does not answer here, and is shown none of it: what they are
 *     asked themself is beside it (form_mine.h).
 */
#ifndef PRACTICE_FORM_FILL_H
#define PRACTICE_FORM_FILL_H

#include "practice/strengths/assess.h"
#include "practice/strengths/form_keep.h"

#define FORM_FILL_FORM "1.0"

/* What a value is called, in our words. */
struct form_word {
	const char *value;
	const char *words; /* key */
};
extern const struct form_word form_words_of_values[]; /* ends with NULL */
struct str form_value_words(struct str value);
/* The same to the person themself. */
extern const struct form_word form_words_theirs[];
struct str form_value_words_theirs(struct str value);

struct form_victims;

enum form_step { FORM_STEP_ANSWERS, FORM_STEP_ALONE, FORM_STEP_COUNT };
extern const char *const form_steps[FORM_STEP_COUNT + 1];
/* Whether a question is asked in a step, and whether a section has such. */
bool form_step_is(enum form_step step, const struct form_question *q);
bool form_step_has(enum form_step step, enum form_section section);
/* Whether a document answers anything of a step. */
bool form_step_said(const struct form_doc *doc, enum form_section section,
                    enum form_step step);
/* Whether the person is asked it themself (form_mine.h), and whether a value is
 * theirs to choose. */
bool form_is_theirs(const struct form_question *q);
bool form_theirs_may(struct str value);
/* Whether words are asked for with a value. */
bool form_takes_words(const struct form_question *q, struct str value);
/* What a worker is asked: of which drug, where that is asked of each. */
struct str form_asked(struct arena *arena, const struct form_question *q);
/* The code of these words. */
struct str form_words_code(struct arena *arena, const struct form_question *q,
                           struct str value);

/* Who gave the answers. */
enum form_voice { FORM_VOICE_WORKER, FORM_VOICE_TOGETHER, FORM_VOICE_COUNT };
extern const char *const form_voices[FORM_VOICE_COUNT + 1];

/* Who wrote the answers of a step.  Of a step without answers it is whoever
 * wrote in the section first, and shown nowhere. */
struct form_said {
	enum form_voice voice; /* of FORM_STEP_ALONE: the worker's */
	struct user_id by;
	struct str by_name; /* filled when read */
	struct instant at;
};

/* A section as it is kept. */
struct form_fill {
	enum form_section section;
	bool done; /* said of the offence analysis, which is no area */
	struct form_said said[FORM_STEP_COUNT];
	int64_t version;     /* goes up with each change; 0: nothing yet */
	struct str document; /* {"assessment": {...}}; empty: nothing */
};

struct form_fill_terms {
	/* The list of victims in place of a step (form_victim.h), or NULL. */
	const struct form_victims *victims;
	bool own; /* what the person is asked, whatever else is answered */
	enum form_step step; /* else */
	int voice;           /* -1: nothing chosen */
	bool done;
	struct str form;  /* whose questions were read: "1.0" */
	struct str typed; /* {"assessment": {...}}: code and value or values */
};

/*
 * What a section says once `typed` is in its step: what is not asked, or no
 * answer of the form, is left out, and is a problem of its field (problems
 * may be NULL).
 */
MUST_CHECK const struct fault *
form_fill_merge(struct arena *arena, enum form_section section,
                const struct form_fill_terms *terms, struct str before,
                struct problems *problems, struct str *out);

/*
 * Write a step of a section.  `seen` is the version it was read at; *more:
 * the answers open questions that were not there before.
 *
 * NOT_FOUND  out of reach, to the person, no such step;
 * CONFLICT   the section or the questions changed since;
 * INVALID    no answer of the form, too long, done with something missing.
 */
MUST_CHECK const struct fault *
form_fill_save(struct ctx *ctx, struct person_id person,
               enum form_section section, int64_t seen,
               const struct form_fill_terms *terms, struct problems *problems,
               bool *more);

/* All sections of an edition that is the person's, with names; of {0} none
 * is answered. */
MUST_CHECK const struct fault *
form_fill_read(struct ctx *ctx, struct assess_id edition,
               struct form_fill out[FORM_SECTION_COUNT]);

/* --- for the rules of editions ------------------------------------------- */

/* A new edition says what the one before it said. */
MUST_CHECK const struct fault *
form_fill_copy(struct ctx *ctx, struct assess_id from, struct assess_id to);
/* And then what `back` said. */
MUST_CHECK const struct fault *
form_fill_restore(struct ctx *ctx, const struct assess *now,
                  struct assess_id back);

#endif
