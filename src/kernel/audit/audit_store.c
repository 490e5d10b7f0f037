/*
 * audit_store.c - entries, lanes, seals.
 */
#include "kernel/audit/audit_local.h"

#define WHY_UNAUDITED "this is the audit itself"

static const struct migration entries = {
        .number = 11,
        .name = "audit",
        .text = "create table audit_lane ("
                " lane integer primary key,"
                " number integer not null,"
                " sealed integer not null,"
                " hash blob not null) strict;"
                "create table audit_entry ("
                " id integer primary key,"
                " lane integer not null,"
                " number integer not null,"
                " at integer not null,"
                " actor integer not null,"
                " purpose text not null,"
                " what text not null,"
                " person integer,"
                " subject integer not null,"
                " session integer not null,"
                " route text not null,"
                " detail text not null,"
                " ids text not null,"
                " people integer not null,"
                " hash blob not null,"
                " unique (lane, number)) strict;"
                "create index audit_entry_person"
                " on audit_entry (person, at) where person is not null;"
                "create index audit_entry_at on audit_entry (at);"
                "create table audit_person ("
                " person integer not null,"
                " at integer not null,"
                " entry integer not null,"
                " primary key (person, at, entry)) strict, without rowid;"
                "create table audit_seal ("
                " id integer primary key,"
                " at integer not null,"
                " entries integer not null,"
                " steps blob not null,"
                " hash blob not null) strict;\n"
                "-- only sqlite\n"
                "with recursive n (lane) as (select 0 union all"
                " select lane + 1 from n where lane < 63)"
                " insert into audit_lane (lane, number, sealed, hash)"
                " select lane, 0, 0, x'' from n;\n"
                "create trigger audit_entry_fixed before update on"
                " audit_entry begin select raise(abort,"
                " 'an audit entry is never changed'); end;\n"
                "create trigger audit_entry_kept before delete on"
                " audit_entry begin select raise(abort,"
                " 'an audit entry is never removed'); end;\n"
                "create trigger audit_seal_fixed before update on"
                " audit_seal begin select raise(abort,"
                " 'a seal is never changed'); end;\n"
                "create trigger audit_seal_kept before delete on"
                " audit_seal begin select raise(abort,"
                " 'a seal is never removed'); end;\n"
                "-- only postgres\n"
                "insert into audit_lane (lane, number, sealed, hash)"
                " select lane, 0, 0, ''::bytea"
                " from generate_series(0, 63) as n (lane);\n"
                "create function audit_refuse() returns trigger"
                " language plpgsql as $$ begin"
                " raise exception 'the audit is never changed'; end $$;\n"
                "create trigger audit_entry_fixed before update or delete"
                " on audit_entry for each row"
                " execute function audit_refuse();\n"
                "create trigger audit_entry_kept before truncate"
                " on audit_entry execute function audit_refuse();\n"
                "create trigger audit_seal_fixed before update or delete"
                " on audit_seal for each row"
                " execute function audit_refuse();\n"
                "create trigger audit_seal_kept before truncate"
                " on audit_seal execute function audit_refuse();\n"
                "-- both\n",
};

const struct migration *const audit_schema[] = {&entries, NULL};

static const struct query head_lock = {
        .name = "audit.head_lock",
        .text = "select lane, number, sealed, hash from audit_lane"
                " where lane = :lane",
        .lock = LOCK_ROWS,
};

static const struct query entry_add = {
        .name = "audit.entry_add",
        .text = "insert into audit_entry (id, lane, number, at, actor,"
                " purpose, what, person, subject, session, route, detail,"
                " ids, people, hash) values (:id, :lane, :number, :now,"
                " :actor, :purpose, :what, :person, :subject, :session,"
                " :route, :detail, :ids, :people, :hash)",
        .unaudited = WHY_UNAUDITED,
};

static const struct query head_save = {
        .name = "audit.head_save",
        .text = "update audit_lane set number = :number, hash = :hash"
                " where lane = :lane",
        .unaudited = WHY_UNAUDITED,
};

static const struct query person_add = {
        .name = "audit.person_add",
        .text = "insert into audit_person (person, at, entry)"
                " values (:person, :now, :entry)",
        .unaudited = WHY_UNAUDITED,
};

static const struct query about = {
        .name = "audit.about",
        .text = "select e.id, e.at, e.actor, e.what, e.purpose,"
                " cast(:person as bigint) as person, e.subject, e.route,"
                " e.detail, e.people from audit_entry e"
                " where e.person = :person and e.at < :before"
                " union all"
                " select e.id, e.at, e.actor, e.what, e.purpose,"
                " cast(:person as bigint) as person, e.subject, e.route,"
                " e.detail, e.people from audit_person p"
                " join audit_entry e on e.id = p.entry"
                " where p.person = :person and p.at < :before"
                " order by at desc, id desc limit :most offset :skip",
        .person = "person",
};

