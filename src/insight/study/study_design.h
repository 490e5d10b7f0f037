/*
 * study_design.h - what is decided of a study before anybody looks.
 */
#ifndef INSIGHT_STUDY_DESIGN_H
#define INSIGHT_STUDY_DESIGN_H

#include "base/date.h"
#include "base/str.h"

/* What counts as the start of the programme. */
enum study_start {
	STUDY_AT_INDUCTION, /* the first talk of the induction    */
	STUDY_AT_PLAN,      /* the first plan both sides agreed   */
	STUDY_AT_CONTACT,   /* the first appointment that was kept */
	STUDY_STARTS
};
extern const char *const study_start_words[STUDY_STARTS + 1];
extern const char *const study_start_keys[];

/* The event that each start is. */
struct study_event {
	const char *kind;
	const char *value; /* NULL: any */
};
extern const struct study_event study_start_events[STUDY_STARTS];

/* What is known of a person before the start, and may be compared. */
enum study_column {
	STUDY_AGE,
	STUDY_SEX,
	STUDY_ETHNICITY,
	STUDY_SENTENCE,
	STUDY_MONTHS,
	STUDY_UNPAID,
	STUDY_ORDERS_BEFORE,
	STUDY_OFFENCES_BEFORE,
	STUDY_COLUMNS
};
extern const char *const study_column_words[STUDY_COLUMNS + 1];
extern const char *const study_column_keys[];
/* A number, and not a word. */
bool study_column_number(enum study_column column);

/* Which outcome decides the finding; the others are looked at, too. */
enum study_first {
	STUDY_WHETHER, /* whether somebody reoffends */
	STUDY_OFTEN,
	STUDY_SOON,
	STUDY_FIRSTS
};
extern const char *const study_first_words[STUDY_FIRSTS + 1];
extern const char *const study_first_keys[];

/* How people are made alike. */
enum study_method {
	STUDY_NEAREST, /* by a score */
	STUDY_EXACT,   /* the same in every word */
	STUDY_COARSE,  /* the same in words and in spans of numbers */
	STUDY_METHODS
};
extern const char *const study_method_words[STUDY_METHODS + 1];
extern const char *const study_method_keys[];

/* What is decided before anybody looks.  Shares in tenths of a per cent. */
struct study_design {
	struct str title;
	struct str question;
	enum study_start start;
	struct date from, to; /* of starting; both ends belong to it */
	int64_t follow_days, lag_days;
	int64_t ratio;    /* comparators to each */
	int64_t base;     /* who reoffend without it: 450 is 45 % */
	int64_t fall;     /* that one would like to see, in points */
	int64_t smallest; /* that matters; 0: not said */
	unsigned columns; /* a bit each */
	unsigned more;    /* a bit each: what else is looked at */
	enum study_first first;
	enum study_method method;
	unsigned groups; /* a bit each of columns: for whom it may differ */
	bool control;    /* offences before are looked at: they must show
	                  * nothing */
	struct str reviewers;
	struct str basis; /* lawful basis for the data */
	/* people, as somebody looked at its power last before it was
	 * registered; 0: it is not, or was before that was kept */
	int64_t expected;
	/* of the product's plan: what was made before another keeps its own,
	 * and so its plan and the plan's hash (study_plan.c) */
	int64_t edition;
	/* by which people are recalled, where that is looked at: as the policy
	 * has it when the plan is written, and as the plan has it from then on;
	 * in no row of its own */
	struct str recalls;
};

#endif
