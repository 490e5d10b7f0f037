/*
 * plan_file_local.h - inside the plans that come in as files.
 */
#ifndef PRACTICE_PLAN_FILE_LOCAL_H
#define PRACTICE_PLAN_FILE_LOCAL_H

#include "practice/plan/plan_file.h"
#include "practice/plan/plan_form_local.h"

/* --- plan_file_store.c --------------------------------------------------- */

extern const struct migration plan_migration_41;
extern const struct query plan_q_file_add;
extern const struct query plan_q_file_waiting;
extern const struct query plan_q_file_wait_lock;
extern const struct query plan_q_file_list;
extern const struct query plan_q_file_one;
extern const struct query plan_q_file_drop;
extern const struct query plan_q_file_all;
extern const struct query plan_q_check_came;
extern const struct query plan_q_check_added;

/* For the capability's list. */
#define PLAN_FILE_QUERIES \
	&plan_q_file_add, &plan_q_file_waiting, &plan_q_file_wait_lock, \
	        &plan_q_file_list, &plan_q_file_one, &plan_q_file_drop, \
	        &plan_q_file_all, &plan_q_check_came, &plan_q_check_added, \
	        &plan_q_file_answers, &plan_q_file_events, \
	        &plan_q_file_events_kept, &plan_q_file_terms

MUST_CHECK const struct fault *
plan_store_file_add(struct ctx *ctx, const struct plan_file *file);
/* The newest that waits; id 0 when none does. */
MUST_CHECK const struct fault *
plan_store_file_waiting(struct ctx *ctx, struct person_id person, bool lock,
                        struct plan_file *out);
MUST_CHECK const struct fault *
plan_store_files(struct ctx *ctx, struct person_id person,
                 struct plan_file **out, size_t *n);
MUST_CHECK const struct fault *
plan_store_file_one(struct ctx *ctx, struct person_id person, int64_t id,
                    struct plan_file *out);
/* All that wait for a person go. */
MUST_CHECK const struct fault *
plan_store_file_drop(struct ctx *ctx, struct person_id person);
typedef const struct fault *(*plan_file_fn)(struct ctx *ctx,
                                            const struct plan_file *file);
MUST_CHECK const struct fault *
plan_store_file_each(struct ctx *ctx, plan_file_fn fn);

/* Answers that a plan came to, and versions of it whose event a plan of the
 * platform tells of. */
extern const struct query plan_q_file_answers;
extern const struct query plan_q_file_events;
extern const struct query plan_q_file_events_kept;
extern const struct query plan_q_file_terms;

/* --- plan_told_store.c: answers, and the newest events of goals, in order of
 * time; the same with the version that was kept, one by one --------------- */

MUST_CHECK const struct fault *
plan_store_told_answers(struct ctx *ctx, const struct plan *plan,
                        struct rows *out);
MUST_CHECK const struct fault *
plan_store_told_events(struct ctx *ctx, const struct plan *plan,
                       struct rows *out);
MUST_CHECK const struct fault *
plan_store_told_kept(struct ctx *ctx, const struct plan *plan,
                     const struct fault *(*fn)(void *data,
                                               const struct row *row),
                     void *data);
/* Which version had last changed what is agreed about, in one of them; 0 where
 * that was not kept. */
MUST_CHECK const struct fault *
plan_store_told_terms(struct ctx *ctx, const struct plan *plan, int64_t version,
                      int64_t *out);

/* --- plan_file_judge.c: what is said where a file says nothing ------------ */

extern const char *const plan_file_no_words, *const plan_file_no_name;
extern const char *const plan_file_no_reason, *const plan_file_no_way;
/* A goal of a file that was taken over, as it stood here then; without the
 * numbers of here. */
void plan_file_stood(const struct ctx *ctx, const struct plan_file *file,
                     const struct plan_hmpps *in, size_t place,
                     struct plan_goal *out);

/* --- plan_file_back.c: out again as it came ------------------------------- */

/* A file that goals came from, read. */
struct plan_file_in {
	struct plan_file file;
	struct plan_hmpps in;
};
/*
 * The plan in a shape, with all that the files it came from hold: what is as it
 * was when it came in goes out as it came.  Let go with the arena.
 */
json_t *
plan_file_back(const struct ctx *ctx, enum plan_hmpps_shape shape,
               const struct plan_hmpps_who *who, const struct plan_whole *whole,
               const struct plan_file_in *files, size_t n);

/* --- plan_file_told.c: what happened here --------------------------------- */

/* The answers to a plan that came to something, oldest first. */
MUST_CHECK const struct fault *
plan_file_answers(struct ctx *ctx, const struct plan *plan,
                  struct plan_hmpps_said **out, size_t *n);
/* The events of goals, after those of the file, at "timeline" of the root. */
MUST_CHECK const struct fault *
plan_file_tell(struct ctx *ctx, const struct plan_whole *whole, json_t *root);
/* Without the goals as they stood, where that is too long. */
void plan_file_tell_less(json_t *root);

/* --- plan_file_help.c ---------------------------------------------------- */

/* What may get in the way and what helps of a goal of a file, as it would
 * stand here. */
void plan_file_help_copy(const struct ctx *ctx, const struct plan_goal *from,
                         struct plan_goal *goal);
/* Whether the person said some of it there. */
bool plan_file_help_is_theirs(const struct plan_goal *from);
/* Into the plan, for a goal that has its number. */
MUST_CHECK const struct fault *
plan_file_help_add(struct ctx *ctx, const struct plan_preview *preview,
                   const struct plan_goal *goal);

/* REFUSED when a document is not of its digest: for `mydirection check`. */
MUST_CHECK const struct fault *plan_file_check(struct ctx *ctx);

/* --- pages, JSON --------------------------------------------------------- */

#define PLAN_FILE_FIELD "file" /* the field of the form a file comes in */

struct plan_file_screen {
	struct plan_screen plan; /* first: plan_screen_show is handed it */
	const struct plan_file *files;
	size_t files_n;
	struct plan_preview preview;
};

void plan_draw_files(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_waiting(struct html *h, const struct ctx *ctx, const void *data);
/* "The sentence plan service, 29 November 2026" */
struct str plan_came_words(struct arena *arena, const struct plan_came *came);

const struct fault *
plan_get_files(struct ctx *ctx, const struct request *req, struct reply *reply);
/* One file out; the same by the API. */
const struct fault *plan_get_export(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
/* (as plan_get_export) */
const struct fault *plan_api_export(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_prepare_file(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
plan_post_file(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *plan_get_waiting(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
plan_post_waiting(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
plan_post_file_drop(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
plan_get_file(struct ctx *ctx, const struct request *req, struct reply *reply);

const struct fault *plan_api_import(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_api_import_get(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
plan_api_import_confirm(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
const struct fault *
plan_api_import_cancel(struct ctx *ctx, const struct request *req,
                       struct reply *reply);

/* A file that waits for Jay, and one that another plan came from. */
struct plan_demo_story;
MUST_CHECK const struct fault *plan_file_demo(struct plan_demo_story *s);

#endif
