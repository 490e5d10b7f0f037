/*
 * plan_goal.h - goals and steps of a plan.
 *
 * Vocabularies are those of the services' own sentence plan (hmpps.md B2);
 * added are the author of each goal and step, both voices, a basis, and the
 * right to decline what no court ordered.
 *
 * Rules kept here, each with a test of the same words:
 *   - a goal that can start now has a date, one for the future has none;
 *   - a goal for the future that is given a date starts now;
 *   - a goal is deleted only before the plan was first agreed, and only where
 *     it holds no word of the other side's;
 *   - after that it is removed with a reason and stays to be seen;
 *   - a goal is added back with a reason;
 *   - a goal is achieved with the name of who says so;
 *   - a goal that a worker writes is linked to a statement or says why not;
 *   - why not is one of a few reasons, and words where it is another;
 *   - a negotiated goal or one's own may be declined, and that has no effect
 *     on the order;
 *   - what the court or a licence requires cannot be declined, and the
 *     person can say that they do not agree;
 *   - a person's own goal is changed by the person only;
 *   - whoever changes the words of a goal or step is their author then;
 *   - only a worker can say that something is required;
 *   - a reply is to the goal or step as it was seen, or it does not count;
 *   - both views of a goal stand side by side;
 *   - a view is of the goal as it was seen, or it does not count;
 *   - a step past its day, not done and still to do, is late and said to be;
 *   - a finished step shows its state, and is changed behind a link;
 *   - what is required, in a plan that the person agreed to, is not asked
 *     about again;
 *   - a plan holds as many goals, steps and notes as go into a file;
 *   - the first open goal of a plan is told, and that none is left, once each
 *     time;
 *   - any past day's plan can be shown;
 *   - what changed since it was agreed is listed goal by goal.
 */
#ifndef PRACTICE_PLAN_GOAL_H
#define PRACTICE_PLAN_GOAL_H

#include "base/change.h"
#include "practice/plan/plan_scribe.h"
#include "practice/plan/plan_words.h"
#include "practice/strengths/tool.h"

/* Where a goal came from, when it came in as a file (plan_file.h). */
struct plan_came {
	enum plan_service service;
	struct date on;
	int64_t file, place; /* and which of its goals */
	struct str ref;      /* its uuid there, or empty */
};

/* A side's own view of a goal: kept beside the other, never merged. */
struct plan_view {
	enum plan_stance stance;
	struct str words;
	struct instant at;
};

/* What a goal or a step was made from (plan_lift.h). */
enum plan_lift {
	PLAN_LIFT_NONE,
	PLAN_LIFT_ENTRY,    /* an entry of a tool */
	PLAN_LIFT_NEED,     /* a need for support */
	PLAN_LIFT_TIE,      /* somebody in the circle of people */
	PLAN_LIFT_DECISION, /* a decision that was written down */
	PLAN_LIFT_COUNT
};
extern const char *const plan_lift_words[PLAN_LIFT_COUNT + 1];

/* Its kind and its number; in a form and in what is sent the kind may be
 * NONE, and is then found out. */
struct plan_source {
	enum plan_lift kind;
	int64_t v; /* 0: made from nothing */
};

struct plan_step {
	struct step_id id;
	struct goal_id goal;
	int64_t version;
	struct str words;
	enum plan_actor actor;
	enum plan_step_status status;
	struct instant status_at;
	struct date due; /* may be none */
	enum plan_resource resource;
	struct str needs; /* what it needs, in words; may be empty */
	struct plan_author author;
	enum plan_reply replies[PLAN_SIDE_COUNT];
	struct str reply_words[PLAN_SIDE_COUNT]; /* with a yes or a no */
	struct plan_scribe hand, mark; /* of their answer; of its state */
	struct plan_source source;     /* what it was made from */
	bool agreed;      /* with the plan, and it stands as it did then */
	bool once_agreed; /* it was in the plan when both said yes, ever */
	int64_t position;
};

