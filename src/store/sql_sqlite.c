/*
 * sql_sqlite.c - SQLite.
 *
 * One connection serves one thread at a time (NOMUTEX).  Settings follow what
 * was measured: WAL with synchronous FULL, no memory map (a disk error under
 * one is a signal), a small page cache (the operating system has one too, and
 * nine connections must fit in 64 MiB).
 */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/own_engine.h"

enum fixed {
	FIXED_BEGIN_READ,
	FIXED_BEGIN_WRITE,
	FIXED_COMMIT,
	FIXED_ROLLBACK,
	FIXED_SAVEPOINT,
	FIXED_RELEASE,
	FIXED_UNDO,
	FIXED_N,
};

static const char *const fixed_texts[FIXED_N] = {
        "begin",         "begin immediate", "commit",          "rollback",
        "savepoint job", "release job",     "rollback to job",
};

static enum outcome
constraint_outcome(int code)
{
	switch (code) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return OUTCOME_UNIQUE;
	default:
		return OUTCOME_CONSTRAINT;
	}
}

static enum outcome
outcome_of(int code)
{
	static const struct {
		int code;
		enum outcome outcome;
	} table[] = {
	        {SQLITE_ROW, OUTCOME_ROW},
	        {SQLITE_DONE, OUTCOME_DONE},
	        {SQLITE_OK, OUTCOME_DONE},
	        {SQLITE_BUSY, OUTCOME_BUSY},
	        {SQLITE_LOCKED, OUTCOME_BUSY},
	        {SQLITE_PROTOCOL, OUTCOME_BUSY},
	        {SQLITE_FULL, OUTCOME_FULL},
	        {SQLITE_IOERR, OUTCOME_IO},
	        {SQLITE_READONLY, OUTCOME_READ_ONLY},
	        {SQLITE_CANTOPEN, OUTCOME_CANNOT_OPEN},
	        {SQLITE_PERM, OUTCOME_CANNOT_OPEN},
	        {SQLITE_AUTH, OUTCOME_CANNOT_OPEN},
	        {SQLITE_NOTADB, OUTCOME_NOT_DATABASE},
	        {SQLITE_CORRUPT, OUTCOME_DAMAGED},
	        {SQLITE_NOMEM, OUTCOME_MEMORY},
	};

	if ((code & 0xff) == SQLITE_CONSTRAINT)
		return constraint_outcome(code);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].code == (code & 0xff))
			return table[i].outcome;
	return OUTCOME_WRONG;
}

/* The same, and whether an input or output error was a disk that is full. */
static enum outcome
outcome_at(sqlite3 *db, int code)
{
	enum outcome o = outcome_of(code);
	int error = o == OUTCOME_IO && db != NULL ? sqlite3_system_errno(db)
	                                          : 0;

	return error == ENOSPC || error == EDQUOT ? OUTCOME_FULL : o;
}

static void
message_note(struct connection *c)
{
	(void)snprintf(c->message, sizeof(c->message), "%s",
	               sqlite3_errmsg(c->db));
}

/* --- open, close -------------------------------------------------------- */

void
sqlite_setup(void)
{
	/* no figures of its own: they cost a lock for every allocation */
	(void)sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	(void)sqlite3_initialize();
}

/* The journal must become (or be) WAL: the answer is a row. */
static int
journal_set(sqlite3 *db)
{
	sqlite3_stmt *s;
	int code = sqlite3_prepare_v2(db, "pragma journal_mode = wal", -1, &s,
	                              NULL);

	if (code != SQLITE_OK)
		return code;
	code = sqlite3_step(s);
	if (code == SQLITE_ROW) {
		const char *mode = (const char *)sqlite3_column_text(s, 0);

		code = mode != NULL && strcmp(mode, "wal") == 0
		               ? SQLITE_OK
		               : SQLITE_READONLY;
	}
	(void)sqlite3_finalize(s);
	return code;
}

/* What a connection may hold, by what it is for. */
static const char *
room_of(enum tx_kind kind, bool bulk)
{
	if (kind == TX_READ)
		return "pragma cache_size = -1500; pragma query_only = on";
	return bulk ? "pragma cache_size = -65536;"
	              "pragma wal_autocheckpoint = 32000"
	            : "pragma cache_size = -8000";
}

static int
settings_make(sqlite3 *db, enum tx_kind kind, bool bulk)
{
	static const char common[] = "pragma synchronous = full;"
	                             "pragma foreign_keys = on;"
	                             "pragma temp_store = memory;"
	                             "pragma trusted_schema = off;"
	                             "pragma mmap_size = 0;"
	                             "pragma wal_autocheckpoint = 1000;"
	                             "pragma journal_size_limit = 67108864;";
	int code = sqlite3_busy_timeout(db, BUSY_WAIT_MS); /* first of all */

	(void)sqlite3_extended_result_codes(db, 1);
	if (code == SQLITE_OK && kind == TX_WRITE)
		code = journal_set(db);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, common, NULL, NULL, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, room_of(kind, bulk), NULL, NULL, NULL);
	return code;
}

