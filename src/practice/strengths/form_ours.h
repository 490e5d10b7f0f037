/*
 * form_ours.h - an assessment made here (assess.h) as the services' form
 * (form.h): a document {metaData, assessment, oasysEquivalent} made of an
 * edition, and beside it a member of our own.
 *
 * Rules kept here, each with a test of the same words:
 *   - what goes out is read as the services' own form, and nothing in it is
 *     odd;
 *   - each answer goes out with its question as it was asked;
 *   - a section is complete only where its area is, and where the form has no
 *     question open;
 *   - a text longer than the form takes is shortened, says so, and goes along
 *     whole;
 *   - what the form has no place for goes along in a member of our own, and is
 *     said;
 *   - an edition goes out the same whoever asks for it;
 *   - what the person was asked themself and answered goes out as theirs, and
 *     the worker's answer beside it in a member of our own;
 *   - the person is not given it: it holds what is linked to risk.
 *
 * Why what: decision 71.
 */
#ifndef PRACTICE_FORM_OURS_H
#define PRACTICE_FORM_OURS_H

#include "practice/strengths/assess.h"
#include "practice/strengths/form_mine.h"

/* What of an edition is not in the form as it stands here. */
enum form_ours_why {
	FORM_OURS_LONG,       /* longer than the form takes: shortened */
	FORM_OURS_NO_PLACE,   /* words to an answer that takes none */
	FORM_OURS_NOT_ASKED,  /* an answer the form would not ask for */
	FORM_OURS_NO_SECTION, /* an area that is no section */
	FORM_OURS_OWN,        /* the person's, and the form does not ask it */
	FORM_OURS_WHY_COUNT
};
struct form_ours_left {
	enum form_ours_why why;
	enum assess_code area;
	const char *what; /* a key, of FORM_OURS_LONG and FORM_OURS_OWN */
};
#define FORM_OURS_LEFT_MOST (12 * ASSESS_AREA_COUNT)

struct form_ours {
	bool there; /* false: nothing is written yet */
	struct assess a;
	struct form_fill fills[FORM_SECTION_COUNT]; /* what is answered here */
	struct form_mine mine[FORM_SECTION_COUNT];  /* by the person */
	/* Whether a step has an answer. */
	bool said[FORM_SECTION_COUNT][FORM_STEP_COUNT];
	struct form_kept kept; /* what is said of it beside its answers */
	struct form_doc doc;
	struct form_ours_left left[FORM_OURS_LEFT_MOST];
	size_t left_n;
};

/* Make it of an edition with its names, and of what is answered in it of the
 * form's own questions by workers and by the person (NULL: nothing); `began` is
 * when the person's first edition was.  INVALID only where it would be larger
 * than a file may be. */
MUST_CHECK const struct fault *
form_ours_make(struct arena *arena, const struct assess *a,
               const struct form_fill *fills, const struct form_mine *mine,
               struct instant began, struct form_ours *out);

/* Of the newest edition (id {0}), or of this one.  NOT_FOUND out of reach, to
 * the person, and of an edition that is not theirs. */
MUST_CHECK const struct fault *
form_ours_read(struct ctx *ctx, struct person_id person, struct assess_id id,
               struct form_ours *out);

/* Read it all; NOT_FOUND also where nothing is written yet. */
MUST_CHECK const struct fault *
form_ours_need(struct ctx *ctx, struct person_id person, struct assess_id id,
               struct form_ours *out);

#endif
