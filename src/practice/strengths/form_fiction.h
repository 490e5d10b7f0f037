/*
 * form_fiction.h - assessments of nobody, for the demo and for tests.
 */
#ifndef PRACTICE_FORM_FICTION_H
#define PRACTICE_FORM_FICTION_H

#include "practice/strengths/form.h"

struct form_fiction {
	uint64_t seed;
	int64_t version;  /* of metaData */
	const char *uuid; /* of metaData */
	const char *tag;  /* of metaData */
	int sections;     /* the first so many are answered */
	/* With a code and a value the form has not, one answer missing, and a
	 * code of OASys that differs unless health says so. */
	bool odd;
};

/* Its JSON, the same for the same seed; every word of it is made up. */
struct str
form_fiction(struct arena *arena, const struct form_fiction *fiction);

#endif
