/*
 * tool_store.c - entries of the tools.
 */
#include "practice/strengths/tool_check.h"

#include "kernel/access/access.h"
#include "register/people/people.h"

#define ENTRY \
	"select e.entry, e.person, e.kind, e.box, e.place, e.view, e.own," \
	" e.words, e.teller, e.edition, e.author, e.at, e.day, e.back_at," \
	" e.goals from strengths_tool_entry e where "
#define OF_TOOL \
	"e.person = :person and e.kind = :kind and " ACCESS_REACH( \
	        "e.person") " and "

const struct query tool_q_now = {
        .name = "strengths.tool_now",
        .person = "person",
        .text = ENTRY OF_TOOL "e.back_at is null order by e.entry",
};

const struct query tool_q_then = {
        .name = "strengths.tool_then",
        .person = "person",
        .text = ENTRY OF_TOOL
        "e.day <= :day and (e.back_day is null or e.back_day > :day)"
        " order by e.entry",
};

#define ONE \
	ENTRY "e.entry = :entry and e.person = :person and " ACCESS_REACH( \
	        "e.person")

const struct query tool_q_one = {
        .name = "strengths.tool_one",
        .person = "person",
        .text = ONE,
};

const struct query tool_q_one_lock = {
        .name = "strengths.tool_one_lock",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = ONE,
};

#define FROM_TOOL " from strengths_tool_entry e where " OF_TOOL

const struct query tool_q_days = {
        .name = "strengths.tool_days",
        .person = "person",
        .text = "select d.person, d.day from ("
                "select e.person as person, e.day as day" FROM_TOOL
                "e.day is not null"
                " union select e.person as person, e.back_day as day" FROM_TOOL
                "e.back_day is not null) d order by d.day desc limit 200",
};

const struct query tool_q_heads = {
        .name = "strengths.tool_heads",
        .person = "person",
        .text = "select e.person, e.kind, count(*) as n, max(e.day) as day"
                " from strengths_tool_entry e where e.person = :person"
                " and e.back_at is null and e.box <> 'room'"
                " and " ACCESS_REACH("e.person") " group by e.person, e.kind",
};

const struct query tool_q_room = {
        .name = "strengths.tool_room",
        .shows_nobody = "counts of what the actor may write in",
        .text = "select"
                " coalesce(sum(case when back_at is null and box <> 'room'"
                "  then 1 else 0 end), 0) as standing,"
                " coalesce(sum(case when day = :today"
                "  then 1 else 0 end), 0) as today,"
                " coalesce(sum(case when day = :today and author = :actor"
                "  then 1 else 0 end), 0) as mine,"
                " coalesce(sum(case when back_at is null and day = :today"
                "  and box = 'room'"
                "  then 1 else 0 end), 0) as named,"
                " coalesce(sum(case when back_at is null and place = :place"
                "  then 1 else 0 end), 0) as in_set"
                " from strengths_tool_entry"
                " where person = :person and kind = :kind",
};

const struct query tool_q_add = {
        .name = "strengths.tool_add",
        .text = "insert into strengths_tool_entry (entry, person, kind, box,"
                " place, view, own, words, teller, edition, author, at, day)"
                " values (:entry, :person, :kind, :box, :place, :view, :own,"
                " :words, :teller, :edition, :author, :at, :day)",
};

const struct query tool_q_back = {
        .name = "strengths.tool_back",
        .text = "update strengths_tool_entry set back_at = :at,"
                " back_day = :day, back_by = :by where entry = :entry",
};

const struct query tool_q_goals = {
        .name = "strengths.tool_goals",
        .text = "update strengths_tool_entry set goals = goals + :by"
                " where entry = :entry",
};

/* first: how many answers it belongs to begin with the row of that id. */
const struct query tool_q_check = {
        .name = "strengths.check_tools",
        .shows_nobody = "numbers of rows that are off, no facts",
        .scans = "a check walks everything",
        .text = "select e.entry, e.kind, e.box, e.view, e.place,"
                " (select count(*) from strengths_tool_entry f"
                "  where f.entry = e.place and f.person = e.person"
                "  and f.kind = e.kind) as first"
                " from strengths_tool_entry e",
};

/* --- reading ------------------------------------------------------------ */

static struct tool_entry
entry_of_row(const struct row *row)
{
	enum tool_kind kind = (enum tool_kind)row_enum(row, "kind", tool_kinds);

	return (struct tool_entry){
	        .id = {row_i64(row, "entry")},
	        .person = {row_i64(row, "person")},
	        .kind = kind,
	        .box = tool_box_of(kind, row_str(row, "box")),
	        .place = row_i64(row, "place"),
	        .view = (enum tool_view)row_enum(row, "view", tool_views),
	        .own = row_bool(row, "own"),
	        .words = row_str(row, "words"),
	        .teller = row_str(row, "teller"),
	        .edition = row_i64(row, "edition"),
	        .author = {row_i64(row, "author")},
	        .at = row_instant(row, "at"),
	        .day = row_date(row, "day"),
	        .taken_back = instant_is(row_instant(row, "back_at")),
	        .goals = row_i64(row, "goals"),
	};
}

const struct fault *
tool_store_entries(struct ctx *ctx, struct person_id person,
                   enum tool_kind kind, struct date day,
                   struct tool_entry **out, size_t *n)
{
	struct rows rows;

