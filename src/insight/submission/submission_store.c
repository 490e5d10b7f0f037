/*
 * submission_store.c - submissions and the files that were made of them:
 * which people by rule, never which by name.
 */
#include "insight/submission/submission_result.h"

/* Shares are tenths of a per cent. */
static const struct migration migration_117 = {
        117,
        "submission",
        "create table submission_plan ("
        " submission integer primary key, organisation integer not null,"
        " title text not null,"
        " start_rule text not null check (start_rule in"
        "  ('induction', 'plan', 'contact')),"
        " cohort_from integer not null, cohort_to integer not null,"
        " base integer not null, fall integer not null,"
        " made_by integer not null, made_at integer not null,"
        " check (cohort_from <= cohort_to)"
        ") strict;\n"
        "create index submission_plan_organisation on submission_plan"
        " (organisation, made_at);\n"

        /* A file lies nowhere: this is what is known of it. */
        "create table submission_file ("
        " file integer primary key, submission integer not null,"
        " sha256 text not null, lines integer not null,"
        " counts text not null, why text not null,"
        " gone_by integer not null, gone_at integer,"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index submission_file_submission on submission_file"
        " (submission, made_at);\n",
};

const struct migration *const submission_schema[] = {
        &migration_117, &submission_migration_118, NULL};

#define TERMS "title, start_rule, cohort_from, cohort_to, base, fall"

#define SUBMISSION \
	"select submission, " TERMS ", made_by, made_at from submission_plan" \
	" where organisation = :organisation"

const struct query submission_q_list = {
        .name = "submission.list",
        .text = SUBMISSION " order by made_at desc, submission desc",
};

const struct query submission_q_one = {
        .name = "submission.one",
        .text = SUBMISSION " and submission = :submission",
};

const struct query submission_q_count = {
        .name = "submission.count",
        .text = "select count(*) as n from submission_plan"
                " where organisation = :organisation",
};

const struct query submission_q_add = {
        .name = "submission.add",
        .text = "insert into submission_plan (submission, organisation, " TERMS
                ", made_by, made_at) values (:submission, :organisation,"
                " :title, :start_rule, :cohort_from, :cohort_to, :base,"
                " :fall, :actor, :now)",
};

#define FILE_COLUMNS \
	"file, sha256, lines, counts, why, gone_by, gone_at, made_by, made_at"

const struct query submission_q_files = {
        .name = "submission.files",
        .text = "select " FILE_COLUMNS " from submission_file"
                " where submission = :submission"
                " order by made_at desc, file desc limit 50",
};

const struct query submission_q_file = {
        .name = "submission.file",
        .text = "select " FILE_COLUMNS " from submission_file"
                " where submission = :submission and file = :file",
        .lock = LOCK_ROWS,
};

const struct query submission_q_file_add = {
        .name = "submission.file_add",
        .text = "insert into submission_file (file, submission, sha256, lines,"
                " counts, why, gone_by, made_by, made_at) values (:file,"
                " :submission, :sha256, :lines, :counts, :why, :gone_by,"
                " :actor, :now)",
};

const struct query submission_q_gone = {
        .name = "submission.gone",
        .text = "update submission_file set gone_at = :now where file = :file",
};

static struct arg
own(const struct ctx *ctx)
{
	return arg_i64("organisation", ctx->who.organisation.v);
}

static struct submission
submission_of(const struct row *row)
{
	return (struct submission){
	        .id = row_i64(row, "submission"),
	        .terms =
	                {
	                        .title = row_str(row, "title"),
	                        .start = (enum study_start)row_enum(
	                                row, "start_rule", study_start_words),
	                        .from = row_date(row, "cohort_from"),
	                        .to = row_date(row, "cohort_to"),
	                        .base = row_i64(row, "base"),
	                        .fall = row_i64(row, "fall"),
	                },
	        .made_by = {row_i64(row, "made_by")},
	        .made_at = row_instant(row, "made_at"),
	};
}

static struct submission_file
file_of(const struct row *row)
{
	return (struct submission_file){
	        .id = row_i64(row, "file"),
	        .sha256 = row_str(row, "sha256"),
	        .lines = row_i64(row, "lines"),
	        .counts = row_str(row, "counts"),
	        .why = row_str(row, "why"),
	        .made_by = {row_i64(row, "made_by")},
	        .made_at = row_instant(row, "made_at"),
	        .gone_by = row_date(row, "gone_by"),
	        .gone_at = row_instant(row, "gone_at"),
	};
}

const struct fault *
submission_store_list(struct ctx *ctx, struct submission **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &submission_q_list, ARGS(own(ctx)), &rows));
	*out = arena_new(ctx->arena, struct submission, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = submission_of(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
submission_store_one(struct ctx *ctx, int64_t id, struct submission *out,
                     bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &submission_q_one,
	              ARGS(own(ctx), arg_i64("submission", id)), &row));
	*found = row != NULL;
	if (row != NULL)
		*out = submission_of(row);
	return NULL;
}

const struct fault *
submission_store_count(struct ctx *ctx, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &submission_q_count, ARGS(own(ctx)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
submission_store_add(struct ctx *ctx, int64_t id,
                     const struct submission_terms *t)
{
	return sql_do(
	        ctx->tx, &submission_q_add,
	        ARGS(own(ctx), arg_i64("submission", id),
	             arg_str("title", t->title),
	             arg_word("start_rule", study_start_words, (int)t->start),
	             arg_date("cohort_from", t->from),
	             arg_date("cohort_to", t->to), arg_i64("base", t->base),
	             arg_i64("fall", t->fall)),
	        NULL);
}

const struct fault *
submission_store_files(struct ctx *ctx, int64_t id,
                       struct submission_file **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &submission_q_files,
	             ARGS(arg_i64("submission", id)), &rows));
	*out = arena_new(ctx->arena, struct submission_file, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = file_of(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
submission_store_file(struct ctx *ctx, int64_t id, int64_t file,
                      struct submission_file *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &submission_q_file,
	              ARGS(arg_i64("submission", id), arg_i64("file", file)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = file_of(row);
	return NULL;
}

const struct fault *
submission_store_file_add(struct ctx *ctx, int64_t id,
                          const struct submission_file *file)
{
	return sql_do(ctx->tx, &submission_q_file_add,
	              ARGS(arg_i64("file", file->id), arg_i64("submission", id),
	                   arg_str("sha256", file->sha256),
	                   arg_i64("lines", file->lines),
	                   arg_str("counts", file->counts),
	                   arg_str("why", file->why),
	                   arg_date("gone_by", file->gone_by)),
	              NULL);
}

const struct fault *
submission_store_gone(struct ctx *ctx, int64_t file)
{
	return sql_do(ctx->tx, &submission_q_gone, ARGS(arg_i64("file", file)),
	              NULL);
}
