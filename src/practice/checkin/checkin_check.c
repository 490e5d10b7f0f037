/*
 * checkin_check.c - what must hold in the rows, for `mydirection check`.
 */
#include "practice/checkin/checkin_local.h"

static const struct {
	const struct query *query;
	const char *key;
} checks[] = {
        {&checkin_q_check_open,
         TK("Check-in {id} was opened for somebody who never said yes")},
        {&checkin_q_check_senior,
         TK("The check-ins of set-up {id} were judged by nobody but whoever "
            "set them up")},
        {&checkin_q_check_note,
         TK("Note {id} belongs to no check-in that was read")},
};

const struct fault *
checkin_check(struct ctx *ctx)
{
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		int64_t id;

		TRY(checkin_store_off(ctx, checks[i].query, &id));
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
