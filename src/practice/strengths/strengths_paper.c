/*
 * strengths_paper.c - the rules of the day for what is printed.
 */
#include "practice/strengths/strengths_paper.h"

#include "register/policy/policy.h"

#define MARKING "Official – sensitive"

const struct fault *
strengths_paper_read(struct ctx *ctx, bool own, struct strengths_paper *out)
{
	struct policy_answer service, marking;

	TRY(policy_get(ctx, "strengths.paper_service", S(""), ctx->today,
	               &service));
	TRY(policy_get(ctx, "strengths.paper_marking", S(""), ctx->today,
	               &marking));
	out->service = service.found ? service.row.value : S("My Direction");
	out->marking = marking.found ? marking.row.value : S(MARKING);
	/* The one that the program plants, in the reader's language. */
	if (str_is(out->marking, MARKING))
		out->marking = T("Official – sensitive");
	if (own)
		out->marking = S("");
	return NULL;
}
