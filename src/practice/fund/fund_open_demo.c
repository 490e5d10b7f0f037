/*
 * fund_open_demo.c - what the fictional programme has published.
 */
#include "practice/fund/fund_open_local.h"

#include "base/calendar.h"
#include "kernel/demo.h"
#include "kernel/identity/identity.h"
#include "practice/fund/fund_public_local.h"

/* The manager of the fictional programme. */
#define MANAGER S("morgan")

static void
act_as(struct ctx *ctx, const struct demo *demo, struct user_id user,
       unsigned roles, struct organisation_id organisation)
{
	demo_act(ctx, user, roles, (struct person_id){0},
	         instant_of(demo->today, 9 * 60));
	ctx->who.organisation = organisation;
}

/* The last two quarters, and the first lines that are old enough. */
static const struct fault *
publish(struct ctx *ctx)
{
	struct date quarter = fund_quarter_of(ctx->today);
	struct fund_line *lines;
	size_t n;

	for (int i = 0; i < 2; i++) {
		quarter = date_add_months(quarter, -3);
		TRY(fund_public_make(ctx, quarter));
	}
	TRY(fund_line_ready(ctx, &lines, &n));
	for (size_t i = 0; i < n && i < 3; i++)
		TRY(fund_line_release(ctx, lines[i].request));
	return NULL;
}

const struct fault *
fund_open_demo(struct ctx *ctx, const struct demo *demo,
               struct organisation_id organisation)
{
	struct user_id manager;

	TRY(identity_user_find(ctx, MANAGER, &manager));
	if (manager.v == 0 || demo->until < demo->n)
		return NULL;
	act_as(ctx, demo, manager, R(MANAGER), organisation);
	return publish(ctx);
}

int
fund_open_ago(const struct demo *demo, int quarters)
{
	struct date from =
	        date_add_months(fund_quarter_of(demo->today), -3 * quarters);

	return date_days_between(calendar_add_working_days(from, 0),
	                         demo->today);
}
