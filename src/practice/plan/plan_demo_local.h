/*
 * plan_demo_local.h - the plan's part of the fictional programme.
 *
 * Everybody in it is made up; so is every word.
 */
#ifndef PRACTICE_PLAN_DEMO_LOCAL_H
#define PRACTICE_PLAN_DEMO_LOCAL_H

#include "kernel/demo.h"
#include "practice/plan/plan_net.h"

struct plan_demo_step {
	const char *words;
	enum plan_actor actor;
};

struct plan_demo_goal {
	const char *title;
	const char *why;
	const char *how;
	enum plan_area area;
	enum plan_basis basis;
	struct plan_demo_step steps[4]; /* ends at a NULL */
};

struct plan_demo_strength {
	const char *words;
	const char *evidence;
	enum plan_said_by said_by;
	const char *said_name;
};

struct plan_demo_supporter {
	const char *name;
	int ring;
	enum plan_tie_kind kind;
	enum plan_net_wish wish;
	enum plan_net_life life;
	enum plan_net_often often;
	enum plan_net_view view;
	int since; /* a year; 0: not said */
};

extern const struct plan_demo_goal plan_demo_goals[];
extern const size_t plan_demo_goals_n;
extern const struct plan_demo_goal plan_demo_required[];  /* court, licence */
extern const struct plan_demo_goal plan_demo_jay_goals[]; /* ends at a NULL */
/* What some of the steps need; the last of all needs nothing. */
struct plan_demo_need {
	const char *step;
	enum plan_resource resource;
	const char *needs;
};
extern const struct plan_demo_need plan_demo_needs[];
extern const char *const plan_demo_statements[];
extern const size_t plan_demo_statements_n;
extern const char *const plan_demo_worker_statements[];
extern const size_t plan_demo_worker_statements_n;
extern const struct plan_demo_strength plan_demo_strengths[];
extern const size_t plan_demo_strengths_n;
extern const struct plan_demo_strength plan_demo_jay_strengths[4];
extern const struct plan_demo_supporter plan_demo_supporters[];
extern const size_t plan_demo_supporters_n;
extern const struct plan_demo_supporter plan_demo_jay_supporters[7];
extern const char *const plan_demo_notes[];
extern const size_t plan_demo_notes_n;

/* Where the story of one person stands. */
struct plan_demo_story {
	struct ctx *ctx;
	struct demo *demo;
	const struct demo_person *who;
	int day;             /* since the start of the order */
	struct instant last; /* when something was done last */
	struct goal_id goals[6];
	size_t goals_n;
	struct statement_id statement;
};

/* Move to a day of the story and act as worker or person; false when that
 * day has not come.  Each act is some minutes after the one before. */
bool plan_demo_on(struct plan_demo_story *s, int day, bool person);
/* Days since the order began; whether the person has a sign-in. */
int plan_demo_age(const struct plan_demo_story *s);
bool plan_demo_can_sign(const struct plan_demo_story *s);
/* A goal and its steps: the person's own where they can sign in. */
MUST_CHECK const struct fault *
plan_demo_goal_add(struct plan_demo_story *s, const struct plan_demo_goal *goal,
                   int day, bool future);
/* An answer to the plan as it stands; nothing for a plan that is not ready. */
MUST_CHECK const struct fault *
plan_demo_answer(struct plan_demo_story *s, int day, bool person,
                 enum plan_answer answer);

/* The person's answer by a code on the worker's screen: plan_sign_demo.c. */
MUST_CHECK const struct fault *
plan_sign_demo(struct plan_demo_story *s, int day, enum plan_answer answer);
/* On paper, of somebody who cannot sign in; where no files are kept they could
 * not answer. */
MUST_CHECK const struct fault *
plan_sign_demo_paper(struct plan_demo_story *s, int day,
                     enum plan_answer answer);

/* Of Sam's people, who looked at what both agreed: plan_look_demo.c. */
MUST_CHECK const struct fault *plan_look_demo(struct plan_demo_story *s);

/* --- plan_demo_life.c ----------------------------------------------------- */

/* What came after the plan was answered, day after day: steps, notes, a goal
 * reached, phases, reviews. */
MUST_CHECK const struct fault *plan_demo_life(struct plan_demo_story *s);

/* What Jay drew, and the picture of it: plan_own_demo.c, plan_own_drawing.c. */
MUST_CHECK const struct fault *plan_own_demo(struct plan_demo_story *s);
extern const unsigned char plan_demo_drawing[];
extern const size_t plan_demo_drawing_n;

/* What helps with a goal and what may get in the way: plan_help_demo.c. */
MUST_CHECK const struct fault *plan_help_demo(struct plan_demo_story *s);

/* What goals look like and how far they came, an act each; how many days before
 * today it is done, and whether this person's story has it:
 * plan_scale_demo.c. */
#define PLAN_DEMO_SCALE_ACTS 8
int plan_scale_demo_before(unsigned act);
bool plan_scale_demo_has(const struct plan_demo_story *s, unsigned act);
MUST_CHECK const struct fault *
plan_scale_demo(struct plan_demo_story *s, unsigned which, int day);

/* Last, some goals are said to be met: plan_met_demo.c. */
MUST_CHECK const struct fault *plan_met_demo(struct plan_demo_story *s);
/* And some reviews that are late are put off: plan_later_demo.c. */
MUST_CHECK const struct fault *plan_later_demo(struct plan_demo_story *s);

/* The circle of people over time: plan_net_demo.c. */
MUST_CHECK const struct fault *plan_net_demo_start(struct plan_demo_story *s);
MUST_CHECK const struct fault *plan_net_demo(struct plan_demo_story *s);

/* What is written before anybody answers: words, strengths, people, goals; and
 * the replies of both sides. */
MUST_CHECK const struct fault *plan_demo_written(struct plan_demo_story *s);
MUST_CHECK const struct fault *plan_demo_replies(struct plan_demo_story *s);
/* The file of another service that waits: plan_file_demo.c. */
MUST_CHECK const struct fault *
plan_file_demo_put(struct plan_demo_story *s, int64_t *out);
/* The plan of somebody to practise with: plan_rehearse.c. */
MUST_CHECK const struct fault *
plan_rehearse(struct ctx *ctx, struct demo *demo);

/* Write plans for the people from demo->at to demo->until. */
MUST_CHECK const struct fault *plan_demo(struct ctx *ctx, struct demo *demo);

#endif
