/*
 * form_ours_read.c - rules: whose edition goes out, and to whom.
 */
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_ours.h"

const struct fault *
form_ours_read(struct ctx *ctx, struct person_id person, struct assess_id id,
               struct form_ours *out)
{
	struct form_fill fills[FORM_SECTION_COUNT];
	struct form_mine mine[FORM_SECTION_COUNT];
	struct instant began;
	struct assess a;

	if (assess_is_own(ctx, person))
		return fault_not_found(ctx, "We cannot find that form");
	if (id.v == 0)
		TRY(assess_read(ctx, person, &a));
	else
		TRY(assess_read_one(ctx, person, id, &a));
	if (a.id.v == 0) {
		*out = (struct form_ours){.there = false, .a = a};
		return NULL;
	}
	TRY(assess_store_began(ctx, person, &began));
	TRY(form_fill_read(ctx, a.id, fills));
	TRY(form_mine_read(ctx, a.id, mine));
	return form_ours_make(ctx->arena, &a, fills, mine, began, out);
}

const struct fault *
form_ours_need(struct ctx *ctx, struct person_id person, struct assess_id id,
               struct form_ours *out)
{
	struct form_ours read = {.there = false};

	TRY(form_ours_read(ctx, person, id, &read));
	if (!read.there)
		return fault_not_found(ctx,
		                       "Nothing is written yet, so there is "
		                       "nothing to give out");
	*out = read;
	return NULL;
}
