/*
 * writer.c - write jobs: a queue, and the threads that take from it.
 *
 * On SQLite one thread takes all that wait, and all that come while it works,
 * into one transaction, a savepoint a job, and answers them after the commit:
 * one fsync for many.  Request
 * threads never race for the write lock, whose waiting is unfair to the point
 * of starvation.  On PostgreSQL each thread takes one job at a time, each its
 * own transaction, run again when two transactions met.
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/id.h"
#include "base/log.h"
#include "store/own_engine.h"

#define SLOW_US    50000
#define TRIES_MOST 5
#define LATELY_US  INT64_C(30000000)
/* A batch smaller than the last one waits so long for the next job, and takes
 * more for no longer than that: a commit costs a millisecond or several. */
#define LINGER_US INT64_C(250)
#define TAKE_US   INT64_C(20000)

static _Thread_local bool on_writer;

/* --- the queue ---------------------------------------------------------- */

void
store_submit(struct store *store, struct job *job)
{
	job->next = NULL;
	job->fault = NULL;
	job->ran = false;
	job->mark = arena_mark(job->arena);
	job->submitted_us = clock_micros();
	pthread_mutex_lock(&store->queue_lock);
	*store->queue_last = job;
	store->queue_last = &job->next;
	store->figures.waiting++;
	pthread_cond_signal(&store->queue_filled);
	pthread_mutex_unlock(&store->queue_lock);
}

static struct job *
queue_pop(struct store *store)
{
	struct job *job = store->queue_first;

	store->queue_first = job->next;
	if (store->queue_first == NULL)
		store->queue_last = &store->queue_first;
	store->figures.waiting--;
	return job;
}

/* Take what waits to the `n` that are in hand; returns how many there are. */
static size_t
queue_add(struct store *store, struct job **v, size_t n, size_t most)
{
	while (store->queue_first != NULL && n < most) {
		if (n > 0 && (store->queue_first->alone || v[n - 1]->alone))
			break;
		v[n++] = queue_pop(store);
	}
	return n;
}

/* Wait for jobs and take them; 0 when the store closes and none is left. */
static size_t
queue_take(struct store *store, struct job **v, size_t most)
{
	size_t n;

	pthread_mutex_lock(&store->queue_lock);
	while (store->queue_first == NULL && !store->stopping)
		pthread_cond_wait(&store->queue_filled, &store->queue_lock);
	n = queue_add(store, v, 0, most);
	pthread_mutex_unlock(&store->queue_lock);
	return n;
}

/* What has come since; where fewer are in hand than `likely`, wait a moment
 * for one. */
static size_t
queue_more(struct store *store, struct job **v, size_t n, size_t likely)
{
	int64_t until_us = clock_micros() + LINGER_US;
	const struct timespec until = {
	        .tv_sec = (time_t)(until_us / 1000000),
	        .tv_nsec = (long)(until_us % 1000000) * 1000,
	};

	if (n >= store->batch_most || v[n - 1]->alone)
		return n;
	pthread_mutex_lock(&store->queue_lock);
	if (store->queue_first == NULL && n < likely && !store->stopping)
		(void)pthread_cond_timedwait(&store->queue_filled,
		                             &store->queue_lock, &until);
	n = queue_add(store, v, n, store->batch_most);
	pthread_mutex_unlock(&store->queue_lock);
	return n;
}

