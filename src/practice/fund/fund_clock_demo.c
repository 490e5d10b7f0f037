/*
 * fund_clock_demo.c - the clocks of the fictional programme.
 */
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_overdue.h"

static const struct fault *
all(struct ctx *ctx, fund_batch run)
{
	struct fund_mark mark = {.request = 0};
	bool more = true;

	while (more)
		TRY(run(ctx, &mark, &more));
	return NULL;
}

const struct fault *
fund_clock_demo(struct ctx *ctx)
{
	const struct policy_memo *before = ctx->policies;

	TRY(all(ctx, fund_overdue_batch));
	TRY(all(ctx, fund_asking_batch));
	ctx->policies = before; /* what comes next may plant rules */
	return NULL;
}
