/* identity_world_test.h - users and sessions, for the tests of identity. */
#ifndef IDENTITY_WORLD_TEST_H
#define IDENTITY_WORLD_TEST_H

#include "kernel/identity/identity_second_local.h"
#include "tests/store_world.h"

struct idw {
	struct test *t;
	struct app app;
	struct actor who;
	struct instant now;
	struct request req;
	bool with_request;
};

typedef const struct fault *(*idw_fn)(struct ctx *ctx, void *data);

/* A fresh database with nobody in it; not a demo; a key. */
struct idw *idw_new(struct test *t);
/* Run fn as one write job, or in a read, as w->who at w->now. */
const struct fault *idw_write(struct idw *w, idw_fn fn, void *data);
/* (as above) */
const struct fault *idw_read(struct idw *w, idw_fn fn, void *data);

/* A user with the password "correct horse battery", {0} person. */
struct user_id idw_user(struct idw *w, const char *username, unsigned roles);
/* The same with all that may be said. */
const struct fault *idw_user_add(struct idw *w, const struct identity_new *user,
                                 struct user_id *out);
struct str idw_session(struct idw *w, struct user_id user);
const struct fault *
idw_place(struct idw *w, struct user_id user, unsigned roles);
const struct fault *
idw_disable(struct idw *w, struct user_id user, bool disabled);
const struct fault *
idw_password(struct idw *w, struct user_id user, const char *password);
const struct fault *
idw_code(struct idw *w, struct user_id user, struct str *code);
const struct fault *
idw_second(struct idw *w, struct user_id user, struct str *half);
/* Use a code up; whether it did. */
bool idw_redeem(struct idw *w, struct str code);
const struct fault *idw_token(struct idw *w, struct user_id owner,
                              const char *scopes, int days, struct str *token);
/* Who a cookie or a bearer token is, as identity_of says. */
struct actor idw_of_cookie(struct idw *w, struct str cookie);
/* (as above) */
struct actor idw_of_token(struct idw *w, struct str token, bool *touch);
/* Write the last use of a session or, with {0}, of the request's token. */
const struct fault *idw_touch(struct idw *w, struct session_id session);
/* Turn on a second factor for a session's cookie; *secret is its key. */
bool idw_factor(struct idw *w, struct user_id user, struct bytes *secret);
/* Whether a typed code is right for a user. */
bool idw_factor_check(struct idw *w, struct user_id user, struct str typed);
/* The six figures that an app shows now. */
struct str idw_figures(struct idw *w, struct bytes secret);

/* Post the sign-in form from an address; *cookie (may be NULL) is what the
 * reply sets, or empty. */
enum attempt_end
idw_sign_in(struct idw *w, const char *username, const char *password,
            const char *address, struct str *cookie);
/* Begin a request with a cookie (or an empty one). */
void idw_request(struct idw *w, enum method method, const char *path,
                 struct str cookie);
/* Add a form field, a header. */
void idw_field(struct idw *w, const char *name, struct str value);
/* (as above) */
void idw_header(struct idw *w, const char *name, struct str value);

#define IDW_PASSWORD "correct horse battery"

#endif
