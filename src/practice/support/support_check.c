/*
 * support_check.c - what must hold in the rows, for `mydirection check`.
 */
#include "practice/support/support_local.h"

static const struct {
	const struct query *query;
	const char *key;
} checks[] = {
        {&support_check_ask,
         TK("A day to ask again ({id}) belongs to nothing that helps the "
            "same person")},
        {&support_check_share,
         TK("Who may read words ({id}) was said of no words of the same "
            "person")},
        {&support_check_help, TK("What helps ({id}) has no day to ask again")},
        {&support_check_need, TK("Nothing says where need {id} stands")},
        {&support_check_step,
         TK("What was said of a need ({id}) belongs to no need of the same "
            "person")},
        {&support_check_back,
         TK("Words ({id}) were taken back by somebody else, and nobody "
            "says why")},
};

const struct fault *
support_check(struct ctx *ctx)
{
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		int64_t id;

		TRY(support_store_off(ctx, checks[i].query, &id));
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
