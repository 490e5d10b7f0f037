/*
 * fund_check.c - the fund and the ledger say the same, for `mydirection check`.
 */
#include "practice/fund/fund_core_local.h"

static const struct fault *
found(struct ctx *ctx, const char *key, int64_t id)
{
	return fault_make(
	        ctx->arena, FAULT_REFUSED,
	        (struct text){.key = key,
	                      .values = {{"id", id_show(ctx->arena, id)}}},
	        __FILE__, __LINE__);
}

const struct fault *
fund_check(struct ctx *ctx)
{
	int64_t id;

	for (size_t i = 0; fund_check_rows[i].query != NULL; i++) {
		TRY(fund_store_check_first(ctx, fund_check_rows[i].query, &id));
		if (id != 0)
			return found(ctx, fund_check_rows[i].key, id);
	}
	return NULL;
}

const struct fault *
fund_status(struct ctx *ctx, struct status_row **rows, size_t *n)
{
	int64_t late;

	TRY(fund_store_late(ctx, &late));
	*rows = arena_new(ctx->arena, struct status_row, 1);
	**rows = (struct status_row){
	        .name = T("Requests to the fund that are late"),
	        .value = late > 1000 ? T("More than 1,000")
	                             : str_print(ctx->arena, "%lld",
	                                         (long long)late),
	        .good = true,
	};
	*n = 1;
	return NULL;
}
