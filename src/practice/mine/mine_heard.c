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

/* Months are joined from the oldest on until there are enough: a month that
 * is over never changes, so that no group does, and nobody learns one answer
 * as the difference of two. */
static size_t
join(const struct mine_count *counts, size_t n, struct mine_group *groups)
{
	struct mine_group group = {0};
	size_t made = 0;

	for (size_t i = 0; i < n; i++) {
		if (group.n == 0)
			group.from = counts[i].month;
		group.to = counts[i].month;
		group.n += counts[i].n;
		group.levels[counts[i].level] += counts[i].n;
		if (i + 1 < n && counts[i + 1].month.days == group.to.days)
			continue;
		if (group.n < MINE_FEWEST)
			continue;
		groups[made++] = group;
		group = (struct mine_group){0};
	}
	return made;
}

const struct fault *
mine_heard_read(struct ctx *ctx, struct mine_heard *out)
{
	struct mine_count *counts;
	struct mine_group *all;
	size_t n, made;

	TRY(manager_need(ctx));
	TRY(mine_store_counts(ctx, &counts, &n));
	all = arena_new(ctx->arena, struct mine_group, n + 1);
	made = join(counts, n, all);
	out->groups_n = made < MINE_GROUPS_MOST ? made : MINE_GROUPS_MOST;
	out->groups =
	        arena_new(ctx->arena, struct mine_group, out->groups_n + 1);
	for (size_t i = 0; i < out->groups_n; i++) {
		out->groups[i] = all[made - 1 - i];
		TRY(mine_store_words(ctx, &out->groups[i]));
	}
	return mine_store_heard_dids(ctx, &out->dids, &out->dids_n);
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
