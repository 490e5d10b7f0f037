#include "practice/plan/plan_strength_local.h"

#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_stale.h"

const struct fault *
plan_form_strength(struct ctx *ctx, const struct request *req, bool mine,
                   struct plan_strength *out)
{
	struct problems problems;
	int said_by = str_word(request_field(req, "said_by"), plan_said_words);

	problems_init(&problems, ctx->arena);
	if (mine)
		said_by = PLAN_SAID_SELF;
	if (said_by < 0)
		problems_add(&problems, "said_by", "Choose who said so");
	TRY(problems_fault(&problems));
	*out = (struct plan_strength){
	        .words = request_field(req, "words"),
	        .evidence = request_field(req, "evidence"),
	        .said_by = (unsigned)said_by,
	        .said_name = request_field(req, "said_name"),
	};
	return NULL;
}

const struct fault *
plan_get_strength(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_strength_screen *screen =
	        arena_new(ctx->arena, struct plan_strength_screen, 1);
	struct plan_screen *plan;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &plan));
	TRY(request_place_id(req, "strength", &id));
	screen->plan = *plan;
	TRY(plan_strength_one(ctx, plan->head.person, id, &screen->strength));
	TRY(plan_strength_past(ctx, plan->head.person, id, &screen->past,
	                       &screen->past_n));
	TRY(plan_stale_strength(ctx, req, screen));
	plan_screen_show(ctx, reply, &screen->plan, T("Change a strength"),
	                 plan_path(ctx->arena, plan, "/strengths"),
	                 plan_draw_strength);
	return NULL;
}

const struct fault *
plan_post_strength(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_strength terms;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(request_place_id(req, "strength", &id));
	TRY(plan_form_strength(ctx, req, screen->mine, &terms));
	TRY(plan_strength_change(ctx, screen->head.person, id,
	                         plan_form_version(req), &terms));
	reply_notice(ctx, reply, TEXT("The strength is changed"));
	reply_see_other(reply, plan_path(ctx->arena, screen, "/strengths"));
	return NULL;
}

const struct fault *
plan_post_strength_withdraw(struct ctx *ctx, const struct request *req,
                            struct reply *reply)
{
	struct plan_screen *screen;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(request_place_id(req, "strength", &id));
	TRY(plan_strength_withdraw(ctx, screen->head.person, id,
	                           plan_form_version(req),
	                           request_field(req, "why")));
	reply_notice(ctx, reply, TEXT("The strength is taken back"));
	reply_see_other(reply, plan_path(ctx->arena, screen, "/strengths"));
	return NULL;
}

/* --- as JSON -------------------------------------------------------------- */

const struct fault *
plan_api_strength_change(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	const struct fault *fault;
	struct plan_screen *screen;
	struct plan_strength is, terms;
	struct plan_api_in in;
	struct json_out j;
	int64_t id, seen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "strength", &id));
	TRY(plan_strength_one(ctx, screen->head.person, id, &is));
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_version(&in);
	terms = (struct plan_strength){
	        .words = plan_api_str(&in, "words"),
	        .evidence = plan_api_else(&in, "evidence", is.evidence),
	        .said_by = plan_api_word(&in, "said_by", plan_said_words,
	                                 is.said_by),
	        .said_name = plan_api_else(&in, "said_name", is.said_name),
	};
	TRY(problems_fault(&in.problems));
	fault = plan_strength_change(ctx, screen->head.person, id, seen,
	                             &terms);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_strength_since, fault);
	TRY(fault);
	TRY(plan_strength_one(ctx, screen->head.person, id, &is));
	reply_json(reply, 201, &j);
	plan_api_strength_put(&j, &is);
	return NULL;
}

const struct fault *
plan_api_strength_withdraw(struct ctx *ctx, const struct request *req,
                           struct reply *reply)
{
	const struct fault *fault;
	struct plan_screen *screen;
	struct plan_strength is;
	struct plan_api_in in;
	struct json_out j;
	struct str why;
	int64_t id, seen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "strength", &id));
	TRY(plan_strength_one(ctx, screen->head.person, id, &is));
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_version(&in);
	why = plan_api_str(&in, "words");
	TRY(problems_fault(&in.problems));
	fault = plan_strength_withdraw(ctx, screen->head.person, id, seen, why);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_strength_since, fault);
	TRY(fault);
	reply_json(reply, 201, &j);
	plan_api_strength_put(&j, &is);
	return NULL;
}
