/* whole.c - what concerns the whole database: plans, copies, checks. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/own_engine.h"

/* --- every statement ---------------------------------------------------- */

static const struct fault *
wrong_query(struct tx *tx, const struct own_query *own, const char *why)
{
	struct str s = str_print(tx->arena, "%s: %s", own->query->name, why);

	return fault_bug(tx, str_c(tx->arena, s));
}

/* SQLite knows the columns of a statement before it has run. */
static void
columns_know(struct connection *c, struct statement *statement)
{
	struct cursor cursor = {.connection = c, .statement = statement};

	if (c->store->engine == ENGINE_SQLITE)
		(void)registry_columns(&cursor);
}

static const struct fault *
statement_prepare(struct tx *tx, const struct own_query *own)
{
	struct connection *c = tx->connection;
	struct statement *statement = connection_statement(c, own);
	enum outcome o = store_step_fails()
	                         ? OUTCOME_IO
	                         : c->store->ops->prepare(c, statement);

	if (o == OUTCOME_WRONG)
		return wrong_query(tx, own, c->message);
	if (o != OUTCOME_DONE)
		return fault_make(tx->arena, FAULT_UNAVAILABLE, outcome_text(o),
		                  __FILE__, __LINE__);
	columns_know(c, statement);
	if (own->query->person != NULL && own->person < 0)
		return wrong_query(tx, own, "has not its person column");
	return NULL;
}

static const struct fault *
all_prepare(struct tx *tx, void *data)
{
	struct store *store = data;

	for (unsigned i = 0; i < store->queries_n; i++)
		TRY(statement_prepare(tx, store->queries[i]));
	return NULL;
}

const struct fault *
store_prepare_all(struct store *store, struct arena *arena)
{
	return store_apart(store, arena, TX_READ, "prepare", all_prepare,
	                   store);
}

struct explaining {
	const struct query *query;
	struct str plan;
};

static const struct fault *
explain_one(struct tx *tx, void *data)
{
	struct explaining *e = data;
	struct connection *c = tx->connection;
	const struct own_query *own = registry_find(c->store, e->query);

	if (own == NULL)
		return fault_bug(tx, "explain: not registered");
	TRY(statement_prepare(tx, own));
	c->scratch = c->store->engine == ENGINE_SQLITE
	                     ? sqlite_explain(c, own)
	                     : postgres_explain(c, own);
	if (c->scratch == NULL)
		return wrong_query(tx, own, c->message);
	e->plan = str_copy(tx->arena, str_of(c->scratch));
	return NULL;
}

const struct fault *
store_explain(struct store *store, struct arena *arena,
              const struct query *query, struct str *out)
{
	struct explaining e = {.query = query};

	TRY(store_apart(store, arena, TX_READ, "explain", explain_one, &e));
	*out = e.plan;
	return NULL;
}

/* --- checks ------------------------------------------------------------- */

struct asked {
	struct arena *arena;
};

const struct fault *
store_check(struct store *store, struct arena *arena)
{
	struct asked asked = {arena};
	struct connection *c;
	enum outcome o = connection_open(store, TX_READ, &c);
	unsigned searched;

	if (o != OUTCOME_DONE)
		return connection_fault(arena, c, o);
	if (store->engine == ENGINE_SQLITE)
		o = sqlite_check(c, &searched);
	connection_close(c);
	if (o == OUTCOME_DONE)
		return NULL;
	return fault_unavailable(
	        &asked,
	        "The database {path} is damaged. Restore the last backup",
	        {"path", str_copy(arena, str_of(store->path))});
}

/* --- copies ------------------------------------------------------------- */

static const struct fault *
copy_fault(struct arena *arena, const char *path, enum outcome o)
{
	struct asked asked = {arena};
	struct str p = str_of(path);

	switch (o) {
	case OUTCOME_UNIQUE:
		return fault_unavailable(
		        &asked,
		        "{path} is there already. Choose another name for "
		        "the copy",
		        {"path", p});
	case OUTCOME_FULL:
		return fault_unavailable(
		        &asked,
		        "The disk that holds {path} is full. Make room, "
		        "then try again",
		        {"path", p});
	case OUTCOME_DAMAGED:
		return fault_unavailable(
		        &asked, "The database is damaged: it cannot be copied. "
		                "Restore the last backup");
	case OUTCOME_CANNOT_OPEN:
		return fault_refused(
		        &asked,
		        "Install pg_dump, or copy the PostgreSQL database "
		        "with its own tools");
	default:
		return fault_unavailable(
		        &asked, "The copy could not be written to {path}",
		        {"path", p});
	}
}

/* What was written is on the disk, and so is its name. */
static enum outcome
path_sync(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	int bad;

	if (fd < 0)
		return OUTCOME_IO;
	bad = fsync(fd);
	(void)close(fd);
	return bad == 0 ? OUTCOME_DONE : OUTCOME_IO;
}

static enum outcome
copy_sync(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str folder = S(".");
	enum outcome o = path_sync(path, O_RDONLY);

	if (slash == path)
		folder = S("/");
	else if (slash != NULL)
		folder = (struct str){path, (size_t)(slash - path)};
	return o == OUTCOME_DONE
	               ? path_sync(str_c(arena, folder), O_RDONLY | O_DIRECTORY)
	               : o;
}

static enum outcome
copy_sqlite(struct store *store, const char *path)
{
	struct connection *c;
	enum outcome o = connection_open(store, TX_READ, &c);

	if (o != OUTCOME_DONE) {
		free(c);
		return OUTCOME_IO;
	}
	o = store_step_fails() ? OUTCOME_IO : sqlite_copy(c, path);
	connection_close(c);
	return o;
}

/* pg_dump as a child; its password is in the environment or a file. */
static enum outcome
copy_postgres(struct store *store, struct arena *arena, const char *path)
{
	char *const words[] = {
	        str_c(arena, S("pg_dump")),
	        str_c(arena, S("--format=custom")),
	        str_c(arena, str_print(arena, "--file=%s", path)),
	        str_c(arena, str_print(arena, "--dbname=%s", store->url)),
	        NULL,
	};
	pid_t child;
	int status = 0;

	if (posix_spawnp(&child, "pg_dump", NULL, NULL, words, environ) != 0)
		return OUTCOME_CANNOT_OPEN;
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return OUTCOME_IO;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? OUTCOME_DONE
	                                                     : OUTCOME_IO;
}

const struct fault *
store_copy(struct store *store, struct arena *arena, const char *path)
{
	/* made by us, so that nobody else may read it */
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	enum outcome o;

	if (fd < 0)
		return copy_fault(arena, path,
		                  errno == EEXIST   ? OUTCOME_UNIQUE
		                  : errno == ENOSPC ? OUTCOME_FULL
		                                    : OUTCOME_IO);
	(void)close(fd);
	o = store->engine == ENGINE_SQLITE ? copy_sqlite(store, path)
	                                   : copy_postgres(store, arena, path);
	if (o == OUTCOME_DONE)
		o = copy_sync(arena, path);
	if (o == OUTCOME_DONE)
		return NULL;
	(void)unlink(path);
	return copy_fault(arena, path, o);
}
