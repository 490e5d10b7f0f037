/*
 * mine_heard.c - rules: what a manager sees of it, and says was done.
 */
#include "practice/mine/mine_local.h"

#include "kernel/audit/audit.h"

static const struct fault *
manager_need(struct ctx *ctx)
{
	if (!ctx_can(ctx, CAN_SEE_FEEDBACK) || ctx->who.organisation.v == 0)
		return fault_not_found(ctx, "We cannot find that page");
	return NULL;
}

const struct fault *
mine_heard_read(struct ctx *ctx, int64_t page, struct mine_heard *out)
{
	TRY(manager_need(ctx));
	out->page = page;
	TRY(mine_store_groups(ctx, page * MINE_GROUPS_MOST, &out->groups,
	                      &out->groups_n));
	out->older = out->groups_n > MINE_GROUPS_MOST;
	if (out->older)
		out->groups_n = MINE_GROUPS_MOST;
	for (size_t i = 0; i < out->groups_n; i++) {
		TRY(mine_store_counts(ctx, &out->groups[i]));
		TRY(mine_store_words(ctx, &out->groups[i], 0, MINE_WORDS_FEW));
	}
	return mine_store_heard_dids(ctx, &out->dids, &out->dids_n);
}

const struct fault *
mine_group_read(struct ctx *ctx, struct mine_group_id id, int64_t skip,
                int64_t most, struct mine_group *out)
{
	TRY(manager_need(ctx));
	TRY(mine_store_group(ctx, id, out));
	TRY(mine_store_counts(ctx, out));
	return mine_store_words(ctx, out, skip, most);
}

const struct fault *
mine_did_add(struct ctx *ctx, struct str said, struct str did,
             struct problems *problems)
{
	struct mine_did one = {.id = {id_new()}, .said = said, .did = did};
	struct mine_did *dids;
	struct problems fresh;
	size_t n;

	TRY(manager_need(ctx));
	problems = mine_problems(ctx, problems, &fresh);
	if (str_empty(said))
		problems_add(problems, "said", "Write what people said");
	if (str_empty(did))
		problems_add(problems, "did", "Write what was done");
	mine_length(problems, "said", said, MINE_SAY_MOST);
	mine_length(problems, "did", did, MINE_SAY_MOST);
	TRY(problems_fault(problems));
	TRY(mine_store_heard_dids(ctx, &dids, &n));
	if (n >= MINE_DIDS_MOST)
		return fault_refused(ctx, "There is no room for more. Take an "
		                          "old one back first");
	TRY(mine_store_did_add(ctx, &one));
	return audit_record(ctx, "mine.did_said", (struct person_id){0},
	                    one.id.v);
}

const struct fault *
mine_did_back(struct ctx *ctx, struct mine_did_id id)
{
	bool done;

	TRY(manager_need(ctx));
	TRY(mine_store_did_back(ctx, id, &done));
	if (!done)
		return fault_not_found(ctx, "We cannot find those words");
	return audit_record(ctx, "mine.did_taken_back", (struct person_id){0},
	                    id.v);
}
