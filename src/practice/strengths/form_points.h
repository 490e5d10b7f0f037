/*
 * form_points.h - scores worked out from the answers, where the file carries
 * none.
 *
 * Which codes of OASys make up the score of an area is the dated rule
 * strengths.score, and how high it can be strengths.score_bound, both as of the
 * day on which the file was brought in; what a code comes to is form_codes.h.
 * An area without a rule is not worked out: what is published of it does not
 * say which answers count.
 *
 * Rules kept here, each with a test of the same words:
 *   - a score that the file carries stands before one worked out;
 *   - a score is worked out from the answers by the rule of its day;
 *   - one answer missing, and there is no score, but a list of what is
 *     missing;
 *   - a code whose question is not asked of somebody has no points to give;
 *   - nothing is nought because nobody asked: the question that leads to a
 *     code is among what is missing;
 *   - an area without a rule is not worked out, and says so;
 *   - how high a score can be, and from where it is high, is the rule of its
 *     day, with its source; without one no score is shown;
 *   - a person is told in words, of what is their own, and sees a number when
 *     they ask.
 */
#ifndef PRACTICE_FORM_POINTS_H
#define PRACTICE_FORM_POINTS_H

#include "practice/strengths/form_codes.h"
#include "practice/strengths/form_keep.h"

#define FORM_NEEDS 7 /* of form_needs */
/* Most codes of a rule. */
#define FORM_POINTS_MOST 12

enum form_points_state {
	FORM_POINTS_NO_RULE,
	FORM_POINTS_MISSING,
	FORM_POINTS_WRONG,   /* the rule comes to more than the bound */
	FORM_POINTS_UNBOUND, /* no rule says how high it can be */
	FORM_POINTS_THERE,
};

/* What a score is made of. */
struct form_points {
	enum form_points_state state;
	int value;
	/* Questions of codes without points: not answered, or not known. */
	const struct form_question *missing[FORM_POINTS_MOST];
	size_t missing_n;
	bool own;          /* every code is of what the person reads */
	struct str codes;  /* the rule, "o3-4 o3-5 o3-6" */
	struct str source; /* of the rule */
	struct date from;
	bool verified;
};

struct form_result {
	struct form_score score; /* the file's own, else ours */
	bool worked;             /* ours */
	struct form_points points;
	struct form_bound bound;
};

/* Of each of form_needs, by the rules of the day it was brought in. */
MUST_CHECK const struct fault *
form_results(struct ctx *ctx, const struct form_kept *kept,
             const struct form_doc *doc, struct form_result out[FORM_NEEDS]);

/* How a section is grouped by these. */
enum form_group
form_result_group(const struct form_result *results, const struct form_doc *doc,
                  enum form_section section);

/* Words of groups, and of states in the API. */
extern const char *const form_group_codes[FORM_GROUP_COUNT + 1];

#endif
