/*
 * support_by.h - whose words something is, and who may take it back.
 */
#ifndef PRACTICE_SUPPORT_BY_H
#define PRACTICE_SUPPORT_BY_H

#include "kernel/capability.h"

/* The person's own hand; a worker's, of what the person says; a worker's own
 * view. */
enum support_voice {
	SUPPORT_OWN,
	SUPPORT_FOR,
	SUPPORT_WORKER,
	SUPPORT_VOICE_COUNT
};
extern const char *const support_voices[SUPPORT_VOICE_COUNT + 1];

/* Who wrote it, when, and in which voice. */
struct support_by {
	struct user_id user; /* {0}: nobody */
	struct str name;     /* filled when read */
	struct instant at;
	enum support_voice voice;
};

/* Whether the actor is the person themself. */
bool support_is_own(const struct ctx *ctx, struct person_id person);

/* Whether the actor may take back what this wrote: the person their own and
 * what was written down for them, a worker what they wrote themself. */
bool support_is_theirs(const struct ctx *ctx, struct person_id person,
                       const struct support_by *by);

#endif
