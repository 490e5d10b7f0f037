/*
 * contact_correct.h - a recorded contact corrected, its former version kept.
 *
 * Rules kept here, each with a test of the same words:
 *   - a recorded contact is corrected by who recorded it or a manager, with a
 *     reason;
 *   - a corrected contact keeps its former version to be read;
 *   - what came of a contact is written down once, and corrected after that;
 *   - an appointment to come is moved, not corrected;
 *   - the person sees the correction of what they may see;
 *   - what was corrected here stays when the same delivery comes again.
 */
#ifndef PRACTICE_CONTACT_CORRECT_H
#define PRACTICE_CONTACT_CORRECT_H

#include "practice/contact/contact.h"

/* How a contact came to say something else. */
enum contact_change {
	CONTACT_CORRECTED,
	CONTACT_OVERTAKEN, /* its words, when its outcome was written down */
	CONTACT_DELIVERED, /* by what another system sent */
	CONTACT_CHANGE_COUNT
};
extern const char *const contact_changes[CONTACT_CHANGE_COUNT + 1];

/* What a contact said before it was changed. */
struct contact_former {
	struct contact was; /* as it stood, its version with it */
	enum contact_change change;
	struct instant at; /* when it was changed */
	struct user_id by;
	struct str by_name; /* filled when read */
	struct str because; /* empty: not said, or not to this reader */
	bool hidden;        /* words there were are not shown to this reader */
};

struct contact_correction {
	/* At, kind, place, outcome, code, minutes, note, privacy; the rest of
	 * the terms is not looked at. */
	struct contact_terms terms;
	struct str because;
	/* CONTACT_SHARED: who read the former words may read them still. */
	enum contact_privacy former;
};

/* Whether the actor may correct this contact: whoever recorded it, or who
 * holds CAN_CORRECT_CONTACT.  Reach is judged by whoever read it. */
MUST_CHECK const struct fault *
contact_may_correct(struct ctx *ctx, const struct contact *contact, bool *out);

/*
 * Correct a contact that has been recorded.
 *
 * NOT_FOUND  out of reach;
 * CONFLICT   `seen` is not its version;
 * REFUSED    to anybody else; when nothing is different; of an appointment
 *            without an outcome or one that was moved;
 * INVALID    as contact_record; no reason.
 */
MUST_CHECK const struct fault *
contact_correct(struct ctx *ctx, struct contact_id id, int64_t seen,
                const struct contact_correction *correction,
                struct problems *problems);

/* What the contact said before, the newest first; as far as the reader may
 * see it. */
MUST_CHECK const struct fault *
contact_formers(struct ctx *ctx, const struct contact *contact,
                struct contact_former **out, size_t *n);

/* Keep what `was` said before `is` is saved over it, where that would lose
 * what somebody recorded: an outcome, or words. */
MUST_CHECK const struct fault *
contact_former_keep(struct ctx *ctx, const struct contact *was,
                    const struct contact *is, enum contact_change change);

#endif
