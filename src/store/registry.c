/* registry.c - the closed list of statements. */
#include "store/own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

void *
own_bytes(size_t count, size_t size)
{
	void *p = calloc(count > 0 ? count : 1, size);

	if (p == NULL)
		abort();
	return p;
}

char *
own_copy(const char *p, size_t n)
{
	char *copy = own_bytes(n + 1, 1);

	memcpy(copy, p, n);
	return copy;
}

static unsigned
place_of(const struct store *store, const struct query *query)
{
	uint64_t h = (uint64_t)(uintptr_t)query * UINT64_C(0x9E3779B97F4A7C15);

	return (unsigned)(h >> 40) & (store->table_n - 1);
}

struct own_query *
registry_find(const struct store *store, const struct query *query)
{
	if (store->table_n == 0)
		return NULL;
	for (unsigned i = place_of(store, query);;
	     i = (i + 1) & (store->table_n - 1)) {
		struct own_query *own = store->table[i];

		if (own == NULL || own->query == query)
			return own;
	}
}

/* Where in `names` this name stands, or would. */
static struct own_query **
name_place(const struct store *store, const char *name)
{
	uint64_t h = str_hash(str_of(name));
	unsigned i = (unsigned)(h >> 32) & (store->table_n - 1);

	while (store->names[i] != NULL &&
	       strcmp(store->names[i]->query->name, name) != 0)
		i = (i + 1) & (store->table_n - 1);
	return &store->names[i];
}

/* Names are unique: PostgreSQL prepares by them, and so does the log. */
static void
table_put(struct store *store, struct own_query *own)
{
	struct own_query **name = name_place(store, own->query->name);
	unsigned i = place_of(store, own->query);

	claim(*name == NULL);
	*name = own;
	while (store->table[i] != NULL)
		i = (i + 1) & (store->table_n - 1);
	store->table[i] = own;
}

/* Keep the table at most half full. */
static void
table_make_room(struct store *store)
{
	if (store->table_n >= 2 * (store->queries_n + 1))
		return;
	store->table_n = store->table_n == 0 ? 256 : 2 * store->table_n;
	free(store->table);
	free(store->names);
	store->table = own_bytes(store->table_n, sizeof(struct own_query *));
	store->names = own_bytes(store->table_n, sizeof(struct own_query *));
	for (unsigned i = 0; i < store->queries_n; i++)
		table_put(store, store->queries[i]);
}

static char *
with_suffix(char *text, const char *suffix)
{
	size_t n = strlen(text) + strlen(suffix) + 1;
	char *out = own_bytes(n, 1);

	(void)snprintf(out, n, "%s%s", text, suffix);
	free(text);
	return out;
}

static char *
as_cursor(const struct own_query *own)
{
	char *out;
	size_t n = strlen(own->text) + 64;

	if (strncasecmp(own->text, "select", 6) != 0 &&
	    strncasecmp(own->text, "with", 4) != 0)
		return NULL;
	out = own_bytes(n, 1);
	(void)snprintf(out, n, "declare each_%u no scroll cursor for %s",
	               own->at, own->text);
	return out;
}

/* With its places behind it, in one piece of memory. */
static struct own_query *
with_places(const struct query *query)
{
	struct place places[PLACES_MOST];
	struct own_query *own;
	unsigned n;

	claim(text_places(query->text, places, &n));
	own = own_bytes(1, sizeof(*own) + n * sizeof(*own->places));
	own->places_n = n;
	own->places = (struct place *)(own + 1);
	for (unsigned i = 0; i < n; i++) {
		own->places[i].name = places[i].name;
		own->places[i].kind = places[i].kind;
	}
	return own;
}

static char *
text_postgres(const struct own_query *own)
{
	const struct query *query = own->query;
	char *text = text_dollars(query->text, own->places, own->places_n);

	if (query->lock == LOCK_ROWS)
		return with_suffix(text, " for update");
	if (query->lock == LOCK_FACTS)
		return with_suffix(text, " for no key update");
	return text;
}

static struct own_query *
own_query_new(const struct store *store, const struct query *query)
{
	struct own_query *own = with_places(query);

	own->query = query;
	own->at = store->queries_n;
	own->person = -1;
	own->text = query->text;
	if (store->engine == ENGINE_SQLITE)
		return own;
	own->text = text_postgres(own);
	own->each_text = as_cursor(own);
	return own;
}

