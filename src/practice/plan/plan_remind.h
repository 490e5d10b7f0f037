/*
 * plan_remind.h - a person is told that a step of theirs is soon due.
 *
 * A job looks for steps of the person's own that are to be done within some
 * days (the dated rule plan.remind_days) and writes once for each, the way
 * the person chose.
 *
 * Rules kept here, each with a test of the same words:
 *   - a person is reminded of a step of their own once before its day, however
 *     often the job runs;
 *   - a step with a new day is reminded of again;
 *   - nobody is reminded who did not choose it, and only they choose;
 *   - a choice that they told a worker says who wrote it down and how it was
 *     said, and the person's own takes its place;
 *   - what they chose themselves nobody writes over, and by telephone or on
 *     paper only a choice of whoever cannot sign in is written down;
 *   - nobody chooses for somebody who cannot sign in that we write to them;
 *   - where nobody writes, their own worker sees what is due in the next days:
 *     what was said yes to or is required, and nothing else;
 *   - nobody is written to where it is written down when and how it is safe;
 *   - a step that is done, dropped, declined or in a goal that is not worked on
 *     now is not reminded of;
 *   - the message says nothing about the plan or the case;
 *   - a text message waits, unsent, until there is a way to send it;
 *   - a reminder on paper is printed by the person's own worker, once, and says
 *     nothing of the plan;
 *   - nothing is printed for whoever did not choose paper, or where it is
 *     written down when and how it is safe.
 */
#ifndef PRACTICE_PLAN_REMIND_H
#define PRACTICE_PLAN_REMIND_H

#include "practice/plan/plan_scribe.h"

enum plan_remind_way {
	PLAN_REMIND_WORKER, /* nobody writes: their worker tells them */
	PLAN_REMIND_EMAIL,
	PLAN_REMIND_TEXT,
	PLAN_REMIND_PRINT, /* on paper: their worker prints it */
	PLAN_REMIND_COUNT
};
extern const char *const plan_remind_ways[PLAN_REMIND_COUNT + 1];

/* Remind of what is due: the background job, by the system alone. */
MUST_CHECK const struct fault *plan_remind(struct ctx *ctx, void *data);

/* How a person is reached who chose to be reminded; PLAN_REMIND_WORKER where
 * nobody writes to them.  For jobs: asks no reach. */
struct plan_reminding;
MUST_CHECK const struct fault *
plan_remind_reach(struct ctx *ctx, struct person_id person,
                  struct plan_reminding *out);
/* Write a sentence that says nothing of the case, with a link to `path`. */
MUST_CHECK const struct fault *
plan_remind_write(struct ctx *ctx, const struct plan_reminding *one,
                  const char *key, const char *path);

/* Of whom there is something to print, in the next days. */
struct plan_reminding_list {
	struct plan_reminding *v;
	size_t n;
};
MUST_CHECK const struct fault *
plan_remind_paper(struct ctx *ctx, struct plan_reminding_list *out);
/* These steps were printed: of them, those that are there to print still.
 * REFUSED where none is. */
MUST_CHECK const struct fault *
plan_remind_printed(struct ctx *ctx, const int64_t *steps, size_t n);

/* Choose; by the person alone.  INVALID. */
MUST_CHECK const struct fault *plan_remind_choose(struct ctx *ctx, int way);
/*
 * Write down what the person told a worker that they choose, and how they told
 * it (decision 89).
 *
 * NOT_FOUND out of reach; INVALID without a way and how it was said; REFUSED to
 * the person, over a choice of their own, and as the rules above say.
 */
MUST_CHECK const struct fault *
plan_remind_told(struct ctx *ctx, struct person_id person, int way,
                 enum plan_how how);

/* What was chosen: by the worker, until the person says otherwise. */
struct plan_remind_choice {
	enum plan_remind_way way;
	struct plan_scribe hand; /* who wrote it down; how NONE: their own */
	struct instant at;       /* INSTANT_NONE: nothing was chosen */
};
MUST_CHECK const struct fault *
plan_remind_chosen(struct ctx *ctx, struct person_id person,
                   struct plan_remind_choice *out);

/* --- plan_remind_store.c ------------------------------------------------ */

struct plan_reminding {
	int64_t step;
	struct person_id person;
	struct date due;
	struct user_id user;
	enum plan_remind_way way;
	struct str email;
	struct str phone;
};
/* Steps due from `first` to `last` of whoever is to be written to, at most
 * 200. */
MUST_CHECK const struct fault *
plan_remind_store_due(struct ctx *ctx, struct date first, struct date last,
                      struct plan_reminding **out, size_t *n);
/* That it was written of: *added is false where somebody else did so at the
 * same time, and then it is theirs. */
MUST_CHECK const struct fault *
plan_remind_store_add(struct ctx *ctx, const struct plan_reminding *one,
                      bool *added);
/* What the person chose, and whose hand wrote it down. */
MUST_CHECK const struct fault *
plan_remind_store_choose(struct ctx *ctx, struct person_id person,
                         const struct plan_remind_choice *choice);
/* The newest, without the name of whoever wrote it down. */
MUST_CHECK const struct fault *
plan_remind_store_chosen(struct ctx *ctx, struct person_id person,
                         struct plan_remind_choice *out);

/* Steps due from `first` to `last` of the actor's own people who chose paper,
 * that nothing was printed of yet: step, person and day, by person; at most
 * 200. */
MUST_CHECK const struct fault *
plan_remind_store_paper(struct ctx *ctx, struct date first, struct date last,
                        struct plan_reminding **out, size_t *n);

extern const struct migration plan_migration_82;
extern const struct migration plan_migration_144;
extern const struct query plan_remind_q_paper;
extern const struct query plan_remind_q_due;
extern const struct query plan_remind_q_days;
extern const struct query plan_remind_q_reach;
extern const struct query plan_remind_q_add;
extern const struct query plan_remind_q_choice;
extern const struct query plan_remind_q_choice_of;
#define PLAN_REMIND_QUERIES \
	&plan_remind_q_paper, &plan_remind_q_reach, &plan_remind_q_due, \
	        &plan_remind_q_days, &plan_remind_q_add, \
	        &plan_remind_q_choice, &plan_remind_q_choice_of

/* --- pages --------------------------------------------------------------- */

/* GET and POST /me/plan/reminders, and of a worker. */
const struct fault *
plan_get_reminders(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
/* (as above) */
const struct fault *
plan_post_reminders(struct ctx *ctx, const struct request *req,
                    struct reply *reply);

/* (as above) */
const struct fault *
plan_post_reminders_told(struct ctx *ctx, const struct request *req,
                         struct reply *reply);

/* GET and POST /plan/reminders: what a worker prints. */
const struct fault *
plan_get_reminders_paper(struct ctx *ctx, const struct request *req,
                         struct reply *reply);
/* (as above) */
const struct fault *
plan_post_reminders_paper(struct ctx *ctx, const struct request *req,
                          struct reply *reply);

#endif
