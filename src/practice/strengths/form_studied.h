/*
 * form_studied.h - what a study asks of the services' form: where somebody
 * lived and whether they worked, and on which day that was answered.
 *
 * Rules kept here, each with a test of the same words:
 *   - settled accommodation is housed, and what is temporary is not;
 *   - employed or self-employed is in work, and nothing else is;
 *   - an answer that the form does not offer, or that cannot be read, says
 *     nothing.
 */
#ifndef PRACTICE_FORM_STUDIED_H
#define PRACTICE_FORM_STUDIED_H

#include "practice/strengths/form_keep.h"

struct form_lived {
	struct person_id person;
	struct date on;
	int housed, in_work; /* 1, 0; -1: not said */
};

/* What the answers of a document say. */
void form_lived_read(struct str document, struct form_lived *out);

/*
 * Hand each answer there is to fn, by person: of assessments that were worked
 * on here, on the day of their answers, and of those that came in as files, on
 * the day the service says they were changed, else the day they came.  Asks no
 * reach: a study's rows name nobody.
 */
MUST_CHECK const struct fault *
forms_studied(struct ctx *ctx,
              const struct fault *(*fn)(void *data,
                                        const struct form_lived *one),
              void *data);

extern const struct query form_q_studied;

#endif