static struct own_query *
register_one(struct store *store, const struct query *query)
{
	struct own_query *own;

	table_make_room(store);
	own = own_query_new(store, query);
	store->queries =
	        realloc(store->queries,
	                (store->queries_n + 1) * sizeof(struct own_query *));
	if (store->queries == NULL)
		abort();
	store->queries[store->queries_n++] = own;
	table_put(store, own);
	return own;
}

/* Whether every row of it has the places of one, in the same order. */
static bool
many_fits(const struct own_query *own)
{
	for (unsigned i = 0; i < own->places_n; i++)
		if (own->places[i].kind != PLACE_ARG)
			return false;
	return own->many->places_n == ROWS_AT_ONCE * own->places_n;
}

static void
register_many(struct store *store, struct own_query *own)
{
	char *name = own_copy(own->query->name, strlen(own->query->name));

	own->made = *own->query;
	own->made.many = false;
	own->made.name = with_suffix(name, "_rows");
	own->made.text = text_rows(own->query->text, ROWS_AT_ONCE);
	claim(own->made.text != NULL);
	own->many = register_one(store, &own->made);
	claim(many_fits(own));
}

void
store_register(struct store *store, const struct query *const *queries)
{
	for (; *queries != NULL; queries++) {
		struct own_query *own;

		if (registry_find(store, *queries) != NULL)
			continue;
		own = register_one(store, *queries);
		if ((*queries)->many)
			register_many(store, own);
	}
}

static void
columns_free(struct columns *columns)
{
	if (columns == NULL)
		return;
	for (unsigned i = 0; i < columns->n; i++)
		free((void *)(uintptr_t)columns->v[i].name);
	free(columns->v);
	free(columns);
}

void
registry_free(struct store *store)
{
	for (unsigned i = 0; i < store->queries_n; i++) {
		struct own_query *own = store->queries[i];

		columns_free(atomic_load(&own->columns));
		if (store->engine != ENGINE_SQLITE)
			free((void *)(uintptr_t)own->text);
		free(own->each_text);
		free((void *)(uintptr_t)own->made.name);
		free((void *)(uintptr_t)own->made.text);
		free(own);
	}
	free(store->queries);
	free(store->table);
	free(store->names);
}

static struct columns *
columns_new(struct cursor *cursor)
{
	const struct engine_ops *ops = cursor->connection->store->ops;
	struct columns *columns = own_bytes(1, sizeof(*columns));

	columns->n = ops->column_n(cursor);
	columns->v = own_bytes(columns->n, sizeof(*columns->v));
	for (unsigned i = 0; i < columns->n; i++) {
		const char *name = ops->column_name(cursor, i);

		columns->v[i].name = own_copy(name, strlen(name));
	}
	return columns;
}

struct columns *
registry_columns(struct cursor *cursor)
{
	struct store *store = cursor->connection->store;
	struct own_query *own = store->queries[cursor->statement->own->at];
	struct columns *columns =
	        atomic_load_explicit(&own->columns, memory_order_acquire);
	const char *person = own->query->person;

	if (columns != NULL)
		return columns;
	pthread_mutex_lock(&store->columns_lock);
	columns = atomic_load(&own->columns);
	if (columns == NULL) {
		columns = columns_new(cursor);
		for (unsigned i = 0; person != NULL && i < columns->n; i++)
			if (strcmp(columns->v[i].name, person) == 0)
				own->person = (int)i;
		atomic_store_explicit(&own->columns, columns,
		                      memory_order_release);
	}
	pthread_mutex_unlock(&store->columns_lock);
	return columns;
}

struct statement *
connection_statement(struct connection *c, const struct own_query *own)
{
	if (own->at >= c->statements_n) {
		size_t n = c->store->queries_n;
		struct statement *v = own_bytes(n, sizeof(*v));

		if (c->statements_n > 0)
			memcpy(v, c->statements, c->statements_n * sizeof(*v));
		free(c->statements);
		c->statements = v;
		c->statements_n = n;
	}
	c->statements[own->at].own = own;
	return &c->statements[own->at];
}
