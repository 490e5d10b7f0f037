/*
 * plan_lift.c - a goal that was made from an entry of a tool, or from a need
 * for support.
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

/* It is a need or an entry: their numbers are never the same. */
static const struct fault *
find(struct ctx *ctx, struct tool_entry_id id, struct plan_screen *screen)
{
	struct tool_entry *entry = arena_new(ctx->arena, struct tool_entry, 1);
	struct path_need *need = arena_new(ctx->arena, struct path_need, 1);
	bool is_need = false;

	TRY(path_is(ctx, screen->head.person, (struct need_id){id.v},
	            &is_need));
	if (is_need) {
		TRY(path_need(ctx, screen->head.person, (struct need_id){id.v},
		              need));
		screen->need = need;
		return NULL;
	}
	TRY(tool_entry(ctx, screen->head.person, id, entry));
	screen->from = entry;
	return NULL;
}

const struct fault *
plan_lift_asked(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen)
{
	struct tool_entry_id id = plan_lift_sent(req);

	if (id.v == 0 && !id_read(request_query(req, "from"), &id.v))
		return NULL;
	TRY(find(ctx, id, screen));
	if (screen->from != NULL &&
	    (screen->from->taken_back || screen->from->box == TOOL_ROOM))
		screen->from = NULL;
	if (screen->need != NULL && !path_stands(screen->need))
		screen->need = NULL;
	return NULL;
}

const struct fault *
plan_lift_of(struct ctx *ctx, struct plan_screen *screen)
{
	if (screen->goal->source.v == 0)
		return NULL;
	return find(ctx, screen->goal->source, screen);
}

const struct fault *
plan_lift_new(struct ctx *ctx, struct person_id person,
              struct tool_entry_id source)
{
	bool is_need = false;

	TRY(path_is(ctx, person, (struct need_id){source.v}, &is_need));
	if (is_need)
		return path_lift(ctx, person, (struct need_id){source.v});
	return tool_lift(ctx, person, source);
}

/* The other's row is not there, and nothing happens to it. */
const struct fault *
plan_lift_count(struct ctx *ctx, const struct plan_goal *goal, int by)
{
	if (goal->source.v == 0)
		return NULL;
	TRY(tool_lifted(ctx, goal->source, by));
	return path_lifted(ctx, goal->person, (struct need_id){goal->source.v},
	                   by);
}

enum plan_area
plan_lift_area(const struct path_need *need)
{
	const struct support_edition *edition =
	        support_edition_of(need->edition);
	int area = str_word(str_of(edition->paths[need->path].area),
	                    plan_area_words);

	return area < 0 ? PLAN_AREA_NONE : (enum plan_area)area;
}
