#include "register/people/people_world_test.h"

struct act {
	struct person_id gone;
	struct person_id kept;
	struct merge_id merge;
	struct person_id found;
	struct str crn;
	struct duplicate *duplicates;
	struct person_told *told;
	size_t n;
	struct person_line *lines;
	bool more;
};

static const struct fault *
do_merge(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_merge(ctx, a->gone, a->kept, &a->merge);
}

static const struct fault *
do_undo(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_merge_undo(ctx, a->merge);
}

static const struct fault *
do_not_same(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_not_same(ctx, a->gone, a->kept);
}

static const struct fault *
do_tell(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_tell(ctx, a->gone, S("Told about the flat"));
}

static const struct fault *
see_duplicates(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_store_duplicates(ctx, &a->duplicates, &a->n);
}

static const struct fault *
see_crn(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_by_crn(ctx, a->crn, &a->found);
}

static const struct fault *
see_told(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_told(ctx, a->kept, &a->told, &a->n);
}

static const struct fault *
see_search(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_search(ctx, a->crn, &a->lines, &a->n, &a->more);
}

/* Two records of one woman, and a third of somebody else. */
static void
twins(struct world *w, struct act *a)
{
	a->kept = person_new(w, "X300001", "Zoë", "Ŵynne", "1991-03-02", "sam");
	a->gone = person_new(w, "X300002", "Zoe", "Wynne", "1991-03-02", "sam");
	person_new(w, "X300003", "Zoe", "Wynne", "1985-01-01", "sam");
}

TEST("people: likely duplicates are listed and never merged by themselves")
{
	struct world *w = world_new(t);
	struct act a = {0};

	twins(w, &a);
	expect_ok(world_see(w, "priya", see_duplicates, &a));
	expect_equal(a.n, 1);
	expect_str(a.duplicates[0].reason, "name_and_birth");
	expect_equal(world_seen.n, 2);
	a.crn = S("X300002");
	expect_ok(world_see(w, "priya", see_crn, &a));
	expect_equal(a.found.v, a.gone.v);
}

TEST("people: two who share a confirmed number are likely duplicates")
{
	struct world *w = world_new(t);
	struct person_facts facts =
	        person_facts_of("X300001", "Ana", "Kowalski", "1990-05-04");
	struct person_facts other =
	        person_facts_of("X300002", "Anna", "Smith", "1970-05-04");
	struct act a = {0};
	enum put_result result;

	facts.worker = other.worker = world_user(w, "sam");
	facts.organisation = other.organisation = w->organisation;
	facts.pnc = S("81/34U");
	other.pnc = S("1981/0000034U");
	expect_ok(person_put(w, &facts, &a.kept, &result));
	expect_ok(person_put(w, &other, &a.gone, &result));
	expect_ok(world_see(w, "morgan", see_duplicates, &a));
	expect_equal(a.n, 1);
	expect_str(a.duplicates[0].reason, "identifier");
}

TEST("people: two who share an unconfirmed number are no duplicates")
{
	struct world *w = world_new(t);
	struct person_facts facts =
	        person_facts_of("X300001", "Ana", "Kowalski", "1990-05-04");
	struct person_facts other =
	        person_facts_of("X300002", "Anna", "Smith", "1970-05-04");
	struct act a = {0};
	enum put_result result;

	facts.worker = other.worker = world_user(w, "sam");
	facts.organisation = other.organisation = w->organisation;
	facts.pnc = other.pnc = S("2001/0171310S");
	expect_ok(person_put(w, &facts, &a.kept, &result));
	expect_ok(person_put(w, &other, &a.gone, &result));
	expect_ok(world_see(w, "morgan", see_duplicates, &a));
	expect_equal(a.n, 0);
}

TEST("people: a pair judged to be two people is not listed again")
{
	struct world *w = world_new(t);
	struct act a = {0};

	twins(w, &a);
	expect_ok(world_do(w, "priya", do_not_same, &a));
	expect_ok(world_see(w, "priya", see_duplicates, &a));
	expect_equal(a.n, 0);
	expect_fault(world_do(w, "priya", do_not_same, &a), FAULT_NOT_FOUND,
	             "We cannot find that pair");
}

TEST("people: a likely duplicate out of reach is not listed")
{
	struct world *w = world_new(t);
	struct act a = {0};

	person_new(w, "X300001", "Zoë", "Ŵynne", "1991-03-02", "sam");
	person_new(w, "X300002", "Zoe", "Wynne", "1991-03-02", "ned");
	expect_ok(world_see(w, "morgan", see_duplicates, &a));
	expect_equal(a.n, 0);
}

