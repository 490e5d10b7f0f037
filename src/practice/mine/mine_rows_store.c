/*
 * mine_rows_store.c - rows that a merge hands over, and those that are off.
 */
#include "practice/mine/mine_local.h"

#include "register/people/people.h"

#define MOVE(what, table, key) \
	const struct query mine_move_##what##_list = { \
	        .name = "mine.move_" #what "_list", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " key " as id from " table \
	                " where person = :person", \
	}; \
	const struct query mine_move_##what##_set = { \
	        .name = "mine.move_" #what "_set", \
	        .text = "update " table " set person = :person" \
	                " where " key " = :id", \
	}

/* A list keeps whoever wrote it, so that nobody else reads it then. */
MOVE(item, "mine_item", "item");
MOVE(say, "mine_say", "say");

static const struct merge_move moves[] = {
        {"mine_item", &mine_move_item_list, &mine_move_item_set},
        {"mine_say", &mine_move_say_list, &mine_move_say_set},
        {NULL, NULL, NULL},
};

const struct fault *
mine_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo)
{
	return people_merge_move(ctx, moves, merge, gone, kept, undo);
}

/* --- what must hold ------------------------------------------------------ */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query mine_check_step = {
        .name = "mine.check_step",
        WHOLE,
        .text = "select min(i.item) as id from mine_item i"
                " where i.step is not null"
                " group by i.person, i.made_by, i.step having count(*) > 1"
                " limit 1",
};

const struct query mine_check_answer = {
        .name = "mine.check_answer",
        WHOLE,
        .text = "select s.say as id from mine_say s where s.for_them = 0"
                " and s.answered_by = s.made_by limit 1",
};

/* A month is its first day: no day is kept. */
const struct query mine_check_month = {
        .name = "mine.check_month",
        WHOLE,
        .text = "select b.box as id from mine_box b where b.month > :month"
                " limit 1",
};

const struct query mine_check_sent = {
        .name = "mine.check_sent",
        WHOLE,
        .text = "select s.organisation as id from mine_sent s"
                " where s.month > :month limit 1",
};

/* Of fewer people than may be shown together; or one month in two groups. */
const struct query mine_check_group = {
        .name = "mine.check_group",
        WHOLE,
        .text = "select g.grp as id from mine_group g where (g.paper = 0"
                " and g.senders < 10) or g.last < g.first or exists (select 1"
                " from mine_group o where o.organisation = g.organisation"
                " and o.paper = g.paper and o.grp <> g.grp"
                " and o.first <= g.last and o.last >= g.first)"
                " or not exists (select 1 from mine_shut s"
                "  where s.organisation = g.organisation"
                "  and s.paper = g.paper and s.last >= g.last) limit 1",
};

const struct fault *
mine_store_off(struct ctx *ctx, const struct query *query, int64_t *out)
{
	bool dated = query == &mine_check_month || query == &mine_check_sent;
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query,
	              dated ? ARGS(arg_date("month", mine_month_of(ctx->today)))
	                    : NO_ARGS,
	              &row));
	*out = row == NULL ? 0 : row_i64(row, "id");
	return NULL;
}
