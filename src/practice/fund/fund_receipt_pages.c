/*
 * fund_receipt_pages.c - handing in, seeing and moving pictures of receipts.
 */
#include "practice/fund/fund_receipt_local.h"

/* --- what a form sent --------------------------------------------------- */

/* How many pictures came in a field, and whether it is this one's turn. */
static size_t
pictures_in(const struct request *req, const char *field)
{
	size_t n = 0;

	for (size_t i = 0; i < req->uploads_n; i++)
		if (str_is(req->uploads[i].field, field) &&
		    !(req->uploads[i].size == 0 &&
		      str_empty(req->uploads[i].name)))
			n++;
	return n;
}

static const struct fault *
one_only(struct ctx *ctx, const char *field)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	problems_add(
	        &problems, field,
	        "Send one picture at a time. You can add the next one after "
	        "it");
	return problems_fault(&problems);
}

const struct fault *
fund_prepare_show(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	size_t there = pictures_in(req, FUND_PICTURE);
	size_t taken_now = pictures_in(req, FUND_CAMERA);
	const char *field = there > 0 ? FUND_PICTURE : FUND_CAMERA;
	struct media_taken *taken = NULL;

	(void)reply;
	if (there + taken_now == 0)
		return NULL;
	if (there + taken_now > 1)
		return one_only(ctx, field);
	TRY(media_take(ctx, req, field, &taken));
	ctx->prepared = taken;
	return NULL;
}

/* What is said after one was handed in: nobody is named, nothing is judged. */
struct text
fund_receipt_notice(enum media_seen seen)
{
	switch (seen) {
	case MEDIA_SEEN_HERE:
		return TEXT(
		        "Thank you. That is written down. We had this picture "
		        "before, with this same request");
	case MEDIA_SEEN_OWN:
	case MEDIA_SEEN_OTHER:
		return TEXT(
		        "Thank you. That is written down. We had this picture "
		        "before, for something else. Someone may ask you why");
	default:
		return TEXT("Thank you. That is written down");
	}
}

/* --- a request's receipts ----------------------------------------------- */

const struct fault *
fund_screen_receipts(struct ctx *ctx, struct fund_screen *screen)
{
	struct fund_receipts *r =
	        arena_new(ctx->arena, struct fund_receipts, 1);
	struct fund_receipt *list;
	struct fund_moved *moved;

	TRY(fund_receipts(ctx, screen->request.id, &list, &r->n));
	TRY(fund_receipts_moved(ctx, screen->request.id, &moved, &r->moved_n));
	r->list = list;
	r->moved = moved;
	screen->receipts = r;
	return NULL;
}

static const struct fault *
receipt_place(const struct request *req, struct media_id *out)
{
	return request_place_id(req, "receipt", &out->v);
}

/* The person's other requests that are paid. */
static const struct fault *
others_read(struct ctx *ctx, const struct fund_screen *screen,
            struct fund_receipts *r)
{
	struct fund_request *list;
	size_t n, kept = 0;

	TRY(fund_store_of(ctx, screen->head.person, &list, &n));
	for (size_t i = 0; i < n; i++)
		if (list[i].payment.v != 0 && list[i].state != FUND_RETURNED &&
		    list[i].id.v != screen->request.id.v)
			list[kept++] = list[i];
	r->others = list;
	r->others_n = kept;
	return NULL;
}

const struct fault *
fund_get_receipt(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct fund_receipts *r =
	        arena_new(ctx->arena, struct fund_receipts, 1);
	struct media_id id;
	struct page page;

	TRY(fund_screen_request(ctx, req, &screen));
	TRY(receipt_place(req, &id));
	TRY(fund_receipt_get(ctx, screen.request.id, id, &r->one));
	TRY(others_read(ctx, &screen, r));
	r->mine = r->one.by.v == ctx->actor.v;
	screen.receipts = r;
	page = fund_screen_page(ctx, &screen, T("A receipt"),
	                        fund_path(ctx->arena, &screen,
	                                  screen.request.id, ""));
	page_show(ctx, reply, &page, fund_draw_receipt, &screen);
	return NULL;
}

static const struct fault *
picture(struct ctx *ctx, const struct request *req, struct reply *reply,
        enum media_how how)
{
	struct fund_screen screen = {.n = 0};
	struct fund_receipt receipt;
	struct media_id id;

	TRY(fund_screen_request(ctx, req, &screen));
	TRY(receipt_place(req, &id));
	TRY(fund_receipt_get(ctx, screen.request.id, id, &receipt));
	return fund_receipt_show(ctx, reply, &receipt, how);
}

const struct fault *
fund_get_picture(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	return picture(ctx, req, reply, MEDIA_INLINE);
}

const struct fault *
fund_get_saved(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return picture(ctx, req, reply, MEDIA_DOWNLOAD);
}

const struct fault *
fund_post_move(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};
	struct media_id id;
	struct fund_id to;

	TRY(fund_screen_request(ctx, req, &screen));
	TRY(receipt_place(req, &id));
	if (!id_read(request_field(req, "to"), &to.v))
		to.v = 0;
	TRY(fund_receipt_move(ctx, screen.request.id, id, to,
	                      request_field(req, "reason")));
	reply_notice(ctx, reply, TEXT("The receipt is with this request now"));
	reply_see_other(reply, fund_path(ctx->arena, &screen, to, ""));
	return NULL;
}

/* --- whoever pays ------------------------------------------------------- */

static const struct fault *
paid_picture(struct ctx *ctx, const struct request *req, struct reply *reply,
             enum media_how how)
{
	struct fund_receipt receipt;
	struct media_id id;
	struct fund_id request;

	TRY(request_place_id(req, "request", &request.v));
	TRY(receipt_place(req, &id));
	TRY(fund_receipt_paid(ctx, request, id, &receipt));
	return fund_receipt_show(ctx, reply, &receipt, how);
}

const struct fault *
fund_get_paid_picture(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	return paid_picture(ctx, req, reply, MEDIA_INLINE);
}

const struct fault *
fund_get_paid_saved(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	return paid_picture(ctx, req, reply, MEDIA_DOWNLOAD);
}

const struct fault *
fund_counter_receipts(struct ctx *ctx, struct fund_counter *counter)
{
	struct fund_receipts *r =
	        arena_new(ctx->arena, struct fund_receipts, 1);
	struct fund_receipt *list;

	TRY(fund_receipts_paid(ctx, counter->request.id, &list, &r->n));
	r->list = list;
	counter->receipts = r;
	return NULL;
}
