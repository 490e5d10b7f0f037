/*
 * own.h - what the files of the store share; nobody else includes it.
 *
 * An engine answers every call with an outcome, never with a fault, and never
 * touches an arena: so nothing can jump across a frame of SQLite or libpq.
 * sql.c and store.c turn outcomes into faults.
 */
#ifndef STORE_OWN_H
#define STORE_OWN_H

#include <pthread.h>
#include <stdatomic.h>

#include "store/store.h"

/* Most places one statement may have. */
#define PLACES_MOST 128

/* Rows of one statement made of a query for many. */
#define ROWS_AT_ONCE 8

/* Most results that may be open on one connection at once (sql_each). */
#define LIVE_MOST 8

/* How long somebody waits for a read connection, and for a lock. */
#define READ_WAIT_MS 2000
#define BUSY_WAIT_MS 5000

enum outcome {
	OUTCOME_DONE,
	OUTCOME_ROW,
	OUTCOME_UNIQUE,     /* this was already there             */
	OUTCOME_CONSTRAINT, /* another constraint: a bug of ours  */
	OUTCOME_AGAIN,      /* two transactions met: run it again */
	OUTCOME_BUSY,       /* somebody else holds the lock       */
	OUTCOME_FULL,       /* no room on the disk                */
	OUTCOME_IO,         /* the disk failed                    */
	OUTCOME_READ_ONLY,  /* it may not be written              */
	OUTCOME_CANNOT_OPEN,
	OUTCOME_NOT_DATABASE,
	OUTCOME_DAMAGED,
	OUTCOME_LOST,   /* the server went away */
	OUTCOME_MEMORY, /* none left            */
	OUTCOME_WRONG,  /* the statement itself: a bug of ours */
};

struct column {
	const char *name;
	_Atomic(const char *) literal; /* who asked last, by address */
};

struct columns {
	unsigned n;
	struct column *v;
};

enum place_kind { PLACE_ARG, PLACE_ACTOR, PLACE_NOW };

struct place {
	struct str name; /* a part of the text */
	enum place_kind kind;
	_Atomic(const char *) literal;
};

/* A registered query, made ready for the engine; shared by connections. */
struct own_query {
	const struct query *query;
	unsigned at;
	const char *text; /* places and lock in the engine's words   */
	char *each_text;  /* PostgreSQL: the same, as a cursor       */
	_Atomic(struct columns *) columns; /* known after the first run */
	int person; /* place of the person column; -1 is none       */
	struct own_query *many; /* the same for ROWS_AT_ONCE rows, or NULL */
	struct query made;      /* what that one is made of */
	unsigned places_n;
	struct place *places; /* they stand behind it */
};

/* A query on one connection. */
struct statement {
	const struct own_query *own;
	void *handle; /* sqlite3_stmt */
	bool prepared;
	bool busy;
	bool changes; /* SQLite: not read-only */
};

struct connection {
	struct store *store;
	enum tx_kind kind;
	struct statement *statements; /* by own_query.at */
	size_t statements_n;
	bool again;        /* a statement of this transaction met another */
	char *scratch;     /* own memory that goes with the connection */
	char message[200]; /* of a failed prepare or script: no values */
	struct sqlite3 *db;
	struct sqlite3_stmt *fixed[8];
	struct pg_conn *pg;
	struct pg_result *live[LIVE_MOST];
	unsigned live_n;
	struct connection *next;
};

/* One execution of a statement. */
struct cursor {
	struct connection *connection;
	struct statement *statement;
	struct columns *columns; /* known from the first row on */
	struct pg_result *result;
	int at;
	int n;
	bool fetches; /* PostgreSQL: from a cursor, piece by piece */
	bool ended;
	int64_t changed;
	int64_t total; /* SQLite: changes of the connection before */
};

struct engine_ops {
	/* Open with the store's settings; nothing stays open on failure. */
	enum outcome (*open)(struct connection *c);
	void (*close)(struct connection *c);
	enum outcome (*begin)(struct connection *c);
	enum outcome (*commit)(struct connection *c);
	/* Reset every statement, let go of every result, roll back. */
	void (*rollback)(struct connection *c);
	enum outcome (*prepare)(struct connection *c, struct statement *s);
	/* Start; `values` has an argument for each place. */
	enum outcome (*run)(struct cursor *cursor,
	                    const struct arg *const *values, bool each);
	/* ROW, DONE or what went wrong. */
	enum outcome (*next)(struct cursor *cursor);
	unsigned (*column_n)(const struct cursor *cursor);
	const char *(*column_name)(const struct cursor *cursor, unsigned i);
	/* The cells of the present row, borrowed until the next call, into
	 * zeroed memory. */
	void (*cells)(struct cursor *cursor, unsigned n, struct cell *out);
	/* Reset; sets cursor->changed. */
	void (*finish)(struct cursor *cursor);
	/* Several statements, without rows, for migrations. */
	enum outcome (*script)(struct connection *c, const char *text);
};

extern const struct engine_ops sqlite_ops;
extern const struct engine_ops postgres_ops;

/* Longest wait lately: the greater of two halves of a minute. */
struct waits {
	int64_t since_us;
	int64_t now_us;
	int64_t before_us;
};