static const struct query about_count = {
        .name = "audit.about_count",
        .text = "select count(*) as n from (select 1 as one from audit_entry"
                " where person = :person union all select 1 as one"
                " from audit_person where person = :person limit :most) as t",
        .shows_nobody = "a count",
};

static const struct query newest = {
        .name = "audit.newest",
        .text = "select id, at, actor, what, purpose, route,"
                " case when person is null and people = 0 then detail"
                " else '' end as detail, people from audit_entry"
                " where at < :before order by at desc, id desc limit :most",
        .shows_nobody = "neither the person nor what is said of them",
};

static const struct query heads = {
        .name = "audit.heads",
        .text = "select lane, number, sealed, hash from audit_lane"
                " order by lane",
        .lock = LOCK_ROWS,
        .scans = "64 rows",
};

static const struct query heads_read = {
        .name = "audit.heads_read",
        .text = "select lane, number, sealed, hash from audit_lane"
                " order by lane",
        .scans = "64 rows",
};

static const struct query heads_sealed = {
        .name = "audit.heads_sealed",
        .text = "update audit_lane set sealed = number"
                " where sealed <> number",
        .scans = "64 rows",
        .unaudited = WHY_UNAUDITED,
};

static const struct query seal_last = {
        .name = "audit.seal_last",
        .text = "select id, at, entries, steps, hash from audit_seal"
                " order by id desc limit 1",
        .scans = "the newest row alone",
};

static const struct query seal_add = {
        .name = "audit.seal_add",
        .text = "insert into audit_seal (id, at, entries, steps, hash)"
                " values (:id, :now, :entries, :steps, :hash)",
        .unaudited = WHY_UNAUDITED,
};

static const struct query lane_each = {
        .name = "audit.lane_each",
        .text = "select id, lane, number, at, actor, purpose, what,"
                " coalesce(person, 0) as person, subject, session, route,"
                " detail, ids, people, hash from audit_entry"
                " where lane = :lane order by number",
        .scans = "the check reads everything",
        .shows_nobody = "only compared with its hash",
};

static const struct query seal_each = {
        .name = "audit.seal_each",
        .text = "select id, at, entries, steps, hash from audit_seal"
                " order by id",
        .scans = "the check reads everything",
};

static const struct query hash_at = {
        .name = "audit.hash_at",
        .text = "select hash from audit_entry"
                " where lane = :lane and number = :number",
        .shows_nobody = "only a hash",
};

const struct query *const audit_queries[] = {
        &head_lock,  &entry_add,    &head_save, &person_add,
        &about,      &about_count,  &newest,    &heads,
        &heads_read, &heads_sealed, &seal_last, &seal_add,
        &lane_each,  &seal_each,    &hash_at,   NULL,
};

static struct audit_head
head_read(const struct row *row)
{
	return (struct audit_head){
	        .lane = row_i64(row, "lane"),
	        .number = row_i64(row, "number"),
	        .sealed = row_i64(row, "sealed"),
	        .hash = row_bytes(row, "hash"),
	};
}

const struct fault *
audit_store_head(struct ctx *ctx, int64_t lane, struct audit_head *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &head_lock, ARGS(arg_i64("lane", lane)), &row));
	*out = head_read(row);
	return NULL;
}

const struct fault *
audit_store_add(struct ctx *ctx, const struct audit_entry *entry)
{
	return sql_do(
	        ctx->tx, &entry_add,
	        ARGS(arg_i64("id", entry->id), arg_i64("lane", entry->lane),
	             arg_i64("number", entry->number),
	             arg_word("purpose", purpose_words, (int)entry->purpose),
	             arg_str("what", entry->what),
	             arg_id("person", entry->person),
	             arg_i64("subject", entry->subject),
	             arg_i64("session", entry->session),
	             arg_str("route", entry->route),
	             arg_str("detail", entry->detail),
	             arg_str("ids", entry->ids),
	             arg_i64("people", entry->people),
	             arg_bytes("hash", entry->hash)),
	        NULL);
}

const struct fault *
audit_store_head_save(struct ctx *ctx, const struct audit_entry *entry)
{
	return sql_do(ctx->tx, &head_save,
	              ARGS(arg_i64("lane", entry->lane),
	                   arg_i64("number", entry->number),
	                   arg_bytes("hash", entry->hash)),
	              NULL);
}

const struct fault *
audit_store_person_add(struct ctx *ctx, int64_t person, int64_t entry)
{
	return sql_do(ctx->tx, &person_add,
	              ARGS(arg_i64("person", person), arg_i64("entry", entry)),
	              NULL);
}

