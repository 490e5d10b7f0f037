/*
 * identity_fresh.h - the second factor once more, before something weighty.
 *
 * Rules kept here, each with a test of the same words:
 *   - a code that is asked for again is the one shown now, works once, and is
 *     no recovery code;
 *   - wrong codes slow down as they do at sign-in;
 *   - the second factor is demanded of whoever has one, and outside a demo
 *     database of everybody.
 */
#ifndef KERNEL_IDENTITY_FRESH_H
#define KERNEL_IDENTITY_FRESH_H

#include "kernel/identity/identity.h"

enum identity_fresh {
	IDENTITY_FRESH_GIVEN,    /* right, and used up with this change */
	IDENTITY_FRESH_SET_UP,   /* demanded, and there is none */
	IDENTITY_FRESH_NEEDED,   /* demanded, and nothing was typed */
	IDENTITY_FRESH_WRONG,    /* and counted, when this change is kept */
	IDENTITY_FRESH_SLOWED,   /* too many wrong ones from here */
	IDENTITY_FRESH_NOT_ASKED /* a demo database, and there is none */
};

/* What would be asked of the actor: NEEDED, SET_UP or NOT_ASKED. */
MUST_CHECK const struct fault *
identity_fresh_state(struct ctx *ctx, enum identity_fresh *out);

/* Judge what was typed.  *until: when SLOWED ends.  The caller keeps this
 * change without doing what the code was for, unless it was GIVEN or
 * NOT_ASKED; those set ctx->fresh_factor. */
MUST_CHECK const struct fault *
identity_fresh_check(struct ctx *ctx, struct str typed,
                     enum identity_fresh *out, struct instant *until);

#endif
