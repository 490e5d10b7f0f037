/*
 * submission_result.h - what the Justice Data Lab published of a submission.
 *
 * Rules kept here, each with a test of the same words:
 *   - a published result is written down with where it was published;
 *   - an interval that does not hold the difference of the two rates is
 *     refused;
 *   - an interval wholly below nothing is fewer, wholly above more, and
 *     anything else cannot be told;
 *   - what is not shown is never said to be nothing;
 *   - a result is never changed: a later one stands before it;
 *   - whoever reads studies reads results, and no name.
 */
#ifndef INSIGHT_SUBMISSION_RESULT_H
#define INSIGHT_SUBMISSION_RESULT_H

#include "insight/submission/submission_local.h"

/* As it was published.  Rates are tenths of a per cent, the ends of the
 * interval of their difference tenths of points, below 0 for fewer. */
struct submission_found {
	int64_t rate, other_rate;
	int64_t low, high;
	int64_t people, others; /* compared: on the programme, and with them */
	struct date published_on;
	struct str source;
};

struct submission_result {
	int64_t id, submission;
	struct str title; /* of the submission */
	struct submission_found found;
	struct user_id made_by;
	struct instant made_at;
};

#define SUBMISSION_RESULTS_MOST 20 /* of one submission (ours) */

/* "-12.5" as tenths, -125; false for anything else. */
MUST_CHECK bool submission_points_read(struct str typed, int64_t *out);
/* And back: "-12.5", "5". */
struct str submission_points_show(struct arena *arena, int64_t tenths);

/* Write one down.  INVALID by field; REFUSED above SUBMISSION_RESULTS_MOST;
 * NOT_FOUND. */
MUST_CHECK const struct fault *
submission_result_put(struct ctx *ctx, int64_t submission,
                      const struct submission_found *found);

/* Those of one submission, or of every one of the actor's organisation (0),
 * the newest first. */
MUST_CHECK const struct fault *
submission_results(struct ctx *ctx, int64_t submission,
                   struct submission_result **out, size_t *n);

/* The finding in the words of a study: "reduced", "increased" or neither; and
 * the smallest fall, in shares, that so many see 80 times in 100. */
void submission_finding(const struct submission_found *found,
                        struct study_finding *out);

/* --- submission_result_store.c -------------------------------------------- */

extern const struct migration submission_migration_118;
/* As submission_result_put and submission_results need them. */
MUST_CHECK const struct fault *
submission_store_result_add(struct ctx *ctx, int64_t submission,
                            const struct submission_found *found);
/* (as above) */
MUST_CHECK const struct fault *
submission_store_results(struct ctx *ctx, int64_t submission,
                         struct submission_result **out, size_t *n);
extern const struct query submission_q_result_add;
extern const struct query submission_q_results;

/* --- pages ---------------------------------------------------------------- */

struct submission_result_screen {
	struct submission one;
	const struct submission_result *results;
	size_t n;
	bool link; /* on the list of studies: to submissions */
};
void submission_draw_results(struct html *h, const struct ctx *ctx,
                             const struct submission_result_screen *screen);
void submission_draw_result_form(struct html *h, const struct ctx *ctx,
                                 const void *data);
const struct fault *
submission_get_result(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
const struct fault *
submission_post_result(struct ctx *ctx, const struct request *req,
                       struct reply *reply);

#endif
