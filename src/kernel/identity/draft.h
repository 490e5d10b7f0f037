/*
 * draft.h - what somebody typed into a form and has not saved yet.
 *
 * A script of the page sends it now and then (assets/src/draft.mjs), under the
 * address that the form would be sent to.  The page with that form offers it
 * again (web/gov/form.h), also after the session ended; saving the form ends
 * it.
 *
 * Rules kept here, each with a test of the same words:
 *   - a draft is shown to nobody but whoever typed it;
 *   - of one form there is one draft, the newest;
 *   - a draft ends when its form is saved, when it is thrown away, and after
 *     fourteen days;
 *   - somebody has at most thirty drafts: the oldest goes;
 *   - a draft is no entry in the record: it is neither audited nor found.
 */
#ifndef KERNEL_IDENTITY_DRAFT_H
#define KERNEL_IDENTITY_DRAFT_H

#include "kernel/ctx.h"

#define DRAFT_MOST       30
#define DRAFT_BYTES_MOST ((size_t)64 * 1024)
#define DRAFT_DAYS       14

/* The actor's own drafts, ready for the forms of a page. */
MUST_CHECK const struct fault *
draft_read(struct ctx *ctx, const struct request_draft **out, size_t *n);

/* The form that goes to this address was saved, or thrown away. */
MUST_CHECK const struct fault *draft_end(struct ctx *ctx, struct str action);

#endif
