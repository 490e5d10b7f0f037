/*
 * contact_demo.h - words of the fictional programme's contacts.
 */
#ifndef PRACTICE_CONTACT_DEMO_H
#define PRACTICE_CONTACT_DEMO_H

#include <stddef.h>

/* "{name}" is the person's first name. */
extern const char *const contact_demo_notes[];
extern const size_t contact_demo_notes_n;
/* Why somebody was away, with the code beside it. */
struct contact_demo_absence {
	const char *code;
	const char *note;
};
extern const struct contact_demo_absence contact_demo_absences[];
extern const size_t contact_demo_absences_n;
extern const char *const contact_demo_missed[];
extern const size_t contact_demo_missed_n;
/* Promises of the worker, of the person. */
extern const char *const contact_demo_mine[];
extern const size_t contact_demo_mine_n;
extern const char *const contact_demo_theirs[];
extern const size_t contact_demo_theirs_n;
extern const char *const contact_demo_purposes[];
extern const size_t contact_demo_purposes_n;

#endif
