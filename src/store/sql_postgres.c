/*
 * sql_postgres.c - PostgreSQL by libpq.
 *
 * Statements are prepared once for each connection, under the query's name.
 * Text and bytes go in binary (which is simply themselves), numbers as text;
 * answers come as text and are read by their type.  A connection that is
 * found dead at a begin is opened again, once, and prepares anew.
 */
#include <errno.h>
#include <libpq-fe.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/own_engine.h"

/* Rows fetched at a time by sql_each. */
#define FETCH 500

/* Types of answers (pg_type.dat); every other is text. */
enum {
	TYPE_BOOL = 16,
	TYPE_BYTEA = 17,
	TYPE_INT8 = 20,
	TYPE_INT2 = 21,
	TYPE_INT4 = 23,
	TYPE_OID = 26,
	TYPE_FLOAT4 = 700,
	TYPE_FLOAT8 = 701,
	TYPE_NUMERIC = 1700,
};

static locale_t plain; /* numbers with a point, whatever the language */

static void
plain_init(void)
{
	plain = newlocale(LC_ALL_MASK, "C", NULL);
	if (plain == NULL)
		abort();
}

/* --- the address -------------------------------------------------------- */

bool
postgres_address_ok(const char *url)
{
	PQconninfoOption *options = PQconninfoParse(url, NULL);

	PQconninfoFree(options);
	return options != NULL;
}

bool
postgres_has_password(const char *url)
{
	PQconninfoOption *options = PQconninfoParse(url, NULL);
	bool has = false;

	if (options == NULL)
		return false;
	for (PQconninfoOption *o = options; o->keyword != NULL; o++)
		has = has || ((strcmp(o->keyword, "password") == 0 ||
		               strcmp(o->keyword, "sslpassword") == 0) &&
		              o->val != NULL && o->val[0] != '\0');
	PQconninfoFree(options);
	return has;
}

/* --- what went wrong ---------------------------------------------------- */

static enum outcome
state_outcome(const char *state)
{
	static const struct {
		const char *prefix;
		enum outcome outcome;
	} table[] = {
	        {"23505", OUTCOME_UNIQUE},    {"23", OUTCOME_CONSTRAINT},
	        {"40001", OUTCOME_AGAIN},     {"40P01", OUTCOME_AGAIN},
	        {"25006", OUTCOME_READ_ONLY}, {"53100", OUTCOME_FULL},
	        {"53200", OUTCOME_MEMORY},    {"53300", OUTCOME_BUSY},
	        {"55P03", OUTCOME_BUSY},      {"57P0", OUTCOME_LOST},
	        {"08", OUTCOME_LOST},         {"58", OUTCOME_IO},
	        {"XX001", OUTCOME_DAMAGED},   {"XX002", OUTCOME_DAMAGED},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strncmp(state, table[i].prefix, strlen(table[i].prefix)) ==
		    0)
			return table[i].outcome;
	return OUTCOME_WRONG;
}

static void
message_note(struct connection *c, const char *message)
{
	(void)snprintf(c->message, sizeof(c->message), "%s",
	               message != NULL ? message : "");
	c->message[strcspn(c->message, "\n")] = '\0';
}

