/*
 * checkin_past_store.c - check-ins, their notes and what was agreed before,
 * read page by page.
 */
#include "practice/checkin/checkin_store_local.h"

#include "kernel/access/access.h"

const struct query checkin_q_seen = {
        .name = "checkin.seen",
        .person = "person",
        .text = "select" CHECKIN_COLUMNS "from checkin_round c"
                " where c.checkin = :checkin and c.person = :person"
                " and" CHECKIN_SEEN,
};

const struct query checkin_q_now = {
        .name = "checkin.now",
        .person = "person",
        .text = "select" CHECKIN_COLUMNS "from checkin_round c"
                " where c.person = :person and c.state = 'created'"
                " and c.until >= :today and" CHECKIN_SEEN
                " order by c.due limit 1",
};

const struct query checkin_q_list = {
        .name = "checkin.list",
        .person = "person",
        .text = "select" CHECKIN_COLUMNS "from checkin_round c"
                " where c.person = :person and" CHECKIN_SEEN
                " order by c.due desc, c.checkin desc"
                " limit :most offset :before",
};

#define NOTES \
	"select n.checkin, n.person, n.words, n.made_by, n.made_at" \
	" from checkin_note n join checkin_round c" \
	"  on c.checkin = n.checkin where n.person = :person and" CHECKIN_SEEN
#define NEWEST_FIRST " order by n.made_at desc, n.note desc limit 600"

/* Of the check-ins of a page: no more than CHECKIN_NOTES_MOST of each. */
const struct query checkin_q_notes = {
        .name = "checkin.notes",
        .person = "person",
        .text = NOTES " and c.due >= :first and c.due <= :last" NEWEST_FIRST,
};

const struct query checkin_q_notes_of = {
        .name = "checkin.notes_of",
        .person = "person",
        .text = NOTES " and n.checkin = :checkin" NEWEST_FIRST,
};

const struct query checkin_q_setups = {
        .name = "checkin.setups",
        .person = "person",
        .text = "select s.setup, s.person, s.state, s.every, s.first,"
                " s.place, s.why, s.way, s.facts, s.ended, s.own, s.set_by,"
                " s.made_by, s.made_at from checkin_setup s"
                " where s.person = :person and " ACCESS_REACH(
                        "s.person") " order by s.made_at desc, s.setup desc"
                                    " limit :most offset :before",
};

/* One more than a page holds, to know whether there is an earlier one. */
static struct arg
most(void)
{
	return arg_i64("most", CHECKIN_SHOWN + 1);
}

static struct arg
before(int page)
{
	return arg_i64("before", (int64_t)(page - 1) * CHECKIN_SHOWN);
}

static size_t
shown(const struct rows *rows, bool *more)
{
	*more = rows->n > CHECKIN_SHOWN;
	return *more ? CHECKIN_SHOWN : rows->n;
}

static const struct fault *
maybe(struct ctx *ctx, const struct query *query, const struct arg *args,
      struct checkin *out)
{
	const struct row *row;

	*out = (struct checkin){0};
	TRY(sql_maybe(ctx->tx, query, args, &row));
	if (row != NULL)
		*out = checkin_of_row(row);
	return NULL;
}

const struct fault *
checkin_store_seen(struct ctx *ctx, struct person_id person,
                   struct checkin_id id, struct checkin *out)
{
	return maybe(ctx, &checkin_q_seen,
	             ARGS(arg_i64("checkin", id.v),
	                  arg_i64("person", person.v)),
	             out);
}

const struct fault *
checkin_store_now(struct ctx *ctx, struct person_id person, struct checkin *out)
{
	return maybe(ctx, &checkin_q_now,
	             ARGS(arg_i64("person", person.v),
	                  arg_date("today", ctx->today)),
	             out);
}

const struct fault *
checkin_store_list(struct ctx *ctx, struct person_id person, int page,
                   struct checkin_all *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &checkin_q_list,
	             ARGS(arg_i64("person", person.v), most(), before(page)),
	             &rows));
	out->page = page;
	out->n = shown(&rows, &out->more);
	out->list = arena_new(ctx->arena, struct checkin, out->n + 1);
	for (size_t i = 0; i < out->n; i++)
		out->list[i] = checkin_of_row(&rows.v[i]);
	return NULL;
}

static void
notes_take(struct ctx *ctx, const struct rows *rows, struct checkin_all *out)
{
	out->notes = arena_new(ctx->arena, struct checkin_note, rows->n + 1);
	for (size_t i = 0; i < rows->n; i++)
		out->notes[i] = (struct checkin_note){
		        .checkin = {row_i64(&rows->v[i], "checkin")},
		        .words = row_str(&rows->v[i], "words"),
		        .by = {row_i64(&rows->v[i], "made_by")},
		        .at = row_instant(&rows->v[i], "made_at"),
		};
	out->notes_n = rows->n;
}

const struct fault *
checkin_store_notes(struct ctx *ctx, struct person_id person,
                    struct checkin_all *out)
{
	struct rows rows;

	if (out->n == 0)
		return NULL;
	TRY(sql_rows(ctx->tx, &checkin_q_notes,
	             ARGS(arg_i64("person", person.v),
	                  arg_date("first", out->list[out->n - 1].due),
	                  arg_date("last", out->list[0].due)),
	             &rows));
	notes_take(ctx, &rows, out);
	return NULL;
}

const struct fault *
checkin_store_notes_of(struct ctx *ctx, struct person_id person,
                       struct checkin_id id, struct checkin_all *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &checkin_q_notes_of,
	             ARGS(arg_i64("person", person.v),
	                  arg_i64("checkin", id.v)),
	             &rows));
	notes_take(ctx, &rows, out);
	return NULL;
}

const struct fault *
checkin_store_setups(struct ctx *ctx, struct person_id person, int page,
                     struct checkin_past *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &checkin_q_setups,
	             ARGS(arg_i64("person", person.v), most(), before(page)),
	             &rows));
	out->page = page;
	out->n = shown(&rows, &out->more);
	out->list = arena_new(ctx->arena, struct checkin_setup, out->n + 1);
	for (size_t i = 0; i < out->n; i++)
		out->list[i] = checkin_setup_of_row(&rows.v[i]);
	return NULL;
}
