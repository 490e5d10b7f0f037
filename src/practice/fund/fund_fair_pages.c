/*
 * fund_fair_pages.c - a question to whoever manages.
 */
#include "practice/fund/fund_fair_local.h"

const struct fault *
fund_get_fair(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_fair *fair = arena_new(ctx->arena, struct fund_fair, 1);

	(void)req;
	TRY(fund_fair_read(ctx, fair));
	page_show(ctx, reply,
	          &(struct page){.title = T("Is the fund there for everybody?"),
	                         .nav = NAV_OPEN,
	                         .back = S("/fund/published"),
	                         .wide = true},
	          fund_draw_fair, fair);
	return NULL;
}
