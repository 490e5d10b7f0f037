/*
 * rights_sit_pages.c - who decides what on a closed screen, with the person
 * there.
 */
#include "practice/strengths/rights_views.h"
#include "practice/strengths/sit_views.h"

const struct fault *
rights_get_together(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct rights_screen screen = {0};
	struct sit_screen sit;

	TRY(rights_open(ctx, req, &screen));
	sit = (struct sit_screen){
	        .head = screen.head,
	        .action = rights_path(ctx->arena, &screen, "/together"),
	};
	return sit_show(ctx, reply, &sit, screen.base);
}

const struct fault *
rights_post_together(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct rights_screen screen = {0};

	TRY(rights_open(ctx, req, &screen));
	TRY(sit_take(ctx, req, screen.head.person));
	reply_see_other(reply, rights_path(ctx->arena, &screen, "/shown"));
	return NULL;
}

/* As the person reads it, and nothing beside it. */
const struct fault *
rights_get_shown(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct rights_screen screen = {0};

	TRY(rights_open(ctx, req, &screen));
	TRY(sit_now(ctx, screen.head.person, &screen.sit));
	if (screen.sit.id.v == 0) {
		reply_see_other(reply,
		                rights_path(ctx->arena, &screen, "/together"));
		return NULL;
	}
	TRY(rights_grid(ctx, &screen.head, ctx->today, &screen.grid));
	screen.mine = true;
	screen.paper = true;
	page_show(ctx, reply,
	          &(struct page){.title = T("Who decides what"), .print = true},
	          rights_draw_shown, &screen);
	return NULL;
}