struct plan_note {
	struct goal_id goal;
	enum plan_note_kind kind;
	struct str words;
	struct plan_author author;
	struct str from; /* who wrote it where it came from, or empty */
};

struct plan_goal {
	struct goal_id id;
	struct person_id person;
	int64_t version;
	struct str title;
	struct str why;
	struct str how; /* how I will know */
	enum plan_area area;
	unsigned related; /* a bit each: 1u << enum plan_area */
	struct date target;
	enum plan_goal_status status;
	struct instant status_at;
	struct str achieved_by;
	enum plan_basis basis;
	struct plan_author author;
	struct statement_id statement; /* {0}: none, and then why: */
	enum plan_no_words no_words;
	struct str no_statement;
	struct plan_source source; /* what it was made from */
	enum plan_reply replies[PLAN_SIDE_COUNT];
	struct str reply_words[PLAN_SIDE_COUNT]; /* with a yes or a no */
	struct plan_scribe hand;                 /* of the person's answer */
	struct plan_view views[PLAN_SIDE_COUNT];
	int64_t position;
	struct plan_came came;
	const struct plan_step *steps;
	const struct plan_note *notes;
	size_t steps_n, notes_n;
	const struct plan_met *met;     /* plan_met.h; NULL: nobody said so */
	const struct plan_scale *scale; /* plan_scale.h; NULL: none */
	const struct plan_hurdle *hurdles; /* plan_help.h */
	size_t hurdles_n;
	const struct plan_help *helps; /* plan_help.h */
	size_t helps_n;
};

/* Steps done, and steps that count (all but those no longer needed). */
size_t plan_goal_done(const struct plan_goal *goal, size_t *of);
/* The first step that is not done and can be, or NULL. */
const struct plan_step *plan_goal_next(const struct plan_goal *goal);
/* Whether nothing is left to do: done, or no longer needed. */
bool plan_step_is_finished(const struct plan_step *step);
/* Whether a step's day is before `today`, it is still to do in a goal that is
 * worked on now, and it is required, or agreed to: by itself or as the plan. */
bool plan_step_is_late(const struct plan *plan, const struct plan_goal *goal,
                       const struct plan_step *step, struct date today);
/* Whether it is worked on: not removed, not declined by the person. */
bool plan_goal_is_live(const struct plan_goal *goal);
/* Whether this side may change the goal's words, date and basis. */
bool plan_goal_is_open_to(const struct plan_goal *goal, enum plan_side side);

/* What a goal says, as somebody writes or changes it. */
struct plan_goal_terms {
	struct str title;
	struct str why;
	struct str how;
	enum plan_area area;
	unsigned related;
	bool now; /* can start now: then target is needed */
	struct date target;
	enum plan_basis basis;
	enum plan_voice voice; /* of a worker: FOR or WORKER */
	struct statement_id statement;
	enum plan_no_words no_words; /* NONE beside words: OTHER */
	struct str no_statement;
	struct plan_source source; /* of a new goal: what it is made from */
};

/*
 * Add a goal to the end.  The person's is PLAN_VOICE_OWN.  The other side is
 * asked for its reply.
 *
 * NOT_FOUND out of reach; INVALID with a problem for each field; REFUSED when
 * a person says that something is required, and for what was taken back.
 */
MUST_CHECK const struct fault *
plan_goal_add(struct ctx *ctx, struct person_id person,
              const struct plan_goal_terms *terms, struct goal_id *out);

/*
 * Change what a goal says.  The other side's reply is asked for again.  Whoever
 * changes its words is their author (plan_author_local.h).  A goal for the
 * future that is given a date becomes ACTIVE.
 * CONFLICT when `seen` is not its version; REFUSED as the rules above say.
 */
MUST_CHECK const struct fault *
plan_goal_change(struct ctx *ctx, struct goal_id id, int64_t seen,
                 const struct plan_goal_terms *terms);

/* Say that it is reached.  `who` says so (required), `words` is how it
 * helped.  REFUSED unless ACTIVE. */
