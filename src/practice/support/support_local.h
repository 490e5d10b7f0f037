/*
 * support_local.h - what the files of this folder share.
 */
#ifndef PRACTICE_SUPPORT_LOCAL_H
#define PRACTICE_SUPPORT_LOCAL_H

#include "practice/support/know.h"
#include "practice/support/path.h"
#include "practice/support/support.h"

/* Words of values, in the order of their lists (support_words.c). */
extern const char *const know_kind_keys[];
extern const char *const know_source_keys[];    /* to a worker */
extern const char *const know_source_keys_me[]; /* to the person */
extern const char *const know_doer_keys[];
extern const char *const know_doer_keys_me[];
extern const char *const path_state_keys[];
extern const char *const path_state_looks[];
extern const char *const path_with_keys[];
extern const char *const path_with_keys_me[];

extern const struct route support_routes[];
extern const struct api_schema support_schemas[];
extern const struct migration *const support_schema[];
extern const char *const support_personal[];

/* NOT_FOUND out of reach and to somebody who is no worker; for writing too. */
MUST_CHECK const struct fault *
support_need_reader(struct ctx *ctx, struct person_id person);
/* (as support_need_reader) */
MUST_CHECK const struct fault *
support_need_writer(struct ctx *ctx, struct person_id person);
/* The audit's and the timeline's entry; the person sees it. */
MUST_CHECK const struct fault *
support_record(struct ctx *ctx, struct person_id person, const char *what,
               const char *value, int64_t subject);
/* The caller's problems, or these where it has none. */
struct problems *support_problems(struct ctx *ctx, struct problems *given,
                                  struct problems *fresh);
/* A problem of the field when it is too long. */
void support_length(struct problems *problems, const char *field,
                    struct str words, size_t most);
/* Names of those who wrote, into each. */
MUST_CHECK const struct fault *
support_names(struct ctx *ctx, struct support_by **by, size_t n);
/* What a row says of who wrote it: made_by, made_at and voice. */
struct support_by support_by_of(const struct row *row);

/* --- know_store.c --------------------------------------------------------- */

/* Everything of a person, without names. */
MUST_CHECK const struct fault *
know_store_read(struct ctx *ctx, struct person_id person, int page,
                struct know *out);
/* One, locked to be changed; NOT_FOUND. */
MUST_CHECK const struct fault *
know_store_entry(struct ctx *ctx, struct person_id person, struct know_id id,
                 struct know_entry *out);
MUST_CHECK const struct fault *
know_store_add(struct ctx *ctx, struct person_id person,
               const struct know_entry *entry);
MUST_CHECK const struct fault *
know_store_back(struct ctx *ctx, struct know_id id, struct str why);
MUST_CHECK const struct fault *
know_store_again(struct ctx *ctx, struct person_id person, struct know_id id,
                 struct date again, enum support_voice voice);
/* How often a day to ask again was set, and how often it was said who reads
 * it. */
struct know_said {
	int64_t asks;
	int64_t shares;
};
MUST_CHECK const struct fault *
know_store_said(struct ctx *ctx, struct know_id id, struct know_said *out);
/* Whether others may read its words. */
MUST_CHECK const struct fault *
know_store_share(struct ctx *ctx, struct person_id person, struct know_id id,
                 bool shared, enum support_voice voice);
MUST_CHECK const struct fault *
know_store_done(struct ctx *ctx, struct person_id person, int strengths,
                int needs, enum support_voice voice);
/* What helps, of those that stand, and the words of conditions that stand. */
struct know_line_rows {
	struct know_entry *helps;
	size_t helps_n;
	struct str *conditions;
	size_t conditions_n;
};
MUST_CHECK const struct fault *
know_store_line(struct ctx *ctx, struct person_id person,
                struct know_line_rows *out);
/* Whether the words name one of these conditions. */
/* REFUSED: it was said too often of one entry, and what the actor can do. */
MUST_CHECK const struct fault *
know_too_often(struct ctx *ctx, struct person_id person,
               const struct know_entry *entry);
bool know_names_one(struct arena *arena, struct str words,
                    const struct str *conditions, size_t n);
/* Of what stands, the words of conditions. */
struct str *
know_conditions(struct arena *arena, const struct know *know, size_t *n);

