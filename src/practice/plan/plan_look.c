/*
 * plan_look.c - rules: who looks at a plan that both agreed, and what follows.
 */
#include "practice/plan/plan_look.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "register/orders/orders_package.h"
#include "register/policy/policy.h"

static bool
is_second_asked(const struct plan_look *look)
{
	return look->asked > 1 || look->first.says == PLAN_LOOK_SECOND;
}

enum plan_look_state
plan_look_state(const struct plan *plan, const struct plan_look *look)
{
	if (!plan_is_agreed(plan) || look->id == 0 ||
	    look->version != plan->agreed_version)
		return PLAN_LOOK_NONE;
	if (look->first.says == PLAN_LOOK_NO ||
	    look->second.says == PLAN_LOOK_NO)
		return PLAN_LOOK_RETURNED;
	if (look->second.says == PLAN_LOOK_YES)
		return PLAN_LOOK_TWICE;
	if (look->first.says == PLAN_LOOK_UNSAID)
		return look->asked > 0 ? PLAN_LOOK_AWAITED : PLAN_LOOK_NONE;
	return is_second_asked(look) ? PLAN_LOOK_SECOND_AWAITED
	                             : PLAN_LOOK_SIGNED;
}

/* --- whether anybody is asked to ------------------------------------------ */

const struct fault *
plan_look_ask(struct ctx *ctx, const struct plan *plan)
{
	struct policy_answer answer;
	int64_t asked = 0;
	struct str facts;

	TRY(package_facts(ctx, plan->person, &facts));
	TRY(policy_get(ctx, "plan.countersign", facts, ctx->today, &answer));
	if (!answer.found || !str_i64(answer.row.value, &asked) || asked < 1)
		return NULL;
	return plan_store_look_put(ctx, &(struct plan_look){
	                                        .id = id_new(),
	                                        .plan = plan->id,
	                                        .person = plan->person,
	                                        .version = plan->agreed_version,
	                                        .asked = asked > 2 ? 2 : asked,
	                                        .rule = answer.row.id.v,
	                                        .at = ctx->now,
	                                        .first = {.at = INSTANT_NONE},
	                                        .second = {.at = INSTANT_NONE},
	                                });
}

const struct fault *
plan_look_read(struct ctx *ctx, const struct plan *plan, struct plan_look *out)
{
	struct user_id users[2];
	struct str *names = NULL;

	*out = (struct plan_look){.id = 0};
	if (!plan_is_agreed(plan))
		return NULL;
	TRY(access_need(ctx, plan->person));
	TRY(plan_store_look(ctx, plan->id, plan->agreed_version, false, out));
	if (out->first.by.v == 0)
		return NULL;
	users[0] = out->first.by;
	users[1] = out->second.by;
	TRY(identity_names(ctx, users, 2, &names));
	out->first.name = names[0];
	out->second.name = names[1];
	return NULL;
}

const struct fault *
plan_look_rule(struct ctx *ctx, const struct plan_look *look,
               struct plan_look_ruled *out)
{
	struct policy_row row;

	*out = (struct plan_look_ruled){.there = look->rule != 0};
	if (!out->there)
		return NULL;
	TRY(policy_row_of(ctx, (struct policy_id){look->rule}, &row));
	out->source = row.source;
	out->from = row.valid_from;
	out->unverified = row.status == POLICY_UNVERIFIED;
	return NULL;
}

/* --- a look --------------------------------------------------------------- */

static const struct fault *
who_check(struct ctx *ctx, const struct plan *plan,
          const struct plan_look *look)
{
	bool worker, took, first;

	TRY(identity_is_actor(ctx, plan->sides[PLAN_WORKER].by, &worker));
	TRY(identity_is_actor(ctx, plan->sides[PLAN_PERSON].by, &took));
	if (worker || took)
		return fault_refused(ctx, "Somebody else must look at it: you "
		                          "agreed it, or took a signature "
		                          "in");
	TRY(identity_is_actor(ctx, look->first.by, &first));
	if (first)
		return fault_refused(ctx, "Somebody else must look at it too: "
		                          "you looked at it already");
	if (!ctx_can(ctx, CAN_COUNTERSIGN))
		return fault_refused(ctx, "Only a senior case manager or a "
		                          "manager countersigns it");
	return NULL;
}

