/*
 * strengths.c - what the parts of the folder do together.
 */
#include "practice/strengths/assess_check.h"
#include "practice/strengths/assess_demo.h"
#include "practice/strengths/form_local.h"
#include "practice/strengths/strengths_local.h"

const struct fault *
strengths_demo(struct ctx *ctx, struct demo *demo)
{
	TRY(form_demo(ctx, demo));
	return assess_demo(ctx, demo);
}

const struct fault *
strengths_check(struct ctx *ctx)
{
	TRY(form_check(ctx));
	return assess_check(ctx);
}

const struct fault *
strengths_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
                struct person_id kept, bool undo)
{
	TRY(form_merge(ctx, merge, gone, kept, undo));
	return assess_merge(ctx, merge, gone, kept, undo);
}
