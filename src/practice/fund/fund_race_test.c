/* fund_race_test.c - many who decide at once, and two records of one person. */
#include <pthread.h>

#include "practice/fund/fund_world_test.h"

/* Of six light requests for £50, four fit into £200. */
#define RACERS 6
#define FIT    4

struct racer {
	struct world own; /* with an arena of its own */
	struct act a;
	const struct fault *fault;
	bool won, refused;
	bool runs;
	pthread_t thread;
};

static void
race_all(void *data)
{
	struct racer *r = data;
	const struct fault *fault =
	        fund_says_as(&r->own, &r->a, "sam", FUND_YES);

	r->won = fault == NULL;
	r->refused = fault_is(fault, FAULT_REFUSED);
}

static void *
race(void *data)
{
	/* A claim that breaks ends this racer, not the program. */
	(void)boundary_run(race_all, data);
	return NULL;
}

/* However the test ends. */
static void
racers_stop(void *data)
{
	struct racer *racers = data;

	for (int i = 0; i < RACERS; i++) {
		if (racers[i].runs)
			pthread_join(racers[i].thread, NULL);
		racers[i].runs = false;
		if (racers[i].own.arena != NULL)
			arena_drop(racers[i].own.arena);
		racers[i].own.arena = NULL;
	}
}

TEST("fund race: of all who want the last pound at once those it is for get "
     "it, and the others a sentence")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct racer *racers = arena_new(w->arena, struct racer, RACERS);
	int won = 0, refused = 0;

	arena_defer(w->arena, racers_stop, racers);
	for (int i = 0; i < RACERS; i++) {
		a.terms = fund_terms_of(5000);
		a.terms.purpose = i;
		expect_ok(world_do(w, "rhian", do_ask, &a));
		racers[i].a = a;
		racers[i].own = *w;
		racers[i].own.arena = arena_create(0);
	}
	for (int i = 0; i < RACERS; i++) {
		expect_equal(pthread_create(&racers[i].thread, NULL, race,
		                            &racers[i]),
		             0);
		racers[i].runs = true;
	}
	racers_stop(racers);
	for (int i = 0; i < RACERS; i++) {
		won += racers[i].won;
		refused += racers[i].refused;
	}
	expect_equal(won, FIT);
	expect_equal(refused, RACERS - FIT);
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.budget.left.pence, 0);
	expect_equal(a.budget.promised.pence, 20000);
}

TEST("fund: a merge hands sums and requests over, and gives them back")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = fund_person(w, "X100002", "Gwil");
	a.sum.pence = 6000;
	expect_ok(world_do(w, "sam", do_give, &a));
	a.terms = fund_terms_of(3800);
	expect_ok(world_do(w, "sam", do_ask, &a));
	expect_fault(world_see(w, "rhian", see_all, &a), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.person = m.kept;
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.budget.given.pence, 26000);
	expect_equal(a.budget.left.pence, 26000);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_fault(world_see(w, "rhian", see_all, &a), FAULT_NOT_FOUND, NULL);
	a.id.v = 0;
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.budget.given.pence, 20000);
}
