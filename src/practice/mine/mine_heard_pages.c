/*
 * mine_heard_pages.c - a manager reads what was said, and says what was done.
 */
#include "practice/mine/mine_views.h"

int64_t
mine_page_of(const struct request *req)
{
	int64_t page = 1;

	if (!str_i64(request_query(req, "page"), &page) || page < 1 ||
	    page > 1000)
		page = 1;
	return page - 1;
}

const struct fault *
mine_get_heard(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_heard heard = {0};

	TRY(mine_heard_read(ctx, mine_page_of(req), &heard));
	page_show(ctx, reply,
	          &(struct page){.title = T("Feedback"), .nav = NAV_HOME},
	          mine_draw_heard, &heard);
	return NULL;
}

const struct fault *
mine_get_words(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_words words = {.page = mine_page_of(req)};
	struct mine_group_id id;

	TRY(request_place_id(req, "group", &id.v));
	TRY(mine_group_read(ctx, id, words.page * MINE_WORDS_PAGE,
	                    MINE_WORDS_PAGE, &words.group));
	page_show(ctx, reply,
	          &(struct page){.title = T("What people wrote"),
	                         .nav = NAV_HOME,
	                         .back = S("/feedback")},
	          mine_draw_words, &words);
	return NULL;
}

const struct fault *
mine_post_did(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	TRY(mine_did_add(ctx, request_field(req, "said"),
	                 request_field(req, "did"), NULL));
	reply_notice(ctx, reply, TEXT("It is saved"));
	reply_see_other(reply, S("/feedback"));
	return NULL;
}

const struct fault *
mine_post_did_back(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct mine_did_id id;

	TRY(request_place_id(req, "did", &id.v));
	TRY(mine_did_back(ctx, id));
	reply_notice(ctx, reply, TEXT("It is taken back"));
	reply_see_other(reply, S("/feedback"));
	return NULL;
}

const struct fault *
mine_read_today(struct ctx *ctx, struct person_id person, void **out)
{
	(void)ctx;
	(void)person;
	*out = ctx; /* nothing is asked for */
	return NULL;
}
