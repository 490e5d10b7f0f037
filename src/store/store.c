/* store.c - a database: open, read, close. */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/own_engine.h"

#define READERS    8
#define WRITERS    8
#define BATCH_MOST 256

/* --- what went wrong, without memory ------------------------------------ */

#define STILL(which, sentence) \
	[which] = { \
	        .kind = FAULT_UNAVAILABLE, \
	        .text = {(sentence), {{0}}}, \
	        .detail = #which, \
	        .file = __FILE__, \
	}

static const struct fault still[] = {
        STILL(OUTCOME_AGAIN,
              TK("Too many people changed the same thing at once. Nothing was "
                 "saved. Try again")),
        STILL(OUTCOME_BUSY,
              TK("The database is busy with other work. Nothing was saved. Try "
                 "again in a minute")),
        STILL(OUTCOME_FULL,
              TK("The disk is full. Nothing was saved. Tell whoever looks "
                 "after this service")),
        STILL(OUTCOME_IO,
              TK("The disk failed. Nothing was saved. Tell the people who look "
                 "after this service")),
        STILL(OUTCOME_READ_ONLY,
              TK("The database can only be read. Nothing was saved. Tell "
                 "whoever looks after this service")),
        STILL(OUTCOME_DAMAGED,
              TK("The database is damaged. Nothing was saved. Tell whoever "
                 "looks after this service")),
        STILL(OUTCOME_LOST,
              TK("The database cannot be reached. Nothing was saved. Try again "
                 "in a minute")),
        STILL(OUTCOME_MEMORY,
              TK("The machine has no memory left. Nothing was saved. Try again "
                 "in a minute")),
};

static const struct fault still_bug = {
        .kind = FAULT_BUG,
        .text = {TK("Something went wrong on our side. Nothing was saved"),
                 {{0}}},
        .detail = "commit",
        .file = __FILE__,
};

const struct fault *
outcome_fault_still(enum outcome o)
{
	if (o == OUTCOME_CANNOT_OPEN || o == OUTCOME_NOT_DATABASE)
		o = OUTCOME_IO;
	if ((size_t)o >= sizeof(still) / sizeof(still[0]) ||
	    still[o].text.key == NULL)
		return &still_bug;
	return &still[o];
}

struct text
outcome_text(enum outcome o)
{
	return outcome_fault_still(o)->text;
}

/* --- fault injection ---------------------------------------------------- */

static _Atomic(unsigned long) fail_in;
static _Atomic(bool) failed;

void
store_fail_at(unsigned long n)
{
	atomic_store(&failed, false);
	atomic_store(&fail_in, n);
}

bool
store_failed(void)
{
	return atomic_load(&failed);
}

bool
store_step_fails(void)
{
	if (atomic_load_explicit(&fail_in, memory_order_relaxed) == 0)
		return false;
	if (atomic_fetch_sub(&fail_in, 1) != 1)
		return false;
	atomic_store(&failed, true);
	return true;
}

/* --- connections -------------------------------------------------------- */

struct connection *
connection_new(struct store *store, enum tx_kind kind)
{
	struct connection *c = own_bytes(1, sizeof(*c));

	c->store = store;
	c->kind = kind;
	return c;
}

enum outcome
connection_open(struct store *store, enum tx_kind kind, struct connection **out)
{
	struct connection *c = connection_new(store, kind);
	enum outcome o = store->ops->open(c);

	*out = c;
	return o;
}

const struct fault *
connection_fault(struct arena *arena, struct connection *c, enum outcome o)
{
	const struct store *store = c->store;
	char why[sizeof(c->message)];

	memcpy(why, c->message, sizeof(why));
	free(c);
	return place_fault(arena, store, o, why);
}

void
connection_close(struct connection *c)
{
	c->store->ops->close(c);
	free(c->scratch);
	free(c->statements);
	free(c);
}

struct tx
tx_make(struct arena *arena, struct connection *c, struct tx_who who,
        const char *began)
{
	return (struct tx){
	        .arena = arena,
	        .connection = c,
	        .kind = c->kind,
	        .who = who,
	        .faults_at_begin = arena_faults(arena),
	        .began = began,
	};
}

const struct fault *
connection_tx(struct connection *c, struct tx *tx, tx_fn fn, void *data)
{
	const struct engine_ops *ops = c->store->ops;
	struct arena_mark mark = arena_mark(tx->arena);
	const struct fault *fault;
	enum outcome o = store_step_fails() ? OUTCOME_IO : ops->begin(c);

	c->again = false;
	if (o != OUTCOME_DONE) {
		c->again = o == OUTCOME_AGAIN;
		return outcome_fault_still(o);
	}
	fault = tx_run(tx, fn, data, mark);
	if (fault != NULL) {
		ops->rollback(c);
		return fault;
	}
	o = store_step_fails() ? OUTCOME_IO : ops->commit(c);
	if (o == OUTCOME_DONE)
		return NULL;
	ops->rollback(c);
	c->again = o == OUTCOME_AGAIN;
	return outcome_fault_still(o);
}

