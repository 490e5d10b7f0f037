/*
 * plan_net_check.c - that each day which was kept is what was kept.
 */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_net_local.h"

static struct str
plan_net_str(struct bytes b)
{
	return (struct str){(const char *)b.p, b.n};
}

static const struct fault *
plan_net_check_day(struct ctx *ctx, const struct plan_net *net,
                   struct bytes digest)
{
	struct bytes is = plan_net_digest(ctx->arena, net);

	if (str_equal(plan_net_str(is), plan_net_str(digest)))
		return NULL;
	return plan_check_found(
	        ctx, TK("A kept day of the circle ({id}) is not what was kept"),
	        net->id);
}

const struct fault *
plan_net_check(struct ctx *ctx)
{
	return plan_store_net_walk(ctx, plan_net_check_day);
}
