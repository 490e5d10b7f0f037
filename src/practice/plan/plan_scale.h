/*
 * plan_scale.h - what a goal looks like, step by step, in plain words: goal
 * attainment scaling, written and rated by both sides.
 *
 * Five levels, from much less than hoped to much more, each in words.  One
 * figure over the goals that are rated (stats/gas.h): 50 is what both hoped
 * for.  It is between the two of them: no list of it is kept by worker, team or
 * office, and no query here asks across people.  See decision 27.
 *
 * Rules kept here, each with a test of the same words:
 *   - a scale says in words what each level looks like, and where it starts;
 *   - a goal is rated only when both have said yes to its words;
 *   - how much a goal matters is the person's to say, before it is rated;
 *   - what a worker writes down for the person says who typed it and how;
 *   - what the person said by their own sign-in nobody says over;
 *   - each side rates for itself, and the two are never averaged;
 *   - a rating is not changed but followed by another;
 *   - other words are a new version, and rating starts anew;
 *   - a yes or a rating is of the words as they were seen, or does not count;
 *   - a goal without a scale counts for no score, and the score says on how
 *     many of how many goals it stands;
 *   - a goal that has a scale is not deleted.
 */
#ifndef PRACTICE_PLAN_SCALE_H
#define PRACTICE_PLAN_SCALE_H

#include "practice/plan/plan_met.h"

/* From least to most; the level that stats/gas.h takes is this less 2. */
enum plan_level {
	PLAN_MUCH_LESS,
	PLAN_LESS,
	PLAN_AS_HOPED,
	PLAN_MORE,
	PLAN_MUCH_MORE,
	PLAN_LEVEL_COUNT
};
extern const char *const plan_level_words[PLAN_LEVEL_COUNT + 1];
extern const char *const plan_level_keys[];

/* Most of importance; 0: the person has not said yet. */
#define PLAN_WEIGHT_MOST 3
extern const char *const plan_weight_keys[];

/* Versions of the words of one goal, and ratings of one version. */
#define PLAN_SCALES_MOST  50
#define PLAN_RATINGS_MOST 200

struct plan_rating {
	int64_t id; /* 0: none */
	struct goal_id goal;
	int64_t version; /* of the scale that was rated */
	bool now;        /* of the words as they are now */
	enum plan_side side;
	enum plan_level level;
	struct str words;
	enum plan_how how;
	struct user_id by;
	struct str name; /* filled when read */
	struct instant at;
};

/* That a side said yes to the words. */
struct plan_scale_yes {
	enum plan_how how; /* NONE: not yet */
	struct user_id by;
	struct str name; /* filled when read */
	struct instant at;
};

struct plan_scale {
	int64_t id;
	struct goal_id goal;
	struct person_id person;
	int64_t version;     /* of its words: 1, 2, ... */
	enum plan_side side; /* whose words they are */
	struct str words[PLAN_LEVEL_COUNT];
	enum plan_level start;
	int weight;
	struct instant at;
	struct plan_scale_yes yes[PLAN_SIDE_COUNT];
	struct plan_rating newest[PLAN_SIDE_COUNT];
};

/* Whether both have said yes, and the person how much it matters. */
bool plan_scale_is_ready(const struct plan_scale *scale);
/* Whether somebody has rated it. */
bool plan_scale_is_rated(const struct plan_scale *scale);

/* --- the figure ---------------------------------------------------------- */

/* Goals that one figure stands on, at most. */
#define PLAN_SCORE_GOALS 100

struct plan_score {
	bool is;       /* false: no goal of this side is rated */
	double t;      /* of that side's newest ratings */
	double start;  /* of the same goals where they began */
	int64_t rated; /* on so many goals */
	int64_t of;    /* of so many that are worked on or reached */
};
struct plan_score
plan_scale_score(const struct plan_whole *whole, enum plan_side side);

/* Each side's figure by the end of a day on which somebody rated. */
struct plan_score_day {
	struct date day;
	struct plan_score sides[PLAN_SIDE_COUNT];
};
/* The course of both, oldest first, at most the newest PLAN_COURSE_MOST days.
 * `ratings` are of the words as they are now, newest first. */
#define PLAN_COURSE_MOST 24
void plan_scale_course(struct arena *arena, const struct plan_whole *whole,
                       const struct plan_rating *ratings, size_t n,
                       struct plan_score_day **out, size_t *out_n);

/* --- writing, yes, rating ------------------------------------------------ */

struct plan_scale_terms {
	struct str words[PLAN_LEVEL_COUNT];
	int start; /* enum plan_level; -1: not chosen */
	int weight;
	enum plan_how how; /* a worker's: the person's words, or NONE */
};

