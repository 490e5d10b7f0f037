#include "practice/plan/plan_later.h"
#include "practice/plan/plan_look.h"
#include "practice/plan/plan_sign.h"

#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

bool
plan_is_changed(const struct plan *plan)
{
	return plan->state != PLAN_DRAFT &&
	       plan->terms_version > plan->state_version;
}

bool
plan_was_agreed(const struct plan *plan)
{
	return plan->state == PLAN_AGREED || plan->state == PLAN_UPDATED_AGREED;
}

bool
plan_is_agreed(const struct plan *plan)
{
	return plan_was_agreed(plan) && !plan_is_changed(plan);
}

bool
plan_has_answered(const struct plan *plan, enum plan_side side)
{
	return plan->sides[side].answer != PLAN_ANSWER_NONE &&
	       plan->sides[side].version >= plan->terms_version;
}

bool
plan_is_awaited(const struct plan *plan, enum plan_side side)
{
	return !plan_has_answered(plan, side) &&
	       plan_has_answered(plan, plan_other(side));
}

const char *
plan_not_ready(const struct plan_whole *whole)
{
	bool active = false, any = false;

	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];

		if (!plan_goal_is_live(goal))
			continue;
		any = true;
		if (goal->status != PLAN_GOAL_ACTIVE)
			continue;
		active = true;
		if (goal->steps_n == 0)
			return TK("Each goal you work on now needs a step "
			          "before the plan can be agreed");
	}
	if (!any)
		return TK("Add a goal before the plan can be agreed");
	if (!active)
		return TK("Add a goal to work on now before the plan can be "
		          "agreed");
	return NULL;
}

/* What both answers to the plan as it stands come to, or DRAFT: not yet. */
static enum plan_state
plan_state_both(const struct plan *plan)
{
	const struct plan_answered *person = &plan->sides[PLAN_PERSON];
	const struct plan_answered *worker = &plan->sides[PLAN_WORKER];
	bool said = plan_has_answered(plan, PLAN_PERSON);
	bool asked = plan_has_answered(plan, PLAN_WORKER);

	if ((said && person->answer == PLAN_NO) ||
	    (asked && worker->answer == PLAN_NO))
		return PLAN_DO_NOT_AGREE;
	if (said && person->answer == PLAN_COULD_NOT)
		return PLAN_COULD_NOT_ANSWER;
	return said && asked ? PLAN_AGREED : PLAN_DRAFT;
}

/* Whether an answer comes after an outcome that was reached before. */
static bool
plan_state_again(const struct plan *plan, enum plan_side side)
{
	return plan->state != PLAN_DRAFT &&
	       (plan->sides[side].answer != PLAN_ANSWER_NONE ||
	        plan_is_changed(plan) || plan->state == PLAN_COULD_NOT_ANSWER);
}

bool
plan_state_follow(struct plan *plan, enum plan_side side,
                  const struct plan_answered *answered)
{
	bool again = plan_state_again(plan, side);
	enum plan_state both;

	plan->sides[side] = *answered;
	both = plan_state_both(plan);
	if (both == PLAN_DRAFT)
		return false;
	if (both == PLAN_AGREED) {
		plan->agreed_version = plan->version;
		plan->state = again ? PLAN_UPDATED_AGREED : PLAN_AGREED;
	} else if (both == PLAN_DO_NOT_AGREE) {
		plan->state = again ? PLAN_UPDATED_DO_NOT_AGREE
		                    : PLAN_DO_NOT_AGREE;
	} else {
		plan->state = both;
	}
	plan->state_version = plan->version;
	plan->state_at = answered->at;
	return true;
}

/* A reason that goes with the answer: not for yes. */
static bool
plan_reason_fits(enum plan_answer answer, enum plan_reason reason)
{
	if (reason == PLAN_REASON_OTHER)
		return true;
	if (answer == PLAN_NO)
		return reason > PLAN_REASON_NONE && reason < PLAN_REASON_UNWELL;
	return reason >= PLAN_REASON_UNWELL && reason < PLAN_REASON_OTHER;
}

static const struct fault *
plan_answer_check(struct ctx *ctx, const struct plan_answering *given)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (given->answer == PLAN_ANSWER_NONE)
		problems_add(&problems, "answer", "Choose an answer");
	if (given->answer == PLAN_NO || given->answer == PLAN_COULD_NOT) {
		if (!plan_reason_fits(given->answer, given->reason))
			problems_add(&problems, "reason", "Choose a reason");
		plan_words_check(&problems, "words", given->words, true);
	} else {
		plan_words_check(&problems, "words", given->words, false);
	}
	return problems_fault(&problems);
}

/* Who may give which answer. */
static const struct fault *
plan_answer_judge(struct ctx *ctx, const struct plan_whole *whole,
                  enum plan_side side, const struct plan_answering *given)
{
	const struct plan *plan = &whole->plan;
	const char *wanting;

	if (given->answer == PLAN_COULD_NOT) {
		enum plan_answer was = plan->sides[PLAN_PERSON].answer;

		if (side == PLAN_PERSON)
			return fault_refused(ctx,
			                     "Answer yes or no. If you cannot "
			                     "answer, tell your worker.");
		if (was == PLAN_YES || was == PLAN_NO)
			return fault_refused(
			        ctx, "They have answered before: now it is "
			             "yes or no, by themselves");
		return NULL;
	}
	if (given->answer != PLAN_YES)
		return NULL;
	wanting = plan_not_ready(whole);
	if (wanting != NULL)
		return fault_make(ctx->arena, FAULT_REFUSED,
		                  (struct text){.key = wanting}, __FILE__,
		                  __LINE__);
	return NULL;
}

