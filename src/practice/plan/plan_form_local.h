/*
 * plan_form_local.h - what the plan's forms and requests hold, read into terms.
 */
#ifndef PRACTICE_PLAN_FORM_LOCAL_H
#define PRACTICE_PLAN_FORM_LOCAL_H

#include "practice/plan/plan_views_local.h"

/* Open a page: the head, where it is, who asks.  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
plan_screen_open(struct ctx *ctx, const struct request *req,
                 struct plan_screen **out);
/* The same with the whole plan, and with the goal of ":goal". */
MUST_CHECK const struct fault *
plan_screen_whole(struct ctx *ctx, const struct request *req,
                  struct plan_screen **out);
/* (as plan_screen_whole) */
MUST_CHECK const struct fault *
plan_screen_goal(struct ctx *ctx, const struct request *req,
                 struct plan_screen **out);
/* The step of ":step", of the screen's goal. */
MUST_CHECK const struct fault *
plan_screen_step(struct ctx *ctx, const struct request *req,
                 struct plan_screen *screen);
/* What other capabilities put on the booklet. */
MUST_CHECK const struct fault *
plan_papers_read(struct ctx *ctx, struct plan_screen *screen);
/* What changed since it was agreed, for pages that show it. */
MUST_CHECK const struct fault *
plan_screen_changes(struct ctx *ctx, struct plan_screen *screen);
/* What of the goal, or of the step of the address, changed since it was seen,
 * over an act that came too late. */
MUST_CHECK const struct fault *
plan_view_since(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen);
void plan_screen_show(struct ctx *ctx, struct reply *reply,
                      const struct plan_screen *screen, struct str title,
                      struct str back, plan_draw draw);

/* The version the form was made from; 0 when there is none. */
int64_t plan_form_version(const struct request *req);
/* The same for an act on what is there: -1, which is no version, when there is
 * none, so that nothing is done to what nobody saw. */
int64_t plan_form_seen(const struct request *req);

/* By when a goal is to be reached: the names of two fields, and how they are
 * asked. */
struct plan_when {
	const char *when; /* 3, 6 or 12 months, chosen or future */
	const char *day;  /* the day that was chosen */
	const struct form *form;
	struct str label;
	struct str now;     /* what is chosen in the form, or empty */
	struct date target; /* the day as it is */
};
void plan_draw_when(struct html *h, const struct plan_when *w);
/* What was chosen; false: it is for the future.  A problem where nothing was,
 * or where what was typed is no day; a day that is left empty is the rule's. */
bool plan_form_when(struct ctx *ctx, const struct request *req,
                    const struct plan_when *w, struct problems *problems,
                    struct date *out);

/* The terms of a goal or step.  `basis` is taken for the person's own form,
 * which does not ask.  INVALID where it cannot be read. */
MUST_CHECK const struct fault *
plan_form_goal(struct ctx *ctx, const struct request *req, bool mine,
               enum plan_basis basis, struct plan_goal_terms *out);
/* The same of a change: where nothing is said about other areas, they stay, and
 * so does what a person's form does not ask. */
MUST_CHECK const struct fault *
plan_form_goal_change(struct ctx *ctx, const struct request *req, bool mine,
                      const struct plan_goal *goal,
                      struct plan_goal_terms *out);
MUST_CHECK const struct fault *
plan_form_step(struct ctx *ctx, const struct request *req, bool mine,
               struct plan_step_terms *out);

/* Most steps that are written with a new goal, and how many lines of them a
 * worker sees at once. */
#define PLAN_ROWS_MOST  6
#define PLAN_ROWS_SHOWN 3
/* The steps of a new goal's form, in the goal's voice; lines that are empty
 * are none.  INVALID. */
MUST_CHECK const struct fault *
plan_form_rows(struct ctx *ctx, const struct request *req,
               enum plan_voice voice, struct plan_step_terms **out, size_t *n);
/* The name of a field in the line of a step: "step_1". */
const char *plan_row_field(struct arena *arena, const char *name, int row);

/* A word as its place in a list, or 0 when it is none of them. */
unsigned plan_form_word(const struct request *req, const char *field,
                        const char *const *words);

/* POSTs of plan_goal_pages.c, and pages; for the route table. */
const struct fault *
plan_get_goal(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_goal_new(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
plan_get_goal_change(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
plan_get_step_new(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
plan_get_step(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *plan_post_goals(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_post_goal(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_achieve(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *plan_post_remove(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *plan_post_readd(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *plan_post_delete(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
plan_post_move(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_goal_reply(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
plan_post_goal_view(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
plan_post_note(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *plan_post_steps(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_post_step(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_step_delete(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
const struct fault *
plan_post_step_progress(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
const struct fault *
plan_post_step_reply(struct ctx *ctx, const struct request *req,
                     struct reply *reply);

/* plan_pages.c, plan_word_pages.c */
const struct fault *
plan_get_plan(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_agree(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *plan_post_agree(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_get_phase(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *plan_post_phase(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *plan_get_history(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
plan_get_print(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_easy(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_statement_new(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
plan_post_statements(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
plan_get_words(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_word(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_word(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_withdraw(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_get_strengths(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_post_strengths(struct ctx *ctx, const struct request *req,
                    struct reply *reply);

#endif
