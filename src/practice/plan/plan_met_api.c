/*
 * plan_met_api.c - the rules of plan_met.h as JSON.
 */
#include "practice/plan/plan_met_local.h"
#include "practice/plan/plan_stale.h"

#include "practice/plan/plan_api_local.h"

static void
plan_api_met_said(struct json_out *j, enum plan_side side,
                  const struct plan_met_said *said)
{
	json_object(j, plan_side_words[side]);
	json_str_or_null(j, "says", str_of(plan_says_words[said->says]));
	json_str_or_null(j, "words", said->words);
	json_str_or_null(j, "how", str_of(plan_how_words[said->how]));
	json_str_or_null(j, "written_by", said->name);
	json_instant(j, "at",
	             said->says == PLAN_SAYS_NONE ? INSTANT_NONE : said->at);
	json_end(j);
}

void
plan_api_met_put(struct json_out *j, const struct plan_goal *goal)
{
	const struct plan_met *met = goal->met;

	json_bool(j, "is_met", plan_goal_is_met(goal));
	if (met == NULL) {
		json_null(j, "met");
		return;
	}
	json_object(j, "met");
	json_str(j, "id", id_show(j->buf->arena, met->id));
	json_i64(j, "version", met->version);
	json_str(j, "state", str_of(plan_met_states[met->state]));
	json_str(j, "said_first_by", str_of(plan_side_words[met->side]));
	json_str(j, "why", met->why);
	json_str(j, "shows", met->shows);
	json_instant(j, "at", met->at);
	json_bool(j, "goal_changed_since", plan_met_is_stale(met, goal));
	plan_api_met_said(j, PLAN_PERSON, &met->said[PLAN_PERSON]);
	plan_api_met_said(j, PLAN_WORKER, &met->said[PLAN_WORKER]);
	json_end(j);
}

static void
plan_api_met_count(struct json_out *j, const char *key,
                   struct plan_met_count count)
{
	json_object(j, key);
	json_i64(j, "met", count.met);
	json_i64(j, "of", count.of);
	json_end(j);
}

const struct fault *
plan_api_met_get(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_met_count counts[PLAN_MET_BANDS];
	struct plan_screen *screen;
	struct json_out j;
	bool law;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_read(ctx, screen->head.person, &screen->whole));
	TRY(plan_met_law(ctx, screen->head.order_kind, &law));
	plan_met_counts(&screen->whole, counts);
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_bool(&j, "order_can_end_by_it", law);
	plan_api_met_count(&j, "required", counts[PLAN_MET_REQUIRED]);
	plan_api_met_count(&j, "negotiated", counts[PLAN_MET_NEGOTIATED]);
	plan_api_met_count(&j, "mine", counts[PLAN_MET_MINE]);
	json_array(&j, "waiting");
	for (size_t i = 0; i < screen->whole.goals_n; i++) {
		const struct plan_goal *goal = &screen->whole.goals[i];

		if (goal->met == NULL || goal->met->state != PLAN_MET_OPEN)
			continue;
		json_object(&j, NULL);
		json_str(&j, "goal", id_show(ctx->arena, goal->id.v));
		json_str(&j, "waits_for",
		         str_of(plan_side_words[plan_other(goal->met->side)]));
		json_i64(&j, "days_silent",
		         plan_met_silent(goal->met, ctx->today));
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_met(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct fault *fault;
	struct plan_screen *screen;
	struct plan_api_in in;
	struct plan_goal goal;
	struct plan_met_terms terms;
	int64_t seen, id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_version(&in);
	terms.why = plan_api_str(&in, "why");
	terms.shows = plan_api_str(&in, "shows");
	terms.how = plan_api_word(&in, "how", plan_how_words, PLAN_HOW_NONE);
	TRY(problems_fault(&in.problems));
	fault = plan_met_propose(ctx, goal.id, seen, &terms, &id);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_goal_since, fault);
	TRY(fault);
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}

const struct fault *
plan_api_met_answer(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	struct plan_goal goal;
	struct plan_met met;
	struct plan_met_given given;
	int64_t seen, id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_goal_take(ctx, req, screen, &goal));
	TRY(request_place_id(req, "met", &id));
	TRY(plan_store_met_lock(ctx, id, &met));
	if (met.goal.v != goal.id.v)
		return fault_not_found(ctx, "We cannot find that goal");
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_version(&in);
	given.says =
	        plan_api_word(&in, "says", plan_says_words, PLAN_SAYS_NONE);
	given.words = plan_api_str(&in, "words");
	given.how = plan_api_word(&in, "how", plan_how_words, PLAN_HOW_NONE);
	TRY(problems_fault(&in.problems));
	TRY(plan_met_answer(ctx, id, seen, &given));
	return plan_api_answer_goal(ctx, reply, 201, goal.person, goal.id);
}
