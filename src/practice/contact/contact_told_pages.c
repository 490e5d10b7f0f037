/*
 * contact_told_pages.c - what the person told of an appointment or a meeting,
 * as a worker writes it down.
 */
#include "practice/contact/contact_pages.h"
#include "practice/contact/contact_told.h"

#include "kernel/identity/identity.h"

static void
told_show(struct ctx *ctx, struct reply *reply,
          const struct contact_screen *screen, struct str title,
          void (*draw)(struct html *h, const struct ctx *ctx, const void *data))
{
	struct page page = contact_page_of(ctx, screen, title);

	page.wide = false;
	page.back = contact_path(ctx->arena, screen->head.crn,
	                         screen->contact.id, "");
	page_show(ctx, reply, &page, draw, screen);
}

const struct fault *
contact_get_answer_told(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct contact_screen screen = {.n = 0};

	TRY(contact_screen_one(ctx, req, &screen));
	told_show(ctx, reply, &screen, T("Write down their answer"),
	          contact_draw_answer_told);
	return NULL;
}

const struct fault *
contact_get_rating_told(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct contact_screen screen = {.n = 0};

	TRY(contact_screen_one(ctx, req, &screen));
	TRY(contact_rating_read(ctx, screen.contact.id, &screen.rating));
	told_show(ctx, reply, &screen, T("Write down how it was for them"),
	          contact_draw_rating_told);
	return NULL;
}

static enum plan_how
how_of(const struct request *req)
{
	int how = str_word(request_field(req, "said_how"), plan_how_words);

	return how < 0 ? PLAN_HOW_NONE : (enum plan_how)how;
}

static const struct fault *
told_done(struct ctx *ctx, struct reply *reply,
          const struct contact_screen *screen)
{
	reply_notice(ctx, reply, TEXT("It is written down, with your name"));
	reply_see_other(reply, contact_path(ctx->arena, screen->head.crn,
	                                    screen->contact.id, ""));
	return NULL;
}

const struct fault *
contact_post_answer_told(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	int answer = str_word(request_field(req, "answer"), contact_answers);
	int reason = str_word(request_field(req, "reason"), contact_reasons);
	struct contact_screen screen = {.n = 0};
	struct problems problems;
	int64_t seen;

	TRY(contact_post_begin(ctx, req, &screen, &seen, &problems));
	TRY(contact_answer_told(
	        ctx, screen.contact.id, seen,
	        answer < 0 ? CONTACT_NOT_ANSWERED : (enum contact_answer)answer,
	        reason < 0 ? CONTACT_REASON_NONE : (enum contact_reason)reason,
	        request_field(req, "words"), how_of(req)));
	return told_done(ctx, reply, &screen);
}

const struct fault *
contact_post_rating_told(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_rating rating;
	struct problems problems;
	int64_t seen;

	contact_read_rating(req, &rating);
	TRY(contact_post_begin(ctx, req, &screen, &seen, &problems));
	TRY(contact_rate_told(ctx, screen.contact.id, seen, &rating,
	                      how_of(req)));
	return told_done(ctx, reply, &screen);
}
