/* people_sign_in_local.h - how a person comes to sign in: rules, pages and
 * views of register/people alone. */
#ifndef REGISTER_PEOPLE_SIGN_IN_LOCAL_H
#define REGISTER_PEOPLE_SIGN_IN_LOCAL_H

#include "kernel/identity/identity.h"
#include "register/people/people_pages_local.h"

struct person_sign_in {
	struct identity_own own;
	bool stands;  /* the actor may invite: reach without a broken glass */
	int64_t days; /* that an invitation works (people.invitation_days) */
};

/* How a person within reach signs in; NOT_FOUND. */
MUST_CHECK const struct fault *
people_sign_in(struct ctx *ctx, struct person_id person,
               struct person_sign_in *out);

/*
 * Invite a person within standing reach: a user of their own and a code that
 * works once, for as many days as people.invitation_days says.  A second one
 * ends the first.  REFUSED through a broken glass, to whoever can sign in
 * already, and where the sign-in was stopped.  Audited, an event.
 */
MUST_CHECK const struct fault *
people_invite(struct ctx *ctx, const struct person_head *head,
              struct identity_handed *out);

/* A code for a new password, good for an hour.  REFUSED as above, and to
 * whoever cannot sign in yet.  Audited, an event. */
MUST_CHECK const struct fault *
people_reset(struct ctx *ctx, const struct person_head *head,
             struct identity_handed *out);

/* /people/:crn/sign-in */
struct sign_in_view {
	struct person_head head; /* first: people_above reads it */
	struct person_sign_in in;
};
void
people_draw_sign_in(struct html *h, const struct ctx *ctx, const void *data);

/* The paper that is handed over, shown once. */
struct paper_view {
	struct person_head head;
	struct identity_handed handed;
	bool reset;          /* a new password, else an invitation */
	enum lang worker_in; /* the language of whoever prints it */
};
void people_draw_paper(struct html *h, const struct ctx *ctx, const void *data);

#endif
