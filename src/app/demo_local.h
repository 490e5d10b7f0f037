/*
 * demo_local.h - shared by the two files that make the fictional programme.
 */
#ifndef APP_DEMO_LOCAL_H
#define APP_DEMO_LOCAL_H

#include "app/app_local.h"
#include "kernel/demo.h"
#include "register/organisations/organisations.h"

/* A sign-in of the fictional programme. */
struct demo_user {
	const char *username;
	const char *name;
	enum role role;
	bool sign_in; /* printed, with the demo password */
	const char *says;
};
extern const struct demo_user demo_users[]; /* ends with a NULL username */

/* What the whole run shares. */
struct demo_run {
	struct demo demo;
	struct app *app;
	struct str password_hash;
	struct organisation_id provider;
	struct team_id teams[3];
	struct user_id workers[8]; /* case managers; [0] is sam */
	size_t workers_n;
	struct user_id senior;
	unsigned wanted; /* how many people */
};

/* Organisations, teams and staff. */
MUST_CHECK const struct fault *demo_staff(struct ctx *ctx, void *data);

/* People [at, until) with their orders and Jay's sign-in. */
MUST_CHECK const struct fault *demo_people(struct ctx *ctx, void *data);

#endif
