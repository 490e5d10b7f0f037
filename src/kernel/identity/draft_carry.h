/*
 * draft_carry.h - a form that was sent after its sign-in ended.
 *
 * The answer to it is a page with a sign-in form, which carries along what was
 * typed.  Signing in there makes a draft of it (draft.h), and shows the page
 * with the form, filled in: it is sent again with one press, under a token and
 * a key of its own.  Nothing is kept before somebody has signed in.
 *
 * Whose form it was is told by its token alone: half of the token is made from
 * the user with the server's key.  So it does not matter what became of the
 * session.
 *
 * Rules kept here, each with a test of the same words:
 *   - what was typed goes along to the sign-in, and becomes a draft of whoever
 *     typed it;
 *   - whoever else signs in there gets nothing of it, and is told so;
 *   - no password and no code goes along, and no token and no key of a form;
 *   - what is too long to be a draft does not go along: it stands on the page,
 *     to be copied.
 */
#ifndef KERNEL_IDENTITY_DRAFT_CARRY_H
#define KERNEL_IDENTITY_DRAFT_CARRY_H

#include "kernel/ctx.h"

struct html;

struct draft_carry {
	struct str action; /* where the form was sent; empty: nothing */
	struct str fields; /* as a form is sent */
	struct str token;  /* of the form */
};

/* Whether a field holds what somebody typed, and no secret. */
bool draft_typed(const struct pair *field);

/* What a refused form would carry; false where it has nothing, or too much.
 * In the arena of the request. */
bool draft_carry_of(const struct request *req, struct draft_carry *out);

/* What a sign-in form carries along; nothing where it carries nothing. */
struct draft_carry draft_carry_sent(const struct request *req);

/* The hidden fields of the sign-in form. */
void draft_carry_draw(struct html *h, const struct draft_carry *carry);

/*
 * The actor has just signed in with a form that carried something along: it is
 * a draft of theirs from now on.  Where it was not theirs, or cannot be a
 * draft, nothing is kept, *back is "/" and the next page says so.
 */
MUST_CHECK const struct fault *
draft_carry_receive(struct ctx *ctx, const struct request *req,
                    struct reply *reply, struct str *back);

/* A sign-in form that carries this along, and then leads to `back`. */
void draft_carry_sign_in(struct html *h, const struct ctx *ctx,
                         const struct draft_carry *carry, struct str back);

#endif