/* Whether there is something left to say: the first look also where nobody
 * asks for it, the second where somebody does. */
static bool
is_open(const struct plan *plan, const struct plan_look *look)
{
	enum plan_look_state state = plan_look_state(plan, look);

	return plan_is_agreed(plan) &&
	       (state == PLAN_LOOK_NONE || state == PLAN_LOOK_AWAITED ||
	        state == PLAN_LOOK_SECOND_AWAITED);
}

bool
plan_look_may(const struct ctx *ctx, const struct plan *plan,
              const struct plan_look *look)
{
	return ctx_can(ctx, CAN_COUNTERSIGN) && is_open(plan, look) &&
	       plan->sides[PLAN_WORKER].by.v != ctx->actor.v &&
	       plan->sides[PLAN_PERSON].by.v != ctx->actor.v &&
	       look->first.by.v != ctx->actor.v;
}

static const struct fault *
says_check(struct ctx *ctx, const struct plan_look *look,
           enum plan_look_says says, struct str words)
{
	struct problems problems;

	if (says == PLAN_LOOK_SECOND &&
	    (look->first.by.v != 0 || is_second_asked(look)))
		return fault_refused(ctx, "Two people look at it already: "
		                          "countersign it, or send it back");
	problems_init(&problems, ctx->arena);
	if (says == PLAN_LOOK_UNSAID)
		problems_add(&problems, "says",
		             "Select whether you countersign it");
	if (says == PLAN_LOOK_NO && str_empty(words))
		problems_add(&problems, "words", "Say why you send it back");
	if (says == PLAN_LOOK_SECOND && str_empty(words))
		problems_add(&problems, "words",
		             "Say what one more person should look at");
	if (utf8_length(words) > PLAN_LOOK_MOST)
		problems_add(&problems, "words",
		             "This is too long: use {most} letters at most",
		             {"most",
		              str_print(ctx->arena, "%d", PLAN_LOOK_MOST)});
	return problems_fault(&problems);
}

/* The plan as it was seen, which is agreed, and what was said of it so far. */
static const struct fault *
take(struct ctx *ctx, struct person_id person, int64_t seen, struct plan *plan,
     struct plan_look *look)
{
	TRY(plan_store_plan_lock(ctx, person, plan));
	if (!plan_is_agreed(plan))
		return fault_refused(ctx, "Both sides say yes to a plan before "
		                          "it is looked at: this one is not "
		                          "agreed as it stands");
	TRY(ctx_version_check(ctx, plan->agreed_version, seen));
	TRY(plan_store_look(ctx, plan->id, plan->agreed_version, true, look));
	if (!is_open(plan, look))
		return fault_refused(ctx, "This plan does not wait for anybody "
		                          "to look at it");
	if (look->id != 0)
		return NULL;
	look->id = id_new();
	look->plan = plan->id;
	look->person = person;
	look->version = plan->agreed_version;
	look->at = ctx->now;
	look->first.at = look->second.at = INSTANT_NONE;
	return NULL;
}

const struct fault *
plan_look_give(struct ctx *ctx, struct person_id person, int64_t seen,
               enum plan_look_says says, struct str words)
{
	struct plan_look look = {.id = 0};
	struct plan plan = {.version = 0};
	const char *what = says == PLAN_LOOK_NO ? "plan.look_back"
	                                        : "plan.looked";

	TRY(ctx_need_self(ctx));
	TRY(plan_need_worker(ctx, person));
	TRY(take(ctx, person, seen, &plan, &look));
	TRY(who_check(ctx, &plan, &look));
	TRY(says_check(ctx, &look, says, words));
	*(look.first.by.v == 0 ? &look.first
	                       : &look.second) = (struct plan_looked){
	        .says = says, .words = words, .by = ctx->actor, .at = ctx->now};
	TRY(plan_store_look_put(ctx, &look));
	TRY(audit_record(ctx, what, person, look.id));
	return outbox_event(ctx, &(struct event){
	                                 .id = {id_new()},
	                                 .person = person,
	                                 .kind = what,
	                                 .at = ctx->now,
	                                 .actor = ctx->actor,
	                                 .subject = look.version,
	                                 .shared = true,
	                         });
}
