/* rights_rows_test.c - merges, what must hold in the rows, the timeline. */
#include "practice/strengths/rights_world_test.h"

TEST("rights: a merge hands changes, decisions and ratings over, and gives "
     "them back")
{
	struct right r = right_new(t);
	struct merging m = {.kept = r.a.person};

	m.gone = r.a.person = assess_person(r.w, "X100002", "Gwil", true);
	expect_ok(right_move(&r, "sam", RIGHTS_OWN));
	expect_ok(right_decide(&r, "sam", 5));
	expect_ok(world_do(r.w, "priya", merging_do, &m));
	r.a.person = m.kept;
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_OWN);
	expect_equal(right_one(&r, "sam")->said[RIGHTS_WORKER].step, 5);
	expect_ok(world_see(r.w, NULL, right_see_check, NULL));
	expect_ok(world_do(r.w, "priya", merging_undo, &m));
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_JUDGE);
	expect_fault(world_see(r.w, "sam", right_see_one, &r), FAULT_NOT_FOUND,
	             NULL);
	r.a.person = m.gone;
	expect_equal(right_row(&r, "sam")->kind, RIGHTS_OWN);
	expect_equal(right_one(&r, "sam")->said[RIGHTS_WORKER].step, 5);
}

/* All but two changes that one topic takes: given, then asked and taken back
 * by turns. */
static void
changes_make(struct right *r)
{
	expect_ok(right_move(r, "sam", RIGHTS_OWN));
	for (int i = 1; i < RIGHTS_CHANGES_MOST - 2; i++) {
		expect_ok(right_move(r, "sam", RIGHTS_JUDGE));
		expect_ok(right_answer(r, "sam", false, S("")));
	}
}

TEST("rights: after a merge a row counts all its changes, as it is read so it "
     "is moved")
{
	struct right r = right_new(t);
	struct merging m = {.kept = r.a.person};

	changes_make(&r);
	m.gone = r.a.person = assess_person(r.w, "X100002", "Gwil", true);
	changes_make(&r);
	expect_ok(world_do(r.w, "priya", merging_do, &m));
	r.a.person = m.kept;
	expect_refused(t, right_move(&r, "sam", RIGHTS_JUDGE),
	               "There is no room for more changes of this");
}

/* --- what must hold ----------------------------------------------------- */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "strengths_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(rights_strange, "update strengths_rating set person = 7");
DAMAGE(rights_early, "update strengths_rating set at = 7");
DAMAGE(rights_taken, "update strengths_right set answered_by = null,"
                     " answered_at = null, state = 'stands'");
DAMAGE(rights_same, "update strengths_right set answered_by = made_by");
static const struct query *const damages[] = {
        &rights_strange, &rights_early, &rights_taken, &rights_same, NULL,
};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct right r = {.topic = RIGHTS_WHEN};

	r.w = world_with(t, damages);
	assess_world_in(r.w, &r.a);
	right_begin(&r);
	expect_ok(right_move(&r, "rhian", RIGHTS_OWN));
	expect_ok(right_answer(&r, "sam", true, S("")));
	expect_ok(right_decide(&r, "sam", 5));
	expect_ok(world_see(r.w, NULL, right_see_check, NULL));
	world_finds(r.w, damage, rights_check, words);
}

TEST("rights: the check finds rows of somebody else, what was taken and what "
     "is older than it can be")
{
	finds(t, &rights_strange, "belongs to no decision of the same person");
	finds(t, &rights_early, "is older than its decision");
	finds(t, &rights_taken, "was taken, and nobody gave it");
	finds(t, &rights_same, "was answered by whoever asked");
}

/* --- the timeline ------------------------------------------------------- */

TEST("rights: the timeline says which topic it was, and nothing of a rating")
{
	struct right r;
	struct http *h = right_http(t, &r);
	struct str body;

	expect_ok(right_move(&r, "rhian", RIGHTS_OWN));
	expect_ok(right_answer(&r, "sam", true, S("Because of the bus")));
	r.decision.rate.words = S("Nobody asked me");
	expect_ok(right_decide(&r, "rhian", 2));
	body = http_get(h, "sam", "/people/" RHIAN "/timeline").body;
	expect_has(body, "When to meet");
	expect_has(body, "/people/" RHIAN "/rights/topics/when");
	expect_has(body, "/people/" RHIAN "/rights/decisions");
	expect_lacks(body, "Nobody asked me");
	expect_lacks(body, "Because of the bus");
	body = http_get(h, "rhian", "/me/timeline").body;
	expect_has(body, "You asked to have a say in more");
	expect_has(body, "When we meet");
	expect_has(body, "/me/rights/topics/when");
}
