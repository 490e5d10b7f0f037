/*
 * mine_local.h - what the files of this folder share.
 */
#ifndef PRACTICE_MINE_LOCAL_H
#define PRACTICE_MINE_LOCAL_H

#include "kernel/access/access.h"
#include "practice/mine/mine.h"
#include "practice/mine/mine_say.h"

/* Steps of the plan that are looked through. */
#define MINE_STEPS_MOST 200

/* Words of values, in the order of their lists (mine_words.c). */
extern const char *const mine_level_keys[];
extern const char *const mine_about_keys[];
extern const char *const mine_into_keys[];

extern const struct route mine_routes[];
extern const struct api_schema mine_schemas[];
extern const struct migration *const mine_schema[];
extern const char *const mine_personal[];
extern const struct panel mine_panels[];

/* The caller's problems, or these where it has none. */
struct problems *
mine_problems(struct ctx *ctx, struct problems *given, struct problems *fresh);
/* A problem when they are longer. */
void mine_length(struct problems *problems, const char *field, struct str words,
                 size_t most);
/* Whether the actor is the person themself. */
bool mine_is_own(const struct ctx *ctx, struct person_id person);
/* The first day of its month. */
struct date mine_month_of(struct date day);

/* --- mine_list_store.c --------------------------------------------------- */

MUST_CHECK const struct fault *
mine_store_list(struct ctx *ctx, struct mine_list *out);
/* NOT_FOUND unless the actor wrote it. */
MUST_CHECK const struct fault *
mine_store_item(struct ctx *ctx, struct mine_item_id id, bool lock,
                struct mine_item *out);
MUST_CHECK const struct fault *
mine_store_add(struct ctx *ctx, const struct mine_item *item);
MUST_CHECK const struct fault *
mine_store_save(struct ctx *ctx, const struct mine_item *item);
MUST_CHECK const struct fault *
mine_store_remove(struct ctx *ctx, struct mine_item_id id);
MUST_CHECK const struct fault *mine_store_clear(struct ctx *ctx);
/* Of everybody, what was done so many days ago. */
MUST_CHECK const struct fault *mine_store_sweep(struct ctx *ctx, int64_t days);

/* --- mine_say_store.c ---------------------------------------------------- */

MUST_CHECK const struct fault *
mine_store_says(struct ctx *ctx, struct person_id person,
                struct mine_said *out);
MUST_CHECK const struct fault *
mine_store_dids(struct ctx *ctx, struct person_id person,
                struct mine_said *out);
/* One, locked; NOT_FOUND. */
MUST_CHECK const struct fault *
mine_store_say(struct ctx *ctx, struct person_id person, struct mine_say_id id,
               struct mine_say *out);
MUST_CHECK const struct fault *
mine_store_say_add(struct ctx *ctx, struct person_id person,
                   const struct mine_say *say);
MUST_CHECK const struct fault *
mine_store_say_answer(struct ctx *ctx, struct mine_say_id id,
                      struct str answer);
/* Who sends something without a name: of a paper, the worker who types it. */
struct mine_sender {
	struct organisation_id organisation;
	bool paper;
	int64_t who;
	struct date month; /* mine_month_for */
};
/* Without a name. */
MUST_CHECK const struct fault *
mine_store_box_n(struct ctx *ctx, const struct mine_sender *sender,
                 int64_t *out);
MUST_CHECK const struct fault *
mine_store_box_add(struct ctx *ctx, const struct mine_sender *sender,
                   const struct mine_say_terms *terms);

/* --- mine_close_store.c -------------------------------------------------- */

/* The last month that is closed, of answers or papers, as its first day; before
 * any month where none is.  Whoever else adds one or closes months waits.
 * `adds`: one is to be added. */
MUST_CHECK const struct fault *
mine_store_hold(struct ctx *ctx, struct organisation_id organisation,
                bool paper, bool adds, struct date *last);
/* Write all rows of open months at one time, where something was added since
 * that was last done. */
MUST_CHECK const struct fault *mine_store_blend_fresh(struct ctx *ctx);
/* Count one of theirs this month; *taken is false when they sent `most`. */
MUST_CHECK const struct fault *
mine_store_sent_add(struct ctx *ctx, const struct mine_sender *sender,
                    int64_t most, bool *taken);
/* Let all the rows of these months be written at one time, of answers or
 * papers: those that mine_store_hold keeps others from. */
MUST_CHECK const struct fault *
mine_store_blend(struct ctx *ctx, struct organisation_id organisation,
                 bool paper, struct date first, struct date last);