/* --- path_store.c --------------------------------------------------------- */

/* Everything of a person, without names; where each pathway stands. */
MUST_CHECK const struct fault *
path_store_read(struct ctx *ctx, struct person_id person, struct paths *out);
/* Lock a need to be changed; NOT_FOUND. */
MUST_CHECK const struct fault *
path_store_lock(struct ctx *ctx, struct person_id person, struct need_id id);
MUST_CHECK const struct fault *
path_store_add(struct ctx *ctx, struct person_id person,
               const struct path_need *need);
MUST_CHECK const struct fault *
path_store_step(struct ctx *ctx, struct person_id person,
                const struct path_step *step);
MUST_CHECK const struct fault *
path_store_say(struct ctx *ctx, struct person_id person, struct need_id id,
               struct str words);
MUST_CHECK const struct fault *
path_store_back(struct ctx *ctx, struct need_id id);
MUST_CHECK const struct fault *
path_store_goals(struct ctx *ctx, struct need_id id, int by);
MUST_CHECK const struct fault *
path_store_none(struct ctx *ctx, struct person_id person, int path,
                struct str notes, enum support_voice voice);

/* --- support_rows_store.c, support_check.c, support_demo.c ---------------- */

/* Two records of one person (capability.h). */
MUST_CHECK const struct fault *
support_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
              struct person_id kept, bool undo);
/* The first row that a statement of the check finds off, or 0. */
MUST_CHECK const struct fault *
support_store_off(struct ctx *ctx, const struct query *query, int64_t *out);
/* What must hold in the rows. */
MUST_CHECK const struct fault *support_check(struct ctx *ctx);
/* Its part of the fictional programme. */
MUST_CHECK const struct fault *support_demo(struct ctx *ctx, struct demo *demo);

extern const struct query know_q_entries;
extern const struct query know_q_entry;
extern const struct query know_q_asked;
extern const struct query know_q_done;
extern const struct query know_q_line;
extern const struct query know_q_put;
extern const struct query know_q_back;
extern const struct query know_q_ask;
extern const struct query know_q_finish;
extern const struct query know_q_share;
extern const struct query know_q_said;
extern const struct query support_check_share;
extern const struct query support_follow_share;
extern const struct query path_q_needs;
extern const struct query path_q_need;
extern const struct query path_q_is;
extern const struct query path_q_steps;
extern const struct query path_q_says;
extern const struct query path_q_nones;
extern const struct query path_q_put;
extern const struct query path_q_back;
extern const struct query path_q_goals;
extern const struct query path_q_step;
extern const struct query path_q_say;
extern const struct query path_q_none;
extern const struct query support_check_ask;
extern const struct query support_check_help;
extern const struct query support_check_need;
extern const struct query support_check_step;
extern const struct query support_check_back;
extern const struct query support_move_entry_list;
extern const struct query support_move_entry_set;
extern const struct query support_follow_ask;
extern const struct query support_move_done_list;
extern const struct query support_move_done_set;
extern const struct query support_move_need_list;
extern const struct query support_move_need_set;
extern const struct query support_follow_step;
extern const struct query support_follow_say;
extern const struct query support_move_none_list;
extern const struct query support_move_none_set;
#define SUPPORT_QUERIES \
	&path_q_is, &know_q_entries, &know_q_entry, &know_q_asked, \
	        &know_q_done, &know_q_line, &know_q_put, &know_q_back, \
	        &know_q_ask, &know_q_finish, &path_q_needs, &path_q_need, \
	        &path_q_steps, &path_q_says, &path_q_nones, &path_q_put, \
	        &path_q_back, &path_q_goals, &path_q_step, &path_q_say, \
	        &path_q_none, &support_check_ask, &support_check_help, \
	        &support_check_need, &support_check_step, &support_check_back, \
	        &support_move_entry_list, &support_move_entry_set, \
	        &support_move_done_list, &support_move_done_set, \
	        &support_move_need_list, &support_move_need_set, \
	        &support_move_none_list, &support_move_none_set, \
	        &support_follow_ask, &support_follow_share, \
	        &support_follow_step, &support_follow_say, &know_q_share, \
	        &know_q_said, &support_check_share

#endif
