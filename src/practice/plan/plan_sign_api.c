/*
 * plan_sign_api.c - signing, and what was agreed, as JSON.
 */
#include "practice/plan/plan_sign_local.h"

#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_met.h"

static void
plan_api_sign_put(struct json_out *j, const struct plan_signed *s)
{
	json_str(j, "id", id_show(j->buf->arena, s->id));
	json_str(j, "side", str_of(plan_side_words[s->side]));
	json_str(j, "way", str_of(plan_way_words[s->way]));
	json_str(j, "answer", str_of(plan_answer_words[s->answer]));
	json_str_or_null(j, "words", s->words);
	json_i64(j, "version", s->version);
	json_instant(j, "at", s->at);
	json_date(j, "signed_on", s->day);
	json_str_or_null(j, "taken_in_by",
	                 s->way > PLAN_WAY_OWN ? s->name : S(""));
	json_str(j, "heard", str_of(plan_heard_words[s->heard]));
	json_str_or_null(j, "heard_words", s->heard_words);
	json_str_or_null(j, "settled", s->settled_words);
	json_bool(j, "has_picture", s->picture.v != 0);
}

const struct fault *
plan_api_signs(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_signed *list;
	struct json_out j;
	size_t n;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_sign_list(ctx, screen->head.person, &list, &n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++) {
		json_object(&j, NULL);
		plan_api_sign_put(&j, &list[i]);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_sign_answer(struct ctx *ctx, struct reply *reply, int status,
                     const struct plan_signed *s)
{
	struct json_out j;

	reply_json(reply, status, &j);
	json_object(&j, NULL);
	plan_api_sign_put(&j, s);
	json_str(&j, "language", s->lang == LANG_CY ? S("cy") : S("en"));
	json_str(&j, "shown", s->shown);
	json_str(&j, "check_sum", plan_sign_digest_show(ctx->arena, s->digest));
	json_bool(&j, "holds", plan_sign_holds(ctx->arena, s));
	json_end(&j);
	return NULL;
}

static const struct fault *
plan_api_sign_whole(struct ctx *ctx, const struct request *req,
                    struct reply *reply, int status)
{
	struct plan_screen *screen;
	struct plan_signed s;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "sign", &id));
	TRY(plan_sign_one(ctx, screen->head.person, id, &s));
	return plan_api_sign_answer(ctx, reply, status, &s);
}

const struct fault *
plan_api_sign(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return plan_api_sign_whole(ctx, req, reply, 200);
}

const struct fault *
plan_api_hear(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	struct str words;
	unsigned mine;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "sign", &id));
	TRY(plan_api_body(ctx, req, &in));
	mine = plan_api_word(&in, "mine", plan_says_words, PLAN_SAYS_NONE);
	words = plan_api_str(&in, "words");
	if (mine == PLAN_SAYS_NONE)
		problems_add(&in.problems, "mine", "Choose an answer");
	TRY(problems_fault(&in.problems));
	TRY(plan_sign_hear(ctx, screen->head.person, id, mine == PLAN_SAYS_YES,
	                   words));
	return plan_api_sign_whole(ctx, req, reply, 201);
}

const struct fault *
plan_api_settle(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	struct str words;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "sign", &id));
	TRY(plan_api_body(ctx, req, &in));
	words = plan_api_str(&in, "words");
	TRY(problems_fault(&in.problems));
	TRY(plan_sign_settle(ctx, screen->head.person, id, words));
	return plan_api_sign_whole(ctx, req, reply, 201);
}
