/*
 * plan_met.h - that a goal is met: a decision with two voices.
 *
 * Since 11 May 2026 that the objectives of the plan are met, and none is to be
 * added, is one of the things by which an order can end early (Sentencing Act
 * 2026 ss.38-39: Sentencing Code Sch.10 Part 3A, Sch.16 para 22A; the day is by
 * inference from s.34, and unverified).  So it is judged by both sides, on
 * evidence.  It is not "achieved" (plan_goal.h), which either side may write
 * alone.  See decision 25.
 *
 * Rules kept here, each with a test of the same words:
 *   - either side says that a goal is met, why, and what shows it;
 *   - the other side answers for itself, by its own sign-in;
 *   - what a worker writes down for the person says who typed it and how;
 *   - whoever can sign in answers themselves, unless they are in the room;
 *   - a worker alone can never set it: whoever wrote the person's yes down does
 *     not say the worker's;
 *   - a goal counts as met only when both have said so;
 *   - a no is kept beside the yes and shown;
 *   - silence is shown with its days and is never a yes;
 *   - a mark as reached is not met, and what both say is met is reached;
 *   - a goal that is added back is no longer met;
 *   - an answer about a goal that has changed since is refused with what
 *     changed;
 *   - a goal that somebody said is met is not deleted;
 *   - the person's own goals are not counted for the order.
 */
#ifndef PRACTICE_PLAN_MET_H
#define PRACTICE_PLAN_MET_H

#include "practice/plan/plan_local.h"

enum plan_met_state {
	PLAN_MET_OPEN,      /* one has said yes, the other is silent   */
	PLAN_MET_BOTH,      /* both have said yes: it counts           */
	PLAN_MET_DIFFER,    /* one says yes and the other no           */
	PLAN_MET_WITHDRAWN, /* nobody says yes any more                */
	PLAN_MET_OVERTAKEN, /* the goal was added back, or said anew   */
	PLAN_MET_STATE_COUNT
};
extern const char *const plan_met_states[PLAN_MET_STATE_COUNT + 1];

enum plan_says { PLAN_SAYS_NONE, PLAN_SAYS_YES, PLAN_SAYS_NO, PLAN_SAYS_COUNT };
extern const char *const plan_says_words[PLAN_SAYS_COUNT + 1];

/* Whose side it is, and how: a person's is always their own. */
enum plan_side plan_how_whose(enum plan_side side, enum plan_how *how);
/* REFUSED for telephone and paper where the person has a sign-in that works:
 * that goes before anybody's hand. */
MUST_CHECK const struct fault *
plan_how_check(struct ctx *ctx, struct person_id person, enum plan_how how);

struct plan_met_said {
	enum plan_says says;
	struct str words;
	enum plan_how how;
	struct user_id by; /* whoever typed it */
	struct str name;   /* filled when read */
	struct instant at;
};

/* That a goal is met, as one side said it first. */
struct plan_met {
	int64_t id;
	struct goal_id goal;
	struct person_id person;
	int64_t version;     /* goes up with each answer */
	enum plan_side side; /* who said it first */
	struct str why;
	struct str shows; /* what shows it */
	struct str title; /* the goal's words that it is about */
	struct str how;
	enum plan_met_state state;
	struct instant state_at;
	struct instant at;
	struct plan_met_said said[PLAN_SIDE_COUNT];
};

/* Whether the goal's words are no longer those that this is about. */
bool
plan_met_is_stale(const struct plan_met *met, const struct plan_goal *goal);
/* Whether both say that the goal is met, as it now stands. */
bool plan_goal_is_met(const struct plan_goal *goal);
/* Days without an answer by the end of `today`; 0 unless it is open. */
int plan_met_silent(const struct plan_met *met, struct date today);

/* Goals that both say are met, of those in the plan, by what they rest on. */
struct plan_met_count {
	int64_t met;
	int64_t of;
};
enum plan_met_band {
	PLAN_MET_REQUIRED,
	PLAN_MET_NEGOTIATED,
	PLAN_MET_MINE,
	PLAN_MET_BANDS
};
void plan_met_counts(const struct plan_whole *whole,
                     struct plan_met_count counts[PLAN_MET_BANDS]);

