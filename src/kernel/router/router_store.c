/*
 * router_store.c - keys that were used, and whether the database answers.
 */
#include "kernel/router/router_store.h"

#define KEY_MS ((int64_t)24 * 60 * 60 * 1000)

static const struct migration keys = {
        .number = 13,
        .name = "router",
        .text = "create table router_key ("
                " actor integer not null,"
                " route text not null,"
                " key text not null,"
                " content text not null,"
                " status integer not null,"
                " type text,"
                " location text,"
                " body blob,"
                " at integer not null,"
                " primary key (actor, route, key)) strict, without rowid;"
                "create index router_key_at on router_key (at);",
};

const struct migration *const router_schema[] = {&keys, NULL};

static const struct query key_add = {
        .name = "router.key_add",
        .text = "insert into router_key (actor, route, key, content, status,"
                " at) values (:whose, :route, :key, :content, 0, :at)"
                " on conflict (actor, route, key) do nothing",
        .unaudited = "that a form was sent; what it changed is audited",
};

static const struct query key_get = {
        .name = "router.key_get",
        .text = "select content, status, type, location, body"
                " from router_key where actor = :whose and route = :route"
                " and key = :key",
};

static const struct query key_save = {
        .name = "router.key_save",
        .text = "update router_key set status = :status, type = :type,"
                " location = :location, body = :body where actor = :whose"
                " and route = :route and key = :key",
        .unaudited = "that a form was sent; what it changed is audited",
};

static const struct query keys_purge = {
        .name = "router.keys_purge",
        .text = "delete from router_key where at < :before",
        .unaudited = "keys of yesterday",
};

static const struct query ready = {
        .name = "router.ready",
        .text = "select 1 as one",
        .scans = "one row without a table",
};

const struct query *const router_queries[] = {
        &key_add, &key_get, &key_save, &keys_purge, &ready, NULL,
};

const struct fault *
router_store_key_add(struct ctx *ctx, const struct key_name *name,
                     struct str hash, bool *added)
{
	int64_t n;

	TRY(sql_do(ctx->tx, &key_add,
	           ARGS(arg_i64("whose", name->whose.v),
	                arg_str("route", name->route),
	                arg_str("key", name->key), arg_str("content", hash),
	                arg_instant("at", name->at)),
	           &n));
	*added = n == 1;
	return NULL;
}

const struct fault *
router_store_key(struct ctx *ctx, const struct key_name *name,
                 struct key_row *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &key_get,
	            ARGS(arg_i64("whose", name->whose.v),
	                 arg_str("route", name->route),
	                 arg_str("key", name->key)),
	            &row));
	*out = (struct key_row){
	        .hash = row_str(row, "content"),
	        .status = row_i64(row, "status"),
	        .type = row_str(row, "type"),
	        .location = row_str(row, "location"),
	        .body = row_bytes(row, "body"),
	};
	return NULL;
}

const struct fault *
router_store_key_save(struct ctx *ctx, const struct key_name *name,
                      const struct key_row *row)
{
	return sql_do(ctx->tx, &key_save,
	              ARGS(arg_i64("whose", name->whose.v),
	                   arg_str("route", name->route),
	                   arg_str("key", name->key),
	                   arg_i64("status", row->status),
	                   arg_str_or_null("type", row->type),
	                   arg_str_or_null("location", row->location),
	                   row->body.n > 0 ? arg_bytes("body", row->body)
	                                   : arg_null("body")),
	              NULL);
}

const struct fault *
router_store_keys_purge(struct ctx *ctx)
{
	struct instant before = {ctx->now.ms - KEY_MS};

	return sql_do(ctx->tx, &keys_purge, ARGS(arg_instant("before", before)),
	              NULL);
}

const struct fault *
router_store_ready(struct ctx *ctx)
{
	const struct row *row;

	return sql_one(ctx->tx, &ready, NO_ARGS, &row);
}
