/* indexes.c - plain indexes set aside while millions of rows come in. */
#include "base/clock.h"
#include "store/own.h"

static const struct query aside_put = {
        .name = "store.aside_put",
        .text = "insert into store_aside (name, text)"
                " select name, sql from sqlite_schema where type = 'index'"
                " and name = :name and sql like 'create index %'",
        .unaudited = "the shape of the database, nobody's facts",
        .scans = "the list of tables",
};

static const struct query aside_all = {
        .name = "store.aside",
        .text = "select name, text from store_aside order by name",
        .scans = "a row an index set aside",
};

static const struct query aside_none = {
        .name = "store.aside_none",
        .text = "delete from store_aside",
        .unaudited = "the shape of the database, nobody's facts",
        .scans = "a row an index set aside",
};

void
indexes_register(struct store *store)
{
	static const struct query *const queries[] = {&aside_put, &aside_all,
	                                              &aside_none, NULL};

	if (store->engine == ENGINE_SQLITE)
		store_register(store, queries);
}

static const struct fault *
script(struct tx *tx, const char *text)
{
	struct connection *c = tx->connection;
	enum outcome o = store_step_fails() ? OUTCOME_IO
	                                    : c->store->ops->script(c, text);

	return o == OUTCOME_DONE
	               ? NULL
	               : fault_make(tx->arena, FAULT_UNAVAILABLE,
	                            outcome_text(o), __FILE__, __LINE__);
}

static const struct fault *
aside(struct tx *tx, void *data)
{
	for (const char *const *name = data; *name != NULL; name++) {
		int64_t n = 0;

		TRY(sql_do(tx, &aside_put, ARGS(arg_str("name", str_of(*name))),
		           &n));
		if (n != 1)
			return fault_bug(tx, "only a plain index that is "
			                     "there can be set aside");
		TRY(script(tx, str_c(tx->arena,
		                     str_print(tx->arena, "drop index %s",
		                               *name))));
	}
	return NULL;
}

static const struct fault *
back_read(struct tx *tx, void *data)
{
	return sql_rows(tx, &aside_all, NO_ARGS, data);
}

static const struct fault *
back(struct tx *tx, void *data)
{
	struct rows rows;

	(void)data;
	TRY(sql_rows(tx, &aside_all, NO_ARGS, &rows));
	for (size_t i = 0; i < rows.n; i++)
		TRY(script(tx, str_c(tx->arena, row_str(&rows.v[i], "text"))));
	return sql_do(tx, &aside_none, NO_ARGS, NULL);
}

const struct fault *
store_indexes_aside(struct store *store, struct arena *arena,
                    const char *const *names)
{
	struct tx_who who = {.now = clock_now()};

	if (store->engine != ENGINE_SQLITE)
		return NULL;
	return store_bulk(store, arena, who, "indexes", aside, (void *)names);
}

const struct fault *
store_indexes_back(struct store *store, struct arena *arena)
{
	struct tx_who who = {.now = clock_now()};
	struct rows rows;

	if (store->engine != ENGINE_SQLITE)
		return NULL;
	TRY(store_read(store, arena, who, "indexes", back_read, &rows, NULL));
	if (rows.n == 0)
		return NULL;
	return store_bulk(store, arena, who, "indexes", back, NULL);
}
