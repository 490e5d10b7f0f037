/*
 * support_edition.c - which edition of the questions is asked.
 */
#include "practice/support/support_kinds.h"

#include "register/policy/policy.h"

static const struct support_edition *const editions[] = {&support_first};

const struct support_edition *
support_edition_of(int64_t number)
{
	for (size_t i = 0; i < sizeof(editions) / sizeof(editions[0]); i++)
		if (editions[i]->number == number)
			return editions[i];
	return &support_first;
}

const struct fault *
support_edition_on(struct ctx *ctx, struct date on,
                   const struct support_edition **out)
{
	int64_t number;

	TRY(policy_get_i64(ctx, "support.asked", S(""), on,
	                   support_first.number, &number));
	*out = support_edition_of(number);
	if ((*out)->number == number)
		return NULL;
	return fault_unavailable(
	        ctx,
	        "What is asked about support is not in this program. Tell "
	        "those who run this. It is named in the rule support.asked");
}