struct plan_met_terms {
	struct str why;
	struct str shows;
	enum plan_how how; /* a worker's: the person's words, or NONE */
};

/*
 * Say that a goal is met.  NOT_FOUND out of reach; INVALID without why and
 * what shows it; CONFLICT when `seen` is not the goal's version; REFUSED for a
 * goal that is neither worked on nor reached, that the person declined, or
 * about which an answer is still to come.
 */
MUST_CHECK const struct fault *
plan_met_propose(struct ctx *ctx, struct goal_id goal, int64_t seen,
                 const struct plan_met_terms *terms, int64_t *out);

struct plan_met_given {
	enum plan_says says;
	struct str words; /* needed for a no */
	enum plan_how how;
};

/*
 * The answer of the actor's side, or (how) of the person through a worker;
 * also a change of one's own.  NOT_FOUND; INVALID; CONFLICT when `seen` is not
 * its version; REFUSED as the rules above say.
 */
MUST_CHECK const struct fault *
plan_met_answer(struct ctx *ctx, int64_t id, int64_t seen,
                const struct plan_met_given *given);

/* The goal is worked on again: what was said is of the past. */
MUST_CHECK const struct fault *
plan_met_end(struct ctx *ctx, const struct plan_goal *goal);
/* REFUSED for a goal about which something was said. */
MUST_CHECK const struct fault *
plan_met_keep(struct ctx *ctx, const struct plan_goal *goal);
/* Read all that was said, with names, and hand each goal its newest. */
MUST_CHECK const struct fault *
plan_met_read(struct ctx *ctx, struct plan_names *names,
              struct plan_whole *whole);

/* Whether an order of this kind can end early by it today (dated values). */
MUST_CHECK const struct fault *
plan_met_law(struct ctx *ctx, struct str order_kind, bool *out);

/* --- plan_met_store.c, plan_met_snapshot.c ------------------------------ */

/* All of a person within reach, by goal, newest first. */
MUST_CHECK const struct fault *
plan_store_mets(struct ctx *ctx, struct person_id person, struct plan_met **out,
                size_t *n);
/* One within reach, locked; NOT_FOUND. */
MUST_CHECK const struct fault *
plan_store_met_lock(struct ctx *ctx, int64_t id, struct plan_met *out);
/* The newest of a goal, locked; out->id 0 when there is none. */
MUST_CHECK const struct fault *
plan_store_met_of(struct ctx *ctx, struct goal_id goal, struct plan_met *out);
MUST_CHECK const struct fault *
plan_store_met_add(struct ctx *ctx, const struct plan_met *met);
MUST_CHECK const struct fault *
plan_store_met_save(struct ctx *ctx, const struct plan_met *met);

/* Members of an object of a snapshot; *wrong becomes true for one that is not
 * there or not of its kind. */
struct plan_snap_get {
	struct arena *arena;
	const json_t *object;
	bool *wrong;
};
struct str plan_snap_str(const struct plan_snap_get *get, const char *key);
int64_t plan_snap_i64(const struct plan_snap_get *get, const char *key);
unsigned plan_snap_word(const struct plan_snap_get *get, const char *key,
                        const char *const *words);

/* The member "met" of a goal in a snapshot, and back; NULL when not there. */
void plan_met_snap(struct json_out *j, const struct plan_met *met);
const struct plan_met *
plan_met_unsnap(struct arena *arena, const json_t *goal, bool *wrong);

extern const struct query plan_q_mets_of;
extern const struct query plan_q_met_lock;
extern const struct query plan_q_met_of;
extern const struct query plan_q_met_add;
extern const struct query plan_q_met_save;
extern const struct query plan_q_check_met_goal;
extern const struct query plan_q_check_met_state;
extern const struct query plan_q_check_met_alone;
extern const struct query plan_q_check_met_open;
#define PLAN_MET_QUERIES \
	&plan_q_mets_of, &plan_q_met_lock, &plan_q_met_of, &plan_q_met_add, \
	        &plan_q_met_save, &plan_q_check_met_goal, \
	        &plan_q_check_met_state, &plan_q_check_met_alone, \
	        &plan_q_check_met_open

extern const struct migration plan_migration_42;

#endif
