#include "practice/plan/plan_lift.h"

struct str
plan_step_needs(struct arena *arena, const struct plan_step *step, bool mine)
{
	struct str what = text_get(mine ? plan_resource_keys_me[step->resource]
	                                : plan_resource_keys[step->resource]);

	if (step->resource == PLAN_RESOURCE_NONE ||
	    step->resource == PLAN_RESOURCE_OTHER)
		return step->needs;
	if (str_empty(step->needs))
		return what;
	return str_print(arena, "%.*s: %.*s", STR_ARG(what),
	                 STR_ARG(step->needs));
}

static const struct fault *
plan_step_check(struct ctx *ctx, const struct plan_step_terms *terms,
                enum plan_side side, const struct plan_step *old)
{
	struct problems problems;
	bool same = old != NULL && old->due.days == terms->due.days;

	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "step", terms->words, true);
	plan_words_check(&problems, "needs", terms->needs,
	                 terms->resource == PLAN_RESOURCE_OTHER);
	if (date_is(terms->due) && !same && date_before(terms->due, ctx->today))
		problems_add(&problems, "due",
		             "Choose a date that is today or later");
	if (side == PLAN_WORKER && terms->voice == PLAN_VOICE_OWN)
		problems_add(&problems, "voice",
		             "Choose whose words these "
		             "are");
	return problems_fault(&problems);
}

/* A step can be added to and changed in goals that are in the plan. */
static const struct fault *
plan_step_need_goal(struct ctx *ctx, const struct plan_goal *goal)
{
	if (goal->status == PLAN_GOAL_ACTIVE ||
	    goal->status == PLAN_GOAL_FUTURE)
		return NULL;
	return fault_refused(ctx, "Add this goal back before you change its "
	                          "steps");
}

const struct fault *
plan_step_add(struct ctx *ctx, struct goal_id goal_id,
              const struct plan_step_terms *terms, struct step_id *out)
{
	struct plan_goal goal;
	struct plan_step step;
	enum plan_side side;

	TRY(plan_goal_take(ctx, goal_id, 0, &goal, &side));
	TRY(plan_step_check(ctx, terms, side, NULL));
	TRY(plan_step_need_goal(ctx, &goal));
	step = (struct plan_step){
	        .id = {id_new()},
	        .goal = goal_id,
	        .version = 1,
	        .words = terms->words,
	        .actor = terms->actor,
	        .status = terms->status,
	        .status_at = ctx->now,
	        .due = terms->due,
	        .resource = terms->resource,
	        .needs = terms->needs,
	        .author = plan_author_now(ctx, side == PLAN_PERSON
	                                               ? PLAN_VOICE_OWN
	                                               : terms->voice),
	        .source = terms->source,
	};
	if (step.source.v != 0)
		TRY(plan_lift_new(ctx, goal.person, &step.source, "step"));
	step.replies[side] = PLAN_ACCEPTED;
	step.replies[plan_other(side)] = PLAN_WAITING;
	step.position = step.id.v;
	TRY(plan_store_step_add(ctx, &step, goal.person));
	TRY(plan_keep(ctx, &(struct plan_act){
	                           .person = goal.person,
	                           .adds = true,
	                           .what = "plan.step_added",
	                           .subject = goal_id.v,
	                           .terms = true,
	                   }));
	*out = step.id;
	return NULL;
}

/* The step and its goal, locked, and the actor's side. */
static const struct fault *
plan_step_take(struct ctx *ctx, struct step_id id, struct plan_step *step,
               struct plan_goal *goal, enum plan_side *side)
{
	TRY(plan_store_step_lock(ctx, id, step));
	TRY(plan_goal_take(ctx, step->goal, 0, goal, side));
	return plan_step_need_goal(ctx, goal);
}

const struct fault *
plan_step_change(struct ctx *ctx, struct step_id id, int64_t seen,
                 const struct plan_step_terms *terms)
{
	struct plan_step step;
	struct plan_goal goal;
	enum plan_side side;

	TRY(plan_step_take(ctx, id, &step, &goal, &side));
	TRY(ctx_version_check(ctx, step.version, seen));
	if (side == PLAN_WORKER && step.author.voice == PLAN_VOICE_OWN)
		return fault_refused(ctx, "This is the person's own step: "
		                          "only they can change it");
	if (side == PLAN_PERSON && plan_basis_is_required(goal.basis) &&
	    step.author.voice != PLAN_VOICE_OWN)
		return fault_refused(ctx, "This step is required, so it "
		                          "stays. You can say that you do "
		                          "not agree with it.");
	TRY(plan_step_check(ctx, terms, side, &step));
	plan_author_follow(ctx, side, terms->voice,
	                   !plan_words_alike(step.words, terms->words) ||
	                           !plan_words_alike(step.needs, terms->needs),
	                   &step.author);
	step.words = terms->words;
	step.actor = terms->actor;
	step.due = terms->due;
	step.resource = terms->resource;
	step.needs = terms->needs;
	if (step.status != terms->status) {
		step.status_at = ctx->now;
		step.mark = (struct plan_scribe){.how = PLAN_HOW_NONE};
	}
	step.status = terms->status;
	step.agreed = false;
	plan_ask_anew(side, step.replies, step.reply_words);
	step.hand = (struct plan_scribe){.how = PLAN_HOW_NONE};
	TRY(plan_store_step_save(ctx, &step));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.step_changed",
	                              .subject = goal.id.v,
	                              .terms = true,
	                      });
}