static int
fixed_prepare(struct connection *c)
{
	for (int i = 0; i < FIXED_N; i++) {
		int code = sqlite3_prepare_v3(c->db, fixed_texts[i], -1,
		                              SQLITE_PREPARE_PERSISTENT,
		                              &c->fixed[i], NULL);

		if (code != SQLITE_OK)
			return code;
	}
	return SQLITE_OK;
}

static void
sqlite_close(struct connection *c)
{
	for (int i = 0; i < FIXED_N; i++)
		(void)sqlite3_finalize(c->fixed[i]);
	for (size_t i = 0; i < c->statements_n; i++)
		(void)sqlite3_finalize(c->statements[i].handle);
	(void)sqlite3_close_v2(c->db);
}

static enum outcome
sqlite_open(struct connection *c)
{
	int flags = SQLITE_OPEN_NOMUTEX |
	            (c->kind == TX_WRITE ? SQLITE_OPEN_READWRITE
	                                 : SQLITE_OPEN_READONLY);
	int code = sqlite3_open_v2(c->store->path, &c->db, flags, NULL);
	enum outcome o;

	if (code == SQLITE_OK && c->kind == TX_WRITE &&
	    sqlite3_db_readonly(c->db, "main") == 1)
		code = SQLITE_READONLY;
	if (code == SQLITE_OK)
		code = settings_make(c->db, c->kind, c->store->bulk);
	if (code == SQLITE_OK)
		code = fixed_prepare(c);
	if (code == SQLITE_OK)
		return OUTCOME_DONE;
	message_note(c);
	o = outcome_at(c->db, code);
	sqlite_close(c);
	return o;
}

void
sqlite_tidy(struct connection *c)
{
	(void)sqlite3_exec(c->db,
	                   "pragma analysis_limit = 400;"
	                   "pragma optimize;"
	                   "pragma wal_checkpoint(truncate)",
	                   NULL, NULL, NULL);
}

/* --- transactions ------------------------------------------------------- */

static enum outcome
fixed_run(struct connection *c, enum fixed which)
{
	int code = sqlite3_step(c->fixed[which]);

	(void)sqlite3_reset(c->fixed[which]);
	return outcome_at(c->db, code);
}

static enum outcome
sqlite_begin(struct connection *c)
{
	return fixed_run(c, c->kind == TX_READ ? FIXED_BEGIN_READ
	                                       : FIXED_BEGIN_WRITE);
}

static enum outcome
sqlite_commit(struct connection *c)
{
	return fixed_run(c, FIXED_COMMIT);
}

static void
statements_reset(struct connection *c)
{
	for (size_t i = 0; i < c->statements_n; i++)
		if (c->statements[i].busy) {
			(void)sqlite3_reset(c->statements[i].handle);
			c->statements[i].busy = false;
		}
}

static void
sqlite_rollback(struct connection *c)
{
	statements_reset(c);
	if (sqlite_in_transaction(c))
		(void)fixed_run(c, FIXED_ROLLBACK);
}

enum outcome
sqlite_savepoint(struct connection *c)
{
	return fixed_run(c, FIXED_SAVEPOINT);
}

enum outcome
sqlite_release(struct connection *c)
{
	return fixed_run(c, FIXED_RELEASE);
}

void
sqlite_undo(struct connection *c)
{
	statements_reset(c);
	if (!sqlite_in_transaction(c))
		return;
	(void)fixed_run(c, FIXED_UNDO);
	(void)fixed_run(c, FIXED_RELEASE);
}

bool
sqlite_in_transaction(const struct connection *c)
{
	return sqlite3_get_autocommit(c->db) == 0;
}

bool
sqlite_keys_broken(const struct connection *c)
{
	int now = 0;
	int most = 0;

	(void)sqlite3_db_status(c->db, SQLITE_DBSTATUS_DEFERRED_FKS, &now,
	                        &most, 0);
	return now != 0;
}

/* --- statements --------------------------------------------------------- */

/* SQLite numbers places as text_places does, by first use. */
static bool
places_agree(sqlite3_stmt *s, const struct own_query *own)
{
	if (sqlite3_bind_parameter_count(s) != (int)own->places_n)
		return false;
	for (unsigned i = 0; i < own->places_n; i++) {
		const char *name = sqlite3_bind_parameter_name(s, (int)i + 1);

		if (name == NULL || !str_is(own->places[i].name, name + 1))
			return false;
	}
	return true;
}

static enum outcome
sqlite_prepare(struct connection *c, struct statement *statement)
{
	sqlite3_stmt *s = NULL;
	const char *tail = "";
	int code = sqlite3_prepare_v3(c->db, statement->own->text, -1,
	                              SQLITE_PREPARE_PERSISTENT, &s, &tail);

	if (code != SQLITE_OK) {
		message_note(c);
		return outcome_of(code);
	}
	if (s == NULL || tail[strspn(tail, "; \t\n")] != '\0' ||
	    !places_agree(s, statement->own)) {
		(void)snprintf(c->message, sizeof(c->message),
		               "not one statement, or unnamed places");
		(void)sqlite3_finalize(s);
		return OUTCOME_WRONG;
	}
	statement->handle = s;
	statement->changes = sqlite3_stmt_readonly(s) == 0;
	statement->prepared = true;
	return OUTCOME_DONE;
}

