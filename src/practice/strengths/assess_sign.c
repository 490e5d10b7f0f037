/*
 * assess_sign.c - rules: what becomes of an edition.
 */
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_fill.h"
#include "practice/strengths/strengths_local.h"

#include "kernel/identity/identity.h"
#include "register/orders/orders_package.h"
#include "register/policy/policy.h"

/* How many are to countersign it: 1 or 2. */
#define RULE_TWO "strengths.countersign"

/* The newest edition as it was seen. */
static const struct fault *
take_seen(struct ctx *ctx, struct person_id person, int64_t seen,
          struct assess *a)
{
	TRY(assess_take(ctx, person, a));
	if (a->id.v == 0)
		return fault_not_found(ctx, "Nothing is written yet");
	return ctx_version_check(ctx, a->version, seen);
}

const struct fault *
assess_share(struct ctx *ctx, struct person_id person, int64_t seen)
{
	struct assess a;

	TRY(take_seen(ctx, person, seen, &a));
	if (instant_is(a.shared_at))
		return fault_refused(ctx, "This edition is shared already");
	a.shared_at = ctx->now;
	TRY(assess_store_save(ctx, &a));
	return assess_record(ctx, &a, "strengths.shared", NULL, true);
}

static const struct fault *
sign_check(struct ctx *ctx, const struct assess *a)
{
	if (a->standing == ASSESS_LOCKED)
		return fault_refused(ctx, "This edition is locked as it is. "
		                          "The next change begins a new one");
	if (a->standing != ASSESS_OPEN)
		return fault_refused(ctx, "This edition is signed already");
	if (assess_complete_n(a) < ASSESS_AREA_COUNT)
		return fault_refused(ctx, "Complete each area, then sign");
	if (assess_strengths_n(a) == 0)
		return fault_refused(ctx, "Write down at least one strength, "
		                          "in any area. Without one the "
		                          "assessment is not complete");
	return NULL;
}

/* Whether the rule of today asks for two, for this order and tier. */
static const struct fault *
rule_look(struct ctx *ctx, struct assess *a)
{
	struct policy_answer answer;
	int64_t two = 1;
	struct str facts;

	TRY(package_facts(ctx, a->person, &facts));
	TRY(policy_get(ctx, RULE_TWO, facts, ctx->today, &answer));
	if (!answer.found || !str_i64(answer.row.value, &two) || two != 2)
		return NULL;
	a->twice = ASSESS_TWICE_RULE;
	a->twice_rule = answer.row.id.v;
	return NULL;
}

const struct fault *
assess_rule_of(struct ctx *ctx, const struct assess *a,
               struct assess_ruled *out)
{
	struct policy_row row;

	*out = (struct assess_ruled){.there = a->twice_rule != 0};
	if (!out->there)
		return NULL;
	TRY(policy_row_of(ctx, (struct policy_id){a->twice_rule}, &row));
	out->source = row.source;
	out->from = row.valid_from;
	out->unverified = row.status == POLICY_UNVERIFIED;
	return NULL;
}

const struct fault *
assess_sign(struct ctx *ctx, struct person_id person, int64_t seen)
{
	struct assess a;

	TRY(ctx_need_self(ctx));
	TRY(take_seen(ctx, person, seen, &a));
	TRY(sign_check(ctx, &a));
	a.standing = ASSESS_SIGNED;
	a.signed_by = ctx->actor;
	a.signed_at = ctx->now;
	if (!instant_is(a.shared_at))
		a.shared_at = ctx->now;
	TRY(rule_look(ctx, &a));
	TRY(assess_store_save(ctx, &a));
	return assess_record(ctx, &a, "strengths.signed", NULL, true);
}

/* --- whoever looks at it ------------------------------------------------- */

static const struct fault *
answer_check(struct ctx *ctx, const struct assess *a)
{
	bool signer, first;

	if (a->standing != ASSESS_SIGNED && a->standing != ASSESS_AWAITS_SECOND)
		return fault_refused(ctx, "This edition does not wait for a "
		                          "second person");
	TRY(identity_is_actor(ctx, a->signed_by, &signer));
	if (signer)
		return fault_refused(ctx, "Somebody else must look at it: you "
		                          "signed it");
	TRY(identity_is_actor(ctx, a->answered_by, &first));
	if (first)
		return fault_refused(ctx, "Somebody else must look at it too: "
		                          "you countersigned it already");
	if (!ctx_can(ctx, CAN_COUNTERSIGN))
		return fault_refused(ctx, "Only a senior case manager or a "
		                          "manager countersigns it");
	return NULL;
}

static const struct fault *
says_check(struct ctx *ctx, const struct assess *a, enum assess_says says,
           struct str words, struct problems *problems)
{
	if (says == ASSESS_SAYS_SECOND && a->twice != ASSESS_ONCE)
		return fault_refused(ctx, "Two people countersign it already: "
		                          "countersign it, or send it back");
	if (says == ASSESS_SAYS_NO && str_empty(words))
		problems_add(problems, "words", "Say why you send it back");
	if (says == ASSESS_SAYS_SECOND && str_empty(words))
		problems_add(problems, "words",
		             "Say what one more person should look at");
	strengths_length_check(problems, "words", words, ASSESS_ANSWER_MOST);
	return problems_fault(problems);
}