/*
 * Write the words, or write them anew: the other side is asked for its yes.
 * `seen` is the version they stood at, 0 for none.  NOT_FOUND; CONFLICT;
 * INVALID without words for each level, a start, or the weight in the person's
 * words; REFUSED for a goal that is neither worked on nor reached.
 */
MUST_CHECK const struct fault *
plan_scale_write(struct ctx *ctx, struct goal_id goal, int64_t seen,
                 const struct plan_scale_terms *terms);

/* Say yes to the words; the person's yes says how much the goal matters.
 * NOT_FOUND; CONFLICT; INVALID; REFUSED as the rules above say. */
MUST_CHECK const struct fault *
plan_scale_agree(struct ctx *ctx, struct goal_id goal, int64_t seen, int weight,
                 enum plan_how how);

struct plan_rating_given {
	int level; /* enum plan_level; -1: not chosen */
	struct str words;
	enum plan_how how;
};
/* Say how far the goal has come.  (as plan_scale_agree) */
MUST_CHECK const struct fault *
plan_scale_rate(struct ctx *ctx, struct goal_id goal, int64_t seen,
                const struct plan_rating_given *given);

/* REFUSED for a goal that has a scale. */
MUST_CHECK const struct fault *
plan_scale_keep(struct ctx *ctx, const struct plan_goal *goal);
/* Hand each goal its scale with each side's newest rating, and names. */
MUST_CHECK const struct fault *
plan_scale_read(struct ctx *ctx, struct plan_names *names,
                struct plan_whole *whole);
/* All ratings of the person of a plan that was read, newest first, with
 * names. */
MUST_CHECK const struct fault *
plan_scale_ratings(struct ctx *ctx, const struct plan_whole *whole,
                   struct plan_rating **out, size_t *n);

/* --- plan_scale_store.c, plan_scale_snapshot.c --------------------------- */

/* Those that stand now, with each side's newest rating. */
MUST_CHECK const struct fault *
plan_store_scales(struct ctx *ctx, struct person_id person,
                  struct plan_scale **out, size_t *n);
/* The one of a goal that stands now, locked; out->id 0 when there is none. */
MUST_CHECK const struct fault *
plan_store_scale_of(struct ctx *ctx, struct goal_id goal,
                    struct plan_scale *out);
MUST_CHECK const struct fault *
plan_store_scale_add(struct ctx *ctx, const struct plan_scale *scale);
MUST_CHECK const struct fault *
plan_store_scale_agree(struct ctx *ctx, const struct plan_scale *scale);
MUST_CHECK const struct fault *
plan_store_scale_end(struct ctx *ctx, const struct plan_scale *scale);
MUST_CHECK const struct fault *
plan_store_rating_add(struct ctx *ctx, const struct plan_scale *scale,
                      const struct plan_rating *rating);
MUST_CHECK const struct fault *
plan_store_rating_count(struct ctx *ctx, const struct plan_scale *scale,
                        int64_t *out);
/* Whether the person rated this version by their own sign-in. */
MUST_CHECK const struct fault *
plan_store_rating_own(struct ctx *ctx, const struct plan_scale *scale,
                      bool *out);
MUST_CHECK const struct fault *
plan_store_ratings(struct ctx *ctx, struct person_id person,
                   struct plan_rating **out, size_t *n);

/* The member "scale" of a goal in a snapshot, and back; NULL when not there. */
void plan_scale_snap(struct json_out *j, const struct plan_scale *scale);
const struct plan_scale *
plan_scale_unsnap(struct arena *arena, const json_t *goal, bool *wrong);

extern const struct query plan_q_scales_of;
extern const struct query plan_q_scale_of;
extern const struct query plan_q_scale_add;
extern const struct query plan_q_scale_agree;
extern const struct query plan_q_scale_end;
extern const struct query plan_q_rating_add;
extern const struct query plan_q_rating_count;
extern const struct query plan_q_rating_own;
extern const struct query plan_q_ratings_of;
extern const struct query plan_q_check_scale_goal;
extern const struct query plan_q_check_scale_first;
extern const struct query plan_q_check_rating_of;
extern const struct query plan_q_check_rating_early;
#define PLAN_SCALE_QUERIES \
	&plan_q_scales_of, &plan_q_scale_of, &plan_q_scale_add, \
	        &plan_q_scale_agree, &plan_q_scale_end, &plan_q_rating_add, \
	        &plan_q_rating_count, &plan_q_rating_own, &plan_q_ratings_of, \
	        &plan_q_check_scale_goal, &plan_q_check_scale_first, \
	        &plan_q_check_rating_of, &plan_q_check_rating_early

extern const struct migration plan_migration_43;

#endif
