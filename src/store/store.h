/*
 * store.h - a database: open it, read from it, write to it.
 *
 * SQLite: a pool of read connections, and one writer thread that takes all
 * waiting jobs into one transaction (each in a savepoint) and answers them
 * after the commit.  PostgreSQL: pooled connections; jobs run on a few writer
 * threads, each job its own transaction, retried on 40001 and 40P01.
 *
 * Rules kept here, each with a test of the same words:
 *   - a job is answered only after its commit;
 *   - a job that fails takes nothing with it but itself;
 *   - a job may run twice, and must touch only the database and its arena;
 *   - at least 64 jobs can wait at once, without a connection each;
 *   - two programs never serve one SQLite database;
 *   - a database made by a newer version is refused with a sentence.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "store/tx.h"

struct store;

enum engine { ENGINE_SQLITE, ENGINE_POSTGRES };

struct store_options {
	const char *url;     /* sqlite:PATH or postgresql://... */
	unsigned readers;    /* read connections; 0 means 8 */
	unsigned writers;    /* PostgreSQL writer threads; 0 means 8 */
	unsigned batch_most; /* jobs a commit; 0 means 256, 1 for benchmarks */
	bool serializable; /* PostgreSQL writes at its strictest isolation, not
	                      * the usual read committed; for tests */
	bool serve;        /* hold the serving lock: one server a database */
	bool create;       /* a missing SQLite file is made */
	bool bulk;         /* an import: 64 MiB of cache for the writer and
	                      * fewer checkpoints, so that keys in no order
	                      * cost no disk */
};

/*
 * Open a database.  The sentence of a fault names what and where and what to
 * do (read-only, locked, not a database, no such folder, disk full).
 * UNAVAILABLE or INVALID.  *out is closed by store_close.
 */
MUST_CHECK const struct fault *
store_open(struct arena *arena, const struct store_options *options,
           struct store **out);

/* Wait for waiting jobs, checkpoint, close.  NULL is fine. */
void store_close(struct store *store);

/* Which engine it is. */
enum engine store_engine(const struct store *store);

/* Where the database lives ("sqlite:./data/x.db"), without a password. */
const char *store_url(const struct store *store);

/*
 * The closed list: every query of every capability, NULL-ended lists one
 * after the other.  Called once before the first statement.
 */
void store_register(struct store *store, const struct query *const *queries);

/* Prepare every registered query on one connection; the first that fails is
 * the fault.  For the prepare test and for start. */
MUST_CHECK const struct fault *
store_prepare_all(struct store *store, struct arena *arena);

/* The plan of a query, one line a step, for the scan test. */
MUST_CHECK const struct fault *
store_explain(struct store *store, struct arena *arena,
              const struct query *query, struct str *out);

typedef const struct fault *(*tx_fn)(struct tx *tx, void *data);

/*
 * Run fn in a read-only transaction on this thread.  UNAVAILABLE when no
 * connection came free within two seconds.  *tx_out_seen, when not NULL,
 * receives the people whose facts were read (in the arena).
 */
struct tx_seen_list {
	const int64_t *v;
	size_t n;
	unsigned queries;
};
MUST_CHECK const struct fault *
store_read(struct store *store, struct arena *arena, struct tx_who who,
           const char *began, tx_fn fn, void *data, struct tx_seen_list *seen);

/*
 * Run fn as one write job and wait for its commit.  For commands, tests and
 * background jobs; request handlers use store_submit.
 */
MUST_CHECK const struct fault *
store_write(struct store *store, struct arena *arena, struct tx_who who,
            const char *began, tx_fn fn, void *data);

/*
 * A write job that is answered later.  `run` is called on a writer thread
 * inside a boundary, in a transaction; what it makes lives in `arena`.
 * `done` is called after the commit or roll-back, on a writer thread, must be
 * short and must not use the database; then the job may be let go.
 */
struct job {
	struct arena *arena;
	struct tx_who who;
	const char *began;
	tx_fn run;
	void (*done)(struct job *job, const struct fault *fault);
	void *data;
	/* the store's own */
	struct job *next;
	const struct fault *fault;
	struct arena_mark mark;
	int64_t submitted_us;
	bool alone; /* a transaction of its own, as long as it takes */
	bool ran;
};
void store_submit(struct store *store, struct job *job);

