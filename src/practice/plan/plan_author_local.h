/*
 * plan_author_local.h - whose words something is in, inside the plan.
 */
#ifndef PRACTICE_PLAN_AUTHOR_LOCAL_H
#define PRACTICE_PLAN_AUTHOR_LOCAL_H

#include "practice/plan/plan.h"
#include "practice/plan/plan_words.h"

/* How plan_sign_text puts a version: the old ones say not who wrote a step or
 * a strength. */
#define PLAN_TEXT_OLD 1
#define PLAN_TEXT_NOW 2

/* The side whose hand wrote something: own is the person's. */
enum plan_side plan_voice_side(enum plan_voice voice);

/* The actor as author of something written now in this voice. */
struct plan_author
plan_author_now(const struct ctx *ctx, enum plan_voice voice);

/* Whether two texts read alike; a browser ends its lines in two letters. */
bool plan_words_alike(struct str a, struct str b);

/* After a change by a side: whoever changed the words is their author, in the
 * voice they said.  The person's hand makes words that were written for them
 * their own, changed or not; a worker may say that words are another's than
 * was said. */
void plan_author_follow(const struct ctx *ctx, enum plan_side side,
                        enum plan_voice voice, bool changed,
                        struct plan_author *author);

/* After a side put something anew: the other is asked, and what either said to
 * what was there before is no answer to this. */
void
plan_ask_anew(enum plan_side side, enum plan_reply *replies, struct str *words);

/* Whether a step holds no word of the other side's: what a worker wrote down
 * for the person is of either hand. */
struct plan_step;
bool plan_step_is_sides(const struct plan_step *step, enum plan_side side);
/* Whether a goal, its steps and its notes hold no word of the other side's. */
struct plan_goal;
bool plan_goal_is_sides(const struct plan_goal *goal, enum plan_side side);

/* Whose words a strength is in: what a worker wrote down as said by the person
 * is theirs, written for them.  Its user is {0} in a version that did not keep
 * it. */
struct plan_author plan_strength_author(const struct plan_strength *strength);

/* The names of those who wrote strengths. */
struct plan_names;
MUST_CHECK const struct fault *
plan_strength_names(struct ctx *ctx, struct plan_names *names,
                    struct plan_strength *strengths, size_t n);

/* Its words, evidence and name.  INVALID. */
MUST_CHECK const struct fault *
plan_strength_check(struct ctx *ctx, const struct plan_strength *strength);

#endif
