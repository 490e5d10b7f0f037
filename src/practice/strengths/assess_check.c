/*
 * assess_check.c - what must hold in the rows, for `mydirection check`.
 */
#include "practice/strengths/assess_check.h"

static const struct {
	const struct query *query;
	const char *key;
} checks[] = {
        {&assess_check_person,
         TK("Area {id} of an assessment belongs to no edition of the same "
            "person")},
        {&assess_check_signed,
         TK("Edition {id} of an assessment is signed and not complete")},
        {&assess_check_strength,
         TK("Edition {id} of an assessment is signed without a strength")},
        {&assess_check_restored,
         TK("Edition {id} of an assessment goes back to one that is not "
            "there")},
        {&assess_check_section,
         TK("Answers to the services’ form in edition {id} belong to no "
            "edition of the same person")},
        {&assess_check_mine,
         TK("What the person answered in edition {id} belongs to no edition "
            "of theirs")},
};

const struct fault *
assess_check(struct ctx *ctx)
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
