/*
 * tool_check.c - what must hold in the rows, for `mydirection check`.
 */
#include "practice/strengths/tool_check.h"

/* What is wrong with a row, or NULL. */
static const char *
off(const struct row *row)
{
	enum tool_kind kind = (enum tool_kind)row_enum(row, "kind", tool_kinds);
	int box = tool_box_of(kind, row_str(row, "box"));
	int64_t place = row_i64(row, "place");
	const struct tool_data *data = &tool_data[kind];

	if (box < TOOL_ROOM)
		return TK("Entry {id} of a tool is in a box that is none");
	if (box == TOOL_ROOM)
		return NULL;
	if ((data->boxes[box].said_by &
	     1u << row_enum(row, "view", tool_views)) == 0)
		return TK("Entry {id} of a tool is a view that is not asked "
		          "for");
	if (data->shape == TOOL_BY_DAY && (place < 1 || place > 7))
		return TK("Entry {id} of a tool is on a day that is none");
	if (data->shape == TOOL_BY_SET && row_i64(row, "first") == 0)
		return TK("Entry {id} of a tool belongs to answers that are "
		          "not there");
	return NULL;
}

static const struct fault *
check_one(void *data, const struct row *row)
{
	const struct ctx *ctx = data;
	const char *key = off(row);

	if (key == NULL)
		return NULL;
	return fault_make(
	        ctx->arena, FAULT_REFUSED,
	        (struct text){
	                .key = key,
	                .values = {{"id", id_show(ctx->arena,
	                                          row_i64(row, "entry"))}}},
	        __FILE__, __LINE__);
}

const struct fault *
tool_check(struct ctx *ctx)
{
	return tool_store_each(ctx, check_one);
}