static int64_t
greater(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Keep the longest wait of the last half minute or so. */
static void
wait_note(struct waits *waits, int64_t now, int64_t wait)
{
	if (now - waits->since_us > LATELY_US) {
		waits->before_us = now - waits->since_us > 2 * LATELY_US
		                           ? 0
		                           : waits->now_us;
		waits->now_us = 0;
		waits->since_us = now;
	}
	waits->now_us = greater(waits->now_us, wait);
}

static void
answer(struct store *store, struct job *job)
{
	int64_t now = clock_micros();

	pthread_mutex_lock(&store->queue_lock);
	store->figures.jobs++;
	if (!job->alone)
		wait_note(&store->waits, now, now - job->submitted_us);
	pthread_mutex_unlock(&store->queue_lock);
	job->done(job, job->fault);
}

static void
commit_note(struct store *store)
{
	pthread_mutex_lock(&store->queue_lock);
	store->figures.commits++;
	pthread_mutex_unlock(&store->queue_lock);
}

static void
slow_note(struct store *store, const struct job *job, int64_t us)
{
	if (us < SLOW_US || job->alone)
		return;
	pthread_mutex_lock(&store->queue_lock);
	store->figures.slow_jobs++;
	store->figures.last_slow = job->began;
	pthread_mutex_unlock(&store->queue_lock);
	log_event(LOG_WARN, "job_slow",
	          LOG_WORD("began", job->began != NULL ? job->began : ""),
	          LOG_NUMBER("ms", us / 1000));
}

void
store_figures(struct store *store, struct store_figures *out)
{
	int64_t now = clock_micros();

	pthread_mutex_lock(&store->queue_lock);
	wait_note(&store->waits, now, 0);
	*out = store->figures;
	out->longest_wait_us =
	        greater(store->waits.now_us, store->waits.before_us);
	pthread_mutex_unlock(&store->queue_lock);
}

/* --- one job ------------------------------------------------------------ */

/* What an earlier run of the job left in its arena goes. */
static struct tx
job_tx(struct connection *c, struct job *job)
{
	if (job->ran)
		arena_release(job->arena, job->mark);
	job->ran = true;
	job->fault = NULL;
	return tx_make(job->arena, c, job->who, job->began);
}

static void
key_fault_log(const struct job *job)
{
	log_event(LOG_ERROR, "job_broken_key",
	          LOG_WORD("began", job->began != NULL ? job->began : ""));
}

/* What stops a job that has run from being kept in its batch. */
static const struct fault *
batch_keep(struct connection *c, const struct job *job, bool savepoint)
{
	enum outcome o = OUTCOME_DONE;

	if (sqlite_keys_broken(c)) {
		key_fault_log(job);
		o = OUTCOME_CONSTRAINT;
	} else if (savepoint && sqlite_in_transaction(c)) {
		o = sqlite_release(c);
	}
	return o == OUTCOME_DONE ? NULL : outcome_fault_still(o);
}

/* Run a job in the transaction of its batch. */
static void
batch_job(struct connection *c, struct job *job, bool savepoint)
{
	int64_t start = clock_micros();
	struct tx tx = job_tx(c, job);
	enum outcome o = savepoint ? sqlite_savepoint(c) : OUTCOME_DONE;

	if (o != OUTCOME_DONE) {
		job->fault = outcome_fault_still(o);
		return;
	}
	job->fault = tx_run(&tx, job->run, job->data, job->mark);
	if (job->fault == NULL)
		job->fault = batch_keep(c, job, savepoint);
	if (job->fault != NULL && savepoint)
		sqlite_undo(c);
	slow_note(c->store, job, clock_micros() - start);
}

/* --- SQLite: a batch ---------------------------------------------------- */

static void
batch_fail(struct job **v, size_t n, const bool *failed, enum outcome o)
{
	for (size_t i = 0; i < n; i++)
		if (!failed[i])
			v[i]->fault = outcome_fault_still(o);
}

/* The jobs of one transaction. */
struct batch {
	struct job **v;
	bool *failed;
	size_t n;
	size_t likely; /* how many the last one had */
};

/*
 * Run the jobs from `first` on that have not failed.  False when an error of
 * one rolled back the whole transaction: that one has failed, the others must
 * run again.
 */
static bool
batch_jobs(struct connection *c, struct batch *b, size_t first)
{
	for (size_t i = first; i < b->n; i++) {
		struct job *job = b->v[i];

		if (b->failed[i])
			continue;
		batch_job(c, job, b->n > 1);
		b->failed[i] = job->fault != NULL;
		if (sqlite_in_transaction(c))
			continue;
		if (job->fault == NULL)
			job->fault = outcome_fault_still(OUTCOME_IO);
		b->failed[i] = true;
		return false;
	}
	return true;
}

static bool
all(const bool *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!v[i])
			return false;
	return true;
}

/* Run what is in hand, then what came meanwhile, and so on.  A single job has
 * no savepoint, so nothing joins one that failed. */
static bool
batch_fill(struct connection *c, struct batch *b)
{
	int64_t until = clock_micros() + TAKE_US;
	size_t ran = 0;

	while (ran < b->n) {
		size_t n;

		if (!batch_jobs(c, b, ran))
			return false;
		ran = b->n;
		if (all(b->failed, b->n) || clock_micros() > until)
			break;
		n = queue_more(c->store, b->v, b->n, b->likely);
		while (b->n < n)
			b->failed[b->n++] = false;
	}
	return true;
}

static void
batch_run(struct connection *c, struct batch *b)
{
	const struct engine_ops *ops = c->store->ops;
	enum outcome o;

	for (size_t i = 0; i < b->n; i++)
		b->failed[i] = false;
	do {
		o = store_step_fails() ? OUTCOME_IO : ops->begin(c);
		if (o != OUTCOME_DONE) {
			batch_fail(b->v, b->n, b->failed, o);
			return;
		}
	} while (!batch_fill(c, b) && !all(b->failed, b->n));
	if (all(b->failed, b->n)) {
		ops->rollback(c);
		return;
	}
	o = store_step_fails() ? OUTCOME_IO : ops->commit(c);
	if (o != OUTCOME_DONE) {
		ops->rollback(c);
		batch_fail(b->v, b->n, b->failed, o);
		return;
	}
	commit_note(c->store);
}

static void
sqlite_loop(struct store *store, struct connection *c)
{
	struct batch b = {
	        .v = own_bytes(store->batch_most, sizeof(struct job *)),
	        .failed = own_bytes(store->batch_most, sizeof(bool)),
	};

	while ((b.n = queue_take(store, b.v, store->batch_most)) > 0) {
		batch_run(c, &b);
		for (size_t i = 0; i < b.n; i++)
			answer(store, b.v[i]);
		b.likely = b.n;
	}
	free(b.v);
	free(b.failed);
}

