/*
 * know_store.c - strengths, needs, conditions and what helps.
 */
#include "practice/support/support_local.h"

#include "kernel/access/access.h"

#define ENTRY \
	"select e.entry, e.person, e.kind, e.code, e.words, e.source," \
	" e.doer, e.detail, e.edition, e.voice, e.made_by, e.made_at," \
	" e.back_by, e.back_at, e.back_why," \
	" coalesce((select case when s.said = 'no'" \
	" and s.voice = 'own' then 'own_no' else s.said end" \
	" from support_share s where s.entry = e.entry" \
	" order by s.made_at desc, s.share desc limit 1), '') as share" \
	" from support_entry e where "

/* What stands is never cut off by what was taken back.  One more than a page
 * (KNOW_PAGE) says that there are others. */
const struct query know_q_entries = {
        .name = "support.entries",
        .person = "person",
        .text = ENTRY "e.person = :person and " ACCESS_REACH(
                "e.person") " order by case when e.back_by is null"
                            " then 0 else 1 end,"
                            " coalesce(e.back_at, e.made_at) desc, e.entry desc"
                            " limit 401 offset cast(:skip as bigint)",
};

const struct query know_q_entry = {
        .name = "support.entry",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = ENTRY
        "e.entry = :entry and e.person = :person and " ACCESS_REACH("e.person"),
};

/* The last of each. */
const struct query know_q_asked = {
        .name = "support.asked",
        .person = "person",
        .text = "select a.entry, a.person, a.again, a.voice, a.made_by,"
                " a.made_at from support_ask a where a.person = :person"
                " and not exists (select 1 from support_ask n"
                "  where n.entry = a.entry and (n.made_at > a.made_at"
                "  or (n.made_at = a.made_at and n.ask > a.ask)))"
                " and " ACCESS_REACH("a.person") " limit 9000",
};

const struct query know_q_done = {
        .name = "support.done",
        .person = "person",
        .text = "select d.person, d.day, d.voice, d.made_by, d.made_at"
                " from support_done d where d.person = :person"
                " and " ACCESS_REACH("d.person") " order by d.made_at desc,"
                                                 " d.done desc limit 1",
};

/* What stands of what helps, and the names it must not hold: of none of them is
 * one left out, however many records became this one. */
const struct query know_q_line = {
        .name = "support.line",
        .person = "person",
        .text = ENTRY
        "e.person = :person and e.back_by is null"
        " and e.kind in ('help', 'condition')"
        " and " ACCESS_REACH("e.person") " order by e.made_at, e.entry"
                                         " limit 2000",
};

const struct query know_q_put = {
        .name = "support.put",
        .text = "insert into support_entry (entry, person, kind, code, words,"
                " source, doer, detail, edition, voice, made_by, made_at,"
                " back_by, back_at) values (:entry, :person, :kind, :code,"
                " :words, :source, :doer, :detail, :edition, :voice, :by,"
                " :at, null, null)",
};

const struct query know_q_back = {
        .name = "support.back",
        .text = "update support_entry set back_by = :by, back_at = :at,"
                " back_why = :why where entry = :entry",
};

const struct query know_q_ask = {
        .name = "support.ask",
        .text = "insert into support_ask (ask, entry, person, again, voice,"
                " made_by, made_at) values (:ask, :entry, :person, :again,"
                " :voice, :by, :at)",
};

const struct query know_q_share = {
        .name = "support.share",
        .text = "insert into support_share (share, entry, person, said, voice,"
                " made_by, made_at) values (:share, :entry, :person, :said,"
                " :voice, :by, :at)",
};

const struct query know_q_said = {
        .name = "support.said_of",
        .shows_nobody = "counts of one entry’s rows",
        .text = "select (select count(*) from support_ask"
                "  where entry = :entry) as asks,"
                " (select count(*) from support_share"
                "  where entry = :entry) as shares",
};

const struct query know_q_finish = {
        .name = "support.finish",
        .text = "insert into support_done (done, person, day, strengths,"
                " needs, voice, made_by, made_at) values (:done, :person,"
                " :day, :strengths, :needs, :voice, :by, :at)",
};

