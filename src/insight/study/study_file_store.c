/*
 * study_file_store.c - files of studies, in parts.
 */
#include "insight/study/study_file.h"

#define PART_BYTES ((size_t)256 * 1024)

#define FILE_COLUMNS "f.file, f.kind, f.sha256, f.bytes, f.lines, f.made_at"

const struct query study_q_files = {
        .name = "study.files",
        .text = "select " FILE_COLUMNS " from study_file f"
                " where f.study = :study and not exists (select 1"
                "  from study_file n where n.study = f.study"
                "  and n.kind = f.kind and n.file > f.file)",
};

const struct query study_q_file = {
        .name = "study.file",
        .text = "select " FILE_COLUMNS " from study_file f"
                " where f.study = :study and f.kind = :kind"
                " order by f.file desc limit 1",
};

const struct query study_q_plans = {
        .name = "study.plans",
        .text = "select " FILE_COLUMNS " from study_file f"
                " where f.study = :study and f.kind = 'plan'"
                " order by f.file",
};

const struct query study_q_parts = {
        .name = "study.parts",
        .text = "select body from study_part where file = :file"
                " order by part",
};

const struct query study_q_file_add = {
        .name = "study.file_add",
        .text = "insert into study_file (file, study, kind, sha256, bytes,"
                " lines, made_by, made_at) values (:file, :study, :kind,"
                " :sha256, :bytes, :lines, :by, :now)",
};

const struct query study_q_part_add = {
        .name = "study.part_add",
        .text = "insert into study_part (file, part, body) values (:file,"
                " :part, :body)",
};

/* Of one organisation: its studies are of one programme. */
const struct query study_q_kept = {
        .name = "study.kept",
        .text = "select " FILE_COLUMNS " from study_file f"
                " join study_study s on s.study = f.study"
                " where f.kind = 'kept' and s.organisation = :organisation"
                " order by f.file limit 500",
        .scans = "small table",
};

const struct query study_q_ask = {
        .name = "study.ask",
        .text = "update study_study set asked = :asked, asked_by = :actor,"
                " told = null where study = :study",
};

const struct query study_q_asked = {
        .name = "study.asked",
        .text = "select study, organisation, asked, asked_by, version"
                " from study_study where asked is not null"
                " order by study limit 20",
        .scans = "small table",
};

const struct query study_q_queue = {
        .name = "study.queue",
        .text = "select study from study_study"
                " where organisation = :organisation and asked is not null"
                " order by study",
        .lock = LOCK_ROWS,
};

const struct query study_q_answer = {
        .name = "study.answer",
        .text = "update study_study set asked = null, told = :told"
                " where study = :study",
};

const struct query study_q_stand = {
        .name = "study.stand",
        .text = "update study_study set state = :state, flow = :flow,"
                " head = case when cast(:head as text) = '' then head"
                " else cast(:head as text) end,"
                " analysed_by = coalesce(cast(:analysed as bigint),"
                "  analysed_by),"
                " checked_by = coalesce(cast(:checked as bigint),"
                "  checked_by),"
                " published_at = coalesce(cast(:published as bigint),"
                "  published_at),"
                " version = version + 1 where study = :study",
};

static struct study_file
file_of(const struct row *row)
{
	return (struct study_file){
	        .id = row_i64(row, "file"),
	        .kind = (enum study_kind)row_enum(row, "kind",
	                                          study_kind_words),
	        .sha256 = row_str(row, "sha256"),
	        .bytes = row_i64(row, "bytes"),
	        .lines = row_i64(row, "lines"),
	        .at = row_instant(row, "made_at"),
	};
}