const struct fault *
apart_do(struct connection *c, struct arena *arena, const char *began, tx_fn fn,
         void *data)
{
	struct tx tx =
	        tx_make(arena, c, (struct tx_who){.now = clock_now()}, began);

	return connection_tx(c, &tx, fn, data);
}

const struct fault *
store_apart(struct store *store, struct arena *arena, enum tx_kind kind,
            const char *began, tx_fn fn, void *data)
{
	struct connection *c;
	enum outcome o = connection_open(store, kind, &c);
	const struct fault *fault;

	if (o != OUTCOME_DONE)
		return connection_fault(arena, c, o);
	fault = apart_do(c, arena, began, fn, data);
	connection_close(c);
	return fault;
}

/* --- the pool of read connections --------------------------------------- */

static struct timespec
soon(int64_t ms)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec += ms / 1000;
	t.tv_nsec += (ms % 1000) * 1000000;
	if (t.tv_nsec >= 1000000000) {
		t.tv_sec++;
		t.tv_nsec -= 1000000000;
	}
	return t;
}

/* One that is free, or NULL with *may_open, or NULL: none came free. */
static struct connection *
pool_wait(struct store *store, bool *may_open)
{
	struct timespec until = soon(READ_WAIT_MS);
	struct connection *c;
	int late = 0;

	pthread_mutex_lock(&store->pool_lock);
	while (store->pool == NULL && store->pool_open == store->pool_most &&
	       late == 0)
		late = pthread_cond_timedwait(&store->pool_freed,
		                              &store->pool_lock, &until);
	c = store->pool;
	*may_open = c == NULL && store->pool_open < store->pool_most;
	if (c != NULL)
		store->pool = c->next;
	if (*may_open)
		store->pool_open++;
	if (c != NULL || *may_open)
		store->pool_out++;
	pthread_mutex_unlock(&store->pool_lock);
	return c;
}

/* Back it comes; NULL: it could not be opened. */
static void
pool_give(struct store *store, struct connection *c)
{
	pthread_mutex_lock(&store->pool_lock);
	store->pool_out--;
	if (c == NULL) {
		store->pool_open--;
	} else {
		c->next = store->pool;
		store->pool = c;
	}
	pthread_cond_signal(&store->pool_freed);
	pthread_mutex_unlock(&store->pool_lock);
}

static enum outcome
pool_take(struct store *store, struct connection **out)
{
	bool may_open;
	enum outcome o = OUTCOME_DONE;

	*out = pool_wait(store, &may_open);
	if (*out != NULL)
		return OUTCOME_DONE;
	if (!may_open)
		return OUTCOME_BUSY;
	o = connection_open(store, TX_READ, out);
	if (o != OUTCOME_DONE) {
		free(*out);
		pool_give(store, NULL);
	}
	return o;
}

static void
pool_close(struct store *store)
{
	pthread_mutex_lock(&store->pool_lock);
	while (store->pool_out > 0)
		pthread_cond_wait(&store->pool_freed, &store->pool_lock);
	while (store->pool != NULL) {
		struct connection *c = store->pool;

		store->pool = c->next;
		connection_close(c);
	}
	pthread_mutex_unlock(&store->pool_lock);
}

const struct fault *
store_read(struct store *store, struct arena *arena, struct tx_who who,
           const char *began, tx_fn fn, void *data, struct tx_seen_list *seen)
{
	struct connection *c;
	enum outcome o = pool_take(store, &c);

	if (o != OUTCOME_DONE)
		return outcome_fault_still(o);

	struct tx tx = tx_make(arena, c, who, began);
	const struct fault *fault = connection_tx(c, &tx, fn, data);

	pool_give(store, c);
	if (fault == NULL && seen != NULL)
		*seen = (struct tx_seen_list){tx.seen, tx.seen_n, tx.queries};
	return fault;
}

/* --- open, close -------------------------------------------------------- */

