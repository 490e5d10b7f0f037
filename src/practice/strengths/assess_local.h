/*
 * assess_local.h - what the files of the assessment share.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_LOCAL_H
#define PRACTICE_STRENGTHS_ASSESS_LOCAL_H

#include "practice/strengths/assess.h"
#include "practice/strengths/assess_form.h"
#include "practice/strengths/assess_sign.h"

/* Words of values, in the order of their lists (assess_words.c). */
extern const char *const assess_state_keys[];
extern const char *const assess_state_looks[];
extern const char *const assess_ready_keys[];
extern const char *const assess_link_keys[];
extern const char *const assess_standing_keys[];
extern const char *const assess_standing_looks[];
extern const char *const assess_priority_keys[];
extern const char *const assess_lock_keys[];
extern const char *const assess_lock_keys_me[];

/* Whether the actor is the person themself. */
bool assess_is_own(const struct ctx *ctx, struct person_id person);

/* The newest edition with every side, locked to be changed: NOT_FOUND out of
 * reach, id {0} when nothing is written. */
MUST_CHECK const struct fault *
assess_take(struct ctx *ctx, struct person_id person, struct assess *out);
/* The audit's entry and the timeline's event of what was done; `value` may be
 * NULL. */
MUST_CHECK const struct fault *
assess_record(struct ctx *ctx, const struct assess *a, const char *what,
              const char *value, bool shared);
/* Whether two sides of the worker say the same. */
bool assess_work_same(const struct assess_work *a, const struct assess_work *b);

/* --- assess_store.c ----------------------------------------------------- */

/* The newest; id {0} when there is none. */
MUST_CHECK const struct fault *
assess_store_newest(struct ctx *ctx, struct person_id person, bool lock,
                    struct assess *out);
MUST_CHECK const struct fault *
assess_store_one(struct ctx *ctx, struct person_id person, struct assess_id id,
                 struct assess *out);
MUST_CHECK const struct fault *
assess_store_list(struct ctx *ctx, struct person_id person, struct assess **out,
                  size_t *n);
/* When the first one was made; NOT_FOUND when there is none. */
MUST_CHECK const struct fault *
assess_store_began(struct ctx *ctx, struct person_id person,
                   struct instant *out);
/* The person's side alone, of the newest. */
MUST_CHECK const struct fault *
assess_store_own(struct ctx *ctx, struct person_id person, struct assess *out);
/* What was shared last. */
MUST_CHECK const struct fault *
assess_store_shared(struct ctx *ctx, struct person_id person,
                    struct assess *out);
/* Save standing, sharing and signatures, and count the version up. */
MUST_CHECK const struct fault *
assess_store_save(struct ctx *ctx, struct assess *a);
/* Save one area of it. */
MUST_CHECK const struct fault *
assess_store_area(struct ctx *ctx, struct assess *a, int code);
/* A new edition of today that says the same, with a new id; `back` is the
 * earlier one that it goes back to, or {0}. */
MUST_CHECK const struct fault *
assess_store_cut(struct ctx *ctx, struct assess *a, struct assess_id back);
MUST_CHECK const struct fault *
assess_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo);

extern const struct migration strengths_migration_71;  /* assess_schema.c */
extern const struct migration strengths_migration_150; /* (the same) */
extern const struct migration strengths_migration_151; /* (the same) */
extern const struct query assess_newest;
extern const struct query assess_newest_lock;
extern const struct query assess_one;
extern const struct query assess_began;
extern const struct query assess_all;
extern const struct query assess_areas_of;
extern const struct query assess_areas_own;
extern const struct query assess_areas_shared;
extern const struct query assess_add;
extern const struct query assess_put;
extern const struct query assess_area_put;
extern const struct query assess_move_edition_list;
extern const struct query assess_move_edition_set;
extern const struct query assess_follow_area;
extern const struct query assess_later_list;
extern const struct query assess_later_set;
#define ASSESS_QUERIES \
	&assess_newest, &assess_newest_lock, &assess_one, &assess_began, \
	        &assess_all, &assess_areas_of, &assess_areas_own, \
	        &assess_areas_shared, &assess_add, &assess_put, \
	        &assess_area_put, &assess_move_edition_list, \
	        &assess_move_edition_set, &assess_follow_area, \
	        &assess_later_list, &assess_later_set
#define ASSESS_PERSONAL "strengths_edition", "strengths_area"

#endif
