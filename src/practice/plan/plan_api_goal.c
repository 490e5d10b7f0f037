#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_stale.h"

/* What every act on a goal begins with: the goal of the address, the body. */
struct plan_api_act {
	struct plan_screen *screen;
	struct plan_goal goal;
	struct plan_api_in in;
};

static const struct fault *
plan_api_act_open(struct ctx *ctx, const struct request *req,
                  struct plan_api_act *out)
{
	TRY(plan_api_open(ctx, req, &out->screen));
	TRY(plan_api_goal_take(ctx, req, out->screen, &out->goal));
	return plan_api_body(ctx, req, &out->in);
}

/* And ends with: the goal as it now stands. */
static const struct fault *
plan_api_act_done(struct ctx *ctx, struct reply *reply,
                  const struct plan_api_act *act)
{
	return plan_api_answer_goal(ctx, reply, 201, act->goal.person,
	                            act->goal.id);
}

/* The same after an act on the goal as it was seen: where it came too late,
 * what has changed since. */
static const struct fault *
plan_api_act_end(struct ctx *ctx, struct reply *reply,
                 const struct plan_api_act *act, const struct fault *fault)
{
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_goal_since, fault);
	TRY(fault);
	return plan_api_act_done(ctx, reply, act);
}

const struct fault *
plan_api_goal_get(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_screen_goal(ctx, req, &screen));
	return plan_api_answer_goal(ctx, reply, 200, screen->head.person,
	                            screen->goal->id);
}

/* --- what becomes of a goal ---------------------------------------- */

const struct fault *
plan_api_achieve(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_api_act act;
	int64_t seen;
	struct str who, words;

	TRY(plan_api_act_open(ctx, req, &act));
	seen = plan_api_version(&act.in);
	who = plan_api_str(&act.in, "achieved_by");
	words = plan_api_str(&act.in, "words");
	TRY(problems_fault(&act.in.problems));
	return plan_api_act_end(ctx, reply, &act,
	                        plan_goal_achieve(ctx, act.goal.id, seen, who,
	                                          words));
}

const struct fault *
plan_api_remove(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_api_act act;
	int64_t seen;
	struct str words;

	TRY(plan_api_act_open(ctx, req, &act));
	seen = plan_api_version(&act.in);
	words = plan_api_str(&act.in, "words");
	TRY(problems_fault(&act.in.problems));
	return plan_api_act_end(ctx, reply, &act,
	                        plan_goal_remove(ctx, act.goal.id, seen,
	                                         words));
}

const struct fault *
plan_api_readd(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_api_act act;
	int64_t seen;
	struct date target;
	struct str words;

	TRY(plan_api_act_open(ctx, req, &act));
	seen = plan_api_version(&act.in);
	target = plan_api_date(&act.in, "target_date");
	words = plan_api_str(&act.in, "words");
	TRY(problems_fault(&act.in.problems));
	return plan_api_act_end(ctx, reply, &act,
	                        plan_goal_readd(ctx, act.goal.id, seen, target,
	                                        words));
}

const struct fault *
plan_api_delete(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_api_act act;
	const struct fault *fault;
	int64_t seen;

	TRY(plan_api_act_open(ctx, req, &act));
	seen = plan_api_version(&act.in);
	TRY(problems_fault(&act.in.problems));
	fault = plan_goal_delete(ctx, act.goal.id, seen);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_goal_since, fault);
	TRY(fault);
	return plan_api_answer_state(ctx, reply, 201, act.screen);
}

const struct fault *
plan_api_move(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	static const char *const ways[] = {"", "up", "down", NULL};
	struct plan_api_act act;
	unsigned way;

	TRY(plan_api_act_open(ctx, req, &act));
	way = plan_api_word(&act.in, "by", ways, 0);
	if (way == 0)
		problems_add(&act.in.problems, "by", "Say up or down");
	TRY(problems_fault(&act.in.problems));
	TRY(plan_goal_move(ctx, act.goal.id, way == 1 ? -1 : 1));
	return plan_api_act_done(ctx, reply, &act);
}

