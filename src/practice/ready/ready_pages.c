/*
 * ready_pages.c - the overview, and what every page here begins with.
 */
#include "practice/ready/ready_views.h"

const struct fault *
ready_whose(struct ctx *ctx, const struct request *req,
            struct ready_screen *out)
{
	*out = (struct ready_screen){
	        .mine = str_empty(request_place(req, "crn"))};
	if (out->mine)
		TRY(people_me(ctx, &out->head));
	else
		TRY(people_of_request(ctx, req, &out->head));
	out->base = out->mine
	                    ? S("/me/ready")
	                    : people_path(ctx->arena, out->head.crn, "/ready");
	return NULL;
}

void
ready_show(struct ctx *ctx, struct reply *reply,
           const struct ready_screen *screen, struct str title, struct str back,
           void (*draw)(struct html *h, const struct ctx *ctx,
                        const void *data))
{
	struct page page = {
	        .title = title,
	        .nav = screen->mine ? NAV_HOME : NAV_PEOPLE,
	        .back = back,
	        .person_page = screen->mine,
	};

	if (!screen->mine) {
		page.above = people_above;
		page.tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_NONE);
	}
	page_show(ctx, reply, &page, draw, screen);
}

const struct fault *
ready_done(struct ctx *ctx, struct reply *reply, struct text notice,
           struct str path)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, path);
	return NULL;
}

const struct fault *
ready_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen;

	TRY(ready_whose(ctx, req, &screen));
	TRY(need_read(ctx, screen.head.person, &screen.need));
	ready_show(ctx, reply, &screen,
	           screen.mine ? T("What I need") : T("Needs"),
	           screen.mine ? S("/me")
	                       : people_path(ctx->arena, screen.head.crn, ""),
	           ready_draw_overview);
	return NULL;
}
