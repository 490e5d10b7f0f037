/*
 * form_keep.h - strengths-and-needs assessments brought in from their own
 * service, kept as dated versions beside the person they are about.
 *
 * Rules kept here, each with a test of the same words:
 *   - the same file twice is told, and changes nothing;
 *   - each file brought in stays, with its day and who brought it;
 *   - an assessment of somebody else is not taken in a second time;
 *   - what cannot be given back whole is not taken in;
 *   - the file comes back out as it came in;
 *   - a person reads their own answers and what was said of their strengths;
 *   - the offence analysis and what is linked to risk stay with the worker;
 *   - a code that the form does not have is shown to the worker alone.
 */
#ifndef PRACTICE_FORM_KEEP_H
#define PRACTICE_FORM_KEEP_H

#include "kernel/capability.h"
#include "practice/strengths/form.h"

ID_TYPE(form_id);

/* Newest that are listed. */
#define FORM_KEPT_MOST 100

struct form_kept {
	struct form_id id;
	struct person_id person;
	struct instant at; /* brought in */
	struct user_id by;
	struct str by_name; /* for whoever lists them */
	/* Of metaData; empty or 0 where it does not say. */
	struct str uuid;
	int64_t number;
	struct str tag;
	struct str form_version;
	struct str updated;
	int64_t answers;
	int64_t unknown;  /* answers of codes the form does not have */
	int64_t complete; /* sections */
	struct bytes digest;
	struct str document; /* only where one was asked for */
};

/* A file as it is to be taken in. */
struct form_in {
	struct form_doc doc;
	struct str document; /* as it will be kept */
};

/* Read a file and write it again; INVALID as form_read, and where the two
 * are not equal.  Touches no database. */
MUST_CHECK const struct fault *
form_ready(struct arena *arena, struct str file, struct form_in *out);

/*
 * Keep it with a person within reach: *out is the row, and *added false when
 * the same was there already.  REFUSED when the assessment (its uuid) is kept
 * with somebody else; NOT_FOUND.  Audited; an event that the person sees.
 */
MUST_CHECK const struct fault *
form_take(struct ctx *ctx, struct person_id person, const struct form_in *in,
          struct form_kept *out, bool *added);

/* Those of a person within reach, newest first, without their documents. */
MUST_CHECK const struct fault *
form_list(struct ctx *ctx, struct person_id person, struct form_kept **out,
          size_t *n);

/* One of them, and what is in it; NOT_FOUND. */
MUST_CHECK const struct fault *
form_get(struct ctx *ctx, struct person_id person, struct form_id id,
         struct form_kept *out, struct form_doc *doc);

#endif