/* The outcome of a result that is no answer. */
static enum outcome
failed(struct connection *c, const PGresult *result)
{
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	message_note(c, PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
	if (PQstatus(c->pg) != CONNECTION_OK)
		return OUTCOME_LOST;
	return state != NULL ? state_outcome(state) : OUTCOME_LOST;
}

static enum outcome
result_outcome(struct connection *c, const PGresult *result)
{
	switch (PQresultStatus(result)) {
	case PGRES_COMMAND_OK:
	case PGRES_TUPLES_OK:
	case PGRES_EMPTY_QUERY:
		return OUTCOME_DONE;
	default:
		return failed(c, result);
	}
}

static enum outcome
simple(struct connection *c, const char *text)
{
	PGresult *result = PQexec(c->pg, text);
	enum outcome o = result_outcome(c, result);

	PQclear(result);
	return o;
}

/* --- open, close -------------------------------------------------------- */

static void
notice_drop(void *data, const char *message)
{
	(void)data;
	(void)message;
}

static void
statements_forget(struct connection *c)
{
	for (size_t i = 0; i < c->statements_n; i++) {
		c->statements[i].prepared = false;
		c->statements[i].busy = false;
	}
	for (; c->live_n > 0; c->live_n--)
		PQclear(c->live[c->live_n - 1]);
}

static void
postgres_close(struct connection *c)
{
	statements_forget(c);
	PQfinish(c->pg);
	c->pg = NULL;
}

static enum outcome
postgres_open(struct connection *c)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	static const char *const words[] = {"dbname", "application_name",
	                                    "client_encoding",
	                                    "fallback_application_name", NULL};
	const char *const values[] = {c->store->url, "mydirection", "UTF8",
	                              "mydirection", NULL};

	(void)pthread_once(&once, plain_init);
	c->pg = PQconnectdbParams(words, values, 1);
	if (PQstatus(c->pg) != CONNECTION_OK) {
		message_note(c, PQerrorMessage(c->pg));
		postgres_close(c);
		return OUTCOME_LOST;
	}
	(void)PQsetNoticeProcessor(c->pg, notice_drop, NULL);
	if (simple(c, "set bytea_output = 'hex'") == OUTCOME_DONE)
		return OUTCOME_DONE;
	postgres_close(c);
	return OUTCOME_LOST;
}

/* --- transactions ------------------------------------------------------- */

static enum outcome
begin_once(struct connection *c)
{
	if (c->pg == NULL)
		return OUTCOME_LOST;
	if (c->kind == TX_READ)
		return simple(c, "begin isolation level repeatable read "
		                 "read only");
	return simple(c, c->store->serializable
	                         ? "begin isolation level serializable"
	                         : "begin isolation level read committed");
}

static enum outcome
postgres_begin(struct connection *c)
{
	enum outcome o = begin_once(c);

	if (o != OUTCOME_LOST)
		return o;
	postgres_close(c);
	o = postgres_open(c);
	return o == OUTCOME_DONE ? begin_once(c) : o;
}

static void
live_clear(struct connection *c)
{
	for (; c->live_n > 0; c->live_n--)
		PQclear(c->live[c->live_n - 1]);
	for (size_t i = 0; i < c->statements_n; i++)
		c->statements[i].busy = false;
}

static enum outcome
postgres_commit(struct connection *c)
{
	PGresult *result = PQexec(c->pg, "commit");
	enum outcome o = result_outcome(c, result);

	/* a transaction that had failed answers a commit with a roll-back */
	if (o == OUTCOME_DONE && strcmp(PQcmdStatus(result), "COMMIT") != 0)
		o = OUTCOME_WRONG;
	PQclear(result);
	return o;
}

static void
postgres_rollback(struct connection *c)
{
	live_clear(c);
	if (c->pg != NULL && PQstatus(c->pg) == CONNECTION_OK &&
	    PQtransactionStatus(c->pg) != PQTRANS_IDLE)
		(void)simple(c, "rollback");
}

/* --- statements --------------------------------------------------------- */

/* The columns of a prepared statement that has not run. */
static enum outcome
describe(struct connection *c, struct statement *statement)
{
	PGresult *result =
	        PQdescribePrepared(c->pg, statement->own->query->name);
	enum outcome o = result_outcome(c, result);
	struct cursor cursor = {
	        .connection = c, .statement = statement, .result = result};

	if (o == OUTCOME_DONE)
		(void)registry_columns(&cursor);
	PQclear(result);
	return o;
}

static enum outcome
postgres_prepare(struct connection *c, struct statement *statement)
{
	const struct own_query *own = statement->own;
	PGresult *result =
	        PQprepare(c->pg, own->query->name, own->text, 0, NULL);
	enum outcome o = result_outcome(c, result);

	PQclear(result);
	if (o == OUTCOME_DONE && atomic_load(&own->columns) == NULL)
		o = describe(c, statement);
	statement->prepared = o == OUTCOME_DONE;
	return o;
}

/* Arguments as libpq wants them. */
struct sent {
	const char *values[PLACES_MOST];
	int lengths[PLACES_MOST];
	int formats[PLACES_MOST];
	char numbers[PLACES_MOST][32];
};

static void
sent_raw(struct sent *sent, unsigned i, const void *p, size_t n)
{
	sent->values[i] = n > 0 ? p : "";
	sent->lengths[i] = (int)n;
	sent->formats[i] = 1;
}