/* The next review counts from the day the answers came to something, also
 * when somebody does not agree or could not answer: it was looked at. */
static const struct fault *
plan_review_next(struct ctx *ctx, struct plan *plan)
{
	int64_t weeks;

	if (plan->state == PLAN_DRAFT || plan->state_at.ms != ctx->now.ms)
		return NULL;
	TRY(policy_get_i64(ctx, "plan.review_weeks", S(""), ctx->today, 12,
	                   &weeks));
	plan->review_on = date_add_days(ctx->today, (int)weeks * 7);
	return plan_later_looked(ctx, plan);
}

static const struct fault *
plan_answer_record(struct ctx *ctx, struct plan *plan,
                   const struct plan_answering *given, enum plan_side by)
{
	static const char *const kinds[] = {
	        [PLAN_YES] = "plan.agreed",
	        [PLAN_NO] = "plan.not_agreed",
	        [PLAN_COULD_NOT] = "plan.could_not_answer",
	};
	static const char *const taken[] = {
	        [PLAN_YES] = "plan.signed_yes",
	        [PLAN_NO] = "plan.signed_no",
	};
	enum plan_way way = plan->sides[by].way;
	const char *kind = way > PLAN_WAY_OWN ? taken[given->answer]
	                                      : kinds[given->answer];

	TRY(plan_review_next(ctx, plan));
	TRY(plan_store_plan_save(ctx, plan));
	TRY(audit_record_detail(
	        ctx, kind, plan->person, plan->version,
	        str_print(ctx->arena, "side=%s reason=%s way=%s",
	                  plan_side_words[by], plan_reason_words[given->reason],
	                  plan_way_words[way])));
	return outbox_event(ctx, &(struct event){
	                                 .id = {id_new()},
	                                 .person = plan->person,
	                                 .kind = kind,
	                                 .at = ctx->now,
	                                 .actor = ctx->actor,
	                                 .subject = plan->version,
	                                 .value = way > PLAN_WAY_OWN
	                                                  ? plan_way_words[way]
	                                                  : NULL,
	                                 .shared = true,
	                         });
}

/* Its words, its way, and word for word what was answered; *plan moves to what
 * follows from it. */
static const struct fault *
plan_answer_keep(struct ctx *ctx, struct plan *plan, enum plan_side whose,
                 const struct plan_answering *given,
                 const struct plan_hand *hand)
{
	struct plan_answered answered = {
	        .answer = given->answer,
	        .reason = given->answer == PLAN_YES ? PLAN_REASON_NONE
	                                            : given->reason,
	        .words = given->words,
	        .version = plan->version,
	        .at = ctx->now,
	        .by = ctx->actor,
	        .way = given->answer == PLAN_COULD_NOT ? PLAN_WAY_NONE
	                                               : hand->way,
	        .sign = id_new(),
	};
	answered.settled = plan_state_follow(plan, whose, &answered);
	TRY(plan_store_answer_add(ctx, plan, whose, &answered));
	if (answered.settled && plan_is_agreed(plan)) {
		TRY(plan_store_steps_agreed(ctx, plan->person));
		TRY(plan_look_ask(ctx, plan));
	}
	if (answered.way == PLAN_WAY_NONE)
		return NULL;
	return plan_sign_keep(ctx,
	                      &(struct plan_signed){.id = answered.sign,
	                                            .plan = plan->id,
	                                            .person = plan->person,
	                                            .side = whose,
	                                            .way = answered.way,
	                                            .answer = given->answer,
	                                            .words = given->words,
	                                            .version = given->seen,
	                                            .at = ctx->now},
	                      hand);
}

/* The plan as it was seen is the plan as it stands. */
static const struct fault *
plan_answer_seen(struct ctx *ctx, const struct plan *plan, int64_t seen)
{
	if (seen < plan->terms_version)
		return ctx_version_check(ctx, plan->terms_version, seen);
	if (seen > plan->version)
		return ctx_version_check(ctx, plan->version, seen);
	return NULL;
}

const struct fault *
plan_answer_take(struct ctx *ctx, struct person_id person,
                 const struct plan_answering *given,
                 const struct plan_hand *hand, struct plan *out)
{
	enum plan_side side, whose;
	struct plan_whole whole;
	struct plan plan;

	TRY(plan_need(ctx, person, &side));
	if (side == PLAN_PERSON && hand->way != PLAN_WAY_OWN)
		return fault_not_found(ctx, "We cannot find that person");
	if (hand->way == PLAN_WAY_OWN || hand->way == PLAN_WAY_DRAWN)
		TRY(ctx_need_self(ctx));
	TRY(plan_answer_check(ctx, given));
	TRY(plan_store_plan_lock(ctx, person, &plan));
	if (plan.id.v == 0)
		return fault_refused(ctx, "There is no plan to answer yet");
	TRY(plan_answer_seen(ctx, &plan, given->seen));
	TRY(plan_read(ctx, person, &whole));
	TRY(plan_answer_judge(ctx, &whole, side, given));

	whose = given->answer == PLAN_COULD_NOT || hand->way != PLAN_WAY_OWN
	                ? PLAN_PERSON
	                : side;
	plan = whole.plan;
	TRY(plan_answer_keep(ctx, &plan, whose, given, hand));
	TRY(plan_answer_record(ctx, &plan, given, whose));
	*out = plan;
	return NULL;
}

const struct fault *
plan_answer_give(struct ctx *ctx, struct person_id person,
                 const struct plan_answering *given, struct plan *out)
{
	const struct plan_hand own = {
	        .way = PLAN_WAY_OWN, .day = DATE_NONE, .lang = text_lang()};

	return plan_answer_take(ctx, person, given, &own, out);
}
