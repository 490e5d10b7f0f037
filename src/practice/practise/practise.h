/*
 * practise.h - somebody made up, to practise with.
 *
 * In an installation whose people are all made up, staff make one more for
 * themselves who stands where they want to try something, as often as they
 * like, and take them away again.  See decision 42.
 *
 * Rules kept here, each with a test of the same words:
 *   - where people are real nobody is made up;
 *   - whoever is made stands among the people of whoever made them, at the
 *     place that was chosen;
 *   - six at a time, and twenty in a day, and no more;
 *   - an assessment to look at second is for whoever may, and was signed by
 *     somebody else;
 *   - of two presses at once no more are made than there is room for;
 *   - a part that fails half-way leaves nobody made, and who acts and when as
 *     it was;
 *   - what one made one takes away, and nobody else does;
 *   - whoever is with a colleague now is still on the list of whoever made
 *     them, without a name, and is taken away;
 *   - whoever is taken away is out of everybody's reach, of whoever was named
 *     to them or broke a glass too, and signs in no more;
 *   - whoever is made up is merged into nobody.
 */
#ifndef PRACTICE_PRACTISE_H
#define PRACTICE_PRACTISE_H

#include "kernel/demo.h"

#define PRACTISE_MOST     6  /* of one member of staff at once (ours) */
#define PRACTISE_DAY_MOST 20 /* made by one in a day (ours) */

extern const char *const practise_words[REHEARSE_COUNT + 1];
extern const char *const practise_keys[];
extern const char *const practise_hints[];

struct practised {
	int64_t id;
	struct person_id person;
	bool reached;   /* else they are with somebody else now */
	struct str crn; /* empty out of reach, as is the name */
	struct str name;
	enum demo_rehearsal what;
	struct instant at;
};

/* Whether the actor may make somebody who stands there. */
bool practise_may(const struct ctx *ctx, enum demo_rehearsal what);

/* REFUSED where people are real. */
MUST_CHECK const struct fault *practise_need(struct ctx *ctx);

/* Those whom the actor made and who are still there, the newest first. */
MUST_CHECK const struct fault *
practise_list(struct ctx *ctx, struct practised **out, size_t *n);

/*
 * Make somebody who stands at `what` (a number of demo_rehearsal, or INVALID).
 * REFUSED where people are real, above the limits, and of an assessment to
 * look at second to whoever may not, or where nobody else could have signed.
 */
MUST_CHECK const struct fault *
practise_make(struct ctx *ctx, int what, struct practised *out);

/* NOT_FOUND for anybody but who made them; REFUSED where people are real. */
MUST_CHECK const struct fault *practise_take_away(struct ctx *ctx, int64_t id);

extern const struct capability practise_capability;

#endif
