/*
 * induct_check.c - what must hold in the rows, for `mydirection check`.
 */
#include "practice/induction/induct_local.h"

static const struct {
	const struct query *query;
	const char *key;
} checks[] = {
        {&induct_check_told,
         TK("What was told ({id}) belongs to no talk with the same person")},
        {&induct_check_talk, TK("Talk {id} was about nothing")},
        {&induct_check_answer,
         TK("Question {id} was answered by whoever asked it")},
};

const struct fault *
induct_check(struct ctx *ctx)
{
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		int64_t id;

		TRY(induct_store_off(ctx, checks[i].query, &id));
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
