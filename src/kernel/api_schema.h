/*
 * api_schema.h - the shapes of what the API takes and answers, as data.
 *
 * A capability states each shape once, beside its API file, and the router
 * makes the description of the API from them.  A shape is written so:
 *
 *   "crn: Crn, pnc: string?, content: [PersonLine], more?: boolean"
 *
 *   name?:        may be left out; a name without the mark is always there
 *   type?         may be null
 *   [type]        a list
 *   string integer number boolean date date-time object
 *   picture sound  a file: what is sent may be of each kind that kernel/media
 *                 reads, what is answered is of the one that it keeps
 *   file          either, as an answer only
 *   string(1..)   at least and at most so many characters; either may be
 *                 missing, and integer(0..200) has its values so
 *   yes|no        one of these words
 *   Name          another shape, stated by any capability
 *
 * What is no member may not be there at all.  A shape without a colon is one
 * type, for a value that has a name of its own: "string(1..200)".  A shape
 * with a file among its members is sent as multipart/form-data, each member a
 * part, to a route that takes files; one that is a file is an answer by itself,
 * and no JSON.  All times
 * are with their offset (date-time), all days without (date).
 *
 * Refused when the router is made: a shape that cannot be read, two of one
 * name, a name that nobody states, a shape that no route reaches, a file where
 * none can be.
 */
#ifndef KERNEL_API_SCHEMA_H
#define KERNEL_API_SCHEMA_H

#include <stdbool.h>

struct api_schema {
	const char *name;  /* "PersonLine": a capital, then letters, figures */
	const char *shape; /* as above, or NULL with `words` */
	const char *says;  /* one line about it; required */
	/* Instead of a shape: one of these words (NULL-ended).  An empty word
	 * stands for none of them and is written as null, so it is no word. */
	const char *const *words;
	const char *pattern; /* a string is as this regular expression says */
	const char *place;   /* what stands at this place of a path, ":crn" */
	bool shared;         /* for any capability: nobody need reach it */
};

#define API_SCHEMAS_END \
	{ \
		.name = NULL \
	}

#endif
