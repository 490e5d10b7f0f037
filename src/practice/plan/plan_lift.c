/*
 * plan_lift.c - a goal that was made from an entry of a tool.
 */
#include "practice/plan/plan_lift.h"

struct tool_entry_id
plan_lift_sent(const struct request *req)
{
	struct tool_entry_id id;

	if (!id_read(request_field(req, "from"), &id.v))
		id.v = 0;
	return id;
}

const struct fault *
plan_lift_asked(struct ctx *ctx, const struct request *req,
                struct person_id person, const struct tool_entry **out)
{
	struct tool_entry *entry = arena_new(ctx->arena, struct tool_entry, 1);
	struct tool_entry_id id = plan_lift_sent(req);

	*out = NULL;
	if (id.v == 0 && !id_read(request_query(req, "from"), &id.v))
		return NULL;
	TRY(tool_entry(ctx, person, id, entry));
	if (!entry->taken_back && entry->box != TOOL_ROOM)
		*out = entry;
	return NULL;
}

const struct fault *
plan_lift_of(struct ctx *ctx, struct plan_screen *screen)
{
	struct tool_entry *entry = arena_new(ctx->arena, struct tool_entry, 1);

	if (screen->goal->source.v == 0)
		return NULL;
	TRY(tool_entry(ctx, screen->head.person, screen->goal->source, entry));
	screen->from = entry;
	return NULL;
}

const struct fault *
plan_lift_count(struct ctx *ctx, const struct plan_goal *goal, int by)
{
	if (goal->source.v == 0)
		return NULL;
	return tool_lifted(ctx, goal->source, by);
}