	if (date_is(day))
		TRY(sql_rows(ctx->tx, &tool_q_then,
		             ARGS(arg_i64("person", person.v),
		                  arg_word("kind", tool_kinds, (int)kind),
		                  arg_date("day", day)),
		             &rows));
	else
		TRY(sql_rows(ctx->tx, &tool_q_now,
		             ARGS(arg_i64("person", person.v),
		                  arg_word("kind", tool_kinds, (int)kind)),
		             &rows));
	*out = arena_new(ctx->arena, struct tool_entry, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = entry_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
tool_store_entry(struct ctx *ctx, struct person_id person,
                 struct tool_entry_id id, bool lock, struct tool_entry *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, lock ? &tool_q_one_lock : &tool_q_one,
	              ARGS(arg_i64("entry", id.v), arg_i64("person", person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find those words");
	*out = entry_of_row(row);
	return NULL;
}

const struct fault *
tool_store_entry_maybe(struct ctx *ctx, struct person_id person,
                       struct tool_entry_id id, struct tool_entry *out,
                       bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &tool_q_one,
	              ARGS(arg_i64("entry", id.v), arg_i64("person", person.v)),
	              &row));
	*found = row != NULL;
	if (*found)
		*out = entry_of_row(row);
	return NULL;
}

const struct fault *
tool_store_days(struct ctx *ctx, struct person_id person, enum tool_kind kind,
                struct date **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &tool_q_days,
	             ARGS(arg_i64("person", person.v),
	                  arg_word("kind", tool_kinds, (int)kind)),
	             &rows));
	*out = arena_new(ctx->arena, struct date, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = row_date(&rows.v[i], "day");
	*n = rows.n;
	return NULL;
}

const struct fault *
tool_store_heads(struct ctx *ctx, struct person_id person,
                 struct tool_head out[TOOL_KIND_COUNT])
{
	struct rows rows;

	for (int i = 0; i < TOOL_KIND_COUNT; i++)
		out[i] = (struct tool_head){.day = DATE_NONE};
	TRY(sql_rows(ctx->tx, &tool_q_heads, ARGS(arg_i64("person", person.v)),
	             &rows));
	for (size_t i = 0; i < rows.n; i++)
		out[row_enum(&rows.v[i], "kind", tool_kinds)] =
		        (struct tool_head){
		                .n = row_i64(&rows.v[i], "n"),
		                .day = row_date(&rows.v[i], "day"),
		        };
	return NULL;
}

const struct fault *
tool_store_room(struct ctx *ctx, struct person_id person, enum tool_kind kind,
                int64_t place, struct tool_room *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &tool_q_room,
	            ARGS(arg_i64("person", person.v),
	                 arg_word("kind", tool_kinds, (int)kind),
	                 arg_date("today", ctx->today),
	                 arg_i64("place", place)),
	            &row));
	*out = (struct tool_room){
	        .standing = row_i64(row, "standing"),
	        .today = row_i64(row, "today"),
	        .mine = row_i64(row, "mine"),
	        .named = row_i64(row, "named"),
	        .set = row_i64(row, "in_set"),
	};
	return NULL;
}

/* --- writing ------------------------------------------------------------ */

const struct fault *
tool_store_add(struct ctx *ctx, const struct tool_entry *e)
{
	return sql_do(
	        ctx->tx, &tool_q_add,
	        ARGS(arg_i64("entry", e->id.v), arg_i64("person", e->person.v),
	             arg_word("kind", tool_kinds, (int)e->kind),
	             arg_str("box", str_of(tool_box_word(e->kind, e->box))),
	             arg_i64("place", e->place),
	             arg_word("view", tool_views, (int)e->view),
	             arg_bool("own", e->own), arg_str("words", e->words),
	             arg_str("teller", e->teller),
	             arg_i64("edition", e->edition),
	             arg_i64("author", e->author.v), arg_instant("at", e->at),
	             arg_date("day", e->day)),
	        NULL);
}

const struct fault *
tool_store_back(struct ctx *ctx, struct tool_entry_id id)
{
	return sql_do(ctx->tx, &tool_q_back,
	              ARGS(arg_instant("at", ctx->now),
	                   arg_date("day", ctx->today),
	                   arg_i64("by", ctx->actor.v), arg_i64("entry", id.v)),
	              NULL);
}

const struct fault *
tool_store_goals(struct ctx *ctx, struct tool_entry_id id, int by)
{
	return sql_do(ctx->tx, &tool_q_goals,
	              ARGS(arg_i64("by", by), arg_i64("entry", id.v)), NULL);
}

/* --- merges ------------------------------------------------------------- */

const struct query tool_q_move_list = {
        .name = "strengths.tool_move_list",
        .shows_nobody = "ids to be handed over by a merge",
        .text = "select entry as id from strengths_tool_entry"
                " where person = :person",
};
const struct query tool_q_move_set = {
        .name = "strengths.tool_move_set",
        .text = "update strengths_tool_entry set person = :person"
                " where entry = :id",
};

static const struct merge_move moves[] = {
        {"strengths_tool_entry", &tool_q_move_list, &tool_q_move_set},
        {NULL, NULL, NULL},
};

const struct fault *
tool_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo)
{
	return people_merge_move(ctx, moves, merge, gone, kept, undo);
}

const struct fault *
tool_store_each(struct ctx *ctx,
                const struct fault *(*fn)(void *data, const struct row *row))
{
	return sql_each(ctx->tx, &tool_q_check, NO_ARGS, fn, ctx);
}
