/*
 * assess_sign_pages.c - sharing, signing, and the editions of before.
 */
#include "practice/strengths/assess_views.h"

/* The person of the address. */
static const struct fault *
base_of(struct ctx *ctx, const struct request *req,
        struct assess_screen *screen)
{
	*screen = (struct assess_screen){.mine = false};
	TRY(people_of_request(ctx, req, &screen->head));
	screen->base = people_path(ctx->arena, screen->head.crn, "/strengths");
	return NULL;
}

static const struct fault *
done(struct ctx *ctx, const struct assess_screen *screen, struct text notice,
     struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, assess_path(ctx->arena, screen, -1, "/whole"));
	return NULL;
}

const struct fault *
assess_post_share(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct assess_screen screen;

	TRY(base_of(ctx, req, &screen));
	TRY(assess_share(ctx, screen.head.person, assess_seen(req)));
	return done(ctx, &screen,
	            TEXT("It is shared. They can read your side now"), reply);
}

const struct fault *
assess_post_sign(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct assess_screen screen;

	TRY(base_of(ctx, req, &screen));
	TRY(assess_sign(ctx, screen.head.person, assess_seen(req)));
	return done(ctx, &screen,
	            TEXT("It is signed. A second person looks at it now"),
	            reply);
}

/* What was said of it, to whoever said it. */
static struct text
said(enum assess_says says)
{
	if (says == ASSESS_SAYS_NO)
		return TEXT("It is sent back, with your reason");
	if (says == ASSESS_SAYS_SECOND)
		return TEXT("It is countersigned. One more person looks at it "
		            "now");
	return TEXT("It is countersigned");
}

const struct fault *
assess_post_answer(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	int says = str_word(request_field(req, "says"), assess_says_words);
	struct assess_screen screen;
	struct problems problems;

	TRY(base_of(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	if (says < 0)
		problems_add(&problems, "says",
		             "Select whether you countersign it");
	TRY(assess_answer(ctx, screen.head.person, assess_seen(req),
	                  says < 0 ? ASSESS_SAYS_NO : (enum assess_says)says,
	                  request_field(req, "words"), &problems));
	return done(ctx, &screen, said((enum assess_says)says), reply);
}

/* --- it stays as it is ---------------------------------------------------- */

const struct fault *
assess_get_lock(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct assess_screen screen;
	struct page page;

	TRY(assess_screen_open(ctx, req, false, &screen));
	if (ctx->shown == NULL && !assess_can_lock(&screen.a)) {
		reply_see_other(reply,
		                assess_path(ctx->arena, &screen, -1, "/whole"));
		return NULL;
	}
	TRY(assess_screen_since(ctx, req, &screen));
	page = (struct page){
	        .title = T("Lock it as it is"),
	        .nav = NAV_PEOPLE,
	        .above = people_above,
	        .tabs = people_tabs(ctx, &screen.head, PEOPLE_TAB_NONE),
	        .back = assess_path(ctx->arena, &screen, -1, "/whole"),
	};
	page_show(ctx, reply, &page, assess_draw_lock, &screen);
	return NULL;
}

const struct fault *
assess_post_lock(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct assess_screen screen;

	TRY(base_of(ctx, req, &screen));
	TRY(assess_lock(ctx, screen.head.person, assess_seen(req),
	                str_word(request_field(req, "why"), assess_locks),
	                request_field(req, "words"), NULL));
	return done(ctx, &screen,
	            TEXT("It is locked as it is, with your reason"), reply);
}

/* --- editions ----------------------------------------------------------- */

static struct page
page_of(struct ctx *ctx, const struct assess_screen *screen, struct str title,
        const char *back)
{
	return (struct page){
	        .title = title,
	        .nav = NAV_PEOPLE,
	        .above = people_above,
	        .tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_NONE),
	        .back = assess_path(ctx->arena, screen, -1, back),
	        .wide = true,
	};
}

const struct fault *
assess_get_history(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct assess_screen screen;
	struct assess *list;
	struct page page;

	TRY(base_of(ctx, req, &screen));
	TRY(assess_list(ctx, screen.head.person, &list, &screen.n));
	screen.list = list;
	page = page_of(ctx, &screen, T("Earlier editions"), "");
	page_show(ctx, reply, &page, assess_draw_history, &screen);
	return NULL;
}

const struct fault *
assess_get_former(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct assess_screen screen;
	struct assess_id id;
	struct assess *list;
	struct page page;

	TRY(base_of(ctx, req, &screen));
	TRY(request_place_id(req, "edition", &id.v));
	TRY(assess_read_one(ctx, screen.head.person, id, &screen.a));
	TRY(assess_list(ctx, screen.head.person, &list, &screen.n));
	screen.list = list;
	screen.former = screen.n > 0 && list[0].id.v != id.v;
	TRY(assess_screen_room(ctx, &screen));
	TRY(assess_screen_since(ctx, req, &screen));
	TRY(assess_rule_of(ctx, &screen.a, &screen.ruled));
	page = page_of(ctx, &screen, T("An earlier edition"), "/history");
	page_show(ctx, reply, &page, assess_draw_former, &screen);
	return NULL;
}

const struct fault *
assess_post_back(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct assess_screen screen;
	struct assess_id id;

	TRY(base_of(ctx, req, &screen));
	TRY(request_place_id(req, "edition", &id.v));
	TRY(assess_restore(ctx, screen.head.person, assess_seen(req), id));
	return done(ctx, &screen,
	            TEXT("The earlier edition is the newest now. Nothing was "
	                 "lost"),
	            reply);
}
