/*
 * contact_told.h - what the person said to an appointment or of a meeting, and
 * a worker wrote down as they said it (decision 89).
 *
 * Rules kept here, each with a test of the same words:
 *   - an answer to an appointment that they told a worker says who wrote it
 *     down and how it was said, and the person's own takes its place;
 *   - what they answered themselves nobody writes over, and by telephone or on
 *     paper only an answer of whoever cannot sign in is written down;
 *   - how a meeting was is written down as they said it, under the same rules.
 */
#ifndef PRACTICE_CONTACT_TOLD_H
#define PRACTICE_CONTACT_TOLD_H

#include "practice/contact/contact.h"

/*
 * Write down the person's answer to an appointment that was seen as version
 * `seen`.
 *
 * NOT_FOUND out of reach; CONFLICT; INVALID as contact_answer_give, and without
 * how it was said; REFUSED to the person, over an answer of their own, where it
 * is past or has an outcome, and as the rules above say.
 */
MUST_CHECK const struct fault *
contact_answer_told(struct ctx *ctx, struct contact_id id, int64_t seen,
                    enum contact_answer answer, enum contact_reason reason,
                    struct str words, enum plan_how how);

/* Write down how a meeting was for them.  As contact_answer_told, and REFUSED
 * of a meeting that they were not at. */
MUST_CHECK const struct fault *
contact_rate_told(struct ctx *ctx, struct contact_id id, int64_t seen,
                  const struct contact_rating *rating, enum plan_how how);

/* How a meeting was, with the name of whoever wrote it down. */
MUST_CHECK const struct fault *
contact_rating_read(struct ctx *ctx, struct contact_id id,
                    struct contact_rating *out);

/* --- inside contacts ------------------------------------------------------ */

/* Whether a worker may write this down over what stands there: `said` is
 * whether anything does. */
MUST_CHECK const struct fault *
contact_told_check(struct ctx *ctx, struct person_id person, bool said,
                   const struct plan_scribe *hand, enum plan_how how);
/* The actor's hand, now. */
struct plan_scribe contact_hand_now(const struct ctx *ctx, enum plan_how how);

struct html;
/* The pages on which a worker writes it down, of a struct contact_screen. */
void contact_draw_answer_told(struct html *h, const struct ctx *ctx,
                              const void *data);
/* (as above) */
void contact_draw_rating_told(struct html *h, const struct ctx *ctx,
                              const void *data);
/* Links to both, for a worker who may write. */
struct contact_screen;
void contact_draw_told_links(struct html *h, const struct ctx *ctx,
                             const struct contact_screen *screen);

/* GET and POST of .../contacts/:contact/answer and /rating. */
const struct fault *
contact_get_answer_told(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
const struct fault *
contact_post_answer_told(struct ctx *ctx, const struct request *req,
                         struct reply *reply);
const struct fault *
contact_get_rating_told(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
const struct fault *
contact_post_rating_told(struct ctx *ctx, const struct request *req,
                         struct reply *reply);

#endif
