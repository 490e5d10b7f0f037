/*
 * plan_help.h - what helps with a goal and what may get in the way: strengths
 * that are linked to it, and "if ... then I will ..." in both voices.
 *
 * Rules kept here, each with a test of the same words:
 *   - a hurdle says what may get in the way and what is done then;
 *   - words of the person's own hand are taken back by nobody else;
 *   - a goal has at most ten hurdles;
 *   - a strength that helps is one of the same person's;
 *   - either side links strengths, and unlinks only its own links;
 *   - a goal that is closed gets no more of either;
 *   - a goal that has either is not deleted.
 */
#ifndef PRACTICE_PLAN_HELP_H
#define PRACTICE_PLAN_HELP_H

#include "practice/plan/plan_local.h"

#define PLAN_HURDLES_MOST 10
/* Strengths of one person that are read. */
#define PLAN_STRENGTHS_MOST 100

struct plan_hurdle {
	int64_t id;
	struct goal_id goal;
	struct str gets;  /* if ... gets in the way */
	struct str then;  /* then I will ... */
	struct str helps; /* and ... will help; may be empty */
	struct plan_author author;
};

/* A strength that helps with a goal, as one side said. */
struct plan_help {
	int64_t id;
	struct goal_id goal;
	int64_t strength;
	struct str words; /* of the strength */
	enum plan_side side;
};

struct plan_hurdle_terms {
	struct str gets;
	struct str then;
	struct str helps;
	enum plan_voice voice; /* of a worker: FOR or WORKER */
};

/* Write one.  NOT_FOUND out of reach; INVALID without what gets in the way or
 * what is done then, or a worker's without a voice; REFUSED as the rules
 * say. */
MUST_CHECK const struct fault *
plan_hurdle_add(struct ctx *ctx, struct goal_id goal,
                const struct plan_hurdle_terms *terms, int64_t *out);
/* Take one back: past days still show it.  NOT_FOUND; REFUSED. */
MUST_CHECK const struct fault *
plan_hurdle_remove(struct ctx *ctx, struct goal_id id, int64_t hurdle);
/* Link a strength.  NOT_FOUND; INVALID for none of the person's; REFUSED when
 * this side linked it already. */
MUST_CHECK const struct fault *
plan_help_link(struct ctx *ctx, struct goal_id goal, int64_t strength);
/* (as plan_hurdle_remove) */
MUST_CHECK const struct fault *
plan_help_unlink(struct ctx *ctx, struct goal_id id, int64_t help);

/* REFUSED for a goal that has either. */
MUST_CHECK const struct fault *
plan_help_keep(struct ctx *ctx, const struct plan_goal *goal);
/* Hand each goal its hurdles and what helps, with names. */
MUST_CHECK const struct fault *
plan_help_read(struct ctx *ctx, struct plan_names *names,
               struct plan_whole *whole);

/* --- plan_help_store.c, plan_help_snapshot.c ----------------------------- */

/* All of a person, by goal, oldest first. */
struct plan_help_rows {
	struct plan_hurdle *hurdles;
	size_t hurdles_n;
	struct plan_help *helps;
	size_t helps_n;
};
MUST_CHECK const struct fault *
plan_store_helps(struct ctx *ctx, struct person_id person,
                 struct plan_help_rows *out);
/* Of one goal. */
MUST_CHECK const struct fault *
plan_store_helps_goal(struct ctx *ctx, const struct plan_goal *goal,
                      struct plan_help_rows *out);
MUST_CHECK const struct fault *
plan_store_hurdle_add(struct ctx *ctx, struct person_id person,
                      const struct plan_hurdle *hurdle);
MUST_CHECK const struct fault *
plan_store_hurdle_remove(struct ctx *ctx, int64_t id);
MUST_CHECK const struct fault *
plan_store_help_add(struct ctx *ctx, struct person_id person,
                    const struct plan_help *help);
MUST_CHECK const struct fault *
plan_store_help_remove(struct ctx *ctx, int64_t id);

/* The members "hurdles" and "helps" of a goal in a snapshot, and back; none
 * where they are not there. */
void plan_help_snap(struct json_out *j, const struct plan_goal *goal);
void plan_help_unsnap(struct arena *arena, const json_t *o, bool *wrong,
                      struct plan_goal *goal);

extern const struct query plan_q_hurdle_add;
extern const struct query plan_q_hurdle_remove;
extern const struct query plan_q_helps_of;
extern const struct query plan_q_helps_of_goal;
extern const struct query plan_q_help_add;
extern const struct query plan_q_help_remove;
extern const struct query plan_q_check_hurdle_goal;
extern const struct query plan_q_check_help_of;
#define PLAN_HELP_QUERIES \
	&plan_q_hurdle_add, &plan_q_hurdle_remove, &plan_q_helps_of, \
	        &plan_q_helps_of_goal, &plan_q_help_add, &plan_q_help_remove, \
	        &plan_q_check_hurdle_goal, &plan_q_check_help_of

extern const struct migration plan_migration_44;

#endif
