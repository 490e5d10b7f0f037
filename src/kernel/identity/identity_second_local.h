/*
 * identity_second_local.h - the second half of a code for a member of staff,
 * and what somebody is told of acts on their own sign-in.
 *
 * Rules kept here, each with a test of the same words:
 *   - a code that an administrator makes for a member of staff works only
 *     with a second half, which somebody else makes;
 *   - the second half is made by a manager of the same organisation or by
 *     another administrator: by nobody it is for, and by no account of the
 *     name of whoever made the first;
 *   - who signs in is told once that a code was made for them or their second
 *     factor taken away, and by mail at once where there is a mail server;
 *   - nobody gives themself a role, or moves to where they see other cases;
 *   - a page makes a token that reads or writes for oneself alone.
 *
 * Whoever has the machine makes whole codes and tokens for anybody from its
 * command line: that is how the first ones come.
 */
#ifndef IDENTITY_SECOND_LOCAL_H
#define IDENTITY_SECOND_LOCAL_H

#include "kernel/identity/identity_views_local.h"

#define IDENTITY_SECONDS_MOST 50

/* A code whose second half is not made yet. */
struct identity_waiting {
	struct user_id user;
	struct str username;
	struct str name;
	struct organisation_id organisation;
	struct user_id maker; /* of the first half */
	struct str maker_name;
	struct instant until; /* the first half is good until then */
	struct bytes hash;    /* of the first half */
};

extern const struct query identity_q_code_half;
extern const struct query identity_q_code_second;
extern const struct query identity_q_code_waiting;
extern const struct query identity_q_code_waitings;
extern const struct query identity_q_told_add;
extern const struct query identity_q_told_newest;
extern const struct query identity_q_told_mark;

/* Codes that this actor may make the second half of, the oldest first. */
MUST_CHECK const struct fault *
identity_seconds(struct ctx *ctx, struct identity_waiting **out, size_t *n);

/* Make the second half for a user, good with the first for an hour.  REFUSED
 * when it is for the actor to leave to somebody else; NOT_FOUND when none
 * waits within their organisation. */
MUST_CHECK const struct fault *
identity_second(struct ctx *ctx, struct user_id user, struct str *half);

/* What is told to somebody about their sign-in. */
enum told_kind { TOLD_CODE, TOLD_FACTOR, TOLD_KIND_COUNT };
extern const char *const told_kind_words[TOLD_KIND_COUNT + 1];

/* Somebody did this to a user's sign-in: told at the next, mailed now. */
MUST_CHECK const struct fault *
identity_tell(struct ctx *ctx, struct user_id user, enum told_kind kind);

/* Say the newest that the actor was not told, on the next page shown. */
MUST_CHECK const struct fault *
identity_told_say(struct ctx *ctx, struct reply *reply);

/* --- identity_second_store.c ------------------------------------------- */

MUST_CHECK const struct fault *
identity_store_half_add(struct ctx *ctx, struct user_id user, struct bytes hash,
                        struct instant until);
/* The code of a user that waits for its second half; *found false: none. */
MUST_CHECK const struct fault *
identity_store_waiting(struct ctx *ctx, struct user_id user, bool *found,
                       struct identity_waiting *out);
MUST_CHECK const struct fault *
identity_store_waitings(struct ctx *ctx, struct identity_waiting **out,
                        size_t *n);
MUST_CHECK const struct fault *
identity_store_second(struct ctx *ctx, struct bytes first, struct bytes second,
                      struct instant until);
MUST_CHECK const struct fault *
identity_store_told_add(struct ctx *ctx, struct user_id user,
                        enum told_kind kind);
/* The newest that this user was not told; *found false: none. */
MUST_CHECK const struct fault *
identity_store_told(struct ctx *ctx, struct user_id user, bool *found,
                    enum told_kind *kind, struct str *by, struct instant *at);
/* All of a kind are told from here on. */
MUST_CHECK const struct fault *
identity_store_told_mark(struct ctx *ctx, struct user_id user,
                         enum told_kind kind);

/* --- the page ----------------------------------------------------------- */

struct seconds_view {
	const struct identity_waiting *v;
	size_t n;
};

extern const struct panel identity_panels[];

const struct fault *
identity_get_seconds(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
identity_post_second(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
void
identity_draw_seconds(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void identity_draw_seconds_panel(struct html *h, const struct ctx *ctx,
                                 const void *data);

#endif
