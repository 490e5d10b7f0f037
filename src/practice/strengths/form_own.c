/*
 * form_own.c - what of a file the person themself reads.
 */
#include "practice/strengths/form.h"

bool
form_own(const struct form_answer *answer)
{
	const struct form_question *q = answer->known.question;

	return q != NULL && !q->worker && q->section != FORM_OFFENCE;
}
