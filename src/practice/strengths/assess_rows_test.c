/* assess_rows_test.c - merges, what must hold in the rows, panels, the demo. */
#include "practice/strengths/assess_check.h"
#include "practice/strengths/assess_world_test.h"

#define HOME ASSESS_ACCOMMODATION

TEST("assess: a merge hands editions and areas over, and gives them back")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = assess_person(w, "X100002", "Gwil", true);
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), false);
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.person = m.kept;
	assess_look(w, &a);
	expect_str(a.a.areas[HOME].work.strengths, "Keeps the rent paid");
	expect_ok(world_do(w, "priya", merging_undo, &m));
	assess_look(w, &a);
	expect_equal(a.a.id.v, 0);
	a.person = m.gone;
	assess_look(w, &a);
	expect_str(a.a.areas[HOME].work.strengths, "Keeps the rent paid");
}

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return assess_check(ctx);
}

static struct str
home_of(struct world *w, struct act *a, struct person_id person)
{
	a->person = person;
	assess_look(w, a);
	return a->a.areas[HOME].work.strengths;
}

TEST("assess: an edition of after a merge goes back with the one that it was "
     "cut from when that is undone, and stays with the kept person's")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct merging m = {.kept = a.person};

	m.gone = a.person = assess_person(w, "X100002", "Gwil", true);
	assess_writes(w, &a, HOME, S("Keeps the rent paid"), false);
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.person = m.kept;
	for (int i = 0; i < 2; i++) {
		world_later(w, INT64_C(86400000));
		assess_writes(w, &a, HOME,
		              i == 0 ? S("Has a room") : S("Has a key"), false);
	}
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, NULL, see_check, NULL));
	(void)home_of(w, &a, m.kept);
	expect_equal(a.a.id.v, 0);
	expect_str(home_of(w, &a, m.gone), "Has a key");
	/* Merged again, and the kept person's own is the newest then. */
	a.person = m.kept;
	world_later(w, INT64_C(86400000));
	assess_writes(w, &a, HOME, S("Looks for a room"), false);
	expect_ok(world_do(w, "priya", merging_do, &m));
	world_later(w, INT64_C(86400000));
	assess_writes(w, &a, HOME, S("Found one"), false);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, NULL, see_check, NULL));
	expect_str(home_of(w, &a, m.kept), "Found one");
	expect_str(home_of(w, &a, m.gone), "Has a key");
}

/* --- what must hold ----------------------------------------------------- */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "strengths_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(other_person, "update strengths_area set person = 7");
DAMAGE(not_complete, "update strengths_area set state = 'in_progress'");
DAMAGE(no_strength, "update strengths_area set work_strengths = ''");
DAMAGE(no_earlier, "update strengths_edition set restored = 7");
static const struct query *const damages[] = {
        &other_person, &not_complete, &no_strength, &no_earlier, NULL,
};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act a;
	struct world *w = world_with(t, damages);

	assess_world_in(w, &a);
	assess_all_done(w, &a);
	expect_ok(world_do(w, "sam", assess_do_sign, &a));
	expect_ok(world_see(w, NULL, see_check, NULL));
	world_finds(w, damage, assess_check, words);
}

TEST("assess: the check finds rows of somebody else, and what was signed "
     "without being complete")
{
	finds(t, &other_person, "belongs to no edition of the same person");
	finds(t, &not_complete, "is signed and not complete");
	finds(t, &no_strength, "is signed without a strength");
	finds(t, &no_earlier, "goes back to one that is not there");
}

/* --- panels ------------------------------------------------------------ */

TEST("assess: the case overview shows strengths first and who said so")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct str body;

	expect_has(http_get(h, "sam", "/people/" RHIAN).body,
	           "/people/" RHIAN "/strengths\"");
	assess_writes(h->w, &a, HOME, S("Keeps the rent paid"), false);
	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("It is tight"));
	a.seen = 1;
	a.own.priority = 1;
	expect_ok(world_do(h->w, "rhian", assess_do_own, &a));
	body = http_get(h, "sam", "/people/" RHIAN).body;
	expect_has(body, "Keeps the rent paid");
	expect_has(body, "’s words");
	expect_has(body, "Rhian puts first");
	expect_has(body, "0 of 9 areas are complete");
	expect_lacks(body, "When money is short");
	expect_lacks(body, "The landlord told us");
}

TEST("assess: the person's home says how much they wrote, and leads there")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");

	expect_has(http_get(h, "rhian", "/me").body,
	           "Say how you see each part of your life.");
	assess_says(h->w, &a, "sam", ASSESS_FINANCE, S("It is tight"));
	expect_has(http_get(h, "rhian", "/me").body,
	           "Say how you see each part of your life.");
	assess_says(h->w, &a, "rhian", HOME, S("It is good"));
	expect_has(http_get(h, "rhian", "/me").body,
	           "You wrote about 1 part of 9.");
}

TEST("assess: what was signed stands on the first page of a second person "
     "until it is answered or overtaken")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	const char *whole = "/people/" RHIAN "/strengths/whole\"";

	assess_all_done(h->w, &a);
	expect_lacks(http_get(h, "priya", "/today").body, whole);
	expect_ok(world_do(h->w, "sam", assess_do_sign, &a));
	expect_has(http_get(h, "priya", "/today").body, whole);
	expect_lacks(http_get(h, "sam", "/today").body,
	             "Assessments to look at");
	expect_lacks(http_get(h, "otto", "/today").body, whole);
	assess_look(h->w, &a);
	a.seen = a.a.version;
	a.yes = true;
	expect_ok(world_do(h->w, "priya", assess_do_answer, &a));
	expect_lacks(http_get(h, "morgan", "/today").body, whole);
}

TEST("assess: the timeline says which area it was, and of the worker's side "
     "the person is told when it is shared")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct str body;

	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("It is tight"));
	assess_writes(h->w, &a, HOME, S("Keeps the rent paid"), false);
	body = http_get(h, "sam", "/people/" RHIAN "/timeline").body;
	expect_has(body, "Finances");
	expect_has(body, "/people/" RHIAN "/strengths/areas/finance");
	expect_has(body, "Accommodation");
	expect_lacks(body, "It is tight");
	body = http_get(h, "rhian", "/me/timeline").body;
	expect_has(body, "You wrote how you see a part of your life");
	expect_has(body, "/me/strengths/finance");
	expect_lacks(body, "Where I live");
	assess_look(h->w, &a);
	a.seen = a.a.version;
	expect_ok(world_do(h->w, "sam", assess_do_share, &a));
	expect_has(http_get(h, "rhian", "/me/timeline").body,
	           "shared with you how they see things");
}
