/*
 * fund_bank_store.c - statements, their lines, matches and notes: rows and
 * structs.
 */
#include "practice/fund/fund_bank_local.h"
#include "practice/fund/fund_finance_queries.h"

const char *const fund_bank_whys[FUND_WHY_COUNT + 1] = {
        "charge", "next", "before", "not_ours", "other", NULL};

const struct query fund_bank_in = {
        .name = "fund.bank_in",
        .text = "insert into fund_bank_statement (statement, organisation,"
                " kind, account, first_on, last_on, opening, closing, lines,"
                " pending, at, by_user) values (:statement, :organisation,"
                " :kind, :account, :first_on, :last_on, :opening, :closing,"
                " :lines, :pending, :at, :by)",
};

const struct query fund_bank_row_add = {
        .name = "fund.bank_row_add",
        .text = "insert into fund_bank_line (line, organisation, statement,"
                " happened_on, pence, sealed, mark) values (:line,"
                " :organisation, :statement, :on, :pence, :sealed, :mark)"
                " on conflict (organisation, mark) do nothing",
};

const struct query fund_bank_other = {
        .name = "fund.bank_other",
        .text = "select count(*) as n from fund_bank_statement"
                " where organisation = :organisation and account is not null"
                " and account <> :account",
};

const struct query fund_bank_overlap = {
        .name = "fund.bank_overlap",
        .text = "select count(*) as n from fund_bank_statement"
                " where organisation = :organisation and kind <> :kind"
                " and first_on <= :last_on and last_on >= :first_on",
};

const struct query fund_bank_statement_list = {
        .name = "fund.bank_statements",
        .text = "select kind, first_on, last_on, opening, closing, lines"
                " from fund_bank_statement"
                " where organisation = :organisation"
                " order by first_on, last_on, statement limit 400",
};

/* Locked before anything is matched, so that two never match at once. */
const struct query fund_bank_lock = {
        .name = "fund.bank_lock",
        .lock = LOCK_ROWS,
        .text = "select bank from fund_pot where organisation = :organisation",
};

const struct query fund_bank_match_add = {
        .name = "fund.bank_match_add",
        .text = "insert into fund_bank_match (bank_match, line, entry, pence,"
                " line_on, entry_on, by_rule, at, by_user) values (:match,"
                " :line, :entry, :pence, :line_on, :entry_on, :by_rule, :at,"
                " :by)",
};

const struct query fund_bank_match_undo = {
        .name = "fund.bank_match_undo",
        .text = "update fund_bank_match set undone_at = :at,"
                " undone_by = :by, undone_why = :why"
                " where line = :line and undone_at is null",
};

const struct query fund_bank_note_add = {
        .name = "fund.bank_note_add",
        .text = "insert into fund_bank_note (note, line, entry, why, words,"
                " at, by_user) values (:note, :line, :entry, :why, :words,"
                " :at, :by)",
};

const struct fault *
fund_bank_store_in(struct ctx *ctx, const struct fund_bank_in *in)
{
	const struct fund_bank_file *file = in->file;

	return sql_do(
	        ctx->tx, &fund_bank_in,
	        ARGS(arg_i64("statement", in->id),
	             arg_i64("organisation", ctx->who.organisation.v),
	             arg_word("kind", fund_bank_kinds, (int)file->kind),
	             in->account.n == 0 ? arg_null("account")
	                                : arg_bytes("account", in->account),
	             arg_date("first_on", file->from),
	             arg_date("last_on", file->to),
	             arg_i64("opening", file->opening.pence),
	             arg_i64("closing", file->closing.pence),
	             arg_i64("lines", (int64_t)file->n),
	             arg_i64("pending", (int64_t)file->pending),
	             arg_instant("at", ctx->now), arg_i64("by", ctx->actor.v)),
	        NULL);
}

const struct fault *
fund_bank_store_row(struct ctx *ctx, int64_t statement,
                    const struct fund_bank_row *row, struct bytes mark,
                    bool *added)
{
	int64_t id = id_new(), n = 0;
	struct bytes sealed;

	if (!fund_bank_seal(ctx, id, row->words, &sealed))
		return fault_unavailable(ctx, "The server has no key to keep "
		                              "the bank’s words under");
	TRY(sql_do(ctx->tx, &fund_bank_row_add,
	           ARGS(arg_i64("line", id),
	                arg_i64("organisation", ctx->who.organisation.v),
	                arg_i64("statement", statement),
	                arg_date("on", row->on),
	                arg_i64("pence", row->sum.pence),
	                arg_bytes("sealed", sealed), arg_bytes("mark", mark)),
	           &n));
	*added = n > 0;
	return NULL;
}

const struct fault *
fund_bank_store_other(struct ctx *ctx, struct bytes account, bool *out)
{
	const struct row *row;

	*out = false;
	if (account.n == 0)
		return NULL;
	TRY(sql_one(ctx->tx, &fund_bank_other,
	            ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                 arg_bytes("account", account)),
	            &row));
	*out = row_i64(row, "n") > 0;
	return NULL;
}

const struct fault *
fund_bank_store_overlaps(struct ctx *ctx, const struct fund_bank_file *file,
                         bool *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_bank_overlap,
	            ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                 arg_word("kind", fund_bank_kinds, (int)file->kind),
	                 arg_date("first_on", file->from),
	                 arg_date("last_on", file->to)),
	            &row));
	*out = row_i64(row, "n") > 0;
	return NULL;
}

const struct fault *
fund_bank_store_lock(struct ctx *ctx)
{
	const struct row *row;

	return sql_maybe(ctx->tx, &fund_bank_lock,
	                 ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	                 &row);
}

const struct fault *
fund_bank_store_match(struct ctx *ctx, const struct fund_bank_line *line,
                      const struct fund_bank_move *move, bool by_rule)
{
	return sql_do(
	        ctx->tx, &fund_bank_match_add,
	        ARGS(arg_i64("match", id_new()), arg_i64("line", line->id.v),
	             arg_i64("entry", move->entry.v),
	             arg_i64("pence", move->sum.pence),
	             arg_date("line_on", line->on),
	             arg_date("entry_on", move->on),
	             arg_bool("by_rule", by_rule), arg_instant("at", ctx->now),
	             arg_i64("by", ctx->actor.v)),
	        NULL);
}

const struct fault *
fund_bank_store_unmatch(struct ctx *ctx, struct bank_line_id line,
                        struct str reason, int64_t *changed)
{
	return sql_do(ctx->tx, &fund_bank_match_undo,
	              ARGS(arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v), arg_str("why", reason),
	                   arg_i64("line", line.v)),
	              changed);
}

const struct fault *
fund_bank_store_note(struct ctx *ctx, struct bank_line_id line,
                     struct entry_id entry, int why, struct str words)
{
	return sql_do(ctx->tx, &fund_bank_note_add,
	              ARGS(arg_i64("note", id_new()), arg_id("line", line.v),
	                   arg_id("entry", entry.v),
	                   arg_word("why", fund_bank_whys, why),
	                   arg_str("words", words), arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_bank_statements(struct ctx *ctx, struct fund_bank_statement **out,
                     size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_bank_statement_list,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_bank_statement, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct fund_bank_statement){
		        .kind = (enum fund_bank_kind)row_enum(row, "kind",
		                                              fund_bank_kinds),
		        .from = row_date(row, "first_on"),
		        .to = row_date(row, "last_on"),
		        .opening = {row_i64(row, "opening")},
		        .closing = {row_i64(row, "closing")},
		        .lines = row_i64(row, "lines"),
		};
	}
	*n = rows.n;
	fund_bank_gaps(*out, *n);
	return NULL;
}
