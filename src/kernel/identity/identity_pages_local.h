/*
 * identity_pages_local.h - shared by the pages and views of kernel/identity.
 */
#ifndef IDENTITY_PAGES_LOCAL_H
#define IDENTITY_PAGES_LOCAL_H

#include "kernel/audit/audit.h"
#include "kernel/identity/identity_local.h"

enum attempt_end {
	ATTEMPT_EMPTY, /* something was not filled in: see the problems */
	ATTEMPT_GOOD,
	ATTEMPT_WRONG,
	ATTEMPT_SLOWED,
	ATTEMPT_PROXY,
};

/*
 * What a prepare step found out, for the write job and for the page after
 * it.  A wrong try is no fault: what is counted about it must be committed.
 */
struct attempt {
	enum attempt_end end;
	bool known;
	struct identity_user user;
	struct bytes pair;
	struct instant until;  /* when slowed */
	struct str hash;       /* of a new password */
	struct str shown_once; /* a code or token */
	struct str recovery[IDENTITY_RECOVERY_CODES];
	bool recovery_made;
	struct problems problems;
};

/* A fresh one, as ctx->prepared. */
struct attempt *identity_attempt_new(struct ctx *ctx);
/* The one that was prepared for this POST, or NULL on a GET. */
struct attempt *identity_attempt(const struct ctx *ctx);
/* Lay its problems over the page, shown at `field`. */
void
identity_attempt_say(struct ctx *ctx, const char *field, struct text wrong);
/* 422 when the page says a problem. */
void identity_attempt_status(const struct ctx *ctx, struct reply *reply);
/* The prepare step of forms that only need an attempt. */
const struct fault *
identity_attempt_prepare(struct ctx *ctx, const struct request *req,
                         struct reply *reply);
/* Whether some capability above has a page that is linked to. */
bool identity_has_page(const struct ctx *ctx, const char *path);
/* Run fn in a read of its own, for a prepare step. */
MUST_CHECK const struct fault *
identity_look(struct ctx *ctx,
              const struct fault *(*fn)(struct ctx *ctx, void *data),
              void *data);
/* "path?return=..." */
struct str
identity_with_return(struct arena *arena, struct str path, struct str back);
/* Turn a second factor on or say that the code is wrong; used by the pages
 * at sign-in and in the account. */
MUST_CHECK const struct fault *
identity_enrol(struct ctx *ctx, struct identity_user *user,
               const struct request *req, struct reply *reply, bool *done);

/* Sign-in pages. */
const struct fault *
identity_get_sign_in(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
identity_prepare_sign_in(struct ctx *ctx, const struct request *req,
                         struct reply *reply);
const struct fault *
identity_post_sign_in(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
const struct fault *
identity_post_sign_out(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
identity_get_code(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
identity_post_code(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
identity_get_enrol(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
identity_post_enrol(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
identity_get_set_password(struct ctx *ctx, const struct request *req,
                          struct reply *reply);
const struct fault *
identity_prepare_set_password(struct ctx *ctx, const struct request *req,
                              struct reply *reply);
const struct fault *
identity_post_set_password(struct ctx *ctx, const struct request *req,
                           struct reply *reply);

/* Pages of the account. */
const struct fault *
identity_get_account(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
identity_post_language(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
identity_post_purpose(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
const struct fault *
identity_get_password(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
const struct fault *
identity_prepare_password(struct ctx *ctx, const struct request *req,
                          struct reply *reply);
const struct fault *
identity_post_password(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
identity_get_factor(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
identity_post_factor(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
identity_post_factor_remove(struct ctx *ctx, const struct request *req,
                            struct reply *reply);
const struct fault *
identity_post_recovery(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
identity_post_session_end(struct ctx *ctx, const struct request *req,
                          struct reply *reply);
const struct fault *
identity_post_sessions_end(struct ctx *ctx, const struct request *req,
                           struct reply *reply);

/* Pages of the administrator. */
const struct fault *
identity_get_users(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
identity_post_users_find(struct ctx *ctx, const struct request *req,
                         struct reply *reply);
const struct fault *
identity_get_user_new(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
const struct fault *
identity_post_user_new(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
identity_get_user(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
identity_post_user_roles(struct ctx *ctx, const struct request *req,
                         struct reply *reply);
const struct fault *
identity_post_user_disable(struct ctx *ctx, const struct request *req,
                           struct reply *reply);
const struct fault *
identity_post_user_enable(struct ctx *ctx, const struct request *req,
                          struct reply *reply);
const struct fault *
identity_post_user_reset(struct ctx *ctx, const struct request *req,
                         struct reply *reply);
const struct fault *
identity_post_user_sessions(struct ctx *ctx, const struct request *req,
                            struct reply *reply);
const struct fault *
identity_post_user_factor(struct ctx *ctx, const struct request *req,
                          struct reply *reply);
const struct fault *
identity_get_tokens(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
identity_post_token(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
identity_post_token_revoke(struct ctx *ctx, const struct request *req,
                           struct reply *reply);
const struct fault *
identity_get_audit(struct ctx *ctx, const struct request *req,
                   struct reply *reply);

#endif
