/*
 * plan_views_local.h - what the plan's pages are given, and their views.
 *
 * Pages fill a struct plan_screen; views draw from it and read nothing else.
 */
#ifndef PRACTICE_PLAN_VIEWS_LOCAL_H
#define PRACTICE_PLAN_VIEWS_LOCAL_H

#include "practice/plan/plan_look.h"
#include "practice/plan/plan_net.h"
#include "practice/plan/plan_stage.h"
#include "register/people/people_views.h"
#include "web/gov/change.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/words.h"

/* What another capability puts on the booklet. */
struct plan_paper {
	const struct panel *panel;
	void *data;
};

struct plan_screen {
	struct person_head head; /* first: people_above reads it */
	bool mine;               /* the person's own pages */
	bool full;               /* whether to say more than the panel does */
	struct str base;         /* "/me/plan", "/people/X123456/plan" */
	struct plan_whole whole;
	struct plan_staged stage; /* of a page that shows it */
	struct plan_look look;    /* plan_look.h; (the same) */
	struct plan_look_ruled look_ruled;
	enum plan_goal_status tab;
	const struct plan_goal *goal;
	int64_t alike; /* people for whom the reader wrote it, too */
	const struct plan_step *step;
	const struct plan_lifted *lifted; /* plan_lift.h; it was, or is, made
	                                   * from it */
	const struct plan_start *start;  /* plan_stem.h; of a new goal's form */
	const struct plan_offer *offers; /* plan_assessed.h */
	size_t offers_n;
	const struct plan_statement *statement;
	const struct plan_statement *statements; /* with the older ones */
	size_t statements_n;
	const struct plan_tie *circle;
	size_t circle_n;
	const struct plan_version_line *versions;
	size_t versions_n;
	const struct plan_signed *signs; /* plan_sign.h; on the history */
	size_t signs_n;
	struct change_list changes;     /* since it was agreed */
	struct change_list since;       /* a form was made */
	const struct plan_stale *stale; /* plan_stale.h; of a form's page */
	struct str shown; /* the words of the version that is answered */
	struct str mark;  /* the code of its paper */
	const struct plan_paper *papers;
	size_t papers_n;
	struct date on;  /* a past day, or DATE_NONE */
	bool past;       /* all of it is shown as it was then */
	int64_t seconds; /* how long a voice note may be */
	bool wrong_day;  /* the day asked for is none, or nothing was then */
	/* The day of a paper that is older than what is answered, or DATE_NONE;
	 * and what that said then, empty where it was not there. */
	struct date told_on;
	struct str told_then;
};

typedef void (*plan_draw)(struct html *h, const struct ctx *ctx,
                          const void *data);

/* --- plan_parts_views.c: pieces of several pages ------------------------ */

/* base and the rest of a path below it, with an id between them. */
struct str plan_path(struct arena *arena, const struct plan_screen *screen,
                     const char *rest);
struct str plan_goal_path(struct arena *arena, const struct plan_screen *screen,
                          const struct plan_goal *goal, const char *rest);
/* (as plan_goal_path) below it, a step and the rest. */
struct str plan_step_path(struct arena *arena, const struct plan_screen *screen,
                          const struct plan_goal *goal,
                          const struct plan_step *step, const char *rest);

/* The form's typed values and problems, for one action on the page. */
struct form plan_form_begin(struct html *h, const struct ctx *ctx,
                            struct str action, int64_t version);
/* A button, and the end of the form.  classes may be NULL. */
void plan_form_end(struct html *h, struct str words, const char *classes);

/* A line that nothing is here; a link. */
void plan_empty(struct html *h, struct str words);
void plan_link(struct html *h, struct str words, struct str href);

/* "Jay's own words", "Written by Sam Okafor for Jay", "Sam Okafor's words" */
struct str plan_whose(struct arena *arena, const struct plan_screen *screen,
                      const struct plan_author *author);
/* The same of a strength, with what somebody else said apart; empty where a
 * version did not keep it. */