/* --- what each side says of it ------------------------------------- */

const struct fault *
plan_api_goal_reply(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_api_act act;
	enum plan_reply said;
	struct str words;
	int64_t seen;

	TRY(plan_api_act_open(ctx, req, &act));
	seen = plan_api_version(&act.in);
	said = plan_api_word(&act.in, "reply", plan_reply_words, PLAN_WAITING);
	words = plan_api_str(&act.in, "words");
	TRY(problems_fault(&act.in.problems));
	return plan_api_act_end(ctx, reply, &act,
	                        plan_goal_reply(ctx, act.goal.id, seen, said,
	                                        words));
}

const struct fault *
plan_api_goal_view(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_api_act act;
	enum plan_stance stance;
	struct str words;
	int64_t seen;

	TRY(plan_api_act_open(ctx, req, &act));
	seen = plan_api_version(&act.in);
	stance = plan_api_word(&act.in, "stance", plan_stance_words,
	                       PLAN_STANCE_NONE);
	words = plan_api_str(&act.in, "words");
	TRY(problems_fault(&act.in.problems));
	return plan_api_act_end(ctx, reply, &act,
	                        plan_goal_view(ctx, act.goal.id, seen, stance,
	                                       words));
}

const struct fault *
plan_api_note(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_api_act act;
	struct str words;

	TRY(plan_api_act_open(ctx, req, &act));
	words = plan_api_str(&act.in, "words");
	TRY(problems_fault(&act.in.problems));
	TRY(plan_goal_note(ctx, act.goal.id, words));
	return plan_api_act_done(ctx, reply, &act);
}

/* --- steps --------------------------------------------------------- */

/* The step of the address, if it is of this goal. */
static const struct fault *
plan_api_step_take(struct ctx *ctx, const struct request *req,
                   const struct plan_api_act *act, struct plan_step *out)
{
	int64_t id;

	TRY(request_place_id(req, "step", &id));
	TRY(plan_store_step_lock(ctx, (struct step_id){id}, out));
	if (out->goal.v != act->goal.id.v)
		return fault_not_found(ctx, "We cannot find that step");
	return NULL;
}

/* Members that are not sent keep what the step says. */
static struct plan_step_terms
plan_api_step_terms(struct plan_api_in *in, const struct plan_step *was)
{
	struct plan_step_terms terms = {
	        .words = was->words,
	        .actor = plan_api_word(in, "actor", plan_actor_words,
	                               was->actor),
	        .due = was->due,
	        .resource = was->resource,
	        .needs = was->needs,
	        .voice = plan_api_words_still(in, was->author.voice),
	        .status = plan_api_word(in, "status", plan_step_status_words,
	                                was->status),
	};

	if (json_object_get(in->body, "description") != NULL)
		terms.words = plan_api_str(in, "description");
	if (json_object_get(in->body, "due_on") != NULL)
		terms.due = plan_api_date(in, "due_on");
	if (json_object_get(in->body, "resource") != NULL)
		terms.resource = plan_api_word(in, "resource",
		                               plan_resource_words,
		                               PLAN_RESOURCE_NONE);
	if (json_object_get(in->body, "needs") != NULL)
		terms.needs = plan_api_str(in, "needs");
	return terms;
}

const struct fault *
plan_api_step_change(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_api_act act = {.screen = NULL};
	const struct fault *fault;
	struct plan_step step;
	struct plan_step_terms terms;
	int64_t seen;

	TRY(plan_api_open(ctx, req, &act.screen));
	TRY(plan_api_goal_take(ctx, req, act.screen, &act.goal));
	TRY(plan_api_step_take(ctx, req, &act, &step));
	TRY(api_match_read(ctx, req, &seen));
	TRY(plan_api_body(ctx, req, &act.in));
	terms = plan_api_step_terms(&act.in, &step);
	TRY(problems_fault(&act.in.problems));
	fault = plan_step_change(ctx, step.id, seen, &terms);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_step_since, fault);
	TRY(fault);
	return plan_api_answer_goal(ctx, reply, 200, act.goal.person,
	                            act.goal.id);
}

