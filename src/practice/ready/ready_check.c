/*
 * ready_check.c - what must hold in the rows, for `mydirection check`.
 */
#include "practice/ready/ready_base.h"

static const struct {
	const struct query *query;
	const char *key;
} checks[] = {
        {&ready_q_check_answer,
         TK("Answer {id} belongs to no sitting of the same person")},
        {&ready_q_check_given,
         TK("Sitting {id} was handed in without an answer")},
        {&ready_q_check_beside,
         TK("Note {id} stands beside answers that were not handed in")},
        {&ready_q_check_urgent,
         TK("Answer {id} cannot wait and was told to nobody")},
        {&ready_q_check_rating,
         TK("Rating {id} belongs to no look of the same person")},
        {&ready_q_check_done,
         TK("Look {id} was done and the person rated nothing")},
};

const struct fault *
ready_check(struct ctx *ctx)
{
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		int64_t id;

		TRY(ready_store_off(ctx, checks[i].query, &id));
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