static enum assess_standing
standing_after(const struct assess *a, enum assess_says says)
{
	if (says == ASSESS_SAYS_NO)
		return ASSESS_RETURNED;
	if (a->standing == ASSESS_AWAITS_SECOND)
		return ASSESS_TWICE;
	return says == ASSESS_SAYS_SECOND || a->twice != ASSESS_ONCE
	               ? ASSESS_AWAITS_SECOND
	               : ASSESS_COUNTERSIGNED;
}

static void
answer_put(struct ctx *ctx, struct assess *a, enum assess_says says,
           struct str words)
{
	bool second = a->standing == ASSESS_AWAITS_SECOND;

	a->standing = standing_after(a, says);
	if (says == ASSESS_SAYS_SECOND)
		a->twice = ASSESS_TWICE_ASKED;
	*(second ? &a->second_by : &a->answered_by) = ctx->actor;
	*(second ? &a->second_at : &a->answered_at) = ctx->now;
	*(second ? &a->second_answer : &a->answer) = words;
}

const struct fault *
assess_answer(struct ctx *ctx, struct person_id person, int64_t seen,
              enum assess_says says, struct str words,
              struct problems *problems)
{
	struct problems fresh;
	struct assess a;

	TRY(ctx_need_self(ctx));
	TRY(take_seen(ctx, person, seen, &a));
	TRY(answer_check(ctx, &a));
	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	TRY(says_check(ctx, &a, says, words, problems));
	answer_put(ctx, &a, says, words);
	TRY(assess_store_save(ctx, &a));
	return assess_record(ctx, &a,
	                     says == ASSESS_SAYS_NO ? "strengths.returned"
	                                            : "strengths.countersigned",
	                     a.standing == ASSESS_AWAITS_SECOND ? "second"
	                                                        : NULL,
	                     says != ASSESS_SAYS_NO);
}

/* --- it stays as it is ---------------------------------------------------- */

bool
assess_can_lock(const struct assess *a)
{
	return a->id.v != 0 && a->standing == ASSESS_OPEN &&
	       assess_complete_n(a) < ASSESS_AREA_COUNT;
}

static const struct fault *
lock_check(struct ctx *ctx, const struct assess *a)
{
	if (a->standing == ASSESS_LOCKED)
		return fault_refused(ctx, "This edition is locked already");
	if (a->standing != ASSESS_OPEN)
		return fault_refused(ctx, "This edition is signed. It stays "
		                          "as it is without being locked");
	if (assess_complete_n(a) == ASSESS_AREA_COUNT)
		return fault_refused(ctx, "Each area is complete: sign it, "
		                          "and it stays as it is");
	return NULL;
}

const struct fault *
assess_lock(struct ctx *ctx, struct person_id person, int64_t seen, int why,
            struct str words, struct problems *problems)
{
	struct problems fresh;
	struct assess a;

	TRY(ctx_need_self(ctx));
	TRY(take_seen(ctx, person, seen, &a));
	TRY(lock_check(ctx, &a));
	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	if (why <= ASSESS_LOCK_NONE || why >= ASSESS_LOCK_COUNT)
		problems_add(problems, "why", "Select why it stays as it is");
	else if (why == ASSESS_LOCK_OTHER && str_empty(words))
		problems_add(problems, "words", "Write down the other reason");
	strengths_length_check(problems, "words", words, ASSESS_ANSWER_MOST);
	TRY(problems_fault(problems));
	a.standing = ASSESS_LOCKED;
	a.locked_by = ctx->actor;
	a.locked_at = ctx->now;
	a.lock = (enum assess_lock_why)why;
	a.lock_words = words;
	TRY(assess_store_save(ctx, &a));
	return assess_record(ctx, &a, "strengths.locked", assess_locks[why],
	                     true);
}

/* --- back to an earlier one --------------------------------------------- */

/* How far an area is once the worker's side of `then` stands beside the
 * person's side of `now`. */
static enum assess_state
state_after(const struct assess_area *then, const struct assess_area *now)
{
	if (then->state == ASSESS_COMPLETE &&
	    then->own.by.version == now->own.by.version)
		return ASSESS_COMPLETE;
	if (then->work.by.version + now->own.by.version == 0)
		return ASSESS_NOT_STARTED;
	return ASSESS_IN_PROGRESS;
}

/* The number goes on, so that what is open elsewhere is stale. */
static void
area_back(struct assess_area *now, const struct assess_area *then)
{
	int64_t version = now->work.by.version;

	now->state = state_after(then, now);
	if (assess_work_same(&now->work, &then->work))
		return;
	now->work = then->work;
	if (then->work.by.version > 0)
		now->work.by.version = version + 1;
}

const struct fault *
assess_restore(struct ctx *ctx, struct person_id person, int64_t seen,
               struct assess_id back)
{
	struct assess now, then;

	TRY(take_seen(ctx, person, seen, &now));
	if (back.v == now.id.v)
		return fault_refused(ctx, "This is the newest edition already");
	TRY(assess_store_one(ctx, person, back, &then));
	if (then.id.v == 0)
		return fault_not_found(ctx, "We cannot find that edition");
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		area_back(&now.areas[i], &then.areas[i]);
	TRY(assess_store_cut(ctx, &now, back));
	TRY(form_fill_restore(ctx, &now, back));
	return assess_record(ctx, &now, "strengths.restored", NULL, false);
}