static void
sent_put(struct sent *sent, unsigned i, const struct arg *arg)
{
	sent->formats[i] = 0;
	sent->lengths[i] = 0;
	sent->values[i] = sent->numbers[i];
	switch (arg->type) {
	case ARG_I64:
		(void)snprintf(sent->numbers[i], sizeof(sent->numbers[i]),
		               "%lld", (long long)arg->v.i64);
		return;
	case ARG_F64:
		(void)snprintf(sent->numbers[i], sizeof(sent->numbers[i]),
		               "%.17g", arg->v.f64);
		for (char *p = sent->numbers[i]; *p != '\0'; p++)
			if (*p == ',')
				*p = '.';
		return;
	case ARG_STR:
		sent_raw(sent, i, arg->v.str.p, arg->v.str.n);
		return;
	case ARG_BYTES:
		sent_raw(sent, i, arg->v.bytes.p, arg->v.bytes.n);
		return;
	case ARG_NULL:
	default:
		sent->values[i] = NULL;
		return;
	}
}

/* Take over a result, good or bad. */
static enum outcome
live_put(struct cursor *cursor, PGresult *result)
{
	struct connection *c = cursor->connection;
	enum outcome o = result_outcome(c, result);

	if (o != OUTCOME_DONE) {
		PQclear(result);
		return o;
	}
	c->live[c->live_n++] = result;
	cursor->result = result;
	cursor->at = -1;
	cursor->n = PQntuples(result);
	return OUTCOME_DONE;
}

static void
live_drop(struct cursor *cursor)
{
	struct connection *c = cursor->connection;

	if (cursor->result == NULL)
		return;
	/* calls nest, so the newest goes first */
	PQclear(cursor->result);
	c->live_n--;
	cursor->result = NULL;
}

static enum outcome
fetch(struct cursor *cursor)
{
	char text[64];

	live_drop(cursor);
	(void)snprintf(text, sizeof(text), "fetch %d from each_%u", FETCH,
	               cursor->statement->own->at);
	return live_put(cursor, PQexec(cursor->connection->pg, text));
}

static int64_t
changed_of(PGresult *result)
{
	const char *status = PQcmdStatus(result);

	if (strncmp(status, "INSERT", 6) != 0 &&
	    strncmp(status, "UPDATE", 6) != 0 &&
	    strncmp(status, "DELETE", 6) != 0)
		return 0;
	return strtoll(PQcmdTuples(result), NULL, 10);
}

static enum outcome
postgres_run(struct cursor *cursor, const struct arg *const *values, bool each)
{
	struct connection *c = cursor->connection;
	const struct own_query *own = cursor->statement->own;
	struct sent sent;
	enum outcome o;

	if (c->live_n == LIVE_MOST)
		return OUTCOME_WRONG;
	for (unsigned i = 0; i < own->places_n; i++)
		sent_put(&sent, i, values[i]);
	if (each && own->each_text != NULL) {
		o = live_put(cursor,
		             PQexecParams(c->pg, own->each_text,
		                          (int)own->places_n, NULL, sent.values,
		                          sent.lengths, sent.formats, 0));
		cursor->fetches = o == OUTCOME_DONE;
		return o == OUTCOME_DONE ? fetch(cursor) : o;
	}
	o = live_put(cursor, PQexecPrepared(c->pg, own->query->name,
	                                    (int)own->places_n, sent.values,
	                                    sent.lengths, sent.formats, 0));
	if (o == OUTCOME_DONE)
		cursor->changed = changed_of(cursor->result);
	return o;
}

static enum outcome
postgres_next(struct cursor *cursor)
{
	if (++cursor->at < cursor->n)
		return OUTCOME_ROW;
	if (cursor->fetches && cursor->n == FETCH) {
		enum outcome o = fetch(cursor);

		if (o != OUTCOME_DONE)
			return o;
		cursor->at = 0;
		if (cursor->n > 0)
			return OUTCOME_ROW;
	}
	return OUTCOME_DONE;
}

static unsigned
postgres_column_n(const struct cursor *cursor)
{
	return (unsigned)PQnfields(cursor->result);
}

