/*
 * fund_fair.h - is the fund there for everybody alike?
 *
 * Who asked, to whom it was agreed, how much and how long it took: by sex,
 * age, ethnicity, area and whether the worker is trained.  Counts of people,
 * each with what chance alone allows; a question to whoever manages, never a
 * verdict.
 *
 * Rules kept here, each with a test of the same words:
 *   - each group is compared with all, and a difference is a question;
 *   - a difference that chance alone allows is none;
 *   - a number about fewer than ten people is not shown, nor one that gives
 *     it away;
 *   - what nobody recorded is a group of its own;
 *   - a person counts once, however often they asked;
 *   - only the manager's own organisation is counted.
 */
#ifndef PRACTICE_FUND_FAIR_H
#define PRACTICE_FUND_FAIR_H

#include "practice/fund/fund.h"

enum fund_fair_by {
	FAIR_SEX,
	FAIR_AGE,
	FAIR_ETHNICITY,
	FAIR_AREA, /* the team that serves them */
	FAIR_TRAINED,
	FAIR_BY_COUNT
};

enum fund_fair_measure {
	FAIR_ASKED,  /* share of those told their sum */
	FAIR_AGREED, /* share of those with an answer */
	FAIR_SUM,    /* pounds agreed for a person, the middle one */
	FAIR_DAYS,   /* working days to the first payment, the middle one */
	FAIR_MEASURE_COUNT
};

#define FAIR_GROUPS_MOST 24

/* One person, as far as the fund is concerned. */
struct fund_fair_one {
	int64_t person;
	int group[FAIR_BY_COUNT];
	bool asked;
	bool answered;
	bool agreed;
	int64_t pence; /* agreed in all */
	int days;      /* to the first payment; -1: none */
};

struct fund_fair_value {
	bool shown;
	int64_t n; /* people it is about */
	double value;
	bool sure; /* there is an interval */
	double low;
	double high;
	int differs; /* -1 below all, 1 above, 0 within what chance allows */
};

struct fund_fair_group {
	struct fund_fair_value of[FAIR_MEASURE_COUNT];
};

struct fund_fair {
	int64_t least;
	struct fund_fair_group all;
	/* Groups by their places; names of areas beside them. */
	struct fund_fair_group groups[FAIR_BY_COUNT][FAIR_GROUPS_MOST];
	size_t n[FAIR_BY_COUNT];
	struct str areas[FAIR_GROUPS_MOST];
	struct date since;
};

/* Weigh the people: values, intervals, hiding and comparing.  Reads ->n,
 * sets ->all and ->groups. */
void fund_fair_weigh(struct arena *arena, const struct fund_fair_one *people,
                     size_t n, int64_t least, struct fund_fair *out);

/* Of the actor's organisation, in the last months (a dated value). */
MUST_CHECK const struct fault *
fund_fair_read(struct ctx *ctx, struct fund_fair *out);

#endif
