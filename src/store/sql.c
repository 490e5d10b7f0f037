/* sql.c - the four calls, alike for both engines. */
#include "store/own.h"

#include <string.h>

/* Most columns one statement may have. */
#define COLUMNS_MOST 128

/* --- what went wrong, as a fault that dooms ----------------------------- */

static const struct fault *
bug(struct tx *tx, const struct query *query, const char *what,
    const char *name)
{
	struct str s = str_print(tx->arena, "%s: %s%s", query->name, what,
	                         name == NULL ? "" : name);

	return fault_bug_at(tx->arena, str_c(tx->arena, s), __FILE__, __LINE__);
}

static const struct fault *
outcome_fault(struct tx *tx, const struct query *query, enum outcome o)
{
	switch (o) {
	case OUTCOME_UNIQUE:
		return fault_conflict(tx, "This was already there");
	case OUTCOME_CONSTRAINT:
		return bug(tx, query, "constraint", NULL);
	case OUTCOME_WRONG:
		return bug(tx, query, "statement", NULL);
	case OUTCOME_READ_ONLY:
		if (tx->kind == TX_READ)
			return bug(tx, query, "changes in a read", NULL);
		break;
	case OUTCOME_AGAIN:
		tx->connection->again = true;
		break;
	default:
		break;
	}
	return fault_make(tx->arena, FAULT_UNAVAILABLE, outcome_text(o),
	                  __FILE__, __LINE__);
}

/* --- arguments ---------------------------------------------------------- */

/* What the places of one call hold. */
struct values {
	const struct arg *v[PLACES_MOST];
	struct arg actor;
	struct arg now;
};

/* The place of a name; callers nearly always go by the text's order. */
static inline struct place *
place_find(const struct own_query *own, const char *name, unsigned likely)
{
	if (likely < own->places_n &&
	    atomic_load_explicit(&own->places[likely].literal,
	                         memory_order_relaxed) == name)
		return &own->places[likely];
	for (unsigned i = 0; i < own->places_n; i++)
		if (atomic_load_explicit(&own->places[i].literal,
		                         memory_order_relaxed) == name)
			return &own->places[i];
	for (unsigned i = 0; i < own->places_n; i++)
		if (str_is(own->places[i].name, name)) {
			atomic_store_explicit(&own->places[i].literal, name,
			                      memory_order_relaxed);
			return &own->places[i];
		}
	return NULL;
}

static void
values_init(struct values *values, const struct own_query *own,
            const struct tx *tx)
{
	values->actor = arg_i64("actor", tx->who.actor.v);
	values->now = arg_i64("now", tx->who.now.ms);
	for (unsigned i = 0; i < own->places_n; i++)
		values->v[i] = own->places[i].kind == PLACE_ACTOR
		                       ? &values->actor
		               : own->places[i].kind == PLACE_NOW ? &values->now
		                                                  : NULL;
}

static const struct fault *
values_fill(struct values *values, struct tx *tx, const struct own_query *own,
            const struct arg *args)
{
	const struct query *query = own->query;

	values_init(values, own, tx);
	for (unsigned i = 0; args->name != NULL; args++, i++) {
		const struct place *place = place_find(own, args->name, i);
		size_t at;

		if (place == NULL || place->kind != PLACE_ARG)
			return bug(tx, query, "no place :", args->name);
		at = (size_t)(place - own->places);
		if (values->v[at] != NULL)
			return bug(tx, query, "twice :", args->name);
		values->v[at] = args;
	}
	for (unsigned i = 0; i < own->places_n; i++)
		if (values->v[i] == NULL)
			return bug(tx, query, "no argument :",
			           str_c(tx->arena, own->places[i].name));
	return NULL;
}

/* --- one call ----------------------------------------------------------- */

static const struct fault *
call_check(struct tx *tx, const struct query *query)
{
	if (tx_doomed(tx))
		return fault_bug(tx, "doomed");
	if (tx->kind == TX_READ && query->lock != LOCK_NONE)
		return bug(tx, query, "lock in a read", NULL);
	return NULL;
}

static enum outcome
statement_ready(struct connection *c, struct statement *statement)
{
	if (statement->prepared)
		return OUTCOME_DONE;
	return c->store->ops->prepare(c, statement);
}

/* Begin the statement with a value for each of its places. */
static const struct fault *
call_run(struct tx *tx, const struct own_query *own,
         const struct arg *const *values, bool each, struct cursor *cursor)
{
	const struct query *query = own->query;
	struct connection *c = tx->connection;
	struct statement *statement;
	enum outcome o;

	statement = connection_statement(c, own);
	if (statement->busy)
		return bug(tx, query, "used inside itself", NULL);
	o = store_step_fails() ? OUTCOME_IO : statement_ready(c, statement);
	if (o != OUTCOME_DONE)
		return outcome_fault(tx, query, o);
	if (tx->kind == TX_READ && statement->changes)
		return bug(tx, query, "changes in a read", NULL);
	*cursor = (struct cursor){.connection = c, .statement = statement};
	tx->queries++;
	statement->busy = true;
	o = c->store->ops->run(cursor, values, each);
	if (o != OUTCOME_DONE) {
		c->store->ops->finish(cursor);
		return outcome_fault(tx, query, o);
	}
	return NULL;
}

