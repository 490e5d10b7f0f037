/*
 * media_store.c - the rows of the files.
 *
 * A row outlives its file: without `stored` it is what is left of one, and
 * its marks still know the picture again.
 */
#include "kernel/media/media_local.h"

#define LIST_MOST 100

static const struct migration tables = {
        .number = 15,
        .name = "media",
        .text = "create table media_file ("
                " file integer primary key check (file > 0),"
                " person integer not null,"
                " purpose text not null check (length(purpose) > 0),"
                " subject integer not null,"
                " width integer not null check (width > 0),"
                " height integer not null check (height > 0),"
                " size integer not null check (size > 0),"
                " scanned integer not null check (scanned in (0, 1)),"
                " stored text,"
                " mark_bytes blob not null,"
                " mark_pixels blob not null,"
                " taken_by integer not null,"
                " taken_at integer not null,"
                " until integer,"
                " gone_by integer,"
                " gone_at integer,"
                " gone_why text,"
                " check ((stored is null) = (gone_at is not null)),"
                " check ((gone_at is null) = (gone_why is null))) strict;"
                "create index media_file_subject"
                " on media_file (person, purpose, subject);"
                "create index media_file_bytes on media_file (mark_bytes);"
                "create index media_file_pixels on media_file (mark_pixels);"
                "create unique index media_file_stored on media_file (stored)"
                " where stored is not null;"
                "create index media_file_until on media_file (until)"
                " where gone_at is null and until is not null;"
                "create table media_moved ("
                " merge integer not null,"
                " file integer not null,"
                " primary key (merge, file)) strict, without rowid;",
};

/* A sound has no shape: it is one by one, and so many milliseconds long. */
static const struct migration sounds = {
        .number = 17,
        .name = "media sound",
        .text = "alter table media_file add column kind text not null"
                " default 'picture' check (kind in ('picture', 'sound'));"
                "alter table media_file add column ms integer not null"
                " default 0 check (ms >= 0);",
};

const struct migration *const media_schema[] = {&tables, &sounds, NULL};

static const struct query add = {
        .name = "media.add",
        .text = "insert into media_file (file, person, purpose, subject,"
                " kind, ms, width, height, size, scanned, stored, mark_bytes,"
                " mark_pixels, taken_by, taken_at, until) values (:file,"
                " :person, :purpose, :subject, :kind, :ms, :width, :height,"
                " :size,"
                " :scanned, :stored, :mark_bytes, :mark_pixels, :actor,"
                " :now, :until)",
};

#define HOW_NEAR \
	"select case when person <> :person then 3" \
	" when purpose = :purpose and subject = :subject then 1 else 2 end" \
	" as near from media_file where "

static const struct query seen = {
        .name = "media.seen",
        .text = "select coalesce(max(near), 0) as nearest from (" HOW_NEAR
                "mark_bytes = :mark_bytes union all " HOW_NEAR
                "mark_pixels = :mark_pixels) as found",
        .shows_nobody = "says that there is one, never whose",
};

#define OF \
	" where person = :person and purpose = :purpose" \
	" and subject = :subject and stored is not null"

static const struct query list = {
        .name = "media.list",
        .text = "select file, person, width, height, size, scanned,"
                " taken_at, until from media_file" OF
                " order by file limit :most",
        .person = "person",
};

static const struct query stored_name = {
        .name = "media.stored",
        .text = "select person, stored, kind from media_file" OF
                " and file = :file",
        .person = "person",
};

static const struct query gone = {
        .name = "media.gone",
        .text = "update media_file set stored = null, gone_by = :actor,"
                " gone_at = :now, gone_why = :why where file = :file"
                " and stored is not null",
};

static const struct query due = {
        .name = "media.due",
        .text = "select file, person from media_file"
                " where gone_at is null and until is not null"
                " and until < :today order by until limit :most",
        .shows_nobody = "housekeeping: what is let go by itself",
};

static const struct query has = {
        .name = "media.has",
        .text = "select file from media_file where stored = :stored",
        .shows_nobody = "whether there is one",
};

static const struct query each = {
        .name = "media.each",
        .text = "select file, stored from media_file"
                " where stored is not null order by file",
        .scans = "mydirection check reads every file",
        .shows_nobody = "a check: that each can be read",
};

static const struct query merge_note = {
        .name = "media.merge_note",
        .text = "insert into media_moved (merge, file)"
                " select :merge, file from media_file where person = :gone",
};

static const struct query merge_move = {
        .name = "media.merge_move",
        .text = "update media_file set person = :kept where person = :gone",
};

static const struct query merge_back = {
        .name = "media.merge_back",
        .text = "update media_file set person = :gone where person = :kept"
                " and file in (select file from media_moved"
                " where merge = :merge)",
};

static const struct query merge_forget = {
        .name = "media.merge_forget",
        .text = "delete from media_moved where merge = :merge",
};

static const struct query follow = {
        .name = "media.follow",
        .text = "update media_file set person = :person where file = :file",
};

const struct query *const media_queries[] = {
        &add,        &seen,         &list,   &stored_name, &gone,
        &due,        &has,          &each,   &merge_note,  &merge_move,
        &merge_back, &merge_forget, &follow, NULL,
};

/* The three that must fit, for every question about somebody's file. */
#define ARGS_OF(of) \
	arg_i64("person", (of)->person.v), \
	        arg_str("purpose", str_of((of)->purpose)), \
	        arg_i64("subject", (of)->subject)

