/*
 * assess_pages.c - the pages of the assessment for workers.
 */
#include "practice/strengths/assess_views.h"

static const struct fault *
open_area(struct ctx *ctx, const struct request *req,
          struct assess_screen *screen)
{
	enum assess_code code;

	TRY(assess_code_of(ctx, req, &code));
	TRY(assess_screen_open(ctx, req, false, screen));
	screen->code = code;
	return NULL;
}

static struct page
page_of(struct ctx *ctx, const struct assess_screen *screen, struct str title,
        struct str back)
{
	return (struct page){
	        .title = title,
	        .nav = NAV_PEOPLE,
	        .above = people_above,
	        .tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_NONE),
	        .back = back,
	};
}

const struct fault *
assess_get_overview(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct assess_screen screen;
	struct page page;

	TRY(assess_screen_open(ctx, req, false, &screen));
	page = page_of(ctx, &screen, T("Strengths and needs"),
	               people_path(ctx->arena, screen.head.crn, ""));
	page_show(ctx, reply, &page, assess_draw_overview, &screen);
	return NULL;
}

/* --- one area ----------------------------------------------------------- */

const struct fault *
assess_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct assess_screen screen;
	struct page page;

	TRY(open_area(ctx, req, &screen));
	TRY(form_way_in(ctx, &screen.head, false, (int)screen.code,
	                &screen.way));
	TRY(assess_screen_since_work(ctx, req, &screen));
	page = page_of(ctx, &screen, assess_area_name(&screen, screen.code),
	               screen.base);
	page.wide = true;
	page_show(ctx, reply, &page, assess_draw_one, &screen);
	return NULL;
}

/* On to the next area; after the last one to the whole. */
static void
go_on(struct ctx *ctx, const struct assess_screen *screen, struct reply *reply)
{
	int next = (int)screen->code + 1;

	reply_see_other(
	        reply, next < ASSESS_AREA_COUNT
	                       ? assess_path(ctx->arena, screen, next, "")
	                       : assess_path(ctx->arena, screen, -1, "/whole"));
}

const struct fault *
assess_post_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct assess_screen screen;
	struct assess_work_terms terms = assess_work_of(req);

	TRY(open_area(ctx, req, &screen));
	TRY(assess_work_save(ctx, screen.head.person, screen.code,
	                     assess_seen(req), &terms, NULL));
	reply_notice(ctx, reply,
	             terms.done ? TEXT("The area is complete")
	                        : TEXT("Your side is saved"));
	go_on(ctx, &screen, reply);
	return NULL;
}

/* --- with the person there ---------------------------------------------- */

static struct sit_screen
sit_of(struct ctx *ctx, const struct assess_screen *screen)
{
	return (struct sit_screen){
	        .head = screen->head,
	        .action = assess_path(ctx->arena, screen, (int)screen->code,
	                              "/together"),
	        .sheet = sit_from_sheet(ctx->arena,
	                                assess_path(ctx->arena, screen,
	                                            (int)screen->code,
	                                            "/for-them")),
	};
}

const struct fault *
assess_get_together(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct assess_screen screen;
	struct sit_screen sit;

	TRY(open_area(ctx, req, &screen));
	sit = sit_of(ctx, &screen);
	return sit_show(ctx, reply, &sit,
	                assess_path(ctx->arena, &screen, (int)screen.code, ""));
}

const struct fault *
assess_post_together(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct assess_screen screen;

	TRY(open_area(ctx, req, &screen));
	TRY(sit_take(ctx, req, screen.head.person));
	reply_see_other(reply, assess_path(ctx->arena, &screen,
	                                   (int)screen.code, "/for-them"));
	return NULL;
}

const struct fault *
assess_get_for_them(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct assess_screen screen;
	struct page page;
	bool asked;

	TRY(open_area(ctx, req, &screen));
	TRY(sit_ask(ctx, req, reply, screen.head.person,
	            assess_path(ctx->arena, &screen, (int)screen.code,
	                        "/together"),
	            &asked));
	if (asked)
		return NULL;
	TRY(assess_screen_since_own(ctx, req, &screen));
	page = page_of(ctx, &screen, assess_area_name(&screen, screen.code),
	               assess_path(ctx->arena, &screen, (int)screen.code, ""));
	page_show(ctx, reply, &page, assess_draw_for_them, &screen);
	return NULL;
}

const struct fault *
assess_post_for_them(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct assess_screen screen;
	struct assess_own_terms terms = assess_own_of(req);

	TRY(open_area(ctx, req, &screen));
	TRY(assess_own_save(ctx, screen.head.person, screen.code,
	                    assess_seen(req), &terms, NULL));
	reply_notice(ctx, reply,
	             TEXT("It is written down, with your name as the one who "
	                  "wrote it"));
	reply_see_other(reply,
	                assess_path(ctx->arena, &screen, (int)screen.code, ""));
	return NULL;
}

/* --- the whole ---------------------------------------------------------- */

const struct fault *
assess_get_whole(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct assess_screen screen;
	struct page page;

	TRY(assess_screen_open(ctx, req, false, &screen));
	TRY(assess_screen_room(ctx, &screen));
	TRY(assess_screen_since(ctx, req, &screen));
	TRY(assess_rule_of(ctx, &screen.a, &screen.ruled));
	page = page_of(ctx, &screen, T("The whole assessment"), screen.base);
	page.wide = true;
	page_show(ctx, reply, &page, assess_draw_whole, &screen);
	return NULL;
}

const struct fault *
assess_get_paper(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct assess_screen screen;

	TRY(assess_screen_open(ctx, req, false, &screen));
	TRY(assess_screen_room(ctx, &screen));
	screen.paper = true;
	TRY(strengths_paper_read(ctx, screen.mine, &screen.head_line));
	page_show(ctx, reply,
	          &(struct page){.title = T("Strengths and needs"),
	                         .print = true,
	                         .of = screen.head.name},
	          assess_draw_paper, &screen);
	return NULL;
}

/* Only what the form asks: nothing that anybody answered. */
static const struct fault *
sheet_show(struct ctx *ctx, const struct request *req, struct reply *reply,
           bool mine)
{
	struct assess_screen screen = {.mine = mine};

	if (mine)
		TRY(people_me(ctx, &screen.head));
	else
		TRY(people_of_request(ctx, req, &screen.head));
	TRY(assess_form_now(ctx, &screen.form));
	page_show(ctx, reply,
	          &(struct page){.title = T("How I see it"),
	                         .person_page = mine,
	                         .print = true,
	                         .of = screen.head.known_as},
	          assess_draw_sheet, &screen);
	return NULL;
}

const struct fault *
assess_get_sheet(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	return sheet_show(ctx, req, reply, false);
}

const struct fault *
assess_get_me_sheet(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	return sheet_show(ctx, req, reply, true);
}
