/* contact_merge_test.c - two records that are one person. */
#include "kernel/outbox/outbox.h"
#include "practice/contact/contact_world_test.h"

/* A contact that was recorded so many minutes ago. */
static void
recorded(struct world *w, struct act *a, int64_t minutes)
{
	a->terms = test_terms(minutes, CONTACT_COMPLIED);
	expect_ok(world_do(w, "sam", do_record, a));
}

TEST("contact: a merge hands contacts and promises over, and gives them back")
{
	struct act a;
	struct world *w = test_world(t, &a);
	struct merging m = {.kept = a.person};

	recorded(w, &a, -10);
	m.gone = a.person = test_person(w, GWIL, "Gwil", true);
	a.terms = test_terms(-20, CONTACT_COMPLIED);
	a.terms.promised[CONTACT_PERSON].words = S("Ring");
	expect_ok(world_do(w, "sam", do_record, &a));
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.person = m.kept;
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_equal(a.n, 2);
	expect_ok(world_see(w, "sam", see_promises, &a));
	expect_equal(a.n, 1);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_equal(a.n, 1);
	a.person = m.gone;
	expect_ok(world_see(w, "sam", see_promises, &a));
	expect_equal(a.n, 1);
}

TEST("contact: what a contact said before follows a merge, and goes back")
{
	struct act a;
	struct world *w = test_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = test_person(w, GWIL, "Gwil", true);
	recorded(w, &a, -20);
	a.seen = 1;
	a.correction.terms = test_terms(-30, CONTACT_COMPLIED);
	a.correction.because = S("it began earlier");
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.person = m.kept;
	expect_ok(world_see(w, "rhian", see_formers, &a));
	expect_equal(a.n, 1);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_fault(world_see(w, "rhian", see_formers, &a), FAULT_NOT_FOUND,
	             NULL);
	a.person = m.gone;
	expect_ok(world_see(w, "sam", see_formers, &a));
	expect_equal(a.n, 1);
}

TEST("contact: what was written after a merge goes back with the contact it "
     "was written at, and an appointment that was moved goes along")
{
	struct act a;
	struct world *w = test_world(t, &a);
	struct merging m = {.kept = a.person};

	recorded(w, &a, -10);
	m.gone = a.person = test_person(w, GWIL, "Gwil", true);
	a.terms = test_terms(60, CONTACT_NONE_YET);
	expect_ok(world_do(w, "sam", do_arrange, &a));
	world_later(w, 1000);
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.seen = 1;
	a.by = CONTACT_BY_PERSON;
	for (int i = 2; i < 5; i++) {
		a.terms = test_terms(60 * i, CONTACT_NONE_YET);
		expect_ok(world_do(w, "sam", do_move, &a));
		a.id = a.made;
		a.seen = 1;
	}
	a.person = m.kept;
	recorded(w, &a, -5);
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_equal(a.n, 6);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_equal(a.n, 2);
	a.person = m.gone;
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_equal(a.n, 4);
}

/* How many events of contacts stand on a person's timeline, n of them. */
static const struct fault *
see_events(struct ctx *ctx, void *data)
{
	struct event_filter filter = {
	        .group = "contact", .before = INSTANT_NONE, .most = 100};
	struct act *a = data;
	struct event_line *lines;

	return outbox_timeline(ctx, a->person, &filter, &lines, &a->n, NULL);
}

static size_t
events_of(struct world *w, struct act *a, struct person_id person)
{
	a->person = person;
	expect_ok(world_see(w, "sam", see_events, a));
	return a->n;
}

TEST("outbox: events follow a merge, and exactly those go back when undone")
{
	struct act a;
	struct world *w = test_world(t, &a);
	struct merging m = {.kept = a.person};
	size_t kept, gone;

	recorded(w, &a, -10);
	kept = events_of(w, &a, m.kept);
	m.gone = a.person = test_person(w, GWIL, "Gwil", true);
	recorded(w, &a, -20);
	gone = events_of(w, &a, m.gone);
	expect_true(kept > 0 && gone > 0);
	expect_ok(world_do(w, "priya", merging_do, &m));
	expect_equal(events_of(w, &a, m.kept), kept + gone);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_equal(events_of(w, &a, m.kept), kept);
	expect_equal(events_of(w, &a, m.gone), gone);
}
