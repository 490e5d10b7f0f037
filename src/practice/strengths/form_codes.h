/*
 * form_codes.h - how the assessment service works out a code of OASys.
 *
 * Rules kept here, each with a test of the same words:
 *   - a code of OASys is worked out as the service publishes it, for every
 *     value of every question;
 *   - a code without its answer is empty.
 */
#ifndef PRACTICE_FORM_CODES_H
#define PRACTICE_FORM_CODES_H

#include "practice/strengths/form.h"

enum form_code_by {
	FORM_BY_MAP,    /* one answer, and a second where it says "?" */
	FORM_BY_HAS,    /* YES or NO: whether several hold a value */
	FORM_BY_IF,     /* YES where they do */
	FORM_BY_TEXT,   /* the words */
	FORM_BY_DETAIL, /* the words to a yes or a no */
	FORM_BY_SAID,   /* the same, after Yes or No */
	FORM_BY_LIST,   /* all values */
	FORM_BY_NOTES,  /* the words of the analysis, put together */
	/* Each of one code: form_worked.c. */
	FORM_BY_SEXUAL,
	FORM_BY_CONTACT,
	FORM_BY_WORK_HISTORY,
	FORM_BY_WORK_TIME,
	FORM_BY_WORST,
	FORM_BY_INCOME,
	FORM_BY_RELIES,
	FORM_BY_ABUSE,
	FORM_BY_PARTNER,
	FORM_BY_HARD,
	FORM_BY_OFTEN,
	FORM_BY_NEEDLE,
	FORM_BY_DRINKS,
	FORM_BY_DRINKS_WORDS,
	FORM_BY_HARMED,
	FORM_BY_COUNT
};

struct form_code {
	const char *code;
	enum form_section section; /* where it is answered */
	enum form_code_by by;
	const char *question;
	/* "YES=0 NO=2": value and what it comes to.  "*": whatever else, and
	 * nothing; "+": whatever else; "?": see the second. */
	const char *map;
	const char *second;
	const char *second_map;
};
extern const struct form_code form_codes[]; /* ends with a NULL code */

/* By its code, or NULL. */
const struct form_code *form_code_of(struct str code);

/* What the answers come to; empty: nothing.  "M" is how OASys writes that it
 * is not known. */
struct str form_code_value(struct arena *arena, const struct form_doc *doc,
                           const struct form_code *code);

/* The question that a code waits for: the second, where the first leads there
 * and is answered. */
const char *
form_code_waits(const struct form_doc *doc, const struct form_code *code);

/* What a map says of a value; empty: nothing. */
struct str form_mapped(const char *map, struct str value);

/* (of form_worked.c) What a code of its own kind comes to. */
struct str form_worked(struct arena *arena, const struct form_doc *doc,
                       const struct form_code *code);

#endif
