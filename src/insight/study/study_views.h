/*
 * study_views.h - what the pages of studies show.
 */
#ifndef INSIGHT_STUDY_VIEWS_H
#define INSIGHT_STUDY_VIEWS_H

#include "insight/study/study_local.h"

/* What another capability shows on the list. */
struct study_panel {
	const struct panel *panel;
	void *data;
};

struct study_list_screen {
	const struct study *studies;
	size_t n;
	struct date today;
	const struct study_panel *panels;
	size_t panels_n;
};

struct study_screen {
	struct study study; /* id 0: a new one */
	const struct study_amendment *amendments;
	size_t amendments_n;
	const struct study_power *looks;
	size_t looks_n;
	struct study_finding finding;
	const struct study_file *files;
	size_t files_n;
	const struct study_judgement *said;
	size_t said_n;
	struct study_base bases[STUDY_BASES]; /* to choose from */
	size_t bases_n;
	bool may_write;
};

struct study_balance_screen {
	struct study study;
	const json_t *balance;
	const struct study_judgement *said;
	size_t said_n;
};

/* The pages. */
void study_draw_list(struct html *h, const struct ctx *ctx, const void *data);
void study_draw_one(struct html *h, const struct ctx *ctx, const void *data);
void study_draw_design(struct html *h, const struct ctx *ctx, const void *data);
void study_draw_power(struct html *h, const struct ctx *ctx, const void *data);
/* What it could see, worked out beforehand; where it was. */
void study_draw_before(struct html *h, const struct study_finding *f);
/* Of one that no share decides: how large a fall of the rate is seen, or that
 * nobody can tell yet. */
void study_draw_first(struct html *h, const struct study_design *design,
                      const struct study_power *look);
void study_draw_pool(struct html *h, const struct ctx *ctx, const void *data);

/* How alike the groups are, and what may be said of it. */
void
study_draw_balance(struct html *h, const struct ctx *ctx, const void *data);
/* What explores, beside what decides. */
void study_draw_beside(struct html *h, const struct study_finding *finding);
/* How many, rounded to five; fewer than ten is all that is said of those. */
struct str study_count_words(struct arena *arena, int64_t n);
/* Its files, each to be fetched. */
void study_draw_files(struct html *h, const struct study_screen *screen);
/* What was said of each comparison; nothing where nothing was. */
void study_draw_judgements(struct html *h, const struct study_judgement *said,
                           size_t n);

/* What is described of participants alone: in the form of a design, and as it
 * was found; nothing before outcomes are opened. */
void study_draw_alone(struct html *h, const struct form *form,
                      const struct study_design *d);
void study_draw_changes(struct html *h, const struct study *study);

/* The study of an address. */
MUST_CHECK const struct fault *
study_of_request(struct ctx *ctx, const struct request *req, struct study *out);

/* What answers each address. */
const struct fault *study_post_match(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
study_get_balance(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
study_post_accept(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
study_post_send_back(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
study_post_verify(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *study_get_bundle(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *study_post_check(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
study_post_publish(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
study_get_pool(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
study_prepare_pool(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *study_post_pool(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
study_post_freeze(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
study_get_file(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
study_get_list(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
study_get_one(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
study_get_new(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *study_get_design(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *study_get_power(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
study_post_new(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
study_post_design(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *study_post_power(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
study_post_register(struct ctx *ctx, const struct request *req,
                    struct reply *reply);

#endif