/* A month that is over and in no group, of answers or papers. */
struct mine_open {
	struct organisation_id organisation;
	bool paper;
	struct date month;
	int64_t senders; /* in this month and those before */
	int64_t answers;
};
/* Of every organisation, oldest first. */
MUST_CHECK const struct fault *
mine_store_open(struct ctx *ctx, struct mine_open **out, size_t *n);
/* Fill in senders and answers. */
MUST_CHECK const struct fault *
mine_store_tally(struct ctx *ctx, struct mine_open *open);
/* Make a group of it and the months before, and forget who sent something. */
MUST_CHECK const struct fault *
mine_store_close(struct ctx *ctx, const struct mine_open *open);

/* --- mine_close.c -------------------------------------------------------- */

/* The month that something is of which is sent now: today's, or the first after
 * those that are closed where it comes late (sent before midnight).  Held. */
MUST_CHECK const struct fault *
mine_month_for(struct ctx *ctx, struct mine_sender *sender);
/* Close the months that are over and have enough. */
MUST_CHECK const struct fault *mine_close(struct ctx *ctx);

/* --- mine_heard_store.c -------------------------------------------------- */

/* Groups after the `skip` newest, one more than are shown. */
MUST_CHECK const struct fault *
mine_store_groups(struct ctx *ctx, int64_t skip, struct mine_group **out,
                  size_t *n);
/* NOT_FOUND. */
MUST_CHECK const struct fault *
mine_store_group(struct ctx *ctx, struct mine_group_id id,
                 struct mine_group *out);
/* Fill in how many there are. */
MUST_CHECK const struct fault *
mine_store_counts(struct ctx *ctx, struct mine_group *group);
/* Fill in some of the words. */
MUST_CHECK const struct fault *
mine_store_words(struct ctx *ctx, struct mine_group *group, int64_t skip,
                 int64_t most);
MUST_CHECK const struct fault *
mine_store_heard_dids(struct ctx *ctx, struct mine_did **out, size_t *n);
MUST_CHECK const struct fault *
mine_store_did_add(struct ctx *ctx, const struct mine_did *did);
/* *done is false when there is none to take back. */
MUST_CHECK const struct fault *
mine_store_did_back(struct ctx *ctx, struct mine_did_id id, bool *done);

/* --- mine_rows_store.c, mine_check.c, mine_demo.c ------------------------ */

/* Two records of one person (capability.h). */
MUST_CHECK const struct fault *
mine_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo);
/* The first row that a statement of the check finds off, or 0. */
MUST_CHECK const struct fault *
mine_store_off(struct ctx *ctx, const struct query *query, int64_t *out);
/* What must hold in the rows. */
MUST_CHECK const struct fault *mine_check(struct ctx *ctx);
/* Its part of the fictional programme. */
MUST_CHECK const struct fault *mine_demo(struct ctx *ctx, struct demo *demo);

extern const struct query mine_q_list;
extern const struct query mine_q_item;
extern const struct query mine_q_item_lock;
extern const struct query mine_q_item_add;
extern const struct query mine_q_item_save;
extern const struct query mine_q_item_remove;
extern const struct query mine_q_clear;
extern const struct query mine_q_sweep;
extern const struct query mine_q_says;
extern const struct query mine_q_say;
extern const struct query mine_q_say_add;
extern const struct query mine_q_say_answer;
extern const struct query mine_q_dids_of;
extern const struct query mine_q_sent_add;
extern const struct query mine_q_sent_gone;
extern const struct query mine_q_open;
extern const struct query mine_q_tally;
extern const struct query mine_q_group_add;
extern const struct query mine_q_blend;
extern const struct query mine_q_blend_sent;
extern const struct query mine_q_hold;
extern const struct query mine_q_shut;
extern const struct query mine_q_shut_set;
extern const struct query mine_q_fresh;
extern const struct query mine_q_fresh_done;
extern const struct query mine_q_groups;
extern const struct query mine_q_group;
extern const struct query mine_q_box_n;
extern const struct query mine_q_box_add;
extern const struct query mine_q_counts;
extern const struct query mine_q_words;
extern const struct query mine_q_dids;
extern const struct query mine_q_did_add;
extern const struct query mine_q_did_back;
extern const struct query mine_move_item_list;
extern const struct query mine_move_item_set;
extern const struct query mine_move_say_list;
extern const struct query mine_move_say_set;
extern const struct query mine_check_step;
extern const struct query mine_check_answer;
extern const struct query mine_check_month;
extern const struct query mine_check_sent;
extern const struct query mine_check_group;

#endif
