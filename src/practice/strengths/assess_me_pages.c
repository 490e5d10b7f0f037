/*
 * assess_me_pages.c - the person's own pages of the assessment.
 */
#include "practice/strengths/assess_views.h"

/* Their own side, beside it what was shared of the worker's. */
static const struct fault *
open_own(struct ctx *ctx, const struct request *req,
         struct assess_screen *screen)
{
	TRY(assess_screen_open(ctx, req, true, screen));
	TRY(assess_shared(ctx, screen->head.person, &screen->shared));
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		screen->a.areas[i].work = screen->shared.areas[i].work;
	return NULL;
}

static struct page
page_me(struct str title, struct str back)
{
	return (struct page){
	        .title = title,
	        .nav = NAV_HOME,
	        .back = back,
	        .person_page = true,
	};
}

const struct fault *
assess_get_me(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_mine more[FORM_SECTION_COUNT];
	struct assess_screen screen;
	struct page page = page_me(T("How I see it"), S("/me"));

	TRY(open_own(ctx, req, &screen));
	TRY(form_mine_read(ctx, screen.a.id, more));
	screen.more = more;
	TRY(assess_screen_room(ctx, &screen));
	page_show(ctx, reply, &page, assess_draw_me, &screen);
	return NULL;
}

const struct fault *
assess_get_me_one(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct assess_screen screen;
	enum assess_code code;
	struct page page;

	TRY(assess_code_of(ctx, req, &code));
	TRY(open_own(ctx, req, &screen));
	screen.code = code;
	TRY(form_way_in(ctx, &screen.head, true, (int)code, &screen.way));
	TRY(assess_screen_since_own(ctx, req, &screen));
	page = page_me(assess_area_name(&screen, code), S("/me/strengths"));
	page_show(ctx, reply, &page, assess_draw_me_one, &screen);
	return NULL;
}

const struct fault *
assess_post_me_one(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct assess_own_terms terms = assess_own_of(req);
	struct assess_screen screen = {.mine = true,
	                               .base = S("/me/strengths")};
	enum assess_code code;
	int next;

	TRY(assess_code_of(ctx, req, &code));
	TRY(people_me(ctx, &screen.head));
	TRY(assess_own_save(ctx, screen.head.person, code, assess_seen(req),
	                    &terms, NULL));
	next = (int)code + 1;
	reply_notice(ctx, reply,
	             TEXT("Saved. Your worker can read what you wrote"));
	reply_see_other(reply,
	                assess_path(ctx->arena, &screen,
	                            next < ASSESS_AREA_COUNT ? next : -1, ""));
	return NULL;
}

const struct fault *
assess_get_me_paper(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct assess_screen screen;

	TRY(open_own(ctx, req, &screen));
	TRY(assess_screen_room(ctx, &screen));
	screen.paper = true;
	TRY(strengths_paper_read(ctx, screen.mine, &screen.head_line));
	page_show(ctx, reply,
	          &(struct page){.title = T("How I see it"),
	                         .person_page = true,
	                         .print = true,
	                         .of = screen.head.name},
	          assess_draw_paper, &screen);
	return NULL;
}
