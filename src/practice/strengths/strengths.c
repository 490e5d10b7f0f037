/*
 * strengths.c - what the parts of the folder do together.
 */
#include "practice/strengths/assess_check.h"
#include "practice/strengths/assess_demo.h"
#include "practice/strengths/form_local.h"
#include "practice/strengths/rights_local.h"
#include "practice/strengths/sit_local.h"
#include "practice/strengths/strengths_local.h"
#include "practice/strengths/tool_check.h"
#include "practice/strengths/tool_demo.h"

#include "base/utf8.h"
#include "kernel/access/access.h"

const struct fault *
strengths_need(struct ctx *ctx, struct person_id person, enum permission own,
               enum permission worker)
{
	if (!ctx_can(ctx, assess_is_own(ctx, person) ? own : worker))
		return fault_not_found(ctx, "We cannot find that person");
	return access_need(ctx, person);
}

void
strengths_length_check(struct problems *problems, const char *field,
                       struct str words, size_t most)
{
	if (utf8_length(words) <= most)
		return;
	problems_add(problems, field,
	             "This is too long: use {most} letters at most",
	             {"most", str_print(problems->arena, "%zu", most)});
}

const struct fault *
strengths_demo(struct ctx *ctx, struct demo *demo)
{
	TRY(form_demo(ctx, demo));
	TRY(assess_demo(ctx, demo));
	TRY(tool_demo(ctx, demo));
	return rights_demo(ctx, demo);
}

const struct fault *
strengths_check(struct ctx *ctx)
{
	TRY(form_check(ctx));
	TRY(assess_check(ctx));
	TRY(tool_check(ctx));
	return rights_check(ctx);
}

const struct fault *
strengths_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
                struct person_id kept, bool undo)
{
	TRY(form_merge(ctx, merge, gone, kept, undo));
	TRY(assess_merge(ctx, merge, gone, kept, undo));
	TRY(tool_merge(ctx, merge, gone, kept, undo));
	TRY(sit_merge(ctx, merge, gone, kept, undo));
	return rights_merge(ctx, merge, gone, kept, undo);
}
