/*
 * fund_clock_demo.c - the clocks of the fictional programme.
 */
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_overdue.h"

/* Each batch in memory of its own, as when it is a job: of many people there
 * are many. */
static const struct fault *
all(struct ctx *ctx, fund_batch run)
{
	const struct policy_memo *before = ctx->policies;
	struct fund_mark mark = {.request = 0};
	bool more = true;

	while (more) {
		struct arena_mark start = arena_mark(ctx->arena);

		TRY(run(ctx, &mark, &more));
		ctx->policies = before; /* it remembered them in this memory */
		arena_release(ctx->arena, start);
	}
	return NULL;
}

const struct fault *
fund_clock_demo(struct ctx *ctx)
{
	TRY(all(ctx, fund_overdue_batch));
	return all(ctx, fund_asking_batch);
}