/* --- rows ----------------------------------------------------------------- */

static int
code_of(const struct row *row, enum know_kind kind)
{
	if (kind == KNOW_CONDITION)
		return -1;
	return row_enum(row, "code",
	                kind == KNOW_HELP ? support_helps : support_areas);
}

static struct know_entry
entry_of(const struct row *row)
{
	enum know_kind kind = (enum know_kind)row_enum(row, "kind", know_kinds);

	return (struct know_entry){
	        .id = {row_i64(row, "entry")},
	        .kind = kind,
	        .code = code_of(row, kind),
	        .words = row_str(row, "words"),
	        .source =
	                (enum know_source)row_enum(row, "source", know_sources),
	        .doer = (enum know_doer)row_enum(row, "doer", know_doers),
	        .detail = row_str(row, "detail"),
	        .edition = row_i64(row, "edition"),
	        .by = support_by_of(row),
	        .back = {.user = {row_i64(row, "back_by")},
	                 .at = row_instant(row, "back_at")},
	        .back_why = row_str(row, "back_why"),
	        .again = DATE_NONE,
	        .share = (enum know_share)row_enum(row, "share", know_shares),
	};
}

/* --- reading -------------------------------------------------------------- */

static void
asked_put(struct know *out, const struct row *row)
{
	for (size_t i = 0; i < out->n; i++) {
		if (out->entries[i].id.v != row_i64(row, "entry"))
			continue;
		out->entries[i].again = row_date(row, "again");
		out->entries[i].asked = support_by_of(row);
	}
}

static void
done_put(struct know *out, const struct row *row)
{
	int64_t at = row_instant(row, "made_at").ms;

	out->done = (struct know_done){
	        .is = true,
	        .day = row_date(row, "day"),
	        .by = support_by_of(row),
	};
	for (size_t i = 0; i < out->n; i++)
		out->done.since |= out->entries[i].by.at.ms > at ||
		                   (!know_stands(&out->entries[i]) &&
		                    out->entries[i].back.at.ms > at);
}

/* For qsort: the oldest first. */
static int
older_first(const void *a, const void *b)
{
	const struct know_entry *x = a, *y = b;

	if (x->by.at.ms != y->by.at.ms)
		return x->by.at.ms < y->by.at.ms ? -1 : 1;
	return (x->id.v > y->id.v) - (x->id.v < y->id.v);
}

static const struct fault *
entries_read(struct ctx *ctx, int page, struct know *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &know_q_entries,
	             ARGS(arg_i64("person", out->person.v),
	                  arg_i64("skip", (int64_t)(page - 1) * KNOW_PAGE)),
	             &rows));
	out->more = rows.n > KNOW_PAGE;
	out->entries = arena_new(ctx->arena, struct know_entry, rows.n + 1);
	for (size_t i = 0; i < rows.n && i < KNOW_PAGE; i++)
		out->entries[out->n++] = entry_of(&rows.v[i]);
	if (out->n > 1)
		qsort(out->entries, out->n, sizeof(out->entries[0]),
		      older_first);
	return NULL;
}

const struct fault *
know_store_read(struct ctx *ctx, struct person_id person, int page,
                struct know *out)
{
	const struct arg *args = ARGS(arg_i64("person", person.v));
	const struct row *row;
	struct rows rows;

	*out = (struct know){.person = person, .done.day = DATE_NONE};
	TRY(entries_read(ctx, page, out));
	if (out->n == 0)
		return NULL;
	TRY(sql_rows(ctx->tx, &know_q_asked, args, &rows));
	for (size_t i = 0; i < rows.n; i++)
		asked_put(out, &rows.v[i]);
	TRY(sql_maybe(ctx->tx, &know_q_done, args, &row));
	if (row != NULL)
		done_put(out, row);
	return NULL;
}

