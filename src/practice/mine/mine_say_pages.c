/*
 * mine_say_pages.c - the pages of how it is going, for both sides.
 */
#include "practice/mine/mine_views.h"

static bool
is_mine(const struct ctx *ctx)
{
	return ctx->route->permission == CAN_SEE_OWN ||
	       ctx->route->permission == CAN_WRITE_OWN;
}

static const struct fault *
whose(struct ctx *ctx, const struct request *req, struct mine_say_screen *out)
{
	*out = (struct mine_say_screen){
	        .mine = is_mine(ctx),
	        .about = str_word(request_query(req, "about"), mine_abouts),
	};
	if (out->mine)
		TRY(people_me(ctx, &out->head));
	else
		TRY(people_of_request(ctx, req, &out->head));
	out->base =
	        out->mine ? S("/me/feedback")
	                  : people_path(ctx->arena, out->head.crn, "/feedback");
	return NULL;
}

const struct fault *
mine_get_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_say_screen screen;
	struct page page = {.nav = NAV_HOME,
	                    .title = T("How is it going?"),
	                    .back = S("/me"),
	                    .person_page = true};

	TRY(whose(ctx, req, &screen));
	TRY(mine_said_read(ctx, screen.head.person, &screen.said));
	if (!screen.mine)
		page = (struct page){
		        .nav = NAV_PEOPLE,
		        .title = T("Feedback"),
		        .above = people_above,
		        .tabs = people_tabs(ctx, &screen.head, PEOPLE_TAB_NONE),
		        .back = people_path(ctx->arena, screen.head.crn, ""),
		};
	page_show(ctx, reply, &page, mine_draw_say, &screen);
	return NULL;
}

/* 0 for nothing; -1 for a word that is none. */
static int
level_of(const struct request *req)
{
	return str_word(request_field(req, "level"), mine_levels);
}

static struct mine_say_terms
terms_of(const struct request *req)
{
	return (struct mine_say_terms){
	        .level = level_of(req),
	        .about = str_word(request_field(req, "about"), mine_abouts),
	        .words = request_field(req, "words"),
	        .to = str_word(request_field(req, "to"), mine_tos),
	};
}

const struct fault *
mine_post_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct mine_say_terms terms = terms_of(req);
	struct mine_say_screen screen = {.mine = is_mine(ctx),
	                                 .base = S("/me/feedback")};

	/* Of oneself nothing is read: a look would stand in the audit. */
	if (screen.mine)
		screen.head.person = ctx->who.person;
	else
		TRY(whose(ctx, req, &screen));
	TRY(mine_say_add(ctx, screen.head.person, &terms, NULL));
	reply_notice(ctx, reply,
	             screen.mine ? TEXT("Thank you for telling us")
	                         : TEXT("It is saved"));
	reply_see_other(reply, screen.base);
	return NULL;
}

const struct fault *
mine_post_answer(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct mine_say_screen screen;
	struct mine_say_id id;

	TRY(request_place_id(req, "say", &id.v));
	TRY(whose(ctx, req, &screen));
	TRY(mine_say_answer(ctx, screen.head.person, id,
	                    request_field(req, "answer"), NULL));
	reply_notice(ctx, reply, TEXT("Your answer is saved"));
	reply_see_other(reply, screen.base);
	return NULL;
}

const struct fault *
mine_get_say_paper(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	(void)req;
	page_show(ctx, reply,
	          &(struct page){.title = T("How is it going?"),
	                         .person_page = true,
	                         .print = true},
	          mine_draw_say_paper, NULL);
	return NULL;
}

/* --- papers without a name ----------------------------------------------- */

const struct fault *
mine_get_paper_form(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	(void)req;
	page_show(ctx, reply,
	          &(struct page){.title = T("Type a paper without a name"),
	                         .nav = NAV_HOME},
	          mine_draw_paper_form, NULL);
	return NULL;
}

const struct fault *
mine_post_paper_form(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	const struct mine_say_terms terms = terms_of(req);

	TRY(mine_paper_add(ctx, &terms, NULL));
	reply_notice(ctx, reply, TEXT("It is saved. Now tear up the paper"));
	reply_see_other(reply, S("/feedback/paper"));
	return NULL;
}

/* --- links elsewhere ----------------------------------------------------- */

const struct fault *
mine_read_case(struct ctx *ctx, struct person_id person, void **out)
{
	struct person_head *head = arena_new(ctx->arena, struct person_head, 1);

	TRY(people_head(ctx, person, head));
	*out = head;
	return NULL;
}
