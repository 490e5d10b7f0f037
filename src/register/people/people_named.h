/*
 * people_named.h - is somebody named in words that are not about a person?
 *
 * Rules kept here, each with a test of the same words:
 *   - two words side by side that name somebody within reach are found;
 *   - a number that names somebody is found, within reach or not;
 *   - a name out of reach is not found, and tells nothing.
 */
#ifndef REGISTER_PEOPLE_NAMED_H
#define REGISTER_PEOPLE_NAMED_H

#include "kernel/ctx.h"

/*
 * The first words of a text that name somebody, as they stand there: two side
 * by side, each with a capital, both of the name of one person within the
 * actor's reach, in either order; or a number such as a CRN.  Empty: none was
 * found, which is no promise: at most 60 such pairs are looked at, and one
 * name alone is none.  Shows nobody: the words are the writer's own.
 */
MUST_CHECK const struct fault *
people_named(struct ctx *ctx, struct str text, struct str *out);

#endif