static const char *
postgres_column_name(const struct cursor *cursor, unsigned i)
{
	return PQfname(cursor->result, (int)i);
}

static unsigned
hex_value(char c)
{
	return c <= '9' ? (unsigned)(c - '0') : (unsigned)(c - 'a' + 10);
}

/* "\x6162" becomes "ab", in the result's own memory. */
static struct cell
bytes_cell(char *p, size_t n)
{
	size_t out = 0;

	for (size_t i = 2; i + 1 < n; i += 2)
		p[out++] = (char)(hex_value(p[i]) << 4 | hex_value(p[i + 1]));
	return (struct cell){.type = ARG_BYTES, .str = {p, out}};
}

/* Numbers; a sum of whole ones is a numeric without a fraction. */
static struct cell
number_cell(const char *p)
{
	char *end;
	int64_t v;

	errno = 0;
	v = strtoll(p, &end, 10);
	if (errno == 0 && *end == '\0' && end != p)
		return (struct cell){.type = ARG_I64, .i64 = v};
	return (struct cell){.type = ARG_F64, .f64 = strtod_l(p, NULL, plain)};
}

static struct cell
postgres_cell(PGresult *result, int row, int i)
{
	char *p = PQgetvalue(result, row, i);
	size_t n = (size_t)PQgetlength(result, row, i);

	switch (PQftype(result, i)) {
	case TYPE_INT8:
	case TYPE_INT4:
	case TYPE_INT2:
	case TYPE_OID:
	case TYPE_NUMERIC:
		return number_cell(p);
	case TYPE_BOOL:
		return (struct cell){.type = ARG_I64, .i64 = *p == 't'};
	case TYPE_FLOAT4:
	case TYPE_FLOAT8:
		return (struct cell){.type = ARG_F64,
		                     .f64 = strtod_l(p, NULL, plain)};
	case TYPE_BYTEA:
		return bytes_cell(p, n);
	default:
		return (struct cell){.type = ARG_STR, .str = {p, n}};
	}
}

static void
postgres_cells(struct cursor *cursor, unsigned n, struct cell *out)
{
	for (unsigned i = 0; i < n; i++)
		if (!PQgetisnull(cursor->result, cursor->at, (int)i))
			out[i] = postgres_cell(cursor->result, cursor->at,
			                       (int)i);
}

static void
postgres_finish(struct cursor *cursor)
{
	struct connection *c = cursor->connection;
	char text[64];

	live_drop(cursor);
	cursor->statement->busy = false;
	if (!cursor->fetches || PQtransactionStatus(c->pg) != PQTRANS_INTRANS)
		return;
	(void)snprintf(text, sizeof(text), "close each_%u",
	               cursor->statement->own->at);
	(void)simple(c, text);
}

static enum outcome
postgres_script(struct connection *c, const char *text)
{
	return simple(c, text);
}

char *
postgres_explain(struct connection *c, const struct own_query *own)
{
	char text[1024];
	char *lines = NULL;
	PGresult *result;
	int n = snprintf(text, sizeof(text), "explain execute \"%s\"",
	                 own->query->name);

	for (unsigned i = 0; i < own->places_n; i++)
		n += snprintf(text + n, sizeof(text) - (size_t)n, "%snull",
		              i == 0 ? "(" : ",");
	if (own->places_n > 0)
		(void)snprintf(text + n, sizeof(text) - (size_t)n, ")");
	/* the plan for any argument, not for these */
	(void)simple(c, "set plan_cache_mode = force_generic_plan");
	result = PQexec(c->pg, text);
	if (result_outcome(c, result) == OUTCOME_DONE) {
		lines = own_bytes(1, 1);
		for (int i = 0; i < PQntuples(result); i++)
			lines = line_add(lines, PQgetvalue(result, i, 0));
	}
	PQclear(result);
	return lines;
}

const struct engine_ops postgres_ops = {
        .open = postgres_open,
        .close = postgres_close,
        .begin = postgres_begin,
        .commit = postgres_commit,
        .rollback = postgres_rollback,
        .prepare = postgres_prepare,
        .run = postgres_run,
        .next = postgres_next,
        .column_n = postgres_column_n,
        .column_name = postgres_column_name,
        .cells = postgres_cells,
        .finish = postgres_finish,
        .script = postgres_script,
};
