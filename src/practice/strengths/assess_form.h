/*
 * assess_form.h - the questions of the assessment, by the number of the form.
 *
 * Which form is asked on a day is the dated rule strengths.form.  A form that
 * was ever asked stays here: its number is kept with each answer, and the
 * words of its questions too.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_FORM_H
#define PRACTICE_STRENGTHS_ASSESS_FORM_H

#include "practice/strengths/assess.h"

/* Places of the questions of a side, and of their lines in by.asked. */
enum assess_own_asked {
	ASSESS_ASKED_OWN_VIEW,
	ASSESS_ASKED_OWN_READY,
	ASSESS_ASKED_OWN_PRIORITY,
	ASSESS_ASKED_OWN_STRENGTHS, /* from the third form on, as is the next */
	ASSESS_ASKED_OWN_NOTHING,
	ASSESS_ASKED_OWN_COUNT
};
enum assess_work_asked {
	ASSESS_ASKED_VIEW,
	ASSESS_ASKED_STRENGTHS,
	ASSESS_ASKED_NEEDS,
	ASSESS_ASKED_HARM,
	ASSESS_ASKED_REOFFENDING,
	ASSESS_ASKED_EVIDENCE,
	ASSESS_ASKED_PRIORITY,
	ASSESS_ASKED_NOTHING,
	ASSESS_ASKED_WORK_COUNT
};

struct assess_form {
	int64_t number;
	/* Keys; an area without one is asked as the first is. */
	const char *own_view[ASSESS_AREA_COUNT];
	const char *own_ready;
	const char *own_priority;
	const char *own_strengths; /* NULL: not asked, as is the next */
	const char *own_nothing;   /* what is said by ticking it */
	const char *work[ASSESS_ASKED_WORK_COUNT]; /* NULL: not asked */
};

/* The form asked on the actor's day. */
MUST_CHECK const struct fault *
assess_form_now(struct ctx *ctx, const struct assess_form **out);

/* What it asks the person first about an area. */
const char *
assess_form_view(const struct assess_form *form, enum assess_code code);

/* Its questions of a side in the reader's language, a line each. */
struct str assess_form_own(struct arena *arena, const struct assess_form *form,
                           enum assess_code code);
/* (as assess_form_own) */
struct str
assess_form_work(struct arena *arena, const struct assess_form *form);

/* The question at a place of what was asked; empty when there is none. */
struct str assess_asked(struct str asked, int place);

extern const struct assess_form *const assess_forms[]; /* NULL-ended */

#endif
