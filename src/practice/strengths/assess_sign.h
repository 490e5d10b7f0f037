/*
 * assess_sign.h - what becomes of an edition of the assessment (assess.h): it
 * is shared, signed, countersigned by one or two, sent back, locked as it is,
 * or made the newest again.
 *
 * Rules kept here, each with a test of the same words:
 *   - whoever signed does not answer it, by any sign-in;
 *   - it is signed and countersigned by whoever signed in, and by no token;
 *   - an edition is sent back with a reason;
 *   - a dated rule asks for two to countersign, by kind of order and tier, and
 *     is that of the day it was signed;
 *   - whoever countersigns may ask for one more, and says what for;
 *   - the second to countersign is neither the author nor the first, by any
 *     sign-in;
 *   - who may not countersign is refused by the rule too;
 *   - an edition that cannot be completed is locked as it is, with a reason;
 *   - what is complete is signed and not locked;
 *   - a locked edition is never changed, and the next change begins a new one;
 *   - going back to an earlier edition loses nothing;
 *   - going back leaves the person's words as they are.
 *
 * Source: decision 94.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_SIGN_H
#define PRACTICE_STRENGTHS_ASSESS_SIGN_H

#include "practice/strengths/assess.h"

/*
 * Each is of the newest edition as it was seen (its version): NOT_FOUND out of
 * reach or when nothing is written; CONFLICT when it changed or there is a
 * newer one.
 *
 * Share it: the person reads the worker's side from now on.  REFUSED when it
 * is shared.
 */
MUST_CHECK const struct fault *
assess_share(struct ctx *ctx, struct person_id person, int64_t seen);
/* Sign it, which shares it.  REFUSED unless every area is complete and a
 * strength is recorded, and when it is signed or locked. */
MUST_CHECK const struct fault *
assess_sign(struct ctx *ctx, struct person_id person, int64_t seen);

/* What whoever looks at it says. */
enum assess_says {
	ASSESS_SAYS_NO,     /* back to whoever signed */
	ASSESS_SAYS_YES,    /* countersigned */
	ASSESS_SAYS_SECOND, /* countersigned, and one more should look */
	ASSESS_SAYS_COUNT
};
extern const char *const assess_says_words[ASSESS_SAYS_COUNT + 1];

/* Countersign it, or send it back.  REFUSED to whoever signed it or looked
 * first, without CAN_COUNTERSIGN, when it does not wait, and of one more when
 * two are at it already; INVALID when sent back, or when one more is asked for,
 * without a reason. */
MUST_CHECK const struct fault *
assess_answer(struct ctx *ctx, struct person_id person, int64_t seen,
              enum assess_says says, struct str words,
              struct problems *problems);

/* Whether it is written, and neither complete nor signed nor locked. */
bool assess_can_lock(const struct assess *a);
/* Lock it as it is.  REFUSED when it is signed or locked, and when each area is
 * complete; INVALID without a reason (-1: no such one), another reason without
 * words, or words that are too long. */
MUST_CHECK const struct fault *
assess_lock(struct ctx *ctx, struct person_id person, int64_t seen, int why,
            struct str words, struct problems *problems);

/* Make the worker's side as it was in `back` the newest.  `seen` is of the
 * newest.  NOT_FOUND also when `back` is not the person's; REFUSED when it is
 * the newest. */
MUST_CHECK const struct fault *
assess_restore(struct ctx *ctx, struct person_id person, int64_t seen,
               struct assess_id back);

/* Which dated rule asks for two to countersign this edition. */
struct assess_ruled {
	bool there;
	struct str source;
	struct date from; /* the first day that it holds */
	bool unverified;  /* nobody read the source yet */
};
MUST_CHECK const struct fault *
assess_rule_of(struct ctx *ctx, const struct assess *a,
               struct assess_ruled *out);

#endif
