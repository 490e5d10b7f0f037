/*
 * fund_asking.h - the person is asked if it helped, twice and gently.
 *
 * A job looks for what was paid two to six weeks ago, and half a year ago, and
 * asks once: by a mail with no word of what it is about, where the person chose
 * that and nothing speaks against it; else by a line for their worker, who asks
 * when they next meet.  The question stands on the person's home either way.
 *
 * Rules kept here, each with a test of the same words:
 *   - a person is asked two to six weeks after paying, and once more after half
 *     a year;
 *   - one reminder for each moment, however often the job runs;
 *   - a mail only by the person's own choice, to their own address, and never
 *     where it is written down when and how it is safe;
 *   - otherwise their worker has a line, until they asked;
 *   - nobody is asked who has answered, said no, moved or died;
 *   - a no is said by the person, or told to their worker, and covers both
 *     moments; an answer can still be given;
 *   - what was said at the two moments is kept apart;
 *   - the mail says nothing about the fund or the case.
 */
#ifndef PRACTICE_FUND_ASKING_H
#define PRACTICE_FUND_ASKING_H

#include "practice/fund/fund_clock.h"

enum fund_moment { FUND_NOT_YET, FUND_FIRST, FUND_LATER };

/* Which of the two answers is due, of something paid on a day: pure. */
enum fund_moment fund_moment(const struct fund_limits *limits,
                             struct date paid_on, struct date today);

/* What fund_moment goes by, and nothing else of the limits. */
MUST_CHECK const struct fault *
fund_moment_limits(struct ctx *ctx, struct fund_limits *out);

/* How the person wants to be asked. */
enum fund_ask_way { FUND_BY_WORKER, FUND_BY_EMAIL, FUND_ASK_WAY_COUNT };
extern const char *const fund_ask_ways[FUND_ASK_WAY_COUNT + 1];

/* The next few after the mark: the background job, by the system alone. */
MUST_CHECK const struct fault *
fund_asking_batch(struct ctx *ctx, struct fund_mark *mark, bool *more);

/* Choose how to be asked; by the person alone.  INVALID. */
MUST_CHECK const struct fault *fund_asking_choose(struct ctx *ctx, int way);
/* What was chosen: by the worker, until the person says otherwise. */
MUST_CHECK const struct fault *
fund_asking_way(struct ctx *ctx, struct person_id person,
                enum fund_ask_way *out);

/* The person does not want to say; told by themself or to their worker.
 * NOT_FOUND out of reach; REFUSED before it is paid. */
MUST_CHECK const struct fault *
fund_asking_no(struct ctx *ctx, struct fund_id id);
/* The worker asked: their line goes.  REFUSED to the person, and when nothing
 * was to be asked. */
MUST_CHECK const struct fault *
fund_asking_done(struct ctx *ctx, struct fund_id id);

/* A question that is open. */
struct fund_question {
	struct fund_id request;
	struct person_id person;
	struct str what;
	struct date paid_on;
	bool answered[2]; /* first, later */
	bool waits;       /* for the person's own yes or no, no question */
	bool later;       /* which moment a worker's line is of */
};
/* Of a person, for their own home: what they may answer now, and what waits
 * for their yes.  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
fund_questions_of(struct ctx *ctx, struct person_id person,
                  struct fund_question **out, size_t *n);
/* Lines for a worker: of one person, or ({0}) of their own cases, at most
 * 20. */
MUST_CHECK const struct fault *
fund_questions_to_ask(struct ctx *ctx, struct person_id person,
                      struct fund_question **out, size_t *n);

/* --- fund_asking_store.c ---------------------------------------------- */

#define FUND_ASKING_BATCH 50

/* Whom to ask, and how they may be reached. */
struct fund_asking {
	struct fund_id request;
	struct person_id person;
	struct date paid_on;
	struct user_id user; /* {0}: has no sign-in that works */
	struct str email;
	bool chose_email;
	bool rules; /* it is written down when and how it is safe */
};
/* Paid from `first` to `last`, after the mark, and not to be left alone. */
MUST_CHECK const struct fault *
fund_asking_store_due(struct ctx *ctx, const struct fund_mark *mark,
                      struct date first, struct date last,
                      struct fund_asking **out, size_t *n);
/* *done is false when they were asked already. */
MUST_CHECK const struct fault *
fund_asking_store_add(struct ctx *ctx, const struct fund_asking *one,
                      bool later, enum fund_ask_way how, bool *done);
MUST_CHECK const struct fault *
fund_asking_store_no(struct ctx *ctx, const struct fund_request *request);
MUST_CHECK const struct fault *
fund_asking_store_asked(struct ctx *ctx, struct fund_id id, bool *done);
MUST_CHECK const struct fault *
fund_asking_store_choose(struct ctx *ctx, enum fund_ask_way way);

extern const struct query fund_asking_due;
extern const struct query fund_asking_add;
extern const struct query fund_asking_no_add;
extern const struct query fund_asking_asked;
extern const struct query fund_asking_choice;
extern const struct query fund_asking_choice_of;
extern const struct query fund_asking_open;
extern const struct query fund_asking_case;
extern const struct query fund_asking_mine;
extern const struct query fund_move_asking_list;
extern const struct query fund_move_asking_set;
extern const struct query fund_move_ask_way_list;
extern const struct query fund_move_ask_way_set;
extern const struct query fund_move_asking_no_list;
extern const struct query fund_move_asking_no_set;
#define FUND_ASKING_QUERIES \
	&fund_asking_due, &fund_asking_add, &fund_asking_no_add, \
	        &fund_asking_asked, &fund_asking_choice, \
	        &fund_asking_choice_of, &fund_asking_open, &fund_asking_case, \
	        &fund_asking_mine, &fund_move_asking_list, \
	        &fund_move_asking_set, &fund_move_asking_no_list, \
	        &fund_move_asking_no_set, &fund_move_ask_way_list, \
	        &fund_move_ask_way_set

/* --- pages and views -------------------------------------------------- */

struct html;
struct fund_screen;
/* What a panel read: the questions, with the heads of a worker's people. */
struct fund_questions {
	const struct fund_question *list;
	const struct person_head *heads; /* NULL: all of one person */
	size_t n;
	struct str crn; /* of that person, for staff */
};
MUST_CHECK const struct fault *
fund_read_questions_me(struct ctx *ctx, struct person_id person, void **out);
/* (as fund_read_questions_me) */
MUST_CHECK const struct fault *
fund_read_questions_case(struct ctx *ctx, struct person_id person, void **out);
/* (as fund_read_questions_me) */
MUST_CHECK const struct fault *
fund_read_questions_today(struct ctx *ctx, struct person_id person, void **out);
void
fund_draw_questions_me(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_questions_me) */
void fund_draw_questions_case(struct html *h, const struct ctx *ctx,
                              const void *data);
/* (as fund_draw_questions_me) */
void fund_draw_questions_today(struct html *h, const struct ctx *ctx,
                               const void *data);
/* On the page of a request: what was said, the form, and the way out. */
void fund_draw_reflections(struct html *h, const struct ctx *ctx,
                           const struct fund_screen *screen);
/* On the person's own page of the fund. */
void fund_draw_ask_way(struct html *h, const struct ctx *ctx,
                       const struct fund_screen *screen);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_post_ask_way);
HANDLER(fund_post_no_answer);
HANDLER(fund_post_asked);
#undef HANDLER

#endif
