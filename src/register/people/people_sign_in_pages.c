/*
 * people_sign_in_pages.c - how a person signs in, and the paper that is
 * handed over.
 */
#include "register/people/people_sign_in_local.h"

const struct fault *
people_get_sign_in(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct sign_in_view view = {0};

	TRY(people_of_request(ctx, req, &view.head));
	TRY(people_sign_in(ctx, view.head.person, &view.in));
	page_show(ctx, reply,
	          &(struct page){.title = T("Sign-in"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .back = people_path(ctx->arena, view.head.crn,
	                                             "/details")},
	          people_draw_sign_in, &view);
	return NULL;
}

const struct fault *
people_prepare_paper(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	(void)req;
	(void)reply;
	ctx->prepared = arena_new(ctx->arena, struct identity_handed, 1);
	return NULL;
}

/* The paper, in the language of the person where that is known; once, in
 * answer to the form that made the code. */
static const struct fault *
get_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct paper_view view = {.reset = str_ends(req->path, S("/reset")),
	                          .worker_in = ctx->lang};
	struct str speaks;

	TRY(people_of_request(ctx, req, &view.head));
	view.handed = *(const struct identity_handed *)ctx->prepared;
	speaks = view.head.language;
	if (str_is(speaks, "cy"))
		text_use(LANG_CY);
	else if (str_is(speaks, "en"))
		text_use(LANG_EN);
	page_show(ctx, reply,
	          &(struct page){.title = T("How to sign in"), .print = true},
	          people_draw_paper, &view);
	text_use(ctx->lang);
	return NULL;
}

const struct fault *
people_post_invite(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	TRY(people_invite(ctx, &head, ctx->prepared));
	return reply_show(ctx, reply, get_paper, NULL);
}

const struct fault *
people_post_reset(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	TRY(people_reset(ctx, &head, ctx->prepared));
	return reply_show(ctx, reply, get_paper, NULL);
}