/* What an argument points to outlives the statement's run: STATIC. */
static int
bind(sqlite3_stmt *s, int at, const struct arg *arg)
{
	switch (arg->type) {
	case ARG_I64:
		return sqlite3_bind_int64(s, at, arg->v.i64);
	case ARG_F64:
		return sqlite3_bind_double(s, at, arg->v.f64);
	case ARG_STR:
		return sqlite3_bind_text64(s, at,
		                           arg->v.str.n > 0 ? arg->v.str.p : "",
		                           arg->v.str.n, SQLITE_STATIC,
		                           SQLITE_UTF8);
	case ARG_BYTES:
		return sqlite3_bind_blob64(
		        s, at,
		        arg->v.bytes.n > 0 ? (const void *)arg->v.bytes.p : "",
		        arg->v.bytes.n, SQLITE_STATIC);
	case ARG_NULL:
	default:
		return sqlite3_bind_null(s, at);
	}
}

static enum outcome
sqlite_run(struct cursor *cursor, const struct arg *const *values, bool each)
{
	sqlite3_stmt *s = cursor->statement->handle;

	(void)each;
	cursor->total = sqlite3_total_changes64(cursor->connection->db);
	for (unsigned i = 0; i < cursor->statement->own->places_n; i++) {
		int code = bind(s, (int)i + 1, values[i]);

		if (code != SQLITE_OK)
			return outcome_of(code);
	}
	return OUTCOME_DONE;
}

static enum outcome
sqlite_next(struct cursor *cursor)
{
	sqlite3 *db = cursor->connection->db;
	int code = sqlite3_step(cursor->statement->handle);

	if (code == SQLITE_ROW)
		return OUTCOME_ROW;
	/* sqlite3_changes keeps the figure of the last one that changed */
	if (code == SQLITE_DONE && cursor->statement->changes &&
	    sqlite3_total_changes64(db) != cursor->total)
		cursor->changed = sqlite3_changes64(db);
	return outcome_at(db, code);
}

static unsigned
sqlite_column_n(const struct cursor *cursor)
{
	return (unsigned)sqlite3_column_count(cursor->statement->handle);
}

static const char *
sqlite_column_name(const struct cursor *cursor, unsigned i)
{
	return sqlite3_column_name(cursor->statement->handle, (int)i);
}

/* `out` is zeroed. */
static void
sqlite_cell(sqlite3_value *value, struct cell *out)
{
	const char *p = "";

	switch (sqlite3_value_type(value)) {
	case SQLITE_INTEGER:
		out->type = ARG_I64;
		out->i64 = sqlite3_value_int64(value);
		return;
	case SQLITE_FLOAT:
		out->type = ARG_F64;
		out->f64 = sqlite3_value_double(value);
		return;
	case SQLITE_TEXT:
		out->type = ARG_STR;
		p = (const char *)sqlite3_value_text(value);
		break;
	case SQLITE_BLOB:
		out->type = ARG_BYTES;
		p = sqlite3_value_blob(value);
		break;
	default:
		return;
	}
	out->str.n = (size_t)sqlite3_value_bytes(value);
	out->str.p = p != NULL ? p : "";
}

/*
 * A column's value may be read in place because SQLite runs in its
 * multi-thread mode, one thread a connection: then, by its manual, protected
 * and unprotected values are the same.  It saves a call a cell.
 */
static void
sqlite_cells(struct cursor *cursor, unsigned n, struct cell *out)
{
	sqlite3_stmt *s = cursor->statement->handle;

	for (unsigned i = 0; i < n; i++)
		sqlite_cell(sqlite3_column_value(s, (int)i), &out[i]);
}

static void
sqlite_finish(struct cursor *cursor)
{
	(void)sqlite3_reset(cursor->statement->handle);
	cursor->statement->busy = false;
}

static enum outcome
sqlite_script(struct connection *c, const char *text)
{
	int code = sqlite3_exec(c->db, text, NULL, NULL, NULL);

	if (code != SQLITE_OK)
		message_note(c);
	return outcome_at(c->db, code);
}

const struct engine_ops sqlite_ops = {
        .open = sqlite_open,
        .close = sqlite_close,
        .begin = sqlite_begin,
        .commit = sqlite_commit,
        .rollback = sqlite_rollback,
        .prepare = sqlite_prepare,
        .run = sqlite_run,
        .next = sqlite_next,
        .column_n = sqlite_column_n,
        .column_name = sqlite_column_name,
        .cells = sqlite_cells,
        .finish = sqlite_finish,
        .script = sqlite_script,
};
