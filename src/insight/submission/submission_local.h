/*
 * submission_local.h - inside submissions.
 */
#ifndef INSIGHT_SUBMISSION_LOCAL_H
#define INSIGHT_SUBMISSION_LOCAL_H

#include "insight/submission/submission.h"
#include "web/gov/form.h"

extern const struct migration *const submission_schema[];
extern const struct route submission_routes[];
extern const struct policy_default submission_policies[];

/* INVALID at `field` where words name somebody: others read them. */
MUST_CHECK const struct fault *
submission_names_check(struct ctx *ctx, struct str words, const char *field,
                       struct problems *problems);

/* The file of the people who are complete: header, rows, CRLF. */
struct str
submission_csv(struct arena *arena, const struct submission_cohort *cohort);

struct demo;
/* One submission with a file, after the last of the fictional people. */
MUST_CHECK const struct fault *
submission_demo(struct ctx *ctx, struct demo *demo);

/* "/submissions/3k…/file": rest is "" or begins with a slash. */
struct str submission_path(struct arena *arena, int64_t id, const char *rest);

/* --- submission_store.c --------------------------------------------------- */

/* Those of the actor's organisation alone; *found false: none. */
MUST_CHECK const struct fault *
submission_store_list(struct ctx *ctx, struct submission **out, size_t *n);
MUST_CHECK const struct fault *
submission_store_one(struct ctx *ctx, int64_t id, struct submission *out,
                     bool *found);
MUST_CHECK const struct fault *
submission_store_count(struct ctx *ctx, int64_t *out);
MUST_CHECK const struct fault *
submission_store_add(struct ctx *ctx, int64_t id,
                     const struct submission_terms *terms);
MUST_CHECK const struct fault *
submission_store_files(struct ctx *ctx, int64_t id,
                       struct submission_file **out, size_t *n);
/* One file of it, locked; *found false: none. */
MUST_CHECK const struct fault *
submission_store_file(struct ctx *ctx, int64_t id, int64_t file,
                      struct submission_file *out, bool *found);
MUST_CHECK const struct fault *
submission_store_file_add(struct ctx *ctx, int64_t id,
                          const struct submission_file *file);
MUST_CHECK const struct fault *
submission_store_gone(struct ctx *ctx, int64_t file);
extern const struct query submission_q_list;
extern const struct query submission_q_one;
extern const struct query submission_q_count;
extern const struct query submission_q_add;
extern const struct query submission_q_files;
extern const struct query submission_q_file;
extern const struct query submission_q_file_add;
extern const struct query submission_q_gone;

#endif
