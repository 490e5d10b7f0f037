/*
 * ready_base.h - who wrote something here, and who may.
 */
#ifndef PRACTICE_READY_BASE_H
#define PRACTICE_READY_BASE_H

#include "kernel/capability.h"

/* Most letters of an answer, a note, a reason, an example. */
#define READY_WORDS_MOST 500

/* By whose hand: the person's own; a worker's, of what was said to them; a
 * worker's, of what the person wrote on paper. */
enum ready_voice { READY_OWN, READY_FOR, READY_PAPER, READY_VOICE_COUNT };
extern const char *const ready_voices[READY_VOICE_COUNT + 1];

struct ready_by {
	struct user_id user; /* {0}: nobody */
	struct str name;     /* filled when read */
	struct instant at;
	enum ready_voice voice;
};

/* Whether the actor is the person themself. */
bool ready_is_own(const struct ctx *ctx, struct person_id person);
/* Reach is not enough: somebody named to a case in another role than a
 * worker's finds nothing of this.  NOT_FOUND. */
MUST_CHECK const struct fault *
ready_need(struct ctx *ctx, struct person_id person, bool write);
/* The same, for what a worker alone does: NOT_FOUND to the person. */
MUST_CHECK const struct fault *
ready_need_worker(struct ctx *ctx, struct person_id person);
/* An act of the audit and the timeline. */
MUST_CHECK const struct fault *
ready_record(struct ctx *ctx, struct person_id person, const char *what,
             const char *value, int64_t subject);
/* The caller's problems, or these where it has none. */
struct problems *
ready_problems(struct ctx *ctx, struct problems *given, struct problems *fresh);
/* A problem of a field that is empty (where `empty` says so) or too long. */
void ready_words_check(struct problems *problems, const char *field,
                       struct str words, const char *empty);
/* The names of whoever wrote. */
MUST_CHECK const struct fault *
ready_named(struct ctx *ctx, struct ready_by *const *by, size_t n);

/* A goal of the plan from somebody's answer or skill. */
struct ready_goal {
	int64_t source;
	int area; /* enum plan_area */
	struct str title;
	struct str why;
};
MUST_CHECK const struct fault *
ready_goal_add(struct ctx *ctx, struct person_id person,
               const struct ready_goal *goal);

/* --- ready_store.c ------------------------------------------------------- */

/* Answers and ratings that goals were made from. */
MUST_CHECK const struct fault *
ready_store_goals(struct ctx *ctx, struct person_id person, int64_t **out,
                  size_t *n);
MUST_CHECK const struct fault *
ready_store_goal_add(struct ctx *ctx, struct person_id person, int64_t source,
                     int64_t goal);
/* Two records of one person (capability.h). */
MUST_CHECK const struct fault *
ready_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
            struct person_id kept, bool undo);
/* What must hold in the rows (ready_check.c). */
MUST_CHECK const struct fault *ready_check(struct ctx *ctx);
MUST_CHECK const struct fault *
ready_store_off(struct ctx *ctx, const struct query *query, int64_t *out);
/* Its part of the fictional programme (ready_demo.c). */
MUST_CHECK const struct fault *ready_demo(struct ctx *ctx, struct demo *demo);

extern const struct query ready_q_goals;
extern const struct query ready_q_goal_put;
extern const struct query ready_q_sitting_ids;
extern const struct query ready_q_sitting_move;
extern const struct query ready_q_look_ids;
extern const struct query ready_q_look_move;
extern const struct query ready_q_answer_follow;
extern const struct query ready_q_beside_follow;
extern const struct query ready_q_urgent_follow;
extern const struct query ready_q_rating_follow;
extern const struct query ready_q_reminder_follow;
extern const struct query ready_q_goal_follow;
extern const struct query ready_q_goals_later;
extern const struct query ready_q_check_answer;
extern const struct query ready_q_check_given;
extern const struct query ready_q_check_beside;
extern const struct query ready_q_check_urgent;
extern const struct query ready_q_check_rating;
extern const struct query ready_q_check_done;
#define READY_QUERIES \
	&ready_q_goals, &ready_q_goal_put, &ready_q_sitting_ids, \
	        &ready_q_sitting_move, &ready_q_look_ids, &ready_q_look_move, \
	        &ready_q_answer_follow, &ready_q_beside_follow, \
	        &ready_q_urgent_follow, &ready_q_rating_follow, \
	        &ready_q_reminder_follow, &ready_q_goal_follow, \
	        &ready_q_goals_later, &ready_q_check_answer, \
	        &ready_q_check_given, &ready_q_check_beside, \
	        &ready_q_check_urgent, &ready_q_check_rating, \
	        &ready_q_check_done

extern const struct migration *const ready_schema[];
extern const char *const ready_personal[];
extern const struct route ready_routes[];
extern const struct api_schema ready_schemas[];

#endif
