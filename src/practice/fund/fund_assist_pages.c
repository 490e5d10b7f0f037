/*
 * fund_assist_pages.c - writing down somebody's answer, and what they say to
 * it.
 */
#include "practice/fund/fund_assist.h"

static int64_t
voice_of(const struct request *req)
{
	int64_t id;

	return id_read(request_field(req, "voice"), &id) ? id : 0;
}

const struct fault *
fund_get_assist(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct page page;

	TRY(fund_screen_request(ctx, req, &screen));
	page = fund_screen_page(ctx, &screen, T("Write down their answer"),
	                        fund_path(ctx->arena, &screen,
	                                  screen.request.id, ""));
	page_show(ctx, reply, &page, fund_draw_assist_form, &screen);
	return NULL;
}

const struct fault *
fund_post_assist(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_voice voice;

	TRY(fund_screen_request(ctx, req, &screen));
	fund_read_voice(req, &voice);
	TRY(fund_assist_say(ctx, screen.request.id, fund_read_seen(req), &voice,
	                    str_word(request_field(req, "how"), fund_hows),
	                    NULL));
	return fund_screen_done(
	        ctx, &screen, screen.request.id,
	        TEXT("Their answer is written down, and says that you "
	             "typed it"),
	        reply);
}

const struct fault *
fund_post_assist_again(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(fund_screen_request(ctx, req, &screen));
	TRY(fund_assist_again(ctx, screen.request.id, fund_read_seen(req),
	                      request_field(req, "words"),
	                      str_word(request_field(req, "how"), fund_hows)));
	return fund_screen_done(
	        ctx, &screen, screen.request.id,
	        TEXT("It is written down, and says that you typed it. "
	             "Somebody else will look at it again"),
	        reply);
}

const struct fault *
fund_post_hear(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	int mine = str_word(request_field(req, "mine"), fund_says_words);
	struct fund_screen screen = {.n = 0};

	TRY(fund_screen_request(ctx, req, &screen));
	if (mine != FUND_YES && mine != FUND_NO)
		return fault_invalid(ctx, "Select yes or no");
	TRY(fund_assist_hear(ctx, screen.request.id, voice_of(req),
	                     mine == FUND_YES, request_field(req, "heard")));
	return fund_screen_done(
	        ctx, &screen, screen.request.id,
	        mine == FUND_YES
	                ? TEXT("Thank you. That is written down")
	                : TEXT("Thank you. Your worker and a senior see "
	                       "that now"),
	        reply);
}

const struct fault *
fund_post_settle_words(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(fund_screen_request(ctx, req, &screen));
	TRY(fund_assist_settle(ctx, screen.request.id, voice_of(req),
	                       request_field(req, "settled")));
	return fund_screen_done(ctx, &screen, screen.request.id,
	                        TEXT("That is written down"), reply);
}

/* --- first pages ------------------------------------------------------ */

static const struct fault *
list_read(struct ctx *ctx, enum fund_heard heard, bool heads, void **out)
{
	struct fund_assist_list *data =
	        arena_new(ctx->arena, struct fund_assist_list, 1);
	struct fund_assisted *list;
	struct person_id *persons;
	struct person_head *found = NULL;

	TRY(fund_assist_store_open(ctx, heard, &list, &data->n));
	persons = arena_new(ctx->arena, struct person_id, data->n + 1);
	for (size_t i = 0; i < data->n; i++)
		persons[i] = list[i].person;
	if (heads && data->n > 0)
		TRY(people_heads(ctx, persons, data->n, &found));
	data->list = list;
	data->heads = found;
	*out = data;
	return NULL;
}

const struct fault *
fund_read_panel_told(struct ctx *ctx, struct person_id person, void **out)
{
	(void)person;
	return list_read(ctx, FUND_UNTOLD, false, out);
}

const struct fault *
fund_read_panel_denied(struct ctx *ctx, struct person_id person, void **out)
{
	(void)person;
	return list_read(ctx, FUND_NOT_MINE, true, out);
}
