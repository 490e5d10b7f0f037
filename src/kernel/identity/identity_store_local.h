/*
 * identity_store_local.h - what the *_store.c files of kernel/identity do.
 * Included by identity_local.h, which declares the types.
 */
#ifndef IDENTITY_STORE_LOCAL_H
#define IDENTITY_STORE_LOCAL_H

#include "kernel/identity/identity_local.h"

/* --- identity_store.c -------------------------------------------------- */

/* A user by id (NOT_FOUND), locked when it is to be judged. */
MUST_CHECK const struct fault *
identity_store_user(struct ctx *ctx, struct user_id id, bool lock,
                    struct identity_user *out);
/* By username; *found false when there is none. */
MUST_CHECK const struct fault *
identity_store_find(struct ctx *ctx, struct str username, bool *found,
                    struct identity_user *out);
/* The user that is a person's own, locked in a write; *found false: none. */
MUST_CHECK const struct fault *
identity_store_own(struct ctx *ctx, struct person_id person, bool *found,
                   struct identity_user *out);
MUST_CHECK const struct fault *
identity_store_add(struct ctx *ctx, const struct identity_user *user);
/* Writes everything but roles, username and made_at. */
MUST_CHECK const struct fault *
identity_store_save(struct ctx *ctx, const struct identity_user *user);
MUST_CHECK const struct fault *
identity_store_roles(struct ctx *ctx, struct user_id id, unsigned roles);
MUST_CHECK const struct fault *
identity_store_name(struct ctx *ctx, struct user_id id, struct str *out);
MUST_CHECK const struct fault *
identity_store_staff(struct ctx *ctx, struct identity_entry **out, size_t *n);
MUST_CHECK const struct fault *
identity_store_page(struct ctx *ctx, const struct identity_choice *choice,
                    int64_t number, struct identity_entry **out, size_t *n,
                    int64_t *total);
/* Those whose username begins so, at most `most`. */
MUST_CHECK const struct fault *
identity_store_begins(struct ctx *ctx, struct str begins, size_t most,
                      struct identity_entry **out, size_t *n);
/* Everybody who is no person on probation, by username. */
MUST_CHECK const struct fault *
identity_store_workers(struct ctx *ctx, struct identity_entry **out, size_t *n);
/* How many administrators may sign in, besides this user. */
MUST_CHECK const struct fault *
identity_store_administrators(struct ctx *ctx, struct user_id besides,
                              int64_t *out);
MUST_CHECK const struct fault *
identity_store_count(struct ctx *ctx, int64_t *out);

/* --- identity_session_store.c ------------------------------------------ */

/* A new session; `hash` is of the cookie's value. */
MUST_CHECK const struct fault *
identity_store_session_add(struct ctx *ctx, struct session_id id,
                           struct bytes hash, struct user_id user,
                           bool second_factor, enum purpose purpose,
                           struct str agent);
/* The live session of a hash with its user; *found false: none. */
MUST_CHECK const struct fault *
identity_store_session(struct ctx *ctx, struct bytes hash, bool *found,
                       struct identity_found *out);
MUST_CHECK const struct fault *
identity_store_session_user(struct ctx *ctx, struct session_id id,
                            struct user_id *out);
MUST_CHECK const struct fault *
identity_store_session_touch(struct ctx *ctx, struct session_id id);
MUST_CHECK const struct fault *
identity_store_session_renew(struct ctx *ctx, struct session_id id,
                             struct bytes hash, bool second_factor);
MUST_CHECK const struct fault *
identity_store_session_purpose(struct ctx *ctx, struct session_id id,
                               enum purpose purpose);
/* End one session of a user; *ended says whether there was one. */
MUST_CHECK const struct fault *
identity_store_session_end(struct ctx *ctx, struct session_id id,
                           struct user_id user, bool *ended);
/* End all sessions of a user but one ({0}: all). */
MUST_CHECK const struct fault *
identity_store_sessions_end(struct ctx *ctx, struct user_id user,
                            struct session_id but);
MUST_CHECK const struct fault *
identity_store_sessions(struct ctx *ctx, struct user_id user,
                        struct identity_session **out, size_t *n);
/* Wrong tries of a pair since a moment, and the newest. */
MUST_CHECK const struct fault *
identity_store_tries(struct ctx *ctx, struct bytes pair, struct instant since,
                     int64_t *n, struct instant *newest);
MUST_CHECK const struct fault *
identity_store_try(struct ctx *ctx, struct bytes pair);
MUST_CHECK const struct fault *
identity_store_tries_clear(struct ctx *ctx, struct bytes pair);
/* Let go of what no rule looks at any more. */
MUST_CHECK const struct fault *identity_store_sweep(struct ctx *ctx);

/* --- identity_token_store.c -------------------------------------------- */

/* A new single-use code; kind is "reset", "first" or "invitation". */
MUST_CHECK const struct fault *
identity_store_code_add(struct ctx *ctx, struct user_id user, struct bytes hash,
                        const char *kind, struct instant until);
/* Whose code it is, while it may be used; {0} when it may not. */
MUST_CHECK const struct fault *
identity_store_code_user(struct ctx *ctx, const struct identity_typed *typed,
                         struct user_id *out);
/* Until when a code of the user can be used, the last to end; INSTANT_NONE:
 * none can. */
MUST_CHECK const struct fault *
identity_store_code_waits(struct ctx *ctx, struct user_id user,
                          struct instant *out);
/* Use it up; *used false when it was not to be used. */
MUST_CHECK const struct fault *
identity_store_code_use(struct ctx *ctx, const struct identity_typed *typed,
                        bool *used);
/* Codes of a user that still could be used stop working. */
MUST_CHECK const struct fault *
identity_store_codes_end(struct ctx *ctx, struct user_id user);
MUST_CHECK const struct fault *
identity_store_recovery_set(struct ctx *ctx, struct user_id user,
                            const struct bytes *hashes, size_t n);
MUST_CHECK const struct fault *
identity_store_recovery_use(struct ctx *ctx, struct user_id user,
                            struct bytes hash, bool *used);
MUST_CHECK const struct fault *
identity_store_recovery_left(struct ctx *ctx, struct user_id user,
                             int64_t *out);
MUST_CHECK const struct fault *
identity_store_token_add(struct ctx *ctx, struct token_id id, struct bytes hash,
                         struct user_id owner, struct str name,
                         struct str scopes, struct instant until);
MUST_CHECK const struct fault *
identity_store_token(struct ctx *ctx, struct bytes hash, bool *found,
                     struct identity_found *out);
MUST_CHECK const struct fault *
identity_store_token_touch(struct ctx *ctx, struct token_id id);
MUST_CHECK const struct fault *
identity_store_token_revoke(struct ctx *ctx, struct token_id id, bool *revoked);
MUST_CHECK const struct fault *
identity_store_tokens(struct ctx *ctx, struct identity_token **out, size_t *n);

#endif
