/*
 * fund_sign_pages.c - signals for whoever pays, and what was set aside.
 */
#include "practice/fund/fund_sign.h"
#include "practice/fund/fund_views.h"

const struct fault *
fund_counter_signs(struct ctx *ctx, struct fund_counter *counter)
{
	struct fund_sign *signs =
	        arena_new(ctx->arena, struct fund_sign, FUND_SIGN_COUNT);

	counter->signs = signs;
	TRY(fund_signs(ctx, &counter->request, signs, &counter->signs_n));
	return fund_details_known(ctx, counter->request.terms.supplier,
	                          &counter->details);
}

static const struct fault *
back(struct ctx *ctx, struct fund_id id, struct text notice,
     struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, str_print(ctx->arena, "/fund/%.*s",
	                                 STR_ARG(id_show(ctx->arena, id.v))));
	return NULL;
}

const struct fault *
fund_post_sign(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	TRY(fund_sign_set_aside(
	        ctx, id, str_word(request_field(req, "code"), fund_sign_codes),
	        request_field(req, "words")));
	return back(ctx, id, TEXT("It is set aside, with your words"), reply);
}

const struct fault *
fund_post_details(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	const struct fund_details details = {
	        .phone = request_field(req, "phone"),
	        .email = request_field(req, "email"),
	        .sort_code = request_field(req, "sort_code"),
	        .account = request_field(req, "account"),
	};
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	TRY(fund_details_keep(ctx, id, &details, NULL));
	return back(ctx, id, TEXT("It is kept as a mark, and nothing more"),
	            reply);
}

const struct fault *
fund_get_signs(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_signs_list data = {.n = 0};
	struct fund_sign *list;

	(void)req;
	TRY(fund_signs_aside(ctx, &list, &data.n));
	data.list = list;
	page_show(ctx, reply,
	          &(struct page){.title = T("Signals set aside"),
	                         .nav = NAV_FUND,
	                         .wide = true},
	          fund_draw_signs_aside, &data);
	return NULL;
}
