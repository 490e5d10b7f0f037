/*
 * plan_own.h - one's own words in any form: a statement may be typed, drawn,
 * photographed or spoken (T16).
 *
 * A statement that was handed in is a file (kernel/media) and words beside
 * it: what a picture shows, what was said.  Whoever cannot see or hear it
 * reads those.  No program writes down what somebody said.
 *
 * Rules kept here, each with a test of the same words:
 *   - a picture is as good a statement as typed words;
 *   - a picture has words that say what it shows;
 *   - a voice note is the statement, and may stay without words;
 *   - a worker may write down what an untyped voice note says, and nobody
 *     takes it for the person's until they say so;
 *   - a voice note is as long as the policy of the day lets it be;
 *   - what a worker hands in for somebody says who did;
 *   - words that a worker writes beside it count once the person says that
 *     they are right, and nobody else can say so, nor a token;
 *   - the person may put the words right, or take it back, whoever handed it
 *     in;
 *   - words that are the person's are changed by nobody else;
 *   - a picture that is taken back goes, and its words stay;
 *   - whoever reads the plan sees the picture, and nobody else;
 *   - a picture is in the booklet's PDF, with its words for whoever does not
 *     see it.
 */
#ifndef PRACTICE_PLAN_OWN_H
#define PRACTICE_PLAN_OWN_H

#include "kernel/media/media.h"
#include "practice/plan/plan_goal.h"

/*
 * Hand in what was taken as a statement: by the person PLAN_VOICE_OWN, by a
 * worker PLAN_VOICE_FOR.  INVALID without words for a picture, with too many,
 * or when it is too long to listen to; REFUSED where 100 stand already;
 * NOT_FOUND out of reach.
 */
MUST_CHECK const struct fault *
plan_own_add(struct ctx *ctx, struct person_id person, enum plan_kind kind,
             const struct media_taken *taken, struct str words,
             struct statement_id *out);

/* How long a voice note may be today (a dated value). */
MUST_CHECK const struct fault *plan_own_seconds(struct ctx *ctx, int64_t *out);

/* The person says that the words beside it are right.  REFUSED for anybody
 * else, by a token, and where there is nothing to say yes to. */
MUST_CHECK const struct fault *
plan_own_accept(struct ctx *ctx, struct statement_id id);

/* Answer with what was handed in, by any version of the statement.  NOT_FOUND
 * out of reach, for typed words and when it was taken back. */
MUST_CHECK const struct fault *
plan_own_show(struct ctx *ctx, struct reply *reply, struct person_id person,
              struct statement_id id, enum media_how how);

/* For a page that goes to the printer: hand each picture of the current
 * statements its content, as far as the page can be long. */
MUST_CHECK const struct fault *
plan_own_inline(struct ctx *ctx, struct plan_whole *whole);

/* Whether the words count as the person's: not while a worker wrote them
 * beside something handed in and the person has not said yes. */
bool plan_own_counts(const struct plan_statement *statement);

/* Whether the actor, on this side, may write its words anew. */
bool
plan_may_change(const struct ctx *ctx, const struct plan_statement *statement,
                enum plan_side side);
/* Whether they may take it back. */
bool
plan_may_withdraw(const struct ctx *ctx, const struct plan_statement *statement,
                  enum plan_side side);

#endif
