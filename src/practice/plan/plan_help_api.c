/*
 * plan_help_api.c - the rules of plan_help.h as JSON.
 */
#include "practice/plan/plan_help_local.h"

#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_assessed.h"

void
plan_api_help_put(struct json_out *j, const struct plan_goal *goal)
{
	json_array(j, "hurdles");
	for (size_t i = 0; i < goal->hurdles_n; i++) {
		const struct plan_hurdle *h = &goal->hurdles[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, h->id));
		json_str(j, "gets_in_the_way", h->gets);
		json_str(j, "then_i_will", h->then);
		json_str_or_null(j, "will_help", h->helps);
		plan_api_author(j, &h->author);
		json_end(j);
	}
	json_end(j);
	json_array(j, "helps");
	for (size_t i = 0; i < goal->helps_n; i++) {
		const struct plan_help *h = &goal->helps[i];

		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, h->id));
		json_str(j, "strength", id_show(j->buf->arena, h->strength));
		json_str(j, "words", h->words);
		json_str(j, "linked_by", str_of(plan_side_words[h->side]));
		json_end(j);
	}
	json_end(j);
}

const struct fault *
plan_api_hurdle(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_hurdle_terms terms;
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_api_in in;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(plan_api_body(ctx, req, &in));
	terms.gets = plan_api_str(&in, "gets");
	terms.then = plan_api_str(&in, "then");
	terms.helps = plan_api_str(&in, "helps");
	terms.voice = plan_api_words_of(&in);
	TRY(problems_fault(&in.problems));
	TRY(plan_hurdle_add(ctx, goal.id, &terms, &id));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}

const struct fault *
plan_api_hurdle_remove(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(request_place_id(req, "hurdle", &id));
	TRY(plan_hurdle_remove(ctx, goal.id, id));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}

const struct fault *
plan_api_help(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_api_in in;
	struct str offer;
	int64_t strength;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(plan_api_body(ctx, req, &in));
	if (!id_read(plan_api_str(&in, "strength"), &strength))
		strength = 0;
	offer = plan_api_str(&in, "offer");
	TRY(problems_fault(&in.problems));
	if (str_empty(offer))
		TRY(plan_help_link(ctx, goal.id, strength));
	else
		TRY(plan_offer_link(ctx, goal.id, offer));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}

const struct fault *
plan_api_help_remove(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_goal goal;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(request_place_id(req, "help", &id));
	TRY(plan_help_unlink(ctx, goal.id, id));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}
