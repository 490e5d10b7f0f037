/*
 * mine_check.c - what must hold in the rows, for `mydirection check`.
 */
#include "practice/mine/mine_local.h"

static const struct {
	const struct query *query;
	const char *key;
} checks[] = {
        {&mine_check_step, TK("A step of the plan is on a list twice ({id})")},
        {&mine_check_answer,
         TK("What a person said ({id}) was answered by themself")},
        {&mine_check_month,
         TK("An answer without a name ({id}) is of a month to come")},
        {&mine_check_sent,
         TK("That an answer was sent (in {id}) is of a month to come")},
        {&mine_check_group,
         TK("Answers without a name ({id}) are shown of fewer than ten "
            "people, twice, or of a month that is not closed")},
};

const struct fault *
mine_check(struct ctx *ctx)
{
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		int64_t id;

		TRY(mine_store_off(ctx, checks[i].query, &id));
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
