/*
 * submission.h - the file of a cohort, with names, for the Justice Data Lab.
 *
 * The Justice Data Lab of the Ministry of Justice compares people whom a
 * provider names with people like them: it looks them up in police records
 * and answers with rates alone.  Here a manager says which people, sees what
 * of them is missing and what the answer could show, and makes the file.  It
 * is made in the moment in which it is fetched and lies nowhere: what is kept
 * is its hash, who made it, why, when and for which people by rule.
 *
 * What is asked for of each person (surname, forename, day of birth, sex and
 * one of index, conviction or intervention day), and the fewest people at
 * launch, are as a public overview of the scheme told them
 * (emmatomkinson.com, 2013); the present template was not seen: UNVERIFIED.
 *
 * Rules kept here, each with a test of the same words:
 *   - only a manager makes it, an evaluator never;
 *   - only people within one's own reach are in it, and not through a glass
 *     that was broken;
 *   - whoever said no to research is left out, and counted;
 *   - whoever was under age at the start is left out, and counted;
 *   - of records that look like one person the one that started first is in
 *     it, the others are counted;
 *   - whoever lacks something that is essential is not in it, and is counted;
 *   - of whom something is missing is told by name, and whoever looks is
 *     written down;
 *   - a file of fewer people than the scheme takes is not made;
 *   - a file is made with a reason, fetched once, and lies nowhere;
 *   - no cell of it is run by a spreadsheet;
 *   - the same people make the same file, byte for byte, and its hash is kept;
 *   - one's own copy is gone by a day, and whoever made it says that it is;
 *   - a submission of another organisation is not there.
 * What is published of it: submission_result.h.
 */
#ifndef INSIGHT_SUBMISSION_H
#define INSIGHT_SUBMISSION_H

#include "insight/study/study.h"

/* The columns of the file, in its order. */
enum submission_field {
	SUBMISSION_SURNAME,
	SUBMISSION_FORENAME,
	SUBMISSION_BORN,
	SUBMISSION_SEX,
	SUBMISSION_PNC,
	SUBMISSION_PRISON,
	SUBMISSION_INDEX, /* release, or sentence to a community order */
	SUBMISSION_CONVICTION,
	SUBMISSION_START, /* of the intervention */
	SUBMISSION_END,
	SUBMISSION_FIELDS
};
/* What stands in the first line of the file; and for a reader. */
extern const char *const submission_columns[SUBMISSION_FIELDS + 1];
extern const char *const submission_field_keys[SUBMISSION_FIELDS];
/* Whether nobody is looked up without it.  The day of start is always there
 * and is the one day that is asked for. */
bool submission_essential(enum submission_field field);

/* Which people: those who started in these days.  Shares in tenths of a per
 * cent, as in a study. */
struct submission_terms {
	struct str title;
	enum study_start start;
	struct date from, to; /* both ends belong to it */
	int64_t base;         /* who reoffend without it */
	int64_t fall;         /* that one would like to see, in points */
};

struct submission {
	int64_t id;
	struct submission_terms terms; /* never changed: it is what a file is
	                                * of */
	struct user_id made_by;
	struct instant made_at;
};

#define SUBMISSION_MOST        100  /* of one organisation (ours) */
#define SUBMISSION_PEOPLE_MOST 1000 /* a page names no more */
#define SUBMISSION_TITLE_MOST  120
#define SUBMISSION_WHY_LEAST   10
#define SUBMISSION_WORDS_MOST  600

/* The submissions of the actor's organisation, the newest first. */
MUST_CHECK const struct fault *
submission_list(struct ctx *ctx, struct submission **out, size_t *n);

/* NOT_FOUND for one of another organisation. */
MUST_CHECK const struct fault *
submission_one(struct ctx *ctx, int64_t id, struct submission *out);

/* Say which people.  INVALID by field; REFUSED above SUBMISSION_MOST. */
MUST_CHECK const struct fault *
submission_plan(struct ctx *ctx, const struct submission_terms *terms,
                int64_t *out);

/* --- its people ----------------------------------------------------------- */

/* One person of the cohort. */
struct submission_line {
	struct person_id person;
	struct str crn; /* for a link; not in the file */
	struct str cells[SUBMISSION_FIELDS];
	unsigned missing; /* a bit for each field */
	bool complete;    /* nothing that is essential is missing */
};

struct submission_cohort {
	int64_t started; /* within reach, in those days */
	int64_t said_no, under_age, alike;
	struct submission_line *lines; /* of the others, by start and name */
	size_t n;
	int64_t complete; /* of them: who would be in the file */
	int64_t missing[SUBMISSION_FIELDS];
};

/*
 * Who it is, now, by the actor's own reach: each person is noted as seen.
 * REFUSED above SUBMISSION_PEOPLE_MOST.
 */
MUST_CHECK const struct fault *
submission_cohort(struct ctx *ctx, const struct submission *submission,
                  struct submission_cohort *out);

/* --- what to expect ------------------------------------------------------- */

/* A dated rule's number and where it is from. */
struct submission_rule {
	int64_t value;
	struct str source;
	bool verified;
};

/*
 * Of the people in the cohort, `complete` are sent; of those `found` of 1,000
 * are found in police records, and between `least` and `most` of 1,000 are
 * compared in the end.  The loss is the cohort without those found: whoever
 * is not sent is lost, too.  No published figure says how much a single field
 * adds, so none is made up here.
 */
struct submission_hope {
	int64_t found;                         /* people */
	int64_t lost;                          /* of the cohort */
	int64_t compared_least, compared_most; /* people */
	int64_t comparators;                   /* to each */
	struct submission_rule found_rule, least_rule, most_rule;
	struct submission_rule fewest; /* people that the scheme takes */
};
MUST_CHECK const struct fault *
submission_hope(struct ctx *ctx, const struct submission_cohort *cohort,
                struct submission_hope *out);

/* What the answer could show with so many compared: the smallest fall that is
 * seen 80 times in 100, in points (NAN: none), and how often in 100 the fall
 * that is hoped for is.  False when there are too few to say. */
struct submission_power {
	double fall_seen, chance;
};
MUST_CHECK bool
submission_power(const struct submission_terms *terms, int64_t people,
                 int64_t comparators, struct submission_power *out);

/* --- the file ------------------------------------------------------------- */

struct submission_file {
	int64_t id;
	struct str sha256;
	int64_t lines;     /* people */
	struct str counts; /* "started=80 said_no=2 ..." */
	struct str why;
	struct user_id made_by;
	struct str made_by_name;
	struct instant made_at;
	struct date gone_by;    /* one's own copy */
	struct instant gone_at; /* said that it is; INSTANT_NONE: not yet */
};

/* The files that were made of it, the newest first. */
MUST_CHECK const struct fault *
submission_files(struct ctx *ctx, int64_t id, struct submission_file **out,
                 size_t *n);

/*
 * Make the file, to be fetched in the same answer; *body lives in ctx->arena
 * and nowhere else.  INVALID without a reason; REFUSED to a token and below
 * the fewest that the scheme takes.
 */
MUST_CHECK const struct fault *
submission_make(struct ctx *ctx, int64_t id, struct str why, struct str *body);

/* Whoever made a file says that their own copies are gone.  REFUSED to others
 * and twice; NOT_FOUND. */
MUST_CHECK const struct fault *
submission_gone(struct ctx *ctx, int64_t id, int64_t file);

extern const struct capability submission_capability;

#endif
