/* jobs_test.c - what is done beside requests, on its two threads. */
#include <pthread.h>
#include <semaphore.h>
#include <time.h>

#include "app/app.h"
#include "tests/world.h"

/* What the jobs of this test say to each other; a minute is never reached
 * where they are as they should be. */
static sem_t short_came, long_began, long_may_go;
static _Atomic int at_once, most_at_once, longs, told;

static bool
wait_for(sem_t *sem)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += 60;
	return sem_timedwait(sem, &until) == 0;
}

static void
short_work(struct app *app)
{
	(void)app;
	sem_post(&short_came);
}

/* Goes on only when a short one came by while it was at work. */
static void
long_work(struct app *app)
{
	int now = ++at_once;

	if (now > most_at_once)
		most_at_once = now;
	sem_post(&long_began);
	(void)wait_for(&long_may_go);
	told += app->stopping;
	at_once--;
	longs++;
}

static const struct background shorts[] = {
        {"test.short", 0, NULL, short_work},
        {NULL, 0, NULL, NULL},
};
static const struct background two_longs[] = {
        {"test.one", 0, NULL, long_work},
        {"test.other", 0, NULL, long_work},
        {NULL, 0, NULL, NULL},
};
static const struct capability tested = {
        .name = "test", .jobs = shorts, .long_jobs = two_longs};
static const struct capability *const all[] = {&tested, NULL};

static struct jobs *
jobs_of(struct test *t, struct app *app)
{
	struct jobs *jobs = NULL;

	sem_init(&short_came, 0, 0);
	sem_init(&long_began, 0, 0);
	sem_init(&long_may_go, 0, 0);
	at_once = most_at_once = longs = told = 0;
	*app = (struct app){.arena = t->arena, .capabilities = all};
	expect_ok(jobs_start(app, &jobs));
	return jobs;
}

TEST("jobs: long work holds up no short one; one long work is done at a time")
{
	struct app app;
	struct jobs *jobs = jobs_of(t, &app);

	expect_true(wait_for(&long_began));
	while (sem_trywait(&short_came) == 0)
		;
	expect_true(wait_for(&short_came));
	sem_post(&long_may_go);
	expect_true(wait_for(&long_began));
	expect_true(wait_for(&short_came));
	expect_equal(longs, 1);
	sem_post(&long_may_go);
	sem_post(&long_may_go);
	sem_post(&long_may_go);
	jobs_stop(jobs);
	expect_equal(most_at_once, 1);
}

static void *
let_go(void *data)
{
	struct app *app = data;

	while (!app->stopping)
		;
	sem_post(&long_may_go);
	return NULL;
}

TEST("jobs: at the end long work is told, and waited for; no other begins")
{
	pthread_t other;
	struct app app;
	struct jobs *jobs = jobs_of(t, &app);

	expect_true(wait_for(&long_began));
	expect_equal(pthread_create(&other, NULL, let_go, &app), 0);
	jobs_stop(jobs);
	pthread_join(other, NULL);
	expect_equal(longs, 1);
	expect_equal(told, 1);
}
