/*
 * mine_list_store.c - the things on a person's own list.
 *
 * Whatever asks, is shown what the actor wrote on their own record, and
 * nothing else.
 */
#include "practice/mine/mine_local.h"

/* Their own record, by their own sign-in, and their own hand. */
#define OWN \
	"mine_item.made_by = :actor and exists (select 1" \
	" from access_v_reach r" \
	" where r.actor = :actor and r.person = mine_item.person" \
	" and r.way = 'self' and r.until > :now)"
#define NOBODY "to whoever wrote it alone: nobody else looks"

#define ITEM \
	"select item, title, notes, day, position, done_at, into_plan, step" \
	" from mine_item where "

const struct query mine_q_list = {
        .name = "mine.list",
        .shows_nobody = NOBODY,
        .text = ITEM "mine_item.person = :person and " OWN
                     " order by case when done_at is null then 0 else 1 end,"
                     " done_at desc, position, item limit 200",
};

const struct query mine_q_item = {
        .name = "mine.item",
        .shows_nobody = NOBODY,
        .text = ITEM "item = :item and mine_item.person = :person and " OWN,
};

const struct query mine_q_item_lock = {
        .name = "mine.item_lock",
        .shows_nobody = NOBODY,
        .lock = LOCK_ROWS,
        .text = ITEM "item = :item and mine_item.person = :person and " OWN,
};

#define UNTOLD "the audit would tell that there is a list"

const struct query mine_q_item_add = {
        .name = "mine.item_add",
        .unaudited = UNTOLD,
        .text = "insert into mine_item (item, person, made_by, made_at, title,"
                " notes, day, position, done_at, into_plan, step) values"
                " (:item, :person, :actor, :now, :title, :notes, :day,"
                " :position, null, :into, :step)",
};

const struct query mine_q_item_save = {
        .name = "mine.item_save",
        .unaudited = UNTOLD,
        .text = "update mine_item set title = :title, notes = :notes,"
                " day = :day, position = :position, done_at = :done,"
                " into_plan = :into where item = :item and " OWN,
};

const struct query mine_q_item_remove = {
        .name = "mine.item_remove",
        .unaudited = UNTOLD,
        .text = "delete from mine_item where item = :item and " OWN,
};

const struct query mine_q_clear = {
        .name = "mine.clear",
        .unaudited = UNTOLD,
        .text = "delete from mine_item where mine_item.person = :person"
                " and done_at is not null and " OWN,
};

const struct query mine_q_sweep = {
        .name = "mine.sweep",
        .unaudited = "what was done goes by itself, and nobody is named",
        .text = "delete from mine_item where done_at is not null"
                " and done_at <= :before",
};

static struct mine_item
item_of(const struct row *row)
{
	return (struct mine_item){
	        .id = {row_i64(row, "item")},
	        .title = row_str(row, "title"),
	        .notes = row_str(row, "notes"),
	        .day = row_date(row, "day"),
	        .position = row_i64(row, "position"),
	        .done = !row_null(row, "done_at"),
	        .done_at = row_instant(row, "done_at"),
	        .into = (enum mine_into)row_enum(row, "into_plan", mine_intos),
	        .step = {row_i64(row, "step")},
	};
}

const struct fault *
mine_store_list(struct ctx *ctx, struct mine_list *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_list,
	             ARGS(arg_i64("person", ctx->who.person.v)), &rows));
	out->v = arena_new(ctx->arena, struct mine_item, rows.n + 1);
	out->n = rows.n;
	out->open = 0;
	for (size_t i = 0; i < rows.n; i++) {
		out->v[i] = item_of(&rows.v[i]);
		out->open += out->v[i].done ? 0 : 1;
	}
	return NULL;
}

const struct fault *
mine_store_item(struct ctx *ctx, struct mine_item_id id, bool lock,
                struct mine_item *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, lock ? &mine_q_item_lock : &mine_q_item,
	              ARGS(arg_i64("item", id.v),
	                   arg_i64("person", ctx->who.person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that on your list");
	*out = item_of(row);
	return NULL;
}

const struct fault *
mine_store_add(struct ctx *ctx, const struct mine_item *item)
{
	return sql_do(ctx->tx, &mine_q_item_add,
	              ARGS(arg_i64("item", item->id.v),
	                   arg_i64("person", ctx->who.person.v),
	                   arg_str("title", item->title),
	                   arg_str("notes", item->notes),
	                   arg_date("day", item->day),
	                   arg_i64("position", item->position),
	                   arg_word("into", mine_intos, (int)item->into),
	                   arg_id("step", item->step.v)),
	              NULL);
}

const struct fault *
mine_store_save(struct ctx *ctx, const struct mine_item *item)
{
	return sql_do(
	        ctx->tx, &mine_q_item_save,
	        ARGS(arg_i64("item", item->id.v), arg_str("title", item->title),
	             arg_str("notes", item->notes), arg_date("day", item->day),
	             arg_i64("position", item->position),
	             arg_instant("done", item->done_at),
	             arg_word("into", mine_intos, (int)item->into)),
	        NULL);
}

const struct fault *
mine_store_remove(struct ctx *ctx, struct mine_item_id id)
{
	return sql_do(ctx->tx, &mine_q_item_remove, ARGS(arg_i64("item", id.v)),
	              NULL);
}

const struct fault *
mine_store_clear(struct ctx *ctx)
{
	return sql_do(ctx->tx, &mine_q_clear,
	              ARGS(arg_i64("person", ctx->who.person.v)), NULL);
}

const struct fault *
mine_store_sweep(struct ctx *ctx, int64_t days)
{
	return sql_do(ctx->tx, &mine_q_sweep,
	              ARGS(arg_i64("before", ctx->now.ms - days * 86400000)),
	              NULL);
}
