/*
 * fund_press.h - the answer is ready before the question comes.
 *
 * Short lines for whoever rings about the fund, prepared in calm by one and
 * agreed by another; and what was asked, by when, and what was answered.  No
 * answer ever names anybody.  (Programme, table T row 26: prepare the answer
 * when deciding.)
 *
 * Rules kept here, each with a test of the same words:
 *   - a line is written by one and agreed by somebody else;
 *   - a line changed is a new version, and the old ones stay;
 *   - what is agreed stays in force until its change is agreed;
 *   - a line is offered on its days only;
 *   - lines and enquiries of another organisation are not there;
 *   - an enquiry names the outlet and the day to answer by;
 *   - an enquiry is answered once, with a line in force or in words;
 *   - words that name somebody are kept only by whoever looked at them again.
 */
#ifndef PRACTICE_FUND_PRESS_H
#define PRACTICE_FUND_PRESS_H

#include "practice/fund/fund.h"

struct fund_press {
	int64_t line;
	int64_t version; /* from 1 */
	struct str question;
	struct str answer;
	struct str facts; /* what it rests on */
	struct str question_cy;
	struct str answer_cy;
	struct date valid_from;
	struct date valid_to; /* last day, or DATE_NONE */
	struct user_id written_by;
	struct instant written_at;
	struct user_id agreed_by; /* {0}: nobody yet */
	struct instant agreed_at;
};

/* Write a line (terms->line 0), or a new version of it made from version
 * `seen`.  INVALID field by field; CONFLICT; NOT_FOUND; `sure`: the writer
 * looked again at words that name somebody. */
MUST_CHECK const struct fault *
fund_press_write(struct ctx *ctx, const struct fund_press *terms, int64_t seen,
                 bool sure, struct problems *problems, int64_t *line);

/* Agree the newest version.  REFUSED to whoever wrote it, by any sign-in of
 * that name, and when it is agreed; CONFLICT when there is a newer one. */
MUST_CHECK const struct fault *
fund_press_agree(struct ctx *ctx, int64_t line, int64_t version);

/* The versions in force today; of all lines that wait, the newest version.
 * By question.  `words`: those that hold each of these words, or empty. */
MUST_CHECK const struct fault *
fund_press_live(struct ctx *ctx, struct str words, struct fund_press **out,
                size_t *n);
MUST_CHECK const struct fault *
fund_press_waiting(struct ctx *ctx, struct fund_press **out, size_t *n);

/* All versions of a line, newest first; NOT_FOUND. */
MUST_CHECK const struct fault *
fund_press_versions(struct ctx *ctx, int64_t line, struct fund_press **out,
                    size_t *n);

/* --- enquiries --------------------------------------------------------- */

struct fund_enquiry {
	int64_t id;
	struct str outlet; /* never the name of who rang */
	struct str asked;
	struct date came_on;
	struct date due_on;
	struct user_id logged_by;
	struct instant answered_at; /* INSTANT_NONE: open */
	struct user_id answered_by;
	int64_t line; /* 0: in words */
	int64_t version;
	struct str words;
};

/* Write down what was asked.  INVALID field by field, and at "sure" when the
 * words name somebody and nobody looked again. */
MUST_CHECK const struct fault *
fund_enquiry_log(struct ctx *ctx, const struct fund_enquiry *enquiry, bool sure,
                 struct problems *problems, int64_t *id);

/* Say what was answered: a line in force, or words.  REFUSED when it is
 * answered; INVALID; NOT_FOUND. */
MUST_CHECK const struct fault *
fund_enquiry_answer(struct ctx *ctx, int64_t id, int64_t line, struct str words,
                    bool sure, struct problems *problems);

/* Open ones, the most urgent first; or the last twenty answered. */
MUST_CHECK const struct fault *
fund_enquiries(struct ctx *ctx, bool open, struct fund_enquiry **out,
               size_t *n);
/* NOT_FOUND. */
MUST_CHECK const struct fault *
fund_enquiry_get(struct ctx *ctx, int64_t id, struct fund_enquiry *out);

#endif
