/*
 * form_store.c - the rows of assessments that were brought in.
 */
#include "kernel/access/access.h"
#include "practice/strengths/form_local.h"

const struct migration form_migration_72 = {
        72,
        "strengths form",
        "create table strengths_form ("
        " form integer primary key, person integer not null,"
        " at integer not null, author integer not null,"
        " uuid text not null, number integer not null, tag text not null,"
        " form_version text not null, updated text not null,"
        " answers integer not null check (answers >= 0),"
        " unknown integer not null check (unknown >= 0),"
        " complete integer not null check (complete >= 0),"
        " digest blob not null, document text not null"
        ") strict;\n"
        "create index strengths_form_person on strengths_form (person, at);\n"
        "create index strengths_form_uuid on strengths_form (uuid);\n",
};

#define COLUMNS \
	"form, person, at, author, uuid, number, tag, form_version, updated," \
	" answers, unknown, complete, digest"

const struct query form_add = {
        .name = "strengths.form_add",
        .text = "insert into strengths_form (" COLUMNS ", document)"
                " values (:form, :person, :at, :author, :uuid, :number, :tag,"
                " :form_version, :updated, :answers, :unknown, :complete,"
                " :digest, :document)",
};

const struct query form_same = {
        .name = "strengths.form_same",
        .person = "person",
        .text = "select " COLUMNS ", '' as document from strengths_form"
                " where person = :person and digest = :digest"
                " and " ACCESS_REACH(
                        "strengths_form.person") " order by at limit 1",
};

const struct query form_elsewhere = {
        .name = "strengths.form_elsewhere",
        .shows_nobody = "whether there is one, and nothing of whom",
        .text = "select count(*) as n from strengths_form"
                " where uuid = :uuid and person <> :person",
};

const struct query form_list_of = {
        .name = "strengths.form_list_of",
        .person = "person",
        .text = "select " COLUMNS ", '' as document from strengths_form"
                " where person = :person"
                " and " ACCESS_REACH(
                        "strengths_form.person") " order by at desc,"
                                                 " form desc limit 100",
};

const struct query form_one = {
        .name = "strengths.form_one",
        .person = "person",
        .text = "select " COLUMNS ", document from strengths_form"
                " where form = :form and person = :person"
                " and " ACCESS_REACH("strengths_form.person"),
};

const struct query form_all = {
        .name = "strengths.form_all",
        .scans = "a check reads every row",
        .shows_nobody = "a check, which says an id",
        .text = "select " COLUMNS ", document from strengths_form",
};

const struct query form_move_list = {
        .name = "strengths.form_move_list",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select form as id from strengths_form"
                " where person = :person",
};
const struct query form_move_set = {
        .name = "strengths.form_move_set",
        .text = "update strengths_form set person = :person"
                " where form = :id",
};

static struct form_kept
of_row(const struct row *row)
{
	return (struct form_kept){
	        .id = {row_i64(row, "form")},
	        .person = {row_i64(row, "person")},
	        .at = row_instant(row, "at"),
	        .by = {row_i64(row, "author")},
	        .uuid = row_str(row, "uuid"),
	        .number = row_i64(row, "number"),
	        .tag = row_str(row, "tag"),
	        .form_version = row_str(row, "form_version"),
	        .updated = row_str(row, "updated"),
	        .answers = row_i64(row, "answers"),
	        .unknown = row_i64(row, "unknown"),
	        .complete = row_i64(row, "complete"),
	        .digest = row_bytes(row, "digest"),
	        .document = row_str(row, "document"),
	};
}

const struct fault *
form_store_add(struct ctx *ctx, const struct form_kept *kept)
{
	return sql_do(
	        ctx->tx, &form_add,
	        ARGS(arg_i64("form", kept->id.v),
	             arg_i64("person", kept->person.v),
	             arg_instant("at", kept->at), arg_i64("author", kept->by.v),
	             arg_str("uuid", kept->uuid),
	             arg_i64("number", kept->number), arg_str("tag", kept->tag),
	             arg_str("form_version", kept->form_version),
	             arg_str("updated", kept->updated),
	             arg_i64("answers", kept->answers),
	             arg_i64("unknown", kept->unknown),
	             arg_i64("complete", kept->complete),
	             arg_bytes("digest", kept->digest),
	             arg_str("document", kept->document)),
	        NULL);
}

const struct fault *
form_store_same(struct ctx *ctx, struct person_id person, struct bytes digest,
                struct form_kept *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &form_same,
	              ARGS(arg_i64("person", person.v),
	                   arg_bytes("digest", digest)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = of_row(row);
	return NULL;
}

const struct fault *
form_store_elsewhere(struct ctx *ctx, const struct form_kept *kept, bool *out)
{
	const struct row *row;

	*out = false;
	if (str_empty(kept->uuid))
		return NULL;
	TRY(sql_one(ctx->tx, &form_elsewhere,
	            ARGS(arg_str("uuid", kept->uuid),
	                 arg_i64("person", kept->person.v)),
	            &row));
	*out = row_i64(row, "n") > 0;
	return NULL;
}

const struct fault *
form_store_list(struct ctx *ctx, struct person_id person,
                struct form_kept **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &form_list_of, ARGS(arg_i64("person", person.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct form_kept, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
form_store_one(struct ctx *ctx, struct person_id person, struct form_id id,
               struct form_kept *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &form_one,
	              ARGS(arg_i64("form", id.v), arg_i64("person", person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that form");
	*out = of_row(row);
	return NULL;
}

/* --- check and merge --------------------------------------------------- */

static const struct fault *
check_one(void *data, const struct row *row)
{
	struct ctx *ctx = data;
	struct form_kept kept = of_row(row);
	struct arena_mark mark = arena_mark(ctx->arena);

	TRY(form_check_row(ctx, &kept));
	arena_release(ctx->arena, mark);
	return NULL;
}

const struct fault *
form_check(struct ctx *ctx)
{
	return sql_each(ctx->tx, &form_all, NO_ARGS, check_one, ctx);
}

const struct fault *
form_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo)
{
	static const struct merge_move moves[] = {
	        {"strengths_form", &form_move_list, &form_move_set},
	        {NULL, NULL, NULL},
	};

	return people_merge_move(ctx, moves, merge, gone, kept, undo);
}