const struct fault *
plan_api_step_progress(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct plan_api_act act = {.screen = NULL};
	struct plan_step step;
	unsigned status;

	TRY(plan_api_act_open(ctx, req, &act));
	TRY(plan_api_step_take(ctx, req, &act, &step));
	status = plan_api_word(&act.in, "status", plan_step_status_words,
	                       PLAN_STEP_STATUS_COUNT);
	TRY(problems_fault(&act.in.problems));
	if (status == PLAN_STEP_STATUS_COUNT)
		return fault_invalid(ctx, "Choose how far the step is");
	TRY(plan_step_progress(ctx, step.id, (enum plan_step_status)status));
	return plan_api_act_done(ctx, reply, &act);
}

const struct fault *
plan_api_step_delete(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_api_act act = {.screen = NULL};
	const struct fault *fault;
	struct plan_step step;
	int64_t seen;

	TRY(plan_api_act_open(ctx, req, &act));
	TRY(plan_api_step_take(ctx, req, &act, &step));
	seen = plan_api_version(&act.in);
	TRY(problems_fault(&act.in.problems));
	fault = plan_step_delete(ctx, step.id, seen);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_step_since, fault);
	TRY(fault);
	return plan_api_act_done(ctx, reply, &act);
}

const struct fault *
plan_api_step_reply(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_api_act act = {.screen = NULL};
	const struct fault *fault;
	struct plan_step step;
	enum plan_reply said;
	struct str words;
	int64_t seen;

	TRY(plan_api_act_open(ctx, req, &act));
	TRY(plan_api_step_take(ctx, req, &act, &step));
	seen = plan_api_version(&act.in);
	said = plan_api_word(&act.in, "reply", plan_reply_words, PLAN_WAITING);
	words = plan_api_str(&act.in, "words");
	TRY(problems_fault(&act.in.problems));
	fault = plan_step_reply(ctx, step.id, seen, said, words);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_step_since, fault);
	TRY(fault);
	return plan_api_act_done(ctx, reply, &act);
}

/* --- written down for the person ---------------------------------------- */

static struct plan_told_terms
plan_api_told_terms(struct plan_api_in *in)
{
	return (struct plan_told_terms){
	        .told = plan_api_word(in, "said", plan_told_words,
	                              PLAN_TOLD_NONE),
	        .words = plan_api_str(in, "words"),
	        .how = plan_api_word(in, "how", plan_how_words, PLAN_HOW_NONE),
	        .on = plan_api_date(in, "paper_on"),
	};
}

const struct fault *
plan_api_goal_told(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_api_act act;
	struct plan_told_terms terms;
	int64_t seen;

	TRY(plan_api_act_open(ctx, req, &act));
	seen = plan_api_version(&act.in);
	terms = plan_api_told_terms(&act.in);
	TRY(problems_fault(&act.in.problems));
	return plan_api_act_end(ctx, reply, &act,
	                        plan_goal_told(ctx, act.goal.id, seen, &terms));
}

const struct fault *
plan_api_step_told(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_api_act act = {.screen = NULL};
	const struct fault *fault;
	struct plan_told_terms terms;
	struct plan_step step;
	int64_t seen;

	TRY(plan_api_act_open(ctx, req, &act));
	TRY(plan_api_step_take(ctx, req, &act, &step));
	seen = plan_api_version(&act.in);
	terms = plan_api_told_terms(&act.in);
	TRY(problems_fault(&act.in.problems));
	fault = plan_step_told(ctx, step.id, seen, &terms);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_step_since, fault);
	TRY(fault);
	return plan_api_act_done(ctx, reply, &act);
}
