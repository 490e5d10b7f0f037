/*
 * form_victim.h - the list of victims that the services' form asks for in the
 * offence analysis.
 *
 * It is part of that section (form_fill.h): of its edition, with its number,
 * and like the rest of it for the worker alone.
 *
 * Rules kept here, each with a test of the same words:
 *   - victims are listed only where the analysis says that a person was one;
 *   - of each victim all four are asked, and no name;
 *   - a victim that is not changed stays in the words that were chosen then;
 *   - a change is of the list as it was seen, or it does not count;
 *   - a change of the list opens the analysis again;
 *   - the person comes to none of it.
 */
#ifndef PRACTICE_FORM_VICTIM_H
#define PRACTICE_FORM_VICTIM_H

#include "practice/strengths/form_fill.h"

#define FORM_VICTIM_RELATIONSHIP "offence_analysis_victim_relationship"
#define FORM_VICTIM_WORDS        FORM_VICTIM_RELATIONSHIP "_other_details"
#define FORM_VICTIM_AGE          "offence_analysis_victim_age"
#define FORM_VICTIM_SEX          "offence_analysis_victim_sex"
#define FORM_VICTIM_RACE         "offence_analysis_victim_race"

/* Ours: the form names no most. */
#define FORM_VICTIMS_MOST 50

/* One of the list: a value of the form each. */
struct form_victim {
	struct str relationship;
	struct str words; /* of who else it was, or empty */
	struct str age;
	struct str sex;
	struct str ethnicity;
	json_t *kept; /* as it was written; NULL: as above */
};

struct form_victims {
	struct form_victim *v;
	size_t n;
	/* Filled by form_victims_read: of the section, and whether it asks. */
	int64_t version;
	bool asked;
};

/* Those of a section, as they were written; and whether it asks for them. */
void form_victims_of(struct arena *arena, const struct form_doc *doc,
                     struct form_victims *out);
bool form_victims_asked(const struct form_doc *doc);
/* Those of the newest edition.  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
form_victims_read(struct ctx *ctx, struct person_id person,
                  struct form_victims *out);

/*
 * Write one at `place`, from 1; 0 puts another one at the end.  `seen` is the
 * version of the section it was read at; problems may be NULL.
 *
 * NOT_FOUND  out of reach, to the person, no such place;
 * CONFLICT   the section changed since;
 * REFUSED    the analysis does not say that a person was a victim, too many;
 * INVALID    no answer of the form, too long.
 */
MUST_CHECK const struct fault *
form_victim_save(struct ctx *ctx, struct person_id person, int64_t seen,
                 size_t place, const struct form_victim *victim,
                 struct problems *problems);

/* Take one off the list; refused as form_victim_save. */
MUST_CHECK const struct fault *
form_victim_remove(struct ctx *ctx, struct person_id person, int64_t seen,
                   size_t place);

#endif