static void
locks_init(struct store *store)
{
	pthread_condattr_t attr;

	claim(pthread_condattr_init(&attr) == 0);
	claim(pthread_condattr_setclock(&attr, CLOCK_MONOTONIC) == 0);
	claim(pthread_mutex_init(&store->pool_lock, NULL) == 0);
	claim(pthread_mutex_init(&store->queue_lock, NULL) == 0);
	claim(pthread_mutex_init(&store->columns_lock, NULL) == 0);
	claim(pthread_cond_init(&store->pool_freed, &attr) == 0);
	claim(pthread_cond_init(&store->queue_filled, &attr) == 0);
	(void)pthread_condattr_destroy(&attr);
	store->queue_last = &store->queue_first;
}

static void
store_free(struct store *store)
{
	if (store->serve_fd >= 0)
		(void)close(store->serve_fd);
	registry_free(store);
	(void)pthread_mutex_destroy(&store->pool_lock);
	(void)pthread_mutex_destroy(&store->queue_lock);
	(void)pthread_mutex_destroy(&store->columns_lock);
	(void)pthread_cond_destroy(&store->pool_freed);
	(void)pthread_cond_destroy(&store->queue_filled);
	free(store->url);
	free(store->path);
	free(store);
}

static struct store *
store_new(const struct store_options *options, enum engine engine)
{
	struct store *store = own_bytes(1, sizeof(*store));
	const char *url = options->url;

	store->engine = engine;
	store->serve_fd = -1;
	store->url = own_copy(url, strlen(url));
	store->pool_most = options->readers > 0 ? options->readers : READERS;
	store->bulk = options->bulk;
	store->serializable = options->serializable;
	store->batch_most = options->batch_most > 0 ? options->batch_most
	                                            : BATCH_MOST;
	if (engine == ENGINE_SQLITE) {
		store->ops = &sqlite_ops;
		store->path = own_copy(url + strlen("sqlite:"),
		                       strlen(url + strlen("sqlite:")));
	} else {
		store->ops = &postgres_ops;
	}
	locks_init(store);
	migrate_register(store);
	indexes_register(store);
	return store;
}

struct asked {
	struct arena *arena;
};

/* Which engine an address names. */
static const struct fault *
address_read(struct arena *arena, const char *url, enum engine *out)
{
	struct asked c = {arena};

	if (strncmp(url, "sqlite:", 7) == 0 && url[7] != '\0') {
		*out = ENGINE_SQLITE;
		return NULL;
	}
	if (strncmp(url, "postgresql://", 13) != 0 &&
	    strncmp(url, "postgres://", 11) != 0)
		return fault_invalid(
		        &c, "The address of a database begins with sqlite: or "
		            "postgresql://");
	if (!postgres_address_ok(url))
		return fault_invalid(
		        &c, "The address of the PostgreSQL database cannot be "
		            "read");
	if (postgres_has_password(url))
		return fault_invalid(
		        &c, "Keep the password out of the address of the "
		            "database: put it in PGPASSWORD or in a password "
		            "file");
	*out = ENGINE_POSTGRES;
	return NULL;
}

/* What must hold before an SQLite file is opened. */
static const struct fault *
file_ready(struct arena *arena, const struct store_options *options,
           struct store *store)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	if (store->engine != ENGINE_SQLITE)
		return NULL;
	(void)pthread_once(&once, sqlite_setup);
	TRY(place_ready(arena, store->path, options->create));
	if (options->serve)
		TRY(place_lock(arena, store->path, &store->serve_fd));
	return NULL;
}

struct opening {
	struct arena *arena;
	const struct store_options *options;
	struct store *store;
	const struct fault *fault;
};

static void
open_inside(void *data)
{
	struct opening *o = data;
	unsigned writers = o->options->writers > 0 ? o->options->writers
	                                           : WRITERS;

	if (o->store->engine == ENGINE_SQLITE)
		writers = 1;
	o->fault = file_ready(o->arena, o->options, o->store);
	if (o->fault == NULL)
		o->fault = writer_start(o->store, o->arena, writers);
}

const struct fault *
store_open(struct arena *arena, const struct store_options *options,
           struct store **out)
{
	struct opening o = {.arena = arena, .options = options};
	enum engine engine = ENGINE_SQLITE;

	TRY(address_read(arena, options->url, &engine));
	o.store = store_new(options, engine);
	/* a full arena must not leave half a store behind */
	if (boundary_run(open_inside, &o) != BOUNDARY_RETURNED)
		o.fault = outcome_fault_still(OUTCOME_MEMORY);
	if (o.fault != NULL) {
		store_free(o.store);
		return o.fault;
	}
	*out = o.store;
	return NULL;
}

void
store_close(struct store *store)
{
	if (store == NULL)
		return;
	writer_stop(store);
	pool_close(store);
	writer_close(store);
	store_free(store);
}

enum engine
store_engine(const struct store *store)
{
	return store->engine;
}

const char *
store_url(const struct store *store)
{
	return store->url;
}
