/*
 * rights_local.h - what the files of decision rights share.
 */
#ifndef PRACTICE_STRENGTHS_RIGHTS_LOCAL_H
#define PRACTICE_STRENGTHS_RIGHTS_LOCAL_H

#include "practice/strengths/rights.h"
#include "practice/strengths/strengths_local.h"

/* Words of values, in the order of their lists (rights_words.c); `_me` are
 * those the person reads. */
struct rights_topic_words {
	const char *title;
	const char *title_me;
	const char *says; /* what is decided here */
	const char *says_me;
};
extern const struct rights_topic_words rights_topic_keys[];
extern const char *const rights_kind_keys[];
extern const char *const rights_kind_keys_me[];
extern const char *const rights_decider_keys[];
extern const char *const rights_decider_keys_me[];
extern const char *const rights_step_keys[]; /* by step, from 1 */
extern const char *const rights_step_keys_me[];

/* On which side the actor stands. */
enum rights_side rights_side_of(const struct ctx *ctx, struct person_id person);
/* The audit's entry and the timeline's event of what was done. */
MUST_CHECK const struct fault *
rights_record(struct ctx *ctx, struct person_id person, const char *what,
              int64_t subject, enum rights_topic topic);

/* --- rights_store.c ----------------------------------------------------- */

/* Every change of a person, newest first; of one topic and locked. */
MUST_CHECK const struct fault *
rights_store_changes(struct ctx *ctx, struct person_id person,
                     struct rights_change **out, size_t *n);
/* (as rights_store_changes) */
MUST_CHECK const struct fault *
rights_store_topic(struct ctx *ctx, struct person_id person,
                   enum rights_topic topic, struct rights_change **out,
                   size_t *n);
MUST_CHECK const struct fault *
rights_store_change_add(struct ctx *ctx, const struct rights_change *change);
/* What became of one that was asked. */
MUST_CHECK const struct fault *
rights_store_change_end(struct ctx *ctx, const struct rights_change *change);

/* Decisions with nothing said of them, newest first. */
MUST_CHECK const struct fault *
rights_store_decisions(struct ctx *ctx, struct person_id person,
                       struct rights_decision **out, size_t *n);
/* One of this person, locked on demand; id 0 when there is none. */
MUST_CHECK const struct fault *
rights_store_decision(struct ctx *ctx, struct person_id person, int64_t id,
                      bool lock, struct rights_decision *out);
MUST_CHECK const struct fault *
rights_store_decision_add(struct ctx *ctx, const struct rights_decision *d);
MUST_CHECK const struct fault *
rights_store_goals(struct ctx *ctx, int64_t id, int by);
MUST_CHECK const struct fault *
rights_store_count(struct ctx *ctx, struct person_id person, int64_t *out);

/* A rating as a row says it. */
struct rights_said {
	int64_t decision;
	enum rights_side side;
	struct rights_rating rating;
};
/* All of a decision, by moment; the first and the newest of each side of
 * every decision of a person. */
MUST_CHECK const struct fault *
rights_store_ratings(struct ctx *ctx, struct person_id person, int64_t decision,
                     struct rights_said **out, size_t *n);
/* (as rights_store_ratings) */
MUST_CHECK const struct fault *
rights_store_newest(struct ctx *ctx, struct person_id person,
                    struct rights_said **out, size_t *n);
MUST_CHECK const struct fault *
rights_store_rating_add(struct ctx *ctx, struct person_id person,
                        const struct rights_said *said);
/* How far apart both sides are, of those within reach. */
MUST_CHECK const struct fault *
rights_store_counts(struct ctx *ctx, struct rights_counts *out);
MUST_CHECK const struct fault *
rights_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo);

/* --- rights_check.c ----------------------------------------------------- */

/* REFUSED with the sentence of the first row that is off. */
MUST_CHECK const struct fault *rights_check(struct ctx *ctx);

extern const struct migration strengths_migration_74; /* rights_schema.c */
extern const struct migration strengths_migration_147;
extern const struct query rights_changes;
extern const struct query rights_changes_topic;
extern const struct query rights_change_add;
extern const struct query rights_change_end;
extern const struct query rights_decisions;
extern const struct query rights_decision_one;
extern const struct query rights_decision_lock;
extern const struct query rights_decision_add;
extern const struct query rights_decision_count;
extern const struct query rights_decision_goals;
extern const struct query rights_ratings;
extern const struct query rights_newest;
extern const struct query rights_rating_add;
extern const struct query rights_counts_all;
extern const struct query rights_move_right_list;
extern const struct query rights_move_right_set;
extern const struct query rights_move_decision_list;
extern const struct query rights_move_decision_set;
extern const struct query rights_follow_rating;
extern const struct query rights_check_person;
extern const struct query rights_check_answered;
extern const struct query rights_check_taken;
extern const struct query rights_check_early;
#define RIGHTS_QUERIES \
	&rights_changes, &rights_changes_topic, &rights_change_add, \
	        &rights_change_end, &rights_decisions, &rights_decision_one, \
	        &rights_decision_lock, &rights_decision_add, \
	        &rights_decision_count, &rights_decision_goals, \
	        &rights_ratings, &rights_newest, &rights_rating_add, \
	        &rights_counts_all, &rights_move_right_list, \
	        &rights_move_right_set, &rights_move_decision_list, \
	        &rights_move_decision_set, &rights_follow_rating, \
	        &rights_check_person, &rights_check_answered, \
	        &rights_check_taken, &rights_check_early
#define RIGHTS_PERSONAL \
	"strengths_right", "strengths_decision", "strengths_rating"

/* Which topic an event is about, and the rest of the folder's
 * (capability.h). */
MUST_CHECK const struct fault *
rights_event_details(struct ctx *ctx, struct person_id person,
                     const struct event_line *lines, size_t n,
                     struct event_detail *out);
/* Its part of the fictional programme (capability.h). */
MUST_CHECK const struct fault *rights_demo(struct ctx *ctx, struct demo *demo);

#endif