TEST("people: an old CRN answers for the person it was merged into, within "
     "reach")
{
	struct world *w = world_new(t);
	struct act a = {0};

	twins(w, &a);
	expect_ok(world_do(w, "priya", do_merge, &a));
	a.crn = S("X300002");
	expect_ok(world_see(w, "priya", see_crn, &a));
	expect_equal(a.found.v, a.kept.v);
	expect_fault(world_see(w, "ned", see_crn, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	a.crn = S("Zoe Wynne 1991");
	expect_ok(world_see(w, "priya", see_search, &a));
	expect_equal(a.n, 1);
	expect_str(a.lines[0].crn, "X300001");
}

TEST("people: the row of a merged record leaves the kept one as it is")
{
	struct world *w = world_new(t);
	struct act a = {0};
	struct person_facts facts =
	        person_facts_of("X300002", "Zoey", "Other", "1991-03-02");
	struct person_id id;
	enum put_result result;

	twins(w, &a);
	expect_ok(world_do(w, "priya", do_merge, &a));
	expect_ok(person_put(w, &facts, &id, &result));
	expect_equal(result, PUT_UNCHANGED);
	expect_equal(id.v, a.kept.v);
}

TEST("people: a merge moves every row and can be undone")
{
	struct world *w = world_new(t);
	struct act a = {0};

	twins(w, &a);
	expect_ok(world_do(w, "sam", do_tell, &a));
	expect_ok(world_do(w, "priya", do_merge, &a));
	expect_ok(world_see(w, "sam", see_told, &a));
	expect_equal(a.n, 1);
	expect_ok(world_do(w, "priya", do_undo, &a));
	expect_ok(world_see(w, "sam", see_told, &a));
	expect_equal(a.n, 0);
	a.crn = S("X300002");
	expect_ok(world_see(w, "priya", see_crn, &a));
	expect_equal(a.found.v, a.gone.v);
	expect_ok(world_see(w, "priya", see_duplicates, &a));
	expect_equal(a.n, 1);
	a.crn = S("Zoe Wynne 1991");
	expect_ok(world_see(w, "priya", see_search, &a));
	expect_equal(a.n, 2);
	expect_fault(world_do(w, "priya", do_undo, &a), FAULT_REFUSED,
	             "This merge was undone already");
}

TEST("people: merges one after the other lead on and are undone in turn")
{
	struct world *w = world_new(t);
	struct act a = {0};
	struct act b = {0};

	twins(w, &a);
	b.gone = a.kept;
	b.kept = person_new(w, "X300004", "Zoe", "Wynn", "1991-03-02", "sam");
	expect_ok(world_do(w, "priya", do_merge, &a));
	expect_ok(world_do(w, "priya", do_merge, &b));
	a.crn = S("X300002");
	expect_ok(world_see(w, "priya", see_crn, &a));
	expect_equal(a.found.v, b.kept.v);
	expect_fault(world_do(w, "priya", do_undo, &a), FAULT_REFUSED,
	             "Undo the later merge first");
	expect_ok(world_do(w, "priya", do_undo, &b));
	expect_ok(world_see(w, "priya", see_crn, &a));
	expect_equal(a.found.v, a.kept.v);
	expect_ok(world_do(w, "priya", do_undo, &a));
	expect_ok(world_see(w, "priya", see_crn, &a));
	expect_equal(a.found.v, a.gone.v);
}

TEST("people: a record is not merged with itself, twice or out of reach")
{
	struct world *w = world_new(t);
	struct act a = {0};
	struct act b;

	people_real(w);
	twins(w, &a);
	b = a;
	b.kept = b.gone;
	expect_fault(world_do(w, "priya", do_merge, &b), FAULT_REFUSED,
	             "These are one and the same record");
	expect_ok(world_do(w, "priya", do_merge, &a));
	expect_fault(world_do(w, "priya", do_merge, &a), FAULT_REFUSED,
	             "One of these records is merged already");
	b.kept = w->kit;
	b.gone = a.kept;
	expect_fault(world_do(w, "priya", do_merge, &b), FAULT_NOT_FOUND,
	             "We cannot find that person");
}

TEST("people: a record that somebody signs in with is the one that is kept")
{
	struct world *w = people_world(t);
	struct act a = {.gone = w->jay};

	a.kept = person_new(w, "X300001", "Jay", "Mercer", "1999-02-14", "sam");
	expect_fault(world_do(w, "priya", do_merge, &a), FAULT_REFUSED,
	             "The person signs in with the record that would go. Keep "
	             "that one");
	a.gone = a.kept;
	a.kept = w->jay;
	expect_ok(world_do(w, "priya", do_merge, &a));
}
