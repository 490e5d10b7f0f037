/*
 * fund_way_store.c - how things were paid, and which suppliers are small.
 */
#include "kernel/access/access.h"
#include "practice/fund/fund_way_local.h"

#define COLUMNS \
	" w.request, w.person, w.way, w.reference, w.on_day, w.to_worker," \
	" w.theirs, w.from_float from fund_handover w"

const struct query fund_handover_add = {
        .name = "fund.handover_add",
        .text = "insert into fund_handover (request, person, way, reference,"
                " on_day, to_worker, theirs, from_float, at, by_user) values"
                " (:request, :person, :way, :reference, :on_day, :to_worker,"
                " :theirs, :from_float, :at, :by)",
};

const struct query fund_handover_of = {
        .name = "fund.handover_of",
        .person = "person",
        .text = "select" COLUMNS " where w.request = :request"
                " and " ACCESS_REACH("w.person"),
};

const struct query fund_handover_payer = {
        .name = "fund.handover_payer",
        .shows_nobody = "an order or a voucher, never for whom",
        .text = "select" COLUMNS " join fund_request q"
                " on q.request = w.request where w.request = :request"
                " and q.organisation = :organisation",
};

const struct query fund_supplier_put = {
        .name = "fund.supplier_put",
        .text = "insert into fund_supplier (organisation, folded, small, at,"
                " by_user) values (:organisation, :folded, :small, :at, :by)"
                " on conflict (organisation, folded) do update"
                " set small = excluded.small, at = excluded.at,"
                " by_user = excluded.by_user",
};

const struct query fund_suppliers_small = {
        .name = "fund.suppliers_small",
        .text = "select folded from fund_supplier"
                " where organisation = :organisation and small = 1"
                " order by folded limit 500",
};

const struct query fund_agreed_since = {
        .name = "fund.agreed_since",
        .shows_nobody = "since when something is to be paid",
        .text = "select q.request, max(v.at) as agreed_at"
                " from fund_request q join fund_voice v"
                " on v.request = q.request"
                " where q.organisation = :organisation and q.state = 'agreed'"
                " group by q.request order by q.request",
};

const struct fault *
fund_handover_store_add(struct ctx *ctx, const struct fund_request *q,
                        const struct fund_handover *how)
{
	return sql_do(ctx->tx, &fund_handover_add,
	              ARGS(arg_i64("request", q->id.v),
	                   arg_i64("person", q->person.v),
	                   arg_word("way", fund_ways, (int)how->way),
	                   arg_str("reference", how->reference),
	                   arg_date("on_day", how->on),
	                   arg_bool("to_worker", how->to_worker > 0),
	                   arg_i64("theirs", how->theirs.pence),
	                   arg_id("from_float", how->from_float.v),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

static const struct fault *
one(struct ctx *ctx, const struct query *query, const struct arg *args,
    struct fund_handover *out, bool *there)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, args, &row));
	*there = row != NULL;
	if (row == NULL)
		return NULL;
	*out = (struct fund_handover){
	        .way = (enum fund_way)row_enum(row, "way", fund_ways),
	        .reference = row_str(row, "reference"),
	        .on = row_date(row, "on_day"),
	        .to_worker = row_bool(row, "to_worker") ? 1 : 0,
	        .theirs = {row_i64(row, "theirs")},
	        .from_float = {row_i64(row, "from_float")},
	};
	return NULL;
}

const struct fault *
fund_handover(struct ctx *ctx, struct fund_id id, struct fund_handover *out,
              bool *there)
{
	return one(ctx, &fund_handover_of, ARGS(arg_i64("request", id.v)), out,
	           there);
}

const struct fault *
fund_handover_paid(struct ctx *ctx, struct fund_id id,
                   struct fund_handover *out, bool *there)
{
	return one(ctx, &fund_handover_payer,
	           ARGS(arg_i64("request", id.v),
	                arg_i64("organisation", ctx->who.organisation.v)),
	           out, there);
}

const struct fault *
fund_supplier_store_put(struct ctx *ctx, struct str folded, bool small)
{
	return sql_do(ctx->tx, &fund_supplier_put,
	              ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                   arg_str("folded", folded), arg_bool("small", small),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_supplier_store_small(struct ctx *ctx, struct str **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_suppliers_small,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct str, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = row_str(&rows.v[i], "folded");
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_store_agreed(struct ctx *ctx, struct fund_agreed **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_agreed_since,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct fund_agreed, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct fund_agreed){
		        .id = {row_i64(&rows.v[i], "request")},
		        .at = row_instant(&rows.v[i], "agreed_at"),
		};
	*n = rows.n;
	return NULL;
}