const struct fault *
know_store_entry(struct ctx *ctx, struct person_id person, struct know_id id,
                 struct know_entry *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &know_q_entry,
	              ARGS(arg_i64("entry", id.v), arg_i64("person", person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find those words");
	*out = entry_of(row);
	return NULL;
}

const struct fault *
know_store_said(struct ctx *ctx, struct know_id id, struct know_said *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &know_q_said, ARGS(arg_i64("entry", id.v)), &row));
	*out = (struct know_said){row_i64(row, "asks"), row_i64(row, "shares")};
	return NULL;
}

const struct fault *
know_store_line(struct ctx *ctx, struct person_id person,
                struct know_line_rows *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &know_q_line, ARGS(arg_i64("person", person.v)),
	             &rows));
	*out = (struct know_line_rows){
	        .helps = arena_new(ctx->arena, struct know_entry, rows.n + 1),
	        .conditions = arena_new(ctx->arena, struct str, rows.n + 1),
	};
	for (size_t i = 0; i < rows.n; i++) {
		struct know_entry entry = entry_of(&rows.v[i]);

		if (entry.kind == KNOW_HELP)
			out->helps[out->helps_n++] = entry;
		else
			out->conditions[out->conditions_n++] = entry.words;
	}
	return NULL;
}

/* --- writing -------------------------------------------------------------- */

static struct arg
code_arg(const struct know_entry *entry)
{
	if (entry->kind == KNOW_CONDITION)
		return arg_null("code");
	return arg_word("code",
	                entry->kind == KNOW_HELP ? support_helps
	                                         : support_areas,
	                entry->code);
}

const struct fault *
know_store_add(struct ctx *ctx, struct person_id person,
               const struct know_entry *entry)
{
	return sql_do(
	        ctx->tx, &know_q_put,
	        ARGS(arg_i64("entry", entry->id.v), arg_i64("person", person.v),
	             arg_word("kind", know_kinds, (int)entry->kind),
	             code_arg(entry), arg_str("words", entry->words),
	             arg_word("source", know_sources, (int)entry->source),
	             arg_word("doer", know_doers, (int)entry->doer),
	             arg_str("detail", entry->detail),
	             arg_i64("edition", entry->edition),
	             arg_word("voice", support_voices, (int)entry->by.voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
know_store_back(struct ctx *ctx, struct know_id id, struct str why)
{
	return sql_do(ctx->tx, &know_q_back,
	              ARGS(arg_i64("by", ctx->actor.v),
	                   str_empty(why) ? arg_null("why")
	                                  : arg_str("why", why),
	                   arg_instant("at", ctx->now), arg_i64("entry", id.v)),
	              NULL);
}

const struct fault *
know_store_again(struct ctx *ctx, struct person_id person, struct know_id id,
                 struct date again, enum support_voice voice)
{
	return sql_do(
	        ctx->tx, &know_q_ask,
	        ARGS(arg_i64("ask", id_new()), arg_i64("entry", id.v),
	             arg_i64("person", person.v), arg_date("again", again),
	             arg_word("voice", support_voices, (int)voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
know_store_share(struct ctx *ctx, struct person_id person, struct know_id id,
                 bool shared, enum support_voice voice)
{
	return sql_do(ctx->tx, &know_q_share,
	              ARGS(arg_i64("share", id_new()), arg_i64("entry", id.v),
	                   arg_i64("person", person.v),
	                   arg_word("said", know_shares,
	                            (int)(shared ? KNOW_SHARED : KNOW_KEPT)),
	                   arg_word("voice", support_voices, (int)voice),
	                   arg_i64("by", ctx->actor.v),
	                   arg_instant("at", ctx->now)),
	              NULL);
}

const struct fault *
know_store_done(struct ctx *ctx, struct person_id person, int strengths,
                int needs, enum support_voice voice)
{
	return sql_do(
	        ctx->tx, &know_q_finish,
	        ARGS(arg_i64("done", id_new()), arg_i64("person", person.v),
	             arg_date("day", ctx->today),
	             arg_i64("strengths", strengths), arg_i64("needs", needs),
	             arg_word("voice", support_voices, (int)voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}