static const struct fault *
call_start(struct tx *tx, const struct query *query, const struct arg *args,
           bool each, struct cursor *cursor)
{
	const struct own_query *own;
	struct values values;

	TRY(call_check(tx, query));
	own = registry_find(tx->connection->store, query);
	if (own == NULL)
		return bug(tx, query, "not registered", NULL);
	TRY(values_fill(&values, tx, own, args));
	return call_run(tx, own, values.v, each, cursor);
}

static enum outcome
step(struct cursor *cursor)
{
	const struct connection *c = cursor->connection;
	enum outcome o;

	claim(c != NULL);
	o = c->store->ops->next(cursor);
	if (o == OUTCOME_ROW && cursor->columns == NULL) {
		cursor->columns = registry_columns(cursor);
		claim(cursor->columns->n <= COLUMNS_MOST);
	}
	return o;
}

/* The end of a call: reset, count what changed, or say what went wrong. */
static const struct fault *
call_end(struct tx *tx, const struct query *query, struct cursor *cursor,
         enum outcome o)
{
	cursor->connection->store->ops->finish(cursor);
	if (o != OUTCOME_DONE && o != OUTCOME_ROW)
		return outcome_fault(tx, query, o);
	if (query->unaudited == NULL)
		tx->changes += cursor->changed;
	return NULL;
}

/* --- rows --------------------------------------------------------------- */

/* Copy what the cells borrow into the arena, in one piece. */
static void
cells_keep(struct arena *arena, struct cell *cells, unsigned n)
{
	size_t total = 0;
	char *to;

	for (unsigned i = 0; i < n; i++)
		total += cells[i].str.n;
	if (total == 0)
		return;
	to = arena_bytes(arena, 1, total);
	for (unsigned i = 0; i < n; i++) {
		size_t length = cells[i].str.n;

		if (length == 0)
			continue;
		memcpy(to, cells[i].str.p, length);
		cells[i].str.p = to;
		to += length;
	}
}

/* Note whom the row shows. */
static const struct fault *
row_see(struct tx *tx, const struct own_query *own, const struct cell *cells)
{
	const struct cell *cell;

	if (own->person < 0)
		return bug(tx, own->query, "no column ", own->query->person);
	cell = &cells[own->person];
	if (cell->type != ARG_I64 && cell->type != ARG_NULL)
		return bug(tx, own->query, "no id in ", own->query->person);
	tx_see(tx, (struct person_id){cell->i64});
	if (tx->seen_n > TX_SEEN_MOST && tx->kind == TX_READ)
		return bug(tx, own->query, "shows too many people", NULL);
	return NULL;
}

/* The present row, borrowed, in `cells`, which are zeroed. */
static const struct fault *
row_borrow(struct tx *tx, struct cursor *cursor, struct cell *cells,
           struct row *out)
{
	const struct own_query *own = cursor->statement->own;

	cursor->connection->store->ops->cells(cursor, cursor->columns->n,
	                                      cells);
	*out = (struct row){cursor->columns, cells};
	return own->query->person == NULL ? NULL : row_see(tx, own, cells);
}

static const struct fault *
row_keep(struct tx *tx, struct cursor *cursor, struct row *out)
{
	unsigned n = cursor->columns->n;
	struct cell *cells = arena_new(tx->arena, struct cell, n);

	TRY(row_borrow(tx, cursor, cells, out));
	cells_keep(tx->arena, cells, n);
	return NULL;
}

/* Finish after a fault made here: the fault stands, the statement resets. */
static const struct fault *
call_stop(struct cursor *cursor, const struct fault *fault)
{
	cursor->connection->store->ops->finish(cursor);
	return fault;
}

/* A statement that changes must come to its end; a read need not. */
static enum outcome
drain(struct cursor *cursor, enum outcome o)
{
	while (o == OUTCOME_ROW && cursor->statement->changes)
		o = step(cursor);
	return o;
}

const struct fault *
sql_maybe(struct tx *tx, const struct query *query, const struct arg *args,
          const struct row **out)
{
	struct cursor cursor = {0};
	struct row row = {0};
	struct row *kept = NULL;
	enum outcome o;

	TRY(call_start(tx, query, args, false, &cursor));
	o = step(&cursor);
	if (o == OUTCOME_ROW) {
		const struct fault *fault = row_keep(tx, &cursor, &row);

		if (fault != NULL)
			return call_stop(&cursor, fault);
		kept = arena_new(tx->arena, struct row, 1);
		*kept = row;
		o = drain(&cursor, o);
	}
	TRY(call_end(tx, query, &cursor, o));
	*out = kept;
	return NULL;
}

