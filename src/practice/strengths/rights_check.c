/*
 * rights_check.c - what must hold in the rows, for `mydirection check`.
 */
#include "practice/strengths/rights_local.h"

#include "practice/strengths/assess_check.h"

static const struct {
	const struct query *query;
	const char *key;
} checks[] = {
        {&rights_check_person,
         TK("Rating {id} belongs to no decision of the same person")},
        {&rights_check_taken,
         TK("Change {id} of who decides was taken, and nobody gave it")},
        {&rights_check_answered,
         TK("Change {id} of who decides was answered by whoever asked")},
        {&rights_check_early, TK("Rating {id} is older than its decision")},
};

const struct fault *
rights_check(struct ctx *ctx)
{
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		int64_t id;

		TRY(assess_check_store_off(ctx, checks[i].query, &id));
		if (id == 0)
			continue;
		return fault_make(
		        ctx->arena, FAULT_REFUSED,
		        (struct text){
		                .key = checks[i].key,
		                .values = {{"id", id_show(ctx->arena, id)}}},
		        __FILE__, __LINE__);
	}
	return NULL;
}