MUST_CHECK const struct fault *
plan_goal_achieve(struct ctx *ctx, struct goal_id id, int64_t seen,
                  struct str who, struct str words);

/* Take it out with a reason.  REFUSED unless ACTIVE or FUTURE, and for a
 * goal that is not this side's to take out. */
MUST_CHECK const struct fault *
plan_goal_remove(struct ctx *ctx, struct goal_id id, int64_t seen,
                 struct str words);

/* Add back an achieved or removed one, with a reason; now needs a date. */
MUST_CHECK const struct fault *
plan_goal_readd(struct ctx *ctx, struct goal_id id, int64_t seen,
                struct date target, struct str words);

/* Delete from a draft that was never agreed, without a note; else REFUSED. */
MUST_CHECK const struct fault *
plan_goal_delete(struct ctx *ctx, struct goal_id id, int64_t seen);

/* Whether an answer after another puts something into the plan, or out. */
bool plan_reply_turns(enum plan_reply was, enum plan_reply is);

/* Whose the words were while there was room for one side's alone: of the
 * worker who alone said no, else of the person. */
enum plan_side plan_reply_speaker(const enum plan_reply *replies);

/* One place up (-1) or down (1) among goals of its status and its band. */
MUST_CHECK const struct fault *
plan_goal_move(struct ctx *ctx, struct goal_id id, int by);

/*
 * The actor's side's reply to what the other wrote.  REFUSED for declining
 * what is required, and for replying to one's own.  CONFLICT when `seen` is
 * not the version that is replied to (0: whatever it is).  Declining asks for
 * no reason; one may be given.
 */
MUST_CHECK const struct fault *
plan_goal_reply(struct ctx *ctx, struct goal_id id, int64_t seen,
                enum plan_reply reply, struct str words);

/* The actor's side's own view.  INVALID; CONFLICT as to change the goal. */
MUST_CHECK const struct fault *
plan_goal_view(struct ctx *ctx, struct goal_id id, int64_t seen,
               enum plan_stance stance, struct str words);

/* A progress note.  INVALID when empty. */
MUST_CHECK const struct fault *
plan_goal_note(struct ctx *ctx, struct goal_id id, struct str words);

/* --- the whole, and what was ---------------------------------------- */

struct plan_whole {
	struct plan plan;
	int text; /* how plan_sign_text puts it: PLAN_TEXT_NOW or _OLD */
	struct plan_goal *goals;
	size_t goals_n;
	struct plan_statement *statements; /* current ones */
	size_t statements_n;
	struct plan_strength *strengths;
	size_t strengths_n;
	struct plan_phase *phases; /* oldest first */
	size_t phases_n;
	const struct plan_met *mets; /* a goal's newest first */
	size_t mets_n;
	bool less, parted; /* of a past day: plan_then.h */
};

/* All of a person's plan, or an empty one.  NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
plan_read(struct ctx *ctx, struct person_id person, struct plan_whole *out);

/* Only their goals, in order, without steps, notes and names.  NOT_FOUND. */
MUST_CHECK const struct fault *
plan_goals(struct ctx *ctx, struct person_id person, struct plan_goal **out,
           size_t *n);
/* The same with their steps. */
MUST_CHECK const struct fault *
plan_goals_steps(struct ctx *ctx, struct person_id person,
                 struct plan_goal **out, size_t *n);

/* The plan as it stood at the end of a day.  *found: there was one. */
MUST_CHECK const struct fault *
plan_read_day(struct ctx *ctx, struct person_id person, struct date day,
              struct plan_whole *out, bool *found);
/* At a version of this plan (a merge may leave a person two), and only what
 * plan_differ and plan_goal_is_live look at.  *found as above. */
MUST_CHECK const struct fault *
plan_read_terms(struct ctx *ctx, const struct plan *plan, int64_t version,
                struct plan_whole *out, bool *found);

/* What changed in what is agreed between two versions, goal by goal. */
void plan_differ(struct arena *arena, const struct plan_whole *then,
                 const struct plan_whole *now, struct change_list *out);

#endif
