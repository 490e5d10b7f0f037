#include <pthread.h>

#include "base/clock.h"
#include "base/log.h"
#include "store/own.h"
#include "store/things_test.h"

/* --- many jobs at once -------------------------------------------------- */

#define MANY 100

/* Counts answers; a gate that the first job waits at. */
struct crowd {
	struct test *t;
	struct store *store;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	unsigned at_gate;
	bool open;
	unsigned submitted;
	unsigned answered;
	unsigned faults;
	struct one {
		struct job job; /* first: a job is its crowd's */
		struct crowd *crowd;
		int64_t id;
		unsigned runs;
	} ones[MANY + 1];
};

static void
crowd_wait(struct crowd *crowd, const unsigned *what, unsigned n)
{
	pthread_mutex_lock(&crowd->lock);
	while (*what < n)
		pthread_cond_wait(&crowd->changed, &crowd->lock);
	pthread_mutex_unlock(&crowd->lock);
}

/* However the test ends: let the jobs through, then go. */
static void
crowd_go(void *data)
{
	struct crowd *crowd = data;

	pthread_mutex_lock(&crowd->lock);
	crowd->open = true;
	pthread_cond_broadcast(&crowd->changed);
	pthread_mutex_unlock(&crowd->lock);
	crowd_wait(crowd, &crowd->answered, crowd->submitted);
	/* the last done may still hold the lock */
	pthread_mutex_lock(&crowd->lock);
	pthread_mutex_unlock(&crowd->lock);
	for (unsigned i = 0; i <= MANY; i++)
		arena_drop(crowd->ones[i].job.arena);
}

static struct crowd *
crowd_new(struct test *t, struct store *store)
{
	struct crowd *crowd = arena_new(t->arena, struct crowd, 1);

	crowd->t = t;
	crowd->store = store;
	pthread_mutex_init(&crowd->lock, NULL);
	pthread_cond_init(&crowd->changed, NULL);
	arena_defer(t->arena, crowd_go, crowd);
	return crowd;
}

static void
crowd_done(struct job *job, const struct fault *fault)
{
	struct one *one = (struct one *)job;
	struct crowd *crowd = one->crowd;

	pthread_mutex_lock(&crowd->lock);
	crowd->answered++;
	if (fault != NULL)
		crowd->faults++;
	pthread_cond_broadcast(&crowd->changed);
	pthread_mutex_unlock(&crowd->lock);
}

static const struct fault *
gate_job(struct tx *tx, void *data)
{
	struct crowd *crowd = ((struct one *)data)->crowd;

	(void)tx;
	pthread_mutex_lock(&crowd->lock);
	crowd->at_gate++;
	pthread_cond_broadcast(&crowd->changed);
	while (!crowd->open)
		pthread_cond_wait(&crowd->changed, &crowd->lock);
	pthread_mutex_unlock(&crowd->lock);
	return NULL;
}

static const struct fault *
one_job(struct tx *tx, void *data)
{
	struct one *one = data;

	one->runs++;
	return thing_job(tx, &one->id);
}

static void
submit(struct crowd *crowd, int64_t id, tx_fn run)
{
	struct one *one = &crowd->ones[id];
	struct arena *arena = arena_create(0);

	one->crowd = crowd;
	one->id = id;
	one->job = (struct job){.arena = arena,
	                        .who = store_test_who(),
	                        .began = "crowd",
	                        .run = run,
	                        .done = crowd_done,
	                        .data = one};
	crowd->submitted++;
	store_submit(crowd->store, &one->job);
}

/* Hold every writer up, so that what is submitted next must wait. */
static void
gate_shut(struct crowd *crowd)
{
	submit(crowd, 0, gate_job);
	pthread_mutex_lock(&crowd->lock);
	while (crowd->at_gate == 0 && crowd->answered == 0)
		pthread_cond_wait(&crowd->changed, &crowd->lock);
	pthread_mutex_unlock(&crowd->lock);
}

static void
gate_open(struct crowd *crowd)
{
	pthread_mutex_lock(&crowd->lock);
	crowd->open = true;
	pthread_cond_broadcast(&crowd->changed);
	pthread_mutex_unlock(&crowd->lock);
}

static void
crowd_end(struct crowd *crowd)
{
	crowd_wait(crowd, &crowd->answered, crowd->submitted);
}