struct str
plan_strength_whose(struct arena *arena, const struct plan_screen *screen,
                    const struct plan_strength *strength);
/* Small, under the words. */
void plan_draw_whose(struct html *h, struct str whose);

void plan_draw_statement(struct html *h, const struct ctx *ctx,
                         const struct plan_screen *screen,
                         const struct plan_statement *statement);
/* plan_goal_views.c: of a goal of a past day, what its own page showed. */
void plan_draw_goal_then(struct html *h, const struct ctx *ctx,
                         const struct plan_screen *screen,
                         const struct plan_goal *goal);
void plan_draw_state(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen);
/* plan_stage_views.c: a paragraph, or nothing where it was not asked for; and
 * its words alone. */
void plan_draw_stage(struct html *h, const struct plan_screen *screen);
struct str
plan_stage_line(struct arena *arena, const struct plan_screen *screen);
void plan_draw_changes(struct html *h, const struct ctx *ctx,
                       const struct plan_screen *screen);
/* What has changed since the version that a form was made from. */
void plan_draw_since(struct html *h, const struct plan_screen *screen);
/* Choices of reasons from first to last, and "other"; room for one more. */
void
plan_reason_choices(struct gov_choice *choices, int first, int last, size_t *n);
/* What each side said with its yes or no, by whom, and who wrote the person's
 * down; nothing where none did. */
void plan_draw_said(struct html *h, const struct plan_screen *screen,
                    const enum plan_reply *replies, const struct str *words,
                    const struct plan_scribe *hand);
void plan_draw_views(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen,
                     const struct plan_goal *goal, int level);
/* The other areas it helps with; nothing where there is none. */
void plan_draw_related(struct html *h, const struct plan_screen *screen,
                       const struct plan_goal *goal);
void plan_draw_steps(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen,
                     const struct plan_goal *goal, bool acts);
/* Cards of the goals of one status, in the three bands. */
void
plan_draw_bands(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen, enum plan_goal_status status);
void plan_draw_chips(struct html *h, const struct plan_screen *screen,
                     const struct plan_strength *strengths, size_t n);
/* "3 of 4 steps done." and what comes next, under a bar. */
void plan_draw_bar(struct html *h, const struct plan_goal *goal);
/* The three phases, across or down. */
void plan_draw_journey(struct html *h, struct arena *arena,
                       const struct plan_whole *whole, bool mine, bool across);

/* What the worker's home shows of plans. */
struct plan_today {
	const struct plan_waiting *v;
	size_t n;
};

/* --- panels: plan_panel_views.c ------------------------------------------ */

void plan_draw_panel_journey(struct html *h, const struct ctx *ctx,
                             const void *data);
void
plan_draw_panel_goals(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_panel_strengths(struct html *h, const struct ctx *ctx,
                               const void *data);
void
plan_draw_panel_circle(struct html *h, const struct ctx *ctx, const void *data);
void
plan_draw_panel_today(struct html *h, const struct ctx *ctx, const void *data);

/* --- pages --------------------------------------------------------------- */

void plan_draw_page(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_me(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_goal(struct html *h, const struct ctx *ctx, const void *data);
void
plan_draw_goal_form(struct html *h, const struct ctx *ctx, const void *data);
/* The lines in which steps are written with a new goal. */
void plan_draw_rows(struct html *h, const struct plan_screen *screen,
                    const struct form *form);
void
plan_draw_step_form(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_statement_form(struct html *h, const struct ctx *ctx,
                              const void *data);
void plan_draw_words(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_word(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_agree(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_phase(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_history(struct html *h, const struct ctx *ctx, const void *data);
void
plan_draw_strengths(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_booklet(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_easy(struct html *h, const struct ctx *ctx, const void *data);

extern const struct panel plan_panels[];

/* Of the page of papers: the booklets, and what was signed (plan_kept.c). */
MUST_CHECK const struct fault *
plan_read_papers(struct ctx *ctx, struct person_id person, void **out);
extern const struct route plan_routes[];
extern const struct api_schema plan_schemas[];

#endif