const struct fault *
plan_step_progress(struct ctx *ctx, struct step_id id,
                   enum plan_step_status status)
{
	struct plan_step step;
	struct plan_goal goal;
	enum plan_side side;

	TRY(plan_step_take(ctx, id, &step, &goal, &side));
	if (step.status == status &&
	    !(side == PLAN_PERSON && plan_scribe_is(&step.mark)))
		return NULL;
	if (step.status != status)
		step.status_at = ctx->now;
	step.status = status;
	step.mark = (struct plan_scribe){.how = PLAN_HOW_NONE};
	TRY(plan_store_step_save(ctx, &step));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = status == PLAN_STEP_COMPLETED
	                                              ? "plan.step_done"
	                                              : "plan.step_progress",
	                              .subject = goal.id.v,
	                              .value = plan_step_status_words[status],
	                      });
}

bool
plan_step_may_go(const struct plan_step *step, enum plan_side side)
{
	return !step->once_agreed && plan_step_is_sides(step, side);
}

static const struct fault *
plan_step_need_draft(struct ctx *ctx, const struct plan_step *step,
                     enum plan_side side)
{
	enum plan_voice others = side == PLAN_PERSON ? PLAN_VOICE_WORKER
	                                             : PLAN_VOICE_OWN;

	if (step->author.voice == others)
		return fault_refused(ctx, "Someone else wrote this step. Only "
		                          "they can take it out.");
	if (step->once_agreed)
		return fault_refused(
		        ctx, "You both said yes to a plan with this step, so "
		             "it stays. You can say that it is no longer "
		             "needed.");
	if (!plan_step_is_sides(step, side))
		return fault_refused(
		        ctx, "Someone else wrote words here, so the step "
		             "stays. You can say that it is no longer needed.");
	return NULL;
}

const struct fault *
plan_step_delete(struct ctx *ctx, struct step_id id, int64_t seen)
{
	struct plan_step step;
	struct plan_goal goal;
	enum plan_side side;

	TRY(plan_step_take(ctx, id, &step, &goal, &side));
	TRY(ctx_version_check(ctx, step.version, seen));
	TRY(plan_step_need_draft(ctx, &step, side));
	TRY(plan_lift_out(ctx, goal.person, step.source));
	TRY(plan_store_step_remove(ctx, id));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = "plan.step_deleted",
	                              .subject = goal.id.v,
	                              .terms = true,
	                      });
}

const struct fault *
plan_step_reply(struct ctx *ctx, struct step_id id, int64_t seen,
                enum plan_reply reply, struct str words)
{
	struct plan_step step;
	struct plan_goal goal;
	struct problems problems;
	enum plan_side side;
	bool declined = reply == PLAN_DECLINED;
	bool terms;

	TRY(plan_step_take(ctx, id, &step, &goal, &side));
	if (seen != 0)
		TRY(ctx_version_check(ctx, step.version, seen));
	problems_init(&problems, ctx->arena);
	if (reply == PLAN_WAITING)
		problems_add(&problems, "reply", "Choose an answer");
	plan_words_check(&problems, "words", words, false);
	TRY(problems_fault(&problems));
	if (side == PLAN_PERSON || step.replies[side] == PLAN_ACCEPTED)
		TRY(plan_reply_judge(ctx, goal.basis, &step.author, side,
		                     reply));
	terms = plan_reply_turns(step.replies[side], reply);
	step.replies[side] = reply;
	step.reply_words[side] = words;
	if (side == PLAN_PERSON)
		step.hand = (struct plan_scribe){.how = PLAN_HOW_NONE};
	TRY(plan_store_step_save(ctx, &step));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = goal.person,
	                              .what = declined ? "plan.step_declined"
	                                               : "plan.step_accepted",
	                              .subject = goal.id.v,
	                              .terms = terms,
	                      });
}