TEST("writer: at least 64 jobs can wait at once, without a connection each")
{
	struct store *store =
	        things_for_test(t, &(struct store_options){.writers = 1});
	struct crowd *crowd = crowd_new(t, store);
	struct store_figures figures;

	gate_shut(crowd);
	for (int64_t i = 1; i <= MANY; i++)
		submit(crowd, i, one_job);
	store_figures(store, &figures);
	expect_equal(figures.waiting, MANY);
	gate_open(crowd);
	crowd_end(crowd);
	expect_equal(crowd->faults, 0);
	expect_equal(things_n(t, store), MANY);
	store_figures(store, &figures);
	expect_equal(figures.waiting, 0);
	expect_equal(figures.jobs, MANY + 1);
	expect_true(figures.longest_wait_us > 0);
	/* all that came while the gate's job ran went into its commit */
	if (store_engine(store) == ENGINE_SQLITE)
		expect_equal(figures.commits, 1);
	else
		expect_equal(figures.commits, MANY + 1);
}

TEST("writer: a batch of one is a commit a job")
{
	struct store *store = things_for_test(
	        t, &(struct store_options){.writers = 1, .batch_most = 1});
	struct crowd *crowd = crowd_new(t, store);
	struct store_figures figures;

	gate_shut(crowd);
	for (int64_t i = 1; i <= 10; i++)
		submit(crowd, i, one_job);
	gate_open(crowd);
	crowd_end(crowd);
	store_figures(store, &figures);
	expect_equal(figures.commits, 11);
}

static const struct fault *
failing_job(struct tx *tx, void *data)
{
	TRY(one_job(tx, data));
	switch (((struct one *)data)->id % 4) {
	case 0:
		return fault_refused(tx, "Not this one");
	case 1:
		claim(tx->kind == TX_READ);
		return NULL;
	case 2:
		(void)arena_bytes(tx->arena, 1, (size_t)1 << 40);
		return NULL;
	default:
		/* a key that is still broken at the end */
		return sql_do(
		        tx, &thing_put,
		        ARGS(arg_i64("thing", 1000 + ((struct one *)data)->id),
		             arg_str("name", S("part")), arg_i64("size", 1),
		             arg_null("share"), arg_null("picture"),
		             arg_null("person"), arg_i64("part_of", 5555)),
		        NULL);
	}
}

TEST("writer: a job that fails takes nothing with it but itself")
{
	struct store *store =
	        things_for_test(t, &(struct store_options){.writers = 1});
	struct crowd *crowd = crowd_new(t, store);

	expect_log("claim_broken", NULL);
	expect_log("tx_ceiling", NULL);
	if (!store_test_postgres())
		expect_log("job_broken_key", NULL);
	gate_shut(crowd);
	for (int64_t i = 1; i <= MANY; i++)
		submit(crowd, i, i % 5 == 0 ? failing_job : one_job);
	gate_open(crowd);
	crowd_end(crowd);
	expect_equal(crowd->faults, MANY / 5);
	expect_equal(things_n(t, store), MANY - MANY / 5);
}

static const struct fault *
gate_job_refused(struct tx *tx, void *data)
{
	TRY(one_job(tx, data));
	TRY(gate_job(tx, data));
	return fault_refused(tx, "Not the first");
}

TEST("writer: what comes while a job runs alone and fails keeps nothing of it")
{
	struct store *store =
	        things_for_test(t, &(struct store_options){.writers = 1});
	struct crowd *crowd = crowd_new(t, store);

	submit(crowd, MANY, gate_job_refused);
	crowd_wait(crowd, &crowd->at_gate, 1);
	for (int64_t i = 1; i <= 10; i++)
		submit(crowd, i, one_job);
	gate_open(crowd);
	crowd_end(crowd);
	expect_equal(crowd->faults, 1);
	expect_equal(things_n(t, store), 10);
}

/* --- run again ---------------------------------------------------------- */

static const struct query put_or_end_all = {
        .name = "thing.put_or_end_all",
        .text = "insert or rollback into thing (thing, name, size, made)"
                " values (1, 'again', 1, :now)",
};

static const struct query meet_another = {
        .name = "thing.meet_another",
        .text = "select meet_another() as n",
};

static const struct migration meeting = {
        .number = 1,
        .name = "meeting",
        .text = "-- only postgres\n"
                "create function meet_another() returns bigint as $$\n"
                "begin\n"
                "raise exception 'met' using errcode = '40001';\n"
                "end $$ language plpgsql;\n",
};

