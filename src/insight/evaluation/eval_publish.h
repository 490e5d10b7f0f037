/*
 * eval_publish.h - what of a result may leave the restricted folder.
 *
 * Of a result comes a release: the same members (docs/evaluation-result.md),
 * its counts hidden by the rules of eval_disclose.h and rounded to 5, its rates
 * made of rounded counts, and without what a single person could be found in.
 * A register, which stays in the restricted folder, keeps the exact counts of
 * every release, so that the next one can be held against all before it
 * (eval_register.h).
 *
 * Rules kept here, each with a test of the same words:
 *   - an exploration is never released;
 *   - a row of which a count is hidden shows no estimate, as that would give
 *     the count away;
 *   - what repeats a hidden row's estimate is hidden with it;
 *   - a row's rates are made of its rounded counts and of its estimate, and
 *     agree with both;
 *   - a rate of people who carry weights is what the other rate and the
 *     estimate leave;
 *   - p of groups is hidden where one of them is;
 *   - no smallest, no largest and no single person's day is in a release;
 *   - a curve falls by ten events a step and ends where ten are left;
 *   - a mean of few, one whose sum is of few, and one that all have is hidden
 *     with its spread;
 *   - means before and after matching do not give away the few who were lost
 *     by it;
 *   - two releases of one programme that differ by a few people do not both
 *     leave;
 *   - a difference of a few is refused whichever way the other counts go;
 *   - a few people are not found by taking any number of releases from one that
 *     holds them all, whichever of them left last;
 *   - of one-to-one pairs of which a kind is of few, no error leaves, nor what
 *     is made of it;
 *   - pairs are those that were matched, and not those that were asked for;
 *   - a count of few is found by taking one release from another, whatever its
 *     outcome is called (decision 78);
 *   - of an outcome within another what is left between is a count, and hidden
 *     where it is of few;
 *   - somebody who is exchanged for another is found under a renamed column or
 *     level, too;
 *   - two outcomes that differ by a few by nature leave together, and again,
 *     and with a third;
 *   - levels that change places make nobody other people;
 *   - people who are alike in all that is shown are the same, under whichever
 *     programme;
 *   - who names no population may be of other people, and of the same;
 *   - what an earlier release hid is not shown by a later one;
 *   - two releases of the same people do not hide each a different count to
 *     hide the same few;
 *   - words of a result that nobody has read for counts stay behind.
 */
#ifndef INSIGHT_EVAL_PUBLISH_H
#define INSIGHT_EVAL_PUBLISH_H

#include "base/json.h"
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_disclose.h"

struct eval_release {
	json_t *json; /* what may leave */
	json_t *kept; /* what the register keeps: exact counts by name */
	int64_t threshold;
};

/*
 * Make a release.  Not EVAL_DONE: *why is a sentence that begins with the
 * code, and nothing is made.  The JSON goes with the arena.
 */
MUST_CHECK enum eval_status
eval_release_make(struct arena *arena, const json_t *result, int64_t threshold,
                  struct eval_release *out, struct str *why);

/*
 * Hold a release against those of its programme in a register (an array of
 * what was kept).  EVAL_DISCLOSURE when a difference, or a total less its parts
 * (decision 76), would single out fewer than the threshold, whatever counts are
 * called (decision 78), or when both together show what each hides (60).
 */
MUST_CHECK enum eval_status
eval_release_guard(struct arena *arena, const struct eval_release *release,
                   const json_t *register_of, struct str *why);

/* A document as bytes: members in order, LF at the end. */
struct str eval_json_bytes(struct arena *arena, const json_t *json);

#endif
