/*
 * assess_since.c - rules: what changed since somebody read it.
 */
#include "practice/strengths/assess_since.h"

static const struct change_list none = {NULL, 0};

/* A version was told to whoever read it, so it is one of these. */
static bool
is_later(int64_t now, int64_t seen)
{
	return seen >= 0 && seen < now;
}

static const struct fault *
not_own(struct ctx *ctx, struct person_id person)
{
	if (assess_is_own(ctx, person))
		return fault_not_found(ctx, "We cannot find that edition");
	return NULL;
}

const struct fault *
assess_since_own(struct ctx *ctx, struct person_id person,
                 enum assess_code code, int64_t seen, struct change_list *out)
{
	struct assess_own then = {.priority = 0};
	const struct assess_own *now;
	bool found = seen == 0;
	struct assess a;

	*out = none;
	TRY(assess_read(ctx, person, &a));
	now = &a.areas[code].own;
	if (!is_later(now->by.version, seen))
		return NULL;
	if (!found)
		TRY(assess_past_own(ctx, person, code, seen, &then, &found));
	if (found)
		assess_differ_own(ctx->arena, code, assess_is_own(ctx, person),
		                  &then, now, out);
	return NULL;
}

const struct fault *
assess_since_work(struct ctx *ctx, struct person_id person,
                  enum assess_code code, int64_t seen, struct change_list *out)
{
	struct assess_work then = {.priority = 0};
	const struct assess_work *now;
	bool found = seen == 0;
	struct assess a;

	*out = none;
	TRY(not_own(ctx, person));
	TRY(assess_read(ctx, person, &a));
	now = &a.areas[code].work;
	if (!is_later(now->by.version, seen))
		return NULL;
	if (!found)
		TRY(assess_past_work(ctx, person, code, seen, &then, &found));
	if (found)
		assess_differ_work(ctx->arena, code, &then, now, out);
	return NULL;
}

const struct fault *
assess_since(struct ctx *ctx, struct person_id person, int64_t seen,
             struct change_list *out)
{
	struct assess then = {.shared_at = INSTANT_NONE};
	bool found = seen == 0;
	struct assess now;

	*out = none;
	TRY(not_own(ctx, person));
	TRY(assess_read(ctx, person, &now));
	if (!is_later(now.version, seen))
		return NULL;
	if (!found)
		TRY(assess_past_read(ctx, person, seen, &then, &found));
	if (found)
		assess_differ(ctx->arena, &then, &now, out);
	return NULL;
}
