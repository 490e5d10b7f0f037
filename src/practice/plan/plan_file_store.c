/*
 * plan_file_store.c - the rows of plans that came in as files.
 */
#include "practice/plan/plan_file_local.h"

#include "kernel/access/access.h"

const struct migration plan_migration_41 = {
        41,
        "plan file",
        "create table plan_file ("
        " file integer primary key, person integer not null,"
        " at integer not null, author integer not null,"
        " service text not null check (service in ('sentence-plan',"
        "  'assessment-platform', 'my-direction')),"
        " digest blob not null, document text not null,"
        " taken_at integer, taken_by integer,"
        " added integer not null check (added >= 0)"
        ") strict;\n"
        "create index plan_file_person on plan_file (person, at);\n"
        "alter table plan_goal add column came_from text not null"
        " default '';\n"
        "alter table plan_goal add column came_on integer;\n"
        "alter table plan_goal add column came_file integer;\n"
        "alter table plan_goal add column came_place integer not null"
        " default 0;\n"
        "alter table plan_goal add column came_ref text not null"
        " default '';\n"
        "alter table plan_note add column from_name text not null"
        " default '';\n",
};

#define COLUMNS \
	"file, person, at, author, service, digest, taken_at, taken_by, added"

const struct query plan_q_file_add = {
        .name = "plan.file_add",
        .text = "insert into plan_file (" COLUMNS ", document)"
                " values (:file, :person, :at, :author, :service, :digest,"
                " :taken_at, :taken_by, :added, :document)",
};

#define WAITING \
	"select " COLUMNS ", document from plan_file" \
	" where person = :person and taken_at is null" \
	" and " ACCESS_REACH( \
	        "plan_file.person") " order by at desc, file desc" \
	                            " limit 1"

const struct query plan_q_file_waiting = {
        .name = "plan.file_waiting",
        .person = "person",
        .text = WAITING,
};

const struct query plan_q_file_wait_lock = {
        .name = "plan.file_wait_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = WAITING,
};

const struct query plan_q_file_list = {
        .name = "plan.file_list",
        .person = "person",
        .text = "select " COLUMNS ", '' as document from plan_file"
                " where person = :person and " ACCESS_REACH(
                        "plan_file.person") " order by at desc, file desc"
                                            " limit 100",
};

const struct query plan_q_file_one = {
        .name = "plan.file_one",
        .person = "person",
        .text = "select " COLUMNS ", document from plan_file"
                " where file = :file and person = :person"
                " and " ACCESS_REACH("plan_file.person"),
};

const struct query plan_q_file_drop = {
        .name = "plan.file_drop",
        .text = "delete from plan_file"
                " where person = :person and taken_at is null",
};

const struct query plan_q_file_all = {
        .name = "plan.file_all",
        .scans = "a check reads every row",
        .shows_nobody = "a check, which says an id",
        .text = "select " COLUMNS ", document from plan_file",
};

const struct query plan_q_check_came = {
        .name = "plan.check_came",
        .scans = "a check walks everything",
        .shows_nobody = "numbers of rows that are off, no facts",
        .text = "select g.goal as id from plan_goal g"
                " where (g.came_from = '' and g.came_file is not null)"
                " or (g.came_from <> '' and not exists (select 1"
                "  from plan_file f where f.file = g.came_file"
                "  and f.person = g.person and f.service = g.came_from"
                "  and f.taken_at is not null)) limit 1",
};

const struct query plan_q_check_added = {
        .name = "plan.check_added",
        .scans = "a check walks everything",
        .shows_nobody = "numbers of rows that are off, no facts",
        .text = "select f.file as id from plan_file f"
                " left join (select came_file, count(*) as n"
                "  from plan_goal where came_file is not null"
                "  group by came_file) g on g.came_file = f.file"
                " where (f.taken_at is null and f.added > 0)"
                " or f.added < coalesce(g.n, 0) limit 1",
};

static struct plan_file
of_row(const struct row *row)
{
	return (struct plan_file){
	        .id = row_i64(row, "file"),
	        .person = {row_i64(row, "person")},
	        .at = row_instant(row, "at"),
	        .by = {row_i64(row, "author")},
	        .service =
	                (unsigned)row_enum(row, "service", plan_service_words),
	        .digest = row_bytes(row, "digest"),
	        .taken_at = row_instant(row, "taken_at"),
	        .taken_by = {row_i64(row, "taken_by")},
	        .added = row_i64(row, "added"),
	        .document = row_str(row, "document"),
	};
}

const struct fault *
plan_store_file_add(struct ctx *ctx, const struct plan_file *file)
{
	return sql_do(ctx->tx, &plan_q_file_add,
	              ARGS(arg_i64("file", file->id),
	                   arg_i64("person", file->person.v),
	                   arg_instant("at", file->at),
	                   arg_i64("author", file->by.v),
	                   arg_word("service", plan_service_words,
	                            (int)file->service),
	                   arg_bytes("digest", file->digest),
	                   arg_instant("taken_at", file->taken_at),
	                   arg_id("taken_by", file->taken_by.v),
	                   arg_i64("added", file->added),
	                   arg_str("document", file->document)),
	              NULL);
}

const struct fault *
plan_store_file_waiting(struct ctx *ctx, struct person_id person, bool lock,
                        struct plan_file *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx,
	              lock ? &plan_q_file_wait_lock : &plan_q_file_waiting,
	              ARGS(arg_i64("person", person.v)), &row));
	*out = row != NULL ? of_row(row) : (struct plan_file){.id = 0};
	return NULL;
}

const struct fault *
plan_store_files(struct ctx *ctx, struct person_id person,
                 struct plan_file **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_file_list,
	             ARGS(arg_i64("person", person.v)), &rows));
	*out = arena_new(ctx->arena, struct plan_file, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_file_one(struct ctx *ctx, struct person_id person, int64_t id,
                    struct plan_file *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_file_one,
	              ARGS(arg_i64("file", id), arg_i64("person", person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that file");
	*out = of_row(row);
	return NULL;
}

const struct fault *
plan_store_file_drop(struct ctx *ctx, struct person_id person)
{
	return sql_do(ctx->tx, &plan_q_file_drop,
	              ARGS(arg_i64("person", person.v)), NULL);
}

struct walk {
	struct ctx *ctx;
	plan_file_fn fn;
};

static const struct fault *
walk_one(void *data, const struct row *row)
{
	const struct walk *walk = data;
	const struct plan_file file = of_row(row);
	struct arena_mark mark = arena_mark(walk->ctx->arena);

	TRY(walk->fn(walk->ctx, &file));
	arena_release(walk->ctx->arena, mark);
	return NULL;
}

const struct fault *
plan_store_file_each(struct ctx *ctx, plan_file_fn fn)
{
	struct walk walk = {ctx, fn};

	return sql_each(ctx->tx, &plan_q_file_all, NO_ARGS, walk_one, &walk);
}
