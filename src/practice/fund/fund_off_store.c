/*
 * fund_off_store.c - proposals to write off, and their answers.
 */
#include "practice/fund/fund_off.h"

#include "kernel/access/access.h"

#define OFF "what is written off and who says so, never for whom"

/* A proposal stands as long as nothing became of its request. */
#define STANDS \
	" w.state = 'asked' and q.state = 'paid' and q.version = w.version"

#define COLUMNS \
	" w.write_off, w.request, w.state, w.code, w.words, w.asked_by," \
	" w.asked_at, w.answer, w.answered_by, w.pence, w.version, q.what," \
	" q.supplier" \
	" from fund_write_off w join fund_request q on q.request = w.request "

const struct query fund_off_payer = {
        .name = "fund.off_payer",
        .shows_nobody = "who paid, so that somebody else writes it off",
        .text = "select paid_by from fund_request where request = :request",
};

const struct query fund_off_one = {
        .name = "fund.off_one",
        .shows_nobody = OFF,
        .text = "select" COLUMNS "where w.request = :request and" STANDS
                " order by w.write_off desc limit 1",
};

const struct query fund_off_list = {
        .name = "fund.off_list",
        .shows_nobody = OFF,
        .text = "select" COLUMNS "where" STANDS
                " and w.organisation = :organisation"
                " order by w.asked_at, w.write_off limit 200",
};

const struct query fund_off_history = {
        .name = "fund.off_history",
        .person = "person",
        .text = "select w.person," COLUMNS "where w.request = :request"
                " and " ACCESS_REACH("w.person") " order by w.write_off",
};

const struct query fund_off_add = {
        .name = "fund.off_add",
        .text = "insert into fund_write_off (write_off, request, person,"
                " organisation, pence, version, state, code, words, asked_by,"
                " asked_at, answer, answered_by, answered_at) values"
                " (:write_off, :request, :person, :organisation, :pence,"
                " :version, 'asked', :code, :words, :by, :at, '', null, null)",
};

const struct query fund_off_put = {
        .name = "fund.off_put",
        .text = "update fund_write_off set state = :state, answer = :answer,"
                " answered_by = :by, answered_at = :at"
                " where write_off = :write_off and state = 'asked'",
};

/* --- rows and structs ------------------------------------------------- */

static struct fund_off
off_of_row(const struct row *row)
{
	return (struct fund_off){
	        .id = row_i64(row, "write_off"),
	        .request = {row_i64(row, "request")},
	        .state = (enum fund_off_state)row_enum(row, "state",
	                                               fund_off_states),
	        .version = row_i64(row, "version"),
	        .code = row_enum(row, "code", fund_off_codes),
	        .words = row_str(row, "words"),
	        .asked_by = {row_i64(row, "asked_by")},
	        .asked_at = row_instant(row, "asked_at"),
	        .answered_by = {row_i64(row, "answered_by")},
	        .answer = row_str(row, "answer"),
	        .what = row_str(row, "what"),
	        .supplier = row_str(row, "supplier"),
	        .sum = {row_i64(row, "pence")},
	};
}

const struct fault *
fund_off_store_payer(struct ctx *ctx, struct fund_id id, struct user_id *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_off_payer, ARGS(arg_i64("request", id.v)),
	            &row));
	out->v = row_i64(row, "paid_by");
	return NULL;
}

const struct fault *
fund_off_store_live(struct ctx *ctx, struct fund_id id, struct fund_off *out)
{
	const struct row *row;

	*out = (struct fund_off){.code = -1};
	TRY(sql_maybe(ctx->tx, &fund_off_one, ARGS(arg_i64("request", id.v)),
	              &row));
	if (row != NULL)
		*out = off_of_row(row);
	return NULL;
}

static const struct fault *
many(struct ctx *ctx, const struct query *query, const struct arg *args,
     struct fund_off **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct fund_off, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = off_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_off_store_list(struct ctx *ctx, struct fund_off **out, size_t *n)
{
	return many(ctx, &fund_off_list,
	            ARGS(arg_i64("organisation", ctx->who.organisation.v)), out,
	            n);
}

const struct fault *
fund_off_store_of(struct ctx *ctx, struct fund_id id, struct fund_off **out,
                  size_t *n)
{
	return many(ctx, &fund_off_history, ARGS(arg_i64("request", id.v)), out,
	            n);
}

const struct fault *
fund_off_store_add(struct ctx *ctx, const struct fund_request *q,
                   const struct fund_off *off)
{
	return sql_do(ctx->tx, &fund_off_add,
	              ARGS(arg_i64("write_off", id_new()),
	                   arg_i64("request", q->id.v),
	                   arg_i64("person", q->person.v),
	                   arg_i64("organisation", q->organisation.v),
	                   arg_i64("pence", q->paid.pence),
	                   arg_i64("version", q->version + 1),
	                   arg_word("code", fund_off_codes, off->code),
	                   arg_str("words", off->words),
	                   arg_i64("by", ctx->actor.v),
	                   arg_instant("at", ctx->now)),
	              NULL);
}

const struct fault *
fund_off_store_answer(struct ctx *ctx, int64_t id, enum fund_off_state state,
                      struct str words)
{
	return sql_do(
	        ctx->tx, &fund_off_put,
	        ARGS(arg_word("state", fund_off_states, (int)state),
	             arg_str("answer", words), arg_i64("by", ctx->actor.v),
	             arg_instant("at", ctx->now), arg_i64("write_off", id)),
	        NULL);
}

/* --- what must hold ---------------------------------------------------- */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query fund_check_off = {
        .name = "fund.check_off",
        WHOLE,
        .text = "select q.request as id from fund_request q"
                " where q.state = 'written_off' and not exists (select 1"
                "  from fund_write_off w where w.request = q.request"
                "  and w.state = 'written_off' and w.pence = q.paid) limit 1",
};

const struct query fund_check_off_two = {
        .name = "fund.check_off_two",
        WHOLE,
        .text = "select q.request as id from fund_write_off w"
                " join fund_request q on q.request = w.request"
                " where w.state = 'written_off' and (q.payment is null"
                " or w.asked_by = w.answered_by or q.paid_by = w.asked_by"
                " or q.paid_by = w.answered_by"
                " or q.started_by = w.answered_by"
                " or exists (select 1 from fund_voice v"
                "  where v.request = q.request"
                "  and v.by_user = w.answered_by)) limit 1",
};

/* --- merges ----------------------------------------------------------- */

const struct query fund_off_move_list = {
        .name = "fund.off_move_list",
        .shows_nobody = "ids to be handed over by a merge",
        .text = "select write_off as id from fund_write_off"
                " where person = :person",
};

const struct query fund_off_move_set = {
        .name = "fund.off_move_set",
        .text = "update fund_write_off set person = :person"
                " where write_off = :id",
};
