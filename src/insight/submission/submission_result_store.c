/*
 * submission_result_store.c - what was published of submissions.
 */
#include "insight/submission/submission_result.h"

/* Rates and ends are tenths of a per cent, and of points. */
const struct migration submission_migration_118 = {
        118,
        "submission: what was published",
        "create table submission_result ("
        " result integer primary key, submission integer not null,"
        " rate integer not null, other_rate integer not null,"
        " low integer not null, high integer not null,"
        " people integer not null, others integer not null,"
        " published_on integer not null, source text not null,"
        " made_by integer not null, made_at integer not null,"
        " check (low <= high)"
        ") strict;\n"
        "create index submission_result_submission on submission_result"
        " (submission, made_at);\n",
};

const struct query submission_q_result_add = {
        .name = "submission.result_add",
        .text = "insert into submission_result (result, submission, rate,"
                " other_rate, low, high, people, others, published_on, source,"
                " made_by, made_at) values (:result, :submission, :rate,"
                " :other_rate, :low, :high, :people, :others, :published_on,"
                " :source, :actor, :now)",
};

const struct query submission_q_results = {
        .name = "submission.results",
        .text = "select r.result, r.submission, p.title, r.rate,"
                " r.other_rate, r.low, r.high, r.people, r.others,"
                " r.published_on, r.source, r.made_by, r.made_at"
                " from submission_plan p join submission_result r"
                " on r.submission = p.submission"
                " where p.organisation = :organisation"
                " and (cast(:submission as bigint) = 0"
                "  or p.submission = cast(:submission as bigint))"
                " order by r.made_at desc, r.result desc limit 100",
};

const struct fault *
submission_store_result_add(struct ctx *ctx, int64_t submission,
                            const struct submission_found *f)
{
	return sql_do(ctx->tx, &submission_q_result_add,
	              ARGS(arg_i64("result", id_new()),
	                   arg_i64("submission", submission),
	                   arg_i64("rate", f->rate),
	                   arg_i64("other_rate", f->other_rate),
	                   arg_i64("low", f->low), arg_i64("high", f->high),
	                   arg_i64("people", f->people),
	                   arg_i64("others", f->others),
	                   arg_date("published_on", f->published_on),
	                   arg_str("source", f->source)),
	              NULL);
}

static struct submission_result
result_of(const struct row *row)
{
	return (struct submission_result){
	        .id = row_i64(row, "result"),
	        .submission = row_i64(row, "submission"),
	        .title = row_str(row, "title"),
	        .found =
	                {
	                        .rate = row_i64(row, "rate"),
	                        .other_rate = row_i64(row, "other_rate"),
	                        .low = row_i64(row, "low"),
	                        .high = row_i64(row, "high"),
	                        .people = row_i64(row, "people"),
	                        .others = row_i64(row, "others"),
	                        .published_on = row_date(row, "published_on"),
	                        .source = row_str(row, "source"),
	                },
	        .made_by = {row_i64(row, "made_by")},
	        .made_at = row_instant(row, "made_at"),
	};
}

const struct fault *
submission_store_results(struct ctx *ctx, int64_t submission,
                         struct submission_result **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &submission_q_results,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_i64("submission", submission)),
	             &rows));
	*out = arena_new(ctx->arena, struct submission_result, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = result_of(&rows.v[i]);
	*n = rows.n;
	return NULL;
}
