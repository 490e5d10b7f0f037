/*
 * form_own.c - what of a file the person themself reads.
 */
#include "practice/strengths/form.h"

/* Words to the practitioner's yes, not to their no. */
static bool
strength(const struct form_answer *answer)
{
	if (answer->known.kind == FORM_DETAIL)
		return !str_ends(answer->code, S("_no_details"));
	return form_holds(answer, S("YES"));
}

bool
form_own(const struct form_answer *answer)
{
	const struct form_question *q = answer->known.question;

	if (q == NULL || q->worker || q->section == FORM_OFFENCE)
		return false;
	return q->role != FORM_STRENGTHS || strength(answer);
}
