/*
 * study_balance_pages.c - how alike the groups of a study are, to accept or
 * send back.
 */
#include "insight/study/study_views.h"

/* What people are compared by, in this language: a design has only names. */
static void
words_put(json_t *balance)
{
	json_t *list = (json_array)();

	for (int i = 0; i < STUDY_COLUMNS; i++)
		(void)json_array_append_new(
		        list,
		        json_pack("{s:s, s:s%}", "name", study_column_words[i],
		                  "label", text_get(study_column_keys[i]).p,
		                  text_get(study_column_keys[i]).n));
	(void)json_object_set_new(balance, "covariates", list);
}

const struct fault *
study_get_balance(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct study_balance_screen screen = {.balance = NULL};
	struct study_judgement *said;
	json_t *balance;

	TRY(study_of_request(ctx, req, &screen.study));
	TRY(study_balance(ctx, screen.study.id, &balance));
	TRY(study_judgements(ctx, screen.study.id, &said, &screen.said_n));
	words_put(balance);
	screen.balance = balance;
	screen.said = said;
	page_show(ctx, reply,
	          &(struct page){.title = T("How alike the groups are"),
	                         .nav = NAV_STUDIES,
	                         .back = study_path(ctx->arena, screen.study.id,
	                                            "")},
	          study_draw_balance, &screen);
	return NULL;
}

static int64_t
seen_of(const struct request *req)
{
	int64_t out;

	return str_i64(request_field(req, FORM_VERSION), &out) ? out : -1;
}

const struct fault *
study_post_accept(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "study", &id));
	TRY(study_accept(ctx, id, seen_of(req)));
	reply_notice(ctx, reply,
	             TEXT("The comparison is accepted, and the study is being "
	                  "analysed"));
	reply_see_other(reply, study_path(ctx->arena, id, ""));
	return NULL;
}

const struct fault *
study_post_send_back(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "study", &id));
	TRY(study_send_back(ctx, id, seen_of(req),
	                    request_field(req, "reason")));
	reply_notice(ctx, reply,
	             TEXT("The comparison is sent back. The plan may be "
	                  "amended now"));
	reply_see_other(reply, study_path(ctx->arena, id, ""));
	return NULL;
}
