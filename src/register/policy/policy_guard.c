/*
 * policy_guard.c - guarded rules: a second person, a delay, a way to stop.
 */
#include "register/policy/policy_local.h"

#include "base/calendar.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"

/* Working days, when no row says how many; and no fewer than one, so that
 * there is always a night to stop it in (ours). */
#define GUARD_DAYS 2
#define GUARD_MOST 30

bool
policy_guarded(const struct app *app, struct str rule)
{
	const struct capability *const *c = app->capabilities;

	for (; c != NULL && *c != NULL; c++) {
		const char *const *g = (*c)->guarded;

		for (; g != NULL && *g != NULL; g++)
			if (str_starts(rule, str_of(*g)))
				return true;
	}
	return false;
}

bool
policy_waits(const struct ctx *ctx, const struct policy_row *row)
{
	return row->state == POLICY_IN_FORCE && row->confirmed_by.v != 0 &&
	       date_before(ctx->today, row->valid_from) &&
	       policy_guarded(ctx->app, row->rule);
}

const struct fault *
policy_second_check(struct ctx *ctx, struct user_id first)
{
	struct str name;

	if (first.v == ctx->actor.v)
		return fault_refused(ctx, "Somebody else must decide a change "
		                          "that you proposed");
	TRY(identity_user_name(ctx, first, &name));
	if (identity_is_actors_name(ctx, name))
		return fault_refused(ctx,
		                     "Another account of yours proposed this. "
		                     "Somebody else must decide it");
	return NULL;
}

const struct fault *
policy_guard_day(struct ctx *ctx, struct date *out)
{
	int64_t days;

	TRY(policy_get_i64(ctx, "policy.guard_days", S(""), ctx->today,
	                   GUARD_DAYS, &days));
	if (days < 1)
		days = 1;
	if (days > GUARD_MOST)
		days = GUARD_MOST;
	*out = calendar_add_working_days(ctx->today, (int)days);
	return NULL;
}

const struct fault *
policy_stop(struct ctx *ctx, struct policy_id id)
{
	struct policy_row row;

	if (!ctx_can(ctx, CAN_STOP_POLICY))
		return fault_refused(
		        ctx, "A manager or finance stops a change that waits");
	TRY(policy_store_row(ctx, id, &row));
	if (!policy_waits(ctx, &row))
		return fault_refused(ctx, "This change does not wait for its "
		                          "day");
	TRY(policy_store_stop(ctx, id));
	return audit_record_detail(ctx, "policy.stopped", (struct person_id){0},
	                           id.v, row.rule);
}
