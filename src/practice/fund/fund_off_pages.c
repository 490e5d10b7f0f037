/*
 * fund_off_pages.c - the pages about writing off.
 */
#include "practice/fund/fund_off.h"

static const struct fault *
propose(struct ctx *ctx, const struct request *req, struct fund_id id)
{
	return fund_off_propose(ctx, id, fund_read_seen(req),
	                        str_word(request_field(req, "code"),
	                                 fund_off_codes),
	                        request_field(req, "words"), NULL);
}

/* --- a worker's ------------------------------------------------------- */

const struct fault *
fund_get_off_form(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct fund_off_screen s = {.n = 0};
	const struct fund_off none = {.code = -1};
	struct fund_off *list;
	struct page page;

	TRY(fund_screen_request(ctx, req, &s.screen));
	TRY(fund_off_of(ctx, s.screen.request.id, &list, &s.n));
	s.list = list;
	TRY(fund_off_may(ctx, &s.screen.request, &none, &s.may));
	page = fund_screen_page(ctx, &s.screen, T("Write off what was paid"),
	                        fund_path(ctx->arena, &s.screen,
	                                  s.screen.request.id, ""));
	page_show(ctx, reply, &page, fund_draw_off_form, &s);
	return NULL;
}

const struct fault *
fund_post_off_form(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(fund_screen_request(ctx, req, &screen));
	TRY(propose(ctx, req, screen.request.id));
	return fund_screen_done(
	        ctx, &screen, screen.request.id,
	        TEXT("It is proposed. Somebody else has to agree"), reply);
}

/* --- a second person's ------------------------------------------------ */

const struct fault *
fund_get_offs(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_off_screen s = {.n = 0};
	struct fund_off *list;

	(void)req;
	TRY(fund_off_waiting(ctx, &list, &s.n));
	s.list = list;
	page_show(ctx, reply,
	          &(struct page){.title = T("To be written off"),
	                         .nav = NAV_FUND},
	          fund_draw_offs, &s);
	return NULL;
}

const struct fault *
fund_get_off(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_off_screen s = {.n = 0};
	struct fund_request *q = &s.screen.request;
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	TRY(fund_store_payable(ctx, id, false, q));
	if (q->payment.v == 0)
		return fault_not_found(ctx, "We cannot find that request");
	TRY(fund_off_live(ctx, id, &s.live));
	TRY(fund_off_may(ctx, q, &s.live, &s.may));
	page_show(ctx, reply,
	          &(struct page){.title = T("Write off what was paid"),
	                         .nav = NAV_FUND,
	                         .back = S("/write-offs")},
	          fund_draw_off_one, &s);
	return NULL;
}

static const struct fault *
done(struct ctx *ctx, struct text notice, struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, S("/write-offs"));
	return NULL;
}

const struct fault *
fund_post_off(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	TRY(propose(ctx, req, id));
	return done(ctx, TEXT("It is proposed. Somebody else has to agree"),
	            reply);
}

const struct fault *
fund_post_off_answer(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	int says = str_word(request_field(req, "says"), fund_says_words);
	struct problems problems;
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	problems_init(&problems, ctx->arena);
	if (says != FUND_YES && says != FUND_NO)
		problems_add(&problems, "says", "Select yes or no");
	TRY(fund_off_answer(ctx, id, fund_read_seen(req), says == FUND_YES,
	                    request_field(req, "words"), &problems));
	return done(ctx,
	            says == FUND_YES ? TEXT("It is written off")
	                             : TEXT("It is not written off"),
	            reply);
}

const struct fault *
fund_read_panel_off(struct ctx *ctx, struct person_id person, void **out)
{
	size_t *count = arena_new(ctx->arena, size_t, 1);
	struct fund_off *list;

	(void)person;
	TRY(fund_off_store_list(ctx, &list, count));
	*out = count;
	return NULL;
}