static const struct fault *
files_read(struct ctx *ctx, const struct query *query, int64_t study,
           struct study_file **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, ARGS(arg_i64("study", study)), &rows));
	*out = arena_new(ctx->arena, struct study_file, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = file_of(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
study_store_files(struct ctx *ctx, int64_t study, struct study_file **out,
                  size_t *n)
{
	return files_read(ctx, &study_q_files, study, out, n);
}

const struct fault *
study_store_plans(struct ctx *ctx, int64_t study, struct study_file **out,
                  size_t *n)
{
	return files_read(ctx, &study_q_plans, study, out, n);
}

const struct fault *
study_store_file(struct ctx *ctx, int64_t study, enum study_kind kind,
                 struct study_file *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &study_q_file,
	              ARGS(arg_i64("study", study),
	                   arg_word("kind", study_kind_words, (int)kind)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = file_of(row);
	return NULL;
}

static const struct fault *
part_take(void *data, const struct row *row)
{
	struct buf *buf = data;

	buf_str(buf, row_str(row, "body"));
	return NULL;
}

const struct fault *
study_store_body(struct ctx *ctx, struct arena *arena,
                 const struct study_file *file, struct str *out)
{
	struct buf buf;

	buf_init(&buf, arena, (size_t)file->bytes + 1);
	TRY(sql_each(ctx->tx, &study_q_parts, ARGS(arg_i64("file", file->id)),
	             part_take, &buf));
	if (buf.full || buf.n != (size_t)file->bytes)
		return fault_unavailable(ctx, "This file is not whole any "
		                              "more. Whoever runs the server "
		                              "can bring it back");
	*out = buf_get(&buf);
	return NULL;
}

const struct fault *
study_store_kept(struct ctx *ctx, struct str **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &study_q_kept,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct str, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		struct study_file file = file_of(&rows.v[i]);

		TRY(study_store_body(ctx, ctx->arena, &file, &(*out)[i]));
	}
	*n = rows.n;
	return NULL;
}

/* Where a part ends: not within a character. */
static size_t
part_end(struct str body, size_t from)
{
	size_t end = from + PART_BYTES;

	if (end >= body.n)
		return body.n;
	while (((unsigned char)body.p[end] & 0xc0) == 0x80)
		end--;
	return end;
}

const struct fault *
study_store_file_put(struct ctx *ctx, int64_t study,
                     const struct study_new_file *file)
{
	int64_t id = id_new(), part = 0;

	TRY(sql_do(ctx->tx, &study_q_file_add,
	           ARGS(arg_i64("file", id), arg_i64("study", study),
	                arg_word("kind", study_kind_words, (int)file->kind),
	                arg_str("sha256", file->sha256),
	                arg_i64("bytes", (int64_t)file->body.n),
	                arg_i64("lines", file->lines),
	                arg_i64("by", file->by.v)),
	           NULL));
	for (size_t at = 0; at < file->body.n;) {
		size_t end = part_end(file->body, at);

		TRY(sql_do(ctx->tx, &study_q_part_add,
		           ARGS(arg_i64("file", id), arg_i64("part", part++),
		                arg_str("body",
		                        str_slice(file->body, at, end - at))),
		           NULL));
		at = end;
	}
	return NULL;
}

const struct fault *
study_store_ask(struct ctx *ctx, int64_t study, enum study_asked asked)
{
	return sql_do(ctx->tx, &study_q_ask,
	              ARGS(arg_i64("study", study),
	                   arg_word("asked", study_asked_words, (int)asked)),
	              NULL);
}

const struct fault *
study_store_answer(struct ctx *ctx, int64_t study, int told)
{
	return sql_do(ctx->tx, &study_q_answer,
	              ARGS(arg_i64("study", study),
	                   told < 0 ? arg_null("told")
	                            : arg_word("told", study_told_words, told)),
	              NULL);
}

const struct query study_q_changes = {
        .name = "study.changes",
        .text = "update study_study set changes = :changes"
                " where study = :study and organisation = :organisation",
};

const struct fault *
study_store_changes(struct ctx *ctx, int64_t study, struct str changes)
{
	return sql_do(ctx->tx, &study_q_changes,
	              ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                   arg_i64("study", study),
	                   arg_str("changes", changes)),
	              NULL);
}

const struct fault *
study_store_stand(struct ctx *ctx, int64_t study,
                  const struct study_stand *stand)
{
	return sql_do(
	        ctx->tx, &study_q_stand,
	        ARGS(arg_i64("study", study),
	             arg_word("state", study_state_words, (int)stand->state),
	             arg_str("flow", stand->flow), arg_str("head", stand->head),
	             arg_id("analysed", stand->analysed_by.v),
	             arg_id("checked", stand->checked_by.v),
	             arg_instant("published", stand->published_at)),
	        NULL);
}

const struct fault *
study_store_queue(struct ctx *ctx)
{
	struct rows rows;

	return sql_rows(ctx->tx, &study_q_queue,
	                ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	                &rows);
}

const struct fault *
study_store_asked(struct ctx *ctx, struct study_asking **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &study_q_asked, NO_ARGS, &rows));
	*out = arena_new(ctx->arena, struct study_asking, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct study_asking){
		        .study = row_i64(&rows.v[i], "study"),
		        .organisation = {row_i64(&rows.v[i], "organisation")},
		        .by = {row_i64(&rows.v[i], "asked_by")},
		        .version = row_i64(&rows.v[i], "version"),
		        .asked = (enum study_asked)row_enum(&rows.v[i], "asked",
		                                            study_asked_words),
		};
	*n = rows.n;
	return NULL;
}