/* How many jobs wait now, and the longest wait lately, in microseconds. */
struct store_figures {
	unsigned waiting;
	int64_t longest_wait_us;
	int64_t commits;
	int64_t jobs;
	int64_t slow_jobs;     /* over 50 ms */
	const char *last_slow; /* its `began` */
};
void store_figures(struct store *store, struct store_figures *out);

/*
 * Fault injection for script/torture: the n-th SQL step from now on, of any
 * connection (a step, a begin, a commit), fails like a broken disk.  0
 * switches it off.
 */
void store_fail_at(unsigned long n);

/* Whether that step was reached, and failed, since store_fail_at. */
bool store_failed(void);

/* --- migrations ------------------------------------------------------- */

/*
 * One migration: numbered in one sequence for the whole program, forward
 * only, checksummed, one transaction each.  The text is written once, in
 * SQLite's words; for PostgreSQL "integer" becomes bigint, "blob" bytea,
 * "real" double precision, and a trailing "strict" or "without rowid" goes.
 * A line "-- only sqlite" or "-- only postgres" holds until "-- both".
 */
struct migration {
	int number;
	const char *name;
	const char *text;
};

/* Bring the database up to date.  *applied (may be NULL) counts them.
 * CONFLICT when a migration already applied has another checksum; REFUSED
 * when the database knows a number that this program does not. */
MUST_CHECK const struct fault *
store_migrate(struct store *store, struct arena *arena,
              const struct migration *const *migrations, size_t n,
              int *applied);

/* The highest migration applied; 0 for an empty database. */
MUST_CHECK const struct fault *
store_version(struct store *store, struct arena *arena, int *out);

/* --- copies ----------------------------------------------------------- */

/*
 * A consistent copy of a running SQLite database, by VACUUM INTO, into a new
 * file; fsynced.  On PostgreSQL REFUSED, naming pg_dump... unless `pg_dump`
 * is found, when it is run as a child process.
 */
MUST_CHECK const struct fault *
store_copy(struct store *store, struct arena *arena, const char *path);

/* That nothing is damaged: pages, rows, indexes, what rows refer to.
 * UNAVAILABLE when something is.  On PostgreSQL the engine holds all of it.
 * May run on any thread, whatever others do with the store. */
MUST_CHECK const struct fault *
store_check(struct store *store, struct arena *arena);

/* --- bulk ------------------------------------------------------------- */

/*
 * An exclusive bulk writer for the import of millions of rows: fn is called
 * with a write transaction of its own outside the queue (SQLite: on the
 * writer connection between batches).  Same rules, same statements.
 *
 * While it lasts nobody else writes to an SQLite database: jobs of this
 * process wait, and another process (a server, while a command imports) waits
 * five seconds and is then UNAVAILABLE.  So an import is many calls of about
 * a second each, with a pause of some milliseconds between two: waiting for
 * the lock is a matter of luck, and without a pause the importer always wins.
 * The arena is the caller's: let go in fn what each row took (arena_mark).
 */
MUST_CHECK const struct fault *
store_bulk(struct store *store, struct arena *arena, struct tx_who who,
           const char *began, tx_fn fn, void *data);

/*
 * Set plain indexes aside (a NULL-ended list of names) before rows by the
 * million come into empty tables: made again from sorted rows they cost a
 * fraction of being kept row by row.  In the same transaction the database
 * itself remembers them, so a program that was killed owes nothing: whoever
 * opens the database next calls store_indexes_back.  A unique index, or one
 * that is not there, is a bug.  On PostgreSQL nothing is set aside.
 */
MUST_CHECK const struct fault *
store_indexes_aside(struct store *store, struct arena *arena,
                    const char *const *names);

/* Make again whatever is set aside, all or none.  Quick when nothing is. */
MUST_CHECK const struct fault *
store_indexes_back(struct store *store, struct arena *arena);

#endif
