/*
 * plan_scribe.h - what the person said of one goal or one step, written down by
 * a worker: on paper, on the telephone or in the room (decision 89).
 *
 * Rules kept here, each with a test of the same words:
 *   - an answer that a worker wrote down says who wrote it and how it was said;
 *   - it is never shown as the person's own press;
 *   - the person sees it, and their own answer takes its place;
 *   - what they answered themselves nobody writes over;
 *   - an answer by telephone or on paper is for whoever cannot sign in;
 *   - only a worker writes an answer down for somebody else;
 *   - a goal that is not in the plan takes no answer from paper;
 *   - an answer is to the goal or step as the worker saw it, or it does not
 *     count; whether the paper said the same nothing here can know, but by its
 *     day: the form asks them to look;
 *   - the day on a paper is kept and shown; it is neither to come nor before
 *     the order began;
 *   - a paper that is older than the words here was an answer to other words,
 *     and one that is older than what they said since changes nothing;
 *   - who wants to talk about it has not answered yet;
 *   - a step that they did is marked as they said, with who wrote it down.
 */
#ifndef PRACTICE_PLAN_SCRIBE_H
#define PRACTICE_PLAN_SCRIBE_H

#include "base/json.h"
#include "practice/plan/plan.h"

/* Whose hand an answer came through; how NONE: their own. */
struct plan_scribe {
	enum plan_how how;
	struct user_id by;
	struct str name; /* filled when read */
	struct instant at;
	struct date on; /* the day on their paper, or DATE_NONE */
};

/* Whether a worker wrote it down. */
bool plan_scribe_is(const struct plan_scribe *hand);

/* "said in the room, written down by Sam, 3 March 2026", of a worker's; of a
 * paper with its day. */
struct str
plan_scribe_words(struct arena *arena, const struct plan_scribe *hand);
/* The same under what was written down; nothing where nobody did. */
struct html;
void plan_draw_scribe(struct html *h, const struct plan_scribe *hand);
/* "said_how", of a form: in the room, on the telephone, on paper. */
struct form;
void plan_draw_said_how(struct html *h, const struct form *form);

/* What they said, as it is written down. */
enum plan_told {
	PLAN_TOLD_NONE,
	PLAN_TOLD_YES,
	PLAN_TOLD_NO,
	PLAN_TOLD_TALK,     /* they want to talk about it first */
	PLAN_TOLD_DONE,     /* of a step: they did it           */
	PLAN_TOLD_NOT_DONE, /* of a step: they did not yet      */
	PLAN_TOLD_COUNT
};
extern const char *const plan_told_words[PLAN_TOLD_COUNT + 1];

struct plan_told_terms {
	enum plan_told told;
	struct str words; /* may be empty; with a mark they become a note */
	enum plan_how how;
	struct date on; /* the day on the paper, or DATE_NONE */
};
/* The day since which a goal, and a step of it (or NULL), say what they say. */
struct plan_goal;
struct plan_step;
struct date
plan_told_since(const struct plan_goal *goal, const struct plan_step *step);

/*
 * Write down what the person said of a goal, or of a step, that was seen as
 * version `seen`.
 *
 * NOT_FOUND out of reach; CONFLICT when it has changed since; INVALID without
 * what was said and how, with words that are too long, or with a day that no
 * paper has; REFUSED as the rules above say, and for no to what is required.
 */
MUST_CHECK const struct fault *
plan_goal_told(struct ctx *ctx, struct goal_id id, int64_t seen,
               const struct plan_told_terms *terms);
/* (as plan_goal_told) */
MUST_CHECK const struct fault *
plan_step_told(struct ctx *ctx, struct step_id id, int64_t seen,
               const struct plan_told_terms *terms);

/* The member `key` of the API (ByHand), null where their own hand was. */
void plan_scribe_json(struct json_out *j, const char *key,
                      const struct plan_scribe *hand);

/* The member `key` of a goal or a step in a snapshot, and back; none where the
 * person's own hand was. */
void plan_scribe_snap(struct json_out *j, const char *key,
                      const struct plan_scribe *hand);
struct plan_scribe plan_scribe_unsnap(struct arena *arena, const json_t *object,
                                      const char *key, bool *wrong);

extern const struct migration plan_migration_145;

#endif
