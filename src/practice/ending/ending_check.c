/*
 * ending_check.c - what must hold in the rows, for `mydirection check`.
 */
#include "practice/ending/ending_local.h"

static const struct {
	const struct query *query;
	const char *key;
} checks[] = {
        {&ending_check_whose,
         TK("A row of an ending ({id}) is not with that ending’s person")},
        {&ending_check_quote,
         TK("What is pointed at ({id}) is in no text and no letter")},
        {&ending_check_letter,
         TK("Letter {id} was given, and nobody said what it names")},
        {&ending_check_outcome,
         TK("How an ending turned out ({id}) does not fit what it corrects, "
            "or its door")},
        {&ending_check_visit,
         TK("Somebody came back ({id}) where no door was open")},
};

const struct fault *
ending_check(struct ctx *ctx)
{
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		int64_t id;

		TRY(ending_store_off(ctx, checks[i].query, &id));
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