const struct fault *
sql_one(struct tx *tx, const struct query *query, const struct arg *args,
        const struct row **out)
{
	const struct row *row;

	TRY(sql_maybe(tx, query, args, &row));
	if (row == NULL)
		return fault_not_found(tx, "We could not find that");
	*out = row;
	return NULL;
}

/* Make room for one row more. */
static void
rows_grow(struct tx *tx, struct row **v, size_t n, size_t *room)
{
	struct row *bigger;

	if (n < *room)
		return;
	*room = *room == 0 ? 16 : 2 * *room;
	bigger = arena_new(tx->arena, struct row, *room);
	if (n > 0)
		memcpy(bigger, *v, n * sizeof(**v));
	*v = bigger;
}

const struct fault *
sql_rows(struct tx *tx, const struct query *query, const struct arg *args,
         struct rows *out)
{
	struct cursor cursor = {0};
	struct row *v = NULL;
	size_t n = 0;
	size_t room = 0;
	struct rows rows;
	enum outcome o;

	TRY(call_start(tx, query, args, false, &cursor));
	while ((o = step(&cursor)) == OUTCOME_ROW && n < SQL_ROWS_MOST) {
		const struct fault *fault;

		rows_grow(tx, &v, n, &room);
		fault = row_keep(tx, &cursor, &v[n]);
		if (fault != NULL)
			return call_stop(&cursor, fault);
		n++;
	}
	rows = (struct rows){v, n, o == OUTCOME_ROW};
	TRY(call_end(tx, query, &cursor, drain(&cursor, o)));
	*out = rows;
	return NULL;
}

const struct fault *
sql_each(struct tx *tx, const struct query *query, const struct arg *args,
         const struct fault *(*fn)(void *data, const struct row *row),
         void *data)
{
	struct cursor cursor = {0};
	struct cell cells[COLUMNS_MOST];
	enum outcome o;

	TRY(call_start(tx, query, args, true, &cursor));
	while ((o = step(&cursor)) == OUTCOME_ROW) {
		struct row row;
		const struct fault *fault;

		memset(cells, 0, cursor.columns->n * sizeof(cells[0]));
		fault = row_borrow(tx, &cursor, cells, &row);
		if (fault == NULL)
			fault = fn(data, &row);
		if (fault != NULL)
			return call_stop(&cursor, fault);
	}
	return call_end(tx, query, &cursor, o);
}

const struct fault *
sql_do(struct tx *tx, const struct query *query, const struct arg *args,
       int64_t *changed)
{
	struct cursor cursor = {0};
	enum outcome o;

	if (tx->kind == TX_READ)
		return bug(tx, query, "changes in a read", NULL);
	TRY(call_start(tx, query, args, false, &cursor));
	do
		o = step(&cursor);
	while (o == OUTCOME_ROW);
	TRY(call_end(tx, query, &cursor, o));
	if (changed != NULL)
		*changed = cursor.changed;
	return NULL;
}

/* ROWS_AT_ONCE rows in one statement. */
static const struct fault *
rows_do(struct tx *tx, const struct own_query *own,
        const struct arg *const *rows, int64_t *changed)
{
	const struct arg *all[PLACES_MOST];
	struct cursor cursor = {0};
	struct values values;
	enum outcome o;

	TRY(call_check(tx, own->query));
	for (size_t i = 0; i < ROWS_AT_ONCE; i++) {
		TRY(values_fill(&values, tx, own, rows[i]));
		for (unsigned k = 0; k < own->places_n; k++)
			all[i * own->places_n + k] = values.v[k];
	}
	TRY(call_run(tx, own->many, all, false, &cursor));
	o = step(&cursor);
	TRY(call_end(tx, own->query, &cursor, o));
	*changed += cursor.changed;
	return NULL;
}

const struct fault *
sql_do_rows(struct tx *tx, const struct query *query,
            const struct arg *const *rows, size_t n, int64_t *changed)
{
	const struct own_query *own =
	        registry_find(tx->connection->store, query);
	int64_t sum = 0, one;
	size_t at = 0;

	if (own == NULL || own->many == NULL)
		return bug(tx, query, "not registered for many rows", NULL);
	if (tx->kind == TX_READ)
		return bug(tx, query, "changes in a read", NULL);
	for (; n - at >= ROWS_AT_ONCE; at += ROWS_AT_ONCE)
		TRY(rows_do(tx, own, &rows[at], &sum));
	for (; at < n; at++) {
		TRY(sql_do(tx, query, rows[at], &one));
		sum += one;
	}
	if (changed != NULL)
		*changed = sum;
	return NULL;
}