struct store {
	enum engine engine;
	const struct engine_ops *ops;
	char *url;
	char *path; /* SQLite: of the file */
	int serve_fd;
	unsigned batch_most;
	bool bulk;
	bool serializable;

	/* the closed list */
	struct own_query **queries;
	unsigned queries_n;
	/* open addressing, by the query's address and by its name */
	struct own_query **table;
	struct own_query **names;
	unsigned table_n; /* of each; a power of two */
	pthread_mutex_t columns_lock;

	/* read connections */
	pthread_mutex_t pool_lock;
	pthread_cond_t pool_freed;
	struct connection *pool;
	unsigned pool_open;
	unsigned pool_most;
	unsigned pool_out;

	/* the queue of write jobs */
	pthread_mutex_t queue_lock;
	pthread_cond_t queue_filled;
	struct job *queue_first;
	struct job **queue_last;
	bool stopping;
	struct store_figures figures;
	struct waits waits;
	pthread_t *threads;
	struct connection **writers;
	unsigned threads_n;
};

/* --- memory of the store's own: zeroed; ends the process when none ------ */
void *own_bytes(size_t count, size_t size);
char *own_copy(const char *p, size_t n);

/* --- registry.c --------------------------------------------------------- */

/* The registered form of a query, or NULL. */
struct own_query *
registry_find(const struct store *store, const struct query *query);
void registry_free(struct store *store);
/* Columns of a running statement, resolved once for all connections. */
struct columns *registry_columns(struct cursor *cursor);
/* The statement of a query on a connection; not yet prepared at first. */
struct statement *
connection_statement(struct connection *c, const struct own_query *own);

/* --- sql_text.c --------------------------------------------------------- */

/*
 * Find the named places of a text, each once, in order of first use.  False
 * when there are more than PLACES_MOST.  Quotes, comments, "::" and ":=" are
 * passed over.
 */
bool text_places(const char *text, struct place *places, unsigned *n);
/*
 * The text with its list after "values" `rows` times, the names of each but
 * the first followed by "_1", "_2", ...; NULL when there is no such list.
 * own_bytes memory.
 */
char *text_rows(const char *text, unsigned rows);
/* The text with $1 ... in place of the names; own_bytes memory. */
char *text_dollars(const char *text, const struct place *places, unsigned n);
/* A migration in the words of an engine; own_bytes memory. */
char *text_migration(const char *text, enum engine engine);
/* Past a quoted piece or comment that begins at p; p when none does. */
const char *text_past(const char *p);

/* --- store.c ------------------------------------------------------------ */

/* Not yet connected; the first begin does it (PostgreSQL). */
struct connection *connection_new(struct store *store, enum tx_kind kind);
MUST_CHECK enum outcome connection_open(struct store *store, enum tx_kind kind,
                                        struct connection **out);
void connection_close(struct connection *c);
/* Why one did not open; lets it go. */
MUST_CHECK const struct fault *
connection_fault(struct arena *arena, struct connection *c, enum outcome o);
/* The next SQL step is to fail, for script/torture. */
bool store_step_fails(void);
/* A fault that needs no memory. */
const struct fault *outcome_fault_still(enum outcome o);
struct text outcome_text(enum outcome o);

/* --- place.c ------------------------------------------------------------ */

/*
 * Is the file a place for a database: folder, file, rights, each with its
 * sentence.  Makes an empty file of mode 0600 when told to.
 */
MUST_CHECK const struct fault *
place_ready(struct arena *arena, const char *path, bool create);
/* Take the serving lock; *fd is held until the process ends. */
MUST_CHECK const struct fault *
place_lock(struct arena *arena, const char *path, int *fd);
/* The sentence for a database that did not open. */
MUST_CHECK const struct fault *
place_fault(struct arena *arena, const struct store *store, enum outcome o,
            const char *why);

/*
 * Run fn in a transaction that has begun, inside a boundary, and judge: NULL
 * only when it may be committed.  Does not end the transaction.
 */
MUST_CHECK const struct fault *
tx_run(struct tx *tx, tx_fn fn, void *data, struct arena_mark mark);

/* A transaction that is about to begin, or has begun, on a connection. */
struct tx tx_make(struct arena *arena, struct connection *c, struct tx_who who,
                  const char *began);

/* A whole transaction on a connection: begin, tx_run, commit or roll back. */
MUST_CHECK const struct fault *
connection_tx(struct connection *c, struct tx *tx, tx_fn fn, void *data);

/* The same for nobody; and on a connection of its own: migrations, checks. */
MUST_CHECK const struct fault *
apart_do(struct connection *c, struct arena *arena, const char *began, tx_fn fn,
         void *data);
MUST_CHECK const struct fault *
store_apart(struct store *store, struct arena *arena, enum tx_kind kind,
            const char *began, tx_fn fn, void *data);

/* The statements of migrate.c, known from the start. */
void migrate_register(struct store *store);
void indexes_register(struct store *store);

/* --- writer.c ----------------------------------------------------------- */

/* Open the first connection (its fault says why not), start the threads. */
MUST_CHECK const struct fault *
writer_start(struct store *store, struct arena *arena, unsigned threads);
/* Let the waiting jobs come to their end, and the threads. */
void writer_stop(struct store *store);
/* Close the connections, after the readers'. */
void writer_close(struct store *store);

#endif
