/*
 * fund_float_demo.c - a cash float of the fictional programme.
 *
 * Everybody in it is made up; so is every word.
 */
#include "kernel/demo.h"
#include "practice/fund/fund_float_local.h"

#define HOLDER S("ada")

static void
as_one(struct ctx *ctx, const struct demo *demo, struct user_id user,
       unsigned role, int days_ago)
{
	struct organisation_id ours = ctx->who.organisation;
	struct date day = date_add_days(demo->today, -days_ago);

	demo_act(ctx, user, role, (struct person_id){0},
	         instant_of(day, 9 * 60));
	ctx->who.organisation = ours;
}

/* Opened and filled three weeks ago, counted twice; two pounds are missing
 * since the second time. */
const struct fault *
fund_float_demo(struct ctx *ctx, struct demo *demo, struct user_id payer)
{
	struct account_id id;
	struct user_id holder;

	TRY(identity_user_find(ctx, HOLDER, &holder));
	if (holder.v == 0)
		return NULL;
	as_one(ctx, demo, payer, R(FINANCE), 16);
	TRY(fund_float_open(ctx, holder, &id));
	TRY(fund_float_fill(ctx, id, (struct money){15000}));
	as_one(ctx, demo, holder, R(ADMINISTRATOR), 9);
	TRY(fund_float_count(ctx, id, (struct money){15000}, S(""),
	                     S("Mair Rowlands, front desk (fictional)")));
	as_one(ctx, demo, holder, R(ADMINISTRATOR), 2);
	return fund_float_count(ctx, id, (struct money){14800},
	                        S("Two pounds are missing. The tin stood open "
	                          "on Tuesday morning."),
	                        S("Mair Rowlands, front desk (fictional)"));
}