static struct audit_line
line_read(const struct row *row)
{
	return (struct audit_line){
	        .id = {row_i64(row, "id")},
	        .at = row_instant(row, "at"),
	        .actor = {row_i64(row, "actor")},
	        .what = row_str(row, "what"),
	        .purpose =
	                (enum purpose)row_enum(row, "purpose", purpose_words),
	        .route = row_str(row, "route"),
	        .detail = row_str(row, "detail"),
	        .people = row_i64(row, "people"),
	};
}

const struct fault *
audit_store_about(struct ctx *ctx, struct person_id person, int64_t before,
                  int64_t skip, size_t most, struct audit_line **out, size_t *n)
{
	struct rows rows;
	struct audit_line *v;

	TRY(sql_rows(ctx->tx, &about,
	             ARGS(arg_i64("person", person.v),
	                  arg_i64("before", before), arg_i64("skip", skip),
	                  arg_i64("most", (int64_t)most)),
	             &rows));
	v = arena_new(ctx->arena, struct audit_line, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		v[i] = line_read(&rows.v[i]);
		v[i].person = person;
		v[i].subject = row_i64(&rows.v[i], "subject");
	}
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
audit_store_about_count(struct ctx *ctx, struct person_id person, size_t most,
                        int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &about_count,
	            ARGS(arg_i64("person", person.v),
	                 arg_i64("most", (int64_t)most)),
	            &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
audit_store_newest(struct ctx *ctx, int64_t before, size_t most,
                   struct audit_line **out, size_t *n)
{
	struct rows rows;
	struct audit_line *v;

	TRY(sql_rows(ctx->tx, &newest,
	             ARGS(arg_i64("before", before),
	                  arg_i64("most", (int64_t)most)),
	             &rows));
	v = arena_new(ctx->arena, struct audit_line, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = line_read(&rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
audit_store_heads(struct ctx *ctx, struct audit_head *out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, ctx->tx->kind == TX_WRITE ? &heads : &heads_read,
	             NO_ARGS, &rows));
	for (*n = 0; *n < rows.n && *n < AUDIT_LANES; (*n)++)
		out[*n] = head_read(&rows.v[*n]);
	return NULL;
}

void
audit_store_seal_read(const struct row *row, struct audit_seal_row *out)
{
	*out = (struct audit_seal_row){
	        .id = row_i64(row, "id"),
	        .at = row_instant(row, "at"),
	        .entries = row_i64(row, "entries"),
	        .steps = row_bytes(row, "steps"),
	        .hash = row_bytes(row, "hash"),
	};
}

const struct fault *
audit_store_seal_last(struct ctx *ctx, struct audit_seal_row *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &seal_last, NO_ARGS, &row));
	*out = (struct audit_seal_row){0};
	if (row != NULL)
		audit_store_seal_read(row, out);
	return NULL;
}

const struct fault *
audit_store_seal_add(struct ctx *ctx, const struct audit_seal_row *seal)
{
	TRY(sql_do(ctx->tx, &seal_add,
	           ARGS(arg_i64("id", seal->id),
	                arg_i64("entries", seal->entries),
	                arg_bytes("steps", seal->steps),
	                arg_bytes("hash", seal->hash)),
	           NULL));
	return sql_do(ctx->tx, &heads_sealed, NO_ARGS, NULL);
}

void
audit_store_entry_read(const struct row *row, struct audit_entry *out)
{
	*out = (struct audit_entry){
	        .id = row_i64(row, "id"),
	        .lane = row_i64(row, "lane"),
	        .number = row_i64(row, "number"),
	        .at = row_instant(row, "at"),
	        .actor = row_i64(row, "actor"),
	        .what = row_str(row, "what"),
	        .person = row_i64(row, "person"),
	        .subject = row_i64(row, "subject"),
	        .session = row_i64(row, "session"),
	        .route = row_str(row, "route"),
	        .detail = row_str(row, "detail"),
	        .ids = row_str(row, "ids"),
	        .people = row_i64(row, "people"),
	        .hash = row_bytes(row, "hash"),
	};
}

const struct fault *
audit_store_lane_each(struct ctx *ctx, int64_t lane,
                      const struct fault *(*fn)(void *data,
                                                const struct row *row),
                      void *data)
{
	return sql_each(ctx->tx, &lane_each, ARGS(arg_i64("lane", lane)), fn,
	                data);
}

const struct fault *
audit_store_seal_each(struct ctx *ctx,
                      const struct fault *(*fn)(void *data,
                                                const struct row *row),
                      void *data)
{
	return sql_each(ctx->tx, &seal_each, NO_ARGS, fn, data);
}

const struct fault *
audit_store_hash_at(struct ctx *ctx, int64_t lane, int64_t number,
                    struct bytes *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &hash_at,
	              ARGS(arg_i64("lane", lane), arg_i64("number", number)),
	              &row));
	*out = row == NULL ? (struct bytes){0} : row_bytes(row, "hash");
	return NULL;
}
