/*
 * assess_sign.c - rules: what becomes of an edition.
 */
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_fill.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "kernel/identity/identity.h"

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

/* Whether the actor is this user, by the sign-in or by the name. */
static const struct fault *
is_same(struct ctx *ctx, struct user_id user, bool *out)
{
	struct str *names;

	TRY(identity_names(ctx, &user, 1, &names));
	*out = user.v == ctx->actor.v ||
	       (!str_empty(names[0]) &&
	        str_equal(fold(ctx->arena, names[0]),
	                  fold(ctx->arena, ctx->who.name)));
	return NULL;
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
	TRY(assess_store_save(ctx, &a));
	return assess_record(ctx, &a, "strengths.signed", NULL, true);
}

static const struct fault *
answer_check(struct ctx *ctx, const struct assess *a)
{
	bool same;

	if (a->standing != ASSESS_SIGNED)
		return fault_refused(ctx, "This edition does not wait for a "
		                          "second person");
	TRY(is_same(ctx, a->signed_by, &same));
	if (same)
		return fault_refused(ctx, "Somebody else must look at it: you "
		                          "signed it");
	return NULL;
}

const struct fault *
assess_answer(struct ctx *ctx, struct person_id person, int64_t seen, bool yes,
              struct str words, struct problems *problems)
{
	struct problems fresh;
	struct assess a;

	TRY(ctx_need_self(ctx));
	TRY(take_seen(ctx, person, seen, &a));
	TRY(answer_check(ctx, &a));
	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	if (!yes && str_empty(words))
		problems_add(problems, "words", "Say why you send it back");
	if (utf8_length(words) > ASSESS_ANSWER_MOST)
		problems_add(problems, "words",
		             "This is too long: use 500 letters at most");
	TRY(problems_fault(problems));
	a.standing = yes ? ASSESS_COUNTERSIGNED : ASSESS_RETURNED;
	a.answered_by = ctx->actor;
	a.answered_at = ctx->now;
	a.answer = words;
	TRY(assess_store_save(ctx, &a));
	return assess_record(
	        ctx, &a, yes ? "strengths.countersigned" : "strengths.returned",
	        NULL, yes);
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