const struct fault *
media_store_add(struct ctx *ctx, const struct media_taken *taken,
                const struct media_of *of, struct date until)
{
	return sql_do(
	        ctx->tx, &add,
	        ARGS(arg_i64("file", taken->id.v), ARGS_OF(of),
	             arg_str("kind", taken->sound ? S("sound") : S("picture")),
	             arg_i64("ms", taken->ms), arg_i64("width", taken->width),
	             arg_i64("height", taken->height),
	             arg_i64("size", taken->size),
	             arg_bool("scanned", taken->scanned),
	             arg_str("stored", taken->blob),
	             arg_bytes("mark_bytes", taken->mark_bytes),
	             arg_bytes("mark_pixels", taken->mark_pixels),
	             arg_date("until", until)),
	        NULL);
}

const struct fault *
media_store_seen(struct ctx *ctx, const struct media_taken *taken,
                 const struct media_of *of, enum media_seen *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &seen,
	            ARGS(ARGS_OF(of),
	                 arg_bytes("mark_bytes", taken->mark_bytes),
	                 arg_bytes("mark_pixels", taken->mark_pixels)),
	            &row));
	*out = (enum media_seen)row_i64(row, "nearest");
	return NULL;
}

const struct fault *
media_store_list(struct ctx *ctx, const struct media_of *of, struct media **out,
                 size_t *n)
{
	struct rows rows;
	struct media *v;

	TRY(sql_rows(ctx->tx, &list,
	             ARGS(ARGS_OF(of), arg_i64("most", LIST_MOST)), &rows));
	v = arena_new(ctx->arena, struct media, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = (struct media){
		        .id = {row_i64(&rows.v[i], "file")},
		        .width = row_i64(&rows.v[i], "width"),
		        .height = row_i64(&rows.v[i], "height"),
		        .size = row_i64(&rows.v[i], "size"),
		        .scanned = row_bool(&rows.v[i], "scanned"),
		        .taken_at = row_instant(&rows.v[i], "taken_at"),
		        .until = row_date(&rows.v[i], "until"),
		};
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
media_store_blob(struct ctx *ctx, struct media_id id, const struct media_of *of,
                 struct str *out, bool *sound)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &stored_name,
	              ARGS(arg_i64("file", id.v), ARGS_OF(of)), &row));
	if (row == NULL)
		return fault_not_found(ctx, "We could not find that file");
	*out = row_str(row, "stored");
	*sound = str_is(row_str(row, "kind"), "sound");
	return NULL;
}

const struct fault *
media_store_let_go(struct ctx *ctx, struct media_id id, const char *why)
{
	int64_t changed = 0;

	TRY(sql_do(ctx->tx, &gone,
	           ARGS(arg_i64("file", id.v), arg_str("why", str_of(why))),
	           &changed));
	if (changed == 0) /* somebody else was quicker */
		return fault_not_found(ctx, "We could not find that file");
	return NULL;
}

const struct fault *
media_store_due(struct ctx *ctx, size_t most, struct media_due **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &due,
	             ARGS(arg_date("today", ctx->today),
	                  arg_i64("most", (int64_t)most)),
	             &rows));
	*out = arena_new(ctx->arena, struct media_due, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct media_due){
		        .id = {row_i64(&rows.v[i], "file")},
		        .person = {row_i64(&rows.v[i], "person")},
		};
	*n = rows.n;
	return NULL;
}

const struct fault *
media_store_has(struct ctx *ctx, struct str blob, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &has, ARGS(arg_str("stored", blob)), &row));
	*out = row != NULL;
	return NULL;
}

struct walk {
	struct ctx *ctx;
	media_row_fn fn;
};

static const struct fault *
walk_row(void *data, const struct row *row)
{
	struct walk *walk = data;

	return walk->fn(walk->ctx, (struct media_id){row_i64(row, "file")},
	                row_str(row, "stored"));
}

const struct fault *
media_store_each(struct ctx *ctx, media_row_fn fn)
{
	struct walk walk = {ctx, fn};

	return sql_each(ctx->tx, &each, NO_ARGS, walk_row, &walk);
}

const struct fault *
media_store_merge(struct ctx *ctx, struct merge_id merge,
                  struct person_id gone_id, struct person_id kept, bool undo)
{
	const struct arg who[] = {arg_i64("gone", gone_id.v),
	                          arg_i64("kept", kept.v)};
	const struct arg which = arg_i64("merge", merge.v);

	if (!undo) {
		TRY(sql_do(ctx->tx, &merge_note, ARGS(which, who[0]), NULL));
		return sql_do(ctx->tx, &merge_move, ARGS(who[0], who[1]), NULL);
	}
	TRY(sql_do(ctx->tx, &merge_back, ARGS(who[0], who[1], which), NULL));
	return sql_do(ctx->tx, &merge_forget, ARGS(which), NULL);
}

const struct fault *
media_follow(struct ctx *ctx, const struct query *files, struct person_id from,
             struct person_id kept)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, files,
	             ARGS(arg_i64("gone", from.v), arg_i64("kept", kept.v)),
	             &rows));
	for (size_t i = 0; i < rows.n; i++)
		TRY(sql_do(
		        ctx->tx, &follow,
		        ARGS(arg_i64("file", row_i64(&rows.v[i], "file")),
		             arg_i64("person", row_i64(&rows.v[i], "person"))),
		        NULL));
	return NULL;
}