/* --- PostgreSQL: a job -------------------------------------------------- */

/* Up to 10, 20, 40, 80 milliseconds, so that two do not meet for ever. */
static void
pause_before(unsigned attempt)
{
	uint16_t r;

	id_random(&r, sizeof(r));
	clock_sleep(1 + (int64_t)(r % (10U << attempt)));
}

static void
postgres_job(struct connection *c, struct job *job)
{
	int64_t start = clock_micros();

	for (unsigned attempt = 0; attempt < TRIES_MOST; attempt++) {
		struct tx tx = job_tx(c, job);

		job->fault = connection_tx(c, &tx, job->run, job->data);
		if (!c->again)
			break;
		if (attempt + 1 == TRIES_MOST)
			job->fault = outcome_fault_still(OUTCOME_AGAIN);
		else
			pause_before(attempt);
	}
	if (job->fault == NULL)
		commit_note(c->store);
	slow_note(c->store, job, clock_micros() - start);
}

static void
postgres_loop(struct store *store, struct connection *c)
{
	struct job *job;

	while (queue_take(store, &job, 1) > 0) {
		postgres_job(c, job);
		answer(store, job);
	}
}

/* --- threads ------------------------------------------------------------ */

static void *
writer_main(void *data)
{
	struct connection *c = data;

	on_writer = true;
	if (c->store->engine == ENGINE_SQLITE)
		sqlite_loop(c->store, c);
	else
		postgres_loop(c->store, c);
	return NULL;
}

/* Signals are for the main thread. */
static void
thread_start(struct store *store, struct connection *c)
{
	sigset_t every;
	sigset_t before;

	(void)sigfillset(&every);
	(void)pthread_sigmask(SIG_SETMASK, &every, &before);
	claim(pthread_create(&store->threads[store->threads_n], NULL,
	                     writer_main, c) == 0);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	store->writers[store->threads_n++] = c;
}

const struct fault *
writer_start(struct store *store, struct arena *arena, unsigned threads)
{
	struct connection *c;
	enum outcome o = connection_open(store, TX_WRITE, &c);

	if (o != OUTCOME_DONE)
		return connection_fault(arena, c, o);
	store->threads = own_bytes(threads, sizeof(*store->threads));
	store->writers = own_bytes(threads, sizeof(struct connection *));
	thread_start(store, c);
	while (store->threads_n < threads)
		thread_start(store, connection_new(store, TX_WRITE));
	return NULL;
}

void
writer_stop(struct store *store)
{
	pthread_mutex_lock(&store->queue_lock);
	store->stopping = true;
	pthread_cond_broadcast(&store->queue_filled);
	pthread_mutex_unlock(&store->queue_lock);
	for (unsigned i = 0; i < store->threads_n; i++)
		(void)pthread_join(store->threads[i], NULL);
}

void
writer_close(struct store *store)
{
	for (unsigned i = 0; i < store->threads_n; i++) {
		if (store->engine == ENGINE_SQLITE)
			sqlite_tidy(store->writers[i]);
		connection_close(store->writers[i]);
	}
	free(store->threads);
	free(store->writers);
}

/* --- waiting for one's own ---------------------------------------------- */

struct waiting {
	pthread_mutex_t lock;
	pthread_cond_t answered;
	bool is_answered;
};

struct waited_job {
	struct job job;
	struct waiting *waiting;
};

static void
waited_done(struct job *job, const struct fault *fault)
{
	struct waiting *waiting = ((struct waited_job *)job)->waiting;

	(void)fault;
	pthread_mutex_lock(&waiting->lock);
	waiting->is_answered = true;
	pthread_cond_signal(&waiting->answered);
	pthread_mutex_unlock(&waiting->lock);
}

static const struct fault *
run_and_wait(struct store *store, struct job job)
{
	struct waiting waiting = {PTHREAD_MUTEX_INITIALIZER,
	                          PTHREAD_COND_INITIALIZER, false};
	struct waited_job waited = {job, &waiting};

	/* a job that waits for another would wait for itself */
	claim(!on_writer);
	waited.job.done = waited_done;
	store_submit(store, &waited.job);
	pthread_mutex_lock(&waiting.lock);
	while (!waiting.is_answered)
		pthread_cond_wait(&waiting.answered, &waiting.lock);
	pthread_mutex_unlock(&waiting.lock);
	(void)pthread_mutex_destroy(&waiting.lock);
	(void)pthread_cond_destroy(&waiting.answered);
	return waited.job.fault;
}

const struct fault *
store_write(struct store *store, struct arena *arena, struct tx_who who,
            const char *began, tx_fn fn, void *data)
{
	return run_and_wait(store, (struct job){.arena = arena,
	                                        .who = who,
	                                        .began = began,
	                                        .run = fn,
	                                        .data = data});
}

const struct fault *
store_bulk(struct store *store, struct arena *arena, struct tx_who who,
           const char *began, tx_fn fn, void *data)
{
	return run_and_wait(store, (struct job){.arena = arena,
	                                        .who = who,
	                                        .began = began,
	                                        .run = fn,
	                                        .data = data,
	                                        .alone = true});
}
