/*
 * people_sign_in.c - a person is invited, by whoever works with them.
 */
#include "register/people/people_sign_in_local.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "register/policy/policy.h"

#define DAY_MS    ((int64_t)24 * 60 * 60 * 1000)
#define DAYS      7
#define DAYS_MOST 28

/* What outlasts an opened record is for those who reach it without. */
static const struct fault *
stands_need(struct ctx *ctx, struct person_id person)
{
	bool stands;

	TRY(access_need(ctx, person));
	TRY(access_stands(ctx, person, &stands));
	if (!stands)
		return fault_refused(ctx, "You opened this record for a short "
		                          "time. Ask somebody who works with "
		                          "the person.");
	return NULL;
}

/* How many days an invitation works. */
static const struct fault *
days_read(struct ctx *ctx, int64_t *days)
{
	TRY(policy_get_i64(ctx, "people.invitation_days", S(""), ctx->today,
	                   DAYS, days));
	if (*days < 1 || *days > DAYS_MOST)
		*days = DAYS;
	return NULL;
}

const struct fault *
people_sign_in(struct ctx *ctx, struct person_id person,
               struct person_sign_in *out)
{
	struct person_sign_in in;

	TRY(access_need(ctx, person));
	TRY(identity_own(ctx, person, &in.own));
	TRY(access_stands(ctx, person, &in.stands));
	TRY(days_read(ctx, &in.days));
	*out = in;
	return NULL;
}

/* It is in the audit of the person and on their timeline. */
static const struct fault *
handed_over(struct ctx *ctx, const char *what, struct person_id person)
{
	struct identity_own own;

	TRY(identity_own(ctx, person, &own));
	TRY(audit_record(ctx, what, person, own.user.v));
	return people_event(ctx, what, person, own.user.v);
}

const struct fault *
people_invite(struct ctx *ctx, const struct person_head *head,
              struct identity_handed *out)
{
	int64_t days;

	TRY(stands_need(ctx, head->person));
	TRY(days_read(ctx, &days));
	TRY(identity_own_invite(ctx, head->person, head->name,
	                        (struct instant){ctx->now.ms + days * DAY_MS},
	                        out));
	return handed_over(ctx, "people.invited", head->person);
}

const struct fault *
people_reset(struct ctx *ctx, const struct person_head *head,
             struct identity_handed *out)
{
	TRY(stands_need(ctx, head->person));
	TRY(identity_own_reset(ctx, head->person, out));
	return handed_over(ctx, "people.code_made", head->person);
}
