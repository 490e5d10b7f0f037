/*
 * practise_pages.c - the page on which somebody is made to practise with.
 */
#include "practice/practise/practise_local.h"

#include "register/people/people.h"

const struct fault *
practise_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct practise_screen screen = {.n = 0};
	struct practised *made;

	(void)req;
	TRY(practise_need(ctx));
	TRY(practise_list(ctx, &made, &screen.n));
	screen.made = made;
	page_show(ctx, reply,
	          &(struct page){.title = T("Practise"),
	                         .nav = NAV_HOME,
	                         .back = S("/")},
	          practise_draw, &screen);
	return NULL;
}

const struct fault *
practise_post(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct practised made;

	TRY(practise_make(ctx,
	                  str_word(request_field(req, "what"), practise_words),
	                  &made));
	reply_notice(ctx, reply,
	             TEXT("{name} is made up for you to practise with",
	                  {"name", made.name}));
	reply_see_other(reply, people_path(ctx->arena, made.crn, ""));
	return NULL;
}

const struct fault *
practise_post_away(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "practise", &id));
	TRY(practise_take_away(ctx, id));
	reply_notice(ctx, reply, TEXT("They are taken away"));
	reply_see_other(reply, S("/practise"));
	return NULL;
}

/* Only where everybody is made up. */
const struct fault *
practise_read_panel(struct ctx *ctx, struct person_id person, void **out)
{
	static bool there = true;

	(void)person;
	*out = ctx->app->demo ? &there : NULL;
	return NULL;
}
