/*
 * study_balance.h - how alike the groups of a study are is accepted by
 * somebody, and what a study did can be verified (decision 63).
 *
 * Rules kept here, each with a test of the same words:
 *   - no outcome is opened before somebody looked at how alike the groups are
 *     and accepted it;
 *   - a comparison that is sent back has a reason, and both stay;
 *   - what a study did is kept, and gives the same bytes again;
 *   - after an analysis that came to nothing the same plan and rows are not
 *     analysed again, and that it was tried stays.
 */
#ifndef INSIGHT_STUDY_BALANCE_H
#define INSIGHT_STUDY_BALANCE_H

#include <jansson.h>

#include "insight/study/study.h"

/* Ask that people of the frozen rows are matched; no outcome is opened.
 * REFUSED in any other state. */
MUST_CHECK const struct fault *study_match(struct ctx *ctx, int64_t id);

/* How alike the groups of the last design are, as the engine has it
 * (docs/evaluation-result.md, flow to lost); NOT_FOUND when there is none. */
MUST_CHECK const struct fault *
study_balance(struct ctx *ctx, int64_t id, json_t **out);

/*
 * Accept it, and ask that the study is analysed, once; or send it back with a
 * reason: the study is registered then, and may be amended.  REFUSED in any
 * other state; CONFLICT when `seen` is not the study's version; INVALID
 * without a reason of ten characters.
 */
MUST_CHECK const struct fault *
study_accept(struct ctx *ctx, int64_t id, int64_t seen);
MUST_CHECK const struct fault *
study_send_back(struct ctx *ctx, int64_t id, int64_t seen, struct str reason);

/* What was said of each design, the first one first. */
struct study_judgement {
	struct instant at;
	struct str by_name;
	bool accepted;
	struct str reason; /* why it was sent back */
};
MUST_CHECK const struct fault *
study_judgements(struct ctx *ctx, int64_t id, struct study_judgement **out,
                 size_t *n);

/* Ask that its result is made again and compared, byte for byte.  REFUSED
 * before it was analysed, and where what the engine did was not kept. */
MUST_CHECK const struct fault *study_verify(struct ctx *ctx, int64_t id);

/*
 * What the engine did and the rows it did it with, as a tape archive: for
 * `mydirection eval verify`, anywhere.  It names nobody.  NOT_FOUND before it
 * was analysed; REFUSED above STUDY_BUNDLE_MOST.
 */
#define STUDY_BUNDLE_MOST ((size_t)4 * 1024 * 1024)
MUST_CHECK const struct fault *
study_bundle(struct ctx *ctx, int64_t id, struct buf *out);

#endif