/* More than half of what an arena holds: there is room for one run only. */
#define HUNGRY ((size_t)10 * 1024 * 1024)

static const struct fault *
hungry_job(struct tx *tx, void *data)
{
	(void)arena_bytes(tx->arena, 1, HUNGRY);
	return one_job(tx, data);
}

/* Its error ends the whole transaction of the batch (SQLite). */
static const struct fault *
ending_job(struct tx *tx, void *data)
{
	struct one *one = data;

	one->runs++;
	return sql_do(tx, &put_or_end_all, NO_ARGS, NULL);
}

/* Meets another transaction at its first run (PostgreSQL). */
static const struct fault *
meeting_job(struct tx *tx, void *data)
{
	const struct row *row;

	(void)arena_bytes(tx->arena, 1, HUNGRY);
	if (++*(unsigned *)data == 1)
		return sql_one(tx, &meet_another, NO_ARGS, &row);
	return NULL;
}

static const struct fault *
always_meeting_job(struct tx *tx, void *data)
{
	const struct row *row;

	(*(unsigned *)data)++;
	return sql_one(tx, &meet_another, NO_ARGS, &row);
}

static void
run_again_sqlite(struct test *t)
{
	static const struct query *const more[] = {&put_or_end_all, NULL};
	struct store *store = things_for_test(t, NULL);
	struct crowd *crowd = crowd_new(t, store);

	store_register(store, more);
	gate_shut(crowd);
	for (int64_t i = 1; i <= 10; i++)
		submit(crowd, i,
		       i == 7   ? ending_job
		       : i == 1 ? hungry_job
		                : one_job);
	gate_open(crowd);
	crowd_end(crowd);
	expect_equal(crowd->faults, 1);
	expect_equal(crowd->ones[1].runs, 2);
	expect_equal(crowd->ones[7].runs, 1);
	expect_equal(crowd->ones[10].runs, 1);
	expect_equal(things_n(t, store), 9);
}

static void
run_again_postgres(struct test *t)
{
	static const struct query *const more[] = {&meet_another, NULL};
	static const struct migration *const one[] = {&meeting};
	struct store *store = store_for_test(t, NULL);
	struct arena *arena = things_arena(t);
	unsigned runs = 0;

	/* the function lives in the schema of the test */
	store_register(store, more);
	expect_ok(store_migrate(store, t->arena, one, 1, NULL));
	expect_fault(things_write(t, store, always_meeting_job, &runs),
	             FAULT_UNAVAILABLE,
	             "Too many people changed the same thing at once. Nothing "
	             "was saved. Try again");
	expect_equal(runs, 5);
	runs = 0;
	expect_ok(store_write(store, arena, store_test_who(), "test",
	                      meeting_job, &runs));
	expect_equal(runs, 2);
}

TEST("writer: a job may run twice, and must touch only the database and its "
     "arena")
{
	if (store_test_postgres())
		run_again_postgres(t);
	else
		run_again_sqlite(t);
}

/* --- after the commit --------------------------------------------------- */

struct early {
	struct test *t;
	struct store *store;
	int64_t found;
	bool answered;
};

static void
early_done(struct job *job, const struct fault *fault)
{
	struct early *early = job->data;

	(void)fault;
	early->found = things_n(early->t, early->store);
	__atomic_store_n(&early->answered, true, __ATOMIC_RELEASE);
}

static const struct fault *
early_run(struct tx *tx, void *data)
{
	int64_t id = 3;

	(void)data;
	return thing_job(tx, &id);
}

TEST("writer: a job is answered only after its commit")
{
	struct store *store = things_for_test(t, NULL);
	struct early early = {t, store, -1, false};
	struct job job = {.arena = t->arena,
	                  .who = store_test_who(),
	                  .run = early_run,
	                  .done = early_done,
	                  .data = &early};

	store_submit(store, &job);
	while (!__atomic_load_n(&early.answered, __ATOMIC_ACQUIRE))
		clock_sleep(1);
	expect_equal(early.found, 1);
}

TEST("writer: close waits for the jobs that wait")
{
	struct store_options options = {.create = true, .writers = 1};
	struct store *store = things_for_test(t, &options);
	struct crowd *crowd = crowd_new(t, store);

	options.url = store_url(store);
	gate_shut(crowd);
	for (int64_t i = 1; i <= MANY; i++)
		submit(crowd, i, one_job);
	gate_open(crowd);
	options.url = str_c(t->arena, str_of(options.url));
	store_test_close(t, store);
	expect_equal(crowd->answered, MANY + 1);
	crowd_end(crowd);
	store = store_test_open(t, &options);
	things_begin(t, store);
	expect_equal(things_n(t, store), MANY);
}

