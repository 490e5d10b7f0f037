/*
 * submission_views.h - what the pages of submissions show.
 */
#ifndef INSIGHT_SUBMISSION_VIEWS_H
#define INSIGHT_SUBMISSION_VIEWS_H

#include "insight/submission/submission_result.h"

struct submission_list_screen {
	const struct submission *v;
	size_t n;
};

struct submission_screen {
	struct submission one; /* id 0: a new one */
	struct submission_cohort cohort;
	struct submission_hope hope;
	const struct submission_file *files;
	size_t files_n;
	const struct submission_result *results;
	size_t results_n;
};

/* The pages. */
void
submission_draw_list(struct html *h, const struct ctx *ctx, const void *data);
void
submission_draw_new(struct html *h, const struct ctx *ctx, const void *data);
void
submission_draw_one(struct html *h, const struct ctx *ctx, const void *data);
void
submission_draw_file(struct html *h, const struct ctx *ctx, const void *data);

/* The files that were made, on the page of one. */
void submission_draw_files(struct html *h, const struct ctx *ctx,
                           const struct submission_screen *screen);
/* That a file would not be taken. */
void submission_draw_too_few(struct html *h);
/* The tag of what nobody checked. */
void submission_draw_doubt(struct html *h);
/* "From 1 March 2025 to 31 August 2025". */
struct str submission_days_words(struct arena *arena,
                                 const struct submission_terms *terms);

/* What the list of studies shows of submissions. */
extern const struct panel submission_panels[];
void
submission_draw_panel(struct html *h, const struct ctx *ctx, const void *data);

/* What answers each address. */
const struct fault *
submission_get_list(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
submission_get_new(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
submission_post_new(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
submission_get_one(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
submission_get_file(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
submission_prepare_file(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
const struct fault *
submission_post_file(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
submission_post_gone(struct ctx *ctx, const struct request *req,
                     struct reply *reply);

#endif
