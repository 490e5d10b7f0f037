/*
 * induct_local.h - what the files of this folder share.
 */
#ifndef PRACTICE_INDUCTION_LOCAL_H
#define PRACTICE_INDUCTION_LOCAL_H

#include "practice/induction/induct.h"
#include "practice/induction/induct_topics.h"
#include "practice/induction/induction.h"

/* Words of values, in the order of their lists (induct_words.c). */
extern const char *const induct_says_keys[];    /* in one's own voice */
extern const char *const induct_choice_keys[];  /* what a choice asks */
extern const char *const induct_choice_names[]; /* what it is about */
extern const char *const induct_led_keys[];
extern const char *const induct_state_keys[];
extern const char *const induct_state_looks[];

extern const struct route induct_routes[];
extern const struct api_schema induct_schemas[];
extern const struct migration *const induct_schema[];
extern const char *const induct_personal[];

/* Whether the actor is the person themself. */
bool induct_is_own(const struct ctx *ctx, struct person_id person);

/* --- induct_store.c ------------------------------------------------------ */

/* What was told on a day of a talk. */
struct induct_told {
	int64_t talk;
	enum induct_about about;
	int64_t edition;
	struct str shown;
};
/* Everything of a person, without names: talks (the newest first), the last
 * mark and choice of each kind, words and the end; states are not set. */
MUST_CHECK const struct fault *
induct_store_read(struct ctx *ctx, struct person_id person, struct induct *out);
/* A word, locked to be changed; NOT_FOUND. */
MUST_CHECK const struct fault *
induct_store_word(struct ctx *ctx, struct person_id person,
                  struct induct_word_id id, struct induct_word *out);
MUST_CHECK const struct fault *
induct_store_talk_add(struct ctx *ctx, struct person_id person,
                      const struct induct_talk *talk);
MUST_CHECK const struct fault *
induct_store_told_add(struct ctx *ctx, struct person_id person,
                      const struct induct_told *told);
/* A mark or a choice; of the same day, hand and user it takes the place of
 * the one before. */
MUST_CHECK const struct fault *
induct_store_say(struct ctx *ctx, struct person_id person,
                 enum induct_about about, enum induct_says says,
                 enum induct_voice voice);
MUST_CHECK const struct fault *
induct_store_word_add(struct ctx *ctx, struct person_id person,
                      const struct induct_word *word);
/* Save answer and state, not the words. */
MUST_CHECK const struct fault *
induct_store_word_save(struct ctx *ctx, const struct induct_word *word);
MUST_CHECK const struct fault *
induct_store_end_add(struct ctx *ctx, struct person_id person, int things,
                     struct str why, enum induct_voice voice);
/* Two records of one person (capability.h). */
MUST_CHECK const struct fault *
induct_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo);
/* The first row that a statement of the check finds off, or 0. */
MUST_CHECK const struct fault *
induct_store_off(struct ctx *ctx, const struct query *query, int64_t *out);

/* What must hold in the rows (induct_check.c). */
MUST_CHECK const struct fault *induct_check(struct ctx *ctx);
/* Its part of the fictional programme (induct_demo.c). */
MUST_CHECK const struct fault *induct_demo(struct ctx *ctx, struct demo *demo);
MUST_CHECK const struct fault *
induct_rehearse(struct ctx *ctx, struct demo *demo);

extern const struct query induct_talks_of;
extern const struct query induct_told_of;
extern const struct query induct_said_of;
extern const struct query induct_words_of;
extern const struct query induct_word_one;
extern const struct query induct_end_of;
extern const struct query induct_no_research;
extern const struct query induct_talk_put;
extern const struct query induct_told_put;
extern const struct query induct_said_again;
extern const struct query induct_said_put;
extern const struct query induct_word_put;
extern const struct query induct_word_set;
extern const struct query induct_end_put;
extern const struct query induct_move_talk_list;
extern const struct query induct_move_talk_set;
extern const struct query induct_follow_told;
extern const struct query induct_move_said_list;
extern const struct query induct_move_said_set;
extern const struct query induct_move_word_list;
extern const struct query induct_move_word_set;
extern const struct query induct_move_end_list;
extern const struct query induct_move_end_set;
extern const struct query induct_check_told;
extern const struct query induct_check_talk;
extern const struct query induct_check_answer;

#endif