/* --- what fails --------------------------------------------------------- */

TEST("writer: a disk that fails at any step of a job fails the job, wholly")
{
	struct store *store = things_for_test(t, NULL);
	int64_t id = 1;
	unsigned long step = 1;
	const struct fault *fault;

	do {
		store_fail_at(step++);
		fault = things_write(t, store, thing_job, &id);
		store_fail_at(0);
		expect_true(fault == NULL ||
		            fault_is(fault, FAULT_UNAVAILABLE));
		expect_equal(things_n(t, store), fault == NULL ? 1 : 0);
	} while (fault != NULL && step < 20);
	/* begin, the statement, commit */
	expect_equal(step, 5);
	id = 2;
	expect_ok(things_write(t, store, thing_job, &id));
}

TEST("writer: when the commit fails, every job of it hears so")
{
	struct store *store =
	        things_for_test(t, &(struct store_options){.writers = 1});
	struct crowd *crowd = crowd_new(t, store);

	if (store_engine(store) == ENGINE_POSTGRES) {
		/* each job has a commit of its own: the test above */
		return;
	}
	gate_shut(crowd);
	for (int64_t i = 1; i <= 10; i++)
		submit(crowd, i, one_job);
	/* ten statements, the commit of them and the gate */
	store_fail_at(11);
	gate_open(crowd);
	crowd_end(crowd);
	store_fail_at(0);
	expect_equal(crowd->faults, 11);
	expect_equal(things_n(t, store), 0);
}

static const struct query page_limit = {
        .name = "thing.page_limit",
        .text = "pragma max_page_count = 12",
        .unaudited = "a test",
};

static const struct fault *
limit_pages(struct tx *tx, void *data)
{
	const struct row *row;

	(void)data;
	return sql_one(tx, &page_limit, NO_ARGS, &row);
}

static const struct fault *
put_thousand(struct tx *tx, void *data)
{
	(void)data;
	for (int64_t i = 1; i <= 1000; i++)
		TRY(thing_job(tx, &i));
	return NULL;
}

TEST("writer: a full disk is told in a sentence, and what was there stays")
{
	static const struct query *const more[] = {&page_limit, NULL};
	struct store *store;
	int64_t id = 2000;

	if (store_test_postgres())
		return; /* its disk is its own */
	store = things_for_test(t, NULL);
	store_register(store, more);
	expect_ok(things_write(t, store, limit_pages, NULL));
	expect_ok(things_write(t, store, thing_job, &id));
	expect_fault(things_write(t, store, put_thousand, NULL),
	             FAULT_UNAVAILABLE,
	             "The disk is full. Nothing was saved. Tell whoever looks "
	             "after this service");
	expect_equal(things_n(t, store), 1);
	expect_ok(store_check(store, t->arena));
	id = 2001;
	expect_ok(things_write(t, store, thing_job, &id));
}

static const struct fault *
wait_inside(struct tx *tx, void *data)
{
	struct early *early = data;

	(void)tx;
	return things_write(early->t, early->store, early_run, NULL);
}

TEST("writer: a job that waits for another job is a bug")
{
	struct store *store = things_for_test(t, NULL);
	struct early early = {t, store, 0, false};

	expect_log("claim_broken", NULL);
	expect_fault(things_write(t, store, wait_inside, &early), FAULT_BUG,
	             NULL);
}

/* --- slow, and bulk ----------------------------------------------------- */

static const struct fault *
slow_job(struct tx *tx, void *data)
{
	clock_sleep(60);
	return thing_job(tx, data);
}

TEST("writer: a slow job is counted and named; a bulk one may take its time")
{
	struct store *store = things_for_test(t, NULL);
	struct store_figures figures;
	int64_t id = 1;

	log_level_set(LOG_ERROR);
	expect_ok(store_write(store, t->arena, store_test_who(), "POST /slow",
	                      slow_job, &id));
	id = 2;
	expect_ok(store_bulk(store, t->arena, store_test_who(), "import",
	                     slow_job, &id));
	store_figures(store, &figures);
	expect_equal(figures.slow_jobs, 1);
	expect_str(str_of(figures.last_slow), "POST /slow");
	expect_equal(things_n(t, store), 2);
}
