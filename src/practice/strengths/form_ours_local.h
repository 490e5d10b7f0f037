/*
 * form_ours_local.h - inside strengths: texts on their way into the form.
 */
#ifndef PRACTICE_FORM_OURS_LOCAL_H
#define PRACTICE_FORM_OURS_LOCAL_H

#include "practice/strengths/form_ours.h"

/* Every line end as one character. */
struct str form_ours_lines(struct arena *arena, struct str text);
/* The first `most` characters, and no part of a word where one ends soon. */
struct str form_ours_first(struct str text, size_t most);

#endif
