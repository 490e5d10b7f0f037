/* people_head_test.c - who several people are, asked at once. */
#include "register/people/people.h"

#include "register/people/people_world_test.h"
#include "tests/test.h"

#define MANY 41

struct asking {
	struct person_id persons[MANY + 2];
	size_t n;
	struct person_head *heads;
	struct person_head one;
};

static const struct fault *
ask(struct ctx *ctx, void *data)
{
	struct asking *a = data;

	return people_heads(ctx, a->persons, a->n, &a->heads);
}

static const struct fault *
ask_one(struct ctx *ctx, void *data)
{
	struct asking *a = data;

	return people_head(ctx, a->persons[0], &a->one);
}

static struct world *
many(struct test *t, struct asking *a)
{
	struct world *w = world_new(t);

	people_real(w);
	for (unsigned i = 0; i < MANY; i++)
		a->persons[i] = person_new(
		        w, str_c(t->arena, str_print(t->arena, "X5%05u", i)),
		        "Person", i % 2 == 0 ? "Even" : "Odd", "1990-05-04",
		        "sam");
	a->n = MANY;
	return w;
}

TEST("people: a list of people is read twenty to a statement, each in its "
     "place")
{
	struct asking a = {0};
	struct world *w = many(t, &a);

	expect_ok(world_see(w, "sam", ask, &a));
	expect_equal(world_seen.queries, 3);
	expect_equal(world_seen.n, MANY);
	for (unsigned i = 0; i < MANY; i++) {
		expect_equal(a.heads[i].person.v, a.persons[i].v);
		expect_str(a.heads[i].name,
		           i % 2 == 0 ? "Person Even" : "Person Odd");
		expect_true(a.heads[i].age > 30);
	}
	expect_ok(world_see(w, "sam", ask_one, &a));
	expect_str(a.one.crn, str_c(t->arena, a.heads[0].crn));
	expect_str(a.one.worker_name, str_c(t->arena, a.heads[0].worker_name));
}

TEST("people: somebody may stand in a list of people twice, and a list may be "
     "empty")
{
	struct asking a = {0};
	struct world *w = many(t, &a);

	a.persons[1] = a.persons[0];
	a.persons[25] = a.persons[0];
	expect_ok(world_see(w, "sam", ask, &a));
	expect_equal(a.heads[1].person.v, a.persons[0].v);
	expect_equal(a.heads[25].person.v, a.persons[0].v);
	expect_equal(a.heads[26].person.v, a.persons[26].v);
	a.n = 0;
	expect_ok(world_see(w, "sam", ask, &a));
	expect_equal(world_seen.queries, 0);
}

TEST("people: a list with somebody out of reach is not there")
{
	struct asking a = {0};
	struct world *w = many(t, &a);

	a.persons[30] = w->kit;
	expect_fault(world_see(w, "sam", ask, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	a.persons[0] = w->jay;
	a.n = 1;
	expect_fault(world_see(w, "otto", ask, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
}
