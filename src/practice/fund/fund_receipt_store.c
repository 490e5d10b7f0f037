/*
 * fund_receipt_store.c - which picture is filed with which request.
 *
 * A picture is handed in for one request and stays its (kernel/media); what
 * moves is the row here.
 */
#include "kernel/access/access.h"
#include "practice/fund/fund_receipt_local.h"

static const char *const seen_words[] = {"new", "here", "own", "other", NULL};

#define COLUMNS \
	" r.receipt, r.request, r.kept_for, r.person, r.seen, r.by_user, r.at" \
	" from fund_receipt r"

#define OF_PAYER \
	" join fund_request q on q.request = r.request" \
	" where r.request = :request and q.organisation = :organisation" \
	" and q.payment is not null"

const struct query fund_receipt_add = {
        .name = "fund.receipt_add",
        .text = "insert into fund_receipt (receipt, request, kept_for,"
                " person, seen, by_user, at) values (:receipt, :request,"
                " :request, :person, :seen, :by, :at)",
};

const struct query fund_receipts_of = {
        .name = "fund.receipts_of",
        .person = "person",
        .text = "select" COLUMNS " where r.request = :request"
                " and " ACCESS_REACH("r.person") " order by r.receipt"
                                                 " limit 100",
};

const struct query fund_receipt_one = {
        .name = "fund.receipt_one",
        .person = "person",
        .text = "select" COLUMNS " where r.receipt = :receipt"
                " and r.request = :request and " ACCESS_REACH("r.person"),
};

const struct query fund_receipts_payer = {
        .name = "fund.receipts_payer",
        .shows_nobody = "that there are receipts, not what they show",
        .text = "select" COLUMNS OF_PAYER " order by r.receipt limit 100",
};

const struct query fund_receipt_payer = {
        .name = "fund.receipt_payer",
        .person = "person",
        .text = "select" COLUMNS OF_PAYER " and r.receipt = :receipt",
};

const struct query fund_receipt_file = {
        .name = "fund.receipt_file",
        .text = "update fund_receipt set request = :went_to"
                " where receipt = :receipt and request = :came_from",
};

const struct query fund_receipt_move_add = {
        .name = "fund.receipt_move_add",
        .text = "insert into fund_receipt_move (move, receipt, person,"
                " came_from, went_to, reason, at, by_user) values (:move,"
                " :receipt, :person, :came_from, :went_to, :reason, :at,"
                " :by)",
};

#define MOVES(side, far, away) \
	"select m.move, m.receipt, m.person, m.reason, m.at, q.what, " away \
	" as away from fund_receipt_move m" \
	" join fund_request q on q.request = m." far " where m." side \
	" = :request and " ACCESS_REACH("m.person")

const struct query fund_receipt_moves_of = {
        .name = "fund.receipt_moves_of",
        .person = "person",
        .text = MOVES("came_from", "went_to", "1") " union all " MOVES(
                "went_to", "came_from", "0") " order by 1",
};

static struct fund_receipt
receipt_of_row(const struct row *row)
{
	return (struct fund_receipt){
	        .id = {row_i64(row, "receipt")},
	        .request = {row_i64(row, "request")},
	        .kept_for = {row_i64(row, "kept_for")},
	        .person = {row_i64(row, "person")},
	        .seen = (enum media_seen)row_enum(row, "seen", seen_words),
	        .by = {row_i64(row, "by_user")},
	        .at = row_instant(row, "at"),
	};
}

static const struct fault *
many(struct ctx *ctx, const struct query *query, const struct arg *args,
     struct fund_receipt **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct fund_receipt, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = receipt_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

static const struct fault *
one(struct ctx *ctx, const struct query *query, const struct arg *args,
    struct fund_receipt *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, args, &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that receipt");
	*out = receipt_of_row(row);
	return NULL;
}

const struct fault *
fund_receipt_store_add(struct ctx *ctx, const struct fund_receipt *receipt)
{
	return sql_do(ctx->tx, &fund_receipt_add,
	              ARGS(arg_i64("receipt", receipt->id.v),
	                   arg_i64("request", receipt->request.v),
	                   arg_i64("person", receipt->person.v),
	                   arg_word("seen", seen_words, (int)receipt->seen),
	                   arg_i64("by", ctx->actor.v),
	                   arg_instant("at", ctx->now)),
	              NULL);
}

const struct fault *
fund_receipts(struct ctx *ctx, struct fund_id id, struct fund_receipt **out,
              size_t *n)
{
	return many(ctx, &fund_receipts_of, ARGS(arg_i64("request", id.v)), out,
	            n);
}

const struct fault *
fund_receipt_get(struct ctx *ctx, struct fund_id id, struct media_id receipt,
                 struct fund_receipt *out)
{
	return one(ctx, &fund_receipt_one,
	           ARGS(arg_i64("receipt", receipt.v),
	                arg_i64("request", id.v)),
	           out);
}

const struct fault *
fund_receipts_paid(struct ctx *ctx, struct fund_id id,
                   struct fund_receipt **out, size_t *n)
{
	return many(ctx, &fund_receipts_payer,
	            ARGS(arg_i64("request", id.v),
	                 arg_i64("organisation", ctx->who.organisation.v)),
	            out, n);
}

const struct fault *
fund_receipt_paid(struct ctx *ctx, struct fund_id id, struct media_id receipt,
                  struct fund_receipt *out)
{
	return one(ctx, &fund_receipt_payer,
	           ARGS(arg_i64("request", id.v),
	                arg_i64("organisation", ctx->who.organisation.v),
	                arg_i64("receipt", receipt.v)),
	           out);
}

const struct fault *
fund_receipt_store_move(struct ctx *ctx, const struct fund_receipt *receipt,
                        struct fund_id to, struct str reason)
{
	const struct arg which = arg_i64("receipt", receipt->id.v);
	const struct arg from = arg_i64("came_from", receipt->request.v);
	const struct arg there = arg_i64("went_to", to.v);

	TRY(sql_do(ctx->tx, &fund_receipt_file, ARGS(which, from, there),
	           NULL));
	return sql_do(ctx->tx, &fund_receipt_move_add,
	              ARGS(arg_i64("move", id_new()), which,
	                   arg_i64("person", receipt->person.v), from, there,
	                   arg_str("reason", reason),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_receipts_moved(struct ctx *ctx, struct fund_id id, struct fund_moved **out,
                    size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_receipt_moves_of,
	             ARGS(arg_i64("request", id.v)), &rows));
	*out = arena_new(ctx->arena, struct fund_moved, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct fund_moved){
		        .receipt = {row_i64(&rows.v[i], "receipt")},
		        .away = row_i64(&rows.v[i], "away") != 0,
		        .other = row_str(&rows.v[i], "what"),
		        .reason = row_str(&rows.v[i], "reason"),
		        .at = row_instant(&rows.v[i], "at"),
		};
	*n = rows.n;
	return NULL;
}
